//! What counts towards a quota: the entries of the log, and what other rooms count.

use super::{evidence, obligation::Sheet, progress};
use ddci_calendar::Period;
use ddci_platform::{
    seam::{Counted, Measures},
    store::{Read, StoreError},
};
use ddci_vntext::fold;
use jiff::civil::{Date, date};
use std::collections::BTreeSet;

/// How full a quota is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fill {
    /// How many count.
    pub have: u32,
    /// How many are owed.
    pub need: u32,
    /// How many of those were measured by other rooms.
    pub measured: u32,
}

/// How full the quota of an obligation is; nothing where it has none.
///
/// An entry of the log counts its quantity. A thing that another room counted counts once: where
/// the log names it too (by its reference, as evidence), the log's entry already counts it.
///
/// # Errors
/// [`StoreError`].
pub async fn fill(
    db: &impl Read,
    measures: &Measures,
    sheet: &Sheet,
) -> Result<Option<Fill>, StoreError> {
    let Some(need) = sheet.obligation.quota.and_then(|quota| u32::try_from(quota).ok()) else {
        return Ok(None);
    };
    let entries = progress::of(db, sheet.obligation.id).await?;
    let by_hand: i64 = entries.iter().filter_map(|entry| entry.quantity).map(i64::from).sum();
    let named: BTreeSet<String> = evidence::of(db, sheet.obligation.id)
        .await?
        .into_iter()
        .map(|evidence| reference(&evidence.value))
        .collect();
    let measured = measured(measures, sheet).await?;
    let only_measured =
        measured.iter().filter(|counted| !named.contains(&reference(&counted.reference))).count();
    let count = |n: i64| u32::try_from(n.max(0)).unwrap_or(u32::MAX);
    let only_measured = i64::try_from(only_measured).unwrap_or(i64::MAX);
    Ok(Some(Fill {
        have: count(by_hand.saturating_add(only_measured)),
        need,
        measured: u32::try_from(measured.len()).unwrap_or(u32::MAX),
    }))
}

async fn measured(measures: &Measures, sheet: &Sheet) -> Result<BTreeSet<Counted>, StoreError> {
    let unit = sheet.schedule.quota_unit.as_deref().map(fold).unwrap_or_default();
    let Some((first, last)) = span(&sheet.obligation.period, sheet.year) else {
        return Ok(BTreeSet::new());
    };
    let mut counted = BTreeSet::new();
    for measure in measures.iter().filter(|measure| measure.counts(&unit)) {
        counted.extend(measure.count(sheet.obligation.unit, first, last).await?);
    }
    // Two measures may know one thing: it counts once, on its first day.
    let mut seen = BTreeSet::new();
    counted.retain(|one| seen.insert(reference(&one.reference)));
    Ok(counted)
}

/// The first and last day of a period by its key; the plan's year for what is owed once.
fn span(period: &str, year: i32) -> Option<(Date, Date)> {
    if let Ok(period) = period.parse::<Period>() {
        return Some((period.start(), period.end()));
    }
    let year = i16::try_from(year).ok()?;
    (1..=9999).contains(&year).then(|| (date(year, 1, 1), date(year, 12, 31)))
}

/// The form in which references are compared: without case, scheme and final slash.
fn reference(text: &str) -> String {
    let folded = fold(text.trim());
    let bare = folded.trim_start_matches("https://").trim_start_matches("http://");
    bare.trim_end_matches('/').to_owned()
}
