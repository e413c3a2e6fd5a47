//! Jobs and messages as a browser meets them: who sees which, and that counts open their lists.

use crate::{
    outbox::{Post, in_state, to},
    site::{program, visit},
};
use axum::http::StatusCode;
use ddci_platform::{
    outbox::{Message, MessageFilter, MessageState, To, messages},
    permit::Role,
    store::Read,
    values,
    web::Paging,
};
use ddci_testkit::{Actors, Client, Engine, TestDb};
use rstest::rstest;

/// Three messages: one waits, one has no address, one is for its reader's eyes.
async fn desk(engine: Engine) -> (TestDb, Actors) {
    let (test, actors, _) = visit(engine).await;
    let officer = actors.member(Role::Officer).viewer.person;
    let nowhere = Message { to: To::Person(officer), ..to("b", "nobody@example.vn") };
    let secret = Message {
        secret: true,
        subject: "Đường dẫn đăng nhập".to_owned(),
        text: "http://ddci.test/sign-in/link/abc".to_owned(),
        ..to("c", "lan@example.vn")
    };
    let post = Post(vec![to("a", "lan@example.vn"), nowhere, secret]);
    test.run(&actors.coordinator(), &post).await.unwrap();
    (test, actors)
}

async fn path(test: &TestDb, key: &str) -> String {
    let all = messages(test.db(), MessageFilter::default(), Paging::asked(None)).await.unwrap();
    format!("/outbox/{}", all.iter().find(|message| message.key == key).unwrap().id)
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn counts_open_their_lists(#[case] engine: Engine) {
    let (test, actors) = desk(engine).await;
    let mut client = Client::of(program(&test), actors.member(Role::Coordinator));
    for (state, rows) in [("waiting", 2), ("no_address", 1), ("sent", 0)] {
        let page = client.get(&format!("/outbox?state={state}")).await.text();
        let link = format!("href=\"/outbox?state={state}\" aria-current=\"page\"");
        let (_, tab) = page.split_once(&link).unwrap();
        assert!(tab.split("</a>").next().unwrap().contains(&format!(">{rows}<")), "{state}");
        assert_eq!(page.matches("<td><a href=\"/outbox/").count(), rows, "{state}");
    }
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn messages_are_seen_by_those_who_look_after_them(#[case] engine: Engine) {
    let (test, actors) = desk(engine).await;
    let others = Actors::found_as(&test, "other", "UBND huyện Khác").await;
    let message = path(&test, "a").await;
    let ask = async |who: &Actors, role: Role, path: &str| {
        Client::of(program(&test), who.member(role)).get(path).await
    };

    for role in [Role::Administrator, Role::Coordinator] {
        let page = ask(&actors, role, &message).await;
        assert!(page.status == StatusCode::OK && page.text().contains("Hai việc đến hạn."));
    }
    for role in [Role::Officer, Role::Leader, Role::Auditor] {
        assert_eq!(ask(&actors, role, &message).await.status, StatusCode::FORBIDDEN);
    }
    assert_eq!(ask(&others, Role::Coordinator, &message).await.status, StatusCode::NOT_FOUND);
    let list = ask(&others, Role::Coordinator, "/outbox").await.text();
    assert!(!list.contains("Việc đến hạn"), "{list}");
    let jobs = ask(&actors, Role::Coordinator, "/jobs").await;
    assert_eq!(jobs.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn what_is_for_its_reader_is_on_no_page() {
    let (test, actors) = desk(Engine::Sqlite).await;
    let mut client = Client::of(program(&test), actors.member(Role::Administrator));
    for page in ["/outbox".to_owned(), path(&test, "c").await] {
        let page = client.get(&page).await.text();
        assert!(!page.contains("sign-in/link/abc"), "{page}");
    }
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_message_is_cancelled_and_tried_again_on_its_page(#[case] engine: Engine) {
    let (test, actors) = desk(engine).await;
    let mut client = Client::of(program(&test), actors.member(Role::Coordinator));
    let (waits, nowhere) = (path(&test, "a").await, path(&test, "b").await);

    let refused = client.post(&format!("{waits}/cancel"), &[("reason", " ")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("Hãy ghi lý do hủy thư."), "{}", refused.text());
    let done = client.post(&format!("{waits}/cancel"), &[("reason", "Gửi nhầm")]).await;
    assert_eq!(done.location(), waits);
    assert!(client.get(&waits).await.text().contains("Gửi nhầm"));
    assert_eq!(in_state(&test, MessageState::Cancelled).await, 1);

    let refused = client.post(&format!("{nowhere}/retry"), &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("vẫn chưa có thư điện tử"), "{}", refused.text());
}

#[tokio::test]
async fn working_hours_are_set_with_their_source() {
    let (test, actors) = desk(Engine::Sqlite).await;
    let mut client = Client::of(program(&test), actors.member(Role::Administrator));
    let page = client.get("/outbox").await.text();
    assert!(page.contains("07:30-11:30, 13:30-17:00") && page.contains("Chưa kiểm tra"), "{page}");

    let wrong = [("spans", "tám giờ"), ("source", "QĐ 5")];
    let refused = client.post("/outbox/hours", &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("value=\"tám giờ\""), "what was typed is kept");
    let set = [("spans", "7h-11h; 13h-16h30"), ("source", "QĐ 5/QĐ-UBND")];
    client.post("/outbox/hours", &set).await;
    let page = client.get("/outbox").await.text();
    assert!(page.contains("07:00-11:00, 13:00-16:30") && page.contains("QĐ 5/QĐ-UBND"), "{page}");
}

#[tokio::test]
async fn an_address_is_corrected_on_the_page_of_a_person() {
    let (test, actors) = desk(Engine::Sqlite).await;
    let mut client = Client::of(program(&test), actors.member(Role::Administrator));
    let person = format!("/people/{}", actors.member(Role::Officer).viewer.person);
    let form =
        |email: &'static str| [("name", "Lê Cán Bộ"), ("title", "Chuyên viên"), ("email", email)];

    let refused = client.post(&format!("{person}/correct"), &form("lan@")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("value=\"lan@\""), "what was typed is kept");
    client.post(&format!("{person}/correct"), &form("lan@Example.VN")).await;
    assert!(client.get(&person).await.text().contains("lan@example.vn"));
    let sql = "SELECT detail FROM audit_entry WHERE verb = 'person.correct'";
    let entry = test.first(sql, values![]).await.unwrap().unwrap();
    let detail: String = entry.get("detail").unwrap();
    assert!(detail.contains("\"email_changed\":true") && !detail.contains("lan@"), "{detail}");
}
