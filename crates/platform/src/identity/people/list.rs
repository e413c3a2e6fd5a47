//! Who may see people sees those of the authority, as whoever keeps the accounts does; nobody else
//! sees anybody.

use crate::{
    identity::AccountId,
    org::{Email, PersonId, UnitId},
    permit::{Grant, Role, Verb, Viewer},
    store::{Read, Row, StoreError, Value},
    values,
    web::Paging,
};
use ddci_vntext::fold;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A person with their account and what they were granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// Their key.
    pub person: PersonId,
    /// Their account.
    pub account: AccountId,
    /// What they sign in with.
    pub login: String,
    /// Their name.
    pub name: String,
    /// The title of their principal position.
    pub title: String,
    /// The unit of their principal position.
    pub unit: UnitId,
    /// Where messages reach them.
    pub email: Option<Email>,
    /// Whether the account is disabled.
    pub disabled: bool,
    /// Their roles and on what.
    pub grants: Vec<Grant>,
}

/// A position that somebody holds or held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// The how many-eth of the person's.
    pub number: i32,
    /// Where.
    pub unit: UnitId,
    /// As what.
    pub title: String,
    /// Their first day in it, where known.
    pub valid_from: Option<Date>,
    /// Their last day in it.
    pub valid_to: Option<Date>,
}

impl Position {
    /// Whether two spans of one position share a day.
    pub(super) fn overlaps(&self, from: Option<Date>, to: Option<Date>) -> bool {
        let begins_after =
            |from: Option<Date>, to: Option<Date>| from.zip(to).is_some_and(|(from, to)| from > to);
        !begins_after(self.valid_from, to) && !begins_after(from, self.valid_to)
    }
}

impl Position {
    /// Whether it begins after that day: somebody is appointed, and does not hold it yet.
    pub fn is_to_come(&self, today: Date) -> bool {
        self.valid_from.is_some_and(|from| from > today)
    }
}

/// Which people are listed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PeopleFilter {
    /// Words of the name or the login, with Vietnamese marks or without.
    pub words: String,
    /// Those whose principal position is in this unit.
    pub unit: Option<UnitId>,
}

impl PeopleFilter {
    /// The condition on `p` and `a`, and its values; the authority comes first. Each word has to
    /// stand in the name or the login.
    fn condition(&self, authority: UnitId) -> (String, Vec<Value>) {
        let mut sql = "p.authority = $1".to_owned();
        let mut values = values![authority.0];
        for word in fold(&self.words).split_whitespace().take(MOST_WORDS) {
            values.push(Value::from(format!("%{}%", plain(word))));
            let place = values.len();
            sql.push_str(&format!(
                " AND (p.folded LIKE ${place} ESCAPE '!' OR a.login LIKE ${place} ESCAPE '!')"
            ));
        }
        if let Some(unit) = self.unit {
            values.push(Value::from(unit.0));
            sql.push_str(&format!(" AND p.unit = ${}", values.len()));
        }
        (sql, values)
    }
}

/// The most words of a search that are looked at.
const MOST_WORDS: usize = 8;

/// A word whose characters stand for themselves in a pattern.
fn plain(word: &str) -> String {
    word.replace('!', "!!").replace('%', "!%").replace('_', "!_")
}

const SELECT: &str = "SELECT p.id, a.id AS account, a.login, p.name, p.title, p.unit, p.email,
                        a.disabled_at IS NOT NULL AS disabled
                      FROM person p JOIN account a ON a.person = p.id";

/// How many people of the viewer's authority a filter finds, for whoever keeps its accounts.
///
/// # Errors
/// [`StoreError`].
pub async fn count(
    db: &impl Read,
    viewer: &Viewer,
    filter: &PeopleFilter,
) -> Result<i64, StoreError> {
    if !viewer.may_everywhere(Verb::ViewPeople) {
        return Ok(0);
    }
    let (condition, values) = filter.condition(viewer.authority);
    let sql = format!(
        "SELECT COUNT(*) AS n FROM person p JOIN account a ON a.person = p.id WHERE {condition}"
    );
    match db.first(&sql, values).await? {
        Some(row) => row.get("n"),
        None => Ok(0),
    }
}

/// A page of them, by name.
///
/// # Errors
/// [`StoreError`].
pub async fn people(
    db: &impl Read,
    viewer: &Viewer,
    filter: &PeopleFilter,
    paging: Paging,
) -> Result<Vec<PersonRow>, StoreError> {
    if !viewer.may_everywhere(Verb::ViewPeople) {
        return Ok(Vec::new());
    }
    let (condition, values) = filter.condition(viewer.authority);
    let sql = format!(
        "{SELECT} WHERE {condition} ORDER BY p.folded, p.name, a.login LIMIT {} OFFSET {}",
        paging.size,
        paging.offset()
    );
    with_grants(db, db.all(&sql, values).await?).await
}

