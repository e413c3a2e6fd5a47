//! Numbers as people and programs write them.

/// The number a text is: `8.5`, `8,5`, `1.234,5`, `1,234.5`, `1 234`. One separator alone is a decimal
/// one, whichever it is, as in the rest of the program. None for anything else, infinity and NaN
/// included.
///
/// ```
/// use ddci_survey_reader::number;
///
/// assert_eq!(number("8,5"), Some(8.5));
/// assert_eq!(number("1.234,5"), Some(1234.5));
/// assert_eq!(number("eight"), None);
/// ```
pub fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let starts = text.trim_start_matches(['-', '+']).starts_with(|c: char| c.is_ascii_digit());
    if !starts {
        return None;
    }
    let parsed = match text.parse::<f64>() {
        Ok(value) => Some(value),
        Err(_) => plain(text)?.parse().ok(),
    };
    parsed.filter(|value| value.is_finite())
}

/// The text with a decimal point and nothing between thousands.
fn plain(text: &str) -> Option<String> {
    let spaceless: String =
        text.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}')).collect();
    let decimal = spaceless.rfind([',', '.']);
    let Some((whole, part)) = decimal.and_then(|at| spaceless.split_at_checked(at)) else {
        return Some(spaceless);
    };
    let between = if part.starts_with(',') { '.' } else { ',' };
    let groups: Vec<&str> = whole.split(between).collect();
    let grouped = groups.iter().skip(1).all(|group| group.len() == 3);
    grouped.then(|| format!("{}{}", groups.concat(), part.replacen(',', ".", 1)))
}

/// Whether a cell is a gap: nothing, or what R writes for nothing.
pub(crate) fn is_gap(cell: &str) -> bool {
    cell.is_empty() || cell == "NA"
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("4", Some(4.0))]
    #[case("-0,5", Some(-0.5))]
    #[case("1,234", Some(1.234))]
    #[case("1,234,567.5", Some(1_234_567.5))]
    #[case("12 345,5", Some(12_345.5))]
    #[case("1e-3", Some(0.001))]
    #[case("1,23.4", None)]
    #[case("inf", None)]
    #[case("NaN", None)]
    #[case("1e999", None)]
    #[case("", None)]
    #[case("4 điểm", None)]
    fn reads_numbers(#[case] text: &str, #[case] value: Option<f64>) {
        assert_eq!(number(text), value);
    }
}
