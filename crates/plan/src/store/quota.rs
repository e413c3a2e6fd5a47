//! What counts towards a quota: the entries of the log, and what other rooms count.

use super::{evidence, handover, obligation::Sheet, progress};
use ddci_calendar::Period;
use ddci_platform::{
    seam::Measures,
    store::{Read, StoreError},
};
use ddci_vntext::{fold, words};
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
/// An entry of the log counts its quantity. A thing that another room counted counts once: where an
/// entry names it too (by its reference, as evidence), it is among that entry's quantity, and where
/// the entry gives none, it counts by itself.
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
    let mut entries = progress::of(db, sheet.obligation.id).await?;
    let mut pieces = evidence::of(db, sheet.obligation.id).await?;
    // What joined it when units merged was done for it too.
    for joined in handover::joined(db, sheet.obligation.id).await? {
        entries.extend(progress::of(db, joined).await?);
        pieces.extend(evidence::of(db, joined).await?);
    }
    let mut uncounted = measured(measures, sheet).await?;
    let measured = uncounted.len();
    let mut have = 0_usize;
    for entry in &entries {
        let of_entry = pieces.iter().filter(|piece| piece.progress == Some(entry.id));
        let named = of_entry.filter(|piece| uncounted.remove(&reference(&piece.value))).count();
        let by_hand = entry.quantity.and_then(|quantity| usize::try_from(quantity).ok());
        have = have.saturating_add(by_hand.unwrap_or_default().max(named));
    }
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    have = have.saturating_add(uncounted.len());
    Ok(Some(Fill { have: count(have), need, measured: count(measured) }))
}

/// The references of what other rooms counted; a thing that two of them know is there once.
async fn measured(measures: &Measures, sheet: &Sheet) -> Result<BTreeSet<String>, StoreError> {
    let folded = sheet.schedule.quota_unit.as_deref().map(fold).unwrap_or_default();
    // "Tin, bài" and "tin bài" count the same thing.
    let unit = words(&folded).collect::<Vec<_>>().join(" ");
    let mut references = BTreeSet::new();
    let Some((first, last)) = span(&sheet.obligation.period, sheet.year) else {
        return Ok(references);
    };
    for measure in measures.iter().filter(|measure| measure.counts(&unit)) {
        let counted = measure.count(sheet.obligation.unit, first, last).await?;
        references.extend(counted.iter().map(|one| reference(&one.reference)));
    }
    Ok(references)
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
