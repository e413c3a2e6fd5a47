//! The stated total on the scale of 100.

use crate::model::Points;
use crate::words::{regex, upto, view};

/// Numbers that may be the total, with where they stand and how plainly they are called so.
#[derive(Debug, Default, Clone)]
pub(crate) struct Totals {
    candidates: Vec<Candidate>,
}

#[derive(Debug, Clone)]
struct Candidate {
    points: Points,
    line: u32,
    sheet: Option<String>,
    rank: u8,
    decimals: usize,
}

/// The total as chosen.
#[derive(Debug, Clone)]
pub(crate) struct Total {
    pub points: Points,
    pub line: u32,
    pub sheet: Option<String>,
    /// How many decimals are printed.
    pub decimals: usize,
}

impl Totals {
    /// Looks for a total in a sentence.
    pub fn read(&mut self, text: &str, sheet: Option<&str>, line: u32, year: i16) {
        let small = view(text);
        let pattern = regex!(
            r"\b(\d{2,3}(?:[.,]\d{1,2})?)(?:\s*/\s*100)?\s*điểm|\b(\d{2,3}(?:[.,]\d{1,2})?)\s*/\s*100|(?:là|đạt|:)\s+(\d{2}[.,]\d{1,2})\b"
        );
        for found in pattern.captures_iter(&small) {
            let Some(number) = found.get(1).or(found.get(2)).or(found.get(3)) else { continue };
            let before = upto(&small, number.start());
            let scale =
                number.as_str() == "100" && regex!(r"(?:thang(?: điểm)?|/)\s*$").is_match(before);
            if before.ends_with([',', '.']) || scale {
                continue;
            }
            let clause = before.rsplit([';', '(']).next().unwrap_or(before);
            let clause = clause.rsplit(". ").next().unwrap_or(clause);
            let floor = regex!(r"không (?:thấp|ít|nhỏ) hơn\s+(?:\p{L}+\s+){0,2}$").is_match(before);
            if is_of_the_past(clause, year)
                || !floor
                    && regex!(r"(?:tăng|thêm|cao hơn|giảm|hơn)\s+(?:\p{L}+\s+){0,3}$")
                        .is_match(before)
            {
                continue;
            }
            let on_hundred = found.get(0).is_some_and(|whole| whole.as_str().contains("100"))
                || regex!(r"(?:thang|quy đổi)[^;.]{0,30}$").is_match(clause);
            let called_total = regex!(
                r"tổng điểm|điểm tổng|điểm số tổng|tổng hợp|điểm số|ddci|thang điểm 100|thang 100"
            )
            .is_match(clause);
            let called_sum = regex!(
                r"điểm phấn đấu|tổng (?:số )?(?:điểm )?(?:của )?(?:các|\p{L}+|\d+) chỉ số|cộng"
            )
            .is_match(clause.rsplit(',').next().unwrap_or(clause))
                && !called_total;
            let rank = match () {
                () if on_hundred => 4,
                () if called_sum => 0,
                () if called_total => 3,
                () => 1,
            };
            self.add(number.as_str(), rank, sheet, line);
        }
    }

    /// A cell of a row that is called a total.
    pub fn read_cell(&mut self, label: &str, cell: &str, sheet: Option<&str>, line: u32) {
        let label = view(label);
        let number = regex!(r"\d{2,3}(?:[.,]\d{1,2})?").find(cell);
        let rank = match () {
            () if regex!(r"100|quy đổi").is_match(&label) => 4,
            () if regex!(r"điểm phấn đấu|cộng \d+ chỉ số|cộng các").is_match(&label) => {
                0
            }
            () => 2,
        };
        if let Some(number) = number {
            self.add(number.as_str(), rank, sheet, line);
        }
    }

    fn add(&mut self, number: &str, rank: u8, sheet: Option<&str>, line: u32) {
        if let Ok(points) = number.parse::<Points>()
            && (1_001..=10_000).contains(&points.0)
        {
            self.candidates.push(Candidate {
                points,
                line,
                sheet: sheet.map(str::to_owned),
                rank,
                decimals: number.split_once([',', '.']).map_or(0, |(_, decimals)| decimals.len()),
            });
        }
    }

    /// README, "Plan": a sum of sub-index points is not the total.
    pub fn choose(&self, targets: &[Points]) -> Option<Total> {
        let sum: i64 = targets.iter().map(|points| points.0).sum();
        let is_sum = |candidate: &&Candidate| candidate.points.0 == sum && targets.len() != 10;
        let open =
            self.candidates.iter().filter(|candidate| candidate.rank > 0 && !is_sum(candidate));
        let best =
            open.max_by(|one, other| one.rank.cmp(&other.rank).then(other.line.cmp(&one.line)))?;
        Some(Total {
            points: best.points,
            line: best.line,
            sheet: best.sheet.clone(),
            decimals: best.decimals,
        })
    }
}

/// Whether the words before a number speak of another year than the plan's.
fn is_of_the_past(clause: &str, year: i16) -> bool {
    let last = regex!(r"năm\s+(20\d\d)").captures_iter(clause).last();
    last.and_then(|found| found.get(1)?.as_str().parse::<i16>().ok())
        .is_some_and(|named| named != year)
}
