//! Dates move only by their giver: who asks, who decides, and what is kept of it.

use crate::{
    calendar::{change, rooms},
    hands::{accept, hand_in, seen, send_back},
    visibility::ALL,
    work::{Step, Work},
};
use ddci_calendar::{AmendedKind, Calendar, Timeliness};
use ddci_plan::{
    model::{ExtensionId, ObligationId, PlanId},
    store::{
        board, extension,
        filter::TableFilter,
        moved::{self, MovedBy},
        obligation::Sheet,
        submission, table,
        work::Days,
    },
    transitions::{AskExtension, DecideExtension, Materialise, Refusal},
};
use ddci_platform::{
    law::{self, AmendCalendar},
    permit::{Actor, Role},
    store::Db,
};
use ddci_testkit::{Actors, COMMUNE, Engine, TAX};
use jiff::civil::{Date, date};
use rstest::rstest;

const OWN_DAY: Date = Date::constant(2024, 6, 14);
/// A Saturday; rolled back, it is the Friday before.
const PROPOSED: Date = Date::constant(2024, 6, 29);
const GRANTED: Date = Date::constant(2024, 6, 28);

async fn ask(db: &Db, who: &Actor, id: ObligationId) -> Result<ExtensionId, Refusal> {
    let reason = "Chờ số liệu của tỉnh".to_owned();
    db.run(who, &AskExtension { obligation: id, proposed_on: PROPOSED, reason }).await
}

async fn decide(
    db: &Db,
    who: &Actor,
    id: ExtensionId,
    grant: Option<Date>,
    words: &str,
) -> Result<Option<Date>, Refusal> {
    db.run(who, &DecideExtension { extension: id, grant, words: words.to_owned() }).await
}

async fn sheet(work: &Work, id: ObligationId) -> Sheet {
    seen(&work.db, work.scene.member(Role::Auditor), id).await
}

/// Finance asks and the coordinator grants.
async fn granted(work: &Work) -> ExtensionId {
    let id = ask(&work.db, &work.scene.officer(), work.finance).await.unwrap();
    decide(&work.db, &work.scene.coordinator(), id, Some(PROPOSED), "").await.unwrap();
    id
}

async fn plan_of(work: &Work) -> PlanId {
    sheet(work, work.finance).await.obligation.plan
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn the_giver_moves_a_date_and_the_first_one_stays_beside_it(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let id = granted(&work).await;

    let standing = sheet(&work, work.finance).await.obligation.standing;
    assert_eq!((standing.stated_on, standing.effective_on), (OWN_DAY, GRANTED));
    assert_eq!(standing.original_on, Some(OWN_DAY));
    let moves = moved::of(&work.db, work.finance).await.unwrap();
    assert_eq!((moves.len(), moves[0].from_on, moves[0].to_on), (1, OWN_DAY, GRANTED));
    assert_eq!(
        (moves[0].by, moves[0].author.as_deref()),
        (MovedBy::Extension, Some("Hoàng Điều Phối"))
    );
    let kept = extension::of(&work.db, work.finance).await.unwrap();
    assert_eq!(kept[0].decided.as_ref().unwrap().effective_on, Some(GRANTED));
    let audited = work.scene.audited("extension.decide").await;
    assert_eq!(
        (audited["extension"].as_str(), audited["to"].as_str()),
        (Some(&*id.to_string()), Some("2024-06-28"))
    );

    // In time by the moved date, and told apart from what was in time by its own.
    let later = work.scene.on("2024-06-20 09:00");
    hand_in(&later, &work.scene.officer(), work.finance).await;
    hand_in(&work.db, &work.scene.officer_of(COMMUNE).actor(), work.commune).await;
    let standing = sheet(&work, work.finance).await.obligation.standing;
    let calendar = Calendar::vietnam();
    let timeliness = standing.timeliness(date(2024, 6, 21), 5, &calendar);
    assert_eq!((timeliness, standing.is_in_time_by_move()), (Timeliness::DoneOnTime, true));
    let own = sheet(&work, work.commune).await.obligation.standing;
    assert!(!own.is_in_time_by_move());
    let plan = plan_of(&work).await;
    let days = Days::on(date(2024, 6, 21), 5, &calendar);
    let total = board::total(&board::by_sub_index(&work.db, plan, days).await.unwrap());
    assert_eq!((total.on_time, total.moved, total.in_time_by_move), (2, 1, 1));
    let filter = TableFilter { moved: true, ..TableFilter::default() };
    let viewer = &work.scene.member(Role::Coordinator).viewer;
    let found = table::page(&work.db, viewer, plan, &filter, days, ALL).await.unwrap();
    assert_eq!((found.total, found.lines[0].item.id), (total.moved, work.finance));
}

/// Attack 13: a unit that helps, the unit itself and everybody else but the giver move no date.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn nobody_but_the_giver_moves_a_date(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let helper = work.scene.officer_of(TAX).actor();
    let asked = ask(&work.db, &helper, work.finance).await;
    assert!(matches!(asked, Err(Refusal::NotYours { .. })), "{asked:?}");
    let id = ask(&work.db, &work.scene.officer(), work.finance).await.unwrap();

    let before = work.traces().await;
    let others = Actors::found_as(work.scene.test.db(), "other", "UBND huyện Khác").await;
    let nobody = [
        (helper.clone(), "NotYourPart"),
        (work.scene.officer(), "NotYourPart"),
        (work.scene.unit_head(), "NotYourPart"),
        (work.scene.reader(), "NotYourPart"),
        (work.scene.administrator(), "NotYourPart"),
        (work.scene.operator(), "NotYourPart"),
        // The office coordinates, so a leader only decides about what that office owes.
        (work.scene.leader(), "NotCoordinator"),
        (others.coordinator(), "NotFound"),
        (others.leader(), "NotFound"),
    ];
    for (who, expected) in nobody {
        let refused = decide(&work.db, &who, id, Some(PROPOSED), "").await.unwrap_err();
        assert!(format!("{refused:?}").starts_with(expected), "{refused:?}");
    }
    for step in [Step::Record, Step::Submit, Step::Accept, Step::Return] {
        assert!(step.take(&work.db, &helper, work.finance).await.is_err(), "{step:?}");
    }
    assert_eq!(sheet(&work, work.finance).await.obligation.standing.effective_on, OWN_DAY);
    assert_eq!(work.traces().await[..5], before[..5]);
    let visible = extension::visible(&work.db, &others.member(Role::Auditor).viewer, id).await;
    assert_eq!(visible.unwrap(), None);
}

