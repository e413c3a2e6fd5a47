//! A value over years, with its interval, and with the years that may not be joined.

use crate::{
    canvas::Canvas,
    drawing::{Drawing, Table},
    empty,
    figure::{Figure, Span, text_of, text_of_span},
    lanes::Ticks,
    legend::{self, slashes},
    look::Look,
    mark::{Anchor, Mark, Type},
    measure,
    room_for::with_room,
    scale::Scale,
};

/// Height of the field of the curve.
const HEIGHT: f64 = 170.0;

/// A line over years: dot for a value, band for its interval, a cut where the series is broken.
///
/// Points are put in the order of their years; a point at no finite year is read but not drawn. Years
/// without a value leave a gap in the line, and so does a break.
///
/// ```
/// use ddci_charts::{Figure, Ink, Look, Room, Series, SeriesPoint, SeriesWords};
///
/// let chart = Series {
///     title: "Điểm qua các năm".into(),
///     summary: String::new(),
///     words: SeriesWords { value: "điểm".into(), ..Default::default() },
///     scale: None,
///     points: vec![
///         SeriesPoint::new(2023.0, "2023", Figure::new(75.2, "75,2")),
///         SeriesPoint::new(2024.0, "2024", Figure::new(78.9, "78,9")).broken("bộ câu hỏi mới"),
///     ],
/// };
/// let number = |value: f64, places: usize| format!("{value:.places$}");
/// let look = Look { prefix: "years", ink: Ink::Web, room: Room::Phone, number: &number };
/// let drawing = chart.draw(&look);
/// assert_eq!(drawing.description, "2023: điểm 75,2. 2024: điểm 78,9; bộ câu hỏi mới.");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// What the chart shows.
    pub title: String,
    /// What it says, in a sentence; begins the text alternative.
    pub summary: String,
    /// The words of legend and table.
    pub words: SeriesWords,
    /// The upright axis; none for one with round ends around the values. Points beyond stand on its edge.
    pub scale: Option<Scale>,
    /// The years.
    pub points: Vec<SeriesPoint>,
}

/// The words of a [`Series`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SeriesWords {
    /// What a row of the table is.
    pub label: String,
    /// A value.
    pub value: String,
    /// An interval.
    pub interval: String,
    /// That a point may not be compared with the one before; heads the column of reasons.
    pub broken: String,
    /// What is said where there are no points.
    pub nothing: String,
}

/// One year of a [`Series`].
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesPoint {
    at: f64,
    label: String,
    value: Option<Figure>,
    interval: Option<Span>,
    broken: Option<String>,
}

impl SeriesPoint {
    /// A year, its name and its value.
    #[must_use]
    pub fn new(at: f64, label: impl Into<String>, value: Figure) -> Self {
        Self { value: Some(value), ..Self::missing(at, label) }
    }

    /// A year without a value: a gap in the line.
    #[must_use]
    pub fn missing(at: f64, label: impl Into<String>) -> Self {
        Self { at, label: label.into(), value: None, interval: None, broken: None }
    }

    /// How sure the value is.
    #[must_use]
    pub fn interval(self, interval: Span) -> Self {
        Self { interval: Some(interval), ..self }
    }

    /// That it may not be joined to the point before, and why, in a few words.
    #[must_use]
    pub fn broken(self, why: impl Into<String>) -> Self {
        Self { broken: Some(why.into()), ..self }
    }

    fn cells(&self) -> Vec<String> {
        vec![
            self.label.clone(),
            text_of(self.value.as_ref()),
            text_of_span(self.interval.as_ref()),
            self.broken.clone().unwrap_or_default(),
        ]
    }
}

/// The field of the curve: from values to places.
struct Field {
    years: Scale,
    values: Scale,
    left: f64,
    right: f64,
    top: f64,
}

impl Field {
    fn x(&self, at: f64) -> f64 {
        self.left + self.years.share(at).unwrap_or(0.0) * (self.right - self.left)
    }

    /// On the edge if it lies beyond.
    fn y(&self, value: f64) -> f64 {
        self.top + HEIGHT * (1.0 - self.values.share(value).unwrap_or(0.0))
    }
}

