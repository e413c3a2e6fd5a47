//! Jobs: asked for once, done once, tried again, given up, caught up with.

use crate::asking::{Ask, AskInVain, Broken, Counted, Counting};
use ddci_platform::{
    jobs::{Chore, Duties, Job, JobFilter, JobState, RetryJob, Work, Worker, counts, jobs},
    outbox::NoWay,
    permit::Actor,
    store::{Db, Read},
    values,
    web::{Paging, Settings},
};
use ddci_testkit::{Actors, Engine, TestDb};
use rstest::rstest;
use std::sync::{Arc, atomic::Ordering};

fn duties(counting: &Arc<Counting>, with_chore: bool) -> Duties {
    let chore = || Arc::new(Counted(counting.clone())) as Arc<dyn Chore>;
    Duties {
        chores: if with_chore { Arc::from([chore()]) } else { Arc::from([]) },
        works: Arc::from([Arc::new(Counted(counting.clone())) as Arc<dyn Work>, Arc::new(Broken)]),
        deadlines: Arc::from([]),
    }
}

fn worker(db: &Db, duties: Duties) -> Worker {
    let settings = Settings {
        public_url: "http://ddci.test".to_owned(),
        demo: false,
        trusted_proxies: Vec::new(),
    };
    Worker::new(db.clone(), duties, settings, Arc::new(NoWay)).unwrap()
}

fn job(key: &str, kind: &'static str) -> Job {
    Job { key: key.to_owned(), kind, payload: String::new(), run_at: None }
}

async fn authority(engine: Engine) -> (TestDb, Actors) {
    let test = TestDb::new(engine, ddci_platform::MIGRATIONS).await;
    let actors = Actors::found(&test).await;
    (test, actors)
}

