//! The second factor below the pages: what counts once, and what ends with it.

use crate::site::vault;
use ddci_platform::{
    MIGRATIONS,
    identity::{
        AccountId, AccountRefusal, Enrol, OpenSession, Proof, Proved, RecoveryCodes, RemoveFactor,
        RenewCodes, Secret, Token, Vault, enrolled, prove, reseal, viewer,
    },
    permit::Role,
    store::{Db, Read},
    values,
};
use ddci_testkit::{Actors, Engine, Member, TestDb};
use jiff::SignedDuration;
use rstest::rstest;

const HALF_MINUTE: SignedDuration = SignedDuration::from_secs(30);

pub async fn authority(engine: Engine) -> (TestDb, Actors) {
    let test = TestDb::new(engine, MIGRATIONS).await;
    let actors = Actors::found(&test).await;
    (test, actors)
}

/// A factor of one's own, confirmed a minute ago.
pub async fn enrol(db: &Db, member: &Member) -> (Secret, RecoveryCodes) {
    let account = member.viewer.account;
    let secret = Secret::new(db.random()).unwrap();
    let sealed = secret.seal(&vault(), account, db.random()).unwrap();
    let codes = RecoveryCodes::new(db.random()).unwrap();
    let step = db.clock().now().as_second() / 30 - 2;
    let keeps = Some(member.token.clone());
    let enrol = Enrol { account, sealed, step, codes: codes.clone(), keeps };
    db.run(&member.actor(), &enrol).await.unwrap();
    (secret, codes)
}

async fn proved(db: &Db, account: AccountId, typed: &str) -> Proved {
    prove(db, Some(&vault()), account, typed).await.unwrap()
}

pub async fn holds(db: &Db, token: &Token) -> bool {
    viewer(db, token).await.unwrap().is_some()
}

async fn another_session(db: &Db, member: &Member) -> Token {
    let token = Token::new(db.random()).unwrap();
    let (agent, address) = (String::new(), String::new());
    let account = member.viewer.account;
    OpenSession { account, token, agent, address, by: "link" }.run(db).await.unwrap().token
}

pub async fn last_entry(db: &Db) -> (String, String) {
    let sql = "SELECT verb, detail FROM audit_entry ORDER BY sequence DESC LIMIT 1";
    let row = db.first(sql, values![]).await.unwrap().unwrap();
    (row.get("verb").unwrap(), row.get("detail").unwrap())
}

/// One step before and after counts; a code that has counted, and any older one, never again.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_code_counts_once(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let officer = actors.member(Role::Officer);
    let (secret, _) = enrol(&test, officer).await;
    let account = officer.viewer.account;
    let now = test.clock().now();
    let [before, this, next, far] =
        [now - HALF_MINUTE, now, now + HALF_MINUTE, now + HALF_MINUTE * 2]
            .map(|at| secret.code(at).unwrap());

    assert_eq!(proved(&test, account, &far).await, Proved::No);
    assert_eq!(proved(&test, account, &before).await, Proved::Yes(Proof::Code));
    assert_eq!(proved(&test, account, &before).await, Proved::No);
    assert_eq!(proved(&test, account, &next).await, Proved::Yes(Proof::Code));
    assert_eq!(proved(&test, account, &this).await, Proved::No, "older than one that counted");
    let later = test.after(HALF_MINUTE);
    assert_eq!(proved(&later, account, &next).await, Proved::No);
    let (left, right) = far.split_at(3);
    let spaced = format!("{left} {right}");
    assert_eq!(proved(&later, account, &spaced).await, Proved::Yes(Proof::Code));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_code_typed_in_several_places_at_once_counts_once(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let officer = actors.member(Role::Officer);
    let (secret, _) = enrol(&test, officer).await;
    let code = secret.code(test.clock().now()).unwrap();

    let tries = (0..4).map(|_| {
        let (db, code, account) = (test.db().clone(), code.clone(), officer.viewer.account);
        tokio::spawn(async move { proved(&db, account, &code).await })
    });
    let mut counted = 0;
    for one in tries.collect::<Vec<_>>() {
        counted += usize::from(one.await.unwrap() == Proved::Yes(Proof::Code));
    }

    assert_eq!(counted, 1);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_recovery_code_counts_once_and_for_its_owner(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let (officer, reader) = (actors.member(Role::Officer), actors.member(Role::Reader));
    let (_, codes) = enrol(&test, officer).await;
    enrol(&test, reader).await;
    let first = &codes.reveal()[0];

    assert_eq!(proved(&test, reader.viewer.account, first).await, Proved::No);
    let account = officer.viewer.account;
    let shouted = first.to_uppercase();
    assert_eq!(proved(&test, account, &shouted).await, Proved::Yes(Proof::RecoveryCode));
    assert_eq!(proved(&test, account, first).await, Proved::No);
    assert_eq!(enrolled(test.db(), account).await.unwrap().unwrap().codes_left, 9);

    let again = RecoveryCodes::new(test.random()).unwrap();
    test.run(&officer.actor(), &RenewCodes { codes: again.clone() }).await.unwrap();
    assert_eq!(proved(&test, account, &codes.reveal()[1]).await, Proved::No);
    assert_eq!(proved(&test, account, &again.reveal()[1]).await, Proved::Yes(Proof::RecoveryCode));
    let kept =
        "SELECT code_hash AS text FROM recovery_code UNION ALL SELECT detail FROM audit_entry";
    for row in test.all(kept, values![]).await.unwrap() {
        let text: String = row.get("text").unwrap();
        assert!(again.reveal().iter().all(|code| !text.contains(code)), "{text}");
    }
}

/// Guesses are counted for the account, wherever they come from; after a while it may try again.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn guesses_of_an_account_are_counted(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let officer = actors.member(Role::Officer);
    let (secret, codes) = enrol(&test, officer).await;
    let account = officer.viewer.account;

    for _ in 0..5 {
        assert_eq!(proved(&test, account, "nothing").await, Proved::No);
    }
    let right = secret.code(test.clock().now()).unwrap();
    assert_eq!(proved(&test, account, &right).await, Proved::TooOften);
    assert_eq!(proved(&test, account, &codes.reveal()[0]).await, Proved::TooOften);

    let later = test.after(SignedDuration::from_mins(16));
    let right = secret.code(later.clock().now()).unwrap();
    assert_eq!(proved(&later, account, &right).await, Proved::Yes(Proof::Code));
}

