//! The cleaning rules in words.

use crate::words::t;
use ddci_index::clean::{Column, Entry, RuleId};
use ddci_platform::web::Lang;

/// The number of a rule and what it found.
pub fn rule(lang: Lang, rule: RuleId) -> String {
    match rule {
        RuleId::NotDealtWith => t!(lang, "clean-not-dealt-with"),
        RuleId::CodeUsed => t!(lang, "clean-code-used"),
        RuleId::RatedBefore => t!(lang, "clean-rated-before"),
        RuleId::SecondLocality => t!(lang, "clean-second-locality"),
        RuleId::Incomplete => t!(lang, "clean-incomplete"),
        RuleId::TooFast => t!(lang, "clean-too-fast"),
        RuleId::NoTimeToRead => t!(lang, "clean-no-time-to-read"),
        RuleId::LowSpeedIndex => t!(lang, "clean-low-speed-index"),
        RuleId::StraightLined => t!(lang, "clean-straight-lined"),
        RuleId::LongRun => t!(lang, "clean-long-run"),
        RuleId::NoSpread => t!(lang, "clean-no-spread"),
        RuleId::DontKnow => t!(lang, "clean-dont-know"),
        RuleId::Inattentive => t!(lang, "clean-inattentive"),
        RuleId::Contradiction => t!(lang, "clean-contradiction"),
        RuleId::NearDuplicate => t!(lang, "clean-near-duplicate"),
        RuleId::WrongClock => t!(lang, "clean-wrong-clock"),
        RuleId::OutsideHours => t!(lang, "clean-outside-hours"),
        RuleId::CrowdedDay => t!(lang, "clean-crowded-day"),
        RuleId::WrongPlace => t!(lang, "clean-wrong-place"),
        RuleId::EnumeratorOutlier => t!(lang, "clean-enumerator-outlier"),
        RuleId::TextsToRead => t!(lang, "clean-texts-to-read"),
        RuleId::OldVersion => t!(lang, "clean-old-version"),
        RuleId::OneNetwork => t!(lang, "clean-one-network"),
        RuleId::Overheard => t!(lang, "clean-overheard"),
    }
}

/// What a rule lacked that was not judged.
pub fn lacking(lang: Lang, entry: &Entry) -> String {
    let held_elsewhere = [Column::Place, Column::Texts, Column::Network];
    if entry.value == Column::Until.name() {
        t!(lang, "clean-no-last-moment")
    } else if held_elsewhere.iter().any(|column| entry.value == column.name()) {
        t!(lang, "clean-not-from-answers")
    } else {
        t!(lang, "clean-no-column", column = entry.value.clone())
    }
}
