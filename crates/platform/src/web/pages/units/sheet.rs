//! Everything known of one unit, as its page shows it.

use crate::{
    feed::{self, Feed},
    org::{self, Contact, Line, Unit, UnitId},
    permit::Viewer,
    web::{Cx, Error},
};

/// A unit with its surroundings.
pub(super) struct Sheet {
    /// The unit.
    pub(super) unit: Unit,
    /// All units its authority knows, for their names.
    pub(super) register: Vec<Unit>,
    /// How it is reached.
    pub(super) contacts: Vec<Contact>,
    /// The names under which plans mention it.
    pub(super) aliases: Vec<String>,
    /// What became of the units of its authority.
    pub(super) lineage: Vec<Line>,
    /// The viewer's calendars of what it owes; none where they may not see that.
    pub(super) feeds: Option<Vec<Feed>>,
}

impl Sheet {
    /// The unit with that key; another authority's is not found.
    pub(super) async fn of(cx: &Cx, viewer: &Viewer, id: UnitId) -> Result<Self, Error> {
        let register = org::register(cx.db(), viewer.authority).await?;
        let unit = register.iter().find(|unit| unit.id == id).cloned().ok_or(Error::NotFound)?;
        let feeds = match feed::sees_unit(cx.db(), viewer, id).await? {
            true => Some(feed::kept(cx.db(), viewer, Some(id)).await?),
            false => None,
        };
        Ok(Self {
            contacts: org::contacts(cx.db(), id).await?,
            aliases: org::aliases_of(cx.db(), id).await?,
            lineage: org::lineage(cx.db(), viewer.authority).await?,
            unit,
            register,
            feeds,
        })
    }
}
