//! Sessions: how long they last, whose they are, how they end.

use ddci_platform::{
    MIGRATIONS,
    identity::{OpenSession, RevokeSession, SignOut, Token, devices, viewer},
    permit::Role,
    store::Db,
};
use ddci_testkit::{Actors, Engine, TestDb};
use jiff::SignedDuration;
use rstest::rstest;

const MINUTE: SignedDuration = SignedDuration::from_mins(1);

async fn authority(engine: Engine) -> (TestDb, Actors) {
    let test = TestDb::new(engine, MIGRATIONS).await;
    let actors = Actors::found(&test).await;
    (test, actors)
}

async fn holds(db: &Db, token: &Token) -> bool {
    viewer(db, token).await.unwrap().is_some()
}

async fn second_session(db: &Db, actors: &Actors) -> Token {
    let session = OpenSession {
        account: actors.member(Role::Officer).viewer.account,
        token: Token::new(db.random()).unwrap(),
        agent: "another browser".to_owned(),
        address: "192.0.2.7".to_owned(),
        by: "password",
    };
    session.run(db).await.unwrap().token
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn one_ends_after_half_an_hour_of_silence(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let token = &actors.member(Role::Officer).token;

    assert!(!holds(&test.after(MINUTE * 30), token).await);
    assert!(holds(&test.after(MINUTE * 29), token).await);
    // Seen at minute 29, so silence begins there.
    assert!(holds(&test.after(MINUTE * 58), token).await);
    assert!(!holds(&test.after(MINUTE * 88), token).await);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn one_ends_after_twelve_hours_of_work(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let token = &actors.member(Role::Officer).token;

    for quarter in 1..48 {
        assert!(holds(&test.after(MINUTE * 15 * quarter), token).await, "quarter {quarter}");
    }
    assert!(!holds(&test.after(MINUTE * 15 * 48), token).await);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn the_list_shows_ones_own_newest_first(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let later = test.after(MINUTE);
    let newer = second_session(&later, &actors).await;
    let officer = actors.member(Role::Officer);

    let list = devices(&later, &officer.viewer, &newer).await.unwrap();

    let seen: Vec<_> = list.iter().map(|device| (device.agent.as_str(), device.is_this)).collect();
    assert_eq!(seen, [("another browser", true), ("testkit", false)]);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn one_revokes_ones_own_and_nobody_elses(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let officer = actors.member(Role::Officer);
    let list = devices(test.db(), &officer.viewer, &officer.token).await.unwrap();
    let [only] = list.as_slice() else { panic!("one session, not {list:?}") };
    let revoke = RevokeSession { session: only.id };

    for role in [Role::Administrator, Role::Reader] {
        assert!(!test.run(&actors.member(role).actor(), &revoke).await.unwrap(), "{role:?}");
    }
    assert!(holds(&test, &officer.token).await);

    assert!(test.run(&officer.actor(), &revoke).await.unwrap());
    assert!(!holds(&test, &officer.token).await);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn signing_out_ends_this_session_only(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let newer = second_session(&test, &actors).await;
    let officer = actors.member(Role::Officer);

    test.run(&officer.actor(), &SignOut { token: newer.clone() }).await.unwrap();

    assert!(!holds(&test, &newer).await);
    assert!(holds(&test, &officer.token).await);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn an_invented_secret_opens_nothing(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;

    // What is stored is a hash; presenting the hash itself must not open the session.
    let hash = actors.member(Role::Officer).token.hash();
    for secret in ["", "x", "' OR 1=1 --", hash.as_str()] {
        assert!(!holds(&test, &Token::presented(secret)).await, "{secret}");
    }
}
