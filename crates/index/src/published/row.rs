//! One published row.

/// A unit's published figures.
#[derive(Debug, Clone, PartialEq)]
pub struct PublishedRow {
    /// The unit.
    pub unit: String,
    /// Its sub-indices, in the order of the weights; none where it has none (land, for departments).
    pub sub_indices: Vec<Option<f64>>,
    /// Its composite on 100.
    pub composite: f64,
    /// Its rank, if published.
    pub rank: Option<u32>,
}

impl PublishedRow {
    /// `10 Σ w x / Σ w` over what is there.
    pub(crate) fn composite_by(&self, weights: &[f64]) -> f64 {
        let pairs: Vec<(f64, f64)> = self
            .sub_indices
            .iter()
            .zip(weights)
            .map(|(x, w)| (x.unwrap_or(f64::NAN), *w))
            .collect();
        10.0 * crate::aggregate::arithmetic(&pairs)
    }

    /// Which sub-indices are there: rows of one shape share weights.
    pub(crate) fn shape(&self) -> Vec<bool> {
        self.sub_indices.iter().map(Option::is_some).collect()
    }
}
