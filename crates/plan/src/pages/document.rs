//! `GET /plans/{plan}/document`: the document a plan was read from, every line with its number and
//! how it was read.

mod role;

use crate::{
    model::PlanId,
    store::{
        document::{self, Line},
        finding::{self, Finding},
        plan,
        task::{self, Task},
    },
    words::t,
};
use axum::extract::Path;
use ddci_plan_reader::LineRole;
use ddci_platform::{
    permit::{Verb, Viewer},
    web::{Cx, Error, Lang, PageResult},
};
use maud::{Markup, html};
use std::collections::BTreeMap;

pub(super) use role::words as role_words;

/// The name of a line on the document's page: `l51`, in a workbook `s-Sheet-l51`.
pub(super) fn anchor(sheet: Option<&str>, number: i32) -> String {
    match sheet {
        None => format!("l{number}"),
        Some(sheet) => {
            let sheet: String =
                sheet.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
            format!("s-{sheet}-l{number}")
        }
    }
}

/// The address of a line on the document's page.
pub(super) fn line_path(plan: PlanId, sheet: Option<&str>, number: i32) -> String {
    format!("/plans/{plan}/document#{}", anchor(sheet, number))
}

/// The lines a thing was read from, in words.
pub(super) fn lines(lang: Lang, first: i32, last: i32) -> String {
    if first == last {
        t!(lang, "task-line", n = first)
    } else {
        t!(lang, "task-lines", first = first, last = last)
    }
}

/// A link beside a line.
struct Link {
    path: String,
    words: String,
}

/// What stands beside lines: tasks and findings, by the line they begin or rest on.
#[derive(Default)]
struct Beside<'a>(BTreeMap<(Option<&'a str>, i32), Vec<Link>>);

/// `GET /plans/{plan}/document`
pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<PlanId>) -> PageResult {
    let lang = cx.lang;
    let plan = plan::readable(cx.db(), &viewer, id).await?.ok_or(Error::NotFound)?;
    let lines = document::lines(cx.db(), id).await?;
    let tasks = task::of_plan(cx.db(), id).await?;
    let prepares = plan.authority == viewer.authority && viewer.may(Verb::PreparePlan);
    let findings = match prepares {
        true => finding::of_plan(cx.db(), id).await?,
        false => Vec::new(),
    };
    let beside = Beside::of(lang, id, &tasks, &findings);
    let unread = lines.iter().filter(|line| line.role == LineRole::Unread).count();
    let content = html! {
        p.crumb {
            a href="/plans" { (t!(lang, "nav-plans")) } " › "
            span lang="vi" { (plan.name()) }
        }
        h1 { (t!(lang, "document-title")) }
        p.muted {
            (t!(lang, "document-answer", n = lines.len())) " "
            @if unread == 0 { (t!(lang, "document-all-read")) }
            @else { (t!(lang, "document-unread", n = unread)) }
        }
        p.act {
            a href={"/files/" (plan.source_file)} {
                (t!(lang, "document-original", name = plan.source_name.as_str()))
            }
            @if prepares {
                a href={"/plans/" (id) "/review"} { (t!(lang, "document-review")) }
            }
        }
        (sheets(lang, &lines, &beside))
    };
    Ok(cx.page(&t!(lang, "document-title"), &content))
}

impl<'a> Beside<'a> {
    fn of(lang: Lang, plan: PlanId, tasks: &'a [Task], findings: &'a [Finding]) -> Self {
        let mut beside = Self::default();
        for task in tasks {
            let words = t!(lang, "document-task", reference = task.reference.as_str());
            let path = format!("/tasks/{}", task.id);
            beside.add(task.sheet.as_deref(), task.first_line, path, words);
        }
        for finding in findings {
            for line in &finding.lines {
                let path = format!("/plans/{plan}/review#finding-{}", finding.id);
                let words = format!("▲ {}", super::review::kind_words(lang, finding.kind));
                beside.add(finding.sheet.as_deref(), *line, path, words);
            }
        }
        beside
    }

    fn add(&mut self, sheet: Option<&'a str>, line: i32, path: String, words: String) {
        self.0.entry((sheet, line)).or_default().push(Link { path, words });
    }

    fn at(&self, line: &'a Line) -> &[Link] {
        self.0.get(&(line.sheet.as_deref(), line.number)).map_or(&[], Vec::as_slice)
    }
}

fn sheets<'a>(lang: Lang, lines: &'a [Line], beside: &Beside<'a>) -> Markup {
    html! {
        @for sheet in lines.chunk_by(|a, b| a.sheet == b.sheet) {
            @let name = sheet.first().and_then(|line| line.sheet.as_deref());
            section.card aria-label=(name.map_or_else(|| t!(lang, "document-lines"), str::to_owned)) {
                @if let Some(name) = name {
                    h2 { (t!(lang, "document-sheet", name = name)) }
                }
                p.cap { (t!(lang, "document-columns")) }
                ol.lines {
                    @for line in sheet { (row(lang, line, beside.at(line))) }
                }
            }
        }
    }
}

fn row(lang: Lang, line: &Line, beside: &[Link]) -> Markup {
    let anchor = anchor(line.sheet.as_deref(), line.number);
    html! {
        li.unread[line.role == LineRole::Unread] id=(anchor) {
            a.no.num href={"#" (anchor)} aria-label=(t!(lang, "document-line", n = line.number)) {
                (line.number)
            }
            span lang="vi" { (line.text) }
            span.how {
                (role_words(lang, line.role))
                @for link in beside { a href=(link.path) { (link.words) } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::anchor;

    #[test]
    fn anchors_name_the_sheet_of_a_workbook() {
        assert_eq!(anchor(None, 51), "l51");
        assert_eq!(anchor(Some("Phụ lục 1"), 51), "s-Phụ-lục-1-l51");
    }
}
