//! What abolished units left open goes on with those that follow: moved, joined, left, handed back.

use crate::{
    hands::{accept, by_hand, entry, hand_in},
    paper::{ALL_COMMUNES, Paper, at_least, by, every},
    scene::Scene,
};
use ddci_plan::{
    model::{ObligationId, PlanId, Receivers},
    store::{
        handover, obligation,
        orphan::{self, Orphan},
        quota,
    },
    transitions::{HandBack, HandOver, HandedOver, Materialise, Record, Refusal},
};
use ddci_plan_reader::Period;
use ddci_platform::{
    audit,
    org::{AddUnit, LineageKind, Move, RecordReorganisation, UnitId, UnitKind, by_code},
    permit::Role,
    store::Read as _,
    values,
    web::{App, Settings, router},
};
use ddci_testkit::{Actors, COMMUNE, Client, Engine, INTERIOR, SECOND_COMMUNE, TOWNSHIP};
use jiff::civil::date;
use rstest::rstest;
use std::sync::Arc;

const FINANCE_NAME: &str = "Phòng Tài chính";
/// The day after the two communes became one.
const AFTER: &str = "2024-07-02 08:00";

/// A plan that runs over the day on which two communes become one.
struct Merger {
    scene: Scene,
    plan: PlanId,
    new: UnitId,
}

impl Merger {
    async fn new(engine: Engine) -> Self {
        let scene = Scene::new(engine).await;
        let paper = Paper::of_2024()
            .task("Tin bài", &[ALL_COMMUNES], &[at_least(3, "tin, bài", Period::Quarter)])
            .task("Rà soát", &[ALL_COMMUNES], &[by(date(2024, 6, 14))])
            .task("Tổng kết", &[FINANCE_NAME], &[every(Period::Quarter)]);
        let plan = scene.issued(paper).await;
        let mut merger = Self { scene, plan, new: UnitId(uuid::Uuid::nil()) };
        merger.new = merger.add("xa-moi", "UBND xã Mới").await;
        merger
    }

    async fn add(&self, code: &str, name: &str) -> UnitId {
        let add = AddUnit {
            code: code.into(),
            name: name.into(),
            name_en: None,
            kind: UnitKind::Commune,
            parent: None,
            official_code: None,
            district: None,
            outside: false,
            valid_from: Some(date(2024, 7, 1)),
            valid_to: None,
            source: "test".into(),
            verified: true,
            aliases: Vec::new(),
        };
        let db = self.scene.test.db();
        db.run(&self.scene.administrator(), &add).await.unwrap();
        by_code(db, self.scene.authority, code).await.unwrap().unwrap().id
    }

    /// The act: both communes become the new one on 1 July 2024.
    async fn merge(&self) {
        let of = |code: &str| Move {
            predecessor: self.scene.unit(code).id,
            successor: Some(self.new),
            share: None,
        };
        let record = RecordReorganisation {
            kind: LineageKind::Merge,
            effective_on: date(2024, 7, 1),
            legal_basis: "NQ 1/NQ-UBTVQH".into(),
            source: "test".into(),
            verified: true,
            moves: vec![of(COMMUNE), of(SECOND_COMMUNE)],
        };
        self.scene.test.db().run(&self.scene.administrator(), &record).await.unwrap();
    }

    fn handing(&self, from: &str, to: Option<UnitId>) -> HandOver {
        HandOver {
            unit: self.scene.unit(from).id,
            receivers: Receivers { rest: to, ..Receivers::default() },
            names: false,
            previewed: None,
        }
    }

    async fn hand_over(&self, from: &str) -> Result<HandedOver, Refusal> {
        let handing = self.handing(from, Some(self.new));
        self.scene.on(AFTER).run(&self.scene.coordinator(), &handing).await
    }

