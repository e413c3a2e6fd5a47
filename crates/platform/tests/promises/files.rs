//! Stored files: content once, seen by the own authority only, never opened in the page.

use crate::{
    notes::{count, room},
    photo_samples::jpeg_with_position,
    site::{PutFile, plain, program, program_with},
};
use axum::http::StatusCode;
use ddci_platform::{
    files::{Upload, body, visible},
    permit::Role,
};
use ddci_testkit::{Actors, Client, Engine};
use rstest::rstest;
use std::sync::Arc;

fn note(name: &str) -> PutFile {
    PutFile(Upload::inspect(name, "Biên bản họp\n".into()).unwrap())
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn what_was_put_in_comes_out(#[case] engine: Engine) {
    let (test, actors) = room(engine).await;
    let officer = actors.member(Role::Officer);

    let id = test.run(&officer.actor(), &note("biên bản.txt")).await.unwrap();

    let file = visible(&test, &officer.viewer, id).await.unwrap().unwrap();
    assert_eq!((file.name.as_str(), file.size), ("biên bản.txt", 18));
    assert_eq!(body(&test, &file).await.unwrap(), "Biên bản họp\n".as_bytes());
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn the_same_content_is_kept_once(#[case] engine: Engine) {
    let (test, actors) = room(engine).await;

    let first = test.run(&actors.officer(), &note("a.txt")).await.unwrap();
    let second = test.run(&actors.unit_head(), &note("b.txt")).await.unwrap();

    assert_ne!(first, second);
    assert_eq!((count(&test, "file").await, count(&test, "file_body").await), (2, 1));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn another_authority_sees_nothing(#[case] engine: Engine) {
    let (test, actors) = room(engine).await;
    let others = Actors::found_as(&test, "other", "UBND huyện Khác").await;
    let id = test.run(&actors.officer(), &note("a.txt")).await.unwrap();
    // The same bytes of their own open no door to ours.
    test.run(&others.officer(), &note("a.txt")).await.unwrap();
    let path = format!("/files/{id}");

    for role in Role::ALL {
        let stranger = others.member(role);
        assert_eq!(visible(&test, &stranger.viewer, id).await.unwrap(), None);
        let answer = Client::of(program(&test), stranger).get(&path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{role:?}");
    }
    let nobody = Client::new(program(&test)).get(&path).await;
    assert_eq!(nobody.location(), format!("/sign-in?next={path}"));
}

/// The room that holds it decides; what no room holds is shown to nobody.
#[tokio::test]
async fn a_file_is_shown_where_its_room_says_so() {
    let (test, actors) = room(Engine::Sqlite).await;
    let id = test.run(&actors.officer(), &note("a.txt")).await.unwrap();
    let path = format!("/files/{id}");

    for role in Role::ALL {
        let answer = Client::of(program(&test), actors.member(role)).get(&path).await;
        assert_eq!(answer.status.is_success(), role != Role::Reader, "{role:?}");
        let unheld = program_with(&test, plain(), Arc::from([]));
        let answer = Client::of(unheld, actors.member(role)).get(&path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{role:?}");
    }
}

#[tokio::test]
async fn a_file_is_served_as_an_attachment_that_may_do_nothing() {
    let (test, actors) = room(Engine::Sqlite).await;
    let id = test.run(&actors.officer(), &note("biên bản; x.txt")).await.unwrap();

    let answer =
        Client::of(program(&test), actors.member(Role::Auditor)).get(&format!("/files/{id}")).await;

    assert_eq!(answer.text(), "Biên bản họp\n");
    assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert_eq!(answer.header("content-security-policy"), "default-src 'none'; sandbox");
    let name = "attachment; filename*=UTF-8''bi%C3%AAn%20b%E1%BA%A3n%3B%20x.txt";
    assert_eq!(answer.header("content-disposition"), name);
}

#[tokio::test]
async fn a_photo_sent_by_a_form_comes_back_without_its_position() {
    let (test, actors) = room(Engine::Sqlite).await;
    let mut client = Client::of(program(&test), actors.member(Role::Officer));

    let sent = client.upload("/desk", &[], ("file", "a.jpg", &jpeg_with_position())).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    let kept = client.get(sent.location()).await;

    assert_eq!(kept.header("content-type"), "image/jpeg");
    assert!(!kept.bytes.windows(4).any(|window| window == b"Exif"));
}
