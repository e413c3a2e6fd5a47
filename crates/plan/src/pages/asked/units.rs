//! The units that may be chosen, those that the plan names first.

use crate::{
    model::{Part, TaskId},
    store::body,
    words::t,
};
use ddci_platform::{
    org::{self, BodyTarget, UnitId},
    permit::Viewer,
    store::{Read, StoreError},
    web::{Cx, UnitNames},
};
use std::collections::BTreeSet;

/// The units of the viewer's authority that exist today, but for one, as options; those that help
/// with the task come first and say so.
pub(super) async fn helpers_first(
    cx: &Cx,
    viewer: &Viewer,
    task: TaskId,
    but: UnitId,
) -> Result<Vec<(String, String)>, StoreError> {
    let db = cx.db();
    let helping = helping(db, viewer, task).await?;
    let mut options = all(cx, viewer, but).await?;
    for (key, words) in &mut options {
        if key.parse().is_ok_and(|unit: UnitId| helping.contains(&unit)) {
            let name = words.as_str();
            *words = t!(cx.lang, "ask-unit-named", name = name);
        }
    }
    let (named, others): (Vec<_>, Vec<_>) = options
        .into_iter()
        .partition(|(key, _)| key.parse().is_ok_and(|unit: UnitId| helping.contains(&unit)));
    Ok(named.into_iter().chain(others).collect())
}

/// The units that exist today, but for one, as options.
pub(super) async fn all(
    cx: &Cx,
    viewer: &Viewer,
    but: UnitId,
) -> Result<Vec<(String, String)>, StoreError> {
    let units = org::list(cx.db(), viewer.authority).await?;
    let names = UnitNames::of(cx.lang, &units);
    let there = units
        .iter()
        .filter(|unit| unit.is_valid_on(cx.today()) && unit.id != but && unit.id != unit.authority);
    Ok(there.map(|unit| (unit.id.to_string(), names.text(unit))).collect())
}

/// The units that the plan names as helping with a task, by themselves or in a group.
async fn helping(
    db: &impl Read,
    viewer: &Viewer,
    task: TaskId,
) -> Result<BTreeSet<UnitId>, StoreError> {
    let bodies = body::of_task(db, task).await?;
    let targets = bodies.iter().filter(|body| body.part == Part::Coordinating);
    let groups = org::groups(db, viewer.authority).await?;
    let mut helping = BTreeSet::new();
    for target in targets.filter_map(|body| body.target) {
        match target {
            BodyTarget::Unit(unit) => {
                helping.insert(unit);
            }
            BodyTarget::Group(id) => {
                for group in groups.iter().filter(|group| group.id == id) {
                    let members = org::members(db, viewer.authority, group).await?;
                    helping.extend(members.into_iter().map(|unit| unit.id));
                }
            }
        }
    }
    Ok(helping)
}
