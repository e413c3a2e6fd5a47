//! `ddci index step treat`

use super::super::inputs::Refused;
use super::super::report::{Cell, Grid};
use super::data::{WithMeta, grid, heads};
use clap::Args;
use ddci_index::treat::{Shape, Treated, Treatment, treat};
use ddci_platform::web::Lang;

/// Treats outliers.
#[derive(Debug, Args)]
pub struct Treat {
    #[command(flatten)]
    from: WithMeta,
    /// The most points that are cut back before the column is bent by a logarithm
    #[arg(long, default_value_t = 5)]
    most: usize,
    /// Print what was done to each column instead of the table
    #[arg(long)]
    details: bool,
}

impl Treat {
    /// The treated table, or what was done.
    ///
    /// # Errors
    /// A file that is refused.
    pub fn run(&self, lang: Lang) -> Result<Grid, Refused> {
        let (table, _) = self.from.read(lang)?;
        let rule = Treatment { most_points: self.most, ..Treatment::default() };
        let (table, done) = treat(&table, &rule);
        Ok(if self.details { details(&done) } else { grid(&table) })
    }
}

/// A step that no column came to has no columns; a column without a shape (one value throughout) has no
/// row.
fn details(done: &[Treated]) -> Grid {
    let names =
        |step: u8| ["Pass", "Skew", "Kurt"].map(|name| format!("check_SkewKurt{step}.{name}"));
    let (cut, bent) = (
        done.iter().any(|column| column.after_cutting.is_some()),
        done.iter().any(|column| column.after_logarithm.is_some()),
    );
    let mut head = vec!["iCode".to_owned()];
    head.extend(names(0));
    if cut {
        head.push("winsorise.nwin".to_owned());
        head.extend(names(1));
    }
    if bent {
        head.extend(names(2));
    }
    let row = |column: &Treated| {
        let mut cells = vec![Cell::text(Some(&column.code))];
        cells.extend(shape(Some(column.before)));
        if cut {
            cells.push(Cell::number(column.after_cutting.map(|_| column.cut as f64), 0));
            cells.extend(shape(column.after_cutting));
        }
        if bent {
            cells.extend(shape(column.after_logarithm));
        }
        cells
    };
    let shaped = done.iter().filter(|column| column.before.skewness.is_some());
    let rows = shaped.map(row).collect();
    Grid { title: String::new(), head: heads(head.iter().map(String::as_str)), rows }
}

fn shape(shape: Option<Shape>) -> [Cell; 3] {
    let word = shape.map(|shape| if shape.passes { "TRUE" } else { "FALSE" });
    [
        Cell::text(word),
        Cell::number(shape.and_then(|shape| shape.skewness), 15),
        Cell::number(shape.and_then(|shape| shape.kurtosis), 15),
    ]
}
