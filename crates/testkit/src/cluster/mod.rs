//! A PostgreSQL of the tests' own: started by whichever test needs it first, shared by all of them.
//!
//! nextest runs each test in a process of its own, so the cluster belongs to none of them: a lock
//! file decides who starts it, and it is left running for the next run (`cargo xtask test` stops it).
//! It listens on a socket in a private folder only, and keeps nothing safe: `fsync` is off.

mod database;
mod programs;

pub(crate) use database::Database;

use programs::Programs;
use std::{
    fs::{self, File},
    hash::{DefaultHasher, Hash, Hasher},
    os::unix::net::UnixStream,
    path::PathBuf,
    process::Command,
    sync::OnceLock,
};

/// The variable under which `cargo xtask test` names the folder, to stop the cluster afterwards.
const FOLDER: &str = "TEST_POSTGRES_FOLDER";
/// The port is only part of the socket's name.
const PORT: &str = "5432";
/// The role that owns everything in it.
const ROLE: &str = "ddci";
/// No network, no safety, room for many tests at once.
const SETTINGS: &str = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off \
                        -c full_page_writes=off -c max_connections=300 -c shared_buffers=64MB";

/// The running cluster.
#[derive(Debug)]
pub(crate) struct Cluster {
    folder: PathBuf,
}

impl Cluster {
    /// The cluster, started where it does not run yet.
    pub(crate) fn shared() -> &'static Self {
        static SHARED: OnceLock<Cluster> = OnceLock::new();
        SHARED.get_or_init(|| {
            let cluster = Self { folder: folder() };
            let _lock = cluster.lock();
            if !cluster.answers() {
                cluster.start();
            }
            cluster
        })
    }

    /// Waits until no other test starts the cluster or builds a template.
    fn lock(&self) -> File {
        let path = self.folder.with_extension("lock");
        let file = File::create(&path).expect("a lock file beside the folder of the cluster");
        file.lock().expect("the lock of the cluster");
        file
    }

    fn answers(&self) -> bool {
        UnixStream::connect(self.folder.join(format!(".s.PGSQL.{PORT}"))).is_ok()
    }

    /// Begins anew: after a crash without `fsync` nothing of the old one can be trusted.
    fn start(&self) {
        let programs = Programs::find();
        if self.folder.exists() {
            fs::remove_dir_all(&self.folder).expect("the old cluster goes");
        }
        fs::create_dir_all(&self.folder).expect("a folder for the cluster");
        programs.give(&self.folder);
        let data = self.folder.join("data");
        run(programs
            .command("initdb")
            .args(["--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"])
            .arg(format!("--username={ROLE}"))
            .arg("--pgdata")
            .arg(&data));
        let socket = self.folder.display();
        run(programs
            .command("pg_ctl")
            .args(["start", "--wait", "--timeout=60", "--silent", "--pgdata"])
            .arg(&data)
            .arg("--log")
            .arg(self.folder.join("log"))
            .arg("--options")
            .arg(format!("-k {socket} -p {PORT} {SETTINGS}")));
    }

    fn url(&self, database: &str) -> String {
        let socket = self.folder.display();
        format!("postgres://{ROLE}@localhost:{PORT}/{database}?host={socket}&sslmode=disable")
    }
}

/// A short path, because a socket's is limited to 107 bytes, and outside the workspace, because
/// PostgreSQL's user may not be allowed into it. One for each workspace on the machine.
fn folder() -> PathBuf {
    if let Some(folder) = std::env::var_os(FOLDER) {
        return folder.into();
    }
    let mut hasher = DefaultHasher::new();
    env!("CARGO_MANIFEST_DIR").hash(&mut hasher);
    std::env::temp_dir().join(format!("ddci-postgres-{:016x}", hasher.finish()))
}

/// Runs a program to its end. Its output goes to files, because a server that inherits a test's
/// pipes would keep the runner waiting.
fn run(command: &mut Command) {
    let output = tempfile::tempfile().expect("a file for the output");
    let errors = output.try_clone().expect("the same file once more");
    let mut seen = output.try_clone().expect("the same file once more");
    let status = command
        .stdin(std::process::Stdio::null())
        .stdout(output)
        .stderr(errors)
        .status()
        .unwrap_or_else(|error| panic!("{command:?} cannot be run: {error}"));
    if !status.success() {
        let mut text = String::new();
        std::io::Seek::rewind(&mut seen).expect("the output can be read");
        std::io::Read::read_to_string(&mut seen, &mut text).expect("the output can be read");
        panic!("{command:?} failed:\n{text}");
    }
}
