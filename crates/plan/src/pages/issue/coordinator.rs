//! Which unit is suggested as plan coordinator: the office to which the plan has units report.

use crate::{
    pages::review::Organisation,
    store::{document, plan::Plan},
};
use ddci_platform::{
    org::{BodyTarget, UnitId},
    permit::Viewer,
    store::{Db, StoreError},
};

/// The unit that receives most of the reports the plan lays down; the authority itself consolidates
/// nothing. Where no receiver is known, the unit of whoever issues the plan.
pub(super) async fn suggested(
    db: &Db,
    viewer: &Viewer,
    plan: &Plan,
    organisation: &Organisation,
) -> Result<UnitId, StoreError> {
    if let Some(coordinator) = plan.coordinator {
        return Ok(coordinator);
    }
    let receivers = document::receivers(db, plan.id).await?;
    let units: Vec<UnitId> = receivers
        .iter()
        .flat_map(|receiver| names(receiver))
        .filter_map(|name| organisation.meaning(name))
        .filter_map(BodyTarget::unit)
        .filter(|unit| *unit != viewer.authority)
        .collect();
    let times = |unit: &UnitId| units.iter().filter(|other| *other == unit).count();
    // The first of those named most often.
    let most = units.iter().rev().max_by_key(|unit| times(unit));
    Ok(most.copied().unwrap_or(viewer.unit))
}

/// The names in a receiver: "UBND huyện (qua Phòng A)" are Phòng A and UBND huyện.
fn names(receiver: &str) -> Vec<&str> {
    let Some((outside, inside)) = receiver.split_once('(') else { return vec![receiver] };
    let inside = inside.trim_end_matches([')', ' ', '.']).trim();
    vec![inside.strip_prefix("qua ").unwrap_or(inside), outside.trim()]
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn a_receiver_may_be_reached_through_another() {
        assert_eq!(names("Phòng Nội vụ"), ["Phòng Nội vụ"]);
        assert_eq!(names("UBND huyện (qua Phòng Nội vụ)"), ["Phòng Nội vụ", "UBND huyện"]);
    }
}
