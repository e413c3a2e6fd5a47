//! The files of the installation, and the room there is for them.

use super::Finding;
use crate::config::Config;
use std::path::{Path, PathBuf};

/// Below this an installation may stop within days.
const LITTLE: u64 = 2 * 1024 * 1024 * 1024;
/// Below this it may stop within the hour.
const ALMOST_NONE: u64 = 200 * 1024 * 1024;
const MEBIBYTE: u64 = 1024 * 1024;

pub(super) fn look(config: &Config) -> Vec<Finding> {
    let Some(file) = config.database.strip_prefix("sqlite:") else {
        return vec![Finding::ok("disk", "the database's own machine keeps watch over its disk")];
    };
    let file = PathBuf::from(file.split('?').next().unwrap_or(file));
    let mut findings = vec![room(&file)];
    findings.extend(private(&file));
    findings
}

fn room(file: &Path) -> Finding {
    const ABOUT: &str = "disk";
    const REMEDY: &str = "make room, or move the database to a larger disk";
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let free = match rustix::fs::statvfs(folder) {
        Ok(disk) => disk.f_bavail.saturating_mul(disk.f_frsize),
        Err(error) => {
            let found = format!("{}: {error}", folder.display());
            return Finding::fail(ABOUT, found, "look at the path in `database`");
        }
    };
    let found = format!("{} MiB free in {}", free / MEBIBYTE, folder.display());
    match free {
        free if free < ALMOST_NONE => Finding::fail(ABOUT, found, REMEDY),
        free if free < LITTLE => Finding::warn(ABOUT, found, REMEDY),
        _ => Finding::ok(ABOUT, found),
    }
}

/// Whether other users of the machine can read the database.
fn private(file: &Path) -> Option<Finding> {
    use std::os::unix::fs::PermissionsExt;
    const ABOUT: &str = "database file";
    let mode = std::fs::metadata(file).ok()?.permissions().mode() & 0o777;
    Some(match mode & 0o007 {
        0 => Finding::ok(ABOUT, format!("mode {mode:o}")),
        _ => Finding::warn(
            ABOUT,
            format!("mode {mode:o}: every user of this machine can read it"),
            "chmod 640, and UMask=0077 in the service",
        ),
    })
}
