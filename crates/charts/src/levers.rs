//! What a point more of each indicator would bring.

use crate::{
    canvas::Canvas,
    drawing::{Drawing, Table},
    empty,
    figure::{Figure, Span, text_of_span},
    lanes::{self, Columns, Lane, Slot, Ticks},
    legend::{self, arrow, whisker},
    look::Look,
    mark::Mark,
    scale::{Place, Scale},
    strip::within,
};

/// A bar from zero for each indicator, with its interval where there is one.
///
/// Bars point away from zero, losses to the left. The axis holds zero and every bar and interval.
///
/// ```
/// use ddci_charts::{Figure, Ink, LeverRow, LeverWords, Levers, Look, Room, Span};
///
/// let chart = Levers {
///     title: "Đòn bẩy".into(),
///     summary: String::new(),
///     words: LeverWords { gain: "Điểm tăng thêm".into(), ..Default::default() },
///     rows: vec![LeverRow::new("Trả lời kiến nghị", Figure::new(0.42, "+0,42"))
///         .interval(Span::new(0.31, 0.53, "0,31 – 0,53"))],
/// };
/// let number = |value: f64, places: usize| format!("{value:.places$}");
/// let look = Look { prefix: "levers", ink: Ink::Web, room: Room::Phone, number: &number };
/// assert!(chart.draw(&look).svg.contains("+0,42"));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Levers {
    /// What the chart shows.
    pub title: String,
    /// What it says, in a sentence; begins the text alternative.
    pub summary: String,
    /// The words of legend and table.
    pub words: LeverWords,
    /// The rows, from top to bottom.
    pub rows: Vec<LeverRow>,
}

/// The words of a [`Levers`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LeverWords {
    /// What a row is.
    pub label: String,
    /// What a bar to the right is; heads the column of gains.
    pub gain: String,
    /// What a bar to the left is.
    pub loss: String,
    /// An interval.
    pub interval: String,
    /// What is said where there are no rows.
    pub nothing: String,
}

/// One row of a [`Levers`].
#[derive(Debug, Clone, PartialEq)]
pub struct LeverRow {
    label: String,
    gain: Figure,
    interval: Option<Span>,
    emphasised: bool,
}

impl LeverRow {
    /// An indicator, and what a point more of it brings. The text of the figure carries its sign.
    #[must_use]
    pub fn new(label: impl Into<String>, gain: Figure) -> Self {
        Self { label: label.into(), gain, interval: None, emphasised: false }
    }

    /// How sure that is.
    #[must_use]
    pub fn interval(self, interval: Span) -> Self {
        Self { interval: Some(interval), ..self }
    }

    /// The row that matters to the reader: bold, on a wash.
    #[must_use]
    pub fn emphasised(self) -> Self {
        Self { emphasised: true, ..self }
    }

    fn lane(&self) -> Lane<'_> {
        let (label, value) = (&self.label, &self.gain.text);
        Lane { lead: "", label, value, strong: self.emphasised }
    }

    fn cells(&self) -> Vec<String> {
        vec![self.label.clone(), self.gain.text.clone(), text_of_span(self.interval.as_ref())]
    }

    fn draw(&self, canvas: &mut Canvas, scale: Scale, columns: &Columns, slot: &Slot) {
        if let (Some(zero), Some(end)) = (scale.share(0.0), scale.share(self.gain.at)) {
            bar(canvas, (columns.x(zero), columns.x(end)), slot.middle);
        }
        if let Some((low, high)) = self.interval.as_ref().and_then(|span| within(scale, span)) {
            whisker(canvas, (columns.x(low), columns.x(high)), slot.middle);
        }
    }
}

/// A bar that points from one place to another, in the mark of its direction; nothing where they are one.
pub(crate) fn bar(canvas: &mut Canvas, (from, to): (f64, f64), y: f64) {
    if (to - from).abs() < 0.005 {
        return;
    }
    let mark = if to < from { Mark::Fall } else { Mark::Rise };
    arrow(canvas, mark, (from, to), y, 7.0);
}

impl Levers {
    /// Draws the chart.
    #[must_use]
    pub fn draw(&self, look: &Look<'_>) -> Drawing {
        let table = self.table();
        let description = table
            .description(&self.summary, |row| self.rows.get(row).is_some_and(|row| row.emphasised));
        let mut canvas = Canvas::new(look);
        let bottom = if self.rows.is_empty() {
            empty::draw(&mut canvas, &self.words.nothing)
        } else {
            self.draw_rows(&mut canvas, look, &table)
        };
        Drawing { svg: canvas.finish(look, bottom, &self.title, &description), description, table }
    }

    /// The numbers.
    #[must_use]
    pub fn table(&self) -> Table {
        let head = vec![self.words.label.as_str(), &self.words.gain, &self.words.interval];
        Table::new(&self.title, head, self.rows.iter().map(LeverRow::cells).collect())
    }

    fn draw_rows(&self, canvas: &mut Canvas, look: &Look<'_>, table: &Table) -> f64 {
        let top = legend::draw(canvas, &self.legend());
        let scale = self.scale();
        let lanes: Vec<Lane<'_>> = self.rows.iter().map(LeverRow::lane).collect();
        let columns = Columns::fit(look.room, &lanes);
        let ticks = Ticks { zero: zero_of(scale), ..Ticks::of(scale, look) };
        lanes::draw(canvas, &columns, &lanes, &ticks, top, |canvas, index, slot| {
            let Some(row) = self.rows.get(index) else { return };
            canvas.group(&table.sentence(index), |canvas| row.draw(canvas, scale, &columns, slot));
        })
    }

    fn scale(&self) -> Scale {
        let spans = self.rows.iter().filter_map(|row| row.interval.as_ref()?.ends());
        let ends = spans.flat_map(|(low, high)| [low, high]);
        Scale::around(self.rows.iter().map(|row| row.gain.at).chain(ends).chain([0.0]))
    }

    fn legend(&self) -> Vec<(Mark, &str)> {
        let any = |has: fn(&LeverRow) -> bool| self.rows.iter().any(has);
        [
            (any(|row| row.gain.at > 0.0), Mark::Rise, &self.words.gain),
            (any(|row| row.gain.at < 0.0), Mark::Fall, &self.words.loss),
            (any(|row| row.interval.is_some()), Mark::Whisker, &self.words.interval),
        ]
        .into_iter()
        .filter(|(there, ..)| *there)
        .map(|(_, mark, word)| (mark, word.as_str()))
        .collect()
    }
}

fn zero_of(scale: Scale) -> Option<f64> {
    match scale.place(0.0) {
        Some(Place::On(share)) => Some(share),
        _ => None,
    }
}
