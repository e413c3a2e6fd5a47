//! One database of the cluster: copied from a template, dropped with its test.

use super::Cluster;
use ddci_platform::store::{Migration, migrate};
use sea_orm::{ConnectionTrait, Database as Connect, DatabaseConnection, DbErr};
use sha2::{Digest, Sha256};
use std::sync::atomic::{AtomicU32, Ordering};

/// A database that goes when it is dropped.
#[derive(Debug)]
pub(crate) struct Database {
    cluster: &'static Cluster,
    name: String,
}

impl Cluster {
    /// A database with these migrations: a copy of a template that was migrated once.
    pub(crate) async fn fresh(&'static self, migrations: &[Migration]) -> Database {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let admin = self.admin().await.expect("the cluster answers");
        let template = template_name(migrations);
        if !exists(&admin, &template).await {
            self.build(&admin, &template, migrations).await;
        }
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("test_{}_{count}", std::process::id());
        execute(&admin, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
        execute(&admin, &format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
        admin.close().await.expect("closes");
        Database { cluster: self, name }
    }

    /// Builds under another name first, so that a template is whole or not there.
    async fn build(
        &'static self,
        admin: &DatabaseConnection,
        template: &str,
        migrations: &[Migration],
    ) {
        // Waited for on another thread: this one may be the one that has to let go of it.
        let _lock = tokio::task::spawn_blocking(|| self.lock()).await.expect("the lock");
        if exists(admin, template).await {
            return;
        }
        let half = format!("{template}_half");
        execute(admin, &format!("DROP DATABASE IF EXISTS {half}")).await;
        execute(admin, &format!("CREATE DATABASE {half}")).await;
        migrate(&self.url(&half), migrations).await.expect("migrates");
        execute(admin, &format!("ALTER DATABASE {half} RENAME TO {template}")).await;
    }

    async fn admin(&self) -> Result<DatabaseConnection, DbErr> {
        let mut options = sea_orm::ConnectOptions::new(self.url("postgres"));
        options.max_connections(1).sqlx_logging(false);
        Connect::connect(options).await
    }
}

impl Database {
    /// The connection string.
    pub(crate) fn url(&self) -> String {
        self.cluster.url(&self.name)
    }
}

impl Drop for Database {
    /// On a thread of its own, because dropping happens inside the test's runtime.
    fn drop(&mut self) {
        let (cluster, name) = (self.cluster, self.name.clone());
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            let gone = runtime.block_on(async {
                let admin = cluster.admin().await?;
                let sql = format!("DROP DATABASE {name} WITH (FORCE)");
                admin.execute_unprepared(&sql).await?;
                admin.close().await
            });
            gone.map_err(std::io::Error::other)
        });
        // A failing test shall be reported as such, not hidden by a second panic while unwinding.
        match dropping.join() {
            Ok(Ok(())) => {}
            failure => eprintln!("the database {} stays behind: {failure:?}", self.name),
        }
    }
}

fn template_name(migrations: &[Migration]) -> String {
    let mut digest = Sha256::new();
    for migration in migrations {
        for part in [migration.name, migration.sql] {
            digest.update(part.len().to_be_bytes());
            digest.update(part);
        }
    }
    let hash: String = hex::encode(digest.finalize()).chars().take(16).collect();
    format!("migrated_{hash}")
}

async fn exists(admin: &DatabaseConnection, name: &str) -> bool {
    let sql = "SELECT 1 AS one FROM pg_database WHERE datname = $1";
    let statement = sea_orm::Statement::from_sql_and_values(
        admin.get_database_backend(),
        sql,
        [sea_orm::Value::from(name)],
    );
    admin.query_one_raw(statement).await.expect("the cluster answers").is_some()
}

async fn execute(admin: &DatabaseConnection, sql: &str) {
    admin.execute_unprepared(sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
}
