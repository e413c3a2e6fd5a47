//! Where the name of one body ends.
//!
//! A name is a head ("Phòng", "Văn phòng HĐND và UBND") followed by fields and a place. It ends at
//! punctuation, before the next head, or before a word that says what the body does.

use super::fields::{FIELDS, JOINED_BY_AND, JOINED_BY_COMMA, PAIRS};
use super::lexicon::OFFICES;
use super::phrases::{
    FIELD_PHRASES, FUNCTION_PHRASES, LOWER_FIELD_PHRASES, STOP_PHRASES, begins_with, head_at,
    stop_at,
};
use crate::words::{between, from, regex, starts_with_capital, upto};

/// Kinds of place that may close a name.
const PLACES: &[&str] = &[
    "huyện",
    "tỉnh",
    "xã",
    "phường",
    "thị trấn",
    "thành phố",
    "thị xã",
    "quận",
    "đặc khu",
    "tp",
    "liên huyện",
];

/// Heads whose name goes on after "và" and a capital: a second field, not a second body.
const WITH_FIELDS: &[&str] =
    &["sở", "phòng", "ban", "trung tâm", "bộ", "chi cục", "cục", "công chức"];

/// How the words of a list are read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Manner {
    /// The whole text is a list of bodies: no verb is expected, small letters continue a name.
    pub only_bodies: bool,
    /// A field without a head is a name of its own ("các Sở: Tài chính, Nội vụ").
    pub bare_fields: bool,
}

/// The end of the name that begins at `start`, whose head ends at `head_end`.
pub(super) fn end_of_name(
    text: &str,
    view: &str,
    start: usize,
    head_end: usize,
    manner: Manner,
) -> usize {
    let head = between(view, start, head_end);
    let mut end = head_end;
    let mut place_seen = false;
    // The word before, to know which field a comma or "và" continues.
    let mut last_field = "";
    while let Some(word) = next_word(text, end) {
        let rest = from(view, word.start);
        let small = between(view, word.start, word.end);
        let go_on = match word.separator {
            Separator::Stop => false,
            Separator::Comma => {
                !place_seen
                    && head_at(rest).is_none()
                    && if word.is_capital {
                        continues_by_comma(last_field, rest)
                    } else {
                        LOWER_FIELD_PHRASES.at(rest).is_some()
                    }
            }
            Separator::Hyphen => head_at(rest).is_none() || FIELD_PHRASES.at(rest).is_some(),
            Separator::Space if small == "và" => {
                match and_continues(text, view, word.end, head, last_field, place_seen, manner) {
                    Some(after) => {
                        end = after;
                        last_field = field_before(view, after);
                        continue;
                    }
                    None => false,
                }
            }
            Separator::Space => continues_by_space(view, &word, end, place_seen, manner),
        };
        if !go_on {
            break;
        }
        let names_place =
            PLACES.iter().any(|place| begins_with(rest, place)) && !begins_with(rest, "xã hội");
        if names_place && !starts_with_capital(from(text, word.start)) {
            place_seen = true;
        }
        let place = PLACES.iter().find(|place| begins_with(rest, place)).map(|place| place.len());
        // "xã hội" is no place.
        let field = FIELD_PHRASES
            .at(rest)
            .filter(|length| word.is_capital || Some(*length) > place && place.is_some());
        let length = field.or(place);
        end = length.map_or(word.end, |length| word.start + length).max(word.end);
        last_field = field_before(view, end);
    }
    // "Đài Truyền thanh các xã, phường".
    let places = regex!(
        r"^ các (?:xã|phường|huyện|thị trấn|thôn|bản|tổ dân phố)(?:(?:,| và) (?:xã|phường|thị trấn|thị xã|thành phố|bản|tổ dân phố))*\b"
    );
    end + places.find(from(view, end)).map_or(0, |found| found.end())
}

/// What parts a word from the one before.
#[derive(PartialEq, Eq)]
enum Separator {
    Space,
    Comma,
    Hyphen,
    Stop,
}

struct Word {
    separator: Separator,
    start: usize,
    end: usize,
    is_capital: bool,
}

fn next_word(text: &str, offset: usize) -> Option<Word> {
    let rest = from(text, offset);
    let skipped = rest.find(char::is_alphanumeric)?;
    let gap = upto(rest, skipped);
    let separator = match gap.trim() {
        "" if !gap.is_empty() => Separator::Space,
        "," => Separator::Comma,
        "-" | "–" | "&" | "/" => Separator::Hyphen,
        _ => Separator::Stop,
    };
    let tail = from(rest, skipped);
    let length = tail.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(tail.len());
    let start = offset + skipped;
    Some(Word { separator, start, end: start + length, is_capital: starts_with_capital(tail) })
}

/// The last two words before an offset: a field, if it is one.
fn field_before(view: &str, offset: usize) -> &str {
    let before = upto(view, offset);
    let mut starts = before.rmatch_indices(' ').map(|(index, _)| index + 1);
    starts.next();
    let begin = starts.next().unwrap_or(0);
    from(before, begin)
}

fn continues_by_comma(last_field: &str, rest: &str) -> bool {
    JOINED_BY_COMMA.iter().any(|(before, after)| {
        last_field.ends_with(before) && after.iter().any(|field| begins_with(rest, field))
    })
}

