//! What stands in the way of issuing a plan, and whose part it is.

use crate::{
    binding::bind,
    merging::{duplicate, printed_twice},
    paper::{ALL_COMMUNES, Paper, by, throughout},
    scene::Scene,
    settle::decided,
};
use ddci_plan::{
    model::Decision,
    store::finding,
    transitions::{BindBody, DraftPlan, IssuePlan, Refusal, Settle, readiness},
};
use ddci_plan_reader::FindingKind as Found;
use ddci_platform::{files::Upload, org::BodyTarget, permit::Role, values};
use ddci_testkit::{Actors, Engine, INTERIOR, OFFICE};
use jiff::civil::{Date, date};
use rstest::rstest;

/// Nothing is issued while something that has to be decided is not, or a lead is nobody.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn what_is_not_settled_stands_in_the_way(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let due = [by(date(2024, 6, 14))];
    let paper = Paper::of_2024()
        .task("Một", &["Phòng Tài chính", "Phòng Nội vụ"], &due)
        .finding(Found::SeveralLeads, 1)
        .finding(Found::DueOnDayOff, 1)
        .task("Hai", &["Phòng Kinh tế - Hạ tầng"], &due)
        .helped_by(&["Công an huyện"]);
    let plan = scene.draft(paper).await;
    let ready = readiness(scene.test.db(), plan).await.unwrap();
    assert_eq!((ready.undecided, ready.unbound, ready.without_lead), (1, 1, 0));

    let early = scene.issue(plan).await;
    assert!(matches!(early, Err(Refusal::Undecided(1))), "{early:?}");
    scene.settle(plan, 0, Decision::EachOwes).await.unwrap();
    let early = scene.issue(plan).await;
    assert!(matches!(early, Err(Refusal::Unbound(1))), "{early:?}");

    bind(&scene, plan, "Phòng Kinh tế - Hạ tầng", BodyTarget::Unit(scene.unit(INTERIOR).id)).await;
    // A helper that is no unit of the organisation, and what only wanted to be seen, do not matter.
    scene.issue(plan).await.unwrap();
    assert_eq!(
        scene.owed(plan).await,
        [
            "once finance 2024-06-14 → 2024-06-14",
            "once interior 2024-06-14 → 2024-06-14",
            "once interior 2024-06-14 → 2024-06-14",
        ]
    );
}

#[tokio::test]
async fn a_task_that_nobody_leads_stands_in_the_way() {
    let scene = Scene::new(Engine::Sqlite).await;
    let plan = scene.draft(Paper::of_2024().task("Một", &[], &[throughout()])).await;

    let early = scene.issue(plan).await;

    assert!(matches!(early, Err(Refusal::WithoutLead(1))), "{early:?}");
}

/// Once issued, a plan is settled.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn an_issued_plan_is_not_settled_again(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let plan = scene.draft(duplicate(printed_twice())).await;
    scene.settle(plan, 0, Decision::Merge).await.unwrap();
    scene.issue(plan).await.unwrap();
    let owed = scene.owed(plan).await;

    let settled = scene.settle(plan, 0, Decision::KeepBoth).await;
    assert!(matches!(settled, Err(Refusal::AlreadyIssued)), "{settled:?}");
    let issued = scene.issue(plan).await.map(drop);
    assert!(matches!(issued, Err(Refusal::AlreadyIssued)), "{issued:?}");
    let target = BodyTarget::Unit(scene.unit(OFFICE).id);
    let bind = BindBody { plan, name: "Phòng Tài chính".to_owned(), target, seen: None };
    let bound = scene.test.run(&scene.coordinator(), &bind).await;
    assert!(matches!(bound, Err(Refusal::AlreadyIssued)), "{bound:?}");
    assert_eq!(scene.owed(plan).await, owed);
}

/// What has to be stated when issuing.
#[rstest]
#[case::no_number("  ", date(2024, 3, 27), None, "Missing(\"number\")")]
#[case::after_its_year("17/KH-UBND", date(2025, 1, 1), None, "EndsBeforeItStarts")]
#[case::another_authoritys_office(
    "17/KH-UBND",
    date(2024, 3, 27),
    Some("other"),
    "Missing(\"coordinator\")"
)]
#[tokio::test]
async fn issuing_states_what_it_must(
    #[case] number: &str,
    #[case] on: Date,
    #[case] elsewhere: Option<&str>,
    #[case] refusal: &str,
) {
    let scene = Scene::new(Engine::Sqlite).await;
    let others = Actors::found_as(scene.test.db(), "other", "UBND huyện Khác").await;
    let plan = scene.draft(Paper::of_2024().task("Một", &[ALL_COMMUNES], &[throughout()])).await;
    let mut issuing = scene.issuing(on);
    number.clone_into(&mut issuing.number);
    if elsewhere.is_some() {
        issuing.coordinator = others.unit(OFFICE).id;
    }

    let refused = scene.test.run(&scene.coordinator(), &IssuePlan { plan, issuing }).await;

    assert_eq!(format!("{:?}", refused.unwrap_err()), refusal);
    assert_eq!(scene.owed(plan).await, Vec::<String>::new());
}

/// Preparing and issuing is the coordinator's part; for another authority the plan does not exist.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_plan_is_prepared_by_its_own_coordinator(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let others = Actors::found_as(scene.test.db(), "other", "UBND huyện Khác").await;
    let plan = scene.draft(duplicate(printed_twice())).await;
    let id = finding::of_plan(scene.test.db(), plan).await.unwrap()[0].id;
    let settle = Settle::of(plan, id, Decision::Merge);
    let issue = IssuePlan { plan, issuing: scene.issuing(date(2024, 3, 27)) };
    let target = BodyTarget::Unit(scene.unit(OFFICE).id);
    let bind = BindBody { plan, name: "Phòng Tài chính".to_owned(), target, seen: None };

    for role in Role::ALL {
        let mut asked = vec![(others.member(role).actor(), role == Role::Coordinator)];
        if role != Role::Coordinator {
            asked.push((scene.member(role).actor(), false));
        }
        for (who, prepares) in asked {
            let refusals = [
                scene.test.run(&who, &settle).await.unwrap_err(),
                scene.test.run(&who, &issue).await.map(drop).unwrap_err(),
                scene.test.run(&who, &bind).await.map(drop).unwrap_err(),
            ];
            let expected = if prepares { "NotFound" } else { "NotYourPart" };
            assert_eq!(refusals.map(|refusal| format!("{refusal:?}")), [expected; 3], "{role:?}");
        }
    }
    assert_eq!(decided(scene.test.db(), plan).await, [None]);
}

#[tokio::test]
async fn only_a_coordinator_hands_a_plan_in() {
    let scene = Scene::new(Engine::Sqlite).await;
    let text = "KẾ HOẠCH".as_bytes().to_vec();
    let document = Upload::inspect("ke-hoach.txt", text).unwrap();
    let draft = DraftPlan { document, reading: printed_twice().0 };

    for role in Role::ALL.into_iter().filter(|role| *role != Role::Coordinator) {
        let refused = scene.test.run(&scene.member(role).actor(), &draft).await;
        assert!(matches!(refused, Err(Refusal::NotYourPart)), "{role:?} {refused:?}");
    }
    for table in ["plan", "file", "task"] {
        assert_eq!(scene.count(&format!("SELECT COUNT(*) AS n FROM {table}"), values![]).await, 0);
    }
}
