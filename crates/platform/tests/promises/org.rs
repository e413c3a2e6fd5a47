//! Units, groups, persons and names.

use ddci_platform::{
    MIGRATIONS,
    org::{
        self, AddGroup, AddUnit, BodyTarget, FoundAuthority, OrgRefusal, RememberAlias, UnitKind,
        body_key,
    },
    permit::Role,
    store::Db,
};
use ddci_testkit::{Actors, COMMUNE, Engine, FINANCE, OFFICE, SECOND_COMMUNE, TOWNSHIP, TestDb};
use jiff::civil::date;
use rstest::rstest;

async fn authority(engine: Engine) -> (TestDb, Actors) {
    let test = TestDb::new(engine, MIGRATIONS).await;
    let actors = Actors::found(&test).await;
    (test, actors)
}

fn unit(code: &str, name: &str) -> AddUnit {
    AddUnit {
        code: code.to_owned(),
        name: name.to_owned(),
        name_en: None,
        kind: UnitKind::Division,
        parent: None,
        official_code: None,
        district: None,
        outside: false,
        valid_from: None,
        valid_to: None,
        source: "test".to_owned(),
        verified: false,
        aliases: Vec::new(),
    }
}

async fn meaning(db: &Db, actors: &Actors, name: &str) -> Option<BodyTarget> {
    let aliases = org::aliases(db, actors.authority).await.unwrap();
    aliases.get(&body_key(name)).map(|alias| alias.target)
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_code_is_given_once_in_an_authority(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;

    let refusal = test.run(&actors.administrator(), &unit(FINANCE, "Phòng Khác")).await;

    assert!(matches!(refusal, Err(OrgRefusal::CodeTaken(code)) if code == FINANCE));
    // Another authority may use the same codes: founding it adds units under each of them.
    let others = Actors::found_as(&test, "other", "UBND huyện Khác").await;
    assert_ne!(others.unit(FINANCE).id, actors.unit(FINANCE).id);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn an_authority_is_founded_once(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let again = FoundAuthority {
        code: "model".to_owned(),
        name: "UBND huyện Mẫu".to_owned(),
        name_en: None,
        kind: UnitKind::PeoplesCommittee,
        valid_to: None,
        source: "test".to_owned(),
        verified: true,
        aliases: Vec::new(),
    };

    assert!(matches!(again.run(&test).await, Err(OrgRefusal::CodeTaken(_))));

    let all = org::authorities(test.db()).await.unwrap();
    assert_eq!(all.iter().map(|unit| unit.id).collect::<Vec<_>>(), [actors.authority]);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn only_administrators_and_commands_change_units(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;

    for role in Role::ALL.into_iter().filter(|role| *role != Role::Administrator) {
        let refusal = test.run(&actors.member(role).actor(), &unit("new", "Phòng Mới")).await;
        assert!(matches!(refusal, Err(OrgRefusal::NotYours)), "{role:?}");
    }
    test.run(&actors.administrator(), &unit("new", "Phòng Mới")).await.unwrap();
    test.run(&actors.operator(), &unit("newer", "Phòng Mới Hơn")).await.unwrap();
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn units_stand_in_the_order_they_were_added(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    test.run(&actors.administrator(), &unit("new", "An toàn")).await.unwrap();

    let units = org::list(test.db(), actors.authority).await.unwrap();

    let codes: Vec<&str> = units.iter().map(|unit| unit.code.as_str()).collect();
    let expected =
        ["model", OFFICE, FINANCE, "interior", COMMUNE, SECOND_COMMUNE, TOWNSHIP, "tax", "new"];
    assert_eq!(codes, expected);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_unit_exists_from_its_first_day_to_its_last(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let (first, last) = (date(2021, 7, 1), date(2025, 6, 30));
    let bounded =
        AddUnit { valid_from: Some(first), valid_to: Some(last), ..unit("short", "Phòng Tạm") };
    test.run(&actors.administrator(), &bounded).await.unwrap();

    let found = org::by_code(test.db(), actors.authority, "short").await.unwrap().unwrap();

    assert_eq!((found.valid_from, found.valid_to), (Some(first), Some(last)));
    let days = [first.yesterday().unwrap(), first, last, last.tomorrow().unwrap()];
    assert_eq!(days.map(|day| found.is_valid_on(day)), [false, true, true, false]);
    assert!(actors.unit(FINANCE).is_valid_on(date(1945, 9, 2)), "no bound, always valid");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn nothing_ends_before_it_begins(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let (first, last) = (date(2024, 5, 2), date(2024, 5, 1));
    let odd =
        AddUnit { valid_from: Some(first), valid_to: Some(last), ..unit("odd", "Phòng Lạ") };

    let refusal = test.run(&actors.administrator(), &odd).await;

    assert!(matches!(refusal, Err(OrgRefusal::EndsBeforeItBegins)));
    assert_eq!(org::by_code(test.db(), actors.authority, "odd").await.unwrap(), None);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_unit_stands_below_one_that_exists(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let below = AddUnit { parent: Some(FINANCE.to_owned()), ..unit("team", "Tổ Ngân sách") };
    let lost = AddUnit { parent: Some("nowhere".to_owned()), ..unit("lost", "Tổ Lạc") };

    test.run(&actors.administrator(), &below).await.unwrap();
    let refusal = test.run(&actors.administrator(), &lost).await;

    let team = org::by_code(test.db(), actors.authority, "team").await.unwrap().unwrap();
    assert_eq!(team.parent, Some(actors.unit(FINANCE).id));
    assert!(matches!(refusal, Err(OrgRefusal::NoSuchUnit(code)) if code == "nowhere"));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_group_has_the_units_of_its_kinds_and_those_named(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let mixed = AddGroup {
        code: "mixed".to_owned(),
        name: "Phòng Tài chính và các xã".to_owned(),
        kinds: vec![UnitKind::Commune],
        members: vec![FINANCE.to_owned()],
        aliases: Vec::new(),
    };
    test.run(&actors.administrator(), &mixed).await.unwrap();
    let later = AddUnit { kind: UnitKind::Commune, ..unit("third", "UBND xã Yên Mẫu") };
    test.run(&actors.administrator(), &later).await.unwrap();

    let groups = org::groups(test.db(), actors.authority).await.unwrap();
    let group = groups.iter().find(|group| group.code == "mixed").unwrap();
    let members = org::members(test.db(), actors.authority, group).await.unwrap();

    let codes: Vec<&str> = members.iter().map(|unit| unit.code.as_str()).collect();
    assert_eq!(codes, [FINANCE, COMMUNE, SECOND_COMMUNE, "third"]);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_group_with_a_member_that_is_no_unit_is_not_added(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let odd = AddGroup {
        code: "odd".to_owned(),
        name: "Nhóm lạ".to_owned(),
        kinds: Vec::new(),
        members: vec![FINANCE.to_owned(), "nowhere".to_owned()],
        aliases: Vec::new(),
    };

    let refusal = test.run(&actors.administrator(), &odd).await;

    assert!(matches!(refusal, Err(OrgRefusal::NoSuchUnit(_))));
    let groups = org::groups(test.db(), actors.authority).await.unwrap();
    assert!(groups.iter().all(|group| group.code != "odd"));
    assert_eq!(meaning(&test, &actors, "Nhóm lạ").await, None);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_name_is_found_under_each_of_its_spellings(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let office = Some(BodyTarget::Unit(actors.unit(OFFICE).id));

    for spelling in [
        "Văn phòng HĐND và UBND",
        "VĂN PHÒNG HĐND & UBND",
        "Giao Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",
        "van phong hdnd va ubnd",
    ] {
        assert_eq!(meaning(&test, &actors, spelling).await, office, "{spelling}");
    }
    let peace = Some(BodyTarget::Unit(actors.unit(SECOND_COMMUNE).id));
    assert_eq!(meaning(&test, &actors, "UBND xã Hoà Bình").await, peace);
    assert_eq!(meaning(&test, &actors, "Văn phòng Huyện ủy").await, None);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_name_remembered_again_takes_its_new_meaning(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let remember = |target| RememberAlias { name: "Phòng TC-KH".to_owned(), target };
    let (first, second) =
        (BodyTarget::Unit(actors.unit(OFFICE).id), BodyTarget::Unit(actors.unit(FINANCE).id));

    for target in [first, second] {
        test.run(&actors.coordinator(), &remember(target)).await.unwrap();
    }

    assert_eq!(meaning(&test, &actors, "Phòng TC - KH").await, Some(second));
    let others = Actors::found_as(&test, "other", "UBND huyện Khác").await;
    assert_eq!(meaning(&test, &others, "Phòng TC - KH").await, None);
}
