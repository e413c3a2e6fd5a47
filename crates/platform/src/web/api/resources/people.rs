//! `GET /api/v1/people` and `/api/v1/people/{person}`: for whom the page shows them.

use crate::{
    identity::{self, PeopleFilter, PersonRow},
    org::PersonId,
    permit::Viewer,
    web::{
        Cx,
        api::{Answer, Asked, Limit, Listing, Meta, One, Problem, Text, size},
    },
};
use axum::extract::Path;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// A person with an account.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Person)]
pub struct PersonResource {
    /// Their key.
    id: Uuid,
    /// What they sign in with.
    login: String,
    /// Their name.
    name: String,
    /// The title of their principal position.
    title: String,
    /// The unit of their principal position.
    unit: Uuid,
    /// Whether the account is disabled.
    disabled: bool,
    /// Their roles and on what.
    grants: Vec<GrantResource>,
}

/// A role on a unit and everything below it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Grant)]
pub struct GrantResource {
    /// The role.
    role: &'static str,
    /// The unit at the top of the scope.
    scope: Uuid,
}

/// Which people are asked for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Found {
    /// Words of the name or the login, with Vietnamese marks or without.
    #[param(inline)]
    words: Option<Text<200>>,
    /// Those whose principal position is in this unit.
    unit: Option<Uuid>,
    /// The key of the last resource of the page before, as `next_page` has it.
    after: Option<Uuid>,
    /// How many resources a page holds; 50 unless said otherwise.
    #[param(inline)]
    limit: Option<Limit>,
}

/// The people of the authority, by name.
#[utoipa::path(
    get,
    path = "/api/v1/people",
    operation_id = "listPeople",
    params(Found),
    responses((status = 200, description = "A page of people.", body = Listing<PersonResource>))
)]
pub async fn list(
    viewer: Viewer,
    cx: Cx,
    Asked(asked): Asked<Found>,
) -> Result<Answer<Listing<PersonResource>>, Problem> {
    let filter = PeopleFilter {
        words: asked.words.map(|words| words.0).unwrap_or_default(),
        unit: asked.unit.map(Into::into),
    };
    let after = match asked.after {
        None => None,
        Some(key) => {
            let id = PersonId(key);
            Some(identity::person(cx.db(), &viewer, id).await?.ok_or(Problem::NotFound)?)
        }
    };
    let total = identity::count_people(cx.db(), &viewer, &filter).await?;
    let size = size(asked.limit);
    let mut rows =
        identity::people_after(cx.db(), &viewer, &filter, after.as_ref(), size + 1).await?;
    let place = usize::try_from(size).unwrap_or_default();
    let follows = rows.len() > place;
    rows.truncate(place);
    let last = rows.last().map(|row| row.person.0).filter(|_| follows);
    let resources = rows.into_iter().map(PersonResource::from).collect();
    Ok(Answer(Listing { resources, meta: Meta::of(&cx, total, last) }))
}

/// One person of the authority.
#[utoipa::path(
    get,
    path = "/api/v1/people/{person}",
    operation_id = "showPerson",
    params(("person" = Uuid, Path, description = "The person's key.")),
    responses((status = 200, description = "The person.", body = One<PersonResource>))
)]
pub async fn show(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<PersonId>,
) -> Result<Answer<One<PersonResource>>, Problem> {
    let row = identity::person(cx.db(), &viewer, id).await?.ok_or(Problem::NotFound)?;
    Ok(Answer(One { resource: row.into() }))
}

impl From<PersonRow> for PersonResource {
    fn from(row: PersonRow) -> Self {
        let grants = row.grants.into_iter();
        Self {
            id: row.person.0,
            login: row.login,
            name: row.name,
            title: row.title,
            unit: row.unit.0,
            disabled: row.disabled,
            grants: grants
                .map(|grant| GrantResource { role: grant.role.word(), scope: grant.scope.0 })
                .collect(),
        }
    }
}
