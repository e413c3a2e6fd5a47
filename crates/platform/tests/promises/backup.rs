//! A backup holds one state of everything, and either database takes it.

use crate::notes::{Keep, count, keep_all, migrations, room};
use ddci_platform::{
    audit,
    backup::{self, Archive, BackedUp, BackupError, Kind, Restored, Schema},
    clock::Clock,
    random::Random,
    store::{Db, Migration, Read, migrate},
    values,
};
use ddci_testkit::{Engine, TestDb};
use rstest::rstest;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder and a file in it that is not there yet.
pub fn file() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ddci.backup");
    (folder, path)
}

/// Loads it into a database without tables.
pub async fn loaded(engine: Engine, path: &Path) -> Result<(TestDb, backup::Loaded), BackupError> {
    let empty = TestDb::empty(engine).await;
    let mut archive = Archive::open(path)?;
    let loaded = backup::load(&mut archive, empty.url(), &migrations()).await?;
    Ok((empty, loaded))
}

#[rstest]
#[case::sqlite_to_postgres(Engine::Sqlite, Engine::Postgres)]
#[case::postgres_to_sqlite(Engine::Postgres, Engine::Sqlite)]
#[case::sqlite(Engine::Sqlite, Engine::Sqlite)]
#[case::postgres(Engine::Postgres, Engine::Postgres)]
#[tokio::test]
async fn what_was_written_is_what_is_restored(#[case] from: Engine, #[case] to: Engine) {
    let (test, actors) = room(from).await;
    keep_all(&test, &actors.officer(), &["một", "hai\nhai", "\"ba\""]).await;
    let (_folder, path) = file();

    let written = backup::write(&test, &path, &migrations(), &[]).await.unwrap();
    let (restored, loaded) = loaded(to, &path).await.unwrap();

    assert_eq!(loaded.rows, written.rows());
    let checks = backup::same_rows(&restored, &loaded.schema, &written).await.unwrap();
    assert!(checks.iter().all(|check| check.holds), "{checks:#?}");
    let before = audit::verify(&test, actors.authority).await.unwrap().unwrap();
    assert_eq!(audit::verify(&restored, actors.authority).await.unwrap().unwrap(), before);
    assert_eq!(count(&restored, "note").await, 3);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn nobody_is_signed_in_after_a_restore(#[case] engine: Engine) {
    let (test, _) = room(engine).await;
    assert!(count(&test, "session").await > 0);
    let (_folder, path) = file();
    backup::write(&test, &path, &migrations(), &[]).await.unwrap();

    let (restored, _) = loaded(engine, &path).await.unwrap();

    for table in backup::LEFT_OUT {
        assert_eq!(count(&restored, table).await, 0, "{table}");
    }
    assert_eq!(count(&restored, "account").await, count(&test, "account").await);
}

/// While others write, a backup sees one state: the chain in it ends where its head says.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_is_one_state_while_others_write(#[case] engine: Engine) {
    let (test, actors) = room(engine).await;
    let node = Db::connect(test.url(), test.clock().clone(), Random::seeded(7)).await.unwrap();
    let officer = actors.officer();
    let writing = tokio::spawn(async move {
        for note in 0..200 {
            node.run(&officer, &Keep(format!("note {note}"))).await.unwrap();
        }
    });
    let (_folder, path) = file();
    while count(&test, "note").await == 0 {
        tokio::task::yield_now().await;
    }

    let written = backup::write(&test, &path, &migrations(), &[]).await.unwrap();
    writing.await.unwrap();
    let (restored, loaded) = loaded(engine, &path).await.unwrap();

    let checks = backup::same_chains(&restored, &written).await.unwrap();
    assert!(checks.iter().all(|check| check.holds), "{checks:#?}");
    let chain = audit::verify(&restored, actors.authority).await.unwrap().unwrap();
    assert_eq!(chain.entries, written.audit[0].sequence);
    let sql = "SELECT COUNT(*) AS n FROM audit_entry WHERE verb = $1";
    let kept = restored.first(sql, values!["note.keep"]).await.unwrap().unwrap();
    assert_eq!(count(&restored, "note").await, kept.get::<i64>("n").unwrap());
    assert!(backup::same_rows(&restored, &loaded.schema, &written).await.unwrap()[0].holds);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_backup_and_a_restore_stand_in_the_audit_log(#[case] engine: Engine) {
    let (test, actors) = room(engine).await;
    assert_eq!(backup::last(&*test).await.unwrap(), None);
    let (_folder, path) = file();
    let manifest = backup::write(&test, &path, &migrations(), &[]).await.unwrap();

    test.run(&actors.operator(), &BackedUp(&manifest)).await.unwrap();
    test.run(&actors.operator(), &Restored(&manifest)).await.unwrap();

    assert_eq!(backup::last(&*test).await.unwrap(), Some(test.clock().now()));
    let sql = "SELECT verb, subject, detail FROM audit_entry WHERE subject = $1 ORDER BY sequence";
    let rows = test.all(sql, values!["installation"]).await.unwrap();
    let verbs: Vec<String> = rows.iter().map(|row| row.get("verb").unwrap()).collect();
    assert_eq!(verbs, ["installation.backup", "installation.restore"]);
    let detail: String = rows[0].get("detail").unwrap();
    assert!(detail.contains(&manifest.audit[0].hash), "{detail}");
}

/// Rows that refer to later rows of their own table, and to themselves.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn rows_that_refer_to_each_other_come_back(#[case] engine: Engine) {
    const TREE: Migration = Migration {
        name: "tree/0001",
        sql: "CREATE TABLE node (id uuid PRIMARY KEY, root uuid NOT NULL REFERENCES node (id),
                next uuid REFERENCES node (id), on_day date, big bigint, small integer,
                yes boolean, bytes bytea);
              CREATE TABLE leaf (node uuid NOT NULL REFERENCES node (id), place integer NOT NULL,
                PRIMARY KEY (node, place));
              ALTER TABLE node ADD COLUMN best integer",
    };
    let with = [ddci_platform::MIGRATIONS, &[TREE]].concat();
    let test = TestDb::new(engine, &with).await;
    let key = |n: u8| uuid::Uuid::from_bytes([n; 16]);
    let insert = "INSERT INTO node (id, root, next, on_day, big, small, yes, bytes)
                  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    // The root has the greatest key, so that the order of keys is not the order of need.
    for (id, next) in [(9, None), (1, None), (2, Some(1))] {
        let values = values![
            key(id),
            key(9),
            next.map(key),
            Some(jiff::civil::date(2024, 2, 29)),
            i64::MAX,
            i32::MIN,
            true,
            vec![0_u8, 255, 10]
        ];
        test.bookkeep(insert, values).await.unwrap();
    }
    test.bookkeep("UPDATE node SET next = $1 WHERE id = $2", values![key(2), key(1)])
        .await
        .unwrap();
    test.bookkeep("INSERT INTO leaf (node, place) VALUES ($1, 1)", values![key(1)]).await.unwrap();
    let (_folder, path) = file();
    let written = backup::write(&test, &path, &with, &[]).await.unwrap();

    let empty = TestDb::empty(engine).await;
    let mut archive = Archive::open(&path).unwrap();
    let loaded = backup::load(&mut archive, empty.url(), &with).await.unwrap();

    let checks = backup::same_rows(&empty, &loaded.schema, &written).await.unwrap();
    assert!(checks.iter().all(|check| check.holds), "{checks:#?}");
    assert!(backup::sound_keys(&empty, &loaded.schema).await.unwrap()[0].holds);
    assert_eq!(count(&empty, "node").await, 3);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn an_older_backup_is_brought_up_to_this_version(#[case] engine: Engine) {
    let older = TestDb::new(engine, ddci_platform::MIGRATIONS).await;
    let (_folder, path) = file();
    backup::write(&older, &path, &migrations(), &[]).await.unwrap();

    let (restored, _) = loaded(engine, &path).await.unwrap();
    let later = migrate(restored.url(), &migrations()).await.unwrap();

    assert_eq!(later, ["notes/0001_note"]);
}

