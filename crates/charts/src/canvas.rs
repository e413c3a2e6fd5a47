//! The one place where SVG is written.

use crate::{
    look::{Ink, Look},
    mark::{Anchor, Mark, Type},
    measure,
};
use std::fmt::Write;

/// What a drawing without a font family in a style sheet is set in.
const FAMILY: &str = "Be Vietnam Pro, Arial, sans-serif";

/// Collects elements from the back to the front.
pub(crate) struct Canvas {
    ink: Ink,
    width: f64,
    body: String,
}

impl Canvas {
    pub(crate) fn new(look: &Look<'_>) -> Self {
        Self { ink: look.ink, width: look.room.width(), body: String::new() }
    }

    pub(crate) fn width(&self) -> f64 {
        self.width
    }

    /// A rectangle by its left upper corner.
    pub(crate) fn rect(&mut self, mark: Mark, at: (f64, f64), size: (f64, f64), radius: f64) {
        let shape = format!(
            r#"rect x="{}" y="{}" width="{}" height="{}" rx="{}""#,
            coordinate(at.0),
            coordinate(at.1),
            coordinate(size.0.max(0.0)),
            coordinate(size.1.max(0.0)),
            coordinate(radius),
        );
        self.element(&shape, mark);
    }

    pub(crate) fn circle(&mut self, mark: Mark, at: (f64, f64), radius: f64) {
        let (x, y, r) = (coordinate(at.0), coordinate(at.1), coordinate(radius));
        self.element(&format!(r#"circle cx="{x}" cy="{y}" r="{r}""#), mark);
    }

    /// Lines from point to point, which need not hang together.
    pub(crate) fn lines(&mut self, mark: Mark, lines: &[Vec<(f64, f64)>]) {
        let data: Vec<String> =
            lines.iter().map(|line| path(line)).filter(|d| !d.is_empty()).collect();
        if !data.is_empty() {
            self.element(&format!(r#"path d="{}""#, data.join("")), mark);
        }
    }

    pub(crate) fn line(&mut self, mark: Mark, from: (f64, f64), to: (f64, f64)) {
        self.lines(mark, &[vec![from, to]]);
    }

    /// A closed shape.
    pub(crate) fn polygon(&mut self, mark: Mark, points: &[(f64, f64)]) {
        self.element(&format!(r#"path d="{}Z""#, path(points)), mark);
    }

    /// One line of text; `at` is on its baseline.
    pub(crate) fn text(&mut self, kind: Type, anchor: Anchor, at: (f64, f64), text: &str) {
        let look = match self.ink {
            Ink::Web => format!(r#"class="{}""#, kind.class()),
            Ink::Print => kind.attributes().to_owned(),
        };
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => r#" text-anchor="middle""#,
            Anchor::End => r#" text-anchor="end""#,
        };
        let (x, y) = (coordinate(at.0), coordinate(at.1));
        let words = escape(text);
        self.write(format_args!(r#"<text x="{x}" y="{y}" {look}{anchor}>{words}</text>"#));
    }

    /// A text in the middle of `at`, moved as far as it must to stay in the drawing, cut if it is wider.
    pub(crate) fn text_within(&mut self, kind: Type, at: (f64, f64), text: &str) {
        let line = measure::wrap(text, kind.size(), self.width - 4.0, 1).concat();
        let half = measure::width(&line, kind.size()) / 2.0;
        let x = at.0.max(half + 2.0).min(self.width - half - 2.0);
        self.text(kind, Anchor::Middle, (x, at.1), &line);
    }

    /// What belongs to one row, under the words a pointer brings up.
    pub(crate) fn group(&mut self, words: &str, draw: impl FnOnce(&mut Self)) {
        self.write(format_args!("<g><title>{}</title>", escape(words)));
        draw(self);
        self.body.push_str("</g>");
    }

    /// The whole element.
    pub(crate) fn finish(self, look: &Look<'_>, height: f64, title: &str, words: &str) -> String {
        let id = format!("{}-{}", identifier(look.prefix), look.room.name());
        let (width, height) = (coordinate(self.width), coordinate(height.max(1.0).ceil()));
        let face = match self.ink {
            Ink::Web => format!(r#"class="chart chart-{}""#, look.room.name()),
            Ink::Print => format!(r#"font-family="{FAMILY}""#),
        };
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" {face} role="img" aria-labelledby="{id}-title" aria-describedby="{id}-desc"><title id="{id}-title">{}</title><desc id="{id}-desc">{}</desc>{}</svg>"#,
            escape(title),
            escape(words),
            self.body
        )
    }

    fn element(&mut self, shape: &str, mark: Mark) {
        match self.ink {
            Ink::Web => self.write(format_args!(r#"<{shape} class="{}"/>"#, mark.class())),
            Ink::Print => self.write(format_args!("<{shape} {}/>", mark.attributes())),
        }
    }

    fn write(&mut self, parts: std::fmt::Arguments<'_>) {
        // Writing to a String cannot fail.
        let _ = self.body.write_fmt(parts);
    }
}

fn path(points: &[(f64, f64)]) -> String {
    let mut data = String::new();
    for (index, (x, y)) in points.iter().enumerate() {
        let verb = if index == 0 { 'M' } else { 'L' };
        data.push_str(&format!("{verb}{} {}", coordinate(*x), coordinate(*y)));
    }
    data
}

/// At most two decimals, no trailing zeros, no minus zero.
fn coordinate(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    if rounded == 0.0 { "0".to_owned() } else { rounded.to_string() }
}

/// Text for XML: the five signs escaped; what XML forbids, and what turns the direction of the text
/// around it, left out.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\n' | '\r' | '\t' => safe.push(' '),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}' => {}
            control if control.is_control() => {}
            plain => safe.push(plain),
        }
    }
    safe
}

/// What may stand in an id: letters and digits of ASCII and hyphens.
fn identifier(prefix: &str) -> String {
    let safe = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '-' };
    format!("chart-{}", prefix.chars().map(safe).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::{coordinate, escape, identifier};

    #[test]
    fn coordinates_have_two_decimals_at_most() {
        let written: Vec<String> = [1.0, 2.0 / 3.0, -0.001, 12.5].map(coordinate).to_vec();
        assert_eq!(written, ["1", "0.67", "0", "12.5"]);
    }

    #[test]
    fn no_text_breaks_out() {
        assert_eq!(escape("</text><script>'\"&"), "&lt;/text&gt;&lt;script&gt;&#39;&quot;&amp;");
        assert_eq!(escape("a\u{0}\u{202e}b\u{1b}\nc"), "ab c");
        assert_eq!(identifier("a\" onload=\"x"), "chart-a--onload--x");
    }
}
