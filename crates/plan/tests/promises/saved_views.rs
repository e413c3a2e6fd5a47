//! Filters kept under a name: their owner's, or shared with the authority; nobody else's.

use crate::year::Year;
use ddci_plan::{
    store::{
        filter::TableFilter,
        saved_view::{self, SavedView},
    },
    transitions::{DropView, Refusal, RenameView, SaveView},
};
use ddci_platform::{
    permit::{Role, Viewer},
    values,
};
use ddci_testkit::{Actors, Engine};
use rstest::rstest;

fn overdue(year: &Year, name: &str, shared: bool) -> SaveView {
    let filter = TableFilter::read(|field| (field == "tab").then(|| "overdue".to_owned()));
    SaveView { plan: year.plan, name: name.to_owned(), filter, shared }
}

async fn views(year: &Year, viewer: &Viewer) -> Vec<SavedView> {
    saved_view::of_plan(year.scene.test.db(), viewer, year.plan).await.unwrap()
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_view_is_its_owners_until_it_is_shared(#[case] engine: Engine) {
    let year = Year::on(engine).await;
    let db = year.scene.test.db();
    let (officer, coordinator) = (year.scene.officer(), year.scene.coordinator());
    let own = db.run(&officer, &overdue(&year, " Quá hạn ", false)).await.unwrap();
    let shared = db.run(&coordinator, &overdue(&year, "Của cả huyện", true)).await.unwrap();

    let kept = views(&year, &year.scene.member(Role::Officer).viewer).await;
    let names: Vec<&str> = kept.iter().map(|view| view.name.as_str()).collect();
    assert_eq!(names, ["Quá hạn", "Của cả huyện"], "own ones first");
    assert_eq!(kept[0].address, "tab=overdue");
    assert_eq!(views(&year, &year.scene.member(Role::Coordinator).viewer).await.len(), 1);
    assert_eq!(views(&year, &year.scene.member(Role::Reader).viewer).await[0].id, shared);

    let reader = year.scene.reader();
    let renamed = |view| RenameView { view, name: "Khác".to_owned() };
    for (refused, expected) in [
        (db.run(&reader, &renamed(own)).await, "NotFound"),
        (db.run(&reader, &renamed(shared)).await, "NotYourPart"),
        (db.run(&coordinator, &DropView { view: own }).await, "NotFound"),
        (db.run(&officer, &DropView { view: shared }).await, "NotYourPart"),
    ] {
        assert_eq!(format!("{:?}", refused.unwrap_err()), expected);
    }

    db.run(&officer, &renamed(own)).await.unwrap();
    let detail = year.scene.audited("saved_view.rename").await;
    assert_eq!((&detail["before"], &detail["name"]), (&"Quá hạn".into(), &"Khác".into()));
    db.run(&officer, &DropView { view: own }).await.unwrap();
    assert_eq!(year.scene.audited("saved_view.drop").await["address"], "tab=overdue");
    assert_eq!(views(&year, &year.scene.member(Role::Officer).viewer).await.len(), 1);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn each_refusal_leaves_nothing(#[case] engine: Engine) {
    let year = Year::on(engine).await;
    let db = year.scene.test.db();
    let others = Actors::found_as(db, "other", "UBND huyện Khác").await;
    let officer = year.scene.officer();
    let count = "SELECT COUNT(*) AS n FROM audit_entry";

    db.run(&officer, &overdue(&year, "Một", false)).await.unwrap();
    let before = year.scene.count(count, values![]).await;
    let long = "x".repeat(81);
    for (refused, expected) in [
        (db.run(&officer, &overdue(&year, "  ", false)).await, "NoName"),
        (db.run(&officer, &overdue(&year, &long, false)).await, "TooLong(80)"),
        (db.run(&officer, &overdue(&year, "Một", false)).await, "NameTaken"),
        (db.run(&officer, &overdue(&year, "Hai", true)).await, "NotYourPart"),
        (db.run(&others.coordinator(), &overdue(&year, "Ba", false)).await, "NotFound"),
        (db.run(&year.scene.operator(), &overdue(&year, "Tư", false)).await, "NotYourPart"),
    ] {
        assert_eq!(format!("{:?}", refused.unwrap_err()), expected);
    }
    assert_eq!(year.scene.count(count, values![]).await, before);
}

/// A view that is shared does not leave its authority.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn another_authority_sees_no_view(#[case] engine: Engine) {
    let year = Year::on(engine).await;
    let db = year.scene.test.db();
    let others = Actors::found_as(db, "other", "UBND huyện Khác").await;
    let coordinator = year.scene.coordinator();
    let view = db.run(&coordinator, &overdue(&year, "Chung", true)).await.unwrap();

    for role in Role::ALL {
        let member = others.member(role);
        assert_eq!(views(&year, &member.viewer).await, []);
        let refused = db.run(&member.actor(), &DropView { view }).await;
        assert!(matches!(refused, Err(Refusal::NotFound)), "{role:?} {refused:?}");
    }
}
