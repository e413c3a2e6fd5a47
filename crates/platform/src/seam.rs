//! The small traits through which rooms know of each other; the program wires them up.

use crate::{
    files::FileId,
    law::Change,
    org::{PersonId, UnitId, body_key},
    permit::{Actor, Viewer},
    store::{Db, StoreError, Tx},
};
use ddci_calendar::Calendar;
use jiff::{Timestamp, civil::Date};
use std::{future::Future, pin::Pin, sync::Arc};

/// A future that can be kept in a list of answerers.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// One thing that a room counted: its key, so that a thing counted both there and by hand counts
/// once, and the day it happened.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Counted {
    /// A stable reference that people can type, such as the address of a published post.
    pub reference: String,
    /// The day.
    pub on: Date,
}

/// Answers: which X did unit U do between two dates?
///
/// Portal, petitions, dossiers, support, conduct and reports answer; the plan room asks for quotas.
pub trait Measure: Send + Sync {
    /// The unit of counting that it knows, as plans write it, folded: `tin bai`.
    fn counts(&self, quota_unit: &str) -> bool;

    /// What `unit` did from the first to the last day, both included.
    fn count(&self, unit: UnitId, first: Date, last: Date) -> Answer<'_, Vec<Counted>>;
}

/// Answers: may this viewer see this file? A file is shown where the room that holds it says so;
/// one that no room holds is shown to nobody.
pub trait FileGuard: Send + Sync {
    /// Whether this room holds the file and the viewer may see what it belongs to.
    fn shows<'a>(&'a self, db: &'a Db, viewer: &'a Viewer, file: FileId) -> Answer<'a, bool>;
}

/// All guards of an installation.
pub type FileGuards = Arc<[Arc<dyn FileGuard>]>;

/// All measures of an installation.
pub type Measures = Arc<[Arc<dyn Measure>]>;

/// An open date that another calendar moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMove {
    /// The key of the thing whose date it is.
    pub key: uuid::Uuid,
    /// What is due, in the words of the room.
    pub thing: String,
    /// The page on which people find it.
    pub href: String,
    /// The unit it moves for.
    pub unit: String,
    /// The date so far.
    pub from: Date,
    /// The date from now on.
    pub to: Date,
}

/// A change of an authority's calendar, as the rooms are asked about it.
#[derive(Debug, Clone, Copy)]
pub struct Recalculation<'a> {
    /// The authority.
    pub authority: UnitId,
    /// The calendar as it shall be.
    pub calendar: &'a Calendar,
    /// The days that change.
    pub changes: &'a [Change],
}

impl Recalculation<'_> {
    /// The day to blame for a move, and the act behind it: the date left, where it is off now,
    /// else the date that was reached because it is worked now.
    pub fn cause(&self, from: Date, to: Date) -> (Date, String) {
        let because = if self.calendar.is_day_off(from) { from } else { to };
        let changed = self.changes.iter().find(|change| change.day.date == because);
        let words = |name: &str, act: &str| {
            let parts = [name, act].into_iter().filter(|part| !part.trim().is_empty());
            parts.collect::<Vec<_>>().join("; ")
        };
        let cause = match (changed, self.calendar.days().find(|day| day.date == because)) {
            (Some(change), _) => words(&change.day.name, &change.day.legal_basis),
            (None, Some(day)) => words(&day.name_vi, &day.legal_basis),
            (None, None) => String::new(),
        };
        (because, cause)
    }
}

/// Answers: which of your open dates would move under another calendar? And moves them.
///
/// Both must come to the same, given the same database and day; what is done is never moved.
pub trait MovesDates: Send + Sync {
    /// The dates that would move, in a stable order.
    fn would_move<'a>(
        &'a self,
        db: &'a Db,
        recalculation: &'a Recalculation<'a>,
    ) -> Answer<'a, Vec<DateMove>>;

    /// Moves them inside the transition that changes the calendar, and leaves a trace of each.
    fn carry_out<'a>(
        &'a self,
        tx: &'a Tx,
        actor: &'a Actor,
        recalculation: &'a Recalculation<'a>,
    ) -> Answer<'a, Vec<DateMove>>;
}

/// A figure of a unit in a published round of the survey, or a target for one. Points are hundredths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The sub-index, as the round or plan names it.
    pub name: String,
    /// The points; none where there is not enough data.
    pub points: Option<i64>,
    /// The interval of the points, where answers were counted.
    pub interval: Option<(i64, i64)>,
}

impl Figure {
    /// Whether it is of the sub-index of that name, in any spelling. Plans and index sets name one
    /// sub-index at different lengths, "Chi phí thời gian" and "Chi phí thời gian của doanh nghiệp":
    /// a name of three words or more also means one that goes on after it.
    pub fn is_of(&self, name: &str) -> bool {
        let (own, other) = (body_key(&self.name), body_key(name));
        let (short, long) = if own.len() <= other.len() { (own, other) } else { (other, own) };
        let goes_on = long.strip_prefix(&short).is_some_and(|rest| rest.starts_with(' '));
        short == long || goes_on && short.split(' ').count() >= WORDS_OF_A_NAME
    }
}

