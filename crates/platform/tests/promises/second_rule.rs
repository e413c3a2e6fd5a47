//! Which roles must have a second factor, who takes one away, and what ends with a new password or role.

use crate::second_factor::{authority, enrol, holds, last_entry};
use ddci_platform::{
    identity::{
        AccountRefusal, COMPELLED_BY_DEFAULT, GrantRole, MakeLink, Password, RemoveFactor,
        ResetFactor, SetCompelled, SetPassword, Step, Token, compelled_roles, consume, enrolled,
        is_compelled, next_step,
    },
    permit::Role,
    store::Read,
    values,
};
use ddci_testkit::{Actors, Engine, Member};
use jiff::SignedDuration;
use rstest::rstest;

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn an_administrator_takes_anothers_factor_away(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let others = Actors::found_as(&test, "other", "UBND huyện Khác").await;
    let officer = actors.member(Role::Officer);
    let administrator = actors.member(Role::Administrator);
    enrol(&test, officer).await;
    enrol(&test, administrator).await;
    let of = |member: &Member| ResetFactor { login: member.login.clone() };

    for role in Role::ALL.into_iter().filter(|role| *role != Role::Administrator) {
        let refusal = test.run(&actors.member(role).actor(), &of(officer)).await;
        assert!(matches!(refusal, Err(AccountRefusal::NotYours)), "{role:?}");
    }
    let elsewhere = test.run(&others.administrator(), &of(officer)).await;
    assert!(matches!(elsewhere, Err(AccountRefusal::NoSuchLogin(_))));
    let own = test.run(&administrator.actor(), &of(administrator)).await;
    assert!(matches!(own, Err(AccountRefusal::OwnAccount)));

    test.run(&administrator.actor(), &of(officer)).await.unwrap();
    assert_eq!(last_entry(&test).await.0, "second_factor.reset");
    let told = "SELECT person, urgent FROM outbox WHERE kind = 'security'";
    let told = test.all(told, values![]).await.unwrap();
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].get::<uuid::Uuid>("person").unwrap(), officer.viewer.person.0);
    assert!(told[0].get::<bool>("urgent").unwrap());
    assert!(!holds(&test, &officer.token).await);
    assert_eq!(enrolled(test.db(), officer.viewer.account).await.unwrap(), None);
    // The last administrator is helped from the machine.
    test.run(&actors.operator(), &of(administrator)).await.unwrap();
}

/// By default whoever keeps accounts, decides or reads everything; each authority says otherwise.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn each_authority_says_which_roles_must(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let others = Actors::found_as(&test, "other", "UBND huyện Khác").await;
    for role in Role::ALL {
        let account = actors.member(role).viewer.account;
        let expected = COMPELLED_BY_DEFAULT.contains(&role);
        assert_eq!(is_compelled(test.db(), account).await.unwrap(), expected, "{role:?}");
        let step = if expected { Step::Enrol } else { Step::Open };
        assert_eq!(next_step(test.db(), account, true).await.unwrap(), step, "{role:?}");
        assert_eq!(next_step(test.db(), account, false).await.unwrap(), Step::Open, "{role:?}");
    }

    let set = SetCompelled { roles: vec![Role::Officer, Role::Officer, Role::Reader] };
    for role in Role::ALL.into_iter().filter(|role| *role != Role::Administrator) {
        let refusal = test.run(&actors.member(role).actor(), &set).await;
        assert!(matches!(refusal, Err(AccountRefusal::NotYours)), "{role:?}");
    }
    test.run(&actors.administrator(), &set).await.unwrap();

    let entry = last_entry(&test).await;
    assert_eq!(entry, ("second_factor.compel".into(), r#"{"roles":["officer","reader"]}"#.into()));
    let here = compelled_roles(test.db(), actors.authority).await.unwrap();
    assert_eq!(here, [Role::Officer, Role::Reader]);
    let there = compelled_roles(test.db(), others.authority).await.unwrap();
    assert_eq!(there, COMPELLED_BY_DEFAULT);

    let officer = actors.member(Role::Officer);
    enrol(&test, officer).await;
    let kept = test.run(&officer.actor(), &RemoveFactor { keeps: None }).await;
    assert!(matches!(kept, Err(AccountRefusal::SecondFactorCompelled)));
    test.run(&actors.administrator(), &SetCompelled { roles: Vec::new() }).await.unwrap();
    assert!(!is_compelled(test.db(), officer.viewer.account).await.unwrap());
}

/// Whoever has the old password, or a link that was not used, is out with the new one.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn links_end_with_a_new_password(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let officer = actors.member(Role::Officer);
    let token = Token::new(test.random()).unwrap();
    let lasts = SignedDuration::from_hours(24);
    let link = MakeLink { login: officer.login.clone(), token: token.clone(), lasts };
    test.run(&actors.administrator(), &link).await.unwrap();

    let password =
        Password::new("mưa rào buổi chiều", &officer.login, test.random()).await.unwrap();
    let set = SetPassword { login: officer.login.clone(), password };
    test.run(&officer.actor(), &set).await.unwrap();

    assert_eq!(consume(test.db(), &token).await.unwrap(), None);
    assert!(!holds(&test, &officer.token).await);
}

/// A session that was opened with less does not carry more: they sign in again.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn sessions_end_with_a_new_role(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let officer = actors.member(Role::Officer);
    let (person, scope) = (officer.viewer.person, actors.authority);

    let grant = GrantRole { person, role: Role::Leader, scope };
    test.run(&actors.administrator(), &grant).await.unwrap();

    assert!(!holds(&test, &officer.token).await);
    let step = next_step(test.db(), officer.viewer.account, true).await.unwrap();
    assert_eq!(step, Step::Enrol);
}
