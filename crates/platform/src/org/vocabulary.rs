//! Words of a file or a form that are one of few.

/// The one with that word, or a sentence that names them all. `what` is what they are, `whats` more
/// than one of them.
pub(super) fn one_of<T: Copy>(
    all: &[T],
    word_of: fn(T) -> &'static str,
    word: &str,
    (what, whats): (&str, &str),
) -> Result<T, String> {
    all.iter().copied().find(|known| word_of(*known) == word).ok_or_else(|| {
        let known = all.iter().map(|known| word_of(*known)).collect::<Vec<_>>().join(", ");
        format!("{word:?} is no {what}; the {whats} are {known}")
    })
}
