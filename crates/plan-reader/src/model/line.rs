//! Every line of the document, with how it was read.

use serde::{Deserialize, Serialize};

/// A line that is not blank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its number, from 1 (in a workbook: the row of its sheet).
    pub number: u32,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// Its words.
    pub text: String,
    /// How it was read.
    pub role: LineRole,
}

/// How a line was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineRole {
    /// Authority, state name, motto, number, place and date.
    Letterhead,
    /// "KẾ HOẠCH" and the subject under it.
    Title,
    /// "Căn cứ …" and the sentence that enacts the plan.
    LegalBasis,
    /// The heading of a section.
    Heading,
    /// A target of a sub-index or of the total.
    Target,
    /// Who among the leaders answers for a sub-index.
    Leader,
    /// Purposes, requirements, aims, an account of the past.
    Purpose,
    /// A paragraph that appoints bodies and introduces tasks.
    Opening,
    /// A task.
    Task,
    /// "Đơn vị chủ trì: …", "Sản phẩm: …".
    Attribute,
    /// "Thời gian thực hiện: …".
    Schedule,
    /// A note that lays down a report.
    Reporting,
    /// Where the money comes from.
    Funding,
    /// A footnote.
    Footnote,
    /// Page number, running header, repeated table header.
    PageFurniture,
    /// "Nơi nhận" and what follows.
    Recipients,
    /// Closing sentences and signature.
    Closing,
    /// Read, and of no consequence ("(Có Phụ lục kèm theo)").
    Aside,
    /// Not understood: listed with its reason.
    Unread,
}
