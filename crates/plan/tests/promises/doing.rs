//! From the first entry to acceptance: whose step it is, in which state.

use crate::{
    hands::{accept, entry, hand_in, record, send_back, submit},
    work::{Step, Work},
};
use ddci_plan::{
    model::WorkState,
    store::{progress, submission, submission::Outcome},
    transitions::{Record, Refusal},
};
use ddci_platform::{
    permit::{Actor, Role},
    store::Read,
    values,
};
use ddci_testkit::{COMMUNE, Engine};
use jiff::civil::date;
use rstest::rstest;

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn an_officer_does_it_and_the_coordinator_accepts(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let (officer, coordinator) = (work.scene.officer(), work.scene.coordinator());
    assert_eq!(work.state(work.finance).await, WorkState::NotStarted);

    let first = Record {
        quantity: Some(31),
        step: None,
        difficulties: "Thiếu hội trường".to_owned(),
        proposals: "Cho mượn hội trường huyện".to_owned(),
        happened_on: Some(date(2024, 6, 7)),
        ..entry(work.finance)
    };
    work.db.run(&officer, &first).await.unwrap();
    assert_eq!(work.state(work.finance).await, WorkState::InProgress);
    record(&work.db, &officer, work.finance).await.unwrap();
    submit(&work.db, &officer, work.finance).await.unwrap();
    assert_eq!(work.state(work.finance).await, WorkState::Submitted);
    accept(&work.scene.on("2024-06-12 16:00"), &coordinator, work.finance).await.unwrap();

    assert_eq!(work.state(work.finance).await, WorkState::Accepted);
    let log = progress::of(&work.db, work.finance).await.unwrap();
    let first = log.iter().find(|entry| entry.quantity.is_some()).unwrap();
    assert_eq!((log.len(), first.quantity), (2, Some(31)));
    assert_eq!(first.happened_on, date(2024, 6, 7));
    assert_eq!(first.difficulties.as_deref(), Some("Thiếu hội trường"));
    assert_eq!(first.author, "Lê Cán Bộ");
    let sent = submission::of(&work.db, work.finance).await.unwrap();
    assert_eq!((sent.len(), sent[0].submitted_on), (1, date(2024, 6, 10)));
    let decided = (Outcome::Accepted, date(2024, 6, 12), "Hoàng Điều Phối".to_owned());
    assert_eq!(sent[0].outcome, Some(decided));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn what_was_returned_is_mended_and_accepted(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let (officer, coordinator) = (work.scene.officer(), work.scene.coordinator());
    hand_in(&work.db, &officer, work.finance).await;

    let silent = send_back(&work.db, &coordinator, work.finance, " \n ").await;
    assert!(matches!(silent, Err(Refusal::NoReason)), "{silent:?}");
    assert_eq!(work.state(work.finance).await, WorkState::Submitted);

    let why = "Thiếu danh sách doanh nghiệp dự đối thoại";
    send_back(&work.db, &coordinator, work.finance, why).await.unwrap();
    assert_eq!(work.state(work.finance).await, WorkState::Returned);

    let later = work.scene.on("2024-06-13 09:00");
    submit(&later, &officer, work.finance).await.unwrap();
    accept(&later, &coordinator, work.finance).await.unwrap();

    assert_eq!(work.state(work.finance).await, WorkState::Accepted);
    let sent = submission::of(&work.db, work.finance).await.unwrap();
    let outcomes: Vec<&Outcome> =
        sent.iter().map(|sent| &sent.outcome.as_ref().unwrap().0).collect();
    assert_eq!(outcomes, [&Outcome::Accepted, &Outcome::Returned(why.to_owned())]);
}

/// Whose step it is in each state; "done" where it is taken. The obligation is Finance's.
#[rstest]
#[case::its_own_officer(Role::Officer, [
    "done", "NoEvidence", "NotYourPart", "NotYourPart", // not started
    "done", "done", "NotYourPart", "NotYourPart", // in progress
    "WrongState(Submitted)", "WrongState(Submitted)", "NotYourPart", "NotYourPart",
    "done", "done", "NotYourPart", "NotYourPart", // returned
    "WrongState(Accepted)", "WrongState(Accepted)", "NotYourPart", "NotYourPart",
    "WrongState(Withdrawn)", "WrongState(Withdrawn)", "NotYourPart", "NotYourPart",
])]
#[case::its_own_head(Role::UnitHead, [
    "done", "NoEvidence", "NotYourPart", "NotYourPart",
    "done", "done", "NotYourPart", "NotYourPart",
    "WrongState(Submitted)", "WrongState(Submitted)", "NotYourPart", "NotYourPart",
    "done", "done", "NotYourPart", "NotYourPart",
    "WrongState(Accepted)", "WrongState(Accepted)", "NotYourPart", "NotYourPart",
    "WrongState(Withdrawn)", "WrongState(Withdrawn)", "NotYourPart", "NotYourPart",
])]
#[case::the_plan_coordinator(Role::Coordinator, [
    "NotYours", "NotYours", "WrongState(NotStarted)", "WrongState(NotStarted)",
    "NotYours", "NotYours", "WrongState(InProgress)", "WrongState(InProgress)",
    "NotYours", "NotYours", "done", "done", // submitted
    "NotYours", "NotYours", "WrongState(Returned)", "WrongState(Returned)",
    "NotYours", "NotYours", "WrongState(Accepted)", "WrongState(Accepted)",
    "NotYours", "NotYours", "WrongState(Withdrawn)", "WrongState(Withdrawn)",
])]
#[case::a_leader(Role::Leader, [
    "NotYourPart", "NotYourPart", "NotCoordinator", "NotCoordinator",
    "NotYourPart", "NotYourPart", "NotCoordinator", "NotCoordinator",
    "NotYourPart", "NotYourPart", "NotCoordinator", "NotCoordinator",
    "NotYourPart", "NotYourPart", "NotCoordinator", "NotCoordinator",
    "NotYourPart", "NotYourPart", "NotCoordinator", "NotCoordinator",
    "NotYourPart", "NotYourPart", "NotCoordinator", "NotCoordinator",
])]
#[case::an_administrator(Role::Administrator, ["NotYourPart"; 24])]
#[case::a_reader(Role::Reader, ["NotYourPart"; 24])]
#[case::an_auditor(Role::Auditor, ["NotYourPart"; 24])]
#[tokio::test]
async fn each_step_is_somebodys_in_some_state(
    #[case] role: Role,
    #[case] expected: [&str; 24],
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let work = Work::new(engine).await;
    let who = work.scene.member(role).actor();
    let mut outcomes = Vec::new();
    for state in WorkState::ALL {
        for step in [Step::Record, Step::Submit, Step::Accept, Step::Return] {
            bring(&work, state).await;
            let before = work.traces().await;
            let outcome = match step.take(&work.db, &who, work.finance).await {
                Ok(()) => "done".to_owned(),
                Err(refusal) => {
                    assert_eq!(work.traces().await, before, "{state:?} {step:?} leaves nothing");
                    short(&refusal)
                }
            };
            outcomes.push(outcome);
        }
    }

    assert_eq!(outcomes, expected);
}

