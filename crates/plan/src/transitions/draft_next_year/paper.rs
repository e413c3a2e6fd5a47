//! The document of a plan that follows another one: what that one said in the end, one line for each
//! task, so that what an amendment added or changed stands in it too.

use super::Refusal;
use crate::{
    model::{NextYear, PlanId, TaskId, with_year},
    store::{
        document::{self, role_word},
        plan::Plan,
        sub_index::SubIndex,
    },
};
use ddci_calendar::a_year_on;
use ddci_plan_reader::{LineRole, ReportingDue};
use ddci_platform::{
    files::Upload,
    store::{Read, StoreError, Tx},
    values,
};
use std::collections::BTreeMap;

/// The lines, and which task stands where.
pub(super) struct Paper {
    lines: Vec<(LineRole, String)>,
    tasks: BTreeMap<TaskId, i32>,
    /// By the line of the old document: the line of this one.
    reporting: BTreeMap<i32, i32>,
}

impl Paper {
    pub async fn of(
        tx: &Tx,
        base: &Plan,
        next: &NextYear,
        sub_indices: &[SubIndex],
    ) -> Result<Self, StoreError> {
        let mut paper =
            Self { lines: Vec::new(), tasks: BTreeMap::new(), reporting: BTreeMap::new() };
        paper.add(LineRole::Title, &with_year(&base.title, next.from, next.to()));
        let mut serves = None;
        for of in &next.tasks {
            if of.task.sub_index != serves {
                serves = of.task.sub_index;
                let known = sub_indices.iter().find(|known| Some(known.id) == serves);
                if let Some(known) = known {
                    paper.add(LineRole::Heading, &format!("{}. {}", known.ordinal, known.name));
                }
            }
            let line = paper.add(LineRole::Task, &of.task.text);
            paper.tasks.insert(of.task.id, line);
        }
        let sql = "SELECT DISTINCT line FROM plan_reporting WHERE plan = $1 ORDER BY line";
        let lines = document::lines(tx, base.id).await?;
        for row in tx.all(sql, values![base.id.0]).await? {
            let number: i32 = row.get("line")?;
            let known = lines.iter().find(|line| line.number == number);
            if let Some(known) = known {
                let line = paper.add(LineRole::Reporting, &known.text);
                paper.reporting.insert(number, line);
            }
        }
        Ok(paper)
    }

    /// The number of the line.
    fn add(&mut self, role: LineRole, text: &str) -> i32 {
        self.lines.push((role, text.split_whitespace().collect::<Vec<_>>().join(" ")));
        i32::try_from(self.lines.len()).unwrap_or(i32::MAX)
    }

    /// The line of a task.
    pub fn line_of(&self, task: TaskId) -> i32 {
        self.tasks.get(&task).copied().unwrap_or(1)
    }

    /// The line of the heading over the tasks of a sub-index, or the title.
    pub fn line_of_heading(&self, ordinal: i32) -> i32 {
        let heading = format!("{ordinal}. ");
        let is_it = |(role, text): &(LineRole, String)| {
            *role == LineRole::Heading && text.starts_with(&heading)
        };
        let place = self.lines.iter().position(is_it).unwrap_or_default();
        i32::try_from(place + 1).unwrap_or(1)
    }

    /// As a file.
    pub fn document(&self, base: &Plan, next: &NextYear) -> Result<Upload, Refusal> {
        let text: Vec<&str> = self.lines.iter().map(|(_, text)| text.as_str()).collect();
        let bytes = format!("{}\n", text.join("\n")).into_bytes();
        Upload::inspect(&name(base, next), bytes).map_err(|_| Refusal::Missing("title"))
    }

    /// Writes the lines, and the duties to report with their dates a year on.
    pub async fn write(&self, tx: &Tx, base: &Plan, draft: PlanId) -> Result<(), StoreError> {
        for (position, (role, text)) in (0_i32..).zip(&self.lines) {
            let sql = "INSERT INTO plan_line (plan, position, number, role, text)
                       VALUES ($1, $2, $3, $4, $5)";
            let row = values![draft.0, position, position + 1, role_word(*role), text.as_str()];
            tx.write(sql, row).await?;
        }
        let sql = "SELECT position, kind, due, receiver, line FROM plan_reporting WHERE plan = $1";
        for row in tx.all(sql, values![base.id.0]).await? {
            let (position, kind): (i32, String) = (row.get("position")?, row.get("kind")?);
            let due: Option<String> = row.get("due")?;
            let receiver: String = row.get("receiver")?;
            let line = self.reporting.get(&row.get("line")?).copied().unwrap_or(1);
            let due = due.map(|due| a_year_later(&due));
            let sql = "INSERT INTO plan_reporting (plan, position, kind, due, receiver, line)
                       VALUES ($1, $2, $3, $4, $5, $6)";
            tx.write(sql, values![draft.0, position, kind, due, receiver, line]).await?;
        }
        Ok(())
    }
}

/// The name of the document: that of the year before with the new year in it.
pub(super) fn name(base: &Plan, next: &NextYear) -> String {
    let stem =
        base.source_name.rsplit_once('.').map_or(base.source_name.as_str(), |(stem, _)| stem);
    let told = with_year(stem, next.from, next.to());
    if told == stem { format!("{stem}-{}.txt", next.to()) } else { format!("{told}.txt") }
}

fn a_year_later(due: &str) -> String {
    match serde_json::from_str(due) {
        Ok(ReportingDue::Date { date, strictly_before }) => {
            let moved = ReportingDue::Date { date: a_year_on(date).0, strictly_before };
            serde_json::to_string(&moved).unwrap_or_else(|_| due.to_owned())
        }
        Ok(ReportingDue::DayOfPeriod { .. }) | Err(_) => due.to_owned(),
    }
}
