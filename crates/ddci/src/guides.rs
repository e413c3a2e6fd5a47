//! The guides of `docs/guide`, carried inside the program, and which part of them explains a page.

use ddci_platform::{
    permit::{Role, Viewer},
    web::{Guide, Guides, Lang},
};
use rust_embed::RustEmbed;
use std::borrow::Cow;

#[derive(RustEmbed)]
#[folder = "../../docs/screenshots"]
struct Pictures;

/// All guides with their pictures.
pub fn all() -> Guides {
    Guides { all: &ALL, picture, place }
}

/// A guide under its name, with its file in each language.
macro_rules! guide {
    ($name:literal, $vi:literal, $en:literal) => {{
        fn text(lang: Lang) -> &'static str {
            match lang {
                Lang::Vi => include_str!(concat!("../../../docs/guide/vi/", $vi, ".md")),
                Lang::En => include_str!(concat!("../../../docs/guide/en/", $en, ".md")),
            }
        }
        Guide { name: $name, files: [$vi, $en], title: |lang| title(text(lang)), text }
    }};
}

const ALL: [Guide; 5] = [
    guide!("coordinator", "dieu-phoi", "coordinator"),
    guide!("officer", "can-bo", "officer"),
    guide!("leader", "lanh-dao", "leader"),
    guide!("administrator", "quan-tri", "administrator"),
    guide!("operator", "van-hanh", "operator"),
];

/// A guide's title is its first heading.
fn title(text: &str) -> String {
    text.lines().find_map(|line| line.strip_prefix("# ")).unwrap_or_default().trim().to_owned()
}

fn picture(file: &str) -> Option<Cow<'static, [u8]>> {
    Pictures::get(file).map(|picture| picture.data)
}

/// Whose parts stand in for those that the guide of somebody's own role leaves out: everybody reads
/// plans, and it is explained once.
const FOR_ALL: &str = "officer";

/// The guide for somebody's role, and the part about the page they stand on.
fn place(viewer: &Viewer, path: &str) -> (&'static str, &'static str) {
    let part = part(path.split('?').next().unwrap_or_default());
    let own = own(viewer);
    let explains = |guide: &&Guide| guide.name == own && has(guide, part);
    match ALL.iter().find(explains) {
        None if !part.is_empty() => (FOR_ALL, part),
        _ => (own, part),
    }
}

fn own(viewer: &Viewer) -> &'static str {
    if viewer.has(Role::Coordinator) {
        "coordinator"
    } else if viewer.has(Role::Administrator) {
        "administrator"
    } else if viewer.has(Role::Leader) || viewer.has(Role::Auditor) {
        "leader"
    } else {
        "officer"
    }
}

fn has(guide: &Guide, part: &str) -> bool {
    (guide.text)(Lang::Vi).contains(&format!("<a id=\"{part}\"></a>"))
}

/// The part about a page; a refused form stands at the address it was sent to.
fn part(path: &str) -> &'static str {
    let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
    match parts.as_slice() {
        ["dashboard"] => "board",
        ["work"] => "work",
        ["acceptance"] => "acceptance",
        ["plans" | "tasks" | "obligations", _, "history"] => "history",
        ["obligations" | "tasks", _, "comments"] | ["comments", ..] => "talk",
        ["news", ..] => "news",
        ["account", "feeds", ..] | ["units", _, "feeds", ..] => "calendars",
        ["obligations", ..] => "obligation",
        ["account", ..] | ["api"] | ["sudo"] => "account",
        ["plans"] => "plans",
        ["plans", "below"] => "below",
        ["handover" | "orphans", ..] => "handover",
        ["pieces", ..] => "pieces",
        ["extensions", ..] => "later",
        ["bounces", ..] => "bounce",
        ["plans", _, side, rest @ ..] => of_plan(side, rest),
        ["plans", ..] | ["tasks", ..] => "tree",
        ["ddci", _, "change"] | ["ddci", _, _, "change"] => "result-change",
        ["ddci", _, "method" | "data", ..] => "result-method",
        ["ddci", _, _, "levers"] => "result-levers",
        ["ddci", _, _] => "unit-result",
        ["ddci", ..] => "results",
        ["rounds", "new"] | ["rounds", _, "change"] => "round-open",
        ["rounds", _, "import", ..] => "results-import",
        ["rounds", ..] => "rounds",
        ["units", "timeline"] => "lineage",
        ["units", "reorganise"] => "reorganise",
        ["units", ..] => "units",
        ["people", "import", ..] => "people-import",
        ["people"] | ["people", "new"] => "people",
        ["people", ..] => "person",
        ["calendar", "change" | "amend"] => "calendar-change",
        ["calendar", "import"] => "calendar-import",
        ["calendar"] => "calendar",
        ["reminders", ..] => "reminders",
        ["escalation" | "letters", ..] => "urging",
        ["jobs", ..] => "jobs",
        ["outbox", ..] => "outbox",
        _ => "",
    }
}

/// The part about a page of one plan.
fn of_plan(side: &str, rest: &[&str]) -> &'static str {
    match (side, rest) {
        ("document", _) => "document",
        ("review", _) => "review",
        ("findings", _) => "findings",
        ("bodies", _) => "names",
        ("unread", _) => "unread",
        ("undo" | "redo" | "edits", _) => "undo",
        ("head", _) => "head",
        ("sub-indices", [_, "mend"]) => "targets",
        ("tasks", _) => "mend",
        ("official" | "attachments" | "send" | "agree" | "return", _)
        | ("take-back" | "close" | "reopen", _) => "official",
        ("issue", _) => "issue",
        ("changes" | "amend", _) => "amend",
        ("next-year", _) => "next-year",
        ("against", _) => "against",
        ("versions", _) => "versions",
        ("table", ["import", ..]) => "import",
        ("table", _) => "table",
        ("timeline", _) => "timeline",
        ("meeting" | "meetings", _) => "meeting",
        ("views", _) => "views",
        ("obligations", _) => "lists",
        ("urging", _) => "urging",
        ("sub-indices" | "units" | "leaders" | "calendar" | "year", _) => "sides",
        _ => "tree",
    }
}
