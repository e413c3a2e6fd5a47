//! The path from the title down to a paragraph: which sections it stands in.

use crate::bodies::Body;
use crate::layout::{Mark, Paragraph};
pub(crate) use crate::levels::{Level, Node};
use crate::levels::{SOFT, is_bullet, is_capital_heading, names_sub_index};
use crate::model::Schedule;
use crate::sub_indices::Registry;
use crate::words::{regex, view};
use crate::zones::{Zone, zone_of};

/// The open sections, the outermost first.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    pub nodes: Vec<Node>,
}

impl Outline {
    /// The level of a paragraph.
    pub fn level(paragraph: &Paragraph) -> Level {
        match (&paragraph.heading, &paragraph.mark) {
            (Some(level), _) => Level::Heading(*level),
            (None, Some(mark)) => Level::Marked(mark.clone()),
            (None, None) if is_capital_heading(&paragraph.text) => Level::Heading(0),
            (None, None) if names_sub_index(&paragraph.text) => Level::Heading(SOFT),
            (None, None) => Level::Plain,
        }
    }

    /// How many of the open sections stay open above a paragraph of this level.
    fn kept(&self, level: &Level) -> usize {
        let find = |is_same: &dyn Fn(&Level) -> bool| {
            self.nodes.iter().position(|node| is_same(&node.level))
        };
        let outer = self
            .nodes
            .iter()
            .position(|node| node.level != Level::Sheet)
            .unwrap_or(self.nodes.len());
        match level {
            Level::Sheet => 0,
            Level::Heading(own) => {
                let place = find(&|other| match other {
                    Level::Sheet => false,
                    Level::Marked(Mark::Roman(_) | Mark::Capital(_) | Mark::Decimal(_))
                        if *own >= SOFT =>
                    {
                        false
                    }
                    Level::Heading(level) => level >= own,
                    Level::Marked(Mark::Part(_)) => false,
                    _ => true,
                });
                place.unwrap_or(self.nodes.len()).max(outer)
            }
            Level::Plain => find(&|other| matches!(other, Level::Plain) || is_bullet(other))
                .unwrap_or(self.nodes.len()),
            Level::Marked(mark) => self.kept_above_mark(mark),
        }
    }

    fn kept_above_mark(&self, mark: &Mark) -> usize {
        let same = self
            .nodes
            .iter()
            .position(|node| matches!(&node.level, Level::Marked(other) if other.same_level(mark)));
        if mark.is_bullet() {
            return same.unwrap_or(self.nodes.len());
        }
        if let Some(place) = same {
            // A count that starts again below a lettered paragraph is a list of its own.
            let restarts = mark.ordinal() == Some(1)
                && self.nodes.get(place).is_some_and(|node| matches!(&node.level, Level::Marked(other) if other.ordinal() != Some(0)))
                && self.nodes.iter().skip(place + 1).any(|node| matches!(&node.level, Level::Marked(other) if !other.is_bullet()));
            if restarts && !matches!(mark, Mark::Letter(_) | Mark::Roman(_)) {
                let last = self.nodes.iter().rposition(
                    |node| matches!(&node.level, Level::Marked(other) if !other.is_bullet()),
                );
                let inner = self.nodes.iter().rposition(
                    |node| matches!(&node.level, Level::Marked(other) if other.same_level(mark)),
                );
                if inner == Some(place) && last > Some(place) {
                    return last.map_or(place, |last| last + 1);
                }
            }
            return self
                .nodes
                .iter()
                .rposition(
                    |node| matches!(&node.level, Level::Marked(other) if other.same_level(mark)),
                )
                .unwrap_or(place);
        }
        let outranked = |level: &Level| match (mark, level) {
            (_, Level::Plain) => true,
            (_, level) if is_bullet(level) => true,
            (Mark::Part(_), Level::Sheet) => false,
            (Mark::Part(_), _) => true,
            (
                Mark::Roman(_) | Mark::Capital(_),
                Level::Marked(Mark::Decimal(_) | Mark::Letter(_) | Mark::Bracketed(_))
                | Level::Heading(0),
            ) => true,
            (Mark::Decimal(own), Level::Marked(Mark::Decimal(other))) => other.len() > own.len(),
            (Mark::Decimal(_), Level::Marked(Mark::Letter(_) | Mark::Bracketed(_))) => true,
            _ => false,
        };
        self.nodes.iter().position(|node| outranked(&node.level)).unwrap_or(self.nodes.len())
    }

    /// Whether a paragraph of this level would stand below the innermost open section.
    pub fn is_below(&self, level: &Level) -> bool {
        self.kept(level) == self.nodes.len() && !matches!(level, Level::Plain | Level::Sheet)
    }

