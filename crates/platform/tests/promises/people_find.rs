//! Finding people: by name without marks, by login, by unit, page by page; and who has an account
//! sees it.

use crate::site::{program, visit};
use ddci_platform::{
    identity::{self, AddAccount, Appoint, PeopleFilter, fold_names},
    org::AddPerson,
    permit::Role,
    store::Read,
    values,
    web::Paging,
};
use ddci_testkit::{Actors, Client, Engine, FINANCE, INTERIOR, TestDb};
use jiff::civil::date;
use rstest::rstest;

async fn with(engine: Engine, names: &[(&str, &str)]) -> (TestDb, Actors) {
    let (test, actors, _) = visit(engine).await;
    for (name, login) in names {
        let person = AddPerson {
            name: (*name).to_owned(),
            title: "Chuyên viên".to_owned(),
            unit: INTERIOR.to_owned(),
            email: None,
        };
        let add =
            AddAccount { login: (*login).to_owned(), person, role: Role::Officer, password: None };
        test.run(&actors.administrator(), &add).await.unwrap();
    }
    (test, actors)
}

async fn found(test: &TestDb, actors: &Actors, words: &str) -> Vec<String> {
    let filter = PeopleFilter { words: words.to_owned(), unit: None };
    let viewer = &actors.member(Role::Administrator).viewer;
    let paging = Paging { page: 1, size: 50 };
    let people = identity::people(test.db(), viewer, &filter, paging).await.unwrap();
    people.into_iter().map(|row| row.login).collect()
}

/// Neither database folds Vietnamese letters, so both find by the folded form that is kept. What
/// means something in a pattern is a letter like others.
#[rstest]
#[case::without_marks("do thi huong", &["huong"])]
#[case::with_marks("Đỗ Thị Hường", &["huong"])]
#[case::in_any_order("HUONG do", &["huong"])]
#[case::by_login("x_y", &["x_y"])]
#[case::a_percent_sign("100%", &["tram"])]
#[case::an_underscore_is_itself("xay", &["xay"])]
#[case::nobody("khong co ai", &[])]
#[tokio::test]
async fn people_are_found_with_and_without_marks(
    #[case] words: &str,
    #[case] logins: &[&str],
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let names = [
        ("Đỗ Thị Hường", "huong"),
        ("Ngô Văn Xây", "xay"),
        ("Ngô Văn Y", "x_y"),
        ("Trạm 100% điện", "tram"),
    ];
    let (test, actors) = with(engine, &names).await;

    assert_eq!(found(&test, &actors, words).await, logins);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn pages_hold_everybody_once_and_a_unit_its_own(#[case] engine: Engine) {
    let (test, actors) = with(engine, &[("Đỗ An", "an"), ("Đỗ Bình", "binh")]).await;
    let viewer = &actors.member(Role::Administrator).viewer;
    let mut seen = Vec::new();
    let total = identity::count_people(test.db(), viewer, &PeopleFilter::default()).await.unwrap();
    for page in 1..=total / 3 + 1 {
        let paging = Paging { page, size: 3 };
        let filter = PeopleFilter::default();
        let people = identity::people(test.db(), viewer, &filter, paging).await.unwrap();
        seen.extend(people.into_iter().map(|row| row.person));
    }
    seen.sort();
    seen.dedup();
    assert_eq!(i64::try_from(seen.len()).unwrap(), total);

    let interior = actors.unit(INTERIOR).id;
    let mut client = Client::of(program(&test), actors.member(Role::Administrator));
    let page = client.get(&format!("/people?unit={interior}&q=do")).await.text();
    assert!(page.contains("Đỗ An") && page.contains("Đỗ Bình"), "{page}");
    let finance = actors.unit(FINANCE).id;
    let page = client.get(&format!("/people?unit={finance}&q=bo")).await.text();
    assert!(!page.contains("Đỗ An") && page.contains("Lê Cán Bộ"), "{page}");
    let page = client.get(&format!("/people?unit={finance}&q=binh")).await.text();
    assert!(page.contains("Không có ai phù hợp"), "{page}");
}

/// Names from before there was a folded form, or of an older node, are folded at the next start.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn names_of_before_are_folded_once(#[case] engine: Engine) {
    let (test, actors) = with(engine, &[("Đỗ Thị Hường", "huong")]).await;
    test.bookkeep("UPDATE person SET folded = '' WHERE name = $1", values!["Đỗ Thị Hường"])
        .await
        .unwrap();
    assert!(found(&test, &actors, "huong do").await.is_empty());

    assert_eq!(fold_names(test.db()).await.unwrap(), 1);
    assert_eq!(fold_names(test.db()).await.unwrap(), 0);

    assert_eq!(found(&test, &actors, "huong do").await, ["huong"]);
    let sql = "SELECT folded FROM person WHERE name = $1";
    let row = test.first(sql, values!["Đỗ Thị Hường"]).await.unwrap().unwrap();
    assert_eq!(row.get::<String>("folded").unwrap(), "do thi huong");
}

/// The account page says who one is; a position that has not begun is shown as such, here and to
/// whoever keeps the accounts.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn who_i_am_and_what_is_to_come(#[case] engine: Engine) {
    let (test, actors) = with(engine, &[]).await;
    let officer = actors.member(Role::Officer);
    let appoint = Appoint {
        person: officer.viewer.person,
        unit: actors.unit(INTERIOR).id,
        title: "Phó Trưởng phòng".to_owned(),
        valid_from: Some(date(2025, 1, 1)),
        valid_to: None,
        principal: false,
    };
    test.run(&actors.administrator(), &appoint).await.unwrap();

    let page = Client::of(program(&test), officer).get("/account").await.text();
    for words in ["model.officer", "Cán bộ", "Phó Trưởng phòng", "từ 1/1/2025"] {
        assert!(page.contains(words), "{words} {page}");
    }
    let path = format!("/people/{}", officer.viewer.person);
    let mut keeper = Client::of(program(&test), actors.member(Role::Administrator));
    let sheet = keeper.get(&path).await.text();
    for page in [page, sheet] {
        assert_eq!(page.matches("Chưa tới ngày bắt đầu").count(), 1, "{page}");
    }
}
