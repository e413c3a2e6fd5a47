//! Random numbers that depend on a seed and a place, never on threads.

/// A stream of random numbers named by a seed and two numbers, such as replicate and stratum.
///
/// A counter that steps by an odd constant, mixed by one wide multiplication (the design of wyrand), so
/// that a stream costs nothing to open and any of them can be drawn again alone.
#[derive(Debug, Clone)]
pub struct Stream {
    counter: u64,
}

const STEP: u64 = 0xa076_1d64_78bd_642f;
const MASK: u64 = 0xe703_7ed1_a0b4_28db;

impl Stream {
    /// The stream of this name.
    pub fn new(seed: u64, first: u64, second: u64) -> Self {
        Self { counter: mix(mix(mix(seed) ^ first) ^ second.rotate_left(32)) }
    }

    /// The next 64 bits.
    #[inline]
    pub fn bits(&mut self) -> u64 {
        self.counter = self.counter.wrapping_add(STEP);
        let wide = u128::from(self.counter) * u128::from(self.counter ^ MASK);
        (wide >> 64) as u64 ^ wide as u64
    }

    /// A number in [0, 1) on a grid of 2^-53.
    #[inline]
    pub fn uniform(&mut self) -> f64 {
        (self.bits() >> 11) as f64 * (1.0 / 9_007_199_254_740_992.0)
    }

    /// A number below `count` (0 for a count of 0); no number is favoured by more than `count`/2^32.
    #[inline]
    pub fn below(&mut self, count: u32) -> u32 {
        (((self.bits() >> 32) * u64::from(count)) >> 32) as u32
    }

    /// Four numbers below `count`, from two steps; from one where `count` is at most 1,024: what is left
    /// of a product's lower half after a number was taken off its upper half makes the next one. No
    /// number is favoured by more than 2^-24, or than `count`²/2^64.
    #[inline(always)]
    pub(crate) fn four_below(&mut self, count: u32) -> [u32; 4] {
        let take = |rest: &mut u64| {
            let wide = u128::from(*rest) * u128::from(count);
            *rest = wide as u64;
            (wide >> 64) as u32
        };
        let mut rest = self.bits();
        let (first, second) = (take(&mut rest), take(&mut rest));
        if count > 1024 {
            rest = self.bits();
        }
        [first, second, take(&mut rest), take(&mut rest)]
    }

    /// A number of the standard normal distribution, by its inverse distribution function.
    pub fn normal(&mut self) -> f64 {
        // Half a step of the grid keeps both ends open.
        super::distribution::normal_quantile(self.uniform() + 0.5 / 9_007_199_254_740_992.0)
    }
}

/// The finaliser of SplitMix64 (Steele, Lea & Flood 2014).
fn mix(value: u64) -> u64 {
    let value = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}
