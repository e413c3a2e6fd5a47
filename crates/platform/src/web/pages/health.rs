//! `GET /healthz`: whether this node serves and reaches its database.

use crate::{
    store::Read,
    values,
    web::{Cx, Error},
};

pub async fn show(cx: Cx) -> Result<&'static str, Error> {
    cx.db().first("SELECT 1 AS one", values![]).await?;
    Ok("ok\n")
}
