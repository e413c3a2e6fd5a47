//! The calendar as law: looking at it, changing it, bringing in what a ministry publishes. Every
//! way of changing it goes through the preview.

mod amend;
mod change;
mod import;
mod preview;
mod words;
mod year;

pub use amend::send as amend;
pub use change::{send as change, show as show_change};
pub use import::{send as import, show as show_import};
pub use year::show;
