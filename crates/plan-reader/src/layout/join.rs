//! Joins the lines of a paragraph that were broken at a margin or at the foot of a page.

use super::marks::{Mark, mark_at};
use super::{begins_item, footnotes, furniture};
use crate::source::{Block, Document, Kind, SourceLine, Table};
use crate::words::{is_all_capitals, regex, view};

/// A paragraph with the lines it covers.
#[derive(Debug, Clone, Default)]
pub(crate) struct Paragraph {
    pub sheet: Option<String>,
    /// The numbers of its own lines, without those of the page in between.
    pub lines: Vec<u32>,
    /// The words without number or bullet.
    pub text: String,
    pub mark: Option<Mark>,
    pub heading: Option<u8>,
    pub bold: bool,
    /// The words as printed, for rules that need the mark.
    pub printed: String,
}

impl Paragraph {
    pub fn first(&self) -> u32 {
        self.lines.first().copied().unwrap_or(0)
    }

    pub fn last(&self) -> u32 {
        self.lines.last().copied().unwrap_or(0)
    }

    pub fn ends_with_colon(&self) -> bool {
        self.text.trim_end().ends_with(':')
    }
}

/// A part of the body.
#[derive(Debug, Clone)]
pub(crate) enum Piece {
    Paragraph(Paragraph),
    Table(Table),
    Furniture(Option<String>, u32),
    Footnote(Option<String>, u32),
}

/// The body in paragraphs and tables.
pub(crate) fn pieces(document: &Document) -> Vec<Piece> {
    let mut result = Vec::new();
    let mut run: Vec<SourceLine> = Vec::new();
    let breaks = document.kind == Kind::Text;
    for block in &document.blocks {
        match block {
            Block::Line(line) => run.push(line.clone()),
            Block::Table(table) => {
                close_run(&mut run, breaks, &mut result);
                result.push(Piece::Table(table.clone()));
            }
        }
    }
    close_run(&mut run, breaks, &mut result);
    result.into_iter().flat_map(part_heading).collect()
}

/// "Về Chỉ số Minh bạch. Phòng Kinh tế …", "Mục tiêu. Xã …": a heading that shares its line.
fn part_heading(piece: Piece) -> Vec<Piece> {
    let Piece::Paragraph(paragraph) = piece else { return vec![piece] };
    if paragraph.mark.is_some() || paragraph.heading.is_some() {
        return vec![Piece::Paragraph(paragraph)];
    }
    let small = view(&paragraph.text);
    let found = regex!(r"^(?:về\s+)?(?:chỉ số\s+[^.:;,]{2,80}|mục tiêu|mục đích(?:, yêu cầu)?|yêu cầu|(?:tổ chức )?thực hiện(?: kế hoạch)?|tổ chức thực hiện|kinh phí(?: thực hiện)?|nhiệm vụ(?:, giải pháp)?|giải pháp)\.\s+").find(&small);
    let Some(end) = found.map(|found| found.end()).filter(|end| *end < small.len()) else {
        return vec![Piece::Paragraph(paragraph)];
    };
    let head = crate::words::upto(&paragraph.text, end).trim().trim_end_matches('.').to_owned();
    let rest = crate::words::from(&paragraph.text, end).to_owned();
    let heading =
        Paragraph { text: head.clone(), printed: head, heading: Some(7), ..paragraph.clone() };
    let body = Paragraph { text: rest.clone(), printed: rest, ..paragraph };
    vec![Piece::Paragraph(heading), Piece::Paragraph(body)]
}

