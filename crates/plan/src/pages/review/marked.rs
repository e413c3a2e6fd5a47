//! The lines of a task with what was read of them marked: who leads, who helps, when. Pointing at
//! one side marks the other (`review.css`).

use super::sheet::Sheet;
use crate::{
    pages::document::line_path,
    store::{document::Line, task::Task},
    words::t,
};
use ddci_platform::web::Lang;
use maud::{Markup, html};

/// What a stretch of text was read as; the classes of both sides.
pub(super) const WHO: &str = "who";
pub(super) const WITH: &str = "with";
pub(super) const WHEN: &str = "when";

/// A line of a task.
pub(super) fn line(lang: Lang, sheet: &Sheet, line: &Line, task: &Task) -> Markup {
    let path = line_path(sheet.plan.id, line.sheet.as_deref(), line.number);
    let pieces = pieces(&line.text, &readings(sheet, task));
    html! {
        li {
            a.no.num href=(path) aria-label=(t!(lang, "document-line", n = line.number)) {
                (line.number)
            }
            span lang="vi" {
                @for (class, text) in pieces {
                    @match class {
                        Some(class) => mark class=(class) { (text) },
                        None => (text),
                    }
                }
            }
        }
    }
}

/// What was read of a task, in the words of the plan.
fn readings<'a>(sheet: &'a Sheet, task: &Task) -> Vec<(&'static str, &'a str)> {
    let leads = sheet.bodies.leads(task.id).into_iter().map(|body| (WHO, body.name.as_str()));
    let helpers =
        sheet.bodies.coordinating(task.id).into_iter().map(|body| (WITH, body.name.as_str()));
    let times = sheet
        .schedules
        .iter()
        .filter(|schedule| schedule.task == task.id)
        .map(|schedule| (WHEN, schedule.sentence.as_str()));
    times.chain(leads).chain(helpers).collect()
}

/// A text cut where readings stand in it; the longest comes first, none lies in another.
fn pieces<'a>(
    text: &'a str,
    readings: &[(&'static str, &str)],
) -> Vec<(Option<&'static str>, &'a str)> {
    let mut longest: Vec<&(&'static str, &str)> =
        readings.iter().filter(|(_, words)| !words.is_empty()).collect();
    longest.sort_by_key(|(_, words)| std::cmp::Reverse(words.len()));
    let mut pieces = vec![(None, text)];
    for (class, words) in longest {
        pieces = pieces.into_iter().flat_map(|piece| cut(piece, class, words)).collect();
    }
    pieces
}

/// One piece cut around the first place where the words stand in it.
fn cut<'a>(
    piece: (Option<&'static str>, &'a str),
    class: &'static str,
    words: &str,
) -> Vec<(Option<&'static str>, &'a str)> {
    let (None, text) = piece else { return vec![piece] };
    let found = text.find(words).and_then(|start| {
        let (before, rest) = text.split_at_checked(start)?;
        let (own, after) = rest.split_at_checked(words.len())?;
        Some([(None, before), (Some(class), own), (None, after)])
    });
    match found {
        None => vec![piece],
        Some(three) => three.into_iter().filter(|(_, text)| !text.is_empty()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::{WHEN, WHO, WITH, pieces};

    #[test]
    fn the_text_stays_whole_and_the_longest_reading_wins() {
        let text = "Phòng Nội vụ chủ trì, Phòng Nội vụ huyện phối hợp, trước ngày 25/6.";
        let readings =
            [(WHO, "Phòng Nội vụ"), (WITH, "Phòng Nội vụ huyện"), (WHEN, "trước ngày 25/6")];
        let pieces = pieces(text, &readings);
        assert_eq!(pieces.iter().map(|(_, text)| *text).collect::<String>(), text);
        let marked: Vec<_> =
            pieces.iter().filter_map(|(class, text)| class.map(|class| (class, *text))).collect();
        assert_eq!(
            marked,
            [(WHO, "Phòng Nội vụ"), (WITH, "Phòng Nội vụ huyện"), (WHEN, "trước ngày 25/6")]
        );
    }

    #[test]
    fn what_does_not_stand_there_is_not_marked() {
        assert_eq!(pieces("Một việc", &[(WHO, "Phòng"), (WHEN, "")]), [(None, "Một việc")]);
    }
}
