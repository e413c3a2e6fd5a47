//! Paragraph styles: which are headings, and which carry a number of their own.

use std::collections::BTreeMap;

use super::xml::{Step, Walker, attribute, name};
use crate::error::ReadError;

/// The styles of a document by their identifier.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: BTreeMap<String, Style>,
}

#[derive(Debug, Default, Clone)]
struct Style {
    name: String,
    based_on: Option<String>,
    /// From 1, as "heading 1".
    outline: Option<u8>,
    numbering: Option<NumberingReference>,
}

/// A list and a depth in it.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct NumberingReference {
    pub list: Option<String>,
    pub level: Option<u8>,
}

/// Styles may be based on one another; a chain longer than this is a ring.
const LONGEST_CHAIN: usize = 16;

impl Styles {
    pub fn read(part: Option<&str>) -> Result<Self, ReadError> {
        let mut styles = Self::default();
        let Some(part) = part else { return Ok(styles) };
        let mut walker = Walker::new(part);
        let mut current: Option<(String, Style)> = None;
        loop {
            match walker.step()? {
                Step::Open(element) if name(&element) == "style" => {
                    current = attribute(&element, "styleId").map(|id| (id, Style::default()));
                }
                Step::Open(element) | Step::Empty(element) => {
                    if let Some((_, style)) = &mut current {
                        style.take(name(&element), attribute(&element, "val"));
                    }
                }
                Step::Close(closed) if closed == "style" => {
                    if let Some((id, style)) = current.take() {
                        styles.by_id.insert(id, style);
                    }
                }
                Step::Close(_) | Step::Text(_) => {}
                Step::End => return Ok(styles),
            }
        }
    }

    /// The heading level of a style, from its outline level or its name.
    pub fn heading(&self, id: &str) -> Option<u8> {
        let found =
            self.chain(id).find_map(|style| style.outline.or_else(|| heading_name(&style.name)));
        found.or_else(|| if self.by_id.contains_key(id) { None } else { heading_name(id) })
    }

    /// The list a style belongs to.
    pub fn numbering(&self, id: &str) -> Option<NumberingReference> {
        self.chain(id).find_map(|style| style.numbering.clone())
    }

    fn chain<'a>(&'a self, id: &str) -> impl Iterator<Item = &'a Style> {
        let first = self.by_id.get(id);
        let next = |style: &&'a Style| style.based_on.as_ref().and_then(|id| self.by_id.get(id));
        std::iter::successors(first, next).take(LONGEST_CHAIN)
    }
}

impl Style {
    fn take(&mut self, element: &str, value: Option<String>) {
        match (element, value) {
            ("name", Some(value)) => self.name = value,
            ("basedOn", value) => self.based_on = value,
            ("outlineLvl", Some(value)) => {
                self.outline =
                    value.parse().ok().filter(|level: &u8| *level < 9).map(|level| level + 1);
            }
            ("numId", value) => self.numbering.get_or_insert_default().list = value,
            ("ilvl", Some(value)) => {
                self.numbering.get_or_insert_default().level = value.parse().ok();
            }
            _ => {}
        }
    }
}

/// "heading 2", "Heading2" → 2.
fn heading_name(name: &str) -> Option<u8> {
    let small = name.to_lowercase();
    let rest = small.strip_prefix("heading").or_else(|| small.strip_prefix("tiêu đề"))?;
    rest.trim().parse().ok().filter(|level| (1..=9).contains(level))
}
