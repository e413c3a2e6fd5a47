//! The form of an obligation as it is sent: what is saved is said, what is refused says why, and
//! pressing twice writes once.

use crate::{hands::document, hands::entry, pages::Morning};
use ddci_plan::{
    model::{ObligationId, ProgressId, WorkState},
    transitions::{Enter, Entered, Record, Refusal},
};
use ddci_platform::{permit::Role, store::Read, values};
use ddci_testkit::{Client, Engine};
use rstest::rstest;
use std::sync::Arc;

const NOTHING: (&str, &str, &[u8]) = ("file", "", b"");

async fn written(morning: &Morning, table: &str) -> i64 {
    let sql = format!("SELECT COUNT(*) AS n FROM {table} WHERE obligation = $1");
    let row = morning.scene.test.first(&sql, values![morning.articles.0]).await.unwrap();
    row.unwrap().get("n").unwrap()
}

async fn state(morning: &Morning) -> WorkState {
    let sql = "SELECT state FROM obligation WHERE id = $1";
    let row = morning.scene.test.first(sql, values![morning.articles.0]).await.unwrap();
    row.unwrap().get("state").unwrap()
}

/// The key that the form on the page was given.
async fn key(client: &mut Client, id: ObligationId) -> String {
    let page = client.get(&format!("/obligations/{id}")).await.text();
    let (_, rest) = page.split_once("name=\"entry\" value=\"").expect("the form has its key");
    rest.split('"').next().unwrap().to_owned()
}

/// Two of three are written and the portal counts one more elsewhere; nought more is short.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn short_of_a_quota_the_entry_is_kept_and_the_refusal_said(#[case] engine: Engine) {
    let morning = Morning::new(engine).await;
    let mut officer = morning.officer();
    let short = short_of_quota(&morning).await;
    let path = format!("/obligations/{short}/progress");
    let form_key = key(&mut officer, short).await;
    let fields = [
        ("entry", form_key.as_str()),
        ("text", "Đã đăng một bài nữa"),
        ("document_number", "12/BC-TCKH"),
        ("then", "submit"),
    ];

    let first = officer.upload(&path, &fields, NOTHING).await;
    let again = officer.upload(&path, &fields, NOTHING).await;

    let kept = format!("/obligations/{short}?done=kept");
    assert_eq!((first.location(), again.location()), (kept.as_str(), kept.as_str()));
    let page = officer.get(&kept).await.text();
    for words in ["Đã lưu kết quả vừa ghi", "Chưa nộp được: Mới được", "Ghi thêm phần còn thiếu"]
    {
        assert!(page.contains(words), "{words} {page}");
    }
    assert_eq!(page.matches("Đã đăng một bài nữa").count(), 1, "a second press writes nothing");

    let bare = officer.upload(&path, &[("then", "submit")], NOTHING).await;
    assert_eq!(bare.status, 422);
    assert!(bare.text().contains("Chưa nộp được: Mới được"), "{}", bare.text());
    assert_eq!(bare.text().matches("Đã đăng một bài nữa").count(), 1);
}

/// Finance's articles of the last quarter: none of three is written.
async fn short_of_quota(morning: &Morning) -> ObligationId {
    let sql = "SELECT o.id FROM obligation o
               WHERE o.quota IS NOT NULL AND o.period = '2024-Q4'";
    morning.scene.test.first(sql, values![]).await.unwrap().unwrap().get("id").unwrap()
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_full_quota_is_recorded_and_submitted_by_one_press(#[case] engine: Engine) {
    let morning = Morning::new(engine).await;
    let mut officer = morning.officer();
    let path = format!("/obligations/{}/progress", morning.articles);
    let form_key = key(&mut officer, morning.articles).await;
    let before = written(&morning, "progress").await;
    let fields = [
        ("entry", form_key.as_str()),
        ("text", "Bài thứ ba"),
        ("quantity", "1"),
        ("then", "submit"),
    ];

    let first = officer.upload(&path, &fields, NOTHING).await;
    let again = officer.upload(&path, &fields, NOTHING).await;

    let submitted = format!("/obligations/{}?done=submitted", morning.articles);
    assert_eq!((first.location(), again.location()), (submitted.as_str(), submitted.as_str()));
    assert_eq!(written(&morning, "progress").await, before + 1);
    assert_eq!(written(&morning, "submission").await, 1);
    let sql = "SELECT COUNT(*) AS n FROM audit_entry WHERE subject = $1 AND verb = $2";
    for verb in ["obligation.record", "obligation.submit"] {
        let subject = format!("obligation:{}", morning.articles);
        let kept = morning.scene.count(sql, values![subject, verb]).await;
        assert!(kept >= 1, "{verb} stands in the audit log");
    }
}

/// What is wrong with the entry itself keeps both out; a file has to be chosen again, and the page
/// says so.
#[tokio::test]
async fn a_wrong_entry_is_neither_saved_nor_submitted() {
    let morning = Morning::new(Engine::Sqlite).await;
    let path = format!("/obligations/{}/progress", morning.articles);
    let before = written(&morning, "progress").await;
    let fields = [("text", "Bài thứ ba"), ("quantity", "ba"), ("then", "submit")];

    let answer = morning.officer().upload(&path, &fields, ("file", "anh.txt", b"ghi")).await;

    assert_eq!(answer.status, 422);
    let page = answer.text();
    assert!(page.contains("Bài thứ ba") && page.contains("value=\"ba\""), "{page}");
    assert!(page.contains("tệp “anh.txt” chưa được lưu"), "{page}");
    assert_eq!(written(&morning, "progress").await, before);
    assert_eq!(state(&morning).await, WorkState::InProgress);
}

/// A key that belongs to another obligation's entry opens nothing.
#[tokio::test]
async fn a_key_of_another_entry_is_refused() {
    let morning = Morning::new(Engine::Sqlite).await;
    let sql = "SELECT id FROM progress WHERE obligation <> $1";
    let row = morning.scene.test.first(sql, values![morning.articles.0]).await.unwrap();
    let other: ProgressId = row.unwrap().get("id").unwrap();
    let record = Record { evidence: vec![document()], ..entry(morning.articles) };
    let enter = Enter { key: Some(other), record, submits: None };

    let answer = morning.scene.on("2024-09-18 09:00").run(&morning.scene.officer(), &enter).await;

    assert!(matches!(answer, Err(Refusal::NotFound)), "{answer:?}");
}

/// Somebody of another unit learns nothing by sending a form again.
#[tokio::test]
async fn only_who_may_record_sends() {
    let morning = Morning::new(Engine::Sqlite).await;
    let db = morning.scene.on("2024-09-18 09:00");
    let key: ProgressId = db.random().bytes::<16>().map(uuid::Uuid::from_bytes).unwrap().into();
    let record = Record { evidence: vec![document()], ..entry(morning.articles) };
    let enter = Enter { key: Some(key), record, submits: Some(Arc::from([])) };
    let first = db.run(&morning.scene.officer(), &enter).await.unwrap();
    // By hand it is two of three: kept, not submitted.
    let short = Refusal::QuotaShort { have: 2, need: 3 };
    assert!(
        matches!(&first, Entered::NotSubmitted(why) if why.to_string() == short.to_string()),
        "{first:?}"
    );

    let stranger = morning.scene.member(Role::Leader).actor();
    assert!(db.run(&stranger, &enter).await.is_err());
    let again = db.run(&morning.scene.officer(), &enter).await.unwrap();
    assert!(matches!(again, Entered::Before), "{again:?}");
}
