//! Ranks with the ranks they could as well have been: 1 at the left.

use crate::{
    canvas::Canvas,
    drawing::{Drawing, Table},
    empty,
    figure::{Figure, Span, text_of_span},
    lanes::{self, Columns, Lane, Ticks},
    legend,
    look::Look,
    mark::Mark,
    scale::Scale,
    strip::Strip,
};

/// Dot for the rank, band from the best to the worst rank that the answers allow.
///
/// ```
/// use ddci_charts::{Figure, Ink, Look, RankRow, RankWords, Ranks, Room, Span};
///
/// let chart = Ranks {
///     title: "Thứ hạng".into(),
///     summary: String::new(),
///     words: RankWords { rank: "Hạng".into(), interval: "có thể từ".into(), ..Default::default() },
///     units: 11,
///     rows: vec![RankRow::new("Cao Lộc", Figure::new(3.0, "3"), Span::new(2.0, 5.0, "2 – 5"))],
/// };
/// let number = |value: f64, places: usize| format!("{value:.places$}");
/// let look = Look { prefix: "ranks", ink: Ink::Print, room: Room::Paper, number: &number };
/// assert_eq!(chart.draw(&look).description, "Cao Lộc: Hạng 3; có thể từ 2 – 5.");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Ranks {
    /// What the chart shows.
    pub title: String,
    /// What it says, in a sentence; begins the text alternative.
    pub summary: String,
    /// The words of legend and table.
    pub words: RankWords,
    /// How many are ranked: the axis goes from 1 to this. None and one make an axis around 1.
    pub units: u32,
    /// The rows, from top to bottom.
    pub rows: Vec<RankRow>,
}

/// The words of a [`Ranks`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RankWords {
    /// What a row is.
    pub label: String,
    /// A rank.
    pub rank: String,
    /// The ranks it could be.
    pub interval: String,
    /// What is said where there are no rows.
    pub nothing: String,
}

/// One row of a [`Ranks`].
#[derive(Debug, Clone, PartialEq)]
pub struct RankRow {
    label: String,
    rank: Result<(Figure, Span), String>,
    emphasised: bool,
}

impl RankRow {
    /// A row with its rank, which may be a mean of tied ranks, and its best and worst rank.
    #[must_use]
    pub fn new(label: impl Into<String>, rank: Figure, interval: Span) -> Self {
        Self { label: label.into(), rank: Ok((rank, interval)), emphasised: false }
    }

    /// A row without a rank, and why, in a few words.
    #[must_use]
    pub fn missing(label: impl Into<String>, why: impl Into<String>) -> Self {
        Self { label: label.into(), rank: Err(why.into()), emphasised: false }
    }

    /// The row that matters to the reader: bold, on a wash.
    #[must_use]
    pub fn emphasised(self) -> Self {
        Self { emphasised: true, ..self }
    }

    fn lane(&self) -> Lane<'_> {
        let value = self.rank.as_ref().map_or("", |(rank, _)| rank.text.as_str());
        Lane { lead: "", label: &self.label, value, strong: self.emphasised }
    }

    fn strip(&self) -> Strip<'_> {
        match &self.rank {
            Ok((rank, span)) => {
                Strip { value: Some(rank), interval: Some(span), ..Strip::default() }
            }
            Err(why) => Strip { missing: why, ..Strip::default() },
        }
    }

    fn cells(&self) -> Vec<String> {
        let (rank, span) = match &self.rank {
            Ok((rank, span)) => (rank.text.clone(), text_of_span(Some(span))),
            Err(why) => (why.clone(), String::new()),
        };
        vec![self.label.clone(), rank, span]
    }
}

impl Ranks {
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
        let head = vec![self.words.label.as_str(), &self.words.rank, &self.words.interval];
        Table::new(&self.title, head, self.rows.iter().map(RankRow::cells).collect())
    }

    fn draw_rows(&self, canvas: &mut Canvas, look: &Look<'_>, table: &Table) -> f64 {
        let words = &self.words;
        let top = legend::draw(canvas, &[(Mark::Dot, &words.rank), (Mark::Band, &words.interval)]);
        let scale = Scale::new(1.0, f64::from(self.units.max(1)));
        let lanes: Vec<Lane<'_>> = self.rows.iter().map(RankRow::lane).collect();
        let columns = Columns::fit(look.room, &lanes);
        let ticks = if self.units > 1 {
            Ticks::of(scale, look)
        } else {
            Ticks { shares: vec![0.5], texts: vec![(look.number)(1.0, 0)], zero: None }
        };
        lanes::draw(canvas, &columns, &lanes, &ticks, top, |canvas, index, slot| {
            let Some(row) = self.rows.get(index) else { return };
            canvas.group(&table.sentence(index), |canvas| {
                row.strip().draw(canvas, scale, &columns, slot);
            });
        })
    }
}
