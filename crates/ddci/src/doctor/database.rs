//! Whether the database keeps what it is given. What each of the two is asked is its own: this is
//! no store, and asks about settings that the other one does not have.

use super::Finding;
use crate::rooms;
use ddci_platform::store::{self, Db, Read, StoreError};
use jiff::Timestamp;

/// What the finding about migrations is about.
pub(super) const TABLES: &str = "tables";

/// How far the clocks of two machines may be apart, in milliseconds.
const SKEW: i64 = 2_000;

pub(super) async fn look(db: &Db) -> Vec<Finding> {
    let mut findings = Vec::new();
    let asked = if db.is_postgres() { POSTGRES } else { SQLITE };
    for question in asked {
        findings.push(match text(db, question.sql).await {
            Ok(value) => question.judged(&value),
            Err(error) => Finding::unseen(question.about, &error),
        });
    }
    if db.is_postgres() {
        findings.push(clock(db).await);
    }
    findings.push(tables(db).await);
    findings
}

/// A setting, what it must be, and what to do otherwise. No value means that any will do.
struct Question {
    about: &'static str,
    sql: &'static str,
    must: Option<&'static str>,
    todo: &'static str,
}

impl Question {
    fn judged(&self, value: &str) -> Finding {
        match self.must {
            Some(must) if must != value => {
                Finding::fail(self.about, format!("{value}, and not {must}"), self.todo)
            }
            _ => Finding::ok(self.about, value),
        }
    }
}

const SQLITE: &[Question] = &[
    Question {
        about: "version",
        sql: "SELECT 'SQLite ' || sqlite_version() AS value",
        must: None,
        todo: "",
    },
    Question {
        about: "encoding",
        sql: "SELECT encoding AS value FROM pragma_encoding",
        must: Some("UTF-8"),
        todo: "make the database with `ddci init`",
    },
    Question {
        about: "journal",
        sql: "SELECT journal_mode AS value FROM pragma_journal_mode",
        must: Some("wal"),
        todo: "put the file on a local disk: WAL does not work over a network",
    },
    Question {
        about: "synchronous",
        sql:
            "SELECT CASE synchronous WHEN 2 THEN 'full' ELSE CAST(synchronous AS text) END AS value
              FROM pragma_synchronous",
        must: Some("full"),
        todo: "what was acknowledged may be lost: report this",
    },
    Question {
        about: "foreign keys",
        sql: "SELECT CASE foreign_keys WHEN 1 THEN 'on' ELSE 'off' END AS value
              FROM pragma_foreign_keys",
        must: Some("on"),
        todo: "report this",
    },
    Question {
        about: "pages of the file",
        sql: "SELECT quick_check AS value FROM pragma_quick_check LIMIT 1",
        must: Some("ok"),
        todo: "stop the service, keep the file, and restore the last backup",
    },
];

const POSTGRES: &[Question] = &[
    Question {
        about: "version",
        sql: "SELECT 'PostgreSQL ' || current_setting('server_version') AS value",
        must: None,
        todo: "",
    },
    Question {
        about: "encoding",
        sql: "SELECT current_setting('server_encoding') AS value",
        must: Some("UTF8"),
        todo: "make a new database with ENCODING 'UTF8', and move over with backup and restore",
    },
    Question {
        about: "collation",
        sql: "SELECT CAST(datcollate AS text) AS value FROM pg_database
              WHERE datname = current_database()",
        must: None,
        todo: "",
    },
    Question {
        about: "fsync",
        sql: "SELECT current_setting('fsync') AS value",
        must: Some("on"),
        todo: "switch it on: what was acknowledged may be lost",
    },
    Question {
        about: "full_page_writes",
        sql: "SELECT current_setting('full_page_writes') AS value",
        must: Some("on"),
        todo: "switch it on: after a power cut pages may be half written",
    },
    Question {
        about: "synchronous_commit",
        sql: "SELECT current_setting('synchronous_commit') AS value",
        must: Some("on"),
        todo: "switch it on: what was acknowledged may be lost",
    },
];

async fn text(db: &Db, sql: &str) -> Result<String, StoreError> {
    db.first(sql, Vec::new()).await?.map_or_else(|| Ok(String::new()), |row| row.get("value"))
}

/// Sessions and links run on the clocks of nodes, which must agree.
async fn clock(db: &Db) -> Finding {
    const ABOUT: &str = "clock";
    let sql = "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS bigint) AS at";
    let before = db.clock().now().as_millisecond();
    let theirs = match db.first(sql, Vec::new()).await {
        Ok(row) => row.map_or(Ok(None), |row| row.get::<Option<Timestamp>>("at")),
        Err(error) => Err(error),
    };
    let theirs = match theirs {
        Ok(at) => at.map_or(before, Timestamp::as_millisecond),
        Err(error) => return Finding::unseen(ABOUT, &error),
    };
    let after = db.clock().now().as_millisecond();
    let apart = (before - theirs).max(theirs - after).max(0);
    match apart > SKEW {
        true => Finding::fail(
            ABOUT,
            format!("this machine and the database's are {apart} ms apart"),
            "let both keep time by NTP",
        ),
        false => Finding::ok(ABOUT, format!("within {SKEW} ms of the database's")),
    }
}

async fn tables(db: &Db) -> Finding {
    let known = rooms::migrations();
    let applied = match store::applied(db).await {
        Ok(applied) => applied,
        Err(_) => {
            let found = "the database was never set up";
            return Finding::fail(TABLES, found, "`ddci init`, or `ddci restore` of a backup");
        }
    };
    let of = |name: &str| known.iter().find(|migration| migration.name == name);
    let newer = applied.iter().find(|(name, _)| of(name).is_none());
    let changed = applied
        .iter()
        .find(|(name, hash)| of(name).is_some_and(|migration| migration.hash() != *hash));
    let lacking = known.iter().filter(|own| !applied.iter().any(|(name, _)| name == own.name));
    let lacking: Vec<&str> = lacking.map(|migration| migration.name).collect();
    match (newer, changed) {
        (Some((name, _)), _) => Finding::fail(
            TABLES,
            format!("{name} is not known to this version"),
            "install the version that made it, or a later one",
        ),
        (None, Some((name, _))) => Finding::fail(
            TABLES,
            format!("{name} was applied with another text"),
            "install the version that made it",
        ),
        (None, None) if lacking.is_empty() => {
            Finding::ok(TABLES, format!("{} migrations, all of this version", applied.len()))
        }
        (None, None) => {
            Finding::fail(TABLES, format!("lacks {}", lacking.join(", ")), "`ddci migrate`")
        }
    }
}
