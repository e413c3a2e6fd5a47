//! What other rooms may know: what a plan in force aims at.

use crate::{
    model::PlanId,
    store::{plan, sub_index},
};
use ddci_platform::{
    org::UnitId,
    permit::Viewer,
    seam::{Answer, Figure, Targets, UnitTargets},
    store::Db,
};

/// The plan room, asked for targets.
#[derive(Debug, Clone, Copy)]
pub struct PlanTargets;

impl Targets for PlanTargets {
    fn of_year<'a>(
        &'a self,
        db: &'a Db,
        viewer: &'a Viewer,
        authority: UnitId,
        year: i32,
    ) -> Answer<'a, Option<UnitTargets>> {
        Box::pin(async move {
            let Some(id) = plan::of_year(db, authority, year).await? else { return Ok(None) };
            let Some(plan) = plan::readable(db, viewer, id).await? else { return Ok(None) };
            let sub_indices = sub_index::of_plan(db, id).await?;
            let target = |known: sub_index::SubIndex| Figure {
                name: known.name,
                points: known.target,
                interval: None,
            };
            Ok(Some(UnitTargets {
                href: path(id),
                total: plan.total_target,
                sub_indices: sub_indices.into_iter().map(target).collect(),
            }))
        })
    }
}

fn path(plan: PlanId) -> String {
    format!("/plans/{plan}")
}
