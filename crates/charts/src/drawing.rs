//! What a chart becomes: a drawing, its text alternative and its table.

use crate::look::{Ink, Look, Room};

/// Up to so many rows are told in the description; of more, only the emphasised ones.
const TOLD: usize = 12;

/// A chart, three times the same: to see, to hear, to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// The SVG element, with `role="img"`, `<title>` and `<desc>`; well-formed XML by itself.
    pub svg: String,
    /// The text alternative, which also stands in `<desc>`: the summary, then the rows. Plain text.
    pub description: String,
    /// The same numbers.
    pub table: Table,
}

/// The numbers of a chart, as plain texts; columns without any figure are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The title of the chart.
    pub caption: String,
    /// The names of the columns. The first one heads the labels.
    pub head: Vec<String>,
    /// The rows, each as long as the head.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// Builds a table and leaves out columns, after the first, that are empty in every row.
    pub(crate) fn new(caption: &str, head: Vec<&str>, rows: Vec<Vec<String>>) -> Self {
        let filled: Vec<bool> = (0..head.len())
            .map(|column| {
                column == 0 || rows.iter().any(|row| row.get(column).is_some_and(|c| !c.is_empty()))
            })
            .collect();
        let keep = |cells: Vec<String>| {
            cells
                .into_iter()
                .zip(&filled)
                .filter(|(_, keep)| **keep)
                .map(|(cell, _)| cell)
                .collect()
        };
        Self {
            caption: caption.to_owned(),
            head: keep(head.into_iter().map(str::to_owned).collect()),
            rows: rows.into_iter().map(keep).collect(),
        }
    }

    /// One row in words: “Cao Lộc: score 78.9; interval 76.4–81.3”. Empty cells are passed over.
    pub(crate) fn sentence(&self, row: usize) -> String {
        let mut cells = self.rows.get(row).into_iter().flatten();
        let label = cells.next().cloned().unwrap_or_default();
        let told: Vec<String> = self
            .head
            .iter()
            .skip(1)
            .zip(cells)
            .filter(|(_, cell)| !cell.is_empty())
            .map(
                |(head, cell)| {
                    if head.is_empty() { cell.clone() } else { format!("{head} {cell}") }
                },
            )
            .collect();
        if told.is_empty() { label } else { format!("{label}: {}", told.join("; ")) }
    }

    /// The summary, and the rows where they are few.
    pub(crate) fn description(&self, summary: &str, emphasised: impl Fn(usize) -> bool) -> String {
        let few = self.rows.len() <= TOLD;
        let told = (0..self.rows.len())
            .filter(|row| few || emphasised(*row))
            .map(|row| format!("{}.", self.sentence(row)));
        let parts: Vec<String> = std::iter::once(summary.trim().to_owned()).chain(told).collect();
        parts.join(" ").trim().to_owned()
    }
}

/// Draws a chart for telephone and desk in one element; [`CSS`](crate::CSS) shows the one that fits.
///
/// The hidden one is hidden from screen readers too. `description` and `table` are those of both.
///
/// ```
/// use ddci_charts::{IntervalWords, Intervals, Scale, for_page};
///
/// let number = |value: f64, places: usize| format!("{value:.places$}");
/// let (title, summary, words) = ("Scores".into(), String::new(), IntervalWords::default());
/// let chart = Intervals { title, summary, words, scale: Scale::new(0.0, 100.0), rows: vec![] };
/// let drawing = for_page("scores", &number, |look| chart.draw(look));
/// assert_eq!(drawing.svg.matches("<svg").count(), 2);
/// ```
pub fn for_page(
    prefix: &str,
    number: &dyn Fn(f64, usize) -> String,
    draw: impl Fn(&Look<'_>) -> Drawing,
) -> Drawing {
    let look = Look { prefix, ink: Ink::Web, room: Room::Phone, number };
    let narrow = draw(&look);
    let mut wide = draw(&Look { room: Room::Page, ..look });
    wide.svg = format!("<div class=\"chart-frame\">{}{}</div>", narrow.svg, wide.svg);
    wide
}
