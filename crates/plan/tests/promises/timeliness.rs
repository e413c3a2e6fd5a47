//! Whether something was in time is derived from dates that nobody types, and late stays late.

use crate::{
    hands::{accept, hand_in, record, seen, send_back, submit},
    paper::{Paper, by},
    scene::Scene,
};
use ddci_calendar::Timeliness;
use ddci_plan::{
    model::{ObligationId, PlanId},
    store::{
        board::{self, Figures},
        work::Days,
    },
};
use ddci_platform::{law::shipped, permit::Role, values};
use ddci_testkit::{Engine, FINANCE};
use jiff::civil::{Date, date};
use rstest::rstest;

/// One thing that Finance owes by Friday, 14 June 2024.
struct Due {
    scene: Scene,
    plan: PlanId,
    id: ObligationId,
}

impl Due {
    async fn new(engine: Engine) -> Self {
        let scene = Scene::new(engine).await;
        let paper =
            Paper::of_2024().task("Đối thoại", &["Phòng Tài chính"], &[by(date(2024, 6, 14))]);
        let plan = scene.issued(paper).await;
        let id = scene.only(plan, FINANCE).await;
        Self { scene, plan, id }
    }

    async fn hand_in(&self, at: &str) {
        hand_in(&self.scene.on(at), &self.scene.officer(), self.id).await;
    }

    async fn accept(&self, at: &str) {
        accept(&self.scene.on(at), &self.scene.coordinator(), self.id).await.unwrap();
    }

    async fn send_back(&self, at: &str) {
        let db = self.scene.on(at);
        send_back(&db, &self.scene.coordinator(), self.id, "Thiếu số liệu").await.unwrap();
    }

    /// How it stands on a day.
    async fn stands(&self, today: Date) -> Timeliness {
        let leader = self.scene.member(Role::Leader);
        let sheet = seen(self.scene.test.db(), leader, self.id).await;
        sheet.obligation.standing.timeliness(today, 5, shipped())
    }

    /// The leader's figures on a day.
    async fn figures(&self, today: Date) -> Figures {
        let days = Days::on(today, 5, shipped());
        let parts = board::by_sub_index(self.scene.test.db(), self.plan, days).await.unwrap();
        board::total(&parts)
    }

    /// Somebody moves the date in the database, as an amendment or a new holiday would.
    async fn move_to(&self, effective: Date) {
        let sql = "UPDATE obligation SET stated_on = $1, effective_on = $1 WHERE id = $2";
        self.scene.test.bookkeep(sql, values![effective, self.id.0]).await.unwrap();
    }
}

#[rstest]
// Saturday, 4 May, was worked for Monday, 29 April.
#[case::long_before(date(2024, 5, 2), Timeliness::Upcoming { working_days_left: 32 })]
#[case::six_working_days_before(date(2024, 6, 6), Timeliness::Upcoming { working_days_left: 6 })]
#[case::five_working_days_before(date(2024, 6, 7), Timeliness::DueSoon { working_days_left: 5 })]
#[case::on_the_day(date(2024, 6, 14), Timeliness::DueSoon { working_days_left: 0 })]
#[case::on_the_saturday_after(
    date(2024, 6, 15),
    Timeliness::Overdue { working_days: 1, since: date(2024, 6, 15) }
)]
#[case::a_week_after(
    date(2024, 6, 21),
    Timeliness::Overdue { working_days: 5, since: date(2024, 6, 15) }
)]
#[tokio::test]
async fn an_open_one_follows_the_calendar(#[case] today: Date, #[case] expected: Timeliness) {
    let due = Due::new(Engine::Sqlite).await;

    assert_eq!(due.stands(today).await, expected);
    let figures = due.figures(today).await;
    let overdue = matches!(expected, Timeliness::Overdue { .. });
    let soon = matches!(expected, Timeliness::DueSoon { .. });
    assert_eq!((figures.overdue, figures.due_soon), (i64::from(overdue), i64::from(soon)));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn late_stays_late_after_the_date_is_moved(#[case] engine: Engine) {
    let due = Due::new(engine).await;
    due.hand_in("2024-06-18 09:00").await;
    due.accept("2024-06-19 09:00").await;
    let late = Timeliness::DoneLate { working_days: 2 };
    assert_eq!(due.stands(date(2024, 6, 19)).await, late);

    due.move_to(date(2024, 7, 31)).await;

    assert_eq!(due.stands(date(2024, 8, 1)).await, late);
    let figures = due.figures(date(2024, 8, 1)).await;
    assert_eq!((figures.late, figures.on_time, figures.overdue), (1, 0, 0));
}

/// Nor does a date that is moved forward make late what was in time.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn in_time_stays_in_time_after_the_date_is_moved(#[case] engine: Engine) {
    let due = Due::new(engine).await;
    due.hand_in("2024-06-12 09:00").await;
    due.accept("2024-06-13 09:00").await;

    due.move_to(date(2024, 6, 3)).await;

    assert_eq!(due.stands(date(2024, 6, 20)).await, Timeliness::DoneOnTime);
    assert_eq!(due.figures(date(2024, 6, 20)).await.on_time, 1);
}

