//! Compares a room's two locale files.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// What each message of a file needs: its arguments, `{ $name }`.
type Messages = BTreeMap<String, BTreeSet<String>>;

/// Fails where one of `folder/vi` and `folder/en` lacks a message that the other has, or where one
/// message takes other arguments in the one than in the other.
pub fn assert_same_messages(folder: impl AsRef<Path>) {
    let [vi, en] = ["vi", "en"].map(|lang| messages(&folder.as_ref().join(lang)));
    assert!(!vi.is_empty(), "{} has no message at all", folder.as_ref().display());
    let differing: Vec<&String> =
        vi.keys().chain(en.keys()).filter(|name| vi.get(*name) != en.get(*name)).collect();
    assert!(differing.is_empty(), "these differ between vi and en: {differing:?}");
}

fn messages(folder: &Path) -> Messages {
    let files =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut messages = Messages::new();
    for file in files {
        let path = file.expect("the folder can be listed").path();
        let text = fs::read_to_string(&path).expect("a locale file is text");
        read(&text, &mut messages);
    }
    messages
}

/// A message begins at the start of a line; what is indented belongs to it.
fn read(text: &str, messages: &mut Messages) {
    let mut current = None;
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let begins = line.chars().next().is_some_and(|c| c.is_ascii_alphabetic());
        if let Some((name, _)) = line.split_once('=').filter(|_| begins) {
            let name = name.trim().to_owned();
            let before = messages.insert(name.clone(), BTreeSet::new());
            assert!(before.is_none(), "{name} is there twice");
            current = Some(name);
        }
        let arguments = current.as_ref().and_then(|name| messages.get_mut(name));
        if let Some(arguments) = arguments {
            let after_marks = line.split('$').skip(1);
            let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
            arguments
                .extend(after_marks.map(|rest| rest.chars().take_while(|c| plain(*c)).collect()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Messages, read};

    #[test]
    fn a_message_is_known_by_its_name_and_arguments() {
        let mut messages = Messages::new();
        read(
            "# a comment = no\nfirst = a { $n }\n    and { $m ->\n    [one] x\n }\nsecond = b",
            &mut messages,
        );

        let of = |name: &str| messages.get(name).unwrap().iter().cloned().collect::<Vec<_>>();
        assert_eq!(of("first"), ["m", "n"]);
        assert!(of("second").is_empty());
        assert_eq!(messages.len(), 2);
    }
}
