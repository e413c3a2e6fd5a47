//! `GET /api/v1/units` and `/api/v1/units/{unit}`

use crate::{
    org::{self, Unit, UnitId},
    permit::Viewer,
    web::{
        Cx,
        api::{Answer, Asked, Day, Listing, One, Page, Problem, page_of},
    },
};
use axum::extract::Path;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A unit of the authority.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Unit)]
pub struct UnitResource {
    /// Its key.
    id: Uuid,
    /// A stable code, unique in the authority.
    code: String,
    /// What it is: `division`, `commune`, `vertical_agency`, …
    kind: &'static str,
    /// Its name in Vietnamese.
    name: String,
    /// Its name in English.
    name_en: Option<String>,
    /// The unit above it.
    parent: Option<Uuid>,
    /// The code the state's register gives it.
    official_code: Option<String>,
    /// The district it lies or lay in, where names alone do not tell.
    district: Option<String>,
    /// The first day it existed, where known.
    valid_from: Option<Day>,
    /// The last day it existed.
    valid_to: Option<Day>,
}

/// The units of the authority, in the order of the organisation.
#[utoipa::path(
    get,
    path = "/api/v1/units",
    operation_id = "listUnits",
    params(Page),
    responses((
        status = 200,
        description = "A page of units.",
        body = Listing<UnitResource>,
        links(("showUnit" = (
            operation_id = "showUnit",
            parameters(("unit" = "$response.body#/resources/0/id"))
        )))
    ))
)]
pub async fn list(
    viewer: Viewer,
    cx: Cx,
    Asked(asked): Asked<Page>,
) -> Result<Answer<Listing<UnitResource>>, Problem> {
    let units = org::list(cx.db(), viewer.authority).await?;
    let all = units.into_iter().map(UnitResource::from).collect();
    Ok(Answer(page_of(&cx, all, |unit| unit.id, asked.after, asked.limit)?))
}

/// One unit of the authority.
#[utoipa::path(
    get,
    path = "/api/v1/units/{unit}",
    operation_id = "showUnit",
    params(("unit" = Uuid, Path, description = "The unit's key.")),
    responses((status = 200, description = "The unit.", body = One<UnitResource>))
)]
pub async fn show(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<UnitId>,
) -> Result<Answer<One<UnitResource>>, Problem> {
    let units = org::list(cx.db(), viewer.authority).await?;
    let unit = units.into_iter().find(|unit| unit.id == id).ok_or(Problem::NotFound)?;
    Ok(Answer(One { resource: unit.into() }))
}

impl From<Unit> for UnitResource {
    fn from(unit: Unit) -> Self {
        Self {
            id: unit.id.0,
            code: unit.code,
            kind: unit.kind.word(),
            name: unit.name,
            name_en: unit.name_en,
            parent: unit.parent.map(|parent| parent.0),
            official_code: unit.official_code,
            district: unit.district,
            valid_from: unit.valid_from.map(Day),
            valid_to: unit.valid_to.map(Day),
        }
    }
}
