//! `GET /plans/{plan}/table.csv` and `.xlsx`: exactly what the filter finds, as the annex table.
//!
//! The keys are read once; the rows follow in batches, so that a table of a hundred thousand rows
//! never stands in memory at once.

mod columns;
mod csv;
mod xlsx;

pub(super) use columns::{Column, heading};

use crate::{
    model::{ObligationId, PlanId},
    store::{
        filter::TableFilter,
        plan::{self, Plan},
        table,
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
    web::{Cx, Error},
};

/// Rows of one batch.
const BATCH: usize = 500;

/// What an export writes.
struct Export {
    plan: Plan,
    keys: Vec<ObligationId>,
    writer: columns::Writer,
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
    let keys = table::keys(cx.db(), viewer, id, &filter, days).await?;
    let writer = columns::Writer { lang: cx.lang, today: cx.today(), due_soon, calendar };
    Ok(Export { plan, keys, writer })
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
