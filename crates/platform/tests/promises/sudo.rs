//! Dangerous forms ask once more who sends them, and lose nothing by it.

use crate::{
    second_factor::enrol,
    sign_in::PASSWORD,
    site::{plain, program, program_with, visit},
};
use axum::http::StatusCode;
use ddci_platform::{
    identity::{Password, SetPassword, Token, is_proved, mark_proved},
    permit::Role,
    store::Db,
    web::{Settings, pages},
};
use ddci_testkit::{Actors, Answer, Client, Engine, TestDb};
use jiff::SignedDuration;
use rstest::rstest;
use std::{collections::BTreeSet, sync::Arc};

/// Longer than a proof counts, shorter than a session may rest.
const A_WHILE: SignedDuration = SignedDuration::from_mins(11);

/// The administrator with a password, signed in by it a while ago.
async fn keeper(engine: Engine) -> (TestDb, Actors, Client, Db) {
    let (test, actors, _) = visit(engine).await;
    let administrator = actors.member(Role::Administrator);
    let password = Password::new(PASSWORD, &administrator.login, test.random()).await.unwrap();
    let set = SetPassword { login: administrator.login.clone(), password };
    test.run(&actors.operator(), &set).await.unwrap();
    // The rule of second factors is another test's.
    let rule = ddci_platform::identity::SetCompelled { roles: Vec::new() };
    test.run(&actors.operator(), &rule).await.unwrap();
    let mut client = Client::new(program(&test));
    let fields = [("login", administrator.login.as_str()), ("password", PASSWORD)];
    client.post("/sign-in", &fields).await;
    let later = test.after(A_WHILE);
    let client = Client::new(program(&later)).cookie("ddci", client.kept("ddci").unwrap());
    (test, actors, client, later)
}

const NEW: [(&str, &str); 5] = [
    ("login", "lan"),
    ("name", "Nguyễn Thị Lan & con"),
    ("title", "Chuyên viên"),
    ("unit", ""),
    ("role", "officer"),
];

fn new_person(unit: &str) -> Vec<(&'static str, String)> {
    let value = |name: &str, value: &str| {
        if name == "unit" { unit.to_owned() } else { value.to_owned() }
    };
    NEW.iter().map(|(name, typed)| (*name, value(name, typed))).collect()
}

async fn post(client: &mut Client, path: &str, fields: &[(&'static str, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
    client.post(path, &fields).await
}

/// The form of a page that asks, with an answer.
fn answered(page: &str, name: &'static str, typed: &str) -> Vec<(&'static str, String)> {
    let hidden = |name: &str| {
        let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
        rest.split('"').next().unwrap().to_owned()
    };
    vec![("held", hidden("held")), ("kind", hidden("kind")), (name, typed.to_owned())]
}

/// These and no others: a route that is added or taken away is looked at here.
#[test]
fn the_dangerous_routes_are_these() {
    let routes = pages::routes();
    let dangerous: BTreeSet<&str> =
        routes.table().iter().filter(|route| route.dangerous).map(|route| route.path).collect();

    insta::assert_snapshot!(dangerous.into_iter().collect::<Vec<_>>().join("\n"));
}

/// Each of them, a while after signing in, answers with the page that asks and changes nothing.
#[tokio::test]
async fn each_dangerous_route_asks() {
    let (test, actors, mut client, later) = keeper(Engine::Sqlite).await;
    let entries = crate::notes::count(&test, "audit_entry").await;
    let person = actors.member(Role::Officer).viewer.person.to_string();
    for route in pages::routes().table().iter().filter(|route| route.dangerous) {
        let path = route.path.replace("{person}", &person);
        let answer = client.post(&path, &[("x", "y")]).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{route:?}");
        assert!(answer.text().contains("Xác nhận đúng là bạn"), "{route:?}");
        assert_eq!(answer.header("cache-control"), "no-store");
        // Whoever may not use it at all is not asked either.
        if route.access != ddci_platform::web::Access::SignedIn {
            let mut reader = Client::of(program(&later), actors.member(Role::Reader));
            let refused = reader.post(&path, &[("x", "y")]).await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN);
            assert!(!refused.text().contains("Xác nhận đúng là bạn"), "{route:?}");
        }
    }
    assert_eq!(crate::notes::count(&test, "audit_entry").await, entries);
}

/// What was typed goes on unchanged after the answer, and for ten minutes nothing is asked.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn the_form_waits_and_goes_on(#[case] engine: Engine) {
    let (_test, actors, mut client, _) = keeper(engine).await;
    let unit = actors.unit("office").id.to_string();

    let asked = post(&mut client, "/people", &new_person(&unit)).await;
    assert_eq!(asked.status, StatusCode::FORBIDDEN);
    let page = asked.text();
    assert!(page.contains("action=\"/people?prove\""), "{page}");

    let wrong = answered(&page, "password", "wrong-password-7");
    let again = post(&mut client, "/people?prove", &wrong).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = again.text();
    assert!(!page.contains("wrong-password-7"), "no password stays on the page");

    let right = answered(&page, "password", PASSWORD);
    let done = post(&mut client, "/people?prove", &right).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    let page = client.get("/people?q=lan").await.text();
    assert!(page.contains("Nguyễn Thị Lan &amp; con"), "{page}");

    let person = actors.member(Role::Reader).viewer.person;
    let link = client.post(&format!("/people/{person}/link"), &[]).await;
    assert_eq!(link.status, StatusCode::OK, "not asked twice");
}