/// What counts is the day on which the unit did its part, not when somebody found time to look.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn it_is_done_on_the_day_of_the_accepted_submission(#[case] engine: Engine) {
    let due = Due::new(engine).await;
    due.hand_in("2024-06-14 23:59").await;
    assert_eq!(due.stands(date(2024, 6, 20)).await, Timeliness::DoneOnTime, "while it waits");

    due.accept("2024-07-05 09:00").await;

    assert_eq!(due.stands(date(2024, 7, 5)).await, Timeliness::DoneOnTime);
    let sheet = seen(due.scene.test.db(), due.scene.member(Role::Leader), due.id).await;
    assert_eq!(sheet.obligation.standing.done_on, Some(date(2024, 6, 14)));
}

/// The day is Vietnam's: a minute after midnight there it is still the day before in London.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn midnight_is_that_of_vietnam(#[case] engine: Engine) {
    let due = Due::new(engine).await;

    due.hand_in("2024-06-15 00:01").await;

    assert_eq!(due.stands(date(2024, 6, 15)).await, Timeliness::DoneLate { working_days: 1 });
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_return_reopens_and_lateness_counts_again(#[case] engine: Engine) {
    let due = Due::new(engine).await;
    due.hand_in("2024-06-13 09:00").await;
    assert_eq!(due.figures(date(2024, 6, 17)).await.overdue, 0);

    due.send_back("2024-06-17 09:00").await;

    let overdue = Timeliness::Overdue { working_days: 1, since: date(2024, 6, 15) };
    assert_eq!(due.stands(date(2024, 6, 17)).await, overdue);
    let figures = due.figures(date(2024, 6, 17)).await;
    assert_eq!((figures.overdue, figures.on_time, figures.waiting), (1, 0, 0));

    let (again, officer) = (due.scene.on("2024-06-19 09:00"), due.scene.officer());
    record(&again, &officer, due.id).await.unwrap();
    submit(&again, &officer, due.id).await.unwrap();
    due.accept("2024-06-28 09:00").await;
    assert_eq!(due.stands(date(2024, 6, 28)).await, Timeliness::DoneLate { working_days: 3 });
}

/// Returned before its date and mended by it: nothing of the return is held against the unit.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn returned_and_mended_in_time_is_in_time(#[case] engine: Engine) {
    let due = Due::new(engine).await;
    due.hand_in("2024-06-10 09:00").await;
    due.send_back("2024-06-11 09:00").await;
    let soon = Timeliness::DueSoon { working_days_left: 3 };
    assert_eq!(due.stands(date(2024, 6, 11)).await, soon);

    submit(&due.scene.on("2024-06-14 09:00"), &due.scene.officer(), due.id).await.unwrap();
    due.accept("2024-06-21 09:00").await;

    assert_eq!(due.stands(date(2024, 6, 21)).await, Timeliness::DoneOnTime);
}

/// Submitted against a date that was moved in between: the date in force on that day counts.
#[rstest]
#[case::moved_on_before_it_was_done(date(2024, 6, 21), Timeliness::DoneOnTime)]
#[case::moved_forward_before_it_was_done(date(2024, 6, 7), Timeliness::DoneLate { working_days: 7 })]
#[tokio::test]
async fn the_date_in_force_on_that_day_counts(
    #[case] moved_to: Date,
    #[case] expected: Timeliness,
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let due = Due::new(engine).await;
    due.move_to(moved_to).await;

    due.hand_in("2024-06-18 09:00").await;
    due.move_to(date(2024, 6, 14)).await;

    assert_eq!(due.stands(date(2024, 6, 18)).await, expected);
}
