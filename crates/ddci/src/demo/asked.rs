//! What units ask of each other and of whoever gave them the work: pieces in each state, a date that
//! moved and one that is asked for, and work that was sent back and stayed.

use super::{Scene, replay::People, scene::officer_of};
use anyhow::Context;
use ddci_calendar::Calendar;
use ddci_plan::{
    model::{ObligationId, PieceId, PlanId},
    transitions::{
        AnswerPiece, AskExtension, AskPiece, Bounce, DecideBounce, DecideExtension, PieceAnswer,
        TakePiece,
    },
};
use ddci_platform::{
    clock::Clock,
    org::UnitId,
    permit::{Actor, Role},
    store::{Db, Read},
    values,
};
use jiff::civil::Date;

/// Work that is still to be done.
struct Open {
    id: ObligationId,
    unit: String,
    due: Date,
    /// A unit that helps with it.
    helper: Option<(UnitId, String)>,
}

/// A demonstration on its way.
struct Asking<'a> {
    db: &'a Db,
    people: People<'a>,
    calendar: Calendar,
    as_of: Date,
    coordinator: Actor,
}

/// Asks.
pub async fn run(db: &Db, scene: &Scene, plan: PlanId) -> anyhow::Result<()> {
    let mut people = People::new(db);
    let coordinator = scene
        .people
        .iter()
        .find(|person| person.role == Role::Coordinator.word() && person.unit == scene.coordinator);
    let coordinator = coordinator.context("nobody coordinates")?;
    let coordinator = people.actor(&coordinator.login).await?;
    let calendar = Calendar::vietnam();
    let mut asking = Asking { db, people, calendar, as_of: scene.as_of, coordinator };
    let open = open(db, scene, plan).await?;
    let helped = open.iter().filter(|open| open.helper.is_some() && open.due >= scene.as_of);
    asking.pieces(&helped.take(3).collect::<Vec<_>>()).await?;
    let ahead: Vec<&Open> = open.iter().filter(|open| open.due > scene.as_of).collect();
    if let Some(open) = ahead.last() {
        asking.moved(open).await?;
    }
    if let Some(open) = open.iter().find(|open| open.due < scene.as_of) {
        asking.later(open, 1).await?;
    }
    if let Some(open) = ahead.iter().rev().nth(1) {
        asking.sent_back(open, scene.issued_on).await?;
    }
    Ok(())
}

