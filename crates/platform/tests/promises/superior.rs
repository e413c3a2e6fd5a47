//! Which authority stands above which.

use ddci_platform::org::{OrgRefusal, PlaceUnder, UnitId, stands_above, subordinates, superior};
use ddci_testkit::{Actors, Engine, TestDb};
use rstest::rstest;

fn under(code: &str) -> PlaceUnder {
    PlaceUnder { superior: Some(code.to_owned()) }
}

/// A commune under a province under a ministry: above is above at any distance, below never above.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn above_is_above_at_any_distance(#[case] engine: Engine) {
    let db = TestDb::new(engine, ddci_platform::MIGRATIONS).await;
    let ministry = Actors::found_as(&db, "ministry", "Bộ").await;
    let province = Actors::found_as(&db, "province", "Tỉnh").await;
    let commune = Actors::found_as(&db, "commune-a", "Xã A").await;
    let other = Actors::found_as(&db, "commune-b", "Xã B").await;
    db.run(&commune.operator(), &under("province")).await.unwrap();
    db.run(&other.operator(), &under("province")).await.unwrap();
    db.run(&province.operator(), &under("ministry")).await.unwrap();

    let above = async |upper: UnitId, lower| stands_above(db.db(), upper, lower).await.unwrap();
    assert!(above(province.authority, commune.authority).await);
    assert!(above(ministry.authority, commune.authority).await);
    assert!(!above(commune.authority, province.authority).await);
    assert!(!above(commune.authority, other.authority).await);
    assert!(!above(commune.authority, commune.authority).await);
    let directly = superior(db.db(), commune.authority).await.unwrap().unwrap();
    assert_eq!(directly.code, "province");
    let below = subordinates(db.db(), ministry.authority).await.unwrap();
    let below: Vec<&str> = below.iter().map(|unit| unit.code.as_str()).collect();
    assert_eq!(below, ["province", "commune-a", "commune-b"]);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn nobody_stands_above_themselves_or_in_a_circle(#[case] engine: Engine) {
    let db = TestDb::new(engine, ddci_platform::MIGRATIONS).await;
    let province = Actors::found_as(&db, "province", "Tỉnh").await;
    let commune = Actors::found_as(&db, "commune-a", "Xã A").await;
    db.run(&commune.operator(), &under("province")).await.unwrap();

    let own = db.run(&commune.operator(), &under("commune-a")).await;
    assert!(matches!(own, Err(OrgRefusal::Cycle(_))), "{own:?}");
    let circle = db.run(&province.operator(), &under("commune-a")).await;
    assert!(matches!(circle, Err(OrgRefusal::Cycle(_))), "{circle:?}");
    let unit = db.run(&commune.operator(), &under("finance")).await;
    assert!(matches!(unit, Err(OrgRefusal::NoSuchUnit(_))), "no authority: {unit:?}");
    let person = db.run(&commune.administrator(), &under("province")).await;
    assert!(matches!(person, Err(OrgRefusal::NotYours)), "{person:?}");

    db.run(&commune.operator(), &PlaceUnder { superior: None }).await.unwrap();
    assert!(!stands_above(db.db(), province.authority, commune.authority).await.unwrap());
}
