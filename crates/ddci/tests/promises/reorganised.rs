//! The reorganisation of 1 July 2025 on the example of Cao Lộc: the plan of 2024 goes on into 2025, the
//! communes merge and the district's divisions end in the middle of it, and what they left open is
//! handed over. In January 2025 nobody knew of it: the units end when it is recorded.

use crate::command::Desk;
use ddci_calendar::{Roll, ScheduleRule};
use ddci_plan::{
    model::{Decision, EvidenceKind, Needed, ObligationId, PlanId, Receivers},
    store::{finding, plan},
    transitions::{
        DraftNextYear, HandBack, HandOver, HandedOver, IssuePlan, Issuing, Materialise,
        NewEvidence, Record, Refusal, Settle, Submit,
    },
};
use ddci_platform::{
    audit,
    clock::Clock,
    identity,
    org::{self, ChangeUnit, LineageKind, Move, RecordReorganisation, Unit, UnitId},
    permit::Actor,
    random::Random,
    store::{Db, Read},
    values,
};
use jiff::civil::{Date, date};
use serde_json::Value as Json;
use std::{collections::BTreeMap, sync::Arc};

const PLAN: &[u8] = include_bytes!("../../../../examples/cao-loc-2024/ke-hoach.docx");
const UNITS: &str = include_str!("../../../../examples/cao-loc-2024/units.json");
const LINEAGE: &str = include_str!("../../../../examples/cao-loc-2024/lineage.json");
/// The first day after the reorganisation on which somebody hands over.
const TODAY: Date = date(2025, 7, 2);

/// Cao Lộc in July 2025.
struct CaoLoc {
    desk: Desk,
    db: Db,
    authority: UnitId,
    actor: Actor,
    plan: PlanId,
}

/// The organisation file as it would have been in January 2025.
fn units_of_january() -> String {
    let mut file: Json = serde_json::from_str(UNITS).unwrap();
    let forget = |unit: &mut Json| {
        if unit["valid_to"] == "2025-06-30" {
            unit["valid_to"] = Json::Null;
        }
    };
    file["units"].as_array_mut().unwrap().iter_mut().for_each(forget);
    file.to_string()
}

impl CaoLoc {
    async fn new() -> Self {
        let desk = Desk::new();
        desk.put("units.json", units_of_january()).put("lineage.json", LINEAGE);
        desk.put("ke-hoach.docx", PLAN);
        desk.done(&["init", "--organisation", "units.json"]);
        let issue = "plan issue ke-hoach.docx --number 45/KH-UBND --issued-on 2024-03-27 \
                     --coordinator phong-tai-chinh-ke-hoach --defaults";
        desk.done(&issue.split_whitespace().collect::<Vec<_>>());
        let db = Db::connect(&desk.url(), Clock::as_of(TODAY), Random::seeded(1)).await.unwrap();
        let authority = org::authority(&db, None).await.unwrap().id;
        let actor = Actor::Operator { authority, command: "test" };
        let old = plan::issued(&db, authority).await.unwrap()[0].id;
        let plan = next_year(&db, &actor, authority, old).await;
        Self { desk, db, authority, actor, plan }
    }

    async fn units(&self) -> BTreeMap<String, Unit> {
        let register = org::register(&self.db, self.authority).await.unwrap();
        register.into_iter().map(|unit| (unit.code.clone(), unit)).collect()
    }

    /// The communes merge, and the divisions of the district end with it.
    async fn reorganise(&self) {
        assert_eq!(
            self.desk.done(&["unit", "lineage", "lineage.json"]),
            "added 16 units and recorded 8 events\n"
        );
        let shipped: Json = serde_json::from_str(UNITS).unwrap();
        let units = self.units().await;
        let ended = shipped["units"].as_array().unwrap().iter().filter(|unit| {
            unit["valid_to"] == "2025-06-30"
                && units[unit["code"].as_str().unwrap()].valid_to.is_none()
        });
        let moves = ended.map(|unit| Move {
            predecessor: units[unit["code"].as_str().unwrap()].id,
            successor: None,
            share: None,
        });
        let abolish = RecordReorganisation {
            kind: LineageKind::Abolish,
            effective_on: date(2025, 7, 1),
            legal_basis: "Nghị quyết số 1672/NQ-UBTVQH15".into(),
            source: "units.json".into(),
            verified: false,
            moves: moves.collect(),
        };
        self.db.run(&self.actor, &abolish).await.unwrap();
    }

    /// The communes that began are followed up here until the plan is over.
    async fn take_in(&self) {
        for unit in self.units().await.into_values().filter(|unit| unit.code.starts_with("2025.")) {
            let change = ChangeUnit {
                unit: unit.id,
                name: unit.name,
                name_en: unit.name_en,
                kind: unit.kind,
                parent: None,
                official_code: unit.official_code,
                district: unit.district,
                outside: false,
                valid_from: unit.valid_from,
                valid_to: unit.valid_to,
                source: unit.source,
                verified: unit.verified,
            };
            self.db.run(&self.actor, &change).await.unwrap();
        }
    }

