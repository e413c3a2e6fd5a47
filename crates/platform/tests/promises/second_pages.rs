//! The second factor as a browser meets it: two steps, what lies between them, and enrolling.

use crate::{
    second_factor::enrol,
    sign_in::{LOGIN, PASSWORD, with_password},
    site::{program, vault},
};
use axum::http::StatusCode;
use ddci_platform::{
    identity::{MakeLink, Password, Secret, SetPassword, Token},
    permit::Role,
    store::Db,
    web::pages,
};
use ddci_testkit::{Actors, Answer, Client, Engine, Member, TestDb};
use jiff::SignedDuration;
use rstest::rstest;

const RIGHT: [(&str, &str); 3] =
    [("login", LOGIN), ("password", PASSWORD), ("next", "/desk?page=2")];

/// The officer with a password and a second factor, not signed in.
async fn guarded(engine: Engine) -> (TestDb, Actors, Client, Secret, Vec<String>) {
    let (test, actors, client) = with_password(engine).await;
    let (secret, codes) = enrol(&test, actors.member(Role::Officer)).await;
    (test, actors, client, secret, codes.reveal().to_vec())
}

fn code(db: &Db, secret: &Secret) -> String {
    secret.code(db.clock().now()).unwrap()
}

/// The value of a hidden field.
fn hidden(page: &str, name: &str) -> String {
    let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
    rest.split('"').next().unwrap().to_owned()
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn signing_in_takes_two_steps(#[case] engine: Engine) {
    let (test, _actors, mut client, secret, _) = guarded(engine).await;

    let first = client.post("/sign-in", &RIGHT).await;
    assert_eq!(first.location(), "/sign-in/code?next=/desk%3Fpage%3D2");
    assert_eq!(client.kept("ddci"), None, "the first step opens no session");
    let half = client.kept("ddci-half").unwrap().to_owned();
    let page = client.get(first.location()).await.text();
    assert_eq!(hidden(&page, "next"), "/desk?page=2");

    let code = code(&test, &secret);
    let second = client.post("/sign-in/code", &[("code", &code), ("next", "/desk?page=2")]).await;
    assert_eq!((second.status, second.location()), (StatusCode::SEE_OTHER, "/desk?page=2"));
    assert_eq!(client.kept("ddci-half"), None);
    assert_ne!(client.kept("ddci").unwrap(), half, "the secret is another one");
    assert_eq!(client.get("/desk").await.status, StatusCode::OK);

    // What stood halfway is used up, and the code with it.
    let mut thief = Client::new(program(&test)).cookie("ddci-half", &half);
    let again = thief.post("/sign-in/code", &[("code", &code)]).await;
    assert_eq!((again.location(), thief.kept("ddci")), ("/sign-in", None));
}

/// The half-signed-in state opens nothing: each route, as it answers nobody.
#[tokio::test]
async fn halfway_nothing_is_open() {
    let (test, _actors, mut client, ..) = guarded(Engine::Sqlite).await;
    client.post("/sign-in", &RIGHT).await;
    let half = client.kept("ddci-half").unwrap().to_owned();
    // The secret of the half is no secret of a session either.
    let mut as_session = Client::new(program(&test)).cookie("ddci", &half);
    let routes = crate::site::desk().merge(pages::routes());
    let mut asked = 0;

    for route in routes.table() {
        if route.access == ddci_platform::web::Access::Public {
            continue;
        }
        asked += 1;
        let path =
            ["{id}", "{unit}", "{person}"].iter().fold(route.path.to_owned(), |path, mark| {
                path.replace(mark, "00000000-0000-7000-8000-000000000000")
            });
        for client in [&mut client, &mut as_session] {
            let (answer, expected) = match route.method {
                "GET" if path.starts_with("/api/") => {
                    (client.get(&path).await, StatusCode::UNAUTHORIZED)
                }
                "GET" => (client.get(&path).await, StatusCode::SEE_OTHER),
                _ => (client.post(&path, &[]).await, StatusCode::UNAUTHORIZED),
            };
            assert_eq!(answer.status, expected, "{route:?}");
        }
    }
    assert!(asked > 30, "{asked}");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn the_half_ends_with_its_minutes_and_by_leaving(#[case] engine: Engine) {
    let (test, _actors, mut client, secret, _) = guarded(engine).await;
    client.post("/sign-in", &RIGHT).await;
    let half = client.kept("ddci-half").unwrap().to_owned();

    let late = test.after(SignedDuration::from_mins(10));
    let mut too_late = Client::new(program(&late)).cookie("ddci-half", &half);
    let code = code(&late, &secret);
    let answer = too_late.post("/sign-in/code", &[("code", &code)]).await;
    assert_eq!((answer.location(), too_late.kept("ddci")), ("/sign-in", None));

    assert_eq!(client.post("/sign-in/leave", &[]).await.location(), "/sign-in");
    assert_eq!(client.kept("ddci-half"), None);
    let mut left = Client::new(program(&test)).cookie("ddci-half", &half);
    assert_eq!(left.get("/sign-in/code").await.location(), "/sign-in");
}

/// A wrong, an old and a used code look the same; the sixth try waits, from another address too.
#[tokio::test]
async fn wrong_codes_look_the_same_and_are_counted() {
    let (test, _actors, mut client, secret, codes) = guarded(Engine::Sqlite).await;
    client.post("/sign-in", &RIGHT).await;
    let used = &codes[0];
    let mut first = client.clone();
    first.post("/sign-in/code", &[("code", used)]).await;
    assert!(first.kept("ddci").is_some());
    client.post("/sign-in", &RIGHT).await;
    let old = secret.code(test.clock().now() - SignedDuration::from_mins(2)).unwrap();

    let mut pages = Vec::new();
    for wrong in [used.as_str(), &old, "000000", "", "không phải mã"] {
        let answer = client.post("/sign-in/code", &[("code", wrong)]).await;
        pages.push((answer.status, answer.text()));
    }
    assert!(pages.windows(2).all(|pair| pair[0] == pair[1]), "{pages:#?}");
    assert_eq!(pages[0].0, StatusCode::UNPROCESSABLE_ENTITY);

    let mut elsewhere = Client::new(program(&test)).from([203, 0, 113, 9]);
    elsewhere.post("/sign-in", &RIGHT).await;
    let waits = elsewhere.post("/sign-in/code", &[("code", &code(&test, &secret))]).await;
    assert_eq!(waits.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(elsewhere.kept("ddci"), None);
}

/// Whoever does not know the password learns nothing of a second factor.
#[tokio::test]
async fn a_second_factor_is_told_to_nobody() {
    let (_test, actors, mut client, ..) = guarded(Engine::Sqlite).await;
    let without = &actors.member(Role::Reader).login;
    let mut pages = Vec::new();
    for login in [LOGIN, without, "nobody.at.all"] {
        let wrong = [("login", login), ("password", "wrong-password-7")];
        let answer = client.post("/sign-in", &wrong).await;
        let cookies = answer.headers.get_all("set-cookie").iter().count();
        pages.push((answer.status, cookies, answer.text().replace(login, "LOGIN")));
    }
    assert!(pages.windows(2).all(|pair| pair[0] == pair[1]), "{pages:#?}");
}

#[tokio::test]
async fn a_link_is_the_first_step_only() {
    let (test, actors, mut client, secret, _) = guarded(Engine::Sqlite).await;
    let token = Token::new(test.random()).unwrap();
    let path = format!("/sign-in/link/{}", token.reveal());
    let lasts = SignedDuration::from_hours(1);
    let link = MakeLink { login: LOGIN.to_owned(), token, lasts };
    test.run(&actors.administrator(), &link).await.unwrap();

    assert_eq!(client.post(&path, &[]).await.location(), "/sign-in/code");
    assert_eq!(client.kept("ddci"), None);
    let fields = [("code", code(&test, &secret)), ("next", "//evil.example".to_owned())];
    let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
    assert_eq!(client.post("/sign-in/code", &fields).await.location(), "/");
    assert_eq!(client.get("/desk").await.status, StatusCode::OK);
}

/// The administrator with a password.
async fn must_enrol(engine: Engine) -> (TestDb, Actors, Client, Vec<(&'static str, String)>) {
    let (test, actors, client) = with_password(engine).await;
    let Member { login, .. } = actors.member(Role::Administrator);
    let password = Password::new(PASSWORD, login, test.random()).await.unwrap();
    let set = SetPassword { login: login.clone(), password };
    test.run(&actors.administrator(), &set).await.unwrap();
    let fields = vec![("login", login.clone()), ("password", PASSWORD.to_owned())];
    (test, actors, client, fields)
}

async fn sign_in(client: &mut Client, fields: &[(&'static str, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
    client.post("/sign-in", &fields).await
}

/// Whoever must have a factor and has none enrols before anything else, and has a session then.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_role_that_must_is_led_to_enrolling(#[case] engine: Engine) {
    let (test, actors, mut client, fields) = must_enrol(engine).await;

    assert_eq!(sign_in(&mut client, &fields).await.location(), "/sign-in/enrol");
    assert_eq!(client.get("/people").await.location(), "/sign-in?next=/people");
    let page = client.get("/sign-in/enrol").await.text();
    let account = actors.member(Role::Administrator).viewer.account;
    let sealed = hidden(&page, "secret");
    let secret = Secret::open(&vault(), &hex::decode(&sealed).unwrap(), account).unwrap();
    assert!(page.contains(&secret.text()) && page.contains("<svg class=\"qr\""), "{page}");

    let wrong = client.post("/sign-in/enrol", &[("secret", &sealed), ("code", "000000")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains(&secret.text()), "the same secret as before");
    assert_eq!(client.kept("ddci"), None);

    let code = code(&test, &secret);
    let done = client.post("/sign-in/enrol", &[("secret", &sealed), ("code", &code)]).await;
    assert_eq!((done.status, done.header("cache-control")), (StatusCode::OK, "no-store"));
    assert_eq!(done.text().matches("<li>").count(), 10, "{}", done.text());
    assert_eq!(client.get("/people").await.status, StatusCode::OK);

    // The code that confirmed it does not sign in a second time.
    let mut again = Client::new(program(&test));
    assert_eq!(sign_in(&mut again, &fields).await.location(), "/sign-in/code");
    let replay = again.post("/sign-in/code", &[("code", &code)]).await;
    assert_eq!(replay.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// A secret that was sealed for somebody else, or by nobody, enrols nothing.
#[tokio::test]
async fn a_secret_of_ones_own_making_is_not_taken() {
    let (test, actors, mut client, fields) = must_enrol(Engine::Sqlite).await;
    sign_in(&mut client, &fields).await;
    let secret = Secret::new(test.random()).unwrap();
    let officer = actors.member(Role::Officer).viewer.account;
    let theirs = hex::encode(secret.seal(&vault(), officer, test.random()).unwrap());
    let code = code(&test, &secret);

    for sealed in [theirs.as_str(), "", "00", "zz"] {
        let fields = [("secret", sealed), ("code", code.as_str())];
        let answer = client.post("/sign-in/enrol", &fields).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{sealed}");
    }
    assert_eq!(client.kept("ddci"), None);
}

#[tokio::test]
async fn ones_own_factor_is_kept_on_the_account_page() {
    let (test, actors, _) = with_password(Engine::Sqlite).await;
    let mut client = Client::new(program(&test));
    client.post("/sign-in", &RIGHT).await;
    let page = client.get("/account/second-factor").await.text();
    let sealed = hidden(&page, "secret");
    let account = actors.member(Role::Officer).viewer.account;
    let secret = Secret::open(&vault(), &hex::decode(&sealed).unwrap(), account).unwrap();

    let fields = [("secret", sealed.as_str()), ("code", &code(&test, &secret))];
    let done = client.post("/account/second-factor", &fields).await;
    assert_eq!(done.text().matches("<li>").count(), 10, "{}", done.text());
    let account = client.get("/account").await.text();
    assert!(account.contains("Còn 10 mã dự phòng"), "{account}");

    let renewed = client.post("/account/second-factor/codes", &[]).await;
    assert_eq!(renewed.text().matches("<li>").count(), 10);
    let removed = client.post("/account/second-factor/remove", &[]).await;
    assert_eq!(removed.location(), "/account#factor");
    assert!(client.get("/account").await.text().contains("Chưa bật"));
    let nothing = client.post("/account/second-factor/remove", &[]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn an_administrator_resets_and_sets_the_rule() {
    let (test, actors, _client, ..) = guarded(Engine::Sqlite).await;
    let mut admin = Client::of(program(&test), actors.member(Role::Administrator));
    let person = format!("/people/{}", actors.member(Role::Officer).viewer.person);

    assert!(admin.get(&person).await.text().contains("Gỡ xác thực hai lớp"));
    let reset = format!("{person}/second-factor/reset");
    assert_eq!(admin.post(&reset, &[]).await.location(), format!("{person}#factor"));
    let again = admin.post(&reset, &[]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text().contains("chưa bật xác thực hai lớp"), "{}", again.text());

    let page = admin.get("/people/second-factor").await.text();
    assert_eq!(page.matches(" checked").count(), 4, "{page}");
    let fields = [("role", "reader"), ("role", "officer"), ("role", "emperor")];
    let set = admin.post("/people/second-factor", &fields).await;
    assert_eq!(set.location(), "/people/second-factor?done=set");
    let page = admin.get("/people/second-factor").await.text();
    assert_eq!(page.matches(" checked").count(), 2, "{page}");
}
