//! What cannot be taken over, in words: the row, the column, the value, and what is allowed.

use super::{LISTED, more};
use crate::{
    model::{CellFault, LeftOut},
    pages::table::export::heading,
    store::sub_index::SubIndex,
    words::t,
};
use ddci_platform::web::Lang;
use maud::{Markup, html};

/// The rows that are left out, and why.
pub(super) fn left_out(lang: Lang, sub_indices: &[SubIndex], rows: &[LeftOut]) -> Markup {
    html! {
        table.cards {
            thead {
                tr {
                    th scope="col" { (t!(lang, "import-row")) }
                    th scope="col" { (t!(lang, "import-column")) }
                    th scope="col" { (t!(lang, "import-value")) }
                    th scope="col" { (t!(lang, "import-allowed")) }
                }
            }
            tbody {
                @for row in rows.iter().take(LISTED) {
                    tr {
                        td.num { (t!(lang, "import-row-n", n = row.row)) }
                        td { (heading(lang, row.column)) }
                        td lang="vi" {
                            @if row.value.is_empty() { (t!(lang, "import-empty-cell")) }
                            @else { (row.value) }
                        }
                        td { (allowed(lang, sub_indices, row.fault)) }
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
