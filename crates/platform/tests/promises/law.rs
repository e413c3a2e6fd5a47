//! The calendar as law: who may change it, what is kept of it, and when pages see it.

use crate::workbook::workbook;
use ddci_calendar::{AmendedDay, AmendedKind, DayFault, MAX_DAYS, Unsaid};
use ddci_platform::{
    MIGRATIONS,
    law::{self, AmendCalendar, Amended, Calendars, Change, LawRefusal},
    permit::{Actor, Role},
    seam::{Answer, DateMove, MovesDates, OpenDates, Recalculation},
    store::{Db, Read, Tx},
    values,
};
use ddci_testkit::{Actors, Engine, TestDb};
use jiff::{
    SignedDuration, ToSpan,
    civil::{Date, date},
};
use rstest::rstest;
use serde_json::Value as Json;
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

const DAY: Date = Date::constant(2026, 11, 24);

fn change(date: Date, kind: AmendedKind) -> Change {
    let day = AmendedDay {
        date,
        kind,
        name: "Ngày Văn hóa Việt Nam".to_owned(),
        legal_basis: "Bộ luật Lao động điều 112".to_owned(),
        verified: true,
    };
    Change { day, source: "https://vanban.chinhphu.vn".to_owned() }
}

fn amend(changes: Vec<Change>) -> AmendCalendar {
    AmendCalendar { changes, previewed: None, rooms: Arc::from([]) }
}

async fn authority(engine: Engine) -> (TestDb, Actors) {
    let test = TestDb::new(engine, MIGRATIONS).await;
    let actors = Actors::found(&test).await;
    (test, actors)
}

