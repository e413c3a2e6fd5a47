//! Why a change of a person was refused, in words.

use super::super::units::refused as unit_refused;
use crate::{
    identity::AccountRefusal,
    org::OrgRefusal,
    web::{Error, Lang, date, words::t},
};

/// The refusal in words, or a page of its own.
pub(in crate::web::pages) fn words(lang: Lang, refusal: AccountRefusal) -> Result<String, Error> {
    Ok(match refusal {
        AccountRefusal::NotYours => return Err(Error::NotYours),
        AccountRefusal::Unknown | AccountRefusal::NoSuchLogin(_) => return Err(Error::NotFound),
        AccountRefusal::Store(error) => return Err(error.into()),
        AccountRefusal::Org(OrgRefusal::Unknown) => return Err(Error::NotFound),
        AccountRefusal::Org(refusal) => unit_refused::words(lang, &unit_refused::or_page(refusal)?),
        AccountRefusal::LoginTaken(login) => t!(lang, "person-login-taken", login = login),
        AccountRefusal::BadLogin(_) => t!(lang, "person-bad-login"),
        AccountRefusal::NoName => t!(lang, "person-no-name"),
        AccountRefusal::NoTitle => t!(lang, "person-no-title"),
        AccountRefusal::OwnAccount => t!(lang, "person-own-account"),
        AccountRefusal::BeginsLater(on) => {
            let on = date(lang, on);
            t!(lang, "person-begins-later", on = on)
        }
        AccountRefusal::NoUnitThen { unit, on } => {
            let on = date(lang, on);
            t!(lang, "person-no-unit-then", unit = unit, on = on)
        }
        AccountRefusal::HeldAlready(title) => t!(lang, "person-held-already", title = title),
        AccountRefusal::MixedHands => t!(lang, "person-mixed-hands"),
        AccountRefusal::GrantedAlready => t!(lang, "person-granted-already"),
        AccountRefusal::NotGranted => t!(lang, "person-not-granted"),
        AccountRefusal::SecondFactorCompelled => t!(lang, "factor-compelled"),
        AccountRefusal::NoSecondFactor => t!(lang, "factor-none"),
        AccountRefusal::HasSecondFactor => t!(lang, "factor-there"),
        AccountRefusal::LinkedAlready => t!(lang, "provider-linked-already"),
        AccountRefusal::WrongRow(row) => t!(lang, "import-wrong-row", row = row),
        AccountRefusal::Password(_) => t!(lang, "error-internal"),
    })
}
