//! The field of a curve over years.

use crate::{
    canvas::Canvas,
    lanes::Ticks,
    mark::{Anchor, Mark, Type},
    measure,
    scale::Scale,
};

/// Height of the field, in units of the drawing.
pub(crate) const HEIGHT: f64 = 170.0;

/// The field of the curve: from values to places.
pub(crate) struct Field {
    pub years: Scale,
    pub values: Scale,
    pub left: f64,
    pub right: f64,
    pub top: f64,
}

impl Field {
    /// Where a year stands.
    pub(crate) fn x(&self, at: f64) -> f64 {
        self.left + self.years.share(at).unwrap_or(0.0) * (self.right - self.left)
    }

    /// Where a value stands, on the edge if it lies beyond.
    pub(crate) fn y(&self, value: f64) -> f64 {
        self.top + HEIGHT * (1.0 - self.values.share(value).unwrap_or(0.0))
    }

    /// Lines across with their numbers at the left.
    pub(crate) fn ground(&self, canvas: &mut Canvas, ticks: &Ticks) {
        let y = |share: f64| self.top + HEIGHT * (1.0 - share);
        let right = canvas.width() - 4.0;
        let lines: Vec<_> =
            ticks.shares.iter().map(|s| vec![(self.left - 18.0, y(*s)), (right, y(*s))]).collect();
        canvas.lines(Mark::Grid, &lines);
        for (share, text) in ticks.shares.iter().zip(&ticks.texts) {
            let line = measure::wrap(text, Type::Tick.size(), self.left - 29.9, 1);
            let at = (self.left - 24.0, y(*share) + 4.5);
            canvas.text(Type::Tick, Anchor::End, at, &line.concat());
        }
    }
}
