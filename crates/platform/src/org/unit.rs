//! A unit and its kind.

use super::{UnitId, vocabulary::one_of};
use crate::store::{Row, StoreError};
use jiff::civil::Date;

/// What a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum UnitKind {
    /// A people's committee (UBND) of any level but a commune's.
    PeoplesCommittee,
    /// A specialised division (phòng) or a department (sở).
    Division,
    /// The people's committee of a commune (xã).
    Commune,
    /// The people's committee of a township (thị trấn), until 30/6/2025.
    Township,
    /// The people's committee of a ward (phường).
    Ward,
    /// The people's committee of a special zone (đặc khu).
    SpecialZone,
    /// An agency under a ministry (cơ quan ngành dọc): can be asked to coordinate, not ordered.
    VerticalAgency,
    /// A service unit or project board.
    ServiceCentre,
    /// An inspectorate (thanh tra).
    Inspectorate,
    /// An association (hội).
    Association,
    /// Anything else.
    Other,
}

impl UnitKind {
    /// All kinds.
    pub const ALL: [Self; 11] = [
        Self::PeoplesCommittee,
        Self::Division,
        Self::Commune,
        Self::Township,
        Self::Ward,
        Self::SpecialZone,
        Self::VerticalAgency,
        Self::ServiceCentre,
        Self::Inspectorate,
        Self::Association,
        Self::Other,
    ];

    /// The word it is stored under.
    pub fn word(self) -> &'static str {
        match self {
            Self::PeoplesCommittee => "peoples_committee",
            Self::Division => "division",
            Self::Commune => "commune",
            Self::Township => "township",
            Self::Ward => "ward",
            Self::SpecialZone => "special_zone",
            Self::VerticalAgency => "vertical_agency",
            Self::ServiceCentre => "service_centre",
            Self::Inspectorate => "inspectorate",
            Self::Association => "association",
            Self::Other => "other",
        }
    }

    /// Whether it stands at commune level.
    pub fn is_commune_level(self) -> bool {
        matches!(self, Self::Commune | Self::Township | Self::Ward | Self::SpecialZone)
    }
}

impl std::str::FromStr for UnitKind {
    type Err = String;
    fn from_str(word: &str) -> Result<Self, Self::Err> {
        one_of(&Self::ALL, Self::word, word, ("kind of unit", "kinds"))
    }
}

/// A unit of an authority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its key.
    pub id: UnitId,
    /// The authority it belongs to; its own key where it is the authority.
    pub authority: UnitId,
    /// The unit above it.
    pub parent: Option<UnitId>,
    /// A stable code, unique in the authority.
    pub code: String,
    /// What it is.
    pub kind: UnitKind,
    /// Its name in Vietnamese.
    pub name: String,
    /// Its name in English.
    pub name_en: Option<String>,
    /// The code the state's register gives it.
    pub official_code: Option<String>,
    /// The district it lies or lay in, where names alone do not tell: "huyện Lộc Bình".
    pub district: Option<String>,
    /// It stands under another authority and is known only for what it came from or what became
    /// of it: it can never be chosen and owes nothing.
    pub outside: bool,
    /// Where it is known from.
    pub source: String,
    /// Whether somebody has checked that.
    pub verified: bool,
    /// The first day it existed, where known.
    pub valid_from: Option<Date>,
    /// The last day it existed.
    pub valid_to: Option<Date>,
}

impl Unit {
    /// The columns that [`Unit::from_row`] reads, of a table or alias `u`.
    pub const COLUMNS: &'static str = "u.id, u.authority, u.parent, u.code, u.kind, u.name, \
                                       u.name_en, u.official_code, u.district, u.outside, \
                                       u.source, u.verified, u.valid_from, u.valid_to";

    /// Reads a unit.
    ///
    /// # Errors
    /// [`StoreError`] where a column is missing or a kind is unknown.
    pub fn from_row(row: &Row) -> Result<Self, StoreError> {
        let kind: String = row.get("kind")?;
        Ok(Self {
            id: row.get("id")?,
            authority: row.get("authority")?,
            parent: row.get::<Option<uuid::Uuid>>("parent")?.map(UnitId),
            code: row.get("code")?,
            kind: kind
                .parse()
                .map_err(|_| StoreError::Vocabulary { column: "kind".into(), value: kind })?,
            name: row.get("name")?,
            name_en: row.get("name_en")?,
            official_code: row.get("official_code")?,
            district: row.get("district")?,
            outside: row.get("outside")?,
            source: row.get("source")?,
            verified: row.get("verified")?,
            valid_from: row.get("valid_from")?,
            valid_to: row.get("valid_to")?,
        })
    }

    /// Whether it existed on that day.
    pub fn is_valid_on(&self, date: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= date) && self.valid_to.is_none_or(|to| date <= to)
    }
}
