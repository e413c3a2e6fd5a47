//! Which inputs a result came from.

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::Table;
use crate::design::Design;
use crate::model::IndexSet;

/// A SHA-256 in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hash(pub String);

/// Collects what goes into a hash. Each part carries its length, so that no two inputs run into each
/// other.
#[derive(Debug, Clone, Default)]
pub struct Hasher(Sha256);

impl Hasher {
    /// Adds bytes.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.0.update((bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
    }

    /// Adds numbers by their bits; every gap alike.
    pub fn numbers(&mut self, numbers: &[f64]) {
        self.0.update((numbers.len() as u64).to_le_bytes());
        for number in numbers {
            let number = if number.is_nan() { f64::NAN } else { *number };
            self.0.update(number.to_bits().to_le_bytes());
        }
    }

    /// The hash of everything added.
    pub fn done(self) -> Hash {
        Hash(hex::encode(self.0.finalize()))
    }
}

/// The hash of a text, such as the file an index set was read from.
pub fn of_text(text: &str) -> Hash {
    let mut hasher = Hasher::default();
    hasher.bytes(text.as_bytes());
    hasher.done()
}

/// The hash of a table: units, codes and cells.
pub fn of_table(table: &Table) -> Hash {
    let mut hasher = Hasher::default();
    table.units().iter().chain(table.codes()).for_each(|name| hasher.bytes(name.as_bytes()));
    table.columns().for_each(|column| hasher.numbers(column));
    hasher.done()
}

/// The hash of a design.
pub fn of_design(design: &Design) -> Hash {
    let mut hasher = Hasher::default();
    hasher.numbers(&design.weights);
    for list in [&design.strata, &design.clusters] {
        hasher.bytes(&list.iter().flat_map(|number| number.to_le_bytes()).collect::<Vec<u8>>());
    }
    for facts in [&design.facts, &design.within] {
        hasher.numbers(&facts.iter().map(|facts| facts.left).collect::<Vec<f64>>());
    }
    hasher.done()
}

/// The hash of an index set, whatever file it came from.
pub fn of_set(set: &IndexSet) -> Hash {
    of_text(&format!("{set:?}"))
}
