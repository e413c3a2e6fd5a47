//! Printing for people and pipes: a reader that has gone away is no failure.

/// Prints a line on standard output.
macro_rules! say {
    ($($words:tt)*) => {{
        use std::io::Write;
        drop(writeln!(std::io::stdout(), $($words)*));
    }};
}
pub(crate) use say;
