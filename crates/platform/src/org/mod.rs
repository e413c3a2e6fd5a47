//! Units with validity dates, groups of units, persons. Never keyed by name: names repeat.

mod bind;
mod body_key;
mod create;
mod find;
mod group;
mod unit;

pub use bind::{Alias, BodyTarget, RememberAlias, aliases, remember};
pub use body_key::body_key;
pub use create::{AddGroup, AddPerson, AddUnit, FoundAuthority, OrgRefusal};
pub use find::{authorities, authority, by_code, list, members, unit};
pub use group::{Group, GroupId, groups};
pub use unit::{Unit, UnitKind};

crate::key! {
    /// A unit: people's committee, division, commune, agency…
    UnitId
}
crate::key! {
    /// A person.
    PersonId
}
