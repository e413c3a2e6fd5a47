//! Partial pooling.

use ddci_index::Rule;
use ddci_index::design::Estimate;
use ddci_index::numeric::random::Stream;
use ddci_index::sure::pool;

fn estimate(value: f64, error: f64, answers: usize) -> Estimate {
    Estimate { value, error, degrees: f64::INFINITY, answers }
}

#[test]
fn few_answers_lean_on_the_others() {
    let units = [
        estimate(5.0, 0.1, 200),
        estimate(6.0, 0.1, 200),
        estimate(7.0, 0.1, 200),
        estimate(12.0, 3.0, 5),
    ];
    let pooled = pool(&units, 2).unwrap();
    assert!(pooled[0].own_share > 0.95 && (pooled[0].value - 5.0).abs() < 0.1);
    assert!(pooled[3].own_share < 0.4 && pooled[3].value < 9.0 && pooled[3].error < 3.0);
    // Below the minimum: only what the others say.
    let without = pool(&units, 10).unwrap()[3];
    assert_eq!(without.own_share, 0.0);
    assert!((without.value - 6.0).abs() < 0.1);
}

#[test]
fn units_that_differ_by_noise_only_become_one() {
    let units = [estimate(5.0, 1.0, 50), estimate(5.1, 1.0, 50), estimate(4.9, 1.0, 50)];
    for unit in pool(&units, 1).unwrap() {
        assert!((unit.value - 5.0).abs() < 1e-9 && unit.own_share == 0.0);
        // The mean of three costs a third; that units do not vary is not known for sure either.
        assert!(unit.error > (1.0f64 / 3.0).sqrt() && unit.error < 2.0);
    }
}

#[test]
fn two_units_are_too_few() {
    assert_eq!(
        pool(&[estimate(1.0, 1.0, 9), estimate(2.0, 1.0, 9)], 1).unwrap_err().rule,
        Rule::Enough
    );
}

/// Under its model the pooled value is nearer the truth, and its intervals hold.
#[test]
fn pooling_is_better_under_its_model() {
    let mut stream = Stream::new(1, 2, 3);
    let (mut own, mut pooled_squares, mut held, mut all) = (0.0, 0.0, 0, 0);
    for _ in 0..200 {
        let truth: Vec<f64> = (0..20).map(|_| 5.0 + 0.5 * stream.normal()).collect();
        let units: Vec<Estimate> =
            truth.iter().map(|t| estimate(t + 0.6 * stream.normal(), 0.6, 30)).collect();
        for ((unit, pooled), truth) in units.iter().zip(pool(&units, 1).unwrap()).zip(&truth) {
            own += (unit.value - truth) * (unit.value - truth);
            pooled_squares += (pooled.value - truth) * (pooled.value - truth);
            held += usize::from(pooled.interval(0.95).holds(*truth));
            all += 1;
        }
    }
    assert!(pooled_squares < 0.6 * own);
    let share = held as f64 / f64::from(all);
    assert!((0.92..=0.98).contains(&share), "{share}");
}
