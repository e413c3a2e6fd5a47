//! People as a browser meets them.

use crate::site::{program, visit};
use axum::http::StatusCode;
use ddci_platform::{identity, permit::Role};
use ddci_testkit::{Actors, Client, Engine, FINANCE, INTERIOR, TestDb};
use rstest::rstest;

async fn desk(engine: Engine) -> (TestDb, Actors, Client) {
    let (test, actors, _) = visit(engine).await;
    let client = Client::of(program(&test), actors.member(Role::Administrator));
    (test, actors, client)
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_person_is_added_moved_and_given_a_role(#[case] engine: Engine) {
    let (_test, actors, mut client) = desk(engine).await;
    let (finance, interior) =
        (actors.unit(FINANCE).id.to_string(), actors.unit(INTERIOR).id.to_string());

    let form = [
        ("name", "Nguyễn Thị Lan"),
        ("title", "Chuyên viên"),
        ("unit", finance.as_str()),
        ("login", "Lan"),
        ("role", "officer"),
    ];
    let added = client.post("/people", &form).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text());
    let path = added.location().to_owned();

    let moved = [
        ("unit", interior.as_str()),
        ("position", "Phó Trưởng phòng"),
        ("valid_from", "1/9/2024"),
        ("principal", "yes"),
    ];
    assert_eq!(client.post(&format!("{path}/positions"), &moved).await.location(), path);
    let grant = [("role", "reader"), ("scope", finance.as_str())];
    client.post(&format!("{path}/grants"), &grant).await;
    let page = client.get(&path).await.text();
    for words in ["Phó Trưởng phòng", "đến hết 31/8/2024", "từ 1/9/2024", "Người xem"]
    {
        assert!(page.contains(words), "{words} {page}");
    }
    client.post(&format!("{path}/grants/revoke"), &grant).await;
    client
        .post(&format!("{path}/correct"), &[("name", "Nguyễn Lan"), ("title", "Phó phòng")])
        .await;
    let ended = [("number", "2"), ("last_day", "30/9/2024")];
    client.post(&format!("{path}/positions/end"), &ended).await;
    let page = client.get(&path).await.text();
    assert!(page.contains("<h1>Nguyễn Lan</h1>") && page.contains("đến hết 30/9/2024"), "{page}");
    assert!(!page.contains("<b>Người xem</b>"), "{page}");
    let list = client.get("/people?q=nguyen").await.text();
    assert!(list.contains("Nguyễn Lan") && !list.contains("Trần Trưởng Phòng"), "{list}");
}

#[rstest]
#[case::no_name("name", "", "Hãy nhập họ và tên")]
#[case::no_unit("unit", "", "Hãy chọn đơn vị")]
#[case::no_role("role", "", "Hãy chọn vai trò")]
#[case::taken("login", "model.officer", "đã có người dùng")]
#[case::odd("login", "tên lạ", "Tên đăng nhập cần có")]
#[tokio::test]
async fn what_is_wrong_stands_beside_its_field(
    #[case] field: &str,
    #[case] value: &str,
    #[case] words: &str,
) {
    let (_test, actors, mut client) = desk(Engine::Sqlite).await;
    let finance = actors.unit(FINANCE).id.to_string();
    let mut form = vec![
        ("name", "Nguyễn Thị Lan"),
        ("title", "Chuyên viên chính"),
        ("unit", finance.as_str()),
        ("login", "lan"),
        ("role", "officer"),
    ];
    form.retain(|(name, _)| *name != field);
    form.push((field, value));

    let answer = client.post("/people", &form).await;

    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = answer.text();
    assert!(page.contains(words) && page.contains(&format!("id=\"{field}-error\"")), "{page}");
    assert!(page.contains("value=\"Chuyên viên chính\""), "{page}");
}

