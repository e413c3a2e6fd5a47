//! The testkit's authority with plans of its own, and questions about what it owes.

use crate::paper::Paper;
use ddci_calendar::Roll;
use ddci_plan::{
    MIGRATIONS,
    model::{Decision, ObligationId, PlanId},
    store::finding,
    transitions::{DraftPlan, IssuePlan, Issuing, Materialised, Refusal, Settle},
};
use ddci_platform::{
    files::Upload,
    store::{Db, Read, Value},
    values,
};
use ddci_testkit::{Actors, Engine, OFFICE, TestDb};
use jiff::civil::Date;
use serde_json::Value as Json;
use std::ops::Deref;

/// The morning on which plans are handed in and issued unless a test says otherwise.
pub const ISSUED: &str = "2024-03-27 08:00";

/// An authority and its database.
pub struct Scene {
    pub test: TestDb,
    pub actors: Actors,
}

impl Deref for Scene {
    type Target = Actors;

    fn deref(&self) -> &Actors {
        &self.actors
    }
}

impl Scene {
    /// Without any plan.
    pub async fn new(engine: Engine) -> Self {
        let migrations = [ddci_platform::MIGRATIONS, MIGRATIONS].concat();
        let test = TestDb::new(engine, &migrations).await;
        let actors = Actors::found(&test).await;
        Self { test, actors }
    }

    /// The database when the clocks show `local`.
    pub fn on(&self, local: &str) -> Db {
        self.test.on(local)
    }

    /// Hands a plan in.
    pub async fn draft(&self, paper: Paper) -> PlanId {
        let text = "KẾ HOẠCH".as_bytes().to_vec();
        let document = Upload::inspect("ke-hoach.txt", text).unwrap();
        let draft = DraftPlan { document, reading: paper.0 };
        self.on(ISSUED).run(&self.coordinator(), &draft).await.unwrap()
    }

    /// What the coordinator states when issuing on that day.
    pub fn issuing(&self, on: Date) -> Issuing {
        let coordinator = self.unit(OFFICE).id;
        Issuing { number: "17/KH-UBND".to_owned(), issued_on: on, coordinator, roll: Roll::Back }
    }

    /// Issues a plan on 27 March 2024.
    pub async fn issue(&self, plan: PlanId) -> Result<Materialised, Refusal> {
        let issuing = self.issuing(jiff::civil::date(2024, 3, 27));
        self.on(ISSUED).run(&self.coordinator(), &IssuePlan { plan, issuing }).await
    }

    /// Hands a plan in and issues it.
    pub async fn issued(&self, paper: Paper) -> PlanId {
        let plan = self.draft(paper).await;
        self.issue(plan).await.unwrap();
        plan
    }

    /// Decides about the plan's finding at that place of its list.
    pub async fn settle(&self, plan: PlanId, nth: usize, to: Decision) -> Result<(), Refusal> {
        let db = self.on(ISSUED);
        let found = finding::of_plan(&db, plan).await.unwrap();
        let settle = Settle::of(plan, found[nth].id, to);
        db.run(&self.coordinator(), &settle).await
    }

    /// What a plan owes: "period unit stated → effective", with the quota where there is one, by
    /// date and unit.
    pub async fn owed(&self, plan: PlanId) -> Vec<String> {
        let sql = "SELECT o.period, u.code, o.stated_on, o.effective_on, o.quota
                   FROM obligation o JOIN unit u ON u.id = o.unit JOIN task t ON t.id = o.task
                   JOIN schedule s ON s.id = o.schedule
                   WHERE o.plan = $1 ORDER BY o.effective_on, t.position, s.position, u.position";
        let rows = self.test.all(sql, values![plan.0]).await.unwrap();
        rows.iter()
            .map(|row| {
                let [period, unit]: [String; 2] =
                    ["period", "code"].map(|column| row.get(column).unwrap());
                let [stated, effective]: [Date; 2] =
                    ["stated_on", "effective_on"].map(|column| row.get(column).unwrap());
                let quota: Option<i32> = row.get("quota").unwrap();
                let quota = quota.map(|quota| format!(" ×{quota}")).unwrap_or_default();
                format!("{period} {unit} {stated} → {effective}{quota}")
            })
            .collect()
    }

    /// What a unit owes of a plan, by date.
    pub async fn of_unit(&self, plan: PlanId, unit: &str) -> Vec<ObligationId> {
        let sql = "SELECT o.id FROM obligation o JOIN task t ON t.id = o.task
                   WHERE o.plan = $1 AND o.unit = $2 ORDER BY o.effective_on, t.position";
        let rows = self.test.all(sql, values![plan.0, self.unit(unit).id.0]).await.unwrap();
        rows.iter().map(|row| row.get("id").unwrap()).collect()
    }

    /// The only thing a unit owes of a plan.
    pub async fn only(&self, plan: PlanId, unit: &str) -> ObligationId {
        let owed = self.of_unit(plan, unit).await;
        assert_eq!(owed.len(), 1, "{unit} owes one thing");
        owed[0]
    }

    /// How many rows a query counts: `SELECT COUNT(*) AS n …`.
    pub async fn count(&self, sql: &str, values: Vec<Value>) -> i64 {
        self.test.first(sql, values).await.unwrap().unwrap().get("n").unwrap()
    }

    /// What the audit log keeps of the last transition with that verb.
    pub async fn audited(&self, verb: &str) -> Json {
        let sql = "SELECT detail FROM audit_entry WHERE verb = $1 ORDER BY sequence DESC LIMIT 1";
        let row = self.test.first(sql, values![verb]).await.unwrap();
        let detail: String = row.unwrap_or_else(|| panic!("no {verb}")).get("detail").unwrap();
        serde_json::from_str(&detail).unwrap()
    }
}