/// Without the key nobody is let in by a code; with a recovery code they are.
#[tokio::test]
async fn without_its_key_a_secret_is_of_no_use() {
    let (test, actors) = authority(Engine::Sqlite).await;
    let officer = actors.member(Role::Officer);
    let (secret, codes) = enrol(&test, officer).await;
    let account = officer.viewer.account;
    let code = secret.code(test.clock().now()).unwrap();
    let other = Vault::of(&["77".repeat(32)]).unwrap().unwrap();

    for vault in [None, Some(&other)] {
        assert_eq!(prove(test.db(), vault, account, &code).await.unwrap(), Proved::NoKey);
    }
    let code = &codes.reveal()[0];
    let proved = prove(test.db(), None, account, code).await.unwrap();
    assert_eq!(proved, Proved::Yes(Proof::RecoveryCode));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_new_key_seals_what_the_old_one_has_sealed(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let officer = actors.member(Role::Officer);
    let (secret, _) = enrol(&test, officer).await;
    let (old, new) = ("5e".repeat(32), "a7".repeat(32));
    let only_new = Vault::of(std::slice::from_ref(&new)).unwrap().unwrap();
    let both = Vault::of(&[new, old]).unwrap().unwrap();

    assert_eq!(reseal(&test, &only_new).await.unwrap(), (0, 1));
    assert_eq!(reseal(&test, &both).await.unwrap(), (1, 0));
    assert_eq!(reseal(&test, &both).await.unwrap(), (0, 0));

    let code = secret.code(test.clock().now()).unwrap();
    let account = officer.viewer.account;
    let proved = prove(test.db(), Some(&only_new), account, &code).await.unwrap();
    assert_eq!(proved, Proved::Yes(Proof::Code));
}

/// What is in the database does not open: neither the secret's bytes nor its text stand anywhere.
#[tokio::test]
async fn the_secret_is_sealed() {
    let (test, actors) = authority(Engine::Sqlite).await;
    let officer = actors.member(Role::Officer);
    let (secret, _) = enrol(&test, officer).await;

    let row = test.first("SELECT secret FROM second_factor", values![]).await.unwrap().unwrap();
    let sealed: Vec<u8> = row.get("secret").unwrap();
    assert_eq!(sealed.len(), 4 + 12 + 20 + 16);
    // Moved to another account it opens nothing.
    let reader = actors.member(Role::Reader).viewer.account;
    assert!(Secret::open(&vault(), &sealed, reader).is_err());
    let opened = Secret::open(&vault(), &sealed, officer.viewer.account).unwrap();
    assert_eq!(opened.text(), secret.text());
    assert_eq!(format!("{secret:?}"), "Secret(…)");
}

/// Enrolling, replacing and giving up end every other session, and leave one entry each.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_change_of_the_factor_ends_other_sessions(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let officer = actors.member(Role::Officer);

    for expected in [r#"{"replaces":false}"#, r#"{"replaces":true}"#] {
        let other = another_session(&test, officer).await;
        enrol(&test, officer).await;
        assert!(holds(&test, &officer.token).await && !holds(&test, &other).await);
        assert_eq!(last_entry(&test).await, ("second_factor.enrol".into(), expected.into()));
    }
    let other = another_session(&test, officer).await;
    let remove = RemoveFactor { keeps: Some(officer.token.clone()) };
    test.run(&officer.actor(), &remove).await.unwrap();
    assert!(holds(&test, &officer.token).await && !holds(&test, &other).await);
    assert_eq!(last_entry(&test).await.0, "second_factor.remove");
    assert_eq!(enrolled(test.db(), officer.viewer.account).await.unwrap(), None);

    let again = test.run(&officer.actor(), &remove).await;
    assert!(matches!(again, Err(AccountRefusal::NoSecondFactor)));
    let codes = RecoveryCodes::new(test.random()).unwrap();
    let renewed = test.run(&officer.actor(), &RenewCodes { codes }).await;
    assert!(matches!(renewed, Err(AccountRefusal::NoSecondFactor)));
}

/// Whoever is halfway may begin a factor, and not take the place of one; nobody enrols another.
#[tokio::test]
async fn a_factor_is_not_taken_over() {
    let (test, actors) = authority(Engine::Sqlite).await;
    let officer = actors.member(Role::Officer);
    enrol(&test, officer).await;
    let account = officer.viewer.account;
    let enrol = || Enrol {
        account,
        sealed: vec![0; 52],
        step: 0,
        codes: RecoveryCodes::new(test.random()).unwrap(),
        keeps: None,
    };

    let halfway = test.run(&actors.operator(), &enrol()).await;
    assert!(matches!(halfway, Err(AccountRefusal::HasSecondFactor)));
    for role in [Role::Administrator, Role::Reader] {
        let another = test.run(&actors.member(role).actor(), &enrol()).await;
        assert!(matches!(another, Err(AccountRefusal::NotYours)), "{role:?}");
    }
    assert!(holds(&test, &officer.token).await);
}
