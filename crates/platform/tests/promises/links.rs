//! One-time sign-in links: used once, not after their time, not for disabled accounts.

use ddci_platform::{
    MIGRATIONS,
    identity::{AccountRefusal, MakeLink, SetDisabled, Token, consume},
    permit::{Actor, Role},
    store::{Db, Read},
    values,
};
use ddci_testkit::{Actors, Engine, TestDb};
use jiff::SignedDuration;
use rstest::rstest;

const HOUR: SignedDuration = SignedDuration::from_hours(1);

async fn authority(engine: Engine) -> (TestDb, Actors) {
    let test = TestDb::new(engine, MIGRATIONS).await;
    let actors = Actors::found(&test).await;
    (test, actors)
}

async fn link(db: &Db, by: &Actor) -> Result<Token, AccountRefusal> {
    let token = Token::new(db.random()).unwrap();
    let link = MakeLink { login: "model.officer".to_owned(), token: token.clone(), lasts: HOUR };
    db.run(by, &link).await.map(|()| token)
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_link_opens_its_account_once(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let token = link(&test, &actors.administrator()).await.unwrap();

    let officer = actors.member(Role::Officer).viewer.account;
    assert_eq!(consume(test.db(), &token).await.unwrap(), Some(officer));
    assert_eq!(consume(test.db(), &token).await.unwrap(), None);
}

/// Two presses of the button at the same moment are one use.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_link_pressed_twice_opens_once(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let token = link(&test, &actors.administrator()).await.unwrap();

    let presses = (0..6).map(|_| {
        let (db, token) = (test.db().clone(), token.clone());
        tokio::spawn(async move { consume(&db, &token).await.unwrap() })
    });
    let mut opened = 0;
    for press in presses.collect::<Vec<_>>() {
        opened += usize::from(press.await.unwrap().is_some());
    }

    assert_eq!(opened, 1);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_link_ends_with_its_time(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let in_time = link(&test, &actors.administrator()).await.unwrap();
    let too_late = link(&test, &actors.administrator()).await.unwrap();

    let before = test.after(HOUR - SignedDuration::from_secs(1));
    assert!(consume(&before, &in_time).await.unwrap().is_some());
    assert!(consume(&test.after(HOUR), &too_late).await.unwrap().is_none());
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_link_ends_with_its_account(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let token = link(&test, &actors.administrator()).await.unwrap();

    for disabled in [true, false] {
        let set = SetDisabled { login: "model.officer".to_owned(), disabled };
        test.run(&actors.administrator(), &set).await.unwrap();
        assert_eq!(consume(test.db(), &token).await.unwrap(), None);
    }
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn only_administrators_and_commands_make_links(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;

    for role in Role::ALL.into_iter().filter(|role| *role != Role::Administrator) {
        let refusal = link(&test, &actors.member(role).actor()).await;
        assert!(matches!(refusal, Err(AccountRefusal::NotYours)), "{role:?}");
    }
    link(&test, &actors.operator()).await.unwrap();
    let others = Actors::found_as(&test, "other", "UBND huyện Khác").await;
    let refusal = link(&test, &others.administrator()).await;
    assert!(matches!(refusal, Err(AccountRefusal::NoSuchLogin(_))));
}

/// Whoever reads the database or the audit log finds nothing to sign in with.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn the_secret_is_kept_nowhere(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let token = link(&test, &actors.administrator()).await.unwrap();

    let kept = "SELECT token_hash AS text FROM sign_in_link
                UNION ALL SELECT token_hash FROM session
                UNION ALL SELECT detail FROM audit_entry";
    let rows = test.all(kept, values![]).await.unwrap();

    let secrets = [token.reveal(), actors.member(Role::Officer).token.reveal()];
    assert!(rows.len() > 20);
    for row in rows {
        let text: String = row.get("text").unwrap();
        assert!(secrets.iter().all(|secret| !text.contains(secret)), "{text}");
    }
    assert!(!format!("{token:?}").contains(token.reveal()));
}
