//! What the program does by itself.

use crate::rooms;
use std::collections::BTreeSet;

/// A job is found by its kind, so no two rooms may take one word.
#[test]
fn each_kind_of_job_is_one_rooms() {
    let duties = rooms::duties();
    let chores = duties.chores.iter().map(|chore| chore.name());
    let kinds: Vec<&str> = chores.chain(duties.works.iter().map(|work| work.kind())).collect();
    let distinct: BTreeSet<&str> = kinds.iter().copied().collect();

    assert_eq!(distinct.len(), kinds.len(), "{kinds:?}");
    assert!(distinct.contains("tidy"));
}
