//! Small tools for Vietnamese text: one Unicode form, folding for search, one placement of tone
//! marks, word tokens and a similarity for near-duplicates.
//!
//! Every function is pure and total: any string is accepted, nothing panics.
//!
//! ```
//! use ddci_vntext::{fold, same_tone_placement, similarity, words};
//!
//! assert_eq!(fold("Đường Hoà Bình"), "duong hoa binh");
//! assert_eq!(same_tone_placement("hoà"), same_tone_placement("hòa"));
//! assert_eq!(words("Phòng Tài chính - Kế hoạch").count(), 5);
//! assert!(similarity("báo cáo quý", "báo cáo qúy") > 0.8);
//! ```

mod folding;
mod plain;
mod similarity;
mod tone;
mod words;

pub use folding::{fold, nfc};
pub use plain::plain;
pub use similarity::{similarity, similarity_at_least};
pub use tone::same_tone_placement;
pub use words::words;
