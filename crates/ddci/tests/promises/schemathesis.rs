//! Running schemathesis against a program that is served.

use crate::installation::Live;
use ddci_platform::identity::Token;
use std::{fs, path::PathBuf};
use tokio::process::Command;

/// The variable that says where schemathesis is; `cargo xtask test` sets it.
const PLACE: &str = "SCHEMATHESIS";

/// Cases for each operation: enough to reach every branch of the extractors, and no more than a run of
/// the tests has time for.
const EXAMPLES: u32 = 20;

/// The installed program.
pub struct Schemathesis(PathBuf);

/// As whom it comes, and things that are there.
pub struct Case<'a> {
    pub token: &'a Token,
    /// The parameters of paths, each with a key of something.
    pub keys: [(&'static str, String); 7],
}

/// What it found.
pub struct Told {
    pub passed: bool,
    pub words: String,
}

impl Schemathesis {
    /// Where it is, if it is anywhere.
    pub fn installed() -> Option<Self> {
        std::env::var_os(PLACE).map(|place| Self(place.into()))
    }

    /// Runs every check of every phase. Half of the cases are about things that are there.
    pub async fn run(&self, live: &Live, case: &Case<'_>) -> Told {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("schemathesis.toml");
        fs::write(&file, settings(case)).unwrap();
        let address = format!("http://{}/api/v1/openapi.json", live.address);
        let output = Command::new(&self.0)
            .arg("--config-file")
            .arg(&file)
            .arg("--no-color")
            // One worker: two of them parse at once, which Python 3.11 sometimes loses count of.
            .args(["run", &address, "--checks", "all", "--seed", "1", "--workers", "1"])
            .args(["--max-examples", &EXAMPLES.to_string()])
            // A machine that builds something else besides is slow, not wrong.
            .args(["--request-timeout", "60"])
            .args(["--continue-on-failure", "--suppress-health-check", "all"])
            .args(["--header", &format!("Authorization: Bearer {}", case.token.reveal())])
            .current_dir(folder.path())
            .kill_on_drop(true)
            .output()
            .await
            .unwrap();
        let words = String::from_utf8_lossy(&output.stdout).into_owned()
            + &String::from_utf8_lossy(&output.stderr);
        Told { passed: output.status.success(), words }
    }
}

fn settings(case: &Case<'_>) -> String {
    let keys = case.keys.iter().map(|(name, key)| format!("\"path.{name}\" = \"{key}\"\n"));
    format!("[parameters]\n{}", keys.collect::<String>())
}
