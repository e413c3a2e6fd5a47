//! The heads of a table that becomes cards on a telephone.

use maud::{Markup, html};

/// The row of heads. On a telephone it is out of sight, and a cell that does not explain itself
/// carries its head as `data-label`: the rows take the words from the same `heads`.
pub fn heads<const N: usize>(heads: &[String; N]) -> Markup {
    html! {
        thead { tr { @for head in heads { th scope="col" { (head) } } } }
    }
}
