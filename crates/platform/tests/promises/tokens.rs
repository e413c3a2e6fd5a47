//! Tokens of programs: made for part of what a person may do, shown once, ended in every way.

use crate::site::{program, visit};
use axum::http::StatusCode;
use ddci_platform::{
    MIGRATIONS,
    identity::{
        self, ApiTokenRefusal, MOST_TOKENS, MakeApiToken, RevokeApiToken, SetDisabled, TOKEN_LASTS,
        TOKEN_PREFIX, Token, bearer,
    },
    permit::{Role, Scope, Verb, Viewer},
    store::{Db, Read},
    values,
};
use ddci_testkit::{Actors, Client, Engine, TestDb};
use jiff::SignedDuration;
use rstest::rstest;

const DAY: SignedDuration = SignedDuration::from_hours(24);

async fn authority(engine: Engine) -> (TestDb, Actors) {
    let test = TestDb::new(engine, MIGRATIONS).await;
    let actors = Actors::found(&test).await;
    (test, actors)
}

fn making(db: &Db, scopes: &[Scope]) -> MakeApiToken {
    MakeApiToken {
        name: "Phần mềm văn bản".to_owned(),
        scopes: scopes.to_vec(),
        lasts: DAY * 30,
        token: Token::prefixed(TOKEN_PREFIX, db.random()).unwrap(),
    }
}

