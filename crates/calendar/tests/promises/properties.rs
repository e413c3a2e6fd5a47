//! What holds for every date, not only for the worked ones.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use ddci_calendar::{
    Amount, Calendar, DayOfPeriod, DayZero, DeadlineCase, DeadlineRule, MonthOfPeriod, Pause,
    Period, PeriodKind, PlanSettings, ReportingDay, Roll, ScheduleRule, SpecialDay, SpecialKind,
    Timeliness, occurrences,
};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

fn any_day() -> impl Strategy<Value = Date> {
    (0i32..1500).prop_map(|days| date(2023, 6, 1) + days.days())
}

fn any_kind() -> impl Strategy<Value = PeriodKind> {
    select(vec![PeriodKind::Month, PeriodKind::Quarter, PeriodKind::HalfYear, PeriodKind::Year])
}

fn any_roll() -> impl Strategy<Value = Roll> {
    select(vec![Roll::None, Roll::Back, Roll::Forward])
}

fn any_day_of_period() -> impl Strategy<Value = DayOfPeriod> {
    let month = select(vec![MonthOfPeriod::EveryMonth, MonthOfPeriod::LastMonth]);
    (1u8..=31, month).prop_map(|(day, of)| DayOfPeriod::new(day, of).unwrap())
}

fn any_rule() -> impl Strategy<Value = ScheduleRule> {
    let every = (any_kind(), option::of(any_day_of_period()), any::<bool>(), option::of(1u32..20));
    prop_oneof![
        (any_day(), any::<bool>())
            .prop_map(|(date, strictly_before)| ScheduleRule::ByDate { date, strictly_before }),
        (any_day(), 0i32..200)
            .prop_map(|(from, days)| ScheduleRule::Within { from, to: from + days.days() }),
        every.prop_map(|(period, day, strictly_before, quota)| ScheduleRule::Every {
            period,
            day,
            strictly_before,
            quota
        }),
        option::of(any_day()).prop_map(|from| ScheduleRule::Throughout { from }),
        Just(ScheduleRule::WhenArising),
        Just(ScheduleRule::Unstated),
    ]
}

fn any_settings() -> impl Strategy<Value = PlanSettings> {
    let reporting = (any_day_of_period(), any::<bool>())
        .prop_map(|(day, strictly_before)| ReportingDay { day, strictly_before });
    (any_roll(), option::of(reporting)).prop_map(|(roll, reporting_day)| PlanSettings {
        roll,
        reporting_day,
        ..PlanSettings::default()
    })
}

fn any_span() -> impl Strategy<Value = RangeInclusive<Date>> {
    (any_day(), 0i32..400).prop_map(|(from, days)| from..=from + days.days())
}

fn special(date: Date, kind: SpecialKind) -> SpecialDay {
    SpecialDay {
        date,
        kind,
        name_vi: "ngày".to_owned(),
        name_en: "day".to_owned(),
        legal_basis: "basis".to_owned(),
        verified: true,
    }
}

/// Any calendar: some days off, some worked, wherever they fall in the week.
fn any_calendar() -> impl Strategy<Value = Calendar> {
    let kind = select(vec![SpecialKind::Off, SpecialKind::Working]);
    proptest::collection::vec((any_day(), kind), 0..60)
        .prop_map(|days| Calendar::new(days.into_iter().map(|(date, kind)| special(date, kind))))
}

fn counted_one_by_one(calendar: &Calendar, from: Date, to: Date) -> i32 {
    let days = from.series(1.day()).skip(1).take_while(|day| *day <= to);
    i32::try_from(days.filter(|day| calendar.is_working_day(*day)).count()).unwrap()
}

