//! `GET /plans/{plan}/units/{unit}`: what a unit leads and what it helps with. A commune is a unit.

use super::{crumb, figures, in_tab, look};
use crate::{
    model::{Part, PlanId, Share},
    pages::{asked::waiting, standing_words::Marks, table},
    store::{
        board::Figures,
        filter::TableFilter,
        plan, share,
        sides::{self, Look},
        table::{self as rows, Lines},
        waited,
        work::Tab,
    },
    words::t,
};
use axum::extract::Path;
use ddci_platform::{
    org::{self, UnitId},
    permit::Viewer,
    store::{Read, StoreError},
    web::{Cx, Error, PageResult, Paging},
};
use maud::{Markup, html};

/// How many lines of each list are shown.
const NAMED: i64 = 20;

/// One of the two parts a unit has.
struct Side {
    filter: TableFilter,
    figures: Figures,
    share: Share,
    overdue: Lines,
    soon: Lines,
}

pub async fn show(viewer: Viewer, cx: Cx, Path((id, unit)): Path<(PlanId, UnitId)>) -> PageResult {
    let plan = plan::visible(cx.db(), &viewer, id).await?.ok_or(Error::NotFound)?;
    let steady = cx.steady(plan.authority).await?;
    let unit = org::unit(cx.db(), unit).await?;
    let unit = unit.filter(|unit| unit.authority == viewer.authority).ok_or(Error::NotFound)?;
    let calendar = cx.calendar().await?;
    let look = look(&cx, &viewer, &plan, &calendar);
    let leads = side(&steady, look, unit.id, Part::Lead).await?;
    let helps = side(&steady, look, unit.id, Part::Coordinating).await?;

    let waits = waited::of_plan(&steady, look, Some(unit.id)).await?;

    let lang = cx.lang;
    let marks = Marks::of(&cx, plan.settings.due_soon_working_days, &calendar);
    let all = TableFilter { unit: Some(unit.id), ..TableFilter::default() };
    let content = html! {
        (crumb(&plan))
        h1 { (unit.name) }
        p.act {
            a href=(table::path(id, &all)) { (t!(lang, "sides-in-table")) }
            a href={"/plans/" (id) "/calendar?" (all.address())} { (t!(lang, "calendar-title")) }
        }
        @if leads.figures.all == 0 && helps.figures.all == 0 {
            section.card { p { (t!(lang, "sides-unit-nothing")) } }
        }
        @if leads.figures.all > 0 {
            h2 { (t!(lang, "sides-leads")) }
            (card(&cx, id, marks, &leads))
        }
        @if helps.figures.all > 0 {
            h2 { (t!(lang, "sides-helps")) }
            (card(&cx, id, marks, &helps))
        }
        (waiting::of_unit(&cx, id, unit.id, &waits, &calendar))
    };
    Ok(cx.page(&unit.name, &content))
}

async fn side(
    db: &impl Read,
    look: Look<'_>,
    unit: UnitId,
    part: Part,
) -> Result<Side, StoreError> {
    let filter = TableFilter { unit: Some(unit), part: Some(part), ..TableFilter::default() };
    let page = Paging { page: 1, size: NAMED };
    let list = async |tab: Tab| {
        let filter = in_tab(&filter, tab);
        rows::page(db, look.viewer, look.plan, &filter, look.days, page).await
    };
    let (overdue, soon) = (list(Tab::Overdue).await?, list(Tab::DueSoon).await?);
    let figures = sides::whole(db, look, &filter).await?;
    let share = share::whole(db, look, &filter).await?;
    Ok(Side { filter, figures, share, overdue, soon })
}

fn card(cx: &Cx, plan: PlanId, marks: Marks<'_>, side: &Side) -> Markup {
    let lang = cx.lang;
    let list = |tab: Tab, found: &Lines| {
        let filter = in_tab(&side.filter, tab);
        figures::first(cx, plan, marks, &filter, &found.lines, found.total)
    };
    html! {
        (figures::share(lang, &side.share))
        (figures::hero(lang, plan, &side.filter, &side.figures))
        section.card {
            h3 { (t!(lang, "tab-overdue")) }
            @if side.overdue.total == 0 { p { (t!(lang, "board-nothing-late")) } }
            (list(Tab::Overdue, &side.overdue))
            @if side.soon.total > 0 {
                h3 { (t!(lang, "tab-due-soon")) }
                (list(Tab::DueSoon, &side.soon))
            }
        }
    }
}
