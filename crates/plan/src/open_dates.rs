//! Which of this room's dates move with the calendar.

use crate::{
    model::ObligationId,
    transitions::move_dates::{self, Move},
};
use ddci_platform::{
    permit::Actor,
    seam::{Answer, DateMove, MovesDates, Recalculation},
    store::{Db, Tx},
};

/// The dates of obligations.
#[derive(Debug, Clone, Copy)]
pub struct PlanDates;

impl MovesDates for PlanDates {
    fn would_move<'a>(
        &'a self,
        db: &'a Db,
        recalculation: &'a Recalculation<'a>,
    ) -> Answer<'a, Vec<DateMove>> {
        Box::pin(async move {
            let moves = move_dates::due(db, db.clock().today(), recalculation).await?;
            Ok(moves.iter().map(shown).collect())
        })
    }

    fn carry_out<'a>(
        &'a self,
        tx: &'a Tx,
        actor: &'a Actor,
        recalculation: &'a Recalculation<'a>,
    ) -> Answer<'a, Vec<DateMove>> {
        Box::pin(async move {
            let moves = move_dates::due(tx, tx.today(), recalculation).await?;
            move_dates::carry_out(tx, actor, &moves, recalculation).await?;
            Ok(moves.iter().map(shown).collect())
        })
    }
}

/// The task's page, which whoever keeps the calendar may open; the obligation itself is for those
/// who work on it or follow it up.
fn shown(Move { open, to }: &Move) -> DateMove {
    let ObligationId(key) = open.id;
    DateMove {
        key,
        thing: open.text.clone(),
        href: format!("/tasks/{}", open.task),
        unit: open.unit_name.clone(),
        from: open.effective_on,
        to: *to,
    }
}
