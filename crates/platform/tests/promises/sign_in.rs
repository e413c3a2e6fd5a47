//! Signing in, by password and by link, as a browser does it.

use crate::site::{program, program_at, visit};
use axum::http::StatusCode;
use ddci_platform::{
    identity::{MakeLink, Password, SetDisabled, SetPassword, Token},
    permit::Role,
    store::Db,
};
use ddci_testkit::{Actors, Client, Engine, TestDb};
use jiff::SignedDuration;
use rstest::rstest;

pub const LOGIN: &str = "model.officer";
pub const PASSWORD: &str = "trời hôm nay xanh";

/// A visit in which the officer has a password.
pub async fn with_password(engine: Engine) -> (TestDb, Actors, Client) {
    let (test, actors, client) = visit(engine).await;
    let password = Password::new(PASSWORD, LOGIN, test.random()).await.unwrap();
    let set = SetPassword { login: LOGIN.to_owned(), password };
    test.run(&actors.officer(), &set).await.unwrap();
    (test, actors, client)
}

async fn link(db: &Db, actors: &Actors) -> String {
    let token = Token::new(db.random()).unwrap();
    let path = format!("/sign-in/link/{}", token.reveal());
    let lasts = SignedDuration::from_hours(1);
    let link = MakeLink { login: LOGIN.to_owned(), token, lasts };
    db.run(&actors.administrator(), &link).await.unwrap();
    path
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_day_from_signing_in_to_signing_out(#[case] engine: Engine) {
    let (_test, _actors, mut client) = with_password(engine).await;

    let sent_to = client.get("/desk?page=2").await;
    assert_eq!(sent_to.location(), "/sign-in?next=/desk%3Fpage%3D2");
    assert!(client.get(sent_to.location()).await.text().contains("value=\"/desk?page=2\""));

    let fields = [("login", " Model.Officer "), ("password", PASSWORD), ("next", "/desk?page=2")];
    let signed_in = client.post("/sign-in", &fields).await;
    assert_eq!(signed_in.status, StatusCode::SEE_OTHER);
    assert_eq!(signed_in.location(), "/desk?page=2");
    assert!(client.get("/desk?page=2").await.text().contains("Lê Cán Bộ"));

    assert_eq!(client.post("/sign-out", &[]).await.location(), "/sign-in");
    assert_eq!(client.kept("ddci"), None);
    assert_eq!(client.get("/desk").await.location(), "/sign-in?next=/desk");
}

#[tokio::test]
async fn what_was_typed_stays_but_the_password() {
    let (_test, _actors, mut client) = with_password(Engine::Sqlite).await;

    let fields = [("login", LOGIN), ("password", "wrong-password-7"), ("next", "/desk")];
    let answer = client.post("/sign-in", &fields).await;

    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = answer.text();
    assert!(page.contains("<title>Lỗi: Đăng nhập · ddci</title>"), "{page}");
    assert!(page.contains("value=\"model.officer\"") && page.contains("value=\"/desk\""));
    assert!(!page.contains("wrong-password-7"));
}

/// A guesser cannot tell which of the two was wrong.
#[tokio::test]
async fn no_account_wrong_password_and_disabled_look_the_same() {
    let (test, actors, mut client) = with_password(Engine::Sqlite).await;
    let mut pages = Vec::new();
    for (login, password) in [("nobody.at.all", PASSWORD), (LOGIN, "wrong-password-7")] {
        let answer = client.post("/sign-in", &[("login", login), ("password", password)]).await;
        pages.push((answer.status, answer.text().replace(login, "LOGIN")));
    }
    let disable = SetDisabled { login: LOGIN.to_owned(), disabled: true };
    test.run(&actors.administrator(), &disable).await.unwrap();
    let answer = client.post("/sign-in", &[("login", LOGIN), ("password", PASSWORD)]).await;
    pages.push((answer.status, answer.text().replace(LOGIN, "LOGIN")));

    assert!(pages.windows(2).all(|pair| pair[0] == pair[1]), "{pages:#?}");
    assert_eq!(client.kept("ddci"), None);
}

#[tokio::test]
async fn an_account_without_a_password_has_none_to_guess() {
    let (_test, _actors, mut client) = visit(Engine::Sqlite).await;

    for password in ["", " ", "null"] {
        let answer = client.post("/sign-in", &[("login", LOGIN), ("password", password)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

/// A secret that was planted in the browser before is not the one that is signed in afterwards.
#[tokio::test]
async fn a_planted_session_is_not_taken_over() {
    let (_test, _actors, client) = with_password(Engine::Sqlite).await;
    let planted = "0".repeat(64);
    let mut client = client.cookie("ddci", &planted);

    client.post("/sign-in", &[("login", LOGIN), ("password", PASSWORD)]).await;

    assert_ne!(client.kept("ddci"), Some(planted.as_str()));
    assert_eq!(client.get("/desk").await.status, StatusCode::OK);
    let mut thief = client.clone().cookie("ddci", &planted);
    assert_eq!(thief.get("/desk").await.status, StatusCode::SEE_OTHER);
}

#[rstest]
#[case("https://evil.example/")]
#[case("//evil.example/")]
#[case("/\\evil.example/")]
#[case("/\tevil")]
#[case("javascript:alert(1)")]
#[case("/desk\\evil")]
#[case("/desk\r\nSet-Cookie: ddci=x")]
#[case("/desk%0a\nx")]
#[case("/việc")]
#[tokio::test]
async fn nobody_is_sent_to_another_site(#[case] next: &str) {
    let (_test, _actors, mut client) = with_password(Engine::Sqlite).await;

    let fields = [("login", LOGIN), ("password", PASSWORD), ("next", next)];
    assert_eq!(client.post("/sign-in", &fields).await.location(), "/");
    let chosen = client.post("/language", &[("lang", "en"), ("back", next)]).await;
    assert_eq!(chosen.location(), "/");
}

/// `__Host-` and `Secure` bind the cookie to this host and to TLS.
#[tokio::test]
async fn the_cookie_is_bound_to_host_and_tls() {
    let (test, _actors, mut plain) = with_password(Engine::Sqlite).await;
    let mut tls = Client::new(program_at(&test, "https://ddci.test"));
    let right = [("login", LOGIN), ("password", PASSWORD)];
    let secret = |answer: &ddci_testkit::Answer| {
        let cookie = answer.header("set-cookie").to_owned();
        let value = cookie.split(['=', ';']).nth(1).unwrap().to_owned();
        assert_eq!(value.len(), 64, "256 bits");
        cookie.replace(&value, "SECRET")
    };

    let (without, with) =
        (plain.post("/sign-in", &right).await, tls.post("/sign-in", &right).await);

    let flags = "Path=/; Max-Age=43200; HttpOnly; SameSite=Lax";
    assert_eq!(secret(&without), format!("ddci=SECRET; {flags}"));
    assert_eq!(secret(&with), format!("__Host-ddci=SECRET; {flags}; Secure"));
}

/// Mail scanners look at links; looking does not use one up.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_link_is_used_by_its_button_once(#[case] engine: Engine) {
    let (test, actors, mut client) = visit(engine).await;
    let path = link(&test, &actors).await;

    for _ in 0..3 {
        let page = client.get(&path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text().contains("<button class=\"btn\">Đăng nhập</button>"));
    }
    assert_eq!(client.kept("ddci"), None);

    assert_eq!(client.post(&path, &[]).await.location(), "/");
    assert!(client.get("/").await.text().contains("Lê Cán Bộ"));
    assert_eq!(client.post(&path, &[]).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn a_link_that_nobody_made_opens_nothing() {
    let (_test, _actors, mut client) = visit(Engine::Sqlite).await;

    let answer = client.post("/sign-in/link/0123456789abcdef", &[]).await;

    assert_eq!((answer.status, client.kept("ddci")), (StatusCode::GONE, None));
}

#[tokio::test]
async fn ones_devices_are_shown_and_ended_on_the_account_page() {
    let (test, actors, _) = with_password(Engine::Sqlite).await;
    let mut here = Client::new(program(&test)).header("user-agent", "Trình duyệt ở nhà");
    let mut there = Client::new(program(&test)).header("user-agent", "Trình duyệt ở cơ quan");
    for client in [&mut here, &mut there] {
        client.post("/sign-in", &[("login", LOGIN), ("password", PASSWORD)]).await;
    }

    let page = here.get("/account").await.text();
    let (_, rest) = page.split_once("action=\"/account/sessions/").unwrap();
    let (session, _) = rest.split_once('/').unwrap();
    let revoke = format!("/account/sessions/{session}/revoke");

    let stranger = Client::of(program(&test), actors.member(Role::Reader)).post(&revoke, &[]).await;
    assert_eq!(stranger.status, StatusCode::NOT_FOUND);
    assert_eq!(there.get("/desk").await.status, StatusCode::OK);
    assert_eq!(here.post(&revoke, &[]).await.location(), "/account?done=revoked");
    assert_eq!(there.get("/desk").await.status, StatusCode::SEE_OTHER);
    assert_eq!(here.get("/desk").await.status, StatusCode::OK);
}

#[tokio::test]
async fn ones_password_is_changed_on_the_account_page() {
    let (_test, _actors, mut client) = with_password(Engine::Sqlite).await;
    client.post("/sign-in", &[("login", LOGIN), ("password", PASSWORD)]).await;
    let path = "/account/password";

    let wrong = client.post(path, &[("current", "wrong"), ("new", "mưa rào buổi chiều")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let short = client.post(path, &[("current", PASSWORD), ("new", "ngắn")]).await;
    assert!(short.text().contains("ít nhất 10 ký tự"), "{}", short.text());
    let done = client.post(path, &[("current", PASSWORD), ("new", "mưa rào buổi chiều")]).await;
    assert_eq!(done.location(), "/sign-in");

    let with = |password| [("login", LOGIN), ("password", password)];
    let old = client.post("/sign-in", &with(PASSWORD)).await;
    assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY);
    let new = client.post("/sign-in", &with("mưa rào buổi chiều")).await;
    assert_eq!(new.status, StatusCode::SEE_OTHER);
}

/// Whoever was signed out while a form was open gets back to the page of the form.
#[rstest]
#[case::of_this_program("http://ddci.test/desk?page=2", "/sign-in?next=/desk%3Fpage%3D2")]
#[case::of_another_site("https://evil.example/desk", "/sign-in")]
#[case::of_a_site_that_looks_alike("http://ddci.test.evil.example/desk", "/sign-in")]
#[case::of_two_slashes("http://ddci.test//evil.example", "/sign-in")]
#[case::of_nowhere("", "/sign-in")]
#[tokio::test]
async fn a_form_without_a_session_leads_back_to_its_page(
    #[case] referer: &str,
    #[case] expected: &str,
) {
    let (_test, _actors, client) = with_password(Engine::Sqlite).await;
    let mut client = client.header("referer", referer);

    let answer = client.upload("/desk", &[], ("file", "a.txt", b"a")).await;

    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    let link = format!("href=\"{expected}\"");
    assert!(answer.text().contains(&link), "{link} {}", answer.text());
}

/// A path that only takes forms is no page to come back to, and no page for those signed in.
#[tokio::test]
async fn nobody_is_sent_back_to_a_path_that_takes_forms() {
    let (_test, _actors, mut client) = with_password(Engine::Sqlite).await;

    assert_eq!(client.get("/account/password").await.location(), "/sign-in");

    let fields = [("login", LOGIN), ("password", PASSWORD), ("next", "/account/password")];
    let sent = client.post("/sign-in", &fields).await;
    assert_eq!(client.get(sent.location()).await.status, StatusCode::NOT_FOUND);
}

/// An address that is too long for a page is forgotten rather than carried along.
#[tokio::test]
async fn an_overlong_address_is_not_carried_along() {
    let (_test, _actors, mut client) = with_password(Engine::Sqlite).await;
    let long = format!("/desk?q={}", "a".repeat(2_000));

    assert_eq!(client.get(&long).await.location(), "/sign-in");
    let fields = [("login", LOGIN), ("password", PASSWORD), ("next", long.as_str())];
    assert_eq!(client.post("/sign-in", &fields).await.location(), "/");
}