/// The link stands on the answer to the button and on no other page.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_link_is_shown_once_and_opens(#[case] engine: Engine) {
    let (test, actors, mut client) = desk(engine).await;
    let path = format!("/people/{}", actors.member(Role::Officer).viewer.person);

    let made = client.post(&format!("{path}/link"), &[]).await;

    assert_eq!((made.status, made.header("cache-control")), (StatusCode::OK, "no-store"));
    let page = made.text();
    let (_, rest) = page.split_once("http://ddci.test/sign-in/link/").unwrap();
    let token: String = rest.chars().take_while(char::is_ascii_hexdigit).collect();
    assert!(!client.get(&path).await.text().contains("/sign-in/link/"));
    let mut browser = Client::new(program(&test));
    assert_eq!(browser.post(&format!("/sign-in/link/{token}"), &[]).await.location(), "/");
    assert!(browser.get("/").await.text().contains("Lê Cán Bộ"));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn an_account_is_disabled_and_enabled(#[case] engine: Engine) {
    let (test, actors, mut client) = desk(engine).await;
    let path = format!("/people/{}", actors.member(Role::Officer).viewer.person);
    let mut officer = Client::of(program(&test), actors.member(Role::Officer));

    client.post(&format!("{path}/disabled"), &[("disabled", "yes")]).await;
    assert_eq!(officer.get("/desk").await.status, StatusCode::SEE_OTHER);
    let page = client.get(&path).await.text();
    assert!(page.contains("đã bị khóa") && !page.contains(&format!("{path}/link")), "{page}");
    client.post(&format!("{path}/disabled"), &[("disabled", "no")]).await;
    assert!(client.get(&path).await.text().contains("đang được dùng"));
}

#[tokio::test]
async fn ones_own_account_is_left_alone_in_words() {
    let (_test, actors, mut client) = desk(Engine::Sqlite).await;
    let path = format!("/people/{}", actors.member(Role::Administrator).viewer.person);

    let answer = client.post(&format!("{path}/disabled"), &[("disabled", "yes")]).await;

    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains("Không ai tự thay đổi vai trò"), "{}", answer.text());
}

#[rstest]
#[case::no_unit(&[("position", "Phó phòng")], "unit", "Hãy chọn đơn vị")]
#[case::no_title(&[("position", "")], "position", "Hãy nhập chức danh")]
#[case::no_day(&[("valid_from", "31/2/2024")], "valid_from", "Hãy nhập ngày")]
#[case::later(&[("valid_from", "1/1/2025"), ("principal", "yes"), ("position", "Phó phòng")],
              "valid_from", "chưa tới ngày đó")]
#[tokio::test]
async fn a_position_that_is_refused_stays_as_it_was_typed(
    #[case] changed: &[(&str, &str)],
    #[case] field: &str,
    #[case] words: &str,
) {
    let (_test, actors, mut client) = desk(Engine::Sqlite).await;
    let interior = actors.unit(INTERIOR).id.to_string();
    let path = format!("/people/{}", actors.member(Role::Officer).viewer.person);
    let mut form = vec![("valid_to", "31/12/2027")];
    if field != "unit" {
        form.push(("unit", interior.as_str()));
    }
    form.extend(changed);

    let answer = client.post(&format!("{path}/positions"), &form).await;

    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = answer.text();
    assert!(page.contains(words) && page.contains(&format!("id=\"{field}-error\"")), "{page}");
    assert!(page.contains("value=\"31/12/2027\""), "{page}");
    assert!(page.contains("value=\"Lê Cán Bộ\""), "the other forms show what is stored {page}");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn another_authoritys_people_are_not_found(#[case] engine: Engine) {
    let (test, actors, _) = visit(engine).await;
    let others = Actors::found_as(&test, "other", "UBND huyện Khác").await;
    let mut stranger = Client::of(program(&test), others.member(Role::Administrator));
    let person = actors.member(Role::Officer).viewer.person;
    let path = format!("/people/{person}");
    let unit = actors.unit(FINANCE).id.to_string();

    assert_eq!(stranger.get(&path).await.status, StatusCode::NOT_FOUND);
    assert!(!stranger.get("/people").await.text().contains(&path));
    let fields = [
        ("name", "Ai"),
        ("unit", unit.as_str()),
        ("position", "Chuyên viên"),
        ("number", "1"),
        ("last_day", "1/9/2024"),
        ("role", "reader"),
        ("scope", unit.as_str()),
        ("disabled", "yes"),
    ];
    for form in
        ["correct", "positions", "positions/end", "grants", "grants/revoke", "disabled", "link"]
    {
        let answer = stranger.post(&format!("{path}/{form}"), &fields).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{form}");
    }
    let viewer = &actors.member(Role::Administrator).viewer;
    let officer = identity::person(test.db(), viewer, person).await.unwrap().unwrap();
    assert_eq!((officer.name.as_str(), officer.disabled), ("Lê Cán Bộ", false));
}
