//! Killed at any moment, the program has lost nothing that it acknowledged.
//!
//! The test runs itself again as a child: several writers record progress through the real
//! transition and name each entry once the transition has returned. The parent kills the child,
//! opens the database anew and compares.

use crate::{plan, rooms};
use ddci_plan::{model::ObligationId, transitions::Record};
use ddci_platform::{
    audit,
    clock::Clock,
    identity,
    permit::Actor,
    random::Random,
    store::{Db, Read},
    values,
};
use ddci_testkit::{Actors, Engine, FINANCE, TestDb};
use jiff::civil::date;
use rstest::rstest;
use std::{
    collections::BTreeSet,
    env,
    io::{BufRead, BufReader, Write},
    process::{Command, Stdio},
    thread,
    time::Duration,
};

/// The variables that turn the test into its own child: the database, and who writes.
const DATABASE: &str = "DDCI_TEST_KILL_DATABASE";
const LOGIN: &str = "DDCI_TEST_KILL_LOGIN";
/// The test that is run again as the child, under the harness's name for it.
const CHILD: &str = "kill::nothing_acknowledged_is_lost::case_1_sqlite";
/// Writers at work in the child.
const WRITERS: usize = 4;
/// The seed of the moments; a failure names it.
const SEED: u64 = 20_240_918;

#[rstest]
#[case::sqlite(Engine::Sqlite, 100)]
#[case::postgres(Engine::Postgres, 20)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_acknowledged_is_lost(#[case] engine: Engine, #[case] times: u32) {
    if let (Ok(url), Ok(login)) = (env::var(DATABASE), env::var(LOGIN)) {
        return write_until_killed(&url, &login).await;
    }
    let (test, actors) = work(engine).await;
    let login = actors.officer_of(FINANCE).login.clone();
    let moments = Random::seeded(SEED);
    let mut acknowledged = BTreeSet::new();
    let mut busy = 0;
    for round in 1..=times {
        let wait = u64::from(u16::from_be_bytes(moments.bytes().unwrap())) % 120;
        let said = run_and_kill(test.url(), &login, Duration::from_millis(wait));
        busy += u32::from(!said.is_empty());
        for id in said {
            assert!(acknowledged.insert(id), "seed {SEED}, round {round}: one id twice");
        }
        check(&test, &actors, &acknowledged, (round, wait)).await;
    }
    assert!(busy > times / 2, "the child was mostly killed before it wrote: {busy} of {times}");
}

/// Everything that was acknowledged is there once, at most one entry more for each writer and
/// round, and the audit chain holds with one entry for each.
async fn check(test: &TestDb, actors: &Actors, known: &BTreeSet<String>, at: (u32, u64)) {
    let db = open(test.url()).await;
    let rows = db.all("SELECT id FROM progress", values![]).await.unwrap();
    let ids: Vec<String> =
        rows.iter().map(|row| row.get::<uuid::Uuid>("id").unwrap().to_string()).collect();
    let there: BTreeSet<String> = ids.iter().cloned().collect();
    let words = format!("seed {SEED}, round {}, killed after {} ms of writing", at.0, at.1);
    assert_eq!(there.len(), ids.len(), "{words}");
    let lost: Vec<&String> = known.difference(&there).collect();
    assert!(lost.is_empty(), "{words}: lost {lost:?}");
    let more = there.len() - known.len();
    assert!(more <= WRITERS * usize::try_from(at.0).unwrap(), "{words}: {more} that nobody saw");

    let chain = audit::verify(&db, actors.authority).await.unwrap();
    assert!(chain.is_ok(), "{words}: {chain:?}");
    let sql = "SELECT COUNT(*) AS n FROM audit_entry WHERE verb = 'obligation.record'";
    let audited: i64 = db.first(sql, values![]).await.unwrap().unwrap().get("n").unwrap();
    assert_eq!(usize::try_from(audited).unwrap(), there.len(), "{words}");
    db.close().await.unwrap();
}

/// Starts the child, lets it write for that long after its first word, and kills it.
fn run_and_kill(url: &str, login: &str, wait: Duration) -> Vec<String> {
    let mut child = Command::new(env::current_exe().unwrap())
        .args([CHILD, "--exact", "--nocapture", "--test-threads=1"])
        .envs([(DATABASE, url), (LOGIN, login)])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
    let ready = lines.by_ref().map_while(Result::ok).find(|line| line == "ready");
    assert!(ready.is_some(), "the child ended before it wrote");
    thread::sleep(wait);
    child.kill().unwrap();
    child.wait().unwrap();
    let said = lines.map_while(Result::ok);
    said.filter_map(|line| line.strip_prefix("kept ").map(str::to_owned)).collect()
}

/// The child: writes and acknowledges until it is killed.
async fn write_until_killed(url: &str, login: &str) {
    let db = open(url).await;
    let viewer = identity::viewer_of(&db, login).await.unwrap().unwrap();
    let actor = Actor::Person(viewer.clone());
    let sql = "SELECT id FROM obligation WHERE unit = $1 ORDER BY id";
    let rows = db.all(sql, values![viewer.unit.0]).await.unwrap();
    let owed: Vec<ObligationId> = rows.iter().map(|row| row.get("id").unwrap()).collect();
    say("ready");
    let writers = (0..WRITERS)
        .map(|writer| tokio::spawn(write(db.clone(), actor.clone(), owed[writer % owed.len()])));
    let writers: Vec<_> = writers.collect();
    for writer in writers {
        writer.await.unwrap();
    }
}

/// One writer: acknowledges what it wrote, and writes again.
async fn write(db: Db, actor: Actor, obligation: ObligationId) {
    loop {
        let kept = db.run(&actor, &entry(obligation)).await.unwrap();
        say(&format!("kept {}", kept.progress));
    }
}

/// One line in one write, so that a killed child leaves no half of an id.
fn say(line: &str) {
    std::io::stderr().write_all(format!("{line}\n").as_bytes()).unwrap();
}

async fn open(url: &str) -> Db {
    Db::connect(url, Clock::as_of(date(2024, 9, 18)), Random::system()).await.unwrap()
}

fn entry(obligation: ObligationId) -> Record {
    Record {
        obligation,
        text: "Đã làm.".to_owned(),
        happened_on: None,
        quantity: Some(1),
        step: None,
        difficulties: String::new(),
        proposals: String::new(),
        evidence: Vec::new(),
    }
}

/// An authority with an issued plan.
async fn work(engine: Engine) -> (TestDb, Actors) {
    let test = TestDb::new(engine, &rooms::migrations()).await;
    let actors = Actors::found(&test).await;
    plan::issued(test.db(), &actors).await;
    (test, actors)
}
