//! Writes a backup.

use super::{
    AuditHead, BackupError, Counted, LEFT_OUT, Manifest, Schema, Table, digest::Digest,
    manifest::FORM, rows,
};
use crate::store::{Db, Migration, Read, Snapshot, applied};
use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};
use zip::{ZipWriter, write::SimpleFileOptions};

/// Writes all of the database to a new file, and such keys of the configuration as are given: under another name first, so that a file of that name
/// is whole or not there.
///
/// # Errors
/// [`BackupError`] where the file or the database is in the way.
pub async fn write(
    db: &Db,
    path: &Path,
    migrations: &[Migration],
    keys: &[String],
) -> Result<Manifest, BackupError> {
    if path.exists() {
        return Err(BackupError::Exists(path.to_owned()));
    }
    let half = half(path);
    let written = write_half(db, &half, migrations, keys).await.and_then(|manifest| {
        fs::rename(&half, path).map_err(BackupError::file(path))?;
        keep_name(path).map_err(BackupError::file(path))?;
        Ok(manifest)
    });
    if written.is_err() {
        // What is not whole is of no use; that it cannot be taken away is no second failure.
        drop(fs::remove_file(&half));
    }
    written
}

/// `ddci.backup.partial`, beside the file.
fn half(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".partial");
    name.into()
}

/// A new name is safe once its folder is on disk.
fn keep_name(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

async fn write_half(
    db: &Db,
    path: &Path,
    migrations: &[Migration],
    keys: &[String],
) -> Result<Manifest, BackupError> {
    let snapshot = db.snapshot().await.map_err(|_| BackupError::NotOurs)?;
    let file = private(path).map_err(BackupError::file(path))?;
    let mut zip = ZipWriter::new(BufWriter::new(file));
    let mut manifest = fill(db, &snapshot, &mut zip, migrations, path).await?;
    manifest.keys = keys.len();
    snapshot.close().await?;
    let finish = || -> io::Result<()> {
        if !keys.is_empty() {
            zip.start_file("keys.json", options())?;
            zip.write_all(&serde_json::to_vec(keys)?)?;
        }
        zip.start_file("manifest.json", options())?;
        zip.write_all(&serde_json::to_vec_pretty(&manifest)?)?;
        let file = zip.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.sync_all()
    };
    finish().map_err(BackupError::file(path))?;
    Ok(manifest)
}

/// A new file that only its owner reads: everything anybody wrote is in it.
fn private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().large_file(true)
}

type Zip = ZipWriter<BufWriter<File>>;

async fn fill(
    db: &Db,
    snapshot: &Snapshot,
    zip: &mut Zip,
    migrations: &[Migration],
    path: &Path,
) -> Result<Manifest, BackupError> {
    let applied = applied(snapshot).await?;
    let mut manifest = Manifest {
        form: FORM,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        made_at: db.clock().now(),
        database: if db.is_postgres() { "postgresql" } else { "sqlite" }.to_owned(),
        migrations: applied,
        tables: Vec::new(),
        audit: heads(snapshot).await?,
        left_out: LEFT_OUT.map(str::to_owned).to_vec(),
        keys: 0,
    };
    let with = manifest.made_with(migrations).map_err(|_| BackupError::NotOurs)?;
    for table in &Schema::of(&with)?.tables {
        if !LEFT_OUT.contains(&table.name.as_str()) {
            manifest.tables.push(list(snapshot, zip, table, path).await?);
        }
    }
    Ok(manifest)
}

async fn list(
    snapshot: &Snapshot,
    zip: &mut Zip,
    table: &Table,
    path: &Path,
) -> Result<Counted, BackupError> {
    let mut digest = Digest::default();
    let head = rows::head(table);
    digest.head(&head);
    let name = format!("tables/{}.ndjson", table.name);
    zip.start_file(name, options()).map_err(io::Error::from).map_err(BackupError::file(path))?;
    zip.write_all(head.as_bytes()).map_err(BackupError::file(path))?;
    rows::each(snapshot, table, |line| {
        digest.row(line);
        zip.write_all(line.as_bytes()).map_err(BackupError::file(path))
    })
    .await?;
    Ok(Counted {
        name: table.name.clone(),
        rows: digest.rows(),
        sha256: digest.text(),
        content: digest.content(),
    })
}

async fn heads(db: &impl Read) -> Result<Vec<AuditHead>, BackupError> {
    let sql = "SELECT authority, sequence, hash FROM audit_head ORDER BY authority";
    let mut heads = Vec::new();
    for row in db.all(sql, Vec::new()).await? {
        heads.push(AuditHead {
            authority: row.get("authority")?,
            sequence: row.get("sequence")?,
            hash: row.get("hash")?,
        });
    }
    Ok(heads)
}
