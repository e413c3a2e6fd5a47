//! `ddci index step survey`

use super::super::inputs::Refused;
use super::data::{column, place};
use super::drawn::{Drawn, Sampled};
use clap::Args;
use ddci_index::Fault;
use ddci_index::design::{
    Design, Domains, Estimate, kish_effect, mean, means_by, ratio, share, srs_variance, total,
};
use ddci_platform::web::Lang;
use ddci_survey_reader::number;
use serde_json::{Value, json};

/// Estimates from a sample, with their linearised errors. Gaps are outside the domain but keep their
/// place in the design.
#[derive(Debug, Args)]
pub struct Survey {
    #[command(flatten)]
    drawn: Drawn,
    #[command(flatten)]
    what: What,
    /// In each group of this column
    #[arg(long, requires = "mean")]
    by: Option<String>,
    /// The level of intervals
    #[arg(long, default_value_t = 0.95, value_parser = super::super::uncertainty::share)]
    level: f64,
}

/// What is estimated.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct What {
    /// The mean of a column
    #[arg(long)]
    mean: Option<String>,
    /// The total of a column
    #[arg(long)]
    total: Option<String>,
    /// The ratio of two columns, as ABOVE/BELOW
    #[arg(long)]
    ratio: Option<String>,
    /// The share of each value of a column
    #[arg(long)]
    shares: Option<String>,
    /// The design effect of the mean of a column
    #[arg(long)]
    effect: Option<String>,
    /// The plain mean of a column
    #[arg(long)]
    plain: Option<String>,
    /// Kish's design effect of the weights
    #[arg(long)]
    kish: bool,
    /// The degrees of freedom: clusters less strata
    #[arg(long)]
    degrees: bool,
}

impl Survey {
    /// The estimate: `est`, `se`, `ci_low`, `ci_high`, `df`.
    ///
    /// # Errors
    /// A file or column that is refused.
    pub fn run(&self, lang: Lang) -> Result<Value, Refused> {
        let sampled = self.drawn.open(lang)?;
        let of = |name: &String| column(lang, &sampled.file, &sampled.sheet, name);
        let design = &sampled.design;
        let found: Result<Value, Fault> = match &self.what {
            What { mean: Some(name), .. } => match &self.by {
                Some(by) => self.grouped(lang, &sampled, &of(name)?, by)?,
                None => mean(design, &of(name)?).map(|found| self.told(design, name, &found)),
            },
            What { total: Some(name), .. } => {
                total(design, &of(name)?).map(|found| self.told(design, name, &found))
            }
            What { ratio: Some(names), .. } => {
                let (above, below) = names.split_once('/').unwrap_or((names, names));
                let (above, below) = (of(&above.to_owned())?, of(&below.to_owned())?);
                ratio(design, &above, &below).map(|found| self.told(design, names, &found))
            }
            What { shares: Some(name), .. } => self.shares(design, name, &of(name)?),
            What { effect: Some(name), .. } => effect(design, &of(name)?).map(Value::from),
            What { plain: Some(name), .. } => Ok(json!(plain(&of(name)?))),
            What { kish: true, .. } => Ok(json!(kish_effect(design.weights()))),
            _ => Ok(json!(design.degrees())),
        };
        found.map_err(|fault| sampled.file.wrong(lang, &fault))
    }

    fn told(&self, design: &Design, name: &str, found: &Estimate) -> Value {
        let interval = found.interval_with(self.level, design.degrees());
        json!({
            "names": name, "est": found.value, "se": found.error, "ci_low": interval.low,
            "ci_high": interval.high, "df": design.degrees(),
        })
    }

    fn grouped(
        &self,
        lang: Lang,
        sampled: &Sampled,
        values: &[f64],
        by: &str,
    ) -> Result<Result<Value, Fault>, Refused> {
        let place = place(lang, &sampled.file, &sampled.sheet, by)?;
        let names: Vec<&str> = sampled.sheet.column(place).collect();
        let mut groups = names.clone();
        groups.sort_by(|a, b| by_value(a, b));
        groups.dedup();
        let member =
            |name: &&str| groups.iter().position(|group| group == name).map(|at| at as u32);
        let members: Vec<Option<u32>> = names.iter().map(member).collect();
        let design = &sampled.design;
        Ok(Domains::new(design, &members, groups.len())
            .and_then(|domains| means_by(design, &domains, &[values]))
            .map(|found| {
                let found: Vec<Estimate> = found.into_iter().flatten().collect();
                listed(&found, self.level, design.degrees(), json!({"groups": groups}))
            }))
    }

    /// The share of each value, under names as R gives them.
    fn shares(&self, design: &Design, name: &str, values: &[f64]) -> Result<Value, Fault> {
        let mut levels: Vec<f64> = values.iter().copied().filter(|value| !value.is_nan()).collect();
        levels.sort_by(f64::total_cmp);
        levels.dedup();
        let names: Vec<String> =
            levels.iter().map(|level| format!("factor({name}){level}")).collect();
        let found: Result<Vec<Estimate>, Fault> =
            levels.iter().map(|level| share(design, values, |value| value == *level)).collect();
        let degrees = design.degrees();
        Ok(listed(&found?, self.level, degrees, json!({"names": names, "df": degrees})))
    }
}

/// Numbers by their size, other names by their letters.
fn by_value(a: &str, b: &str) -> std::cmp::Ordering {
    match (number(a), number(b)) {
        (Some(a), Some(b)) => a.total_cmp(&b),
        _ => a.cmp(b),
    }
}

fn listed(found: &[Estimate], level: f64, degrees: f64, mut beside: Value) -> Value {
    let intervals: Vec<_> = found.iter().map(|own| own.interval_with(level, degrees)).collect();
    if let Value::Object(fields) = &mut beside {
        let list = |of: fn(&Estimate) -> f64| found.iter().map(of).collect::<Vec<f64>>();
        fields.insert("est".into(), json!(list(|own| own.value)));
        fields.insert("se".into(), json!(list(|own| own.error)));
        fields.insert("ci_low".into(), json!(intervals.iter().map(|i| i.low).collect::<Vec<_>>()));
        fields
            .insert("ci_high".into(), json!(intervals.iter().map(|i| i.high).collect::<Vec<_>>()));
    }
    beside
}

/// The variance against that of a simple random sample.
fn effect(design: &Design, values: &[f64]) -> Result<f64, Fault> {
    let error = mean(design, values)?.error;
    Ok(error * error / srs_variance(design, values)?)
}

fn plain(values: &[f64]) -> f64 {
    ddci_index::numeric::moments::mean(values)
}
