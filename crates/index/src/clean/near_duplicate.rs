//! Q11: is it nearly the same as another interview?

use std::collections::BTreeMap;

use super::judge::{Found, Judge};
use super::{Column, Evaluation, RuleId};

/// Flags evaluations that answer nearly all statements as another one of the same enumerator, or of the
/// same unit where nobody asked. The share is that of equal answers among the statements that at least
/// one of the two answered; the value names the nearest other. It is a reason to look, never proof.
///
/// Exact, and near to linear. Two evaluations that differ in at most d of m statements agree wholly on
/// at least one of d + 1 parts of the form, so only those are compared that agree on a part: O(n m log n)
/// to sort n evaluations by each part, O(m) for each pair so found. Equal evaluations stand in as one.
/// At worst, where all agree on some part, it is O(n² m) within an enumerator.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NearDuplicate {
    /// The share of equal answers, from 0 to 1, at which a pair is flagged.
    pub share: f64,
    /// The share of one answer at which an evaluation is near-constant: pairs of two such are ignored.
    pub constant: f64,
}

impl Default for NearDuplicate {
    /// 85 % (percent match, Kuriakose & Robbins 2016; disputed by Simmons et al. 2016; method of the
    /// survey, E.3). Near-constant is taken at the same share.
    fn default() -> Self {
        Self { share: 0.85, constant: 0.85 }
    }
}

/// No answer.
const GAP: i32 = i32::MIN;
/// Room for the rounding of a share times a count, which is whole where it decides.
const ROUNDING: f64 = 1e-9;

/// The answers of an evaluation in one row.
struct Form {
    answers: Vec<i32>,
    near_constant: bool,
    /// Those with exactly these answers, by their places in order.
    places: Vec<usize>,
}

/// The nearest other: its share and place.
type Nearest = BTreeMap<usize, (f64, usize)>;

impl NearDuplicate {
    /// The forms of a group, equal ones joined.
    fn forms(&self, places: &[usize], counted: &[&Evaluation]) -> Vec<Form> {
        let row = |place: &usize| {
            let blocks = counted.get(*place).map(|evaluation| evaluation.blocks.as_slice());
            let cells = blocks.unwrap_or_default().iter().flatten();
            (cells.map(|cell| cell.map_or(GAP, i32::from)).collect::<Vec<i32>>(), *place)
        };
        let mut rows: Vec<(Vec<i32>, usize)> = places.iter().map(row).collect();
        let width = rows.iter().map(|(answers, _)| answers.len()).max().unwrap_or(0);
        rows.iter_mut().for_each(|(answers, _)| answers.resize(width, GAP));
        rows.sort_unstable();
        let form = |equal: &[(Vec<i32>, usize)]| {
            let answers = equal.first().map(|(answers, _)| answers.clone()).unwrap_or_default();
            let places = equal.iter().map(|(_, place)| *place).collect();
            Form { near_constant: self.is_near_constant(&answers), answers, places }
        };
        rows.chunk_by(|(one, _), (other, _)| one == other).map(form).collect()
    }

    fn is_near_constant(&self, answers: &[i32]) -> bool {
        let mut given: Vec<i32> = answers.iter().copied().filter(|answer| *answer != GAP).collect();
        given.sort_unstable();
        let commonest = given.chunk_by(|one, other| one == other).map(<[i32]>::len).max();
        commonest.unwrap_or(0) as f64 + ROUNDING >= self.constant * given.len() as f64
    }

    /// The share of equal answers where it is large enough.
    fn matching(&self, one: &Form, other: &Form) -> Option<f64> {
        if one.near_constant && other.near_constant {
            return None;
        }
        let (mut equal, mut asked) = (0_u32, 0_u32);
        for (left, right) in one.answers.iter().zip(&other.answers) {
            let both_gaps = *left == GAP && *right == GAP;
            asked += u32::from(!both_gaps);
            equal += u32::from(left == right && !both_gaps);
        }
        let (equal, asked) = (f64::from(equal), f64::from(asked));
        (asked > 0.0 && equal + ROUNDING >= self.share * asked).then(|| equal / asked)
    }

    /// Compares the forms of one group that agree on a part.
    fn compare(&self, forms: &[Form], nearest: &mut Nearest) {
        for form in forms.iter().filter(|form| !form.near_constant) {
            if let [first, second, ..] = *form.places {
                let others = form
                    .places
                    .iter()
                    .map(|place| (*place, if *place == first { second } else { first }));
                nearest.extend(others.map(|(place, other)| (place, (1.0, other))));
            }
        }
        let width = forms.first().map_or(0, |form| form.answers.len());
        let parts = ((1.0 - self.share) * width as f64 + ROUNDING).floor().max(0.0) as usize + 1;
        for part in 0..parts {
            // Every so many statements, not a run of them: blocks are often answered in one go.
            let key = |form: &Form| -> Vec<i32> {
                form.answers.iter().skip(part).step_by(parts).copied().collect()
            };
            let mut keyed: Vec<(Vec<i32>, &Form)> =
                forms.iter().map(|form| (key(form), form)).collect();
            keyed.sort_by(|(one, _), (other, _)| one.cmp(other));
            for alike in keyed.chunk_by(|(one, _), (other, _)| one == other) {
                self.compare_all(alike, nearest);
            }
        }
    }

    fn compare_all(&self, alike: &[(Vec<i32>, &Form)], nearest: &mut Nearest) {
        for (at, (_, one)) in alike.iter().enumerate() {
            for (_, other) in alike.iter().skip(at + 1) {
                let Some(share) = self.matching(one, other) else { continue };
                keep_nearest(nearest, one, other, share);
                keep_nearest(nearest, other, one, share);
            }
        }
    }
}

/// Keeps the larger share, of equal ones that with the first place.
fn keep_nearest(nearest: &mut Nearest, one: &Form, other: &Form, share: f64) {
    let Some(found) = other.places.first() else { return };
    for place in &one.places {
        let best = nearest.entry(*place).or_insert((share, *found));
        if share > best.0 || (share == best.0 && *found < best.1) {
            *best = (share, *found);
        }
    }
}

impl Judge for NearDuplicate {
    fn rule(&self) -> RuleId {
        RuleId::NearDuplicate
    }

    fn needs(&self) -> Vec<Column> {
        vec![Column::Enumerator]
    }

    fn judge(&self, counted: &[&Evaluation]) -> Vec<Found> {
        let mut groups: BTreeMap<(Option<&str>, &str), Vec<usize>> = BTreeMap::new();
        for (place, evaluation) in counted.iter().enumerate() {
            let group = match evaluation.fieldwork.enumerator.as_deref() {
                Some(enumerator) => (Some(enumerator), ""),
                None => (None, evaluation.unit.as_str()),
            };
            groups.entry(group).or_default().push(place);
        }
        let mut nearest = Nearest::new();
        for places in groups.values() {
            self.compare(&self.forms(places, counted), &mut nearest);
        }
        let flag = |(place, (share, other)): (usize, (f64, usize))| {
            let other = counted.get(other).map_or("", |other| other.id.as_str());
            Found::flag(place, format!("{share:.3} ({other})"))
        };
        nearest.into_iter().map(flag).collect()
    }
}