#[tokio::test]
async fn a_file_is_never_written_over_and_nobody_else_reads_it() {
    let (test, _) = room(Engine::Sqlite).await;
    let (folder, path) = file();
    backup::write(&test, &path, &migrations(), &[]).await.unwrap();

    let again = backup::write(&test, &path, &migrations(), &[]).await;

    assert!(matches!(again, Err(BackupError::Exists(_))), "{again:?}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing half is left");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[tokio::test]
async fn a_database_that_was_never_set_up_is_not_backed_up() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("new.db").display());
    let db = Db::connect(&url, Clock::system(), Random::seeded(1)).await.unwrap();

    let path = folder.path().join("backup");
    let refused = backup::write(&db, &path, &migrations(), &[]).await;

    assert!(matches!(refused, Err(BackupError::NotOurs)), "{refused:?}");
    assert!(!path.exists());
}

#[test]
fn columns_and_keys_are_read_from_migrations() {
    let schema = Schema::of(ddci_platform::MIGRATIONS).unwrap();
    let unit = schema.table("unit").unwrap();

    assert_eq!(unit.key, ["id"]);
    assert_eq!(unit.column("superior").unwrap().kind, Kind::Uuid, "added by a later one");
    assert!(unit.column("authority").unwrap().required);
    let late: Vec<&str> = schema.late(unit).iter().map(|column| column.name.as_str()).collect();
    assert_eq!(late, ["parent"]);
    assert!(schema.tables.iter().all(|table| !table.key.is_empty()));
}
