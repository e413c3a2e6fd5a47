//! One value on its line: dot, band, hollow dot, upright line, small tick.

use crate::{
    canvas::Canvas,
    figure::{Figure, Span},
    lanes::{Columns, Slot},
    mark::{Anchor, Mark, Type},
    measure,
    scale::{Place, Scale},
};

/// What stands on one line. What is missing is not drawn.
#[derive(Default)]
pub(crate) struct Strip<'a> {
    pub value: Option<&'a Figure>,
    pub interval: Option<&'a Span>,
    pub last: Option<&'a Figure>,
    pub target: Option<&'a Figure>,
    pub median: Option<&'a Figure>,
    /// Why there is no value.
    pub missing: &'a str,
}

impl Strip<'_> {
    /// Draws it from the back to the front.
    pub(crate) fn draw(&self, canvas: &mut Canvas, scale: Scale, columns: &Columns, slot: &Slot) {
        let (left, right) = columns.plot;
        let y = slot.middle;
        let place = |figure: Option<&Figure>| figure.and_then(|figure| scale.place(figure.at));
        if self.missing.is_empty() {
            canvas.rect(Mark::Track, (left - 3.0, y - 2.0), (right - left + 6.0, 4.0), 2.0);
        } else {
            self.say_why(canvas, columns, slot);
        }
        if let Some((low, high)) = self.interval.and_then(|span| within(scale, span)) {
            let (from, to) = (columns.x(low), columns.x(high));
            let width = (to - from).max(4.0);
            let from = ((from + to - width) / 2.0).clamp(left - 4.0, right + 4.0 - width);
            canvas.rect(Mark::Band, (from, y - 5.0), (width, 10.0), 5.0);
        }
        if let Some(Place::On(share)) = place(self.median) {
            canvas.line(Mark::Median, (columns.x(share), y + 2.0), (columns.x(share), y + 10.0));
        }
        if let Some(Place::On(share)) = place(self.target) {
            canvas.line(Mark::Target, (columns.x(share), y - 10.0), (columns.x(share), y + 10.0));
        }
        for (mark, figure, radius) in [(Mark::Hollow, self.last, 5.5), (Mark::Dot, self.value, 5.0)]
        {
            match place(figure) {
                Some(Place::On(share)) => canvas.circle(mark, (columns.x(share), y), radius),
                Some(Place::Below) => pointer(canvas, mark, (left - 4.0, y), 1.0),
                Some(Place::Above) => pointer(canvas, mark, (right + 4.0, y), -1.0),
                None => {}
            }
        }
    }

    /// A dashed line instead of the track, and the reason on it.
    fn say_why(&self, canvas: &mut Canvas, columns: &Columns, slot: &Slot) {
        let (left, right) = columns.plot;
        let words = measure::wrap(self.missing, Type::Note.size(), right - left, 1).concat();
        let end = left + measure::width(&words, Type::Note.size()) + 8.0;
        canvas.text(Type::Note, Anchor::Start, (left, slot.middle + 4.5), &words);
        if end < right {
            canvas.line(Mark::Link, (end, slot.middle), (right, slot.middle));
        }
    }
}

/// A triangle at the edge: the value lies further out.
fn pointer(canvas: &mut Canvas, mark: Mark, (tip, y): (f64, f64), inward: f64) {
    let back = tip + inward * 10.0;
    canvas.polygon(mark, &[(tip, y), (back, y - 6.0), (back, y + 6.0)]);
}

/// The part of an interval that lies on the scale.
pub(crate) fn within(scale: Scale, span: &Span) -> Option<(f64, f64)> {
    let (low, high) = span.ends()?;
    if high < scale.low() || low > scale.high() {
        return None;
    }
    Some((scale.share(low)?, scale.share(high)?))
}
