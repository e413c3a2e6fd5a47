//! `ddci plan …`

use crate::{config::Config, demo::decisions, say::say, wiring};
use anyhow::{Context, bail};
use clap::{Args, Subcommand, ValueEnum};
use ddci_calendar::{Calendar, Roll};
use ddci_plan::{
    store::{body, finding, plan},
    transitions::{DraftPlan, IssuePlan, Issuing, Materialise},
};
use ddci_plan_reader::{ReadError, Reading, exchange_json};
use ddci_platform::{files::Upload, org};
use jiff::civil::Date;
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

/// The exit status for a file that cannot be read.
const UNREADABLE: u8 = 2;

/// Plans.
#[derive(Debug, Subcommand)]
pub enum Plan {
    /// Reads a plan document and prints what was read; exit status 2 where it cannot be read
    Read(Read),
    /// Reads a plan document, keeps it as a draft and issues it
    Issue(Issue),
    /// Materialises what all issued plans owe; what is there already is not made twice
    Materialise,
}

/// How a reading is printed.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// Reads a plan document.
#[derive(Debug, Args)]
pub struct Read {
    /// A .txt, .docx or .xlsx file
    file: PathBuf,
    /// How the reading is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

impl Read {
    /// Reads and prints; findings do not change the exit status.
    pub fn run(&self) -> ExitCode {
        let reading = match open(&self.file) {
            Ok(bytes) => read(&bytes),
            Err(error) => {
                eprintln!("ddci: {error:#}");
                return ExitCode::from(UNREADABLE);
            }
        };
        match (reading, self.format) {
            (Ok(reading), Format::Json) => say!("{}", exchange_json(&reading)),
            (Ok(reading), Format::Text) => print!("{}", text(&reading)),
            (Err(error), _) => {
                eprintln!("ddci: {}: {error}", self.file.display());
                return ExitCode::from(UNREADABLE);
            }
        }
        ExitCode::SUCCESS
    }
}

/// Reads a plan with the working calendar that is shipped.
pub fn read(bytes: &[u8]) -> Result<Reading, ReadError> {
    let calendar = Calendar::vietnam();
    ddci_plan_reader::read(bytes, &|date| calendar.is_day_off(date))
}

fn open(file: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))
}

/// The reading for people: head, targets, tasks, findings, what was left unread.
fn text(reading: &Reading) -> String {
    use std::fmt::Write;
    let mut out = String::new();
    let head = &reading.head;
    let number = head.number.as_deref().unwrap_or("(no number)");
    let _ = writeln!(out, "{}\n{} · {} · {}", head.title, head.issuer, number, head.year);
    for sub_index in &reading.sub_indices {
        let target = sub_index.target.map_or_else(|| "–".to_owned(), |points| points.to_string());
        let _ = writeln!(out, "  {}. {}  {target}", sub_index.ordinal, sub_index.name);
    }
    let _ = writeln!(out, "\n{} tasks", reading.tasks.len());
    for task in &reading.tasks {
        let _ = writeln!(
            out,
            "  {} [{}-{}] {}\n      {}",
            task.reference,
            task.source.first_line,
            task.source.last_line,
            task.text,
            task.leads.join("; ")
        );
        for schedule in task.schedules.iter().filter(|schedule| !schedule.sentence.is_empty()) {
            let _ = writeln!(out, "      @ {}", schedule.sentence);
        }
    }
    let _ = writeln!(out, "\n{} findings", reading.findings.len());
    for finding in &reading.findings {
        let _ = writeln!(out, "  {:?} {}", finding.lines, finding.message);
    }
    for unread in &reading.unread {
        let _ =
            writeln!(out, "  unread {}-{}: {}", unread.first_line, unread.last_line, unread.why);
    }
    out
}

async fn materialise(config: &Config) -> anyhow::Result<ExitCode> {
    let db = wiring::database(config).await?;
    let (authority, actor) = wiring::operator(&db, config, "plan materialise").await?;
    for plan in plan::issued(&db, authority).await? {
        let made = db.run(&actor, &Materialise { plan: plan.id }).await?;
        say!("{}: {} obligations, {} of them new", plan.name(), made.all, made.new);
    }
    Ok(ExitCode::SUCCESS)
}

