//! From the first entry to acceptance, and every reason for which a step is refused.

use crate::{
    hands::{accept, by_hand, document, entry, hand_in, record, seen, send_back, submit, typed},
    paper::{ALL_COMMUNES, Paper, by},
    scene::Scene,
};
use ddci_plan::{
    model::{EvidenceKind, ObligationId, WorkState},
    store::{evidence, obligation, progress, submission, submission::Outcome},
    transitions::{Accept, NewEvidence, Record, Refusal, SendBack, Submit},
};
use ddci_platform::{
    files::{Kind, Upload},
    permit::{Actor, Role},
    store::{Db, Read},
    values,
};
use ddci_testkit::{Actors, COMMUNE, Engine, FINANCE, INTERIOR, OFFICE};
use jiff::civil::date;
use rstest::rstest;

/// Three divisions and the communes each owe one thing by 14 June 2024.
struct Work {
    scene: Scene,
    /// The day it is done on.
    db: Db,
    finance: ObligationId,
    interior: ObligationId,
    office: ObligationId,
    commune: ObligationId,
}

impl Work {
    async fn new(engine: Engine) -> Self {
        let scene = Scene::new(engine).await;
        let due = [by(date(2024, 6, 14))];
        let paper = Paper::of_2024()
            .task("Đối thoại với doanh nghiệp", &["Phòng Tài chính"], &due)
            .helped_by(&["Chi cục Thuế"])
            .task("Rà soát thủ tục", &["Phòng Nội vụ"], &due)
            .task("Tổng hợp", &["Văn phòng HĐND và UBND"], &due)
            .task("Tuyên truyền", &[ALL_COMMUNES], &due);
        let plan = scene.issued(paper).await;
        Self {
            db: scene.on("2024-06-10 09:00"),
            finance: scene.only(plan, FINANCE).await,
            interior: scene.only(plan, INTERIOR).await,
            office: scene.only(plan, OFFICE).await,
            commune: scene.only(plan, COMMUNE).await,
            scene,
        }
    }

    /// Rows of everything that a step may leave behind.
    async fn traces(&self) -> Vec<i64> {
        let mut traces = Vec::new();
        for table in ["progress", "evidence", "submission", "file", "file_body", "audit_entry"] {
            let sql = format!("SELECT COUNT(*) AS n FROM {table}");
            traces.push(self.scene.count(&sql, values![]).await);
        }
        for state in WorkState::ALL {
            let sql = "SELECT COUNT(*) AS n FROM obligation WHERE state = $1";
            traces.push(self.scene.count(sql, values![state.word()]).await);
        }
        traces
    }

    async fn state(&self, id: ObligationId) -> WorkState {
        let auditor = self.scene.member(Role::Auditor);
        seen(&self.db, auditor, id).await.obligation.standing.state
    }
}

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

/// What one step is called in the table below.
#[derive(Debug, Clone, Copy)]
enum Step {
    Record,
    Submit,
    Accept,
    Return,
}

impl Step {
    async fn take(self, db: &Db, who: &Actor, id: ObligationId) -> Result<(), Refusal> {
        match self {
            Self::Record => record(db, who, id).await.map(drop),
            Self::Submit => submit(db, who, id).await.map(drop),
            Self::Accept => accept(db, who, id).await,
            Self::Return => send_back(db, who, id, "Thiếu số liệu").await,
        }
    }
}

