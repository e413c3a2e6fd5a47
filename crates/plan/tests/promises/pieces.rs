//! Pieces that units ask each other for: who asks, who answers, and how long was waited.

use crate::work::Work;
use ddci_calendar::Calendar;
use ddci_plan::{
    model::{PieceId, PieceState},
    store::{obligation, piece, waited},
    transitions::{
        AnswerPiece, AskPiece, AskPieceAgain, PieceAnswer, Refusal, TakePiece, WithdrawPiece,
    },
};
use ddci_platform::{
    org::UnitId,
    permit::{Actor, Role},
    store::Db,
    web::Paging,
};
use ddci_testkit::{Actors, COMMUNE, Engine, FINANCE, INTERIOR, TAX};
use jiff::civil::{Date, date};
use rstest::rstest;

/// The tax agency helps with what Finance owes by 14 June; the work stands on 10 June.
pub fn ask(work: &Work) -> AskPiece {
    AskPiece {
        key: None,
        obligation: work.finance,
        unit: work.scene.unit(TAX).id,
        what: "Danh sách doanh nghiệp nợ thuế".to_owned(),
        due_on: date(2024, 6, 12),
        why_outside: String::new(),
        why_later: String::new(),
    }
}

pub fn delivered(words: &str) -> PieceAnswer {
    PieceAnswer::Delivered { words: words.to_owned(), document: None, file: None }
}

async fn answer(db: &Db, who: &Actor, piece: PieceId, answer: PieceAnswer) -> Result<(), Refusal> {
    db.run(who, &AnswerPiece { piece, answer }).await
}

async fn again(db: &Db, who: &Actor, piece: PieceId, due_on: Date) -> Result<(), Refusal> {
    let reason = "Thiếu hai xã".to_owned();
    db.run(who, &AskPieceAgain { piece, reason, due_on, why_later: String::new() }).await
}

async fn state(work: &Work, id: PieceId) -> PieceState {
    let viewer = &work.scene.member(Role::Auditor).viewer;
    piece::visible(&work.db, viewer, id).await.unwrap().unwrap().state
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_piece_goes_from_asked_to_taken_by_two_rounds(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let (officer, tax) = (work.scene.officer(), work.scene.officer_of(TAX));
    let id = work.db.run(&officer, &ask(&work)).await.unwrap();
    assert_eq!(piece::count_turn(&work.db, &tax.viewer).await.unwrap(), 1);

    let thursday = work.scene.on("2024-06-13 09:00");
    answer(&thursday, &tax.actor(), id, delivered("Đã gửi danh sách")).await.unwrap();
    assert_eq!(state(&work, id).await, PieceState::Delivered);
    let mine = &work.scene.member(Role::Officer).viewer;
    assert_eq!(piece::count_turn(&thursday, mine).await.unwrap(), 1);
    again(&thursday, &officer, id, date(2024, 6, 14)).await.unwrap();
    let tuesday = work.scene.on("2024-06-18 09:00");
    answer(&tuesday, &tax.actor(), id, delivered("Đã bổ sung")).await.unwrap();
    tuesday.run(&officer, &TakePiece { piece: id }).await.unwrap();

    assert_eq!(state(&work, id).await, PieceState::Taken);
    let rounds = piece::rounds(&work.db, id).await.unwrap();
    let dates: Vec<_> = rounds.iter().map(|round| (round.due_on, round.ended_on)).collect();
    let expected = [
        (date(2024, 6, 12), Some(date(2024, 6, 13))),
        (date(2024, 6, 14), Some(date(2024, 6, 18))),
    ];
    assert_eq!(dates, expected);
    assert_eq!(rounds[1].closed, Some((date(2024, 6, 18), "Lê Cán Bộ".to_owned())));
    let waited = waited::of(&work.db, work.finance).await.unwrap();
    // A day of the first round, Monday and Tuesday of the second.
    let days = waited[0].working_days(date(2024, 7, 1), &Calendar::vietnam());
    assert_eq!((waited.len(), days), (1, 3));
    for verb in ["piece.ask", "piece.answer", "piece.ask_again", "piece.take"] {
        assert_eq!(work.scene.audited(verb).await["piece"], id.to_string(), "{verb}");
    }
}

/// The list and its count are one thing, and what no longer waits is in neither.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn the_count_is_the_list(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let (officer, tax) = (work.scene.officer(), work.scene.officer_of(TAX));
    let mut ids = Vec::new();
    for _ in 0..4 {
        ids.push(work.db.run(&officer, &ask(&work)).await.unwrap());
    }
    let no = PieceAnswer::Declined { reason: "Không có số liệu".to_owned() };
    answer(&work.db, &tax.actor(), ids[0], no).await.unwrap();
    work.db.run(&officer, &WithdrawPiece { piece: ids[1] }).await.unwrap();
    answer(&work.db, &tax.actor(), ids[2], delivered("Đã gửi")).await.unwrap();

    let mine = &work.scene.member(Role::Officer).viewer;
    for (viewer, expected) in [(&tax.viewer, vec![ids[3]]), (mine, vec![ids[2]])] {
        let paging = Paging { page: 1, size: 20 };
        let list = piece::list_turn(&work.db, viewer, paging).await.unwrap();
        assert_eq!(list.iter().map(|piece| piece.id).collect::<Vec<_>>(), expected);
        let count = piece::count_turn(&work.db, viewer).await.unwrap();
        assert_eq!(usize::try_from(count).unwrap(), expected.len());
    }
}

