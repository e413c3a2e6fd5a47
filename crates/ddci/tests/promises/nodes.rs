//! Two nodes over one PostgreSQL, at work, one of them killed again and again: nothing is lost and
//! nothing is there twice.
//!
//! The nodes are the program itself, `ddci serve`. Forms are sent over the network until somebody
//! answers, each under the key it was shown with; jobs and messages are asked for by transitions.

use crate::{
    plan, rooms,
    served::{Ask, Node, Person},
};
use ddci_platform::{
    audit,
    clock::Clock,
    identity::{self, OpenSession, Token},
    jobs::Worker,
    outbox::Folder,
    permit::Role,
    random::Random,
    store::{Db, Read},
    values,
    web::Settings,
};
use ddci_testkit::{Actors, COMMUNE, Engine, FINANCE, INTERIOR, TestDb};
use jiff::SignedDuration;
use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};
use tempfile::TempDir;
use uuid::Uuid;

/// How often a node is killed.
const ROUNDS: usize = 6;
/// The seed of the moments.
const SEED: u64 = 20_241_129;
/// What everybody works on.
struct Scene {
    test: TestDb,
    actors: Actors,
    mail: TempDir,
    stop: Arc<AtomicBool>,
}

impl Scene {
    async fn new() -> Self {
        let test = TestDb::new(Engine::Postgres, &rooms::migrations()).await;
        let actors = Actors::found(&test).await;
        plan::issued(test.db(), &actors).await;
        let (mail, stop) = (tempfile::tempdir().unwrap(), Arc::default());
        Self { test, actors, mail, stop }
    }

    /// The database on the machine's clock, as the nodes see it.
    fn now(&self) -> Db {
        self.test.at(Clock::system())
    }

    async fn person(&self, login: &str, nodes: &[Node; 2]) -> Person {
        let db = self.now();
        let account = identity::by_login(&db, login).await.unwrap().unwrap().id;
        let session = OpenSession {
            account,
            token: Token::new(&Random::system()).unwrap(),
            agent: "test".to_owned(),
            address: "127.0.0.1".to_owned(),
            by: "link",
        };
        let token = session.run(&db).await.unwrap().token;
        Person { token, nodes: [nodes[0].address.clone(), nodes[1].address.clone()] }
    }

    async fn count(&self, sql: &str) -> i64 {
        let sql = format!("SELECT COUNT(*) AS n FROM {sql}");
        self.test.first(&sql, values![]).await.unwrap().unwrap().get("n").unwrap()
    }

    async fn owed(&self, unit: &str) -> Vec<Uuid> {
        let sql = "SELECT id FROM obligation WHERE unit = $1 ORDER BY id LIMIT 8";
        let rows = self.test.all(sql, values![self.actors.unit(unit).id.0]).await.unwrap();
        assert!(rows.len() > 1, "{unit} owes too little");
        rows.iter().map(|row| row.get("id").unwrap()).collect()
    }

    /// An officer and the coordinator work through what a unit owes, and go on recording.
    async fn work(&self, unit: &str, nodes: &[Node; 2]) -> thread::JoinHandle<Worked> {
        let officer = self.person(&self.actors.officer_of(unit).login, nodes).await;
        let coordinator = self.person(&self.actors.member(Role::Coordinator).login, nodes).await;
        let (owed, stop) = (self.owed(unit).await, self.stop.clone());
        thread::spawn(move || {
            let mut worked = Worked::default();
            let mut turn = 0;
            while !stop.load(Ordering::SeqCst) || turn < owed.len() {
                let obligation = owed[turn % owed.len()];
                let key = Uuid::from_bytes(Random::system().bytes().unwrap());
                match officer.record(turn, obligation, key) {
                    Some(303) => worked.records.insert(key),
                    // What was accepted already takes no more.
                    _ => worked.refused.insert(key),
                };
                // Every second one goes on to be recorded on.
                if turn % owed.len() % 2 == 0 {
                    officer.press(turn, obligation, "submit");
                    coordinator.press(turn, obligation, "accept");
                }
                turn += 1;
            }
            worked
        })
    }

