//! What somebody had seen of a draft when a form was opened: two people at one draft do not
//! overwrite each other.

use super::{Refusal, desk::Touched};
use crate::{
    model::{EditKind, PlanId},
    store::edit::{self, Edit},
};
use ddci_platform::store::{Read, StoreError, Tx};
use jiff::Timestamp;
use std::{fmt, str::FromStr};

/// The state of a draft when a form was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// The number of the last edit.
    pub number: i32,
    /// When.
    pub at: Timestamp,
}

impl Seen {
    /// The draft as it stands.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn now(db: &impl Read, plan: PlanId, at: Timestamp) -> Result<Self, StoreError> {
        Ok(Self { number: edit::last_number(db, plan).await?, at })
    }

    /// Refuses where something of it was edited, undone or made again since.
    pub(super) async fn check(
        self,
        tx: &Tx,
        plan: PlanId,
        touched: &Touched,
    ) -> Result<(), Refusal> {
        let since = edit::since(tx, plan, self.number, self.at).await?;
        match since.iter().any(|edit| touches(edit, touched)) {
            true => Err(Refusal::ChangedSince),
            false => Ok(()),
        }
    }
}

fn touches(edit: &Edit, touched: &Touched) -> bool {
    let mut other = Touched::of(&edit.before, &edit.after);
    // What a name means changes no word of the tasks that print it.
    if edit.kind == EditKind::Bind {
        other.tasks.clear();
    }
    other.head && touched.head
        || other.tasks.iter().any(|task| touched.tasks.contains(task))
        || other.sub_indices.iter().any(|ordinal| touched.sub_indices.contains(ordinal))
        || other.findings.iter().any(|finding| touched.findings.contains(finding))
        || other.unread.iter().any(|position| touched.unread.contains(position))
        || other.names.iter().any(|name| touched.names.contains(name))
}

/// As a form carries it: number of the last edit, milliseconds.
impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.number, self.at.as_millisecond())
    }
}

impl FromStr for Seen {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (number, at) = text.split_once('-').ok_or(())?;
        let at = Timestamp::from_millisecond(at.parse().map_err(drop)?).map_err(drop)?;
        Ok(Self { number: number.parse().map_err(drop)?, at })
    }
}