/// A form of quotes and lines waits as it is; an empty one too.
#[tokio::test]
async fn any_form_waits() {
    let (test, actors, mut client, _) = keeper(Engine::Sqlite).await;
    let rows = r#"[{"number":2,"login":"hoa","name":"Trần \"Hoa\"","title":"Chuyên viên",
                    "unit":"office","role":"officer","email":""}]"#;
    let path = "/people/import/commit";
    let asked = client.post(path, &[("rows", rows)]).await;
    assert_eq!(asked.status, StatusCode::FORBIDDEN);
    let right = answered(&asked.text(), "password", PASSWORD);
    let done = post(&mut client, &format!("{path}?prove"), &right).await;
    assert_eq!(done.location(), "/people/import?new=1&changed=0", "{}", done.text());
    drop((test, actors));

    let (_test, actors, mut client, _) = keeper(Engine::Sqlite).await;
    let path = format!("/people/{}/link", actors.member(Role::Reader).viewer.person);
    let asked = client.post(&path, &[]).await;
    let right = answered(&asked.text(), "password", PASSWORD);
    let done = post(&mut client, &format!("{path}?prove"), &right).await;
    assert!(done.text().contains("/sign-in/link/"), "{}", done.text());
}

/// A form that is too long to wait says so, and what to do.
#[tokio::test]
async fn what_is_too_long_is_chosen_again() {
    let (_test, _actors, mut client, _) = keeper(Engine::Sqlite).await;
    let long = vec![b'x'; 3 * 1024 * 1024];
    let asked = client.upload("/people/import/commit", &[], ("list", "a.csv", &long)).await;
    let page = asked.text();
    assert!(page.contains("chọn lại tệp") && page.contains("action=\"/sudo\""), "{page}");

    let fields = [("password", PASSWORD), ("next", "/people/import")];
    assert_eq!(client.post("/sudo", &fields).await.location(), "/people/import");
    let passed = client.post("/people/second-factor", &[("role", "leader")]).await;
    assert_eq!(passed.status, StatusCode::SEE_OTHER);
}

/// With a second factor its code is enough, once; guesses are counted with those of signing in.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_code_answers_too(#[case] engine: Engine) {
    let (test, actors, mut client, later) = keeper(engine).await;
    let administrator = actors.member(Role::Administrator);
    let token = Token::presented(client.kept("ddci").unwrap());
    let keeps = ddci_testkit::Member { token, ..administrator.clone() };
    let (secret, codes) = enrol(&test, &keeps).await;
    let code = secret.code(later.clock().now()).unwrap();

    let asked = client.post("/people/second-factor", &[("role", "leader")]).await.text();
    let right = answered(&asked, "code", &code);
    let done = post(&mut client, "/people/second-factor?prove", &right).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());

    let much_later = later.after_while();
    let mut client = Client::new(program(&much_later)).cookie("ddci", keeps.token.reveal());
    for _ in 0..5 {
        let wrong = answered(&asked, "code", "000000");
        post(&mut client, "/people/second-factor?prove", &wrong).await;
    }
    let stopped = answered(&asked, "code", &codes.reveal()[0]);
    let stopped = post(&mut client, "/people/second-factor?prove", &stopped).await;
    assert!(stopped.text().contains("quá nhiều lần"), "{}", stopped.text());
}

