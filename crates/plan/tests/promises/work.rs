//! Work that is owed, and the steps people take with it.

use crate::{
    hands::{accept, record, seen, send_back, submit},
    paper::{ALL_COMMUNES, Paper, by},
    scene::Scene,
};
use ddci_plan::{
    model::{ObligationId, WorkState},
    transitions::Refusal,
};
use ddci_platform::{
    permit::{Actor, Role},
    store::Db,
    values,
};
use ddci_testkit::{COMMUNE, Engine, FINANCE, INTERIOR, OFFICE};
use jiff::civil::date;

/// Three divisions and the communes each owe one thing by 14 June 2024.
pub struct Work {
    pub scene: Scene,
    /// The day it is done on.
    pub db: Db,
    pub finance: ObligationId,
    pub interior: ObligationId,
    pub office: ObligationId,
    pub commune: ObligationId,
}

impl Work {
    pub async fn new(engine: Engine) -> Self {
        let scene = Scene::new(engine).await;
        let due = [by(date(2024, 6, 14))];
        let paper = Paper::of_2024()
            .task("Đối thoại với doanh nghiệp", &["Phòng Tài chính"], &due)
            .helped_by(&["Chi cục Thuế"])
            .task("Rà soát thủ tục", &["Phòng Nội vụ"], &due)
            .task("Tổng hợp", &["Văn phòng HĐND và UBND"], &due)
            .task("Tuyên truyền", &[ALL_COMMUNES], &due);
        let plan = scene.issued(paper).await;
        Self {
            db: scene.on("2024-06-10 09:00"),
            finance: scene.only(plan, FINANCE).await,
            interior: scene.only(plan, INTERIOR).await,
            office: scene.only(plan, OFFICE).await,
            commune: scene.only(plan, COMMUNE).await,
            scene,
        }
    }

    /// Rows of everything that a step may leave behind.
    pub async fn traces(&self) -> Vec<i64> {
        let mut traces = Vec::new();
        for table in ["progress", "evidence", "submission", "file", "file_body", "audit_entry"] {
            let sql = format!("SELECT COUNT(*) AS n FROM {table}");
            traces.push(self.scene.count(&sql, values![]).await);
        }
        for state in WorkState::ALL {
            let sql = "SELECT COUNT(*) AS n FROM obligation WHERE state = $1";
            traces.push(self.scene.count(sql, values![state.word()]).await);
        }
        traces
    }

    pub async fn state(&self, id: ObligationId) -> WorkState {
        let auditor = self.scene.member(Role::Auditor);
        seen(&self.db, auditor, id).await.obligation.standing.state
    }
}

/// What one step is called in the table below.
#[derive(Debug, Clone, Copy)]
pub enum Step {
    Record,
    Submit,
    Accept,
    Return,
}

impl Step {
    pub async fn take(self, db: &Db, who: &Actor, id: ObligationId) -> Result<(), Refusal> {
        match self {
            Self::Record => record(db, who, id).await.map(drop),
            Self::Submit => submit(db, who, id).await.map(drop),
            Self::Accept => accept(db, who, id).await,
            Self::Return => send_back(db, who, id, "Thiếu số liệu").await,
        }
    }
}

/// A key that nothing has.
pub fn nowhere() -> ObligationId {
    "00000000-0000-7000-8000-000000000000".parse().unwrap()
}
