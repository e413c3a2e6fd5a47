//! Letters that urge: numbered without gaps or twins, kept as they were, told to the unit.

use crate::{
    hands::hand_in,
    paper::{Paper, by},
    scene::Scene,
};
use ddci_plan::{
    model::PlanId,
    store::{late, letter},
    transitions::{IssueLetter, Refusal},
};
use ddci_platform::{
    org::{Contact, ContactKind, SetContacts},
    permit::{Actor, Role},
    store::{Db, Read},
    values,
};
use ddci_testkit::{COMMUNE, Engine, FINANCE, INTERIOR, OFFICE};
use jiff::civil::date;
use rstest::rstest;

/// Two things of finance were due on 14 and 20 June, one of the interior on 14 June.
async fn late_plan(scene: &Scene) -> PlanId {
    let paper = Paper::of_2024()
        .task("Đối thoại với doanh nghiệp", &["Phòng Tài chính"], &[by(date(2024, 6, 14))])
        .task("Công khai thủ tục", &["Phòng Tài chính"], &[by(date(2024, 6, 20))])
        .task("Rà soát thủ tục", &["Phòng Nội vụ"], &[by(date(2024, 6, 14))]);
    scene.issued(paper).await
}

fn to(scene: &Scene, plan: PlanId, unit: &str) -> IssueLetter {
    IssueLetter {
        plan,
        unit: scene.unit(unit).id,
        symbol: "UBND-TCKH".to_owned(),
        signer: "Hứa Đình Khoa".to_owned(),
        signer_title: "Chủ tịch".to_owned(),
        reply_by: date(2024, 7, 1),
        seen: None,
    }
}