fn close_run(run: &mut Vec<SourceLine>, breaks: bool, result: &mut Vec<Piece>) {
    let lines = std::mem::take(run);
    let furniture = furniture::find(&lines);
    let footnotes = footnotes::find(&lines, &furniture);
    let margin = Margin::of(&lines, breaks);
    let mut paragraph: Option<Open> = None;
    let mut apart = Vec::new();
    let mut blank = false;
    for (index, line) in lines.iter().enumerate() {
        let is = |flags: &[bool]| flags.get(index).copied().unwrap_or(false);
        if line.text.trim().is_empty() {
            blank = true;
            continue;
        }
        if is(&furniture) || is(&footnotes) {
            let piece = if is(&furniture) { Piece::Furniture } else { Piece::Footnote };
            apart.push(piece(line.sheet.clone(), line.number));
            // A page break looks like a blank line and is none.
            blank = false;
            if let Some(open) = &mut paragraph {
                open.over_page = true;
            }
            continue;
        }
        match &mut paragraph {
            Some(open) if open.takes(line, blank, &margin) => open.push(line),
            _ => {
                if let Some(open) = paragraph.take() {
                    result.push(Piece::Paragraph(open.close()));
                }
                result.append(&mut apart);
                paragraph = Some(Open::new(line));
            }
        }
        blank = false;
    }
    if let Some(open) = paragraph {
        result.push(Piece::Paragraph(open.close()));
    }
    result.append(&mut apart);
}

/// Where the lines of a scan were broken.
struct Margin {
    /// Letters of a full line; none where each line is a paragraph.
    width: Option<usize>,
}

impl Margin {
    /// Lines were broken at a margin if several go on in small letters and none is much longer.
    fn of(lines: &[SourceLine], breaks: bool) -> Self {
        let mut lengths: Vec<usize> = lines
            .iter()
            .map(|line| line.text.trim().chars().count())
            .filter(|length| *length > 0)
            .collect();
        lengths.sort_unstable();
        let width = lengths.get(lengths.len() * 19 / 20).copied().unwrap_or(0);
        let continued = lines
            .windows(2)
            .filter(|pair| match pair {
                [one, next] => {
                    let (one, next) = (one.text.trim(), next.text.trim());
                    !one.is_empty()
                        && next.starts_with(char::is_lowercase)
                        && mark_at(next).is_none()
                }
                _ => false,
            })
            .count();
        let broken = breaks
            && (30..=150).contains(&width)
            && continued >= 3
            && continued * 12 >= lengths.len();
        Self { width: broken.then_some(width) }
    }
}

/// A paragraph that may still go on.
struct Open {
    paragraph: Paragraph,
    text: String,
    last_length: usize,
    indent: usize,
    over_page: bool,
}

impl Open {
    fn new(line: &SourceLine) -> Self {
        let text = line.text.trim().to_owned();
        Self {
            paragraph: Paragraph {
                sheet: line.sheet.clone(),
                lines: vec![line.number],
                heading: line.heading,
                bold: line.bold,
                mark: line.list.as_ref().and_then(|list| list_mark(&list.label)),
                ..Paragraph::default()
            },
            last_length: text.chars().count(),
            indent: line.text.len() - line.text.trim_start().len(),
            text,
            over_page: false,
        }
    }

    /// Whether a line goes on with the paragraph.
    fn takes(&self, line: &SourceLine, blank: bool, margin: &Margin) -> bool {
        let text = line.text.trim();
        if line.heading.is_some() || self.paragraph.heading.is_some() || line.list.is_some() {
            return false;
        }
        if self.hyphen_goes_on(text, blank, margin) {
            return true;
        }
        if begins_item(text) || begins_part(text) {
            return false;
        }
        let open = !self.text.ends_with(['.', ';', ':', '!', '?', '…']);
        let small = text.starts_with(char::is_lowercase);
        if small
            && (open || (self.over_page && self.text.ends_with([';', ','])))
            && !is_all_capitals(&self.text)
        {
            return true;
        }
        let blank = blank && !self.over_page;
        if !blank && open && awaits_more(&self.text) {
            return true;
        }
        let Some(width) = margin.width else { return false };
        let heading = |text: &str| is_all_capitals(text) && text.contains(' ');
        if blank || heading(&self.text) != heading(text) {
            return false;
        }
        let indent = line.text.len() - line.text.trim_start().len();
        if indent > self.indent + 1 && !self.over_page && self.paragraph.lines.len() > 1 {
            return false;
        }
        let first_word = text.split(' ').next().map_or(0, |word| word.chars().count());
        let full = self.last_length + 1 + first_word > width.saturating_sub(3);
        if small {
            return full || open;
        }
        full && (open || !self.text.ends_with(':'))
            && !(self.text.ends_with("./.")
                || (self.text.ends_with(['.', ';', ':']) && self.last_length * 10 < width * 9))
    }

