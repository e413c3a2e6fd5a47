//! Long lists, page by page, under addresses that keep every other choice.

use super::{Lang, words::t};
use maud::{Markup, html};

/// Which part of a list is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paging {
    /// The page, from 1.
    pub page: i64,
    /// Rows on a page.
    pub size: i64,
}

impl Paging {
    /// Rows on a page unless a list says otherwise.
    pub const SIZE: i64 = 50;

    /// The page that was asked for; whatever is no page number is the first page.
    pub fn asked(page: Option<&str>) -> Self {
        let page = page.and_then(|page| page.parse().ok()).unwrap_or(1);
        Self { page: i64::clamp(page, 1, 1_000_000), size: Self::SIZE }
    }

    /// How many rows lie before it.
    pub fn offset(self) -> i64 {
        (self.page - 1) * self.size
    }

    /// How many pages `total` rows make, one at least.
    pub fn pages(self, total: i64) -> i64 {
        ((total + self.size - 1) / self.size).max(1)
    }

    /// The links to the pages around; nothing where one page holds all.
    pub fn links(self, lang: Lang, total: i64, path: impl Fn(i64) -> String) -> Markup {
        let pages = self.pages(total);
        html! {
            @if pages > 1 {
                nav.paging aria-label=(t!(lang, "paging-label")) {
                    @if self.page > 1 {
                        a rel="prev" href=(path(self.page - 1)) { (t!(lang, "paging-previous")) }
                    }
                    span.muted.num {
                        (t!(lang, "paging-position", page = self.page, pages = pages))
                    }
                    @if self.page < pages {
                        a rel="next" href=(path(self.page + 1)) { (t!(lang, "paging-next")) }
                    }
                }
            }
        }
    }
}
