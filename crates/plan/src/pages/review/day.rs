//! A day as people type it.

pub(in crate::pages) use ddci_platform::web::typed_day as typed;
