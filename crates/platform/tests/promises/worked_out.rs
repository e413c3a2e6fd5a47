//! What is dear to work out is worked out once for what it follows from.

use ddci_platform::store::StoreError;
use ddci_testkit::{Engine, TestDb};
use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering::SeqCst},
};

#[tokio::test]
async fn a_result_is_worked_out_once_and_a_failure_is_not_kept() {
    let test = TestDb::new(Engine::Sqlite, ddci_platform::MIGRATIONS).await;
    let times = AtomicU32::new(0);
    let work = async |fails: bool| {
        times.fetch_add(1, SeqCst);
        if fails { Err(StoreError::NoAuthority) } else { Ok(String::from("dear")) }
    };
    let db = test.db();
    db.worked_out("a", work(true)).await.unwrap_err();
    let first = db.worked_out("a", work(false)).await.unwrap();
    let again = db.worked_out("a", work(true)).await.unwrap();
    assert!(Arc::ptr_eq(&first, &again));
    assert_eq!(times.load(SeqCst), 2, "once in vain, once for good");

    // Those who ask together wait for one.
    let (one, other) =
        tokio::join!(db.worked_out("b", work(false)), db.worked_out("b", work(false)));
    assert!(Arc::ptr_eq(&one.unwrap(), &other.unwrap()));
    assert_eq!(times.load(SeqCst), 3);

    // A key that stands for something of another kind answers neither wrongly nor not at all.
    let number = db.worked_out("a", async { Ok::<u8, StoreError>(7) }).await.unwrap();
    assert_eq!(*number, 7);
}
