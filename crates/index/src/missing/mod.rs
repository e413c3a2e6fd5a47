//! What is not there: counted, told apart, kept out or filled in.

mod availability;
mod impute;

pub use availability::{Availability, Gap, availability, classify, with_enough};
pub use impute::{Fill, Imputed, impute};
