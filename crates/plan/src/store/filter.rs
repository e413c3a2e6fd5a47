//! What the table of obligations is narrowed to: a value, an address, and a condition.

use super::{
    board::MOVED,
    condition::Condition,
    folded,
    work::{Days, Tab},
};
use crate::model::{Month, Part, PlanId, Quality, typed_day};
use ddci_calendar::ScheduleKind;
use ddci_platform::{org::UnitId, permit::Viewer, store::date};
use jiff::civil::Date;

/// How an address says that only moved dates are looked for.
pub const MOVED_WORD: &str = "yes";
/// The longest text that is looked for, in characters.
const LONGEST: usize = 200;

/// What a table is narrowed to, and how it is sorted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TableFilter {
    /// The number of a sub-index.
    pub sub_index: Option<i32>,
    /// The label of an assignment block, "a".
    pub block: Option<String>,
    /// A unit that leads or helps.
    pub unit: Option<UnitId>,
    /// Only where that unit leads, or only where it helps.
    pub part: Option<Part>,
    /// The leader in charge, as printed.
    pub leader: Option<String>,
    /// State and timeliness.
    pub tab: Option<Tab>,
    /// The first day on which it may be due.
    pub from: Option<Date>,
    /// The last day on which it may be due.
    pub to: Option<Date>,
    /// The month in which it is due.
    pub month: Option<Month>,
    /// The kind of schedule it follows from.
    pub kind: Option<ScheduleKind>,
    /// Only those whose date their giver has moved.
    pub moved: bool,
    /// The mark they were accepted with.
    pub quality: Option<Quality>,
    /// Words of the task, with Vietnamese marks or without.
    pub words: Option<String>,
    /// The order.
    pub sort: Sort,
}

/// The order of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// Earliest date first.
    #[default]
    Due,
    /// Latest date first.
    DueLast,
    /// By unit, in the order of the organisation.
    Unit,
    /// In the order of the plan.
    SubIndex,
}

impl Sort {
    /// All orders.
    pub const ALL: [Self; 4] = [Self::Due, Self::DueLast, Self::Unit, Self::SubIndex];

    /// Its word in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::DueLast => "due-last",
            Self::Unit => "unit",
            Self::SubIndex => "sub-index",
        }
    }

    /// The columns it sorts by, of the aliases `o`, `t`, `u` and `i`; the key makes it total.
    pub(super) fn columns(self) -> &'static str {
        match self {
            Self::Due => "o.effective_on, o.id",
            Self::DueLast => "o.effective_on DESC, o.id",
            Self::Unit => "u.position, u.name, o.effective_on, o.id",
            // What serves no sub-index stands at the end of a plan.
            Self::SubIndex => "COALESCE(i.ordinal, 32000), t.position, o.effective_on, o.id",
        }
    }

    /// What [`Sort::columns`] needs beside `o`; dates alone are answered along the index.
    pub(super) fn joins(self) -> &'static str {
        match self {
            Self::Due | Self::DueLast => "",
            Self::Unit => "JOIN unit u ON u.id = o.unit",
            Self::SubIndex => {
                "JOIN task t ON t.id = o.task LEFT JOIN sub_index i ON i.id = o.sub_index"
            }
        }
    }
}

/// The kinds of schedule from which something is owed, each with its word in addresses.
pub const KINDS: [(ScheduleKind, &str); 4] = [
    (ScheduleKind::Milestone, "once"),
    (ScheduleKind::Recurring, "recurring"),
    (ScheduleKind::Quota, "quota"),
    (ScheduleKind::Throughout, "throughout"),
];

impl TableFilter {
    /// Reads the values of an address. What is no value of its field narrows nothing, so that an
    /// old or mistyped address still opens a table.
    pub fn read(value: impl Fn(&str) -> Option<String>) -> Self {
        let text = |name| {
            let text: String = value(name)?.trim().chars().take(LONGEST).collect();
            (!text.is_empty()).then_some(text)
        };
        let part = |word: String| {
            [Part::Lead, Part::Coordinating].into_iter().find(|part| part.word() == word)
        };
        let kind = |word: String| {
            KINDS.into_iter().find_map(|(kind, name)| (name == word).then_some(kind))
        };
        let sort = |word: String| Sort::ALL.into_iter().find(|sort| sort.word() == word);
        Self {
            sub_index: text("sub_index").and_then(|text| text.parse().ok()),
            block: text("block"),
            unit: text("unit").and_then(|text| text.parse().ok()),
            part: text("part").and_then(part),
            leader: text("leader"),
            tab: text("tab").and_then(|word| Tab::from_word(&word)),
            from: text("from").as_deref().and_then(typed_day),
            to: text("to").as_deref().and_then(typed_day),
            month: text("month").and_then(|text| text.parse().ok()),
            kind: text("kind").and_then(kind),
            moved: text("moved").is_some_and(|word| word == MOVED_WORD),
            quality: text("quality").as_deref().and_then(Quality::from_word),
            words: text("words"),
            sort: text("sort").and_then(sort).unwrap_or_default(),
        }
    }

