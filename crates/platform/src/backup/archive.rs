//! Opens a backup, and reads the rows of its tables one after another.

use super::{BackupError, Counted, Kind, Manifest, Table, digest::Digest, manifest::FORM};
use serde::Deserialize;
use serde_json::Value as Json;
use std::{
    fs::File,
    io::{BufRead, BufReader, Read},
    path::Path,
};
use zip::{ZipArchive, read::ZipFile};

/// How long a line may be: the largest document in hexadecimal, and what stands beside it.
const LONGEST: u64 = 64 * 1024 * 1024;

/// An opened backup.
#[derive(Debug)]
pub struct Archive {
    zip: ZipArchive<BufReader<File>>,
    /// What it says of itself.
    pub manifest: Manifest,
}

impl Archive {
    /// Opens a file.
    ///
    /// # Errors
    /// [`BackupError`] where it cannot be read, is no backup, or of a later form.
    pub fn open(path: &Path) -> Result<Self, BackupError> {
        #[derive(Deserialize)]
        struct OfForm {
            form: u32,
        }
        let no = |why: &dyn std::fmt::Display| BackupError::NoBackup(why.to_string());
        let file = File::open(path).map_err(BackupError::file(path))?;
        let mut zip = ZipArchive::new(BufReader::new(file)).map_err(|error| no(&error))?;
        let mut text = String::new();
        let entry = zip.by_name("manifest.json").map_err(|error| no(&error))?;
        entry.take(LONGEST).read_to_string(&mut text).map_err(|error| no(&error))?;
        let OfForm { form } = serde_json::from_str(&text).map_err(|error| no(&error))?;
        if form != FORM {
            return Err(BackupError::Form { found: form, known: FORM });
        }
        let manifest = serde_json::from_str(&text).map_err(|error| no(&error))?;
        Ok(Self { zip, manifest })
    }

    /// The keys of the configuration that were put in.
    ///
    /// # Errors
    /// [`BackupError::NoBackup`] where they cannot be read.
    pub fn keys(&mut self) -> Result<Vec<String>, BackupError> {
        if self.manifest.keys == 0 {
            return Ok(Vec::new());
        }
        let no = |why: &dyn std::fmt::Display| BackupError::NoBackup(why.to_string());
        let entry = self.zip.by_name("keys.json").map_err(|error| no(&error))?;
        serde_json::from_reader(entry.take(LONGEST)).map_err(|error| no(&error))
    }

    /// The rows of one of its tables.
    pub(super) fn rows<'a>(&'a mut self, table: &'a Table) -> Result<Rows<'a>, BackupError> {
        let altered =
            |why: &str| BackupError::Altered { table: table.name.clone(), why: why.to_owned() };
        let counted = self.manifest.tables.iter().find(|counted| counted.name == table.name);
        let counted = counted.ok_or_else(|| altered("the list of its rows is missing"))?;
        let name = format!("tables/{}.ndjson", table.name);
        let entry = self.zip.by_name(&name);
        let entry = entry.map_err(|_| altered("the list of its rows is missing"))?;
        let lines = BufReader::new(entry);
        let mut rows =
            Rows { lines, table, counted, order: Vec::new(), digest: Digest::default(), line: 0 };
        rows.head()?;
        Ok(rows)
    }
}

/// The rows of a table, in the order of the table's columns.
pub(super) struct Rows<'a> {
    lines: BufReader<ZipFile<'a, BufReader<File>>>,
    table: &'a Table,
    counted: &'a Counted,
    /// Where each column of the table stands in a line.
    order: Vec<usize>,
    digest: Digest,
    line: u64,
}

impl Rows<'_> {
    fn head(&mut self) -> Result<(), BackupError> {
        #[derive(Deserialize)]
        struct Head {
            table: String,
            columns: Vec<(String, String)>,
        }
        let text = self.text()?.ok_or_else(|| self.wrong("the line of columns is missing"))?;
        self.digest.head(&text);
        let head: Head = serde_json::from_str(&text).map_err(|error| self.wrong(error))?;
        let of_kind = |name: &str, kind: Kind| {
            head.columns.iter().position(|(known, word)| known == name && word == kind.word())
        };
        let order: Option<Vec<usize>> =
            self.table.columns.iter().map(|column| of_kind(&column.name, column.kind)).collect();
        let all = head.table == self.table.name && head.columns.len() == self.table.columns.len();
        self.order = order.filter(|_| all).ok_or_else(|| self.wrong("its columns are others"))?;
        Ok(())
    }

    /// The next row; after the last one, whether the list is the one that was written.
    pub(super) fn next(&mut self) -> Result<Option<Vec<Json>>, BackupError> {
        let Some(text) = self.text()? else { return self.end() };
        self.digest.row(&text);
        let cells: Vec<Json> = serde_json::from_str(&text).map_err(|error| self.wrong(error))?;
        if cells.len() != self.order.len() {
            return Err(self.wrong("it has another number of cells"));
        }
        let of = |at: &usize| cells.get(*at).cloned();
        let row: Option<Vec<Json>> = self.order.iter().map(of).collect();
        row.map(Some).ok_or_else(|| self.wrong("a cell is missing"))
    }

    fn end(&self) -> Result<Option<Vec<Json>>, BackupError> {
        let why = if self.digest.rows() != self.counted.rows {
            format!("{} rows, and {} were written", self.digest.rows(), self.counted.rows)
        } else if self.digest.text() != self.counted.sha256
            || self.digest.content() != self.counted.content
        {
            "its hash is another one than was written".to_owned()
        } else {
            return Ok(None);
        };
        Err(BackupError::Altered { table: self.table.name.clone(), why })
    }

    fn text(&mut self) -> Result<Option<String>, BackupError> {
        self.line += 1;
        let mut bytes = Vec::new();
        let read = self.lines.by_ref().take(LONGEST).read_until(b'\n', &mut bytes);
        read.map_err(|error| self.wrong(error))?;
        if bytes.is_empty() {
            return Ok(None);
        }
        let text = String::from_utf8(bytes).map_err(|_| self.wrong("it is no text"))?;
        if text.ends_with('\n') { Ok(Some(text)) } else { Err(self.wrong("its end is missing")) }
    }

    /// That the line just read is wrong.
    pub(super) fn wrong(&self, why: impl ToString) -> BackupError {
        let (table, line) = (self.table.name.clone(), self.line);
        BackupError::Line { table, line, why: why.to_string() }
    }
}
