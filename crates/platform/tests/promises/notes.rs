//! The smallest room there is: it keeps notes, and refuses empty ones after writing them.

use ddci_platform::{
    MIGRATIONS,
    permit::Actor,
    store::{Applied, Db, Migration, Read, StoreError, Transition, Tx},
    values,
};
use ddci_testkit::{Actors, Engine, TestDb};
use serde_json::json;

const TABLE: Migration =
    Migration { name: "notes/0001_note", sql: "CREATE TABLE note (text text PRIMARY KEY)" };

/// The platform's migrations and the room's.
pub fn migrations() -> Vec<Migration> {
    MIGRATIONS.iter().copied().chain([TABLE]).collect()
}

/// A fresh database with one authority.
pub async fn room(engine: Engine) -> (TestDb, Actors) {
    let test = TestDb::new(engine, &migrations()).await;
    let actors = Actors::found(&test).await;
    (test, actors)
}

/// Writes a note.
#[derive(Debug)]
pub struct Keep(pub String);

#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    #[error("a note says something")]
    Empty,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Transition for Keep {
    const VERB: &'static str = "note.keep";
    type Output = ();
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, _: &Actor) -> Result<Applied<()>, Refusal> {
        tx.write("INSERT INTO note (text) VALUES ($1)", values![self.0.as_str()]).await?;
        if self.0.is_empty() {
            return Err(Refusal::Empty);
        }
        Ok(Applied::to(format!("note:{}", self.0), json!({"length": self.0.len()}), ()))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        match error {
            Refusal::Empty => None,
            Refusal::Store(error) => Some(error),
        }
    }
}

/// Keeps notes one after another.
pub async fn keep_all(db: &Db, actor: &Actor, notes: &[&str]) {
    for note in notes {
        db.run(actor, &Keep((*note).to_owned())).await.unwrap();
    }
}

/// The verbs that an authority's chain holds, in order.
pub async fn verbs(db: &Db, actors: &Actors) -> Vec<String> {
    let sql = "SELECT verb FROM audit_entry WHERE authority = $1 ORDER BY sequence";
    let rows = db.all(sql, values![actors.authority.0]).await.unwrap();
    rows.iter().map(|row| row.get("verb").unwrap()).collect()
}

/// How many rows a table has.
pub async fn count(db: &Db, table: &str) -> i64 {
    let row = db.first(&format!("SELECT COUNT(*) AS n FROM {table}"), values![]).await.unwrap();
    row.unwrap().get("n").unwrap()
}
