//! `GET /api/v1/audit/head`

use crate::{
    audit,
    permit::Viewer,
    web::{
        Cx,
        api::{Answer, One, Problem},
    },
};
use serde::Serialize;
use utoipa::ToSchema;

/// Where the audit chain of an authority stands. Kept elsewhere, it proves later that nothing was cut
/// off or changed before it.
#[derive(Debug, Serialize, ToSchema)]
pub struct AuditHead {
    /// How many entries the chain has.
    #[schema(minimum = 0)]
    entries: i64,
    /// The hash of the last entry, SHA-256 in hexadecimal; empty where there is none.
    hash: String,
}

/// Where the audit chain stands.
#[utoipa::path(
    get,
    path = "/api/v1/audit/head",
    operation_id = "showAuditHead",
    responses((status = 200, description = "The head of the chain.", body = One<AuditHead>))
)]
pub async fn head(viewer: Viewer, cx: Cx) -> Result<Answer<One<AuditHead>>, Problem> {
    let (entries, hash) = audit::head(cx.db(), viewer.authority).await?;
    Ok(Answer(One { resource: AuditHead { entries, hash } }))
}
