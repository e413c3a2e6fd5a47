//! How alike two texts are, letter by letter.

/// Returns a share from 0 (nothing in common) to 1 (the same): twice the length of the longest
/// common subsequence of letters, divided by the sum of both lengths.
///
/// Costs the product of both lengths; ask [`similarity_at_least`] when only a threshold matters.
pub fn similarity(left: &str, right: &str) -> f64 {
    let left: Vec<char> = left.chars().collect();
    let right: Vec<char> = right.chars().collect();
    let total = left.len() + right.len();
    if total == 0 {
        return 1.0;
    }
    2.0 * common_length(&left, &right) as f64 / total as f64
}

/// Says whether the similarity reaches `threshold`, without the full comparison where the lengths
/// or the letters alone rule it out.
pub fn similarity_at_least(left: &str, right: &str, threshold: f64) -> bool {
    if left == right {
        return true;
    }
    best_possible(left, right) >= threshold && similarity(left, right) >= threshold
}

/// An upper bound: letters that both texts have, whatever their order.
fn best_possible(left: &str, right: &str) -> f64 {
    let mut left: Vec<char> = left.chars().collect();
    let mut right: Vec<char> = right.chars().collect();
    left.sort_unstable();
    right.sort_unstable();
    let total = left.len() + right.len();
    let mut others = right.iter().peekable();
    let mut shared = 0;
    for letter in &left {
        while others.next_if(|other| *other < letter).is_some() {}
        if others.next_if(|other| *other == letter).is_some() {
            shared += 1;
        }
    }
    if total == 0 { 1.0 } else { 2.0 * f64::from(shared) / total as f64 }
}

/// The length of the longest common subsequence, one row of the table at a time.
fn common_length(left: &[char], right: &[char]) -> usize {
    let mut row = vec![0_usize; right.len()];
    for letter in left {
        let mut diagonal = 0;
        let mut before = 0;
        for (cell, other) in row.iter_mut().zip(right) {
            let above = *cell;
            *cell = if letter == other { diagonal + 1 } else { above.max(before) };
            diagonal = above;
            before = *cell;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn same_text_is_one_and_foreign_text_is_zero() {
        assert!((similarity("báo cáo", "báo cáo") - 1.0).abs() < 1e-9);
        assert!(similarity("abc", "xyz").abs() < 1e-9);
        assert!((similarity("", "") - 1.0).abs() < 1e-9);
    }

    #[test]
    fn one_wrong_letter_costs_little() {
        let found = similarity("khó khăn, phiền hà", "khó khẩn, phiền hà");
        assert!(found > 0.9 && found < 1.0, "{found}");
    }

    #[test]
    fn threshold_agrees_with_the_full_comparison() {
        for (left, right) in [("abcd", "abed"), ("abcd", "dcba"), ("a", ""), ("", "")] {
            for threshold in [0.2, 0.5, 0.75, 0.9] {
                assert_eq!(
                    similarity_at_least(left, right, threshold),
                    similarity(left, right) >= threshold,
                    "{left} {right} {threshold}"
                );
            }
        }
    }
}