/// How many words tell a sub-index: "Chi phí" alone begins two of them.
const WORDS_OF_A_NAME: usize = 3;

/// What a published round says of one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitScores {
    /// The year of the round.
    pub year: i32,
    /// Its title.
    pub title: String,
    /// The page of the unit in that round.
    pub href: String,
    /// Whether figures are generated, to show what pages look like.
    pub illustrative: bool,
    /// Whether intervals are known: of a table of published scores they are not.
    pub has_intervals: bool,
    /// How many units have a place.
    pub among: usize,
    /// The unit's place.
    pub place: Option<i32>,
    /// The best and the worst place that it may truly hold.
    pub places: Option<(i32, i32)>,
    /// The composite, on 100.
    pub composite: Figure,
    /// The sub-indices, on 10.
    pub sub_indices: Vec<Figure>,
}

/// Answers: how did unit U do in the latest published round that is of no later year?
///
/// The survey room answers; the plan room asks.
pub trait Scores: Send + Sync {
    /// What that round says of the unit; none where no published round rates it.
    fn latest<'a>(&'a self, db: &'a Db, unit: UnitId, year: i32) -> Answer<'a, Option<UnitScores>>;
}

/// What a plan in force aims at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitTargets {
    /// The page of the plan.
    pub href: String,
    /// The total on 100, in hundredths.
    pub total: Option<i64>,
    /// The sub-indices, on 10.
    pub sub_indices: Vec<Figure>,
}

/// Answers: what does the plan of authority A for a year aim at? Only for those who may read it.
///
/// The plan room answers; the survey room asks.
pub trait Targets: Send + Sync {
    /// The targets of the latest plan in force of that year; none where the viewer may read none.
    fn of_year<'a>(
        &'a self,
        db: &'a Db,
        viewer: &'a Viewer,
        authority: UnitId,
        year: i32,
    ) -> Answer<'a, Option<UnitTargets>>;
}

/// All rooms of an installation that have dates.
pub type OpenDates = Arc<[Arc<dyn MovesDates>]>;

#[cfg(test)]
mod tests {
    use super::Figure;

    #[test]
    fn one_sub_index_has_names_of_different_lengths() {
        let of = |name: &str, other: &str| {
            Figure { name: name.to_owned(), points: None, interval: None }.is_of(other)
        };
        assert!(of("Chi phí thời gian", "Chi phí thời gian của doanh nghiệp"));
        assert!(of("CHI PHÍ THỜI GIAN CỦA DOANH NGHIỆP", "Chi phí thời gian"));
        assert!(!of("Chi phí", "Chi phí không chính thức"));
        assert!(!of("Chi phí thời gian", "Chi phí thời giannn"));
        assert!(!of("Cạnh tranh bình đẳng", "Dịch vụ hỗ trợ doanh nghiệp"));
    }
}

/// Where something that is due stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueState {
    /// Somebody has to do it.
    Open,
    /// It was handed in and waits for a decision.
    Waiting,
    /// It was done on that day.
    Done(Date),
    /// It is owed no longer.
    Withdrawn,
}

/// One thing that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueThing {
    /// Its key, which stays when dates and words change.
    pub key: uuid::Uuid,
    /// What is due, in the words of the room.
    pub title: String,
    /// The page on which people find it.
    pub href: String,
    /// The unit that owes it.
    pub unit: UnitId,
    /// The name of that unit.
    pub unit_name: String,
    /// The person who does it, where one was named.
    pub executor: Option<PersonId>,
    /// The day as it was stated.
    pub stated_on: Date,
    /// The day that counts.
    pub due_on: Date,
    /// Where it stands.
    pub state: DueState,
    /// How often its day, words or state have changed: rises, never falls.
    pub sequence: u32,
    /// When they last did, or when it came to be.
    pub changed_at: Timestamp,
}

/// Whose things are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// What a unit owes.
    Unit(UnitId),
    /// What a person does, by name or as one who works for a unit that owes it.
    Person(PersonId),
    /// What everybody in an authority owes.
    Authority(UnitId),
}

/// Answers: what is due for this unit or person, and when?
///
/// Every room answers; the platform asks for digests, escalation and calendars. It is asked by what
/// happens by itself, on behalf of those whose things they are, and so takes no viewer.
pub trait Deadlines: Send + Sync {
    /// What is due from the first to the last day, both included, withdrawn things too; by day, then key.
    fn due<'a>(
        &'a self,
        db: &'a Db,
        whose: Whose,
        first: Date,
        last: Date,
    ) -> Answer<'a, Vec<DueThing>>;
}

/// All rooms in which things are due.
pub type AllDeadlines = Arc<[Arc<dyn Deadlines>]>;

/// Answers: how many things are new for this viewer, that they have not read yet?
///
/// The header of every page asks; the page at [`News::href`] lists exactly those.
pub trait News: Send + Sync {
    /// The page that lists them.
    fn href(&self) -> &'static str;

    /// How many there are.
    fn unread<'a>(&'a self, db: &'a Db, viewer: &'a Viewer) -> Answer<'a, i64>;
}
