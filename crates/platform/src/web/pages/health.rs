//! `GET /health/live`, `/health/ready`: whether this node runs, and whether it can serve. They say
//! yes or no and nothing else, because anybody may ask; `ddci doctor` says why.

use crate::{
    store::{self, Db, Migration, Read},
    values,
    web::{Cx, Error},
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};

/// The process answers: that is all.
pub async fn live() -> &'static str {
    "ok\n"
}

/// The database is reached, and has the tables of this version.
pub async fn ready(cx: Cx) -> Response {
    match is_ready(cx.db(), cx.app.migrations()).await {
        true => "ok\n".into_response(),
        false => (StatusCode::SERVICE_UNAVAILABLE, "not ready\n").into_response(),
    }
}

/// Whether a node on this database can serve.
pub async fn is_ready(db: &Db, migrations: &[Migration]) -> bool {
    store::pending(db, migrations).await.is_ok_and(|pending| pending.is_empty())
}

/// `GET /healthz`: whether this node reaches its database; for those who asked before the others
/// were there.
pub async fn show(cx: Cx) -> Result<&'static str, Error> {
    cx.db().first("SELECT 1 AS one", values![]).await?;
    Ok("ok\n")
}
