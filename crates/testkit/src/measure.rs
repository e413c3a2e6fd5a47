//! A room that has counted what a test lists.

use ddci_platform::{
    org::UnitId,
    seam::{Answer, Counted, Measure},
};
use jiff::civil::Date;

/// Stands in for a room that counts things: posts, petitions, dossiers.
#[derive(Debug, Clone, Default)]
pub struct CountedThings {
    quota_unit: String,
    things: Vec<(UnitId, Counted)>,
}

impl CountedThings {
    /// Knows one unit of counting, folded: `tin bai`.
    pub fn of(quota_unit: &str) -> Self {
        Self { quota_unit: quota_unit.to_owned(), things: Vec::new() }
    }

    /// And one thing that `unit` did on that day.
    #[must_use]
    pub fn and(mut self, unit: UnitId, reference: &str, on: Date) -> Self {
        self.things.push((unit, Counted { reference: reference.to_owned(), on }));
        self
    }
}

impl Measure for CountedThings {
    fn counts(&self, quota_unit: &str) -> bool {
        self.quota_unit == quota_unit
    }

    fn count(&self, unit: UnitId, first: Date, last: Date) -> Answer<'_, Vec<Counted>> {
        let counted = self
            .things
            .iter()
            .filter(|(owner, thing)| *owner == unit && (first..=last).contains(&thing.on))
            .map(|(_, thing)| thing.clone())
            .collect();
        Box::pin(async move { Ok(counted) })
    }
}
