//! The tasks beside the text they were read from, section by section, page by page.

use super::{kind, marked, mending, sheet::Sheet};
use crate::{
    pages::{
        document::{line_path, role_words},
        schedule_words,
    },
    store::{body::Body, document::Line, sub_index::SubIndex, task::Task},
    words::t,
};
use ddci_plan_reader::LineRole;
use ddci_platform::web::{Cx, Lang, Paging, Points, State, points, tag};
use maud::{Markup, html};

/// Tasks on a page: a plan of sixty pages has some two hundred.
pub(super) const SIZE: i64 = 30;
/// So many lines between two tasks are shown at once; more are folded away.
const SHOWN: usize = 6;

/// A stretch of the document.
enum Piece<'a> {
    /// A section begins.
    Section(Option<&'a SubIndex>),
    /// Lines that give nobody anything to do.
    Between(&'a [Line]),
    /// The lines of a task.
    Task(&'a [Line], &'a Task),
}

/// The page of the review on which the task at a position stands.
pub(in crate::pages) fn page_of(position: i32) -> i64 {
    i64::from(position) / SIZE + 1
}

/// The address of a task on its page of the review.
pub(super) fn path(sheet: &Sheet, task: &Task) -> String {
    let index = sheet.tasks.iter().position(|known| known.id == task.id).unwrap_or_default();
    let page = page_of(i32::try_from(index).unwrap_or_default());
    format!("/plans/{}/review?page={page}#task-{}", sheet.plan.id, task.id)
}

/// The section of the page.
pub(super) fn page(cx: &Cx, sheet: &Sheet, paging: Paging) -> Markup {
    let lang = cx.lang;
    let total = i64::try_from(sheet.tasks.len()).unwrap_or(i64::MAX);
    let links = paging
        .links(lang, total, |page| format!("/plans/{}/review?page={page}#beside", sheet.plan.id));
    html! {
        section.card id="beside" aria-labelledby="beside-title" {
            h2 id="beside-title" { (t!(lang, "review-beside")) }
            p.muted { (t!(lang, "review-beside-hint")) }
            @for piece in pieces(sheet, paging) {
                @match piece {
                    Piece::Section(sub_index) => (heading(lang, sub_index)),
                    Piece::Between(lines) => (between(lang, sheet, lines)),
                    Piece::Task(lines, task) => (task_beside(cx, sheet, lines, task)),
                }
            }
            (links)
        }
    }
}

/// The part of the document that a page shows: its tasks, and the lines before each; the last page
/// goes on to the end.
fn pieces(sheet: &Sheet, paging: Paging) -> Vec<Piece<'_>> {
    let first = usize::try_from(paging.offset()).unwrap_or(usize::MAX);
    let size = usize::try_from(paging.size).unwrap_or(usize::MAX);
    let ends = |task: &Task| span(&sheet.lines, task).1;
    let mut cursor = sheet.tasks.iter().take(first).map(ends).max().unwrap_or_default();
    let mut pieces = Vec::new();
    let mut section = None;
    for task in sheet.tasks.iter().skip(first).take(size) {
        let (start, end) = span(&sheet.lines, task);
        let before = sheet.lines.get(cursor..start).unwrap_or_default();
        if section == Some(task.sub_index) {
            pieces.push(Piece::Between(before));
        } else {
            // What stands before the last heading still belongs to the section above.
            let heading = before.iter().rposition(|line| line.role == LineRole::Heading);
            let (above, below) = before.split_at(heading.unwrap_or(before.len()));
            pieces.push(Piece::Between(above));
            pieces.push(Piece::Section(sheet.sub_index(task.sub_index)));
            pieces.push(Piece::Between(below));
            section = Some(task.sub_index);
        }
        pieces.push(Piece::Task(sheet.lines.get(start..end).unwrap_or_default(), task));
        cursor = cursor.max(end);
    }
    if first.saturating_add(size) >= sheet.tasks.len() {
        pieces.push(Piece::Between(sheet.lines.get(cursor..).unwrap_or_default()));
    }
    pieces
}

/// Where the lines of a task begin and end among all lines.
fn span(lines: &[Line], task: &Task) -> (usize, usize) {
    let is_of = |line: &Line| {
        line.sheet == task.sheet && (task.first_line..=task.last_line).contains(&line.number)
    };
    let start = lines.iter().position(is_of).unwrap_or_default();
    let end = lines.iter().rposition(is_of).map_or(start, |last| last + 1);
    (start, end)
}

fn heading(lang: Lang, sub_index: Option<&SubIndex>) -> Markup {
    html! {
        @match sub_index {
            None => h3 { (t!(lang, "review-organisation")) },
            Some(sub_index) => {
                h3 { (sub_index.ordinal) ". " span lang="vi" { (sub_index.name) } }
                p.cap {
                    @match sub_index.target {
                        Some(target) => {
                            (t!(lang, "review-target-is", points = points(lang, Points(target))))
                        }
                        None => (t!(lang, "review-no-target-set")),
                    }
                    @if let Some(leader) = &sub_index.responsible_leader {
                        " · " span lang="vi" { (leader) }
                    }
                }
            }
        }
    }
}

