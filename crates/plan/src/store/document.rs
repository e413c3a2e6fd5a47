//! The document a plan was read from, line by line, and what was left unread.

use crate::model::{PlanId, UnreadDecision};
use ddci_plan_reader::LineRole;
use ddci_platform::{
    store::{Read, StoreError},
    values,
};

/// A line of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// Its number.
    pub number: i32,
    /// Its words.
    pub text: String,
    /// How it was read.
    pub role: LineRole,
}

/// How a role is stored: its name in the exchange format.
pub(crate) fn role_word(role: LineRole) -> String {
    serde_json::to_value(role)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

/// All lines of the document.
///
/// # Errors
/// [`StoreError`].
pub async fn lines(db: &impl Read, plan: PlanId) -> Result<Vec<Line>, StoreError> {
    let sql = "SELECT sheet, number, role, text FROM plan_line WHERE plan = $1 ORDER BY position";
    let rows = db.all(sql, values![plan.0]).await?;
    rows.iter()
        .map(|row| {
            let role: String = row.get("role")?;
            Ok(Line {
                sheet: row.get("sheet")?,
                number: row.get("number")?,
                text: row.get("text")?,
                role: serde_json::from_value(serde_json::Value::String(role.clone()))
                    .map_err(|_| StoreError::Vocabulary { column: "role".into(), value: role })?,
            })
        })
        .collect()
}

/// The lines that say what a task of a plan shall bring about, "Sản phẩm: …": those of its details
/// from its first line up to the next task's that begin with the word.
///
/// # Errors
/// [`StoreError`].
pub async fn products(
    db: &impl Read,
    plan: PlanId,
    sheet: Option<&str>,
    first_line: i32,
) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT l.text FROM plan_line l
               WHERE l.plan = $1 AND l.role = $2 AND COALESCE(l.sheet, '') = $3
                 AND l.number >= $4
                 AND l.number < COALESCE(
                   (SELECT MIN(t.first_line) FROM task t
                    WHERE t.plan = $1 AND COALESCE(t.sheet, '') = $3 AND t.first_line > $4),
                   2147483647)
               ORDER BY l.position";
    let attribute = role_word(LineRole::Attribute);
    let rows =
        db.all(sql, values![plan.0, attribute, sheet.unwrap_or_default(), first_line]).await?;
    let texts = rows.iter().map(|row| row.get::<String>("text")).collect::<Result<Vec<_>, _>>()?;
    Ok(texts.iter().filter_map(|text| product(text)).collect())
}

/// What stands behind "Sản phẩm:", whatever mark the line begins with.
fn product(text: &str) -> Option<String> {
    let (label, product) = text.split_once(':')?;
    let label = ddci_vntext::fold(label);
    let label = label.trim_start_matches(|c: char| !c.is_alphabetic());
    let product = product.trim();
    (label.starts_with("san pham") && !product.is_empty()).then(|| product.to_owned())
}

/// Lines of the document by where they begin, which nothing moves: what a form says of unread lines,
/// so that two people at one draft never mean different ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinesFrom {
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The first line.
    pub first_line: i32,
}

/// Lines that were not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// Its place in the list.
    pub position: i32,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The first line.
    pub first_line: i32,
    /// The last line.
    pub last_line: i32,
    /// Why.
    pub why: String,
    /// What somebody decided about them.
    pub decision: Option<UnreadDecision>,
}

/// What was left unread.
///
/// # Errors
/// [`StoreError`].
pub async fn unread(db: &impl Read, plan: PlanId) -> Result<Vec<Unread>, StoreError> {
    let sql = "SELECT position, sheet, first_line, last_line, why, decision FROM plan_unread
               WHERE plan = $1 ORDER BY position";
    let rows = db.all(sql, values![plan.0]).await?;
    rows.iter()
        .map(|row| {
            let decision: Option<String> = row.get("decision")?;
            Ok(Unread {
                position: row.get("position")?,
                sheet: row.get("sheet")?,
                first_line: row.get("first_line")?,
                last_line: row.get("last_line")?,
                why: row.get("why")?,
                decision: decision.as_deref().and_then(UnreadDecision::from_word),
            })
        })
        .collect()
}

/// The unread lines that begin there.
///
/// # Errors
/// [`StoreError`].
pub async fn unread_from(
    db: &impl Read,
    plan: PlanId,
    from: &LinesFrom,
) -> Result<Option<Unread>, StoreError> {
    let all = unread(db, plan).await?;
    let is_it = |lines: &Unread| lines.sheet == from.sheet && lines.first_line == from.first_line;
    Ok(all.into_iter().find(is_it))
}

/// Who receives the reports that the plan lays down, as printed, once for each duty.
///
/// # Errors
/// [`StoreError`].
pub async fn receivers(db: &impl Read, plan: PlanId) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT receiver FROM plan_reporting WHERE plan = $1 ORDER BY position";
    db.all(sql, values![plan.0]).await?.iter().map(|row| row.get("receiver")).collect()
}
