//! What became of the communes of Cao Lộc on 1 July 2025, as the program ships it.

use crate::command::Desk;
use ddci_platform::{
    clock::Clock,
    org::{self, Line, Unit, UnitKind},
    random::Random,
    store::Db,
};
use jiff::civil::{Date, date};
use std::collections::{BTreeMap, BTreeSet};

const UNITS: &str = include_str!("../../../../examples/cao-loc-2024/units.json");
const LINEAGE: &str = include_str!("../../../../examples/cao-loc-2024/lineage.json");

/// The day of the demonstration, and the day of the reorganisation.
const TODAY: Date = date(2024, 9, 18);
const DAY: Date = date(2025, 7, 1);

/// An installation of Cao Lộc with what became of its communes.
struct CaoLoc {
    desk: Desk,
    units: BTreeMap<String, Unit>,
    lines: Vec<Line>,
    /// The units that stand under the authority.
    own: Vec<Unit>,
}

impl CaoLoc {
    async fn new() -> Self {
        let desk = Desk::new();
        desk.put("units.json", UNITS).put("lineage.json", LINEAGE);
        desk.done(&["init", "--organisation", "units.json"]);
        let told = desk.done(&["unit", "lineage", "lineage.json"]);
        assert_eq!(told, "added 16 units and recorded 8 events\n");
        let db = Db::connect(&desk.url(), Clock::as_of(TODAY), Random::seeded(1)).await.unwrap();
        let authority = org::authority(&db, None).await.unwrap().id;
        let register = org::register(&db, authority).await.unwrap();
        let lines = org::lineage(&db, authority).await.unwrap();
        let own = org::list(&db, authority).await.unwrap();
        db.close().await.unwrap();
        let units = register.into_iter().map(|unit| (unit.code.clone(), unit)).collect();
        Self { desk, units, lines, own }
    }

    fn unit(&self, code: &str) -> &Unit {
        &self.units[code]
    }

    fn descends(&self, successor: &str, predecessor: &str) -> bool {
        let (after, before) = (self.unit(successor).id, self.unit(predecessor).id);
        self.lines.iter().any(|line| (line.predecessor, line.successor) == (before, Some(after)))
    }
}

#[tokio::test]
async fn every_commune_and_township_has_a_successor() {
    let cao_loc = CaoLoc::new().await;
    let communes: Vec<&Unit> =
        cao_loc.own.iter().filter(|unit| unit.kind.is_commune_level()).collect();

    // NQ 818/NQ-UBTVQH14: 20 communes and 2 townships since 2019.
    let townships = communes.iter().filter(|unit| unit.kind == UnitKind::Township).count();
    assert_eq!((communes.len(), townships), (22, 2));
    for commune in communes {
        let into: Vec<&Line> =
            cao_loc.lines.iter().filter(|line| line.predecessor == commune.id).collect();
        assert_eq!(into.len(), 1, "{}", commune.name);
        assert!(into[0].successor.is_some(), "{}", commune.name);
        assert_eq!(commune.valid_to, Some(date(2025, 6, 30)), "{}", commune.name);
    }
}

/// The township of Cao Lộc is in today's ward of Kỳ Lừa, not in today's commune of its own name.
#[tokio::test]
async fn names_do_not_decide_what_became_of_whom() {
    let cao_loc = CaoLoc::new().await;

    assert!(cao_loc.descends("2025.phuong-ky-lua", "thi-tran-cao-loc"));
    assert!(!cao_loc.descends("2025.xa-cao-loc", "thi-tran-cao-loc"));
    assert!(cao_loc.descends("2025.xa-dong-dang", "thi-tran-dong-dang"));
    assert!(cao_loc.descends("2025.xa-cong-son", "xa-cong-son"));
    assert!(cao_loc.descends("2025.phuong-dong-kinh", "tp-lang-son.phuong-dong-kinh"));
    assert!(!cao_loc.descends("2025.xa-ba-son", "loc-binh.xa-mau-son"));
    assert!(cao_loc.descends("2025.xa-ba-son", "xa-mau-son"));
}

/// What begins in 2025, and what lies in other districts, is known and owes nothing.
#[tokio::test]
async fn who_can_be_chosen_is_as_before() {
    let cao_loc = CaoLoc::new().await;
    let shipped: serde_json::Value = serde_json::from_str(UNITS).unwrap();
    let shipped = shipped["units"].as_array().unwrap().len();

    assert_eq!(cao_loc.own.len(), shipped);
    assert!(cao_loc.own.iter().all(|unit| unit.is_valid_on(TODAY)));
    let begun: BTreeSet<&str> = cao_loc
        .units
        .values()
        .filter(|unit| unit.is_valid_on(DAY) && !unit.is_valid_on(TODAY))
        .map(|unit| unit.name.as_str())
        .collect();
    let expected = [
        "UBND phường Kỳ Lừa",
        "UBND phường Đông Kinh",
        "UBND xã Ba Sơn",
        "UBND xã Cao Lộc",
        "UBND xã Công Sơn",
        "UBND xã Khánh Khê",
        "UBND xã Tân Đoàn",
        "UBND xã Đồng Đăng",
    ];
    assert_eq!(begun, BTreeSet::from(expected));
}

/// Nothing of it was read in the resolution itself, and each line says so.
#[tokio::test]
async fn each_line_says_that_it_has_to_be_checked() {
    let cao_loc = CaoLoc::new().await;

    assert!(cao_loc.lines.iter().all(|line| !line.verified && !line.source.is_empty()));
    assert!(cao_loc.lines.iter().all(|line| line.legal_basis.contains("1672/NQ-UBTVQH15")));
    assert!(cao_loc.lines.iter().all(|line| line.effective_on == DAY));
}

#[tokio::test]
async fn the_same_file_is_loaded_again_without_a_trace() {
    let cao_loc = CaoLoc::new().await;

    let told = cao_loc.desk.done(&["unit", "lineage", "lineage.json"]);

    assert_eq!(told, "added 0 units and recorded 0 events\n");
}
