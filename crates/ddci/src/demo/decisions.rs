//! Settles findings by default, as `plan issue --defaults` and the demonstration do.

use ddci_calendar::ScheduleRule;
use ddci_plan::{
    model::{Decision, FindingKind, PlanId},
    store::finding,
    transitions::Settle,
};
use ddci_platform::{permit::Actor, store::Db};

/// Decides about every finding of a draft.
///
/// # Errors
/// Whatever the transition refuses.
pub async fn settle(db: &Db, actor: &Actor, plan: PlanId) -> anyhow::Result<()> {
    for found in finding::of_plan(db, plan).await? {
        let decision = by_default(found.kind);
        db.run(actor, &Settle::of(plan, found.id, decision)).await?;
    }
    Ok(())
}

/// A paragraph printed twice is one task; every lead owes; what has no schedule goes on all year.
fn by_default(kind: FindingKind) -> Decision {
    match kind {
        FindingKind::DuplicateParagraph => Decision::Merge,
        FindingKind::SeveralLeads => Decision::EachOwes,
        FindingKind::MissingSchedule => Decision::Schedule(ScheduleRule::Throughout { from: None }),
        _ => Decision::Seen,
    }
}
