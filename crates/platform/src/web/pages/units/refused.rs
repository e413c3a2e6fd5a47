//! Why a change of a unit was refused, in words, and the field it is about.

use crate::{
    org::OrgRefusal,
    web::{Error, Lang, words::t},
};

/// A refusal that ends in a page of its own instead of beside a field.
pub(in crate::web::pages) fn or_page(refusal: OrgRefusal) -> Result<OrgRefusal, Error> {
    match refusal {
        OrgRefusal::NotYours => Err(Error::NotYours),
        OrgRefusal::Unknown => Err(Error::NotFound),
        OrgRefusal::Store(error) => Err(error.into()),
        refusal => Ok(refusal),
    }
}

/// The refusal in words.
pub(in crate::web::pages) fn words(lang: Lang, refusal: &OrgRefusal) -> String {
    match refusal {
        OrgRefusal::CodeTaken(code) => t!(lang, "refused-code-taken", code = code.as_str()),
        OrgRefusal::BadCode(_) => t!(lang, "refused-bad-code"),
        OrgRefusal::NoSuchUnit(code) => t!(lang, "refused-no-such-unit", code = code.as_str()),
        OrgRefusal::NoName => t!(lang, "refused-no-name"),
        OrgRefusal::EndsBeforeItBegins => t!(lang, "refused-ends-before"),
        OrgRefusal::Cycle(unit) => t!(lang, "refused-cycle", unit = unit.as_str()),
        OrgRefusal::IsAuthority => t!(lang, "refused-is-authority"),
        OrgRefusal::AliasTaken { name, by } => {
            t!(lang, "refused-alias-taken", name = name.as_str(), by = by.as_str())
        }
        OrgRefusal::EmptyAlias => t!(lang, "refused-empty-alias"),
        OrgRefusal::NoSuchAlias => t!(lang, "refused-no-such-alias"),
        OrgRefusal::BadContact(contact) => {
            t!(lang, "refused-bad-contact", value = contact.value.as_str())
        }
        OrgRefusal::NotYours | OrgRefusal::Unknown | OrgRefusal::Store(_) => {
            t!(lang, "error-internal")
        }
    }
}

/// The field of the unit's form that a refusal is about.
pub(super) fn field(refusal: &OrgRefusal) -> &'static str {
    match refusal {
        OrgRefusal::CodeTaken(_) | OrgRefusal::BadCode(_) => "code",
        OrgRefusal::EndsBeforeItBegins => "valid_to",
        OrgRefusal::BadContact(contact) => contact.kind.word(),
        OrgRefusal::Cycle(_) | OrgRefusal::NoSuchUnit(_) | OrgRefusal::IsAuthority => "parent",
        _ => "name",
    }
}
