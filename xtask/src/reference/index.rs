//! A folder with `iData.csv` and `iMeta.csv`: the construction of an index.
//!
//! Units come in the order of their codes and indicators in that of the hierarchy, as COINr brings them.

use super::program::{Program, Rows, text};
use anyhow::Result;
use std::path::Path;

/// Whether a folder is one.
pub fn is(dir: &Path) -> bool {
    dir.join("iData.csv").exists() && meta(dir).exists()
}

/// The hierarchy: the whole one, or what is left of it.
fn meta(dir: &Path) -> std::path::PathBuf {
    let whole = dir.join("iMeta.csv");
    if whole.exists() { whole } else { dir.join("framework.csv") }
}

/// File names and the ways of normalising they stand for.
const NORMALISATIONS: [(&str, &str); 7] = [
    ("minmax_1_10", "minmax:1:10"),
    ("minmax_0_100", "minmax:0:100"),
    ("zscore_0_1", "zscore:0:1"),
    ("rank", "rank"),
    ("prank", "prank"),
    ("borda", "borda"),
    ("dist2max", "dist2max"),
];
const MEANS: [&str; 3] = ["amean", "gmean", "hmean"];
/// The full path cuts five outliers back at most.
const TREATED: [&str; 2] = ["--treat", "5"];

/// Writes every file.
pub fn run(program: &Program, dir: &Path, out: &Path) -> Result<()> {
    let sorted = tempfile::tempdir()?;
    let case = Case { program, dir, sorted: sorted.path(), out, meta: meta(dir) };
    program.write(&out.join("framework.csv"), &["step", "framework", text(&case.meta)?])?;
    let indicators = case.indicators()?;
    for name in ["iData.csv", "iData_missing.csv"] {
        if dir.join(name).exists() {
            sort(&dir.join(name), &indicators, &sorted.path().join(name))?;
        }
    }
    case.complete()?;
    case.treated()?;
    if dir.join("iData_missing.csv").exists() {
        case.missing()?;
    }
    if dir.join("sa_parameters.csv").exists() && dir.join("sa_weight_sets.csv").exists() {
        case.sensitivity()?;
    }
    Ok(())
}

/// Rows by the code of the unit; what is no indicator first, then indicators.
fn sort(from: &Path, indicators: &[String], to: &Path) -> Result<()> {
    let rows = Rows::read(from)?;
    let own = |name: &&String| !name.is_empty() && !indicators.contains(name);
    let columns = rows.head().iter().filter(own).chain(indicators).map(String::as_str);
    rows.write(to, &columns.collect::<Vec<_>>(), Some("uCode"))
}

struct Case<'a> {
    program: &'a Program,
    dir: &'a Path,
    /// Holds the tables with rows and columns in order.
    sorted: &'a Path,
    out: &'a Path,
    meta: std::path::PathBuf,
}

