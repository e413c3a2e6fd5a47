//! What people decide about messages: cancelled with a reason, tried again.

use crate::{
    delivery::{deliver, folder, only, posted},
    outbox::{Post, authority, to},
};
use ddci_platform::{
    outbox::{CancelMessage, Delivered, Message, OutboxRefusal, RetryMessage, To},
    permit::Role,
    store::Read,
    values,
};
use ddci_testkit::{Actors, Engine};
use rstest::rstest;

/// Who may cancel and try again, what may not be, and the entries that are left.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_message_is_cancelled_with_a_reason_or_tried_again(#[case] engine: Engine) {
    let (test, actors) = posted(engine).await;
    let others = Actors::found_as(&test, "other", "UBND huyện Khác").await;
    let message = only(&test).await.id;
    let cancel = |reason: &str| CancelMessage { message, reason: reason.to_owned() };
    let retry = RetryMessage { message };

    for (who, refused) in [
        (actors.officer(), "administrator's"),
        (actors.leader(), "administrator's"),
        (others.coordinator(), "no such"),
    ] {
        let cancelled = test.run(&who, &cancel("nhầm")).await.unwrap_err();
        let retried = test.run(&who, &retry).await.unwrap_err();
        for refusal in [cancelled, retried] {
            assert!(refusal.to_string().contains(refused), "{refusal}");
        }
    }
    let refusal = test.run(&actors.coordinator(), &cancel(" ")).await.unwrap_err();
    assert!(matches!(refusal, OutboxRefusal::NoReason));
    test.run(&actors.coordinator(), &cancel("nhầm người")).await.unwrap();
    let refusal = test.run(&actors.administrator(), &retry).await.unwrap_err();
    assert!(matches!(refusal, OutboxRefusal::Cancelled));
    let row = only(&test).await;
    assert_eq!(row.cancelled_for.as_deref(), Some("nhầm người"));
    assert_eq!(deliver(&test, &folder()).await, Delivered::default());

    let sql = "SELECT verb, detail FROM audit_entry WHERE subject = $1";
    let entries = test.all(sql, values![format!("message:{message}")]).await.unwrap();
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].get::<String>("verb").unwrap(), "message.cancel");
    assert!(!entries[0].get::<String>("detail").unwrap().contains("Việc"), "no subject in the log");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_message_without_address_leaves_once_there_is_one(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let officer = actors.member(Role::Officer).viewer.person;
    let post = Message { to: To::Person(officer), ..to("a", "nobody@example.vn") };
    test.run(&actors.coordinator(), &Post(vec![post])).await.unwrap();
    let retry = RetryMessage { message: only(&test).await.id };
    let refusal = test.run(&actors.administrator(), &retry).await.unwrap_err();
    assert!(matches!(refusal, OutboxRefusal::NoAddress));

    let sql = "UPDATE person SET email = 'lan@example.vn' WHERE id = $1";
    test.bookkeep(sql, values![officer.0]).await.unwrap();
    test.run(&actors.administrator(), &retry).await.unwrap();
    assert_eq!(deliver(&test, &folder()).await.sent, 1);
    let refusal = test.run(&actors.administrator(), &retry).await.unwrap_err();
    assert!(matches!(refusal, OutboxRefusal::Gone));
}
