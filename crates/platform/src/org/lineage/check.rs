//! The rules of a reorganisation. Pure: what is known comes in, a refusal comes out.

use super::{Line, LineageKind, LineageRefusal, Move, RecordReorganisation, Share};
use crate::org::{Unit, UnitId};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What is known when a reorganisation is checked.
pub(super) struct Known<'a> {
    pub(super) units: &'a BTreeMap<UnitId, Unit>,
    pub(super) lines: &'a [Line],
}

impl Known<'_> {
    fn name(&self, id: UnitId) -> String {
        self.units.get(&id).map(|unit| unit.name.clone()).unwrap_or_default()
    }

    fn unit(&self, id: UnitId) -> Result<&Unit, LineageRefusal> {
        self.units.get(&id).ok_or(LineageRefusal::Unknown)
    }
}

impl RecordReorganisation {
    /// Refuses what contradicts itself or what is known.
    pub(super) fn check(&self, known: &Known<'_>) -> Result<(), LineageRefusal> {
        if self.legal_basis.trim().is_empty() {
            return Err(LineageRefusal::NoLegalBasis);
        }
        if self.moves.is_empty() {
            return Err(LineageRefusal::Nothing);
        }
        for of in &self.moves {
            self.check_ends(known, of)?;
            self.check_days(known, of)?;
            self.check_once(known, of)?;
        }
        self.check_numbers(known)?;
        self.check_shares(known)
    }

    /// Only what is abolished has no successor, and nothing becomes itself.
    fn check_ends(&self, known: &Known<'_>, of: &Move) -> Result<(), LineageRefusal> {
        let name = || known.name(of.predecessor);
        match (self.kind, of.successor) {
            (_, Some(successor)) if successor == of.predecessor => {
                Err(LineageRefusal::Itself(name()))
            }
            (LineageKind::Abolish, Some(_)) => Err(LineageRefusal::HasSuccessor(name())),
            (LineageKind::Abolish, None) | (_, Some(_)) => Ok(()),
            (_, None) => Err(LineageRefusal::NoSuccessor(name())),
        }
    }

    /// The one ends the day before, the other begins that day.
    fn check_days(&self, known: &Known<'_>, of: &Move) -> Result<(), LineageRefusal> {
        let day = self.effective_on;
        let before = known.unit(of.predecessor)?;
        let name = before.name.clone();
        match (before.valid_from, before.valid_to) {
            (Some(on), _) if on >= day => return Err(LineageRefusal::NotYetBegun { name, on }),
            (_, Some(on)) if is_before_eve(on, day) => {
                return Err(LineageRefusal::Ended { name, on });
            }
            _ => {}
        }
        let Some(successor) = of.successor else { return Ok(()) };
        let after = known.unit(successor)?;
        let name = after.name.clone();
        match (after.valid_from, after.valid_to) {
            (Some(on), _) if on != day => Err(LineageRefusal::BeginsElsewhen { name, on }),
            (_, Some(on)) if on < day => Err(LineageRefusal::Ended { name, on }),
            _ => Ok(()),
        }
    }

    /// What became of a unit is recorded once; a split may be completed on its own day.
    fn check_once(&self, known: &Known<'_>, of: &Move) -> Result<(), LineageRefusal> {
        let twice = self
            .moves
            .iter()
            .filter(|other| (other.predecessor, other.successor) == (of.predecessor, of.successor));
        let recorded = known.lines.iter().any(|line| {
            line.predecessor == of.predecessor
                && (line.effective_on != self.effective_on || line.successor == of.successor)
        });
        if recorded || twice.count() > 1 {
            return Err(LineageRefusal::Twice(known.name(of.predecessor)));
        }
        Ok(())
    }

    /// A merger is of several into one, a split of one into several, a renaming of one into one.
    fn check_numbers(&self, known: &Known<'_>) -> Result<(), LineageRefusal> {
        for of in &self.moves {
            let (into, from) = (self.successors(known, of), self.predecessors(known, of));
            match self.kind {
                LineageKind::Merge if from < 2 => {
                    let successor = of.successor.unwrap_or(of.predecessor);
                    return Err(LineageRefusal::MergeOfOne(known.name(successor)));
                }
                LineageKind::Split if into < 2 => {
                    return Err(LineageRefusal::SplitIntoOne(known.name(of.predecessor)));
                }
                LineageKind::Rename if into > 1 || from > 1 => {
                    return Err(LineageRefusal::RenameOfMany(known.name(of.predecessor)));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// How many units the predecessor becomes on that day.
    fn successors(&self, known: &Known<'_>, of: &Move) -> usize {
        let now = self.moves.iter().filter(|other| other.predecessor == of.predecessor);
        let before = self.on_that_day(known).filter(|line| line.predecessor == of.predecessor);
        now.count() + before.count()
    }

    /// How many units the successor comes from on that day.
    fn predecessors(&self, known: &Known<'_>, of: &Move) -> usize {
        let now = self.moves.iter().filter(|other| other.successor == of.successor);
        let before = self.on_that_day(known).filter(|line| line.successor == of.successor);
        now.count() + before.count()
    }

    fn on_that_day<'a>(&self, known: &'a Known<'_>) -> impl Iterator<Item = &'a Line> {
        let day = self.effective_on;
        known.lines.iter().filter(move |line| line.effective_on == day)
    }

    /// The parts of one unit are not more than the whole.
    fn check_shares(&self, known: &Known<'_>) -> Result<(), LineageRefusal> {
        for of in &self.moves {
            let now = self.moves.iter().filter(|other| other.predecessor == of.predecessor);
            let now = now.map(|other| weight(self.kind, other.share));
            let before = self.on_that_day(known).filter(|line| line.predecessor == of.predecessor);
            let before = before.map(|line| weight(line.kind, line.share));
            if now.chain(before).sum::<i32>() > Share::WHOLE.hundredths() {
                return Err(LineageRefusal::TooMuch(known.name(of.predecessor)));
            }
        }
        Ok(())
    }
}

/// What goes one way at least: all of it where nothing was split, nothing known of an unknown part.
fn weight(kind: LineageKind, share: Option<Share>) -> i32 {
    match (kind, share) {
        (_, Some(share)) => share.hundredths(),
        (LineageKind::Split, None) => 0,
        (LineageKind::Merge | LineageKind::Rename | LineageKind::Abolish, None) => {
            Share::WHOLE.hundredths()
        }
    }
}

/// Whether a day lies before the eve of another.
fn is_before_eve(day: Date, of: Date) -> bool {
    day.tomorrow().is_ok_and(|next| next < of)
}