    /// "… Phòng Tài chính" / "- Kế hoạch …": the hyphen of a name at the beginning of a line.
    fn hyphen_goes_on(&self, text: &str, blank: bool, margin: &Margin) -> bool {
        let open = !self.text.ends_with(['.', ';', ':', '!', '?', '…', ',']);
        if blank || margin.width.is_none() || !open {
            return false;
        }
        let small = view(text);
        // A bullet ends with a mark; a full line without one goes on, even with a hyphen.
        let first_word = text
            .trim_start_matches(['-', '–', ' '])
            .split(' ')
            .next()
            .map_or(0, |word| word.chars().count());
        let full = margin.width.is_some_and(|width| self.last_length + 3 + first_word > width);
        if full
            && self.text.starts_with(['-', '+'])
            && text.starts_with(['-', '–'])
            && text.chars().count() < 12
        {
            return true;
        }
        regex!(r"^[-–]\s*(?:kế hoạch|xã hội|thương binh|hạ tầng|dân tộc|công nghệ|truyền hình|thống kê|hộ tịch|xây dựng|môi trường|đô thị)\b").is_match(&small)
            && regex!(r"(?:tài chính|kinh tế|lao động|văn hóa|khoa học|phát thanh|văn phòng|tư pháp|địa chính|thương binh|chính trị|kỹ thuật an toàn|xã hội)$").is_match(&view(&self.text))
    }

    fn push(&mut self, line: &SourceLine) {
        let text = line.text.trim();
        if self.text.ends_with('-')
            && text.starts_with(char::is_lowercase)
            && !self.text.ends_with(" -")
        {
            self.text.push_str(text);
        } else {
            self.text.push(' ');
            self.text.push_str(text);
        }
        self.last_length = text.chars().count();
        self.paragraph.lines.push(line.number);
        self.over_page = false;
    }

    fn close(self) -> Paragraph {
        let mut paragraph = self.paragraph;
        let printed = crate::words::single_spaced(&self.text);
        if paragraph.mark.is_none()
            && let Some((mark, start)) = mark_at(&printed)
        {
            paragraph.mark = Some(mark);
            paragraph.text = crate::words::from(&printed, start).trim().to_owned();
        } else {
            paragraph.text.clone_from(&printed);
        }
        paragraph.printed = printed;
        paragraph
    }
}

/// Whether the text ends with a word after which something must follow.
fn awaits_more(text: &str) -> bool {
    regex!(r"\b(?:quý|tháng|ngày|năm|số|và|của|với|các|trong|từ|đến|tại|về|cho|là|theo|hoặc|do|được|để|cùng|trước)$").is_match(&view(text))
}

/// The mark that an automatic label shows.
fn list_mark(label: &str) -> Option<Mark> {
    mark_at(&format!("{label} X")).or_else(|| mark_at(&format!("{label}. X"))).map(|(mark, _)| mark)
}

/// Lines that open a part of a document and never continue a paragraph.
fn begins_part(text: &str) -> bool {
    regex!(
        r"^(?:nơi nhận|tm\.|kt\.|tl\.|tuq\.|trên đây là|căn cứ|phụ lục|kế hoạch$|ghi chú|chỉ số \d)"
    )
    .is_match(&view(text))
}
