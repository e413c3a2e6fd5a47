//! Sets that come with the library, read from the files in `data/`.

use super::IndexSet;
use crate::Fault;

const LANG_SON_2023: &str = include_str!("../../data/lang-son-2023-locality.toml");
const PCI_2021: &str = include_str!("../../data/pci-2021.toml");
/// The text of [`district`].
pub const DISTRICT_TEXT: &str = include_str!("../../data/district-2024.toml");

/// The texts of all shipped sets: who keeps a set keeps the text it was read from.
pub const TEXTS: [&str; 3] = [DISTRICT_TEXT, LANG_SON_2023, PCI_2021];

/// Lạng Sơn 2023–24, localities: eight sub-indices of equal weight, the green index beside them.
///
/// # Errors
/// None for the file as shipped.
pub fn lang_son_2023() -> Result<IndexSet, Fault> {
    IndexSet::read(LANG_SON_2023)
}

/// PCI 2021: ten sub-indices with their weights.
///
/// # Errors
/// None for the file as shipped.
pub fn pci_2021() -> Result<IndexSet, Fault> {
    IndexSet::read(PCI_2021)
}

/// A full set for a district, down to the questions of the questionnaire `ddci_district`.
///
/// # Errors
/// None for the file as shipped.
pub fn district() -> Result<IndexSet, Fault> {
    IndexSet::read(DISTRICT_TEXT)
}
