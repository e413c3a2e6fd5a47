//! Who may do what: the one table, kept as a picture so that a change of it is seen in review.

use ddci_platform::permit::{Role, Scope, Verb};
use ddci_testkit::{Actors, Engine, FINANCE, TestDb};

const VERBS: [Verb; 22] = [
    Verb::ViewPlan,
    Verb::ViewObligations,
    Verb::ViewBoard,
    Verb::ViewWork,
    Verb::PreparePlan,
    Verb::ReviewPlan,
    Verb::IssuePlan,
    Verb::RecordProgress,
    Verb::Submit,
    Verb::Accept,
    Verb::ViewAudit,
    Verb::ViewPeople,
    Verb::ManageUnits,
    Verb::ManageAccounts,
    Verb::ManageCalendar,
    Verb::RunSurvey,
    Verb::PublishSurvey,
    Verb::ManageJobs,
    Verb::ManageOutbox,
    Verb::Comment,
    Verb::HoldMeeting,
    Verb::HandOver,
];

#[test]
fn each_role_carries_its_verbs() {
    let head: String = Role::ALL.iter().map(|role| format!("{:>14}", role.word())).collect();
    let lines = VERBS.map(|verb| {
        let marks = Role::ALL.map(|role| if role.verbs().contains(&verb) { "x" } else { "." });
        let marks: String = marks.iter().map(|mark| format!("{mark:>14}")).collect();
        format!("{:<16}{marks}", format!("{verb:?}"))
    });

    insta::assert_snapshot!(format!("{:<16}{head}\n{}", "", lines.join("\n")));
}

#[test]
fn no_role_carries_a_verb_that_the_picture_lacks() {
    for role in Role::ALL {
        assert!(role.verbs().iter().all(|verb| VERBS.contains(verb)), "{role:?}");
    }
}

/// Whoever keeps the accounts decides nothing about plans, and the other way round.
#[test]
fn accounts_and_decisions_are_in_different_hands() {
    let decides =
        |role: Role| role.verbs().iter().any(|verb| matches!(verb, Verb::IssuePlan | Verb::Accept));
    let keeps = |role: Role| role.verbs().contains(&Verb::ManageAccounts);

    assert!(!Role::ALL.into_iter().any(|role| decides(role) && keeps(role)));
}

#[tokio::test]
async fn officers_act_on_their_unit_and_others_on_the_authority() {
    let test = TestDb::new(Engine::Sqlite, ddci_platform::MIGRATIONS).await;
    let actors = Actors::found(&test).await;
    let finance = actors.unit(FINANCE).id;

    let officer = &actors.member(Role::Officer).viewer;
    let coordinator = &actors.member(Role::Coordinator).viewer;

    assert_eq!(officer.scopes(Verb::Submit).collect::<Vec<_>>(), [finance]);
    assert!(officer.may(Verb::Submit) && !officer.may_everywhere(Verb::Submit));
    assert!(coordinator.may_everywhere(Verb::Accept));
    assert!(!officer.may(Verb::Accept));
}

#[test]
fn each_role_is_stored_under_its_word() {
    for role in Role::ALL {
        assert_eq!(role.word().parse(), Ok(role));
    }
    let refusal = "boss".parse::<Role>().unwrap_err();
    assert!(refusal.contains("coordinator"), "{refusal}");
}

/// Each verb is let through by the scopes that say so, or by none on purpose.
#[test]
fn each_scope_lets_its_verbs_through() {
    let head: String = Scope::ALL.iter().map(|scope| format!("{:>18}", scope.word())).collect();
    let lines = VERBS.map(|verb| {
        let marks = Scope::ALL.map(|scope| if scope.verbs().contains(&verb) { "x" } else { "." });
        let marks: String = marks.iter().map(|mark| format!("{mark:>18}")).collect();
        format!("{:<16}{marks}", format!("{verb:?}"))
    });

    insta::assert_snapshot!(format!("{:<16}{head}\n{}", "", lines.join("\n")));
}
