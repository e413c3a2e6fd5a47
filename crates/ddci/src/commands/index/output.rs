//! How a result is printed, and in which language.

use clap::{Args, ValueEnum};
use ddci_platform::web::Lang;

/// The writing of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Output {
    /// For people
    Readable,
    /// For programs: everything, with the hash of every input
    Json,
    /// For spreadsheets: the first table, with all digits
    Csv,
}

/// How to speak.
#[derive(Debug, Clone, Copy, Args)]
pub struct Speaking {
    /// The writing of the result
    #[arg(long, value_enum, default_value_t = Output::Readable)]
    pub output: Output,
    /// The language: vi or en
    #[arg(long, env = "DDCI_LANG", default_value = "vi", value_parser = language)]
    pub lang: Lang,
}

/// A language by its code.
pub fn language(code: &str) -> Result<Lang, String> {
    Lang::from_code(code).ok_or_else(|| format!("{code:?} is no language; there are vi and en"))
}
