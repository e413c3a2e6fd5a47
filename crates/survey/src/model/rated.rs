//! A unit that a round rates.

use ddci_platform::{org::UnitId, web::Lang};

/// A unit that a round rates, under the name it had when results were imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rated {
    /// The unit.
    pub unit: UnitId,
    /// Its code, unique in the round: the address of its page.
    pub code: String,
    /// Its name in Vietnamese.
    pub name: String,
    /// Its name in English.
    pub name_en: Option<String>,
    /// How many evaluations rate it; what a published table says, else 0.
    pub answers: i64,
    /// The place that a published table gives it.
    pub stated_rank: Option<i32>,
    /// What a published table calls it.
    pub stated_band: Option<String>,
}

impl Rated {
    /// Its name in a language; the Vietnamese one where it has no other.
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.name,
            Lang::En => self.name_en.as_deref().unwrap_or(&self.name),
        }
    }
}