async fn behind(db: &Db, token: &Token) -> Option<Viewer> {
    bearer(db, token).await.unwrap()
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_token_is_its_person_narrowed(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let officer = actors.member(Role::Officer);
    let token = officer.api_token(&test, &[Scope::PlanRead]).await;

    let viewer = behind(&test, &token).await.unwrap();
    assert_eq!((viewer.account, viewer.unit), (officer.viewer.account, officer.viewer.unit));
    assert!(viewer.may(Verb::ViewPlan) && viewer.comes_for(Scope::PlanRead));
    for verb in [Verb::RecordProgress, Verb::Submit, Verb::ViewPeople, Verb::ViewAudit] {
        assert!(!viewer.may(verb), "{verb:?}");
    }
    for scope in [Scope::PlanWrite, Scope::OrganisationRead, Scope::AuditRead] {
        assert!(!viewer.comes_for(scope), "{scope:?}");
    }
}

/// What is taken from the person is taken from the token.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_token_does_no_more_than_its_person_today(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let officer = actors.member(Role::Officer);
    let token = officer.api_token(&test, &[Scope::PlanWrite]).await;
    assert!(behind(&test, &token).await.unwrap().may(Verb::Submit));

    let sql = "UPDATE permit SET role = 'reader' WHERE account = $1";
    test.bookkeep(sql, values![officer.viewer.account.0]).await.unwrap();

    assert!(!behind(&test, &token).await.unwrap().may(Verb::Submit));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_token_is_kept_as_a_hash_and_its_use_is_written_down(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let officer = actors.member(Role::Officer);
    let token = officer.api_token(&test, &[Scope::PlanRead]).await;
    assert_eq!(token.reveal().len(), TOKEN_PREFIX.len() + 64);

    let sql = "SELECT token_hash, name, scopes FROM api_token";
    let row = test.first(sql, values![]).await.unwrap().unwrap();
    for column in ["token_hash", "name", "scopes"] {
        assert!(!row.get::<String>(column).unwrap().contains(token.reveal()), "{column}");
    }
    let sql = "SELECT detail FROM audit_entry WHERE verb = 'token.make'";
    let row = test.first(sql, values![]).await.unwrap().unwrap();
    let detail: String = row.get("detail").unwrap();
    assert!(detail.contains("plan:read") && !detail.contains(token.reveal()), "{detail}");

    let used = async |db: &Db| identity::own_tokens(db, &officer.viewer).await.unwrap()[0].used_at;
    assert_eq!(used(&test).await, None);
    behind(&test, &token).await.unwrap();
    assert_eq!(used(&test).await, Some(test.clock().now()));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_token_ends(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let officer = actors.member(Role::Officer);
    let token = officer.api_token(&test, &[Scope::PlanRead]).await;
    assert!(behind(&test.after(DAY * 89), &token).await.is_some());
    assert!(behind(&test.after(DAY * 90), &token).await.is_none());

    let id = identity::own_tokens(&test, &officer.viewer).await.unwrap()[0].id;
    let revoke = RevokeApiToken { token: id };
    let refused = test.run(&actors.coordinator(), &revoke).await;
    assert!(matches!(refused, Err(ApiTokenRefusal::NotFound)), "{refused:?}");
    let other = Actors::found_as(&test, "other", "UBND huyện Khác").await;
    let refused = test.run(&other.administrator(), &revoke).await;
    assert!(matches!(refused, Err(ApiTokenRefusal::NotFound)), "{refused:?}");
    assert!(behind(&test, &token).await.is_some());
    test.run(&actors.administrator(), &revoke).await.unwrap();
    assert!(behind(&test, &token).await.is_none());
    assert_eq!(identity::own_tokens(&test, &officer.viewer).await.unwrap(), []);
}

/// Who comes back gets new tokens, not those of before.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_token_ends_with_the_account(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let officer = actors.member(Role::Officer);
    let token = officer.api_token(&test, &[Scope::PlanRead]).await;
    for disabled in [true, false] {
        let set = SetDisabled { login: officer.login.clone(), disabled };
        test.run(&actors.administrator(), &set).await.unwrap();
        assert!(behind(&test, &token).await.is_none(), "disabled {disabled}");
    }
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn what_no_token_may_be_is_refused(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let officer = actors.officer();
    let good = making(&test, &[Scope::PlanRead]);
    let cases = [
        (MakeApiToken { name: " ".to_owned(), ..good.clone() }, "BadName"),
        (MakeApiToken { name: "a".repeat(101), ..good.clone() }, "BadName"),
        (MakeApiToken { scopes: Vec::new(), ..good.clone() }, "NoScope"),
        (MakeApiToken { scopes: vec![Scope::AuditRead], ..good.clone() }, "NotTheirs"),
        (MakeApiToken { lasts: TOKEN_LASTS + DAY, ..good.clone() }, "BadExpiry"),
        (MakeApiToken { lasts: SignedDuration::ZERO, ..good.clone() }, "BadExpiry"),
    ];
    for (make, why) in cases {
        let refused = test.run(&officer, &make).await.unwrap_err();
        assert_eq!(format!("{refused:?}"), why);
    }
    let token = actors.member(Role::Officer).api_token(&test, &[Scope::PlanRead]).await;
    let narrowed = behind(&test, &token).await.unwrap();
    let refused = test.run(&narrowed.into(), &good).await;
    assert!(matches!(refused, Err(ApiTokenRefusal::NotTheirs)), "a token begets no token");

    for _ in 1..MOST_TOKENS {
        test.run(&officer, &making(&test, &[Scope::PlanRead])).await.unwrap();
    }
    let refused = test.run(&officer, &good).await.unwrap_err();
    assert_eq!(format!("{refused:?}"), format!("TooMany({MOST_TOKENS})"));
}

/// The page shows the secret on the answer to the form, kept by no browser, and never again.
#[tokio::test]
async fn the_page_shows_a_token_once() {
    let (test, actors, _) = visit(Engine::Sqlite).await;
    let mut client = Client::of(program(&test), actors.member(Role::Officer));
    let fields = [("name", "Phần mềm văn bản"), ("plan:read", "yes"), ("days", "90")];

    let made = client.post("/account/tokens", &fields).await;
    assert_eq!(made.status, StatusCode::OK);
    assert_eq!(made.header("cache-control"), "no-store");
    let text = made.text();
    let (_, rest) = text.split_once("ddci_").unwrap();
    let token = Token::presented(&format!("ddci_{}", rest.split_at(64).0));
    assert!(behind(&test, &token).await.is_some());

    let page = client.get("/account/tokens").await.text();
    assert!(page.contains("Phần mềm văn bản") && !page.contains("ddci_"), "{page}");
    // What an officer may not do is not offered.
    assert!(page.contains("plan:write") && !page.contains("audit:read"));
    let id = identity::own_tokens(&test, &actors.member(Role::Officer).viewer).await.unwrap()[0].id;
    let mut other = Client::of(program(&test), actors.member(Role::Coordinator));
    let path = format!("/account/tokens/{id}/revoke");
    assert_eq!(other.post(&path, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(client.post(&path, &[]).await.status, StatusCode::SEE_OTHER);
    assert!(behind(&test, &token).await.is_none());
}

#[tokio::test]
async fn a_form_that_is_refused_keeps_what_was_typed() {
    let (test, actors, _) = visit(Engine::Sqlite).await;
    let mut client = Client::of(program(&test), actors.member(Role::Officer));

    let again = client.post("/account/tokens", &[("name", "Báo cáo"), ("days", "365")]).await;

    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = again.text();
    assert!(
        page.contains("value=\"Báo cáo\"") && page.contains("value=\"365\" selected"),
        "{page}"
    );
}
