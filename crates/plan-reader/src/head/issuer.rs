//! The authority that issues the plan.

use crate::source::SourceLine;
use crate::words::{capitalised, from, is_all_capitals, regex, single_spaced, view};

/// The authority above the number: "ỦY BAN NHÂN DÂN / HUYỆN SƠN BÌNH", "UBND TỈNH … / SỞ …".
pub(super) fn issuer(letterhead: &[String], after: &[SourceLine]) -> String {
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
pub(super) fn short_form(name: &str) -> String {
    let small = view(name);
    let name = single_spaced(name);
    match small.strip_prefix("ủy ban nhân dân") {
        Some(rest) => format!("UBND{}", from(&name, name.len() - rest.len())),
        None => name,
    }
}

pub(super) fn title_case(text: &str) -> String {
    text.split(' ').map(capitalised).collect::<Vec<_>>().join(" ")
}
