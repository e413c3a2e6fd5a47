//! Schedule lines and the tasks they apply to.

use std::collections::BTreeSet;

use super::{Draft, Reader};
use crate::model::{Schedule, ScheduleKind};
use crate::schedules::{Clause, Place, Statement, clauses, statements};
use crate::words::{bare, between, view};

/// The schedules of one line as a whole.
pub(super) fn schedules_of_line(text: &str, year: i16, line: u32) -> Vec<Schedule> {
    statements(text, Place::Line, year)
        .into_iter()
        .map(|statement| schedule(text, &statement, line))
        .collect()
}

fn schedule(text: &str, statement: &Statement, line: u32) -> Schedule {
    let words = between(text, statement.start, statement.end).trim();
    let sentence = if words.is_empty() { text } else { words };
    Schedule { kind: statement.kind.clone(), sentence: sentence.to_owned(), line }
}

impl Reader {
    /// README, "Schedules": the line applies to all paragraphs above it since the previous one,
    /// within the same lettered section.
    pub(super) fn read_schedule_line(&mut self, value: &str, line: u32) {
        let parts = clauses(value, self.year);
        let until = self.tasks.len();
        let from = self.outline.scheduled_from(until);
        self.outline.describe_until(until);
        let Some(section) = self.outline.section() else { return };
        section.scheduled_until = until;
        if from >= until {
            section.schedules = parts.iter().flat_map(|part| part.schedules(line)).collect();
            return;
        }
        let Some(covered) = self.tasks.get_mut(from..) else { return };
        for task in covered.iter_mut() {
            task.has_line = true;
            task.stated.clear();
            task.schedule_lines.push(line);
            value.clone_into(&mut task.schedule_text);
        }
        let single = covered.len() == 1;
        let owners: Vec<Option<usize>> =
            parts.iter().map(|part| if single { None } else { owner(part, covered) }).collect();
        let apart: BTreeSet<usize> = parts
            .iter()
            .zip(&owners)
            .filter(|(part, _)| view(&part.text).contains("riêng "))
            .filter_map(|(_, owner)| *owner)
            .collect();
        let owned: BTreeSet<usize> = owners.iter().flatten().copied().collect();
        for (part, owner) in parts.iter().zip(owners) {
            for (index, task) in covered.iter_mut().enumerate() {
                let applies = match owner {
                    Some(own) => own == index,
                    None if view(&part.text).contains("còn lại") => !owned.contains(&index),
                    // "riêng …" takes a paragraph that is nothing but this work out of the rest.
                    None => !apart.contains(&index) || task.text.contains(';'),
                };
                if applies {
                    task.stated.extend(part.schedules(line));
                }
            }
        }
    }

    /// The schedules of each task's own words, once its line is known.
    pub fn read_own_times(&mut self) {
        for task in &mut self.tasks {
            let line = task.source.first_line;
            let text = text_without_labels(&task.text);
            let found = statements(&text, Place::Own, self.year);
            task.core = core(&text, &found);
            for statement in found {
                // README: "thường xuyên" in the text counts only where there is no line.
                if matches!(statement.kind, ScheduleKind::Throughout { from: None })
                    && task.has_line
                {
                    continue;
                }
                task.own.push(schedule(&text, &statement, line));
            }
        }
    }
}

/// The work alone: without the bodies before it and without statements of time.
fn core(text: &str, found: &[Statement]) -> String {
    let mut small = view(text);
    for statement in found.iter().rev() {
        if small.is_char_boundary(statement.start)
            && small.is_char_boundary(statement.end)
            && statement.start < statement.end
        {
            small.replace_range(statement.start..statement.end, " ");
        }
    }
    let giving = crate::words::regex!(r"^(?:giao|đề nghị|yêu cầu)\s+")
        .find(&small)
        .map_or(0, |found| found.end());
    let (_, end) = crate::bodies::list_at(&small, &small, giving, false);
    let (_, original_end) = crate::bodies::list_at(text, &view(text), giving, false);
    let rest = crate::words::from(&small, end.max(original_end.min(small.len())));
    let role = crate::words::regex!(r"^\s*(?:chủ trì|có trách nhiệm|chịu trách nhiệm),?\s*")
        .find(rest)
        .map_or(0, |found| found.end());
    bare(crate::words::from(rest, role))
}

/// The text up to labelled parts, which are read on their own.
fn text_without_labels(text: &str) -> String {
    match crate::layout::inner_labels(text) {
        Some((start, _)) => crate::words::upto(text, start).to_owned(),
        None => text.to_owned(),
    }
}

impl Clause {
    fn schedules(&self, line: u32) -> Vec<Schedule> {
        self.statements.iter().map(|statement| schedule(&self.text, statement, line)).collect()
    }
}

/// The task whose words a part of the line names, if one stands out.
fn owner(part: &Clause, covered: &[Draft]) -> Option<usize> {
    if part.work.len() < 2 {
        return None;
    }
    let score = |task: &Draft| {
        let words = bare(&task.text);
        let present: Vec<&str> = words.split(' ').collect();
        let single = part.work.iter().filter(|word| present.contains(&word.as_str())).count();
        let pairs = part.work.windows(2).filter(|pair| words.contains(&pair.join(" "))).count();
        (single as f64 / part.work.len() as f64, pairs)
    };
    let scored: Vec<(usize, f64, usize)> = covered
        .iter()
        .enumerate()
        .map(|(index, task)| {
            let (share, pairs) = score(task);
            (index, share, pairs)
        })
        .collect();
    let best = scored.iter().max_by(|one, other| {
        (one.2, one.1).partial_cmp(&(other.2, other.1)).unwrap_or(std::cmp::Ordering::Equal)
    })?;
    let rivals =
        scored.iter().filter(|one| one.0 != best.0 && one.2 >= best.2 && one.1 >= best.1).count();
    (best.1 >= 0.5 && best.2 >= 1 && rivals == 0).then_some(best.0)
}
