//! From a document to a reading: the stages in their order.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::context::Ledger;
use crate::error::ReadError;
use crate::findings::{Evidence, find};
use crate::head::{Front, signer, take_front};
use crate::layout::{Piece, pieces};
use crate::model::{LineRole, PlanHead, Points, Reading, Schedule, Task};
use crate::reader::{Draft, Reader, collect};
use crate::source::{Document, Kind};
use crate::tables::layout_of;
use crate::words::{regex, view};
use crate::zones::{Zone, zone_of};

/// Reads a document.
pub(crate) fn assemble(
    document: &Document,
    is_day_off: &dyn Fn(Date) -> bool,
) -> Result<Reading, ReadError> {
    let (front, body) = match document.kind {
        Kind::Workbook => (crate::workbook::front_of(document), document.clone()),
        Kind::Text | Kind::Word => take_front(document),
    };
    let pieces = pieces(&body);
    let year = front.year.or_else(|| usual_year(&pieces)).ok_or_else(|| not_a_plan("no year"))?;
    if !looks_like_a_plan(&front, &pieces, year) {
        return Err(not_a_plan("neither a title nor a section of a plan"));
    }
    let collected = collect(&pieces, year);
    let mut ledger = Ledger::new(document);
    for (sheet, line, role) in &front.roles {
        ledger.set(sheet.as_deref(), *line, *role);
    }
    for (sheet, lines) in &collected.target_lines {
        ledger.set_all(sheet.as_deref(), lines, LineRole::Target);
    }
    let mut reader = Reader::new(year, ledger, collected.registry.clone());
    reader.read(&pieces);
    if reader.tasks.is_empty() {
        return Err(not_a_plan("nobody is given anything to do"));
    }
    reader.read_own_times();
    let targets: Vec<Points> = reader
        .registry
        .entries
        .iter()
        .filter(|entry| entry.index.counts_toward_total)
        .filter_map(|entry| entry.index.target)
        .collect();
    let total = collected.totals.choose(&targets);
    let head = PlanHead {
        title: front.title,
        number: front.number,
        issued_on: front.issued_on,
        year,
        issuer: front.issuer,
        total_target: total.as_ref().map(|total| total.points),
        legal_bases: legal_bases(&pieces),
        signer: signer(&reader.closing),
    };
    let reporting = crate::reporting::duties(&reader.tasks, &reader.notes, year);
    let findings = find(&Evidence {
        head: &head,
        tasks: &reader.tasks,
        focals: &reader.focals,
        notes: &reader.notes,
        registry: &reader.registry,
        reporting: &reporting,
        total,
        is_day_off,
    });
    let mut sub_indices: Vec<_> =
        reader.registry.entries.iter().map(|entry| entry.index.clone()).collect();
    sub_indices.sort_by_key(|index| index.ordinal);
    let (lines, unread) = reader.ledger.close();
    Ok(Reading {
        head,
        sub_indices,
        tasks: finish(reader.tasks),
        reporting,
        unread,
        findings,
        lines,
    })
}

fn not_a_plan(why: &str) -> ReadError {
    ReadError::NotAPlan { why: why.to_owned() }
}

/// The year named most often, when neither title nor date names one.
fn usual_year(pieces: &[Piece]) -> Option<i16> {
    let mut counts: BTreeMap<i16, usize> = BTreeMap::new();
    for piece in pieces {
        let text = match piece {
            Piece::Paragraph(paragraph) => paragraph.text.clone(),
            Piece::Table(table) => {
                table.rows.iter().flat_map(|row| row.distinct_texts()).collect::<Vec<_>>().join(" ")
            }
            Piece::Furniture(..) | Piece::Footnote(..) => continue,
        };
        for year in regex!(r"\b20[12345]\d\b").find_iter(&text) {
            *counts.entry(year.as_str().parse().ok()?).or_default() += 1;
        }
    }
    counts.into_iter().max_by_key(|(year, count)| (*count, *year)).map(|(year, _)| year)
}

/// A title, a table of tasks, or the sections of a plan.
fn looks_like_a_plan(front: &Front, pieces: &[Piece], year: i16) -> bool {
    let mut sections = BTreeSet::new();
    let mut speaks_of_plan = !front.title.is_empty();
    for piece in pieces {
        match piece {
            Piece::Table(table)
                if layout_of(table, year).is_some_and(|layout| layout.holds_tasks()) =>
            {
                return true;
            }
            Piece::Paragraph(paragraph) => {
                let marked = paragraph.mark.is_some() || paragraph.heading.is_some();
                if let Some(zone) = zone_of(&paragraph.text).filter(|_| marked) {
                    sections.insert(zone as u8);
                }
                speaks_of_plan |= view(&paragraph.text).contains("kế hoạch");
            }
            _ => {}
        }
    }
    let gives_work =
        sections.contains(&(Zone::Work as u8)) || sections.contains(&(Zone::Organisation as u8));
    let indices = pieces.iter().any(|piece| matches!(piece, Piece::Paragraph(paragraph) if paragraph.mark.is_some() && crate::sub_indices::heading_name(&paragraph.text).is_some()));
    speaks_of_plan && (gives_work || indices)
}

fn legal_bases(pieces: &[Piece]) -> Vec<String> {
    let basis = regex!(r"^(?:căn cứ|trên cơ sở|thực hiện|triển khai|theo|xét)\b");
    pieces
        .iter()
        .map_while(|piece| match piece {
            Piece::Paragraph(paragraph)
                if paragraph.mark.is_none() && paragraph.heading.is_none() =>
            {
                Some(paragraph.text.clone())
            }
            Piece::Furniture(..) | Piece::Footnote(..) => Some(String::new()),
            _ => None,
        })
        .filter(|text| basis.is_match(&view(text)))
        .collect()
}

fn finish(drafts: Vec<Draft>) -> Vec<Task> {
    let mut used = BTreeSet::new();
    drafts
        .into_iter()
        .map(|draft| {
            let names = |bodies: Vec<crate::bodies::Body>| {
                bodies.into_iter().map(|body| body.name).collect()
            };
            let mut schedules = crate::schedules::merged(&draft.stated, &draft.own);
            if schedules.is_empty() {
                schedules.push(Schedule::unstated(draft.source.first_line));
            }
            Task {
                reference: unique(&mut used, &draft.path.join(".")),
                block: draft.block,
                sub_index: draft.sub_index,
                text: draft.text,
                leads: names(draft.leads),
                coordinators: names(draft.coordinators),
                schedules,
                source: draft.source,
            }
        })
        .collect()
}

/// A reference of its own for each task.
fn unique(used: &mut BTreeSet<String>, path: &str) -> String {
    let base = if path.is_empty() { "1".to_owned() } else { path.to_owned() };
    let mut candidate = base.clone();
    let mut count = 2;
    while !used.insert(candidate.clone()) {
        candidate = format!("{base}-{count}");
        count += 1;
    }
    candidate
}
