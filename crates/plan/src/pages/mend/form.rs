//! The form of a task: what was typed, what it says, and how it looks.

use super::times::{self, Typed as TypedTime};
use crate::{
    model::{Part, TaskImage},
    store::sub_index::SubIndex,
    transitions::{Seen, TaskWords},
    words::t,
};
use ddci_platform::web::{Errors, Lang, form::Input};
use maud::{Markup, html};

/// The most times a form can hold.
const MOST_TIMES: usize = 80;

/// A task as typed.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    pub text: String,
    pub reference: String,
    pub sub_index: String,
    pub block: String,
    pub leads: String,
    pub helpers: String,
    pub times: Vec<TypedTime>,
    /// The draft as it was when the form was opened.
    pub seen: String,
}

impl Typed {
    /// The fields that say a task.
    pub fn of(task: &TaskImage) -> Self {
        let names = |part: Part| {
            let bodies = task.bodies.iter().filter(|body| body.part == part);
            bodies.map(|body| body.name.as_str()).collect::<Vec<_>>().join("\n")
        };
        Self {
            text: task.text.clone(),
            reference: task.reference.clone(),
            sub_index: task.sub_index.map(|id| id.to_string()).unwrap_or_default(),
            block: task.block.clone().unwrap_or_default(),
            leads: names(Part::Lead),
            helpers: names(Part::Coordinating),
            times: task.schedules.iter().map(TypedTime::of).collect(),
            seen: String::new(),
        }
    }

    /// What a form sent; fields it does not know are left out.
    pub fn sent(pairs: Vec<(String, String)>) -> Self {
        let mut typed = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "text" => typed.text = value,
                "reference" => typed.reference = value,
                "sub_index" => typed.sub_index = value,
                "block" => typed.block = value,
                "leads" => typed.leads = value,
                "helpers" => typed.helpers = value,
                "seen" => typed.seen = value,
                _ => typed.take_time(&name, value),
            }
        }
        typed
    }

    fn take_time(&mut self, name: &str, value: String) {
        let Some((index, part)) = name.strip_prefix("time-").and_then(|rest| rest.split_once('-'))
        else {
            return;
        };
        let Some(index) = index.parse().ok().filter(|index| *index < MOST_TIMES) else { return };
        if self.times.len() <= index {
            self.times.resize_with(index + 1, TypedTime::default);
        }
        if let Some(time) = self.times.get_mut(index) {
            time.take(part, value);
        }
    }

    /// The task it says, or what is wrong beside each field. `had` is the task as it stands.
    pub fn words(&self, lang: Lang, had: Option<&TaskImage>) -> Result<TaskWords, Errors> {
        let mut errors = Errors::new();
        if self.text.trim().is_empty() {
            errors.add("text", t!(lang, "refused-missing-text"));
        }
        if self.reference.trim().is_empty() {
            errors.add("reference", t!(lang, "refused-missing-reference"));
        }
        let had = had.map_or(&[][..], |task| &task.schedules);
        let times = self.times.iter().enumerate();
        let schedules =
            times.filter_map(|(index, time)| time.time(lang, index, had, &mut errors)).collect();
        if !errors.is_empty() {
            return Err(errors);
        }
        let block = self.block.trim();
        Ok(TaskWords {
            text: self.text.split_whitespace().collect::<Vec<_>>().join(" "),
            reference: self.reference.trim().to_owned(),
            sub_index: self.sub_index.parse().ok(),
            block: (!block.is_empty()).then(|| block.to_owned()),
            bodies: self.bodies(),
            schedules,
        })
    }

    /// What was seen when the form was opened.
    pub fn seen(&self) -> Option<Seen> {
        self.seen.parse().ok()
    }

    /// One name on each line; a name that leads does not help as well.
    fn bodies(&self) -> Vec<(Part, String)> {
        let names = |text: &str, part: Part| -> Vec<(Part, String)> {
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            lines.map(|line| (part, line.to_owned())).collect()
        };
        let mut bodies = names(&self.leads, Part::Lead);
        for (part, name) in names(&self.helpers, Part::Coordinating) {
            if !bodies.iter().any(|(_, known)| *known == name) {
                bodies.push((part, name));
            }
        }
        bodies
    }
}

/// The fields. `sentences` are the words of the plan behind each time.
pub fn fields(
    lang: Lang,
    typed: &Typed,
    sub_indices: &[SubIndex],
    sentences: &[&str],
    errors: &Errors,
) -> Markup {
    let none = (String::new(), t!(lang, "mend-no-sub-index"));
    let options: Vec<(String, String)> = std::iter::once(none)
        .chain(sub_indices.iter().map(|sub_index| {
            (sub_index.id.to_string(), format!("{}. {}", sub_index.ordinal, sub_index.name))
        }))
        .collect();
    let one_each = t!(lang, "mend-one-each");
    // One empty time more than there are, for the next one.
    let times =
        typed.times.len() + usize::from(typed.times.last().is_none_or(|t| !t.kind.is_empty()));
    html! {
        input type="hidden" name="seen" value=(typed.seen);
        (Input::new("text", &t!(lang, "mend-text"), &typed.text).errors(errors).area(6))
        (Input::new("sub_index", &t!(lang, "mend-sub-index"), &typed.sub_index)
            .errors(errors).choice(&options))
        div.parts {
            (Input::new("reference", &t!(lang, "mend-reference"), &typed.reference)
                .errors(errors).line("text", "off"))
            (Input::new("block", &t!(lang, "mend-block"), &typed.block)
                .errors(errors).line("text", "off"))
        }
        (Input::new("leads", &t!(lang, "mend-leads"), &typed.leads)
            .hint(&one_each).errors(errors).area(3))
        (Input::new("helpers", &t!(lang, "mend-helpers"), &typed.helpers)
            .hint(&one_each).errors(errors).area(3))
        p.hint { (t!(lang, "mend-times-hint")) }
        @for index in 0..times {
            @let time = typed.times.get(index).cloned().unwrap_or_default();
            (times::fields(lang, index, &time, sentences.get(index).copied().unwrap_or(""), errors))
        }
    }
}