async fn in_state(db: &Db, state: JobState) -> u64 {
    let all = counts(db, None).await.unwrap();
    all.iter().find(|count| count.state == state).unwrap().count
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn what_is_asked_for_twice_is_one_job(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let others = Actors::found_as(&test, "other", "UBND huyện Khác").await;
    let ask = Ask(vec![job("a", "count"), job("a", "count"), job("b", "count")]);
    assert_eq!(test.run(&actors.officer(), &ask).await.unwrap(), [true, false, true]);
    // Another authority's keys are its own.
    assert_eq!(test.run(&others.officer(), &ask).await.unwrap(), [true, false, true]);
    let refused = test.run(&actors.officer(), &AskInVain(job("c", "count"))).await;
    assert!(refused.is_err());
    assert_eq!(in_state(&test, JobState::Waiting).await, 4);

    let counting = Arc::new(Counting::default());
    let done = worker(&test, duties(&counting, false)).run_due().await.unwrap();

    assert_eq!((done.jobs, done.failed), (4, 0));
    assert_eq!(counting.done.load(Ordering::SeqCst), 4);
    assert_eq!(in_state(&test, JobState::Done).await, 4);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn several_workers_do_each_job_once(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let all = (0..60).map(|number| job(&number.to_string(), "count")).collect();
    test.run(&actors.officer(), &Ask(all)).await.unwrap();
    let counting = Arc::new(Counting::default());

    let work = (0..4).map(|_| {
        let worker = worker(&test, duties(&counting, false));
        tokio::spawn(async move { worker.run_due().await.unwrap().jobs })
    });
    let mut done = 0;
    for work in work.collect::<Vec<_>>() {
        done += work.await.unwrap();
    }

    assert_eq!(done, 60);
    assert_eq!(counting.done.load(Ordering::SeqCst), 60);
    let sql = "SELECT COUNT(*) AS n FROM job WHERE attempts <> 1 OR state <> 'done'";
    let odd: i64 = test.first(sql, values![]).await.unwrap().unwrap().get("n").unwrap();
    assert_eq!(odd, 0);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn what_fails_is_tried_again_after_a_pause(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    test.run(&actors.officer(), &Ask(vec![job("a", "count")])).await.unwrap();
    let counting = Arc::new(Counting::default());
    counting.fails.store(2, Ordering::SeqCst);
    let at = async |local: &str| {
        worker(&test.on(local), duties(&counting, false)).run_due().await.unwrap()
    };

    assert_eq!(at("2024-09-18 09:00").await.failed, 1);
    assert_eq!(at("2024-09-18 09:00").await.failed, 0, "not at once");
    let row = &jobs(test.db(), JobFilter::default(), Paging::asked(None)).await.unwrap()[0];
    assert_eq!(row.last_error.as_deref(), Some("the other side is away"));
    assert_eq!((row.state, row.attempts), (JobState::Waiting, 1));
    assert_eq!(at("2024-09-18 09:02").await.failed, 1);
    assert_eq!(at("2024-09-18 09:10").await.jobs, 1);
    let row = &jobs(test.db(), JobFilter::default(), Paging::asked(None)).await.unwrap()[0];
    assert_eq!((row.state, row.attempts), (JobState::Done, 3));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn what_fails_too_often_is_given_up_until_somebody_tries_again(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    let others = Actors::found_as(&test, "other", "UBND huyện Khác").await;
    test.run(&actors.officer(), &Ask(vec![job("a", "break")])).await.unwrap();
    let counting = Arc::new(Counting::default());
    for day in 18..29 {
        let db = test.on(&format!("2024-09-{day} 09:00"));
        worker(&db, duties(&counting, false)).run_due().await.unwrap();
    }
    let row = jobs(test.db(), JobFilter::default(), Paging::asked(None)).await.unwrap().remove(0);
    assert_eq!((row.state, row.attempts), (JobState::GivenUp, 10));
    assert_eq!(row.last_error.as_deref(), Some("the job broke off"));

    let retry = RetryJob { job: row.id };
    for stranger in [actors.coordinator(), actors.officer(), others.administrator()] {
        assert!(test.run(&stranger, &retry).await.is_err(), "{}", stranger.audit_name());
    }
    test.run(&actors.administrator(), &retry).await.unwrap();
    let row = jobs(test.db(), JobFilter::default(), Paging::asked(None)).await.unwrap().remove(0);
    assert_eq!((row.state, row.attempts), (JobState::Waiting, 0));
    let sql = "SELECT COUNT(*) AS n FROM audit_entry WHERE verb = 'job.retry'";
    let entries: i64 = test.first(sql, values![]).await.unwrap().unwrap().get("n").unwrap();
    assert_eq!(entries, 1);
}

/// A node that died leaves its job behind; a kind that this node does not know is left alone.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_job_that_was_left_behind_is_taken_over(#[case] engine: Engine) {
    let (test, actors) = authority(engine).await;
    test.run(&actors.officer(), &Ask(vec![job("a", "count"), job("b", "newer")])).await.unwrap();
    let until = test.clock().now() + jiff::SignedDuration::from_secs(60);
    let sql = "UPDATE job SET state = 'running', holder = 'dead', lease_until = $1, attempts = 1
               WHERE key = 'a'";
    test.bookkeep(sql, values![until]).await.unwrap();
    let counting = Arc::new(Counting::default());
    let at = async |local: &str| {
        worker(&test.on(local), duties(&counting, false)).run_due().await.unwrap().jobs
    };

    assert_eq!(at("2024-09-18 09:00").await, 0, "its lease still holds");
    assert_eq!(at("2024-09-18 09:02").await, 1);
    assert_eq!(counting.done.load(Ordering::SeqCst), 1);
    assert_eq!(in_state(&test, JobState::Waiting).await, 1);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_chore_is_done_once_a_day_and_a_missed_day_is_caught_up_with_once(
    #[case] engine: Engine,
) {
    let (test, _) = authority(engine).await;
    let counting = Arc::new(Counting::default());
    let at = async |local: &str| {
        for _ in 0..2 {
            worker(&test.on(local), duties(&counting, true)).run_due().await.unwrap();
        }
    };

    at("2024-09-18 07:29").await;
    at("2024-09-18 07:30").await;
    at("2024-09-18 17:00").await;
    // Away on the 19th and 20th; back on the 21st before its time, and after it.
    at("2024-09-21 06:00").await;
    at("2024-09-21 08:00").await;

    let days = counting.days.lock().unwrap().clone();
    assert_eq!(days, ["2024-09-18", "2024-09-20", "2024-09-21"]);
}

/// What a job does is kept in the chain under its name.
#[test]
fn a_job_has_a_name_in_the_audit_log() {
    let authority = uuid::Uuid::nil().into();
    let actor = Actor::Job { authority, name: "digest" };
    assert_eq!(actor.audit_name(), "job:digest");
}
