//! The mark of an acceptance, and the ranking it feeds.

use crate::{
    hands::{accept, hand_in, seen, send_back},
    pieces::ask,
    visibility::ALL,
    work::Work,
};
use ddci_calendar::Calendar;
use ddci_plan::{
    model::{Emulated, Quality},
    store::{emulation, filter::TableFilter, sides::Look, submission, table, waited, work::Days},
    transitions::{Accept, Refusal},
};
use ddci_platform::permit::Role;
use ddci_testkit::{COMMUNE, Engine};
use jiff::civil::date;
use rstest::rstest;

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn work_is_accepted_with_a_mark(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let coordinator = work.scene.coordinator();
    hand_in(&work.db, &work.scene.officer(), work.finance).await;
    let partly = |note: &str| Accept {
        obligation: work.finance,
        quality: Quality::Partly,
        note: note.to_owned(),
    };
    let silent = work.db.run(&coordinator, &partly(" ")).await;
    assert!(matches!(silent, Err(Refusal::NoReason)), "{silent:?}");
    work.db.run(&coordinator, &partly("Thiếu hai xã")).await.unwrap();
    hand_in(&work.db, &work.scene.officer_of(COMMUNE).actor(), work.commune).await;
    accept(&work.db, &coordinator, work.commune).await.unwrap();

    let sheet = seen(&work.db, work.scene.member(Role::Auditor), work.finance).await;
    assert_eq!(sheet.obligation.standing.quality, Some(Quality::Partly));
    let sent = submission::of(&work.db, work.finance).await.unwrap();
    assert_eq!(sent[0].quality, Some(Quality::Partly));
    assert_eq!(sent[0].note.as_deref(), Some("Thiếu hai xã"));
    let audited = work.scene.audited("obligation.accept").await;
    assert_eq!(audited["quality"], "met");
    let viewer = &work.scene.member(Role::Coordinator).viewer;
    let days = Days::on(date(2024, 6, 10), 5, &Calendar::vietnam());
    for (quality, id) in [(Quality::Partly, work.finance), (Quality::Met, work.commune)] {
        let filter = TableFilter { quality: Some(quality), ..TableFilter::default() };
        let plan = sheet.obligation.plan;
        let found = table::page(&work.db, viewer, plan, &filter, days, ALL).await.unwrap();
        assert_eq!((found.total, found.lines[0].item.id), (1, id));
        assert_eq!(
            TableFilter::read(|name| {
                let pair = filter.pairs().into_iter().find(|(of, _)| *of == name);
                pair.map(|(_, value)| value)
            }),
            filter
        );
    }
}

/// A unit's figures are those of its own work, and of what it let others wait.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_units_figures_are_its_own(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let (officer, coordinator) = (work.scene.officer(), work.scene.coordinator());
    // The tax agency answers a piece two working days late.
    work.db.run(&officer, &ask(&work)).await.unwrap();
    hand_in(&work.scene.on("2024-06-14 09:00"), &officer, work.finance).await;
    send_back(&work.db, &coordinator, work.finance, "Thiếu").await.unwrap();
    let late = work.scene.on("2024-06-18 09:00");
    hand_in(&late, &officer, work.finance).await;
    accept(&late, &coordinator, work.finance).await.unwrap();

    let viewer = &work.scene.member(Role::Reader).viewer;
    let plan = seen(&work.db, work.scene.member(Role::Reader), work.finance).await.obligation.plan;
    let calendar = Calendar::vietnam();
    let look = Look { viewer, plan, days: Days::on(date(2024, 6, 20), 5, &calendar) };
    let waited = waited::of_plan(&work.db, look, None).await.unwrap();
    let units = emulation::by_unit(&work.db, look, &waited, &calendar).await.unwrap();

    let of = |name: &str| units.iter().find(|unit| unit.name == name).map(|unit| unit.figures);
    let finance = Emulated { due: 1, met: 1, returned: 1, ..Emulated::default() };
    assert_eq!(of("Phòng Tài chính"), Some(finance));
    assert_eq!(of("Phòng Nội vụ"), Some(Emulated { due: 1, ..Emulated::default() }));
    // It owes nothing of the plan, so it is not ranked; who waited for it is on its own page.
    assert_eq!(of("Chi cục Thuế"), None);
    assert_eq!(waited[0].working_days(date(2024, 6, 20), &calendar), 4);
}
