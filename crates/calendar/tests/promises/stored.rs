//! Rules and dates as JSON: what is stored reads back, under the words of the exchange format.

use ddci_calendar::{
    Calendar, Due, Period, PlanSettings, Roll, ScheduleRule, Timeliness, occurrences,
};
use jiff::civil::date;
use rstest::rstest;
use serde_json::json;

#[rstest]
#[case(r#"{"kind":"by_date","date":"2024-04-30","strictly_before":true}"#)]
#[case(r#"{"kind":"within","from":"2024-01-01","to":"2024-03-31"}"#)]
#[case(r#"{"kind":"every","period":"half_year","day":null,"strictly_before":false,"quota":2}"#)]
#[case(
    concat!(
        r#"{"kind":"every","period":"quarter","day":{"day":25,"of":"last_month"},"#,
        r#""strictly_before":true,"quota":null}"#
    )
)]
#[case(r#"{"kind":"throughout","from":null}"#)]
#[case(r#"{"kind":"throughout","from":"2024-04-01"}"#)]
#[case(r#"{"kind":"when_arising"}"#)]
#[case(r#"{"kind":"unstated"}"#)]
fn a_rule_is_stored_under_its_kind(#[case] stored: &str) {
    let rule: ScheduleRule = serde_json::from_str(stored).unwrap();

    assert_eq!(serde_json::to_string(&rule).unwrap(), stored);
}

#[test]
fn a_period_unspecified_counts_as_throughout() {
    let rule: ScheduleRule =
        serde_json::from_value(json!({"kind": "periodic_unspecified"})).unwrap();

    assert_eq!(rule, ScheduleRule::Throughout { from: None });
}

#[rstest]
#[case(json!({"kind": "every", "period": "week"}))]
#[case(json!({"kind": "every", "period": "month", "day": {"day": 32, "of": "every_month"}}))]
#[case(json!({"kind": "by_date", "date": "30/4/2024"}))]
#[case(json!({"kind": "sometimes"}))]
fn a_rule_that_makes_no_sense_is_refused(#[case] stored: serde_json::Value) {
    assert!(serde_json::from_value::<ScheduleRule>(stored).is_err());
}

#[test]
fn settings_left_out_are_the_usual_ones() {
    let settings: PlanSettings = serde_json::from_value(json!({"roll": "forward"})).unwrap();

    assert_eq!(settings, PlanSettings { roll: Roll::Forward, ..PlanSettings::default() });
    assert_eq!(PlanSettings::default().roll, Roll::Back);
    assert_eq!(PlanSettings::default().due_soon_working_days, 5);
}

#[test]
fn a_period_is_stored_as_its_key() {
    let period: Period = "2024-Q3".parse().unwrap();

    assert_eq!(serde_json::to_value(period).unwrap(), json!("2024-Q3"));
    assert_eq!(serde_json::from_value::<Period>(json!("2024-Q3")).unwrap(), period);
    assert!(serde_json::from_value::<Period>(json!("2024-Q5")).is_err());
}

#[test]
fn a_date_is_stored_with_its_explanation() {
    let rule: ScheduleRule = serde_json::from_value(json!({
        "kind": "every", "period": "month", "day": {"day": 31, "of": "every_month"},
    }))
    .unwrap();
    let span = date(2024, 1, 1)..=date(2024, 12, 31);

    for owed in occurrences(&rule, span, &PlanSettings::default(), &Calendar::vietnam()) {
        let stored = serde_json::to_string(&owed.due).unwrap();
        assert_eq!(serde_json::from_str::<Due>(&stored).unwrap(), owed.due);
    }
}

#[test]
fn timeliness_is_told_by_a_word() {
    let overdue = Timeliness::Overdue { working_days: 2, since: date(2024, 4, 27) };

    assert_eq!(
        serde_json::to_value(overdue).unwrap(),
        json!({"timeliness": "overdue", "working_days": 2, "since": "2024-04-27"})
    );
}
