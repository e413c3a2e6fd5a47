//! `ddci jobs …`

use crate::{config::Config, rooms, say::say, wiring};
use clap::Subcommand;
use ddci_platform::{
    clock::Clock,
    jobs::{self, JobFilter, JobId, JobState, RetryJob, Worker},
    outbox,
    permit::Actor,
    web::{Paging, Settings},
};
use jiff::civil::Date;
use std::process::ExitCode;

/// What happens by itself.
#[derive(Debug, Subcommand)]
pub enum Jobs {
    /// Counts jobs and messages by state, and lists the latest jobs
    List {
        /// waiting, running, done or given_up
        #[arg(long)]
        state: Option<String>,
    },
    /// Tries a job again that was given up
    Retry {
        /// The job's key, as `ddci jobs list` shows it
        job: JobId,
    },
    /// Does what is due now, once, and ends: for tests, and where no `ddci serve` runs
    RunDue {
        /// The day the program shall believe it is, 2024-09-18
        #[arg(long)]
        as_of: Option<Date>,
    },
}

impl Jobs {
    /// Runs it.
    ///
    /// # Errors
    /// The refusal, in words.
    pub async fn run(self, config: &Config) -> anyhow::Result<ExitCode> {
        let db = wiring::database(config).await?;
        match self {
            Self::List { state } => {
                let state: Option<JobState> = match state {
                    Some(word) => Some(
                        word.parse()
                            .map_err(|()| anyhow::anyhow!("no state is called {word:?}"))?,
                    ),
                    None => None,
                };
                for count in jobs::counts(&db, None).await? {
                    say!("jobs\t{}\t{}", count.state.word(), count.count);
                }
                for count in outbox::counts(&db, None).await? {
                    say!("mail\t{}\t{}", count.state.word(), count.count);
                }
                let filter = JobFilter { authority: None, state };
                for job in jobs::jobs(&db, filter, Paging { page: 1, size: 100 }).await? {
                    let error = job.last_error.unwrap_or_default();
                    let state = job.state.word();
                    say!(
                        "{}\t{}\t{state}\t{}\t{}\t{error}",
                        job.id,
                        job.key,
                        job.attempts,
                        job.run_at
                    );
                }
            }
            Self::Retry { job } => {
                let authority = jobs::authority_of(&db, job).await?;
                let authority =
                    authority.ok_or_else(|| anyhow::anyhow!("no job has the key {job}"))?;
                let actor = Actor::Operator { authority, command: "jobs retry" };
                db.run(&actor, &RetryJob { job }).await?;
                say!("{job} is tried again");
            }
            Self::RunDue { as_of } => {
                let db = match as_of {
                    Some(day) => db.at(Clock::as_of(day)),
                    None => db,
                };
                let settings = Settings {
                    public_url: config.public_url(),
                    demo: false,
                    trusted_proxies: config.trusted_proxies.clone(),
                };
                let worker = Worker::new(db, rooms::duties(), settings, config.mail.transport()?)?;
                let done = worker.run_due().await?;
                say!("jobs: {} done, {} failed", done.jobs, done.failed);
                say!("mail: {} sent, {} failed", done.mail.sent, done.mail.failed);
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}
