//! Who sees what: each role and unit its part, another authority nothing.

use crate::{
    paper::{ALL_COMMUNES, Paper, by},
    scene::Scene,
};
use ddci_plan::{
    model::{ObligationId, PlanId},
    store::{
        obligation, plan, task,
        work::{self, Days, Filter, Owed, Tab},
    },
};
use ddci_platform::{
    law::shipped,
    org::{AddUnit, UnitKind},
    permit::{Role, Viewer},
    store::{Db, Read},
    values,
    web::Paging,
};
use ddci_testkit::{
    Actors, COMMUNE, Engine, FINANCE, INTERIOR, Member, OFFICE, SECOND_COMMUNE, TAX, TOWNSHIP,
};
use jiff::civil::date;
use rstest::rstest;
use std::collections::BTreeSet;

/// Everything on one page.
pub const ALL: Paging = Paging { page: 1, size: 100_000 };

pub const UNITS: [&str; 7] = [OFFICE, FINANCE, INTERIOR, COMMUNE, SECOND_COMMUNE, TOWNSHIP, TAX];

/// An authority with one issued plan.
pub struct Seen {
    pub scene: Scene,
    pub plan: PlanId,
}

impl Seen {
    pub async fn of(engine: Engine, paper: Paper) -> Self {
        let scene = Scene::new(engine).await;
        let plan = scene.issued(paper).await;
        Self { scene, plan }
    }

    pub fn db(&self) -> &Db {
        self.scene.test.db()
    }

    /// Everybody with an account.
    pub fn everybody(&self) -> Vec<&Member> {
        let roles = Role::ALL.map(|role| self.scene.member(role));
        let officers = UNITS.map(|unit| self.scene.officer_of(unit));
        roles.into_iter().chain(officers).collect()
    }

    /// The units whose obligations somebody may open.
    pub async fn owners(&self, viewer: &Viewer) -> BTreeSet<String> {
        let sql = "SELECT o.id, u.code FROM obligation o JOIN unit u ON u.id = o.unit";
        let mut owners = BTreeSet::new();
        for row in self.db().all(sql, values![]).await.unwrap() {
            let id: ObligationId = row.get("id").unwrap();
            if obligation::visible(self.db(), viewer, id).await.unwrap().is_some() {
                owners.insert(row.get("code").unwrap());
            }
        }
        owners
    }
}

/// One task of each unit; the communes help Finance, the tax agency helps the office.
fn everybody_owes() -> Paper {
    let due = [by(date(2024, 10, 14))];
    Paper::of_2024()
        .sub_index("Chi phí thời gian", 879)
        .task("Của Tài chính", &["Phòng Tài chính"], &due)
        .helped_by(&["UBND xã Bình An"])
        .task("Của Nội vụ", &["Phòng Nội vụ"], &due)
        .sub_index("Tính minh bạch", 740)
        .task("Của Văn phòng", &["Văn phòng HĐND và UBND"], &due)
        .helped_by(&["Chi cục Thuế"])
        .task("Của các xã", &[ALL_COMMUNES], &due)
}

/// Whose obligations each role and unit may open.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn each_sees_what_is_their_part(#[case] engine: Engine) {
    let seen = Seen::of(engine, everybody_owes()).await;
    let all = [OFFICE, FINANCE, INTERIOR, COMMUNE, SECOND_COMMUNE, TOWNSHIP];

    for role in [Role::Coordinator, Role::Leader, Role::Reader, Role::Auditor] {
        let owners = seen.owners(&seen.scene.member(role).viewer).await;
        assert_eq!(owners, all.map(str::to_owned).into(), "{role:?}");
    }
    let parts: [(&str, &[&str]); 7] = [
        (OFFICE, &[OFFICE]),
        (FINANCE, &[FINANCE]),
        (INTERIOR, &[INTERIOR]),
        // It helps Finance, and owes its own.
        (COMMUNE, &[COMMUNE, FINANCE]),
        (SECOND_COMMUNE, &[SECOND_COMMUNE]),
        (TOWNSHIP, &[TOWNSHIP]),
        // It owes nothing and helps the office.
        (TAX, &[OFFICE]),
    ];
    for (unit, owners) in parts {
        let viewer = &seen.scene.officer_of(unit).viewer;
        let expected: BTreeSet<String> = owners.iter().map(|code| (*code).to_owned()).collect();
        assert_eq!(seen.owners(viewer).await, expected, "{unit}");
    }
    let head = &seen.scene.member(Role::UnitHead).viewer;
    assert_eq!(seen.owners(head).await, [FINANCE.to_owned()].into());
}

