//! Units by name, beside each homonym what tells it from the others: kind, district, validity.

use crate::{
    org::{Unit, UnitId, UnitKind, homonyms},
    web::{Lang, date, words::t},
};
use maud::{Markup, html};
use std::collections::{BTreeMap, BTreeSet};

/// The names of an authority's units.
pub struct Names<'a> {
    lang: Lang,
    units: BTreeMap<UnitId, &'a Unit>,
    homonyms: BTreeSet<UnitId>,
}

impl<'a> Names<'a> {
    /// Of all the units the authority knows: two units may be homonyms though one has ended.
    pub fn of(lang: Lang, register: &'a [Unit]) -> Self {
        let units = register.iter().map(|unit| (unit.id, unit)).collect();
        Self { lang, units, homonyms: homonyms(register) }
    }

    /// The unit with that key.
    pub(in crate::web::pages) fn unit(&self, id: UnitId) -> Option<&'a Unit> {
        self.units.get(&id).copied()
    }

    /// What tells a homonym from the others; nothing beside a name that only one unit has.
    pub fn beside(&self, unit: &Unit) -> Option<String> {
        self.homonyms.contains(&unit.id).then(|| {
            let above = unit.parent.filter(|_| !unit.outside).and_then(|parent| self.unit(parent));
            let place = unit.district.as_deref().or(above.map(|above| name(self.lang, above)));
            let parts = [Some(kind(self.lang, unit.kind)), place.map(str::to_owned)];
            let parts = parts.into_iter().flatten().chain([validity(self.lang, unit)]);
            parts.collect::<Vec<_>>().join(", ")
        })
    }

    /// The name as plain text, for an option of a select.
    pub fn text(&self, unit: &Unit) -> String {
        match self.beside(unit) {
            Some(beside) => format!("{} ({beside})", name(self.lang, unit)),
            None => name(self.lang, unit).to_owned(),
        }
    }

    /// The name as a link to the unit's page.
    pub(in crate::web::pages) fn link(&self, unit: &Unit) -> Markup {
        html! {
            a href={"/units/" (unit.id)} { (name(self.lang, unit)) }
            @if let Some(beside) = self.beside(unit) { span.cap { " (" (beside) ")" } }
        }
    }
}

/// A unit's name in a language; the Vietnamese one where it has no other.
pub(in crate::web::pages) fn name(lang: Lang, unit: &Unit) -> &str {
    match lang {
        Lang::Vi => &unit.name,
        Lang::En => unit.name_en.as_deref().unwrap_or(&unit.name),
    }
}

/// A kind in words.
pub fn kind(lang: Lang, kind: UnitKind) -> String {
    match kind {
        UnitKind::PeoplesCommittee => t!(lang, "unit-kind-peoples-committee"),
        UnitKind::Division => t!(lang, "unit-kind-division"),
        UnitKind::Commune => t!(lang, "unit-kind-commune"),
        UnitKind::Township => t!(lang, "unit-kind-township"),
        UnitKind::Ward => t!(lang, "unit-kind-ward"),
        UnitKind::SpecialZone => t!(lang, "unit-kind-special-zone"),
        UnitKind::VerticalAgency => t!(lang, "unit-kind-vertical-agency"),
        UnitKind::ServiceCentre => t!(lang, "unit-kind-service-centre"),
        UnitKind::Inspectorate => t!(lang, "unit-kind-inspectorate"),
        UnitKind::Association => t!(lang, "unit-kind-association"),
        UnitKind::Other => t!(lang, "unit-kind-other"),
    }
}

/// From when to when a unit exists, in words.
pub(in crate::web::pages) fn validity(lang: Lang, unit: &Unit) -> String {
    span(lang, unit.valid_from, unit.valid_to)
}

/// From when to when, in words.
pub(in crate::web::pages) fn span(
    lang: Lang,
    from: Option<jiff::civil::Date>,
    to: Option<jiff::civil::Date>,
) -> String {
    let (from, to) = (from.map(|from| date(lang, from)), to.map(|to| date(lang, to)));
    match (from, to) {
        (None, None) => t!(lang, "validity-open"),
        (Some(from), None) => t!(lang, "validity-from", from = from),
        (None, Some(to)) => t!(lang, "validity-to", to = to),
        (Some(from), Some(to)) => t!(lang, "validity-from-to", from = from, to = to),
    }
}