/// What the coordinating office itself owes, a leader decides about.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn the_coordinators_own_date_is_the_leaders(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let coordinator = work.scene.coordinator();
    let id = ask(&work.db, &coordinator, work.office).await.unwrap();

    let own = decide(&work.db, &coordinator, id, Some(PROPOSED), "").await;
    assert!(matches!(own, Err(Refusal::OwnWork)), "{own:?}");
    for (role, count) in [(Role::Coordinator, 0), (Role::Leader, 1), (Role::Officer, 0)] {
        let viewer = &work.scene.member(role).viewer;
        assert_eq!(extension::count_waiting(&work.db, viewer).await.unwrap(), count, "{role:?}");
        let list = extension::list_waiting(&work.db, viewer, ALL).await.unwrap();
        assert_eq!(i64::try_from(list.len()).unwrap(), count, "{role:?}");
    }
    let on = decide(&work.db, &work.scene.leader(), id, Some(PROPOSED), "").await.unwrap();
    assert_eq!(on, Some(GRANTED));
}

#[rstest]
#[case::no_reason(date(2024, 6, 28), " ", "NoReason")]
#[case::the_same_day(OWN_DAY, "Chậm", "NotLater")]
// Saturday and Sunday roll back to Friday, which is the day itself.
#[case::rolled_to_the_same_day(date(2024, 6, 16), "Chậm", "NotLater")]
#[case::a_day_that_passed(date(2024, 6, 7), "Chậm", "InThePast")]
#[case::years_later(date(2026, 1, 15), "Chậm", "TooFar")]
#[tokio::test]
async fn what_cannot_be_asked_for_is_refused(
    #[case] proposed_on: Date,
    #[case] reason: &str,
    #[case] expected: &str,
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let work = Work::new(engine).await;
    let ask = AskExtension { obligation: work.finance, proposed_on, reason: reason.to_owned() };
    let refusal = work.db.run(&work.scene.officer(), &ask).await.unwrap_err();
    assert!(format!("{refusal:?}").starts_with(expected), "{refusal:?}");
    assert!(extension::of(&work.db, work.finance).await.unwrap().is_empty());
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_request_is_decided_once_and_with_reasons(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let (officer, coordinator) = (work.scene.officer(), work.scene.coordinator());
    let id = ask(&work.db, &officer, work.finance).await.unwrap();
    let twice = ask(&work.db, &officer, work.finance).await;
    assert!(matches!(twice, Err(Refusal::RequestWaits)), "{twice:?}");

    let silent = decide(&work.db, &coordinator, id, None, "").await;
    assert!(matches!(silent, Err(Refusal::NoReason)), "{silent:?}");
    let another = decide(&work.db, &coordinator, id, Some(date(2024, 6, 21)), "").await;
    assert!(matches!(another, Err(Refusal::NoReason)), "{another:?}");
    decide(&work.db, &coordinator, id, None, "Việc gấp").await.unwrap();
    let again = decide(&work.db, &coordinator, id, Some(PROPOSED), "").await;
    assert!(matches!(again, Err(Refusal::DecidedAlready)), "{again:?}");
    let standing = sheet(&work, work.finance).await.obligation.standing;
    assert_eq!((standing.effective_on, standing.original_on), (OWN_DAY, None));

    // A second request moves the date on from where it is; the first date stays the first.
    let id = ask(&work.db, &officer, work.finance).await.unwrap();
    decide(&work.db, &coordinator, id, Some(date(2024, 6, 21)), "Sớm hơn").await.unwrap();
    let id = ask(&work.db, &officer, work.finance).await.unwrap();
    decide(&work.db, &coordinator, id, Some(PROPOSED), "").await.unwrap();
    let standing = sheet(&work, work.finance).await.obligation.standing;
    assert_eq!((standing.effective_on, standing.original_on), (GRANTED, Some(OWN_DAY)));
    assert_eq!(moved::of(&work.db, work.finance).await.unwrap().len(), 2);
}

/// Asked for after the day has passed it stays overdue until it is decided, and no date that has
/// passed can be granted; what was late once stays written down as late.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_recorded_lateness_is_never_erased(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let (officer, coordinator) = (work.scene.officer(), work.scene.coordinator());
    let late = work.scene.on("2024-06-18 09:00");
    hand_in(&late, &officer, work.finance).await;
    let waiting = ask(&late, &officer, work.finance).await;
    assert!(matches!(waiting, Err(Refusal::WrongState(_))), "{waiting:?}");
    send_back(&late, &coordinator, work.finance, "Thiếu").await.unwrap();

    let id = ask(&late, &officer, work.finance).await.unwrap();
    assert!(sheet(&work, work.finance).await.obligation.standing.is_overdue(date(2024, 6, 18)));
    let passed = decide(&late, &coordinator, id, Some(date(2024, 6, 17)), "Cho nộp bù").await;
    assert!(matches!(passed, Err(Refusal::InThePast)), "{passed:?}");
    decide(&late, &coordinator, id, Some(PROPOSED), "").await.unwrap();
    let again = work.scene.on("2024-06-20 09:00");
    hand_in(&again, &officer, work.finance).await;
    accept(&again, &coordinator, work.finance).await.unwrap();

    let sent = submission::of(&work.db, work.finance).await.unwrap();
    let days: Vec<_> = sent.iter().map(|sent| (sent.submitted_on, sent.effective_then)).collect();
    assert_eq!(days, [(date(2024, 6, 20), GRANTED), (date(2024, 6, 18), OWN_DAY)]);
    let asked = extension::of(&work.db, work.finance).await.unwrap();
    assert!(asked[0].asked_on > asked[0].due_then, "and the request came after the day");
}

