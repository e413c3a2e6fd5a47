//! Delivery: within working hours, by TLS that was checked, tried again, never a third time.

use crate::{
    mail_server::{MailServer, Manner, Shows},
    outbox::{Post, authority, in_state, to},
};
use ddci_platform::{
    outbox::{
        Delivered, Folder, Letter, Message, MessageFilter, MessageRow, MessageState, NoWay,
        Postman, Security, Sending, SetWorkingHours, Smtp, SmtpSettings, Transport, messages,
    },
    store::{Db, Read},
    values,
    web::Paging,
};
use ddci_testkit::{Actors, Engine, TestDb};
use rstest::rstest;
use std::sync::Arc;

/// A Wednesday morning.
const OPEN: &str = "2024-09-18 09:00";

fn smtp(server: &MailServer, security: Security, trusts: bool) -> Arc<dyn Transport> {
    let settings = SmtpSettings {
        host: "localhost".to_owned(),
        port: server.port,
        security,
        from: "ddci@example.vn".parse().unwrap(),
        credentials: Some(("ddci".to_owned(), "mật khẩu".to_owned())),
        ca: trusts.then(|| server.ca.clone()),
    };
    Arc::new(Smtp::new(settings).unwrap())
}

pub async fn deliver(db: &Db, transport: &Arc<dyn Transport>) -> Delivered {
    let postman = Postman::new(db.clone(), transport.clone(), "node".to_owned());
    postman.deliver_due().await.unwrap()
}

pub async fn only(db: &Db) -> MessageRow {
    messages(db, MessageFilter::default(), Paging::asked(None)).await.unwrap().remove(0)
}

pub async fn posted(engine: Engine) -> (TestDb, Actors) {
    let (test, actors) = authority(engine).await;
    test.run(&actors.officer(), &Post(vec![to("a", "lan@example.vn")])).await.unwrap();
    (test, actors)
}

fn header<'a>(mail: &'a str, name: &str) -> &'a str {
    let line = mail.lines().find(|line| line.starts_with(&format!("{name}: ")));
    line.unwrap_or_else(|| panic!("no {name} in {mail}"))
}

#[rstest]
#[case::starttls(Security::StartTls)]
#[case::tls(Security::Tls)]
#[tokio::test]
async fn a_trusted_server_gets_the_mail(#[case] security: Security) {
    let (test, _) = posted(Engine::Sqlite).await;
    let server =
        MailServer::start(security == Security::Tls, Shows::Trusted, vec![Manner::Kind]).await;

    let done = deliver(&test, &smtp(&server, security, true)).await;

    let row = only(&test).await;
    assert_eq!((done.sent, row.state), (1, MessageState::Sent), "{:?}", row.last_error);
    let mail = server.mails().remove(0);
    assert_eq!(header(&mail, "Message-ID"), format!("Message-ID: <{}@example.vn>", row.id));
    assert_eq!(header(&mail, "Auto-Submitted"), "Auto-Submitted: auto-generated");
    assert_eq!(header(&mail, "To"), "To: lan@example.vn");
    let seen = server.seen.lock().unwrap();
    assert_eq!(seen.signed_in.len(), 1);
    // Before TLS nothing is said but that TLS is wanted.
    assert!(
        seen.in_the_clear
            .iter()
            .all(|line| ["EHLO", "STARTTLS"].iter().any(|word| line.starts_with(word)))
    );
}

#[rstest]
#[case::signed_by_itself(Shows::SelfSigned, true)]
#[case::another_name(Shows::OtherName, true)]
#[case::unknown_authority(Shows::Trusted, false)]
#[tokio::test]
async fn a_certificate_that_is_not_right_gets_nothing(
    #[case] shows: Shows,
    #[case] trusts: bool,
    #[values(Security::StartTls, Security::Tls)] security: Security,
) {
    let (test, _) = posted(Engine::Sqlite).await;
    let server = MailServer::start(security == Security::Tls, shows, vec![Manner::Kind]).await;

    let done = deliver(&test, &smtp(&server, security, trusts)).await;

    let row = only(&test).await;
    assert_eq!((done.failed, row.state), (1, MessageState::Waiting));
    assert!(row.last_error.unwrap().contains("certificate"));
    assert!(server.mails().is_empty());
    assert!(server.seen.lock().unwrap().signed_in.is_empty(), "the password stayed here");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn not_now_is_tried_again_and_never_is_given_up(#[case] engine: Engine) {
    let (test, actors) = posted(engine).await;
    let manners = vec![Manner::Refuses("451 4.3.0 later"), Manner::Kind];
    let server = MailServer::start(false, Shows::Trusted, manners).await;
    let way = smtp(&server, Security::StartTls, true);

    assert_eq!(deliver(&test, &way).await.failed, 1);
    let row = only(&test).await;
    assert_eq!((row.state, row.attempts), (MessageState::Waiting, 1));
    assert!(row.last_error.unwrap().contains("451"));
    assert_eq!(deliver(&test, &way).await, Delivered::default(), "not at once");
    assert_eq!(deliver(&test.on("2024-09-18 09:05"), &way).await.sent, 1);

    let post = Post(vec![to("b", "nobody@example.vn")]);
    test.run(&actors.officer(), &post).await.unwrap();
    let manners = vec![Manner::Refuses("550 5.1.1 no such user")];
    let server = MailServer::start(false, Shows::Trusted, manners).await;
    assert_eq!(deliver(&test, &smtp(&server, Security::StartTls, true)).await.failed, 1);
    assert_eq!(in_state(&test, MessageState::GivenUp).await, 1);
}

/// The connection breaks after the text: it is sent once more under the same Message-ID, and when
/// that breaks too, nobody sends it a third time.
#[rstest]
#[case::once(vec![Manner::DropsAfterData, Manner::Kind], MessageState::Sent)]
#[case::always(vec![Manner::DropsAfterData], MessageState::GivenUp)]
#[tokio::test]
async fn what_may_have_arrived_is_sent_once_more(
    #[case] manners: Vec<Manner>,
    #[case] end: MessageState,
) {
    let (test, _) = posted(Engine::Sqlite).await;
    let server = MailServer::start(false, Shows::Trusted, manners).await;
    let way = smtp(&server, Security::StartTls, true);
    for minute in (0..60).step_by(5) {
        deliver(&test.on(&format!("2024-09-18 09:{minute:02}")), &way).await;
    }

    assert_eq!(only(&test).await.state, end);
    let mails = server.mails();
    assert_eq!(mails.len(), 2);
    assert_eq!(header(&mails[0], "Message-ID"), header(&mails[1], "Message-ID"));
}

/// A node that dies while it sends: another sends it once more, and no third does.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn what_a_dead_node_left_is_sent_once_more(#[case] engine: Engine) {
    let (test, _) = posted(engine).await;
    let folder = folder();
    let die = async |local: &str| {
        let sql = "UPDATE outbox SET state = 'sending', holder = 'dead', lease_until = $1,
                     attempts = attempts + 1 WHERE state <> 'given_up'";
        test.on(local).bookkeep(sql, values![test.on(local).clock().now()]).await.unwrap();
    };
    die(OPEN).await;
    assert_eq!(deliver(&test.on("2024-09-18 09:10"), &folder).await.sent, 1);
    die("2024-09-18 09:20").await;
    assert_eq!(deliver(&test.on("2024-09-18 09:30"), &folder).await, Delivered::default());
    assert_eq!(only(&test).await.state, MessageState::GivenUp);
}

