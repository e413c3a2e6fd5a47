//! An authority founded through the real transitions, with its people.

use ddci_platform::{
    identity::{self, AddAccount, MakeApiToken, OpenSession, TOKEN_PREFIX, Token},
    org::{AddGroup, AddPerson, AddUnit, FoundAuthority, Unit, UnitId, UnitKind, by_code},
    permit::{Actor, Role, Scope, Viewer},
    store::Db,
};
use jiff::SignedDuration;
use std::collections::BTreeMap;

/// The code of the office that consolidates the plan; coordinator, reader, auditor work there.
pub const OFFICE: &str = "office";
/// The code of a division; [`Actors::unit_head`] and [`Actors::officer`] work there.
pub const FINANCE: &str = "finance";
/// The code of another division.
pub const INTERIOR: &str = "interior";
/// The code of a commune.
pub const COMMUNE: &str = "commune";
/// The code of another commune.
pub const SECOND_COMMUNE: &str = "second-commune";
/// The code of a township.
pub const TOWNSHIP: &str = "township";
/// The code of an agency under a ministry.
pub const TAX: &str = "tax";

const UNITS: [(&str, &str, UnitKind); 7] = [
    (OFFICE, "Văn phòng HĐND và UBND", UnitKind::Division),
    (FINANCE, "Phòng Tài chính", UnitKind::Division),
    (INTERIOR, "Phòng Nội vụ", UnitKind::Division),
    (COMMUNE, "UBND xã Bình An", UnitKind::Commune),
    (SECOND_COMMUNE, "UBND xã Hòa Bình", UnitKind::Commune),
    (TOWNSHIP, "UBND thị trấn Mẫu", UnitKind::Township),
    (TAX, "Chi cục Thuế", UnitKind::VerticalAgency),
];

const PEOPLE: [(Role, &str, &str); 7] = [
    (Role::Administrator, OFFICE, "Đỗ Quản Trị"),
    (Role::Coordinator, OFFICE, "Hoàng Điều Phối"),
    (Role::Leader, "", "Nguyễn Lãnh Đạo"),
    (Role::UnitHead, FINANCE, "Trần Trưởng Phòng"),
    (Role::Officer, FINANCE, "Lê Cán Bộ"),
    (Role::Reader, OFFICE, "Phạm Người Đọc"),
    (Role::Auditor, OFFICE, "Vũ Kiểm Tra"),
];

/// Somebody who is signed in.
#[derive(Debug, Clone)]
pub struct Member {
    /// What they sign in with.
    pub login: String,
    /// Who they are to pages and queries.
    pub viewer: Viewer,
    /// The secret of their session.
    pub token: Token,
}

impl Member {
    /// Who they are to transitions.
    pub fn actor(&self) -> Actor {
        Actor::Person(self.viewer.clone())
    }

    /// A token they make for a program, good for 90 days; for what they may not do themselves it is
    /// not good.
    pub async fn api_token(&self, db: &Db, scopes: &[Scope]) -> Token {
        let token = Token::prefixed(TOKEN_PREFIX, db.random()).expect("randomness");
        let within = scopes.iter().copied().filter(|scope| scope.is_within(&self.viewer));
        let make = MakeApiToken {
            name: "testkit".to_owned(),
            scopes: within.collect(),
            lasts: SignedDuration::from_hours(90 * 24),
            token: token.clone(),
        };
        db.run(&self.actor(), &make).await.expect("the token is made");
        token
    }
}

/// An authority with seven units, a group of communes, one account per role, and an officer in
/// each unit. Everybody is signed in at the database's moment.
#[derive(Debug, Clone)]
pub struct Actors {
    /// The authority.
    pub authority: UnitId,
    units: BTreeMap<String, Unit>,
    members: BTreeMap<String, Member>,
}

impl Actors {
    /// Founds "UBND huyện Mẫu" under the code `model`.
    pub async fn found(db: &Db) -> Self {
        Self::found_as(db, "model", "UBND huyện Mẫu").await
    }

    /// Founds another authority beside it: what one sees, the other must not.
    pub async fn found_as(db: &Db, code: &str, name: &str) -> Self {
        let founding = FoundAuthority {
            code: code.to_owned(),
            name: name.to_owned(),
            name_en: None,
            kind: UnitKind::PeoplesCommittee,
            valid_to: None,
            source: "test".to_owned(),
            verified: true,
            aliases: Vec::new(),
        };
        let authority = founding.run(db).await.expect("the authority is founded");
        let mut actors = Self { authority, units: BTreeMap::new(), members: BTreeMap::new() };
        actors.add_units(db).await;
        for (role, unit, person) in PEOPLE {
            let unit = if unit.is_empty() { code } else { unit };
            actors.add_member(db, role.word().to_owned(), code, role, unit, person).await;
        }
        for (unit, ..) in UNITS {
            let name = officer_name(unit);
            actors.add_member(db, name, code, Role::Officer, unit, "Ngô Phụ Trách").await;
        }
        actors
    }