/// Whose step it is in each state; "done" where it is taken. The obligation is Finance's.
#[rstest]
#[case::its_own_officer(Role::Officer, [
    "done", "NoEvidence", "NotYourPart", "NotYourPart", // not started
    "done", "done", "NotYourPart", "NotYourPart", // in progress
    "WrongState(Submitted)", "WrongState(Submitted)", "NotYourPart", "NotYourPart",
    "done", "done", "NotYourPart", "NotYourPart", // returned
    "WrongState(Accepted)", "WrongState(Accepted)", "NotYourPart", "NotYourPart",
])]
#[case::its_own_head(Role::UnitHead, [
    "done", "NoEvidence", "NotYourPart", "NotYourPart",
    "done", "done", "NotYourPart", "NotYourPart",
    "WrongState(Submitted)", "WrongState(Submitted)", "NotYourPart", "NotYourPart",
    "done", "done", "NotYourPart", "NotYourPart",
    "WrongState(Accepted)", "WrongState(Accepted)", "NotYourPart", "NotYourPart",
])]
#[case::the_plan_coordinator(Role::Coordinator, [
    "NotYours", "NotYours", "WrongState(NotStarted)", "WrongState(NotStarted)",
    "NotYours", "NotYours", "WrongState(InProgress)", "WrongState(InProgress)",
    "NotYours", "NotYours", "done", "done", // submitted
    "NotYours", "NotYours", "WrongState(Returned)", "WrongState(Returned)",
    "NotYours", "NotYours", "WrongState(Accepted)", "WrongState(Accepted)",
])]
#[case::a_leader(Role::Leader, [
    "NotYourPart", "NotYourPart", "NotCoordinator", "NotCoordinator",
    "NotYourPart", "NotYourPart", "NotCoordinator", "NotCoordinator",
    "NotYourPart", "NotYourPart", "NotCoordinator", "NotCoordinator",
    "NotYourPart", "NotYourPart", "NotCoordinator", "NotCoordinator",
    "NotYourPart", "NotYourPart", "NotCoordinator", "NotCoordinator",
])]
#[case::an_administrator(Role::Administrator, ["NotYourPart"; 20])]
#[case::a_reader(Role::Reader, ["NotYourPart"; 20])]
#[case::an_auditor(Role::Auditor, ["NotYourPart"; 20])]
#[tokio::test]
async fn each_step_is_somebodys_in_some_state(
    #[case] role: Role,
    #[case] expected: [&str; 20],
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

/// A commune and an agency that helps know of the work; a unit that has no part in it does not.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn another_units_officer_neither_sees_nor_records(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let stranger = work.scene.officer_of(INTERIOR);
    let before = work.traces().await;

    let sight = obligation::visible(&work.db, &stranger.viewer, work.finance).await.unwrap();
    assert_eq!(sight, None);
    let helper = work.scene.officer_of("tax");
    assert!(obligation::visible(&work.db, &helper.viewer, work.finance).await.unwrap().is_some());

    for other in [stranger, helper, work.scene.officer_of(COMMUNE)] {
        for step in [Step::Record, Step::Submit] {
            let refused = step.take(&work.db, &other.actor(), work.finance).await;
            let Err(Refusal::NotYours { unit }) = refused else { panic!("{refused:?}") };
            assert_eq!(unit, "Phòng Tài chính");
        }
    }
    assert_eq!(work.traces().await, before);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn another_authority_finds_nothing_to_act_on(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let others = Actors::found_as(work.scene.test.db(), "other", "UBND huyện Khác").await;
    hand_in(&work.db, &work.scene.officer(), work.finance).await;
    let before = work.traces().await;

    for role in Role::ALL {
        for step in [Step::Record, Step::Submit, Step::Accept, Step::Return] {
            let refused = step.take(&work.db, &others.member(role).actor(), work.finance).await;
            assert!(matches!(refused, Err(Refusal::NotFound)), "{role:?} {step:?} {refused:?}");
        }
    }
    assert_eq!(work.traces().await, before);
}

/// A command on the machine keeps installations; it does nobody's work.
#[tokio::test]
async fn an_operator_does_nobodys_work() {
    let work = Work::new(Engine::Sqlite).await;

    for step in [Step::Record, Step::Submit, Step::Accept, Step::Return] {
        let refused = step.take(&work.db, &work.scene.operator(), work.finance).await;
        assert!(matches!(refused, Err(Refusal::NotYourPart)), "{step:?} {refused:?}");
    }
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_officers_who_submit_at_once_one_succeeds(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let colleague = work.scene.officer_of(FINANCE).actor();
    record(&work.db, &colleague, work.finance).await.unwrap();

    let both = [work.scene.officer(), colleague].map(|who| {
        let (db, id) = (work.db.clone(), work.finance);
        tokio::spawn(async move { submit(&db, &who, id).await })
    });
    let mut refused = Vec::new();
    for one in both {
        refused.extend(one.await.unwrap().err());
    }

    assert_eq!(refused.len(), 1, "{refused:?}");
    assert!(matches!(refused[0], Refusal::WrongState(WorkState::Submitted)), "{refused:?}");
    assert_eq!(submission::of(&work.db, work.finance).await.unwrap().len(), 1);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_officers_who_write_at_once_are_both_kept(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let colleague = work.scene.officer_of(FINANCE).actor();

    let both = [work.scene.officer(), colleague].map(|who| {
        let (db, id) = (work.db.clone(), work.finance);
        tokio::spawn(async move { record(&db, &who, id).await })
    });
    for one in both {
        one.await.unwrap().unwrap();
    }

    assert_eq!(progress::of(&work.db, work.finance).await.unwrap().len(), 2);
    assert_eq!(work.state(work.finance).await, WorkState::InProgress);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn accepted_and_returned_at_once_is_one_of_the_two(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    hand_in(&work.db, &work.scene.officer(), work.finance).await;
    let (db, id, who) = (work.db.clone(), work.finance, work.scene.coordinator());

    let returning = {
        let (db, who) = (db.clone(), who.clone());
        tokio::spawn(async move { send_back(&db, &who, id, "Thiếu").await })
    };
    let accepting = tokio::spawn(async move { accept(&db, &who, id).await });
    let outcomes = (accepting.await.unwrap(), returning.await.unwrap());

    let expected = match outcomes {
        (Ok(()), Err(Refusal::WrongState(WorkState::Accepted))) => WorkState::Accepted,
        (Err(Refusal::WrongState(WorkState::Returned)), Ok(())) => WorkState::Returned,
        other => panic!("{other:?}"),
    };
    assert_eq!(work.state(work.finance).await, expected);
}

/// What each kind of evidence must look like; "" where it is taken.
#[rstest]
#[case::a_number(EvidenceKind::DocumentNumber, "214/BC-TNMT", None, "")]
#[case::a_number_in_a_sentence(EvidenceKind::DocumentNumber, "Số 08/2019/NQ-HĐND", None, "")]
#[case::no_number(
    EvidenceKind::DocumentNumber,
    "báo cáo đã gửi",
    None,
    "BadEvidence(DocumentNumber, NoDocumentNumber)"
)]
#[case::nothing(EvidenceKind::DocumentNumber, " ", None, "BadEvidence(DocumentNumber, Empty)")]
#[case::a_page(EvidenceKind::Link, "https://huyenmau.gov.vn/tin/12", None, "")]
#[case::a_script(EvidenceKind::Link, "javascript:alert(1)", None, "BadEvidence(Link, NoLink)")]
#[case::a_file_of_the_machine(
    EvidenceKind::Link,
    "file:///etc/passwd",
    None,
    "BadEvidence(Link, NoLink)"
)]
#[case::a_page_and_more(
    EvidenceKind::Link,
    "https://huyenmau.gov.vn và trang khác",
    None,
    "BadEvidence(Link, NoLink)"
)]
#[case::a_figure_with_its_source(EvidenceKind::Figure, "31", Some("Sổ một cửa"), "")]
#[case::a_figure_from_nowhere(
    EvidenceKind::Figure,
    "31",
    Some(" "),
    "BadEvidence(Figure, NoSource)"
)]
#[tokio::test]
async fn evidence_is_what_it_says(
    #[case] kind: EvidenceKind,
    #[case] value: &str,
    #[case] source: Option<&str>,
    #[case] refusal: &str,
) {
    let work = Work::new(Engine::Sqlite).await;
    let before = work.traces().await;
    let pieces = vec![document(), typed(kind, value, source)];

    let outcome = work
        .db
        .run(&work.scene.officer(), &Record { evidence: pieces, ..entry(work.finance) })
        .await;

    let kept = evidence::of(&work.db, work.finance).await.unwrap();
    match outcome {
        Ok(recorded) => {
            assert_eq!("", refusal);
            let piece = kept.iter().find(|piece| piece.value == value).unwrap();
            assert_eq!((piece.kind, piece.source.as_deref()), (kind, source));
            assert_eq!(piece.progress, Some(recorded.progress));
        }
        Err(refused) => {
            assert_eq!(format!("{refused:?}"), refusal);
            assert_eq!(work.traces().await, before, "nothing is left behind");
        }
    }
}

