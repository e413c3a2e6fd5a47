//! The edge: headers, who may reach which route, limits, languages, assets, errors in words.

use crate::site::{desk, plain, program, visit};
use axum::http::{Method, StatusCode};
use ddci_platform::{
    files::MAX_BYTES,
    permit::Role,
    store::Migration,
    web::{Access, App, api::is_api, pages, router},
};
use ddci_testkit::{Answer, Client, Engine};
use rstest::rstest;
use std::sync::Arc;

fn headers(answer: &Answer) -> String {
    let lines = answer.headers.iter();
    let lines = lines.map(|(name, value)| format!("{name}: {}", value.to_str().unwrap()));
    let mut lines: Vec<String> =
        lines.filter(|line| !line.starts_with("content-length:")).collect();
    // Another one for each request.
    for line in lines.iter_mut().filter(|line| line.starts_with("x-request-id: ")) {
        assert_eq!(line.len(), "x-request-id: ".len() + 16, "{line}");
        *line = "x-request-id: 16 digits".to_owned();
    }
    lines.sort();
    lines.join("\n")
}

#[tokio::test]
async fn every_page_carries_the_same_headers() {
    let (_test, _actors, mut client) = visit(Engine::Sqlite).await;

    insta::assert_snapshot!(headers(&client.get("/sign-in").await));
}

#[tokio::test]
async fn pages_that_fail_are_as_closed_as_those_that_do_not() {
    let (_test, _actors, mut client) = visit(Engine::Sqlite).await;
    let good = client.get("/sign-in").await;

    for path in ["/nowhere", "/panic", "/static/0/x", "/files/1"] {
        let answer = client.get(path).await;
        for name in ["content-security-policy", "x-content-type-options", "referrer-policy"] {
            assert_eq!(answer.header(name), good.header(name), "{path} {name}");
        }
    }
}

#[test]
fn the_platforms_routes_are_the_ones_that_were_looked_at() {
    let routes = pages::routes();
    let lines = routes.table().iter();
    let lines =
        lines.map(|route| format!("{:<5} {:<32} {:?}", route.method, route.path, route.access));

    insta::assert_snapshot!(lines.collect::<Vec<_>>().join("\n"));
}

/// The table decides: each route, asked by nobody and by each role.
#[tokio::test]
async fn each_route_asks_for_what_the_table_says() {
    let (test, actors, mut nobody) = visit(Engine::Sqlite).await;
    let routes = desk().merge(pages::routes());
    let guarded = routes.table().iter().filter(|route| route.access != Access::Public);
    for route in guarded.filter(|route| !is_api(route.path)) {
        let key = "00000000-0000-7000-8000-000000000000";
        let path = ["{id}", "{unit}", "{person}", "{token}"]
            .iter()
            .fold(route.path.to_owned(), |path, mark| path.replace(mark, key));
        let (answer, expected) = if route.method == "GET" {
            (nobody.get(&path).await, StatusCode::SEE_OTHER)
        } else {
            (nobody.post(&path, &[]).await, StatusCode::UNAUTHORIZED)
        };
        assert_eq!(answer.status, expected, "{route:?}");
        let Access::May(verb) = route.access else { continue };
        for role in Role::ALL {
            let method = if route.method == "GET" { Method::GET } else { Method::POST };
            let mut client = Client::of(program(&test), actors.member(role));
            let answer = client.send(method, &path, "", Vec::new()).await;
            let refused = answer.status == StatusCode::FORBIDDEN;
            assert_eq!(refused, !role.verbs().contains(&verb), "{role:?} {route:?}");
        }
    }
}

#[rstest]
#[case::no_page("/nowhere", StatusCode::NOT_FOUND, "Không tìm thấy trang này")]
#[case::no_key("/files/1", StatusCode::NOT_FOUND, "Không tìm thấy trang này")]
#[case::no_file(
    "/files/00000000-0000-7000-8000-000000000000",
    StatusCode::NOT_FOUND,
    "Không tìm thấy trang này"
)]
#[case::a_traversal(
    "/files/..%2f..%2fetc%2fpasswd",
    StatusCode::NOT_FOUND,
    "Không tìm thấy trang này"
)]
#[tokio::test]
async fn what_is_not_there_is_said_in_words(
    #[case] path: &str,
    #[case] status: StatusCode,
    #[case] words: &str,
) {
    let (test, actors, _) = visit(Engine::Sqlite).await;
    let mut client = Client::of(program(&test), actors.member(Role::Officer));

    let answer = client.get(path).await;

    assert_eq!(answer.status, status);
    assert!(answer.text().contains(words), "{}", answer.text());
}

