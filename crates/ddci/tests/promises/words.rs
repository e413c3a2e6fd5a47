//! One word for one thing: what `docs/words.md` sets aside stands in no locale file and no guide.

use std::{fs, path::PathBuf};

/// What is not to be read on a page, in Vietnamese and English, in lower case.
const SET_ASIDE: [(&str, &[&str]); 2] = [
    (
        "vi",
        &[
            "nghĩa vụ",
            "kỳ thực hiện",
            "kỳ phải thực hiện",
            "khối",
            "muộn",
            "trễ",
            "đã làm",
            "phòng điều phối",
            "đơn vị điều phối",
            "đầu mối tổng hợp",
            "chưa hiểu",
            "phải quyết",
            "bản đọc",
            "số và ký hiệu",
            "đưa lại",
        ],
    ),
    (
        "en",
        &[
            "leader in charge",
            "leaders in charge",
            "leader's view",
            "plan coordinator",
            "unread",
            "the reading",
            "hand in",
            "handed in",
            "mend",
            "mended",
        ],
    ),
];

/// What is set aside where a plan is spoken of; in the survey it is a word for something else.
const OF_PLANS: [&str; 1] = ["khối"];

/// The rooms that speak of plans, and all of them.
const PLANS: &[&str] = &["platform", "plan"];
const ALL: &[&str] = &["platform", "plan", "survey"];

/// The messages of a language, each with the file and line where it stands, without names,
/// comments and arguments, which no reader meets.
fn messages(lang: &str, rooms: &[&str]) -> Vec<(String, String)> {
    let crates = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut messages = Vec::new();
    for room in rooms {
        let path = crates.join(room).join(format!("i18n/{lang}/ddci-{room}.ftl"));
        let text = fs::read_to_string(&path).unwrap();
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
            let words = match line.split_once(" = ") {
                Some((name, words)) if !name.contains(' ') => words,
                _ => line,
            };
            messages.push((format!("{room} {lang} {}", number + 1), words.to_lowercase()));
        }
    }
    messages
}

/// The lines of the guides in a language, without addresses of links, pictures and places.
fn guide_lines(lang: &str) -> Vec<(String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/guide").join(lang);
    let mut lines = Vec::new();
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let text = fs::read_to_string(&path).unwrap().to_lowercase();
        for (number, line) in
            text.lines().enumerate().filter(|(_, line)| !line.starts_with("<a id"))
        {
            let mut parts = line.split("](");
            let mut words = parts.next().unwrap_or_default().to_owned();
            words.extend(parts.map(|rest| rest.split_once(')').unwrap_or_default().1));
            lines.push((format!("{} {}", path.display(), number + 1), words));
        }
    }
    lines
}

/// Whether a word stands in a text as a word, not within another.
fn has(text: &str, word: &str) -> bool {
    let parts: Vec<&str> = text.split(word).collect();
    parts.windows(2).any(|pair| {
        let before = pair[0].chars().next_back();
        let after = pair[1].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

#[test]
fn what_was_set_aside_is_on_no_page_and_in_no_guide() {
    let mut found = Vec::new();
    for (lang, words) in SET_ASIDE {
        let of_plans = messages(lang, PLANS);
        let mut messages = messages(lang, ALL);
        assert!(messages.len() > 500, "the files are read: {}", messages.len());
        let guides = guide_lines(lang);
        assert!(guides.len() > 300, "the guides are read: {}", guides.len());
        messages.extend(guides);
        for (place, text) in &messages {
            let words = words.iter().filter(|word| has(text, word));
            let words = words.filter(|word| !OF_PLANS.contains(word));
            found.extend(words.map(|word| format!("{place}: “{word}” in “{text}”")));
        }
        for (place, text) in of_plans {
            let words = OF_PLANS.iter().filter(|word| has(&text, word));
            found.extend(words.map(|word| format!("{place}: “{word}” in “{text}”")));
        }
    }
    assert!(found.is_empty(), "see docs/words.md:\n{}", found.join("\n"));
}

/// Of a plan "chỉ tiêu" is said of quotas only; the score that it aims at is "điểm mục tiêu".
#[test]
fn a_target_is_no_quota() {
    let loose: Vec<_> = messages("vi", PLANS)
        .into_iter()
        .filter(|(_, text)| {
            text.split("chỉ tiêu").skip(1).any(|rest| {
                let rest = rest.trim_start();
                !rest.starts_with("số lượng") && !rest.starts_with("của kỳ")
            })
        })
        .collect();
    assert!(loose.is_empty(), "{loose:#?}");
}

/// Every word that is set aside is in the page of words, so that whoever meets the test finds why.
#[test]
fn the_page_of_words_names_what_is_set_aside() {
    let page = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/words.md");
    let page = fs::read_to_string(page).unwrap().to_lowercase();
    // Other forms of one word stand behind the one that the page names.
    let forms = ["leaders in charge", "handed in", "mended"];
    for word in SET_ASIDE.iter().flat_map(|(_, words)| words.iter()) {
        assert!(forms.contains(word) || page.contains(word), "{word}");
    }
}

#[test]
fn a_word_within_another_is_another() {
    assert!(has("mend the text", "mend") && has("“mend”", "mend"));
    assert!(!has("amend and recommend", "mend"));
}
