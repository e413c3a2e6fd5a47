//! `ddci doctor`

use crate::{
    config::Config,
    doctor::{self, Level},
    say::say,
};
use clap::Args;
use std::process::ExitCode;

/// Looks at everything an operator would look at, and says what to do. Changes nothing.
#[derive(Debug, Args)]
pub struct Doctor {
    /// Write findings as JSON
    #[arg(long)]
    json: bool,
}

impl Doctor {
    /// Looks; exit status 1 where something fails.
    ///
    /// # Errors
    /// Findings that cannot be written.
    pub async fn run(self, config: &Config) -> anyhow::Result<ExitCode> {
        let findings = doctor::look(config).await;
        if self.json {
            say!("{}", serde_json::to_string_pretty(&findings)?);
        } else {
            for finding in &findings {
                say!("{:<4} {}: {}", finding.level.word(), finding.about, finding.found);
                if let Some(todo) = finding.todo {
                    say!("     -> {todo}");
                }
            }
        }
        let fails = findings.iter().any(|finding| finding.level == Level::Fail);
        Ok(if fails { ExitCode::FAILURE } else { ExitCode::SUCCESS })
    }
}
