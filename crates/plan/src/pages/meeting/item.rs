//! `GET /plans/{plan}/meetings/{number}/items/{n}`: one thing that lies before a meeting, with what
//! matters about it, and the forms for what comes of it.

use super::{Room, list, reason, typed::OfItem};
use crate::{
    model::{PlanId, Topic},
    pages::{items::short, schedule_words, talk},
    store::{
        comment,
        directive::{self, Directive},
        meeting::{self, Laid},
        obligation::{self, Sheet},
        progress::{self, Progress},
        quota::{self, Fill},
    },
    words::t,
};
use axum::extract::Path;
use ddci_platform::{
    org,
    permit::Viewer,
    web::{Cx, Error, Errors, Page, PageResult, date, form::Input},
};
use maud::{Markup, html};

/// How many entries of the log, and how many comments, are shown; the thing's own page has all.
const LATEST: usize = 3;

/// `GET /plans/{plan}/meetings/{number}/items/{n}`
pub async fn show(
    viewer: Viewer,
    cx: Cx,
    Path((plan, number, n)): Path<(PlanId, i32, i32)>,
) -> PageResult {
    page(&viewer, &cx, (plan, number, n), None, &Errors::new()).await
}

/// The page, with what was typed where something is wrong with it.
pub(super) async fn page(
    viewer: &Viewer,
    cx: &Cx,
    (plan, number, n): (PlanId, i32, i32),
    typed: Option<&OfItem>,
    errors: &Errors,
) -> Result<Page, Error> {
    let room = Room::of(viewer, cx, plan, number).await?;
    let laid = meeting::laid(cx.db(), room.meeting.id).await?;
    let place = laid.iter().position(|laid| laid.position == n);
    let Some(at) = place.and_then(|place| laid.get(place)) else {
        // Nothing is overdue or at risk: the minutes say so.
        return match laid.is_empty() && n == 1 {
            true => super::minutes::page(viewer, cx, plan, number, None, errors).await,
            false => Err(Error::NotFound),
        };
    };
    let thing = Thing::of(viewer, cx, &room, at).await?;
    let shown = typed.cloned().unwrap_or_else(|| OfItem {
        note: at.note.clone(),
        unit: thing.sheet.obligation.unit.to_string(),
        leader: thing.leader().to_owned(),
        ..OfItem::default()
    });
    let content = html! {
        (errors.summary(cx.lang))
        p.crumb {
            a href={"/plans/" (plan) "/meeting"} { (t!(cx.lang, "meeting-title")) } " › "
            a href=(room.path()) { (list::name(cx, &room.meeting)) }
        }
        (thing.facts(cx, &room))
        (steps(cx, &room, n))
        @if room.holds { (forms(viewer, cx, &room, n, &shown, errors).await?) }
        (thing.directed(cx, &room))
        (thing.log(cx))
        (steps(cx, &room, n))
    };
    let title = t!(cx.lang, "meeting-item", n = n, all = room.meeting.items);
    Ok(match errors.is_empty() {
        true => cx.page(&title, &content),
        false => cx.page_with_errors(&title, &content),
    })
}

/// The one before, the minutes, the one after.
fn steps(cx: &Cx, room: &Room, n: i32) -> Markup {
    let lang = cx.lang;
    let path = room.path();
    let last = i64::from(n) >= room.meeting.items;
    html! {
        nav.paging aria-label=(t!(lang, "meeting-steps")) {
            @if n > 1 { a href={(path) "/items/" (n - 1)} rel="prev" { "← " (t!(lang, "meeting-before")) } }
            a href=(path) { (t!(lang, "meeting-minutes")) }
            @if !last { a href={(path) "/items/" (n + 1)} rel="next" { (t!(lang, "meeting-after")) " →" } }
        }
    }
}

/// Everything that matters about one thing.
struct Thing<'a> {
    laid: &'a Laid,
    sheet: Sheet,
    fill: Option<Fill>,
    log: Vec<Progress>,
    comments: Vec<comment::Comment>,
    directives: Vec<Directive>,
}

impl<'a> Thing<'a> {
    async fn of(viewer: &Viewer, cx: &Cx, room: &Room, laid: &'a Laid) -> Result<Self, Error> {
        let db = cx.db();
        let id = laid.item.id;
        let sheet = obligation::visible(db, viewer, id).await?.ok_or(Error::NotFound)?;
        let subject = comment::subject(db, viewer, Topic::Obligation(id)).await?;
        let subject = subject.ok_or(Error::NotFound)?;
        let mut directives = directive::of_meeting(db, room.meeting.id).await?;
        directives.retain(|directive| directive.position == laid.position);
        Ok(Self {
            laid,
            fill: quota::fill(db, cx.app.measures(), &sheet).await?,
            log: progress::of(db, id).await?,
            comments: comment::of(db, viewer, &subject).await?,
            directives,
            sheet,
        })
    }

    fn leader(&self) -> &str {
        let leader = self.sheet.sub_index.as_ref().and_then(|(_, _, leader)| leader.as_deref());
        leader.unwrap_or_default()
    }

