//! The page of attacks names tests: each of them is there, so that the page promises nothing that nobody
//! tries.

use std::{collections::BTreeSet, path::Path};

/// What the page calls `crate/file::test`, as file and test.
fn named(page: &str) -> BTreeSet<(&str, &str)> {
    let quoted = page.split('`').skip(1).step_by(2);
    quoted.filter_map(|name| name.split_once("::")).collect()
}

/// The texts of a test file of a crate.
fn texts(root: &Path, file: &str) -> String {
    let (owner, file) = file.split_once('/').unwrap_or_default();
    let tests = root.join("crates").join(owner).join("tests");
    let places = [tests.join("promises"), tests].map(|at| at.join(format!("{file}.rs")));
    places.iter().find_map(|path| std::fs::read_to_string(path).ok()).unwrap_or_default()
}

#[test]
fn each_test_that_is_named_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
    let page = std::fs::read_to_string(root.join("docs/attacks.md")).unwrap();
    let named = named(&page);
    assert!(named.len() > 40, "the page names tests");
    let missing: Vec<_> = named
        .into_iter()
        .filter(|(file, test)| {
            let text = texts(root, file);
            !["(", "<"].iter().any(|end| text.contains(&format!("fn {test}{end}")))
        })
        .collect();
    assert!(missing.is_empty(), "named, but not there: {missing:?}");
}

#[test]
fn each_of_the_attacks_has_its_line() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
    let page = std::fs::read_to_string(root.join("docs/attacks.md")).unwrap();
    let lines: Vec<usize> = page
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split(' ').next()?.parse().ok())
        .collect();
    assert_eq!(lines, (1..=44).collect::<Vec<_>>());
}
