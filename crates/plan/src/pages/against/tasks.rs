//! The tasks of both plans: reworded ones word by word, those with another body or date, new ones,
//! gone ones, and how many are the same.

use super::Sheet;
use crate::{
    model::{How, Pair, Part, TaskImage, Word, with_year, word_by_word},
    pages::{items::short, schedule_words},
    words::t,
};
use ddci_calendar::{NextYear, ScheduleRule};
use ddci_platform::web::Lang;
use ddci_vntext::fold;
use maud::{Markup, html};

/// A pair of which something differs.
struct Differs<'a> {
    pair: &'a Pair,
    new: &'a TaskImage,
    old: &'a TaskImage,
    /// The old words with the new year in them.
    told: String,
    words: bool,
    bodies: bool,
    times: bool,
}

pub(super) fn cards(lang: Lang, sheet: &Sheet) -> Markup {
    let all: Vec<Differs<'_>> =
        sheet.against.pairs.iter().filter_map(|pair| differs(sheet, pair)).collect();
    let same = all.iter().filter(|of| !of.words && !of.bodies && !of.times).count();
    let reworded: Vec<_> = all.iter().filter(|of| of.words).collect();
    let moved: Vec<_> = all.iter().filter(|of| !of.words && (of.bodies || of.times)).collect();
    let pairs = &sheet.against.pairs;
    let is_new = |task: &&TaskImage| pairs.iter().all(|pair| pair.new != task.id);
    let is_gone = |task: &&TaskImage| pairs.iter().all(|pair| pair.old != task.id);
    let fresh: Vec<_> = sheet.against.new.iter().filter(is_new).collect();
    let gone: Vec<_> = sheet.against.old.iter().filter(is_gone).collect();
    html! {
        p { (t!(lang, "against-same", n = same)) }
        (pairs_card(lang, &t!(lang, "against-reworded", n = reworded.len()), &reworded))
        (pairs_card(lang, &t!(lang, "against-moved", n = moved.len()), &moved))
        (list(&t!(lang, "against-new", n = fresh.len()), &fresh))
        (list(&t!(lang, "against-gone", n = gone.len()), &gone))
    }
}

fn differs<'a>(sheet: &'a Sheet, pair: &'a Pair) -> Option<Differs<'a>> {
    let (new, old) = (sheet.against.new_task(pair.new)?, sheet.against.old_task(pair.old)?);
    let year = |plan: &crate::store::plan::Plan| i16::try_from(plan.year).unwrap_or_default();
    let (before, now) = (year(&sheet.old), year(&sheet.plan));
    let told = with_year(&old.text, before, now);
    Some(Differs {
        words: fold(&told) != fold(&new.text),
        bodies: bodies(new) != bodies(old),
        times: rules(new) != moved(old, before),
        pair,
        new,
        old,
        told,
    })
}

/// Who has a part: what the names mean where that is known.
fn bodies(task: &TaskImage) -> Vec<(&'static str, String)> {
    let one = |body: &crate::model::BodyImage| {
        let meaning = body.unit.or(body.group).map(|key| key.to_string());
        (body.part.word(), meaning.unwrap_or_else(|| fold(&body.name)))
    };
    let mut bodies: Vec<_> = task.bodies.iter().map(one).collect();
    bodies.sort();
    bodies
}

fn rules(task: &TaskImage) -> Vec<ScheduleRule> {
    task.schedules.iter().map(|schedule| schedule.rule).collect()
}

/// Last year's times, a year on.
fn moved(task: &TaskImage, year: i16) -> Vec<ScheduleRule> {
    let one = |rule: ScheduleRule| match rule.next_year(year) {
        NextYear::Moved { rule, .. } => rule,
        NextYear::Kept | NextYear::Outside { .. } => rule,
    };
    rules(task).into_iter().map(one).collect()
}

fn pairs_card(lang: Lang, title: &str, pairs: &[&Differs<'_>]) -> Markup {
    html! {
        @if !pairs.is_empty() {
            section.card {
                h2 { (title) }
                ul.todo { @for of in pairs { li { (pair(lang, of)) } } }
            }
        }
    }
}

fn pair(lang: Lang, of: &Differs<'_>) -> Markup {
    html! {
        p lang="vi" {
            b { (of.new.reference) } " "
            @if of.words { (marked(&of.told, &of.new.text)) } @else { (short(&of.new.text)) }
        }
        @if of.bodies {
            p.cap {
                (t!(lang, "against-bodies", then = names(of.old), now = names(of.new)))
            }
        }
        @if of.times {
            p.cap {
                (t!(lang, "against-times", then = times(lang, of.old), now = times(lang, of.new)))
            }
        }
        p.cap { (why(lang, of)) }
    }
}

/// How the pair is known, and where it stood last year.
fn why(lang: Lang, of: &Differs<'_>) -> String {
    let reference = of.old.reference.as_str();
    match of.pair.how {
        How::Known => t!(lang, "against-known", reference = reference),
        How::SameWords => t!(lang, "against-same-words", reference = reference),
        How::Alike(n) => t!(lang, "against-alike", reference = reference, n = n.min(100)),
    }
}

/// Two texts in one: what went is struck, what came is marked.
fn marked(old: &str, new: &str) -> Markup {
    html! {
        @for word in word_by_word(old, new) {
            @match word {
                Word::Both(word) => { (word) " " },
                Word::Old(word) => { del { (word) } " " },
                Word::New(word) => { ins { (word) } " " },
            }
        }
    }
}

fn names(task: &TaskImage) -> String {
    let leads = task.bodies.iter().filter(|body| body.part == Part::Lead);
    let helpers = task.bodies.iter().filter(|body| body.part != Part::Lead);
    leads.chain(helpers).map(|body| body.name.as_str()).collect::<Vec<_>>().join("; ")
}

fn times(lang: Lang, task: &TaskImage) -> String {
    let times = task.schedules.iter().map(|schedule| {
        schedule_words::words(lang, &schedule.rule, schedule.quota_unit.as_deref())
    });
    times.collect::<Vec<_>>().join("; ")
}

fn list(title: &str, tasks: &[&TaskImage]) -> Markup {
    html! {
        @if !tasks.is_empty() {
            section.card {
                h2 { (title) }
                ul.todo lang="vi" {
                    @for task in tasks { li { b { (task.reference) } " " (short(&task.text)) } }
                }
            }
        }
    }
}
