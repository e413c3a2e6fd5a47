//! Q18: was an old version of the form still used?

use std::collections::BTreeMap;

use super::judge::{Found, Judge, by_enumerator};
use super::order::natural;
use super::{Column, Evaluation, RuleId};

/// Notes enumerators who used an old version of the form after a newer one had been out for some time.
/// A version is out from the first evaluation that used it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormVersion {
    /// How long an old version may still be used, in seconds.
    pub grace: i64,
}

impl Default for FormVersion {
    /// One day (method of the survey, E.3).
    fn default() -> Self {
        Self { grace: super::DAY }
    }
}

impl FormVersion {
    fn is_old(&self, evaluation: &Evaluation, released: &BTreeMap<&str, i64>) -> bool {
        let fieldwork = &evaluation.fieldwork;
        let (Some(version), Some(start)) = (&fieldwork.version, fieldwork.started) else {
            return false;
        };
        let newer = |(other, out): (&&str, &i64)| {
            natural(version, other).is_lt() && start.saturating_sub(*out) > self.grace
        };
        released.iter().any(newer)
    }
}

impl Judge for FormVersion {
    fn rule(&self) -> RuleId {
        RuleId::OldVersion
    }

    fn needs(&self) -> Vec<Column> {
        vec![Column::Started, Column::Enumerator, Column::Version]
    }

    fn judge(&self, counted: &[&Evaluation]) -> Vec<Found> {
        let mut released: BTreeMap<&str, i64> = BTreeMap::new();
        for fieldwork in counted.iter().map(|evaluation| &evaluation.fieldwork) {
            if let (Some(version), Some(start)) = (&fieldwork.version, fieldwork.started) {
                let first = released.entry(version).or_insert(start);
                *first = start.min(*first);
            }
        }
        let of = |(enumerator, places): (&str, Vec<usize>)| {
            let own = places.iter().filter_map(|place| counted.get(*place));
            let old: Vec<&str> = own
                .filter(|evaluation| self.is_old(evaluation, &released))
                .map(|evaluation| evaluation.id.as_str())
                .collect();
            (!old.is_empty()).then(|| Found::of(enumerator, old.join(", ")))
        };
        by_enumerator(counted).into_iter().filter_map(of).collect()
    }
}
