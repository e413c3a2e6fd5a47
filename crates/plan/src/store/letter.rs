//! Letters that urge: the register of an authority, and each as it was issued.

use super::{condition::Condition, late::LateItem};
use crate::model::{LetterId, ObligationId, PlanId};
use ddci_platform::{
    org::UnitId,
    permit::{Verb, Viewer},
    store::{Read, Row, StoreError},
    values,
};
use jiff::{Timestamp, civil::Date};

/// A letter as it was issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Its key.
    pub id: LetterId,
    /// The plan it is about.
    pub plan: PlanId,
    /// The unit that is urged.
    pub unit: UnitId,
    /// That unit's name on the day.
    pub unit_name: String,
    /// The year of the register.
    pub year: i32,
    /// Its number in that year.
    pub number: i32,
    /// The symbol behind the number.
    pub symbol: String,
    /// Its day.
    pub issued_on: Date,
    /// The day by which an answer is asked for.
    pub reply_by: Date,
    /// Who signs.
    pub signer: String,
    /// As what.
    pub signer_title: String,
    /// Its whole text, as it left.
    pub text: String,
    /// How many things it lists.
    pub items: i64,
    /// When it was issued.
    pub at: Timestamp,
    /// Who issued it; nothing where a command did.
    pub author: Option<String>,
}

impl Letter {
    /// Number and symbol: "12/UBND-TCKH".
    pub fn name(&self) -> String {
        format!("{}/{}", self.number, self.symbol)
    }
}

const SELECT: &str = "SELECT l.id, l.plan, l.unit, l.unit_name, l.year, l.number, l.symbol,
        l.issued_on, l.reply_by, l.signer, l.signer_title, l.text, l.at, p.name AS author,
        (SELECT COUNT(*) FROM urging_letter_item li WHERE li.letter = l.id) AS items
     FROM urging_letter l
     LEFT JOIN account a ON a.id = l.account LEFT JOIN person p ON p.id = a.person";

fn letter(row: &Row) -> Result<Letter, StoreError> {
    Ok(Letter {
        id: row.get("id")?,
        plan: row.get("plan")?,
        unit: row.get("unit")?,
        unit_name: row.get("unit_name")?,
        year: row.get("year")?,
        number: row.get("number")?,
        symbol: row.get("symbol")?,
        issued_on: row.get("issued_on")?,
        reply_by: row.get("reply_by")?,
        signer: row.get("signer")?,
        signer_title: row.get("signer_title")?,
        text: row.get("text")?,
        items: row.get("items")?,
        at: row.get("at")?,
        author: row.get("author")?,
    })
}

/// The letters `l` that a viewer may read: all of the authority for who may see every obligation,
/// for the others those to their unit and to units below it.
fn visible(viewer: &Viewer) -> Condition {
    let mut condition = Condition::default();
    condition.equals("l.authority", viewer.authority);
    if !viewer.may_everywhere(Verb::ViewObligations) {
        let unit = condition.bind(viewer.unit);
        condition.and(&format!(
            "l.unit IN (SELECT va.unit FROM unit_ancestor va WHERE va.ancestor = {unit})"
        ));
    }
    condition
}

/// The letters about a plan that the viewer may read, the latest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of_plan(
    db: &impl Read,
    viewer: &Viewer,
    plan: PlanId,
) -> Result<Vec<Letter>, StoreError> {
    let mut found = visible(viewer);
    found.equals("l.plan", plan);
    let sql = format!("{SELECT} WHERE {} ORDER BY l.year DESC, l.number DESC", found.sql());
    db.all(&sql, found.into_values()).await?.iter().map(letter).collect()
}

/// A letter that the viewer may read.
///
/// # Errors
/// [`StoreError`].
pub async fn one(
    db: &impl Read,
    viewer: &Viewer,
    id: LetterId,
) -> Result<Option<Letter>, StoreError> {
    let mut found = visible(viewer);
    found.equals("l.id", id);
    let sql = format!("{SELECT} WHERE {}", found.sql());
    db.first(&sql, found.into_values()).await?.as_ref().map(letter).transpose()
}

/// The letters that spoke of an obligation which the caller may see, the latest first.
///
/// # Errors
/// [`StoreError`].
pub async fn about(
    db: &impl Read,
    viewer: &Viewer,
    obligation: ObligationId,
) -> Result<Vec<Letter>, StoreError> {
    let mut found = visible(viewer);
    let key = found.bind(obligation);
    found.and(&format!(
        "l.id IN (SELECT ai.letter FROM urging_letter_item ai WHERE ai.obligation = {key})"
    ));
    let sql = format!("{SELECT} WHERE {} ORDER BY l.year DESC, l.number DESC", found.sql());
    db.all(&sql, found.into_values()).await?.iter().map(letter).collect()
}

/// What a letter that the caller may read lists, as it was.
///
/// # Errors
/// [`StoreError`].
pub async fn items(db: &impl Read, id: LetterId) -> Result<Vec<LateItem>, StoreError> {
    let sql = "SELECT obligation, reference, text, period, due_on, days_late
               FROM urging_letter_item WHERE letter = $1 ORDER BY position";
    let rows = db.all(sql, values![id.0]).await?;
    rows.iter()
        .map(|row| {
            Ok(LateItem {
                obligation: row.get("obligation")?,
                reference: row.get("reference")?,
                text: row.get("text")?,
                period: row.get("period")?,
                due_on: row.get("due_on")?,
                days_late: row.get("days_late")?,
            })
        })
        .collect()
}

/// What an authority signed its last letter with: symbol, signer and the signer's title.
///
/// # Errors
/// [`StoreError`].
pub async fn last_signed(
    db: &impl Read,
    authority: UnitId,
) -> Result<Option<(String, String, String)>, StoreError> {
    let sql = "SELECT symbol, signer, signer_title FROM urging_letter WHERE authority = $1
               ORDER BY year DESC, number DESC LIMIT 1";
    let row = db.first(sql, values![authority.0]).await?;
    row.map(|row| Ok((row.get("symbol")?, row.get("signer")?, row.get("signer_title")?)))
        .transpose()
}

/// The next number of an authority's register in a year. Transitions of one authority run one after
/// another, so that no number is given twice and none is left out.
///
/// # Errors
/// [`StoreError`].
pub(crate) async fn next_number(
    db: &impl Read,
    authority: UnitId,
    year: i32,
) -> Result<i32, StoreError> {
    let sql = "SELECT COALESCE(MAX(number), 0) AS last FROM urging_letter
               WHERE authority = $1 AND year = $2";
    let row = db.first(sql, values![authority.0, year]).await?;
    let last: i32 = row.map_or(Ok(0), |row| row.get("last"))?;
    Ok(last.saturating_add(1))
}
