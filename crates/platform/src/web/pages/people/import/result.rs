//! What would become of each row: new, changed, unchanged, or what is wrong with which value.

use super::columns::name;
use crate::{
    identity::{Column, Fault, Judged, Outcome, RowFault},
    web::{Cx, Lang, State, heads, tag, words::t},
};
use maud::{Markup, html};

/// The rows, and the button that writes them where none is wrong.
pub(super) fn view(cx: &Cx, judged: &[Judged], rows: &str) -> Markup {
    let lang = cx.lang;
    let count = |of: fn(&Outcome) -> bool| judged.iter().filter(|row| of(&row.outcome)).count();
    let new = count(|outcome| matches!(outcome, Outcome::New));
    let changed = count(|outcome| matches!(outcome, Outcome::Changed(_)));
    let unchanged = count(|outcome| matches!(outcome, Outcome::Unchanged));
    let wrong = count(|outcome| matches!(outcome, Outcome::Wrong(_)));
    html! {
        p.crumb { a href="/people/import" { (t!(lang, "import-title")) } }
        h1 { (t!(lang, "import-looked")) }
        p.muted {
            (t!(lang, "import-answer", new = new, changed = changed, unchanged = unchanged,
                wrong = wrong))
        }
        section.card {
            @if wrong > 0 {
                p { (t!(lang, "import-mend")) }
                p { a.btn href="/people/import" { (t!(lang, "import-another")) } }
            } @else if new + changed == 0 {
                p { (t!(lang, "import-nothing")) }
            } @else {
                p { (t!(lang, "import-not-yet")) }
                form method="post" action="/people/import/commit" {
                    input type="hidden" name="rows" value=(rows);
                    button.btn { (t!(lang, "import-commit")) }
                }
            }
        }
        section.card aria-label=(t!(lang, "import-looked")) { (table(lang, judged)) }
    }
}

fn table(lang: Lang, judged: &[Judged]) -> Markup {
    let head = [
        t!(lang, "import-row"),
        t!(lang, "person-name"),
        t!(lang, "import-outcome"),
        t!(lang, "import-details"),
    ];
    let [_, person, _, more] = &head;
    html! {
        table.cards {
            (heads(&head))
            tbody {
                @for row in judged {
                    tr {
                        td.num { (t!(lang, "import-row-n", n = row.row.number)) }
                        td data-label=(person) { (row.row.name) p.cap { (row.row.login) } }
                        td { (mark(lang, &row.outcome)) }
                        td data-label=(more) { (details(lang, row)) }
                    }
                }
            }
        }
    }
}

fn mark(lang: Lang, outcome: &Outcome) -> Markup {
    match outcome {
        Outcome::New => tag(State::Info, &t!(lang, "import-new")),
        Outcome::Changed(_) => tag(State::Soon, &t!(lang, "import-changed")),
        Outcome::Unchanged => tag(State::Idle, &t!(lang, "import-unchanged")),
        Outcome::Wrong(_) => tag(State::Late, &t!(lang, "import-wrong")),
    }
}

fn details(lang: Lang, judged: &Judged) -> Markup {
    match &judged.outcome {
        Outcome::Wrong(faults) => html! {
            ul.plain { @for fault in faults { li { (wrong(lang, judged, *fault)) } } }
        },
        Outcome::Changed(columns) => {
            let values: Vec<String> = columns
                .iter()
                .map(|column| format!("{}: {}", name(lang, *column), value(judged, *column)))
                .collect();
            html! { (values.join("; ")) }
        }
        Outcome::New => html! { (judged.row.title) " · " (judged.row.unit) },
        Outcome::Unchanged => html! {},
    }
}

fn value(judged: &Judged, column: Column) -> &str {
    judged.row.value(column)
}

/// The column, the value and the reason.
fn wrong(lang: Lang, judged: &Judged, RowFault { column, fault }: RowFault) -> Markup {
    html! {
        b { (name(lang, column)) }
        @if !value(judged, column).is_empty() { " “" (value(judged, column)) "”" }
        ": " (reason(lang, fault))
    }
}

fn reason(lang: Lang, fault: Fault) -> String {
    match fault {
        Fault::Missing => t!(lang, "import-missing"),
        Fault::TooLong => t!(lang, "import-too-long"),
        Fault::NoLogin => t!(lang, "person-bad-login"),
        Fault::Twice => t!(lang, "import-twice"),
        Fault::Elsewhere => t!(lang, "import-elsewhere"),
        Fault::NoSuchUnit => t!(lang, "import-no-such-unit"),
        Fault::NoUnitToday => t!(lang, "import-no-unit-today"),
        Fault::NoSuchRole => t!(lang, "import-no-such-role"),
        Fault::MixedHands => t!(lang, "person-mixed-hands"),
        Fault::NoEmail => t!(lang, "person-bad-email"),
    }
}
