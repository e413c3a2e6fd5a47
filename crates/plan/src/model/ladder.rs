//! To whom something that is late is reported, and after how many working days.

use ddci_calendar::Calendar;
use ddci_platform::store::{Column, Row, StoreError};
use jiff::civil::Date;

/// The most working days after which somebody is told.
const LONGEST: u16 = 250;

/// Who hears of it, from below to above.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ear {
    /// The person who does it.
    Executor,
    /// The head of the unit that owes it.
    UnitHead,
    /// The leader who answers for the sub-index.
    Leader,
    /// The chair of the authority.
    Chair,
}

impl Ear {
    /// All of them, from below to above.
    pub const ALL: [Self; 4] = [Self::Executor, Self::UnitHead, Self::Leader, Self::Chair];

    /// The word it is stored under.
    pub fn word(self) -> &'static str {
        match self {
            Self::Executor => "executor",
            Self::UnitHead => "unit_head",
            Self::Leader => "leader",
            Self::Chair => "chair",
        }
    }

    /// The one with that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ear| ear.word() == word)
    }

    /// It and whoever stands above: a step whose person does not exist goes to the next.
    pub fn and_above(self) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(move |ear| *ear >= self)
    }
}

impl Column for Ear {
    fn read(row: &Row, name: &str) -> Result<Self, StoreError> {
        let word: String = row.get(name)?;
        Self::from_word(&word)
            .ok_or_else(|| StoreError::Vocabulary { column: name.to_owned(), value: word })
    }
}

/// A rung of the ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rung {
    /// Who hears of it.
    pub ear: Ear,
    /// After how many working days.
    pub after: u16,
}

/// The ladder of an authority, from below to above.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ladder {
    rungs: Vec<Rung>,
}

/// Why a ladder cannot be used: somebody above would hear of it no later than somebody below, or a
/// number of days is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoLadder;

impl Default for Ladder {
    /// Our default, no law behind it: the executor after one working day, the head of the unit after
    /// three, the leader after seven, the chair after fifteen.
    fn default() -> Self {
        let after = [1, 3, 7, 15];
        let rungs = Ear::ALL.into_iter().zip(after).map(|(ear, after)| Rung { ear, after });
        Self { rungs: rungs.collect() }
    }
}

impl Ladder {
    /// A ladder that rises; a rung may be missing.
    ///
    /// # Errors
    /// [`NoLadder`].
    pub fn new(mut rungs: Vec<Rung>) -> Result<Self, NoLadder> {
        rungs.sort_by_key(|rung| rung.ear);
        let rises = |pair: &[Rung]| matches!(pair, [below, above] if below.after < above.after && below.ear < above.ear);
        let fits = |rung: &Rung| (1..=LONGEST).contains(&rung.after);
        match rungs.windows(2).all(rises) && rungs.iter().all(fits) {
            true => Ok(Self { rungs }),
            false => Err(NoLadder),
        }
    }

    /// Its rungs, from below to above.
    pub fn rungs(&self) -> &[Rung] {
        &self.rungs
    }

    /// The rungs that something due on `due` and not done has reached on `today`.
    pub fn reached(
        &self,
        due: Date,
        today: Date,
        calendar: &Calendar,
    ) -> impl Iterator<Item = Rung> + '_ {
        let late = calendar.working_days_between(due, today);
        self.rungs.iter().copied().filter(move |rung| today > due && late >= i32::from(rung.after))
    }
}

#[cfg(test)]
mod tests {
    use super::{Ear, Ladder, NoLadder, Rung};
    use ddci_calendar::Calendar;
    use jiff::civil::date;

    fn reached(today: jiff::civil::Date) -> Vec<&'static str> {
        let calendar = Calendar::vietnam();
        let ladder = Ladder::default();
        let reached = ladder.reached(date(2025, 1, 22), today, &calendar);
        reached.map(|rung| rung.ear.word()).collect()
    }

    /// Due on Wednesday before Tết 2025, which is off from 25 January to 2 February.
    #[test]
    fn rungs_are_reached_in_working_days() {
        assert!(reached(date(2025, 1, 22)).is_empty(), "on its day nothing is late");
        assert_eq!(reached(date(2025, 1, 23)), ["executor"]);
        assert_eq!(reached(date(2025, 2, 2)), ["executor"], "over the holidays nobody is told");
        assert_eq!(reached(date(2025, 2, 3)), ["executor", "unit_head"]);
        assert_eq!(reached(date(2025, 2, 7)), ["executor", "unit_head", "leader"]);
        assert_eq!(reached(date(2025, 3, 1)).len(), 4);
    }

    #[test]
    fn a_ladder_rises() {
        let rung = |ear, after| Rung { ear, after };
        let ladder = Ladder::new(vec![rung(Ear::Chair, 20), rung(Ear::UnitHead, 2)]);
        assert_eq!(ladder.unwrap().rungs().len(), 2);
        let flat = Ladder::new(vec![rung(Ear::UnitHead, 3), rung(Ear::Leader, 3)]);
        assert_eq!(flat, Err(NoLadder));
        assert_eq!(Ladder::new(vec![rung(Ear::Executor, 0)]), Err(NoLadder));
        let twice = Ladder::new(vec![rung(Ear::Leader, 1), rung(Ear::Leader, 2)]);
        assert_eq!(twice, Err(NoLadder));
    }

    #[test]
    fn who_is_missing_is_passed_over_upward() {
        let above: Vec<&str> = Ear::UnitHead.and_above().map(Ear::word).collect();
        assert_eq!(above, ["unit_head", "leader", "chair"]);
    }
}
