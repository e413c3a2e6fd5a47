//! Units with validity dates, groups of units, persons. Never keyed by name: names repeat.

mod add_group;
mod add_person;
mod alias;
mod bind;
mod body_key;
mod change_unit;
mod contact;
mod create;
mod email;
mod find;
mod group;
mod homonym;
mod lineage;
mod refusal;
mod superior;
mod unit;
mod vocabulary;

pub use add_group::AddGroup;
pub use add_person::AddPerson;
pub use alias::{AddAlias, RemoveAlias, aliases_of};
pub use bind::{Alias, BodyTarget, RememberAlias, aliases, aliases_on, forget, remember};
pub use body_key::body_key;
pub use change_unit::ChangeUnit;
pub use contact::{Contact, ContactKind, SetContacts, contacts};
pub use create::{AddUnit, FoundAuthority};
pub use email::{Email, NoEmail};
pub use find::{authorities, authority, by_code, list, members, owned, register, unit};
pub use group::{Group, GroupId, groups};
pub use homonym::{homonyms, place_key};
pub use lineage::{
    Line, LineageId, LineageKind, LineageRefusal, Move, RecordReorganisation, Share, Successor,
    lineage, successors,
};
pub use refusal::OrgRefusal;
pub use superior::{PlaceUnder, stands_above, subordinates, superior};
pub use unit::{Unit, UnitKind};

crate::key! {
    /// A unit: people's committee, division, commune, agency…
    UnitId
}
crate::key! {
    /// A person.
    PersonId
}
