//! Calendars under a secret address: what they hold, who gets them, and that the address stays secret.

use crate::{
    notes::room,
    site::{desk, plain},
};
use ddci_platform::{
    feed::{FeedRefusal, MakeFeed, RevokeFeed, kept},
    identity::{Appoint, SetDisabled, Token},
    org::{PersonId, UnitId},
    permit::{Role, Viewer},
    seam::{Answer, Deadlines, DueState, DueThing, Whose},
    store::{Db, Read},
    values,
    web::{App, router},
};
use ddci_testkit::{Actors, Client, Engine, FINANCE, INTERIOR, Member, OFFICE, TestDb, moment};
use icalendar::{Calendar, CalendarComponent, Component};
use jiff::civil::{Date, date};
use rstest::rstest;
use std::{
    io,
    sync::{Arc, Mutex, PoisonError},
};

/// A room in which four things are due, all of one unit, in every state.
struct Room(UnitId);

const LONG: &str = "Rà soát, công khai; cập nhật bộ thủ tục hành chính thuộc thẩm quyền giải quyết \
                    của Ủy ban nhân dân huyện \\ và các xã, thị trấn trên địa bàn";

impl Room {
    fn thing(&self, n: u128, title: &str, state: DueState) -> DueThing {
        DueThing {
            key: uuid::Uuid::from_u128(n),
            title: title.to_owned(),
            href: format!("/obligations/{n}"),
            unit: self.0,
            unit_name: "Phòng Tài chính".to_owned(),
            executor: None,
            stated_on: date(2024, 10, 15),
            due_on: date(2024, 10, 14),
            state,
            sequence: 3,
            changed_at: moment("2024-09-10 08:00"),
        }
    }
}

impl Deadlines for Room {
    fn due<'a>(&'a self, db: &'a Db, whose: Whose, _: Date, _: Date) -> Answer<'a, Vec<DueThing>> {
        Box::pin(async move {
            let unit = match whose {
                Whose::Unit(unit) | Whose::Authority(unit) => unit,
                Whose::Person(PersonId(person)) => {
                    let sql = "SELECT unit FROM person WHERE id = $1";
                    db.first(sql, values![person]).await?.unwrap().get("unit")?
                }
            };
            let all = vec![
                self.thing(1, LONG, DueState::Open),
                self.thing(2, "Tổng hợp", DueState::Waiting),
                self.thing(3, "Đối thoại", DueState::Done(date(2024, 9, 1))),
                self.thing(4, "Đã bỏ\r\nBEGIN:VEVENT", DueState::Withdrawn),
            ];
            Ok(if unit == self.0 { all } else { Vec::new() })
        })
    }
}

struct Site {
    test: TestDb,
    actors: Actors,
}

impl Site {
    async fn new(engine: Engine) -> Self {
        let (test, actors) = room(engine).await;
        Self { test, actors }
    }

    fn program(&self) -> axum::Router {
        let due = Arc::new(Room(self.actors.unit(FINANCE).id)) as Arc<dyn Deadlines>;
        let app = App::new(self.test.db().clone(), plain(), Vec::new(), Arc::from([]));
        router(app.with_deadlines(Arc::from([due])), desk())
    }

    fn of(&self, member: &Member) -> Client {
        Client::of(self.program(), member)
    }

    /// Nobody's browser, as a calendar program is.
    fn nobody(&self) -> Client {
        Client::new(self.program())
    }

    async fn make(&self, who: &Member, of: Option<UnitId>) -> Result<String, FeedRefusal> {
        let token = Token::new(self.test.random()).unwrap();
        self.test.run(&who.actor(), &MakeFeed { of, token: token.clone() }).await?;
        Ok(format!("/calendar/{}.ics", token.reveal()))
    }
}

