//! `GET /plans/below`: what the authorities below have issued; never their drafts.

use super::state;
use crate::{
    store::plan::{self, Below},
    words::t,
};
use ddci_platform::{
    permit::Viewer,
    web::{Cx, PageResult, Paging, date, heads},
};
use maud::{Markup, html};

/// `GET /plans/below`
pub async fn show(viewer: Viewer, cx: Cx) -> PageResult {
    let lang = cx.lang;
    let paging = Paging::asked(cx.query("page").as_deref());
    let total = plan::count_of_subordinates(cx.db(), &viewer).await?;
    let plans = plan::of_subordinates(cx.db(), &viewer, paging).await?;
    let content = html! {
        p.crumb { a href="/plans" { (t!(lang, "nav-plans")) } }
        h1 { (t!(lang, "below-title")) }
        p.muted { (t!(lang, "below-answer", n = total)) }
        @if plans.is_empty() { p { (t!(lang, "below-empty")) } }
        @else { section.card aria-label=(t!(lang, "below-title")) { (table(&cx, &plans)) } }
        (paging.links(lang, total, |page| format!("/plans/below?page={page}")))
    };
    Ok(cx.page(&t!(lang, "below-title"), &content))
}

fn table(cx: &Cx, plans: &[Below]) -> Markup {
    let lang = cx.lang;
    let head = [
        t!(lang, "plans-year"),
        t!(lang, "official-authority"),
        t!(lang, "plans-plan"),
        t!(lang, "plans-state"),
    ];
    let [_, issued_by, ..] = &head;
    html! {
        table.cards {
            (heads(&head))
            tbody {
                @for Below { plan, authority } in plans {
                    tr {
                        td.num { (plan.year) }
                        td data-label=(issued_by) { span lang="vi" { (authority) } }
                        td {
                            a href={"/plans/" (plan.id)} lang="vi" { (plan.name()) }
                            p.cap {
                                @if let Some(number) = &plan.number { (number) }
                                @if let Some(on) = plan.issued_on { " · " (date(lang, on)) }
                            }
                        }
                        td { (state(lang, plan)) }
                    }
                }
            }
        }
    }
}
