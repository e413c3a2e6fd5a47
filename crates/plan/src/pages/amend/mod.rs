//! Amending a plan in force: its versions, what each one said, how two of them differ.

mod changes;
mod version;
mod versions;

pub use changes::show as changes;
pub use version::show as version;
pub use versions::{begin, show as versions};

use crate::{
    model::PlanId,
    store::plan::{self, Plan},
    words::t,
};
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Error, Lang},
};
use maud::{Markup, html};

/// A plan whose versions may be read.
async fn readable(cx: &Cx, viewer: &Viewer, id: PlanId) -> Result<Plan, Error> {
    let plan = plan::readable(cx.db(), viewer, id).await?.ok_or(Error::NotFound)?;
    // A draft is one version of another plan, and has none of its own.
    plan.state.is_published().then_some(plan).ok_or(Error::NotFound)
}

async fn visible(cx: &Cx, viewer: &Viewer, id: PlanId) -> Result<Plan, Error> {
    plan::visible(cx.db(), viewer, id).await?.ok_or(Error::NotFound)
}

fn crumb(lang: Lang, plan: &Plan) -> Markup {
    html! {
        p.crumb {
            a href="/plans" { (t!(lang, "nav-plans")) } " › "
            a href={"/plans/" (plan.id)} lang="vi" { (plan.name()) } " › "
            a href={"/plans/" (plan.id) "/versions"} { (t!(lang, "versions-title")) }
        }
    }
}
