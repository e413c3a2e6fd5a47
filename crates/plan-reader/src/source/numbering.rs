//! Automatic numbers: the label Word shows before a paragraph is not in its text.

use std::collections::BTreeMap;

use super::ListMark;
use super::styles::NumberingReference;
use super::xml::{Step, Walker, attribute, name};
use crate::error::ReadError;

/// Depths a list may have in Word.
const LEVELS: usize = 9;

/// The lists of a document, with where each has counted to.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// Abstract list of each list.
    lists: BTreeMap<String, List>,
    formats: BTreeMap<String, Vec<Level>>,
    /// Counters by abstract list, since lists of one kind continue each other.
    counters: BTreeMap<String, Vec<Option<u32>>>,
    /// Lists whose own start was already applied.
    started: BTreeMap<String, bool>,
}

#[derive(Debug, Default, Clone)]
struct List {
    format: String,
    starts: BTreeMap<usize, u32>,
}

#[derive(Debug, Clone)]
struct Level {
    start: u32,
    format: String,
    text: String,
}

impl Default for Level {
    fn default() -> Self {
        Self { start: 1, format: "decimal".to_owned(), text: String::new() }
    }
}

impl Numbering {
    pub fn read(part: Option<&str>) -> Result<Self, ReadError> {
        let mut builder = Builder::default();
        let Some(part) = part else { return Ok(builder.numbering) };
        let mut walker = Walker::new(part);
        loop {
            match walker.step()? {
                Step::Open(element) | Step::Empty(element) => {
                    builder
                        .take(name(&element), |attribute_name| attribute(&element, attribute_name));
                }
                Step::Close(closed) => builder.close(&closed),
                Step::Text(_) => {}
                Step::End => return Ok(builder.numbering),
            }
        }
    }

    /// The label of the next paragraph of a list.
    pub fn next(&mut self, reference: &NumberingReference) -> Option<ListMark> {
        let id = reference.list.as_ref().filter(|id| *id != "0")?;
        let depth = usize::from(reference.level.unwrap_or(0)).min(LEVELS - 1);
        let list = self.lists.get(id)?.clone();
        let levels = self.formats.get(&list.format)?.clone();
        let counters = self.counters.entry(list.format.clone()).or_default();
        counters.resize(LEVELS, None);
        if !list.starts.is_empty() && self.started.insert(id.clone(), true).is_none() {
            for level in list.starts.keys() {
                if let Some(counter) = counters.get_mut(*level) {
                    *counter = None;
                }
            }
        }
        let start = |level: usize| {
            let own = list.starts.get(&level).copied();
            own.or_else(|| levels.get(level).map(|level| level.start)).unwrap_or(1)
        };
        for (level, counter) in counters.iter_mut().enumerate() {
            match level.cmp(&depth) {
                std::cmp::Ordering::Less if counter.is_none() => *counter = Some(start(level)),
                std::cmp::Ordering::Less => {}
                std::cmp::Ordering::Equal => {
                    *counter =
                        Some(counter.map_or_else(|| start(level), |count| count.saturating_add(1)));
                }
                std::cmp::Ordering::Greater => *counter = None,
            }
        }
        let label = label(&levels, counters, depth)?;
        Some(ListMark { label, level: u8::try_from(depth).unwrap_or(0) })
    }
}

/// Fills the counters into a text like "%1.%2.".
fn label(levels: &[Level], counters: &[Option<u32>], depth: usize) -> Option<String> {
    let level = levels.get(depth)?;
    match level.format.as_str() {
        "none" => return None,
        "bullet" => return Some(bullet(&level.text)),
        _ => {}
    }
    let mut text = level.text.clone();
    for (index, counter) in counters.iter().enumerate() {
        let format = levels.get(index).map_or("decimal", |level| level.format.as_str());
        let count = counter.unwrap_or(1);
        text = text.replace(&format!("%{}", index + 1), &spell(count, format));
    }
    Some(text.trim().to_owned()).filter(|label| !label.is_empty())
}

/// Symbol fonts hide their bullets in private letters; only the usual marks keep their meaning.
fn bullet(text: &str) -> String {
    match text.trim() {
        mark @ ("-" | "+" | "*" | "o") => mark.to_owned(),
        "–" | "—" => "-".to_owned(),
        _ => "•".to_owned(),
    }
}

