//! `ddci unit …`

use crate::{config::Config, lineage::Lineage, organisation::Organisation, say::say, wiring};
use anyhow::Context;
use clap::Subcommand;
use ddci_platform::org::{self, AddUnit, PlaceUnder, UnitKind};
use jiff::civil::Date;
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

/// Units.
#[derive(Debug, Subcommand)]
pub enum Unit {
    /// Adds a unit
    Add {
        /// A short code, unique in the authority
        code: String,
        /// Its name
        #[arg(long)]
        name: String,
        /// What it is, such as division, commune or vertical_agency
        #[arg(long)]
        kind: UnitKind,
        /// The code of the unit above; the authority itself where none is given
        #[arg(long)]
        parent: Option<String>,
        /// Its first day, as 2025-07-01
        #[arg(long)]
        valid_from: Option<Date>,
        /// Its last day
        #[arg(long)]
        valid_to: Option<Date>,
        /// Another name under which plans mention it; may be repeated
        #[arg(long = "alias")]
        aliases: Vec<String>,
    },
    /// Lists the units
    List,
    /// Adds the units and groups of a file, as examples/cao-loc-2024/units.json
    Import {
        /// The file
        file: PathBuf,
    },
    /// Places this authority under another one of the installation, which then sees the plans that
    /// it issued, and none of its drafts
    Under {
        /// The code of the authority above; leave it out to stand alone
        superior: Option<String>,
    },
    /// Records what became of units, as examples/cao-loc-2024/lineage.json; the same file may be
    /// loaded again
    Lineage {
        /// The file
        file: PathBuf,
    },
}

impl Unit {
    /// Runs it.
    ///
    /// # Errors
    /// The refusal, in words.
    pub async fn run(self, config: &Config) -> anyhow::Result<ExitCode> {
        let db = wiring::database(config).await?;
        let (authority, actor) = wiring::operator(&db, config, "unit").await?;
        match self {
            Self::Add { code, name, kind, parent, valid_from, valid_to, aliases } => {
                let add = AddUnit {
                    code: code.clone(),
                    name,
                    name_en: None,
                    kind,
                    parent,
                    official_code: None,
                    district: None,
                    outside: false,
                    valid_from,
                    valid_to,
                    source: "ddci unit add".to_owned(),
                    verified: true,
                    aliases,
                };
                db.run(&actor, &add).await?;
                say!("added {code}");
            }
            Self::List => {
                for unit in org::list(&db, authority).await? {
                    let until = unit.valid_to.map(|to| format!("  until {to}")).unwrap_or_default();
                    say!("{}\t{}\t{}{until}", unit.code, unit.kind.word(), unit.name);
                }
            }
            Self::Import { file } => {
                let organisation = Organisation::parse(&text(&file)?)?;
                organisation.add(&db, &actor).await?;
                say!(
                    "added {} units and {} groups",
                    organisation.units.len(),
                    organisation.groups.len()
                );
            }
            Self::Under { superior } => {
                db.run(&actor, &PlaceUnder { superior: superior.clone() }).await?;
                match superior {
                    Some(code) => say!("stands under {code}"),
                    None => say!("stands under no other authority"),
                }
            }
            Self::Lineage { file } => {
                let added = Lineage::parse(&text(&file)?)?.load(&db, &actor).await?;
                say!("added {} units and recorded {} events", added.units, added.events);
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn text(file: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}
