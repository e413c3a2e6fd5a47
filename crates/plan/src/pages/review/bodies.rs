//! The names of bodies in the plan: those that stand for no unit yet, and what the others mean.

use super::{
    Binding,
    organisation::Organisation,
    sheet::{Sheet, seen},
};
use crate::{
    model::{Part, TaskId},
    store::{body::Body, task::Task},
    words::t,
};
use ddci_platform::{
    org::BodyTarget,
    permit::Verb,
    web::{Cx, Errors, Lang, State, tag},
};
use maud::{Markup, html};
use std::collections::{BTreeMap, BTreeSet};

/// The select of a name that means something already.
pub(super) const REBIND_NAME: &str = "rebind-name";
/// The select of what it should mean.
const REBIND_TARGET: &str = "rebind-target";

/// A name as printed.
pub(super) struct Name {
    pub name: String,
    pub target: Option<BodyTarget>,
    /// In how many tasks it leads.
    pub leads: usize,
    /// In how many tasks it coordinates.
    pub coordinates: usize,
}

/// The bodies of a plan, by name and by task.
pub(super) struct Bodies {
    /// In the order of the document, leads before those that only coordinate.
    names: Vec<Name>,
    by_task: BTreeMap<TaskId, Vec<Body>>,
}

impl Bodies {
    /// Gathers the bodies of a plan. Tasks merged into another name nobody.
    pub(super) fn of(bodies: &[Body], tasks: &[Task]) -> Self {
        let merged: BTreeSet<TaskId> =
            tasks.iter().filter(|task| task.merged_into.is_some()).map(|task| task.id).collect();
        let mut names: Vec<Name> = Vec::new();
        let mut by_task: BTreeMap<TaskId, Vec<Body>> = BTreeMap::new();
        for body in bodies {
            by_task.entry(body.task).or_default().push(body.clone());
            if merged.contains(&body.task) {
                continue;
            }
            let (leads, coordinates) = match body.part {
                Part::Lead => (1, 0),
                Part::Coordinating => (0, 1),
            };
            match names.iter_mut().find(|known| known.name == body.name) {
                Some(known) => {
                    known.leads += leads;
                    known.coordinates += coordinates;
                }
                None => {
                    let (name, target) = (body.name.clone(), body.target);
                    names.push(Name { name, target, leads, coordinates });
                }
            }
        }
        names.sort_by_key(|name| name.leads == 0);
        Self { names, by_task }
    }

    /// How many bodies the document names as leads of a task.
    pub(super) fn read_leads(&self, task: TaskId) -> usize {
        let bodies = self.by_task.get(&task).map_or(&[][..], Vec::as_slice);
        bodies.iter().filter(|body| body.read_part == Part::Lead).count()
    }

    /// How many names there are.
    pub(super) fn count(&self) -> usize {
        self.names.len()
    }

    /// Names that stand for no unit yet, those that lead first.
    pub(super) fn unbound(&self) -> impl Iterator<Item = &Name> {
        self.names.iter().filter(|name| name.target.is_none())
    }

    fn bound(&self) -> impl Iterator<Item = (&Name, BodyTarget)> {
        self.names.iter().filter_map(|name| name.target.map(|target| (name, target)))
    }

    /// The bodies with this part in a task.
    fn of_task(&self, task: TaskId, part: Part) -> Vec<&Body> {
        let bodies = self.by_task.get(&task).map_or(&[][..], Vec::as_slice);
        bodies.iter().filter(|body| body.part == part).collect()
    }

    /// The bodies that lead a task.
    pub(super) fn leads(&self, task: TaskId) -> Vec<&Body> {
        self.of_task(task, Part::Lead)
    }

    /// The bodies that help the lead.
    pub(super) fn coordinating(&self, task: TaskId) -> Vec<&Body> {
        self.of_task(task, Part::Coordinating)
    }

    /// The field in which the meaning of a name is chosen; none for a name the plan does not have.
    pub(super) fn field_of(&self, name: &str) -> Option<String> {
        match self.unbound().position(|unbound| unbound.name == name) {
            Some(index) => Some(field(index)),
            None => self.names.iter().any(|known| known.name == name).then(|| REBIND_TARGET.into()),
        }
    }
}

/// The select of the n-th name that stands for no unit.
pub(super) fn field(index: usize) -> String {
    format!("body-{index}")
}

/// The section of the page.
pub(super) fn all(cx: &Cx, sheet: &Sheet, typed: Option<&Binding>, errors: &Errors) -> Markup {
    let lang = cx.lang;
    let unbound: Vec<&Name> = sheet.bodies.unbound().collect();
    html! {
        section.card id="bodies" aria-labelledby="bodies-title" {
            h2 id="bodies-title" { (t!(lang, "review-bodies")) }
            @if cx.query("done").as_deref() == Some("bound") {
                p.done role="status" { (t!(lang, "review-bound")) }
            }
            @if unbound.is_empty() {
                p { (tag(State::Fine, &t!(lang, "review-all-bound"))) }
            } @else {
                p { (t!(lang, "review-unbound", n = unbound.len())) }
                ul.todo {
                    @for (index, name) in unbound.iter().enumerate() {
                        li { (choose(lang, sheet, name, &field(index), typed, errors)) }
                    }
                }
                p.hint {
                    @match cx.viewer.as_ref().is_some_and(|viewer| viewer.may(Verb::ManageUnits)) {
                        true => {
                            (t!(lang, "review-unit-missing-yours")) " "
                            a href="/units" { (t!(lang, "review-to-units")) }
                        }
                        false => (t!(lang, "review-unit-missing")),
                    }
                }
            }
            (known(lang, sheet, typed, errors))
        }
    }
}

