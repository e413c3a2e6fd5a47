//! Title, number, date, year, issuer and signer.

use jiff::civil::Date;

use crate::model::LineRole;
use crate::source::{Block, Document, Kind, SourceLine, Table};
use crate::words::{bare, capitalised, from, is_all_capitals, regex, single_spaced, upto, view};

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

/// How many lines a letterhead may have before the title.
const LONGEST_FRONT: usize = 80;

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

/// Where "KẾ HOẠCH" or "Phụ lục" stands.
fn find_title(lines: &[SourceLine]) -> Option<usize> {
    let starts = |line: &SourceLine| {
        let text = line.text.trim();
        let small = view(text);
        if regex!(r"^(?:dự thảo\s+)?kế hoạch$|^k\s*ế\s+h\s*o\s*ạ\s*c\s*h$").is_match(&small)
        {
            return true;
        }
        let named = regex!(r"^(?:kế hoạch|chương trình|đề án|phương án|phụ lục|danh mục|bảng)\b")
            .is_match(&small);
        let annex = regex!(r"^phụ lục(?:\s+(?:số\s*)?[\divxabc.]+)?\s*[:.]?$").is_match(&small);
        // An official letter has its subject after "V/v".
        let letter = regex!(r"^v/v\b").is_match(&small);
        annex || letter || (named && is_all_capitals(text))
    };
    lines.iter().take(LONGEST_FRONT).position(starts)
}

/// How many lines the title has: up to a blank line, a legal basis or the first section.
fn title_length(lines: &[SourceLine]) -> usize {
    let mut length = 0;
    let mut subject = 0;
    for line in lines {
        let text = line.text.trim();
        let small = view(text);
        if text.is_empty() {
            // "KẾ HOẠCH" may be set apart from its subject.
            if subject > 0 && !small_rest_is_title(lines, length) {
                break;
            }
            length += 1;
            continue;
        }
        let announces = regex!(r"^(?:dự thảo\s+)?(?:kế hoạch|chương trình|k\s*ế\s+h\s*o\s*ạ\s*c\s*h|phụ lục(?:\s+(?:số\s*)?[\divxabc.]+)?)\s*[:.]?$").is_match(&small);
        if !announces && ends_title(text, &small, subject) {
            break;
        }
        length += 1;
        subject += usize::from(!announces);
        if subject >= 6 {
            break;
        }
    }
    length
}

/// Whether the bracket that names the plan of an annex follows after a blank line.
fn small_rest_is_title(lines: &[SourceLine], from_index: usize) -> bool {
    let next = lines.iter().skip(from_index).find(|line| !line.text.trim().is_empty());
    next.is_some_and(|line| regex!(r"^\((?:ban hành )?kèm theo").is_match(&view(line.text.trim())))
}

