//! PostgreSQL's programs, and the user they run as.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Where Debian keeps one folder per version.
const DEBIAN: &str = "/usr/lib/postgresql";
/// The user that Debian's package makes; the programs refuse to run as root.
const USER: &str = "postgres";

/// What to do where there is none.
const MISSING: &str = "\
PostgreSQL is not installed, and half of the store tests run on it.
  Debian, Ubuntu:  apt-get install -y postgresql
  without it:      DDCI_TEST_DATABASES=sqlite cargo xtask test";

/// The programs of the newest version installed.
#[derive(Debug)]
pub(super) struct Programs {
    folder: PathBuf,
    as_root: bool,
}

impl Programs {
    pub(super) fn find() -> Self {
        let versions = fs::read_dir(DEBIAN).into_iter().flatten().flatten();
        let folder = versions
            .map(|version| version.path().join("bin"))
            .filter(|folder| folder.join("initdb").is_file())
            .max_by_key(|folder| version_of(folder))
            .unwrap_or_else(|| panic!("{MISSING}"));
        Self { folder, as_root: is_root() }
    }

    /// A program, as PostgreSQL's user where we are root.
    pub(super) fn command(&self, name: &str) -> Command {
        let program = self.folder.join(name);
        let mut command = if self.as_root {
            let mut command = Command::new("runuser");
            command.args(["-u", USER, "--"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        command.current_dir("/");
        command
    }

    /// Makes the folder theirs, and nobody else's.
    pub(super) fn give(&self, folder: &Path) {
        if self.as_root {
            super::run(Command::new("chown").arg(USER).arg(folder));
        }
        super::run(Command::new("chmod").arg("700").arg(folder));
    }
}

fn version_of(bin: &Path) -> u32 {
    let name = bin.parent().and_then(Path::file_name).and_then(|name| name.to_str());
    name.and_then(|name| name.parse().ok()).unwrap_or(0)
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().expect("id tells who we are");
    id.stdout.trim_ascii() == b"0"
}
