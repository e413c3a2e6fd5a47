//! Lists of people: looked at first, written by a second button, the same twice.

use crate::{
    people::everybody,
    site::{program, visit},
    units::{last_entry, unit},
};
use axum::http::StatusCode;
use ddci_platform::{
    identity::{Column, Fault, ImportPeople, Outcome, RowFault, RowTyped, judge},
    org::{AddUnit, UnitKind},
    permit::{Grant, Role},
    store::{Db, Read},
    values,
};
use ddci_testkit::{Actors, Client, Engine, INTERIOR, TestDb};
use jiff::civil::date;
use rstest::rstest;

const LIST: &str = "Tên đăng nhập;Họ và tên;Chức danh;Mã đơn vị;Vai trò\n\
    lan;Nguyễn Thị Lan;Chuyên viên;finance;Cán bộ\n\
    model.officer;Lê Cán Bộ;Phó Trưởng phòng;interior;officer\n\
    model.reader;Phạm Người Đọc;Chuyên viên;office;Người xem\n";

async fn desk(engine: Engine) -> (TestDb, Actors, Client) {
    let (test, actors, _) = visit(engine).await;
    let client = Client::of(program(&test), actors.member(Role::Administrator));
    (test, actors, client)
}

async fn count(db: &Db, table: &str) -> i64 {
    let sql = format!("SELECT COUNT(*) AS n FROM {table}");
    db.first(&sql, values![]).await.unwrap().unwrap().get("n").unwrap()
}

/// The rows that the page carries to its button.
fn carried(page: &str) -> String {
    let (_, rest) = page.split_once("name=\"rows\" value=\"").unwrap();
    let (value, _) = rest.split_once('"').unwrap();
    value.replace("&quot;", "\"").replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_list_is_looked_at_then_written_then_changes_nothing_more(#[case] engine: Engine) {
    let (test, actors, mut client) = desk(engine).await;
    let tables = ["person", "account", "permit", "person_position", "audit_entry", "file"];
    let mut before = Vec::new();
    for table in tables {
        before.push(count(&test, table).await);
    }

    let look = client.upload("/people/import", &[], ("list", "cb.csv", LIST.as_bytes())).await;

    assert_eq!(look.status, StatusCode::OK);
    let page = look.text();
    assert!(
        page.contains("1 dòng thêm mới, 1 dòng thay đổi, 1 dòng giữ nguyên, 0 dòng sai"),
        "{page}"
    );
    assert!(page.contains("Mã đơn vị: interior"), "{page}");
    for (table, before) in tables.iter().zip(before) {
        assert_eq!(count(&test, table).await, before, "nothing is written yet: {table}");
    }

    let rows = carried(&page);
    let done = client.post("/people/import/commit", &[("rows", &rows)]).await;
    assert_eq!(done.location(), "/people/import?new=1&changed=1", "{}", done.text());
    assert!(client.get(done.location()).await.text().contains("Đã thêm 1 người, sửa 1 người"));
    let viewer = &actors.member(Role::Administrator).viewer;
    let people = everybody(&test, viewer).await;
    let officer = people.iter().find(|row| row.login == "model.officer").unwrap();
    let interior = actors.unit(INTERIOR).id;
    assert_eq!((officer.unit, officer.title.as_str()), (interior, "Phó Trưởng phòng"));
    assert_eq!(officer.grants, [Grant { role: Role::Officer, scope: interior }]);
    let (verb, detail) = last_entry(&test, &actors).await;
    assert_eq!(verb, "people.import");
    assert!(detail.contains("\"new\":1") && detail.contains("\"changed\":1"), "{detail}");

    let again = client.upload("/people/import", &[], ("list", "cb.csv", LIST.as_bytes())).await;
    assert!(again.text().contains("0 dòng thêm mới, 0 dòng thay đổi, 3 dòng giữ nguyên"));
    assert!(!again.text().contains("name=\"rows\""), "nothing is left to be written");
    let twice = client.post("/people/import/commit", &[("rows", &rows)]).await;
    assert_eq!(twice.location(), "/people/import?new=0&changed=0");
}

/// A list may give addresses; one that does not, or leaves a cell blank, takes none away.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_list_gives_addresses_and_takes_none(#[case] engine: Engine) {
    let (test, actors, mut client) = desk(engine).await;
    let email = async || {
        let viewer = &actors.member(Role::Administrator).viewer;
        let people = everybody(&test, viewer).await;
        let officer = people.into_iter().find(|row| row.login == "model.officer").unwrap();
        officer.email.map(|email| email.to_string())
    };
    let head = "login;name;title;unit;role";
    let row = "model.officer;Lê Cán Bộ;Chuyên viên;finance;officer";
    let mut import = async |list: String| {
        let look = client.upload("/people/import", &[], ("list", "a.csv", list.as_bytes())).await;
        if look.text().contains("name=\"rows\"") {
            let rows = carried(&look.text());
            client.post("/people/import/commit", &[("rows", &rows)]).await;
        }
    };

    import(format!("{head};Thư điện tử\n{row};lan@Example.vn\n")).await;
    assert_eq!(email().await.as_deref(), Some("lan@example.vn"));
    import(format!("{head};email\n{row};\n")).await;
    import(format!("{head}\n{}\n", row.replace("Chuyên viên", "Phó phòng"))).await;
    assert_eq!(email().await.as_deref(), Some("lan@example.vn"));
}

fn typed(login: &str, unit: &str, role: &str) -> RowTyped {
    RowTyped {
        email: String::new(),
        number: 2,
        login: login.to_owned(),
        name: "Nguyễn Thị Lan".to_owned(),
        title: "Chuyên viên".to_owned(),
        unit: unit.to_owned(),
        role: role.to_owned(),
    }
}

