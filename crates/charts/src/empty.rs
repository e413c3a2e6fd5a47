//! What stands where nothing can be drawn yet.

use crate::{canvas::Canvas, mark::Anchor, mark::Type, measure};

/// Writes the caller's words, broken into lines, and gives the lower edge.
pub(crate) fn draw(canvas: &mut Canvas, words: &str) -> f64 {
    let lines = measure::wrap(words, Type::Note.size(), canvas.width() - 16.0, 4);
    let mut y = 12.0;
    for line in &lines {
        y += 18.0;
        canvas.text(Type::Note, Anchor::Start, (8.0, y), line);
    }
    y + 18.0
}
