//! How much of a ranking is the data and how much the method.

mod sobol;

pub use sobol::{Scale, Sobol, SobolEffect, design, effects};
