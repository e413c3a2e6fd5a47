//! Title, number, date, year, issuer and signer.

mod issuer;
mod title;

use jiff::civil::Date;

use crate::model::LineRole;
use crate::source::{Block, Document, Kind, SourceLine, Table};
use issuer::{issuer, short_form};
use title::{LONGEST_FRONT, find_title, sentence_case, title_length, without_kind};

use crate::words::{bare, is_all_capitals, regex, single_spaced, upto, view};

/// What stands above the body of a plan.
#[derive(Debug, Clone, Default)]
pub(crate) struct Front {
    pub title: String,
    pub number: Option<String>,
    pub issued_on: Option<Date>,
    pub issuer: String,
    /// The year the title or the date names.
    pub year: Option<i16>,
    /// The lines that belong to the front, with their roles.
    pub roles: Vec<(Option<String>, u32, LineRole)>,
}

/// Takes the front off a document and returns it with the body that is left.
pub(crate) fn take_front(document: &Document) -> (Front, Document) {
    let lines = opening_lines(document);
    let Some(found) = find_title(&lines) else {
        let front = read_front(&lines, &[], &[]);
        return (Front { roles: Vec::new(), title: String::new(), ..front }, document.clone());
    };
    let (head, rest) = lines.split_at(found.min(lines.len()));
    let title_length = title_length(rest);
    let (title, after) = rest.split_at(title_length.min(rest.len()));
    let front = read_front(head, title, after);
    let body = without(document, head.len() + title.len());
    (front, body)
}

/// The first lines, those in tables included.
fn opening_lines(document: &Document) -> Vec<SourceLine> {
    let mut lines = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Line(line) => lines.push(line.clone()),
            Block::Table(table) => lines.extend(lines_of(table)),
        }
        if lines.len() > LONGEST_FRONT {
            break;
        }
    }
    lines
}

fn lines_of(table: &Table) -> impl Iterator<Item = SourceLine> {
    table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| cell.lines.iter().cloned())
}

/// The body: everything after the first lines; a table that was opened stays out as a whole.
fn without(document: &Document, mut count: usize) -> Document {
    let mut blocks = Vec::new();
    for block in &document.blocks {
        match block {
            _ if count == 0 => blocks.push(block.clone()),
            Block::Line(_) => count -= 1,
            Block::Table(table) => {
                let length = lines_of(table).count();
                if document.kind == Kind::Workbook && length > count {
                    let mut rest = table.clone();
                    let mut taken = 0;
                    rest.rows.retain(|row| {
                        taken += row.cells.iter().map(|cell| cell.lines.len()).sum::<usize>();
                        taken > count
                    });
                    blocks.push(Block::Table(rest));
                }
                count = count.saturating_sub(length);
            }
        }
    }
    Document { kind: document.kind, blocks }
}

fn read_front(head: &[SourceLine], title: &[SourceLine], after: &[SourceLine]) -> Front {
    let mut front = Front::default();
    let letterhead: Vec<String> = head.iter().flat_map(|line| columns(&line.text)).collect();
    front.number = letterhead.iter().find_map(|text| number_in(&view(text), text));
    front.issued_on = letterhead.iter().find_map(|text| issue_date(&view(text)));
    front.year = letterhead.iter().find_map(|text| issue_year(&view(text)));
    front.issuer = issuer(&letterhead, after);
    let mut subject: Vec<String> = Vec::new();
    for line in title {
        let text = line.text.trim();
        let small = view(text);
        match () {
            () if text.is_empty() => {}
            () if small.starts_with('(') && small.contains("kèm theo") => {
                front.take_annexed(text, &small)
            }
            () => subject.push(without_kind(text)),
        }
    }
    let annexed = after
        .iter()
        .take(4)
        .find(|line| regex!(r"^\((?:ban hành )?kèm theo").is_match(&view(line.text.trim())));
    if let Some(line) = annexed {
        front.take_annexed(line.text.trim(), &view(line.text.trim()));
    }
    let joined = single_spaced(&subject.join(" "));
    front.title = sentence_case(joined.trim_end_matches(['.', ':', ';']).trim());
    front.year = year_in(&view(&front.title)).or(front.issued_on.map(Date::year)).or(front.year);
    let role = |line: &SourceLine, role| (line.sheet.clone(), line.number, role);
    front.roles.extend(head.iter().map(|line| role(line, LineRole::Letterhead)));
    front.roles.extend(title.iter().map(|line| role(line, LineRole::Title)));
    front
}