impl Case<'_> {
    /// Writes what a step makes of a table.
    fn write(&self, name: &str, step: &str, data: &str, more: &[&str]) -> Result<()> {
        let (data, meta) = (self.sorted.join(data), text(&self.meta)?);
        let arguments = [&["step", step, text(&data)?, "--meta", meta][..], more].concat();
        self.program.write(&self.out.join(name), &arguments)
    }

    /// Without gaps, as it came.
    fn complete(&self) -> Result<()> {
        for (name, how) in NORMALISATIONS {
            self.write(&format!("norm_{name}.csv"), "normalise", "iData.csv", &["--how", how])?;
        }
        for weights in ["equal", "original"] {
            for mean in MEANS {
                let how = ["--mean", mean, "--weights", weights];
                let name = format!("{mean}_{weights}.csv");
                self.write(&format!("scores_{name}"), "aggregate", "iData.csv", &how)?;
                let ranked = [&how[..], &["--ranks"]].concat();
                self.write(&format!("ranks_{name}"), "aggregate", "iData.csv", &ranked)?;
            }
        }
        let copeland = ["--mean", "copeland"];
        self.write("scores_copeland_exact.csv", "aggregate", "iData.csv", &copeland)?;
        self.write("stats.csv", "describe", "iData.csv", &[])?;
        self.transforms()
    }

    /// The codes of the indicators, in the order of the hierarchy.
    fn indicators(&self) -> Result<Vec<String>> {
        let meta = Rows::read(&self.out.join("framework.csv"))?;
        let levels = meta.column("Level");
        let codes = meta.column("iCode").into_iter().zip(levels);
        Ok(codes.filter(|(_, level)| *level == "1").map(|(code, _)| code.to_owned()).collect())
    }

    /// The fifth indicator of the hierarchy, or the last where there are fewer; rows as they came.
    fn transforms(&self) -> Result<()> {
        let (data, indicators) = (self.dir.join("iData.csv"), self.indicators()?);
        let Some(code) = indicators.get(4).or(indicators.last()) else { return Ok(()) };
        let arguments = ["step", "transform", text(&data)?, "--column", code];
        self.program.write(&self.out.join("transforms_5th_indicator.csv"), &arguments)
    }

    /// With outliers treated.
    fn treated(&self) -> Result<()> {
        for (name, most) in [("treated", "5"), ("treated_winmax1", "1")] {
            self.write(&format!("{name}.csv"), "treat", "iData.csv", &["--most", most])?;
            let details = ["--most", most, "--details"];
            self.write(&format!("{name}_details.csv"), "treat", "iData.csv", &details)?;
        }
        let with = |more: &[&'static str]| [&TREATED[..], more].concat();
        self.write("full_scores.csv", "aggregate", "iData.csv", &with(&[]))?;
        self.write("full_ranks.csv", "aggregate", "iData.csv", &with(&["--ranks"]))?;
        self.write("whatif_remove_level2.csv", "what-if", "iData.csv", &with(&[]))?;
        self.write("whatif_remove_level2_ranks.csv", "what-if", "iData.csv", &with(&["--ranks"]))?;
        self.write("cronbach_by_group.csv", "components", "iData.csv", &with(&["--alpha"]))?;
        self.write("pca_weights_level1.csv", "components", "iData.csv", &with(&[]))
    }

    /// With gaps. Shares stand in the names of files: 75 % of a parent's children, 92 % of a unit's
    /// indicators.
    fn missing(&self) -> Result<()> {
        const DATA: &str = "iData_missing.csv";
        for mean in ["amean", "gmean"] {
            let name = format!("missing_scores_{mean}_original.csv");
            self.write(&name, "aggregate", DATA, &["--mean", mean])?;
        }
        let name = "missing_scores_amean_original_thresh75.csv";
        self.write(name, "aggregate", DATA, &["--least", "0.75"])?;
        self.write("missing_imputed_i_mean.csv", "impute", DATA, &["--with", "mean"])?;
        self.write("missing_imputed_i_median.csv", "impute", DATA, &["--with", "median"])?;
        self.write("missing_imputed_group_mean.csv", "impute", DATA, &["--grouped"])?;
        self.write("missing_availability.csv", "missing", DATA, &[])?;
        self.write("missing_screened_units_92.csv", "screen", DATA, &["--least", "0.92"])
    }

    /// The runs of a sensitivity analysis.
    fn sensitivity(&self) -> Result<()> {
        let (parameters, sets) =
            (self.dir.join("sa_parameters.csv"), self.dir.join("sa_weight_sets.csv"));
        let from = ["--parameters", text(&parameters)?, "--weights", text(&sets)?];
        for (name, show) in
            [("sa_y", "moved"), ("sa_indices", "indices"), ("sa_rankstats", "ranks")]
        {
            let arguments = [&from[..], &TREATED, &["--show", show]].concat();
            self.write(&format!("{name}.csv"), "sensitivity", "iData.csv", &arguments)?;
        }
        for (from, name) in [(&parameters, "sa_parameters.csv"), (&sets, "sa_weight_sets.csv")] {
            if self.out != self.dir {
                std::fs::copy(from, self.out.join(name))?;
            }
        }
        Ok(())
    }
}
