//! Patterns within one evaluation.

/// The don't-know code is no opinion: it is left out of patterns.
pub(super) fn opinions(block: &[Option<i16>], dont_know: i16) -> Vec<i16> {
    block.iter().flatten().copied().filter(|answer| *answer != dont_know).collect()
}

/// How many blocks of at least `least` opinions hold one answer only.
pub(super) fn flat_blocks(blocks: &[Vec<Option<i16>>], dont_know: i16, least: usize) -> usize {
    let flat = |block: &&Vec<Option<i16>>| {
        let opinions = opinions(block, dont_know);
        opinions.len() >= least && opinions.iter().zip(opinions.iter().skip(1)).all(|(a, b)| a == b)
    };
    blocks.iter().filter(flat).count()
}

/// The longest run of one answer over the whole form.
pub(super) fn longest_run(blocks: &[Vec<Option<i16>>], dont_know: i16) -> usize {
    let all: Vec<i16> = blocks.iter().flat_map(|block| opinions(block, dont_know)).collect();
    all.chunk_by(|a, b| a == b).map(<[i16]>::len).max().unwrap_or(0)
}

/// The standard deviation of all opinions; none with fewer than ten.
pub(super) fn spread(blocks: &[Vec<Option<i16>>], dont_know: i16) -> Option<f64> {
    let all: Vec<f64> =
        blocks.iter().flat_map(|block| opinions(block, dont_know)).map(f64::from).collect();
    (all.len() >= 10).then(|| crate::numeric::moments::standard_deviation(&all))
}
