//! `ddci index step rake`

use super::super::inputs::Refused;
use super::super::report::{Cell, Grid};
use super::data::{heads, place};
use super::drawn::Drawn;
use crate::say::say;
use clap::Args;
use ddci_index::Fault;
use ddci_index::design::{Calibration, Centre, Design, Estimate, Margin, post_stratify, rake};
use ddci_platform::web::Lang;
use ddci_survey_reader::number;
use serde_json::json;
use std::collections::BTreeMap;
use std::process::ExitCode;

/// Makes weights agree with known totals.
#[derive(Debug, Args)]
pub struct Rake {
    #[command(flatten)]
    drawn: Drawn,
    /// The totals of a column, as COLUMN:NAME=TOTAL,NAME=TOTAL; may be repeated. With one of them the
    /// weights are post-stratified
    #[arg(long = "margin", required = true, value_parser = margin)]
    margins: Vec<(String, BTreeMap<String, f64>)>,
    /// The largest relative difference from a total that is left
    #[arg(long, default_value_t = 1e-12)]
    tolerance: f64,
    /// A column that is printed beside the weights
    #[arg(long)]
    id: Option<String>,
    /// Print the mean of this column with its error instead of the weights
    #[arg(long)]
    mean: Option<String>,
}

const ROUNDS: usize = 500;

fn margin(text: &str) -> Result<(String, BTreeMap<String, f64>), String> {
    let wrong = || format!("{text:?} is not COLUMN:NAME=TOTAL,…");
    let (column, totals) = text.split_once(':').ok_or_else(wrong)?;
    let total = |pair: &str| {
        let (name, total) = pair.split_once('=').ok_or_else(wrong)?;
        Ok((name.to_owned(), number(total).ok_or_else(wrong)?))
    };
    let totals: Result<BTreeMap<String, f64>, String> = totals.split(',').map(total).collect();
    Ok((column.to_owned(), totals?))
}

impl Rake {
    /// Prints the weights, or the mean.
    ///
    /// # Errors
    /// A file or total that is refused.
    pub fn run(&self, lang: Lang) -> Result<ExitCode, Refused> {
        let sampled = self.drawn.open(lang)?;
        let names = |column: &String| -> Result<Vec<String>, Refused> {
            let place = place(lang, &sampled.file, &sampled.sheet, column)?;
            Ok(sampled.sheet.column(place).map(str::to_owned).collect())
        };
        let mut margins = Vec::new();
        for (name, totals) in &self.margins {
            let totals = totals.clone();
            margins.push(Margin { name: name.clone(), categories: names(name)?, totals });
        }
        let wrong = |fault: Fault| sampled.file.wrong(lang, &fault);
        let before = sampled.design.weights();
        let weights = self.fitted(before, &margins).map_err(wrong)?;
        if let Some(name) = &self.mean {
            let values = super::data::column(lang, &sampled.file, &sampled.sheet, name)?;
            let found = self.estimate(lang, &weights, &margins, &values)?.map_err(wrong)?;
            let interval = found.interval_with(0.95, f64::INFINITY);
            say!(
                "{:#}",
                json!({
                    "names": name, "est": found.value, "se": found.error,
                    "ci_low": interval.low, "ci_high": interval.high, "df": "normal",
                })
            );
            return Ok(ExitCode::SUCCESS);
        }
        let ids = self.id.as_ref().map(names).transpose()?;
        let row = |(at, (before, after)): (usize, (&f64, &f64))| {
            let id = ids.as_ref().and_then(|ids| ids.get(at)).map(|id| Cell::text(Some(id)));
            id.into_iter().chain([Cell::Number(*before, 15), Cell::Number(*after, 15)]).collect()
        };
        let rows = before.iter().zip(&weights).enumerate().map(row).collect();
        let weight = self.drawn.weight.as_deref().unwrap_or("weight");
        let head = heads(self.id.as_deref().into_iter().chain([weight, "calibrated"]));
        super::table(&Grid { title: String::new(), head, rows });
        Ok(ExitCode::SUCCESS)
    }

    fn fitted(&self, weights: &[f64], margins: &[Margin]) -> Result<Vec<f64>, Fault> {
        match margins {
            [one] => post_stratify(weights, one),
            several => Ok(rake(weights, several, self.tolerance, ROUNDS, None)?.weights),
        }
    }

    /// The mean with what the totals explain taken off; raking takes off plain means, which is on the
    /// safe side, post-stratification weighted ones, which is exact.
    fn estimate(
        &self,
        lang: Lang,
        weights: &[f64],
        margins: &[Margin],
        values: &[f64],
    ) -> Result<Result<Estimate, Fault>, Refused> {
        let stratified = self.strata(lang)?;
        let centre = if margins.len() > 1 { Centre::Plain } else { Centre::Weighted };
        let margins = margins.iter().map(|margin| margin.categories.as_slice()).collect();
        let calibration = Calibration { margins, centre };
        Ok(Design::new(weights.to_vec())
            .and_then(|design| design.stratified(&stratified))
            .and_then(|design| calibration.mean(&design, values)))
    }

    fn strata(&self, lang: Lang) -> Result<Vec<String>, Refused> {
        let (file, sheet) = super::data::sheet(lang, &self.drawn.file, "answers")?;
        super::drawn::joined(lang, &file, &sheet, &self.drawn.strata)
    }
}