/// How long a text may be, how large a number, and which day an entry may speak of.
#[rstest]
#[case::a_long_text(Record { text: "ư".repeat(4_000), ..blank() }, "")]
#[case::too_long_a_text(Record { text: "ư".repeat(4_001), ..blank() }, "TooLong(4000)")]
#[case::too_long_difficulties(Record { difficulties: "ư".repeat(4_001), ..filled() }, "TooLong(4000)")]
#[case::too_long_proposals(Record { proposals: "ư".repeat(4_001), ..filled() }, "TooLong(4000)")]
#[case::too_long_evidence(
    Record { evidence: vec![typed(EvidenceKind::Figure, &"1".repeat(501), Some("Sổ"))], ..blank() },
    "BadEvidence(Figure, TooLong)"
)]
#[case::too_long_a_source(
    Record { evidence: vec![typed(EvidenceKind::Figure, "1", Some(&"Sổ".repeat(300)))], ..blank() },
    "BadEvidence(Figure, TooLong)"
)]
#[case::evidence_alone(Record { evidence: vec![document()], ..blank() }, "")]
#[case::nothing_at_all(blank(), "NothingWritten")]
#[case::blanks(Record { text: " \n\t ".to_owned(), ..blank() }, "NothingWritten")]
#[case::a_number_and_no_word(Record { quantity: Some(3), ..blank() }, "NothingWritten")]
#[case::none(Record { quantity: Some(0), ..filled() }, "")]
#[case::a_million(Record { quantity: Some(1_000_000), ..filled() }, "")]
#[case::more_than_a_million(Record { quantity: Some(1_000_001), ..filled() }, "BadQuantity")]
#[case::less_than_none(Record { quantity: Some(-1), ..filled() }, "BadQuantity")]
#[case::today(Record { happened_on: Some(date(2024, 6, 10)), ..filled() }, "")]
#[case::tomorrow(Record { happened_on: Some(date(2024, 6, 11)), ..filled() }, "InTheFuture")]
#[tokio::test]
async fn an_entry_has_its_limits(#[case] entry: Record, #[case] refusal: &str) {
    let work = Work::new(Engine::Sqlite).await;
    let before = work.traces().await;

    let entry = Record { obligation: work.finance, ..entry };
    let outcome = work.db.run(&work.scene.officer(), &entry).await;

    let told = outcome.as_ref().err().map(|refusal| format!("{refusal:?}")).unwrap_or_default();
    assert_eq!(told, refusal);
    assert_eq!(outcome.is_err(), work.traces().await == before, "kept, or nothing left behind");
}