impl Series {
    /// Draws the chart.
    #[must_use]
    pub fn draw(&self, look: &Look<'_>) -> Drawing {
        let points = self.sorted();
        let table = table(&self.title, &self.words, &points);
        let description = table.description(&self.summary, |row| row + 1 == points.len());
        let mut canvas = Canvas::new(look);
        let drawn: Vec<(usize, &SeriesPoint)> =
            points.iter().copied().enumerate().filter(|(_, point)| point.at.is_finite()).collect();
        let bottom = if drawn.is_empty() {
            empty::draw(&mut canvas, &self.words.nothing)
        } else {
            self.draw_points(&mut canvas, look, &drawn, &table)
        };
        Drawing { svg: canvas.finish(look, bottom, &self.title, &description), description, table }
    }

    fn sorted(&self) -> Vec<&SeriesPoint> {
        let mut points: Vec<&SeriesPoint> = self.points.iter().collect();
        points.sort_by(|a, b| a.at.total_cmp(&b.at));
        points
    }

    fn draw_points(
        &self,
        canvas: &mut Canvas,
        look: &Look<'_>,
        points: &[(usize, &SeriesPoint)],
        table: &Table,
    ) -> f64 {
        let top = legend::draw(canvas, &self.legend()) + 14.0;
        let values = self.scale.unwrap_or_else(|| around(points));
        let ticks = Ticks::of(values, look);
        let size = Type::Tick.size();
        let names = ticks.texts.iter().map(|text| measure::width(text, size)).fold(0.0, f64::max);
        let width = canvas.width();
        let left = names.min(width * 0.3) + 30.0;
        let years = points.iter().map(|(_, point)| point.at);
        let ends = (years.clone().fold(f64::MAX, f64::min), years.fold(f64::MIN, f64::max));
        let years = Scale::new(ends.0, ends.1);
        let field = Field { years, values, left, right: width - 26.0, top };
        ground(canvas, &field, &ticks, names);
        curve(canvas, &field, points);
        let breaks = self.draw_breaks(canvas, &field, points);
        for (index, point) in points {
            canvas.group(&table.sentence(*index), |canvas| dot(canvas, &field, point));
        }
        name_values(canvas, &field, points);
        name_years(canvas, &field, points);
        field.top + HEIGHT + 28.0 + breaks
    }

    /// A cut between two years, with the reasons below the field; gives the height these take.
    fn draw_breaks(
        &self,
        canvas: &mut Canvas,
        field: &Field,
        points: &[(usize, &SeriesPoint)],
    ) -> f64 {
        let mut height = 0.0;
        for ((_, before), (_, after)) in points.iter().zip(points.iter().skip(1)) {
            let Some(why) = &after.broken else { continue };
            let x = (field.x(before.at) + field.x(after.at)) / 2.0;
            let (top, bottom) = (field.top - 8.0, field.top + HEIGHT);
            canvas.line(Mark::Link, (x, top), (x, bottom - 8.0));
            slashes(canvas, (x, bottom));
            let words = format!("{}: {why}", after.label);
            for line in measure::wrap(&words, Type::Note.size(), canvas.width() - 32.0, 3) {
                let y = bottom + 46.0 + height;
                canvas.text(Type::Note, Anchor::Start, (28.0, y), &line);
                height += 17.0;
            }
            slashes(canvas, (13.0, bottom + 41.0 + height - 17.0));
        }
        if height > 0.0 { height + 10.0 } else { 0.0 }
    }

    fn legend(&self) -> Vec<(Mark, &str)> {
        let mut entries = vec![(Mark::Dot, self.words.value.as_str())];
        if self.points.iter().any(|point| point.interval.is_some()) {
            entries.push((Mark::Band, &self.words.interval));
        }
        entries
    }
}

fn table(title: &str, words: &SeriesWords, points: &[&SeriesPoint]) -> Table {
    // The reason of a break is a phrase that needs no head where it is told.
    let head = vec![words.label.as_str(), &words.value, &words.interval, &words.broken];
    Table::new(title, head, points.iter().map(|point| point.cells()).collect())
}

