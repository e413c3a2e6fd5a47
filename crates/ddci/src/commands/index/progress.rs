//! That something long is going on, and how far it is, for people at a terminal.

use indicatif::{ProgressBar, ProgressStyle};
use std::{io::IsTerminal, time::Duration};

/// Steps (rows × replicates, or runs × units) above which a person would wonder.
const LONG: usize = 50_000_000;

/// The words, a bar, the share that is done, and how long it will still take.
const LOOK: &str = "{msg} {bar:32} {percent} % ({eta})";

/// A sign of life on standard error while it lives; none for short work or without a terminal.
pub struct Progress(Option<ProgressBar>);

impl Progress {
    /// Shows words beside a turning mark.
    pub fn over(steps: usize, words: String) -> Self {
        let shown = steps >= LONG && std::io::stderr().is_terminal();
        Self(shown.then(|| {
            let bar = ProgressBar::new_spinner().with_message(words);
            bar.enable_steady_tick(Duration::from_millis(120));
            bar
        }))
    }

    /// Shows words beside a bar that is full after so many `parts`.
    pub fn of(steps: usize, parts: usize, words: String) -> Self {
        let shown = Self::over(steps, words);
        if let (Some(bar), Ok(look)) = (&shown.0, ProgressStyle::with_template(LOOK)) {
            bar.set_style(look);
            bar.set_length(parts as u64);
        }
        shown
    }

    /// So many parts more are done.
    pub fn more(&self, parts: usize) {
        if let Some(bar) = &self.0 {
            bar.inc(parts as u64);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
