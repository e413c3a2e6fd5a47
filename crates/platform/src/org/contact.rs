//! How a unit is reached: telephone, e-mail, address.

use super::{
    OrgRefusal, UnitId, find,
    refusal::{refuse_others, store_error},
};
use crate::{
    permit::Actor,
    store::{Applied, Read, Row, StoreError, Transition, Tx},
    values,
};
use serde_json::json;

/// The way of reaching somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ContactKind {
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// The address of a place.
    Address,
}

impl ContactKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Phone, Self::Email, Self::Address];

    /// The word it is stored under.
    pub fn word(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Address => "address",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// One way of reaching a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// By what.
    pub kind: ContactKind,
    /// The number or address.
    pub value: String,
}

impl Contact {
    /// Emergency and hotline numbers have three or four digits, numbers with a country's code up
    /// to fifteen (ITU-T E.164).
    fn is_usable(&self) -> bool {
        let value = self.value.trim();
        let short = value.chars().count() <= 200;
        short
            && match self.kind {
                ContactKind::Phone => {
                    let digits = value.chars().filter(char::is_ascii_digit).count();
                    let plain = |c: char| c.is_ascii_digit() || " .-+()/".contains(c);
                    (3..=15).contains(&digits) && value.chars().all(plain)
                }
                ContactKind::Email => is_email(value),
                ContactKind::Address => value.chars().any(char::is_alphanumeric),
            }
    }
}

fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.rsplit_once('@') else { return false };
    let plain = !text.chars().any(|c| c.is_whitespace() || c.is_control() || ",;<>".contains(c));
    plain
        && !name.is_empty()
        && !name.contains('@')
        && host.split('.').count() > 1
        && host.split('.').all(|part| !part.is_empty())
}

/// The contacts of a unit, in order.
///
/// # Errors
/// [`StoreError`].
pub async fn contacts(db: &impl Read, unit: UnitId) -> Result<Vec<Contact>, StoreError> {
    let sql = "SELECT kind, value FROM unit_contact WHERE unit = $1 ORDER BY position";
    db.all(sql, values![unit.0]).await?.iter().map(contact).collect()
}

fn contact(row: &Row) -> Result<Contact, StoreError> {
    let word: String = row.get("kind")?;
    let kind = ContactKind::from_word(&word)
        .ok_or_else(|| StoreError::Vocabulary { column: "kind".to_owned(), value: word })?;
    Ok(Contact { kind, value: row.get("value")? })
}

/// Replaces the contacts of a unit.
#[derive(Debug, Clone)]
pub struct SetContacts {
    /// Which unit.
    pub unit: UnitId,
    /// All its contacts, in order.
    pub contacts: Vec<Contact>,
}

impl Transition for SetContacts {
    const VERB: &'static str = "unit.set_contacts";
    type Output = ();
    type Error = OrgRefusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<()>, OrgRefusal> {
        refuse_others(actor)?;
        find::owned(tx, actor.authority(), self.unit).await?.ok_or(OrgRefusal::Unknown)?;
        if let Some(odd) = self.contacts.iter().find(|contact| !contact.is_usable()) {
            return Err(OrgRefusal::BadContact(odd.clone()));
        }
        let before = contacts(tx, self.unit).await?;
        tx.write("DELETE FROM unit_contact WHERE unit = $1", values![self.unit.0]).await?;
        for (position, contact) in (0i32..).zip(&self.contacts) {
            let sql = "INSERT INTO unit_contact (unit, position, kind, value)
                       VALUES ($1, $2, $3, $4)";
            let value = contact.value.trim();
            tx.write(sql, values![self.unit.0, position, contact.kind.word(), value]).await?;
        }
        let detail = json!({"before": told(&before), "after": told(&self.contacts)});
        Ok(Applied::to(format!("unit:{}", self.unit), detail, ()))
    }

    fn store_error(error: &OrgRefusal) -> Option<&StoreError> {
        store_error(error)
    }
}

fn told(contacts: &[Contact]) -> Vec<String> {
    contacts.iter().map(|contact| format!("{}: {}", contact.kind.word(), contact.value)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Contact, ContactKind};

    #[test]
    fn what_reaches_somebody_is_told_from_what_does_not() {
        let usable = |kind, value: &str| Contact { kind, value: value.to_owned() }.is_usable();
        for phone in ["1022", "0205 3 861 234", "+84 (205) 3861.234"] {
            assert!(usable(ContactKind::Phone, phone), "{phone}");
        }
        for phone in ["", "12", "gọi anh Nam", "1234567890123456"] {
            assert!(!usable(ContactKind::Phone, phone), "{phone}");
        }
        assert!(usable(ContactKind::Email, "ubnd.caoloc@langson.gov.vn"));
        for email in ["caoloc", "a@b", "a@b.", "a b@c.vn", "@c.vn", "a@b@c.vn"] {
            assert!(!usable(ContactKind::Email, email), "{email}");
        }
        assert!(usable(ContactKind::Address, "Khối 6, thị trấn Cao Lộc"));
        assert!(!usable(ContactKind::Address, " - "));
    }
}
