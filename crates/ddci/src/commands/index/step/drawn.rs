//! How the rows of any table were drawn, from columns that are named.

use super::super::inputs::{Opened, Refused};
use super::data::{column, place, sheet};
use clap::Args;
use ddci_index::design::Design;
use ddci_index::{Fault, Rule};
use ddci_platform::web::Lang;
use ddci_survey_reader::Sheet;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The design of a table of respondents.
#[derive(Debug, Clone, Args)]
pub struct Drawn {
    /// The table: a row for each respondent
    pub file: PathBuf,
    /// The column of weights; every respondent weighs 1 without it
    #[arg(long)]
    pub weight: Option<String>,
    /// The columns that name strata together, separated by commas
    #[arg(long, value_delimiter = ',')]
    pub strata: Vec<String>,
    /// The columns that name clusters together
    #[arg(long, value_delimiter = ',')]
    pub clusters: Vec<String>,
    /// The column of how many clusters (respondents, where there are none) the stratum has; `weights`
    /// takes the sum of the stratum's weights
    #[arg(long)]
    pub population: Option<String>,
    /// The column of how many respondents the cluster has, where they were drawn within it
    #[arg(long, requires = "clusters")]
    pub within: Option<String>,
    /// A table that holds the population, matched by the columns that both have of --on
    #[arg(long, requires = "population")]
    pub frame: Option<PathBuf>,
    /// The columns a frame is matched by
    #[arg(long, value_delimiter = ',', default_value = "year,unit_id,commune,group")]
    pub on: Vec<String>,
}

/// A table that was opened, with its design.
pub struct Sampled {
    /// The file.
    pub file: Opened,
    /// Its rows.
    pub sheet: Sheet,
    /// How they were drawn.
    pub design: Design,
}

impl Drawn {
    /// Opens the table.
    ///
    /// # Errors
    /// A file, column or cell that is refused.
    pub fn open(&self, lang: Lang) -> Result<Sampled, Refused> {
        let (file, sheet) = sheet(lang, &self.file, "answers")?;
        let design = self.design(lang, &file, &sheet)?;
        Ok(Sampled { file, sheet, design })
    }

    fn design(&self, lang: Lang, file: &Opened, sheet: &Sheet) -> Result<Design, Refused> {
        let wrong = |fault: Fault| file.wrong(lang, &fault);
        let weights = match &self.weight {
            Some(name) => column(lang, file, sheet, name)?,
            None => vec![1.0; sheet.len()],
        };
        let strata = joined(lang, file, sheet, &self.strata)?;
        let mut design = Design::new(weights.clone()).map_err(wrong)?;
        if !self.strata.is_empty() {
            design = design.stratified(&strata).map_err(wrong)?;
        }
        let clusters = joined(lang, file, sheet, &self.clusters)?;
        if !self.clusters.is_empty() {
            design = design.clustered(&clusters).map_err(wrong)?;
        }
        if let Some(population) = &self.population {
            let sizes = match (population.as_str(), &self.frame) {
                ("weights", _) => sums(&strata, &weights),
                (name, None) => column(lang, file, sheet, name)?,
                (name, Some(frame)) => self.matched(lang, file, sheet, frame, name)?,
            };
            design = design.with_population(&sizes).map_err(wrong)?;
        }
        if let Some(within) = &self.within {
            let sizes = column(lang, file, sheet, within)?;
            design = design.with_population_of_clusters(&sizes).map_err(wrong)?;
        }
        Ok(design)
    }

    /// A column of a frame, for each row of the table.
    fn matched(
        &self,
        lang: Lang,
        file: &Opened,
        sheet: &Sheet,
        frame: &std::path::Path,
        name: &str,
    ) -> Result<Vec<f64>, Refused> {
        let (frame_file, frame) = super::data::sheet(lang, frame, "frame")?;
        let both = |on: &&String| sheet.place(on).is_some() && frame.place(on).is_some();
        let on: Vec<String> = self.on.iter().filter(both).cloned().collect();
        let known = joined(lang, &frame_file, &frame, &on)?;
        let sizes = column(lang, &frame_file, &frame, name)?;
        let sizes: BTreeMap<String, f64> = known.into_iter().zip(sizes).collect();
        let keys = joined(lang, file, sheet, &on)?;
        let size = |(key, row): (&String, &u32)| {
            let missing = || Fault::new(Rule::Known, key.replace('\u{1f}', " ")).at(row, name);
            sizes.get(key).copied().ok_or_else(|| file.wrong(lang, &missing()))
        };
        keys.iter().zip(sheet.numbers()).map(size).collect()
    }
}

/// The cells of several columns of each row, one after the other.
///
/// # Errors
/// A column that is not there.
pub fn joined(
    lang: Lang,
    file: &Opened,
    sheet: &Sheet,
    names: &[String],
) -> Result<Vec<String>, Refused> {
    let places: Result<Vec<usize>, Refused> =
        names.iter().map(|name| place(lang, file, sheet, name)).collect();
    let places = places?;
    let key = |row: ddci_survey_reader::Row<'_>| {
        places.iter().map(|place| row.cell(*place)).collect::<Vec<_>>().join("\u{1f}")
    };
    Ok(sheet.rows().map(key).collect())
}

fn sums(strata: &[String], weights: &[f64]) -> Vec<f64> {
    let mut sums: BTreeMap<&String, f64> = BTreeMap::new();
    for (stratum, weight) in strata.iter().zip(weights) {
        *sums.entry(stratum).or_default() += weight;
    }
    strata.iter().map(|stratum| sums.get(stratum).copied().unwrap_or(0.0)).collect()
}
