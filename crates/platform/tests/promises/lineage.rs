//! What became of units: each rule of recording a reorganisation, and what it leaves behind.

use crate::units::{authority, last_entry, unit};
use ddci_platform::{
    org::{
        self, AddUnit, LineageKind, LineageRefusal, Move, RecordReorganisation, Share, Unit,
        UnitKind,
    },
    permit::Role,
    store::Db,
};
use ddci_testkit::{Actors, COMMUNE, Engine, SECOND_COMMUNE, TAX, TOWNSHIP, TestDb};
use jiff::civil::{Date, date};
use rstest::rstest;

const DAY: Date = date(2025, 7, 1);
const EVE: Date = date(2025, 6, 30);

/// What stands in a row of the tables below: predecessor, successor, share in per cent.
type Row = (&'static str, &'static str, i32);

/// An authority with two units that begin on the day, one that begins on another and one that has
/// ended.
async fn before(engine: Engine) -> (TestDb, Actors) {
    let (test, actors) = authority(engine).await;
    for (code, from, to) in [
        ("new", Some(DAY), None),
        ("newer", Some(DAY), None),
        ("later", Some(date(2026, 1, 1)), None),
        ("undated", None, None),
        ("gone", None, Some(date(2024, 12, 31))),
    ] {
        let add = AddUnit { valid_from: from, valid_to: to, ..unit(code, code, UnitKind::Commune) };
        test.run(&actors.administrator(), &add).await.unwrap();
    }
    (test, actors)
}

async fn read(db: &Db, actors: &Actors, code: &str) -> Unit {
    org::by_code(db, actors.authority, code).await.unwrap().unwrap()
}

async fn record(db: &Db, actors: &Actors, kind: LineageKind, rows: &[Row]) -> RecordReorganisation {
    let mut moves = Vec::new();
    for (predecessor, successor, share) in rows {
        moves.push(Move {
            predecessor: read(db, actors, predecessor).await.id,
            successor: match *successor {
                "" => None,
                code => Some(read(db, actors, code).await.id),
            },
            share: Share::new(share * 100),
        });
    }
    RecordReorganisation {
        kind,
        effective_on: DAY,
        legal_basis: "NQ 1672/NQ-UBTVQH15".to_owned(),
        source: "test".to_owned(),
        verified: false,
        moves,
    }
}

#[rstest]
#[case::a_merger(LineageKind::Merge, &[(COMMUNE, "new", 0), (TOWNSHIP, "new", 0)])]
#[case::a_split(LineageKind::Split, &[(COMMUNE, "new", 40), (COMMUNE, "newer", 60)])]
#[case::a_split_into_unknown_parts(
    LineageKind::Split, &[(COMMUNE, "new", 0), (COMMUNE, "newer", 0)]
)]
#[case::a_part_that_is_merged(
    LineageKind::Merge, &[(COMMUNE, "new", 40), (TOWNSHIP, "new", 0), (COMMUNE, "newer", 60),
                          (SECOND_COMMUNE, "newer", 0)]
)]
#[case::a_renaming(LineageKind::Rename, &[(COMMUNE, "new", 0)])]
#[case::what_begins_may_have_had_no_day(LineageKind::Rename, &[(COMMUNE, "undated", 0)])]
#[case::an_abolition(LineageKind::Abolish, &[(TAX, "", 0)])]
#[tokio::test]
async fn what_ends_ends_the_day_before_and_what_begins_begins_that_day(
    #[case] kind: LineageKind,
    #[case] rows: &[Row],
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let (test, actors) = before(engine).await;
    let record = record(&test, &actors, kind, rows).await;

    test.run(&actors.administrator(), &record).await.unwrap();

    for (predecessor, successor, _) in rows {
        assert_eq!(read(&test, &actors, predecessor).await.valid_to, Some(EVE), "{predecessor}");
        if !successor.is_empty() {
            assert_eq!(read(&test, &actors, successor).await.valid_from, Some(DAY), "{successor}");
        }
    }
    let lines = org::lineage(test.db(), actors.authority).await.unwrap();
    let kept: Vec<Move> = lines
        .iter()
        .map(|line| Move {
            predecessor: line.predecessor,
            successor: line.successor,
            share: line.share,
        })
        .collect();
    assert_eq!(kept, record.moves);
    assert!(lines.iter().all(|line| line.kind == kind && line.effective_on == DAY));
    let (verb, detail) = last_entry(&test, &actors).await;
    assert_eq!(verb, "unit.reorganise");
    for words in [rows[0].0, "\"ended_before\":null", "NQ 1672/NQ-UBTVQH15", kind.word()] {
        assert!(detail.contains(words), "{words} {detail}");
    }
}

