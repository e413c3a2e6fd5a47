//! Units are changed by whoever may, with what was and what is in the audit log.

use ddci_platform::{
    MIGRATIONS,
    org::{
        self, AddAlias, AddUnit, ChangeUnit, Contact, ContactKind, OrgRefusal, SetContacts, Unit,
        UnitKind,
    },
    permit::Role,
    store::{Db, Read},
    values,
};
use ddci_testkit::{Actors, COMMUNE, Engine, FINANCE, OFFICE, SECOND_COMMUNE, TOWNSHIP, TestDb};
use jiff::civil::date;
use rstest::rstest;

pub async fn authority(engine: Engine) -> (TestDb, Actors) {
    let test = TestDb::new(engine, MIGRATIONS).await;
    let actors = Actors::found(&test).await;
    (test, actors)
}

/// A unit that is added as it is named.
pub fn unit(code: &str, name: &str, kind: UnitKind) -> AddUnit {
    AddUnit {
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
    }
}

/// The change of a unit that changes nothing.
fn same(unit: &Unit) -> ChangeUnit {
    ChangeUnit {
        unit: unit.id,
        name: unit.name.clone(),
        name_en: unit.name_en.clone(),
        kind: unit.kind,
        parent: unit.parent,
        official_code: unit.official_code.clone(),
        district: unit.district.clone(),
        outside: unit.outside,
        valid_from: unit.valid_from,
        valid_to: unit.valid_to,
        source: unit.source.clone(),
        verified: unit.verified,
    }
}

/// The verb and the detail of the last entry.
pub async fn last_entry(db: &Db, actors: &Actors) -> (String, String) {
    let sql = "SELECT verb, detail FROM audit_entry WHERE authority = $1 ORDER BY sequence DESC";
    let row = db.first(sql, values![actors.authority.0]).await.unwrap().unwrap();
    (row.get("verb").unwrap(), row.get("detail").unwrap())
}

async fn below(db: &Db, ancestor: &Unit) -> usize {
    let sql = "SELECT unit FROM unit_ancestor WHERE ancestor = $1";
    db.all(sql, values![ancestor.id.0]).await.unwrap().len()
}

async fn read(db: &Db, actors: &Actors, code: &str) -> Unit {
    org::by_code(db, actors.authority, code).await.unwrap().unwrap()
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_change_is_kept_with_what_was_and_what_is(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let finance = actors.unit(FINANCE);
    let change = ChangeUnit {
        name: "Phòng Tài chính - Kế hoạch".to_owned(),
        valid_to: Some(date(2025, 6, 30)),
        ..same(finance)
    };

    test.run(&actors.administrator(), &change).await.unwrap();

    let after = read(&test, &actors, FINANCE).await;
    assert_eq!((after.name.as_str(), after.valid_to), (change.name.as_str(), change.valid_to));
    let (verb, detail) = last_entry(&test, &actors).await;
    assert_eq!(verb, "unit.change");
    let kept = r#"{"after":{"name":"Phòng Tài chính - Kế hoạch","valid_to":"2025-06-30"},"before":{"name":"Phòng Tài chính","valid_to":null}}"#;
    assert_eq!(detail, kept);
    // Plans of before and after mean the same unit by either name.
    let names = org::aliases_of(test.db(), finance.id).await.unwrap();
    assert_eq!(names, ["Phòng Tài chính", "Phòng Tài chính - Kế hoạch"]);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn what_stands_below_moves_along(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let team = AddUnit {
        parent: Some(FINANCE.to_owned()),
        ..unit("team", "Tổ Ngân sách", UnitKind::Other)
    };
    test.run(&actors.administrator(), &team).await.unwrap();
    let (office, finance) = (actors.unit(OFFICE), actors.unit(FINANCE));
    let (before_office, before_all) =
        (below(&test, office).await, below(&test, &read(&test, &actors, "model").await).await);

    let moved = ChangeUnit { parent: Some(office.id), ..same(finance) };
    test.run(&actors.administrator(), &moved).await.unwrap();

    assert_eq!(below(&test, office).await, before_office + 2, "the division and its team");
    assert_eq!(below(&test, &read(&test, &actors, "model").await).await, before_all);
    let back = ChangeUnit { parent: None, ..same(&read(&test, &actors, FINANCE).await) };
    test.run(&actors.administrator(), &back).await.unwrap();
    assert_eq!(below(&test, office).await, before_office);
}

#[rstest]
#[tokio::test]
async fn nothing_stands_above_itself(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[values(FINANCE, "team", "desk")] above: &str,
) {
    let (test, actors) = authority(engine).await;
    for (code, parent) in [("team", FINANCE), ("desk", "team")] {
        let add = AddUnit { parent: Some(parent.to_owned()), ..unit(code, code, UnitKind::Other) };
        test.run(&actors.administrator(), &add).await.unwrap();
    }
    let parent = Some(read(&test, &actors, above).await.id);

    let cycle = ChangeUnit { parent, ..same(actors.unit(FINANCE)) };
    let refusal = test.run(&actors.administrator(), &cycle).await;

    assert!(matches!(refusal, Err(OrgRefusal::Cycle(_))), "{refusal:?}");
    assert_eq!(read(&test, &actors, FINANCE).await, *actors.unit(FINANCE));
}

/// Each rule of a change, and the refusal it ends in.
#[rstest]
#[case::no_name(|change: &mut ChangeUnit| change.name = " ".to_owned(), "a unit needs a name")]
#[case::backwards(
    |change: &mut ChangeUnit| {
        change.valid_from = Some(date(2025, 7, 1));
        change.valid_to = Some(date(2025, 6, 30));
    },
    "the last day lies before the first"
)]
#[tokio::test]
async fn a_change_that_makes_no_sense_is_refused(
    #[case] spoil: fn(&mut ChangeUnit),
    #[case] words: &str,
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let (test, actors) = authority(engine).await;
    let mut change = same(actors.unit(FINANCE));
    spoil(&mut change);

    let refusal = test.run(&actors.administrator(), &change).await.unwrap_err();

    assert_eq!(refusal.to_string(), words);
    assert_eq!(read(&test, &actors, FINANCE).await, *actors.unit(FINANCE));
}

