//! What follows a unit that has ended, along the lines of lineage.

use super::Line;
use crate::org::{Unit, UnitId};
use jiff::civil::Date;

/// A unit that follows another, and the lines that lead to it, the first one first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Successor<'a> {
    /// The unit.
    pub unit: UnitId,
    /// From the one that ended.
    pub along: Vec<&'a Line>,
}

/// The units of the authority that follow a unit and exist on a day, each once; those that have
/// ended by then are followed further.
pub fn successors<'a>(
    lines: &'a [Line],
    units: &[Unit],
    of: UnitId,
    on: Date,
) -> Vec<Successor<'a>> {
    let mut found: Vec<Successor<'a>> = Vec::new();
    let mut met = vec![of];
    let mut open = vec![Successor { unit: of, along: Vec::new() }];
    while !open.is_empty() {
        let mut next = Vec::new();
        for from in open {
            let onward = lines
                .iter()
                .filter(|line| line.predecessor == from.unit && line.effective_on <= on);
            for line in onward {
                let Some(unit) = line.successor.filter(|unit| !met.contains(unit)) else {
                    continue;
                };
                met.push(unit);
                let along = from.along.iter().copied().chain([line]).collect();
                let step = Successor { unit, along };
                let known = units.iter().find(|known| known.id == unit && !known.outside);
                match known {
                    Some(known) if known.is_valid_on(on) => found.push(step),
                    Some(_) => next.push(step),
                    // It stands under another authority: it can never be chosen.
                    None => {}
                }
            }
        }
        open = next;
    }
    found
}