async fn audited(db: &Db) -> Vec<Json> {
    let sql = "SELECT detail FROM audit_entry WHERE verb = 'calendar.amend' ORDER BY sequence";
    let rows = db.all(sql, values![]).await.unwrap();
    let details = rows.iter().map(|row| row.get::<String>("detail").unwrap());
    details.map(|detail| serde_json::from_str(&detail).unwrap()).collect()
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_day_is_changed_again_and_again_each_with_its_entry(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let others = Actors::found_as(&test, "other", "UBND huyện Khác").await;
    let administrator = actors.administrator();

    for (kind, is_off) in [(AmendedKind::Off, true), (AmendedKind::Ordinary, false)] {
        let amended = test.run(&administrator, &amend(vec![change(DAY, kind)])).await.unwrap();
        assert_eq!(amended, Amended { days: 1, moved: 0 });
        let calendar = law::calendar(test.db(), actors.authority).await.unwrap();
        assert_eq!(calendar.is_day_off(DAY), is_off);
    }

    let days = law::days(test.db(), actors.authority).await.unwrap();
    assert_eq!(days.len(), 1);
    assert_eq!(days[0].day, change(DAY, AmendedKind::Ordinary).day);
    assert_eq!(days[0].author.as_deref(), Some("Đỗ Quản Trị"));
    assert_eq!(days[0].at, test.clock().now());
    let entries = audited(&test).await;
    assert_eq!(entries.len(), 2);
    assert_eq!(
        entries[0]["days"][0],
        "2026-11-24 off: Ngày Văn hóa Việt Nam; Bộ luật Lao động điều 112"
    );
    assert_eq!(entries[0]["moved"], 0);
    let theirs = law::calendar(test.db(), others.authority).await.unwrap();
    assert_eq!(&theirs, law::shipped());
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_shipped_day_can_be_an_ordinary_one_after_all(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let (friday, saturday) = (date(2025, 5, 2), date(2025, 4, 26));
    let back = [friday, saturday].map(|day| change(day, AmendedKind::Ordinary));

    test.run(&actors.administrator(), &amend(back.to_vec())).await.unwrap();

    let calendar = law::calendar(test.db(), actors.authority).await.unwrap();
    assert!(calendar.is_working_day(friday) && calendar.is_day_off(saturday));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn only_the_administrator_changes_it(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let change = amend(vec![change(DAY, AmendedKind::Off)]);

    for role in Role::ALL.into_iter().filter(|role| *role != Role::Administrator) {
        let refused = test.run(&Actor::Person(actors.member(role).viewer.clone()), &change).await;
        assert!(matches!(refused, Err(LawRefusal::NotYours)), "{role:?}");
    }
    assert_eq!(law::days(test.db(), actors.authority).await.unwrap(), []);
    assert!(audited(&test).await.is_empty());
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn what_cannot_stand_in_a_calendar_is_refused(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let off = |date| change(date, AmendedKind::Off);
    let unnamed = Change { day: AmendedDay { name: String::new(), ..off(DAY).day }, ..off(DAY) };
    let many = (0..=MAX_DAYS).map(|days| off(date(2026, 1, 1) + (days as i64).days()));

    for (changes, expected) in [
        (vec![], None),
        (many.collect(), None),
        (vec![unnamed], Some(DayFault::Name)),
        (vec![change(DAY, AmendedKind::Working)], Some(DayFault::NotWeekend)),
        (vec![off(DAY), off(DAY)], Some(DayFault::Twice)),
        (vec![Change { source: "x".repeat(301), ..off(DAY) }], Some(DayFault::TooLong)),
    ] {
        let refused = test.run(&actors.administrator(), &amend(changes)).await;
        match (refused, expected) {
            (Err(LawRefusal::NoDays), None) => {}
            (Err(LawRefusal::BadDay(_, fault)), Some(expected)) => assert_eq!(fault, expected),
            (other, expected) => panic!("{other:?} is not {expected:?}"),
        }
    }
    assert!(audited(&test).await.is_empty());
}

/// A room with one date, which lies where the test puts it.
struct OneDate(AtomicI64);

impl OneDate {
    fn moves(&self) -> Vec<DateMove> {
        vec![DateMove {
            key: uuid::Uuid::nil(),
            thing: "Báo cáo".to_owned(),
            href: "/tasks/1".to_owned(),
            unit: "Phòng Tài chính".to_owned(),
            from: DAY,
            to: DAY - self.0.load(Ordering::SeqCst).days(),
        }]
    }
}

impl MovesDates for OneDate {
    fn would_move<'a>(&'a self, _: &'a Db, _: &'a Recalculation<'a>) -> Answer<'a, Vec<DateMove>> {
        Box::pin(async { Ok(self.moves()) })
    }

    fn carry_out<'a>(
        &'a self,
        _: &'a Tx,
        _: &'a Actor,
        _: &'a Recalculation<'a>,
    ) -> Answer<'a, Vec<DateMove>> {
        Box::pin(async { Ok(self.moves()) })
    }
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn nothing_else_is_done_than_was_previewed(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let room = Arc::new(OneDate(AtomicI64::new(1)));
    let rooms: OpenDates = Arc::from([Arc::clone(&room) as Arc<dyn MovesDates>]);
    let changes = vec![change(DAY, AmendedKind::Off)];
    let preview = law::preview(test.db(), actors.authority, &changes, &rooms).await.unwrap();
    let confirmed = AmendCalendar { changes, previewed: Some(preview.hash.clone()), rooms };

    room.0.store(2, Ordering::SeqCst);
    let refused = test.run(&actors.administrator(), &confirmed).await;
    assert!(matches!(refused, Err(LawRefusal::OtherDates)));
    let other_name = AmendCalendar {
        changes: vec![change(DAY + 1.day(), AmendedKind::Off)],
        ..confirmed.clone()
    };
    room.0.store(1, Ordering::SeqCst);
    let refused = test.run(&actors.administrator(), &other_name).await;
    assert!(matches!(refused, Err(LawRefusal::OtherDates)));
    assert_eq!(law::days(test.db(), actors.authority).await.unwrap(), []);

    let amended = test.run(&actors.administrator(), &confirmed).await.unwrap();
    assert_eq!(amended, Amended { days: 1, moved: 1 });
    assert_eq!(audited(&test).await[0]["hash"], preview.hash);
}

/// The node that changed it forgets at once; another sees it within seconds, without a query for
/// each page.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_node_keeps_what_it_has_read_for_some_seconds(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let (here, there) = (Calendars::default(), Calendars::default());
    let off = |calendar: &ddci_calendar::Calendar| calendar.is_day_off(DAY);
    for node in [&here, &there] {
        assert!(!off(&node.of(&test, actors.authority).await.unwrap()));
    }

    let change = amend(vec![change(DAY, AmendedKind::Off)]);
    test.run(&actors.administrator(), &change).await.unwrap();
    here.forget(actors.authority);

    assert!(off(&here.of(&test, actors.authority).await.unwrap()));
    let soon = test.after(SignedDuration::from_secs(4));
    assert!(!off(&there.of(&soon, actors.authority).await.unwrap()));
    let later = test.after(SignedDuration::from_secs(5));
    assert!(off(&there.of(&later, actors.authority).await.unwrap()));
}

#[test]
fn a_file_is_told_by_its_bytes() {
    let unsaid = Unsaid { legal_basis: "VPCP 1", verified: false };
    let table = "24/11/2026,nghỉ,Ngày Văn hóa";
    let event =
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261124\nSUMMARY:Ngày Văn hóa\nEND:VEVENT\n";
    let sheet = workbook(&[&["Ngày", "Loại", "Tên"], &["24/11/2026", "nghỉ", "Ngày Văn hóa"]]);

    for bytes in [table.as_bytes(), event.as_bytes(), &sheet] {
        let announced = law::announced(bytes, unsaid).unwrap();
        assert_eq!(announced.faults, []);
        assert_eq!(announced.days.len(), 1);
        assert_eq!(
            (announced.days[0].date, announced.days[0].name.as_str()),
            (DAY, "Ngày Văn hóa")
        );
    }
    assert!(law::announced(b"PK\x03\x04 no workbook", unsaid).is_err());
}

/// A sheet may put its last cell a million rows away, and a package may unpack without end.
#[test]
fn a_workbook_that_is_no_list_of_days_is_refused() {
    let wide: Vec<&str> = vec!["x"; 60];
    assert!(law::announced(&workbook(&[&wide]), Unsaid::default()).is_err());
    let bomb = "0".repeat(17 << 20);
    assert!(law::announced(&workbook(&[&[&bomb]]), Unsaid::default()).is_err());
}
