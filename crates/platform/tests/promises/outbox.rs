//! The outbox: one row for each key, kept where somebody has no address.

use ddci_platform::{
    jobs::StateCount,
    org::{Email, PersonId},
    outbox::{Message, MessageFilter, MessageState, To, counts, message, messages},
    permit::{Actor, Role},
    store::{Applied, Db, StoreError, Transition, Tx},
    values,
    web::Paging,
};
use ddci_testkit::{Actors, Engine, TestDb};
use rstest::rstest;
use serde_json::json;

/// Posts messages, as a transition of a room would.
pub struct Post(pub Vec<Message>);

impl Transition for Post {
    const VERB: &'static str = "note.post";
    type Output = Vec<bool>;
    type Error = StoreError;

    async fn apply(&self, tx: &Tx, _: &Actor) -> Result<Applied<Vec<bool>>, StoreError> {
        let mut posted = Vec::new();
        for message in &self.0 {
            posted.push(tx.post(message).await?);
        }
        Ok(Applied::to("note", json!({}), posted))
    }

    fn store_error(error: &StoreError) -> Option<&StoreError> {
        Some(error)
    }
}

pub async fn authority(engine: Engine) -> (TestDb, Actors) {
    let test = TestDb::new(engine, ddci_platform::MIGRATIONS).await;
    let actors = Actors::found(&test).await;
    (test, actors)
}

pub fn to(key: &str, address: &str) -> Message {
    Message {
        key: key.to_owned(),
        to: To::Address(address.parse::<Email>().unwrap()),
        kind: "digest",
        subject: "Việc đến hạn hôm nay".to_owned(),
        text: "Kính gửi đồng chí,\n\nHai việc đến hạn.\n".to_owned(),
        urgent: false,
        secret: false,
    }
}

fn to_person(key: &str, person: PersonId) -> Message {
    Message { to: To::Person(person), ..to(key, "nobody@example.vn") }
}

pub async fn in_state(db: &Db, state: MessageState) -> u64 {
    let all: Vec<StateCount<MessageState>> = counts(db, None).await.unwrap();
    all.iter().find(|count| count.state == state).unwrap().count
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn what_is_posted_twice_is_one_message(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let others = Actors::found_as(&test, "other", "UBND huyện Khác").await;
    let post = Post(vec![to("a", "lan@example.vn"), to("a", "lan@example.vn")]);

    assert_eq!(test.run(&actors.officer(), &post).await.unwrap(), [true, false]);
    assert_eq!(test.run(&others.officer(), &post).await.unwrap(), [true, false]);

    let own = MessageFilter { authority: Some(actors.authority), state: None };
    let rows = messages(test.db(), own, Paging::asked(None)).await.unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].address.as_deref(), Some("lan@example.vn"));
    // Another authority's is not found.
    assert!(message(test.db(), others.authority, rows[0].id).await.unwrap().is_none());
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn whoever_has_no_address_has_their_message_kept(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let officer = actors.member(Role::Officer).viewer.person;
    let head = actors.member(Role::UnitHead).viewer.person;
    let sql = "UPDATE person SET email = 'truong.phong@example.vn' WHERE id = $1";
    test.bookkeep(sql, values![head.0]).await.unwrap();

    let post = Post(vec![to_person("a", officer), to_person("b", head)]);
    test.run(&actors.coordinator(), &post).await.unwrap();

    assert_eq!(in_state(&test, MessageState::NoAddress).await, 1);
    assert_eq!(in_state(&test, MessageState::Waiting).await, 1);
    let kept = MessageFilter { state: Some(MessageState::NoAddress), ..MessageFilter::default() };
    let kept = messages(test.db(), kept, Paging::asked(None)).await.unwrap();
    assert_eq!(kept[0].name.as_deref(), Some("Lê Cán Bộ"));
}

/// What is written about a message in a log says neither its subject nor its text.
#[tokio::test]
async fn a_log_sees_neither_subject_nor_text() {
    let (test, actors) = authority(Engine::Sqlite).await;
    let posted = Message { secret: true, ..to("a", "lan@example.vn") };
    test.run(&actors.officer(), &Post(vec![posted.clone()])).await.unwrap();
    let row =
        messages(test.db(), MessageFilter::default(), Paging::asked(None)).await.unwrap().remove(0);

    assert_eq!(row.text, None, "nobody but whom it is for reads it");
    for words in [format!("{posted:?}"), format!("{row:?}")] {
        assert!(!words.contains("Việc") && !words.contains("Kính"), "{words}");
    }
}
