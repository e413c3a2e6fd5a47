//! The fields of a unit, the same when it is added and when it is changed.

use super::names::{self, Names};
use crate::{
    org::{Unit, UnitId, UnitKind},
    web::{Errors, Lang, day_or_none, day_to_type, form::Input, words::t},
};
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;

/// The form as it was typed.
#[derive(Debug, Clone, Deserialize, Default)]
#[serde(default)]
pub struct Typed {
    pub(super) code: String,
    pub(super) name: String,
    name_en: String,
    kind: String,
    parent: String,
    official_code: String,
    district: String,
    outside: String,
    valid_from: String,
    valid_to: String,
    source: String,
    verified: String,
}

/// What was typed, read.
pub(super) struct Read {
    pub(super) name: String,
    pub(super) name_en: Option<String>,
    pub(super) kind: UnitKind,
    pub(super) parent: Option<UnitId>,
    pub(super) official_code: Option<String>,
    pub(super) district: Option<String>,
    pub(super) outside: bool,
    pub(super) valid_from: Option<Date>,
    pub(super) valid_to: Option<Date>,
    pub(super) source: String,
    pub(super) verified: bool,
}

impl Typed {
    /// What is stored.
    pub(super) fn of(unit: &Unit) -> Self {
        let tick = |yes: bool| if yes { "yes".to_owned() } else { String::new() };
        let parent = unit.parent.filter(|parent| *parent != unit.authority);
        Self {
            code: unit.code.clone(),
            name: unit.name.clone(),
            name_en: unit.name_en.clone().unwrap_or_default(),
            kind: unit.kind.word().to_owned(),
            parent: parent.map(|parent| parent.to_string()).unwrap_or_default(),
            official_code: unit.official_code.clone().unwrap_or_default(),
            district: unit.district.clone().unwrap_or_default(),
            outside: tick(unit.outside),
            valid_from: day_to_type(unit.valid_from),
            valid_to: day_to_type(unit.valid_to),
            source: unit.source.clone(),
            verified: tick(unit.verified),
        }
    }

    /// Reads it, or says what cannot be read.
    pub(super) fn read(&self, lang: Lang) -> Result<Read, Errors> {
        let mut errors = Errors::new();
        if self.name.trim().is_empty() {
            errors.add("name", t!(lang, "refused-no-name"));
        }
        if self.source.trim().is_empty() {
            errors.add("source", t!(lang, "refused-no-source"));
        }
        let kind = self.kind.parse::<UnitKind>();
        if kind.is_err() {
            errors.add("kind", t!(lang, "refused-no-kind"));
        }
        let mut day = |field: &str, text: &str| {
            day_or_none(text).unwrap_or_else(|_| {
                errors.add(field, t!(lang, "day-unreadable"));
                None
            })
        };
        let (from, to) = (day("valid_from", &self.valid_from), day("valid_to", &self.valid_to));
        match kind {
            Ok(kind) if errors.is_empty() => Ok(Read {
                name: self.name.trim().to_owned(),
                name_en: some(&self.name_en),
                kind,
                parent: self.parent.parse().ok(),
                official_code: some(&self.official_code),
                district: some(&self.district),
                outside: !self.outside.is_empty(),
                valid_from: from,
                valid_to: to,
                source: self.source.trim().to_owned(),
                verified: !self.verified.is_empty(),
            }),
            _ => Err(errors),
        }
    }

    /// The fields but the code; `of` is the unit that is changed, where one is.
    pub(super) fn fields(
        &self,
        names: &Names<'_>,
        register: &[Unit],
        of: Option<&Unit>,
        errors: &Errors,
        lang: Lang,
    ) -> Markup {
        let line = |name, label: &str, value: &str| {
            Input::new(name, label, value).errors(errors).line("text", "off")
        };
        let day = |name, label: &str, value: &str| {
            let hint = t!(lang, "day-hint");
            Input::new(name, label, value).errors(errors).hint(&hint).line("text", "off")
        };
        let is_authority = of.is_some_and(|unit| unit.id == unit.authority);
        html! {
            (line("name", &t!(lang, "units-name"), &self.name))
            (line("name_en", &t!(lang, "unit-name-en"), &self.name_en))
            (Input::new("kind", &t!(lang, "units-kind"), &self.kind).errors(errors)
                .choice(&kinds(lang)))
            @if !is_authority {
                (Input::new("parent", &t!(lang, "units-parent"), &self.parent).errors(errors)
                    .choice(&above(names, register, of, lang)))
            }
            (line("district", &t!(lang, "unit-district"), &self.district))
            (line("official_code", &t!(lang, "unit-official-code"), &self.official_code))
            (day("valid_from", &t!(lang, "unit-valid-from"), &self.valid_from))
            (day("valid_to", &t!(lang, "unit-valid-to"), &self.valid_to))
            (Input::new("source", &t!(lang, "unit-source"), &self.source).errors(errors)
                .hint(&t!(lang, "unit-source-hint")).area(2))
            (Input::new("verified", &t!(lang, "unit-verified"), "")
                .tick(!self.verified.is_empty()))
            @if !is_authority {
                (Input::new("outside", &t!(lang, "unit-outside"), "")
                    .hint(&t!(lang, "units-outside-explained")).tick(!self.outside.is_empty()))
            }
        }
    }
}

fn some(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn kinds(lang: Lang) -> Vec<(String, String)> {
    let choose = (String::new(), t!(lang, "choose"));
    let kinds = UnitKind::ALL.map(|kind| (kind.word().to_owned(), names::kind(lang, kind)));
    std::iter::once(choose).chain(kinds).collect()
}

/// What may stand above: the authority, or any of its units but the one itself.
fn above(
    names: &Names<'_>,
    register: &[Unit],
    of: Option<&Unit>,
    lang: Lang,
) -> Vec<(String, String)> {
    let authority = (String::new(), t!(lang, "unit-directly-below"));
    let others = register.iter().filter(|unit| !unit.outside && unit.id != unit.authority);
    let others = others.filter(|unit| of.is_none_or(|of| of.id != unit.id));
    let others = others.map(|unit| (unit.id.to_string(), names.text(unit)));
    std::iter::once(authority).chain(others).collect()
}
