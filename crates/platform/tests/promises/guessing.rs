//! Passwords and links are not guessed without end, and nobody is kept out by another's guesses.

use crate::{
    sign_in::{LOGIN, PASSWORD, with_password},
    site::{plain, program, program_with, visit},
};
use axum::http::StatusCode;
use ddci_platform::web::Settings;
use ddci_testkit::{Client, Engine};
use jiff::SignedDuration;
use rstest::rstest;
use std::{net::IpAddr, sync::Arc};

/// Guessing is stopped, even with the right password, until a quarter of an hour has passed.
#[tokio::test]
async fn guessing_is_stopped_for_a_while() {
    let (test, _actors, mut client) = with_password(Engine::Sqlite).await;
    let right = [("login", LOGIN), ("password", PASSWORD)];
    for _ in 0..8 {
        client.post("/sign-in", &[("login", LOGIN), ("password", "guess")]).await;
    }

    assert_eq!(client.post("/sign-in", &right).await.status, StatusCode::TOO_MANY_REQUESTS);

    let later = test.after(SignedDuration::from_mins(16));
    let answer = Client::new(program(&later)).post("/sign-in", &right).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
}

/// Many logins tried from one address are stopped as well; other addresses are not.
#[tokio::test]
async fn one_address_cannot_try_everybody() {
    let (_test, _actors, mut client) = with_password(Engine::Sqlite).await;
    let mut statuses = Vec::new();
    for number in 0..61 {
        let login = format!("somebody.{number}");
        statuses
            .push(client.post("/sign-in", &[("login", &login), ("password", "x")]).await.status);
    }

    assert_eq!(
        statuses.iter().rposition(|status| *status == StatusCode::UNPROCESSABLE_ENTITY),
        Some(59)
    );
    assert_eq!(statuses.last(), Some(&StatusCode::TOO_MANY_REQUESTS));
    let right = [("login", LOGIN), ("password", PASSWORD)];
    assert_eq!(client.post("/sign-in", &right).await.status, StatusCode::TOO_MANY_REQUESTS);
    let elsewhere = client.from([192, 0, 2, 2]).post("/sign-in", &right).await;
    assert_eq!(elsewhere.status, StatusCode::SEE_OTHER);
}

/// An office shares one address: whoever signs in rightly takes nothing from the others.
#[tokio::test]
async fn right_passwords_are_not_counted() {
    let (_test, _actors, mut client) = with_password(Engine::Sqlite).await;
    let mut statuses = Vec::new();
    for _ in 0..65 {
        let right = [("login", LOGIN), ("password", PASSWORD)];
        statuses.push(client.post("/sign-in", &right).await.status);
    }

    assert!(statuses.iter().all(|status| *status == StatusCode::SEE_OTHER), "{statuses:?}");
}

/// Links are guessed no more than passwords.
#[tokio::test]
async fn one_address_cannot_try_links_without_end() {
    let (_test, _actors, mut client) = visit(Engine::Sqlite).await;
    let mut statuses = Vec::new();
    for number in 0..61 {
        let path = format!("/sign-in/link/{number}");
        statuses.push(client.post(&path, &[]).await.status);
    }

    let (last, before) = statuses.split_last().unwrap();
    assert!(before.iter().all(|status| *status == StatusCode::GONE), "{before:?}");
    assert_eq!(*last, StatusCode::TOO_MANY_REQUESTS);
}

/// What a header says about the address is believed of a trusted proxy only, and only its own word,
/// the last: the others came with the request.
#[rstest]
#[case::no_proxy(None, "203.0.113.9", false)]
#[case::another_proxy(Some([192, 0, 2, 9]), "203.0.113.9", false)]
#[case::the_trusted_proxy(Some([192, 0, 2, 1]), "203.0.113.9", true)]
#[case::its_own_word_is_the_last(Some([192, 0, 2, 1]), "203.0.113.9, 203.0.113.1", false)]
#[case::no_address_at_all(Some([192, 0, 2, 1]), "unknown", false)]
#[tokio::test]
async fn an_address_cannot_be_made_up(
    #[case] trusted: Option<[u8; 4]>,
    #[case] second: &str,
    #[case] is_another: bool,
) {
    let (test, _actors, _) = visit(Engine::Sqlite).await;
    let trusted_proxies = trusted.map(IpAddr::from).into_iter().collect();
    let settings = Settings { trusted_proxies, ..plain() };
    let client = Client::new(program_with(&test, settings, Arc::from([])));
    let from = |named: &str| client.clone().header("x-forwarded-for", named);
    for number in 0..60 {
        from("203.0.113.1").post(&format!("/sign-in/link/{number}"), &[]).await;
    }
    // Where the proxy says no address, its own stands for whoever is behind it.
    if second == "unknown" {
        for number in 0..60 {
            from(second).post(&format!("/sign-in/link/{number}"), &[]).await;
        }
    }

    let answer = from(second).post("/sign-in/link/61", &[]).await;

    let expected = if is_another { StatusCode::GONE } else { StatusCode::TOO_MANY_REQUESTS };
    assert_eq!(answer.status, expected);
}
