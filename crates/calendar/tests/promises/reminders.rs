//! On which days a thing that is due is spoken of, and how.

use ddci_calendar::{Calendar, NoSteps, Reminder, ReminderSteps};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use rstest::rstest;
use std::collections::BTreeSet;

/// The days of a year on which a thing is spoken of, where things are spoken of each working day.
fn days(due: Date, first: Date, last: Date) -> Vec<String> {
    let (steps, calendar) = (ReminderSteps::default(), Calendar::vietnam());
    let mut since = first;
    let mut spoken = Vec::new();
    let mut today = calendar.next_working_day(first);
    while today <= last {
        if let Some(how) = steps.spoken(due, since, today, &calendar) {
            spoken.push(format!("{}/{} {how:?}", today.day(), today.month()));
        }
        since = today;
        today = calendar.next_working_day(today);
    }
    spoken
}

#[test]
fn a_thing_is_spoken_of_before_on_and_after_its_day() {
    let spoken = days(date(2024, 9, 18), date(2024, 8, 26), date(2024, 10, 2));
    let steps = [
        // 3/9 is off with Independence Day, so that the fifteenth day before is told on Friday.
        "30/8 Soon(11)",
        "11/9 Soon(5)",
        // Three days before is a Sunday.
        "13/9 Soon(3)",
        "17/9 Soon(1)",
        "18/9 Today",
        "23/9 Overdue(3)",
        "26/9 Overdue(6)",
        "1/10 Overdue(9)",
    ];
    assert_eq!(spoken, steps);
}

/// Tết 2025 is off from 25 January to 2 February: what is due on the first day after it is told in
/// time on the last day before, once.
#[test]
fn nothing_is_said_during_tet() {
    let spoken = days(date(2025, 2, 3), date(2025, 1, 10), date(2025, 2, 12));
    assert_eq!(
        spoken,
        ["17/1 Soon(6)", "24/1 Soon(1)", "3/2 Today", "6/2 Overdue(3)", "11/2 Overdue(6)"]
    );
}

#[rstest]
#[case::slept_over_one("2024-09-16", "2024-09-17", Some(Reminder::Soon(1)))]
#[case::slept_over_three("2024-09-10", "2024-09-17", Some(Reminder::Soon(1)))]
#[case::slept_until_after("2024-09-10", "2024-09-20", Some(Reminder::Overdue(2)))]
#[case::slept_for_weeks("2024-08-01", "2024-10-01", Some(Reminder::Overdue(9)))]
#[case::between_two_steps("2024-09-18", "2024-09-20", None)]
#[case::said_today_already("2024-09-18", "2024-09-18", None)]
fn a_step_that_was_slept_over_is_said_once(
    #[case] since: Date,
    #[case] today: Date,
    #[case] said: Option<Reminder>,
) {
    let calendar = Calendar::vietnam();
    let due = date(2024, 9, 18);
    assert_eq!(ReminderSteps::default().spoken(due, since, today, &calendar), said);
}

#[test]
fn late_things_come_first() {
    let mut all = [Reminder::Soon(1), Reminder::Today, Reminder::Overdue(2)];
    all.sort();
    assert_eq!(all, [Reminder::Overdue(2), Reminder::Today, Reminder::Soon(1)]);
}

#[rstest]
#[case::none(vec![], 3, Err(NoSteps::BadDays))]
#[case::too_many((0..11).collect(), 3, Err(NoSteps::BadDays))]
#[case::too_far(vec![181], 3, Err(NoSteps::BadDays))]
#[case::never_again(vec![0], 0, Err(NoSteps::BadPace))]
#[case::twice_the_same(vec![1, 7, 1, 0], 5, Ok(vec![7, 1, 0]))]
fn steps_are_few_and_never_silent(
    #[case] days: Vec<u16>,
    #[case] every: u16,
    #[case] taken: Result<Vec<u16>, NoSteps>,
) {
    let steps = ReminderSteps::new(days, every);
    assert_eq!(steps.map(|steps| steps.days_before().to_vec()), taken);
}

fn any_day() -> impl Strategy<Value = Date> {
    (0i32..1000).prop_map(|days| date(2023, 12, 1) + days.days())
}

fn any_steps() -> impl Strategy<Value = ReminderSteps> {
    (prop::collection::vec(0u16..60, 1..8), 1u16..20)
        .prop_map(|(days, every)| ReminderSteps::new(days, every).unwrap())
}

proptest! {
    /// However the machine slept, a thing is spoken of at most as often as it has steps, and
    /// whatever would have been said on a day that was slept over is said by the next one.
    #[test]
    fn each_step_is_said_once(
        due in any_day(), start in any_day(), steps in any_steps(),
        gaps in prop::collection::vec(1i32..9, 1..60),
    ) {
        let calendar = Calendar::vietnam();
        let every_day = |from: Date, until: Date| {
            let mut since = from;
            let mut said = BTreeSet::new();
            while since < until {
                let today = since + 1.day();
                if steps.spoken(due, since, today, &calendar).is_some() {
                    said.insert(today);
                }
                since = today;
            }
            said
        };
        let mut since = start;
        for gap in gaps {
            let today = since + gap.days();
            let slept_over = !every_day(since, today).is_empty();
            prop_assert_eq!(steps.spoken(due, since, today, &calendar).is_some(), slept_over);
            since = today;
        }
    }

    /// Nothing beyond the horizon is spoken of, so that nobody has to read it.
    #[test]
    fn nothing_beyond_the_horizon(due in any_day(), today in any_day(), steps in any_steps()) {
        let calendar = Calendar::vietnam();
        let yesterday = today - 1.day();
        let spoken = steps.spoken(due, yesterday, today, &calendar).is_some();
        prop_assert!(!spoken || due <= steps.horizon(today, &calendar));
    }

    /// What is said fits the day: soon before, today on it, overdue after.
    #[test]
    fn what_is_said_fits_the_day(
        due in any_day(), since in any_day(), slept in 1i32..40, steps in any_steps(),
    ) {
        let today = since + slept.days();
        match steps.spoken(due, since, today, &Calendar::vietnam()) {
            Some(Reminder::Soon(_)) => prop_assert!(today < due),
            Some(Reminder::Today) => prop_assert_eq!(today, due),
            Some(Reminder::Overdue(days)) => {
                prop_assert!(today > due && days > 0);
            }
            None => {}
        }
    }
}
