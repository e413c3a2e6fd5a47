//! `POST /plans/{plan}/table/import`: what would become of each row, nothing is written; and
//! `POST …/import/commit`: judged once more and written. What was handed in travels with the preview.

use super::{
    LISTED, begin, crumb, file,
    judge::{Draft, Outcome, Sent, judge},
    more, place, steps, words,
};
use crate::{
    model::{LeftOut, PlanId, PlanState, TaskImage},
    pages::{refused, table::export},
    store::{
        edit,
        plan::{self, Plan},
    },
    transitions::{ImportTable, Refusal, Seen, Taken},
    words::t,
};
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Error, Errors, Multipart, see_other},
};
use jiff::Timestamp;
use maud::{Markup, html};
use serde::{Deserialize, Serialize};

/// The longest name of a file that is kept, in characters.
const LONGEST_NAME: usize = 200;
/// How many cells are kept because of which rows were left out.
const KEPT: usize = 1_000;

/// A table that is looked at, as the preview sends it back: rows that say what the draft says are
/// only counted.
#[derive(Debug, Serialize, Deserialize)]
struct Table {
    name: String,
    same: usize,
    /// The number of the last edit, and the millisecond, when it was looked at.
    seen: (i32, i64),
    rows: Vec<Sent>,
}

impl Table {
    fn seen(&self) -> Option<Seen> {
        let (number, at) = self.seen;
        Some(Seen { number, at: Timestamp::from_millisecond(at).ok()? })
    }
}

/// `POST /plans/{plan}/table/import`
pub async fn look(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<PlanId>,
    form: Multipart,
) -> Result<Response, Error> {
    let lang = cx.lang;
    let plan = plan::visible(cx.db(), &viewer, id).await?.ok_or(Error::NotFound)?;
    let refuse = |words: String| Ok(first_page(&cx, &plan, words));
    if plan.state != PlanState::Draft {
        return refuse(t!(lang, "import-issued"));
    }
    let Some(sent) = form.file("table") else { return refuse(t!(lang, "import-no-file")) };
    let bytes = sent.bytes.clone();
    let rows = tokio::task::spawn_blocking(move || file::rows(&bytes)).await;
    let rows = rows.map_err(|error| {
        tracing::error!(%error, "table.import");
        Error::Internal
    })?;
    let Some(rows) = rows else { return refuse(t!(lang, "import-unreadable")) };
    // What is written is what was looked at: the draft as it is from here on.
    let seen = now(&cx, id).await?;
    let draft = Draft::of(cx.db(), id).await?;
    match place::rows(&draft, &rows) {
        Err(missing) => {
            let column = export::heading(lang, missing);
            refuse(t!(lang, "import-no-column", column = column))
        }
        Ok(rows) => {
            let name = sent.name.chars().take(LONGEST_NAME).collect();
            let table = Table { name, same: 0, seen, rows };
            preview(&cx, &plan, &draft, table, true, &Errors::new())
        }
    }
}

/// `POST /plans/{plan}/table/import/commit`
pub async fn commit(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<PlanId>,
    form: Multipart,
) -> Result<Response, Error> {
    let plan = plan::visible(cx.db(), &viewer, id).await?.ok_or(Error::NotFound)?;
    if plan.state != PlanState::Draft {
        return Ok(first_page(&cx, &plan, t!(cx.lang, "import-issued")));
    }
    let bad = |error: serde_json::Error| Error::Bad(error.to_string());
    let table: Table = serde_json::from_str(form.text("rows")).map_err(bad)?;
    let draft = Draft::of(cx.db(), id).await?;
    let import = import(&cx, &plan, &draft, &table)?;
    match cx.db().run(&viewer.into(), &import).await {
        Ok(edit) => Ok(see_other(&format!("/plans/{id}/table/import/{edit}"))),
        Err(refusal) => {
            let refusal = refused::or_page(refusal)?;
            let words = match refusal {
                Refusal::ChangedSince => t!(cx.lang, "import-changed-since"),
                refusal => refused::words(cx.lang, &refusal),
            };
            // Looked at anew, against the draft as it is by now.
            let table = Table { seen: now(&cx, id).await?, ..table };
            let draft = Draft::of(cx.db(), id).await?;
            preview(&cx, &plan, &draft, table, false, &Errors::one("rows", words))
        }
    }
}

async fn now(cx: &Cx, plan: PlanId) -> Result<(i32, i64), Error> {
    let number = edit::last_number(cx.db(), plan).await?;
    Ok((number, cx.app.clock().now().as_millisecond()))
}

fn first_page(cx: &Cx, plan: &Plan, words: String) -> Response {
    let content = begin(cx.lang, plan, &Errors::one("table", words));
    cx.page_with_errors(&t!(cx.lang, "import-title"), &content).into_response()
}

fn import(cx: &Cx, plan: &Plan, draft: &Draft, table: &Table) -> Result<ImportTable, Error> {
    let seen = table.seen().ok_or_else(|| Error::Bad("seen".to_owned()))?;
    let (mut rows, mut left_out, mut same) = (Vec::new(), Vec::new(), table.same);
    for row in &table.rows {
        match judge(cx.lang, draft, row) {
            Outcome::Same => same += 1,
            Outcome::Change(task, words, _) => rows.push(Taken::Change(task, words)),
            Outcome::New(words) => rows.push(Taken::Add(row.below, words)),
            Outcome::Wrong(faults) => left_out.extend(faults),
        }
    }
    left_out.truncate(KEPT);
    let source_name = table.name.chars().take(LONGEST_NAME).collect();
    Ok(ImportTable { plan: plan.id, seen, source_name, rows, same, left_out })
}