/// The form in which the meaning of a name is chosen.
fn choose(
    lang: Lang,
    sheet: &Sheet,
    name: &Name,
    field: &str,
    typed: Option<&Binding>,
    errors: &Errors,
) -> Markup {
    let error = errors.of(field);
    let chosen = typed.filter(|typed| typed.name == name.name).map_or("", |typed| &typed.target);
    let mark = if name.leads > 0 { State::Soon } else { State::Idle };
    let parts = t!(lang, "review-name-parts", leads = name.leads, coordinates = name.coordinates);
    let why = sheet.organisation.fate(&name.name).map(|fate| fate.why).unwrap_or_default();
    html! {
        @if sheet.is_draft() {
            form method="post" action={"/plans/" (sheet.plan.id) "/bodies"} novalidate {
                input type="hidden" name="name" value=(name.name);
                (seen(sheet))
                div.field.bad[error.is_some()] {
                    label for=(field) lang="vi" { (name.name) }
                    div.hint id={(field) "-hint"} {
                        p { (tag(mark, &parts)) }
                        @for sentence in &why { p.why { (sentence) } }
                    }
                    @if let Some(error) = error { p.wrong id={(field) "-error"} { (error) } }
                    div.pair {
                        select id=(field) name="target"
                            aria-describedby=(described_by(field, true, error.is_some()))
                            aria-invalid=[error.map(|_| "true")] {
                            (sheet.organisation.options(&name.name, chosen))
                        }
                        button.btn.q {
                            (t!(lang, "review-bind")) " "
                            span.unseen lang="vi" { (name.name) }
                        }
                    }
                }
            }
        } @else {
            span lang="vi" { (name.name) } " " (tag(mark, &parts))
        }
    }
}

fn described_by(field: &str, hint: bool, error: bool) -> String {
    let hint = hint.then(|| format!("{field}-hint"));
    let error = error.then(|| format!("{field}-error"));
    hint.into_iter().chain(error).collect::<Vec<_>>().join(" ")
}

/// The names that mean something, and a form to change one.
fn known(lang: Lang, sheet: &Sheet, typed: Option<&Binding>, errors: &Errors) -> Markup {
    let bound: Vec<(&Name, BodyTarget)> = sheet.bodies.bound().collect();
    let is_open = [REBIND_NAME, REBIND_TARGET].iter().any(|field| errors.of(field).is_some());
    html! {
        @if !bound.is_empty() {
            details open[is_open] {
                summary { (t!(lang, "review-known", n = bound.len())) }
                table.cards {
                    thead {
                        tr {
                            th scope="col" { (t!(lang, "review-name")) }
                            th scope="col" { (t!(lang, "review-means")) }
                        }
                    }
                    tbody {
                        @for (name, target) in &bound {
                            tr {
                                td lang="vi" { (name.name) }
                                td { "→ " (meaning(lang, &sheet.organisation, *target)) }
                            }
                        }
                    }
                }
                @if sheet.is_draft() { (rebind(lang, sheet, &bound, typed, errors)) }
            }
        }
    }
}

/// A unit's name; of a group, how many units it is, and which.
fn meaning(lang: Lang, organisation: &Organisation, target: BodyTarget) -> Markup {
    html! {
        @match organisation.members(target) {
            None => (organisation.name(target)),
            Some(members) => details.inline {
                summary {
                    span lang="vi" { (organisation.name(target)) } ": "
                    (t!(lang, "review-n-units", n = members.len()))
                }
                ul { @for unit in members { li { (organisation.unit_name(unit.id)) } } }
            },
        }
    }
}

fn rebind(
    lang: Lang,
    sheet: &Sheet,
    bound: &[(&Name, BodyTarget)],
    typed: Option<&Binding>,
    errors: &Errors,
) -> Markup {
    let typed_name = typed.map_or("", |typed| &typed.name);
    let rebinds = bound.iter().any(|(name, _)| name.name == typed_name);
    let chosen = typed.filter(|_| rebinds).map_or("", |typed| &typed.target);
    let select = |field: &str, name: &str, label: String, options: Markup| {
        let error = errors.of(field);
        html! {
            div.field.bad[error.is_some()] {
                label for=(field) { (label) }
                @if let Some(error) = error { p.wrong id={(field) "-error"} { (error) } }
                select id=(field) name=(name)
                    aria-describedby=[error.map(|_| described_by(field, false, true))]
                    aria-invalid=[error.map(|_| "true")] { (options) }
            }
        }
    };
    let names = html! {
        option value="" { (t!(lang, "review-choose")) }
        @for (name, _) in bound {
            option value=(name.name) lang="vi" selected[name.name == typed_name] { (name.name) }
        }
    };
    html! {
        h3 { (t!(lang, "review-rebind")) }
        form.stacked method="post" action={"/plans/" (sheet.plan.id) "/bodies"} novalidate {
            (seen(sheet))
            (select(REBIND_NAME, "name", t!(lang, "review-name"), names))
            (select(REBIND_TARGET, "target", t!(lang, "review-means"),
                sheet.organisation.options("", chosen)))
            div.act { button.btn.q { (t!(lang, "review-rebind")) } }
        }
    }
}