    /// "period state" of what a unit owes, by date.
    async fn of(&self, unit: UnitId) -> Vec<String> {
        let sql = "SELECT o.period, o.state FROM obligation o JOIN task t ON t.id = o.task
                   WHERE o.unit = $1 ORDER BY o.effective_on, t.position";
        let rows = self.scene.test.all(sql, values![unit.0]).await.unwrap();
        let line = |row: &ddci_platform::store::Row| {
            let [period, state]: [String; 2] =
                ["period", "state"].map(|column| row.get(column).unwrap());
            format!("{period} {state}")
        };
        rows.iter().map(line).collect()
    }

    fn id(&self, code: &str) -> UnitId {
        self.scene.unit(code).id
    }
}

/// Records entries of a quantity.
async fn articles(merger: &Merger, at: &str, unit: &str, id: ObligationId, n: i32) {
    let record = Record { quantity: Some(n), ..entry(id) };
    let officer = merger.scene.officer_of(unit).actor();
    merger.scene.on(at).run(&officer, &record).await.unwrap();
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn what_was_left_open_goes_on_once_and_what_was_done_stays(#[case] engine: Engine) {
    let merger = Merger::new(engine).await;
    let scene = &merger.scene;
    let [_, review, ..] = scene.of_unit(merger.plan, COMMUNE).await[..] else { panic!() };
    let (spring, officer) = (scene.on("2024-06-20 08:00"), scene.officer_of(COMMUNE).actor());
    hand_in(&spring, &officer, review).await;
    accept(&spring, &scene.coordinator(), review).await.unwrap();
    merger.merge().await;

    let first = merger.hand_over(COMMUNE).await.unwrap();
    let second = merger.hand_over(SECOND_COMMUNE).await.unwrap();

    // Articles of four quarters move; then they join, and the review moves, late as it is.
    assert_eq!((first.counts, second.counts), ([4, 0, 0], [1, 4, 0]));
    let kept = ["once accepted"];
    assert_eq!(merger.of(merger.id(COMMUNE)).await, kept);
    let joined = ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"].map(|q| format!("{q} withdrawn"));
    assert_eq!(merger.of(merger.id(SECOND_COMMUNE)).await, joined);
    assert_eq!(
        merger.of(merger.new).await,
        [
            "2024-Q1 not_started",
            "once not_started",
            "2024-Q2 not_started",
            "2024-Q3 not_started",
            "2024-Q4 not_started",
        ]
    );
    // The recorded lateness stays with the unit that was late, and the day in force stays.
    let sql = "SELECT COUNT(*) AS n FROM obligation WHERE unit = $1 AND done_on > done_against";
    assert_eq!(scene.count(sql, values![merger.id(COMMUNE).0]).await, 1);
    let sql = "SELECT COUNT(*) AS n FROM obligation WHERE unit = $1 AND effective_on = $2";
    assert_eq!(scene.count(sql, values![merger.new.0, date(2024, 6, 14)]).await, 1);

    let again = merger.hand_over(COMMUNE).await;
    assert!(matches!(again, Err(Refusal::NothingChanged)));
    let made = Materialise { plan: merger.plan };
    let made = scene.on(AFTER).run(&scene.coordinator(), &made).await.unwrap();
    // The new commune leads the group from its first day on: its own are those it took over.
    assert_eq!(made.new, 0);
    assert_eq!(scene.audited("unit.hand_over").await["joined"], 4);
    assert!(audit::verify(scene.test.db(), scene.authority).await.unwrap().is_ok());
}

/// Who merged writes on in one log: what both did counts, and both see it.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn what_joined_counts_and_is_seen_by_both(#[case] engine: Engine) {
    let merger = Merger::new(engine).await;
    let scene = &merger.scene;
    let third = |owed: Vec<ObligationId>| owed[3];
    let one = third(scene.of_unit(merger.plan, COMMUNE).await);
    let other = third(scene.of_unit(merger.plan, SECOND_COMMUNE).await);
    articles(&merger, "2024-06-20 08:00", COMMUNE, one, 2).await;
    articles(&merger, "2024-06-20 08:00", SECOND_COMMUNE, other, 1).await;
    merger.merge().await;
    merger.hand_over(COMMUNE).await.unwrap();
    merger.hand_over(SECOND_COMMUNE).await.unwrap();
    let db = scene.on(AFTER);

    let of_old = &scene.officer_of(SECOND_COMMUNE).viewer;
    let sheet =
        obligation::visible(&db, of_old, other).await.unwrap().expect("the old log is theirs");
    assert!(obligation::visible(&db, of_old, one).await.unwrap().is_none());
    let one_of = &scene.officer_of(COMMUNE).viewer;
    let goes_on =
        obligation::visible(&db, one_of, one).await.unwrap().expect("what they handed over");
    let fill = quota::fill(&db, &by_hand(), &goes_on).await.unwrap().unwrap();
    assert_eq!((fill.have, fill.need), (3, 3));
    let own = quota::fill(&db, &by_hand(), &sheet).await.unwrap().unwrap();
    assert_eq!(own.have, 1);
    let traces = handover::traces(&db, one).await.unwrap();
    let told: Vec<_> = traces
        .iter()
        .map(|trace| (trace.from.as_str(), trace.to.as_str(), trace.joined_into.is_some()))
        .collect();
    assert_eq!(
        told,
        [("UBND xã Bình An", "UBND xã Mới", false), ("UBND xã Hòa Bình", "UBND xã Mới", true)]
    );
    // A unit that has nothing to do with it sees none of it.
    let stranger = &scene.officer_of(INTERIOR).viewer;
    assert!(obligation::visible(&db, stranger, one).await.unwrap().is_none());
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn each_refusal_changes_nothing(#[case] engine: Engine) {
    let merger = Merger::new(engine).await;
    let (scene, db) = (&merger.scene, merger.scene.on(AFTER));
    let coordinator = scene.coordinator();
    let to_new = merger.handing(COMMUNE, Some(merger.new));
    let before = db.run(&coordinator, &to_new).await;
    assert!(matches!(before, Err(Refusal::NotEnded)));
    merger.merge().await;
    let officer = db.run(&scene.officer(), &to_new).await;
    assert!(matches!(officer, Err(Refusal::NotYourPart)));
    let ended = merger.handing(COMMUNE, Some(merger.id(SECOND_COMMUNE)));
    let ended = db.run(&coordinator, &ended).await;
    assert!(matches!(ended, Err(Refusal::BadReceiver(name)) if name == "UBND xã Hòa Bình"));
    let itself = merger.handing(COMMUNE, Some(merger.id(COMMUNE)));
    assert!(matches!(db.run(&coordinator, &itself).await, Err(Refusal::BadReceiver(_))));
    let nobody = db.run(&coordinator, &merger.handing(COMMUNE, None)).await;
    assert!(matches!(nobody, Err(Refusal::NothingChanged)));
    let unseen = HandOver { previewed: Some("other".to_owned()), ..to_new.clone() };
    assert!(matches!(db.run(&coordinator, &unseen).await, Err(Refusal::ChangedSince)));
    let strangers = Actors::found_as(&db, "other", "UBND huyện Khác").await;
    let theirs = db.run(&strangers.coordinator(), &to_new).await;
    assert!(matches!(theirs, Err(Refusal::NotFound)));
    assert_eq!(merger.of(merger.new).await, Vec::<String>::new());
    assert_eq!(scene.count("SELECT COUNT(*) AS n FROM handover", values![]).await, 0);
}

/// By task, where a unit was split; what the receiver has handed in already stays and is listed.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn by_task_and_with_what_the_receiver_has_done(#[case] engine: Engine) {
    let merger = Merger::new(engine).await;
    let (scene, db) = (&merger.scene, merger.scene.on(AFTER));
    let review = scene.of_unit(merger.plan, TOWNSHIP).await[1];
    hand_in(&scene.on("2024-06-10 08:00"), &scene.officer_of(TOWNSHIP).actor(), review).await;
    merger.merge().await;
    let left = scene.of_unit(merger.plan, COMMUNE).await;
    let task = obligation::visible(&db, &scene.member(Role::Coordinator).viewer, left[1]).await;
    let task = task.unwrap().unwrap().obligation.task;
    let handing = HandOver {
        receivers: Receivers {
            rest: Some(merger.new),
            by_task: [(task, merger.id(TOWNSHIP))].into(),
        },
        ..merger.handing(COMMUNE, None)
    };

    let handed = db.run(&scene.coordinator(), &handing).await.unwrap();

    assert_eq!(handed.counts, [4, 0, 1]);
    assert_eq!(merger.of(merger.id(COMMUNE)).await, ["once not_started"]);
    let viewer = &scene.member(Role::Administrator).viewer;
    let today = date(2024, 7, 2);
    let orphans = orphan::by_unit(&db, viewer, Orphan::UnitEnded, today).await.unwrap();
    let listed: Vec<_> = orphans.iter().map(|of| (of.name.as_str(), of.open)).collect();
    assert_eq!(listed, [("UBND xã Bình An", 1), ("UBND xã Hòa Bình", 5)]);
    // Nobody works in the new commune yet.
    let nobody = orphan::by_unit(&db, viewer, Orphan::NobodyThere, today).await.unwrap();
    assert_eq!(nobody.iter().map(|of| of.open).collect::<Vec<_>>(), [4]);
    let officer = &scene.member(Role::Officer).viewer;
    assert!(orphan::by_unit(&db, officer, Orphan::UnitEnded, today).await.unwrap().is_empty());
}

