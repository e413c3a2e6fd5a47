//! The names under which plans mention units: each means one of them.

use crate::units::{authority, unit};
use ddci_platform::org::{
    self, AddAlias, AddUnit, BodyTarget, OrgRefusal, RemoveAlias, UnitKind, body_key,
};
use ddci_testkit::{COMMUNE, Engine, FINANCE, INTERIOR};
use rstest::rstest;

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_name_means_one_unit(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let (finance, interior) = (actors.unit(FINANCE).id, actors.unit(INTERIOR).id);
    let add = |unit, name: &str| AddAlias { unit, name: name.to_owned() };
    test.run(&actors.administrator(), &add(finance, "Phòng TC-KH")).await.unwrap();

    let taken = test.run(&actors.administrator(), &add(interior, "phòng TC & KH")).await;
    assert!(taken.is_ok(), "“và” is another word than a dash");
    let taken = test.run(&actors.administrator(), &add(interior, "PHÒNG TC - KH")).await;
    assert!(
        matches!(&taken, Err(OrgRefusal::AliasTaken { by, .. }) if by == "Phòng Tài chính"),
        "{taken:?}"
    );
    let group = test.run(&actors.administrator(), &add(interior, "UBND các xã, thị trấn")).await;
    assert!(matches!(group, Err(OrgRefusal::AliasTaken { .. })), "{group:?}");
    let blank = test.run(&actors.administrator(), &add(interior, " – ")).await;
    assert!(matches!(blank, Err(OrgRefusal::EmptyAlias)), "{blank:?}");

    let remove = |unit| RemoveAlias { unit, name: "Phòng TC-KH".to_owned() };
    let others = test.run(&actors.administrator(), &remove(interior)).await;
    assert!(matches!(others, Err(OrgRefusal::NoSuchAlias)), "{others:?}");
    test.run(&actors.administrator(), &remove(finance)).await.unwrap();
    test.run(&actors.administrator(), &add(interior, "Phòng TC-KH")).await.unwrap();
    let aliases = org::aliases(test.db(), actors.authority).await.unwrap();
    assert_eq!(aliases[&body_key("Phòng TC-KH")].target, BodyTarget::Unit(interior));
}

/// A commune of 2025 may be called as one that ended: plans meant the one that was there first.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_namesake_takes_no_name_away(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let namesake = unit("namesake", "UBND xã Bình An", UnitKind::Commune);
    let elsewhere =
        AddUnit { outside: true, ..unit("elsewhere", "UBND xã Lạ", UnitKind::Commune) };
    for add in [&namesake, &elsewhere] {
        test.run(&actors.administrator(), add).await.unwrap();
    }

    let aliases = org::aliases(test.db(), actors.authority).await.unwrap();
    let first = BodyTarget::Unit(actors.unit(COMMUNE).id);
    assert_eq!(aliases[&body_key("UBND xã Bình An")].target, first);
    assert!(!aliases.contains_key(&body_key("UBND xã Lạ")), "plans do not speak of others' units");
}
