//! What an entry of the log and its evidence must look like, and how long a text may be.

use crate::{
    hands::{document, entry, hand_in, send_back, typed},
    work::{Work, nowhere},
};
use ddci_plan::{
    model::EvidenceKind,
    store::evidence,
    transitions::{NewEvidence, Record},
};
use ddci_platform::files::{Kind, Upload};
use ddci_testkit::Engine;
use jiff::civil::date;
use rstest::rstest;

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
