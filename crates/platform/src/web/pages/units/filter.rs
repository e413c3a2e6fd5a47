//! Which units are listed: of a kind, and those that exist on a day. It stands in the address, so
//! that a list can be sent to somebody.

use super::names;
use crate::{
    org::{Unit, UnitKind},
    web::{Cx, Errors, day_to_type, form::Input, typed_day, words::t},
};
use jiff::civil::Date;
use maud::{Markup, html};

/// The word for "whether it exists or not".
const ALWAYS: &str = "all";

/// What was asked for.
pub(super) struct Filter {
    kind: Option<UnitKind>,
    day: Option<Date>,
    typed: String,
    /// What cannot be read of it.
    pub(super) errors: Errors,
}

impl Filter {
    /// Reads `?kind=…&on=…`; without a day the units of today are meant.
    pub(super) fn asked(cx: &Cx) -> Self {
        let kind = cx.query("kind").and_then(|word| word.parse().ok());
        let typed = cx.query("on").unwrap_or_default();
        let mut errors = Errors::new();
        let day = match typed.trim() {
            "" => Some(cx.today()),
            ALWAYS => None,
            text => typed_day(text).or_else(|| {
                errors.add("on", t!(cx.lang, "day-unreadable"));
                Some(cx.today())
            }),
        };
        Self { kind, day, typed, errors }
    }

    /// Whether a unit is listed.
    pub(super) fn shows(&self, unit: &Unit) -> bool {
        self.kind.is_none_or(|kind| unit.kind == kind)
            && self.day.is_none_or(|day| unit.is_valid_on(day))
    }

    /// The day the list stands on, where it stands on one.
    pub(super) fn day(&self) -> Option<Date> {
        self.day
    }

    /// The form, and the way to everything.
    pub(super) fn form(&self, cx: &Cx) -> Markup {
        let lang = cx.lang;
        let kinds: Vec<(String, String)> =
            std::iter::once((String::new(), t!(lang, "units-every-kind")))
                .chain(UnitKind::ALL.map(|kind| (kind.word().to_owned(), names::kind(lang, kind))))
                .collect();
        let kind = self.kind.map_or("", UnitKind::word);
        let on = match (self.errors.is_empty(), self.day) {
            (true, Some(day)) => day_to_type(Some(day)),
            (true, None) => String::new(),
            (false, _) => self.typed.clone(),
        };
        html! {
            form.filter method="get" action="/units" {
                (Input::new("kind", &t!(lang, "units-kind"), kind).choice(&kinds))
                (Input::new("on", &t!(lang, "units-on"), &on).errors(&self.errors)
                    .line("text", "off"))
                button.btn.q { (t!(lang, "units-filter")) }
            }
            p.more {
                @if self.day.is_some() {
                    a href={"/units?on=" (ALWAYS) "&kind=" (kind)} { (t!(lang, "units-all-times")) }
                } @else {
                    a href={"/units?kind=" (kind)} { (t!(lang, "units-today")) }
                }
            }
        }
    }
}
