//! A number with its standard error.

use crate::numeric::distribution::t_quantile;

/// An estimate from a sample.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The value; NaN where nobody answered.
    pub value: f64,
    /// Its standard error.
    pub error: f64,
    /// The degrees of freedom its error has by Satterthwaite's rule, `(Σ V_h)² / Σ (V_h² / (n_h - 1))`:
    /// what few heavy respondents leave of the count. Infinite where there is no error.
    pub degrees: f64,
    /// Respondents it rests on.
    pub answers: usize,
}

/// An interval around a value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl Interval {
    /// Whether a value lies in it, ends included.
    pub fn holds(&self, value: f64) -> bool {
        (self.low..=self.high).contains(&value)
    }
}

impl Estimate {
    /// What nobody answered.
    pub(crate) const NONE: Self =
        Self { value: f64::NAN, error: f64::NAN, degrees: f64::NAN, answers: 0 };

    /// `value ± t · error` at a level such as 0.95, with the estimate's own degrees of freedom.
    pub fn interval(&self, level: f64) -> Interval {
        self.interval_with(level, self.degrees)
    }

    /// As [`interval`](Self::interval) with degrees of freedom of the caller's choice (infinite for the
    /// normal).
    pub fn interval_with(&self, level: f64, degrees: f64) -> Interval {
        let half = t_quantile(0.5 + level / 2.0, degrees) * self.error;
        Interval { low: self.value - half, high: self.value + half }
    }

    /// The interval of a share between `floor` and `ceiling`, built on the logit scale so that it stays
    /// inside: near the ends a plain interval is too short on the far side. Falls back to the plain one
    /// at the ends.
    pub fn interval_within(&self, level: f64, floor: f64, ceiling: f64) -> Interval {
        let share = (self.value - floor) / (ceiling - floor);
        if !(share > 0.0 && share < 1.0) {
            return self.interval(level);
        }
        let center = libm::log(share / (1.0 - share));
        let half = t_quantile(0.5 + level / 2.0, self.degrees) * self.error
            / ((ceiling - floor) * share * (1.0 - share));
        let back = |logit: f64| floor + (ceiling - floor) / (1.0 + libm::exp(-logit));
        Interval { low: back(center - half), high: back(center + half) }
    }

    /// The interval of an amount above zero, built on the scale of logarithms: days and dong are skewed
    /// to the right. Falls back to the plain one at zero.
    pub fn interval_above_zero(&self, level: f64) -> Interval {
        if self.value <= 0.0 {
            return self.interval(level);
        }
        let half = t_quantile(0.5 + level / 2.0, self.degrees) * self.error / self.value;
        Interval { low: self.value * libm::exp(-half), high: self.value * libm::exp(half) }
    }
}