/// "Phối hợp với UBND các xã": each of them helps, as if it had been named by itself.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_group_that_helps_sees_what_it_helps_with(#[case] engine: Engine) {
    let due = [by(date(2024, 10, 14))];
    let paper = Paper::of_2024()
        .task("Của Tài chính", &["Phòng Tài chính"], &due)
        .helped_by(&[ALL_COMMUNES])
        .task("Của Nội vụ", &["Phòng Nội vụ"], &due);
    let seen = Seen::of(engine, paper).await;

    for unit in [COMMUNE, SECOND_COMMUNE, TOWNSHIP] {
        let owners = seen.owners(&seen.scene.officer_of(unit).viewer).await;
        assert_eq!(owners, [FINANCE.to_owned()].into(), "{unit}");
    }
    let stranger = seen.owners(&seen.scene.officer_of(TAX).viewer).await;
    assert_eq!(stranger, BTreeSet::new());
}

/// A head sees what the units below theirs owe; those do not see what stands above.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn what_a_unit_below_owes_is_seen_from_above(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let team = AddUnit {
        code: "team".to_owned(),
        name: "Tổ một cửa".to_owned(),
        name_en: None,
        kind: UnitKind::ServiceCentre,
        parent: Some(FINANCE.to_owned()),
        official_code: None,
        district: None,
        outside: false,
        valid_from: None,
        valid_to: None,
        source: "test".to_owned(),
        verified: true,
        aliases: Vec::new(),
    };
    scene.test.run(&scene.administrator(), &team).await.unwrap();
    let paper = Paper::of_2024().task("Của tổ", &["Tổ một cửa"], &[by(date(2024, 10, 14))]);
    let plan = scene.issued(paper).await;
    let seen = Seen { scene, plan };

    let above = seen.owners(&seen.scene.member(Role::UnitHead).viewer).await;
    let beside = seen.owners(&seen.scene.officer_of(INTERIOR).viewer).await;

    assert_eq!((above, beside), (["team".to_owned()].into(), BTreeSet::new()));
}

/// The work list is the unit's own, whoever looks.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_work_list_holds_the_units_own(#[case] engine: Engine) {
    let seen = Seen::of(engine, everybody_owes()).await;
    let days = Days::on(date(2024, 9, 18), 5, shipped());

    for (unit, name) in
        [(FINANCE, Some("Phòng Tài chính")), (COMMUNE, Some("UBND xã Bình An")), (TAX, None)]
    {
        let viewer = &seen.scene.officer_of(unit).viewer;
        let items =
            work::list(seen.db(), viewer, Owed::ByUnit, Tab::NotYetDue, days, ALL).await.unwrap();
        let owners: Vec<&str> = items.iter().map(|item| item.unit_name.as_str()).collect();
        assert_eq!(owners, name.into_iter().collect::<Vec<_>>(), "{unit}");
    }
}

/// What another authority of the same installation gets to see: nothing.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn another_authority_sees_nothing(#[case] engine: Engine) {
    let seen = Seen::of(engine, everybody_owes()).await;
    let (db, plan) = (seen.db(), seen.plan);
    let others = Actors::found_as(db, "other", "UBND huyện Khác").await;
    let days = Days::on(date(2024, 12, 18), 5, shipped());
    let first = task::of_plan(db, plan).await.unwrap()[0].id;
    let owed = seen.scene.of_unit(plan, FINANCE).await[0];
    let auditor = &seen.scene.member(Role::Auditor).viewer;
    let own = obligation::visible(db, auditor, owed).await.unwrap().unwrap().obligation;

    for role in Role::ALL {
        let viewer = &others.member(role).viewer;
        assert_eq!(plan::list(db, viewer).await.unwrap(), []);
        assert_eq!(plan::listed(db, viewer).await.unwrap(), []);
        assert_eq!(plan::current(db, viewer).await.unwrap(), None);
        assert_eq!(plan::visible(db, viewer, plan).await.unwrap(), None);
        assert_eq!(plan::readable(db, viewer, plan).await.unwrap(), None);
        assert_eq!(obligation::of_task(db, viewer, first).await.unwrap(), []);
        assert_eq!(obligation::siblings(db, viewer, &own).await.unwrap(), []);
        assert_eq!(seen.owners(viewer).await, BTreeSet::new());
        assert_eq!(work::counts(db, viewer, Owed::ByUnit, days).await.unwrap(), [0; 6]);
        for tab in Tab::ALL {
            let filter = Filter { plan: Some(plan), tab, unit: None, decided_by_viewer: false };
            assert_eq!(work::count_all(db, viewer, &filter, days).await.unwrap(), 0);
            assert_eq!(work::list_all(db, viewer, &filter, days, ALL).await.unwrap(), []);
        }
    }
}
