//! People: positions from day to day, roles on units, and who may change them.

use crate::units::{authority, last_entry, unit};
use ddci_platform::{
    identity::{
        self, AccountRefusal, Appoint, CorrectPerson, EndPosition, GrantRole, PeopleFilter,
        PersonRow, Position, RevokeRole, SetDisabled,
    },
    org::{AddUnit, OrgRefusal, PersonId, UnitId, UnitKind},
    permit::{Grant, Role, Viewer},
    store::Db,
    web::Paging,
};
use ddci_testkit::{Actors, Engine, FINANCE, INTERIOR, OFFICE, TestDb};
use jiff::civil::{Date, date};
use rstest::rstest;

/// The day on which the tests' clock stands.
const TODAY: Date = date(2024, 9, 18);

async fn row(db: &Db, actors: &Actors, role: Role) -> PersonRow {
    let viewer = &actors.member(Role::Administrator).viewer;
    let person = actors.member(role).viewer.person;
    identity::person(db, viewer, person).await.unwrap().unwrap()
}

fn spans(positions: &[Position]) -> Vec<(&str, Option<Date>, Option<Date>)> {
    positions.iter().map(|held| (held.title.as_str(), held.valid_from, held.valid_to)).collect()
}

fn appoint(person: PersonId, unit: UnitId, title: &str) -> Appoint {
    Appoint {
        person,
        unit,
        title: title.to_owned(),
        valid_from: Some(date(2024, 9, 1)),
        valid_to: None,
        principal: true,
    }
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn who_moves_acts_for_the_new_unit_and_leaves_the_old(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let officer = actors.member(Role::Officer).viewer.person;
    let interior = actors.unit(INTERIOR).id;

    let moved = appoint(officer, interior, "Phó Trưởng phòng");
    test.run(&actors.administrator(), &moved).await.unwrap();

    let after = row(&test, &actors, Role::Officer).await;
    assert_eq!((after.unit, after.title.as_str()), (interior, "Phó Trưởng phòng"));
    assert_eq!(after.grants, [Grant { role: Role::Officer, scope: interior }]);
    let positions = identity::positions(test.db(), officer).await.unwrap();
    let expected = [
        ("Phó Trưởng phòng", Some(date(2024, 9, 1)), None),
        ("Chuyên viên", None, Some(date(2024, 8, 31))),
    ];
    assert_eq!(spans(&positions), expected);
    let (verb, detail) = last_entry(&test, &actors).await;
    assert_eq!(verb, "person.appoint");
    assert!(detail.contains("\"title\":\"Chuyên viên\""), "{detail}");
}

/// A second position beside the principal one changes nothing that they may do.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_position_beside_the_principal_one_moves_nobody(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let before = row(&test, &actors, Role::Officer).await;
    let beside = Appoint {
        principal: false,
        valid_from: Some(date(2025, 1, 1)),
        ..appoint(before.person, actors.unit(OFFICE).id, "Thành viên Tổ công tác")
    };

    test.run(&actors.administrator(), &beside).await.unwrap();
    assert_eq!(row(&test, &actors, Role::Officer).await, before);

    let end = |on| EndPosition { person: before.person, number: 2, on };
    let refusal = test.run(&actors.administrator(), &end(date(2024, 12, 31))).await;
    assert!(
        matches!(refusal, Err(AccountRefusal::Org(OrgRefusal::EndsBeforeItBegins))),
        "{refusal:?}"
    );
    test.run(&actors.administrator(), &end(date(2025, 6, 30))).await.unwrap();
    let positions = identity::positions(test.db(), before.person).await.unwrap();
    assert_eq!(positions[0].valid_to, Some(date(2025, 6, 30)));
}