    async fn add_units(&mut self, db: &Db) {
        let operator = self.operator();
        for (code, name, kind) in UNITS {
            let unit = AddUnit {
                code: code.to_owned(),
                name: name.to_owned(),
                name_en: None,
                kind,
                parent: None,
                official_code: None,
                district: None,
                outside: false,
                valid_from: None,
                valid_to: None,
                source: "test".to_owned(),
                verified: true,
                aliases: Vec::new(),
            };
            db.run(&operator, &unit).await.expect("the unit is added");
            let unit = by_code(db, self.authority, code).await.expect("units can be read");
            self.units.insert(code.to_owned(), unit.expect("the unit is there"));
        }
        let communes = AddGroup {
            code: "communes".to_owned(),
            name: "UBND các xã, thị trấn".to_owned(),
            kinds: vec![UnitKind::Commune, UnitKind::Township],
            members: Vec::new(),
            aliases: Vec::new(),
        };
        db.run(&operator, &communes).await.expect("the group is added");
    }

    async fn add_member(
        &mut self,
        db: &Db,
        name: String,
        authority: &str,
        role: Role,
        unit: &str,
        person: &str,
    ) {
        let login = format!("{authority}.{name}");
        let account = AddAccount {
            login: login.clone(),
            person: AddPerson {
                name: person.to_owned(),
                title: "Chuyên viên".to_owned(),
                unit: unit.to_owned(),
                email: None,
            },
            role,
            password: None,
        };
        db.run(&self.operator(), &account).await.expect("the account is added");
        let member = sign_in(db, &login).await;
        self.members.insert(name, member);
    }

    /// The unit with that code: [`OFFICE`], [`FINANCE`], …
    pub fn unit(&self, code: &str) -> &Unit {
        self.units.get(code).unwrap_or_else(|| panic!("no unit has the code {code:?}"))
    }

    /// A command typed on the machine.
    pub fn operator(&self) -> Actor {
        Actor::Operator { authority: self.authority, command: "test" }
    }

    /// The one with that role.
    pub fn member(&self, role: Role) -> &Member {
        self.named(role.word())
    }

    /// The officer of a unit: [`COMMUNE`], [`OFFICE`], …
    pub fn officer_of(&self, unit: &str) -> &Member {
        self.named(&officer_name(unit))
    }

    fn named(&self, name: &str) -> &Member {
        self.members.get(name).unwrap_or_else(|| panic!("nobody is {name:?}"))
    }

    /// Keeps units and accounts.
    pub fn administrator(&self) -> Actor {
        self.member(Role::Administrator).actor()
    }

    /// Prepares, issues and accepts; works in [`OFFICE`].
    pub fn coordinator(&self) -> Actor {
        self.member(Role::Coordinator).actor()
    }

    /// Accepts what the coordinating office itself owes.
    pub fn leader(&self) -> Actor {
        self.member(Role::Leader).actor()
    }

    /// Heads [`FINANCE`].
    pub fn unit_head(&self) -> Actor {
        self.member(Role::UnitHead).actor()
    }

    /// Does the work of [`FINANCE`].
    pub fn officer(&self) -> Actor {
        self.member(Role::Officer).actor()
    }

    /// Reads.
    pub fn reader(&self) -> Actor {
        self.member(Role::Reader).actor()
    }

    /// Reads everything, the audit log too.
    pub fn auditor(&self) -> Actor {
        self.member(Role::Auditor).actor()
    }
}

fn officer_name(unit: &str) -> String {
    format!("officer.{unit}")
}

/// Opens a session, as the sign-in page does, and looks at who stands behind it.
async fn sign_in(db: &Db, login: &str) -> Member {
    let account = identity::by_login(db, login).await.expect("accounts can be read");
    let session = OpenSession {
        account: account.expect("the account is there").id,
        token: Token::new(db.random()).expect("seeded randomness never ends"),
        agent: "testkit".to_owned(),
        address: "127.0.0.1".to_owned(),
        by: "link",
    };
    let token = session.run(db).await.expect("the session opens").token;
    let viewer = identity::viewer(db, &token).await.expect("sessions can be read");
    Member { login: login.to_owned(), viewer: viewer.expect("somebody is signed in"), token }
}