/// The refusal's name; a unit's name in it is looked at elsewhere.
fn short(refusal: &Refusal) -> String {
    let name = format!("{refusal:?}");
    name.split([' ', '{']).next().unwrap().to_owned()
}

/// Brings Finance's obligation, emptied, into a state.
async fn bring(work: &Work, state: WorkState) {
    for table in ["evidence", "progress", "submission"] {
        let sql = format!("DELETE FROM {table} WHERE obligation = $1");
        work.scene.test.bookkeep(&sql, values![work.finance.0]).await.unwrap();
    }
    let sql = "UPDATE obligation SET state = 'not_started', done_on = NULL, done_against = NULL
               WHERE id = $1";
    work.scene.test.bookkeep(sql, values![work.finance.0]).await.unwrap();
    let (officer, coordinator) = (work.scene.officer(), work.scene.coordinator());
    if state != WorkState::NotStarted {
        record(&work.db, &officer, work.finance).await.unwrap();
    }
    if matches!(state, WorkState::Submitted | WorkState::Returned | WorkState::Accepted) {
        submit(&work.db, &officer, work.finance).await.unwrap();
    }
    match state {
        WorkState::Returned => {
            send_back(&work.db, &coordinator, work.finance, "Thiếu số liệu").await.unwrap();
        }
        WorkState::Accepted => accept(&work.db, &coordinator, work.finance).await.unwrap(),
        // Which only an amendment of the plan does (`amending.rs`).
        WorkState::Withdrawn => {
            let sql = "UPDATE obligation SET state = 'withdrawn' WHERE id = $1";
            work.scene.test.bookkeep(sql, values![work.finance.0]).await.unwrap();
        }
        _ => {}
    }
    assert_eq!(work.state(work.finance).await, state);
}

/// Nobody decides on their own unit's work; what the coordinating office owes, a leader decides on.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn the_coordinators_own_work_is_the_leaders_to_accept(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let coordinator = work.scene.coordinator();
    hand_in(&work.db, &coordinator, work.office).await;

    for step in [Step::Accept, Step::Return] {
        let own = step.take(&work.db, &coordinator, work.office).await;
        assert!(matches!(own, Err(Refusal::OwnWork)), "{own:?}");
    }
    send_back(&work.db, &work.scene.leader(), work.office, "Chưa đủ").await.unwrap();
    submit(&work.db, &coordinator, work.office).await.unwrap();
    accept(&work.db, &work.scene.leader(), work.office).await.unwrap();

    assert_eq!(work.state(work.office).await, WorkState::Accepted);
}

/// Each step leaves one entry in the audit log, under the account that took it.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn each_step_is_audited_once(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let (officer, coordinator) = (work.scene.officer(), work.scene.coordinator());
    let id = work.commune;
    let commune = work.scene.officer_of(COMMUNE).actor();
    let steps: [(&Actor, Step); 5] = [
        (&commune, Step::Record),
        (&commune, Step::Submit),
        (&coordinator, Step::Return),
        (&commune, Step::Submit),
        (&coordinator, Step::Accept),
    ];
    for (who, step) in steps {
        step.take(&work.db, who, id).await.unwrap();
    }
    let refused = Step::Record.take(&work.db, &officer, work.interior).await;
    assert!(refused.is_err(), "and what is refused leaves none");

    let sql = "SELECT verb, actor FROM audit_entry WHERE subject = $1 ORDER BY sequence";
    let subject = format!("obligation:{id}");
    let rows = work.db.all(sql, values![subject]).await.unwrap();
    let kept: Vec<(String, String)> =
        rows.iter().map(|row| (row.get("verb").unwrap(), row.get("actor").unwrap())).collect();
    let verbs = [
        "obligation.record",
        "obligation.submit",
        "obligation.return",
        "obligation.submit",
        "obligation.accept",
    ];
    let expected: Vec<(String, String)> = verbs
        .into_iter()
        .zip(steps)
        .map(|(verb, (who, _))| (verb.to_owned(), who.audit_name()))
        .collect();
    assert_eq!(kept, expected);
    let others = format!("obligation:{}", work.interior);
    let sql = "SELECT COUNT(*) AS n FROM audit_entry WHERE subject = $1";
    assert_eq!(work.scene.count(sql, values![others]).await, 0);
}