/// Names, people, positions and roles go along, and come back on the same day.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn names_and_people_go_along_and_come_back(#[case] engine: Engine) {
    let merger = Merger::new(engine).await;
    let (scene, db) = (&merger.scene, merger.scene.on(AFTER));
    scene.draft(Paper::of_2024().task("Một", &["UBND xã Bình An"], &[])).await;
    merger.merge().await;
    let old = merger.id(COMMUNE);
    let state = async || {
        let mut all = Vec::new();
        for sql in [
            "SELECT COUNT(*) AS n FROM body_alias WHERE unit = $1",
            "SELECT COUNT(*) AS n FROM task_body WHERE unit = $1",
            "SELECT COUNT(*) AS n FROM person WHERE unit = $1",
            "SELECT COUNT(*) AS n FROM person_position WHERE unit = $1 AND valid_to IS NULL",
            "SELECT COUNT(*) AS n FROM permit WHERE scope = $1",
            "SELECT COUNT(*) AS n FROM obligation WHERE unit = $1",
        ] {
            all.push((
                scene.count(sql, values![old.0]).await,
                scene.count(sql, values![merger.new.0]).await,
            ));
        }
        all
    };
    let before = state().await;
    // The new unit's own name means it; the officer and the head have roles on their unit.
    assert_eq!(before[1], (1, 0));
    assert!(before.iter().all(|(old, _)| *old > 0), "{before:?}");
    let handing = HandOver { names: true, ..merger.handing(COMMUNE, Some(merger.new)) };

    let handed = db.run(&scene.coordinator(), &handing).await.unwrap();

    let after = state().await;
    for (place, (of_old, of_new)) in after.iter().enumerate() {
        // Roles on the old unit stay beside the new ones: its history is still theirs.
        assert!(place == 4 || *of_old == 0, "{place}: {after:?}");
        assert_eq!(*of_new, before[place].0 + before[place].1, "{place}: {after:?}");
    }
    db.run(&scene.coordinator(), &HandBack { handover: handed.id }).await.unwrap();
    assert_eq!(state().await, before);
    let twice = db.run(&scene.coordinator(), &HandBack { handover: handed.id }).await;
    assert!(matches!(twice, Err(Refusal::ChangedSince)));
    assert!(audit::verify(scene.test.db(), scene.authority).await.unwrap().is_ok());
}

