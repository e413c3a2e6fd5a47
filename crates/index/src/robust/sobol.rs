//! Sobol' first and total order indices.

use crate::design::Interval;
use crate::fault::same_length;
use crate::numeric::at;
use crate::numeric::moments::{mean, variance};
use crate::numeric::quantile::quantile;
use crate::numeric::random::Stream;
use crate::{Fault, Rule};

/// Results of the runs of a Saltelli design, for `n` base rows and `k` inputs.
#[derive(Debug, Clone, PartialEq)]
pub struct Sobol {
    /// Results with all inputs from A.
    pub a: Vec<f64>,
    /// Results with all inputs from B.
    pub b: Vec<f64>,
    /// For each input, the results with that one from B and the others from A.
    pub ab: Vec<Vec<f64>>,
    /// For each input, the results with that one from A and the others from B; none where they were not
    /// run.
    pub ba: Vec<Vec<f64>>,
}

/// Every so-many-th result.
struct Every<'a> {
    results: &'a [f64],
    step: usize,
}

impl<'a> Every<'a> {
    fn of(results: &'a [f64], step: usize) -> Result<Self, Fault> {
        same_length("results", 0, results.len() % step)?;
        Ok(Self { results, step })
    }

    fn from(&self, first: usize) -> Vec<f64> {
        self.results.iter().skip(first).step_by(self.step).copied().collect()
    }
}

/// The variance that indices are shares of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// Of the results of A and B together, divisor n - 1 (COINr); results as they are.
    Sample,
    /// Results standardised over all runs first, divisor n (SALib).
    Standardised,
}

/// The indices of one input.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SobolEffect {
    /// What the input explains alone: `mean(yB (yAB - yA)) / var` (Saltelli et al. 2010).
    pub first: f64,
    /// What it explains with all its interactions: `mean((yA - yAB)²) / (2 var)` (Jansen 1999).
    pub total: f64,
    /// The percentile interval of the first-order index over resampled base rows.
    pub first_interval: Interval,
    /// The percentile interval of the total index.
    pub total_interval: Interval,
}

impl Sobol {
    /// Splits results that came in the order A, B, AB1 … ABk, each `rows` long.
    ///
    /// # Errors
    /// A count that is not `rows · (2 + k)`.
    pub fn from_blocks(results: &[f64], rows: usize) -> Result<Self, Fault> {
        let mut blocks = results.chunks_exact(rows.max(1)).map(<[f64]>::to_vec);
        match (blocks.next(), blocks.next()) {
            (Some(a), Some(b)) if results.len().is_multiple_of(rows) => {
                Ok(Self { a, b, ab: blocks.collect(), ba: Vec::new() })
            }
            _ => Err(Fault::new(
                Rule::Enough,
                format!("{} results in rows of {rows}", results.len()),
            )),
        }
    }

    /// Splits results that came base row by base row as A, AB1 … ABk, B.
    ///
    /// # Errors
    /// A count that is not a multiple of `k + 2`.
    pub fn from_rows(results: &[f64], inputs: usize) -> Result<Self, Fault> {
        let every = Every::of(results, inputs + 2)?;
        let ab = (1..=inputs).map(|from| every.from(from)).collect();
        Ok(Self { a: every.from(0), b: every.from(inputs + 1), ab, ba: Vec::new() })
    }

    /// Splits results that came base row by base row as A, AB1 … ABk, BA1 … BAk, B.
    ///
    /// # Errors
    /// A count that is not a multiple of `2 k + 2`.
    pub fn from_rows_both(results: &[f64], inputs: usize) -> Result<Self, Fault> {
        let every = Every::of(results, 2 * inputs + 2)?;
        let ab = (1..=inputs).map(|from| every.from(from)).collect();
        let ba = (inputs + 1..=2 * inputs).map(|from| every.from(from)).collect();
        Ok(Self { a: every.from(0), b: every.from(2 * inputs + 1), ab, ba })
    }

    fn map(&self, of: impl Fn(&Vec<f64>) -> Vec<f64>) -> Self {
        let (ab, ba) = (self.ab.iter().map(&of).collect(), self.ba.iter().map(&of).collect());
        Self { a: of(&self.a), b: of(&self.b), ab, ba }
    }

    fn resampled(&self, rows: &[usize]) -> Self {
        self.map(|block| rows.iter().map(|row| at(block, *row)).collect())
    }

