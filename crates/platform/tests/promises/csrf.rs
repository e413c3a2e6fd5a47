//! Forms of other sites change nothing.

use crate::site::visit;
use axum::http::StatusCode;
use ddci_platform::{identity::viewer, permit::Role};
use ddci_testkit::{Client, Engine};
use rstest::rstest;

/// An officer's browser that says where each request comes from.
async fn sign_out_from(headers: &[(&str, &str)]) -> (StatusCode, bool) {
    let (test, actors, _) = visit(Engine::Sqlite).await;
    let officer = actors.member(Role::Officer);
    let mut client = Client::of(crate::site::program(&test), officer);
    for (name, value) in headers {
        client = client.header(name, value);
    }

    let status = client.post("/sign-out", &[]).await.status;

    (status, viewer(test.db(), &officer.token).await.unwrap().is_some())
}

#[rstest]
#[case::another_site(&[("sec-fetch-site", "cross-site")])]
#[case::a_neighbour(&[("sec-fetch-site", "same-site")])]
#[case::another_site_with_our_origin(
    &[("sec-fetch-site", "cross-site"), ("origin", "http://ddci.test")]
)]
#[case::another_origin(&[("origin", "http://evil.example")])]
#[case::an_origin_that_begins_like_ours(&[("origin", "http://ddci.test.evil.example")])]
#[case::another_port(&[("origin", "http://ddci.test:8080")])]
#[case::no_origin_at_all(&[("origin", "null")])]
#[tokio::test]
async fn a_form_of_another_site_is_refused(#[case] headers: &[(&str, &str)]) {
    assert_eq!(sign_out_from(headers).await, (StatusCode::FORBIDDEN, true));
}

#[rstest]
#[case::our_own_page(&[("sec-fetch-site", "same-origin"), ("origin", "http://ddci.test")])]
#[case::typed_by_hand(&[("sec-fetch-site", "none")])]
#[case::an_older_browser(&[("origin", "http://ddci.test")])]
#[case::no_browser(&[])]
#[tokio::test]
async fn our_own_form_passes(#[case] headers: &[(&str, &str)]) {
    assert_eq!(sign_out_from(headers).await, (StatusCode::SEE_OTHER, false));
}

#[tokio::test]
async fn a_link_from_another_site_may_be_followed() {
    let (_, _, client) = visit(Engine::Sqlite).await;

    let answer = client.header("sec-fetch-site", "cross-site").get("/sign-in").await;

    assert_eq!(answer.status, StatusCode::OK);
}
