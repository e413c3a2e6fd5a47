//! A published table of a file, as points in hundredths.

use super::content::{Body, Content, Named, Row};
use crate::model::{LeftOut, hundredths};
use ddci_index::model::IndexSet;
use ddci_platform::org::body_key;
use ddci_survey_reader::{Faults, Published, Rule, Sheet, published};

/// Reads a published table by the sub-indices of a set.
pub(super) fn read(
    set: &IndexSet,
    sheet: &Sheet,
    name: String,
    hash: String,
) -> Result<Content, Faults> {
    let table = published(sheet)?;
    let codes: Vec<Option<String>> =
        table.sub_indices.iter().map(|column| code_of(set, column)).collect();
    let named = table.sub_indices.iter().zip(&codes);
    let unused = named.filter(|(_, code)| code.is_none()).map(|(name, _)| name.clone());
    let unused: Vec<String> = unused.collect();
    let mut faults = Faults::default();
    let (mut units, mut rows) = (Vec::new(), Vec::new());
    for (place, row) in table.rows.iter().enumerate() {
        let Some(composite) = hundredths(row.composite) else {
            let number = table.numbers.get(place).copied();
            let value = row.composite.to_string();
            faults.push(sheet.fault(number, usize::MAX, &value, Rule::Number));
            continue;
        };
        let (answers, band) = beside(&table, place);
        units.push(Named { name: row.unit.clone(), rows: answers });
        let rank = row.rank.and_then(|rank| i32::try_from(rank).ok());
        let parts = codes
            .iter()
            .zip(&row.sub_indices)
            .filter_map(|(code, points)| Some((code.clone()?, points.and_then(hundredths)?)));
        rows.push(Row { answers, rank, band, composite, sub_indices: parts.collect() });
    }
    if !faults.list.is_empty() {
        return Err(faults);
    }
    let (body, left_out) = (Body::Stated(rows), LeftOut::default());
    Ok(Content { name, hash, units, body, left_out, unused })
}

/// What a row says beside its points: how many answered, and what the unit is called.
fn beside(table: &Published, place: usize) -> (i64, Option<String>) {
    let answers = table.answers.as_ref().and_then(|list| list.get(place)).copied();
    let answers = answers.and_then(hundredths).map_or(0, |hundredths| hundredths / 100);
    let band = table.bands.as_ref().and_then(|list| list.get(place)).cloned();
    (answers, band.filter(|band| !band.is_empty()))
}

/// The sub-index that a column is headed by, by code or name.
fn code_of(set: &IndexSet, column: &str) -> Option<String> {
    let key = body_key(column);
    let is = |known: &&ddci_index::model::SubIndex| {
        known.code == column || body_key(&known.name) == key || body_key(&known.code) == key
    };
    set.sub_indices.iter().find(is).map(|known| known.code.clone())
}
