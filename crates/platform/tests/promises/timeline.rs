//! The timeline of reorganisations, and recording one, as a browser meets it.

use crate::{
    site::{program, visit},
    units::unit,
};
use axum::http::StatusCode;
use ddci_platform::{
    org::{AddUnit, UnitKind},
    permit::Role,
};
use ddci_testkit::{Actors, COMMUNE, Client, Engine, TOWNSHIP, TestDb};
use jiff::civil::date;
use rstest::rstest;

async fn desk(engine: Engine) -> (TestDb, Actors, Client) {
    let (test, actors, _) = visit(engine).await;
    let add = AddUnit {
        valid_from: Some(date(2025, 7, 1)),
        outside: true,
        ..unit("xa-moi", "UBND xã Mẫu", UnitKind::Commune)
    };
    test.run(&actors.administrator(), &add).await.unwrap();
    let client = Client::of(program(&test), actors.member(Role::Administrator));
    (test, actors, client)
}

const MERGER: [(&str, &str); 7] = [
    ("kind", "merge"),
    ("effective_on", "1/7/2025"),
    ("legal_basis", "NQ 1672/NQ-UBTVQH15"),
    ("predecessor-1", COMMUNE),
    ("successor-1", "xa-moi"),
    ("predecessor-2", TOWNSHIP),
    ("successor-2", "xa-moi"),
];

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_merger_is_recorded_and_shown(#[case] engine: Engine) {
    let (_test, actors, mut client) = desk(engine).await;

    let recorded = client.post("/units/reorganise", &MERGER).await;

    assert_eq!(recorded.location(), "/units/timeline", "{}", recorded.text());
    let page = client.get("/units/timeline").await.text();
    for words in [
        "<h2 id=\"day-2025-07-01\">1/7/2025</h2>",
        "nhập từ 2 đơn vị",
        "Căn cứ NQ 1672/NQ-UBTVQH15",
        "UBND xã Bình An",
        // The new commune Mẫu and the old township Mẫu are told apart.
        "xã, từ 1/7/2025",
        "thị trấn, UBND huyện Mẫu, đến hết 30/6/2025",
        "Chưa kiểm tra",
    ] {
        assert!(page.contains(words), "{words} {page}");
    }
    let township = client.get(&format!("/units/{}", actors.unit(TOWNSHIP).id)).await.text();
    assert!(township.contains("Từ ngày 1/7/2025 trở thành"), "{township}");
}

#[rstest]
#[case::no_kind("kind", "", "kind", "Hãy chọn hình thức")]
#[case::no_day("effective_on", "1/7", "effective_on", "Hãy nhập ngày")]
#[case::no_act("legal_basis", "", "legal_basis", "Hãy ghi văn bản")]
#[case::no_unit("predecessor-2", "khong-co", "predecessor-2", "Không có đơn vị nào mang mã")]
#[case::no_share("share-1", "một nửa", "share-1", "Hãy nhập phần trăm")]
#[case::itself("successor-1", COMMUNE, "predecessor-1", "không thể trở thành chính nó")]
#[tokio::test]
async fn what_is_wrong_stands_beside_its_field(
    #[case] field: &str,
    #[case] value: &str,
    #[case] beside: &str,
    #[case] words: &str,
) {
    let (_test, _actors, mut client) = desk(Engine::Sqlite).await;
    let mut form: Vec<(&str, &str)> = MERGER.to_vec();
    form.retain(|(name, _)| *name != field);
    form.push((field, value));

    let answer = client.post("/units/reorganise", &form).await;

    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = answer.text();
    assert!(page.contains(words), "{page}");
    assert!(page.contains(&format!("id=\"{beside}-error\"")), "{page}");
    assert!(page.contains(&format!("value=\"{TOWNSHIP}\"")), "what was typed stays {page}");
}

#[tokio::test]
async fn another_authoritys_timeline_is_empty() {
    let (test, _actors, mut client) = desk(Engine::Sqlite).await;
    client.post("/units/reorganise", &MERGER).await;
    let others = Actors::found_as(&test, "other", "UBND huyện Khác").await;
    let mut stranger = Client::of(program(&test), others.member(Role::Administrator));

    let page = stranger.get("/units/timeline").await.text();

    assert!(page.contains("Chưa ghi nhận lần sắp xếp nào"), "{page}");
}
