//! The web shell: routes that say who may use them, the layout, forms that keep what was typed,
//! errors in words, static assets, languages.

mod access;
pub mod api;
mod app;
mod assets;
pub mod csv;
mod cx;
mod day;
mod error;
pub mod form;
mod format;
pub mod guides;
mod headers;
mod heads;
mod lang;
mod layout;
mod multipart;
mod observe;
mod origin;
pub mod pages;
mod paging;
mod panics;
mod server;
pub mod words;

pub use access::{Access, Route, Routes};
pub use app::{App, NavItem, Settings};
pub use cx::{Address, Cx, see_other};
pub use day::{NoDay, day_or_none, day_to_type, typed_day};
pub use error::{Error, PageResult};
pub use form::Errors;
pub use format::{Points, date, instant, percent, points};
pub use guides::{Guide, Guides};
pub use heads::heads;
pub use lang::Lang;
pub use layout::{Page, State, tag};
pub use multipart::{Field, Multipart};
pub use pages::{UnitNames, health, unit_kind};
pub use paging::Paging;
pub use panics::log_panics;
pub use server::{router, serve};
