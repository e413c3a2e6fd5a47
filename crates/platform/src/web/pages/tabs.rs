//! Tabs over the states of a list, each with how many stand in it.

use maud::{Markup, html};

/// One tab.
pub(super) struct Tab {
    pub(super) words: String,
    pub(super) href: String,
    pub(super) count: u64,
    pub(super) shown: bool,
}

/// The tabs under a name for those who do not see them.
pub(super) fn tabs(name: &str, tabs: &[Tab]) -> Markup {
    html! {
        nav aria-label=(name) {
            ul.tabs {
                @for tab in tabs {
                    li {
                        a href=(tab.href) aria-current=[tab.shown.then_some("page")] {
                            (tab.words) " " span.num { (tab.count) }
                        }
                    }
                }
            }
        }
    }
}
