//! Respondents by domain (the unit they rate), sorted as the design needs them.

use super::Design;
use crate::Fault;
use crate::fault::same_length;

/// The respondents of each domain, in the order of strata and clusters.
#[derive(Debug, Clone, PartialEq)]
pub struct Domains {
    pub(crate) domains: Vec<Domain>,
}

/// One domain.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Domain {
    /// Rows of the sample, sorted by stratum and cluster.
    pub rows: Vec<u32>,
    /// Their weights, in the same order.
    pub weights: Vec<f64>,
    /// The runs of equal strata.
    pub runs: Vec<Run>,
}

/// Consecutive rows of one stratum.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Run {
    /// Its number in the design.
    pub stratum: u32,
    /// How many rows.
    pub rows: usize,
    /// The rows of each cluster; empty where every row is its own.
    pub clusters: Vec<usize>,
    /// Clusters drawn in the whole stratum.
    pub drawn: f64,
    /// `1 - n/N`.
    pub left: f64,
    /// Respondents drawn in each cluster and `1 - n/N` of them, where there is a second stage.
    pub within: Vec<(f64, f64)>,
}

impl Domains {
    /// All respondents as one domain.
    pub fn whole(design: &Design) -> Self {
        Self { domains: vec![Domain::of(design, (0..design.len() as u32).collect())] }
    }

    /// One domain for each number below `count`; `members` names the domain of each respondent, none
    /// for nobody's.
    ///
    /// # Errors
    /// Not one entry for each respondent.
    pub fn new(design: &Design, members: &[Option<u32>], count: usize) -> Result<Self, Fault> {
        same_length("domains", design.len(), members.len())?;
        let mut rows = vec![Vec::new(); count];
        for (row, member) in members.iter().enumerate() {
            if let Some(rows) = member.and_then(|domain| rows.get_mut(domain as usize)) {
                rows.push(row as u32);
            }
        }
        Ok(Self { domains: rows.into_iter().map(|rows| Domain::of(design, rows)).collect() })
    }

    /// The number of domains.
    pub fn len(&self) -> usize {
        self.domains.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.domains.is_empty()
    }
}

impl Domain {
    fn of(design: &Design, mut rows: Vec<u32>) -> Self {
        let cell = |list: &[u32], row: u32| list.get(row as usize).copied().unwrap_or(0);
        let key = |row: &u32| (cell(&design.strata, *row), cell(&design.clusters, *row));
        rows.sort_by_key(key);
        let weights = rows
            .iter()
            .map(|row| design.weights.get(*row as usize).copied().unwrap_or(0.0))
            .collect();
        let runs = rows.chunk_by(|a, b| key(a).0 == key(b).0).map(|run| {
            let clusters: Vec<usize> =
                run.chunk_by(|a, b| key(a) == key(b)).map(<[u32]>::len).collect();
            let stratum = run.first().map_or(0, |row| key(row).0);
            let facts = design.facts.get(stratum as usize);
            let within = within(design, run, &clusters);
            let single = clusters.len() == run.len() && within.is_empty();
            Run {
                stratum,
                rows: run.len(),
                clusters: if single { Vec::new() } else { clusters },
                within,
                drawn: facts.map_or(0.0, |facts| f64::from(facts.drawn)),
                left: facts.map_or(1.0, |facts| facts.left),
            }
        });
        let runs = runs.collect();
        Self { rows, weights, runs }
    }

    /// The variance of the sum of linearised, weighted values (in the order of the rows), and its
    /// degrees of freedom.
    pub fn variance(&self, values: &[f64]) -> (f64, f64) {
        let [found] = self.variances(values.as_chunks::<1>().0);
        found
    }

    /// As [`variance`](Self::variance) of several questions, a lane for each.
    #[inline(always)]
    pub fn variances<const N: usize>(&self, values: &[[f64; N]]) -> [(f64, f64); N] {
        let mut sums = [(0.0, 0.0); N];
        let mut rest = values;
        for run in &self.runs {
            let (own, others) = rest.split_at_checked(run.rows).unwrap_or((rest, &[]));
            rest = others;
            for ((variance, spread), part) in sums.iter_mut().zip(run.variances(own)) {
                *variance += part;
                *spread += part * part / (run.drawn - 1.0).max(1.0);
            }
        }
        let degrees = |variance: f64, spread: f64| match spread > 0.0 {
            true => variance * variance / spread,
            false => f64::INFINITY,
        };
        sums.map(|(variance, spread)| (variance, degrees(variance, spread)))
    }
}

/// What is known of the clusters of a run of rows.
fn within(design: &Design, run: &[u32], clusters: &[usize]) -> Vec<(f64, f64)> {
    let mut first = 0;
    let own = clusters.iter().filter_map(|rows| {
        let row = run.get(first).copied();
        first += rows;
        let facts = design.within.get(row? as usize)?;
        Some((f64::from(facts.drawn), facts.left))
    });
    own.collect()
}

impl Run {
    /// The first stage, and of the second stage the part that the first one drew.
    #[inline(always)]
    fn variances<const N: usize>(&self, values: &[[f64; N]]) -> [f64; N] {
        let mut found = self.of_clusters(values).spread(self.drawn, self.left);
        let mut rest = values;
        for (rows, (drawn, left)) in self.clusters.iter().zip(&self.within) {
            let (own, others) = rest.split_at_checked(*rows).unwrap_or((rest, &[]));
            rest = others;
            // Respondents outside the domain keep their place with a value of zero.
            let within = Totals::of(own).spread(*drawn, *left);
            for (found, within) in found.iter_mut().zip(within) {
                *found += (1.0 - self.left) * within;
            }
        }
        found
    }

    /// Clusters outside the domain keep their place with a total of zero.
    #[inline(always)]
    fn of_clusters<const N: usize>(&self, values: &[[f64; N]]) -> Totals<N> {
        if self.clusters.is_empty() {
            return Totals::of(values);
        }
        let mut totals = Totals::of(&[]);
        let mut rest = values;
        for rows in &self.clusters {
            let (own, others) = rest.split_at_checked(*rows).unwrap_or((rest, &[]));
            rest = others;
            totals.add(&sum(own));
        }
        totals
    }
}

/// Sums of totals and of their squares, a lane for each question.
struct Totals<const N: usize> {
    sums: [f64; N],
    squares: [f64; N],
}

impl<const N: usize> Totals<N> {
    #[inline(always)]
    fn of(values: &[[f64; N]]) -> Self {
        let mut totals = Self { sums: [0.0; N], squares: [0.0; N] };
        values.iter().for_each(|values| totals.add(values));
        totals
    }

    /// The variance of the sum where so many were drawn, and that part of all was left.
    #[inline(always)]
    fn spread(&self, drawn: f64, left: f64) -> [f64; N] {
        let variance = |(sum, squares): (&f64, &f64)| match drawn > 1.0 {
            true => left * drawn / (drawn - 1.0) * (squares - sum * sum / drawn).max(0.0),
            false => left * squares,
        };
        let mut found = self.sums.iter().zip(&self.squares).map(variance);
        std::array::from_fn(|_| found.next().unwrap_or(f64::NAN))
    }

    #[inline(always)]
    fn add(&mut self, totals: &[f64; N]) {
        for ((sum, square), total) in self.sums.iter_mut().zip(&mut self.squares).zip(totals) {
            *sum += total;
            *square += total * total;
        }
    }
}

#[inline(always)]
fn sum<const N: usize>(rows: &[[f64; N]]) -> [f64; N] {
    let mut sums = [0.0; N];
    for row in rows {
        sums.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
    }
    sums
}
