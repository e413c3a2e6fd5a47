//! `POST /plans/{plan}/table/import`: what would become of each row, nothing is written; and
//! `POST …/import/commit`: judged once more and written. What was handed in travels with the preview.

use super::{
    begin, file,
    judge::{Draft, Outcome, Sent, judge},
    place,
    shown::{Judged, Shown},
};
use crate::{
    model::{PlanId, PlanState, TaskImage},
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
    web::{Cx, Error, Errors, Lang, Multipart, see_other},
};
use jiff::Timestamp;
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
    let judged = judged(cx.lang, draft, &mut table);
    let sent = serde_json::to_string(&table).map_err(|_| Error::Internal)?;
    let shown =
        Shown { plan, draft, same: table.same, sent: &sent, judged: &judged, absent: &absent };
    let content = shown.page(cx.lang, errors);
    let title = t!(cx.lang, "import-title");
    let page = match errors.is_empty() {
        true => cx.page(&title, &content),
        false => cx.page_with_errors(&title, &content),
    };
    Ok(page.into_response())
}

/// Rows by what would become of them; those that say what the draft says are counted and dropped.
fn judged(lang: Lang, draft: &Draft, table: &mut Table) -> Judged {
    let mut judged = Judged::default();
    let mut rows = Vec::new();
    for row in std::mem::take(&mut table.rows) {
        let outcome = judge(lang, draft, &row);
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
    judged
}