/// After "và": the end of the word that goes on with the name, if it does.
fn and_continues(
    text: &str,
    view: &str,
    after_and: usize,
    head: &str,
    last_field: &str,
    place_seen: bool,
    manner: Manner,
) -> Option<usize> {
    let word = next_word(text, after_and)?;
    let rest = from(view, word.start);
    if word.separator != Separator::Space || place_seen {
        return None;
    }
    let paired = JOINED_BY_AND
        .iter()
        .any(|(before, after)| last_field.ends_with(before) && begins_with(rest, after));
    if !paired {
        let with_fields = WITH_FIELDS.iter().any(|known| begins_with(head, known));
        let is_new_body = head_at(rest).is_some_and(|head| Some(head) > FIELD_PHRASES.at(rest));
        let lower_field = !word.is_capital && LOWER_FIELD_PHRASES.at(rest).is_some();
        if !lower_field && (manner.bare_fields || !word.is_capital || !with_fields || is_new_body) {
            return None;
        }
    }
    let length = FIELD_PHRASES.at(rest).or_else(|| LOWER_FIELD_PHRASES.at(rest)).unwrap_or(0);
    Some((word.start + length).max(word.end))
}

/// Whether a word after a space still belongs to the name.
fn continues_by_space(
    view: &str,
    word: &Word,
    end: usize,
    place_seen: bool,
    manner: Manner,
) -> bool {
    let rest = from(view, word.start);
    let small = between(view, word.start, word.end);
    if small.chars().all(|letter| letter.is_ascii_digit()) {
        let before = upto(view, end);
        let numbers = ["số", "cơ sở", "khu vực", "quận", "phường"];
        return manner.only_bodies
            || numbers.iter().any(|one| before.ends_with(one))
            || (!small.starts_with('0')
                && small.len() < 3
                && number_ends_name(from(rest, small.len())));
    }
    if word.is_capital {
        // Two heads side by side are one name: "Văn phòng Sở", "Chi cục Thuế khu vực V".
        return true;
    }
    if PLACES.iter().any(|place| begins_with(rest, place))
        || (!place_seen && (begins_with(rest, "xã hội") || begins_with(rest, "việc làm")))
    {
        return true;
    }
    if begins_with(rest, "chi nhánh")
        || begins_with(rest, "khu vực")
        || regex!(r"^số \d").is_match(rest)
    {
        return true;
    }
    if begins_with(rest, "thuộc") || begins_with(rest, "trực thuộc") {
        return true;
    }
    if small == "các" {
        return is_office(upto(view, end)) || upto(view, end).ends_with("quản lý");
    }
    if place_seen {
        return false;
    }
    if two_words_are_field(view, end, word) {
        return true;
    }
    if STOP_PHRASES.at(rest).is_none() {
        return true;
    }
    if begins_with(rest, "việc làm") {
        return true;
    }
    // "Phòng Vật liệu xây dựng tổ chức …": the second verb is the deed.
    if regex!(r"^(?:xây dựng|quản lý|đào tạo) (\p{L}.*)").captures(rest).and_then(|found| found.get(1)).is_some_and(|next| {
        (stop_at(next.as_str()) && !regex!(r"^(?:trình|và trình|ban hành|thực hiện|triển khai|theo|trên|cho|để|của|tại|về)\b").is_match(next.as_str()))
            || next.as_str().strip_prefix("và ").is_some_and(|after| head_at(after).is_some())
    }) {
        return true;
    }
    // A word that may be a verb belongs to the name where no verb is due, or where the role still
    // follows: "Phòng Quản lý hoạt động xây dựng chủ trì".
    FUNCTION_PHRASES.at(rest).is_none() && (manner.only_bodies || role_follows(rest))
}

/// "Phòng Nghiệp vụ 2 chủ trì": the number is part of the name if no counted thing follows it.
fn number_ends_name(after: &str) -> bool {
    let trimmed = after.trim_start();
    trimmed.is_empty()
        || trimmed.starts_with([',', ';', ':', '.', ')', '('])
        || begins_with(trimmed, "và")
        || (after.starts_with(' ')
            && stop_at(trimmed)
            && !trimmed.starts_with("năm")
            && !trimmed.starts_with("tháng")
            && !trimmed.starts_with("quý"))
}

/// Whether a role follows within a few plain words.
fn role_follows(rest: &str) -> bool {
    regex!(r"^(?:\p{L}+ ){1,4}(?:chủ trì|là đầu mối|làm đầu mối|là cơ quan|có trách nhiệm|phối hợp với|tỉnh|huyện)\b").is_match(rest)
        && !regex!(r"^(?:\p{L}+ ){0,3}(?:của|với|các|cho|tại|trên|trong|để|về|từ|những|và|do)\b").is_match(rest)
        && !regex!(r"^(?:tham mưu|báo cáo|giúp|trình|đề nghị|đề xuất|hướng dẫn|hỗ trợ|kiểm tra|tổng hợp|theo dõi|đôn đốc|gửi|mời|phối hợp|thông báo|công khai)\b").is_match(rest)
}

/// Whether the word before and this one are one field ("Truyền" + "thông").
fn two_words_are_field(view: &str, end: usize, word: &Word) -> bool {
    let before = upto(view, end);
    let begin = before.rfind(|letter: char| !letter.is_alphanumeric()).map_or(0, |index| {
        index + before.get(index..).and_then(|tail| tail.chars().next()).map_or(1, char::len_utf8)
    });
    let pair = between(view, begin, word.end);
    FIELDS.contains(&pair) || PAIRS.contains(&pair)
}

/// Whether the text ends with the name of an office whose body still follows.
fn is_office(before: &str) -> bool {
    OFFICES.lines().any(|office| before.ends_with(office))
}
