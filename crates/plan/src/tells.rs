//! What this room tells people in their digests: what was reported to them, what waits for them.

use crate::{
    deadlines::thing,
    model::PlanId,
    store::{
        due,
        work::{self, Days, Filter, Tab},
    },
};
use ddci_platform::{
    digest::{Telling, Tells, Told},
    identity,
    org::UnitId,
    permit::Verb,
    seam::{Answer, DueState},
    store::{Db, StoreError},
};
use jiff::{Timestamp, civil::Date};

/// The plan room, asked for tellings.
#[derive(Debug, Clone, Copy)]
pub struct PlanTells;

impl Tells for PlanTells {
    fn told<'a>(
        &'a self,
        db: &'a Db,
        authority: UnitId,
        since: Option<Timestamp>,
        day: Date,
    ) -> Answer<'a, Vec<Telling>> {
        Box::pin(async move {
            let mut told = waiting(db, authority, day).await?;
            for (to, due) in due::reported(db, authority, since, day).await? {
                let thing = thing(due);
                if thing.state == DueState::Open {
                    told.push(Telling { to, told: Told::Reported(thing) });
                }
            }
            Ok(told)
        })
    }
}

/// What waits for those who accept: counted by the condition of the page that lists it.
async fn waiting(db: &Db, authority: UnitId, day: Date) -> Result<Vec<Telling>, StoreError> {
    let filter =
        Filter { plan: None::<PlanId>, tab: Tab::Waiting, unit: None, decided_by_viewer: true };
    let days = Days { today: day, soon_until: day };
    let mut told = Vec::new();
    for one in identity::staff(db, authority, day).await? {
        if !one.viewer.may(Verb::Accept) {
            continue;
        }
        let count = work::count_all(db, &one.viewer, &filter, days).await?;
        if count > 0 {
            let href = "/acceptance".to_owned();
            told.push(Telling { to: one.viewer.person, told: Told::Waiting { count, href } });
        }
    }
    Ok(told)
}
