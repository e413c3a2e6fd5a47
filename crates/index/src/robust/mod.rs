//! How much of a ranking is the data and how much the method.

mod assumptions;
mod monte_carlo;
mod ranking;
mod sobol;

pub use assumptions::{Assumptions, Setting};
pub use monte_carlo::{RankSummary, Uncertainty, monte_carlo, sensitivity};
pub use sobol::{Scale, Sobol, SobolEffect, design, effects};
