//! Pictures of the parts of a plan, taken before and after an edit.

use crate::model::{
    BodyImage, FindingId, FindingImage, HeadImage, NameImage, PlanId, ScheduleImage, SubIndexImage,
    TaskId, TaskImage, UnreadDecision, UnreadImage, read_rule,
};
use ddci_platform::{
    org::body_key,
    store::{Read, Row, StoreError},
    values,
};

/// A task of a plan as it stands; nothing where the plan has no such task.
///
/// # Errors
/// [`StoreError`].
pub(crate) async fn task(
    db: &impl Read,
    plan: PlanId,
    id: TaskId,
) -> Result<Option<TaskImage>, StoreError> {
    let sql =
        "SELECT id, position, sub_index, block, reference, text, sheet, first_line, last_line,
                      merged_into, origin, follows
               FROM task WHERE id = $1 AND plan = $2";
    let Some(row) = db.first(sql, values![id.0, plan.0]).await? else { return Ok(None) };
    let (bodies, schedules) = (bodies(db, id).await?, schedules(db, id).await?);
    Ok(Some(TaskImage {
        id: row.get("id")?,
        position: row.get("position")?,
        sub_index: row.get::<Option<uuid::Uuid>>("sub_index")?.map(Into::into),
        block: row.get("block")?,
        reference: row.get("reference")?,
        text: row.get("text")?,
        sheet: row.get("sheet")?,
        first_line: row.get("first_line")?,
        last_line: row.get("last_line")?,
        merged_into: row.get::<Option<uuid::Uuid>>("merged_into")?.map(Into::into),
        bodies,
        schedules,
        origin: row.get::<Option<uuid::Uuid>>("origin")?.map(Into::into),
        follows: row.get::<Option<uuid::Uuid>>("follows")?.map(Into::into),
    }))
}

async fn bodies(db: &impl Read, task: TaskId) -> Result<Vec<BodyImage>, StoreError> {
    let sql = "SELECT part, read_part, name, unit, unit_group FROM task_body
               WHERE task = $1 ORDER BY position";
    let body = |row: &Row| {
        Ok(BodyImage {
            part: row.get("part")?,
            read_part: row.get("read_part")?,
            name: row.get("name")?,
            unit: row.get("unit")?,
            group: row.get("unit_group")?,
        })
    };
    db.all(sql, values![task.0]).await?.iter().map(body).collect()
}

async fn schedules(db: &impl Read, task: TaskId) -> Result<Vec<ScheduleImage>, StoreError> {
    let sql = "SELECT id, rule, read_rule, quota_unit, sentence, line, origin FROM schedule
               WHERE task = $1 AND withdrawn_by IS NULL ORDER BY position";
    let schedule = |row: &Row| {
        Ok(ScheduleImage {
            id: row.get("id")?,
            rule: read_rule(row, "rule")?,
            read_rule: read_rule(row, "read_rule")?,
            quota_unit: row.get("quota_unit")?,
            sentence: row.get("sentence")?,
            line: row.get("line")?,
            origin: row.get::<Option<uuid::Uuid>>("origin")?.map(Into::into),
        })
    };
    db.all(sql, values![task.0]).await?.iter().map(schedule).collect()
}

/// The sub-index of a plan with that number.
///
/// # Errors
/// [`StoreError`].
pub(crate) async fn sub_index(
    db: &impl Read,
    plan: PlanId,
    ordinal: i32,
) -> Result<Option<SubIndexImage>, StoreError> {
    let sql = "SELECT id, ordinal, name, target, counts_toward_total, responsible_leader
               FROM sub_index WHERE plan = $1 AND ordinal = $2";
    let sub_index = |row: &Row| {
        Ok(SubIndexImage {
            id: row.get("id")?,
            ordinal: row.get("ordinal")?,
            name: row.get("name")?,
            target: row.get("target")?,
            counts_toward_total: row.get("counts_toward_total")?,
            responsible_leader: row.get("responsible_leader")?,
        })
    };
    db.first(sql, values![plan.0, ordinal]).await?.as_ref().map(sub_index).transpose()
}

/// The head of a plan.
///
/// # Errors
/// [`StoreError`].
pub(crate) async fn head(db: &impl Read, plan: PlanId) -> Result<Option<HeadImage>, StoreError> {
    let sql = "SELECT title, number, issuer, signer, legal_bases, total_target
               FROM plan WHERE id = $1";
    let head = |row: &Row| {
        let bases: String = row.get("legal_bases")?;
        Ok(HeadImage {
            title: row.get("title")?,
            number: row.get("number")?,
            issuer: row.get("issuer")?,
            signer: row.get("signer")?,
            legal_bases: serde_json::from_str(&bases).map_err(|_| StoreError::Vocabulary {
                column: "legal_bases".into(),
                value: bases,
            })?,
            total_target: row.get("total_target")?,
        })
    };
    db.first(sql, values![plan.0]).await?.as_ref().map(head).transpose()
}

/// A finding of a plan with its decision.
///
/// # Errors
/// [`StoreError`].
pub(crate) async fn finding(
    db: &impl Read,
    plan: PlanId,
    id: FindingId,
) -> Result<Option<FindingImage>, StoreError> {
    let found = super::finding::of_plan(db, plan).await?;
    let image = |finding: super::finding::Finding| FindingImage {
        id: finding.id,
        decision: finding.decision,
    };
    Ok(found.into_iter().find(|finding| finding.id == id).map(image))
}

/// Unread lines of a plan with their decision.
///
/// # Errors
/// [`StoreError`].
pub(crate) async fn unread(
    db: &impl Read,
    plan: PlanId,
    position: i32,
) -> Result<Option<UnreadImage>, StoreError> {
    let sql = "SELECT decision FROM plan_unread WHERE plan = $1 AND position = $2";
    let unread = |row: &Row| {
        let word: Option<String> = row.get("decision")?;
        Ok(UnreadImage { position, decision: word.as_deref().and_then(UnreadDecision::from_word) })
    };
    db.first(sql, values![plan.0, position]).await?.as_ref().map(unread).transpose()
}

/// What a name is remembered for by the authority whose plan it is.
///
/// # Errors
/// [`StoreError`].
pub(crate) async fn name(
    db: &impl Read,
    plan: PlanId,
    name: &str,
) -> Result<NameImage, StoreError> {
    let sql = "SELECT a.unit, a.unit_group FROM body_alias a
               JOIN plan p ON p.authority = a.authority
               WHERE p.id = $1 AND a.folded = $2";
    let (mut unit, mut group) = (None, None);
    if let Some(row) = db.first(sql, values![plan.0, body_key(name)]).await? {
        (unit, group) = (row.get("unit")?, row.get("unit_group")?);
    }
    Ok(NameImage { name: name.to_owned(), unit, group })
}