/// The first of two parsers that have nothing to do with the writer; the other one is
/// `tests/browser/calendar.test.js`.
#[tokio::test]
async fn another_parser_reads_what_was_written() {
    let site = Site::new(Engine::Sqlite).await;
    let path = site.make(site.actors.member(Role::Officer), None).await.unwrap();
    let answer = site.nobody().get(&path).await;
    assert_eq!(answer.header("content-type"), "text/calendar; charset=utf-8");
    let text = answer.text();
    for line in text.split_terminator("\r\n") {
        assert!(line.len() <= 75 && !line.contains('\n'), "{line:?}");
    }

    let calendar: Calendar = text.parse().unwrap();
    assert_eq!(calendar.property_value("X-WR-CALNAME"), Some("Hạn việc: Lê Cán Bộ"));
    let events: Vec<_> = calendar
        .components
        .iter()
        .filter_map(|component| match component {
            CalendarComponent::Event(event) => Some(event),
            _ => None,
        })
        .collect();
    assert_eq!(events.len(), 4, "no value begins a line of its own");
    let read = |event: &icalendar::Event, name: &str| {
        event.property_value(name).unwrap_or_default().to_owned()
    };
    let mut uids: Vec<String> = events.iter().map(|event| read(event, "UID")).collect();
    uids.dedup();
    assert_eq!(uids.len(), 4);
    assert!(uids[0].ends_with("@ddci.test"), "{uids:?}");
    let open = events[0];
    assert_eq!(open.get_summary().unwrap(), LONG);
    assert_eq!(read(open, "DTSTART"), "20241014");
    assert_eq!(read(open, "SEQUENCE"), "3");
    assert_eq!(read(open, "DTSTAMP"), "20240910T010000Z");
    assert_eq!(read(open, "STATUS"), "CONFIRMED");
    assert_eq!(
        open.get_description().unwrap(),
        "Phòng Tài chính\nHạn ghi trong kế hoạch: 15/10/2024"
    );
    assert_eq!(read(open, "URL"), "http://ddci.test/obligations/1");
    assert_eq!(text.matches("BEGIN:VALARM").count(), 2, "bells for what is open alone");
    assert_eq!(read(events[3], "STATUS"), "CANCELLED");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_feed_holds_what_its_owner_may_see_today(#[case] engine: Engine) {
    let site = Site::new(engine).await;
    let officer = site.actors.member(Role::Officer);
    let leader = site.actors.member(Role::Leader);
    let finance = site.actors.unit(FINANCE).id;
    let own = site.make(officer, None).await.unwrap();
    let of_unit = site.make(officer, Some(finance)).await.unwrap();
    let leaders = site.make(leader, Some(finance)).await.unwrap();
    let events = async |path: &str| {
        let answer = site.nobody().get(path).await;
        (answer.status.as_u16(), answer.text().matches("BEGIN:VEVENT").count())
    };
    for path in [&own, &of_unit, &leaders] {
        // One of the summaries holds the words, which begin no event.
        assert_eq!(events(path).await, (200, 5), "{path}");
    }

    let moved = Appoint {
        person: officer.viewer.person,
        unit: site.actors.unit(INTERIOR).id,
        title: "Chuyên viên".to_owned(),
        valid_from: None,
        valid_to: None,
        principal: true,
    };
    site.test.run(&site.actors.administrator(), &moved).await.unwrap();
    assert_eq!(events(&own).await, (200, 0), "another unit's work");
    assert_eq!(events(&of_unit).await, (404, 0), "no longer their unit");
    assert_eq!(events(&leaders).await.0, 200);

    for login in [&officer.login, &leader.login] {
        let off = SetDisabled { login: login.clone(), disabled: true };
        site.test.run(&site.actors.administrator(), &off).await.unwrap();
    }
    assert_eq!(events(&own).await, (404, 0));
    assert_eq!(events(&leaders).await, (404, 0));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn only_whoever_sees_a_unit_makes_its_calendar(#[case] engine: Engine) {
    let site = Site::new(engine).await;
    let others = Actors::found_as(&site.test, "other", "UBND huyện Khác").await;
    let office = site.actors.unit(OFFICE).id;
    for stranger in [site.actors.member(Role::Officer), others.member(Role::Coordinator)] {
        let refused = site.make(stranger, Some(office)).await;
        assert!(matches!(refused, Err(FeedRefusal::NotFound)), "{refused:?}");
        let answer = site.of(stranger).post(&format!("/units/{office}/feeds"), &[]).await;
        assert_eq!(answer.status, 404);
    }
    let page = site.of(site.actors.member(Role::Officer)).get(&format!("/units/{office}")).await;
    assert_eq!(page.status, 200);
    assert!(!page.text().contains("/feeds"), "no button that would be refused");
    let leader = site.actors.member(Role::Leader);
    for _ in 0..5 {
        site.make(leader, Some(office)).await.unwrap();
    }
    let refused = site.make(leader, Some(office)).await;
    assert!(matches!(refused, Err(FeedRefusal::TooMany(5))), "{refused:?}");
    site.make(leader, None).await.unwrap();
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_revoked_address_opens_nothing(#[case] engine: Engine) {
    let site = Site::new(engine).await;
    let officer = site.actors.member(Role::Officer);
    let path = site.make(officer, None).await.unwrap();
    let feed = kept(site.test.db(), &officer.viewer, None).await.unwrap();
    assert_eq!((feed.len(), feed[0].asked_at), (1, None));
    assert_eq!(site.nobody().get(&path).await.status, 200);
    let asked = kept(site.test.db(), &officer.viewer, None).await.unwrap()[0].asked_at;
    assert!(asked.is_some(), "its owner sees that somebody asks");

    let other = site.actors.officer_of(INTERIOR);
    let revoke = RevokeFeed { feed: feed[0].id };
    let refused = site.test.run(&other.actor(), &revoke).await;
    assert!(matches!(refused, Err(FeedRefusal::NotFound)), "another's: {refused:?}");
    let form = format!("/account/feeds/{}/revoke", feed[0].id);
    assert_eq!(site.of(officer).post(&form, &[]).await.status, 303);

    let unknown = format!("/calendar/{}.ics", "0".repeat(64));
    for path in [path.as_str(), &unknown, "/calendar/.ics", "/calendar/no-such-page"] {
        let answer = site.nobody().get(path).await;
        assert_eq!(answer.status, 404, "{path}");
        assert!(!path.ends_with(".ics") || answer.bytes.is_empty(), "{path}");
    }
    assert_eq!(site.of(officer).post(&form, &[]).await.status, 404);
}

/// The address stands on one answer, which nothing keeps; in the database is its hash.
#[tokio::test]
async fn an_address_is_shown_once_and_kept_by_nobody() {
    let site = Site::new(Engine::Sqlite).await;
    let officer = site.actors.member(Role::Officer);
    let mut browser = site.of(officer);
    let answer = browser.post("/account/feeds", &[]).await;
    assert_eq!(answer.header("cache-control"), "no-store");
    let text = answer.text();
    let (_, rest) = text.split_once("http://ddci.test/calendar/").unwrap();
    let (secret, _) = rest.split_once(".ics").unwrap();
    assert_eq!(secret.len(), 64);
    assert!(!text.contains(&format!("href=\"http://ddci.test/calendar/{secret}")), "no link");
    assert!(!browser.get("/account").await.text().contains(secret));
    let sql = "SELECT COUNT(*) AS n FROM feed WHERE token_hash = $1";
    let row = site.test.first(sql, values![secret]).await.unwrap().unwrap();
    assert_eq!(row.get::<i64>("n").unwrap(), 0);
    let sql = "SELECT COUNT(*) AS n FROM audit_entry WHERE detail LIKE $1 OR subject LIKE $1";
    let row = site.test.first(sql, values![format!("%{secret}%")]).await.unwrap().unwrap();
    assert_eq!(row.get::<i64>("n").unwrap(), 0);

    let path = format!("/calendar/{secret}.ics");
    let answer = site.nobody().get(&path).await;
    assert_eq!(answer.header("cache-control"), "private, no-cache");
    assert_eq!(answer.header("referrer-policy"), "no-referrer");
    let tag = answer.header("etag").to_owned();
    let answer = site.nobody().header("if-none-match", &tag).get(&path).await;
    assert_eq!((answer.status.as_u16(), answer.bytes.len()), (304, 0), "the same bytes each time");
}

/// What a log line is written to.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Attack 31: at the loudest level of the log.
#[tokio::test]
async fn no_log_holds_the_address() {
    let log = Log::default();
    let written = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(move || log.clone())
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let site = Site::new(Engine::Sqlite).await;
    let path = site.make(site.actors.member(Role::Officer), None).await.unwrap();
    assert_eq!(site.nobody().get(&path).await.status, 200);
    assert_eq!(site.nobody().get(&format!("{path}x")).await.status, 404);

    let lines = written.0.lock().unwrap_or_else(PoisonError::into_inner);
    let lines = String::from_utf8_lossy(&lines);
    let secret = path.trim_start_matches("/calendar/").trim_end_matches(".ics");
    assert!(lines.contains("/calendar/"), "the request is logged: {lines}");
    assert!(!lines.contains(secret), "{lines}");
}

/// The viewer's own page says whose calendar it is before there is any.
#[tokio::test]
async fn the_pages_offer_it() {
    let site = Site::new(Engine::Sqlite).await;
    let officer = site.actors.member(Role::Officer);
    let Viewer { unit, .. } = officer.viewer;
    for path in ["/account".to_owned(), format!("/units/{unit}")] {
        let page = site.of(officer).get(&path).await.text();
        assert!(page.contains("Tạo địa chỉ mới"), "{page}");
    }
}
