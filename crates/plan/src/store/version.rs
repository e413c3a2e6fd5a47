//! The versions of a plan: which amendment made each, and what each one said.

use super::edit;
use crate::{
    model::{Image, PlanId},
    transitions::whole,
};
use ddci_platform::{
    store::{Read, Row, StoreError},
    values,
};
use jiff::{Timestamp, civil::Date};

/// A version that an amendment made; the first one is the plan as it was issued.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// Its number, from 2.
    pub version: i32,
    /// Number and symbol of the amending document.
    pub number: String,
    /// The day it was issued.
    pub issued_on: Date,
    /// When it went into the plan.
    pub at: Timestamp,
    /// Who issued it, where a person did.
    pub by: Option<String>,
    /// What it changed or took out, as it stood before.
    pub before: Image,
    /// What it changed or brought.
    pub after: Image,
}

/// The amendments of a plan that the caller may see, latest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of_plan(db: &impl Read, plan: PlanId) -> Result<Vec<Version>, StoreError> {
    let sql = "SELECT v.version, v.number, v.issued_on, v.at, v.before, v.after, p.name
               FROM plan_version v
               LEFT JOIN account a ON a.id = v.account
               LEFT JOIN person p ON p.id = a.person
               WHERE v.plan = $1 ORDER BY v.version DESC";
    let version = |row: &Row| {
        Ok(Version {
            version: row.get("version")?,
            number: row.get("number")?,
            issued_on: row.get("issued_on")?,
            at: row.get("at")?,
            by: row.get("name")?,
            before: edit::image(row, "before")?,
            after: edit::image(row, "after")?,
        })
    };
    db.all(sql, values![plan.0]).await?.iter().map(version).collect()
}

/// What a plan said in a version: as it stands, with every later amendment taken back.
///
/// # Errors
/// [`StoreError`].
pub async fn read(db: &impl Read, plan: PlanId, version: i32) -> Result<Image, StoreError> {
    let mut picture = whole(db, plan).await?;
    for later in of_plan(db, plan).await?.iter().take_while(|later| later.version > version) {
        take_back(&mut picture, later);
    }
    picture.tasks.sort_by_key(|task| task.position);
    Ok(picture)
}

fn take_back(picture: &mut Image, version: &Version) {
    let touched = |id| {
        let of = |image: &Image| image.tasks.iter().any(|task| task.id == id);
        of(&version.before) || of(&version.after)
    };
    picture.tasks.retain(|task| !touched(task.id));
    picture.tasks.extend(version.before.tasks.iter().cloned());
    let renumbered = |ordinal| {
        let of = |image: &Image| image.sub_indices.iter().any(|known| known.ordinal == ordinal);
        of(&version.before) || of(&version.after)
    };
    picture.sub_indices.retain(|known| !renumbered(known.ordinal));
    picture.sub_indices.extend(version.before.sub_indices.iter().cloned());
    picture.sub_indices.sort_by_key(|known| known.ordinal);
}
