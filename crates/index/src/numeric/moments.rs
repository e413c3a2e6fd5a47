//! Moments of columns with gaps (NaN).

/// The values that are no gaps, in order.
pub fn present(column: &[f64]) -> Vec<f64> {
    column.iter().copied().filter(|value| !value.is_nan()).collect()
}

/// The arithmetic mean; NaN of nothing.
pub fn mean(column: &[f64]) -> f64 {
    let (count, sum) = count_and_sum(column, |value| value);
    sum / count
}

fn count_and_sum(column: &[f64], of: impl Fn(f64) -> f64) -> (f64, f64) {
    let there = column.iter().filter(|value| !value.is_nan());
    there.fold((0.0, 0.0), |(count, sum), value| (count + 1.0, sum + of(*value)))
}

/// The median, the mean of the two middle values where the count is even; NaN of nothing.
pub fn median(column: &[f64]) -> f64 {
    super::quantile::quantile(&present(column), 0.5)
}

/// The variance with divisor n - 1; NaN of fewer than two values.
pub fn variance(column: &[f64]) -> f64 {
    let center = mean(column);
    let (count, squares) = count_and_sum(column, |value| (value - center) * (value - center));
    if count < 2.0 { f64::NAN } else { squares / (count - 1.0) }
}

/// The standard deviation with divisor n - 1; NaN of fewer than two values.
pub fn standard_deviation(column: &[f64]) -> f64 {
    variance(column).sqrt()
}

/// Sums of the powers 2, 3 and 4 of the deviations, with the count.
fn powers(column: &[f64]) -> (f64, f64, f64, f64) {
    let center = mean(column);
    column.iter().filter(|value| !value.is_nan()).fold(
        (0.0, 0.0, 0.0, 0.0),
        |(n, two, three, four), value| {
            let deviation = value - center;
            let square = deviation * deviation;
            (n + 1.0, two + square, three + square * deviation, four + square * square)
        },
    )
}

/// The skewness corrected for bias: `sqrt(n (n-1)) / (n-2) · g1` (Joanes & Gill 1998, G1), as SKEW of
/// spreadsheets. None with fewer than 3 values or without spread.
pub fn skewness(column: &[f64]) -> Option<f64> {
    skewness_and_kurtosis(column).0
}

/// The excess kurtosis corrected for bias: `((n+1) g2 + 6) (n-1) / ((n-2)(n-3))` (Joanes & Gill 1998,
/// G2), as KURT of spreadsheets. None with fewer than 4 values or without spread.
pub fn kurtosis(column: &[f64]) -> Option<f64> {
    skewness_and_kurtosis(column).1
}

/// Both, from one look at the column.
pub fn skewness_and_kurtosis(column: &[f64]) -> (Option<f64>, Option<f64>) {
    let (n, two, three, four) = powers(column);
    let skewness = n.sqrt() * three / (two * two.sqrt()) * (n * (n - 1.0)).sqrt() / (n - 2.0);
    let excess = n * four / (two * two) - 3.0;
    let kurtosis = ((n + 1.0) * excess + 6.0) * (n - 1.0) / ((n - 2.0) * (n - 3.0));
    let defined = |least: f64| n >= least && two > 0.0;
    (defined(3.0).then_some(skewness), defined(4.0).then_some(kurtosis))
}

/// The covariance with divisor n - 1 over the rows where neither is a gap; NaN of fewer than two such
/// rows.
pub fn covariance(left: &[f64], right: &[f64]) -> f64 {
    let both: (Vec<f64>, Vec<f64>) = left
        .iter()
        .zip(right)
        .filter(|(l, r)| !l.is_nan() && !r.is_nan())
        .map(|(l, r)| (*l, *r))
        .unzip();
    let (left_mean, right_mean) = (mean(&both.0), mean(&both.1));
    let products: f64 =
        both.0.iter().zip(&both.1).map(|(l, r)| (l - left_mean) * (r - right_mean)).sum();
    if both.0.len() < 2 { f64::NAN } else { products / (both.0.len() as f64 - 1.0) }
}

/// Pearson's correlation over the rows where neither is a gap; NaN without spread.
pub fn correlation(left: &[f64], right: &[f64]) -> f64 {
    let gap = |(l, r): &(&f64, &f64)| !l.is_nan() && !r.is_nan();
    let both: (Vec<f64>, Vec<f64>) =
        left.iter().zip(right).filter(gap).map(|(l, r)| (*l, *r)).unzip();
    covariance(&both.0, &both.1) / (standard_deviation(&both.0) * standard_deviation(&both.1))
}

/// The smallest and largest value; none of nothing.
pub fn extremes(column: &[f64]) -> Option<(f64, f64)> {
    let mut there = column.iter().copied().filter(|value| !value.is_nan());
    let first = there.next()?;
    Some(there.fold((first, first), |(low, high), value| (low.min(value), high.max(value))))
}
