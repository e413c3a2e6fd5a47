//! What is wrong with a published table.

use super::inputs::{Opened, Refused};
use super::report::{Cell, Grid, Report, figure};
use crate::words::t;
use ddci_index::model::IndexSet;
use ddci_index::published::{Finding, Suspicion, check_published};
use ddci_platform::web::Lang;
use ddci_survey_reader::Published;
use serde_json::json;

/// The findings, and whether there is none.
///
/// # Errors
/// A table that is refused, in words.
pub fn of_published(
    lang: Lang,
    file: &Opened,
    table: &Published,
    set: Option<&IndexSet>,
) -> Result<(Report, bool), Refused> {
    let weight = |code: &String| {
        let own = set?.sub_indices.iter().find(|own| own.code == *code)?;
        Some(own.weight.to_f64())
    };
    let weights: Option<Vec<f64>> = table.sub_indices.iter().map(weight).collect();
    let weights = weights.filter(|_| set.is_some());
    let findings = check_published(&table.rows, weights.as_deref())
        .map_err(|fault| file.wrong(lang, &fault))?;
    let head = super::check::named(&[
        ("row", t!(lang, "word-row")),
        ("unit", t!(lang, "word-unit")),
        ("finding", t!(lang, "word-finding")),
    ]);
    let row = |finding: &Finding| {
        let place = table.rows.iter().position(|row| row.unit == finding.unit);
        let number = place.and_then(|place| table.numbers.get(place)).map(|row| f64::from(*row));
        vec![
            Cell::number(number, 0),
            Cell::text(Some(&finding.unit)),
            Cell::Text(suspicion(lang, table, &finding.suspicion)),
        ]
    };
    let rows: Vec<Vec<Cell>> = findings.iter().map(row).collect();
    let told = |finding: &Finding| json!({"unit": finding.unit, "finding": suspicion(lang, table, &finding.suspicion)});
    let found = findings.iter().map(told).collect::<Vec<_>>();
    let by =
        if weights.is_some() { t!(lang, "check-by-weights") } else { t!(lang, "check-by-fit") };
    let report = Report {
        title: t!(
            lang,
            "check-published",
            file = file.name.clone(),
            rows = table.rows.len().to_string(),
            found = findings.len().to_string()
        ),
        grids: vec![Grid { title: String::new(), head, rows }],
        notes: vec![by],
        json: json!({
            "command": "check", "kind": "published", "inputs": [file.input.clone()],
            "weights_known": weights.is_some(), "findings": found,
        }),
    };
    Ok((report, findings.is_empty()))
}

fn suspicion(lang: Lang, table: &Published, suspicion: &Suspicion) -> String {
    let part = |place: usize| table.sub_indices.get(place).cloned().unwrap_or_default();
    match suspicion {
        Suspicion::OutsideScale { column, value } => t!(
            lang,
            "finding-outside-scale",
            of = column.map_or_else(|| t!(lang, "word-composite"), part),
            value = figure(lang, *value, 2)
        ),
        Suspicion::DoesNotFollow { expected, published, mends } => {
            let mend = |(place, value): &(usize, f64)| {
                format!("{} = {}", part(*place), figure(lang, *value, 2))
            };
            let mends: Vec<String> = mends.iter().map(mend).collect();
            t!(
                lang,
                "finding-does-not-follow",
                published = figure(lang, *published, 2),
                expected = figure(lang, *expected, 2),
                mends = if mends.is_empty() { "–".to_owned() } else { mends.join("; ") }
            )
        }
        Suspicion::SameAs { unit } => t!(lang, "finding-same-as", unit = unit.clone()),
        Suspicion::WrongRank { expected } => {
            t!(lang, "finding-wrong-rank", expected = expected.to_string())
        }
    }
}
