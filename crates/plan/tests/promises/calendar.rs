//! The calendar changes, and open dates move with it: each with its trace, and nothing that is done.

use crate::{
    hands::{accept, hand_in, record, seen, send_back},
    paper::{ALL_COMMUNES, Paper, before, by, each_quarter_on, throughout},
    scene::Scene,
};
use ddci_calendar::{AmendedDay, AmendedKind};
use ddci_plan::{
    PlanDates,
    model::{ObligationId, PlanId},
    store::moved::{self, Moved},
};
use ddci_platform::{
    law::{self, AmendCalendar, Amended, Change},
    permit::Role,
    seam::{MovesDates, OpenDates},
    store::{Db, Read},
    values,
};
use ddci_testkit::{Actors, Engine, FINANCE, INTERIOR, OFFICE};
use jiff::civil::{Date, date};
use rstest::rstest;
use std::sync::Arc;

/// A Wednesday by which the quarter's report is due; the clock stands a week before.
const DUE: Date = Date::constant(2024, 9, 25);

pub fn rooms() -> OpenDates {
    Arc::from([Arc::new(PlanDates) as Arc<dyn MovesDates>])
}

pub fn change(date: Date, kind: AmendedKind) -> Change {
    let day = AmendedDay {
        date,
        kind,
        name: "Nghỉ vì bão".to_owned(),
        legal_basis: "CĐ 12/CĐ-UBND".to_owned(),
        verified: true,
    };
    Change { day, source: String::new() }
}

/// Three units that report each quarter on the 25th, and communes that work all year.
struct Reports {
    scene: Scene,
    plan: PlanId,
}

impl Reports {
    async fn new(engine: Engine) -> Self {
        let scene = Scene::new(engine).await;
        let quarterly = [each_quarter_on(25)];
        let paper = Paper::of_2024()
            .task("Báo cáo tài chính", &["Phòng Tài chính"], &quarterly)
            .task("Báo cáo nội vụ", &["Phòng Nội vụ"], &quarterly)
            .task("Tổng hợp", &["Văn phòng HĐND và UBND"], &quarterly)
            .task("Công khai", &["Phòng Nội vụ"], &[before(date(2024, 9, 26)), by(DUE)])
            .task("Tuyên truyền", &[ALL_COMMUNES], &[throughout()]);
        let plan = scene.issued(paper).await;
        Self { scene, plan }
    }

    async fn quarter(&self, unit: &str) -> ObligationId {
        let sql = "SELECT o.id FROM obligation o JOIN task t ON t.id = o.task
                   WHERE o.plan = $1 AND o.unit = $2 AND o.period = '2024-Q3'
                     AND t.text <> 'Tuyên truyền'";
        let unit = self.scene.unit(unit).id;
        let row = self.scene.test.first(sql, values![self.plan.0, unit.0]).await.unwrap();
        row.unwrap().get("id").unwrap()
    }

    async fn due(&self, id: ObligationId) -> Date {
        let auditor = self.scene.member(Role::Auditor);
        seen(&self.scene.test, auditor, id).await.obligation.standing.effective_on
    }

    async fn trace(&self, id: ObligationId) -> Vec<Moved> {
        moved::of(self.scene.test.db(), id).await.unwrap()
    }

    async fn amend(&self, db: &Db, changes: &[Change]) -> Amended {
        let authority = self.scene.authority;
        let preview = law::preview(db, authority, changes, &rooms()).await.unwrap();
        let amend = AmendCalendar {
            changes: changes.to_vec(),
            previewed: Some(preview.hash),
            rooms: rooms(),
        };
        let amended = db.run(&self.scene.administrator(), &amend).await.unwrap();
        assert_eq!(amended.moved, preview.moves.len());
        amended
    }

    async fn entries(&self) -> i64 {
        let sql = "SELECT COUNT(*) AS n FROM audit_entry WHERE verb = 'calendar.amend'";
        self.scene.count(sql, values![]).await
    }

