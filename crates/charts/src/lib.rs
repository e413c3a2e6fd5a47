#![doc = include_str!("../README.md")]
#![deny(missing_docs)]

mod canvas;
mod drawing;
mod empty;
mod figure;
mod intervals;
mod lanes;
mod legend;
mod levers;
mod look;
mod mark;
mod measure;
mod ranks;
mod room_for;
mod scale;
mod series;
mod strip;
mod waterfall;

pub use drawing::{Drawing, Table, for_page};
pub use figure::{Figure, Span};
pub use intervals::{IntervalRow, IntervalWords, Intervals};
pub use levers::{LeverRow, LeverWords, Levers};
pub use look::{Ink, Look, Room};
pub use ranks::{RankRow, RankWords, Ranks};
pub use scale::{Place, Scale};
pub use series::{Series, SeriesPoint, SeriesWords};
pub use waterfall::{Waterfall, WaterfallWords};

/// The classes of [`Ink::Web`], coloured by the page's tokens; belongs at the end of its style sheet.
pub const CSS: &str = include_str!("../charts.css");
