//! A digest in words: the same for the message and for the page that shows it.

use super::{Digest, Line};
use crate::web::{Lang, date, words::t};
use ddci_calendar::Reminder;
use jiff::civil::Date;

/// Subject and text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The subject.
    pub subject: String,
    /// The text, line by line.
    pub text: String,
}

/// Writes a digest. `link` makes the full address of a page.
pub fn written(lang: Lang, digest: &Digest, day: Date, link: &impl Fn(&str) -> String) -> Written {
    let (day, name) = (date(lang, day), digest.name.as_str());
    let mut lines = vec![t!(lang, "digest-greeting", name = name)];
    let mut part = |title: String, part: &[Line], with_unit: bool| {
        if !part.is_empty() {
            lines.push(String::new());
            lines.push(title.to_uppercase());
            lines.extend(part.iter().map(|line| thing(lang, line, with_unit, link)));
        }
    };
    part(t!(lang, "digest-reported"), &digest.reported, true);
    part(t!(lang, "digest-own"), &digest.own, false);
    let unit = digest.unit_name.as_str();
    part(t!(lang, "digest-unit", unit = unit), &digest.unit, false);
    for (count, href) in &digest.waiting {
        let (n, link) = (*count, link(href));
        lines.extend([String::new(), t!(lang, "digest-waiting", n = n, link = link)]);
    }
    let link = link("/reminders");
    lines.extend([String::new(), t!(lang, "digest-closing", link = link)]);
    Written { subject: subject(lang, digest, &day), text: lines.join("\n") }
}

/// The counts in the subject, so that it tells what is urgent without being opened.
fn subject(lang: Lang, digest: &Digest, day: &str) -> String {
    let overdue = digest.count(|how| matches!(how, Reminder::Overdue(_))) + digest.reported.len();
    let today = digest.count(|how| how == Reminder::Today);
    let soon = digest.count(|how| matches!(how, Reminder::Soon(_)));
    let waiting: usize = digest.waiting.iter().filter_map(|(n, _)| usize::try_from(*n).ok()).sum();
    let counts = [
        (overdue, t!(lang, "digest-n-overdue", n = overdue)),
        (today, t!(lang, "digest-n-today", n = today)),
        (soon, t!(lang, "digest-n-soon", n = soon)),
        (waiting, t!(lang, "digest-n-waiting", n = waiting)),
    ];
    let said: Vec<String> =
        counts.into_iter().filter(|(n, _)| *n > 0).map(|(_, words)| words).collect();
    let counts = said.join(", ");
    t!(lang, "digest-subject", date = day, counts = counts)
}

/// A thing on two lines: what, when, and where. What the plan says stays in its own words.
fn thing(lang: Lang, line: &Line, with_unit: bool, link: &impl Fn(&str) -> String) -> String {
    let Line { how, thing } = line;
    let due = date(lang, thing.due_on);
    let how = match how {
        Reminder::Overdue(days) => t!(lang, "digest-overdue", n = days, date = due),
        Reminder::Today => t!(lang, "digest-today"),
        Reminder::Soon(0) => t!(lang, "digest-soon-today", date = due),
        Reminder::Soon(days) => t!(lang, "digest-soon", n = days, date = due),
    };
    let unit = if with_unit { format!(" ({})", thing.unit_name) } else { String::new() };
    format!("- {}{unit}: {how}\n  {}", thing.title, link(&thing.href))
}