#[rstest]
#[case::no_title(|one: &mut Appoint| one.title = " ".to_owned(), "a position needs a title")]
#[case::backwards(
    |one: &mut Appoint| one.valid_to = Some(date(2024, 8, 1)),
    "the last day lies before the first"
)]
#[case::principal_from_tomorrow(
    |one: &mut Appoint| one.valid_from = TODAY.tomorrow().ok(),
    "the principal position cannot begin on 2024-09-19, which has not come yet"
)]
#[tokio::test]
async fn a_position_that_makes_no_sense_is_refused(
    #[case] spoil: fn(&mut Appoint),
    #[case] words: &str,
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let (test, actors) = authority(engine).await;
    let before = row(&test, &actors, Role::Officer).await;
    let mut one = appoint(before.person, actors.unit(INTERIOR).id, "Phó Trưởng phòng");
    spoil(&mut one);

    let refusal = test.run(&actors.administrator(), &one).await.unwrap_err();

    assert_eq!(refusal.to_string(), words);
    assert_eq!(row(&test, &actors, Role::Officer).await, before);
}

#[rstest]
#[case::it_ended(Some(date(2024, 8, 31)), false)]
#[case::it_stands_elsewhere(None, true)]
#[tokio::test]
async fn nobody_works_in_a_unit_that_is_not_there(
    #[case] valid_to: Option<Date>,
    #[case] outside: bool,
) {
    let (test, actors) = authority(Engine::Sqlite).await;
    let gone = AddUnit { valid_to, outside, ..unit("gone", "Phòng Cũ", UnitKind::Division) };
    let gone = test.run(&actors.administrator(), &gone).await.unwrap();
    let person = actors.member(Role::Officer).viewer.person;

    let refusal = test.run(&actors.administrator(), &appoint(person, gone, "Chuyên viên")).await;

    assert!(matches!(refusal, Err(AccountRefusal::NoUnitThen { .. })), "{refusal:?}");
}

