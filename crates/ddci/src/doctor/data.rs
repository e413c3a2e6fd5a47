//! Whether what the database holds fits together, as far as can be told quickly.

use super::Finding;
use ddci_platform::{
    audit, backup, law,
    org::{self, Unit},
    store::{Db, Read, StoreError, date},
};
use jiff::civil::Date;

/// How old the last backup may be, in hours.
const DAYS: i64 = 24;

pub(super) async fn look(db: &Db) -> Vec<Finding> {
    let mut findings = vec![seen("backup", last_backup(db).await)];
    for lost in LOST {
        findings.push(seen(lost.about, lost.look(db).await));
    }
    let authorities = match org::authorities(db).await {
        Ok(authorities) => authorities,
        Err(error) => {
            findings.push(Finding::fail("authorities", error.to_string(), "`ddci init`"));
            return findings;
        }
    };
    for authority in authorities {
        findings.push(seen("audit log", chain(db, &authority).await));
        findings.push(seen("calendar", calendar(db, &authority).await));
    }
    findings
}

fn seen(about: &'static str, finding: Result<Finding, StoreError>) -> Finding {
    finding.unwrap_or_else(|error| Finding::unseen(about, &error))
}

async fn last_backup(db: &Db) -> Result<Finding, StoreError> {
    const ABOUT: &str = "backup";
    const REMEDY: &str = "`ddci backup FILE` every night, and the file on another machine";
    let Some(at) = backup::last(db).await? else {
        return Ok(Finding::warn(ABOUT, "none was ever taken with `ddci backup`", REMEDY));
    };
    let hours = db.clock().now().duration_since(at).as_hours();
    let found = format!("the last one was taken {hours} hours ago");
    Ok(match hours {
        hours if hours > 8 * DAYS => Finding::fail(ABOUT, found, REMEDY),
        hours if hours > 2 * DAYS => Finding::warn(ABOUT, found, REMEDY),
        _ => Finding::ok(ABOUT, found),
    })
}

/// The end of the chain: all of it takes a while, which is what `ddci audit verify` is for.
async fn chain(db: &Db, authority: &Unit) -> Result<Finding, StoreError> {
    const ABOUT: &str = "audit log";
    Ok(match audit::verify_end(db, authority.id).await? {
        Ok(end) => Finding::ok(
            ABOUT,
            format!("{}: {} entries, the end of the chain holds", authority.name, end.entries),
        ),
        Err(broken) => Finding::fail(
            ABOUT,
            format!("{}: BROKEN: {broken}", authority.name),
            "keep the database as it is, run `ddci audit verify`, and compare with heads kept elsewhere",
        ),
    })
}

/// Deadlines of a year of which only weekends are known will move once its holidays are announced.
async fn calendar(db: &Db, authority: &Unit) -> Result<Finding, StoreError> {
    const ABOUT: &str = "calendar";
    const REMEDY: &str = "import the announcement on the page /calendar/import";
    let calendar = law::calendar(db, authority.id).await?;
    let today = db.clock().today();
    let unknown = calendar.years_without_data(today, today);
    let unverified = calendar.days().filter(|day| day.date >= today && !day.verified).count();
    let name = &authority.name;
    Ok(if !unknown.is_empty() {
        Finding::fail(ABOUT, format!("{name}: of {} only weekends are known", today.year()), REMEDY)
    } else if !calendar.covers(today.year() + 1) && today.month() >= 11 {
        let found = format!("{name}: of {} only weekends are known", today.year() + 1);
        Finding::warn(ABOUT, found, REMEDY)
    } else if unverified > 0 {
        let found = format!("{name}: {unverified} days to come rest on no act that fixes them");
        Finding::warn(ABOUT, found, "check them against the announcement on the page /calendar")
    } else {
        Finding::ok(ABOUT, format!("{name}: {} is known", today.year()))
    })
}

/// Something that belongs to nobody or to nothing any more.
struct Lost {
    about: &'static str,
    sql: &'static str,
    found: &'static str,
    fails: bool,
    todo: &'static str,
}

const LOST: &[Lost] = &[
    Lost {
        about: "documents",
        sql: "SELECT COUNT(*) AS n FROM file f WHERE $1 = $1
                AND NOT EXISTS (SELECT 1 FROM file_body b WHERE b.hash = f.hash)",
        found: "documents whose content is not there",
        fails: true,
        todo: "restore the last backup into another database and compare",
    },
    Lost {
        about: "open work",
        sql: "SELECT COUNT(*) AS n FROM obligation o
              WHERE o.state IN ('not_started', 'in_progress', 'returned')
                AND o.unit IN (SELECT id FROM unit WHERE valid_to < $1)",
        found: "open obligations of units that have ended",
        fails: false,
        todo: "record what became of the units on /units/reorganise",
    },
    Lost {
        about: "messages",
        sql: "SELECT COUNT(*) AS n FROM outbox WHERE $1 = $1 AND state = 'given_up'",
        found: "messages that were given up",
        fails: false,
        todo: "look at them, and at the mail server",
    },
    Lost {
        about: "jobs",
        sql: "SELECT COUNT(*) AS n FROM job WHERE $1 = $1 AND state = 'given_up'",
        found: "jobs that failed too often",
        fails: false,
        todo: "look at what they say, and try them again",
    },
    Lost {
        about: "e-mail",
        sql: "SELECT COUNT(DISTINCT p.id) AS n FROM account a JOIN person p ON p.id = a.person
              WHERE $1 = $1 AND a.disabled_at IS NULL AND p.email IS NULL",
        found: "people who can sign in and have no e-mail address: no reminder reaches them",
        fails: false,
        todo: "enter their addresses on /people",
    },
    Lost {
        about: "people",
        sql: "SELECT COUNT(*) AS n FROM account a JOIN person p ON p.id = a.person
              WHERE a.disabled_at IS NULL AND p.unit IN (SELECT id FROM unit WHERE valid_to < $1)",
        found: "people who can sign in, of units that have ended",
        fails: false,
        todo: "move them to their new unit, or close their accounts, on /people",
    },
];

impl Lost {
    async fn look(&self, db: &Db) -> Result<Finding, StoreError> {
        let today: Date = db.clock().today();
        let row = db.first(self.sql, vec![date(today)]).await?;
        let count: i64 = row.map_or(Ok(0), |row| row.get("n"))?;
        let found = format!("{count} {}", self.found);
        Ok(match (count, self.fails) {
            (0, _) => Finding::ok(self.about, found),
            (_, true) => Finding::fail(self.about, found, self.todo),
            (_, false) => Finding::warn(self.about, found, self.todo),
        })
    }
}
