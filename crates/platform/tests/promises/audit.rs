//! The audit chain: whoever can write to the database can change it, and `verify` finds out.

use crate::notes::{keep_all, room};
use ddci_platform::{
    audit::{Broken, Entry, Head, Verified, verify},
    org::UnitId,
    permit::Actor,
    store::{Bind, Db, Read, Value},
    values,
};
use ddci_testkit::{Actors, Engine, TestDb, moment};
use rstest::rstest;
use serde_json::json;

const NOTES: [&str; 6] = ["one", "two", "three", "four", "five", "six"];

/// A chain that ends with six notes; the sequence of the first of them.
async fn chain(engine: Engine) -> (TestDb, Actors, i64) {
    let (test, actors) = room(engine).await;
    let before = verified(&test, actors.authority).await.entries;
    keep_all(&test, &actors.officer(), &NOTES).await;
    (test, actors, before + 1)
}

async fn verified(db: &Db, authority: UnitId) -> Verified {
    verify(db, authority).await.unwrap().unwrap()
}

async fn broken(db: &Db, authority: UnitId) -> Broken {
    verify(db, authority).await.unwrap().unwrap_err()
}

async fn tamper(db: &Db, sql: &str, values: Vec<Value>) {
    assert!(db.bookkeep(sql, values).await.unwrap() > 0, "{sql} touched nothing");
}

/// An entry that is right in itself, as a forger would write it.
fn forged(authority: UnitId, sequence: i64, previous: &str) -> Entry {
    let head = Head { authority, sequence, previous: previous.to_owned() };
    let actor = Actor::Operator { authority, command: "forge" };
    Entry::new(&head, moment("2024-09-18 09:00"), &actor, "note.keep", "note", &json!({}))
}

async fn insert(db: &Db, entry: &Entry) {
    let sql = "INSERT INTO audit_entry
                 (authority, sequence, at, actor, verb, subject, detail, previous, hash)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let row = values![
        entry.authority.0,
        entry.sequence,
        entry.at,
        entry.actor.as_str(),
        entry.verb.as_str(),
        entry.subject.as_str(),
        entry.detail.as_str(),
        entry.previous.as_str(),
        entry.hash.as_str(),
    ];
    tamper(db, sql, row).await;
}

