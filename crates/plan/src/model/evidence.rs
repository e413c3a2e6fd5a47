//! Typed evidence: what shows that something was done.

use ddci_platform::store::{Column, Row, StoreError};

/// The longest value or source, in characters.
const MAX_TEXT: usize = 500;

/// The kinds of evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EvidenceKind {
    /// Number and symbol of an official document, `214/BC-TNMT`.
    DocumentNumber,
    /// The address of a published page.
    Link,
    /// A file.
    File,
    /// A photo, stored without its hidden data.
    Photo,
    /// A figure, with its source.
    Figure,
}

/// What is wrong with a piece of evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EvidenceFault {
    /// Nothing was typed.
    Empty,
    /// Longer than 500 characters.
    TooLong,
    /// No number with a symbol, such as `214/BC-TNMT`.
    NoDocumentNumber,
    /// No address that begins with http:// or https://.
    NoLink,
    /// A figure without its source.
    NoSource,
}

impl EvidenceKind {
    /// All kinds.
    pub const ALL: [Self; 5] =
        [Self::DocumentNumber, Self::Link, Self::File, Self::Photo, Self::Figure];

    /// The word it is stored under.
    pub fn word(self) -> &'static str {
        match self {
            Self::DocumentNumber => "document_number",
            Self::Link => "link",
            Self::File => "file",
            Self::Photo => "photo",
            Self::Figure => "figure",
        }
    }

    /// The kind with that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// Whether what was typed can be evidence of this kind; files and photos are looked at by
    /// their bytes instead.
    ///
    /// # Errors
    /// The [`EvidenceFault`] that stands in the way.
    pub fn check(self, value: &str, source: Option<&str>) -> Result<(), EvidenceFault> {
        let value = value.trim();
        if value.is_empty() {
            return Err(EvidenceFault::Empty);
        }
        if [value, source.unwrap_or_default()].iter().any(|text| text.chars().count() > MAX_TEXT) {
            return Err(EvidenceFault::TooLong);
        }
        match self {
            Self::DocumentNumber if !is_document_number(value) => {
                Err(EvidenceFault::NoDocumentNumber)
            }
            Self::Link if !is_link(value) => Err(EvidenceFault::NoLink),
            Self::Figure if source.is_none_or(|source| source.trim().is_empty()) => {
                Err(EvidenceFault::NoSource)
            }
            _ => Ok(()),
        }
    }
}

/// "214/BC-TNMT", "Số 08/2019/NQ-HĐND ngày 10/12/2019": a digit before a slash, a letter after it.
fn is_document_number(value: &str) -> bool {
    value.split_once('/').is_some_and(|(number, symbol)| {
        number.trim().ends_with(|c: char| c.is_ascii_digit())
            && symbol.chars().any(char::is_alphabetic)
    })
}

fn is_link(value: &str) -> bool {
    let rest = value.strip_prefix("https://").or_else(|| value.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        host.contains('.') && !value.chars().any(|c| c.is_whitespace() || c.is_control())
    })
}

impl Column for EvidenceKind {
    fn read(row: &Row, name: &str) -> Result<Self, StoreError> {
        let word: String = row.get(name)?;
        Self::from_word(&word)
            .ok_or_else(|| StoreError::Vocabulary { column: name.to_owned(), value: word })
    }
}

#[cfg(test)]
mod tests {
    use super::{EvidenceFault, EvidenceKind};

    #[test]
    fn each_kind_has_its_form() {
        use EvidenceKind::{DocumentNumber, Figure, Link};
        assert_eq!(DocumentNumber.check("214/BC-TNMT", None), Ok(()));
        assert_eq!(DocumentNumber.check("Số 08/2019/NQ-HĐND", None), Ok(()));
        let no_number = Err(EvidenceFault::NoDocumentNumber);
        assert_eq!(DocumentNumber.check("báo cáo", None), no_number);
        assert_eq!(DocumentNumber.check("12/2024", None), no_number);
        assert_eq!(Link.check("https://caoloc.langson.gov.vn/tin?id=1", None), Ok(()));
        assert_eq!(Link.check("javascript:alert(1)", None), Err(EvidenceFault::NoLink));
        assert_eq!(Link.check("https://", None), Err(EvidenceFault::NoLink));
        assert_eq!(Figure.check("31", None), Err(EvidenceFault::NoSource));
        assert_eq!(Figure.check("31", Some("Sổ theo dõi một cửa")), Ok(()));
        assert_eq!(Link.check("  ", None), Err(EvidenceFault::Empty));
    }
}
