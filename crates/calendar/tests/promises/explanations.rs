//! Every date can say why.

use ddci_calendar::{
    Amount, Calendar, DayOfPeriod, DayZero, DeadlineCase, DeadlineRule, Due, MonthOfPeriod, Origin,
    Pause, Period, PeriodKind, PlanSettings, ReportingDay, Roll, ScheduleRule, Step, WhyOff,
    occurrences,
};
use jiff::civil::{Date, date};

fn first_due(rule: ScheduleRule, from: Date, settings: &PlanSettings) -> Due {
    let to = date(2027, 12, 31);
    occurrences(&rule, from..=to, settings, &Calendar::vietnam()).swap_remove(0).due
}

fn moved_over(step: &Step) -> (Date, Option<&str>) {
    match step {
        Step::MovedOver { date, why: WhyOff::Special(day) } => (*date, Some(&day.name_en)),
        Step::MovedOver { date, why: WhyOff::Weekend } => (*date, None),
        other => panic!("not a move: {other:?}"),
    }
}

#[test]
fn before_the_30th_of_april_2024() {
    let rule = ScheduleRule::ByDate { date: date(2024, 4, 30), strictly_before: true };
    let due = first_due(rule, date(2024, 1, 1), &PlanSettings::default());

    assert!(due.strictly_before);
    assert_eq!(due.stated, date(2024, 4, 30));
    let why = due.explanation;
    assert_eq!((why.origin, why.roll), (Origin::StatedDate, Roll::Back));
    let day_before = Step::DayBefore { stated: date(2024, 4, 30), date: date(2024, 4, 29) };
    assert_eq!(why.steps[0], day_before);
    let moves: Vec<_> = why.steps[1..].iter().map(moved_over).collect();
    let expected = [
        (date(2024, 4, 29), Some("Swapped for Saturday 4 May 2024")),
        (date(2024, 4, 28), None),
        (date(2024, 4, 27), None),
    ];
    assert_eq!(moves, expected);
    assert!(why.years_without_data.is_empty());
}

#[test]
fn a_working_saturday_says_that_it_is_one() {
    let rule = ScheduleRule::ByDate { date: date(2026, 1, 10), strictly_before: false };
    let due = first_due(rule, date(2026, 1, 1), &PlanSettings::default());

    let [Step::Worked { day }] = due.explanation.steps.as_slice() else { panic!("{due:?}") };
    assert_eq!(day.legal_basis, "VPCP 12729/VPCP-KGVX ngày 25/12/2025");
}

#[test]
fn an_ordinary_date_needs_no_step() {
    let rule = ScheduleRule::Within { from: date(2024, 1, 1), to: date(2024, 9, 30) };
    let why = first_due(rule, date(2024, 1, 1), &PlanSettings::default()).explanation;

    assert_eq!(why.origin, Origin::EndOfSpan { from: date(2024, 1, 1), to: date(2024, 9, 30) });
    assert_eq!(why.steps, []);
}

#[test]
fn names_the_rule_that_gave_a_day_of_a_period() {
    let day = DayOfPeriod::new(31, MonthOfPeriod::LastMonth).unwrap();
    let reporting_day = Some(ReportingDay { day, strictly_before: true });
    let settings = PlanSettings { reporting_day, ..PlanSettings::default() };
    let period = Period::containing(PeriodKind::Quarter, date(2024, 4, 1));
    let each = |day| ScheduleRule::Every {
        period: PeriodKind::Quarter,
        day,
        strictly_before: false,
        quota: None,
    };
    let origin = |rule| first_due(rule, date(2024, 4, 1), &settings).explanation.origin;

    assert_eq!(origin(each(None)), Origin::EndOfPeriod { period });
    assert_eq!(origin(each(Some(day))), Origin::DayOfPeriod { period, day });
    let update = ScheduleRule::Throughout { from: None };
    assert_eq!(origin(update), Origin::ReportingDay { period, day });

    let short = Step::ShortMonth { asked: 31, last: date(2024, 6, 30) };
    let before = Step::DayBefore { stated: date(2024, 6, 30), date: date(2024, 6, 29) };
    let steps = first_due(update, date(2024, 4, 1), &settings).explanation.steps;
    assert_eq!(steps[..2], [short, before]);
}

