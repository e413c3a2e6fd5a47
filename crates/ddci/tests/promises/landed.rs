//! Every state of the tables that ever stood in the repository is brought up to today, with rows in
//! it.

use crate::rooms;
use ddci_plan::store::folded;
use ddci_platform::{
    backup::{Kind, Schema, Table},
    store::{Bind, Db, Migration, Read, Value, migrate},
    values,
};
use ddci_testkit::{Engine, TestDb};
use jiff::civil::date;
use rstest::rstest;
use std::collections::BTreeSet;
use uuid::Uuid;

/// What each landing added, oldest first. A new one is added at the end once it has landed.
const LANDED: [&[&str]; 24] = [
    &["platform/0001_org", "platform/0002_identity", "platform/0003_audit", "platform/0004_files"],
    &["plan/0001_plan", "plan/0002_obligation"],
    &["plan/0003_edit"],
    &["plan/0007_amendment"],
    &["platform/0005_units", "platform/0006_lineage", "platform/0007_positions"],
    &["platform/0006_calendar", "plan/0006_moves"],
    &["plan/0005_saved_view"],
    &["platform/0010_superior", "plan/0013_lifecycle"],
    &["platform/0009_person_folded", "plan/0012_task_figures"],
    &["plan/0008_table", "plan/0009_progress"],
    &["plan/0010_desk"],
    &["plan/0014_withdrawn"],
    &["plan/0015_folded"],
    &["survey/0001_round"],
    &["survey/0002_results"],
    &[
        "platform/0011_job",
        "platform/0012_outbox",
        "platform/0013_email",
        "platform/0021_feed",
        "plan/0016_executor",
        "plan/0023_comment",
    ],
    &["plan/0019_coordination"],
    &["platform/0014_second_factor"],
    &["plan/0025_follows"],
    &["plan/0024_meeting"],
    &["platform/0017_api_token"],
    &["plan/0026_handover"],
    &["plan/0017_escalation", "plan/0018_urging_letter"],
    &["plan/0020_extension", "plan/0021_bounce", "plan/0022_quality"],
];

/// The migrations of the first landings, in the order of the program.
fn after(landings: usize) -> Vec<Migration> {
    let names: BTreeSet<&str> = LANDED.iter().take(landings).copied().flatten().copied().collect();
    let mut with = rooms::migrations();
    with.retain(|migration| names.contains(migration.name));
    assert_eq!(with.len(), names.len(), "a migration that landed is there for ever");
    with
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn each_state_that_landed_becomes_todays(#[case] engine: Engine) {
    for landings in 1..=LANDED.len() {
        let test = TestDb::new(engine, &after(landings)).await;
        let then = Schema::of(&after(landings)).unwrap();
        fill(&test, &then).await;

        migrate(test.url(), &rooms::migrations()).await.unwrap();

        let today = TestDb::at(test.url()).await;
        folded::fill(&today).await.unwrap();
        for table in &then.tables {
            assert!(rows(&today, &table.name).await >= 1, "{landings}: {}", table.name);
        }
        for table in &Schema::of(&rooms::migrations()).unwrap().tables {
            let columns: Vec<&str> =
                table.columns.iter().map(|column| column.name.as_str()).collect();
            let sql = format!("SELECT {} FROM {} LIMIT 1", columns.join(", "), table.name);
            today.all(&sql, values![]).await.unwrap();
        }
    }
}

/// One row in each table: what refers to another table refers to its row.
async fn fill(db: &Db, schema: &Schema) {
    for table in &schema.tables {
        let columns: Vec<_> = table.columns.iter().collect();
        let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
        let places: Vec<String> = (1..=names.len()).map(|place| format!("${place}")).collect();
        let values = columns.iter().map(|column| something(column.kind)).collect();
        let sql = format!(
            "INSERT INTO {} ({}) VALUES ({})",
            table.name,
            names.join(", "),
            places.join(", ")
        );
        db.bookkeep(&sql, values).await.unwrap();
        assert_one(db, table).await;
    }
}

async fn assert_one(db: &Db, table: &Table) {
    assert_eq!(rows(db, &table.name).await, 1, "{}", table.name);
}

async fn rows(db: &Db, table: &str) -> i64 {
    let sql = format!("SELECT COUNT(*) AS n FROM {table}");
    db.first(&sql, values![]).await.unwrap().unwrap().get("n").unwrap()
}

/// All keys are one key, so that every reference leads somewhere.
fn something(kind: Kind) -> Value {
    match kind {
        Kind::Uuid => Uuid::from_bytes([7; 16]).bind(),
        Kind::Text => "x".bind(),
        Kind::Bigint => 1_i64.bind(),
        Kind::Integer => 1_i32.bind(),
        Kind::Boolean => true.bind(),
        Kind::Date => date(2024, 9, 18).bind(),
        Kind::Bytes => vec![1_u8].bind(),
    }
}