proptest! {
    #[test]
    fn adding_then_counting_back_agrees(
        calendar in any_calendar(), start in any_day(), count in 0u16..300,
    ) {
        let due = calendar.add_working_days(start, count);
        prop_assert_eq!(calendar.working_days_between(start, due), i32::from(count));
        prop_assert_eq!(calendar.working_days_between(due, start), -i32::from(count));
        prop_assert!(count == 0 || calendar.is_working_day(due));
    }

    #[test]
    fn the_count_is_the_count_one_by_one(
        calendar in any_calendar(), from in any_day(), days in 0i32..900,
    ) {
        let to = from + days.days();
        let expected = counted_one_by_one(&calendar, from, to);
        prop_assert_eq!(calendar.working_days_between(from, to), expected);
    }

    #[test]
    fn rolling_goes_its_way_and_lands_on_a_working_day(
        calendar in any_calendar(), day in any_day(),
    ) {
        let back = calendar.roll(day, Roll::Back);
        let forward = calendar.roll(day, Roll::Forward);
        prop_assert!(back.date <= day && day <= forward.date);
        prop_assert!(calendar.is_working_day(back.date) && calendar.is_working_day(forward.date));
        prop_assert_eq!(calendar.roll(day, Roll::None).date, day);
        prop_assert!(back.skipped.iter().all(|skipped| calendar.is_day_off(skipped.date)));
        let moved = back.date.duration_until(day).as_hours() / 24;
        prop_assert_eq!(i64::try_from(back.skipped.len()).unwrap(), moved);
        prop_assert_eq!(back.skipped.is_empty(), calendar.is_working_day(day));
    }

    #[test]
    fn a_strict_date_is_never_reached(
        calendar in any_calendar(), stated in any_day(), settings in any_settings(),
    ) {
        let rule = ScheduleRule::ByDate { date: stated, strictly_before: true };
        let owed = occurrences(&rule, stated..=stated, &settings, &calendar);
        prop_assert!(owed[0].due.effective < stated);
        prop_assert!(calendar.is_working_day(owed[0].due.effective));
        let skipped = counted_one_by_one(&calendar, owed[0].due.effective, stated.yesterday().unwrap());
        prop_assert_eq!(skipped, 0);
    }

    #[test]
    fn occurrences_have_keys_of_their_own_in_order(
        rule in any_rule(), span in any_span(), settings in any_settings(),
    ) {
        let calendar = Calendar::vietnam();
        let owed = occurrences(&rule, span.clone(), &settings, &calendar);
        let keys: BTreeSet<&str> = owed.iter().map(|one| one.key.as_str()).collect();
        prop_assert_eq!(keys.len(), owed.len());
        prop_assert!(owed.is_sorted_by(|one, next| one.key < next.key));
        prop_assert!(owed.is_sorted_by(|one, next| one.due.stated < next.due.stated));
        prop_assert!(owed.is_sorted_by_key(|one| one.due.effective));
        prop_assert_eq!(&occurrences(&rule, span, &settings, &calendar), &owed);
    }

    #[test]
    fn a_period_is_owed_exactly_when_it_meets_the_span(
        kind in any_kind(), span in any_span(), day in any_day(),
    ) {
        let rule = ScheduleRule::Every {
            period: kind, day: None, strictly_before: false, quota: None,
        };
        let period = Period::containing(kind, day);
        let owed = occurrences(&rule, span.clone(), &PlanSettings::default(), &Calendar::vietnam());
        let meets = period.end() >= *span.start() && period.start() <= *span.end();
        prop_assert_eq!(owed.iter().any(|one| one.period == Some(period)), meets);
    }

    #[test]
    fn a_longer_span_only_adds(
        rule in any_rule(), span in any_span(), more in 0i32..200, settings in any_settings(),
    ) {
        let calendar = Calendar::vietnam();
        let longer = *span.start()..=*span.end() + more.days();
        let owed = occurrences(&rule, span, &settings, &calendar);
        let then = occurrences(&rule, longer, &settings, &calendar);
        prop_assert!(then.starts_with(&owed));
    }

    #[test]
    fn period_keys_round_trip_and_sort(
        kind in any_kind(), year in 0i16..=9999, month in 1i8..=12, other in 1i8..=12,
    ) {
        let period = Period::containing(kind, date(year, month, 1));
        let another = Period::containing(kind, date(year, other, 1));
        prop_assert_eq!(period.to_string().parse(), Ok(period));
        prop_assert_eq!(
            period.to_string().cmp(&another.to_string()),
            period.cmp(&another)
        );
    }

    #[test]
    fn periods_of_a_kind_leave_no_gap(kind in any_kind(), day in any_day()) {
        let period = Period::containing(kind, day);
        prop_assert_eq!(period.next().start(), period.end().tomorrow().unwrap());
        prop_assert_eq!(period.next().previous(), period);
    }

    /// Announcing, withdrawing or moving a day off moves only the dates that stand beside it.
    #[test]
    fn moving_a_holiday_moves_only_dates_around_it(
        calendar in any_calendar(),
        holiday in any_day(),
        moved_to in any_day(),
        rule in any_rule(),
        span in any_span(),
        settings in any_settings(),
    ) {
        let with = |off| {
            Calendar::new(calendar.days().cloned().chain([special(off, SpecialKind::Off)]))
        };
        let before = occurrences(&rule, span.clone(), &settings, &with(holiday));
        let after = occurrences(&rule, span, &settings, &with(moved_to));
        prop_assert_eq!(before.len(), after.len());
        for (before, after) in before.iter().zip(&after) {
            prop_assert_eq!(before.due.stated, after.due.stated);
            if before.due.effective == after.due.effective {
                continue;
            }
            let ends = [before.due.stated, before.due.effective, after.due.effective];
            let touched = *ends.iter().min().unwrap()..=*ends.iter().max().unwrap();
            prop_assert!(touched.contains(&holiday) || touched.contains(&moved_to));
        }
    }

    #[test]
    fn a_pause_never_brings_a_deadline_forward(
        start in any_day(),
        days in 0u16..60,
        pause in any_day(),
        length in 0i32..40,
        working in any::<bool>(),
    ) {
        let amount = if working { Amount::WorkingDays(days) } else { Amount::CalendarDays(days) };
        let rule = DeadlineRule { day_zero: DayZero::DayOfEvent, amount, roll: Roll::Forward };
        let case = DeadlineCase::starting(start);
        let pauses = vec![Pause { from: pause, to: pause + length.days() }];
        let calendar = Calendar::vietnam();
        let plain = rule.due(&case, &calendar);
        let paused = rule.due(&DeadlineCase { pauses, ..case }, &calendar);
        let longest = plain.stated + (length + 1).days();
        prop_assert!(plain.stated <= paused.stated);
        prop_assert!(working || paused.stated <= longest);
    }

    #[test]
    fn working_days_agree_with_the_calendar(
        calendar in any_calendar(), start in any_day(), days in 0u16..60, roll in any_roll(),
    ) {
        let rule = DeadlineRule {
            day_zero: DayZero::DayOfEvent, amount: Amount::WorkingDays(days), roll,
        };
        let due = rule.due(&DeadlineCase::starting(start), &calendar);
        prop_assert_eq!(due.stated, calendar.add_working_days(start, days));
    }

    #[test]
    fn being_late_never_shrinks_as_days_go_by(
        calendar in any_calendar(), effective in any_day(), late in 1i32..200,
    ) {
        let on = |day| match Timeliness::of(effective, None, day, 5, &calendar) {
            Timeliness::Overdue { working_days, .. } => working_days,
            other => panic!("late, yet {other:?}"),
        };
        let day = effective + late.days();
        prop_assert!(on(day) >= 1);
        prop_assert!(on(day.tomorrow().unwrap()) >= on(day));
    }
}
