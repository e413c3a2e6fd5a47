//! `GET /api/v1/rounds/{round}/scores`: what a published round found, as its pages show it: a figure
//! that rests on few answers is not there.

use super::rounds::published;
use crate::{
    model::{Part, Rated, Score},
    pages::Results,
};
use axum::extract::Path;
use ddci_platform::web::{
    Cx,
    api::{Answer, Asked, Hundredths, Listing, Page, Problem, page_of},
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A unit and its scores.
#[derive(Debug, Serialize, ToSchema)]
pub struct UnitScores {
    /// The unit.
    unit: Uuid,
    /// Its code.
    code: String,
    /// Its name in Vietnamese.
    name: String,
    /// Its name in English.
    name_en: Option<String>,
    /// Its place by the composite.
    place: Option<i32>,
    /// The best place that it may truly hold.
    best_place: Option<i32>,
    /// The worst place that it may truly hold.
    worst_place: Option<i32>,
    /// What the composite is called.
    band: Option<String>,
    /// The composite, on 100.
    composite: Figure,
    /// The sub-indices, in the order of the index set.
    sub_indices: Vec<SubIndexScore>,
}

/// The score of a sub-index.
#[derive(Debug, Serialize, ToSchema)]
pub struct SubIndexScore {
    /// Its code in the index set.
    code: String,
    /// Its name.
    name: String,
    /// Whether the composite counts it.
    counts: bool,
    /// The score, on the scale of the set.
    score: Figure,
}

/// A figure; all null where there is too little to score or to show.
#[derive(Debug, Default, Serialize, ToSchema)]
pub struct Figure {
    /// The points.
    points: Option<Hundredths>,
    /// The lower end of its interval.
    lower: Option<Hundredths>,
    /// The upper end of its interval.
    upper: Option<Hundredths>,
}

/// The scores of a published round, by place.
#[utoipa::path(
    get,
    path = "/api/v1/rounds/{round}/scores",
    operation_id = "listScores",
    params(("round" = String, Path, description = "The round's address."), Page),
    responses((status = 200, description = "A page of units.", body = Listing<UnitScores>))
)]
pub async fn list(
    cx: Cx,
    Path(address): Path<String>,
    Asked(asked): Asked<Page>,
) -> Result<Answer<Listing<UnitScores>>, Problem> {
    let round = published(&cx, &address).await?;
    let results = Results::at(&cx, &round.address).await?;
    let ranked = results.ranked().into_iter();
    let all = ranked.map(|(rated, score)| unit(&results, rated, score)).collect();
    Ok(Answer(page_of(&cx, all, |unit| unit.unit, asked.after, asked.limit)?))
}

fn unit(results: &Results, rated: &Rated, composite: Option<&Score>) -> UnitScores {
    let places = composite.and_then(|score| score.places);
    let sub_index = |(part, name): (Part, &str)| SubIndexScore {
        score: results.score(rated.unit, &part).map(Figure::from).unwrap_or_default(),
        counts: results.counts(&part),
        code: part.code,
        name: name.to_owned(),
    };
    UnitScores {
        unit: rated.unit.0,
        code: rated.code.clone(),
        name: rated.name.clone(),
        name_en: rated.name_en.clone(),
        place: composite.and_then(|score| score.place),
        best_place: places.map(|places| places.0),
        worst_place: places.map(|places| places.1),
        band: composite.and_then(|score| score.band.clone()),
        composite: composite.map(Figure::from).unwrap_or_default(),
        sub_indices: results.sub_indices().map(sub_index).collect(),
    }
}

impl From<&Score> for Figure {
    fn from(score: &Score) -> Self {
        Self {
            points: score.value.map(Hundredths),
            lower: score.interval.map(|ends| Hundredths(ends.0)),
            upper: score.interval.map(|ends| Hundredths(ends.1)),
        }
    }
}
