//! Where weights come from: equal, given, from principal components, fitted to correlations, or shaken.
//!
//! Equal and given weights are [`Tree::with_equal_weights`](crate::Tree::with_equal_weights) and
//! [`Tree::with_weights`](crate::Tree::with_weights).

mod correlated;
mod principal;
mod shaken;

pub use correlated::{Correlated, fit_to_correlations};
pub use principal::{principal_components, principal_weights};
pub use shaken::shaken;
