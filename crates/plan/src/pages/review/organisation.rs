//! The units and groups of the authority, as names and as the options of a select.

use ddci_platform::{
    org::{self, BodyTarget, Group, Unit, UnitId, body_key},
    store::{Db, StoreError},
    web::Lang,
};
use ddci_vntext::similarity;
use jiff::civil::Date;
use maud::{Markup, html};

use crate::words::t;

/// How many units or groups are suggested for a name.
const SUGGESTED: usize = 3;
/// How alike a known name has to be to be suggested, from 0 to 1.
const ALIKE: f64 = 0.6;

/// The units and groups of an authority.
pub(in crate::pages) struct Organisation {
    units: Vec<Unit>,
    groups: Vec<(Group, Vec<Unit>)>,
    /// Names as plans write them, folded, and what each means.
    known: Vec<(String, BodyTarget)>,
    lang: Lang,
    on: Date,
}

/// The name of a unit in a language; the Vietnamese one where it has no other.
pub(in crate::pages) fn unit_name(lang: Lang, unit: &Unit) -> &str {
    match lang {
        Lang::Vi => &unit.name,
        Lang::En => unit.name_en.as_deref().unwrap_or(&unit.name),
    }
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
        Ok(Self { units: org::list(db, authority).await?, groups, known, lang, on })
    }

    /// The units that can be chosen: those that existed on the day.
    pub(in crate::pages) fn units(&self) -> impl Iterator<Item = &Unit> {
        self.units.iter().filter(|unit| unit.is_valid_on(self.on))
    }

    /// What a name means, where it is known.
    pub(in crate::pages) fn meaning(&self, name: &str) -> Option<BodyTarget> {
        let key = body_key(name);
        self.known.iter().find_map(|(folded, target)| (*folded == key).then_some(*target))
    }

    /// The name of a unit or group.
    pub(super) fn name(&self, target: BodyTarget) -> &str {
        let unit = |id: UnitId| self.units.iter().find(|unit| unit.id == id);
        match target {
            BodyTarget::Unit(id) => unit(id).map_or("", |unit| unit_name(self.lang, unit)),
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
            .filter(|(share, _)| *share >= ALIKE)
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

    /// The options of a select for a name: what is most like it first, then groups, then units.
    pub(super) fn options(&self, name: &str, chosen: &str) -> Markup {
        let lang = self.lang;
        let alike = if name.is_empty() { Vec::new() } else { self.alike(name) };
        let groups = self.groups.iter().map(|(group, _)| BodyTarget::Group(group.id));
        let units = self.units().map(|unit| BodyTarget::Unit(unit.id));
        let part = |label: String, targets: Vec<BodyTarget>| {
            let targets: Vec<_> =
                targets.into_iter().map(|target| (value(target), target)).collect();
            html! {
                @if !targets.is_empty() {
                    optgroup label=(label) {
                        @for (value, target) in &targets {
                            option value=(value) selected[value == chosen] {
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
            targets.into_iter().filter(|target| !alike.contains(target)).collect()
        };
        html! {
            option value="" selected[chosen.is_empty()] { (t!(lang, "review-choose")) }
            (part(t!(lang, "review-alike"), alike.clone()))
            (part(t!(lang, "review-groups"), rest(groups.collect())))
            (part(t!(lang, "review-units"), rest(units.collect())))
        }
    }
}