/// What may be asked for, and of whom.
#[rstest]
#[case::itself(|work: &Work| AskPiece { unit: unit(work, FINANCE), ..ask(work) }, "AsksItself")]
#[case::a_stranger(|work: &Work| AskPiece { unit: unit(work, INTERIOR), ..ask(work) }, "NotNamed")]
#[case::nobody(|work: &Work| AskPiece { unit: UnitId(work.finance.0), ..ask(work) }, "NoSuchUnit")]
#[case::nothing(|work: &Work| AskPiece { what: " ".to_owned(), ..ask(work) }, "Missing")]
#[case::too_much(|work: &Work| AskPiece { what: "x".repeat(2_001), ..ask(work) }, "TooLong")]
#[case::yesterday(|work: &Work| AskPiece { due_on: date(2024, 6, 9), ..ask(work) }, "InThePast")]
#[case::a_sunday(|work: &Work| AskPiece { due_on: date(2024, 6, 16), ..ask(work) }, "DayOff")]
#[case::too_late(|work: &Work| AskPiece { due_on: date(2024, 6, 17), ..ask(work) }, "AfterOwnDay")]
#[case::another_units(|work: &Work| AskPiece { obligation: work.interior, ..ask(work) }, "NotYours")]
#[tokio::test]
async fn what_cannot_be_asked_for_is_refused(
    #[case] wrong: fn(&Work) -> AskPiece,
    #[case] expected: &str,
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let work = Work::new(engine).await;
    let before = work.traces().await;

    let refusal = work.db.run(&work.scene.officer(), &wrong(&work)).await.unwrap_err();

    assert!(format!("{refusal:?}").starts_with(expected), "{refusal:?}");
    assert_eq!(work.traces().await, before);
}

fn unit(work: &Work, code: &str) -> UnitId {
    work.scene.unit(code).id
}

/// With a reason a unit is asked that the plan does not name, and sees what it is asked for; with a
/// reason the answer may come after the obligation's own day.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn with_a_reason_a_stranger_is_asked_and_sees_it(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let stranger = work.scene.officer_of(INTERIOR);
    assert!(obligation::visible(&work.db, &stranger.viewer, work.finance).await.unwrap().is_none());

    let ask = AskPiece {
        unit: unit(&work, INTERIOR),
        due_on: date(2024, 6, 17),
        why_outside: "Giữ hồ sơ cán bộ".to_owned(),
        why_later: "Báo cáo bổ sung sau".to_owned(),
        ..ask(&work)
    };
    let id = work.db.run(&work.scene.officer(), &ask).await.unwrap();

    assert!(obligation::visible(&work.db, &stranger.viewer, work.finance).await.unwrap().is_some());
    assert!(piece::visible(&work.db, &stranger.viewer, id).await.unwrap().is_some());
    let other = work.scene.officer_of(COMMUNE);
    assert!(piece::visible(&work.db, &other.viewer, id).await.unwrap().is_none());
}

/// Sending the form twice asks once.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_form_sent_twice_asks_once(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let key = Some(PieceId("00000000-0000-7000-8000-000000000007".parse().unwrap()));
    let first = work.db.run(&work.scene.officer(), &AskPiece { key, ..ask(&work) }).await.unwrap();
    let second = work.db.run(&work.scene.officer(), &AskPiece { key, ..ask(&work) }).await.unwrap();
    assert_eq!((first, piece::of(&work.db, work.finance).await.unwrap().len()), (second, 1));
}