fn between(lang: Lang, sheet: &Sheet, lines: &[Line]) -> Markup {
    let list = || {
        html! { ol.lines { @for line in lines { (numbered(lang, sheet, line, true)) } } }
    };
    html! {
        @if lines.len() > SHOWN {
            details {
                summary { (t!(lang, "review-between", n = lines.len())) }
                (list())
            }
        } @else if !lines.is_empty() {
            (list())
        }
    }
}

fn numbered(lang: Lang, sheet: &Sheet, line: &Line, with_role: bool) -> Markup {
    let path = line_path(sheet.plan.id, line.sheet.as_deref(), line.number);
    html! {
        li.unread[line.role == LineRole::Unread] {
            a.no.num href=(path) aria-label=(t!(lang, "document-line", n = line.number)) {
                (line.number)
            }
            span lang="vi" { (line.text) }
            @if with_role { span.how { (role_words(lang, line.role)) } }
        }
    }
}

/// On the left the document's lines, on the right what was read of them.
fn task_beside(cx: &Cx, sheet: &Sheet, lines: &[Line], task: &Task) -> Markup {
    let lang = cx.lang;
    let title = format!("task-{}-title", task.id);
    let mended = cx.query("mended") == Some(task.id.to_string());
    html! {
        article.beside id={"task-" (task.id)} aria-labelledby=(title) {
            ol.lines {
                @for line in lines { (marked::line(lang, sheet, line, task)) }
            }
            div {
                h4 id=(title) {
                    (t!(lang, "review-task", reference = task.reference.as_str()))
                }
                @if mended { p.done role="status" { (t!(lang, "review-mended-now")) } }
                (marks(lang, sheet, task))
                p lang="vi" { (task.text) }
                @if task.merged_into.is_none() { (facts(lang, sheet, task)) }
                @if sheet.is_draft() { (mending::tools(lang, sheet, task)) }
            }
        }
    }
}

/// What to look at: merged away, nobody leads it, findings that rest on its lines.
fn marks(lang: Lang, sheet: &Sheet, task: &Task) -> Markup {
    let merged_into = task.merged_into.and_then(|id| sheet.task(id));
    let rests_on = |line: &i32| (task.first_line..=task.last_line).contains(line);
    let findings = sheet
        .findings
        .iter()
        .filter(|finding| finding.sheet == task.sheet && finding.lines.iter().any(rests_on));
    html! {
        @if let Some(first) = merged_into {
            p {
                (tag(State::Idle,
                    &t!(lang, "review-merged-into", reference = first.reference.as_str())))
            }
        }
        @for finding in findings {
            p.marks {
                a href={"/plans/" (sheet.plan.id) "/review#finding-" (finding.id)} {
                    "▲ " (kind::words(lang, finding.kind))
                }
            }
        }
    }
}

fn facts(lang: Lang, sheet: &Sheet, task: &Task) -> Markup {
    let leads = sheet.bodies.leads(task.id);
    let coordinating = sheet.bodies.coordinating(task.id);
    html! {
        dl.facts {
            dt { (t!(lang, "review-leads")) }
            dd class=(marked::WHO) {
                @if leads.is_empty() { (tag(State::Soon, &t!(lang, "review-nobody-leads"))) }
                (bodies(lang, &leads))
            }
            @if !coordinating.is_empty() {
                dt { (t!(lang, "review-coordinating")) }
                dd class=(marked::WITH) { (bodies(lang, &coordinating)) }
            }
            dt { (t!(lang, "review-when")) }
            dd class=(marked::WHEN) { (schedules(lang, sheet, task)) }
        }
    }
}

fn bodies(lang: Lang, bodies: &[&Body]) -> Markup {
    html! {
        ul.plain {
            @for body in bodies {
                li {
                    span lang="vi" { (body.name) }
                    @if body.target.is_none() {
                        " " (tag(State::Soon, &t!(lang, "review-which-unit")))
                    }
                }
            }
        }
    }
}

fn schedules(lang: Lang, sheet: &Sheet, task: &Task) -> Markup {
    html! {
        ul.plain {
            @for schedule in sheet.schedules.iter().filter(|schedule| schedule.task == task.id) {
                li {
                    (schedule_words::words(lang, &schedule.rule, schedule.quota_unit.as_deref()))
                    @if !schedule.sentence.is_empty() {
                        p.cap {
                            "“" span lang="vi" { (schedule.sentence) } "” · "
                            a href=(line_path(
                                sheet.plan.id, task.sheet.as_deref(), schedule.line)) {
                                (t!(lang, "document-line", n = schedule.line))
                            }
                        }
                    }
                }
            }
        }
    }
}