/// A count as the format of its level writes it.
fn spell(count: u32, format: &str) -> String {
    match format {
        "upperRoman" => roman(count),
        "lowerRoman" => roman(count).to_lowercase(),
        "upperLetter" => letters(count).to_uppercase(),
        "lowerLetter" => letters(count),
        "decimalZero" => format!("{count:02}"),
        _ => count.to_string(),
    }
}

fn letters(count: u32) -> String {
    let index = count.saturating_sub(1) % 26;
    let repeat = usize::try_from(count.saturating_sub(1) / 26).unwrap_or(0).min(8) + 1;
    let letter = u8::try_from(index).map_or('a', |offset| char::from(b'a' + offset));
    letter.to_string().repeat(repeat)
}

fn roman(count: u32) -> String {
    const STEPS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = count.min(3999);
    let mut text = String::new();
    for (value, letters) in STEPS {
        while rest >= value {
            text.push_str(letters);
            rest -= value;
        }
    }
    text
}

/// Collects the part while it is walked through.
#[derive(Default)]
struct Builder {
    numbering: Numbering,
    format: Option<String>,
    list: Option<String>,
    level: Option<usize>,
    overridden: Option<usize>,
}

impl Builder {
    fn take(&mut self, element: &str, attribute: impl Fn(&str) -> Option<String>) {
        match element {
            "abstractNum" => self.format = attribute("abstractNumId"),
            "num" => self.list = attribute("numId"),
            "abstractNumId" => {
                if let (Some(list), Some(format)) = (&self.list, attribute("val")) {
                    self.numbering.lists.entry(list.clone()).or_default().format = format;
                }
            }
            "lvl" if self.list.is_none() => {
                self.level = level_number(attribute("ilvl"));
            }
            "lvlOverride" => self.overridden = level_number(attribute("ilvl")),
            "startOverride" => self.override_start(attribute("val")),
            "start" | "numFmt" | "lvlText" if self.list.is_none() => {
                self.describe_level(element, attribute("val"));
            }
            _ => {}
        }
    }

    fn override_start(&mut self, value: Option<String>) {
        let start = value.and_then(|value| value.parse().ok());
        if let (Some(list), Some(level), Some(start)) = (&self.list, self.overridden, start) {
            self.numbering.lists.entry(list.clone()).or_default().starts.insert(level, start);
        }
    }

    fn describe_level(&mut self, element: &str, value: Option<String>) {
        let (Some(format), Some(depth), Some(value)) = (&self.format, self.level, value) else {
            return;
        };
        let levels = self.numbering.formats.entry(format.clone()).or_default();
        if levels.len() <= depth {
            levels.resize(depth + 1, Level::default());
        }
        let Some(level) = levels.get_mut(depth) else { return };
        match element {
            "start" => level.start = value.parse().unwrap_or(1),
            "numFmt" => level.format = value,
            _ => level.text = value,
        }
    }

    fn close(&mut self, element: &str) {
        match element {
            "abstractNum" => self.format = None,
            "num" => self.list = None,
            "lvl" => self.level = None,
            "lvlOverride" => self.overridden = None,
            _ => {}
        }
    }
}

fn level_number(value: Option<String>) -> Option<usize> {
    value?.parse().ok().filter(|level| *level < LEVELS)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PART: &str = r#"<w:numbering xmlns:w="w">
      <w:abstractNum w:abstractNumId="3">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
        <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>
      </w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="3"/></w:num>
    </w:numbering>"#;

    fn label_at(numbering: &mut Numbering, level: u8) -> String {
        let reference = NumberingReference { list: Some("1".into()), level: Some(level) };
        numbering.next(&reference).unwrap().label
    }

    #[test]
    fn counts_each_level_and_starts_again_below() {
        let mut numbering = Numbering::read(Some(PART)).unwrap();
        let labels: Vec<String> =
            [0, 1, 1, 2, 0, 1].iter().map(|level| label_at(&mut numbering, *level)).collect();
        assert_eq!(labels, ["I.", "1.", "2.", "-", "II.", "1."]);
    }

    #[test]
    fn spells_letters_and_roman_numbers() {
        assert_eq!(spell(4, "upperRoman"), "IV");
        assert_eq!(spell(28, "lowerLetter"), "bb");
        assert_eq!(spell(7, "decimal"), "7");
    }
}