#[tokio::test]
async fn one_position_is_not_held_twice_at_a_time() {
    let (test, actors) = authority(Engine::Sqlite).await;
    let before = row(&test, &actors, Role::Officer).await;

    let same = appoint(before.person, before.unit, &before.title);
    let refusal = test.run(&actors.administrator(), &same).await;

    assert!(matches!(refusal, Err(AccountRefusal::HeldAlready(_))), "{refusal:?}");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_name_and_a_title_are_corrected_where_they_stand(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let before = row(&test, &actors, Role::Officer).await;
    let correct = |name: &str| CorrectPerson {
        email: None,
        person: before.person,
        name: name.to_owned(),
        title: "Chuyên viên chính".to_owned(),
    };

    let refusal = test.run(&actors.administrator(), &correct(" ")).await;
    assert!(matches!(refusal, Err(AccountRefusal::NoName)), "{refusal:?}");
    test.run(&actors.administrator(), &correct("Lê Cán Bộ Mới")).await.unwrap();

    let after = row(&test, &actors, Role::Officer).await;
    assert_eq!((after.name.as_str(), after.title.as_str()), ("Lê Cán Bộ Mới", "Chuyên viên chính"));
    let positions = identity::positions(test.db(), before.person).await.unwrap();
    assert_eq!(spans(&positions), [("Chuyên viên chính", None, None)]);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_role_is_given_once_and_taken_away(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let admin = actors.administrator();
    let person = actors.member(Role::Officer).viewer.person;
    let (role, scope) = (Role::UnitHead, actors.unit(INTERIOR).id);

    test.run(&admin, &GrantRole { person, role, scope }).await.unwrap();
    let again = test.run(&admin, &GrantRole { person, role, scope }).await;
    assert!(matches!(again, Err(AccountRefusal::GrantedAlready)), "{again:?}");
    assert_eq!(row(&test, &actors, Role::Officer).await.grants.len(), 2);

    test.run(&admin, &RevokeRole { person, role, scope }).await.unwrap();
    let again = test.run(&admin, &RevokeRole { person, role, scope }).await;
    assert!(matches!(again, Err(AccountRefusal::NotGranted)), "{again:?}");
    assert_eq!(row(&test, &actors, Role::Officer).await.grants.len(), 1);
}

/// Whoever keeps the accounts decides nothing about plans, also not by a second role.
#[rstest]
#[case::who_decides_keeps_no_accounts(Role::Coordinator, Role::Administrator, true)]
#[case::a_leader_neither(Role::Leader, Role::Administrator, true)]
#[case::an_officer_may(Role::Officer, Role::Administrator, false)]
#[case::who_decides_may_look(Role::Coordinator, Role::Auditor, false)]
#[tokio::test]
async fn accounts_and_decisions_stay_in_different_hands(
    #[case] has: Role,
    #[case] gets: Role,
    #[case] refused: bool,
) {
    let (test, actors) = authority(Engine::Sqlite).await;
    let person = actors.member(has).viewer.person;

    let grant = GrantRole { person, role: gets, scope: actors.authority };
    let done = test.run(&actors.administrator(), &grant).await;

    assert_eq!(matches!(done, Err(AccountRefusal::MixedHands)), refused, "{done:?}");
}

#[tokio::test]
async fn nobody_changes_what_they_themselves_may_do() {
    let (test, actors) = authority(Engine::Sqlite).await;
    let own = row(&test, &actors, Role::Administrator).await;
    let (person, scope) = (own.person, actors.authority);
    let admin = actors.administrator();

    let refusals = [
        test.run(&admin, &GrantRole { person, role: Role::Auditor, scope }).await,
        test.run(&admin, &RevokeRole { person, role: Role::Administrator, scope }).await,
        test.run(&admin, &SetDisabled { login: own.login.clone(), disabled: true }).await,
    ];

    for refusal in refusals {
        assert!(matches!(refusal, Err(AccountRefusal::OwnAccount)), "{refusal:?}");
    }
    // A command on the machine may: whoever can run it could open the database as well.
    let disable = SetDisabled { login: own.login, disabled: true };
    test.run(&actors.operator(), &disable).await.unwrap();
}

/// Everything about people is for whoever keeps the accounts of that authority.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn people_are_in_the_hands_of_who_keeps_the_accounts(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let others = Actors::found_as(&test, "other", "UBND huyện Khác").await;
    let person = actors.member(Role::Officer).viewer.person;
    let (scope, unit) = (actors.unit(FINANCE).id, actors.unit(INTERIOR).id);

    let seen = |viewer: Viewer| {
        let db = test.db().clone();
        async move { everybody(&db, &viewer).await.len() }
    };
    assert_eq!(seen(actors.member(Role::Administrator).viewer.clone()).await, 14);
    for role in Role::ALL.into_iter().filter(|role| *role != Role::Administrator) {
        assert_eq!(seen(actors.member(role).viewer.clone()).await, 0, "{role:?}");
    }
    for (who, unknown) in [(actors.coordinator(), false), (others.administrator(), true)] {
        let name = "Ai đó".to_owned();
        let refusals = [
            test.run(&who, &appoint(person, unit, "Chuyên viên")).await,
            test.run(&who, &EndPosition { person, number: 1, on: TODAY }).await,
            test.run(&who, &CorrectPerson { person, name, title: String::new(), email: None })
                .await,
            test.run(&who, &GrantRole { person, role: Role::Reader, scope }).await,
            test.run(&who, &RevokeRole { person, role: Role::Officer, scope }).await,
        ];
        for refusal in refusals {
            let right = match &refusal {
                Err(AccountRefusal::Unknown) => unknown,
                Err(AccountRefusal::NotYours) => !unknown,
                _ => false,
            };
            assert!(right, "{refusal:?}");
        }
    }
}

/// Somebody of this authority gets no role on a unit of another.
#[tokio::test]
async fn no_role_reaches_into_another_authority() {
    let (test, actors): (TestDb, Actors) = authority(Engine::Sqlite).await;
    let others = Actors::found_as(&test, "other", "UBND huyện Khác").await;
    let person = actors.member(Role::Officer).viewer.person;

    for scope in [others.authority, others.unit(FINANCE).id] {
        let grant = GrantRole { person, role: Role::Reader, scope };
        let refusal = test.run(&actors.administrator(), &grant).await;
        assert!(matches!(refusal, Err(AccountRefusal::Unknown)), "{refusal:?}");
    }
}

/// All people whom somebody sees.
pub async fn everybody(db: &Db, viewer: &Viewer) -> Vec<PersonRow> {
    let paging = Paging { page: 1, size: 1_000 };
    let people = identity::people(db, viewer, &PeopleFilter::default(), paging).await.unwrap();
    let count = identity::count_people(db, viewer, &PeopleFilter::default()).await.unwrap();
    assert_eq!(i64::try_from(people.len()).unwrap(), count, "the list is as long as its counter");
    people
}
