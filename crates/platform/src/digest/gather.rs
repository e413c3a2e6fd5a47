//! What each person hears on a day.

use super::{AllTells, Told, send, steps, without_soon};
use crate::{
    identity::{self, Staff},
    law,
    org::{PersonId, UnitId},
    permit::{Role, Viewer},
    seam::{AllDeadlines, DueState, DueThing, Whose},
    store::{Db, StoreError},
};
use ddci_calendar::Reminder;
use jiff::{ToSpan, civil::Date};

/// How long back something may be overdue and still be spoken of, in days: longer than any plan.
const BACK: i32 = 800;

/// Of which authority and day it is asked, and who knows.
#[derive(Clone)]
pub struct Asked {
    /// The authority.
    pub authority: UnitId,
    /// The day.
    pub day: Date,
    /// What is due, in every room.
    pub deadlines: AllDeadlines,
    /// What rooms tell beside it.
    pub tells: AllTells,
}

/// A thing that is spoken of, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// How it stands to its day.
    pub how: Reminder,
    /// The thing.
    pub thing: DueThing,
}

/// What one person hears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest {
    /// The person.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their unit's name.
    pub unit_name: String,
    /// What is reported to them because it is late for long.
    pub reported: Vec<Line>,
    /// What they do, overdue first, then today, then soon.
    pub own: Vec<Line>,
    /// What their unit owes and nobody was named for.
    pub unit: Vec<Line>,
    /// What waits for their decision: how many, and the page.
    pub waiting: Vec<(i64, String)>,
}

impl Digest {
    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        let lists = [&self.reported, &self.own, &self.unit];
        lists.into_iter().all(Vec::is_empty) && self.waiting.is_empty()
    }

    /// How many lines stand to their day like that, each thing once.
    pub fn count(&self, is: fn(Reminder) -> bool) -> usize {
        self.own.iter().chain(&self.unit).filter(|line| is(line.how)).count()
    }
}

/// What everybody of an authority hears on a day, by name; nobody on a day off, and who has nothing
/// to hear is left out. It is asked by what happens by itself, on behalf of those people.
///
/// # Errors
/// [`StoreError`].
pub async fn gather(db: &Db, asked: &Asked) -> Result<Vec<Digest>, StoreError> {
    if law::calendar(db, asked.authority).await?.is_day_off(asked.day) {
        return Ok(Vec::new());
    }
    let staff = identity::staff(db, asked.authority, asked.day).await?;
    let digests = of_staff(db, asked, &staff).await?;
    Ok(digests.into_iter().filter(|digest| !digest.is_empty()).collect())
}

/// What one person hears on a day, empty or not, as their own page shows it.
///
/// # Errors
/// [`StoreError`].
pub async fn of_person(
    db: &Db,
    asked: &Asked,
    viewer: &Viewer,
) -> Result<Option<Digest>, StoreError> {
    let staff = identity::staff(db, asked.authority, asked.day).await?;
    let own: Vec<Staff> =
        staff.into_iter().filter(|one| one.viewer.person == viewer.person).collect();
    Ok(of_staff(db, asked, &own).await?.pop())
}

async fn of_staff(db: &Db, asked: &Asked, staff: &[Staff]) -> Result<Vec<Digest>, StoreError> {
    let lines = lines(db, asked).await?;
    let quiet = without_soon(db, asked.authority).await?;
    let since = send::last_before(db, asked.authority, asked.day).await?.map(|last| last.at);
    let mut told = Vec::new();
    for room in asked.tells.iter() {
        told.extend(room.told(db, asked.authority, since, asked.day).await?);
    }
    let calendar = law::calendar(db, asked.authority).await?;
    let late = |thing: DueThing| Line {
        how: Reminder::Overdue(
            calendar.working_days_between(thing.due_on, asked.day).unsigned_abs().max(1),
        ),
        thing,
    };
    let digests = staff.iter().map(|one| {
        let mut digest = of_one(one, &lines, quiet.contains(&one.viewer.person));
        for telling in told.iter().filter(|telling| telling.to == one.viewer.person) {
            match &telling.told {
                Told::Reported(thing) => digest.reported.push(late(thing.clone())),
                Told::Waiting { count, href } => digest.waiting.push((*count, href.clone())),
            }
        }
        // What is reported is not said a second time below.
        let reported: Vec<_> = digest.reported.iter().map(|line| line.thing.key).collect();
        digest.own.retain(|line| !reported.contains(&line.thing.key));
        digest.unit.retain(|line| !reported.contains(&line.thing.key));
        digest
    });
    Ok(digests.collect())
}

fn of_one(Staff { viewer, .. }: &Staff, lines: &[Line], quiet: bool) -> Digest {
    let heard = |line: &&Line| !(quiet && matches!(line.how, Reminder::Soon(_)));
    let works = viewer.has(Role::UnitHead) || viewer.has(Role::Officer);
    let own = |line: &&Line| line.thing.executor == Some(viewer.person);
    let unit =
        |line: &&Line| works && line.thing.executor.is_none() && viewer.is_of(line.thing.unit);
    Digest {
        person: viewer.person,
        name: viewer.name.clone(),
        unit_name: viewer.unit_name.clone(),
        reported: Vec::new(),
        own: lines.iter().filter(heard).filter(own).cloned().collect(),
        unit: lines.iter().filter(heard).filter(unit).cloned().collect(),
        waiting: Vec::new(),
    }
}

/// Everything of the authority that is spoken of on the day: overdue first, then today, then soon,
/// each by its date.
async fn lines(db: &Db, asked: &Asked) -> Result<Vec<Line>, StoreError> {
    let calendar = law::calendar(db, asked.authority).await?;
    let steps = steps(db, asked.authority).await?.steps;
    let since = match send::last_before(db, asked.authority, asked.day).await? {
        Some(last) => last.day,
        None => calendar.previous_working_day(asked.day),
    };
    let first = asked.day.checked_sub(BACK.days()).unwrap_or(Date::MIN);
    let last = steps.horizon(asked.day, &calendar);
    let mut lines = Vec::new();
    for room in asked.deadlines.iter() {
        for thing in room.due(db, Whose::Authority(asked.authority), first, last).await? {
            let open = thing.state == DueState::Open;
            let how = steps.spoken(thing.due_on, since, asked.day, &calendar);
            if let Some(how) = how.filter(|_| open) {
                lines.push(Line { how, thing });
            }
        }
    }
    // Things come by day, so that what is overdue comes first already; rooms are put together.
    lines.sort_by_key(|line| (line.thing.due_on, line.thing.key));
    Ok(lines)
}
