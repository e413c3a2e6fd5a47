//! `GET /api/v1/groups`

use crate::{
    org,
    permit::Viewer,
    web::{
        Cx,
        api::{Answer, Asked, Listing, Page, Problem, page_of},
    },
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Units that a plan names as one.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Group)]
pub struct GroupResource {
    /// Its key.
    id: Uuid,
    /// A stable code, unique in the authority.
    code: String,
    /// Its name.
    name: String,
    /// Every unit of these kinds is a member, beside those named one by one.
    kinds: Vec<&'static str>,
}

/// The groups of units of the authority, by name.
#[utoipa::path(
    get,
    path = "/api/v1/groups",
    operation_id = "listGroups",
    params(Page),
    responses((status = 200, description = "A page of groups.", body = Listing<GroupResource>))
)]
pub async fn list(
    viewer: Viewer,
    cx: Cx,
    Asked(asked): Asked<Page>,
) -> Result<Answer<Listing<GroupResource>>, Problem> {
    let groups = org::groups(cx.db(), viewer.authority).await?;
    let shown = |group: org::Group| GroupResource {
        id: group.id.0,
        code: group.code,
        name: group.name,
        kinds: group.kinds.into_iter().map(org::UnitKind::word).collect(),
    };
    let all = groups.into_iter().map(shown).collect();
    Ok(Answer(page_of(&cx, all, |group| group.id, asked.after, asked.limit)?))
}
