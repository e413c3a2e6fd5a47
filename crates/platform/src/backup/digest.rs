//! What proves that rows are the same.

use sha2::{Digest as _, Sha256};

/// Counts and hashes the lines of one table.
#[derive(Debug, Clone, Default)]
pub(super) struct Digest {
    rows: u64,
    text: Sha256,
    content: [u8; 32],
}

impl Digest {
    /// Takes the line that names the columns.
    pub(super) fn head(&mut self, line: &str) {
        self.text.update(line);
    }

    /// Takes the line of a row.
    pub(super) fn row(&mut self, line: &str) {
        self.text.update(line);
        self.rows += 1;
        // Databases put keys in different orders; this sum is the same in any.
        let hash = Sha256::digest(line.trim_end());
        self.content.iter_mut().zip(hash).for_each(|(sum, part)| *sum ^= part);
    }

    pub(super) fn rows(&self) -> u64 {
        self.rows
    }

    /// SHA-256 of the list as it is written.
    pub(super) fn text(&self) -> String {
        hex::encode(self.text.clone().finalize())
    }

    /// The hashes of all rows together, whatever their order.
    pub(super) fn content(&self) -> String {
        hex::encode(self.content)
    }
}
