//! Backups of the whole program: of today, and of releases that are behind us.

use crate::{authority::installed, command::Desk, installation::Installation, rooms};
use ddci_platform::{
    backup::{self, Archive, Schema},
    store::{Read, migrate},
    values,
};
use ddci_testkit::{Engine, TestDb};
use rstest::rstest;
use std::{collections::BTreeSet, path::PathBuf};

/// A backup that the program of then has written. It is never made again.
fn of_then(release: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/backups");
    folder.join(release).join("installation.backup")
}

#[rstest]
#[case::sqlite("0.1.0", Engine::Sqlite)]
#[case::postgres("0.1.0", Engine::Postgres)]
#[tokio::test]
async fn a_backup_of_then_is_restored_today(#[case] release: &str, #[case] engine: Engine) {
    let empty = TestDb::empty(engine).await;
    let mut archive = Archive::open(&of_then(release)).unwrap();
    let migrations = rooms::migrations();

    let loaded = backup::load(&mut archive, empty.url(), &migrations).await.unwrap();

    let mut checks = backup::same_rows(&empty, &loaded.schema, &archive.manifest).await.unwrap();
    migrate(empty.url(), &migrations).await.unwrap();
    let today = TestDb::at(empty.url()).await;
    let schema = Schema::of(&migrations).unwrap();
    checks.extend(backup::sound_keys(&today, &schema).await.unwrap());
    checks.extend(backup::sound_files(&today).await.unwrap());
    checks.extend(backup::same_chains(&today, &archive.manifest).await.unwrap());
    assert!(checks.iter().all(|check| check.holds), "{checks:#?}");
    assert!(loaded.rows > 300, "there is something in it");
}

/// What the migrations say is what both databases know.
#[rstest]
#[case::sqlite(
    Engine::Sqlite,
    "SELECT t.name || '.' || c.name AS column_of FROM sqlite_master t
                                JOIN pragma_table_info(t.name) c WHERE t.type = 'table'"
)]
#[case::postgres(
    Engine::Postgres,
    "SELECT table_name || '.' || column_name AS column_of
                                    FROM information_schema.columns WHERE table_schema = 'public'"
)]
#[tokio::test]
async fn every_table_and_column_is_in_a_backup(#[case] engine: Engine, #[case] catalogue: &str) {
    let test = TestDb::new(engine, &rooms::migrations()).await;
    let rows = test.all(catalogue, values![]).await.unwrap();
    let known: BTreeSet<String> =
        rows.iter().map(|row| row.get::<String>("column_of").unwrap()).collect();

    let schema = Schema::of(&rooms::migrations()).unwrap();

    let tables = schema.tables.iter().flat_map(|table| {
        table.columns.iter().map(move |column| format!("{}.{}", table.name, column.name))
    });
    let own = ["migration.name", "migration.hash"].map(str::to_owned);
    assert_eq!(tables.chain(own).collect::<BTreeSet<_>>(), known);
    assert!(schema.tables.iter().all(|table| !table.key.is_empty()), "rows are read along keys");
}

/// By the commands, as an operator types them.
#[tokio::test]
async fn a_backup_is_made_tried_and_restored_by_command() {
    let copy = Installation::new().await.copy().await;
    let desk = Desk::new();

    let said = desk.done(&["--database", &copy.url, "backup", "ddci.backup"]);
    assert!(said.contains("audit log of"), "{said}");

    let said = desk.done(&["restore", "--verify", "ddci.backup"]);
    assert!(said.contains("The backup can be restored."), "{said}");
    assert!(!said.contains("FAIL"), "{said}");
    assert!(!desk.path("ddci.sqlite").exists(), "trying touches no database");

    let said = desk.done(&["restore", "ddci.backup"]);
    assert!(said.contains("Everybody signs in again"), "{said}");
    desk.done(&["audit", "verify"]);
    assert!(desk.refused(&["restore", "--keys", "ddci.backup"]).contains("no keys in it"));
    let refused = desk.refused_after(&["restore", "ddci.backup"]);
    assert!(refused.contains("the database has tables already"), "{refused}");
}

#[test]
fn keys_are_in_a_backup_only_where_they_were_asked_for() {
    let desk = installed();
    let key = "ab".repeat(32);
    desk.put("ddci.toml", format!("secret_keys = [\"{key}\"]\n"));

    let said = desk.done(&["backup", "without.backup"]);
    assert!(said.contains("It holds no keys"), "{said}");
    let said = desk.done(&["backup", "--with-keys", "with.backup"]);
    assert!(said.contains("It holds 1 keys") && !said.contains(&key), "{said}");

    assert_eq!(
        desk.done(&["restore", "--keys", "with.backup"]),
        format!("secret_keys = [\"{key}\"]\n")
    );
}
