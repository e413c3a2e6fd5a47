//! The register of units as a browser meets it.

use crate::{
    site::{program, visit},
    units::unit,
};
use axum::http::StatusCode;
use ddci_platform::{
    org::{self, AddUnit, UnitKind},
    permit::Role,
};
use ddci_testkit::{Actors, Client, Engine, FINANCE, TestDb};
use jiff::civil::date;
use rstest::rstest;

async fn desk(engine: Engine) -> (TestDb, Actors, Client) {
    let (test, actors, _) = visit(engine).await;
    let client = Client::of(program(&test), actors.member(Role::Administrator));
    (test, actors, client)
}

fn whole<'a>(code: &'a str, name: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("code", code), ("name", name), ("kind", "commune"), ("source", "NQ 1672")]
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_unit_is_added_changed_and_named(#[case] engine: Engine) {
    let (_test, _actors, mut client) = desk(engine).await;

    let mut form = whole("xa-moi", "UBND xã Mới");
    form.push(("valid_from", "1/7/2024"));
    let added = client.post("/units", &form).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text());
    let path = added.location().to_owned();
    let page = client.get(&path).await.text();
    assert!(page.contains("UBND xã Mới") && page.contains("từ 1/7/2024"), "{page}");

    form[1] = ("name", "UBND xã Mới Đổi");
    assert_eq!(client.post(&format!("{path}/change"), &form).await.location(), path);
    let contacts = [("phone", "1022\n0205 3861 234"), ("email", "moi@example.vn")];
    client.post(&format!("{path}/contacts"), &contacts).await;
    client.post(&format!("{path}/aliases"), &[("alias", "Xã Mới")]).await;
    let page = client.get(&path).await.text();
    for words in ["UBND xã Mới Đổi", "0205 3861 234", "mailto:moi@example.vn", "Xã Mới"] {
        assert!(page.contains(words), "{words} {page}");
    }
    client.post(&format!("{path}/aliases/remove"), &[("alias", "Xã Mới")]).await;
    assert!(!client.get(&path).await.text().contains(">Xã Mới<"));
}

/// Whatever is refused stands beside its field, and what was typed stays.
#[rstest]
#[case::taken("code", FINANCE, "đã có đơn vị khác dùng")]
#[case::no_code("code", "", "Mã cần có")]
#[case::no_name("name", "", "Hãy nhập tên đơn vị")]
#[case::no_kind("kind", "", "Hãy chọn loại đơn vị")]
#[case::no_source("source", "", "Hãy ghi căn cứ")]
#[case::no_day("valid_from", "31/2/2025", "Hãy nhập ngày")]
#[case::backwards("valid_to", "1/1/2020", "Ngày cuối cùng trước ngày bắt đầu")]
#[tokio::test]
async fn what_is_wrong_stands_beside_its_field(
    #[case] field: &str,
    #[case] value: &str,
    #[case] words: &str,
) {
    let (_test, _actors, mut client) = desk(Engine::Sqlite).await;
    let mut form = whole("xa-moi", "UBND xã Mới");
    form.push(("valid_from", "1/7/2024"));
    form.push(("district", "huyện Lạ"));
    form.retain(|(name, _)| *name != field);
    form.push((field, value));

    let answer = client.post("/units", &form).await;

    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = answer.text();
    assert!(page.contains(words), "{page}");
    assert!(page.contains(&format!("href=\"#{field}\"")), "{page}");
    assert!(page.contains(&format!("id=\"{field}-error\"")), "{page}");
    assert!(page.contains("value=\"huyện Lạ\""), "{page}");
}

