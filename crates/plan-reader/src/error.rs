//! Why a document cannot be read.

/// A document that is no plan, or that this reader will not open.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The document holds no text.
    #[error("the document is empty")]
    Empty,
    /// The document reads well but gives nobody anything to do.
    #[error("the document is not a plan: {why}")]
    NotAPlan {
        /// What was looked for in vain.
        why: String,
    },
    /// The document is locked with a password.
    #[error("the document is encrypted")]
    Encrypted,
    /// The document is broken.
    #[error("the document is damaged: {why}")]
    Damaged {
        /// What is broken.
        why: String,
    },
    /// The document exceeds a limit of this reader.
    #[error("the document is too large: {what} above {limit}")]
    TooLarge {
        /// What there is too much of.
        what: &'static str,
        /// How much is accepted.
        limit: u64,
    },
    /// The text is in an old Vietnamese encoding, which is named and not converted.
    #[error("the text is encoded in {name}; save it as Unicode first")]
    LegacyEncoding {
        /// "TCVN3 (ABC)", "VNI", "Windows-1258".
        name: &'static str,
    },
    /// The text is in no encoding this reader knows.
    #[error("the text is not in a Unicode encoding")]
    UnknownEncoding,
    /// The bytes are of a kind that is known and not read.
    #[error("{name} files are not read; save the plan as .docx, .xlsx or .txt")]
    UnsupportedFormat {
        /// "PDF", "Word 97-2003".
        name: &'static str,
    },
    /// The bytes are of no kind this reader knows.
    #[error("the format of the document is not known")]
    UnknownFormat,
}

impl ReadError {
    /// A stable word for this kind of error, to look its sentence up in a locale file.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NotAPlan { .. } => "not-a-plan",
            Self::Encrypted => "encrypted",
            Self::Damaged { .. } => "damaged",
            Self::TooLarge { .. } => "too-large",
            Self::LegacyEncoding { .. } => "legacy-encoding",
            Self::UnknownEncoding => "unknown-encoding",
            Self::UnsupportedFormat { .. } => "unsupported-format",
            Self::UnknownFormat => "unknown-format",
        }
    }
}