/// Reads, drafts and issues.
#[derive(Debug, Args)]
pub struct Issue {
    /// A .txt, .docx or .xlsx file
    file: PathBuf,
    /// Number and symbol; the document's own where it states them
    #[arg(long)]
    number: Option<String>,
    /// The day of issue, as 2024-03-27; the document's own where it states it
    #[arg(long)]
    issued_on: Option<Date>,
    /// The code of the unit that consolidates the plan
    #[arg(long)]
    coordinator: String,
    /// Which way a date moves that falls on a day off
    #[arg(long, value_enum, default_value_t = RollFlag::Back)]
    roll: RollFlag,
    /// Settle findings by default: a paragraph printed twice is one task, every lead owes, what has
    /// no schedule goes on all year
    #[arg(long)]
    defaults: bool,
}

/// Which way a date rolls.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum RollFlag {
    /// To the working day before.
    Back,
    /// To the working day after.
    Forward,
    /// Not at all.
    None,
}

impl Plan {
    /// Runs it.
    ///
    /// # Errors
    /// The refusal, in words.
    pub async fn run(self, config: &Config) -> anyhow::Result<ExitCode> {
        match self {
            Self::Read(read) => Ok(read.run()),
            Self::Issue(issue) => issue.run(config).await,
            Self::Materialise => materialise(config).await,
        }
    }
}

impl Issue {
    async fn run(self, config: &Config) -> anyhow::Result<ExitCode> {
        let bytes = open(&self.file)?;
        let reading = match read(&bytes) {
            Ok(reading) => reading,
            Err(error) => {
                eprintln!("ddci: {}: {error}", self.file.display());
                return Ok(ExitCode::from(UNREADABLE));
            }
        };
        let issuing = self.issuing(&reading, config).await?;
        let db = wiring::database(config).await?;
        let (_, actor) = wiring::operator(&db, config, "plan issue").await?;
        let name = self.file.file_name().unwrap_or_default().to_string_lossy();
        let document = Upload::inspect(&name, bytes)?;
        let plan = db.run(&actor, &DraftPlan { document, reading }).await?;
        if self.defaults {
            decisions::settle(&db, &actor, plan).await?;
        }
        match db.run(&actor, &IssuePlan { plan, issuing }).await {
            Ok(made) => {
                say!("issued as {plan}: {} obligations", made.new);
                Ok(ExitCode::SUCCESS)
            }
            Err(refusal) => {
                eprintln!("ddci: kept as a draft, not issued: {refusal}");
                for finding in finding::as_mended(&db, plan).await? {
                    if finding.stands_in_the_way() {
                        eprintln!("  lines {:?}: {}", finding.lines, finding.message);
                    }
                }
                for unbound in body::unbound(&db, plan).await? {
                    eprintln!("  {:?} stands for no unit", unbound.name);
                }
                eprintln!("settle it at {}/plans/{plan}/review", config.public_url());
                Ok(ExitCode::FAILURE)
            }
        }
    }

    async fn issuing(&self, reading: &Reading, config: &Config) -> anyhow::Result<Issuing> {
        let db = wiring::database(config).await?;
        let (authority, _) = wiring::operator(&db, config, "plan issue").await?;
        let Some(coordinator) = org::by_code(&db, authority, &self.coordinator).await? else {
            bail!("no unit has the code {:?}; `ddci unit list` shows them", self.coordinator);
        };
        let number = self.number.clone().or_else(|| reading.head.number.clone());
        let issued_on = self.issued_on.or(reading.head.issued_on);
        Ok(Issuing {
            number: number.context("the document states no number: give --number")?,
            issued_on: issued_on.context("the document states no date: give --issued-on")?,
            coordinator: coordinator.id,
            roll: match self.roll {
                RollFlag::Back => Roll::Back,
                RollFlag::Forward => Roll::Forward,
                RollFlag::None => Roll::None,
            },
        })
    }
}