/// A date that its giver moved no longer follows the plan's own, but rolls off a new day off.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_moved_date_follows_the_calendar_from_the_day_that_was_named(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    granted(&work).await;
    for (day, finance, interior) in
        [(GRANTED, date(2024, 6, 27), OWN_DAY), (OWN_DAY, date(2024, 6, 27), date(2024, 6, 13))]
    {
        let changes = [change(day, AmendedKind::Off)];
        let preview =
            law::preview(&work.db, work.scene.authority, &changes, &rooms()).await.unwrap();
        let amend = AmendCalendar {
            changes: changes.to_vec(),
            previewed: Some(preview.hash),
            rooms: rooms(),
        };
        work.db.run(&work.scene.administrator(), &amend).await.unwrap();
        let dates = [work.finance, work.interior];
        for (id, expected) in dates.into_iter().zip([finance, interior]) {
            assert_eq!(sheet(&work, id).await.obligation.standing.effective_on, expected);
        }
    }
    let standing = sheet(&work, work.finance).await.obligation.standing;
    assert_eq!(standing.original_on, Some(OWN_DAY));
}

/// Making what the plan owes once more moves nothing back.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn materialising_again_moves_nothing_back(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    granted(&work).await;
    let again = Materialise { plan: plan_of(&work).await };
    assert_eq!(work.db.run(&work.scene.coordinator(), &again).await.unwrap().new, 0);
    assert_eq!(sheet(&work, work.finance).await.obligation.standing.effective_on, GRANTED);
}