    fn facts(&self, cx: &Cx, room: &Room) -> Markup {
        let lang = cx.lang;
        let standing = &self.laid.item.standing;
        let n = self.laid.position;
        html! {
            h1 { (t!(lang, "meeting-item", n = n, all = room.meeting.items)) }
            p.big lang="vi" { (self.sheet.task_text) }
            p { (reason(lang, self.laid.reason)) " " (room.marks(cx).tags(standing)) }
            dl.facts {
                dt { (t!(lang, "items-unit")) } dd { (self.sheet.unit_name) }
                @if !self.leader().is_empty() {
                    dt { (t!(lang, "obligation-leader")) } dd { (self.leader()) }
                }
                @if let Some(period) = schedule_words::period(lang, &self.sheet.obligation.period) {
                    dt { (t!(lang, "obligation-period")) } dd { (period) }
                }
                dt { (t!(lang, "items-due")) } dd { (date(lang, standing.effective_on)) }
                @if self.laid.effective_then != standing.effective_on {
                    dt { (t!(lang, "meeting-due-then")) }
                    dd { (date(lang, self.laid.effective_then)) }
                }
                @if self.laid.state_then != standing.state {
                    dt { (t!(lang, "meeting-changed")) }
                    dd { (t!(lang, "meeting-changed-since")) }
                }
                @if let Some(fill) = &self.fill {
                    dt { (t!(lang, "quota-title")) } dd.num { (fill.have) " / " (fill.need) }
                }
                dt { (t!(lang, "obligation-place")) }
                dd { a href={"/obligations/" (self.laid.item.id)} { (self.sheet.reference) } }
            }
        }
    }

    /// What was directed here already.
    fn directed(&self, cx: &Cx, room: &Room) -> Markup {
        html! {
            @if !self.directives.is_empty() {
                section.card aria-labelledby="directed-title" {
                    h2 id="directed-title" { (t!(cx.lang, "meeting-directives")) }
                    (super::minutes::directives(cx, room, &self.directives))
                }
            }
        }
    }

    fn log(&self, cx: &Cx) -> Markup {
        let lang = cx.lang;
        html! {
            section.card aria-labelledby="log-title" {
                h2 id="log-title" { (t!(lang, "meeting-latest")) }
                @if self.log.is_empty() { p.muted { (t!(lang, "log-empty")) } }
                ul.log {
                    @for entry in self.log.iter().take(LATEST) {
                        li {
                            time { (date(lang, entry.happened_on)) }
                            div {
                                b { (entry.author) }
                                p.typed { (entry.text) }
                                @if let Some(difficulties) = &entry.difficulties {
                                    p.typed { b { (t!(lang, "record-difficulties")) } " " (difficulties) }
                                }
                                @if let Some(proposals) = &entry.proposals {
                                    p.typed { b { (t!(lang, "record-proposals")) } " " (proposals) }
                                }
                            }
                        }
                    }
                }
            }
            @let latest: Vec<_> = self.comments.iter().rev()
                .filter(|comment| comment.withdrawn_at.is_none()).take(LATEST).collect();
            @if !latest.is_empty() {
                section.card aria-labelledby="said-title" {
                    h2 id="said-title" { (t!(lang, "talk-title")) }
                    ul.log.talk {
                        @for comment in latest {
                            li.note[comment.is_private] {
                                time { (date(lang, comment.said_on)) }
                                div {
                                    b { bdi { (ddci_vntext::plain(&comment.author)) } }
                                    (talk::text(cx, &comment.text))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

async fn forms(
    viewer: &Viewer,
    cx: &Cx,
    room: &Room,
    n: i32,
    typed: &OfItem,
    errors: &Errors,
) -> Result<Markup, Error> {
    let lang = cx.lang;
    let path = format!("{}/items/{n}", room.path());
    let units = org::list(cx.db(), viewer.authority).await?;
    let units: Vec<(String, String)> = units
        .iter()
        .filter(|unit| unit.is_valid_on(cx.today()))
        .map(|unit| (unit.id.to_string(), short(&unit.name)))
        .collect();
    Ok(html! {
        div.two {
            section.card aria-labelledby="note-title" {
                h2 id="note-title" { (t!(lang, "meeting-note")) }
                form.stacked method="post" action={(path) "/seen"} novalidate {
                    (Input::new("note", &t!(lang, "meeting-note-label"), &typed.note)
                        .errors(errors).area(3))
                    div.act { button.btn { (t!(lang, "meeting-note-send")) } }
                }
            }
            section.card aria-labelledby="direct-title" {
                h2 id="direct-title" { (t!(lang, "meeting-direct")) }
                p.hint { (t!(lang, "meeting-direct-explained")) }
                form.stacked method="post" action={(path) "/direct"} novalidate {
                    (Input::new("text", &t!(lang, "meeting-direct-what"), &typed.text)
                        .errors(errors).area(3))
                    (Input::new("unit", &t!(lang, "meeting-direct-unit"), &typed.unit)
                        .errors(errors).choice(&units))
                    (Input::new("due_on", &t!(lang, "meeting-direct-due"), &typed.due_on)
                        .hint(&t!(lang, "meeting-day-hint")).errors(errors).line("text", "off"))
                    (Input::new("leader", &t!(lang, "meeting-direct-leader"), &typed.leader)
                        .errors(errors).line("text", "off"))
                    div.act { button.btn { (t!(lang, "meeting-direct-send")) } }
                }
            }
        }
    })
}