#[tokio::test]
async fn nothing_stands_above_the_authority() {
    let (test, actors) = authority(Engine::Sqlite).await;
    let model = read(&test, &actors, "model").await;

    for odd in [
        ChangeUnit { parent: Some(actors.unit(FINANCE).id), ..same(&model) },
        ChangeUnit { outside: true, ..same(&model) },
    ] {
        let refusal = test.run(&actors.administrator(), &odd).await;
        assert!(matches!(refusal, Err(OrgRefusal::IsAuthority)), "{refusal:?}");
    }
}

#[rstest]
#[case::blank("")]
#[case::with_a_space("xa moi")]
#[case::with_marks("xã-mới")]
#[tokio::test]
async fn a_code_is_plain(#[case] code: &str) {
    let (test, actors) = authority(Engine::Sqlite).await;

    let refusal = test.run(&actors.administrator(), &unit(code, "Xã Mới", UnitKind::Commune)).await;

    assert!(matches!(refusal, Err(OrgRefusal::BadCode(_))), "{refusal:?}");
}

/// A commune of another district is known, and neither a member of a group nor one to be chosen.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn what_stands_outside_owes_nothing(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let elsewhere =
        AddUnit { outside: true, ..unit("elsewhere", "UBND xã Lạ", UnitKind::Commune) };
    test.run(&actors.administrator(), &elsewhere).await.unwrap();

    let groups = org::groups(test.db(), actors.authority).await.unwrap();
    let members = org::members(test.db(), actors.authority, &groups[0]).await.unwrap();
    let codes: Vec<&str> = members.iter().map(|unit| unit.code.as_str()).collect();
    assert_eq!(codes, [COMMUNE, SECOND_COMMUNE, TOWNSHIP]);
    let listed = org::list(test.db(), actors.authority).await.unwrap();
    let register = org::register(test.db(), actors.authority).await.unwrap();
    assert_eq!(register.len(), listed.len() + 1);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn contacts_are_replaced_as_a_whole(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let unit = actors.unit(FINANCE).id;
    let contact = |kind, value: &str| Contact { kind, value: value.to_owned() };
    let phone = contact(ContactKind::Phone, "0205 3861 234");
    let email = contact(ContactKind::Email, "tckh@caoloc.example");

    for contacts in [vec![phone.clone()], vec![email.clone(), phone.clone()]] {
        let set = SetContacts { unit, contacts: contacts.clone() };
        test.run(&actors.administrator(), &set).await.unwrap();
        assert_eq!(org::contacts(test.db(), unit).await.unwrap(), contacts);
    }
    let (_, detail) = last_entry(&test, &actors).await;
    assert!(detail.contains(r#""before":["phone: 0205 3861 234"]"#), "{detail}");

    let odd = SetContacts { unit, contacts: vec![contact(ContactKind::Phone, "gọi anh Nam")] };
    let refusal = test.run(&actors.administrator(), &odd).await;
    assert!(matches!(refusal, Err(OrgRefusal::BadContact(_))), "{refusal:?}");
    assert_eq!(org::contacts(test.db(), unit).await.unwrap(), [email, phone]);
}

/// Each change is the administrator's, and of the administrator's own authority.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn units_are_in_the_administrators_hands(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let others = Actors::found_as(&test, "other", "UBND huyện Khác").await;
    let finance = actors.unit(FINANCE);
    let alias = AddAlias { unit: finance.id, name: "Phòng TC".to_owned() };
    let contacts = SetContacts { unit: finance.id, contacts: Vec::new() };

    for role in Role::ALL.into_iter().filter(|role| *role != Role::Administrator) {
        let who = actors.member(role).actor();
        let refusals = [
            test.run(&who, &same(finance)).await,
            test.run(&who, &alias).await,
            test.run(&who, &contacts).await,
        ];
        assert!(refusals.iter().all(|one| matches!(one, Err(OrgRefusal::NotYours))), "{role:?}");
    }
    let stranger = others.administrator();
    let refusals = [
        test.run(&stranger, &same(finance)).await,
        test.run(&stranger, &alias).await,
        test.run(&stranger, &contacts).await,
    ];
    assert!(refusals.iter().all(|one| matches!(one, Err(OrgRefusal::Unknown))), "{refusals:?}");
}