fn blank() -> Record {
    Record { text: String::new(), ..filled() }
}

fn filled() -> Record {
    entry(nowhere())
}

#[rstest]
#[case::as_long_as_it_may_be(2_000, true)]
#[case::too_long(2_001, false)]
#[tokio::test]
async fn a_reason_has_its_limit(#[case] length: usize, #[case] taken: bool) {
    let work = Work::new(Engine::Sqlite).await;
    hand_in(&work.db, &work.scene.officer(), work.finance).await;

    let reason = "ư".repeat(length);
    let outcome = send_back(&work.db, &work.scene.coordinator(), work.finance, &reason).await;

    match outcome {
        Ok(()) => assert!(taken),
        Err(refusal) => {
            assert_eq!(format!("{refusal:?}"), "TooLong(2000)");
            assert!(!taken);
        }
    }
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_file_and_a_photo_are_told_apart_by_their_bytes(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let list = Upload::inspect("danh-sach.txt", "Danh sách".as_bytes().to_vec()).unwrap();
    let photo = Upload { name: "anh.png".to_owned(), kind: Kind::Png, bytes: b"pixels".to_vec() };
    let evidence = vec![NewEvidence::Uploaded(list), NewEvidence::Uploaded(photo)];

    let entry = Record { text: String::new(), evidence, ..entry(work.finance) };
    work.db.run(&work.scene.officer(), &entry).await.unwrap();

    let kept = evidence::of(&work.db, work.finance).await.unwrap();
    let mut kinds: Vec<_> =
        kept.iter().map(|piece| (piece.kind, piece.value.as_str(), piece.file.is_some())).collect();
    kinds.sort();
    let expected =
        [(EvidenceKind::File, "danh-sach.txt", true), (EvidenceKind::Photo, "anh.png", true)];
    assert_eq!(kinds, expected);
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

/// A step on something that does not exist.
#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let work = Work::new(Engine::Sqlite).await;
    let nowhere = nowhere();
    let (officer, coordinator) = (work.scene.officer(), work.scene.coordinator());

    let refusals = [
        work.db.run(&officer, &entry(nowhere)).await.map(drop),
        work.db.run(&officer, &Submit { obligation: nowhere, measures: by_hand() }).await.map(drop),
        work.db.run(&coordinator, &Accept { obligation: nowhere }).await,
        work.db.run(&coordinator, &SendBack { obligation: nowhere, reason: String::new() }).await,
    ];
    for refusal in refusals {
        assert!(matches!(refusal, Err(Refusal::NotFound)), "{refusal:?}");
    }
}

/// A key that nothing has.
fn nowhere() -> ObligationId {
    "00000000-0000-7000-8000-000000000000".parse().unwrap()
}