impl Front {
    /// Looks for "Kèm theo Kế hoạch số …" in any cell of a workbook.
    pub fn take_annexed_anywhere(&mut self, document: &Document) {
        for block in &document.blocks {
            let Block::Table(table) = block else { continue };
            let named = lines_of(table).find(|line| {
                regex!(r"kèm theo (?:kế hoạch|quyết định)").is_match(&view(&line.text))
            });
            if let Some(line) = named {
                let text = line.text.trim().to_owned();
                self.take_annexed(&text, &view(&text));
                return;
            }
        }
    }

    /// README, "Plan": an annex takes number, date and issuer from "(Kèm theo Kế hoạch số …)".
    fn take_annexed(&mut self, text: &str, small: &str) {
        self.number = number_in(small, text).or(self.number.take());
        self.issued_on = crate::schedules::full_date(small).or(self.issued_on);
        if let Some(found) = regex!(r"\bcủa\s+(?:chủ tịch\s+)?((?:ủy ban nhân dân|ubnd|sở|ban|thanh tra|cục|văn phòng)\b[^)]*)\)?").captures(small)
            && let Some(name) = found.get(1)
        {
            self.issuer = short_form(crate::words::between(text, name.start(), name.end()).trim().trim_end_matches('.'));
        }
    }
}

/// The parts of a line that were set side by side.
fn columns(text: &str) -> Vec<String> {
    regex!(r"\t+| {3,}|\n")
        .split(text)
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

/// README, "Plan": without spaces; null where the number is blank.
fn number_in(small: &str, text: &str) -> Option<String> {
    let found = regex!(r"số\s*[:.]?\s*(\d+[\p{L}]?)\s*(?:/|-)\s*((?:kh|ctr|đa|qđ|pa|tb|bc|ct|cv)?\s*[-/]?\s*[\p{L}\d&]+(?:\s*[-.]\s*[\p{L}\d&]+)*)").captures(small)?;
    let (begin, end) = (found.get(1)?.start(), found.get(2)?.end());
    let number: String = crate::words::between(text, begin, end)
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    let number = number.split("ngày").next().unwrap_or_default().to_owned();
    (number.contains('/') || number.contains('-')).then_some(number)
}

fn issue_date(small: &str) -> Option<Date> {
    let found = regex!(r"ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})").captures(small)?;
    let number = |group: usize| found.get(group).and_then(|one| one.as_str().parse::<i16>().ok());
    Date::new(number(3)?, i8::try_from(number(2)?).ok()?, i8::try_from(number(1)?).ok()?).ok()
}

fn issue_year(small: &str) -> Option<i16> {
    let found = regex!(r"tháng\s*[\d….\s]*năm\s*(\d{4})").captures(small)?;
    found.get(1)?.as_str().parse().ok()
}

/// The year of the plan in its title: the last one named.
fn year_in(small: &str) -> Option<i16> {
    regex!(r"\b(20\d\d)\b").captures_iter(small).last()?.get(1)?.as_str().parse().ok()
}

/// The name under the closing "TM. … / CHỦ TỊCH".
pub(crate) fn signer(lines: &[(String, u32)]) -> Option<String> {
    let office = regex!(
        r"^(?:kt\.\s*|tm\.\s*|tl\.\s*)?(?:chủ tịch|phó chủ tịch|giám đốc|phó giám đốc|ủy ban nhân dân|trưởng phòng|chánh văn phòng|trưởng ban)\b"
    );
    let start = lines.iter().position(|(text, _)| {
        let text = columns(text).pop().unwrap_or_default();
        is_all_capitals(&text) && office.is_match(&view(&text))
    })?;
    lines
        .iter()
        .skip(start + 1)
        .filter_map(|(text, _)| columns(text).pop())
        .find(|text| {
            let words = ddci_vntext::words(text).count();
            (2..=5).contains(&words)
                && !is_all_capitals(text)
                && text.split(' ').all(crate::words::starts_with_capital)
        })
        .filter(|name| !bare(name).is_empty() && !upto(name, 1).starts_with('-'))
}
