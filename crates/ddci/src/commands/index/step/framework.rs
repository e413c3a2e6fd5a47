//! `ddci index step framework`

use super::super::inputs::Refused;
use super::super::report::{Cell, Grid};
use super::data::{heads, meta};
use clap::Args;
use ddci_index::Node;
use ddci_platform::web::Lang;
use std::path::PathBuf;

/// Prints a hierarchy.
#[derive(Debug, Args)]
pub struct Framework {
    /// The hierarchy, with rows of other types
    meta: PathBuf,
}

impl Framework {
    /// Indicators and aggregates only.
    ///
    /// # Errors
    /// A file that is refused.
    pub fn run(&self, lang: Lang) -> Result<Grid, Refused> {
        let meta = meta(lang, &self.meta)?;
        let row = |(node, level): (&Node, &u32)| {
            vec![
                Cell::text(Some(&node.code)),
                Cell::Number(f64::from(*level), 0),
                Cell::text(node.parent.as_deref()),
                Cell::Number(node.direction.sign(), 0),
                Cell::Number(node.weight, 15),
            ]
        };
        let rows = meta.tree.nodes().iter().zip(&meta.levels).map(row).collect();
        let head = heads(["iCode", "Level", "Parent", "Direction", "Weight"]);
        Ok(Grid { title: String::new(), head, rows })
    }
}