    async fn count(&self, condition: &str) -> i64 {
        let sql = format!(
            "SELECT COUNT(*) AS n FROM obligation o JOIN unit u ON u.id = o.unit
             WHERE o.plan = $1 AND {condition}"
        );
        let row = self.db.first(&sql, values![self.plan.0]).await.unwrap().unwrap();
        row.get("n").unwrap()
    }

    /// Somebody who works in a unit.
    async fn officer(&self, unit: &str) -> Actor {
        let user = ["user", "add", "can-bo", "--name", "Cán bộ", "--unit", unit];
        self.desk.done(&[&user[..], &["--role", "officer"]].concat());
        Actor::Person(identity::viewer_of(&self.db, "can-bo").await.unwrap().unwrap())
    }

    /// What a unit has open of both plans: that of 2024 was not closed.
    async fn open_of(&self, code: &str) -> usize {
        let sql = format!(
            "SELECT COUNT(*) AS n FROM obligation o JOIN unit u ON u.id = o.unit
             WHERE u.code = '{code}' AND {OPEN}"
        );
        let row = self.db.first(&sql, values![]).await.unwrap().unwrap();
        usize::try_from(row.get::<i64>("n").unwrap()).unwrap()
    }

    async fn hand_over(&self, unit: UnitId, to: Option<UnitId>) -> Result<HandedOver, Refusal> {
        let receivers = Receivers { rest: to, ..Receivers::default() };
        let hand = HandOver { unit, receivers, names: true, previewed: None };
        self.db.run(&self.actor, &hand).await
    }
}

/// The plan of 2025 from that of 2024, settled by default and issued in January.
async fn next_year(db: &Db, actor: &Actor, authority: UnitId, old: PlanId) -> PlanId {
    let then = db.at(Clock::as_of(date(2025, 1, 6)));
    let draft = DraftNextYear { plan: old, left: Vec::new(), previewed: None };
    let plan = then.run(actor, &draft).await.unwrap();
    for found in finding::of_plan(&then, plan).await.unwrap() {
        let decision = match found.kind.needed() {
            Needed::Notice => Decision::Seen,
            Needed::Decision => Decision::Schedule(ScheduleRule::Throughout { from: None }),
        };
        then.run(actor, &Settle::of(plan, found.id, decision)).await.unwrap();
    }
    let office = org::by_code(&then, authority, "phong-tai-chinh-ke-hoach").await.unwrap().unwrap();
    let issuing = Issuing {
        number: "3/KH-UBND".to_owned(),
        issued_on: date(2025, 1, 6),
        coordinator: office.id,
        roll: Roll::Back,
    };
    then.run(actor, &IssuePlan { plan, issuing }).await.unwrap();
    plan
}

/// An entry with a document.
fn entry(obligation: ObligationId) -> Record {
    Record {
        obligation,
        text: "Đã làm.".to_owned(),
        happened_on: None,
        quantity: None,
        step: None,
        difficulties: String::new(),
        proposals: String::new(),
        evidence: vec![NewEvidence::Typed {
            kind: EvidenceKind::DocumentNumber,
            value: "12/BC-UBND".to_owned(),
            source: None,
        }],
    }
}

/// All that is owed in 2025, what communes owe of it (36 things each), and that none owes more.
const FIGURES: (i64, i64, i64) = (1_644, 792, 0);
/// What each commune has open: 27 things of 2024, and 36 of 2025.
const LEFT: usize = 63;
/// What the divisions of the district left open of 2025.
const DIVISIONS: i64 = 610;
const OPEN: &str = "o.state IN ('not_started', 'in_progress', 'returned')";