#[rstest]
#[case::nothing(LineageKind::Merge, &[], "say which unit became what")]
#[case::itself(
    LineageKind::Rename, &[(COMMUNE, COMMUNE, 0)],
    "\"UBND xã Bình An\" cannot become itself"
)]
#[case::no_successor(LineageKind::Split, &[(COMMUNE, "", 0)], "say what \"UBND xã Bình An\" became")]
#[case::a_successor_of_the_abolished(
    LineageKind::Abolish, &[(COMMUNE, "new", 0)],
    "\"UBND xã Bình An\" is abolished: nothing follows it"
)]
#[case::a_merger_of_one(
    LineageKind::Merge, &[(COMMUNE, "new", 0)],
    "\"new\" would come from one unit only: that is no merger"
)]
#[case::a_split_into_one(
    LineageKind::Split, &[(COMMUNE, "new", 50)],
    "\"UBND xã Bình An\" would become one unit only: that is no split"
)]
#[case::a_renaming_of_two(
    LineageKind::Rename, &[(COMMUNE, "new", 0), (TOWNSHIP, "new", 0)],
    "\"UBND xã Bình An\" would become several units, or come from several: that is no renaming"
)]
#[case::the_same_line_twice(
    LineageKind::Merge, &[(COMMUNE, "new", 10), (COMMUNE, "new", 10)],
    "what became of \"UBND xã Bình An\" is recorded already"
)]
#[case::more_than_all(
    LineageKind::Split, &[(COMMUNE, "new", 50), (COMMUNE, "newer", 51)],
    "the shares of \"UBND xã Bình An\" are more than 100 per cent"
)]
#[case::all_of_it_twice(
    LineageKind::Merge, &[(COMMUNE, "new", 0), (TOWNSHIP, "new", 50), (COMMUNE, "newer", 10),
                          (TOWNSHIP, "newer", 50)],
    "the shares of \"UBND xã Bình An\" are more than 100 per cent"
)]
#[case::it_has_not_begun(
    LineageKind::Rename, &[("later", "new", 0)],
    "\"later\" begins on 2026-01-01: it cannot end before"
)]
#[case::it_had_ended(LineageKind::Rename, &[("gone", "new", 0)], "\"gone\" ended on 2024-12-31 already")]
#[case::what_begins_begins_later(
    LineageKind::Rename, &[(COMMUNE, "later", 0)],
    "\"later\" begins on 2026-01-01, which is another day"
)]
#[case::what_begins_had_ended(
    LineageKind::Rename, &[(COMMUNE, "gone", 0)],
    "\"gone\" ended on 2024-12-31 already"
)]
#[tokio::test]
async fn what_contradicts_itself_or_what_is_known_is_refused(
    #[case] kind: LineageKind,
    #[case] rows: &[Row],
    #[case] words: &str,
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let (test, actors) = before(engine).await;
    let units = org::register(test.db(), actors.authority).await.unwrap();
    let record = record(&test, &actors, kind, rows).await;

    let refusal = test.run(&actors.administrator(), &record).await.unwrap_err();

    assert_eq!(refusal.to_string(), words);
    assert_eq!(org::register(test.db(), actors.authority).await.unwrap(), units);
    assert_eq!(org::lineage(test.db(), actors.authority).await.unwrap(), []);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn what_became_of_a_unit_is_recorded_once(#[case] engine: Engine) {
    let (test, actors) = before(engine).await;
    let admin = actors.administrator();
    let merge =
        record(&test, &actors, LineageKind::Merge, &[(COMMUNE, "new", 0), (TOWNSHIP, "new", 0)])
            .await;
    test.run(&admin, &merge).await.unwrap();

    let again = test.run(&admin, &merge).await;
    assert!(matches!(again, Err(LineageRefusal::Twice(_))), "{again:?}");
    let other = RecordReorganisation { effective_on: date(2025, 6, 30), ..merge.clone() };
    let other = test.run(&admin, &other).await;
    assert!(matches!(other, Err(LineageRefusal::BeginsElsewhen { .. })), "{other:?}");
    // One more unit joins the same merger: the act was recorded in two steps.
    let joined = record(&test, &actors, LineageKind::Merge, &[(SECOND_COMMUNE, "new", 0)]).await;
    test.run(&admin, &joined).await.unwrap();
    // And the shares of one unit are added up over both.
    let rest =
        record(&test, &actors, LineageKind::Merge, &[(COMMUNE, "newer", 1), (TAX, "newer", 0)])
            .await;
    let rest = test.run(&admin, &rest).await;
    assert!(matches!(rest, Err(LineageRefusal::TooMuch(_))), "{rest:?}");
}

#[tokio::test]
async fn an_act_is_named() {
    let (test, actors) = before(Engine::Sqlite).await;
    let rename = record(&test, &actors, LineageKind::Rename, &[(COMMUNE, "new", 0)]).await;
    let rename = RecordReorganisation { legal_basis: " ".to_owned(), ..rename };

    let refusal = test.run(&actors.administrator(), &rename).await;

    assert!(matches!(refusal, Err(LineageRefusal::NoLegalBasis)), "{refusal:?}");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn only_the_authoritys_administrator_records(#[case] engine: Engine) {
    let (test, actors) = before(engine).await;
    let others = Actors::found_as(&test, "other", "UBND huyện Khác").await;
    let rename = record(&test, &actors, LineageKind::Rename, &[(COMMUNE, "new", 0)]).await;

    for role in Role::ALL.into_iter().filter(|role| *role != Role::Administrator) {
        let refusal = test.run(&actors.member(role).actor(), &rename).await;
        assert!(matches!(refusal, Err(LineageRefusal::NotYours)), "{role:?}");
    }
    let refusal = test.run(&others.administrator(), &rename).await;
    assert!(matches!(refusal, Err(LineageRefusal::Unknown)), "{refusal:?}");
}

/// Who follows a unit on a day: those that exist then and can be chosen, however far along the lines.
#[rstest]
#[case::nobody_yet(date(2025, 6, 30), &[])]
#[case::the_unit_it_was_merged_into(DAY, &["new"])]
#[case::what_that_became_later(date(2026, 1, 1), &["later", "newest"])]
#[tokio::test]
async fn a_unit_is_followed_to_what_exists(
    #[case] on: Date,
    #[case] expected: &[&str],
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let (test, actors) = before(engine).await;
    for (code, outside) in [("newest", false), ("elsewhere", true)] {
        let add = AddUnit {
            valid_from: Some(date(2026, 1, 1)),
            outside,
            ..unit(code, code, UnitKind::Commune)
        };
        test.run(&actors.administrator(), &add).await.unwrap();
    }
    let merged = [(COMMUNE, "new", 0), (TOWNSHIP, "new", 0)];
    let merged = record(&test, &actors, LineageKind::Merge, &merged).await;
    test.run(&actors.administrator(), &merged).await.unwrap();
    let split = [("new", "later", 0), ("new", "newest", 0), ("new", "elsewhere", 0)];
    let split = record(&test, &actors, LineageKind::Split, &split).await;
    let split = RecordReorganisation { effective_on: date(2026, 1, 1), ..split };
    test.run(&actors.administrator(), &split).await.unwrap();

    let lines = org::lineage(test.db(), actors.authority).await.unwrap();
    let units = org::register(test.db(), actors.authority).await.unwrap();
    let of = read(&test, &actors, COMMUNE).await.id;
    let found = org::successors(&lines, &units, of, on);

    let code = |id| units.iter().find(|unit| unit.id == id).map(|unit| unit.code.as_str());
    let codes: Vec<_> = found.iter().filter_map(|successor| code(successor.unit)).collect();
    assert_eq!(codes, expected);
    // Each names the acts that lead to it.
    let steps = found.iter().map(|successor| successor.along.len());
    assert!(steps.eq(expected.iter().map(|code| if *code == "new" { 1 } else { 2 })));
}
