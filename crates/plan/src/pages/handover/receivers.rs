//! Who may take over from a unit that has ended: those that follow it first, then all others.

use crate::{
    model::{LeftOpen, Receivers, TaskId},
    pages::items::brief,
    words::t,
};
use ddci_platform::{
    org::{self, Unit, UnitId},
    web::{Errors, Lang, UnitNames},
};
use jiff::civil::Date;
use maud::{Markup, html};

/// The field of whoever takes over all that is not chosen by task.
pub(super) const REST: &str = "to";
/// How the field of one task begins.
const TASK: &str = "task-";

/// The units that may take over.
pub(super) struct Choices {
    /// Those that follow the unit along its lineage, and exist today.
    pub heirs: Vec<(UnitId, String)>,
    /// The others.
    others: Vec<(UnitId, String)>,
    /// Those that follow it and stand under another authority: they cannot be chosen.
    pub elsewhere: Vec<String>,
}

impl Choices {
    pub fn of(
        lang: Lang,
        register: &[Unit],
        lines: &[org::Line],
        ended: &Unit,
        today: Date,
    ) -> Self {
        let names = UnitNames::of(lang, register);
        let named = |unit: &Unit| (unit.id, names.text(unit));
        let successors = org::successors(lines, register, ended.id, today);
        let is_heir = |unit: &Unit| successors.iter().any(|heir| heir.unit == unit.id);
        let can =
            |unit: &&Unit| !unit.outside && unit.is_valid_on(today) && unit.id != unit.authority;
        let follows = |unit: &&Unit| {
            let of =
                |line: &org::Line| line.predecessor == ended.id && line.successor == Some(unit.id);
            unit.outside && lines.iter().any(of)
        };
        Self {
            heirs: register.iter().filter(|unit| is_heir(unit)).map(named).collect(),
            others: register.iter().filter(can).filter(|unit| !is_heir(unit)).map(named).collect(),
            elsewhere: register.iter().filter(follows).map(|unit| names.text(unit)).collect(),
        }
    }

    /// The one that takes over everything where nobody has chosen: the only one that follows.
    pub fn by_itself(&self) -> Option<UnitId> {
        match self.heirs.as_slice() {
            [(only, _)] => Some(*only),
            _ => None,
        }
    }

    /// A select. Nothing chosen means `none`.
    fn select(&self, lang: Lang, field: &str, chosen: Option<UnitId>, none: &str) -> Markup {
        let option = |(unit, name): &(UnitId, String)| {
            html! {
                option value=(unit) selected[chosen == Some(*unit)] { (name) }
            }
        };
        html! {
            select id=(field) name=(field) {
                option value="" { (none) }
                @if !self.heirs.is_empty() {
                    optgroup label=(t!(lang, "handover-heirs")) {
                        @for heir in &self.heirs { (option(heir)) }
                    }
                }
                optgroup label=(t!(lang, "handover-others")) {
                    @for other in &self.others { (option(other)) }
                }
            }
        }
    }

    /// The form by which somebody chooses; it asks for the preview, and changes nothing.
    pub fn form(
        &self,
        lang: Lang,
        ended: UnitId,
        left: &[LeftOpen],
        chosen: &Receivers,
        errors: &Errors,
    ) -> Markup {
        html! {
            form.stacked method="get" action={"/handover/" (ended)} {
                div.field.bad[errors.of(REST).is_some()] {
                    label for=(REST) { (t!(lang, "handover-to")) }
                    p.hint { (t!(lang, "handover-to-hint")) }
                    @if let Some(error) = errors.of(REST) { p.wrong { (error) } }
                    (self.select(lang, REST, chosen.rest, &t!(lang, "handover-nobody")))
                }
                details open[!chosen.by_task.is_empty()] {
                    summary { (t!(lang, "handover-by-task")) }
                    p.hint { (t!(lang, "handover-by-task-hint")) }
                    @for (task, words) in tasks(left) {
                        @let field = format!("{TASK}{task}");
                        div.field {
                            label for=(field) lang="vi" { (words) }
                            (self.select(lang, &field, chosen.by_task.get(&task).copied(),
                                &t!(lang, "handover-as-rest")))
                        }
                    }
                }
                div.act { button.btn.q { (t!(lang, "handover-look")) } }
            }
        }
    }
}

/// The tasks of what was left open, in order.
fn tasks(left: &[LeftOpen]) -> Vec<(TaskId, String)> {
    let mut tasks: Vec<(TaskId, String)> = Vec::new();
    for of in left {
        if !tasks.iter().any(|(known, _)| *known == of.task) {
            tasks.push((of.task, format!("{} {}", of.reference, brief(&of.text))));
        }
    }
    tasks
}

/// What a form says of who takes over.
pub(super) fn read(typed: &[(String, String)]) -> Receivers {
    let mut receivers = Receivers::default();
    for (field, value) in typed {
        let Ok(unit) = value.parse() else { continue };
        match field.strip_prefix(TASK).map(str::parse) {
            Some(Ok(task)) => {
                receivers.by_task.insert(task, unit);
            }
            _ if field == REST => receivers.rest = Some(unit),
            _ => {}
        }
    }
    receivers
}

/// The same as hidden fields, for the button that does it.
pub(super) fn hidden(receivers: &Receivers) -> Markup {
    html! {
        @if let Some(rest) = receivers.rest { input type="hidden" name=(REST) value=(rest); }
        @for (task, unit) in &receivers.by_task {
            input type="hidden" name={(TASK) (task)} value=(unit);
        }
    }
}
