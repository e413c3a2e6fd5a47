//! Quantiles of lists of numbers.

/// The quantile by linear interpolation between order statistics (Hyndman & Fan 1996, type 7); NaN of
/// nothing.
///
/// `share` is cut to 0..=1.
pub fn quantile(values: &[f64], share: f64) -> f64 {
    let mut scratch = values.to_vec();
    quantile_of(&mut scratch, share)
}

/// As [`quantile`], reordering the list instead of copying it.
pub fn quantile_of(values: &mut [f64], share: f64) -> f64 {
    let last = match values.len() {
        0 => return f64::NAN,
        count => count - 1,
    };
    let position = share.clamp(0.0, 1.0) * last as f64;
    let below = (position.floor() as usize).min(last);
    let (_, low, above) = values.select_nth_unstable_by(below, f64::total_cmp);
    let low = *low;
    let part = position - below as f64;
    match above.iter().copied().min_by(f64::total_cmp) {
        Some(high) if part > 0.0 => low + part * (high - low),
        _ => low,
    }
}

/// The smallest value at which at least `share` of the weight lies at or below; where exactly that
/// share does, the mean with the next value. NaN where nothing weighs.
///
/// `pairs` are (value, weight) and must be sorted by value.
pub fn weighted_quantile(pairs: &[(f64, f64)], share: f64) -> f64 {
    let total: f64 = pairs.iter().map(|(_, weight)| weight).sum();
    let goal = share * total;
    let mut sum = 0.0;
    let mut reached = None;
    for (value, weight) in pairs.iter().filter(|(_, weight)| *weight > 0.0) {
        if let Some(low) = reached {
            return (low + value) / 2.0;
        }
        sum += weight;
        if sum > goal * (1.0 + 1e-12) {
            return *value;
        }
        if sum >= goal * (1.0 - 1e-12) {
            reached = Some(*value);
        }
    }
    reached.unwrap_or(f64::NAN)
}
