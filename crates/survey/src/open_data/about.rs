//! The whole round as one JSON document: what it is, how it was computed, its tables.

use super::{Published, Sheet};
use crate::{
    model::{LEAST_SHOWN, LEVEL, LeftOut, REPLICATES, ResultKind},
    words::t,
};
use ddci_platform::web::Lang;
use serde_json::{Value, json};

/// What stands beside the figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The authority, in Vietnamese.
    pub authority: String,
    /// The terms of use, in its own words; empty where it has not stated any.
    pub licence: String,
    /// Rows of the file that do not count, by rule.
    pub left_out: LeftOut,
    /// The version of the program.
    pub version: &'static str,
}

/// The document. The index set stands in it as it was computed by.
pub fn document(published: &Published<'_>, given: &Given) -> Value {
    let round = published.round;
    let both = |say: fn(Lang) -> String| json!({"vi": say(Lang::Vi), "en": say(Lang::En)});
    json!({
        "title": round.title,
        "authority": given.authority,
        "year": round.year,
        "block": round.block,
        "from": round.from.to_string(),
        "to": round.to.to_string(),
        "illustrative": round.illustrative,
        "illustrative_words": round.illustrative.then(|| both(|lang| t!(lang, "illustrative"))),
        "method": round.method,
        "licence": (!given.licence.is_empty()).then_some(&given.licence),
        "results": round.kind.map(ResultKind::word),
        "published_at": round.published_at.map(|at| at.to_string()),
        "computed_by": json!({
            "program": "ddci",
            "version": given.version,
            "seed": round.seed,
            "replicates": round.has_intervals().then_some(REPLICATES),
            "level": round.has_intervals().then_some(LEVEL),
        }),
        "hashes": json!({
            "algorithm": "SHA-256",
            "index_set": published.set_hash(),
            "source_file": round.source_hash,
            "inputs": round.input_hash,
        }),
        "rows_left_out": given.left_out,
        "suppression": json!({
            "least_answers": LEAST_SHOWN,
            "values_left_out": published.left_out(),
            "words": both(|lang| t!(lang, "data-small", least = LEAST_SHOWN)),
        }),
        "format": both(|lang| t!(lang, "data-format")),
        "index_set": published.set,
        "tables": published.sheets().iter().map(table).collect::<Vec<Value>>(),
    })
}

fn table(sheet: &Sheet) -> Value {
    let column = |column: &super::Column| {
        json!({
            "name": column.name(),
            "holds": column.holds(),
            "vi": column.words(Lang::Vi),
            "en": column.words(Lang::En),
        })
    };
    json!({
        "name": sheet.name,
        "file": sheet.file(),
        "columns": sheet.columns.iter().map(column).collect::<Vec<Value>>(),
        "rows": sheet.json(),
    })
}
