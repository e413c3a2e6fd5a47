//! Hands in a plan document: keeps the file, and what was read from it, as a draft.

use super::Refusal;
use crate::{
    model::{Part, PlanId, PlanState, SubIndexId, TaskId, rule_of, write_rule, write_settings},
    store::{document::role_word, folded::folded},
};
use ddci_calendar::{PlanSettings, ReportingDay};
use ddci_plan_reader::{Reading, ReportingDue, ReportingKind, ScheduleKind};
use ddci_platform::{
    files::{self, Upload},
    org::{self, Alias, body_key},
    permit::{Actor, Verb},
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use jiff::civil::{Date, date};
use serde_json::json;
use std::collections::BTreeMap;

/// A document and its reading.
#[derive(Debug)]
pub struct DraftPlan {
    /// The document.
    pub document: Upload,
    /// What was read from it.
    pub reading: Reading,
}

impl Transition for DraftPlan {
    const VERB: &'static str = "plan.draft";
    type Output = PlanId;
    type Error = Refusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<PlanId>, Refusal> {
        if !actor.may_everywhere(Verb::PreparePlan) {
            return Err(Refusal::NotYourPart);
        }
        let file = files::save(tx, actor, &self.document).await?;
        let plan = self.head(tx, actor, file).await?;
        self.lines(tx, plan).await?;
        let sub_indices = self.sub_indices(tx, plan).await?;
        self.tasks(tx, actor, plan, &sub_indices).await?;
        self.findings(tx, plan).await?;
        let detail = json!({
            "document": self.document.name,
            "tasks": self.reading.tasks.len(),
            "findings": self.reading.findings.len(),
            "unread": self.reading.unread.len(),
        });
        Ok(Applied::to(format!("plan:{plan}"), detail, plan))
    }

    fn store_error(error: &Refusal) -> Option<&StoreError> {
        error.store()
    }
}

impl DraftPlan {
    async fn head(&self, tx: &Tx, actor: &Actor, file: files::FileId) -> Result<PlanId, Refusal> {
        let head = &self.reading.head;
        let id: PlanId = tx.key()?;
        let (first, last) = self.span(tx);
        let settings =
            PlanSettings { reporting_day: self.reporting_day(), ..PlanSettings::default() };
        let sql = "INSERT INTO plan (id, authority, title, number, issued_on, year, issuer, signer,
                     legal_bases, total_target, state, starts_on, ends_on, settings, source_file,
                     source_name, created_at)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
                     $17)";
        let row = values![
            id.0,
            actor.authority().0,
            head.title.as_str(),
            head.number.as_deref(),
            head.issued_on,
            i32::from(head.year),
            head.issuer.as_str(),
            head.signer.as_deref(),
            json!(head.legal_bases).to_string(),
            head.total_target.map(|points| points.0),
            PlanState::Draft.word(),
            first,
            last,
            write_settings(&settings),
            file.0,
            self.document.name.as_str(),
            tx.now(),
        ];
        tx.write(sql, row).await?;
        Ok(id)
    }

    /// The first and last day of the plan: in force from its issue on, where that lies in its year.
    fn span(&self, tx: &Tx) -> (Date, Date) {
        let head = &self.reading.head;
        let (first, last) = year_span(head.year, tx.today());
        (head.issued_on.filter(|on| (first..=last).contains(on)).unwrap_or(first), last)
    }

    /// The day on which units report each quarter, where the plan lays one down: what goes on all
    /// year owes its update then (Rules of obligations).
    fn reporting_day(&self) -> Option<ReportingDay> {
        let quarterly =
            self.reading.reporting.iter().find(|duty| duty.kind == ReportingKind::Quarterly)?;
        match quarterly.due.as_ref()? {
            ReportingDue::DayOfPeriod { day, strictly_before } => Some(ReportingDay {
                day: crate::model::day_of(day)?,
                strictly_before: *strictly_before,
            }),
            ReportingDue::Date { .. } => None,
        }
    }

    async fn lines(&self, tx: &Tx, plan: PlanId) -> Result<(), Refusal> {
        for (position, line) in (0_i32..).zip(&self.reading.lines) {
            let sql = "INSERT INTO plan_line (plan, position, sheet, number, role, text)
                       VALUES ($1, $2, $3, $4, $5, $6)";
            let row = values![
                plan.0,
                position,
                line.sheet.as_deref(),
                number(line.number),
                role_word(line.role),
                line.text.as_str(),
            ];
            tx.write(sql, row).await?;
        }
        for (position, unread) in (0_i32..).zip(&self.reading.unread) {
            let sql = "INSERT INTO plan_unread (plan, position, sheet, first_line, last_line, why)
                       VALUES ($1, $2, $3, $4, $5, $6)";
            let row = values![
                plan.0,
                position,
                unread.sheet.as_deref(),
                number(unread.first_line),
                number(unread.last_line),
                unread.why.as_str(),
            ];
            tx.write(sql, row).await?;
        }
        for (position, duty) in (0_i32..).zip(&self.reading.reporting) {
            let sql = "INSERT INTO plan_reporting (plan, position, kind, due, receiver, line)
                       VALUES ($1, $2, $3, $4, $5, $6)";
            let due = duty.due.as_ref().and_then(|due| serde_json::to_string(due).ok());
            let kind = json!(duty.kind).as_str().unwrap_or_default().to_owned();
            let row = values![plan.0, position, kind, due, duty.to.as_str(), number(duty.line)];
            tx.write(sql, row).await?;
        }
        Ok(())
    }

    async fn sub_indices(
        &self,
        tx: &Tx,
        plan: PlanId,
    ) -> Result<BTreeMap<u32, SubIndexId>, Refusal> {
        let mut keys = BTreeMap::new();
        for read in &self.reading.sub_indices {
            let id: SubIndexId = tx.key()?;
            let sql = "INSERT INTO sub_index (id, plan, ordinal, name, target,
                         counts_toward_total, responsible_leader)
                       VALUES ($1, $2, $3, $4, $5, $6, $7)
                       ON CONFLICT (plan, ordinal) DO NOTHING";
            let row = values![
                id.0,
                plan.0,
                number(read.ordinal),
                read.name.as_str(),
                read.target.map(|points| points.0),
                read.counts_toward_total,
                read.responsible_leader.as_deref(),
            ];
            if tx.write(sql, row).await? > 0 {
                keys.insert(read.ordinal, id);
            }
        }
        Ok(keys)
    }

    async fn tasks(
        &self,
        tx: &Tx,
        actor: &Actor,
        plan: PlanId,
        sub_indices: &BTreeMap<u32, SubIndexId>,
    ) -> Result<(), Refusal> {
        let aliases = org::aliases_on(tx, actor.authority(), self.span(tx).0).await?;
        for (position, read) in (0_i32..).zip(&self.reading.tasks) {
            let id: TaskId = tx.key()?;
            let sub_index = read.sub_index.and_then(|ordinal| sub_indices.get(&ordinal));
            let sql = "INSERT INTO task (id, plan, sub_index, block, reference, position, text,
                         sheet, first_line, last_line, folded)
                       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
            let row = values![
                id.0,
                plan.0,
                sub_index.map(|sub_index| sub_index.0),
                read.block.as_deref(),
                read.reference.as_str(),
                position,
                read.text.as_str(),
                read.source.sheet.as_deref(),
                number(read.source.first_line),
                number(read.source.last_line),
                folded(&read.text),
            ];
            tx.write(sql, row).await?;
            let leads = read.leads.iter().map(|name| (Part::Lead, name));
            let helpers = read.coordinators.iter().map(|name| (Part::Coordinating, name));
            bodies(tx, id, leads.chain(helpers), &aliases).await?;
            schedules(tx, id, &read.schedules).await?;
        }
        Ok(())
    }

    async fn findings(&self, tx: &Tx, plan: PlanId) -> Result<(), Refusal> {
        for (position, read) in (0_i32..).zip(&self.reading.findings) {
            let id: crate::model::FindingId = tx.key()?;
            let sql = "INSERT INTO finding (id, plan, position, kind, sheet, lines, message)
                       VALUES ($1, $2, $3, $4, $5, $6, $7)";
            let row = values![
                id.0,
                plan.0,
                position,
                json!(read.kind).as_str().unwrap_or_default(),
                read.sheet.as_deref(),
                json!(read.lines).to_string(),
                read.message.as_str(),
            ];
            tx.write(sql, row).await?;
        }
        Ok(())
    }
}