fn ends_title(text: &str, small: &str, subject: usize) -> bool {
    if small.starts_with("(kèm theo") || small.starts_with("(ban hành kèm") {
        return false;
    }
    if subject > 0 && regex!(r"^(?:kính gửi|mục lục|thời điểm|chỉ số\s+\d|ngày lập|người lập)").is_match(small) {
        return true;
    }
    let rule = regex!(r"^[-–—_=*.~\s]+$").is_match(text);
    let basis = regex!(r"^(?:căn cứ|trên cơ sở|xét đề nghị|theo đề nghị|để |nhằm |thực hiện (?:nghị quyết|quyết định|kế hoạch|chỉ thị|công văn|chương trình|kết luận|thông báo|đề án|ý kiến|chỉ đạo)|triển khai (?:nghị quyết|quyết định|kế hoạch|chỉ thị)|ngày \d|sau khi)").is_match(small);
    let sentence =
        regex!(r"(?:ban hành|xây dựng|triển khai)\s+(?:kế hoạch|chương trình)|như sau\s*:?$|:$")
            .is_match(small)
            && subject > 0;
    let section = subject > 0
        && (crate::layout::mark_at(text).is_some_and(|(mark, _)| !mark.is_bullet() || subject > 1)
            || regex!(r"^(?:stt|tt|nội dung)$").is_match(small));
    rule && subject > 0
        || (basis && (subject > 0 || small.starts_with("căn cứ")))
        || (sentence && subject > 1)
        || section
        || (subject > 0
            && regex!(r"^(?:ubnd|ủy ban nhân dân|sở)\b.*(?:ban hành|xây dựng)").is_match(small))
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
            let named = lines_of(table).find(|line| regex!(r"kèm theo (?:kế hoạch|quyết định)").is_match(&view(&line.text)));
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

/// "KẾ HOẠCH Cải thiện …" in one line: the word is not part of the subject.
fn without_kind(text: &str) -> String {
    let small = view(text);
    let announced = regex!(r"^(?:dự thảo\s+)?(?:kế hoạch|chương trình(?:$|\s+hành động$)|k\s*ế\s+h\s*o\s*ạ\s*c\s*h|v/v:?|phụ lục(?:\s+(?:số\s*)?[\divxabc.]+)?)\s*[:.]?\s*(?:$|\s)");
    let rest = announced.find(&small).map_or(text, |found| from(text, found.end()));
    rest.trim().to_owned()
}

/// A title in capitals, in the letters of a sentence.
fn sentence_case(title: &str) -> String {
    if !is_all_capitals(title) {
        return title.to_owned();
    }
    const KEPT: [&str; 10] =
        ["DDCI", "UBND", "HĐND", "PCI", "PGI", "TTHC", "PAPI", "CCHC", "I", "II"];
    let words: Vec<String> = title
        .split(' ')
        .map(|word| {
            let core = word.trim_matches(|letter: char| !letter.is_alphanumeric());
            if KEPT.contains(&core) { word.to_owned() } else { word.to_lowercase() }
        })
        .collect();
    let mut text = capitalised(&words.join(" "));
    // The place keeps its capitals: "tỉnh Hải Vân".
    let small = view(&text);
    if let Some(found) = regex!(r"\b(?:tỉnh|huyện|xã|phường|thành phố|thị xã|quận|thị trấn)\s+((?:[\p{L}]+\s?){1,3}?)(?:\s*(?:năm|6|giai|giữa|đến|$|[(,\d]))").captures(&small)
        && let Some(name) = found.get(1)
    {
        let proper = title_case(name.as_str());
        text.replace_range(name.start()..name.end(), &proper);
    }
    text
}

fn title_case(text: &str) -> String {
    text.split(' ').map(capitalised).collect::<Vec<_>>().join(" ")
}

/// The authority above the number: "ỦY BAN NHÂN DÂN / HUYỆN SƠN BÌNH", "UBND TỈNH … / SỞ …".
fn issuer(letterhead: &[String], after: &[SourceLine]) -> String {
    let state = |small: &str| {
        regex!(r"^(?:cộng h|độc lập|số|[-–_=*\s]*$)|,\s*ngày\b|\btháng\b.*\bnăm\b|^ngày\b|^kế hoạch|^v/v|/\s*kh\b|^/").is_match(small)
    };
    let mut lines: Vec<String> = Vec::new();
    for text in letterhead {
        let small = view(text);
        if !state(&small) {
            lines.push(text.clone());
        }
    }
    lines.truncate(4);
    let body = after.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
    let joined = view(&lines.join(" "));
    let own = lines.iter().position(|line| {
        regex!(r"^(?:sở|ban quản lý|ban|cục|chi cục|thanh tra|văn phòng|công an|phòng)\b")
            .is_match(&view(line))
    });
    if let Some(index) = own {
        let name = lines.iter().skip(index).cloned().collect::<Vec<_>>().join(" ");
        return proper_name(&name, &body);
    }
    let Some(found) = regex!(r"^.*(?:ủy ban nhân dân|ubnd)\s+(tỉnh|huyện|xã|phường|thành phố|thị xã|quận|thị trấn|đặc khu)\s+(.+)").captures(&joined) else {
        return issuer_in_text(&body).unwrap_or_default();
    };
    let kind = found.get(1).map_or("", |one| one.as_str());
    let name = found.get(2).map_or("", |one| one.as_str());
    let name = regex!(r"^(.+?)(?:\s+(?:ubnd|ủy ban|huyện|tỉnh|xã)\b.*)?$")
        .captures(name)
        .and_then(|one| one.get(1))
        .map_or(name, |one| one.as_str());
    short_form(&format!("UBND {kind} {}", proper_name(name.trim(), &body)))
}

/// The name with the capitals it has in running text, else one capital for each word.
fn proper_name(name: &str, body: &str) -> String {
    let wanted = view(&single_spaced(name));
    let small = view(body);
    let places = small
        .match_indices(&wanted)
        .map(|(index, _)| crate::words::between(body, index, index + wanted.len()));
    let mut written =
        places.filter(|text| !is_all_capitals(text) && text.chars().any(char::is_uppercase));
    written.next().map_or_else(|| title_case(&wanted), str::to_owned)
}

/// "UBND huyện X xây dựng Kế hoạch …" in the enacting sentence.
fn issuer_in_text(body: &str) -> Option<String> {
    let small = view(body);
    let found = regex!(r"((?:ubnd|ủy ban nhân dân)\s+(?:tỉnh|huyện|xã|phường|thành phố|thị xã|quận)\s+[\p{L} ]{2,40}?)\s+(?:ban hành|xây dựng|triển khai)").captures(&small)?;
    let name = found.get(1)?;
    Some(short_form(crate::words::between(body, name.start(), name.end())))
}

/// README, "Plan": "UBND huyện X".
fn short_form(name: &str) -> String {
    let small = view(name);
    let name = single_spaced(name);
    match small.strip_prefix("ủy ban nhân dân") {
        Some(rest) => format!("UBND{}", from(&name, name.len() - rest.len())),
        None => name,
    }
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
