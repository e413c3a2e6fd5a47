//! The API's edge: who gets in, what goes wrong and in which words, lists page by page, marks of content.

use crate::site::{program, visit};
use axum::http::{Method, StatusCode};
use ddci_platform::{
    permit::{Role, Scope},
    store::Read,
    values,
};
use ddci_testkit::{Actors, Client, Engine, TestDb};
use rstest::rstest;
use serde_json::json;

async fn coming(test: &TestDb, actors: &Actors, role: Role, scopes: &[Scope]) -> Client {
    let token = actors.member(role).api_token(test, scopes).await;
    Client::with_token(program(test), &token)
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_program_comes_with_a_token_and_nothing_else(#[case] engine: Engine) {
    let (test, actors, mut nobody) = visit(engine).await;
    let told = nobody.get("/api/v1/units").await;
    assert_eq!(
        (told.status, told.header("www-authenticate")),
        (StatusCode::UNAUTHORIZED, "Bearer")
    );
    assert_eq!(told.json()["code"], "no-token");

    let mut browser = Client::of(program(&test), actors.member(Role::Administrator));
    assert_eq!(browser.get("/api/v1/units").await.status, StatusCode::UNAUTHORIZED);
    let mut wrong = nobody.clone().header("authorization", "Bearer ddci_0000");
    assert_eq!(wrong.get("/api/v1/units").await.json()["code"], "bad-token");
    let session = actors.member(Role::Administrator).token.reveal();
    let mut wrong = nobody.clone().header("authorization", &format!("Bearer {session}"));
    assert_eq!(wrong.get("/api/v1/units").await.json()["code"], "bad-token");

    let mut good = coming(&test, &actors, Role::Officer, &[Scope::OrganisationRead]).await;
    assert_eq!(good.get("/api/v1/units").await.status, StatusCode::OK);
    // A token opens no page.
    assert_eq!(good.get("/desk").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn scope_and_right_are_both_asked_for() {
    let (test, actors, _) = visit(Engine::Sqlite).await;
    let mut reads_plans = coming(&test, &actors, Role::Auditor, &[Scope::PlanRead]).await;
    let told = reads_plans.get("/api/v1/audit/head").await;
    assert_eq!(
        (told.status, &told.json()["code"]),
        (StatusCode::FORBIDDEN, &json!("out-of-scope"))
    );

    let mut officer = coming(&test, &actors, Role::Officer, &[Scope::OrganisationRead]).await;
    let told = officer.get("/api/v1/people").await;
    assert_eq!((told.status, &told.json()["code"]), (StatusCode::FORBIDDEN, &json!("not-yours")));

    let mut keeper = coming(&test, &actors, Role::Administrator, &Scope::ALL).await;
    let people = keeper.get("/api/v1/people?limit=200").await.json();
    assert_eq!(people["meta"]["total"], 14);
    let sql = "SELECT sequence, hash FROM audit_head WHERE authority = $1";
    let head = test.first(sql, values![actors.authority.0]).await.unwrap().unwrap();
    let told = keeper.get("/api/v1/audit/head").await.json();
    assert_eq!(told["resource"]["hash"], head.get::<String>("hash").unwrap());
    assert_eq!(told["resource"]["entries"], head.get::<i64>("sequence").unwrap());
}

/// Every kind of problem at the edge, in both languages.
#[tokio::test]
async fn problems_say_what_to_do_next() {
    let (test, actors, _) = visit(Engine::Sqlite).await;
    let reads = coming(&test, &actors, Role::Officer, &[Scope::OrganisationRead]).await;
    let mut told = String::new();
    for (lang, says) in [("vi", "fr, en;q=0.5, vi;q=0.8"), ("en", "en-GB")] {
        let mut client = reads.clone().header("accept-language", says);
        for path in [
            "/api/v1",
            "/api/v1/nowhere/at-all",
            "/api/v1/units/no-key",
            "/api/v1/units?limit=0",
            "/api/v1/units?unknown=1",
            "/api/v1/people",
            "/api/v1/audit/head",
        ] {
            let answer = client.get(path).await;
            assert_eq!(answer.header("content-type"), "application/problem+json", "{path}");
            assert_eq!(answer.header("content-language"), lang, "{path}");
            let problem = serde_json::to_string_pretty(&answer.json()).unwrap();
            told.push_str(&format!("{lang} {path}\n{problem}\n\n"));
        }
        let answer = client.send(Method::DELETE, "/api/v1/units", "", Vec::new()).await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(answer.header("allow"), "GET,HEAD");
        let answer = client.clone().header("accept", "text/html").get("/api/v1/units").await;
        assert_eq!(answer.json()["code"], "not-acceptable");
    }

    insta::assert_snapshot!(told);
}

#[tokio::test]
async fn a_list_is_walked_to_its_end() {
    let (test, actors, _) = visit(Engine::Sqlite).await;
    let mut client = coming(&test, &actors, Role::Administrator, &[Scope::OrganisationRead]).await;
    for (list, total) in [("/api/v1/units", 8), ("/api/v1/people", 14), ("/api/v1/groups", 1)] {
        let mut seen = Vec::new();
        let mut next = Some(format!("{list}?limit=3"));
        while let Some(path) = next {
            let page = client.get(&path).await.json();
            assert_eq!(page["meta"]["total"], total, "{list}");
            let keys = page["resources"].as_array().unwrap().iter();
            seen.extend(keys.map(|resource| resource["id"].as_str().unwrap().to_owned()));
            next = page["meta"]["next_page"].as_str().map(str::to_owned);
        }
        assert_eq!(seen.len(), total, "{list}");
        let whole = client.get(&format!("{list}?limit=200")).await.json();
        let keys = whole["resources"].as_array().unwrap().iter();
        assert!(keys.map(|resource| resource["id"].as_str().unwrap()).eq(&seen), "{list}");
    }
}

#[tokio::test]
async fn what_is_known_is_not_sent_again() {
    let (test, actors, _) = visit(Engine::Sqlite).await;
    let mut client = coming(&test, &actors, Role::Officer, &[Scope::OrganisationRead]).await;
    let first = client.get("/api/v1/units").await;
    let mark = first.header("etag").to_owned();
    assert!(mark.starts_with("W/\""), "{mark}");

    let again = client.clone().header("if-none-match", &mark).get("/api/v1/units").await;
    assert_eq!((again.status, again.bytes.len()), (StatusCode::NOT_MODIFIED, 0));
    assert_eq!(again.header("etag"), mark);
    let other = client.header("if-none-match", "W/\"other\"").get("/api/v1/units").await;
    assert_eq!(other.status, StatusCode::OK);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_token_that_is_used_too_often_waits(#[case] engine: Engine) {
    let (test, actors, _) = visit(engine).await;
    let mut client = coming(&test, &actors, Role::Officer, &[Scope::OrganisationRead]).await;
    let mut other = coming(&test, &actors, Role::Reader, &[Scope::OrganisationRead]).await;
    assert_eq!(client.get("/api/v1/units").await.status, StatusCode::OK);
    let sql = "UPDATE throttle SET attempts = 600 WHERE subject LIKE 'token:%'";
    test.bookkeep(sql, values![]).await.unwrap();

    let told = client.get("/api/v1/units").await;
    assert_eq!(told.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(told.header("retry-after"), "301");
    assert_eq!(told.json()["code"], "too-many");
    assert_eq!(other.get("/api/v1/units").await.status, StatusCode::OK);
}

/// The page is made from the document that is served: every operation and every problem stands on it.
#[tokio::test]
async fn the_page_shows_the_document() {
    let (_test, _actors, mut nobody) = visit(Engine::Sqlite).await;
    let document = nobody.get("/api/v1/openapi.json").await.json();
    assert_eq!(document["openapi"], "3.1.0");
    let page = nobody.get("/api").await;
    assert_eq!(page.status, StatusCode::OK);
    let page = page.text();
    for (path, item) in document["paths"].as_object().unwrap() {
        for method in item.as_object().unwrap().keys() {
            assert!(page.contains(&format!("{} {path}", method.to_uppercase())), "{method} {path}");
        }
    }
    assert!(page.contains("id=\"too-many\"") && !page.contains("<script"));
}