    /// Every obligation with its date, so that before and after can be held together.
    async fn dates(&self, db: &Db) -> Vec<(ObligationId, Date)> {
        let sql = "SELECT id, effective_on FROM obligation ORDER BY id";
        let rows = db.all(sql, values![]).await.unwrap();
        rows.iter().map(|row| (row.get("id").unwrap(), row.get("effective_on").unwrap())).collect()
    }
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn an_open_date_moves_off_a_new_day_off_and_back(#[case] engine: Engine) {
    let reports = Reports::new(engine).await;
    let id = reports.quarter(FINANCE).await;

    let amended = reports.amend(&reports.scene.test, &[change(DUE, AmendedKind::Off)]).await;
    // Three reports, and the two dates of the publication: "before the 26th" is the 25th too.
    assert_eq!(amended, Amended { days: 1, moved: 5 });
    assert_eq!(reports.due(id).await, date(2024, 9, 24));

    let next_day = reports.scene.on("2024-09-19 09:00");
    reports.amend(&next_day, &[change(DUE, AmendedKind::Ordinary)]).await;
    assert_eq!(reports.due(id).await, DUE);

    let trace = reports.trace(id).await;
    let moves: Vec<_> = trace.iter().map(|m| (m.from_on, m.to_on, m.because_on)).collect();
    let day_before = date(2024, 9, 24);
    assert_eq!(moves, [(DUE, day_before, DUE), (day_before, DUE, DUE)]);
    assert_eq!(trace[0].cause, "Nghỉ vì bão; CĐ 12/CĐ-UBND");
    assert_eq!(trace[0].author.as_deref(), Some("Đỗ Quản Trị"));
    assert_eq!(reports.entries().await, 2);
    assert_eq!(reports.scene.audited("calendar.amend").await["moved"], 5);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn what_is_done_stays_and_what_was_sent_back_moves(#[case] engine: Engine) {
    let reports = Reports::new(engine).await;
    let scene = &reports.scene;
    let [finance, interior, office] = [
        reports.quarter(FINANCE).await,
        reports.quarter(INTERIOR).await,
        reports.quarter(OFFICE).await,
    ];
    hand_in(&scene.test, &scene.officer(), finance).await;
    accept(&scene.test, &scene.coordinator(), finance).await.unwrap();
    hand_in(&scene.test, &scene.coordinator(), office).await;
    let officer = scene.officer_of(INTERIOR).actor();
    hand_in(&scene.test, &officer, interior).await;
    send_back(&scene.test, &scene.coordinator(), interior, "Thiếu số liệu").await.unwrap();

    reports.amend(&scene.test, &[change(DUE, AmendedKind::Off)]).await;

    for done in [finance, office] {
        assert_eq!(reports.due(done).await, DUE);
        assert_eq!(reports.trace(done).await, []);
    }
    assert_eq!(reports.due(interior).await, date(2024, 9, 24));
    let sql = "SELECT COUNT(*) AS n FROM submission WHERE effective_then = $1";
    assert_eq!(scene.count(sql, values![DUE]).await, 3);
}

/// The day is declared off on the day itself, or later: whoever was in time stays in time, whoever
/// was late stays late.
#[rstest]
#[case::on_the_day(Engine::Sqlite, "2024-09-25 08:00")]
#[case::on_the_day_postgres(Engine::Postgres, "2024-09-25 08:00")]
#[case::after_it(Engine::Sqlite, "2024-09-27 08:00")]
#[case::after_it_postgres(Engine::Postgres, "2024-09-27 08:00")]
#[tokio::test]
async fn nobody_becomes_late_and_no_lateness_is_erased(#[case] engine: Engine, #[case] at: &str) {
    let reports = Reports::new(engine).await;
    let id = reports.quarter(FINANCE).await;
    record(&reports.scene.test, &reports.scene.officer(), id).await.unwrap();

    let amended = reports.amend(&reports.scene.on(at), &[change(DUE, AmendedKind::Off)]).await;

    assert_eq!(amended, Amended { days: 1, moved: 0 });
    assert_eq!(reports.due(id).await, DUE);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn another_authority_is_untouched(#[case] engine: Engine) {
    let reports = Reports::new(engine).await;
    let others = Actors::found_as(reports.scene.test.db(), "other", "UBND huyện Khác").await;
    let before = reports.dates(&reports.scene.test).await;

    let amend = AmendCalendar {
        changes: vec![change(DUE, AmendedKind::Off)],
        previewed: None,
        rooms: rooms(),
    };
    let amended = reports.scene.test.run(&others.administrator(), &amend).await.unwrap();

    assert_eq!(amended, Amended { days: 1, moved: 0 });
    assert_eq!(reports.dates(&reports.scene.test).await, before);
    let ours = law::calendar(reports.scene.test.db(), reports.scene.authority).await.unwrap();
    assert_eq!(&ours, law::shipped());
}

/// Whatever is changed: what the preview names is exactly what moves, and nothing besides.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn what_was_previewed_is_what_is_done(#[case] engine: Engine) {
    let reports = Reports::new(engine).await;
    let db = &reports.scene.test;
    let off = |days: &[i8]| -> Vec<Change> {
        days.iter().map(|day| change(date(2024, 9, *day), AmendedKind::Off)).collect()
    };
    let tables = [
        off(&[25]),
        off(&[23, 24, 30]),
        vec![
            change(date(2024, 9, 24), AmendedKind::Ordinary),
            change(date(2024, 9, 28), AmendedKind::Working),
        ],
        off(&[18, 19, 20, 21, 22, 23, 24, 25]),
        vec![change(date(2024, 12, 25), AmendedKind::Off)],
        vec![change(date(2024, 9, 19), AmendedKind::Ordinary)],
    ];
    let mut moved = 0;
    for changes in tables {
        let before = reports.dates(db).await;
        let preview = law::preview(db, reports.scene.authority, &changes, &rooms()).await.unwrap();
        reports.amend(db, &changes).await;
        let after = reports.dates(db).await;

        let mut named: Vec<_> = preview.moves.iter().map(|m| (m.key, m.from, m.to)).collect();
        named.sort();
        let done = before.iter().zip(&after).filter(|(before, after)| before.1 != after.1);
        let done: Vec<_> = done.map(|(before, after)| (before.0.0, before.1, after.1)).collect();
        assert_eq!(named, done);
        moved += done.len();
    }
    assert!(moved > 20, "the table moves something: {moved}");
    let traces = "SELECT COUNT(*) AS n FROM obligation_move";
    assert_eq!(reports.scene.count(traces, values![]).await, i64::try_from(moved).unwrap());
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_plan_issued_afterwards_is_dated_by_the_new_calendar(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let amend = AmendCalendar {
        changes: vec![change(DUE, AmendedKind::Off)],
        previewed: None,
        rooms: rooms(),
    };
    scene.test.run(&scene.administrator(), &amend).await.unwrap();

    let paper = Paper::of_2024().task("Báo cáo", &["Phòng Tài chính"], &[by(DUE)]);
    let plan = scene.issued(paper).await;

    assert_eq!(scene.owed(plan).await, ["once finance 2024-09-25 → 2024-09-24"]);
}