trait AfterWhile {
    fn after_while(&self) -> Db;
}

impl AfterWhile for Db {
    fn after_while(&self) -> Db {
        self.at(ddci_platform::clock::Clock::fixed(self.clock().now() + A_WHILE))
    }
}

/// The answer proves this session only, and nothing without one.
#[tokio::test]
async fn a_proof_is_of_one_session() {
    let (test, actors, client, later) = keeper(Engine::Sqlite).await;
    let token = Token::presented(client.kept("ddci").unwrap());
    let other = &actors.member(Role::Reader).token;
    assert!(is_proved(&test, &token).await.unwrap(), "signing in proves");
    assert!(!is_proved(&later, &token).await.unwrap());

    mark_proved(&later, &token).await.unwrap();

    assert!(is_proved(&later, &token).await.unwrap());
    assert!(!is_proved(&later, other).await.unwrap());
    let mut nobody = Client::new(program(&later));
    let answer = nobody.post("/people?prove", &[("password", PASSWORD), ("held", "")]).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    let foreign = nobody.post("/sudo", &[("password", PASSWORD)]).await;
    assert_eq!(foreign.status, StatusCode::UNAUTHORIZED);
}

/// A page of another site cannot answer, and nobody is led to one.
#[tokio::test]
async fn no_other_site_answers() {
    let (_test, _actors, client, _) = keeper(Engine::Sqlite).await;
    let mut lured = client.clone().header("sec-fetch-site", "cross-site");
    let fields = [("password", PASSWORD), ("held", ""), ("next", "/")];
    for path in ["/people?prove", "/sudo"] {
        assert_eq!(lured.post(path, &fields).await.status, StatusCode::FORBIDDEN);
    }
    let mut own = client;
    let away = [("password", PASSWORD), ("next", "//evil.example")];
    assert_eq!(own.post("/sudo", &away).await.location(), "/");
}

/// A form that somebody made up in place of the one that waited is looked at like any other.
#[rstest]
#[case::no_hex("zz", "application/x-www-form-urlencoded")]
#[case::no_kind("", "\u{1}")]
#[tokio::test]
async fn what_waits_is_not_trusted(#[case] held: &str, #[case] kind: &str) {
    let (_test, _actors, mut client, _) = keeper(Engine::Sqlite).await;
    let fields = [("password", PASSWORD), ("held", held), ("kind", kind)];
    let answer = client.post("/people/second-factor?prove", &fields).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
}

/// Whoever has neither password nor factor is told what to do; their first password asks for a session
/// that has just begun.
#[tokio::test]
async fn who_has_nothing_to_answer_is_told_what_to_do() {
    let (test, actors, _) = visit(Engine::Sqlite).await;
    let later = test.after(A_WHILE);
    let mut client = Client::of(program(&later), actors.member(Role::Officer));

    let asked = client.post("/account/second-factor", &[("code", "1")]).await;
    assert_eq!(asked.status, StatusCode::FORBIDDEN);
    assert!(asked.text().contains("đường dẫn mới của quản trị viên"), "{}", asked.text());
    assert!(!asked.text().contains("name=\"password\""));
    let empty = client.post("/account/second-factor?prove", &[("password", "")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);

    let first = [("current", ""), ("new", "mưa rào buổi chiều")];
    let refused = client.post("/account/password", &first).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut fresh = Client::of(program(&test), actors.member(Role::Officer));
    assert_eq!(fresh.post("/account/password", &first).await.location(), "/sign-in");
}

/// Everybody holds a link to a demonstration: it asks, shows how, and takes any answer.
#[tokio::test]
async fn a_demonstration_shows_the_question() {
    let (_test, actors, _, later) = keeper(Engine::Sqlite).await;
    let settings = Settings { demo: true, ..plain() };
    let router = program_with(&later, settings, Arc::from([]));
    let mut client = Client::of(router, actors.member(Role::Reader));
    let asked = client.get("/sudo?next=/account").await.text();
    assert!(asked.contains("Trong bản trình diễn"), "{asked}");
    assert_eq!(client.post("/sudo", &[("next", "/account")]).await.location(), "/account");
}