async fn issue(db: &Db, who: &Actor, letter: &IssueLetter) -> Result<i32, Refusal> {
    Ok(db.run(who, letter).await?.number)
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_letter_lists_what_is_overdue_and_stays_as_it_was(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let plan = late_plan(&scene).await;
    let db = scene.on("2024-06-24 09:00");
    let coordinator = scene.coordinator();
    assert_eq!(issue(&db, &coordinator, &to(&scene, plan, FINANCE)).await.unwrap(), 1);

    let owed = scene.of_unit(plan, FINANCE).await;
    hand_in(&db, &scene.officer(), owed[0]).await;
    let viewer = &scene.member(Role::Coordinator).viewer;
    let letters = letter::of_plan(&db, viewer, plan).await.unwrap();
    assert_eq!(letters.len(), 1);
    let items = letter::items(&db, letters[0].id).await.unwrap();
    let listed: Vec<(&str, i32)> =
        items.iter().map(|item| (item.text.as_str(), item.days_late)).collect();
    assert_eq!(listed, [("Đối thoại với doanh nghiệp", 6), ("Công khai thủ tục", 2)]);
    insta::assert_snapshot!(letters[0].text);

    let about = letter::about(&db, viewer, owed[0]).await.unwrap();
    assert_eq!(about.len(), 1, "the obligation's page names it");
    let kept = scene.audited("urging.issue").await;
    assert_eq!((&kept["letter"], &kept["obligations"]), (&"1/UBND-TCKH".into(), &2.into()));
    assert_eq!(scene.audited("obligation.urge").await["letter"], "1/UBND-TCKH");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn what_is_refused_takes_no_number(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let plan = late_plan(&scene).await;
    let db = scene.on("2024-06-24 09:00");
    let coordinator = scene.coordinator();
    let good = to(&scene, plan, FINANCE);

    let nobody = issue(&db, &scene.unit_head(), &good).await;
    assert!(matches!(nobody, Err(Refusal::NotYourPart)), "{nobody:?}");
    let nothing = issue(&db, &coordinator, &to(&scene, plan, COMMUNE)).await;
    assert!(matches!(nothing, Err(Refusal::NothingLate)), "{nothing:?}");
    let unsigned = IssueLetter { signer: " ".to_owned(), ..good.clone() };
    let unsigned = issue(&db, &coordinator, &unsigned).await;
    assert!(matches!(unsigned, Err(Refusal::Missing("signer"))), "{unsigned:?}");
    let past = IssueLetter { reply_by: date(2024, 6, 23), ..good.clone() };
    let past = issue(&db, &coordinator, &past).await;
    assert!(matches!(past, Err(Refusal::ReplyInThePast)), "{past:?}");
    let calendar = ddci_platform::law::shipped();
    let day = date(2024, 6, 24);
    let seen = late::of_unit(&db, plan, scene.unit(FINANCE).id, day, calendar).await.unwrap();
    let seen = IssueLetter { seen: Some(late::fingerprint(&seen)), ..good.clone() };
    hand_in(&db, &scene.officer(), scene.of_unit(plan, FINANCE).await[0]).await;
    let changed = issue(&db, &coordinator, &seen).await;
    assert!(matches!(changed, Err(Refusal::ChangedSince)), "{changed:?}");

    assert_eq!(issue(&db, &coordinator, &good).await.unwrap(), 1);
    assert_eq!(issue(&db, &coordinator, &to(&scene, plan, INTERIOR)).await.unwrap(), 2);
}

/// Two nodes issue at the same time: each number is given once, none is left out; a new year begins
/// at one.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn two_nodes_number_without_gaps_or_twins(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let plan = late_plan(&scene).await;
    let (one, other) = (scene.on("2024-06-24 09:00"), scene.on("2024-06-24 09:00"));
    let coordinator = scene.coordinator();
    let (finance, interior) = (to(&scene, plan, FINANCE), to(&scene, plan, INTERIOR));
    let many = |db: Db, letter: IssueLetter| {
        let who = coordinator.clone();
        async move {
            let mut numbers = Vec::new();
            for _ in 0..8 {
                numbers.push(issue(&db, &who, &letter).await.unwrap());
            }
            numbers
        }
    };
    let (left, right) =
        tokio::join!(tokio::spawn(many(one, finance.clone())), tokio::spawn(many(other, interior)));
    let mut numbers = [left.unwrap(), right.unwrap()].concat();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=16).collect::<Vec<_>>());

    let later = IssueLetter { reply_by: date(2025, 1, 15), ..finance };
    let next_year = scene.on("2025-01-06 09:00");
    assert_eq!(issue(&next_year, &coordinator, &later).await.unwrap(), 1);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn heads_and_the_unit_are_told_once(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let plan = late_plan(&scene).await;
    let db = scene.on("2024-06-24 09:00");
    let contacts = SetContacts {
        unit: scene.unit(FINANCE).id,
        contacts: vec![
            Contact { kind: ContactKind::Phone, value: "1022".to_owned() },
            Contact { kind: ContactKind::Email, value: "tckh@mau.gov.vn".to_owned() },
        ],
    };
    db.run(&scene.administrator(), &contacts).await.unwrap();
    issue(&db, &scene.coordinator(), &to(&scene, plan, FINANCE)).await.unwrap();

    let rows = db
        .all("SELECT person, address, subject FROM outbox WHERE kind = 'urging'", values![])
        .await
        .unwrap();
    let head = scene.member(Role::UnitHead).viewer.person;
    let mut told: Vec<String> = rows
        .iter()
        .map(|row| match row.get::<Option<uuid::Uuid>>("person").unwrap() {
            Some(person) if person == head.0 => "head".to_owned(),
            Some(other) => other.to_string(),
            None => row.get("address").unwrap(),
        })
        .collect();
    told.sort();
    assert_eq!(told, ["head", "tckh@mau.gov.vn"]);
    let subject: String = rows[0].get("subject").unwrap();
    assert_eq!(subject, "Công văn đôn đốc số 1/UBND-TCKH");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_letter_is_for_the_unit_and_for_who_sees_everything(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let plan = late_plan(&scene).await;
    let db = scene.on("2024-06-24 09:00");
    let issued = db.run(&scene.coordinator(), &to(&scene, plan, FINANCE)).await.unwrap();

    let reads = async |viewer| letter::one(&db, viewer, issued.id).await.unwrap().is_some();
    for role in [Role::Coordinator, Role::Leader, Role::Auditor, Role::UnitHead, Role::Officer] {
        assert!(reads(&scene.member(role).viewer).await, "{role:?}");
    }
    for unit in [INTERIOR, COMMUNE, OFFICE] {
        assert!(!reads(&scene.officer_of(unit).viewer).await, "{unit}");
    }
    let elsewhere = ddci_testkit::Actors::found_as(&db, "other", "UBND huyện Khác").await;
    assert!(!reads(&elsewhere.member(Role::Coordinator).viewer).await);
}

/// The count of a unit is as long as the list of its letter.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn units_are_counted_as_their_letters_list(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let plan = late_plan(&scene).await;
    let db = scene.on("2024-06-24 09:00");
    issue(&db, &scene.coordinator(), &to(&scene, plan, FINANCE)).await.unwrap();
    let calendar = ddci_platform::law::shipped();
    let days = ddci_plan::store::work::Days::on(date(2024, 6, 24), 5, calendar);
    let units = late::by_unit(&db, plan, days).await.unwrap();
    let counted: Vec<_> =
        units.iter().map(|unit| (unit.name.as_str(), unit.late, unit.letters)).collect();
    assert_eq!(counted, [("Phòng Tài chính", 2, 1), ("Phòng Nội vụ", 1, 0)]);
    for unit in &units {
        let list = late::of_unit(&db, plan, unit.unit, days.today, calendar).await.unwrap();
        assert_eq!(i64::try_from(list.len()).unwrap(), unit.late);
    }
}