/// Where it was stands in the log; the page says what to do, in the reader's language.
#[rstest]
#[case::vietnamese("vi", "<html lang=\"vi\"")]
#[case::english("en", "<html lang=\"en\"")]
#[tokio::test]
async fn a_bug_shows_nothing_of_itself_and_is_a_page_in_words(
    #[case] lang: &str,
    #[case] page: &str,
) {
    let (_test, _actors, client) = visit(Engine::Sqlite).await;

    let answer = client.cookie("lang", lang).get("/panic").await;

    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(!answer.text().contains("a bug in a page"));
    assert!(answer.text().contains(page), "{}", answer.text());
    assert!(answer.text().contains("<h1>"), "{}", answer.text());
}

/// A number that a proxy gave stays; what is no number could be anything, and is replaced.
#[rstest]
#[case::a_number("3f9a52c07be14d08", true)]
#[case::a_key("018f1c2e-7d5a-7000-8000-00000000abcd", true)]
#[case::a_telephone_number("0987650123098765", false)]
#[case::words("nguyen-thi-lan-van-phong", false)]
#[case::too_short("abc", false)]
#[tokio::test]
async fn a_request_is_known_by_a_number(#[case] given: &str, #[case] stays: bool) {
    let (_test, _actors, client) = visit(Engine::Sqlite).await;

    let answer = client.header("x-request-id", given).get("/sign-in").await;

    assert_eq!(answer.header("x-request-id") == given, stays);
    assert!(answer.header("x-request-id").len() >= 16);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_node_is_ready_once_its_tables_are_there(#[case] engine: Engine) {
    let (test, _actors) = crate::notes::room(engine).await;
    let app = |migrations: Vec<Migration>| {
        App::new(test.db().clone(), plain(), Vec::new(), Arc::from([])).with_migrations(migrations)
    };
    let lacking = Migration { name: "notes/0002_later", sql: "SELECT 1" };

    let mut today = Client::new(router(app(crate::notes::migrations()), desk()));
    let mut later = Client::new(router(app(vec![lacking]), desk()));

    assert_eq!(today.get("/health/ready").await.text(), "ok\n");
    let answer = later.get("/health/ready").await;
    assert_eq!(
        (answer.status, answer.text().as_str()),
        (StatusCode::SERVICE_UNAVAILABLE, "not ready\n")
    );
    assert_eq!(later.get("/health/live").await.text(), "ok\n");
}

#[tokio::test]
async fn a_body_over_the_limit_is_refused_in_words() {
    let (test, actors, _) = visit(Engine::Sqlite).await;
    let mut client = Client::of(program(&test), actors.member(Role::Officer));
    let within = vec![b'a'; MAX_BYTES];
    let over = vec![b'a'; MAX_BYTES + 1];
    let far_over = vec![b'a'; MAX_BYTES + 1_000_000];

    assert_eq!(
        client.upload("/desk", &[], ("file", "a.txt", &within)).await.status,
        StatusCode::SEE_OTHER
    );
    for body in [&over, &far_over] {
        let answer = client.upload("/desk", &[], ("file", "a.txt", body)).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(answer.text().contains("Mỗi tệp lớn nhất 20 MB"), "{}", answer.text());
    }
}

/// A form without any file needs no megabytes.
#[tokio::test]
async fn a_plain_form_over_the_limit_is_refused_in_words() {
    let (_test, _actors, mut client) = visit(Engine::Sqlite).await;
    let long = "a".repeat(MAX_BYTES + 1_000_000);

    let answer = client.post("/sign-in", &[("login", &long)]).await;

    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.text().contains("<h1>"), "{}", answer.text());
}

