//! The page: what goes along, what has to be decided, each date, and the button.

use super::{Sheet, TAKE, asked, dates, title};
use crate::{
    model::{NextTask, TaskId},
    pages::items::short,
    words::t,
};
use ddci_platform::web::{Cx, Errors, Lang, State, tag};
use maud::{Markup, html};

/// The page; `left` are the tasks whose box was cleared.
pub(super) fn page(cx: &Cx, sheet: &Sheet, left: &[TaskId], errors: &Errors) -> Markup {
    let lang = cx.lang;
    let next = &sheet.next;
    let (tasks, dated) = (next.counted().count(), next.dated().count());
    html! {
        (errors.summary(lang))
        p.crumb {
            a href="/plans" { (t!(lang, "nav-plans")) } " › "
            a href={"/plans/" (sheet.plan.id)} lang="vi" { (sheet.plan.name()) }
        }
        h1 { (title(cx, sheet)) }
        p { b {
            (t!(lang, "next-year-answer", n = tasks, dates = dated,
                year = next.from.to_string()))
        } }
        p.muted { (t!(lang, "next-year-explained")) }
        (asked::card(cx, sheet))
        (dates::card(lang, sheet))
        (withdrawn(lang, &next.withdrawn))
        (form(lang, sheet, left, errors))
    }
}

/// What was added during the year, each with a box, and the button.
fn form(lang: Lang, sheet: &Sheet, left: &[TaskId], errors: &Errors) -> Markup {
    let added: Vec<&NextTask> = sheet.next.counted().filter(|next| next.is_added()).collect();
    let year = sheet.next.to().to_string();
    html! {
        section.card id="make" aria-labelledby="make-title" {
            h2 id="make-title" { (t!(lang, "next-year-make-title")) }
            @if let Some(error) = errors.of("make") { p.wrong { (error) } }
            @if let Some(draft) = sheet.drafted {
                p {
                    (tag(State::Soon, &t!(lang, "next-year-drafted"))) " "
                    a href={"/plans/" (draft) "/review"} { (t!(lang, "next-year-go-on")) }
                }
            } @else {
                form.stacked method="post" action={"/plans/" (sheet.plan.id) "/next-year"} {
                    input type="hidden" name="seen" value=(sheet.next.hash());
                    @if !added.is_empty() {
                        fieldset {
                            legend { (t!(lang, "next-year-added", n = added.len())) }
                            p.hint { (t!(lang, "next-year-added-hint")) }
                            @for of in &added { (tick(lang, of, left)) }
                        }
                    }
                    p.muted { (t!(lang, "next-year-then")) }
                    div.act { button.btn { (t!(lang, "next-year-make", year = year)) } }
                }
            }
        }
    }
}

fn tick(lang: Lang, of: &NextTask, left: &[TaskId]) -> Markup {
    let id = format!("{TAKE}-{}", of.task.id);
    let is_left = left.contains(&of.task.id);
    html! {
        div.choice {
            input type="checkbox" id=(id) name=(TAKE) value=(of.task.id) checked[!is_left];
            label for=(id) {
                span lang="vi" { (of.task.reference) " – " (short(&of.task.text)) }
                @if of.directed { span.hint { (t!(lang, "next-year-directed")) } }
                @if let Some(version) = of.added_by {
                    span.hint { (t!(lang, "task-made-by", n = version)) }
                }
            }
        }
    }
}

fn withdrawn(lang: Lang, withdrawn: &[(String, String)]) -> Markup {
    html! {
        @if !withdrawn.is_empty() {
            section.card {
                h2 { (t!(lang, "next-year-withdrawn", n = withdrawn.len())) }
                p.muted { (t!(lang, "next-year-withdrawn-explained")) }
                ul.todo lang="vi" {
                    @for (reference, text) in withdrawn { li { (reference) " – " (short(text)) } }
                }
            }
        }
    }
}