/// What somebody worked on since, or another joined, is not handed back.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn what_has_gone_on_is_not_handed_back(#[case] engine: Engine) {
    let merger = Merger::new(engine).await;
    let (scene, db) = (&merger.scene, merger.scene.on(AFTER));
    merger.merge().await;
    let first = merger.hand_over(COMMUNE).await.unwrap();
    let second = merger.hand_over(SECOND_COMMUNE).await.unwrap();
    let back = |of: &HandedOver| HandBack { handover: of.id };
    let actor = scene.coordinator();
    assert!(matches!(db.run(&actor, &back(&first)).await, Err(Refusal::GoneOnSince)));
    let later = scene.on("2024-07-03 08:00").run(&actor, &back(&second)).await;
    assert!(matches!(later, Err(Refusal::AnotherDay(on)) if on == date(2024, 7, 2)));
    db.run(&actor, &back(&second)).await.unwrap();
    db.run(&actor, &back(&first)).await.unwrap();
    assert_eq!(merger.of(merger.new).await, Vec::<String>::new());
    assert_eq!(merger.of(merger.id(SECOND_COMMUNE)).await.len(), 5);
    let open = "SELECT COUNT(*) AS n FROM obligation WHERE state = 'withdrawn'";
    assert_eq!(scene.count(open, values![]).await, 0);
}

