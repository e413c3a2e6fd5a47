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

fn start(share: f64) -> f64 {
    const TAIL: f64 = 0.024_25;
    let poly = |x: f64, terms: &[f64]| terms.iter().fold(0.0, |sum, term| sum * x + term);
    if share < TAIL {
        let q = sqrt(-2.0 * log(share));
        let above = poly(
            q,
            &[
                -7.784894002430293e-3,
                -0.3223964580411365,
                -2.400758277161838,
                -2.549732539343734,
                4.374664141464968,
                2.938163982698783,
            ],
        );
        return above
            / poly(
                q,
                &[
                    7.784695709041462e-3,
                    0.3224671290700398,
                    2.445134137142996,
                    3.754408661907416,
                    1.0,
                ],
            );
    }
    let q = share - 0.5;
    let r = q * q;
    let above = poly(
        r,
        &[
            -39.69683028665376,
            220.9460984245205,
            -275.9285104469687,
            138.357751867269,
            -30.66479806614716,
            2.506628277459239,
        ],
    );
    q * above
        / poly(
            r,
            &[
                -54.47609879822406,
                161.5858368580409,
                -155.6989798598866,
                66.80131188771972,
                -13.28068155288572,
                1.0,
            ],
        )
}

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
