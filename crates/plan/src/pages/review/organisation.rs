//! The units and groups of the authority, as names and as the options of a select.

use ddci_platform::{
    org::{self, BodyTarget, Group, Line, Unit, UnitId, body_key},
    store::{Db, StoreError},
    web::{Lang, UnitNames},
};
use ddci_vntext::similarity;
use jiff::civil::Date;
use maud::{Markup, html};
use std::collections::BTreeMap;

use super::successors::{self, Fate};
use crate::words::t;

/// How many units or groups are suggested for a name.
const SUGGESTED: usize = 3;
/// How alike a known name has to be to be suggested, from 0 to 1.
const ALIKE: f64 = 0.6;

/// The units and groups of an authority.
pub(in crate::pages) struct Organisation {
    /// All that the authority knows, those of other authorities among them.
    register: Vec<Unit>,
    /// The name of each; of a homonym with kind, district and validity.
    names: BTreeMap<UnitId, String>,
    lines: Vec<Line>,
    groups: Vec<(Group, Vec<Unit>)>,
    /// Names as plans write them, folded, and what each means.
    known: Vec<(String, BodyTarget)>,
    lang: Lang,
    on: Date,
}

/// How a unit or group is sent by a form.
fn value(target: BodyTarget) -> String {
    match target {
        BodyTarget::Unit(unit) => format!("unit:{unit}"),
        BodyTarget::Group(group) => format!("group:{group}"),
    }
}

/// The unit or group that a form sent.
pub(super) fn target(value: &str) -> Option<BodyTarget> {
    match value.split_once(':')? {
        ("unit", key) => key.parse().ok().map(BodyTarget::Unit),
        ("group", key) => key.parse().ok().map(BodyTarget::Group),
        _ => None,
    }
}

impl Organisation {
    /// The organisation of an authority as it stood on a day.
    pub(in crate::pages) async fn of(
        db: &Db,
        authority: UnitId,
        on: Date,
        lang: Lang,
    ) -> Result<Self, StoreError> {
        let mut groups = Vec::new();
        for group in org::groups(db, authority).await? {
            let mut members = org::members(db, authority, &group).await?;
            members.retain(|unit| unit.is_valid_on(on));
            groups.push((group, members));
        }
        let aliases = org::aliases(db, authority).await?;
        let known = aliases.into_iter().map(|(folded, alias)| (folded, alias.target)).collect();
        let register = org::register(db, authority).await?;
        let lines = org::lineage(db, authority).await?;
        let words = UnitNames::of(lang, &register);
        let names = register.iter().map(|unit| (unit.id, words.text(unit))).collect();
        Ok(Self { register, names, lines, groups, known, lang, on })
    }

    /// The units that can be chosen: those that existed on the day.
    pub(in crate::pages) fn units(&self) -> impl Iterator<Item = &Unit> {
        self.register.iter().filter(|unit| !unit.outside && unit.is_valid_on(self.on))
    }

    /// A unit's name; of a homonym with what tells it from the others.
    pub(in crate::pages) fn unit_name(&self, id: UnitId) -> &str {
        self.names.get(&id).map_or("", String::as_str)
    }

    /// What became of the unit that a name was remembered for, where it has ended by the plan's first
    /// day; nothing for any other name.
    pub(super) fn fate(&self, name: &str) -> Option<Fate> {
        let ended = self.meaning(name)?.unit()?;
        let ended = self.register.iter().find(|unit| unit.id == ended)?;
        ended.valid_to.filter(|last| *last < self.on)?;
        let names = |id| self.unit_name(id).to_owned();
        Some(successors::fate(self.lang, &self.lines, &self.register, ended, self.on, names))
    }

    /// What a name means, where it is known.
    pub(in crate::pages) fn meaning(&self, name: &str) -> Option<BodyTarget> {
        let key = body_key(name);
        self.known.iter().find_map(|(folded, target)| (*folded == key).then_some(*target))
    }

    /// The name of a unit or group.
    pub(in crate::pages) fn name(&self, target: BodyTarget) -> &str {
        match target {
            BodyTarget::Unit(id) => self.unit_name(id),
            BodyTarget::Group(_) => self.group(target).map_or("", |(group, _)| &group.name),
        }
    }

    /// The members of a group; nothing for a unit.
    pub(super) fn members(&self, target: BodyTarget) -> Option<&[Unit]> {
        self.group(target).map(|(_, members)| members.as_slice())
    }

    fn group(&self, target: BodyTarget) -> Option<&(Group, Vec<Unit>)> {
        self.groups.iter().find(|(group, _)| Some(group.id) == target.group())
    }

    /// The units and groups whose known names are most like `name`, most alike first.
    fn alike(&self, name: &str) -> Vec<BodyTarget> {
        let key = body_key(name);
        let mut alike: Vec<(f64, BodyTarget)> = self
            .known
            .iter()
            .map(|(folded, target)| (similarity(&key, folded), *target))
            .filter(|(share, target)| *share >= ALIKE && self.is_offered(*target))
            .collect();
        alike.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        let mut targets: Vec<BodyTarget> = Vec::new();
        for (_, target) in alike {
            if targets.len() < SUGGESTED && !targets.contains(&target) {
                targets.push(target);
            }
        }
        targets
    }

    /// What has ended, or stands elsewhere, is never suggested.
    fn is_offered(&self, target: BodyTarget) -> bool {
        target.unit().is_none_or(|id| self.units().any(|unit| unit.id == id))
    }

    /// The options of a select for a name: what follows the unit it meant and what is most like it
    /// first, then groups, then units.
    pub(super) fn options(&self, name: &str, chosen: &str) -> Markup {
        let lang = self.lang;
        let heirs: Vec<BodyTarget> = match self.fate(name) {
            Some(fate) => fate.heirs.into_iter().map(BodyTarget::Unit).collect(),
            None => Vec::new(),
        };
        // The only one is proposed; taking it is still a press of the button.
        let chosen = match (heirs.as_slice(), chosen) {
            ([only], "") => value(*only),
            _ => chosen.to_owned(),
        };
        let mut alike = if name.is_empty() { Vec::new() } else { self.alike(name) };
        alike.retain(|target| !heirs.contains(target));
        let groups = self.groups.iter().map(|(group, _)| BodyTarget::Group(group.id));
        let units = self.units().map(|unit| BodyTarget::Unit(unit.id));
        let part = |label: String, targets: Vec<BodyTarget>| {
            let targets: Vec<_> =
                targets.into_iter().map(|target| (value(target), target)).collect();
            html! {
                @if !targets.is_empty() {
                    optgroup label=(label) {
                        @for (value, target) in &targets {
                            option value=(value) selected[*value == chosen] {
                                (self.name(*target))
                                @if let Some(members) = self.members(*target) {
                                    " " (t!(lang, "review-group-size", n = members.len()))
                                }
                            }
                        }
                    }
                }
            }
        };
        let rest = |targets: Vec<BodyTarget>| -> Vec<BodyTarget> {
            let is_above = |target: &BodyTarget| heirs.contains(target) || alike.contains(target);
            targets.into_iter().filter(|target| !is_above(target)).collect()
        };
        html! {
            option value="" selected[chosen.is_empty()] { (t!(lang, "review-choose")) }
            (part(t!(lang, "review-heirs"), heirs.clone()))
            (part(t!(lang, "review-alike"), alike.clone()))
            (part(t!(lang, "review-groups"), rest(groups.collect())))
            (part(t!(lang, "review-units"), rest(units.collect())))
        }
    }
}