/// Two nodes at once: one hands over, the other is told that nothing is left.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn two_nodes_hand_over_once(#[case] engine: Engine) {
    let merger = Merger::new(engine).await;
    merger.merge().await;
    let (one, other) = tokio::join!(merger.hand_over(COMMUNE), merger.hand_over(COMMUNE));
    let both = [one, other];
    assert_eq!(both.iter().filter(|ended| ended.is_ok()).count(), 1);
    assert!(both.iter().any(|ended| matches!(ended, Err(Refusal::NothingChanged))));
    let sql = "SELECT COUNT(*) AS n FROM obligation_handover";
    assert_eq!(merger.scene.count(sql, values![]).await, 5);
}

/// The pages: the unit that follows is chosen already, the counts are those of the list, and what is
/// pressed is what was seen.
#[tokio::test]
async fn the_preview_is_what_is_handed_over() {
    let merger = Merger::new(Engine::Sqlite).await;
    merger.merge().await;
    let scene = &merger.scene;
    let settings = Settings {
        public_url: "http://localhost".into(),
        demo: false,
        trusted_proxies: Vec::new(),
    };
    let app = App::new(scene.test.db().clone(), settings, ddci_plan::pages::nav(), Arc::from([]));
    let routes = router(app, ddci_plan::pages::routes());
    let mut coordinator = Client::of(routes.clone(), scene.member(Role::Coordinator));
    let list = coordinator.get("/handover").await;
    assert_eq!(list.status.as_u16(), 200, "{}", list.text());
    let list = list.text();
    assert!(list.contains("Đơn vị đã kết thúc (2), còn 10 việc chưa xong"), "{list}");
    let path = format!("/handover/{}", merger.id(COMMUNE));
    let page = coordinator.get(&path).await.text();
    assert!(page.contains("Chuyển 5 · gộp 0 · ở lại 0"), "{page}");
    assert!(page.contains(&format!("<option value=\"{}\" selected>UBND xã Mới", merger.new)));
    let nobody = coordinator.get(&format!("{path}?to=")).await.text();
    assert!(nobody.contains("Chuyển 0 · gộp 0 · ở lại 5"), "{nobody}");
    let seen = page.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let to = merger.new.to_string();
    let refused = coordinator.post(&path, &[("to", &to), ("seen", "other")]).await;
    assert_eq!(refused.status.as_u16(), 422);
    let done = coordinator.post(&path, &[("to", &to), ("seen", seen), ("names", "yes")]).await;
    assert_eq!(done.location(), "/handover?done=over");
    let list = coordinator.get("/handover").await.text();
    assert!(list.contains("chuyển 5 việc, gộp 0 việc"), "{list}");
    let orphans = coordinator.get("/orphans").await.text();
    assert!(orphans.contains("Của đơn vị đã kết thúc: 5 việc ở 1 đơn vị"), "{orphans}");
    let mut officer = Client::of(routes, scene.member(Role::Officer));
    assert_eq!(officer.get("/handover").await.status.as_u16(), 403);
    assert_eq!(officer.get("/orphans").await.status.as_u16(), 403);
}
