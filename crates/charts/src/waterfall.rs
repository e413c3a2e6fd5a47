//! How last year's value became this year's, part by part.

use crate::{
    canvas::Canvas,
    drawing::{Drawing, Table},
    figure::Figure,
    lanes::{Columns, Lane, Slot, Ticks},
    legend,
    levers::bar,
    look::Look,
    mark::{Anchor, Mark, Type},
    measure,
    scale::Scale,
};

/// Parts that differ from the whole by less than this share of it add up.
const EXACT: f64 = 1e-9;

/// Hollow dot for last year, an arrow for each part, dot for this year.
///
/// Parts that do not add up get one more row, named [`WaterfallWords::rest`], whose value is written by
/// the look. A part that is no finite number is read and moves nothing. The axis need not begin at
/// zero, because nothing stands on it as a bar from zero.
///
/// ```
/// use ddci_charts::{Figure, Ink, Look, Room, Waterfall, WaterfallWords};
///
/// let chart = Waterfall {
///     title: "Vì sao điểm đổi".into(),
///     summary: String::new(),
///     words: WaterfallWords { value: "điểm".into(), ..Default::default() },
///     start: ("Năm 2023".into(), Figure::new(75.2, "75,2")),
///     parts: vec![("Tự thay đổi".into(), Figure::new(3.7, "+3,7"))],
///     end: ("Năm 2024".into(), Figure::new(78.9, "78,9")),
///     series_break: None,
/// };
/// let number = |value: f64, places: usize| format!("{value:.places$}");
/// let look = Look { prefix: "change", ink: Ink::Web, room: Room::Page, number: &number };
/// let drawing = chart.draw(&look);
/// assert_eq!(drawing.table.rows[1], ["Tự thay đổi", "+3,7"]);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Waterfall {
    /// What the chart shows.
    pub title: String,
    /// What it says, in a sentence; begins the text alternative.
    pub summary: String,
    /// The words of legend and table.
    pub words: WaterfallWords,
    /// Last year: its name and value.
    pub start: (String, Figure),
    /// What moved the value, in the order in which it is told; texts carry their sign.
    pub parts: Vec<(String, Figure)>,
    /// This year: its name and value.
    pub end: (String, Figure),
    /// Where the two years may not be compared directly: why, in a sentence.
    pub series_break: Option<String>,
}

/// The words of a [`Waterfall`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WaterfallWords {
    /// What a row is.
    pub label: String,
    /// Values and parts.
    pub value: String,
    /// A part that raises.
    pub rise: String,
    /// A part that lowers.
    pub fall: String,
    /// The name of what the parts leave unexplained.
    pub rest: String,
}

/// One row: from where to where it goes.
struct Step {
    label: String,
    text: String,
    kind: Kind,
}

enum Kind {
    Start(f64),
    Part(f64, f64),
    Unknown,
    End(f64),
}

impl Waterfall {
    /// Draws the chart.
    #[must_use]
    pub fn draw(&self, look: &Look<'_>) -> Drawing {
        let steps = self.steps(look);
        let rows = steps.iter().map(|step| vec![step.label.clone(), step.text.clone()]).collect();
        let table = Table::new(&self.title, vec![&self.words.label, &self.words.value], rows);
        let summary = match &self.series_break {
            Some(why) => format!("{} {why}", self.summary),
            None => self.summary.clone(),
        };
        let description = table.description(&summary, |_| true);
        let mut canvas = Canvas::new(look);
        let bottom = self.draw_steps(&mut canvas, look, &steps, &table);
        Drawing { svg: canvas.finish(look, bottom, &self.title, &description), description, table }
    }

    fn steps(&self, look: &Look<'_>) -> Vec<Step> {
        let step = |(label, figure): &(String, Figure), kind| Step {
            label: label.clone(),
            text: figure.text.clone(),
            kind,
        };
        let known =
            |at: f64, kind: fn(f64) -> Kind| if at.is_finite() { kind(at) } else { Kind::Unknown };
        let mut steps = vec![step(&self.start, known(self.start.1.at, Kind::Start))];
        let mut at = self.start.1.at;
        for part in &self.parts {
            let to = at + part.1.at;
            let kind = if to.is_finite() { Kind::Part(at, to) } else { Kind::Unknown };
            at = if to.is_finite() { to } else { at };
            steps.push(step(part, kind));
        }
        let end = self.end.1.at;
        let rest = end - at;
        if rest.is_finite() && rest.abs() > EXACT * end.abs().max(1.0) {
            let text = (look.number)(rest, 2);
            steps.push(Step { label: self.words.rest.clone(), text, kind: Kind::Part(at, end) });
        }
        steps.push(step(&self.end, known(end, Kind::End)));
        steps
    }

