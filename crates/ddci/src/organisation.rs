//! An authority's organisation as a file: units, groups, people.

use anyhow::Context;
use ddci_platform::{
    identity::AddAccount,
    org::{AddGroup, AddPerson, AddUnit, FoundAuthority, UnitId, UnitKind},
    permit::{Actor, Role},
    store::Db,
};
use jiff::civil::Date;
use serde::Deserialize;

/// Units and groups of an authority.
#[derive(Debug, Deserialize)]
pub struct Organisation {
    /// The code of the unit that is the authority.
    pub authority: String,
    /// Units, those above before those below.
    pub units: Vec<UnitFile>,
    /// Groups that plans name as one.
    #[serde(default)]
    pub groups: Vec<GroupFile>,
}

/// A unit.
#[derive(Debug, Deserialize)]
pub struct UnitFile {
    /// A stable code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its name in English.
    pub name_en: Option<String>,
    /// Its kind, by its word.
    pub kind: String,
    /// The code of the unit above.
    pub parent: Option<String>,
    /// The names under which plans mention it.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The code the state's register gives it.
    pub official_code: Option<String>,
    /// The district it lies or lay in, "huyện Cao Lộc".
    pub district: Option<String>,
    /// Whether it stands under another authority.
    #[serde(default)]
    pub outside: bool,
    /// Its first day.
    pub valid_from: Option<Date>,
    /// Its last day.
    pub valid_to: Option<Date>,
    /// Where this is known from.
    pub source: String,
    /// Whether somebody has checked it.
    pub verified: bool,
}

/// A group.
#[derive(Debug, Deserialize)]
pub struct GroupFile {
    /// A stable code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The names under which plans mention it.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Its members.
    pub members: Members,
}

/// The members of a group.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Members {
    /// Every unit of these kinds, and units named one by one.
    Kinds {
        /// Kinds, by their words.
        kinds: Vec<String>,
        /// Codes.
        #[serde(default)]
        codes: Vec<String>,
    },
    /// Units named one by one.
    Codes(Vec<String>),
}

/// A person with an account.
#[derive(Debug, Clone, Deserialize)]
pub struct PersonFile {
    /// What they sign in with.
    pub login: String,
    /// Their name.
    pub name: String,
    /// Their title.
    pub title: String,
    /// The code of their unit.
    pub unit: String,
    /// Their role, by its word.
    pub role: String,
    /// Where messages reach them.
    #[serde(default)]
    pub email: Option<String>,
}

impl Organisation {
    /// Reads the file's text.
    ///
    /// # Errors
    /// A sentence that says where the text is wrong.
    pub fn parse(text: &str) -> anyhow::Result<Self> {
        serde_json::from_str(text).context("the organisation file cannot be read")
    }

    /// Founds the authority and adds everything else.
    ///
    /// # Errors
    /// The first unit or group that is refused, by its code.
    pub async fn found(&self, db: &Db) -> anyhow::Result<UnitId> {
        let unit =
            self.units.iter().find(|unit| unit.code == self.authority).with_context(|| {
                format!("no unit has the authority's code {:?}", self.authority)
            })?;
        let authority = FoundAuthority {
            code: unit.code.clone(),
            name: unit.name.clone(),
            name_en: unit.name_en.clone(),
            kind: kind(&unit.kind)?,
            valid_to: unit.valid_to,
            source: unit.source.clone(),
            verified: unit.verified,
            aliases: unit.aliases.clone(),
        };
        let id = authority.run(db).await?;
        self.add(db, &Actor::Operator { authority: id, command: "unit import" }).await?;
        Ok(id)
    }

    /// Adds the units and groups to an authority that exists.
    ///
    /// # Errors
    /// The first unit or group that is refused, by its code.
    pub async fn add(&self, db: &Db, actor: &Actor) -> anyhow::Result<()> {
        for unit in self.units.iter().filter(|unit| unit.code != self.authority) {
            db.run(actor, &unit.transition()?)
                .await
                .with_context(|| format!("unit {:?} was refused", unit.code))?;
        }
        for group in &self.groups {
            db.run(actor, &group.transition()?)
                .await
                .with_context(|| format!("group {:?} was refused", group.code))?;
        }
        Ok(())
    }
}

impl UnitFile {
    /// The unit as it is added.
    ///
    /// # Errors
    /// A kind that is unknown.
    pub fn transition(&self) -> anyhow::Result<AddUnit> {
        Ok(AddUnit {
            code: self.code.clone(),
            name: self.name.clone(),
            name_en: self.name_en.clone(),
            kind: kind(&self.kind)?,
            parent: self.parent.clone(),
            official_code: self.official_code.clone(),
            district: self.district.clone(),
            outside: self.outside,
            valid_from: self.valid_from,
            valid_to: self.valid_to,
            source: self.source.clone(),
            verified: self.verified,
            aliases: self.aliases.clone(),
        })
    }
}

impl GroupFile {
    fn transition(&self) -> anyhow::Result<AddGroup> {
        let (kinds, members) = match &self.members {
            Members::Kinds { kinds, codes } => (kinds.as_slice(), codes.clone()),
            Members::Codes(codes) => (&[][..], codes.clone()),
        };
        Ok(AddGroup {
            code: self.code.clone(),
            name: self.name.clone(),
            kinds: kinds.iter().map(|word| kind(word)).collect::<Result<_, _>>()?,
            members,
            aliases: self.aliases.clone(),
        })
    }
}

impl PersonFile {
    /// Adds the person with an account.
    ///
    /// # Errors
    /// The role or unit that is unknown.
    pub async fn add(&self, db: &Db, actor: &Actor) -> anyhow::Result<()> {
        let role: Role = self.role.parse().map_err(anyhow::Error::msg)?;
        let person = AddPerson {
            name: self.name.clone(),
            title: self.title.clone(),
            unit: self.unit.clone(),
            email: self.email.as_deref().map(str::parse).transpose()?,
        };
        let add = AddAccount { login: self.login.clone(), person, role, password: None };
        db.run(actor, &add)
            .await
            .with_context(|| format!("account {:?} was refused", self.login))?;
        Ok(())
    }
}

fn kind(word: &str) -> anyhow::Result<UnitKind> {
    word.parse().map_err(anyhow::Error::msg)
}