/// The first and last day of the plan's year; of this year where the plan names none.
fn year_span(year: i16, today: Date) -> (Date, Date) {
    let year = if (1900..=2200).contains(&year) { year } else { today.year() };
    (date(year, 1, 1), date(year, 12, 31))
}

fn number(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// Writes the bodies of a task; a name that was bound before means the same again.
async fn bodies(
    tx: &Tx,
    task: TaskId,
    named: impl Iterator<Item = (Part, &String)> + Send,
    aliases: &BTreeMap<String, Alias>,
) -> Result<(), Refusal> {
    for (position, (part, name)) in (0_i32..).zip(named) {
        let target = aliases.get(&body_key(name)).map(|alias| alias.target);
        let sql = "INSERT INTO task_body (task, part, read_part, position, name, unit, unit_group)
                   VALUES ($1, $2, $2, $3, $4, $5, $6)";
        let unit = target.and_then(|target| target.unit()).map(|unit| unit.0);
        let group = target.and_then(|target| target.group()).map(|group| group.0);
        let row = values![task.0, part.word(), position, name.as_str(), unit, group];
        tx.write(sql, row).await?;
    }
    Ok(())
}

async fn schedules(
    tx: &Tx,
    task: TaskId,
    schedules: &[ddci_plan_reader::Schedule],
) -> Result<(), Refusal> {
    for (position, read) in (0_i32..).zip(schedules) {
        let id: crate::model::ScheduleId = tx.key()?;
        let quota_unit = match &read.kind {
            ScheduleKind::Every { quota: Some(quota), .. } => Some(quota.unit.as_str()),
            _ => None,
        };
        let sql = "INSERT INTO schedule (id, task, position, rule, read_rule, quota_unit, sentence,
                     line)
                   VALUES ($1, $2, $3, $4, $4, $5, $6, $7)";
        let row = values![
            id.0,
            task.0,
            position,
            write_rule(&rule_of(&read.kind)),
            quota_unit,
            read.sentence.as_str(),
            number(read.line),
        ];
        tx.write(sql, row).await?;
    }
    Ok(())
}
