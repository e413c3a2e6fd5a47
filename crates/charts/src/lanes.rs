//! Rows with a name, a strip to draw in and a value: left of each other, or above on a telephone.

use crate::{
    canvas::Canvas,
    look::{Look, Room},
    mark::{Anchor, Mark, Type},
    measure,
    scale::{Scale, decimals},
};

/// From one line of a label to the next.
const LINE: f64 = 18.0;
/// Half the height of a strip.
const REACH: f64 = 11.0;
/// Rows beyond which the axis is named above too.
const MANY: usize = 12;

/// The words of a row.
pub(crate) struct Lane<'a> {
    pub lead: &'a str,
    pub label: &'a str,
    pub value: &'a str,
    pub strong: bool,
}

/// Where the words and the strip of every row stand.
pub(crate) struct Columns {
    room: Room,
    lead: f64,
    label_width: f64,
    value_width: f64,
    /// From where to where values are drawn.
    pub plot: (f64, f64),
}

/// Where one row stands.
pub(crate) struct Slot {
    pub top: f64,
    pub bottom: f64,
    /// The middle of the strip.
    pub middle: f64,
    lines: Vec<String>,
}

impl Columns {
    pub(crate) fn fit(room: Room, lanes: &[Lane<'_>]) -> Self {
        let width = room.width();
        let widest = |text: for<'l, 'w> fn(&'l Lane<'w>) -> &'l str, most: f64| {
            let size = Type::Strong.size();
            lanes.iter().map(|lane| measure::width(text(lane), size)).fold(0.0, f64::max).min(most)
        };
        let lead = match widest(|lane| lane.lead, width * 0.2) {
            0.0 => 0.0,
            some => some + 8.0,
        };
        let value_width = widest(|lane| lane.value, width * 0.36);
        if room.is_stacked() {
            let label_width = width - 8.0 - lead - value_width - 12.0;
            return Self { room, lead, label_width, value_width, plot: (12.0, width - 12.0) };
        }
        let label_width = widest(|lane| lane.label, width * 0.34);
        let left = 8.0 + lead + label_width + 20.0;
        let right = width - 8.0 - value_width - 20.0;
        Self { room, lead, label_width, value_width, plot: (left, right) }
    }

    /// Where a share of the scale stands.
    pub(crate) fn x(&self, share: f64) -> f64 {
        self.plot.0 + share * (self.plot.1 - self.plot.0)
    }

    /// The next row under `top`.
    pub(crate) fn slot(&self, top: f64, lane: &Lane<'_>) -> Slot {
        let lines = measure::wrap(lane.label, Type::Strong.size(), self.label_width, 2);
        let words = lines.len() as f64 * LINE;
        if self.room.is_stacked() {
            let middle = top + 6.0 + words + REACH;
            return Slot { top, bottom: middle + REACH + 5.0, middle, lines };
        }
        let height = (words + 12.0).max(34.0);
        Slot { top, bottom: top + height, middle: top + height / 2.0, lines }
    }

