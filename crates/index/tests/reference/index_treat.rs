//! `treated*.csv`, `stats.csv` and `transforms_5th_indicator.csv`.

use ddci_index::describe::{Description, Limits};
use ddci_index::treat::{Shape, Treatment, box_cox, log_shifted, treat};
use rstest::rstest;

use crate::csv_file::{CsvFile, assert_near, assert_table};

#[rstest]
#[case("treated", 5)]
#[case("treated_winmax1", 1)]
fn treats_as_coinr(#[case] name: &str, #[case] most_points: usize) {
    let rule = Treatment { most_points, ..Treatment::default() };
    let (table, done) = treat(&CsvFile::read("index/iData.csv").table(), &rule);
    assert_table(&table, &format!("index/{name}.csv"), 1e-9);
    let details = CsvFile::read(&format!("index/{name}_details.csv"));
    assert_eq!(details.text("iCode"), done.iter().map(|d| d.code.clone()).collect::<Vec<_>>());
    for (at, treated) in done.iter().enumerate() {
        assert_shape(&details, at, 0, Some(treated.before));
        assert_shape(&details, at, 1, treated.after_cutting);
        let cut = details.numbers("winsorise.nwin")[at];
        assert_eq!(treated.cut as f64, if cut.is_nan() { 0.0 } else { cut });
    }
}

#[track_caller]
fn assert_shape(details: &CsvFile, at: usize, step: u8, shape: Option<Shape>) {
    let cell = |name: &str| format!("check_SkewKurt{step}.{name}");
    let passes = shape.map_or(String::new(), |shape| shape.passes.to_string().to_uppercase());
    assert_eq!(details.text(&cell("Pass"))[at], passes);
    let number = |value: Option<f64>| value.unwrap_or(f64::NAN);
    assert_near(number(shape.and_then(|s| s.skewness)), details.numbers(&cell("Skew"))[at], 1e-9);
    assert_near(number(shape.and_then(|s| s.kurtosis)), details.numbers(&cell("Kurt"))[at], 1e-9);
}

#[test]
fn describes_as_coinr() {
    let (table, stats) =
        (CsvFile::read("index/iData.csv").table(), CsvFile::read("index/stats.csv"));
    for (at, code) in stats.text("iCode").iter().enumerate() {
        let found = Description::of(table.column(code).unwrap()).unwrap();
        let share = |count: usize| count as f64 / found.cells as f64;
        let pairs = [
            (found.min, "Min"),
            (found.max, "Max"),
            (found.mean, "Mean"),
            (found.median, "Median"),
            (found.deviation, "Std"),
            (found.skewness.unwrap(), "Skew"),
            (found.kurtosis.unwrap(), "Kurt"),
            (found.available as f64, "N.Avail"),
            (found.not_zero as f64, "N.NonZero"),
            (found.different as f64, "N.Unique"),
            (found.same as f64, "N.Same"),
            (share(found.available), "Frc.Avail"),
            (share(found.not_zero), "Frc.NonZero"),
            (share(found.different), "Frc.Unique"),
            (share(found.same), "Frc.Same"),
        ];
        for (value, name) in pairs {
            assert_near(value, stats.numbers(name)[at], 1e-9);
        }
        let flags = found.flags(&Limits::default());
        let word = |flag: bool, word: &str| if flag { word.to_owned() } else { "ok".to_owned() };
        assert_eq!(stats.text("Flag.Avail")[at], word(flags.gaps, "LOW"));
        assert_eq!(stats.text("Flag.NonZero")[at], word(flags.zeros, "LOW"));
        assert_eq!(stats.text("Flag.Unique")[at], word(flags.repeats, "LOW"));
        assert_eq!(stats.text("Flag.SkewKurt")[at], word(flags.outliers, "OUT"));
    }
}

#[test]
fn transforms_as_coinr() {
    let file = CsvFile::read("index/transforms_5th_indicator.csv");
    let x = file.numbers("x");
    let pairs = [
        (box_cox(&x, 0.0), "boxcox_0"),
        (box_cox(&x, 0.5), "boxcox_half"),
        (box_cox(&x, -1.0), "boxcox_minus1"),
        (log_shifted(&x), "log_CT"),
    ];
    for (found, name) in pairs {
        for (left, right) in found.iter().zip(file.numbers(name)) {
            assert_near(*left, right, 1e-9);
        }
    }
}
