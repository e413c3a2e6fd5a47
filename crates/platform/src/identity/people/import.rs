//! Writes the rows of a list of people.

use super::{
    appoint, correct,
    judge::{Outcome, RowTyped, find, judge},
    scope_of,
};
use crate::{
    identity::{
        AccountRefusal,
        account::{add_account, refuse_others},
    },
    org::{self, AddPerson, Email, UnitId},
    permit::{Actor, Role},
    store::{Applied, StoreError, Transition, Tx},
    values,
};
use serde_json::{Value as Json, json};

/// Writes the rows of a list, all of them or none.
#[derive(Debug, Clone)]
pub struct ImportPeople {
    /// The rows.
    pub rows: Vec<RowTyped>,
}

/// How many people an import added and changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Imported {
    /// Added.
    pub new: usize,
    /// Changed.
    pub changed: usize,
}

impl Transition for ImportPeople {
    const VERB: &'static str = "people.import";
    type Output = Imported;
    type Error = AccountRefusal;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<Imported>, AccountRefusal> {
        refuse_others(actor)?;
        let authority = actor.authority();
        let judged = judge(tx, authority, tx.today(), &self.rows).await?;
        let mut done = Imported::default();
        let mut changes = Vec::new();
        for judged in &judged {
            match &judged.outcome {
                Outcome::Wrong(_) => return Err(AccountRefusal::WrongRow(judged.row.number)),
                Outcome::Unchanged => {}
                Outcome::New => {
                    add(tx, authority, &judged.row).await?;
                    changes.push(json!({"login": judged.row.login, "new": true}));
                    done.new += 1;
                }
                Outcome::Changed(_) => {
                    changes.push(change(tx, authority, &judged.row).await?);
                    done.changed += 1;
                }
            }
        }
        let detail = json!({"rows": judged.len(), "new": done.new, "changed": done.changed,
                            "changes": changes});
        Ok(Applied::to(format!("unit:{authority}"), detail, done))
    }

    fn store_error(error: &AccountRefusal) -> Option<&StoreError> {
        error.store()
    }
}

async fn add(tx: &Tx, authority: UnitId, row: &RowTyped) -> Result<(), AccountRefusal> {
    let Ok(role) = row.role.trim().parse::<Role>() else {
        return Err(AccountRefusal::WrongRow(row.number));
    };
    let person = AddPerson {
        name: row.name.trim().to_owned(),
        title: row.title.trim().to_owned(),
        unit: row.unit.trim().to_owned(),
        email: row.email(),
    };
    add_account(tx, authority, row.login.trim(), &person, role, None).await?;
    Ok(())
}

async fn change(tx: &Tx, authority: UnitId, row: &RowTyped) -> Result<Json, AccountRefusal> {
    let unit = org::by_code(tx, authority, row.unit.trim()).await?;
    let person = find(tx, &row.login).await?;
    let (Some(unit), Some(person), Ok(role)) = (unit, person, row.role.parse::<Role>()) else {
        return Err(AccountRefusal::WrongRow(row.number));
    };
    let (owned, title) = (&person.owned, row.title.trim());
    let email = row.email().or_else(|| owned.email.clone());
    let email_changed = email != owned.email;
    if unit.id == owned.unit {
        correct::write(tx, person.id, owned, row.name.trim(), title, email.as_ref()).await?;
    } else {
        let sql = "UPDATE person SET name = $1, folded = $2, email = $3 WHERE id = $4";
        let name = row.name.trim();
        let email = email.as_ref().map(Email::as_str);
        tx.write(sql, values![name, ddci_vntext::fold(name), email, person.id.0]).await?;
        appoint::end_principal(tx, person.id, owned, tx.today()).await?;
        appoint::follow(tx, person.id, owned, unit.id, title).await?;
        appoint::insert(tx, person.id, unit.id, title, (Some(tx.today()), None)).await?;
    }
    let sql = "INSERT INTO permit (account, role, scope) VALUES ($1, $2, $3)
               ON CONFLICT (account, role, scope) DO NOTHING";
    let scope = scope_of(role, authority, unit.id);
    tx.write(sql, values![owned.account.0, role.word(), scope.0]).await?;
    Ok(json!({
        "login": owned.login,
        "before": {"name": owned.name, "title": owned.title, "unit": owned.unit},
        "after": {"name": row.name.trim(), "title": title, "unit": unit.id, "role": role.word()},
        "email_changed": email_changed,
    }))
}
