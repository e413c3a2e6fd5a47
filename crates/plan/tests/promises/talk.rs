//! Comments: who may say, read and be named; notes of those who decide; who is told, and of what
//! they may still see.

use crate::work::Work;
use ddci_plan::{
    model::{CommentId, ObligationId, TaskId, Topic},
    pages,
    store::{comment, news},
    transitions::{ChangeComment, Refusal, Say, Watch, WithdrawComment},
};
use ddci_platform::{
    identity::{Appoint, CorrectPerson, SetDisabled},
    permit::{Role, Viewer},
    store::{Db, Read},
    values,
    web::{App, Paging, Settings, router},
};
use ddci_testkit::{Actors, COMMUNE, Client, Engine, FINANCE, INTERIOR, Member, OFFICE, TAX};
use rstest::rstest;
use std::sync::Arc;

const ALL: Paging = Paging { page: 1, size: 1_000 };

fn say(topic: Topic, text: &str) -> Say {
    Say { key: None, topic, text: text.to_owned(), is_private: false }
}

fn note(topic: Topic, text: &str) -> Say {
    Say { is_private: true, ..say(topic, text) }
}

async fn read(db: &Db, viewer: &Viewer, topic: Topic) -> Vec<String> {
    let Some(subject) = comment::subject(db, viewer, topic).await.unwrap() else {
        return Vec::new();
    };
    let comments = comment::of(db, viewer, &subject).await.unwrap();
    comments.into_iter().map(|comment| comment.text).collect()
}

/// What is new for somebody; the counter says as many.
async fn new(db: &Db, viewer: &Viewer) -> Vec<String> {
    let list = news::list(db, viewer, ALL).await.unwrap();
    let count = news::count(db, viewer).await.unwrap();
    assert_eq!(i64::try_from(list.len()).unwrap(), count, "the counter and its list");
    list.into_iter().map(|new| new.text).collect()
}

async fn task_of(work: &Work, obligation: ObligationId) -> TaskId {
    let sql = "SELECT task FROM obligation WHERE id = $1";
    work.db.first(sql, values![obligation.0]).await.unwrap().unwrap().get("task").unwrap()
}

/// Attack 8 and 4: whoever may not see a thing is not named, told, or told of; and a refusal does not
/// say whether there is such an account.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn whoever_may_not_see_it_cannot_be_named(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let others = Actors::found_as(&work.db, "other", "UBND huyện Khác").await;
    let topic = Topic::Obligation(work.finance);
    let officer = work.scene.officer();
    let before = work.traces().await;
    let blind = &work.scene.officer_of(INTERIOR).login;
    let elsewhere = &others.member(Role::Coordinator).login;

    for login in [blind.as_str(), elsewhere.as_str(), "nobody.at.all"] {
        let text = format!("@{login} xem giúp");
        let refused = work.db.run(&officer, &say(topic, &text)).await.unwrap_err();
        assert!(matches!(&refused, Refusal::CannotBeNamed(named) if named == login), "{refused:?}");
    }
    let many: Vec<String> = (0..21).map(|n| format!("@nobody{n}")).collect();
    for (refused, expected) in [
        (say(topic, " \u{200b} "), "NothingWritten"),
        (say(topic, &"x".repeat(4_001)), "TooLong(4000)"),
        (say(topic, &many.join(" ")), "TooManyNamed(20)"),
        (note(topic, "riêng"), "NotYourPart"),
    ] {
        let refused = work.db.run(&officer, &refused).await.unwrap_err();
        assert_eq!(format!("{refused:?}"), expected);
    }
    assert_eq!(work.traces().await, before, "a refusal leaves nothing");
    assert_eq!(work.scene.count("SELECT COUNT(*) AS n FROM comment", values![]).await, 0);
    assert_eq!(work.scene.count("SELECT COUNT(*) AS n FROM watcher", values![]).await, 0);
}

/// Attack 7: neither the page's way nor any other lets somebody speak about what they cannot see.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn whoever_may_not_see_it_says_nothing_and_reads_nothing(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let others = Actors::found_as(&work.db, "other", "UBND huyện Khác").await;
    let topic = Topic::Obligation(work.finance);
    let first = work.db.run(&work.scene.officer(), &say(topic, "Đã xong một nửa.")).await.unwrap();

    let strangers = [work.scene.officer_of(INTERIOR), others.member(Role::Coordinator)];
    for stranger in strangers {
        let actor = stranger.actor();
        let watch = Watch { topic, on: true };
        let change = ChangeComment { comment: first, text: "khác".to_owned() };
        for refused in [
            work.db.run(&actor, &say(topic, "tôi")).await.map(drop),
            work.db.run(&actor, &watch).await,
            work.db.run(&actor, &change).await,
            work.db.run(&actor, &WithdrawComment { comment: first }).await,
        ] {
            assert!(matches!(refused, Err(Refusal::NotFound)), "{refused:?}");
        }
        assert_eq!(read(&work.db, &stranger.viewer, topic).await, [""; 0]);
        assert!(comment::visible(&work.db, &stranger.viewer, first).await.unwrap().is_none());
    }
    // Who reads only, reads; who sees it but is another, does not change it.
    let reader = work.scene.reader();
    let refused = work.db.run(&reader, &say(topic, "tôi")).await;
    assert!(matches!(refused, Err(Refusal::NotYourPart)), "{refused:?}");
    let refused = work.db.run(&work.scene.leader(), &WithdrawComment { comment: first }).await;
    assert!(matches!(refused, Err(Refusal::NotYourPart)), "{refused:?}");
    let viewer = &work.scene.member(Role::Reader).viewer;
    assert_eq!(read(&work.db, viewer, topic).await, ["Đã xong một nửa."]);
}

