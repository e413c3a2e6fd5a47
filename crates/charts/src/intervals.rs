//! Values with their intervals, row by row: scoreboards and profiles.

use crate::{
    canvas::Canvas,
    drawing::{Drawing, Table},
    empty,
    figure::{Figure, Span, text_of, text_of_span},
    lanes::{self, Columns, Lane, Ticks},
    legend,
    look::Look,
    mark::Mark,
    scale::Scale,
    strip::Strip,
};

/// Dot for a value, band for its interval, upright line for the target, hollow dot for last year, small
/// tick for the median of the block.
///
/// Rows are drawn in the order given. A value beyond the scale becomes a triangle at its end.
///
/// ```
/// use ddci_charts::{Figure, Ink, IntervalRow, IntervalWords, Intervals, Look, Room, Scale, Span};
///
/// let words = IntervalWords { label: "Đơn vị".into(), value: "Điểm".into(), ..Default::default() };
/// let chart = Intervals {
///     title: "Bảng điểm".into(),
///     summary: "Cao Lộc đứng đầu.".into(),
///     words,
///     scale: Scale::new(0.0, 100.0),
///     rows: vec![
///         IntervalRow::new("Cao Lộc", Figure::new(78.9, "78,9"))
///             .interval(Span::new(76.4, 81.3, "76,4 – 81,3"))
///             .emphasised(),
///         IntervalRow::missing("Bình Gia", "chưa đủ phiếu"),
///     ],
/// };
/// let number = |value: f64, places: usize| format!("{value:.places$}");
/// let look = Look { prefix: "board", ink: Ink::Web, room: Room::Phone, number: &number };
/// let drawing = chart.draw(&look);
/// assert!(drawing.svg.contains(r#"role="img""#));
/// assert_eq!(drawing.description, "Cao Lộc đứng đầu. Cao Lộc: Điểm 78,9; 76,4 – 81,3. \
///     Bình Gia: Điểm chưa đủ phiếu.");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Intervals {
    /// What the chart shows.
    pub title: String,
    /// What it says, in a sentence; begins the text alternative.
    pub summary: String,
    /// The words of legend and table.
    pub words: IntervalWords,
    /// The axis, in the unit of the values.
    pub scale: Scale,
    /// The rows, from top to bottom.
    pub rows: Vec<IntervalRow>,
}

/// The words of an [`Intervals`]: heads of the table, and entries of the legend.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IntervalWords {
    /// What a row is.
    pub label: String,
    /// A rank.
    pub rank: String,
    /// A value.
    pub value: String,
    /// An interval.
    pub interval: String,
    /// Last year's value.
    pub last: String,
    /// A target.
    pub target: String,
    /// The median of the block.
    pub median: String,
    /// What is said where there are no rows.
    pub nothing: String,
}

/// One row of an [`Intervals`].
#[derive(Debug, Clone, PartialEq)]
pub struct IntervalRow {
    label: String,
    value: Result<Figure, String>,
    interval: Option<Span>,
    last: Option<Figure>,
    target: Option<Figure>,
    median: Option<Figure>,
    rank: String,
    emphasised: bool,
}

impl IntervalRow {
    /// A row with a value.
    #[must_use]
    pub fn new(label: impl Into<String>, value: Figure) -> Self {
        Self::of(label.into(), Ok(value))
    }

    /// A row without a value, and why, in a few words.
    #[must_use]
    pub fn missing(label: impl Into<String>, why: impl Into<String>) -> Self {
        Self::of(label.into(), Err(why.into()))
    }

    fn of(label: String, value: Result<Figure, String>) -> Self {
        let (interval, last, target, median) = (None, None, None, None);
        let (rank, emphasised) = (String::new(), false);
        Self { label, value, interval, last, target, median, rank, emphasised }
    }

    /// How sure the value is.
    #[must_use]
    pub fn interval(self, interval: Span) -> Self {
        Self { interval: Some(interval), ..self }
    }

    /// The value of last year.
    #[must_use]
    pub fn last(self, last: Figure) -> Self {
        Self { last: Some(last), ..self }
    }

    /// What is aimed at.
    #[must_use]
    pub fn target(self, target: Figure) -> Self {
        Self { target: Some(target), ..self }
    }

    /// The median of the block.
    #[must_use]
    pub fn median(self, median: Figure) -> Self {
        Self { median: Some(median), ..self }
    }

    /// The rank as it is published: “3”, “2–5”, “=4”.
    #[must_use]
    pub fn rank(self, rank: impl Into<String>) -> Self {
        Self { rank: rank.into(), ..self }
    }

    /// The row that matters to the reader: bold, on a wash.
    #[must_use]
    pub fn emphasised(self) -> Self {
        Self { emphasised: true, ..self }
    }

    fn lane(&self) -> Lane<'_> {
        let value = self.value.as_ref().map_or("", |figure| figure.text.as_str());
        Lane { lead: &self.rank, label: &self.label, value, strong: self.emphasised }
    }

    fn strip(&self) -> Strip<'_> {
        Strip {
            value: self.value.as_ref().ok(),
            interval: self.interval.as_ref(),
            last: self.last.as_ref(),
            target: self.target.as_ref(),
            median: self.median.as_ref(),
            missing: self.value.as_ref().err().map_or("", String::as_str),
        }
    }

    fn cells(&self) -> Vec<String> {
        let value = self.value.as_ref().map_or_else(Clone::clone, |figure| figure.text.clone());
        vec![
            self.label.clone(),
            self.rank.clone(),
            value,
            text_of_span(self.interval.as_ref()),
            text_of(self.last.as_ref()),
            text_of(self.target.as_ref()),
            text_of(self.median.as_ref()),
        ]
    }
}

impl Intervals {
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
        let words = &self.words;
        let head = vec![
            words.label.as_str(),
            &words.rank,
            &words.value,
            &words.interval,
            &words.last,
            &words.target,
            &words.median,
        ];
        Table::new(&self.title, head, self.rows.iter().map(IntervalRow::cells).collect())
    }

    fn draw_rows(&self, canvas: &mut Canvas, look: &Look<'_>, table: &Table) -> f64 {
        let top = legend::draw(canvas, &self.legend());
        let lanes: Vec<Lane<'_>> = self.rows.iter().map(IntervalRow::lane).collect();
        let columns = Columns::fit(look.room, &lanes);
        let ticks = Ticks::of(self.scale, look);
        lanes::draw(canvas, &columns, &lanes, &ticks, top, |canvas, index, slot| {
            let Some(row) = self.rows.get(index) else { return };
            canvas.group(&table.sentence(index), |canvas| {
                row.strip().draw(canvas, self.scale, &columns, slot);
            });
        })
    }

    fn legend(&self) -> Vec<(Mark, &str)> {
        let any = |has: fn(&IntervalRow) -> bool| self.rows.iter().any(has);
        let words = &self.words;
        [
            (any(|row| row.value.is_ok()), Mark::Dot, &words.value),
            (any(|row| row.interval.is_some()), Mark::Band, &words.interval),
            (any(|row| row.last.is_some()), Mark::Hollow, &words.last),
            (any(|row| row.target.is_some()), Mark::Target, &words.target),
            (any(|row| row.median.is_some()), Mark::Median, &words.median),
        ]
        .into_iter()
        .filter(|(there, ..)| *there)
        .map(|(_, mark, word)| (mark, word.as_str()))
        .collect()
    }
}
