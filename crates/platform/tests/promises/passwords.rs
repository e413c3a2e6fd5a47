//! Passwords: what is taken, how it is kept, who may change whose.

use ddci_platform::{
    MIGRATIONS,
    identity::{
        AccountRefusal, AddAccount, Password, PasswordRefusal, SetDisabled, SetPassword, accounts,
        by_login, viewer,
    },
    org::AddPerson,
    permit::Role,
    random::Random,
};
use ddci_testkit::{Actors, Engine, FINANCE, TestDb};
use rstest::rstest;

const GOOD: &str = "đúng mười ký tự trở lên";

async fn hashed(plain: &str) -> Result<Password, PasswordRefusal> {
    Password::new(plain, "officer", &Random::seeded(7)).await
}

async fn authority(engine: Engine) -> (TestDb, Actors) {
    let test = TestDb::new(engine, MIGRATIONS).await;
    let actors = Actors::found(&test).await;
    (test, actors)
}

#[rstest]
#[case::nine_letters("cảnh giác", PasswordRefusal::TooShort)]
#[case::empty("", PasswordRefusal::TooShort)]
#[case::one_letter_again_and_again("aaaaaaaaaaaa", PasswordRefusal::TooEasy)]
#[tokio::test]
async fn an_easy_one_is_refused(#[case] plain: &str, #[case] refusal: PasswordRefusal) {
    assert_eq!(hashed(plain).await.unwrap_err(), refusal);
}

#[tokio::test]
async fn the_login_is_no_password() {
    let refused = Password::new("Officer.Finance", "officer.finance", &Random::seeded(7)).await;

    assert_eq!(refused.unwrap_err(), PasswordRefusal::TooEasy);
}

/// Letters are counted, not bytes, up to two hundred.
#[tokio::test]
async fn the_longest_has_two_hundred_letters() {
    let long = "ếộ".repeat(100);

    assert!(hashed(&long).await.is_ok());
    assert_eq!(hashed(&format!("{long}a")).await.unwrap_err(), PasswordRefusal::TooLong);
}

/// Argon2id with 19 MiB and two passes, OWASP's first recommendation; a salt of its own each time.
#[tokio::test]
async fn what_is_kept_is_argon2id() {
    let random = Random::seeded(7);
    let first = Password::new(GOOD, "officer", &random).await.unwrap();
    let second = Password::new(GOOD, "officer", &random).await.unwrap();

    assert!(first.as_str().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{}", first.as_str());
    assert_ne!(first.as_str(), second.as_str());
}

#[tokio::test]
async fn only_the_same_text_is_right() {
    let stored = hashed(GOOD).await.unwrap();

    assert!(Password::verify(Some(stored.clone()), GOOD).await);
    for wrong in [&GOOD.to_uppercase(), "", "đúng mười ký tự trở lên ", &"a".repeat(100_000)]
    {
        assert!(!Password::verify(Some(stored.clone()), wrong).await, "{wrong:.40}");
    }
    assert!(!Password::verify(None, GOOD).await, "nobody has no password");
    assert!(!Password::verify(Some(Password::stored("plain".to_owned())), "plain").await);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn one_changes_ones_own_and_the_administrator_anybodys(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let of = |login: &str, password| SetPassword { login: login.to_owned(), password };
    let password = hashed(GOOD).await.unwrap();

    test.run(&actors.officer(), &of("model.officer", password.clone())).await.unwrap();
    test.run(&actors.administrator(), &of("model.reader", password.clone())).await.unwrap();
    let refusal = test.run(&actors.officer(), &of("model.reader", password.clone())).await;

    assert!(matches!(refusal, Err(AccountRefusal::NotYours)));
    let stored = by_login(test.db(), "MODEL.Officer").await.unwrap().unwrap().password.unwrap();
    assert_eq!(stored, password);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_new_password_ends_the_sessions(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let officer = actors.member(Role::Officer);
    assert!(viewer(test.db(), &officer.token).await.unwrap().is_some());

    let change =
        SetPassword { login: officer.login.clone(), password: hashed(GOOD).await.unwrap() };
    test.run(&officer.actor(), &change).await.unwrap();

    assert_eq!(viewer(test.db(), &officer.token).await.unwrap(), None);
    let reader = actors.member(Role::Reader);
    assert!(viewer(test.db(), &reader.token).await.unwrap().is_some(), "others stay signed in");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_disabled_account_is_nobody_at_once(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let officer = actors.member(Role::Officer);
    let set = |disabled| SetDisabled { login: officer.login.clone(), disabled };

    test.run(&actors.administrator(), &set(true)).await.unwrap();
    assert_eq!(viewer(test.db(), &officer.token).await.unwrap(), None);
    assert!(by_login(test.db(), &officer.login).await.unwrap().unwrap().disabled);

    // Enabled again, one signs in anew: the old session does not come back.
    test.run(&actors.administrator(), &set(false)).await.unwrap();
    assert_eq!(viewer(test.db(), &officer.token).await.unwrap(), None);
    assert!(!by_login(test.db(), &officer.login).await.unwrap().unwrap().disabled);
}

/// An administrator of one authority finds no account of another, by any of these verbs.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn accounts_of_other_authorities_are_out_of_reach(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let others = Actors::found_as(&test, "other", "UBND huyện Khác").await;
    let (login, stranger) = ("model.officer".to_owned(), others.administrator());

    let disabled = test.run(&stranger, &SetDisabled { login: login.clone(), disabled: true }).await;
    let password = hashed(GOOD).await.unwrap();
    let changed = test.run(&stranger, &SetPassword { login, password }).await;

    assert!(matches!(disabled, Err(AccountRefusal::NoSuchLogin(_))));
    assert!(matches!(changed, Err(AccountRefusal::NoSuchLogin(_))));
    let listed = accounts(test.db(), others.authority).await.unwrap();
    assert!(listed.iter().all(|account| account.login.starts_with("other.")));
    assert!(viewer(test.db(), &actors.member(Role::Officer).token).await.unwrap().is_some());
}

#[rstest]
#[case::taken("Model.Officer", |refusal: &AccountRefusal| matches!(refusal, AccountRefusal::LoginTaken(_)))]
#[case::one_letter("a", |refusal: &AccountRefusal| matches!(refusal, AccountRefusal::BadLogin(_)))]
#[case::with_marks("cán.bộ", |refusal: &AccountRefusal| matches!(refusal, AccountRefusal::BadLogin(_)))]
#[case::with_a_line("officer\nadmin", |refusal: &AccountRefusal| matches!(refusal, AccountRefusal::BadLogin(_)))]
#[tokio::test]
async fn a_login_is_plain_and_given_once(
    #[case] login: &str,
    #[case] expected: fn(&AccountRefusal) -> bool,
) {
    let (test, actors) = authority(Engine::Sqlite).await;
    let account = AddAccount {
        login: login.to_owned(),
        person: AddPerson {
            name: "Lê Cán Bộ".to_owned(),
            title: "Chuyên viên".to_owned(),
            unit: FINANCE.to_owned(),
            email: None,
        },
        role: Role::Officer,
        password: None,
    };

    let refusal = test.run(&actors.administrator(), &account).await.unwrap_err();

    assert!(expected(&refusal), "{refusal}");
}