/// Rows of a table by what would become of them.
#[derive(Default)]
struct Judged {
    changed: Vec<(Sent, Outcome)>,
    new: Vec<(Sent, Outcome)>,
    wrong: Vec<LeftOut>,
    wrong_rows: usize,
}

/// `whole` where the rows are all of the table, so that what is not among them is not in it.
fn preview(
    cx: &Cx,
    plan: &Plan,
    draft: &Draft,
    mut table: Table,
    whole: bool,
    errors: &Errors,
) -> Result<Response, Error> {
    let named: Vec<_> = table.rows.iter().filter_map(|row| row.task).collect();
    let absent: Vec<&TaskImage> = match whole {
        true => draft.tasks.iter().filter(|task| !named.contains(&task.id)).collect(),
        // The rows that say the same were told apart before.
        false => Vec::new(),
    };
    let mut judged = Judged::default();
    let mut rows = Vec::new();
    for row in std::mem::take(&mut table.rows) {
        let outcome = judge(cx.lang, draft, &row);
        if outcome == Outcome::Same {
            table.same += 1;
            continue;
        }
        rows.push(row.clone());
        match outcome {
            Outcome::New(_) => judged.new.push((row, outcome)),
            Outcome::Wrong(faults) => {
                judged.wrong.extend(faults);
                judged.wrong_rows += 1;
            }
            outcome => judged.changed.push((row, outcome)),
        }
    }
    table.rows = rows;
    let sent = serde_json::to_string(&table).map_err(|_| Error::Internal)?;
    let content = view(cx, plan, draft, (&table, &sent), &judged, &absent, errors);
    let title = t!(cx.lang, "import-title");
    let page = match errors.is_empty() {
        true => cx.page(&title, &content),
        false => cx.page_with_errors(&title, &content),
    };
    Ok(page.into_response())
}

fn view(
    cx: &Cx,
    plan: &Plan,
    draft: &Draft,
    (table, sent): (&Table, &str),
    judged: &Judged,
    absent: &[&TaskImage],
    errors: &Errors,
) -> Markup {
    let lang = cx.lang;
    let (same, changed, new) = (table.same, judged.changed.len(), judged.new.len());
    let wrong = judged.wrong_rows;
    html! {
        (errors.summary(lang))
        (crumb(lang, plan))
        h1 { (t!(lang, "import-title")) }
        (steps(lang, 2))
        p role="status" {
            (t!(lang, "import-result", changed = changed, new = new, wrong = wrong, same = same))
        }
        section.card id="rows" {
            @if changed + new == 0 { p { (t!(lang, "import-nothing")) } }
            @else {
                p { (t!(lang, "import-not-yet")) }
                @if wrong > 0 { p.refusal { (t!(lang, "import-leaves-out", n = wrong)) } }
                form method="post" enctype="multipart/form-data"
                    action={"/plans/" (plan.id) "/table/import/commit"} {
                    input type="hidden" name="rows" value=(sent);
                    div.act { button.btn accesskey="s" { (t!(lang, "import-commit")) } }
                }
            }
            p.act {
                a href={"/plans/" (plan.id) "/table/import"} { (t!(lang, "import-another")) }
            }
        }
        @if !judged.wrong.is_empty() {
            section.card {
                h2 { (t!(lang, "import-faults", n = wrong)) }
                (words::left_out(lang, &draft.sub_indices, &judged.wrong))
            }
        }
        @if !judged.changed.is_empty() {
            section.card {
                h2 { (t!(lang, "import-differences", n = changed)) }
                (differences(cx, &judged.changed))
            }
        }
        @if !judged.new.is_empty() {
            section.card {
                h2 { (t!(lang, "import-new", n = new)) }
                (added(cx, &judged.new))
            }
        }
        @if !absent.is_empty() {
            section.card {
                details {
                    summary { (t!(lang, "import-absent", n = absent.len())) }
                    ul { @for task in absent.iter().take(LISTED) { li lang="vi" { (task.reference) } } }
                    (more(lang, absent.len()))
                }
            }
        }
    }
}

/// Old value and new one of each cell that would change.
fn differences(cx: &Cx, rows: &[(Sent, Outcome)]) -> Markup {
    let lang = cx.lang;
    let all = rows.iter().filter_map(|(row, outcome)| match outcome {
        Outcome::Change(_, _, differences) => {
            Some(differences.iter().map(move |difference| (row, difference)))
        }
        _ => None,
    });
    let all: Vec<_> = all.flatten().collect();
    html! {
        table.cards.differences {
            thead {
                tr {
                    th scope="col" { (t!(lang, "import-row")) }
                    th scope="col" { (t!(lang, "import-column")) }
                    th scope="col" { (t!(lang, "import-in-plan")) }
                    th scope="col" { (t!(lang, "import-in-file")) }
                }
            }
            tbody {
                @for (row, difference) in all.iter().take(LISTED) {
                    tr {
                        td.num { (t!(lang, "import-row-n", n = row.number)) }
                        td { (export::heading(lang, difference.column)) }
                        (side(&t!(lang, "import-in-plan"), &difference.in_plan))
                        (side(&t!(lang, "import-in-file"), &difference.in_file))
                    }
                }
            }
        }
        (more(lang, all.len()))
    }
}

/// One side. A telephone shows no head above it, so it names itself there.
fn side(label: &str, value: &str) -> Markup {
    html! {
        td {
            span.which-side aria-hidden="true" { (label) ": " }
            span lang="vi" { @if value.is_empty() { "–" } @else { (value) } }
        }
    }
}

fn added(cx: &Cx, rows: &[(Sent, Outcome)]) -> Markup {
    let lang = cx.lang;
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
