//! What became of a unit that has ended: the units that follow it, and why, in words.

use crate::words::t;
use ddci_platform::{
    org::{self, Line, LineageKind, Unit, UnitId},
    web::{Lang, date},
};
use jiff::civil::Date;

/// What became of a unit.
pub(super) struct Fate {
    /// One sentence for each step, with the act behind it.
    pub why: Vec<String>,
    /// The units that follow it and exist on the plan's first day.
    pub heirs: Vec<UnitId>,
}

/// What became of a unit that has ended by that day.
pub(super) fn fate(
    lang: Lang,
    lines: &[Line],
    register: &[Unit],
    ended: &Unit,
    on: Date,
    names: impl Fn(UnitId) -> String,
) -> Fate {
    let successors = org::successors(lines, register, ended.id, on);
    let mut steps: Vec<&Line> = Vec::new();
    for line in successors.iter().flat_map(|successor| successor.along.iter().copied()) {
        if !steps.iter().any(|known| known.id == line.id) {
            steps.push(line);
        }
    }
    if steps.is_empty() {
        steps.extend(lines.iter().filter(|line| line.predecessor == ended.id));
    }
    let mut why: Vec<String> = steps.iter().map(|line| sentence(lang, line, &names)).collect();
    if successors.is_empty() && steps.iter().any(|line| line.successor.is_some()) {
        why.push(t!(lang, "heir-elsewhere"));
    }
    if let (true, Some(last)) = (why.is_empty(), ended.valid_to) {
        let (unit, last) = (names(ended.id), date(lang, last));
        why.push(t!(lang, "heir-ended", unit = unit, last = last));
    }
    Fate { why, heirs: successors.into_iter().map(|successor| successor.unit).collect() }
}

/// One line of lineage as a sentence.
fn sentence(lang: Lang, line: &Line, names: &impl Fn(UnitId) -> String) -> String {
    let (unit, day) = (names(line.predecessor), date(lang, line.effective_on));
    let act = line.legal_basis.as_str();
    let Some(into) = line.successor.map(names) else {
        return t!(lang, "heir-abolished", unit = unit, day = day, act = act);
    };
    match line.kind {
        LineageKind::Merge => {
            t!(lang, "heir-merged", unit = unit, into = into, day = day, act = act)
        }
        LineageKind::Split => {
            t!(lang, "heir-split", unit = unit, into = into, day = day, act = act)
        }
        LineageKind::Rename => {
            t!(lang, "heir-renamed", unit = unit, into = into, day = day, act = act)
        }
        LineageKind::Abolish => t!(lang, "heir-abolished", unit = unit, day = day, act = act),
    }
}
