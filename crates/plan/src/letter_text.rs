//! The text of a letter that urges, as a page shows it and as it leaves: one builder for both.
//!
//! The official layout comes with the papers; this is the text alone.

use crate::{
    pages::period,
    store::{late::LateItem, plan::Plan},
    words::t,
};
use ddci_platform::web::{Lang, date};
use jiff::civil::Date;

/// What stands around the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// Number and symbol; of a draft the symbol alone.
    pub name: String,
    /// The unit that is urged.
    pub unit: String,
    /// The office that consolidates the plan.
    pub coordinator: String,
    /// The day of the letter.
    pub on: Date,
    /// The day by which an answer is asked for.
    pub reply_by: Date,
    /// Who signs.
    pub signer: String,
    /// As what.
    pub signer_title: String,
}

/// The letter, line by line. What the plan says stays in its own words.
pub fn text(lang: Lang, plan: &Plan, frame: &Frame, items: &[LateItem]) -> String {
    let n = items.len();
    let about = about(lang, plan);
    let unit = frame.unit.as_str();
    let (on, reply_by) = (date(lang, frame.on), date(lang, frame.reply_by));
    let coordinator = frame.coordinator.as_str();
    let mut lines = vec![
        plan.issuer.to_uppercase(),
        t!(lang, "letter-number", name = frame.name.as_str()),
        t!(lang, "letter-subject", plan = about.as_str()),
        t!(
            lang,
            "letter-day",
            day = frame.on.day(),
            month = frame.on.month(),
            year = frame.on.year().to_string()
        ),
        String::new(),
        t!(lang, "letter-to", unit = unit),
        String::new(),
        t!(lang, "letter-opening", plan = about.as_str(), date = on.as_str(), unit = unit, n = n),
        String::new(),
    ];
    lines.extend((1_usize..).zip(items).map(|(number, item)| line(lang, number, item)));
    lines.extend([
        String::new(),
        t!(
            lang,
            "letter-request",
            unit = unit,
            coordinator = coordinator,
            date = reply_by.as_str()
        ),
        String::new(),
        t!(lang, "letter-closing"),
        String::new(),
        frame.signer_title.to_uppercase(),
        frame.signer.clone(),
        String::new(),
        t!(lang, "letter-copies"),
    ]);
    lines.join("\n")
}

/// The plan by number and day, as letters call it.
fn about(lang: Lang, plan: &Plan) -> String {
    match (&plan.number, plan.issued_on) {
        (Some(number), Some(on)) => {
            let on = date(lang, on);
            t!(lang, "letter-plan", number = number.as_str(), date = on)
        }
        _ => plan.name().to_owned(),
    }
}

fn line(lang: Lang, number: usize, item: &LateItem) -> String {
    let text = match period(lang, &item.period) {
        Some(period) => format!("{} ({period})", item.text.trim_end_matches(['.', ';'])),
        None => item.text.trim_end_matches(['.', ';']).to_owned(),
    };
    let due = date(lang, item.due_on);
    let days = item.days_late;
    t!(
        lang,
        "letter-item",
        number = number,
        reference = item.reference.as_str(),
        text = text,
        date = due,
        days = days
    )
}
