//! `GET /plans/{plan}/table.csv` and `.xlsx`: exactly what the filter finds, as the annex table.
//!
//! The keys are read once; the rows follow in batches, so that a table of a hundred thousand rows
//! never stands in memory at once.

mod columns;
mod csv;
mod xlsx;

pub(super) use columns::{heading, source};

use crate::{
    model::{ObligationId, PlanId, PlanState},
    store::{
        annex::{self, AnnexRow},
        draft,
        filter::TableFilter,
        plan::{self, Plan},
        sub_index, table,
        work::Days,
    },
};
use axum::{
    body::Body,
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
};
use ddci_platform::{
    permit::Viewer,
    store::{Db, StoreError},
    web::{Cx, Error},
};

/// Rows of one batch.
const BATCH: usize = 500;

/// What an export writes.
struct Export {
    plan: Plan,
    rows: Rows,
    writer: columns::Writer,
}

/// The rows: obligations by their keys, or the tasks of a draft, which is one document long.
enum Rows {
    Owed(Vec<ObligationId>),
    Drafted(Vec<AnnexRow>),
}

impl Rows {
    /// The next rows from the `from`th on; none at the end.
    async fn batch(&self, db: &Db, from: usize) -> Result<Vec<AnnexRow>, StoreError> {
        match self {
            Self::Owed(keys) => {
                let rest = keys.get(from..).unwrap_or_default();
                annex::rows(db, rest.get(..BATCH.min(rest.len())).unwrap_or_default()).await
            }
            Self::Drafted(rows) => Ok(rows.iter().skip(from).take(BATCH).cloned().collect()),
        }
    }
}

/// `GET /plans/{plan}/table.csv?…`
pub async fn csv(viewer: Viewer, cx: Cx, Path(id): Path<PlanId>) -> Result<Response, Error> {
    let export = export(&viewer, &cx, id).await?;
    let name = name(&export.plan, "csv");
    Ok(answer(&name, "text/csv; charset=utf-8", csv::stream(&cx, export)))
}

/// `GET /plans/{plan}/table.xlsx?…`
pub async fn xlsx(viewer: Viewer, cx: Cx, Path(id): Path<PlanId>) -> Result<Response, Error> {
    let export = export(&viewer, &cx, id).await?;
    let name = name(&export.plan, "xlsx");
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(answer(&name, kind, xlsx::stream(&cx, export)))
}

async fn export(viewer: &Viewer, cx: &Cx, id: PlanId) -> Result<Export, Error> {
    let plan = plan::visible(cx.db(), viewer, id).await?.ok_or(Error::NotFound)?;
    let filter = TableFilter::read(|name| cx.query(name));
    let due_soon = plan.settings.due_soon_working_days;
    let calendar = cx.calendar().await?;
    let days = Days::on(cx.today(), due_soon, &calendar);
    let rows = match plan.state {
        PlanState::Draft => {
            let sub_indices = sub_index::of_plan(cx.db(), id).await?;
            let tasks = draft::found(cx.db(), id, &sub_indices, &filter).await?;
            Rows::Drafted(tasks.iter().map(|task| annex::of_draft(task, &sub_indices)).collect())
        }
        _ => Rows::Owed(table::keys(cx.db(), viewer, id, &filter, days).await?),
    };
    let writer = columns::Writer { lang: cx.lang, today: cx.today(), due_soon, calendar };
    Ok(Export { plan, rows, writer })
}

fn name(plan: &Plan, kind: &str) -> String {
    format!("ddci-{}.{kind}", plan.year)
}

fn answer(name: &str, kind: &'static str, body: Body) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (headers, body).into_response()
}
