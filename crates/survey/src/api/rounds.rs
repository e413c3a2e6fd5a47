//! `GET /api/v1/rounds` and `/api/v1/rounds/{round}`: rounds that are published.

use crate::{
    model::ResultKind,
    store::round::{self, Round},
};
use axum::extract::Path;
use ddci_platform::web::{
    Cx,
    api::{Answer, Asked, Day, Instant, Listing, One, Page, Problem, is_line, page_of},
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A round of the survey that is published.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Round)]
pub struct RoundResource {
    /// Its key.
    id: Uuid,
    /// Its address, among the public pages too: `/ddci/{address}`.
    #[schema(example = "cao-loc-2024")]
    address: String,
    /// The authority that runs it.
    authority: Uuid,
    /// The year it is for.
    year: i32,
    /// Its title.
    title: String,
    /// Which block is rated, by the word of the index set.
    block: String,
    /// The first day of the survey.
    from: Day,
    /// The last day of the survey.
    to: Day,
    /// Whether its figures are generated, to show what pages look like.
    illustrative: bool,
    /// What its results rest on.
    kind: Option<Basis>,
    /// When it was published.
    published_at: Option<Instant>,
}

/// What the results of a round rest on.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Answers of respondents, with intervals.
    Answers,
    /// A table of scores as it was published.
    Stated,
}

/// The rounds that are published, newest first.
#[utoipa::path(
    get,
    path = "/api/v1/rounds",
    operation_id = "listRounds",
    params(Page),
    responses((
        status = 200,
        description = "A page of rounds.",
        body = Listing<RoundResource>,
        links(
            ("showRound" = (
                operation_id = "showRound",
                parameters(("round" = "$response.body#/resources/0/address"))
            )),
            ("scores" = (
                operation_id = "listScores",
                parameters(("round" = "$response.body#/resources/0/address"))
            ))
        )
    ))
)]
pub async fn list(
    cx: Cx,
    Asked(asked): Asked<Page>,
) -> Result<Answer<Listing<RoundResource>>, Problem> {
    let rounds = round::published(cx.db()).await?;
    let all = rounds.into_iter().map(RoundResource::from).collect();
    Ok(Answer(page_of(&cx, all, |round| round.id, asked.after, asked.limit)?))
}

/// One round that is published.
#[utoipa::path(
    get,
    path = "/api/v1/rounds/{round}",
    operation_id = "showRound",
    params(("round" = String, Path, description = "The round's address.")),
    responses((status = 200, description = "The round.", body = One<RoundResource>))
)]
pub async fn show(
    cx: Cx,
    Path(address): Path<String>,
) -> Result<Answer<One<RoundResource>>, Problem> {
    Ok(Answer(One { resource: published(&cx, &address).await?.into() }))
}

/// A published round; whatever is no address is the address of none.
pub(super) async fn published(cx: &Cx, address: &str) -> Result<Round, Problem> {
    if !is_line(address) {
        return Err(Problem::NotFound);
    }
    round::readable(cx.db(), None, address).await?.ok_or(Problem::NotFound)
}

impl From<Round> for RoundResource {
    fn from(round: Round) -> Self {
        Self {
            id: round.id.0,
            address: round.address,
            authority: round.authority.0,
            year: round.year,
            title: round.title,
            block: round.block,
            from: Day(round.from),
            to: Day(round.to),
            illustrative: round.illustrative,
            kind: round.kind.map(|kind| match kind {
                ResultKind::Answers => Basis::Answers,
                ResultKind::Stated => Basis::Stated,
            }),
            published_at: round.published_at.map(Instant),
        }
    }
}