/// Notes of those who decide: never for the unit that owes, be it the coordinating office itself.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_note_is_never_for_the_unit_that_owes(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let finance = Topic::Obligation(work.finance);
    let office = Topic::Obligation(work.office);
    let whole = Topic::Task(task_of(&work, work.office).await);
    let (coordinator, leader) = (work.scene.coordinator(), work.scene.leader());
    let named = &work.scene.member(Role::Officer).login;

    work.db.run(&coordinator, &note(finance, "Chưa tin số liệu này.")).await.unwrap();
    work.db.run(&leader, &note(office, "Văn phòng chậm.")).await.unwrap();
    work.db.run(&leader, &note(whole, "Cả nhiệm vụ chậm.")).await.unwrap();
    for refused in [
        work.db.run(&coordinator, &note(office, "tự ghi")).await,
        work.db.run(&coordinator, &note(whole, "tự ghi")).await,
    ] {
        assert!(matches!(refused, Err(Refusal::NotYourPart)), "{refused:?}");
    }
    let refused = work.db.run(&coordinator, &note(finance, &format!("@{named}"))).await;
    assert!(matches!(refused, Err(Refusal::CannotBeNamed(_))), "{refused:?}");

    let seen: [(&Member, Topic, usize); 9] = [
        (work.scene.member(Role::Leader), finance, 1),
        (work.scene.member(Role::Coordinator), finance, 1),
        (work.scene.member(Role::Officer), finance, 0),
        (work.scene.member(Role::UnitHead), finance, 0),
        (work.scene.member(Role::Reader), finance, 0),
        (work.scene.officer_of(TAX), finance, 0),
        (work.scene.member(Role::Leader), office, 1),
        (work.scene.member(Role::Coordinator), office, 0),
        (work.scene.member(Role::Coordinator), whole, 0),
    ];
    for (member, topic, n) in seen {
        assert_eq!(read(&work.db, &member.viewer, topic).await.len(), n, "{}", member.login);
    }
}

