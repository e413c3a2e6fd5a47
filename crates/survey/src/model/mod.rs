//! The nouns and rules of the room; pure.

mod basis;
mod changed;
mod computation;
mod evaluation;
mod figures;
mod fraction;
mod group;
mod grouped;
mod left_out;
mod rated;
mod round;
mod score;
mod set;
mod small;
mod stated;
mod step;
mod sureness;
mod vocabulary;

pub use basis::Basis;
pub use changed::{Change, Origin, Parts, changed};
pub use computation::{Computed, Inputs, LEVEL, REPLICATES, compute};
pub use evaluation::{Cell, Evaluation, Lines, canonical};
use figures::Figures;
pub use fraction::{fraction, own_weight};
pub use group::tell_groups;
pub use grouped::Grouped;
pub use left_out::LeftOut;
pub use rated::Rated;
pub use round::{ResultKind, RoundState};
pub use score::{Level, Note, Part, Score, hundredths};
pub use set::{SetFault, read_set};
pub use small::{is_small, measured_without_small, without_small};
pub use stated::{Stated, findings, score_stated};
pub use step::Step;
pub use sureness::{chance_of, number, verdict_of, with_error};
use vocabulary::vocabulary;

ddci_platform::key! {
    /// A round of the survey: one year, one block.
    RoundId
}

/// Fewer answers than this and a figure is not shown to the public: it could speak of persons.
pub const LEAST_SHOWN: i64 = 10;
