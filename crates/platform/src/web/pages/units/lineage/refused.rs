//! Why a reorganisation was not recorded, in words, and the field it is about.

use crate::{
    org::LineageRefusal,
    web::{Error, Errors, Lang, date, words::t},
};

/// The refusal beside its field, or a page of its own.
pub(super) fn beside(lang: Lang, refusal: LineageRefusal) -> Result<Errors, Error> {
    use LineageRefusal as R;
    let field = if matches!(refusal, R::NoLegalBasis) { "legal_basis" } else { "predecessor-1" };
    let words = match refusal {
        R::NotYours => return Err(Error::NotYours),
        R::Unknown => return Err(Error::NotFound),
        R::Store(error) => return Err(error.into()),
        R::Nothing => t!(lang, "reorganise-nothing"),
        R::NoLegalBasis => t!(lang, "reorganise-no-legal-basis"),
        R::Itself(name) => t!(lang, "reorganise-itself", name = name),
        R::NoSuccessor(name) => t!(lang, "reorganise-no-successor", name = name),
        R::HasSuccessor(name) => t!(lang, "reorganise-has-successor", name = name),
        R::MergeOfOne(name) => t!(lang, "reorganise-merge-of-one", name = name),
        R::SplitIntoOne(name) => t!(lang, "reorganise-split-into-one", name = name),
        R::RenameOfMany(name) => t!(lang, "reorganise-rename-of-many", name = name),
        R::Twice(name) => t!(lang, "reorganise-twice", name = name),
        R::TooMuch(name) => t!(lang, "reorganise-too-much", name = name),
        R::NotYetBegun { name, on } => {
            let on = date(lang, on);
            t!(lang, "reorganise-not-yet-begun", name = name, on = on)
        }
        R::Ended { name, on } => {
            let on = date(lang, on);
            t!(lang, "reorganise-ended", name = name, on = on)
        }
        R::BeginsElsewhen { name, on } => {
            let on = date(lang, on);
            t!(lang, "reorganise-begins-elsewhen", name = name, on = on)
        }
    };
    Ok(Errors::one(field, words))
}