/// A folder that is gone with the test.
struct Kept {
    folder: Folder,
    _place: tempfile::TempDir,
}

impl Transport for Kept {
    fn domain(&self) -> &str {
        self.folder.domain()
    }

    fn send<'a>(&'a self, letter: &'a Letter) -> Sending<'a> {
        self.folder.send(letter)
    }
}

pub fn folder() -> Arc<dyn Transport> {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().to_owned();
    let folder = Folder { path, from: "ddci@example.vn".parse().unwrap() };
    Arc::new(Kept { folder, _place: place })
}

/// Whatever stands in a subject, the mail has one recipient and the headers that every mail has.
#[tokio::test]
async fn a_subject_makes_no_header() {
    let (test, actors) = authority(Engine::Sqlite).await;
    let evil = Message {
        subject: "Việc\r\nBcc: eve@example.vn\r\n\r\nKính gửi".to_owned(),
        text: "Kính gửi,\r\n.\r\nRCPT TO:<eve@example.vn>\r\n".to_owned(),
        ..to("a", "lan@example.vn")
    };
    test.run(&actors.officer(), &Post(vec![evil, to("b", "lan@example.vn")])).await.unwrap();
    let server = MailServer::start(true, Shows::Trusted, vec![Manner::Kind]).await;

    assert_eq!(deliver(&test, &smtp(&server, Security::Tls, true)).await.sent, 2);

    let heads = |mail: &str| -> Vec<String> {
        let head = mail.split_once("\n\n").unwrap().0;
        let lines = head.lines().filter(|line| !line.starts_with([' ', '\t']));
        lines.map(|line| line.split(':').next().unwrap().to_owned()).collect()
    };
    let mails = server.mails();
    assert_eq!(mails.len(), 2, "the text ends where it ends");
    assert_eq!(heads(&mails[0]), heads(&mails[1]));
    assert!(mails.iter().all(|mail| mail.lines().all(|line| !line.starts_with("Bcc"))));
}

/// Outside of working hours, and while there is no way out, messages are kept.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn messages_wait_for_working_hours(#[case] engine: Engine) {
    let (test, actors) = posted(engine).await;
    let urgent = Message { urgent: true, ..to("b", "lan@example.vn") };
    test.run(&actors.officer(), &Post(vec![urgent])).await.unwrap();
    let way = folder();

    let nowhere: Arc<dyn Transport> = Arc::new(NoWay);
    assert_eq!(deliver(&test.on("2024-09-18 09:00"), &nowhere).await, Delivered::default());
    // A Saturday: the urgent one leaves alone.
    assert_eq!(deliver(&test.on("2024-09-21 09:00"), &way).await.sent, 1);
    assert_eq!(deliver(&test.on("2024-09-23 12:00"), &way).await.sent, 0, "lunch");
    let set = SetWorkingHours { spans: "11h-13h".to_owned(), source: "QĐ 1".to_owned() };
    test.run(&actors.coordinator(), &set).await.unwrap();
    assert_eq!(deliver(&test.on("2024-09-23 12:00"), &way).await.sent, 1);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn what_is_for_one_reader_is_gone_once_it_was_sent(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let secret = Message { secret: true, ..to("a", "lan@example.vn") };
    test.run(&actors.officer(), &Post(vec![secret])).await.unwrap();
    deliver(&test, &folder()).await;
    let row = test.first("SELECT text FROM outbox", values![]).await.unwrap().unwrap();
    assert_eq!(row.get::<String>("text").unwrap(), "");
}