    /// Jobs and messages, until it shall stop; the keys whose transaction was acknowledged.
    fn ask(&self) -> tokio::task::JoinHandle<BTreeSet<String>> {
        let (db, actor, stop) = (self.now(), self.actors.operator(), self.stop.clone());
        tokio::spawn(async move {
            let mut asked = BTreeSet::new();
            for number in 0.. {
                if stop.load(Ordering::SeqCst) {
                    break;
                }
                let key = format!("load-{number}");
                db.run(&actor, &Ask(key.clone())).await.unwrap();
                asked.insert(key);
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            asked
        })
    }

    /// Ends what the killed nodes have left behind, at a time when their leases have run out.
    async fn finish(&self) {
        let later = Clock::fixed(Clock::system().now() + SignedDuration::from_mins(10));
        let settings = Settings {
            public_url: "http://ddci.test".to_owned(),
            demo: false,
            trusted_proxies: Vec::new(),
        };
        let path = self.mail.path().to_owned();
        let folder = Arc::new(Folder { path, from: "ddci@example.vn".parse().unwrap() });
        let worker = Worker::new(self.test.at(later), rooms::duties(), settings, folder).unwrap();
        worker.run_due().await.unwrap();
    }
}

/// What one unit's people did.
#[derive(Default)]
struct Worked {
    records: BTreeSet<Uuid>,
    refused: BTreeSet<Uuid>,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_node_loses_nothing_and_doubles_nothing() {
    let scene = Scene::new().await;
    if !scene.test.is_postgres() {
        return; // DDCI_TEST_DATABASES=sqlite was asked for
    }
    let before = scene.count("obligation").await;
    let url = scene.test.url().to_owned();
    let mut nodes = [Node::start(&url, scene.mail.path()), Node::start(&url, scene.mail.path())];
    let asking = scene.ask();
    let mut working = Vec::new();
    for unit in [FINANCE, INTERIOR, COMMUNE] {
        working.push(scene.work(unit, &nodes).await);
    }

    let moments = Random::seeded(SEED);
    for round in 0..ROUNDS {
        let wait = u64::from(u16::from_be_bytes(moments.bytes().unwrap())) % 900;
        tokio::time::sleep(Duration::from_millis(200 + wait)).await;
        let mail = scene.mail.path().to_owned();
        tokio::task::block_in_place(|| nodes[round % 2].kill_and_start(&url, &mail));
    }
    scene.stop.store(true, Ordering::SeqCst);
    let asked = asking.await.unwrap();
    let worked = tokio::task::block_in_place(|| {
        working.into_iter().map(|work| work.join().unwrap()).collect::<Vec<_>>()
    });
    drop(nodes);
    scene.finish().await;

    assert_eq!(scene.count("obligation").await, before);
    assert!(asked.len() > 20, "hardly any load: {}", asked.len());
    check_records(&scene, &worked).await;
    check_asked(&scene, &asked).await;
    let chain = audit::verify(&scene.test, scene.actors.authority).await.unwrap();
    assert!(chain.is_ok(), "{chain:?}");
}

/// What was acknowledged is there; nothing is there that was not sent; one entry each.
async fn check_records(scene: &Scene, worked: &[Worked]) {
    let rows = scene.test.all("SELECT id FROM progress", values![]).await.unwrap();
    let there: BTreeSet<Uuid> = rows.iter().map(|row| row.get("id").unwrap()).collect();
    for unit in worked {
        assert!(!unit.records.is_empty(), "nobody could record");
        let lost: Vec<&Uuid> = unit.records.difference(&there).collect();
        assert!(lost.is_empty(), "seed {SEED}: lost {lost:?}");
        assert!(unit.refused.is_disjoint(&there), "seed {SEED}: refused and kept");
    }
    // A form that was sent twice leaves an entry that says so.
    let sql = "audit_entry WHERE verb = 'obligation.record' AND detail NOT LIKE '{\"again\"%'";
    let entries = scene.count(sql).await;
    assert_eq!(usize::try_from(entries).unwrap(), there.len());
    // Each accepted obligation was submitted and accepted once: nobody returned anything.
    let accepted = scene.count("obligation WHERE state = 'accepted'").await;
    assert!(accepted > 0, "nothing was accepted");
    for verb in ["obligation.accept", "obligation.submit"] {
        let entries = scene.count(&format!("audit_entry WHERE verb = '{verb}'")).await;
        let subjects = "SELECT DISTINCT subject FROM audit_entry";
        let subjects = scene.count(&format!("({subjects} WHERE verb = '{verb}') AS s")).await;
        assert_eq!(entries, subjects, "{verb} twice");
    }
}

/// One row for each key that was acknowledged, each done, each sent, and one file for each message.
async fn check_asked(scene: &Scene, asked: &BTreeSet<String>) {
    for table in ["job", "outbox"] {
        let sql = format!("SELECT key, state FROM {table} WHERE key LIKE 'load-%'");
        let rows = scene.test.all(&sql, values![]).await.unwrap();
        let keys: BTreeSet<String> = rows.iter().map(|row| row.get("key").unwrap()).collect();
        assert_eq!(rows.len(), keys.len(), "{table}: twice");
        assert_eq!(&keys, asked, "{table}: lost, or there without having been acknowledged");
        for row in rows {
            let (key, state): (String, String) =
                (row.get("key").unwrap(), row.get("state").unwrap());
            assert!(state == "done" || state == "sent", "{table} {key} is {state}");
        }
    }
    let files = std::fs::read_dir(scene.mail.path()).unwrap().count();
    assert_eq!(files, asked.len(), "one file for each Message-ID");
    let chores = scene.count("job WHERE key LIKE 'tidy:%'").await;
    let days =
        scene.count("(SELECT DISTINCT authority, key FROM job WHERE key LIKE 'tidy:%') AS d").await;
    assert_eq!(chores, days);
}