/// The unit that was asked adds its own part and nothing else: it neither records nor submits, nor
/// does it decide about its own answer. Nobody else answers for it.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_helper_adds_only_its_own_part(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let (officer, tax) = (work.scene.officer(), work.scene.officer_of(TAX).actor());
    let id = work.db.run(&officer, &ask(&work)).await.unwrap();

    for who in [&officer, &work.scene.coordinator(), &work.scene.officer_of(COMMUNE).actor()] {
        let refused = answer(&work.db, who, id, delivered("Thay")).await;
        assert!(matches!(refused, Err(Refusal::NotAsked { .. })), "{refused:?}");
    }
    let refused = answer(&work.db, &work.scene.leader(), id, delivered("Thay")).await;
    assert!(matches!(refused, Err(Refusal::NotYourPart)), "{refused:?}");
    let nothing = answer(&work.db, &tax, id, delivered("  ")).await;
    assert!(matches!(nothing, Err(Refusal::NothingDelivered)), "{nothing:?}");
    let silent = PieceAnswer::Declined { reason: String::new() };
    let silent = answer(&work.db, &tax, id, silent).await;
    assert!(matches!(silent, Err(Refusal::NoReason)), "{silent:?}");
    answer(&work.db, &tax, id, delivered("Đã gửi")).await.unwrap();

    let before = work.traces().await;
    for step in [crate::work::Step::Record, crate::work::Step::Submit] {
        let refused = step.take(&work.db, &tax, work.finance).await;
        assert!(matches!(refused, Err(Refusal::NotYours { .. })), "{refused:?}");
    }
    let taken = work.db.run(&tax, &TakePiece { piece: id }).await;
    assert!(matches!(taken, Err(Refusal::NotYours { .. })), "{taken:?}");
    let withdrawn = work.db.run(&tax, &WithdrawPiece { piece: id }).await;
    assert!(matches!(withdrawn, Err(Refusal::NotYours { .. })), "{withdrawn:?}");
    let asked = again(&work.db, &tax, id, date(2024, 6, 14)).await;
    assert!(matches!(asked, Err(Refusal::NotYours { .. })), "{asked:?}");
    assert_eq!(work.traces().await, before);
    assert_eq!(state(&work, id).await, PieceState::Delivered);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn another_authority_knows_of_no_piece(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let others = Actors::found_as(work.scene.test.db(), "other", "UBND huyện Khác").await;
    let id = work.db.run(&work.scene.officer(), &ask(&work)).await.unwrap();
    let theirs = others.officer_of(TAX);

    assert_eq!(piece::visible(&work.db, &theirs.viewer, id).await.unwrap(), None);
    assert_eq!(piece::count_turn(&work.db, &theirs.viewer).await.unwrap(), 0);
    let refused = answer(&work.db, &theirs.actor(), id, delivered("Khác")).await;
    assert!(matches!(refused, Err(Refusal::NotFound)), "{refused:?}");
    let asked = AskPiece { unit: others.unit(TAX).id, ..ask(&work) };
    let asked = work.db.run(&work.scene.officer(), &asked).await;
    assert!(matches!(asked, Err(Refusal::NoSuchUnit)), "{asked:?}");
}

/// Whose step it is in each state of a piece.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn each_step_is_taken_in_its_state(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let (officer, tax) = (work.scene.officer(), work.scene.officer_of(TAX).actor());
    let mut outcomes = Vec::new();
    for to in PieceState::ALL {
        for step in ["deliver", "take", "again", "withdraw"] {
            let id = work.db.run(&officer, &ask(&work)).await.unwrap();
            match to {
                PieceState::Asked => {}
                PieceState::Withdrawn => {
                    work.db.run(&officer, &WithdrawPiece { piece: id }).await.unwrap();
                }
                PieceState::Declined => {
                    let no = PieceAnswer::Declined { reason: "Không".to_owned() };
                    answer(&work.db, &tax, id, no).await.unwrap();
                }
                PieceState::Delivered | PieceState::Taken => {
                    answer(&work.db, &tax, id, delivered("Rồi")).await.unwrap();
                    if to == PieceState::Taken {
                        work.db.run(&officer, &TakePiece { piece: id }).await.unwrap();
                    }
                }
            }
            let outcome = match step {
                "deliver" => answer(&work.db, &tax, id, delivered("Rồi")).await,
                "take" => work.db.run(&officer, &TakePiece { piece: id }).await,
                "again" => again(&work.db, &officer, id, date(2024, 6, 14)).await,
                _ => work.db.run(&officer, &WithdrawPiece { piece: id }).await,
            };
            match outcome {
                Ok(()) => outcomes.push(format!("{} {step}", to.word())),
                Err(Refusal::WrongPieceState(of)) => assert_eq!(of, to),
                Err(other) => panic!("{other:?}"),
            }
        }
    }
    let expected = [
        "asked deliver",
        "asked withdraw",
        "delivered take",
        "delivered again",
        "delivered withdraw",
        "declined again",
    ];
    assert_eq!(outcomes, expected);
}
