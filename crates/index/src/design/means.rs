//! Means of several questions of one domain, side by side.

use pulp::{Arch, Simd, WithSimd};

use super::domains::Domain;
use super::estimate::Estimate;

impl Domain {
    /// The mean of one question.
    pub(crate) fn mean(&self, values: &[f64]) -> Estimate {
        let [mean] = self.means(&[values], &mut Vec::new());
        mean
    }

    /// The mean of each question: a ratio to the weight of those who answered. `room` is used again and
    /// again.
    pub(super) fn means<const N: usize>(
        &self,
        questions: &[&[f64]; N],
        room: &mut Vec<[f64; N]>,
    ) -> [Estimate; N] {
        // With the widest registers the machine has; each question is summed in the order of the rows.
        Arch::new().dispatch(Task { domain: self, questions, room })
    }
}

struct Task<'a, const N: usize> {
    domain: &'a Domain,
    questions: &'a [&'a [f64]; N],
    room: &'a mut Vec<[f64; N]>,
}

impl<const N: usize> WithSimd for Task<'_, N> {
    type Output = [Estimate; N];

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) -> [Estimate; N] {
        let cells = |row: &u32| {
            self.questions.map(|cells| cells.get(*row as usize).copied().unwrap_or(f64::NAN))
        };
        self.room.clear();
        self.room.extend(self.domain.rows.iter().map(cells));
        let sums = Sums::of(self.room, &self.domain.weights);
        let means: [f64; N] = std::array::from_fn(|lane| sums.mean(lane));
        for (values, weight) in self.room.iter_mut().zip(&self.domain.weights) {
            for (value, mean) in values.iter_mut().zip(&means) {
                *value = if value.is_nan() { 0.0 } else { weight * (*value - mean) };
            }
        }
        let mut variances = self.domain.variances(self.room).into_iter();
        std::array::from_fn(|lane| {
            let (variance, degrees) = variances.next().unwrap_or((f64::NAN, f64::NAN));
            sums.estimate(lane, variance, degrees)
        })
    }
}

/// Weighted sums, a lane for each question.
struct Sums<const N: usize> {
    above: [f64; N],
    below: [f64; N],
    answers: [f64; N],
}

impl<const N: usize> Sums<N> {
    #[inline(always)]
    fn of(rows: &[[f64; N]], weights: &[f64]) -> Self {
        let mut sums = Self { above: [0.0; N], below: [0.0; N], answers: [0.0; N] };
        for (values, weight) in rows.iter().zip(weights) {
            let lanes = sums.above.iter_mut().zip(&mut sums.below).zip(&mut sums.answers);
            for (((above, below), answers), value) in lanes.zip(values) {
                let there = !value.is_nan();
                *above += if there { weight * value } else { 0.0 };
                *below += if there { *weight } else { 0.0 };
                *answers += if there { 1.0 } else { 0.0 };
            }
        }
        sums
    }

    #[inline(always)]
    fn mean(&self, lane: usize) -> f64 {
        crate::numeric::at(&self.above, lane) / crate::numeric::at(&self.below, lane)
    }

    /// The estimate of a question, `variance` being that of the weighted deviations.
    #[inline(always)]
    fn estimate(&self, lane: usize, variance: f64, degrees: f64) -> Estimate {
        let below = crate::numeric::at(&self.below, lane);
        if below <= 0.0 {
            return Estimate::NONE;
        }
        let answers = crate::numeric::at(&self.answers, lane) as usize;
        Estimate { value: self.mean(lane), error: variance.sqrt() / below, degrees, answers }
    }
}