#[tokio::test]
async fn what_the_merged_communes_left_open_goes_on_in_the_new_ones() {
    let cao_loc = CaoLoc::new().await;
    let all = cao_loc.count("1 = 1").await;
    let communes = cao_loc.count("u.kind IN ('commune', 'township')").await;
    // Twenty-two communes and townships owe alike.
    assert_eq!((all, communes, communes % 22), FIGURES);
    let each = communes / 22;
    assert_eq!(cao_loc.open_of("xa-bao-lam").await, LEFT);
    let some = cao_loc.units().await["xa-bao-lam"].id;
    let early = cao_loc.hand_over(some, None).await;
    assert!(matches!(early, Err(Refusal::NotEnded)), "nobody knows of it yet");
    cao_loc.reorganise().await;
    let units = cao_loc.units().await;
    // What begins stands under the province: it owes nothing here until somebody takes it in.
    let ward = Some(units["2025.phuong-ky-lua"].id);
    let outside = cao_loc.hand_over(units["thi-tran-cao-loc"].id, ward).await;
    assert!(matches!(outside, Err(Refusal::BadReceiver(_))));
    cao_loc.take_in().await;

    let lines = org::lineage(&cao_loc.db, cao_loc.authority).await.unwrap();
    let (mut moved, mut joined) = (0_usize, 0_usize);
    for unit in units.values().filter(|unit| unit.kind.is_commune_level() && !unit.outside) {
        let successor = lines.iter().find(|line| line.predecessor == unit.id).unwrap().successor;
        let handed = cao_loc.hand_over(unit.id, successor).await.unwrap();
        assert_eq!(handed.counts[2], 0, "{}", unit.name);
        moved += handed.counts[0];
        joined += handed.counts[1];
    }
    // Eight new communes go on with one of each, which carries the histories of the others.
    assert_eq!((moved, joined), (8 * LEFT, 14 * LEFT));
    assert_eq!(
        cao_loc.count(&format!("u.kind IN ('commune', 'township', 'ward') AND {OPEN}")).await,
        8 * each
    );
    assert_eq!(cao_loc.count(&format!("u.code LIKE '2025.%' AND {OPEN}")).await, 8 * each);
    // The ward of Kỳ Lừa follows the township of Cao Lộc; the commune of the township's name does not.
    let from = |code: &str| {
        format!(
            "o.id IN (SELECT h.obligation FROM obligation_handover h
                      JOIN unit f ON f.id = h.from_unit WHERE f.code = '{code}')"
        )
    };
    let township = from("thi-tran-cao-loc");
    assert!(cao_loc.count(&format!("u.code = '2025.phuong-ky-lua' AND {township}")).await > 0);
    assert_eq!(cao_loc.count(&format!("u.code = '2025.xa-cao-loc' AND {township}")).await, 0);

    // Once more hands over nothing, and nothing is owed twice.
    let again = cao_loc
        .hand_over(some, lines.iter().find(|line| line.predecessor == some).unwrap().successor)
        .await;
    assert!(matches!(again, Err(Refusal::NothingChanged)));
    let made = cao_loc.db.run(&cao_loc.actor, &Materialise { plan: cao_loc.plan }).await.unwrap();
    assert_eq!(made.new, 0);
    let bad = "SELECT COUNT(*) AS n FROM (SELECT 1 AS one FROM obligation
                 GROUP BY schedule, period, unit HAVING COUNT(*) > 1) twins";
    let row = cao_loc.db.first(bad, values![]).await.unwrap().unwrap();
    assert_eq!(row.get::<i64>("n").unwrap(), 0);
    assert!(audit::verify(&cao_loc.db, cao_loc.authority).await.unwrap().is_ok());
}

/// What was handed in stays with the commune that did it; the divisions of the district have nobody
/// who follows them.
#[tokio::test]
async fn what_was_handed_in_stays_and_what_nobody_follows_is_listed() {
    let cao_loc = CaoLoc::new().await;
    let each = cao_loc.count("u.code = 'xa-bao-lam'").await;
    let sql = "SELECT o.id FROM obligation o JOIN unit u ON u.id = o.unit
               WHERE u.code = 'xa-bao-lam' AND o.plan = $1 ORDER BY o.effective_on LIMIT 1";
    let row = cao_loc.db.first(sql, values![cao_loc.plan.0]).await.unwrap().unwrap();
    let first: ObligationId = row.get("id").unwrap();
    let spring = cao_loc.db.at(Clock::as_of(date(2025, 3, 20)));
    let officer = cao_loc.officer("xa-bao-lam").await;
    spring.run(&officer, &entry(first)).await.unwrap();
    let submit = Submit { obligation: first, measures: Arc::from([]) };
    spring.run(&officer, &submit).await.unwrap();
    cao_loc.reorganise().await;
    cao_loc.take_in().await;
    let units = cao_loc.units().await;
    let (old, new) = (units["xa-bao-lam"].id, units["2025.xa-dong-dang"].id);

    let handed = cao_loc.hand_over(old, Some(new)).await.unwrap();

    assert_eq!(handed.counts, [LEFT - 1, 0, 0]);
    assert_eq!(cao_loc.count("u.code = 'xa-bao-lam'").await, 1);
    assert_eq!(cao_loc.count("u.code = 'xa-bao-lam' AND o.state = 'submitted'").await, 1);
    // On the same day it is all handed back, and later it is not.
    let later = cao_loc.db.at(Clock::as_of(date(2025, 7, 3)));
    let back = HandBack { handover: handed.id };
    let late = later.run(&cao_loc.actor, &back).await;
    assert!(matches!(late, Err(Refusal::AnotherDay(day)) if day == TODAY));
    assert_eq!(cao_loc.db.run(&cao_loc.actor, &back).await.unwrap(), LEFT - 1);
    assert_eq!(cao_loc.count("u.code = 'xa-bao-lam'").await, each);
    assert_eq!(cao_loc.count("u.code LIKE '2025.%'").await, 0);
    let divisions = format!("u.kind = 'division' AND {OPEN}");
    assert_eq!(cao_loc.count(&divisions).await, DIVISIONS);
    let nobody = cao_loc.hand_over(units["phong-noi-vu"].id, None).await;
    assert!(matches!(nobody, Err(Refusal::NothingChanged)));
}
