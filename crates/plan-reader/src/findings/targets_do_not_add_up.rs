//! The stated total is not what the targets make.
//!
//! README, "Plan": sum of the counted sub-indices ÷ (10 × their number) × 100, two decimals, half
//! up.

use super::{Evidence, finding};
use crate::model::{Finding, FindingKind, Points};

pub(super) fn find(evidence: &Evidence<'_>) -> Option<Finding> {
    let total_as_stated = evidence.total.as_ref()?;
    let stated = total_as_stated.points;
    let counted: Vec<Points> = evidence
        .registry
        .entries
        .iter()
        .filter(|entry| entry.index.counts_toward_total)
        .filter_map(|entry| entry.index.target)
        .collect();
    let computed = total(&counted)?;
    if agrees(stated, computed, total_as_stated.decimals) {
        return None;
    }
    let message =
        format!("Tổng điểm ghi trong kế hoạch là {stated}, tính từ các chỉ số là {computed}")
            .replace('.', ",");
    Some(finding(
        FindingKind::TargetsDoNotAddUp,
        total_as_stated.sheet.as_deref(),
        [total_as_stated.line],
        message,
    ))
}

/// Ten times the mean, rounded half up once.
fn total(counted: &[Points]) -> Option<Points> {
    let count = i64::try_from(counted.len()).ok().filter(|count| *count > 0)?;
    let sum: i64 = counted.iter().map(|points| points.0).sum();
    Some(Points((sum * 20 + count) / (2 * count)))
}

/// A total printed with fewer decimals is compared as it is printed.
fn agrees(stated: Points, computed: Points, decimals: usize) -> bool {
    let step = match decimals {
        0 => 100,
        1 => 10,
        _ => 1,
    };
    (computed.0 + step / 2) / step * step == stated.0 || stated == computed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_half_up_once() {
        let targets = [906, 879, 740, 593, 890, 926, 933, 578].map(Points);
        assert_eq!(total(&targets), Some(Points(8056)));
        assert_eq!(total(&[]), None);
    }

    #[test]
    fn compares_as_printed() {
        assert!(agrees(Points(8056), Points(8056), 2));
        assert!(agrees(Points(8060), Points(8056), 1));
        assert!(!agrees(Points(8050), Points(8056), 1));
        assert!(!agrees(Points(7800), Points(7825), 2));
    }
}
