//! The decisions that answer a finding, as the options of a form.

use crate::{
    model::{Decision, FindingKind},
    words::t,
};
use ddci_calendar::{PeriodKind, ScheduleRule};
use ddci_platform::web::{Lang, date};
use jiff::civil::Date;

/// The word of the decision that needs a date.
pub(super) const BY_DATE: &str = "by_date";

/// All words of [`Decision::from_form`], in the order in which they are offered.
const WORDS: [&str; 13] = [
    "merge",
    "keep_both",
    "each_owes",
    "first_leads",
    "monthly",
    "quarterly",
    "half_yearly",
    "yearly",
    BY_DATE,
    "throughout",
    "no_schedule",
    "mended",
    "seen",
];

/// The words of the decisions that answer a finding of this kind. Where no task concerned has
/// several leads (two focal points in two tasks), nobody can be first among them.
pub(super) fn offered(kind: FindingKind, several_leads: bool) -> Vec<&'static str> {
    let answers = |word: &&str| {
        Decision::from_form(word, Some(Date::ZERO)).is_some_and(|decision| {
            kind.can_be(&decision) && (decision != Decision::FirstLeads || several_leads)
        })
    };
    WORDS.into_iter().filter(answers).collect()
}

/// The word a decision has in the form.
pub(super) fn word(decision: &Decision) -> &'static str {
    match decision {
        Decision::Seen => "seen",
        Decision::Mended => "mended",
        Decision::Merge => "merge",
        Decision::KeepBoth => "keep_both",
        Decision::EachOwes => "each_owes",
        Decision::FirstLeads => "first_leads",
        Decision::Schedule(ScheduleRule::ByDate { .. }) => BY_DATE,
        Decision::Schedule(ScheduleRule::Throughout { .. }) => "throughout",
        Decision::Schedule(ScheduleRule::Every { period, .. }) => match period {
            PeriodKind::Month => "monthly",
            PeriodKind::Quarter => "quarterly",
            PeriodKind::HalfYear => "half_yearly",
            PeriodKind::Year => "yearly",
        },
        Decision::NoSchedule | Decision::Schedule(_) => "no_schedule",
    }
}

/// The date of a decision that has one.
pub(super) fn date_of(decision: &Decision) -> Option<Date> {
    match decision {
        Decision::Schedule(ScheduleRule::ByDate { date, .. }) => Some(*date),
        _ => None,
    }
}

/// The date of a decision as it is typed in both languages: 5/4/2024.
pub(super) fn typed_date(decision: &Decision) -> String {
    date_of(decision).map(|on| date(Lang::Vi, on)).unwrap_or_default()
}

/// What a decision about a finding of this kind is called.
pub(super) fn label(lang: Lang, kind: FindingKind, word: &str) -> String {
    match word {
        "merge" => t!(lang, "review-merge"),
        "keep_both" => t!(lang, "review-keep-both"),
        "each_owes" => t!(lang, "review-each-owes"),
        "first_leads" => t!(lang, "review-first-leads"),
        "monthly" => t!(lang, "review-monthly"),
        "quarterly" => t!(lang, "review-quarterly"),
        "half_yearly" => t!(lang, "review-half-yearly"),
        "yearly" => t!(lang, "review-yearly"),
        BY_DATE => t!(lang, "review-by-date"),
        "throughout" => t!(lang, "review-throughout"),
        "no_schedule" => t!(lang, "review-no-schedule"),
        "mended" => t!(lang, "review-mended"),
        // Followed up each quarter until somebody decides on a period (Rules of obligations).
        _ if kind == FindingKind::PeriodUnspecified => t!(lang, "review-seen-period"),
        _ => t!(lang, "review-seen"),
    }
}

/// A decision in words, with its date where it has one.
pub(in crate::pages) fn summary(lang: Lang, kind: FindingKind, decision: &Decision) -> String {
    let what = label(lang, kind, word(decision));
    match date_of(decision) {
        Some(on) => format!("{what}: {}", date(lang, on)),
        None => what,
    }
}

/// What follows from a decision.
pub(super) fn hint(lang: Lang, word: &str) -> Option<String> {
    Some(match word {
        "merge" => t!(lang, "review-merge-hint"),
        "keep_both" => t!(lang, "review-keep-both-hint"),
        "each_owes" => t!(lang, "review-each-owes-hint"),
        "first_leads" => t!(lang, "review-first-leads-hint"),
        "throughout" => t!(lang, "review-throughout-hint"),
        "no_schedule" => t!(lang, "review-no-schedule-hint"),
        "mended" => t!(lang, "review-mended-hint"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{WORDS, offered, word};
    use crate::model::{Decision, FindingKind, Needed};
    use jiff::civil::date;

    #[test]
    fn each_word_is_a_decision_that_says_it() {
        for offered in WORDS {
            let decision = Decision::from_form(offered, Some(date(2024, 4, 5))).unwrap();
            assert_eq!(word(&decision), offered);
        }
    }

    #[test]
    fn each_finding_can_be_answered() {
        for kind in FindingKind::ALL {
            assert!(!offered(kind, true).is_empty(), "{kind:?}");
            let can_be_noted = kind.needed() == Needed::Notice;
            assert_eq!(offered(kind, true).contains(&"seen"), can_be_noted, "{kind:?}");
        }
        assert_eq!(
            offered(FindingKind::DuplicateParagraph, true),
            ["merge", "keep_both", "mended"]
        );
        assert_eq!(offered(FindingKind::DueOnDayOff, true), ["seen"]);
    }
}
