//! `GET /api/v1/calendar`

use crate::web::{
    Cx,
    api::{Answer, Asked, Day, Listing, Meta, Problem, Whole},
};
use ddci_calendar::{SpecialDay, SpecialKind};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// A day that differs from the ordinary week, as the authority's calendar has it.
#[derive(Debug, Serialize, ToSchema)]
pub struct CalendarDay {
    /// The day.
    date: Day,
    /// `off`, or `working` where a day of the weekend is worked.
    #[schema(pattern = "^(off|working)$")]
    kind: &'static str,
    /// Its name in Vietnamese.
    name: String,
    /// Its name in English, where it has one.
    name_en: String,
    /// The act that makes it so.
    legal_basis: String,
    /// Whether that act is known to fix this very date.
    verified: bool,
}

/// Which year is asked for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct OfYear {
    /// The year; this year unless another is named.
    #[param(inline)]
    year: Option<Whole<1, 9999>>,
}

/// The days of a year that differ from the ordinary week, in order.
#[utoipa::path(
    get,
    path = "/api/v1/calendar",
    operation_id = "listCalendarDays",
    params(OfYear),
    responses((status = 200, description = "The days, all on one page.", body = Listing<CalendarDay>))
)]
pub async fn days(
    cx: Cx,
    Asked(asked): Asked<OfYear>,
) -> Result<Answer<Listing<CalendarDay>>, Problem> {
    let year = asked.year.map_or_else(|| i64::from(cx.today().year()), |year| year.0);
    let calendar = cx.calendar().await?;
    let of_year = calendar.days().filter(|day| i64::from(day.date.year()) == year);
    let resources: Vec<CalendarDay> = of_year.map(shown).collect();
    let total = i64::try_from(resources.len()).unwrap_or(i64::MAX);
    Ok(Answer(Listing { resources, meta: Meta::of(&cx, total, None) }))
}

fn shown(day: &SpecialDay) -> CalendarDay {
    CalendarDay {
        date: Day(day.date),
        kind: match day.kind {
            SpecialKind::Off => "off",
            SpecialKind::Working => "working",
        },
        name: day.name_vi.clone(),
        name_en: day.name_en.clone(),
        legal_basis: day.legal_basis.clone(),
        verified: day.verified,
    }
}
