//! The tests' PostgreSQL: `crates/testkit` starts it on first need in the folder named here, and it
//! is stopped when the tests are over.

use std::{
    fs,
    path::PathBuf,
    process::Command,
    thread::sleep,
    time::{Duration, Instant},
};

/// The variable in which `crates/testkit` looks for the folder.
pub const FOLDER: &str = "TEST_POSTGRES_FOLDER";

/// How long stopping may take before the folder is taken away from under it.
const PATIENCE: Duration = Duration::from_secs(10);

/// A cluster's folder; dropping it stops the cluster, whether the tests passed or not.
#[derive(Debug)]
pub struct Cluster {
    /// The folder.
    pub folder: PathBuf,
}

impl Cluster {
    /// A folder of this run's own.
    pub fn new() -> Self {
        let name = format!("ddci-postgres-run-{}", std::process::id());
        Self { folder: std::env::temp_dir().join(name) }
    }

    /// The server's process, while it runs.
    fn process(&self) -> Option<String> {
        let text = fs::read_to_string(self.folder.join("data/postmaster.pid")).ok()?;
        text.lines().next().map(|line| line.trim().to_owned())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Some(process) = self.process() {
            // "Immediate" shutdown: nothing in it is worth a checkpoint.
            let told = Command::new("kill").args(["-QUIT", &process]).status();
            let begun = Instant::now();
            while told.is_ok() && self.process().is_some() && begun.elapsed() < PATIENCE {
                sleep(Duration::from_millis(50));
            }
        }
        // Where no test needed the cluster there is no folder, and that is fine.
        let _ = fs::remove_dir_all(&self.folder);
        let _ = fs::remove_file(self.folder.with_extension("lock"));
    }
}
