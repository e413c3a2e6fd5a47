//! Everything known of one person, as their page shows it.

use super::super::units::names::Names;
use crate::{
    identity::{self, ApiTokenRow, Enrolled, PersonRow, Position},
    org::{self, PersonId, Unit},
    permit::Viewer,
    web::{Cx, Error, words::t},
};

/// A person with their positions, and the units that can be chosen.
pub(super) struct Sheet {
    /// The person.
    pub(super) row: PersonRow,
    /// Their positions, the latest first.
    pub(super) positions: Vec<Position>,
    /// Their second factor, where they have one.
    pub(super) factor: Option<Enrolled>,
    /// All units the authority knows, for their names.
    pub(super) register: Vec<Unit>,
    /// The tokens of their programs.
    pub(super) tokens: Vec<ApiTokenRow>,
}

impl Sheet {
    /// The person with that key; another authority's is not found.
    pub(super) async fn of(cx: &Cx, viewer: &Viewer, id: PersonId) -> Result<Self, Error> {
        let row = identity::person(cx.db(), viewer, id).await?.ok_or(Error::NotFound)?;
        Ok(Self {
            factor: identity::enrolled(cx.db(), row.account).await?,
            tokens: identity::tokens_of(cx.db(), viewer, row.account).await?,
            row,
            positions: identity::positions(cx.db(), id).await?,
            register: org::register(cx.db(), viewer.authority).await?,
        })
    }

    /// Their units by name.
    pub(super) fn names(&self, cx: &Cx) -> Names<'_> {
        Names::of(cx.lang, &self.register)
    }
}

/// The units that exist today, as options of a select.
pub(super) fn units(cx: &Cx, register: &[Unit]) -> Vec<(String, String)> {
    let names = Names::of(cx.lang, register);
    let choose = (String::new(), t!(cx.lang, "choose"));
    let units = register.iter().filter(|unit| !unit.outside && unit.is_valid_on(cx.today()));
    let units = units.map(|unit| (unit.id.to_string(), names.text(unit)));
    std::iter::once(choose).chain(units).collect()
}
