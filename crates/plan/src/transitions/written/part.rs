//! Sub-indices and the head of a draft, and what was decided about findings and unread lines.

use super::super::Refusal;
use crate::model::{FindingImage, HeadImage, PlanId, SubIndexImage, UnreadImage};
use ddci_platform::{
    store::{Read, StoreError, Tx},
    values,
};
use serde_json::json;

/// Writes a sub-index, a new one or one that is there.
pub(in crate::transitions) async fn sub_index(
    tx: &Tx,
    plan: PlanId,
    image: &SubIndexImage,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO sub_index (id, plan, ordinal, name, target, counts_toward_total,
                 responsible_leader)
               VALUES ($1, $2, $3, $4, $5, $6, $7)
               ON CONFLICT (plan, ordinal) DO UPDATE
               SET name = excluded.name, target = excluded.target,
                   counts_toward_total = excluded.counts_toward_total,
                   responsible_leader = excluded.responsible_leader";
    let row = values![
        image.id.0,
        plan.0,
        image.ordinal,
        image.name.as_str(),
        image.target,
        image.counts_toward_total,
        image.responsible_leader.as_deref(),
    ];
    tx.write(sql, row).await?;
    Ok(())
}

/// Takes a sub-index out again, which only undoing does: tasks that serve it hold it.
pub(in crate::transitions) async fn remove_sub_index(
    tx: &Tx,
    plan: PlanId,
    image: &SubIndexImage,
) -> Result<(), Refusal> {
    let sql = "SELECT COUNT(*) AS n FROM task WHERE plan = $1 AND sub_index = $2";
    let row = tx.first(sql, values![plan.0, image.id.0]).await?;
    if row.map(|row| row.get::<i64>("n")).transpose()?.unwrap_or_default() > 0 {
        return Err(Refusal::ChangedSince);
    }
    tx.write("DELETE FROM sub_index WHERE id = $1", values![image.id.0]).await?;
    Ok(())
}

/// Writes the head of a plan.
pub(in crate::transitions) async fn head(
    tx: &Tx,
    plan: PlanId,
    head: &HeadImage,
) -> Result<(), StoreError> {
    let sql = "UPDATE plan SET title = $1, number = $2, issuer = $3, signer = $4, legal_bases = $5,
                 total_target = $6 WHERE id = $7";
    let row = values![
        head.title.as_str(),
        head.number.as_deref(),
        head.issuer.as_str(),
        head.signer.as_deref(),
        json!(head.legal_bases).to_string(),
        head.total_target,
        plan.0,
    ];
    tx.write(sql, row).await?;
    Ok(())
}

/// Writes the decision about a finding; none takes it back.
pub(in crate::transitions) async fn finding(
    tx: &Tx,
    finding: &FindingImage,
) -> Result<(), StoreError> {
    let decision = finding.decision.as_ref().map(|decision| json!(decision).to_string());
    let decided_at = decision.as_ref().map(|_| tx.now());
    let sql = "UPDATE finding SET decision = $1, decided_at = $2 WHERE id = $3";
    tx.write(sql, values![decision, decided_at, finding.id.0]).await?;
    Ok(())
}

/// Writes the decision about unread lines; none takes it back.
pub(in crate::transitions) async fn unread(
    tx: &Tx,
    plan: PlanId,
    image: &UnreadImage,
) -> Result<(), StoreError> {
    let sql = "UPDATE plan_unread SET decision = $1 WHERE plan = $2 AND position = $3";
    let word = image.decision.map(|decision| decision.word());
    tx.write(sql, values![word, plan.0, image.position]).await?;
    Ok(())
}
