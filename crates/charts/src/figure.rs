//! Numbers with the words they are published in.

/// A number and how it is written.
///
/// `at` is where it is drawn, `text` what is read; the caller rounds and formats. A figure whose `at`
/// is no finite number is read but not drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Where it is drawn, in the unit of the scale.
    pub at: f64,
    /// What is read.
    pub text: String,
}

impl Figure {
    /// A number and how it is written.
    #[must_use]
    pub fn new(at: f64, text: impl Into<String>) -> Self {
        Self { at, text: text.into() }
    }
}

/// An interval and how it is written. Its ends may come in either order.
///
/// An interval with an end that is no finite number is read but not drawn; one that reaches beyond the
/// scale is cut at its end.
#[derive(Debug, Clone, PartialEq)]
pub struct Span {
    /// One end, in the unit of the scale.
    pub low: f64,
    /// The other end.
    pub high: f64,
    /// What is read.
    pub text: String,
}

impl Span {
    /// An interval and how it is written.
    #[must_use]
    pub fn new(low: f64, high: f64, text: impl Into<String>) -> Self {
        Self { low, high, text: text.into() }
    }

    /// Both ends in rising order, if both are finite.
    pub(crate) fn ends(&self) -> Option<(f64, f64)> {
        let finite = self.low.is_finite() && self.high.is_finite();
        finite.then(|| (self.low.min(self.high), self.low.max(self.high)))
    }
}

/// The text of what may be missing.
pub(crate) fn text_of(figure: Option<&Figure>) -> String {
    figure.map(|figure| figure.text.clone()).unwrap_or_default()
}

/// The text of an interval that may be missing.
pub(crate) fn text_of_span(span: Option<&Span>) -> String {
    span.map(|span| span.text.clone()).unwrap_or_default()
}