#[rstest]
#[case::too_many_parts(201, StatusCode::PAYLOAD_TOO_LARGE)]
#[case::as_many_as_allowed(199, StatusCode::SEE_OTHER)]
#[tokio::test]
async fn a_form_has_two_hundred_parts_at_most(#[case] parts: usize, #[case] status: StatusCode) {
    let (test, actors, _) = visit(Engine::Sqlite).await;
    let mut client = Client::of(program(&test), actors.member(Role::Officer));
    let fields = vec![("field", "value"); parts];

    let answer = client.upload("/desk", &fields, ("file", "a.txt", b"xin chao")).await;

    assert_eq!(answer.status, status);
}

#[rstest]
#[case::not_a_form("text/plain", "login=a")]
#[case::no_multipart("multipart/form-data", "x")]
#[case::no_type("", "x")]
#[tokio::test]
async fn what_is_no_form_is_refused_in_words(#[case] kind: &str, #[case] body: &str) {
    let (test, actors, _) = visit(Engine::Sqlite).await;
    let mut client = Client::of(program(&test), actors.member(Role::Officer));

    for path in ["/sign-in", "/desk"] {
        let answer = client.send(Method::POST, path, kind, body.into()).await;
        assert!(answer.status.is_client_error(), "{path} {}", answer.status);
        assert!(answer.text().contains("<h1>"), "{path} {}", answer.text());
    }
}

#[tokio::test]
async fn the_language_is_the_readers_choice() {
    let (_test, _actors, mut client) = visit(Engine::Sqlite).await;
    assert!(client.get("/sign-in").await.text().contains("<html lang=\"vi\">"));

    let back = "/sign-in?next=/desk";
    let chosen = client.post("/language", &[("lang", "en"), ("back", back)]).await;

    assert_eq!((chosen.status, chosen.location()), (StatusCode::SEE_OTHER, back));
    let cookie = "lang=en; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly";
    assert_eq!(chosen.header("set-cookie"), cookie);
    let page = client.get(back).await;
    assert!(page.text().contains("<html lang=\"en\">") && page.text().contains("<h1>Sign in</h1>"));
    assert_eq!(page.header("vary"), "cookie");
}

#[tokio::test]
async fn a_language_that_does_not_exist_changes_nothing() {
    let (_test, _actors, mut client) = visit(Engine::Sqlite).await;

    client.post("/language", &[("lang", "\"><script>"), ("back", "/")]).await;

    assert_eq!(client.kept("lang"), Some("vi"));
}

/// What is typed comes back as text, never as markup.
#[tokio::test]
async fn what_was_typed_is_no_markup() {
    let (_test, _actors, mut client) = visit(Engine::Sqlite).await;

    let login = "\"><script>alert(1)</script>";
    let page = client.post("/sign-in", &[("login", login), ("password", "x")]).await.text();

    assert!(!page.contains("<script>"));
    assert!(page.contains("&lt;script&gt;"));
}

/// Another content has another address, so an asset may be kept for ever.
#[tokio::test]
async fn assets_may_be_kept_for_ever() {
    let (_test, _actors, mut client) = visit(Engine::Sqlite).await;
    let page = client.get("/sign-in").await.text();
    let sheet = between(&page, "rel=\"stylesheet\" href=\"", "\"");

    let css = client.get(sheet).await;
    let text = css.text();
    let font = between(&text, "url(", ")").trim_matches(['"', '\'']);
    let font = client.get(font).await;

    assert_eq!(css.header("content-type"), "text/css; charset=utf-8");
    assert_eq!(font.header("content-type"), "font/woff2");
    for answer in [css, font] {
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.header("cache-control"), "public, max-age=31536000, immutable");
    }
    let other = client.get("/static/000000000000/ddci.css").await;
    assert_eq!(other.status, StatusCode::NOT_FOUND);
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(start).unwrap();
    rest.split_once(end).unwrap().0
}

#[tokio::test]
async fn health_is_told_to_whoever_asks() {
    let (_test, _actors, mut client) = visit(Engine::Sqlite).await;

    assert_eq!(client.get("/healthz").await.text(), "ok\n");
}
