//! What stands in a comment: words, people that it names by `@login`, and links to things of this
//! installation. Pure; a comment is plain text and nothing in it is ever markup.

/// A piece of a comment, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words.
    Words(&'a str),
    /// `@login`, without the sign.
    Mention(&'a str),
    /// A page of ours: its path, which begins with one of [`PLACES`].
    Link(&'a str),
}

/// The pages that are recognised; what stands behind them decides who may see it.
const PLACES: [&str; 3] = ["/obligations/", "/tasks/", "/plans/"];

/// The pieces of a text. `address` is the installation's own, without a final slash: an address of
/// any other site stays words, so that nobody is led away by something that looks like ours.
pub fn pieces<'a>(text: &'a str, address: &str) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut words = 0;
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let found = mention(rest)
            .filter(|_| !before.is_some_and(is_of_a_word))
            .or_else(|| link(rest, address).filter(|_| before.is_none_or(opens)));
        match found {
            Some((piece, length)) => {
                pieces
                    .extend(text.get(words..at).filter(|text| !text.is_empty()).map(Piece::Words));
                pieces.push(piece);
                at += length;
                words = at;
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    pieces.extend(text.get(words..).filter(|text| !text.is_empty()).map(Piece::Words));
    pieces
}

/// The logins that a text names, each once, in order, in small letters.
pub fn mentions(text: &str) -> Vec<String> {
    let mut logins: Vec<String> = Vec::new();
    for piece in pieces(text, "") {
        if let Piece::Mention(login) = piece {
            let login = login.to_lowercase();
            if !logins.contains(&login) {
                logins.push(login);
            }
        }
    }
    logins
}

fn is_of_a_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '@' | '.' | '_' | '-')
}

/// What may stand before an address: whatever else does may make it a part of another one.
fn opens(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | '[' | '"' | '\'' | '“')
}

/// `@login`: letters, digits and the signs of a login; a stop at its end closes the sentence.
fn mention(text: &str) -> Option<(Piece<'_>, usize)> {
    let rest = text.strip_prefix('@')?;
    let is_of_a_login = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '@');
    let end = rest.find(|c| !is_of_a_login(c)).unwrap_or(rest.len());
    let login = rest.get(..end)?.trim_end_matches(['.', '-', '_', '@']);
    (login.len() >= 2).then(|| (Piece::Mention(login), login.len() + 1))
}

/// The address of a thing of ours: `https://ddci.example/obligations/018f…`.
fn link<'a>(text: &'a str, address: &str) -> Option<(Piece<'a>, usize)> {
    if address.is_empty() {
        return None;
    }
    let path = text.strip_prefix(address)?;
    let place = PLACES.into_iter().find(|place| path.starts_with(place))?;
    let key = path.get(place.len()..place.len() + KEY)?;
    key.parse::<uuid::Uuid>().ok()?;
    let length = place.len() + KEY;
    Some((Piece::Link(path.get(..length)?), address.len() + length))
}

/// The characters of a key, with its dashes.
const KEY: usize = 36;

#[cfg(test)]
mod tests {
    use super::{
        Piece::{Link, Mention, Words},
        mentions, pieces,
    };
    use proptest::prelude::*;
    use rstest::rstest;

    const HOME: &str = "https://ddci.test";
    const KEY: &str = "0190a1b2-0000-7000-8000-000000000001";

    #[rstest]
    #[case::nobody("không nhắc ai", &[])]
    #[case::at_the_beginning("@lan xem giúp", &["lan"])]
    #[case::at_the_end("nhờ @lan.", &["lan"])]
    #[case::with_dots("nhờ @le.can-bo@huyen, @LAN", &["le.can-bo@huyen", "lan"])]
    #[case::twice("@lan @lan", &["lan"])]
    #[case::in_brackets("(@lan)", &["lan"])]
    #[case::an_e_mail_address("gửi lan@huyen.vn", &[])]
    #[case::too_short("@a", &[])]
    #[case::vietnamese_letters("@lâm", &[])]
    fn people_are_named_by_their_login(#[case] text: &str, #[case] expected: &[&str]) {
        assert_eq!(mentions(text), expected);
    }

    #[test]
    fn things_of_ours_are_links_and_others_are_words() {
        let own = format!("xem {HOME}/obligations/{KEY}, đã sửa");
        let path = format!("/obligations/{KEY}");
        assert_eq!(pieces(&own, HOME), [Words("xem "), Link(&path), Words(", đã sửa")]);
        for other in [
            format!("https://ddci.test.evil.example/obligations/{KEY}"),
            format!("https://evil.example/{HOME}/obligations/{KEY}"),
            format!("javascript:{HOME}/obligations/{KEY}x"),
            format!("{HOME}/sign-in?back=/obligations/{KEY}"),
            format!("{HOME}/obligations/not-a-key-at-all-not-a-key-at-all-no"),
            "https://example.com".to_owned(),
        ] {
            assert!(!pieces(&other, HOME).iter().any(|piece| matches!(piece, Link(_))), "{other}");
        }
    }

    proptest! {
        #[test]
        fn no_letter_is_lost(text in any::<String>(), login in "[a-z]{2,8}") {
            let text = format!("{text} @{login} {HOME}/tasks/{KEY} {text}");
            let mut whole = String::new();
            for piece in pieces(&text, HOME) {
                match piece {
                    Words(words) => whole.push_str(words),
                    Mention(login) => whole.push_str(&format!("@{login}")),
                    Link(path) => whole.push_str(&format!("{HOME}{path}")),
                }
            }
            prop_assert_eq!(whole, text);
        }
    }
}
