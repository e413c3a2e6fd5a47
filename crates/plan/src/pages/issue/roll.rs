//! Which way a date moves that falls on a day off, shown with a date of the plan itself.

use crate::{
    store::{plan::Plan, schedule::Schedule},
    words::t,
};
use ddci_calendar::{Calendar, PlanSettings, Roll, occurrences};
use ddci_platform::web::{Errors, Lang, date};
use jiff::civil::Date;
use maud::{Markup, html};
use std::sync::Arc;

const ROLLS: [Roll; 3] = [Roll::Back, Roll::None, Roll::Forward];

/// The word a roll has in the form.
pub(super) fn word(roll: Roll) -> &'static str {
    match roll {
        Roll::Back => "back",
        Roll::None => "none",
        Roll::Forward => "forward",
    }
}

/// The roll with that word.
pub(super) fn from_word(text: &str) -> Option<Roll> {
    ROLLS.into_iter().find(|roll| word(*roll) == text)
}

/// The dates of a plan that the choice moves.
pub(super) struct Moving {
    calendar: Arc<Calendar>,
    count: usize,
    example: Option<Date>,
}

impl Moving {
    /// Finds the dates of a plan that fall on a day off and are not "before" a day: those roll
    /// back whatever is chosen (Rules of obligations).
    pub(super) fn of(plan: &Plan, schedules: &[Schedule], calendar: Arc<Calendar>) -> Self {
        let settings = PlanSettings { roll: Roll::Forward, ..plan.settings.clone() };
        let span = plan.starts_on..=plan.ends_on;
        let moved: Vec<Date> = schedules
            .iter()
            .flat_map(|schedule| occurrences(&schedule.rule, span.clone(), &settings, &calendar))
            .filter(|occurrence| occurrence.due.effective > occurrence.due.stated)
            .map(|occurrence| occurrence.due.stated)
            .collect();
        Self { calendar, count: moved.len(), example: moved.into_iter().min() }
    }

    /// The field of the form.
    pub(super) fn field(&self, lang: Lang, chosen: &str, errors: &Errors) -> Markup {
        let error = errors.of("roll");
        let described = match error {
            Some(_) => "roll-hint roll-error",
            None => "roll-hint",
        };
        html! {
            fieldset.bad[error.is_some()] aria-describedby=(described) {
                legend { (t!(lang, "issue-roll")) }
                p.hint id="roll-hint" {
                    (t!(lang, "issue-roll-hint")) " "
                    (t!(lang, "issue-roll-count", n = self.count))
                }
                @if let Some(error) = error { p.wrong id="roll-error" { (error) } }
                @for (index, roll) in ROLLS.into_iter().enumerate() {
                    // The summary of errors leads to the first choice.
                    @let id = if index == 0 { "roll".to_owned() } else { format!("roll-{}", word(roll)) };
                    div.choice {
                        input type="radio" id=(id) name="roll" value=(word(roll))
                            checked[word(roll) == chosen];
                        label for=(id) {
                            (label(lang, roll))
                            span.hint { (hint(lang, roll)) " " (self.shown(lang, roll)) }
                        }
                    }
                }
            }
        }
    }

    /// What becomes of a date of this plan: "30/4/2024 → 26/4/2024".
    fn shown(&self, lang: Lang, roll: Roll) -> Markup {
        html! {
            @if let Some(stated) = self.example {
                span.num {
                    (date(lang, stated)) " → " (date(lang, self.calendar.roll(stated, roll).date))
                }
            }
        }
    }
}

fn label(lang: Lang, roll: Roll) -> String {
    match roll {
        Roll::Back => t!(lang, "issue-roll-back"),
        Roll::None => t!(lang, "issue-roll-none"),
        Roll::Forward => t!(lang, "issue-roll-forward"),
    }
}

fn hint(lang: Lang, roll: Roll) -> String {
    match roll {
        Roll::Back => t!(lang, "issue-roll-back-hint"),
        Roll::None => t!(lang, "issue-roll-none-hint"),
        Roll::Forward => t!(lang, "issue-roll-forward-hint"),
    }
}

#[cfg(test)]
mod tests {
    use super::{ROLLS, from_word, word};

    #[test]
    fn words_and_rolls_agree() {
        for roll in ROLLS {
            assert_eq!(from_word(word(roll)), Some(roll));
        }
        assert_eq!(from_word("sideways"), None);
    }
}
