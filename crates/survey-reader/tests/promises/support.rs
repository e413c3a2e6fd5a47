//! Faults in short.

use ddci_survey_reader::{Faults, Rule};

/// Row, column, value and rule of each fault.
pub fn short(faults: &Faults) -> Vec<(Option<u32>, &str, &str, &Rule)> {
    let list = faults.list.iter();
    list.map(|f| (f.row, f.column.as_deref().unwrap_or(""), f.value.as_str(), &f.rule)).collect()
}
