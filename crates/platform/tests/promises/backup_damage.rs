//! A backup that was cut off, changed or made by something else is refused, and nothing of it is
//! restored.

use crate::{
    backup::{file, loaded},
    notes::{count, keep_all, migrations, room},
};
use ddci_platform::{
    backup::{self, Archive, BackupError},
    store::Read,
    values,
};
use ddci_testkit::{Engine, TestDb};
use rstest::rstest;
use std::{
    fs::{self, File},
    io::{Read as _, Write},
    path::Path,
};
use tempfile::TempDir;
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

/// A sound backup with three notes.
async fn sound() -> (TempDir, std::path::PathBuf) {
    let (test, actors) = room(Engine::Sqlite).await;
    keep_all(&test, &actors.officer(), &["mot", "hai", "ba"]).await;
    let (folder, path) = file();
    backup::write(&test, &path, &migrations(), &[]).await.unwrap();
    (folder, path)
}

/// Writes the file anew with one entry changed; `None` leaves the entry out.
fn change(path: &Path, entry: &str, with: impl Fn(String) -> Option<String>) {
    let mut old = ZipArchive::new(File::open(path).unwrap()).unwrap();
    let mut new = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for at in 0..old.len() {
        let mut part = old.by_index(at).unwrap();
        let (name, mut text) = (part.name().unwrap().into_owned(), String::new());
        part.read_to_string(&mut text).unwrap();
        let text = if name == entry { with(text) } else { Some(text) };
        if let Some(text) = text {
            new.start_file(name, SimpleFileOptions::default()).unwrap();
            new.write_all(text.as_bytes()).unwrap();
        }
    }
    fs::write(path, new.finish().unwrap().into_inner()).unwrap();
}

const NOTES: &str = "tables/note.ndjson";

/// What is done to the list of notes, and what is said about it.
#[rstest]
#[case::changed(|text: String| Some(text.replace("hai", "bon")), "table note: its hash is another")]
#[case::a_row_less(|text: String| Some(text.replace("[\"hai\"]\n", "")), "table note: 2 rows, and 3")]
#[case::a_row_more(|text: String| Some(text + "[\"bon\"]\n"), "table note: 4 rows, and 3")]
#[case::no_json(|text: String| Some(text.replace("[\"hai\"]", "[\"hai\"")), "table note, line 3")]
#[case::no_such_kind(|text: String| Some(text.replace("\"hai\"", "2")), "text is no text")]
#[case::another_width(|text: String| Some(text.replace("\"hai\"", "\"hai\", 2")), "number of cells")]
#[case::twice(|text: String| Some(text.replace("\"hai\"", "\"ba\"")), "table note: its hash is another")]
#[case::cut_off(|text: String| Some(text.trim_end().to_owned()), "its end is missing")]
#[case::other_columns(|text: String| Some(text.replacen("text", "words", 1)), "its columns are others")]
#[case::left_out(|_: String| None, "table note: the list of its rows is missing")]
#[tokio::test]
async fn a_changed_list_is_refused_at_its_place(
    #[case] with: fn(String) -> Option<String>,
    #[case] words: &str,
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let (_folder, path) = sound().await;
    change(&path, NOTES, with);

    let empty = TestDb::empty(engine).await;
    let mut archive = Archive::open(&path).unwrap();
    let refused = backup::load(&mut archive, empty.url(), &migrations()).await.unwrap_err();

    assert!(refused.to_string().contains(words), "{refused}");
    assert!(
        empty.first("SELECT 1 AS one FROM unit", values![]).await.is_err(),
        "no tables are left"
    );
    assert_eq!(count(&empty, "migration").await, 0);
}

#[tokio::test]
async fn a_file_that_was_cut_off_anywhere_is_refused() {
    let (_folder, path) = sound().await;
    let whole = fs::read(&path).unwrap();
    for tenths in 0..10 {
        fs::write(&path, &whole[..whole.len() * tenths / 10]).unwrap();
        let refused = loaded(Engine::Sqlite, &path).await.unwrap_err();
        assert!(matches!(refused, BackupError::NoBackup(_)), "{tenths}: {refused}");
    }
}

/// Wherever a byte of the content is another one, the file is refused or the rows are the same.
#[tokio::test]
async fn no_flipped_byte_changes_a_row() {
    let (_folder, path) = sound().await;
    let whole = fs::read(&path).unwrap();
    for place in (0..whole.len()).step_by(whole.len() / 40) {
        let mut bytes = whole.clone();
        bytes[place] ^= 0x10;
        fs::write(&path, &bytes).unwrap();
        let Ok((restored, loaded)) = loaded(Engine::Sqlite, &path).await else { continue };
        let manifest = Archive::open(&path).unwrap().manifest;
        let same = backup::same_rows(&restored, &loaded.schema, &manifest).await.unwrap();
        assert!(same.iter().all(|check| check.holds), "at {place}");
        assert_eq!(count(&restored, "note").await, 3);
    }
}

#[tokio::test]
async fn other_files_and_later_versions_are_refused_in_words() {
    let (_folder, path) = sound().await;
    let whole = fs::read(&path).unwrap();
    fs::write(&path, b"SQLite format 3\0").unwrap();
    let refused = loaded(Engine::Sqlite, &path).await.unwrap_err();
    assert!(refused.to_string().starts_with("this is no backup of ddci"), "{refused}");

    fs::write(&path, &whole).unwrap();
    change(&path, "manifest.json", |text| Some(text.replacen("\"form\": 1", "\"form\": 2", 1)));
    let refused = loaded(Engine::Sqlite, &path).await.unwrap_err();
    assert!(refused.to_string().contains("of form 2"), "{refused}");

    fs::write(&path, &whole).unwrap();
    change(&path, "manifest.json", |text| Some(text.replace("notes/0001_note", "notes/0002_more")));
    let refused = loaded(Engine::Sqlite, &path).await.unwrap_err();
    assert!(refused.to_string().contains("it has notes/0002_more"), "{refused}");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_database_in_use_is_never_written_over(#[case] engine: Engine) {
    let (_folder, path) = sound().await;
    let (test, _) = room(engine).await;
    let before = count(&test, "audit_entry").await;

    let mut archive = Archive::open(&path).unwrap();
    let refused = backup::load(&mut archive, test.url(), &migrations()).await;

    assert!(matches!(refused, Err(BackupError::NotEmpty)), "{refused:?}");
    assert_eq!(count(&test, "audit_entry").await, before);
}
