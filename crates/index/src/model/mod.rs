//! The index set: what is asked, how answers become indicators, and indicators the composite. It is
//! data.
//!
//! Names, number, order and weights of sub-indices differ between provinces and change every year, so a
//! set is named by province, year and block, and read from one TOML file ([`IndexSet::read`]). Shipped:
//! [`lang_son_2023`],
//! [`pci_2021`] and [`district`], tied to the questionnaire `ddci_district.xlsx`.

mod band;
mod check;
mod index_set;
mod indicator;
mod question;
mod shipped;

pub use band::Band;
pub(crate) use index_set::COMPOSITE;
pub use index_set::{Block, GoalpostScope, IndexSet, SubIndex};
pub use indicator::{Indicator, Kind};
pub use question::{Answer, DontKnow, Question};
pub use shipped::{DISTRICT_TEXT, TEXTS, district, lang_son_2023, pci_2021};
