//! How a line was read, in words.

use crate::words::t;
use ddci_plan_reader::LineRole;
use ddci_platform::web::Lang;

/// The words of a role.
pub(in crate::pages) fn words(lang: Lang, role: LineRole) -> String {
    match role {
        LineRole::Letterhead => t!(lang, "document-role-letterhead"),
        LineRole::Title => t!(lang, "document-role-title"),
        LineRole::LegalBasis => t!(lang, "document-role-legal-basis"),
        LineRole::Heading => t!(lang, "document-role-heading"),
        LineRole::Target => t!(lang, "document-role-target"),
        LineRole::Leader => t!(lang, "document-role-leader"),
        LineRole::Purpose => t!(lang, "document-role-purpose"),
        LineRole::Opening => t!(lang, "document-role-opening"),
        LineRole::Task => t!(lang, "document-role-task"),
        LineRole::Attribute => t!(lang, "document-role-attribute"),
        LineRole::Schedule => t!(lang, "document-role-schedule"),
        LineRole::Reporting => t!(lang, "document-role-reporting"),
        LineRole::Funding => t!(lang, "document-role-funding"),
        LineRole::Footnote => t!(lang, "document-role-footnote"),
        LineRole::PageFurniture => t!(lang, "document-role-page-furniture"),
        LineRole::Recipients => t!(lang, "document-role-recipients"),
        LineRole::Closing => t!(lang, "document-role-closing"),
        LineRole::Aside => t!(lang, "document-role-aside"),
        LineRole::Unread => t!(lang, "document-role-unread"),
    }
}