    /// Opens the section of a paragraph.
    pub fn enter(&mut self, paragraph: &Paragraph, registry: &Registry, tasks: usize) {
        let level = Self::level(paragraph);
        self.nodes.truncate(self.kept(&level));
        let outer = self.nodes.last();
        let heading_like = !matches!(level, Level::Plain) && !is_bullet(&level);
        let top = !self.nodes.iter().any(|node| {
            node.level != Level::Sheet && !matches!(node.level, Level::Marked(Mark::Part(_)))
        });
        let mut zone = outer.map_or(Zone::Opening, |node| node.zone);
        // A sentence below a heading of purposes is no heading of its own.
        let is_sentence = paragraph.text.ends_with('.')
            && !paragraph.text.contains(':')
            && ddci_vntext::words(&paragraph.text).count() > 12
            && !top;
        let own_zone = if heading_like && !is_sentence { zone_of(&paragraph.text) } else { None };
        let within_work = zone == Zone::Work && outer.is_some_and(|node| node.sub_index.is_some());
        let may_change = top
            || matches!(level, Level::Heading(_))
            || matches!(zone, Zone::Purpose | Zone::Target | Zone::Opening)
            || own_zone == Some(Zone::Organisation);
        if let Some(own) =
            own_zone.filter(|_| may_change && !within_work && zone != Zone::Organisation)
        {
            zone = own;
        } else if heading_like
            && (top || zone == Zone::Opening)
            && own_zone.is_none()
            && !matches!(level, Level::Marked(Mark::Letter(_) | Mark::Bracketed(_)))
        {
            let on_cover = self
                .nodes
                .first()
                .is_some_and(|node| node.level == Level::Sheet && node.zone == Zone::Opening);
            zone = if top && !on_cover { Zone::Work } else { zone };
        }
        let mut sub_index = outer.and_then(|node| node.sub_index);
        let parent_holds = outer.is_some_and(|node| node.holds_sub_indices);
        if heading_like || regex!(r"^chỉ số\b").is_match(&view(&paragraph.text)) {
            let found = registry.of_heading(&paragraph.text, parent_holds);
            if found.is_some() && !matches!(zone, Zone::Target | Zone::Purpose)
                || (found.is_some() && top)
            {
                sub_index = found;
                zone = Zone::Work;
            } else if top {
                sub_index = None;
            }
        }
        let holds = heading_like
            && regex!(r"chỉ số").is_match(&view(&paragraph.text))
            && sub_index.is_none()
            && zone == Zone::Work;
        let label = paragraph.mark.as_ref().and_then(Mark::label);
        self.nodes.push(Node {
            level,
            label,
            zone,
            sub_index,
            holds_sub_indices: holds,
            leads: Vec::new(),
            coordinators: Vec::new(),
            lead_line: None,
            appointed: false,
            schedules: Vec::new(),
            first_task: tasks,
            scheduled_until: tasks,
            described_until: tasks,
            led_until: tasks,
            helped_until: tasks,
            children: 0,
        });
    }

    /// Opens a sheet.
    pub fn enter_sheet(&mut self, title: &str, zone: Option<Zone>, tasks: usize) {
        self.nodes.clear();
        let paragraph =
            Paragraph { text: title.to_owned(), heading: Some(1), ..Paragraph::default() };
        self.enter(&paragraph, &Registry::default(), tasks);
        if let Some(node) = self.nodes.last_mut() {
            node.level = Level::Sheet;
            node.zone = zone.unwrap_or(Zone::Work);
        }
    }

    pub fn zone(&self) -> Zone {
        self.nodes.last().map_or(Zone::Opening, |node| node.zone)
    }

    pub fn sub_index(&self) -> Option<u32> {
        self.nodes.last().and_then(|node| node.sub_index)
    }

    /// The innermost lettered, numbered or headed section.
    pub fn section(&mut self) -> Option<&mut Node> {
        let place = self.section_place()?;
        self.nodes.get_mut(place)
    }

    /// Notes in every open section that the tasks so far have been described.
    pub fn describe_until(&mut self, tasks: usize) {
        for node in &mut self.nodes {
            node.described_until = tasks;
        }
    }

    /// Where the tasks begin that a schedule line in the innermost section covers.
    ///
    /// A numbered paragraph that is one task ("1.2. …") is no section of its own: the line covers
    /// its neighbours above too, unless attribute lines describe each of them.
    pub fn scheduled_from(&self, tasks: usize) -> usize {
        let Some(place) = self.section_place() else { return tasks };
        let Some(node) = self.nodes.get(place) else { return tasks };
        let own = node.scheduled_until.max(node.first_task);
        let is_leaf = matches!(&node.level, Level::Marked(Mark::Decimal(_) | Mark::Bracketed(_)))
            && node.first_task + 1 == tasks
            && node.described_until == node.first_task
            && node.sub_index.is_some();
        let outer = self
            .nodes
            .get(..place)
            .unwrap_or_default()
            .iter()
            .rev()
            .find(|node| !is_bullet(&node.level) && node.level != Level::Plain);
        match outer {
            Some(outer) if is_leaf && outer.sub_index == node.sub_index => {
                outer.described_until.max(outer.first_task).min(own)
            }
            _ => own,
        }
    }

    pub fn section_place(&self) -> Option<usize> {
        self.nodes.iter().rposition(|node| !is_bullet(&node.level) && node.level != Level::Plain)
    }

    /// The innermost section around that names bodies.
    pub fn naming_bodies(&self) -> Option<&Node> {
        self.nodes.iter().rev().find(|node| !node.leads.is_empty() || !node.coordinators.is_empty())
    }

    /// The bodies inherited from the sections around, the innermost that names any.
    pub fn inherited(&self) -> (Vec<Body>, Vec<Body>) {
        self.naming_bodies()
            .map(|node| (node.leads.clone(), node.coordinators.clone()))
            .unwrap_or_default()
    }

    /// The schedule that stands before the tasks of a section.
    pub fn inherited_schedules(&self) -> Vec<Schedule> {
        self.nodes
            .iter()
            .rev()
            .find(|node| !node.schedules.is_empty())
            .map(|node| node.schedules.clone())
            .unwrap_or_default()
    }

    /// The labels of the open sections.
    pub fn path(&self) -> Vec<String> {
        self.nodes.iter().filter_map(|node| node.label.clone()).collect()
    }

    /// The label of the assignment block: the lettered or decimal section below the sub-index.
    pub fn block(&self) -> Option<String> {
        self.nodes.iter().rev().find_map(|node| match &node.level {
            Level::Marked(Mark::Letter(_) | Mark::Bracketed(_)) => node.label.clone(),
            Level::Marked(Mark::Decimal(numbers)) if numbers.len() > 1 => node.label.clone(),
            _ => None,
        })
    }
}
