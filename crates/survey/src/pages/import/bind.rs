//! Which unit each name of a file stands for. Names repeat, so that what is found is only proposed.

use super::content::Named;
use crate::store::{rated, round::Round};
use ddci_platform::{
    org::{self, Unit, UnitId, body_key, place_key},
    store::{Read, StoreError},
};

/// The units that names are bound to.
pub(super) struct Units {
    /// Those that existed on the last day of the survey.
    pub candidates: Vec<Unit>,
    aliases: Vec<(String, UnitId)>,
}

impl Units {
    pub async fn of(db: &impl Read, round: &Round) -> Result<Self, StoreError> {
        let mut candidates = rated::candidates(db, round.authority).await?;
        candidates.retain(|unit| unit.is_valid_on(round.to) && unit.id != round.authority);
        let aliases = org::aliases(db, round.authority).await?;
        let aliases = aliases
            .into_iter()
            .filter_map(|(folded, alias)| Some((folded, alias.target.unit()?)))
            .collect();
        Ok(Self { candidates, aliases })
    }

    /// The unit that a name proposes: by code, by a name it has, by the place it is, if only one fits.
    pub fn proposed(&self, named: &Named) -> Option<UnitId> {
        let key = body_key(&named.name);
        let is_code = |unit: &Unit| {
            unit.code == named.name || unit.official_code.as_deref() == Some(named.name.as_str())
        };
        let known = |id: UnitId| self.candidates.iter().any(|unit| unit.id == id);
        let alias = self.aliases.iter().find(|(folded, _)| *folded == key);
        self.only(is_code)
            .or_else(|| alias.map(|(_, unit)| *unit).filter(|unit| known(*unit)))
            .or_else(|| self.only(|unit| body_key(&unit.name) == key))
            .or_else(|| {
                let place = place_key(&named.name);
                self.only(|unit| place_key(&unit.name) == place)
            })
    }

    fn only(&self, fits: impl Fn(&Unit) -> bool) -> Option<UnitId> {
        let mut fitting = self.candidates.iter().filter(|unit| fits(unit));
        let first = fitting.next()?;
        fitting.next().is_none().then_some(first.id)
    }
}
