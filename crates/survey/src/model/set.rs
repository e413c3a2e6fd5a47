//! Index sets that a round can be computed by.

use ddci_index::{
    Fault,
    model::{GoalpostScope, IndexSet, Kind},
    rank::Ties,
};

/// Decimals of published points: what the tables hold.
const DECIMALS: u32 = 2;

/// Why a text is no index set for a round.
#[derive(Debug, Clone, PartialEq)]
pub enum SetFault {
    /// It is no index set: place, value and rule.
    Broken(Fault),
    /// It counts an indicator from records, which are not imported.
    Records(String),
    /// It takes its goalposts from several years together.
    PooledYears,
    /// Units that tie would share half a place.
    HalfPlaces,
    /// It shows another number of decimals than two.
    Decimals(u32),
}

/// Reads an index set and looks whether a round can be computed by it.
///
/// # Errors
/// The [`SetFault`].
pub fn read_set(text: &str) -> Result<IndexSet, SetFault> {
    let set = IndexSet::read(text).map_err(SetFault::Broken)?;
    if let Some(recorded) = set.indicators().find(|indicator| indicator.kind == Kind::HardRatio) {
        return Err(SetFault::Records(recorded.code.clone()));
    }
    if set.goalposts == GoalpostScope::PooledYears {
        return Err(SetFault::PooledYears);
    }
    if set.ties == Ties::Average {
        return Err(SetFault::HalfPlaces);
    }
    if set.decimals != DECIMALS {
        return Err(SetFault::Decimals(set.decimals));
    }
    Ok(set)
}
