//! What was asked of whoever gave the work: a later date, or another unit. Cards of an obligation, and
//! the lists of those who decide.

use super::{bounce as bounce_page, extension as extension_page};
use crate::{
    pages::items::short,
    store::{
        bounce::{self, Bounce},
        extension::{self, Extension},
        obligation::Sheet,
    },
    transitions,
    words::t,
};
use ddci_platform::{
    permit::{Actor, Viewer},
    web::{Cx, Error, Lang, Paging, date},
};
use maud::{Markup, html};

/// How many of each are shown at once; the oldest first, so that none is passed over.
const SHOWN: i64 = 50;

/// The card of an obligation; nothing where nothing was asked and nothing can be.
pub(super) fn card(
    viewer: &Viewer,
    cx: &Cx,
    sheet: &Sheet,
    extensions: &[Extension],
    bounces: &[Bounce],
) -> Markup {
    let lang = cx.lang;
    let actor = Actor::from(viewer.clone());
    let waits = extensions.iter().any(|extension| extension.decided.is_none());
    let may_ask = transitions::may_ask_extension(sheet, &actor).is_ok() && !waits;
    let may_bounce = transitions::may_bounce(sheet, &actor, bounces).is_ok();
    let id = sheet.obligation.id;
    html! {
        @if may_ask || may_bounce || !extensions.is_empty() || !bounces.is_empty() {
            section.card {
                h2 { (t!(lang, "given-title")) }
                ul.todo {
                    @for extension in extensions { (extension_line(lang, extension)) }
                    @for bounce in bounces { (bounce_line(lang, bounce)) }
                }
                p.act {
                    @if may_ask {
                        a href={"/obligations/" (id) "/extension"} { (t!(lang, "extension-ask")) }
                    }
                    @if may_bounce {
                        a href={"/obligations/" (id) "/bounce"} { (t!(lang, "bounce-send-title")) }
                    }
                }
            }
        }
    }
}

fn extension_line(lang: Lang, extension: &Extension) -> Markup {
    let (from, to) = (date(lang, extension.due_then), date(lang, extension.proposed_on));
    html! {
        li {
            (extension_page::state(lang, extension))
            br;
            a href={"/extensions/" (extension.id)} {
                (t!(lang, "extension-line", from = from, to = to))
            }
            p.cap { (extension.unit_name) " · " (date(lang, extension.asked_on)) }
            p.cap lang="vi" { (short(&extension.task)) }
            p { (short(&extension.reason)) }
        }
    }
}

fn bounce_line(lang: Lang, bounce: &Bounce) -> Markup {
    html! {
        li {
            (bounce_page::state(lang, bounce))
            br;
            a href={"/bounces/" (bounce.id)} { (t!(lang, "bounce-line", n = bounce.number)) }
            p.cap { (bounce.unit_name) " · " (date(lang, bounce.bounced_on)) }
            p.cap lang="vi" { (short(&bounce.task)) }
            p { (short(&bounce.reason)) }
        }
    }
}

/// The requests that wait for the viewer, each list under its count; nothing where none does.
pub(in crate::pages) async fn lists(viewer: &Viewer, cx: &Cx) -> Result<Markup, Error> {
    let (db, lang) = (cx.db(), cx.lang);
    let paging = Paging { page: 1, size: SHOWN };
    let asked = extension::count_waiting(db, viewer).await?;
    let sent = bounce::count_waiting(db, viewer).await?;
    let extensions = extension::list_waiting(db, viewer, paging).await?;
    let bounces = bounce::list_waiting(db, viewer, paging).await?;
    Ok(html! {
        @if asked > 0 {
            section.card {
                h2 { (t!(lang, "given-extensions", n = asked)) }
                ul.todo {
                    @for extension in &extensions {
                        (extension_line(lang, extension))
                    }
                }
                @if asked > SHOWN { p.cap { (t!(lang, "given-oldest", n = SHOWN)) } }
            }
        }
        @if sent > 0 {
            section.card {
                h2 { (t!(lang, "given-bounces", n = sent)) }
                ul.todo {
                    @for bounce in &bounces {
                        (bounce_line(lang, bounce))
                    }
                }
                @if sent > SHOWN { p.cap { (t!(lang, "given-oldest", n = SHOWN)) } }
            }
        }
    })
}
