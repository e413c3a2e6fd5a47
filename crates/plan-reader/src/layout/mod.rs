//! From lines to paragraphs: broken lines joined, page furniture and footnotes set apart, numbers
//! and bullets understood.

mod footnotes;
mod furniture;
mod join;
mod labels;
mod marks;

pub(crate) use join::{Paragraph, Piece, pieces};
pub(crate) use labels::{Label, inner_labels, label_at, split_labels};
pub(crate) use marks::{Mark, mark_at};

/// Whether a piece of text begins an item of its own: a bullet, a number, a labelled line.
pub(crate) fn begins_item(text: &str) -> bool {
    mark_at(text).is_some() || label_at(text).is_some()
}