#[test]
fn a_day_that_every_month_has_needs_no_step() {
    let day = Some(DayOfPeriod::new(25, MonthOfPeriod::LastMonth).unwrap());
    let rule = ScheduleRule::Every {
        period: PeriodKind::Quarter,
        day,
        strictly_before: false,
        quota: None,
    };
    let due = first_due(rule, date(2024, 1, 1), &PlanSettings::default());

    assert_eq!((due.effective, due.explanation.steps), (date(2024, 3, 25), vec![]));
}

#[test]
fn a_year_without_data_is_said() {
    let rule = ScheduleRule::ByDate { date: date(2027, 1, 1), strictly_before: false };
    let why = first_due(rule, date(2027, 1, 1), &PlanSettings::default()).explanation;
    assert_eq!(why.years_without_data, [2027]);

    let before = ScheduleRule::ByDate { date: date(2024, 1, 1), strictly_before: true };
    let why = first_due(before, date(2024, 1, 1), &PlanSettings::default()).explanation;
    assert_eq!(why.years_without_data, [2023]);
}

#[test]
fn a_deadline_tells_its_way_day_by_day() {
    let rule = DeadlineRule {
        day_zero: DayZero::WorkingDayOfEvent,
        amount: Amount::WorkingDays(3),
        roll: Roll::None,
    };
    let received = date(2024, 5, 1);
    let pauses = vec![Pause { from: date(2024, 5, 6), to: date(2024, 5, 7) }];
    let case = DeadlineCase { pauses, ..DeadlineCase::starting(received) };
    let due = rule.due(&case, &Calendar::vietnam());

    // Off on 1/5, so received on 2/5; 3/5 and the worked 4/5 count, the 5th is a Sunday,
    // the 6th and 7th are paused, the 8th is the third day.
    assert_eq!(due.effective, date(2024, 5, 8));
    let why = due.explanation;
    let (on, day_zero, amount) = (received, date(2024, 5, 2), Amount::WorkingDays(3));
    assert_eq!(why.origin, Origin::Event { on, day_zero, amount });
    assert_eq!(moved_over(&why.steps[0]), (received, Some("International Labour Day")));
    assert!(matches!(&why.steps[1], Step::Worked { day } if day.date == date(2024, 5, 4)));
    let sunday = Step::NotCounted { date: date(2024, 5, 5), why: WhyOff::Weekend };
    let pause = Step::Paused { from: date(2024, 5, 6), to: date(2024, 5, 7) };
    assert_eq!(why.steps[2..], [sunday, pause]);
}

#[test]
fn a_deadline_on_a_working_saturday_names_it_once() {
    let rule = DeadlineRule {
        day_zero: DayZero::DayOfEvent,
        amount: Amount::WorkingDays(1),
        roll: Roll::Forward,
    };
    let due = rule.due(&DeadlineCase::starting(date(2024, 5, 3)), &Calendar::vietnam());

    assert_eq!(due.effective, date(2024, 5, 4));
    assert!(matches!(due.explanation.steps.as_slice(), [Step::Worked { .. }]));
}

#[test]
fn a_deadline_says_so_of_every_year_it_was_counted_over() {
    let rule = DeadlineRule {
        day_zero: DayZero::DayOfEvent,
        amount: Amount::Months(36),
        roll: Roll::Forward,
    };
    let due = rule.due(&DeadlineCase::starting(date(2022, 12, 30)), &Calendar::vietnam());

    assert_eq!(due.effective, date(2025, 12, 30));
    assert_eq!(due.explanation.years_without_data, [2022, 2023]);
}
