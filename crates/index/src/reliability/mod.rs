//! Whether questions that are added up measure one thing.

mod alpha;
mod omega;
mod principal;

pub use alpha::{Alpha, Rest, alpha, item_rest, squared_multiple_lambda};
pub use omega::{OneFactor, one_factor};
pub use principal::{PrincipalSummary, principal_summary};
