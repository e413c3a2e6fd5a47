//! Kinds of respondents, told only where enough of one answered about a unit that none stands out.

use super::{Evaluation, is_small};
use ddci_platform::org::UnitId;
use std::collections::BTreeMap;

/// Forgets the group of every evaluation that is one of few of its kind about its unit: fewer than
/// [`LEAST_SHOWN`](super::LEAST_SHOWN). Where those forgotten, or those who named none, would be few
/// themselves, the next smallest group is forgotten with them, so that no rest stands out either.
pub fn tell_groups(evaluations: &mut [Evaluation]) {
    let mut counts: BTreeMap<UnitId, BTreeMap<Option<&str>, i64>> = BTreeMap::new();
    for one in evaluations.iter() {
        *counts.entry(one.unit).or_default().entry(one.group.as_deref()).or_default() += 1;
    }
    let told: BTreeMap<UnitId, Vec<String>> =
        counts.into_iter().map(|(unit, counts)| (unit, enough(counts))).collect();
    for one in evaluations {
        let is_told = |name: &String| told.get(&one.unit).is_some_and(|told| told.contains(name));
        one.group = one.group.take().filter(is_told);
    }
}

/// The groups that may be told.
fn enough(mut counts: BTreeMap<Option<&str>, i64>) -> Vec<String> {
    let mut rest = counts.remove(&None).unwrap_or(0);
    let mut groups: Vec<(i64, &str)> =
        counts.into_iter().filter_map(|(name, count)| Some((count, name?))).collect();
    groups.sort_unstable();
    let mut told = Vec::new();
    for (count, name) in groups {
        match is_small(count) || rest > 0 && is_small(rest) {
            true => rest += count,
            false => told.push(name.to_owned()),
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::enough;
    use rstest::rstest;

    #[rstest]
    #[case::all_are_many(&[("dn", 30), ("hộ", 12)], 0, &["hộ", "dn"])]
    #[case::nobody_named_one(&[], 40, &[])]
    #[case::a_small_one_takes_the_next_with_it(&[("dn", 30), ("htx", 3), ("hộ", 12)], 0, &["dn"])]
    #[case::small_ones_are_enough_together(&[("dn", 30), ("htx", 5), ("hộ", 7)], 0, &["dn"])]
    #[case::few_who_named_none(&[("dn", 30), ("hộ", 12)], 2, &["dn"])]
    #[case::a_rest_of_many(&[("dn", 30), ("hộ", 12)], 25, &["hộ", "dn"])]
    #[case::a_small_unit_tells_nothing(&[("dn", 9), ("hộ", 2)], 0, &[])]
    fn those_told(#[case] groups: &[(&str, i64)], #[case] nameless: i64, #[case] told: &[&str]) {
        let named = groups.iter().map(|(name, count)| (Some(*name), *count));
        let nameless = (nameless > 0).then_some((None, nameless));
        assert_eq!(enough(named.chain(nameless).collect()), told);
    }
}
