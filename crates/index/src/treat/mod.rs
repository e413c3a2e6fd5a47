//! Outliers: found by shape, cut back point by point, or the column bent by a logarithm.

mod transform;
mod winsorise;

pub use transform::{box_cox, log_shifted};
pub use winsorise::{Winsorised, winsorise};

use crate::Table;
use crate::describe::beyond;
use crate::numeric::moments::skewness_and_kurtosis;

/// When a column is treated, and how far.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Treatment {
    /// A column fails when its absolute skewness is at least this …
    pub skewness: f64,
    /// … and its excess kurtosis at least this.
    pub kurtosis: f64,
    /// The most points that are cut back.
    pub most_points: usize,
}

impl Default for Treatment {
    /// |skewness| 2 and kurtosis 3.5 (JRC/COIN), five points.
    fn default() -> Self {
        Self { skewness: 2.0, kurtosis: 3.5, most_points: 5 }
    }
}

/// The shape of a column at one step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shape {
    /// Skewness, none where undefined.
    pub skewness: Option<f64>,
    /// Excess kurtosis, none where undefined.
    pub kurtosis: Option<f64>,
    /// Whether it passes; an undefined shape does.
    pub passes: bool,
}

/// What was done to one column.
#[derive(Debug, Clone, PartialEq)]
pub struct Treated {
    /// The column.
    pub code: String,
    /// Its shape as it came.
    pub before: Shape,
    /// How many points were cut back; 0 where it passed.
    pub cut: usize,
    /// Its shape after cutting; none where it passed at once.
    pub after_cutting: Option<Shape>,
    /// Its shape after the logarithm of the original column; none where cutting was enough.
    pub after_logarithm: Option<Shape>,
}

/// Treats every column that fails: winsorise, and where that is not enough
/// `ln(x - min + 0.01 (max - min))` of the original column. Returns the table and what was done to each
/// column.
pub fn treat(table: &Table, rule: &Treatment) -> (Table, Vec<Treated>) {
    table.remake(|code, column| treat_column(code, column, rule))
}

fn treat_column(code: &str, column: &[f64], rule: &Treatment) -> (Treated, Vec<f64>) {
    let before = rule.shape(column);
    let mut treated = Treated {
        code: code.to_owned(),
        before,
        cut: 0,
        after_cutting: None,
        after_logarithm: None,
    };
    if before.passes {
        return (treated, column.to_vec());
    }
    let cut = winsorise(column, rule);
    treated.cut = cut.low + cut.high;
    treated.after_cutting = Some(cut.shape);
    if cut.shape.passes {
        return (treated, cut.cells);
    }
    let bent = log_shifted(column);
    treated.after_logarithm = Some(rule.shape(&bent));
    (treated, bent)
}

impl Treatment {
    /// The shape of a column, judged by this rule.
    pub fn shape(&self, column: &[f64]) -> Shape {
        let (skewness, kurtosis) = skewness_and_kurtosis(column);
        let passes = !beyond(skewness, kurtosis, self.skewness, self.kurtosis);
        Shape { skewness, kurtosis, passes }
    }
}
