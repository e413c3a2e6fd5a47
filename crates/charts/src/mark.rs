//! The few marks all charts are made of, and how they look in either ink.

/// A shape with a meaning. Each differs from the others by form, not by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// The line a value moves on.
    Track,
    /// A line at each tick.
    Grid,
    /// The line of zero, or below a chart.
    Axis,
    /// Behind the row that matters to the reader.
    Wash,
    /// The interval of a value.
    Band,
    /// A value.
    Dot,
    /// Last year's value.
    Hollow,
    /// The target.
    Target,
    /// The median of the block.
    Median,
    /// A gain.
    Rise,
    /// A loss.
    Fall,
    /// An interval over a bar.
    Whisker,
    /// What joins the parts of a change.
    Link,
    /// Where a series is broken.
    Break,
    /// Values over years.
    Line,
    /// The intervals between two years.
    Area,
}

impl Mark {
    /// The class in the style sheet.
    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Track => "chart-track",
            Self::Grid => "chart-grid",
            Self::Axis => "chart-axis",
            Self::Wash => "chart-wash",
            Self::Band => "chart-band",
            Self::Dot => "chart-dot",
            Self::Hollow => "chart-hollow",
            Self::Target => "chart-target",
            Self::Median => "chart-median",
            Self::Rise => "chart-rise",
            Self::Fall => "chart-fall",
            Self::Whisker => "chart-whisker",
            Self::Link => "chart-link",
            Self::Break => "chart-break",
            Self::Line => "chart-line",
            Self::Area => "chart-area",
        }
    }

    /// The same as `charts.css` with the tokens' values, for readers without style sheets.
    pub(crate) fn attributes(self) -> &'static str {
        match self {
            Self::Track => r##"fill="#e4e0d8""##,
            Self::Grid => r##"fill="none" stroke="#e4e0d8""##,
            Self::Axis => r##"fill="none" stroke="#6a7183""##,
            Self::Wash => r##"fill="#f8eeee""##,
            Self::Band => r##"fill="#c3d0e2" stroke="#1f4f8f" stroke-width="0.75""##,
            Self::Dot => r##"fill="#1f4f8f" stroke="#ffffff""##,
            Self::Hollow => r##"fill="#ffffff" stroke="#4a5163" stroke-width="1.6""##,
            Self::Target => r##"fill="none" stroke="#8c1d2f" stroke-width="2.5""##,
            Self::Median => r##"fill="none" stroke="#1b2130" stroke-width="1.5""##,
            Self::Rise => r##"fill="#1f4f8f""##,
            Self::Fall => r##"fill="#9a5b00""##,
            Self::Whisker => r##"fill="none" stroke="#1b2130" stroke-width="1.5""##,
            Self::Link => r##"fill="none" stroke="#6a7183" stroke-dasharray="2 3""##,
            Self::Break => r##"fill="none" stroke="#4a5163" stroke-width="1.5""##,
            Self::Line => r##"fill="none" stroke="#1f4f8f" stroke-width="2""##,
            Self::Area => r##"fill="#dbe3ee""##,
        }
    }
}

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Type {
    /// The name of a row.
    Label,
    /// The name of the row that matters, and values.
    Strong,
    /// Words about the drawing: legend, reasons, notes.
    Note,
    /// Numbers of an axis.
    Tick,
}

impl Type {
    /// In units of the drawing: at least 12 pixels where a drawing of 760 units stands in 720 pixels.
    pub(crate) fn size(self) -> f64 {
        match self {
            Self::Label | Self::Strong => 14.0,
            Self::Note | Self::Tick => 13.0,
        }
    }

    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Label => "chart-label",
            Self::Strong => "chart-strong",
            Self::Note => "chart-note",
            Self::Tick => "chart-tick",
        }
    }

    pub(crate) fn attributes(self) -> &'static str {
        match self {
            Self::Label => r##"font-size="14" fill="#1b2130""##,
            Self::Strong => r##"font-size="14" font-weight="600" fill="#1b2130""##,
            Self::Note | Self::Tick => r##"font-size="13" fill="#4a5163""##,
        }
    }
}

/// Which end or middle of a text stands at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}
