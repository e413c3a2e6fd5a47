//! The sampling frame: how many there are, and how many were drawn.

use std::collections::BTreeMap;

use super::{names, numbers_needed};
use crate::columns::{Columns, Role};
use crate::fault::{Faults, Rule};
use crate::sheet::Sheet;

const KNOWN: &[Role] = &[
    Role::Year,
    Role::Unit,
    Role::Stratum,
    Role::Cluster,
    Role::Group,
    Role::Population,
    Role::Clusters,
    Role::ClustersDrawn,
    Role::Selected,
    Role::Responded,
    Role::Weight,
    Role::BaseWeight,
];

/// Where a row of answers or of a frame belongs: what is known of year, unit, commune and group.
pub type Place<'a> = [Option<&'a str>; 4];

/// The population by year, unit, commune and group; each of them but the unit may be missing.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame<'a> {
    /// The population of each place.
    pub populations: BTreeMap<Place<'a>, f64>,
    /// Communes there are, by year and unit; empty where the frame does not say.
    pub clusters: BTreeMap<(Option<&'a str>, &'a str), f64>,
    /// Whether communes were drawn: in some unit fewer of them than there are.
    pub two_stage: bool,
    has: [bool; 4],
}

impl<'a> Frame<'a> {
    /// Reads a frame.
    ///
    /// # Errors
    /// No column for unit or population, a cell that is missing or no number, a place that stands
    /// there twice; all of them.
    pub fn read(sheet: &'a Sheet) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        let columns = Columns::of(sheet, KNOWN, &mut faults);
        let (Some(unit), Some(population)) = (
            columns.needed(Role::Unit, &mut faults),
            columns.needed(Role::Population, &mut faults),
        ) else {
            return Err(faults);
        };
        let keys = [
            columns.place(Role::Year),
            Some(unit),
            columns.place(Role::Cluster),
            columns.place(Role::Group),
        ];
        let sizes = above_zero(sheet, population, &mut faults);
        let units = names(sheet, unit, &mut faults);
        let mut frame = Self {
            populations: BTreeMap::new(),
            clusters: BTreeMap::new(),
            two_stage: false,
            has: keys.map(|key| key.is_some()),
        };
        for (row, size) in sheet.rows().zip(sizes) {
            let place = keys.map(|key| key.map(|key| row.cell(key)));
            if frame.populations.insert(place, size).is_some() {
                let shown = place.iter().flatten().copied().collect::<Vec<_>>().join(" ");
                faults.push(sheet.fault(Some(row.number()), unit, &shown, Rule::RowOnce));
            }
        }
        if let Some(all) = columns.place(Role::Clusters) {
            let all = above_zero(sheet, all, &mut faults);
            let drawn = columns.place(Role::ClustersDrawn);
            let drawn = drawn.map(|place| above_zero(sheet, place, &mut faults));
            frame.two_stage =
                drawn.is_some_and(|drawn| drawn.iter().zip(&all).any(|(drawn, all)| drawn < all));
            for ((row, unit), all) in sheet.rows().zip(units).zip(all) {
                frame.clusters.insert((keys[0].map(|year| row.cell(year)), unit), all);
            }
        }
        faults.unless_any(frame)
    }

    /// Whether the frame tells years, units, communes and groups apart.
    pub fn tells(&self) -> [bool; 4] {
        self.has
    }

    /// The population by what `mask` tells apart: finer cells add up.
    pub fn by(&self, mask: [bool; 4]) -> BTreeMap<Place<'a>, f64> {
        let mut sums = BTreeMap::new();
        for (place, size) in &self.populations {
            *sums.entry(masked(*place, mask)).or_insert(0.0) += size;
        }
        sums
    }
}

/// A place by what a mask tells apart.
pub(super) fn masked(mut place: Place<'_>, mask: [bool; 4]) -> Place<'_> {
    for (cell, told) in place.iter_mut().zip(mask) {
        *cell = cell.filter(|_| told);
    }
    place
}

fn above_zero(sheet: &Sheet, column: usize, faults: &mut Faults) -> Vec<f64> {
    numbers_needed(sheet, column, |value| value > 0.0, &Rule::AboveZero, faults)
}
