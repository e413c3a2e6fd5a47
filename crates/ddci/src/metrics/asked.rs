//! What is asked of the database for metrics.

use ddci_plan::store::load;
use ddci_platform::{
    backup, jobs, outbox,
    store::{Db, Read, StoreError},
    values,
};
use jiff::Timestamp;
use metrics::gauge;

/// Asks everything anew.
///
/// # Errors
/// The database's.
pub async fn ask(db: &Db) -> Result<(), StoreError> {
    for of in load::of_authorities(db, db.clock().today()).await? {
        gauge!("ddci_obligations_open", "authority" => of.authority.clone()).set(whole(of.open));
        gauge!("ddci_obligations_overdue", "authority" => of.authority).set(whole(of.overdue));
    }
    for row in db.all(CHAINS, values![]).await? {
        let code: String = row.get("code")?;
        gauge!("ddci_audit_entries", "authority" => code).set(whole(row.get("sequence")?));
    }
    for of in jobs::counts(db, None).await? {
        gauge!("ddci_jobs", "state" => of.state.word()).set(count(of.count));
    }
    for of in outbox::counts(db, None).await? {
        gauge!("ddci_messages", "state" => of.state.word()).set(count(of.count));
    }
    if let Some(at) = backup::last(db).await? {
        gauge!("ddci_last_backup_timestamp_seconds").set(seconds(at));
    }
    let newest = db.first("SELECT MAX(created_at) AS at FROM file", values![]).await?;
    if let Some(at) = newest.map_or(Ok(None), |row| row.get::<Option<Timestamp>>("at"))? {
        gauge!("ddci_last_document_timestamp_seconds").set(seconds(at));
    }
    Ok(())
}

/// Where each authority's chain stands.
const CHAINS: &str = "SELECT u.code, h.sequence FROM audit_head h JOIN unit u ON u.id = h.authority
                      ORDER BY u.code";

/// How many connections there are: this costs no question.
pub fn connections(db: &Db) {
    let (open, resting) = db.connections();
    gauge!("ddci_database_connections").set(f64::from(open));
    gauge!("ddci_database_connections_idle").set(whole(i64::try_from(resting).unwrap_or(i64::MAX)));
    let program = gauge!("ddci_build_info", "version" => env!("CARGO_PKG_VERSION"));
    program.set(1.0);
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a gauge is a float, and counts stay far below 2^53"
)]
fn whole(count: i64) -> f64 {
    count as f64
}

fn count(count: u64) -> f64 {
    whole(i64::try_from(count).unwrap_or(i64::MAX))
}

fn seconds(at: Timestamp) -> f64 {
    whole(at.as_second())
}
