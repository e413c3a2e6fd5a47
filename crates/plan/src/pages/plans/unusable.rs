//! Why a document cannot be taken as a plan, and what to do next: one sentence each.

use crate::words::t;
use ddci_plan_reader::ReadError;
use ddci_platform::{
    files::{FileRefusal, Kind, Upload},
    web::Lang,
};

/// Whether a file is of a kind in which plans are handed in. A PDF of a scan holds no text, and a
/// table of another ending is no plan's text.
pub(super) fn is_plan(document: &Upload) -> bool {
    match document.kind {
        Kind::Docx | Kind::Xlsx => true,
        Kind::Text => document.name.to_lowercase().ends_with(".txt"),
        Kind::Pdf | Kind::Jpeg | Kind::Png | Kind::Webp => false,
    }
}

/// What the reader could not do with the document.
pub(super) fn unreadable(lang: Lang, error: &ReadError) -> String {
    match error {
        ReadError::Empty => t!(lang, "plans-unreadable-empty"),
        ReadError::NotAPlan { .. } => t!(lang, "plans-unreadable-not-a-plan"),
        ReadError::Encrypted => t!(lang, "plans-unreadable-encrypted"),
        ReadError::Damaged { .. } => t!(lang, "plans-unreadable-damaged"),
        ReadError::TooLarge { .. } => t!(lang, "plans-unreadable-too-large"),
        ReadError::LegacyEncoding { name } => {
            let name: &str = name;
            t!(lang, "plans-unreadable-legacy-encoding", name = name)
        }
        ReadError::UnknownEncoding => t!(lang, "plans-unreadable-unknown-encoding"),
        ReadError::UnsupportedFormat { name } => {
            // A name may be two names, joined in English.
            let name = name.replace(" or ", &t!(lang, "plans-or"));
            t!(lang, "plans-unreadable-unsupported-format", name = name)
        }
        ReadError::UnknownFormat => t!(lang, "plans-other-kind"),
    }
}

/// Why the file was not taken although it can be read.
pub(super) fn not_taken(lang: Lang, refusal: FileRefusal) -> String {
    match refusal {
        FileRefusal::Empty => t!(lang, "plans-unreadable-empty"),
        FileRefusal::TooLarge => t!(lang, "plans-not-taken-too-large"),
        FileRefusal::NameDisagrees => t!(lang, "plans-not-taken-name"),
        FileRefusal::UnknownKind | FileRefusal::BrokenPhoto => t!(lang, "plans-not-taken-kind"),
    }
}