fn around(points: &[(usize, &SeriesPoint)]) -> Scale {
    let values = points.iter().filter_map(|(_, point)| Some(point.value.as_ref()?.at));
    let spans = points.iter().filter_map(|(_, point)| point.interval.as_ref()?.ends());
    Scale::around(values.chain(spans.flat_map(|(low, high)| [low, high])))
}

fn value_of(point: &SeriesPoint) -> Option<f64> {
    point.value.as_ref().map(|figure| figure.at).filter(|at| at.is_finite())
}

/// Lines across with their numbers at the left.
fn ground(canvas: &mut Canvas, field: &Field, ticks: &Ticks, names: f64) {
    let y = |share: f64| field.top + HEIGHT * (1.0 - share);
    let right = canvas.width() - 4.0;
    let lines: Vec<_> =
        ticks.shares.iter().map(|s| vec![(names + 12.0, y(*s)), (right, y(*s))]).collect();
    canvas.lines(Mark::Grid, &lines);
    for (share, text) in ticks.shares.iter().zip(&ticks.texts) {
        canvas.text(Type::Tick, Anchor::End, (names + 6.0, y(*share) + 4.5), text);
    }
}

/// Joins neighbours that may be joined: the line, and the band where both have one.
fn curve(canvas: &mut Canvas, field: &Field, points: &[(usize, &SeriesPoint)]) {
    let mut lines = Vec::new();
    for ((_, from), (_, to)) in points.iter().zip(points.iter().skip(1)) {
        let (Some(start), Some(end), None) = (value_of(from), value_of(to), &to.broken) else {
            continue;
        };
        let (left, right) = (field.x(from.at), field.x(to.at));
        let spans = (from.interval.as_ref(), to.interval.as_ref());
        if let (Some((a, b)), Some((c, d))) =
            (spans.0.and_then(Span::ends), spans.1.and_then(Span::ends))
        {
            let y = |value| field.y(value);
            canvas.polygon(Mark::Area, &[(left, y(a)), (left, y(b)), (right, y(d)), (right, y(c))]);
        }
        lines.push(vec![(left, field.y(start)), (right, field.y(end))]);
    }
    canvas.lines(Mark::Line, &lines);
}

fn dot(canvas: &mut Canvas, field: &Field, point: &SeriesPoint) {
    let Some(value) = value_of(point) else { return };
    let x = field.x(point.at);
    if let Some((low, high)) = point.interval.as_ref().and_then(Span::ends) {
        let (top, bottom) = (field.y(high), field.y(low));
        canvas.rect(Mark::Band, (x - 4.0, top), (8.0, bottom - top), 4.0);
    }
    canvas.circle(Mark::Dot, (x, field.y(value)), 5.0);
}

/// Writes values beside their dots: the last and the first, then those between that have room.
fn name_values(canvas: &mut Canvas, field: &Field, points: &[(usize, &SeriesPoint)]) {
    let names: Vec<(f64, f64, &str)> = points
        .iter()
        .filter_map(|(_, point)| {
            let value = value_of(point)?;
            let top = point.interval.as_ref().and_then(Span::ends).map_or(value, |ends| ends.1);
            let y = field.y(top.max(value)) - 9.0;
            Some((field.x(point.at), y, point.value.as_ref()?.text.as_str()))
        })
        .collect();
    for index in with_room(&names, Type::Strong) {
        if let Some((x, y, text)) = names.get(index) {
            canvas.text_within(Type::Strong, (*x, *y), text);
        }
    }
}

fn name_years(canvas: &mut Canvas, field: &Field, points: &[(usize, &SeriesPoint)]) {
    let y = field.top + HEIGHT + 22.0;
    let names: Vec<(f64, f64, &str)> =
        points.iter().map(|(_, point)| (field.x(point.at), y, point.label.as_str())).collect();
    for index in with_room(&names, Type::Tick) {
        if let Some((x, y, text)) = names.get(index) {
            canvas.text_within(Type::Tick, (*x, *y), text);
        }
    }
}
