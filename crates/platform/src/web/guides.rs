//! The guides of the program: Markdown in both languages with pictures, and which part of which
//! guide helps on which page. The texts stand in `docs/guide`; the program hands them in.

use super::Lang;
use crate::permit::Viewer;
use std::borrow::Cow;

/// One guide.
#[derive(Debug, Clone, Copy)]
pub struct Guide {
    /// Its name in addresses: `officer`.
    pub name: &'static str,
    /// Its files in `docs/guide`, without their ending, by which guides lead to each other.
    pub files: [&'static str; 2],
    /// Its title in a language.
    pub title: fn(Lang) -> String,
    /// Its text in a language, as Markdown.
    pub text: fn(Lang) -> &'static str,
}

/// All guides, their pictures, and the way from a page to the part that explains it.
#[derive(Debug, Clone, Copy)]
pub struct Guides {
    /// In the order of the list.
    pub all: &'static [Guide],
    /// A picture by its file name.
    pub picture: fn(&str) -> Option<Cow<'static, [u8]>>,
    /// The guide and its part for somebody on a page: `("officer", "work")`.
    pub place: fn(&Viewer, &str) -> (&'static str, &'static str),
}

/// No guide at all, for tests of the platform alone.
pub const NONE: Guides = Guides { all: &[], picture: |_| None, place: |_, _| ("", "") };

impl Guides {
    /// The guide with that name.
    pub fn find(&self, name: &str) -> Option<&'static Guide> {
        self.all.iter().find(|guide| guide.name == name)
    }
}
