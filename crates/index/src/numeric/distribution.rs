//! Distribution functions and quantiles: normal, Student's t, F.

use libm::{erfc, exp, lgamma, log, sqrt};

/// The share of the standard normal distribution below `z`.
pub fn normal_below(z: f64) -> f64 {
    0.5 * erfc(-z / core::f64::consts::SQRT_2)
}

/// The standard normal quantile of a share in (0, 1); infinite at the ends, NaN outside.
///
/// A rational start (Acklam) and two steps of Halley's method on [`normal_below`] reach full precision.
pub fn normal_quantile(share: f64) -> f64 {
    match share {
        share if !(0.0..=1.0).contains(&share) => return f64::NAN,
        0.0 => return f64::NEG_INFINITY,
        1.0 => return f64::INFINITY,
        _ => {}
    }
    // The left half has no cancellation.
    if share > 0.5 {
        return -normal_quantile(1.0 - share);
    }
    let mut z = start(share);
    for _ in 0..2 {
        let error = (normal_below(z) - share) * sqrt(core::f64::consts::TAU) * exp(z * z / 2.0);
        z -= error / (1.0 + z * error / 2.0);
    }
    z
}

/// A start for the normal quantile of a share below a half, right to nine digits.
fn start(share: f64) -> f64 {
    let poly = |x: f64, terms: &[f64]| terms.iter().fold(0.0, |sum, term| sum * x + term);
    if share < TAIL {
        let q = sqrt(-2.0 * log(share));
        return poly(q, &TAIL_ABOVE) / poly(q, &TAIL_BELOW);
    }
    let q = share - 0.5;
    let r = q * q;
    q * poly(r, &MIDDLE_ABOVE) / poly(r, &MIDDLE_BELOW)
}

/// Where the tail begins.
const TAIL: f64 = 0.024_25;
const TAIL_ABOVE: [f64; 6] = [
    -7.784_894_002_430_293e-3,
    -0.322_396_458_041_136_5,
    -2.400_758_277_161_838,
    -2.549_732_539_343_734,
    4.374_664_141_464_968,
    2.938_163_982_698_783,
];
const TAIL_BELOW: [f64; 5] = [
    7.784_695_709_041_462e-3,
    0.322_467_129_070_039_8,
    2.445_134_137_142_996,
    3.754_408_661_907_416,
    1.0,
];
const MIDDLE_ABOVE: [f64; 6] = [
    -39.696_830_286_653_76,
    220.946_098_424_520_5,
    -275.928_510_446_968_7,
    138.357_751_867_269,
    -30.664_798_066_147_16,
    2.506_628_277_459_239,
];
const MIDDLE_BELOW: [f64; 6] = [
    -54.476_098_798_224_06,
    161.585_836_858_040_9,
    -155.698_979_859_886_6,
    66.801_311_887_719_72,
    -13.280_681_552_885_72,
    1.0,
];

/// The regularised incomplete beta function I_x(a, b), by Lentz's continued fraction.
///
/// NaN unless a, b > 0 and 0 <= x <= 1.
pub fn beta_below(x: f64, a: f64, b: f64) -> f64 {
    if !(a > 0.0 && b > 0.0 && (0.0..=1.0).contains(&x)) {
        return f64::NAN;
    }
    if x == 0.0 || x == 1.0 {
        return x;
    }
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - beta_below(1.0 - x, b, a);
    }
    let front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * libm::log1p(-x));
    front * continued_fraction(x, a, b) / a
}

fn continued_fraction(x: f64, a: f64, b: f64) -> f64 {
    let tiny = |value: f64| if value.abs() < 1e-300 { 1e-300 } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / tiny(1.0 - (a + b) * x / (a + 1.0));
    let mut fraction = d;
    for step in 1..500 {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let before = fraction;
        for term in [even, odd] {
            d = 1.0 / tiny(1.0 + term * d);
            c = tiny(1.0 + term / c);
            fraction *= c * d;
        }
        if (fraction - before).abs() <= 1e-16 * fraction.abs() {
            break;
        }
    }
    fraction
}

/// The share of Student's t distribution below `t`; `df` may be infinite.
pub fn t_below(t: f64, df: f64) -> f64 {
    if df.is_infinite() {
        return normal_below(t);
    }
    let tail = 0.5 * beta_below(df / (df + t * t), df / 2.0, 0.5);
    if t > 0.0 { 1.0 - tail } else { tail }
}

/// The quantile of Student's t distribution; `df` above 0, or infinite for the normal distribution.
pub fn t_quantile(share: f64, df: f64) -> f64 {
    if df.is_infinite() {
        return normal_quantile(share);
    }
    if !(df > 0.0 && share > 0.0 && share < 1.0) {
        return f64::NAN;
    }
    if share > 0.5 {
        return -t_quantile(1.0 - share, df);
    }
    solve(|t| t_below(-t, df) - share, 0.0).map_or(f64::NAN, |t| -t)
}

/// The quantile of the F distribution with `above` and `below` degrees of freedom, both over 0.
pub fn f_quantile(share: f64, above: f64, below: f64) -> f64 {
    if !(above > 0.0 && below > 0.0 && share > 0.0 && share < 1.0) {
        return f64::NAN;
    }
    let over =
        |x: f64| share - beta_below(above * x / (above * x + below), above / 2.0, below / 2.0);
    solve(over, 0.0).unwrap_or(f64::NAN)
}

/// The zero of a falling function at or above `low`: doubling, then bisection to the last bit.
fn solve(falling: impl Fn(f64) -> f64, low: f64) -> Option<f64> {
    let (mut low, mut high) = (low, 1.0);
    while falling(high) > 0.0 {
        (low, high) = (high, high * 2.0);
        if high > 1e300 {
            return None;
        }
    }
    for _ in 0..200 {
        let middle = low + (high - low) / 2.0;
        if middle <= low || middle >= high {
            break;
        }
        if falling(middle) > 0.0 { low = middle } else { high = middle }
    }
    Some(low + (high - low) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(left: f64, right: f64) {
        assert!((left - right).abs() < 1e-10 * right.abs().max(1.0), "{left} {right}");
    }

    /// Values of R 4.2.2: qnorm, qt, qf.
    #[test]
    fn quantiles_are_those_of_tables() {
        near(normal_quantile(0.975), 1.959_963_984_540_054);
        near(normal_quantile(1e-10), -6.361_340_902_404_056);
        near(t_quantile(0.975, 10.0), 2.228_138_851_964_938_5);
        near(t_quantile(0.975, 1.0), 12.706_204_736_174_7);
        near(f_quantile(0.95, 4.0, 10.0), 3.478_049_690_765_23);
    }
}
