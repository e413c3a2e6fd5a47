//! What the demonstration shows: the organisation, the people, the plan, and the steps to replay.

use super::{replay::Step, strangers};
use crate::{
    commands::plan::read,
    lineage::Lineage,
    organisation::{Organisation, PersonFile},
};
use anyhow::Context;
use ddci_plan_reader::{ReadError, Reading};
use ddci_platform::{files::Upload, permit::Role};
use jiff::civil::{Date, date};
use serde::Deserialize;
use std::path::Path;

/// A demonstration.
#[derive(Debug)]
pub struct Scene {
    /// The authority with its units and groups.
    pub organisation: Organisation,
    /// The authority above, where there is one.
    pub above: Option<Above>,
    /// What became of units afterwards, where that is known.
    pub lineage: Option<Lineage>,
    /// People with accounts; one officer for each unit is added to them.
    pub people: Vec<PersonFile>,
    /// The plan document.
    pub document: Upload,
    /// What was read from it.
    pub reading: Reading,
    /// Number and symbol under which it is issued.
    pub number: String,
    /// The day it is issued.
    pub issued_on: Date,
    /// The code of the unit that consolidates it.
    pub coordinator: String,
    /// The day the demonstration stands on.
    pub as_of: Date,
    /// What is replayed.
    pub steps: Vec<Step>,
}

/// The authority above, and who of it looks.
#[derive(Debug, Deserialize)]
pub struct Above {
    /// The authority with its units.
    pub organisation: Organisation,
    /// People with accounts.
    pub people: Vec<PersonFile>,
}

#[derive(Deserialize)]
struct People {
    people: Vec<PersonFile>,
}

#[derive(Deserialize)]
struct Progress {
    as_of: Date,
    steps: Vec<Step>,
}

/// The example stands in the program, so that one file shows everything.
const PLAN: &[u8] = include_bytes!("../../../../examples/cao-loc-2024/ke-hoach.docx");
const UNITS: &str = include_str!("../../../../examples/cao-loc-2024/units.json");
const LINEAGE: &str = include_str!("../../../../examples/cao-loc-2024/lineage.json");
const PROVINCE: &str = include_str!("../../../../examples/cao-loc-2024/province.json");
const PEOPLE: &str = include_str!("../../../../examples/cao-loc-2024/people.json");
const PROGRESS: &str = include_str!("../../../../examples/cao-loc-2024/progress.json");

impl Scene {
    /// Cao Lộc, 2024, standing at 18 September.
    ///
    /// # Errors
    /// Where the example that is shipped cannot be read.
    pub fn cao_loc() -> anyhow::Result<Self> {
        let organisation = Organisation::parse(UNITS)?;
        let people: People = serde_json::from_str(PEOPLE)?;
        let progress: Progress = serde_json::from_str(PROGRESS)?;
        let document = Upload::inspect("ke-hoach.docx", PLAN.to_vec())?;
        let mut scene = Self {
            organisation,
            above: Some(serde_json::from_str(PROVINCE)?),
            lineage: Some(Lineage::parse(LINEAGE)?),
            people: people.people,
            reading: read(PLAN)?,
            document,
            number: "45/KH-UBND".to_owned(),
            // The document leaves the day blank ("ngày … tháng 3 năm 2024").
            issued_on: date(2024, 3, 27),
            coordinator: "phong-tai-chinh-ke-hoach".to_owned(),
            as_of: progress.as_of,
            steps: progress.steps,
        };
        for person in &mut scene.people {
            person.email = Some(format!("{}@caoloc.example", person.login));
        }
        scene.add_officers();
        Ok(scene)
    }

    /// Any plan that can be read, with units made from the bodies it names.
    ///
    /// # Errors
    /// A file that cannot be opened; a plan that cannot be read is the inner error.
    pub fn of_plan(file: &Path) -> anyhow::Result<Result<Self, ReadError>> {
        let bytes =
            std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        let reading = match read(&bytes) {
            Ok(reading) => reading,
            Err(error) => return Ok(Err(error)),
        };
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let document = Upload::inspect(&name, bytes)?;
        let mut scene = strangers::scene(document, reading);
        scene.add_officers();
        Ok(Ok(scene))
    }

    /// The login of somebody of the authority above.
    pub fn looks_from_above(&self) -> Option<&str> {
        let person = self.above.as_ref()?.people.first()?;
        Some(&person.login)
    }

    /// The login of whoever runs the survey of the authority above.
    pub fn runs_survey(&self) -> Option<&str> {
        let people = &self.above.as_ref()?.people;
        let person = people.iter().find(|person| person.role == Role::Coordinator.word())?;
        Some(&person.login)
    }

    /// One officer for each unit, so that each unit's work can be done by somebody of its own.
    fn add_officers(&mut self) {
        for unit in &self.organisation.units {
            self.people.push(PersonFile {
                login: officer_of(&unit.code),
                name: format!("Cán bộ {} (minh họa)", unit.name),
                title: "Cán bộ đầu mối".to_owned(),
                unit: unit.code.clone(),
                role: "officer".to_owned(),
                // Nobody has told theirs: messages to them are kept, and can be seen.
                email: None,
            });
        }
    }
}

/// The login of the officer that every unit has in a demonstration.
pub fn officer_of(unit: &str) -> String {
    format!("demo.{unit}").chars().take(60).collect()
}