    /// All rows under each other.
    pub(crate) fn slots(&self, mut top: f64, lanes: &[Lane<'_>]) -> Vec<Slot> {
        lanes
            .iter()
            .map(|lane| {
                let slot = self.slot(top, lane);
                top = slot.bottom;
                slot
            })
            .collect()
    }

    /// The words of a row.
    pub(crate) fn write(&self, canvas: &mut Canvas, lane: &Lane<'_>, slot: &Slot) {
        let (kind, edge) = (if lane.strong { Type::Strong } else { Type::Label }, 4.0);
        let words = slot.lines.len() as f64 * LINE;
        let (first, value_y) = if self.room.is_stacked() {
            (slot.top + 19.0, slot.top + 19.0)
        } else {
            (slot.middle - words / 2.0 + 14.0, slot.middle + 5.0)
        };
        let one_line = |text: &str, room: f64| measure::wrap(text, 14.0, room, 1).concat();
        if !lane.lead.is_empty() {
            let lead = one_line(lane.lead, self.lead);
            canvas.text(kind, Anchor::End, (edge + self.lead - 8.0, first), &lead);
        }
        for (index, line) in slot.lines.iter().enumerate() {
            let y = first + index as f64 * LINE;
            canvas.text(kind, Anchor::Start, (edge + self.lead, y), line);
        }
        if !lane.value.is_empty() {
            let at = (canvas.width() - edge, value_y);
            canvas.text(
                Type::Strong,
                Anchor::End,
                at,
                &one_line(lane.value, self.value_width + 0.1),
            );
        }
    }

    /// What lies behind all rows: the wash of those that matter, and the lines of the axis.
    pub(crate) fn ground(&self, canvas: &mut Canvas, ticks: &Ticks, rows: &[(&Lane<'_>, &Slot)]) {
        for (_, slot) in rows.iter().filter(|(lane, _)| lane.strong) {
            let size = (canvas.width(), slot.bottom - slot.top);
            canvas.rect(Mark::Wash, (0.0, slot.top), size, 4.0);
        }
        let (Some((_, first)), Some((_, last))) = (rows.first(), rows.last()) else { return };
        let strips: Vec<(f64, f64)> = if self.room.is_stacked() {
            rows.iter().map(|(_, slot)| (slot.middle - REACH, slot.middle + REACH)).collect()
        } else {
            vec![(first.top, last.bottom)]
        };
        let across = |(top, bottom): &(f64, f64)| {
            let line = |x: f64| vec![(x, *top), (x, *bottom)];
            ticks.shares.iter().map(|share| line(self.x(*share))).collect::<Vec<_>>()
        };
        canvas.lines(Mark::Grid, &strips.iter().flat_map(across).collect::<Vec<_>>());
        if let Some(zero) = ticks.zero {
            let x = self.x(zero);
            let lines: Vec<_> = strips.iter().map(|(t, b)| vec![(x, *t), (x, *b)]).collect();
            canvas.lines(Mark::Axis, &lines);
        }
    }

    /// The numbers of the axis, on the line of `y`.
    pub(crate) fn name_ticks(&self, canvas: &mut Canvas, ticks: &Ticks, y: f64) {
        for (share, text) in ticks.shares.iter().zip(&ticks.texts) {
            canvas.text_within(Type::Tick, (self.x(*share), y), text);
        }
    }
}

/// The values an axis names.
pub(crate) struct Ticks {
    pub shares: Vec<f64>,
    pub texts: Vec<String>,
    /// Where zero stands, if it is to be seen.
    pub zero: Option<f64>,
}

impl Ticks {
    pub(crate) fn of(scale: Scale, look: &Look<'_>) -> Self {
        let values = scale.ticks(look.room.ticks());
        let places = decimals(&values);
        Self {
            shares: values.iter().filter_map(|value| scale.share(*value)).collect(),
            texts: values.iter().map(|value| (look.number)(*value, places)).collect(),
            zero: None,
        }
    }
}

/// Draws rows from `top` on, with their axis; gives the lower edge.
pub(crate) fn draw(
    canvas: &mut Canvas,
    columns: &Columns,
    lanes: &[Lane<'_>],
    ticks: &Ticks,
    mut top: f64,
    mut row: impl FnMut(&mut Canvas, usize, &Slot),
) -> f64 {
    if lanes.len() > MANY {
        columns.name_ticks(canvas, ticks, top + 14.0);
        top += 22.0;
    }
    let slots = columns.slots(top, lanes);
    columns.ground(canvas, ticks, &lanes.iter().zip(&slots).collect::<Vec<_>>());
    for (index, (lane, slot)) in lanes.iter().zip(&slots).enumerate() {
        columns.write(canvas, lane, slot);
        row(canvas, index, slot);
    }
    let bottom = slots.last().map_or(top, |slot| slot.bottom);
    columns.name_ticks(canvas, ticks, bottom + 16.0);
    bottom + 24.0
}

impl Slot {
    /// Makes room above.
    pub(crate) fn move_down(&mut self, by: f64) {
        self.top += by;
        self.bottom += by;
        self.middle += by;
    }
}
