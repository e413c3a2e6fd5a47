//! How a drawing is to look: for whom the colours are, how wide it is, how numbers are written.

use std::fmt;

/// Whose colours a drawing has. The drawing itself is the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Classes, coloured by [`CSS`](crate::CSS) and the page's tokens; for pages.
    Web,
    /// Literal colours on white paper; for PDF and DOCX, whose readers know no style sheet.
    Print,
}

/// How wide the drawing is, in its own units, which are pixels where it is shown in full size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// 328 units: a telephone of 360 pixels without its margins. Labels stand above their bar.
    Phone,
    /// 760 units: a page on a desk. Labels stand left of their bar.
    Page,
    /// 600 units: the text width of A4, where the smallest words then have nine points.
    Paper,
}

impl Room {
    /// The width of the drawing in its own units.
    #[must_use]
    pub fn width(self) -> f64 {
        match self {
            Self::Phone => 328.0,
            Self::Page => 760.0,
            Self::Paper => 600.0,
        }
    }

    /// Whether labels stand above their bar.
    pub(crate) fn is_stacked(self) -> bool {
        self == Self::Phone
    }

    /// How many ticks an axis may have.
    pub(crate) fn ticks(self) -> usize {
        match self {
            Self::Phone => 6,
            Self::Paper => 8,
            Self::Page => 10,
        }
    }

    /// The name in ids and classes.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Page => "page",
            Self::Paper => "paper",
        }
    }
}

/// How a drawing is to look.
///
/// ```
/// use ddci_charts::{Ink, Look, Room};
///
/// let comma = |value: f64, places: usize| format!("{value:.places$}").replace('.', ",");
/// let look = Look { prefix: "scores", ink: Ink::Web, room: Room::Phone, number: &comma };
/// assert_eq!((look.number)(0.5, 1), "0,5");
/// ```
#[derive(Clone, Copy)]
pub struct Look<'a> {
    /// What ids begin with; another for each chart of a page. Rooms need no prefixes of their own.
    pub prefix: &'a str,
    /// Whose colours.
    pub ink: Ink,
    /// How wide.
    pub room: Room,
    /// Writes a finite value with so many decimals, as the reader's language does; for axes.
    pub number: &'a dyn Fn(f64, usize) -> String,
}

impl fmt::Debug for Look<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Look")
            .field("prefix", &self.prefix)
            .field("ink", &self.ink)
            .field("room", &self.room)
            .finish_non_exhaustive()
    }
}
