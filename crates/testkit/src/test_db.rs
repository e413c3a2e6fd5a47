//! A fresh migrated database for one test.

use crate::{
    cluster::{Cluster, Database},
    engine::Engine,
    moment::clock,
};
use ddci_platform::{
    clock::Clock,
    random::Random,
    store::{Db, Migration, migrate},
};
use jiff::SignedDuration;
use std::ops::Deref;
use tempfile::TempDir;

/// Where the clock of a fresh database stands: the day of the demonstration.
const START: &str = "2024-09-18 09:00";

/// A database that nobody else sees, gone when the test ends. It is used like the [`Db`] it holds.
#[derive(Debug)]
pub struct TestDb {
    db: Db,
    url: String,
    _keeper: Keeper,
}

/// What must live as long as the database, and takes it away afterwards.
#[derive(Debug)]
enum Keeper {
    Folder { _folder: TempDir },
    Database { _database: Database },
}

impl TestDb {
    /// A database with these migrations, standing at 09:00 on 18 September 2024, with a seeded
    /// source of randomness.
    pub async fn new(engine: Engine, migrations: &[Migration]) -> Self {
        let (url, keeper) = match engine.permitted() {
            Engine::Sqlite => Self::file(migrations).await,
            Engine::Postgres => {
                let database = Cluster::shared().fresh(migrations).await;
                (database.url(), Keeper::Database { _database: database })
            }
        };
        let db = Db::connect(&url, clock(START), Random::seeded(1)).await.expect("connects");
        Self { db, url, _keeper: keeper }
    }

    /// A database without any table, for tests of migrating itself.
    pub async fn empty(engine: Engine) -> Self {
        Self::new(engine, &[]).await
    }

    /// A handle of its own on a database that was changed by others: one that was opened before has
    /// prepared its questions for other tables.
    pub async fn at(url: &str) -> Db {
        Db::connect(url, clock(START), Random::seeded(1)).await.expect("connects")
    }

    async fn file(migrations: &[Migration]) -> (String, Keeper) {
        let folder = tempfile::tempdir().expect("a folder for the database");
        let url = format!("sqlite:{}", folder.path().join("test.db").display());
        migrate(&url, migrations).await.expect("migrates");
        (url, Keeper::Folder { _folder: folder })
    }

    /// The connection string, to open the same database once more.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The handle itself.
    pub fn db(&self) -> &Db {
        &self.db
    }

    /// The same database when the clocks of Vietnam show `local`, "2024-09-19 17:00".
    pub fn on(&self, local: &str) -> Db {
        self.db.at(clock(local))
    }

    /// The same database some time later.
    pub fn after(&self, time: SignedDuration) -> Db {
        self.db.at(Clock::fixed(self.db.clock().now() + time))
    }
}

impl Deref for TestDb {
    type Target = Db;

    fn deref(&self) -> &Db {
        &self.db
    }
}
