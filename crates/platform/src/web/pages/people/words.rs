//! Roles in words, and read from what people write for them.

use crate::{
    permit::Role,
    web::{Lang, words::t},
};
use ddci_vntext::fold;

/// A role in words.
pub(in crate::web::pages) fn role(lang: Lang, role: Role) -> String {
    match role {
        Role::Administrator => t!(lang, "role-administrator"),
        Role::Coordinator => t!(lang, "role-coordinator"),
        Role::Leader => t!(lang, "role-leader"),
        Role::UnitHead => t!(lang, "role-unit-head"),
        Role::Officer => t!(lang, "role-officer"),
        Role::Reader => t!(lang, "role-reader"),
        Role::Auditor => t!(lang, "role-auditor"),
    }
}

/// The roles as options of a select.
pub(super) fn roles(lang: Lang) -> Vec<(String, String)> {
    let choose = (String::new(), t!(lang, "choose"));
    let roles = Role::ALL.map(|one| (one.word().to_owned(), role(lang, one)));
    std::iter::once(choose).chain(roles).collect()
}

/// The word of the role that somebody wrote, in either language; what is no role stays as it is.
pub(super) fn role_word(text: &str) -> String {
    let meant = fold(text.trim());
    let names = |one: Role| Lang::ALL.map(|lang| fold(&role(lang, one)));
    let found = Role::ALL.into_iter().find(|one| names(*one).contains(&meant));
    found.map_or_else(|| text.trim().to_owned(), |one| one.word().to_owned())
}
