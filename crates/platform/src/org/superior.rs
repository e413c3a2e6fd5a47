//! Which authority stands above which: a province above its departments and communes.
//!
//! Each stays an authority of its own, with its own calendar, people and audit chain. What the one
//! above sees of the ones below is for each room to say; it is never a draft.

use super::{OrgRefusal, Unit, UnitId, find, refusal::store_error};
use crate::{
    permit::Actor,
    store::{Applied, Read, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// Every authority above `$1`, itself among them. `UNION` ends even where a circle was written.
const ABOVE: &str = "WITH RECURSIVE above (id) AS (
       SELECT superior FROM unit WHERE id = $1
       UNION
       SELECT u.superior FROM unit u JOIN above a ON u.id = a.id)";

/// Places an authority under another one of the same installation, or under none.
#[derive(Debug, Clone)]
pub struct PlaceUnder {
    /// The code of the authority above; none to stand alone.
    pub superior: Option<String>,
}

impl Transition for PlaceUnder {
    const VERB: &'static str = "authority.place_under";
    type Output = ();
    type Error = OrgRefusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, OrgRefusal> {
        // What others may see is not for one side to decide in its own pages: whoever runs the
        // installation does it.
        if actor.viewer().is_some() {
            return Err(OrgRefusal::NotYours);
        }
        let own = actor.authority();
        let superior = match &self.superior {
            None => None,
            Some(code) => {
                let all = find::authorities(tx).await?;
                let found = all.into_iter().find(|unit| &unit.code == code);
                Some(found.ok_or_else(|| OrgRefusal::NoSuchUnit(code.clone()))?)
            }
        };
        if let Some(superior) = &superior
            && (superior.id == own || stands_above(tx, own, superior.id).await?)
        {
            return Err(OrgRefusal::Cycle(superior.name.clone()));
        }
        let id = superior.as_ref().map(|unit| unit.id.0);
        tx.write("UPDATE unit SET superior = $1 WHERE id = $2", values![id, own.0]).await?;
        let detail = json!({"superior": superior.map(|unit| unit.code)});
        Ok(Applied::to(format!("unit:{own}"), detail, ()))
    }

    fn store_error(error: &OrgRefusal) -> Option<&StoreError> {
        store_error(error)
    }
}

/// Whether `upper` stands above `lower`, directly or further up.
///
/// # Errors
/// [`StoreError`].
pub async fn stands_above(
    db: &impl Read,
    upper: UnitId,
    lower: UnitId,
) -> Result<bool, StoreError> {
    let sql = format!("{ABOVE} SELECT id FROM above WHERE id = $2");
    Ok(db.first(&sql, values![lower.0, upper.0]).await?.is_some())
}

/// The authority directly above.
///
/// # Errors
/// [`StoreError`].
pub async fn superior(db: &impl Read, authority: UnitId) -> Result<Option<Unit>, StoreError> {
    let sql = format!(
        "SELECT {} FROM unit u JOIN unit below ON below.superior = u.id WHERE below.id = $1",
        Unit::COLUMNS
    );
    db.first(&sql, values![authority.0]).await?.as_ref().map(Unit::from_row).transpose()
}

/// Every authority below, directly or further down, by name.
///
/// # Errors
/// [`StoreError`].
pub async fn subordinates(db: &impl Read, authority: UnitId) -> Result<Vec<Unit>, StoreError> {
    let sql = format!(
        "WITH RECURSIVE below (id) AS (
           SELECT id FROM unit WHERE superior = $1
           UNION
           SELECT u.id FROM unit u JOIN below b ON u.superior = b.id)
         SELECT {} FROM unit u JOIN below b ON b.id = u.id ORDER BY u.name",
        Unit::COLUMNS
    );
    db.all(&sql, values![authority.0]).await?.iter().map(Unit::from_row).collect()
}