/// The people that come by name after somebody, at most `most`: for whoever reads on from there.
///
/// # Errors
/// [`StoreError`].
pub async fn people_after(
    db: &impl Read,
    viewer: &Viewer,
    filter: &PeopleFilter,
    after: Option<&PersonRow>,
    most: i64,
) -> Result<Vec<PersonRow>, StoreError> {
    if !viewer.may_everywhere(Verb::ViewPeople) {
        return Ok(Vec::new());
    }
    let (mut condition, mut values) = filter.condition(viewer.authority);
    if let Some(after) = after {
        let first = values.len() + 1;
        values.extend(values![after.person.0]);
        condition.push_str(&format!(
            " AND (p.folded, p.name, a.login) > (
               SELECT q.folded, q.name, b.login FROM person q JOIN account b ON b.person = q.id
               WHERE q.id = ${first})"
        ));
    }
    let order = "ORDER BY p.folded, p.name, a.login";
    let sql = format!("{SELECT} WHERE {condition} {order} LIMIT {most}");
    with_grants(db, db.all(&sql, values).await?).await
}

/// One of them.
///
/// # Errors
/// [`StoreError`].
pub async fn person(
    db: &impl Read,
    viewer: &Viewer,
    id: PersonId,
) -> Result<Option<PersonRow>, StoreError> {
    one(db, viewer, "p.id", id.0).await
}

/// The one behind an account.
///
/// # Errors
/// [`StoreError`].
pub async fn person_behind(
    db: &impl Read,
    viewer: &Viewer,
    account: AccountId,
) -> Result<Option<PersonRow>, StoreError> {
    one(db, viewer, "a.id", account.0).await
}

async fn one(
    db: &impl Read,
    viewer: &Viewer,
    column: &str,
    key: uuid::Uuid,
) -> Result<Option<PersonRow>, StoreError> {
    if !viewer.may_everywhere(Verb::ViewPeople) {
        return Ok(None);
    }
    let sql = format!("{SELECT} WHERE p.authority = $1 AND {column} = $2");
    let rows = db.all(&sql, values![viewer.authority.0, key]).await?;
    Ok(with_grants(db, rows).await?.pop())
}

async fn with_grants(db: &impl Read, rows: Vec<Row>) -> Result<Vec<PersonRow>, StoreError> {
    let accounts =
        rows.iter().map(|row| row.get("account")).collect::<Result<Vec<AccountId>, _>>()?;
    let mut grants = grants(db, &accounts).await?;
    rows.iter()
        .zip(accounts)
        .map(|(row, account)| {
            Ok(PersonRow {
                person: row.get("id")?,
                account,
                login: row.get("login")?,
                name: row.get("name")?,
                title: row.get("title")?,
                unit: row.get("unit")?,
                email: row.get("email")?,
                disabled: row.get("disabled")?,
                grants: grants.remove(&account).unwrap_or_default(),
            })
        })
        .collect()
}

/// What these accounts, a page of them, were granted.
async fn grants(
    db: &impl Read,
    accounts: &[AccountId],
) -> Result<BTreeMap<AccountId, Vec<Grant>>, StoreError> {
    let mut grants: BTreeMap<AccountId, Vec<Grant>> = BTreeMap::new();
    if accounts.is_empty() {
        return Ok(grants);
    }
    let places: Vec<String> = (1..=accounts.len()).map(|place| format!("${place}")).collect();
    let sql = format!(
        "SELECT g.account, g.role, g.scope FROM permit g WHERE g.account IN ({})
         ORDER BY g.account, g.role, g.scope",
        places.join(", ")
    );
    let values = accounts.iter().map(|account| Value::from(account.0)).collect();
    for row in db.all(&sql, values).await? {
        let role = role(&row.get::<String>("role")?)?;
        grants
            .entry(row.get("account")?)
            .or_default()
            .push(Grant { role, scope: row.get("scope")? });
    }
    Ok(grants)
}

pub(super) fn role(word: &str) -> Result<Role, StoreError> {
    word.parse()
        .map_err(|_| StoreError::Vocabulary { column: "role".into(), value: word.to_owned() })
}

/// The positions of somebody whom [`person`] has returned, the latest first.
///
/// # Errors
/// [`StoreError`].
pub async fn positions(db: &impl Read, person: PersonId) -> Result<Vec<Position>, StoreError> {
    let sql = "SELECT number, unit, title, valid_from, valid_to FROM person_position
               WHERE person = $1 ORDER BY number DESC";
    db.all(sql, values![person.0]).await?.iter().map(position).collect()
}

fn position(row: &Row) -> Result<Position, StoreError> {
    Ok(Position {
        number: row.get("number")?,
        unit: row.get("unit")?,
        title: row.get("title")?,
        valid_from: row.get("valid_from")?,
        valid_to: row.get("valid_to")?,
    })
}
