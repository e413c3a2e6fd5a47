//! How an evaluation was taken, as far as the file tells.

/// The way answers were given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mode {
    /// An enumerator visits.
    Visit,
    /// An enumerator calls.
    Telephone,
    /// The respondent fills the form on the web.
    Web,
    /// The respondent fills a form on paper.
    Paper,
}

/// How an evaluation was taken. What the file does not tell is none.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Fieldwork {
    /// The way answers were given.
    pub mode: Option<Mode>,
    /// Who asked, or the device where only that is known.
    pub enumerator: Option<String>,
    /// The stratum or other group whose answers may be compared.
    pub stratum: Option<String>,
    /// When it was started: seconds since 1970 by the clock on the wall there.
    pub started: Option<i64>,
    /// When it was ended, likewise.
    pub ended: Option<i64>,
    /// Seconds on each screen, in the same order for all evaluations.
    pub screens: Vec<Option<f64>>,
    /// The version of the form.
    pub version: Option<String>,
    /// Whether somebody overheard the whole interview.
    pub overheard: Option<bool>,
}
