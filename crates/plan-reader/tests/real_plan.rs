//! Reads a real plan, where it stands beside the repository; elsewhere this passes silently.

#![expect(clippy::expect_used, reason = "the helpers of a test may fail loudly")]

#[path = "support/day_off.rs"]
mod day_off;

use std::fs;
use std::path::Path;

use day_off::is_day_off;
use ddci_plan_reader::{FindingKind, Points, Reading};

const PLACE: &str = "../../../shared/plan/ke-hoach-ddci-cao-loc-2024.txt";

fn reading() -> Option<Reading> {
    let bytes = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(PLACE)).ok()?;
    Some(ddci_plan_reader::read(&bytes, &is_day_off).expect("a plan"))
}

fn has(reading: &Reading, kind: FindingKind, lines: &[u32]) -> bool {
    reading.findings.iter().any(|finding| {
        finding.kind == kind && lines.iter().all(|line| finding.lines.contains(line))
    })
}

#[test]
fn reads_targets_and_total() {
    let Some(reading) = reading() else { return };
    let targets: Vec<Option<Points>> =
        reading.sub_indices.iter().map(|index| index.target).collect();
    let expected = [906, 879, 740, 593, 890, 926, 933, 578].map(|points| Some(Points(points)));
    assert_eq!(targets.get(..8), Some(expected.as_slice()));
    assert_eq!(reading.sub_indices.len(), 9);
    assert!(reading.sub_indices.last().is_some_and(|index| !index.counts_toward_total));
    assert_eq!(reading.head.total_target, Some(Points(8056)));
    assert_eq!((reading.head.number.as_deref(), reading.head.issued_on), (None, None));
}

#[test]
fn reads_a_plausible_number_of_tasks() {
    let Some(reading) = reading() else { return };
    let count = reading.tasks.len();
    assert!((55..=64).contains(&count), "{count}");
    let general = reading.tasks.iter().filter(|task| task.sub_index.is_none()).count();
    assert_eq!(general, 5);
    assert!(reading.unread.is_empty(), "{:?}", reading.unread);
}

#[test]
fn finds_the_defects_of_the_inventory() {
    let Some(reading) = reading() else { return };
    for (kind, lines) in [
        (FindingKind::DuplicateParagraph, &[91, 95][..]),
        (FindingKind::ConflictingSchedules, &[91, 95]),
        (FindingKind::ConflictingSchedules, &[189, 237]),
        (FindingKind::MissingSchedule, &[159]),
        (FindingKind::MissingSchedule, &[281]),
        (FindingKind::MissingTarget, &[283]),
        (FindingKind::SeveralLeads, &[205, 211]),
        (FindingKind::PeriodUnspecified, &[87]),
        (FindingKind::PeriodUnspecified, &[265]),
        (FindingKind::ReportBeforePlan, &[301]),
        (FindingKind::DueOnDayOff, &[129]),
    ] {
        assert!(has(&reading, kind, lines), "{kind:?} {lines:?}");
    }
}
