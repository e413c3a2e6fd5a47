//! What the marks mean, above the drawing. Only marks that are there are explained.

use crate::{
    canvas::Canvas,
    mark::{Anchor, Mark, Type},
    measure,
};

/// Room of a mark and the gap to its word.
const GLYPH: f64 = 28.0;
/// From one line to the next.
const LINE: f64 = 22.0;

/// Draws the legend and gives its lower edge. Marks without a word are passed over.
pub(crate) fn draw(canvas: &mut Canvas, entries: &[(Mark, &str)]) -> f64 {
    let (mut x, mut y) = (4.0, 2.0);
    let entries: Vec<_> = entries.iter().filter(|(_, word)| !word.trim().is_empty()).collect();
    for (mark, word) in &entries {
        let room = canvas.width() - 8.0 - GLYPH;
        let word = measure::wrap(word, Type::Note.size(), room, 1).concat();
        let needs = GLYPH + measure::width(&word, Type::Note.size());
        if x > 4.0 && x + needs > canvas.width() - 4.0 {
            x = 4.0;
            y += LINE;
        }
        glyph(canvas, *mark, (x + 11.0, y + LINE / 2.0));
        canvas.text(Type::Note, Anchor::Start, (x + GLYPH, y + 15.5), &word);
        x += needs + 18.0;
    }
    if entries.is_empty() { 0.0 } else { y + LINE + 8.0 }
}

fn glyph(canvas: &mut Canvas, mark: Mark, (x, y): (f64, f64)) {
    match mark {
        Mark::Dot => canvas.circle(mark, (x, y), 5.0),
        Mark::Hollow => canvas.circle(mark, (x, y), 5.5),
        Mark::Band => canvas.rect(mark, (x - 11.0, y - 5.0), (22.0, 10.0), 5.0),
        Mark::Median => canvas.line(mark, (x, y - 3.0), (x, y + 6.0)),
        Mark::Rise => arrow(canvas, mark, (x - 10.0, x + 10.0), y, 5.0),
        Mark::Fall => arrow(canvas, mark, (x + 10.0, x - 10.0), y, 5.0),
        Mark::Whisker => whisker(canvas, (x - 10.0, x + 10.0), y),
        _ => canvas.line(mark, (x, y - 9.0), (x, y + 9.0)),
    }
}

/// A bar that points where it goes, so that its sign shows without colour.
pub(crate) fn arrow(canvas: &mut Canvas, mark: Mark, (from, to): (f64, f64), y: f64, half: f64) {
    let head = (to - from).abs().min(half);
    let neck = if to < from { to + head } else { to - head };
    let outline = [(from, y - half), (neck, y - half), (to, y), (neck, y + half), (from, y + half)];
    canvas.polygon(mark, &outline);
}

/// A line with stops at both ends.
pub(crate) fn whisker(canvas: &mut Canvas, (low, high): (f64, f64), y: f64) {
    let stop = |x: f64| vec![(x, y - 4.0), (x, y + 4.0)];
    canvas.lines(Mark::Whisker, &[stop(low), vec![(low, y), (high, y)], stop(high)]);
}

/// Two slanted strokes: here something is broken off.
pub(crate) fn slashes(canvas: &mut Canvas, (x, y): (f64, f64)) {
    let stroke = |x: f64| vec![(x - 3.0, y + 6.0), (x + 3.0, y - 6.0)];
    canvas.lines(Mark::Break, &[stroke(x - 3.0), stroke(x + 3.0)]);
}