#[tokio::test]
async fn a_refused_alias_or_contact_is_said_on_the_units_page() {
    let (_test, actors, mut client) = desk(Engine::Sqlite).await;
    let path = format!("/units/{}", actors.unit(FINANCE).id);

    let alias = client.post(&format!("{path}/aliases"), &[("alias", "Phòng Nội vụ")]).await;
    let contact = client.post(&format!("{path}/contacts"), &[("email", "không có")]).await;

    assert_eq!(alias.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(alias.text().contains("đang chỉ “Phòng Nội vụ”"), "{}", alias.text());
    assert_eq!(contact.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = contact.text();
    assert!(page.contains("id=\"email-error\"") && page.contains("không có</textarea>"), "{page}");
}

/// The list shows the units of a kind that exist on a day; the address says which.
#[tokio::test]
async fn the_list_stands_on_a_day() {
    let (test, actors, mut client) = desk(Engine::Sqlite).await;
    let born = AddUnit {
        valid_from: Some(date(2025, 7, 1)),
        ..unit("ba-son", "UBND xã Ba Sơn", UnitKind::Commune)
    };
    test.run(&actors.administrator(), &born).await.unwrap();

    for (address, shows) in [
        ("/units", false),
        ("/units?on=1/7/2025", true),
        ("/units?on=30/6/2025", false),
        ("/units?on=all", true),
        ("/units?on=1/7/2025&kind=commune", true),
        ("/units?on=1/7/2025&kind=division", false),
    ] {
        let page = client.get(address).await;
        assert_eq!(page.status, StatusCode::OK, "{address}");
        assert_eq!(page.text().contains("UBND xã Ba Sơn"), shows, "{address}");
    }
    let unread = client.get("/units?on=31/2/2025").await;
    assert_eq!(unread.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unread.text().contains("value=\"31/2/2025\""), "{}", unread.text());
}

/// The township Mẫu and a commune Mẫu are told apart wherever they are named.
#[tokio::test]
async fn homonyms_are_told_apart() {
    let (test, actors, mut client) = desk(Engine::Sqlite).await;
    let commune = AddUnit {
        district: Some("huyện Lạ".to_owned()),
        outside: true,
        ..unit("xa-mau", "UBND xã Mẫu", UnitKind::Commune)
    };
    let id = test.run(&actors.administrator(), &commune).await.unwrap();

    for path in ["/units".to_owned(), "/units/new".to_owned(), format!("/units/{id}")] {
        let page = client.get(&path).await.text();
        let words = if path == "/units/new" {
            "thị trấn, UBND huyện Mẫu"
        } else {
            "xã, huyện Lạ"
        };
        assert!(page.contains(words), "{path} {page}");
    }
    let page = client.get(&format!("/units/{}", actors.unit(FINANCE).id)).await.text();
    assert!(!page.contains("phòng chuyên môn, "), "a name that one unit has stands alone");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn another_authoritys_units_are_not_found(#[case] engine: Engine) {
    let (test, actors, _) = visit(engine).await;
    let others = Actors::found_as(&test, "other", "UBND huyện Khác").await;
    let mut stranger = Client::of(program(&test), others.member(Role::Administrator));
    let path = format!("/units/{}", actors.unit(FINANCE).id);

    for page in [path.clone(), format!("{path}/change")] {
        assert_eq!(stranger.get(&page).await.status, StatusCode::NOT_FOUND, "{page}");
    }
    for form in ["change", "contacts", "aliases", "aliases/remove"] {
        let mut fields = whole("x", "UBND xã X");
        fields.push(("alias", "Phòng Tài chính"));
        let answer = stranger.post(&format!("{path}/{form}"), &fields).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{form}");
    }
    let names = org::aliases_of(test.db(), actors.unit(FINANCE).id).await.unwrap();
    assert_eq!(names, ["Phòng Tài chính"]);
}

/// Who may not change units is offered nothing, and sees the rest.
#[tokio::test]
async fn who_only_looks_is_offered_no_form() {
    let (test, actors, _) = visit(Engine::Sqlite).await;
    let mut reader = Client::of(program(&test), actors.member(Role::Reader));

    let list = reader.get("/units").await.text();
    let page = reader.get(&format!("/units/{}", actors.unit(FINANCE).id)).await.text();

    assert!(list.contains("Phòng Tài chính") && !list.contains("/units/new"), "{list}");
    assert!(page.contains("Phòng Tài chính") && !page.contains("/aliases"), "{page}");
}
