//! Adds a person to a unit.

use super::{Email, OrgRefusal, PersonId, UnitId, find};
use crate::{store::Tx, values};

/// Adds a person to a unit.
#[derive(Debug, Clone)]
pub struct AddPerson {
    /// Their name.
    pub name: String,
    /// Their title, "Trưởng phòng".
    pub title: String,
    /// The code of the unit they work in.
    pub unit: String,
    /// Where messages reach them, where known.
    pub email: Option<Email>,
}

impl AddPerson {
    /// Adds the person inside another transition.
    ///
    /// # Errors
    /// [`OrgRefusal::NoSuchUnit`] and the store's.
    pub async fn insert(
        &self,
        tx: &Tx,
        authority: UnitId,
    ) -> Result<(PersonId, UnitId), OrgRefusal> {
        let unit = find::by_code(tx, authority, &self.unit)
            .await?
            .ok_or_else(|| OrgRefusal::NoSuchUnit(self.unit.clone()))?;
        let id: PersonId = tx.key()?;
        let sql = "INSERT INTO person (id, authority, unit, name, title, folded, email)
                   VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let folded = ddci_vntext::fold(&self.name);
        let (name, title) = (self.name.as_str(), self.title.as_str());
        let email = self.email.as_ref().map(Email::as_str);
        let row = values![id.0, authority.0, unit.id.0, name, title, folded, email];
        tx.write(sql, row).await?;
        let sql = "INSERT INTO person_position (person, number, unit, title)
                   VALUES ($1, 1, $2, $3)";
        tx.write(sql, values![id.0, unit.id.0, self.title.as_str()]).await?;
        Ok((id, unit.id))
    }
}
