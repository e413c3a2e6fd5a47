//! Limits on guessing, kept in the database so that nodes share them.

use crate::{
    store::{Bind, Db, Read, StoreError},
    values,
};

/// How often something may be tried within a window.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    /// Its name, the first part of the stored subject.
    pub name: &'static str,
    /// How many attempts.
    pub attempts: i32,
    /// Within how many seconds.
    pub seconds: i64,
}

impl Limit {
    /// Wrong passwords for one login.
    pub const LOGIN: Self = Self { name: "login", attempts: 8, seconds: 15 * 60 };
    /// Wrong codes of one account's second factor. Three of a million codes count at a time, so that
    /// whoever knows the password guesses one in some two years.
    pub const CODE: Self = Self { name: "code", attempts: 5, seconds: 15 * 60 };
    /// Requests of one token.
    pub const TOKEN: Self = Self { name: "token", attempts: 600, seconds: 5 * 60 };
    /// Wrong passwords and spent links from one address.
    pub const ADDRESS: Self = Self { name: "address", attempts: 60, seconds: 15 * 60 };
}

/// Counts attempts.
#[derive(Debug, Clone, Copy)]
pub struct Throttle<'db>(pub &'db Db);

impl Throttle<'_> {
    /// Counts one attempt and tells whether it is still within the limit.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn allow(self, limit: Limit, subject: &str) -> Result<bool, StoreError> {
        let subject = format!("{}:{subject}", limit.name);
        let now = self.0.clock().now().as_millisecond();
        let sql = "INSERT INTO throttle (subject, started_at, attempts) VALUES ($1, $2, 1)
                   ON CONFLICT (subject) DO UPDATE SET
                     attempts = CASE WHEN throttle.started_at < $3 THEN 1
                                     ELSE throttle.attempts + 1 END,
                     started_at = CASE WHEN throttle.started_at < $3 THEN $2
                                       ELSE throttle.started_at END";
        let window = now - limit.seconds * 1_000;
        self.0.bookkeep(sql, values![subject.as_str(), now, window]).await?;
        let sql = "SELECT attempts FROM throttle WHERE subject = $1";
        let row = self.0.first(sql, vec![subject.bind()]).await?;
        let attempts: i32 = row.map(|row| row.get("attempts")).transpose()?.unwrap_or(0);
        Ok(attempts <= limit.attempts)
    }

    /// In how many seconds a subject that is over the limit may try again, one at least.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn opens_in(self, limit: Limit, subject: &str) -> Result<i64, StoreError> {
        let sql = "SELECT started_at FROM throttle WHERE subject = $1";
        let row = self.0.first(sql, values![format!("{}:{subject}", limit.name)]).await?;
        let now = self.0.clock().now().as_millisecond();
        let started_at: i64 = row.map(|row| row.get("started_at")).transpose()?.unwrap_or(now);
        Ok(((started_at - now).div_euclid(1_000) + limit.seconds + 1).max(1))
    }

    /// Whether another attempt would be within the limit, without counting one: of an address that
    /// many people share, only what failed is counted.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn is_open(self, limit: Limit, subject: &str) -> Result<bool, StoreError> {
        let sql = "SELECT attempts FROM throttle WHERE subject = $1 AND started_at >= $2";
        let window = self.0.clock().now().as_millisecond() - limit.seconds * 1_000;
        let row = self.0.first(sql, values![format!("{}:{subject}", limit.name), window]).await?;
        let attempts: i32 = row.map(|row| row.get("attempts")).transpose()?.unwrap_or(0);
        Ok(attempts < limit.attempts)
    }

    /// Forgets the attempts of a subject that has proved itself.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn forget(self, limit: Limit, subject: &str) -> Result<(), StoreError> {
        let sql = "DELETE FROM throttle WHERE subject = $1";
        self.0.bookkeep(sql, values![format!("{}:{subject}", limit.name)]).await?;
        Ok(())
    }
}