/// Each rule, the column it is about, and that a list with such a row is not written at all.
#[rstest]
#[case::no_login(typed("", "finance", "officer"), Column::Login, Fault::Missing)]
#[case::an_odd_login(typed("lan lan", "finance", "officer"), Column::Login, Fault::NoLogin)]
#[case::elsewhere(typed("other.officer", "finance", "officer"), Column::Login, Fault::Elsewhere)]
#[case::no_name(RowTyped { name: String::new(), ..typed("lan", "finance", "officer") },
                Column::Name, Fault::Missing)]
#[case::a_long_title(RowTyped { title: "x".repeat(201), ..typed("lan", "finance", "officer") },
                     Column::Title, Fault::TooLong)]
#[case::no_unit(typed("lan", "Phòng Tài chính", "officer"), Column::Unit, Fault::NoSuchUnit)]
#[case::a_unit_that_ended(typed("lan", "gone", "officer"), Column::Unit, Fault::NoUnitToday)]
#[case::a_unit_of_others(typed("lan", "elsewhere", "officer"), Column::Unit, Fault::NoUnitToday)]
#[case::no_role(typed("lan", "finance", "sếp"), Column::Role, Fault::NoSuchRole)]
#[case::no_address(RowTyped { email: "lan@vn".into(), ..typed("lan", "finance", "officer") },
                   Column::Email, Fault::NoEmail)]
#[case::mixed(
    typed("model.administrator", "office", "coordinator"),
    Column::Role,
    Fault::MixedHands
)]
#[tokio::test]
async fn a_row_that_is_wrong_keeps_the_list_out(
    #[case] odd: RowTyped,
    #[case] column: Column,
    #[case] fault: Fault,
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let (test, actors, _) = desk(engine).await;
    Actors::found_as(&test, "other", "UBND huyện Khác").await;
    for add in [
        AddUnit {
            valid_to: Some(date(2024, 1, 1)),
            ..unit("gone", "Phòng Cũ", UnitKind::Division)
        },
        AddUnit { outside: true, ..unit("elsewhere", "UBND xã Lạ", UnitKind::Commune) },
    ] {
        test.run(&actors.administrator(), &add).await.unwrap();
    }
    let rows = vec![typed("hoa", "finance", "officer"), odd];
    let before = count(&test, "account").await;

    let judged = judge(test.db(), actors.authority, date(2024, 9, 18), &rows).await.unwrap();
    let refusal = test.run(&actors.administrator(), &ImportPeople { rows }).await;

    assert_eq!(judged[0].outcome, Outcome::New);
    assert_eq!(judged[1].outcome, Outcome::Wrong(vec![RowFault { column, fault }]));
    assert!(refusal.is_err());
    assert_eq!(count(&test, "account").await, before);
}

#[tokio::test]
async fn one_login_stands_in_one_row() {
    let (test, actors, _) = desk(Engine::Sqlite).await;
    let rows = [typed("lan", "finance", "officer"), typed("Lan", "office", "reader")];

    let judged = judge(test.db(), actors.authority, date(2024, 9, 18), &rows).await.unwrap();

    let twice = RowFault { column: Column::Login, fault: Fault::Twice };
    assert_eq!(judged[1].outcome, Outcome::Wrong(vec![twice]));
}

/// The row's number, the column, the value and the reason stand on the page.
#[tokio::test]
async fn what_is_wrong_is_said_row_by_row() {
    let (_test, _actors, mut client) = desk(Engine::Sqlite).await;
    let list = LIST.replace("finance", "phong-la").replace("Người xem", "sếp");

    let look = client.upload("/people/import", &[], ("list", "cb.csv", list.as_bytes())).await;

    assert_eq!(look.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = look.text();
    for words in [
        "Dòng 2",
        "<b>Mã đơn vị</b> “phong-la”: không có đơn vị nào mang mã này",
        "Dòng 4",
        "<b>Vai trò</b> “sếp”: không phải là một vai trò",
    ] {
        assert!(page.contains(words), "{words} {page}");
    }
    assert!(!page.contains("name=\"rows\""), "{page}");
}

#[rstest]
#[case::no_column("cb.csv", "login,name\nlan,Lan", "Danh sách thiếu cột")]
#[case::nothing_below("cb.csv", "login,name,title,unit,role\n", "chưa có dòng nào")]
#[case::empty("cb.csv", "", "chưa có dòng nào")]
#[case::a_picture("cb.png", "\u{1}", "Chỉ nhận danh sách")]
#[case::no_workbook("cb.xlsx", "login,name", "Chỉ nhận danh sách")]
#[tokio::test]
async fn a_file_that_is_no_list_is_refused_in_words(
    #[case] name: &str,
    #[case] content: &str,
    #[case] words: &str,
) {
    let (_test, _actors, mut client) = desk(Engine::Sqlite).await;

    let answer = client.upload("/people/import", &[], ("list", name, content.as_bytes())).await;

    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains(words), "{}", answer.text());
}

#[tokio::test]
async fn only_who_keeps_the_accounts_imports() {
    let (test, actors, _) = desk(Engine::Sqlite).await;
    let rows = vec![typed("lan", "finance", "officer")];

    for role in Role::ALL.into_iter().filter(|role| *role != Role::Administrator) {
        let import = ImportPeople { rows: rows.clone() };
        assert!(test.run(&actors.member(role).actor(), &import).await.is_err(), "{role:?}");
    }
}
