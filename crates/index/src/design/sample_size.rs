//! How many to ask, and what a sample of this size can see.

use crate::numeric::distribution::normal_quantile;

/// Half the width of the interval of a share: `z sqrt(deff p (1 - p) / n · (N - n) / (N - 1))`.
///
/// `share` 0.5 is the widest; `population` none for very large; `effect` is the design effect, 1
/// without one.
pub fn margin_of_error(
    n: f64,
    population: Option<f64>,
    share: f64,
    effect: f64,
    level: f64,
) -> f64 {
    let left = population.map_or(1.0, |all| ((all - n) / (all - 1.0)).max(0.0));
    normal_quantile(0.5 + level / 2.0) * (effect * share * (1.0 - share) / n * left).sqrt()
}

/// How many to ask for a margin of `error`: `n0 = z² p (1 - p) deff / e²`,
/// `n = n0 / (1 + (n0 - 1) / N)`.
pub fn needed(error: f64, population: Option<f64>, share: f64, effect: f64, level: f64) -> f64 {
    let z = normal_quantile(0.5 + level / 2.0);
    let infinite = z * z * share * (1.0 - share) * effect / (error * error);
    population.map_or(infinite, |all| infinite / (1.0 + (infinite - 1.0) / all)).ceil()
}

/// Slovin's `N / (1 + N e²)`, rounded up: the rule of many provinces, [`needed`] for p = 0.5 with z
/// rounded to 2.
pub fn slovin(population: f64, error: f64) -> f64 {
    (population / (1.0 + population * error * error)).ceil()
}

/// The smallest change between two years' means that a two-sided test at 1 - `level` finds with chance
/// `power`, from the standard errors of both years.
pub fn least_change(before: f64, after: f64, level: f64, power: f64) -> f64 {
    let z = normal_quantile(0.5 + level / 2.0) + normal_quantile(power);
    z * (before * before + after * after).sqrt()
}