    fn draw_steps(
        &self,
        canvas: &mut Canvas,
        look: &Look<'_>,
        steps: &[Step],
        table: &Table,
    ) -> f64 {
        let top = legend::draw(canvas, &self.legend(steps));
        let scale = Scale::around(steps.iter().flat_map(Step::ends));
        let lanes: Vec<Lane<'_>> = steps.iter().map(Step::lane).collect();
        let columns = Columns::fit(look.room, &lanes);
        let mut slots = columns.slots(top, &lanes);
        let cut = self.open_cut(look, &mut slots);
        let ticks = Ticks::of(scale, look);
        columns.ground(canvas, &ticks, &lanes.iter().zip(&slots).collect::<Vec<_>>());
        link(canvas, look, scale, &columns, steps, &slots);
        if let Some((y, lines)) = cut {
            say_break(canvas, y, &lines);
        }
        for (index, ((step, lane), slot)) in steps.iter().zip(&lanes).zip(&slots).enumerate() {
            columns.write(canvas, lane, slot);
            canvas.group(&table.sentence(index), |canvas| step.draw(canvas, scale, &columns, slot));
        }
        let bottom = slots.last().map_or(top, |slot| slot.bottom);
        columns.name_ticks(canvas, &ticks, bottom + 16.0);
        bottom + 24.0
    }

    /// Makes room under last year for the words of the break.
    fn open_cut(&self, look: &Look<'_>, slots: &mut [Slot]) -> Option<(f64, Vec<String>)> {
        let words = self.series_break.as_ref()?;
        let lines = measure::wrap(words, Type::Note.size(), look.room.width() - 36.0, 4);
        let height = 16.0 + lines.len() as f64 * 17.0;
        let mut rows = slots.iter_mut();
        let y = rows.next()?.bottom;
        rows.for_each(|slot| slot.move_down(height));
        Some((y, lines))
    }

    fn legend(&self, steps: &[Step]) -> Vec<(Mark, &str)> {
        let any = |has: fn(f64, f64) -> bool| {
            steps.iter().any(|step| matches!(step.kind, Kind::Part(from, to) if has(from, to)))
        };
        let mut entries = vec![(Mark::Hollow, self.start.0.as_str())];
        if any(|from, to| to > from) {
            entries.push((Mark::Rise, &self.words.rise));
        }
        if any(|from, to| to < from) {
            entries.push((Mark::Fall, &self.words.fall));
        }
        entries.push((Mark::Dot, &self.end.0));
        entries
    }
}

impl Step {
    fn lane(&self) -> Lane<'_> {
        Lane { lead: "", label: &self.label, value: &self.text, strong: false }
    }

    fn ends(&self) -> Vec<f64> {
        match self.kind {
            Kind::Start(at) | Kind::End(at) => vec![at],
            Kind::Part(from, to) => vec![from, to],
            Kind::Unknown => vec![],
        }
    }

    fn draw(&self, canvas: &mut Canvas, scale: Scale, columns: &Columns, slot: &Slot) {
        let x = |at: f64| columns.x(scale.share(at).unwrap_or(0.0));
        match self.kind {
            Kind::Start(at) => canvas.circle(Mark::Hollow, (x(at), slot.middle), 5.5),
            Kind::Part(from, to) => bar(canvas, (x(from), x(to)), slot.middle),
            Kind::Unknown => {}
            Kind::End(at) => canvas.circle(Mark::Dot, (x(at), slot.middle), 5.0),
        }
    }
}

/// Dotted lines from where one row ends to where the next begins; on a telephone they leave the words
/// between the rows free.
fn link(
    canvas: &mut Canvas,
    look: &Look<'_>,
    scale: Scale,
    columns: &Columns,
    steps: &[Step],
    slots: &[Slot],
) {
    let rows: Vec<_> = steps.iter().zip(slots).collect();
    let mut lines = Vec::new();
    for ((step, above), (_, below)) in rows.iter().zip(rows.iter().skip(1)) {
        let Some(share) = step.ends().last().and_then(|at| scale.share(*at)) else { continue };
        let x = columns.x(share);
        if look.room.is_stacked() || below.top > above.bottom {
            lines.push(vec![(x, above.middle), (x, above.bottom)]);
            let from = if look.room.is_stacked() { below.middle - 11.0 } else { below.top };
            lines.push(vec![(x, from), (x, below.middle)]);
        } else {
            lines.push(vec![(x, above.middle), (x, below.middle)]);
        }
    }
    canvas.lines(Mark::Link, &lines);
}

/// Two slanted strokes, a line across, and why.
fn say_break(canvas: &mut Canvas, y: f64, lines: &[String]) {
    let middle = y + 6.0;
    let right = canvas.width() - 4.0;
    legend::slashes(canvas, (12.0, middle));
    canvas.line(Mark::Link, (26.0, middle), (right, middle));
    for (index, line) in lines.iter().enumerate() {
        let at = (28.0, middle + 16.0 + index as f64 * 17.0);
        canvas.text(Type::Note, Anchor::Start, at, line);
    }
}
