//! The page that shows what would become of each row.

use super::{
    LISTED, crumb,
    judge::{Draft, Outcome, Sent},
    more, steps, words,
};
use crate::{
    model::{LeftOut, TaskImage},
    pages::{differences::side, table::export},
    store::plan::Plan,
    words::t,
};
use ddci_platform::web::{Errors, Lang, heads};
use maud::{Markup, html};

/// Rows of a table by what would become of them.
#[derive(Default)]
pub(super) struct Judged {
    pub changed: Vec<(Sent, Outcome)>,
    pub new: Vec<(Sent, Outcome)>,
    pub wrong: Vec<LeftOut>,
    pub wrong_rows: usize,
}

/// What the page shows.
pub(super) struct Shown<'a> {
    pub plan: &'a Plan,
    pub draft: &'a Draft,
    /// How many rows say what the draft says.
    pub same: usize,
    /// The table as the form sends it back.
    pub sent: &'a str,
    pub judged: &'a Judged,
    /// The tasks of the draft that are not in the table.
    pub absent: &'a [&'a TaskImage],
}

impl Shown<'_> {
    pub(super) fn page(&self, lang: Lang, errors: &Errors) -> Markup {
        let judged = self.judged;
        let (same, changed, new) = (self.same, judged.changed.len(), judged.new.len());
        let wrong = judged.wrong_rows;
        html! {
            (errors.summary(lang))
            (crumb(lang, self.plan))
            h1 { (t!(lang, "import-title")) }
            (steps(lang, 2))
            p role="status" {
                (t!(lang, "import-result", changed = changed, new = new, wrong = wrong, same = same))
            }
            section.card id="rows" { (self.writing(lang)) }
            @if wrong > 0 {
                section.card {
                    h2 { (t!(lang, "import-faults", n = wrong)) }
                    (words::left_out(lang, &self.draft.sub_indices, &judged.wrong))
                }
            }
            @if changed > 0 {
                section.card {
                    h2 { (t!(lang, "import-differences", n = changed)) }
                    (differences(lang, &judged.changed))
                }
            }
            @if new > 0 {
                section.card {
                    h2 { (t!(lang, "import-new", n = new)) }
                    (added(lang, &judged.new))
                }
            }
            @if !self.absent.is_empty() { section.card { (absent(lang, self.absent)) } }
        }
    }

    /// The button that writes the rows, and the way to another file.
    fn writing(&self, lang: Lang) -> Markup {
        let Judged { changed, new, wrong_rows, .. } = self.judged;
        let wrong = *wrong_rows;
        let import = format!("/plans/{}/table/import", self.plan.id);
        html! {
            @if changed.is_empty() && new.is_empty() { p { (t!(lang, "import-nothing")) } }
            @else {
                p { (t!(lang, "import-not-yet")) }
                @if wrong > 0 { p.refusal { (t!(lang, "import-leaves-out", n = wrong)) } }
                form method="post" enctype="multipart/form-data" action={(import) "/commit"} {
                    input type="hidden" name="rows" value=(self.sent);
                    div.act { button.btn accesskey="s" { (t!(lang, "import-commit")) } }
                }
            }
            p.act { a href=(import) { (t!(lang, "import-another")) } }
        }
    }
}

/// Old value and new one of each cell that would change.
fn differences(lang: Lang, rows: &[(Sent, Outcome)]) -> Markup {
    let all = rows.iter().filter_map(|(row, outcome)| match outcome {
        Outcome::Change(_, _, differences) => {
            Some(differences.iter().map(move |difference| (row, difference)))
        }
        _ => None,
    });
    let all: Vec<_> = all.flatten().collect();
    let head = [
        t!(lang, "import-row"),
        t!(lang, "import-column"),
        t!(lang, "import-in-plan"),
        t!(lang, "import-in-file"),
    ];
    let [_, column, in_plan, in_file] = &head;
    html! {
        table.cards.differences {
            (heads(&head))
            tbody {
                @for (row, difference) in all.iter().take(LISTED) {
                    tr {
                        td.num { (t!(lang, "import-row-n", n = row.number)) }
                        td data-label=(column) { (export::heading(lang, difference.column)) }
                        (side(in_plan, &difference.in_plan))
                        (side(in_file, &difference.in_file))
                    }
                }
            }
        }
        (more(lang, all.len()))
    }
}

fn added(lang: Lang, rows: &[(Sent, Outcome)]) -> Markup {
    html! {
        ul.todo {
            @for (row, outcome) in rows.iter().take(LISTED) {
                @if let Outcome::New(words) = outcome {
                    li {
                        (t!(lang, "import-row-n", n = row.number)) ": "
                        span lang="vi" { (words.reference) " – " (words.text) }
                    }
                }
            }
        }
        (more(lang, rows.len()))
    }
}

fn absent(lang: Lang, tasks: &[&TaskImage]) -> Markup {
    html! {
        details {
            summary { (t!(lang, "import-absent", n = tasks.len())) }
            ul { @for task in tasks.iter().take(LISTED) { li lang="vi" { (task.reference) } } }
            (more(lang, tasks.len()))
        }
    }
}