impl Asking<'_> {
    /// So many working days before the day of the demonstration.
    fn before(&self, days: u16) -> Date {
        (0..days).fold(self.as_of, |day, _| self.calendar.previous_working_day(day))
    }

    fn on(&self, day: Date) -> Db {
        self.db.at(Clock::as_of(day))
    }

    async fn officer(&mut self, unit: &str) -> anyhow::Result<Actor> {
        self.people.actor(&officer_of(unit)).await
    }

    /// One that is overdue, one that came late and was taken, one that waits to be looked at.
    async fn pieces(&mut self, helped: &[&Open]) -> anyhow::Result<()> {
        for (open, (asked, due, delivered, taken, what)) in helped.iter().zip([
            (9, 6, None, false, "Số liệu phục vụ báo cáo, tách theo xã, thị trấn (minh họa)"),
            (20, 15, Some(12), true, "Danh sách doanh nghiệp cần mời dự (minh họa)"),
            (7, 1, Some(2), false, "Ý kiến góp ý dự thảo văn bản (minh họa)"),
        ]) {
            let Some((unit, code)) = &open.helper else { continue };
            let asker = self.officer(&open.unit).await?;
            let ask = AskPiece {
                key: None,
                obligation: open.id,
                unit: *unit,
                what: what.to_owned(),
                due_on: self.before(due),
                why_outside: String::new(),
                why_later: String::new(),
            };
            let piece = self.on(self.before(asked)).run(&asker, &ask).await?;
            if let Some(day) = delivered {
                self.delivered(piece, code, day).await?;
                if taken {
                    self.on(self.before(day - 2)).run(&asker, &TakePiece { piece }).await?;
                }
            }
        }
        Ok(())
    }

    async fn delivered(&mut self, piece: PieceId, by: &str, day: u16) -> anyhow::Result<()> {
        let words = "Đã gửi kèm công văn trả lời (minh họa).".to_owned();
        let document = Some("88/CV-PH".to_owned());
        let answer = PieceAnswer::Delivered { words, document, file: None };
        let helper = self.officer(by).await?;
        self.on(self.before(day)).run(&helper, &AnswerPiece { piece, answer }).await?;
        Ok(())
    }

    /// Asks for ten more working days, so many working days before the demonstration.
    async fn later(
        &mut self,
        open: &Open,
        before: u16,
    ) -> anyhow::Result<ddci_plan::model::ExtensionId> {
        let officer = self.officer(&open.unit).await?;
        let ask = AskExtension {
            obligation: open.id,
            proposed_on: self.calendar.add_working_days(open.due.max(self.as_of), 10),
            reason: "Chờ hướng dẫn của cơ quan cấp trên (minh họa)".to_owned(),
        };
        Ok(self.on(self.before(before)).run(&officer, &ask).await?)
    }

    /// A date that its giver has moved.
    async fn moved(&mut self, open: &Open) -> anyhow::Result<()> {
        let extension = self.later(open, 5).await?;
        let grant = Some(self.calendar.add_working_days(open.due.max(self.as_of), 10));
        let decide =
            DecideExtension { extension, grant, words: "Đồng ý (minh họa)".to_owned() };
        let coordinator = self.coordinator.clone();
        self.on(self.before(3)).run(&coordinator, &decide).await?;
        Ok(())
    }

    /// Sent back the day after the plan was issued, and given back.
    async fn sent_back(&mut self, open: &Open, issued_on: Date) -> anyhow::Result<()> {
        let officer = self.officer(&open.unit).await?;
        let send = Bounce {
            obligation: open.id,
            reason: "Đơn vị cho rằng không thuộc chức năng được giao (minh họa)".to_owned(),
            suggested: None,
        };
        let next = self.calendar.next_working_day(issued_on);
        let bounce = self.on(next).run(&officer, &send).await?;
        let words = "Giữ nguyên theo phân công trong kế hoạch (minh họa)".to_owned();
        let decide = DecideBounce { bounce, to: None, due_on: None, words };
        let then = self.on(self.calendar.next_working_day(next));
        let coordinator = self.coordinator.clone();
        then.run(&coordinator, &decide).await?;
        Ok(())
    }
}

/// What other units than the coordinating office have still to do, by date.
async fn open(db: &Db, scene: &Scene, plan: PlanId) -> anyhow::Result<Vec<Open>> {
    let sql = "SELECT o.id, u.code, o.effective_on, MIN(h.code) AS helper
               FROM obligation o JOIN unit u ON u.id = o.unit JOIN task t ON t.id = o.task
               LEFT JOIN task_body b ON b.task = o.task AND b.part = 'coordinating'
               LEFT JOIN unit h ON h.id = b.unit AND h.id <> o.unit AND h.id <> u.authority
               WHERE o.plan = $1 AND u.code <> $2 AND o.state IN ('not_started', 'in_progress')
                 AND (h.valid_to IS NULL OR h.valid_to >= $3)
               GROUP BY o.id, u.code, o.effective_on, t.position, o.period, u.position
               ORDER BY o.effective_on, t.position, o.period, u.position";
    let rows = db.all(sql, values![plan.0, scene.coordinator.as_str(), scene.as_of]).await?;
    let mut open = Vec::new();
    for row in &rows {
        let helper: Option<String> = row.get("helper")?;
        open.push(Open {
            id: row.get("id")?,
            unit: row.get("code")?,
            due: row.get("effective_on")?,
            helper: match helper {
                Some(code) => Some((unit(db, &code, plan).await?, code)),
                None => None,
            },
        });
    }
    Ok(open)
}

async fn unit(db: &Db, code: &str, plan: PlanId) -> anyhow::Result<UnitId> {
    let sql = "SELECT u.id FROM unit u JOIN plan p ON p.authority = u.authority
               WHERE u.code = $1 AND p.id = $2";
    let row = db.first(sql, values![code, plan.0]).await?;
    Ok(row.context("the helper is a unit")?.get("id")?)
}
