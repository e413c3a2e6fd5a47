//! Schedules of a task, each under the key it has.

use crate::model::{ScheduleImage, TaskId, write_rule};
use ddci_platform::{
    store::{StoreError, Tx},
    values,
};
use jiff::civil::Date;

/// Writes the schedules of a task of a draft; one that is not among them goes.
pub(super) async fn replace(
    tx: &Tx,
    task: TaskId,
    schedules: &[ScheduleImage],
) -> Result<(), StoreError> {
    tx.write("DELETE FROM schedule WHERE task = $1", values![task.0]).await?;
    for schedule in schedules {
        append(tx, task, schedule, None).await?;
    }
    Ok(())
}

/// Puts a schedule below those that a task has, the withdrawn ones among them. What an amendment
/// brings is owed from a day on, and stands for nothing that was there.
pub(super) async fn append(
    tx: &Tx,
    task: TaskId,
    schedule: &ScheduleImage,
    owed_from: Option<Date>,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO schedule (id, task, position, rule, read_rule, quota_unit, sentence,
                 line, origin, owed_from)
               SELECT $1, $2, COALESCE(MAX(s.position) + 1, 0), $3, $4, $5, $6, $7, $8, $9
               FROM schedule s WHERE s.task = $2";
    let origin = schedule.origin.filter(|_| owed_from.is_none());
    let row = values![
        schedule.id.0,
        task.0,
        write_rule(&schedule.rule),
        write_rule(&schedule.read_rule),
        schedule.quota_unit.as_deref(),
        schedule.sentence.as_str(),
        schedule.line,
        origin.map(|origin| origin.0),
        owed_from,
    ];
    tx.write(sql, row).await?;
    Ok(())
}