    /// The values as an address writes them: only those that narrow, always in one order, so that
    /// one filter has one address.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let kind = |kind| KINDS.into_iter().find_map(|(of, name)| (of == kind).then_some(name));
        let all = [
            ("sub_index", self.sub_index.map(|ordinal| ordinal.to_string())),
            ("block", self.block.clone()),
            ("unit", self.unit.map(|unit| unit.to_string())),
            ("part", self.part.map(|part| part.word().to_owned())),
            ("leader", self.leader.clone()),
            ("tab", self.tab.map(|tab| tab.word().to_owned())),
            ("from", self.from.map(|day| day.to_string())),
            ("to", self.to.map(|day| day.to_string())),
            ("month", self.month.map(|month| month.to_string())),
            ("kind", self.kind.and_then(kind).map(str::to_owned)),
            ("moved", self.moved.then(|| MOVED_WORD.to_owned())),
            ("quality", self.quality.map(|quality| quality.word().to_owned())),
            ("words", self.words.clone()),
            ("sort", (self.sort != Sort::Due).then(|| self.sort.word().to_owned())),
        ];
        all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }

    /// The query of its address, `sub_index=2&tab=overdue`.
    pub fn address(&self) -> String {
        let pairs = self.pairs();
        let written: Vec<String> =
            pairs.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        written.join("&")
    }

    /// Whether it narrows nothing.
    pub fn is_empty(&self) -> bool {
        Self { sort: Sort::Due, ..self.clone() } == Self::default()
    }

    /// The obligations `o` of a plan that it finds among those the viewer may see.
    pub(super) fn condition(&self, viewer: &Viewer, plan: PlanId, days: Days) -> Condition {
        let (mut found, plan) = Condition::of_plan(viewer, plan, self.unit.is_some());
        self.narrow_by_plan(&mut found, &plan);
        self.narrow_by_unit(&mut found);
        if let Some(tab) = self.tab {
            tab.narrow(&mut found, days);
        }
        self.narrow_by_date(&mut found);
        if let Some(kind) = self.kind {
            narrow_by_kind(&mut found, kind);
        }
        if self.moved {
            found.and(MOVED);
        }
        if let Some(quality) = self.quality {
            found.equals("o.quality", quality.word());
        }
        found
    }

    fn narrow_by_plan(&self, found: &mut Condition, plan: &str) {
        let of_plan = format!("(SELECT fs.id FROM sub_index fs WHERE fs.plan = {plan} AND fs.");
        if let Some(ordinal) = self.sub_index {
            let ordinal = found.bind(ordinal);
            found.and(&format!("o.sub_index IN {of_plan}ordinal = {ordinal})"));
        }
        if let Some(leader) = &self.leader {
            let leader = found.bind(leader.as_str());
            found.and(&format!("o.sub_index IN {of_plan}responsible_leader = {leader})"));
        }
        let of_plan = format!("(SELECT ft.id FROM task ft WHERE ft.plan = {plan} AND ft.");
        if let Some(block) = &self.block {
            let block = found.bind(block.as_str());
            found.and(&format!("o.task IN {of_plan}block = {block})"));
        }
        if let Some(words) = &self.words
            && let Some(words) = folded::hold(found, "ft.folded", words)
        {
            let of_plan = format!("SELECT ft.id FROM task ft WHERE ft.plan = {plan}");
            found.and(&format!("o.task IN ({of_plan} AND {words})"));
        }
    }

    fn narrow_by_unit(&self, found: &mut Condition) {
        let Some(unit) = self.unit else { return };
        let unit = found.bind(unit);
        found.and_unit(&unit, self.part);
    }

    fn narrow_by_date(&self, found: &mut Condition) {
        let month = self.month.map(|month| (month.first(), month.last()));
        let firsts = self.from.into_iter().chain(month.map(|(first, _)| first));
        let lasts = self.to.into_iter().chain(month.map(|(_, last)| last));
        for first in firsts {
            let first = found.bind(date(first));
            found.and(&format!("o.effective_on >= {first}"));
        }
        for last in lasts {
            let last = found.bind(date(last));
            found.and(&format!("o.effective_on <= {last}"));
        }
    }
}

/// A rule is stored with its kind in front; the kind of an obligation is that of its schedule.
fn narrow_by_kind(found: &mut Condition, kind: ScheduleKind) {
    let (rules, quota): (&[&str], _) = match kind {
        ScheduleKind::Milestone => (&["by_date", "within"], ""),
        ScheduleKind::Recurring => (&["every"], "o.quota IS NULL AND "),
        ScheduleKind::Quota => (&["every"], "o.quota IS NOT NULL AND "),
        ScheduleKind::Throughout => (&["throughout", "periodic_unspecified"], ""),
        ScheduleKind::WhenArising => (&["when_arising"], ""),
        ScheduleKind::Unstated => (&["unstated"], ""),
    };
    let rules: Vec<String> = rules
        .iter()
        .map(|rule| {
            let rule = found.bind(format!("{{\"kind\":\"{rule}\"%"));
            format!("fr.rule LIKE {rule}")
        })
        .collect();
    found.and(&format!(
        "{quota}EXISTS (SELECT 1 FROM schedule fr WHERE fr.id = o.schedule AND ({}))",
        rules.join(" OR ")
    ));
}

/// A value as it stands in an address (RFC 3986: all but letters, digits and `-._~` is encoded).
pub fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes()
        .map(|byte| if plain(byte) { char::from(byte).into() } else { format!("%{byte:02X}") })
        .collect()
}