    fn standardised(&self) -> Self {
        let blocks = [&self.a, &self.b].into_iter().chain(&self.ab).chain(&self.ba);
        let all: Vec<f64> = blocks.flatten().copied().collect();
        let center = mean(&all);
        let spread = (variance(&all) * (all.len() as f64 - 1.0) / all.len() as f64).sqrt();
        self.map(|block| block.iter().map(|y| (y - center) / spread).collect())
    }

    fn indices(&self, scale: Scale) -> Vec<(f64, f64)> {
        let both: Vec<f64> = self.a.iter().chain(&self.b).copied().collect();
        let divisor = match scale {
            Scale::Sample => 1.0,
            Scale::Standardised => (both.len() as f64 - 1.0) / both.len() as f64,
        };
        let whole = variance(&both) * divisor;
        let n = self.a.len() as f64;
        let index = |ab: &Vec<f64>| {
            let runs = || self.a.iter().zip(&self.b).zip(ab);
            let first: f64 = runs().map(|((a, b), ab)| b * (ab - a)).sum();
            let total: f64 = runs().map(|((a, _), ab)| (a - ab) * (a - ab)).sum();
            (first / n / whole, total / (2.0 * n * whole))
        };
        self.ab.iter().map(index).collect()
    }
}

/// The indices of every input, with percentile intervals from `resamples` draws of base rows. Results
/// without variance give NaN.
///
/// # Errors
/// Blocks of different lengths, or fewer than two base rows.
pub fn effects(
    results: &Sobol,
    scale: Scale,
    level: f64,
    resamples: usize,
    seed: u64,
) -> Result<Vec<SobolEffect>, Fault> {
    for block in results.ab.iter().chain(&results.ba).chain([&results.b]) {
        same_length("results", results.a.len(), block.len())?;
    }
    let rows = results.a.len();
    if rows < 2 {
        return Err(Fault::new(Rule::Enough, format!("{rows} base rows")));
    }
    let scaled = match scale {
        Scale::Sample => results.clone(),
        Scale::Standardised => results.standardised(),
    };
    let draw = |replicate: usize| {
        let mut stream = Stream::new(seed, replicate as u64, 0);
        let drawn: Vec<usize> = (0..rows).map(|_| stream.below(rows as u32) as usize).collect();
        scaled.resampled(&drawn).indices(scale)
    };
    let replicates: Vec<Vec<(f64, f64)>> = (0..resamples).map(draw).collect();
    let effect = |(input, (first, total)): (usize, (f64, f64))| {
        let of = |pick: fn(&(f64, f64)) -> f64| interval(&replicates, input, pick, level);
        SobolEffect {
            first,
            total,
            first_interval: of(|pair| pair.0),
            total_interval: of(|pair| pair.1),
        }
    };
    Ok(scaled.indices(scale).into_iter().enumerate().map(effect).collect())
}

fn interval(
    replicates: &[Vec<(f64, f64)>],
    input: usize,
    of: fn(&(f64, f64)) -> f64,
    level: f64,
) -> Interval {
    let values: Vec<f64> = replicates.iter().filter_map(|all| all.get(input).map(of)).collect();
    let tail = (1.0 - level) / 2.0;
    Interval { low: quantile(&values, tail), high: quantile(&values, 1.0 - tail) }
}

/// The rows of a Saltelli design in [0, 1), in the order A, B, AB1 … ABk.
pub fn design(rows: usize, inputs: usize, seed: u64) -> Vec<Vec<f64>> {
    let block = |which: u64| -> Vec<Vec<f64>> {
        let row = |row: usize| {
            let mut stream = Stream::new(seed, row as u64, which);
            (0..inputs).map(|_| stream.uniform()).collect()
        };
        (0..rows).map(row).collect()
    };
    let (a, b) = (block(1), block(2));
    let swapped = |input: usize| {
        let swap = move |(a, b): (&Vec<f64>, &Vec<f64>)| {
            let mut row = a.clone();
            if let (Some(cell), Some(value)) = (row.get_mut(input), b.get(input)) {
                *cell = *value;
            }
            row
        };
        a.iter().zip(&b).map(swap).collect::<Vec<_>>()
    };
    let mixed: Vec<Vec<f64>> = (0..inputs).flat_map(swapped).collect();
    a.iter().chain(&b).cloned().chain(mixed).collect()
}
