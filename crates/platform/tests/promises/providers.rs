//! Providers of identities, below and around what a real one is asked in the browser's tests.

use crate::site::{plain, visit};
use axum::{Router, http::StatusCode};
use ddci_platform::{
    identity::{
        AccountRefusal, Token,
        oidc::{
            LinkProvider, Provider, Providers, Purpose, UnlinkProvider, Visiting, account_of,
            account_with_email, begin_visit, end_visit, links,
        },
    },
    permit::Role,
    store::Db,
    values,
    web::{App, router},
};
use ddci_testkit::{Client, Engine};
use jiff::SignedDuration;
use rstest::rstest;
use std::sync::Arc;

const ISSUER: &str = "https://sso.example";

/// The program with a provider at an address of this machine where nobody answers.
fn program(db: &Db, internal: bool) -> Router {
    let provider = Provider {
        name: "tinh".to_owned(),
        title: "Cổng của tỉnh".to_owned(),
        issuer: if internal { "http://127.0.0.1:9" } else { "https://127.0.0.1:9" }.to_owned(),
        client_id: "ddci".to_owned(),
        client_secret: "secret".to_owned(),
        scopes: Vec::new(),
        internal,
        second_factor: false,
    };
    let app = App::new(db.clone(), plain(), Vec::new(), Arc::from([]))
        .with_providers(Providers::of(vec![provider]).unwrap());
    router(app, crate::site::desk())
}

fn visiting(purpose: Purpose) -> Visiting {
    let (next, held, held_kind) = ("/desk".to_owned(), String::new(), String::new());
    Visiting { provider: "tinh".to_owned(), purpose, account: None, next, held, held_kind }
}

/// A provider's person opens one account; its owner alone takes the link away.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_person_of_a_provider_opens_one_account(#[case] engine: Engine) {
    let (test, actors, _) = visit(engine).await;
    let (officer, reader) = (actors.member(Role::Officer), actors.member(Role::Reader));
    let link = |account, subject: &str| LinkProvider {
        account,
        issuer: ISSUER.to_owned(),
        subject: subject.to_owned(),
        by: "signed in",
    };
    let own = link(officer.viewer.account, "lan");
    assert!(matches!(test.run(&reader.actor(), &own).await, Err(AccountRefusal::NotYours)));
    test.run(&officer.actor(), &own).await.unwrap();
    let taken = test.run(&reader.actor(), &link(reader.viewer.account, "lan")).await;
    assert!(matches!(taken, Err(AccountRefusal::LinkedAlready)));

    let opens = async |issuer, subject| account_of(test.db(), issuer, subject).await.unwrap();
    assert_eq!(opens(ISSUER, "lan").await, Some(officer.viewer.account));
    assert_eq!(opens(ISSUER, "Lan").await, None);
    assert_eq!(opens("https://other.example", "lan").await, None);

    let linked = links(test.db(), &officer.viewer).await.unwrap();
    let unlink = UnlinkProvider { id: linked[0].id };
    assert!(matches!(test.run(&reader.actor(), &unlink).await, Err(AccountRefusal::Unknown)));
    test.run(&officer.actor(), &unlink).await.unwrap();
    assert_eq!(opens(ISSUER, "lan").await, None);
}

/// An e-mail finds the one person who has it, in whatever case; two who share one are nobody.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn only_a_verified_e_mail_of_one_person_finds_them(#[case] engine: Engine) {
    let (test, actors, _) = visit(engine).await;
    let set = async |role, email: &str| {
        let person = actors.member(role).viewer.person.0;
        let sql = "UPDATE person SET email = $1 WHERE id = $2";
        test.bookkeep(sql, values![email, person]).await.unwrap();
    };
    let finds = async |email| {
        let found = account_with_email(test.db(), email).await.unwrap();
        found.map(|(account, _)| account)
    };
    set(Role::Officer, "Lan@mau.example").await;

    let officer = actors.member(Role::Officer).viewer.account;
    assert_eq!(finds(" lan@MAU.example ").await, Some(officer));
    for other in ["lan@mau.example.evil", "an@mau.example", "", "%"] {
        assert_eq!(finds(other).await, None, "{other:?}");
    }
    set(Role::Reader, "lan@mau.example").await;
    assert_eq!(finds("lan@mau.example").await, None);
}

/// A disabled account is opened by no provider.
#[tokio::test]
async fn a_disabled_account_stays_closed() {
    let (test, actors, _) = visit(Engine::Sqlite).await;
    let officer = actors.member(Role::Officer);
    let (issuer, subject) = (ISSUER.to_owned(), "lan".to_owned());
    let link = LinkProvider { account: officer.viewer.account, issuer, subject, by: "signed in" };
    test.run(&officer.actor(), &link).await.unwrap();
    let login = officer.login.clone();
    let disable = ddci_platform::identity::SetDisabled { login, disabled: true };
    test.run(&actors.administrator(), &disable).await.unwrap();

    assert_eq!(account_of(test.db(), ISSUER, "lan").await.unwrap(), None);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_visit_ends_once_and_with_its_time(#[case] engine: Engine) {
    let (test, ..) = visit(engine).await;
    let [one, late] = [(); 2].map(|()| Token::new(test.random()).unwrap());
    for secret in [&one, &late] {
        begin_visit(&test, &visiting(Purpose::Link), secret).await.unwrap();
    }

    let ended = end_visit(&test, &one).await.unwrap().unwrap();
    assert_eq!((ended.purpose, ended.next.as_str()), (Purpose::Link, "/desk"));
    assert!(end_visit(&test, &one).await.unwrap().is_none());
    let too_late = test.after(SignedDuration::from_mins(10));
    assert!(end_visit(&too_late, &late).await.unwrap().is_none());
}

/// Down, or in one's own network without being said to be: words, and the other doors stay open.
#[rstest]
#[case::nobody_answers(true)]
#[case::a_private_address(false)]
#[tokio::test]
async fn a_provider_that_cannot_be_asked_is_said(#[case] internal: bool) {
    let (test, ..) = visit(Engine::Sqlite).await;
    let mut client = Client::new(program(&test, internal));

    let page = client.get("/sign-in?next=/desk").await.text();
    assert!(page.contains("Đăng nhập bằng Cổng của tỉnh"), "{page}");
    let answer = client.post("/sign-in/with/tinh", &[("next", "/desk")]).await;

    assert_eq!(answer.status, StatusCode::BAD_GATEWAY);
    assert!(answer.text().contains("Không kết nối được"), "{}", answer.text());
    assert_eq!(client.kept("ddci-visit"), None);
    let unknown = client.post("/sign-in/with/none", &[]).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}

/// Whoever comes back without having gone, or with a made-up state, is nobody.
#[tokio::test]
async fn who_did_not_go_does_not_come_back() {
    let (test, ..) = visit(Engine::Sqlite).await;
    let secret = Token::new(test.random()).unwrap();
    begin_visit(&test, &visiting(Purpose::SignIn), &secret).await.unwrap();
    let mut without = Client::new(program(&test, true));
    let mut with = without.clone().cookie("ddci-visit", secret.reveal());

    for client in [&mut without, &mut with] {
        for query in ["", "?code=x", "?code=x&state=", "?code=x&state=0123456789abcdef"] {
            let answer = client.get(&format!("/sign-in/back/tinh{query}")).await;
            assert_eq!(answer.status, StatusCode::GONE, "{query}");
            assert_eq!(client.kept("ddci"), None);
        }
    }
}
