//! What to do: what-if, back from a target to raw terms, levers.

mod back;
mod lever;
mod plan;
mod what_if;

pub use back::{Needed, chance_of_reaching, needed_for_sub_index};
pub use lever::{Lever, levers};
pub use plan::{TargetTotal, check_targets};
pub use what_if::{Change, what_if};