async fn hash_of(db: &Db, sequence: i64) -> String {
    let sql = "SELECT hash FROM audit_entry WHERE sequence = $1";
    db.first(sql, values![sequence]).await.unwrap().unwrap().get("hash").unwrap()
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn an_untouched_chain_holds(#[case] engine: Engine) {
    let (test, actors, first) = chain(engine).await;

    let chain = verified(&test, actors.authority).await;

    assert_eq!(chain.entries, first + 5);
    assert_eq!(chain.head, hash_of(&test, chain.entries).await);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_changed_entry_is_found(
    #[case] engine: Engine,
    #[values("actor", "verb", "subject", "detail")] column: &str,
) {
    let (test, actors, first) = chain(engine).await;

    let sql = format!("UPDATE audit_entry SET {column} = 'account:x' WHERE sequence = $1");
    tamper(&test, &sql, values![first + 2]).await;

    assert_eq!(broken(&test, actors.authority).await, Broken::Changed(first + 2));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn another_time_is_found(#[case] engine: Engine) {
    let (test, actors, first) = chain(engine).await;

    let sql = "UPDATE audit_entry SET at = at - 86400000 WHERE sequence = $1";
    tamper(&test, sql, values![first]).await;

    assert_eq!(broken(&test, actors.authority).await, Broken::Changed(first));
}

/// The forger makes the entry's own hash right again; the next one still names the old.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn an_entry_replaced_with_its_hash_is_found(#[case] engine: Engine) {
    let (test, actors, first) = chain(engine).await;
    let previous = hash_of(&test, first + 1).await;

    tamper(&test, "DELETE FROM audit_entry WHERE sequence = $1", values![first + 2]).await;
    insert(&test, &forged(actors.authority, first + 2, &previous)).await;

    assert_eq!(broken(&test, actors.authority).await, Broken::Detached(first + 3));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_missing_entry_is_found(#[case] engine: Engine) {
    let (test, actors, first) = chain(engine).await;

    tamper(&test, "DELETE FROM audit_entry WHERE sequence = $1", values![first + 3]).await;

    assert_eq!(broken(&test, actors.authority).await, Broken::Missing(first + 3));
}

/// Those behind the missing one are moved up, so that no number is missing.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_missing_entry_is_found_behind_new_numbers(#[case] engine: Engine) {
    let (test, actors, first) = chain(engine).await;

    tamper(&test, "DELETE FROM audit_entry WHERE sequence = $1", values![first + 3]).await;
    for sequence in first + 4..=first + 5 {
        let sql = "UPDATE audit_entry SET sequence = sequence - 1 WHERE sequence = $1";
        tamper(&test, sql, values![sequence]).await;
    }

    assert_eq!(broken(&test, actors.authority).await, Broken::Detached(first + 3));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn an_inserted_entry_is_found(#[case] engine: Engine) {
    let (test, actors, first) = chain(engine).await;
    let previous = hash_of(&test, first + 2).await;

    for sequence in (first + 3..=first + 5).rev() {
        let sql = "UPDATE audit_entry SET sequence = sequence + 1 WHERE sequence = $1";
        tamper(&test, sql, values![sequence]).await;
    }
    insert(&test, &forged(actors.authority, first + 3, &previous)).await;

    assert_eq!(broken(&test, actors.authority).await, Broken::Detached(first + 4));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn an_entry_hung_on_at_the_end_is_found(#[case] engine: Engine) {
    let (test, actors, first) = chain(engine).await;
    let last = first + 5;

    insert(&test, &forged(actors.authority, last + 1, &hash_of(&test, last).await)).await;

    let end = Broken::CutOff { found: last + 1, expected: last };
    assert_eq!(broken(&test, actors.authority).await, end);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn entries_cut_off_at_the_end_are_found(#[case] engine: Engine) {
    let (test, actors, first) = chain(engine).await;
    let last = first + 5;

    tamper(&test, "DELETE FROM audit_entry WHERE sequence > $1", values![last - 2]).await;

    let end = Broken::CutOff { found: last - 2, expected: last };
    assert_eq!(broken(&test, actors.authority).await, end);
}

/// The forger moves the head as well: only a head kept elsewhere tells, so `verify` returns it.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn the_head_proves_what_was_cut_off_with_it(#[case] engine: Engine) {
    let (test, actors, first) = chain(engine).await;
    let kept = verified(&test, actors.authority).await;
    let last = first + 3;

    tamper(&test, "DELETE FROM audit_entry WHERE sequence > $1", values![last]).await;
    let sql = "UPDATE audit_head SET sequence = $1, hash = $2";
    tamper(&test, sql, vec![last.bind(), hash_of(&test, last).await.bind()]).await;

    let now = verified(&test, actors.authority).await;
    assert_ne!((now.entries, now.head), (kept.entries, kept.head));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn what_happens_to_one_chain_leaves_others_whole(#[case] engine: Engine) {
    let (test, actors, _) = chain(engine).await;
    let others = Actors::found_as(&test, "other", "UBND huyện Khác").await;

    let sql = "DELETE FROM audit_entry WHERE authority = $1";
    tamper(&test, sql, values![actors.authority.0]).await;

    assert!(verify(&test, actors.authority).await.unwrap().is_err());
    assert!(verify(&test, others.authority).await.unwrap().is_ok());
}

/// Chains are read some thousand entries at a time; the seams hold too.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_long_chain_is_walked_to_its_end(#[case] engine: Engine) {
    let (test, actors) = room(engine).await;
    let mut last = verified(&test, actors.authority).await;
    let mut rows = Vec::new();
    for _ in 0..2_500 {
        let entry = forged(actors.authority, last.entries + 1, &last.head);
        rows.push(format!(
            "('{}', {}, {}, '{}', '{}', '{}', '{}', '{}', '{}')",
            sql_uuid(&test, entry.authority),
            entry.sequence,
            entry.at.as_millisecond(),
            entry.actor,
            entry.verb,
            entry.subject,
            entry.detail,
            entry.previous,
            entry.hash,
        ));
        last = Verified { entries: entry.sequence, head: entry.hash };
    }
    // SQLite keeps keys as bytes: X'…', with the quote that the format above has opened.
    let rows = rows.join(", ").replace("('X'", "(X'");
    tamper(&test, &format!("INSERT INTO audit_entry VALUES {rows}"), values![]).await;
    let sql = "UPDATE audit_head SET sequence = $1, hash = $2";
    tamper(&test, sql, vec![last.entries.bind(), last.head.as_str().bind()]).await;

    assert_eq!(verified(&test, actors.authority).await, last);
    tamper(&test, "UPDATE audit_entry SET verb = 'x' WHERE sequence = $1", values![2_001_i64])
        .await;
    assert_eq!(broken(&test, actors.authority).await, Broken::Changed(2_001));
}

fn sql_uuid(db: &Db, key: UnitId) -> String {
    if db.is_postgres() { key.to_string() } else { format!("X'{}", key.0.simple()) }
}
