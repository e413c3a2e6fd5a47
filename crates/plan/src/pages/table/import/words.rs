//! What cannot be taken over, in words: the row, the column, the value, and what is allowed.

use super::{LISTED, more};
use crate::{
    model::{CellFault, LeftOut},
    pages::table::export::heading,
    store::sub_index::SubIndex,
    words::t,
};
use ddci_platform::web::{Lang, heads};
use maud::{Markup, html};

/// The rows that are left out, and why.
pub(super) fn left_out(lang: Lang, sub_indices: &[SubIndex], rows: &[LeftOut]) -> Markup {
    let head = [
        t!(lang, "import-row"),
        t!(lang, "import-column"),
        t!(lang, "import-value"),
        t!(lang, "import-allowed"),
    ];
    let [_, column, value, may_be] = &head;
    html! {
        table.cards {
            (heads(&head))
            tbody {
                @for row in rows.iter().take(LISTED) {
                    tr {
                        td.num { (t!(lang, "import-row-n", n = row.row)) }
                        td data-label=(column) { (heading(lang, row.column)) }
                        td data-label=(value) {
                            @if row.value.is_empty() { (t!(lang, "import-empty-cell")) }
                            @else { span lang="vi" { (row.value) } }
                        }
                        td data-label=(may_be) { (allowed(lang, sub_indices, row.fault)) }
                    }
                }
            }
        }
        (more(lang, rows.len()))
    }
}

fn allowed(lang: Lang, sub_indices: &[SubIndex], fault: CellFault) -> String {
    match fault {
        CellFault::Missing => t!(lang, "import-missing"),
        CellFault::NoSuchSubIndex => {
            let known: Vec<String> =
                sub_indices.iter().map(|known| known.ordinal.to_string()).collect();
            let known = known.join(", ");
            t!(lang, "import-no-such-sub-index", known = known)
        }
        CellFault::NoSuchTime => t!(lang, "import-no-such-time"),
        CellFault::TooLong(most) => t!(lang, "import-too-long", most = most),
        CellFault::TooMany(most) => t!(lang, "import-too-many", most = most),
        CellFault::Twice => t!(lang, "import-twice"),
    }
}
