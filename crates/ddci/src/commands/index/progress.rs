//! That something long is going on, for people at a terminal.

use indicatif::ProgressBar;
use std::{io::IsTerminal, time::Duration};

/// Steps (rows × replicates, or runs × units) above which a person would wonder.
const LONG: usize = 50_000_000;

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
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