/// Whoever is named or speaks watches; whoever watches is told, and by a message that does not say
/// what was said. Who loses the right neither sees it nor is told of the next.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn whoever_watches_is_told_for_as_long_as_they_may_see(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let topic = Topic::Obligation(work.finance);
    let officer = work.scene.member(Role::Officer);
    let (coordinator, leader) =
        (work.scene.member(Role::Coordinator), work.scene.member(Role::Leader));
    let task = Topic::Task(task_of(&work, work.finance).await);
    work.db.run(&leader.actor(), &Watch { topic: task, on: true }).await.unwrap();

    let text = format!("@{} đã xem chưa?", officer.login);
    work.db.run(&coordinator.actor(), &say(topic, &text)).await.unwrap();
    assert_eq!(new(&work.db, &officer.viewer).await, [text.as_str()]);
    assert_eq!(new(&work.db, &leader.viewer).await, [text.as_str()], "who watches the task");
    assert_eq!(new(&work.db, &coordinator.viewer).await, [""; 0], "not who spoke");
    assert_eq!(work.scene.audited("comment.say").await["told"], 2);

    work.db.run(&officer.actor(), &say(topic, "Đã xem.")).await.unwrap();
    assert_eq!(new(&work.db, &coordinator.viewer).await, ["Đã xem."], "who spoke watches");
    let sql = "SELECT text FROM outbox WHERE kind = 'comment'";
    let messages = work.db.all(sql, values![]).await.unwrap();
    assert_eq!(messages.len(), 4, "the officer, the leader twice, the coordinator");
    for message in &messages {
        let told: String = message.get("text").unwrap();
        assert!(!told.contains("Đã xem.") && told.contains("Đối thoại"), "{told}");
    }

    let moved = Appoint {
        person: officer.viewer.person,
        unit: work.scene.unit(INTERIOR).id,
        title: "Chuyên viên".to_owned(),
        valid_from: None,
        valid_to: None,
        principal: true,
    };
    work.db.run(&work.scene.administrator(), &moved).await.unwrap();
    let now = Viewer { unit: work.scene.unit(INTERIOR).id, ..officer.viewer.clone() };
    assert_eq!(new(&work.db, &now).await, [""; 0], "what they were told is theirs no longer");
    work.db.run(&coordinator.actor(), &say(topic, "Còn thiếu.")).await.unwrap();
    assert_eq!(work.scene.audited("comment.say").await["told"], 1, "the leader alone");
    assert_eq!(new(&work.db, &officer.viewer).await, [text.as_str()], "nothing was added for them");

    let login = leader.login.clone();
    let off = SetDisabled { login, disabled: true };
    work.db.run(&work.scene.administrator(), &off).await.unwrap();
    work.db.run(&coordinator.actor(), &say(topic, "Nữa.")).await.unwrap();
    assert_eq!(work.scene.audited("comment.say").await["told"], 0);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn what_was_read_is_new_no_longer(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let topic = Topic::Obligation(work.finance);
    let officer = work.scene.member(Role::Officer);
    work.db.run(&officer.actor(), &Watch { topic, on: true }).await.unwrap();
    let first = work.db.run(&work.scene.coordinator(), &say(topic, "một")).await.unwrap();
    let later = work.scene.on("2024-06-10 10:00");
    let second = later.run(&work.scene.coordinator(), &say(topic, "hai")).await.unwrap();
    later.run(&work.scene.coordinator(), &say(topic, "ba")).await.unwrap();
    assert_eq!(new(&work.db, &officer.viewer).await.len(), 3);

    let until = work.db.clock().now();
    assert_eq!(news::read(&later, &officer.viewer, None, until).await.unwrap(), 1);
    assert_eq!(new(&work.db, &officer.viewer).await, ["ba", "hai"], "what came later stays new");
    let reader = &work.scene.member(Role::Reader).viewer;
    assert_eq!(news::read(&later, reader, Some(second), until).await.unwrap(), 0, "not theirs");
    assert_eq!(news::read(&later, &officer.viewer, Some(second), until).await.unwrap(), 1);
    assert_eq!(news::read(&later, &officer.viewer, Some(first), until).await.unwrap(), 0);
    work.db.run(&officer.actor(), &Watch { topic, on: false }).await.unwrap();
    later.run(&work.scene.coordinator(), &say(topic, "bốn")).await.unwrap();
    assert_eq!(new(&work.db, &officer.viewer).await, ["ba"], "who stopped is told no more");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_comment_is_changed_for_a_short_time_and_withdrawn_with_a_trace(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let topic = Topic::Obligation(work.finance);
    let officer = work.scene.member(Role::Officer);
    let key: CommentId = work.db.ids().next().unwrap();
    let said = Say { key: Some(key), ..say(topic, "Đã song") };
    work.db.run(&officer.actor(), &said).await.unwrap();
    assert_eq!(work.db.run(&officer.actor(), &said).await.unwrap(), key, "a second press");
    let other = Say { topic: Topic::Obligation(work.office), ..said.clone() };
    let refused = work.db.run(&work.scene.coordinator(), &other).await;
    assert!(matches!(refused, Err(Refusal::NotFound)), "another's key: {refused:?}");

    let change = ChangeComment { comment: key, text: "Đã xong".to_owned() };
    work.scene.on("2024-06-10 09:15").run(&officer.actor(), &change).await.unwrap();
    let late = work.scene.on("2024-06-10 09:16");
    let refused = late.run(&officer.actor(), &change).await;
    assert!(matches!(refused, Err(Refusal::TooLate(15))), "{refused:?}");
    let subject = comment::subject(&late, &officer.viewer, topic).await.unwrap().unwrap();
    let comments = comment::of(&late, &officer.viewer, &subject).await.unwrap();
    assert_eq!(comments.len(), 1);
    assert_eq!(comments[0].text, "Đã xong");
    let earlier: Vec<&str> = comments[0].earlier.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(earlier, ["Đã song"]);

    late.run(&officer.actor(), &WithdrawComment { comment: key }).await.unwrap();
    let again = late.run(&officer.actor(), &WithdrawComment { comment: key }).await;
    assert!(matches!(again, Err(Refusal::Withdrawn)), "{again:?}");
    let comments = comment::of(&late, &officer.viewer, &subject).await.unwrap();
    assert!(comments[0].withdrawn_at.is_some(), "that it was there stays");
    let page = browser(&late, officer).get(&topic.path()).await.text();
    assert!(!page.contains("Đã xong") && !page.contains("Đã song"), "what it said is gone");
    assert!(page.contains("Người viết đã rút lại ý kiến này"), "{page}");
}

fn browser(db: &Db, who: &Member) -> Client {
    let public_url = "http://ddci.test".to_owned();
    let settings = Settings { public_url, demo: false, trusted_proxies: Vec::new() };
    let app = App::new(db.clone(), settings, Vec::new(), Arc::from([]))
        .with_news(Arc::new(ddci_plan::PlanNews));
    Client::of(router(app, pages::routes()), who)
}

/// Attacks 16 and 23: a name or a text that would be markup, or would be read backwards.
#[tokio::test]
async fn names_and_texts_are_neither_markup_nor_turned_around() {
    let work = Work::new(Engine::Sqlite).await;
    let topic = Topic::Obligation(work.finance);
    let officer = work.scene.member(Role::Officer);
    let correct = CorrectPerson {
        person: officer.viewer.person,
        name: "<img src=x onerror=alert(1)>\u{202e}gnoL\u{200b}".to_owned(),
        title: "Chuyên viên".to_owned(),
        email: None,
    };
    // Where the register refuses such a name, an older one may still hold it.
    if work.db.run(&work.scene.administrator(), &correct).await.is_err() {
        let sql = "UPDATE person SET name = $1 WHERE id = $2";
        let values = values![correct.name.as_str(), officer.viewer.person.0];
        work.db.bookkeep(sql, values).await.unwrap();
    }
    let leader = work.scene.member(Role::Leader);
    let evil = format!(
        "<script>alert(1)</script> @{} \u{202e}javascript:alert(1) \
         http://ddci.test{} http://evil.test{}",
        leader.login,
        topic.path(),
        topic.path()
    );
    work.db.run(&officer.actor(), &say(topic, &evil)).await.unwrap();

    for path in [topic.path(), "/news".to_owned()] {
        let page = browser(&work.db, leader).get(&path).await;
        assert_eq!(page.status, 200);
        let page = page.text();
        assert!(!page.contains("<script") && !page.contains("<img src=x"), "{page}");
        assert!(page.contains("&lt;script&gt;") && page.contains("&lt;img src=x"), "{page}");
        assert!(!page.contains('\u{202e}') && !page.contains('\u{200b}'), "{page}");
        let own = format!("<a href=\"{}\">http://ddci.test{}</a>", topic.path(), topic.path());
        assert!(page.contains(&own), "{page}");
        assert!(!page.contains("href=\"http://evil.test") && !page.contains("href=\"javascript"));
        let counter = page.contains("1 tin chưa đọc");
        assert!(counter, "the header counts what the list holds: {page}");
    }
}

/// What was typed stays when it is refused, beside a sentence that says why.
#[tokio::test]
async fn a_refused_comment_keeps_what_was_typed() {
    let work = Work::new(Engine::Sqlite).await;
    let officer = work.scene.member(Role::Officer);
    let task = task_of(&work, work.finance).await;
    for topic in [Topic::Obligation(work.finance), Topic::Task(task)] {
        let path = format!("{}/comments", topic.path());
        let mut client = browser(&work.db, officer);
        let answer = client.post(&path, &[("comment", "Nhờ @khong.co xem")]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.text().contains("Nhờ @khong.co xem"), "{}", answer.text());
        assert!(answer.text().contains("Không nhắc được @khong.co"), "{}", answer.text());
        let answer = client.post(&path, &[("comment", "Xong"), ("named", "model.leader")]).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        assert!(answer.location().starts_with(&topic.path()), "{}", answer.location());
    }
    let stranger = work.scene.officer_of(COMMUNE);
    let path = format!("/obligations/{}/comments", work.finance);
    let answer = browser(&work.db, stranger).post(&path, &[("comment", "Tôi")]).await;
    assert_eq!(answer.status, 404);
}

/// The list beside the text holds only people who see the thing.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn only_people_who_see_it_can_be_chosen(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let viewer = &work.scene.member(Role::Officer).viewer;
    let topic = Topic::Obligation(work.finance);
    let subject = comment::subject(&work.db, viewer, topic).await.unwrap().unwrap();
    let people = comment::nameable(&work.db, viewer, &subject).await.unwrap();
    let logins: Vec<&str> = people.iter().map(|person| person.login.as_str()).collect();
    for login in [
        &work.scene.member(Role::Leader).login,
        &work.scene.member(Role::Coordinator).login,
        &work.scene.officer_of(FINANCE).login,
        &work.scene.officer_of(TAX).login,
    ] {
        assert!(logins.contains(&login.as_str()), "{login}: {logins:?}");
    }
    for login in [&work.scene.officer_of(INTERIOR).login, &work.scene.officer_of(OFFICE).login] {
        assert!(!logins.contains(&login.as_str()), "{login}: {logins:?}");
    }
    for login in logins {
        let text = format!("@{login}");
        work.db.run(&work.scene.officer(), &say(topic, &text)).await.unwrap();
    }
}
