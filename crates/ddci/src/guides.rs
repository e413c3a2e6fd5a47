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

const ALL: [Guide; 4] = [
    guide!("coordinator", "dieu-phoi", "coordinator"),
    guide!("officer", "can-bo", "officer"),
    guide!("leader", "lanh-dao", "leader"),
    guide!("operator", "van-hanh", "operator"),
];

/// A guide's title is its first heading.
fn title(text: &str) -> String {
    text.lines().find_map(|line| line.strip_prefix("# ")).unwrap_or_default().trim().to_owned()
}

fn picture(file: &str) -> Option<Cow<'static, [u8]>> {
    Pictures::get(file).map(|picture| picture.data)
}

/// The guide for somebody's role, and the part about the page they stand on.
fn place(viewer: &Viewer, path: &str) -> (&'static str, &'static str) {
    let path = path.split('?').next().unwrap_or_default();
    let guide = if [Role::Coordinator, Role::Administrator].into_iter().any(|role| viewer.has(role))
    {
        "coordinator"
    } else if viewer.has(Role::Leader) {
        "leader"
    } else {
        "officer"
    };
    let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
    let part = match parts.as_slice() {
        ["dashboard"] => "board",
        ["work"] => "work",
        ["acceptance"] => "acceptance",
        ["obligations", ..] => "obligation",
        ["account"] => "session",
        ["plans"] => "plans",
        ["plans", _, "review" | "document"] => "review",
        ["plans", _, "issue"] => "issue",
        ["plans", _, "versions" | "changes", ..] => "amend",
        ["plans", _, "head"] => "head",
        ["plans", _, "edits" | "tasks", ..] | ["plans", _, _, _, "mend"] => "mend",
        ["plans", ..] | ["tasks", ..] => "tree",
        _ => "",
    };
    (guide, part)
}
