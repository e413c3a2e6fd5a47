//! What somebody will have to decide about in the draft, counted from what becomes of it.

use super::Sheet;
use crate::{
    model::{NextTask, says_year},
    pages::items::short,
    words::t,
};
use ddci_platform::web::{Cx, State, date, tag};
use maud::{Markup, html};
use std::collections::BTreeMap;

pub(super) fn card(cx: &Cx, sheet: &Sheet) -> Markup {
    let lang = cx.lang;
    let next = &sheet.next;
    let outside: Vec<_> =
        next.dated().filter_map(|(of, time)| Some((of, time.outside()?))).collect();
    let ended = ended(sheet);
    let with_time = |is_so: &dyn Fn(&crate::model::NextTime) -> bool| {
        next.counted().filter(|of| of.times.iter().any(is_so)).collect::<Vec<_>>()
    };
    let periodic = with_time(&|time| time.is_periodic());
    let off = with_time(&|time| time.day_off(&sheet.calendar).is_some());
    let year = i32::from(next.from);
    let says: Vec<_> = next.counted().filter(|of| says_year(&of.task.text, year)).collect();
    let targets = sheet.sub_indices.iter().filter(|of| of.counts_toward_total).count();
    html! {
        section.card aria-labelledby="asked-title" {
            h2 id="asked-title" { (t!(lang, "next-year-asked")) }
            @if outside.is_empty() && ended.is_empty() {
                p { (tag(State::Fine, &t!(lang, "next-year-nothing-first"))) }
            } @else {
                p { b { (t!(lang, "next-year-first")) } }
                ul.todo {
                    @for (of, on) in &outside {
                        li {
                            span lang="vi" { (of.task.reference) " – " (short(&of.task.text)) }
                            p.cap { (t!(lang, "next-year-outside", date = date(lang, *on))) }
                        }
                    }
                    @for (name, n) in ended {
                        li { (t!(lang, "next-year-ended", name = name, n = n)) }
                    }
                }
            }
            p { b { (t!(lang, "next-year-to-note")) } }
            ul.todo {
                @if targets > 0 { li { (t!(lang, "next-year-targets", n = targets)) } }
                (list("off", &off, t!(lang, "next-year-days-off", n = off.len())))
                (list("periodic", &periodic,
                    t!(lang, "next-year-periodic", n = periodic.len())))
                (list("says", &says,
                    t!(lang, "next-year-says-year", n = says.len(), year = year.to_string())))
            }
        }
    }
}

/// The names whose unit has ended, each with the number of tasks it stands in.
fn ended(sheet: &Sheet) -> BTreeMap<&str, usize> {
    let mut names = BTreeMap::new();
    for name in sheet.next.counted().flat_map(|of| &of.ended) {
        *names.entry(name.as_str()).or_default() += 1;
    }
    names
}

fn list(id: &str, tasks: &[&NextTask], words: String) -> Markup {
    html! {
        @if !tasks.is_empty() {
            li id={"asked-" (id)} {
                details {
                    summary { (words) }
                    ul lang="vi" {
                        @for of in tasks { li { (of.task.reference) " – " (short(&of.task.text)) } }
                    }
                }
            }
        }
    }
}
