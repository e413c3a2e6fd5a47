//! A row of an answer, and the types its columns may be read as.

use super::StoreError;
use jiff::{Timestamp, civil::Date};
use sea_orm::QueryResult;
use std::sync::Arc;
use uuid::Uuid;

/// A value bound to a placeholder.
pub use sea_orm::Value;

/// One row of an answer.
#[derive(Debug, Clone)]
pub struct Row(Arc<QueryResult>);

impl From<QueryResult> for Row {
    fn from(result: QueryResult) -> Self {
        Self(Arc::new(result))
    }
}

impl Row {
    /// How many columns it has.
    pub(super) fn width(&self) -> usize {
        self.0.column_names().len()
    }

    /// The column `name` as `T`.
    ///
    /// # Errors
    /// [`StoreError`] where the column is missing or holds another type.
    pub fn get<T: Column>(&self, name: &str) -> Result<T, StoreError> {
        T::read(self, name)
    }

    fn raw<T: sea_orm::TryGetable>(&self, name: &str) -> Result<T, StoreError> {
        self.0.try_get("", name).map_err(StoreError::from)
    }
}

/// A type that a column can be read as.
pub trait Column: Sized {
    /// Reads the column `name` of `row`.
    ///
    /// # Errors
    /// [`StoreError`] where the column is missing or holds another type.
    fn read(row: &Row, name: &str) -> Result<Self, StoreError>;
}

macro_rules! plain {
    ($($type:ty),*) => {$(
        impl Column for $type {
            fn read(row: &Row, name: &str) -> Result<Self, StoreError> { row.raw(name) }
        }
        impl Column for Option<$type> {
            fn read(row: &Row, name: &str) -> Result<Self, StoreError> { row.raw(name) }
        }
    )*};
}
plain!(Uuid, String, i64, i32, bool, Vec<u8>);

impl Column for Option<Date> {
    fn read(row: &Row, name: &str) -> Result<Self, StoreError> {
        Ok(row.raw::<Option<chrono::NaiveDate>>(name)?.and_then(from_chrono))
    }
}

impl Column for Date {
    fn read(row: &Row, name: &str) -> Result<Self, StoreError> {
        let date = row.raw::<chrono::NaiveDate>(name)?;
        from_chrono(date).ok_or_else(|| unknown(name, date.to_string()))
    }
}

impl Column for Option<Timestamp> {
    fn read(row: &Row, name: &str) -> Result<Self, StoreError> {
        let millis: Option<i64> = row.raw(name)?;
        Ok(millis.and_then(|millis| Timestamp::from_millisecond(millis).ok()))
    }
}

impl Column for Timestamp {
    fn read(row: &Row, name: &str) -> Result<Self, StoreError> {
        let millis: i64 = row.raw(name)?;
        Self::from_millisecond(millis).map_err(|_| unknown(name, millis.to_string()))
    }
}

fn unknown(column: &str, value: String) -> StoreError {
    StoreError::Vocabulary { column: column.to_owned(), value }
}

fn from_chrono(date: chrono::NaiveDate) -> Option<Date> {
    use chrono::Datelike;
    Date::new(
        i16::try_from(date.year()).ok()?,
        i8::try_from(date.month()).ok()?,
        i8::try_from(date.day()).ok()?,
    )
    .ok()
}

/// Binds a date of the domain.
pub fn date(date: Date) -> Value {
    to_chrono(date).into()
}

/// Binds an instant as milliseconds since 1970.
pub fn instant(instant: Timestamp) -> Value {
    instant.as_millisecond().into()
}

fn to_chrono(date: Date) -> Option<chrono::NaiveDate> {
    chrono::NaiveDate::from_ymd_opt(
        i32::from(date.year()),
        u32::try_from(date.month()).ok()?,
        u32::try_from(date.day()).ok()?,
    )
}

/// Binds anything a store writes.
pub trait Bind {
    /// The value to bind.
    fn bind(self) -> Value;
}
impl Bind for Date {
    fn bind(self) -> Value {
        date(self)
    }
}
impl Bind for Option<Date> {
    fn bind(self) -> Value {
        self.and_then(to_chrono).into()
    }
}
impl Bind for Timestamp {
    fn bind(self) -> Value {
        instant(self)
    }
}
impl Bind for Option<Timestamp> {
    fn bind(self) -> Value {
        self.map(Timestamp::as_millisecond).into()
    }
}
macro_rules! bind_plain {
    ($($type:ty),*) => {$(
        impl Bind for $type { fn bind(self) -> Value { self.into() } }
        impl Bind for Option<$type> { fn bind(self) -> Value { self.into() } }
    )*};
}
bind_plain!(Uuid, String, i64, i32, bool, Vec<u8>);
impl Bind for &str {
    fn bind(self) -> Value {
        self.to_owned().into()
    }
}
impl Bind for Option<&str> {
    fn bind(self) -> Value {
        self.map(str::to_owned).into()
    }
}

/// `values![a, b, c]`: the bound values of a statement, in order.
#[macro_export]
macro_rules! values {
    ($($value:expr),* $(,)?) => { vec![$($crate::store::Bind::bind($value)),*] };
}
