#![deny(missing_docs)]
//! Survey files become tables: bytes in, checked tables or all faults out. No files, no clock, no state.
//!
//! [`read`] tells .csv, .xlsx and (with the feature `parquet`) .parquet apart by their bytes and gives a
//! [`Sheet`]: a head and rows of text that know their row number as people see it. From a sheet come
//! - [`Answers`]: one row for each evaluation, with [`sample`] and a [`Frame`] what the index library
//!   scores,
//! - [`records`]: hard data by unit and indicator,
//! - [`published`]: scores as provinces publish them,
//! - [`items`]: the code book of a questionnaire.
//!
//! Columns are known by the survey generator's names (`unit_id`, `w_nr`, …) and by Vietnamese and
//! English ones (`Đơn vị`, `Trọng số`, `weight`), without regard to capitals and diacritics.
//!
//! Whatever is wrong comes back as [`Faults`], all at once: each names sheet, row, column, value and
//! [`Rule`]; the caller words them.
//!
//! ```
//! use ddci_survey_reader::{Answers, Role, read};
//!
//! let file = "Đơn vị;Trọng số;Nhóm;q1\nCao Lộc;1,5;household;4\nVăn Lãng;2;enterprise;\n";
//! let sheet = read(file.as_bytes())?;
//! let answers = Answers::read(&sheet, Some(&["q1"]))?;
//! assert_eq!(answers.units, ["Cao Lộc", "Văn Lãng"]);
//! assert_eq!(answers.weights, Some(vec![1.5, 2.0]));
//! assert_eq!(answers.names(Role::Group), Some(&["household", "enterprise"][..]));
//! assert_eq!(answers.questions["q1"], ["4", ""]);
//! # Ok::<(), ddci_survey_reader::Faults>(())
//! ```

mod columns;
mod fault;
pub mod limits;
mod moment;
mod number;
mod sheet;
mod source;
mod tables;

pub use columns::Role;
pub use fault::{Fault, Faults, MOST, Rule};
pub use number::number;
pub use sheet::{Row, Sheet};
pub use source::{Kind, kind, read, sheets};
pub use tables::{
    Answers, Drawn, Frame, Item, Place, Published, design, items, published, records, sample,
};
