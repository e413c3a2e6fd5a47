//! The layout around every page, and the marks of states.

use super::{Cx, NavItem, assets, words::t};
use crate::permit::Viewer;
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use maud::{DOCTYPE, Markup, html};

/// A page: its title, its content, its status.
#[derive(Debug, Clone)]
pub struct Page {
    html: String,
    status: StatusCode,
}

impl Cx {
    /// A page with the title `title`, which is also its h1 unless the content brings its own.
    pub fn page(&self, title: &str, content: &Markup) -> Page {
        Page { html: self.shell(title, content, false).into_string(), status: StatusCode::OK }
    }

    /// A page with a form that could not be taken: status 422, the title says so.
    pub fn page_with_errors(&self, title: &str, content: &Markup) -> Page {
        Page {
            html: self.shell(title, content, true).into_string(),
            status: StatusCode::UNPROCESSABLE_ENTITY,
        }
    }

    fn shell(&self, title: &str, content: &Markup, has_errors: bool) -> Markup {
        let lang = self.lang;
        let place = self.viewer.as_ref().map_or("", |viewer| viewer.unit_name.as_str());
        html! {
            (DOCTYPE)
            html lang=(lang.code()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width,initial-scale=1";
                    title {
                        @if has_errors { (t!(lang, "title-error")) ": " }
                        (title) " · ddci"
                    }
                    link rel="stylesheet" href=(assets::path("ddci.css"));
                    link rel="icon" type="image/svg+xml" href=(assets::path("ddci.svg"));
                }
                body {
                    a.skip href="#main" { (t!(lang, "skip-to-content")) }
                    header.top {
                        div.in {
                            a.brand href="/" { "ddci" }
                            span.place { (place) }
                            span.sp {}
                            (self.language_switch())
                            (self.who())
                        }
                    }
                    @if self.app.settings().demo {
                        aside.demo aria-label=(t!(lang, "demo-label")) { (self.demo_words()) }
                    }
                    div.shell.bare[self.viewer.is_none()] {
                        (self.menu())
                        main id="main" { (content) }
                    }
                }
            }
        }
    }

    fn demo_words(&self) -> String {
        let today = super::date(self.lang, self.today());
        t!(self.lang, "demo-notice", today = today)
    }

    fn language_switch(&self) -> Markup {
        let (other, words) = match self.lang {
            super::Lang::Vi => (super::Lang::En, "English"),
            super::Lang::En => (super::Lang::Vi, "Tiếng Việt"),
        };
        html! {
            form.lang method="post" action="/language" {
                input type="hidden" name="back" value=(self.path);
                button name="lang" value=(other.code()) lang=(other.code()) { (words) }
            }
        }
    }

    fn who(&self) -> Markup {
        let lang = self.lang;
        html! {
            @match &self.viewer {
                Some(viewer) => {
                    @if !self.app.guides().all.is_empty() { (self.help(viewer)) }
                    a.who.name href="/account" { span { (viewer.name) } }
                    (self.news())
                    form.lang method="post" action="/sign-out" {
                        button { (t!(lang, "sign-out")) }
                    }
                }
                None => a.who href="/sign-in" { (t!(lang, "sign-in")) }
            }
        }
    }

    /// The way to what is new, and how much that is.
    fn news(&self) -> Markup {
        let (lang, unread) = (self.lang, self.unread);
        let label = || {
            let (link, words) = (t!(lang, "news-link"), t!(lang, "news-unread", n = unread));
            format!("{link} {words}")
        };
        html! {
            @if let Some(news) = self.app.news() {
                a.who.news href=(news.href()) aria-label=[(unread > 0).then(label)] {
                    (t!(lang, "news-link"))
                    @if unread > 0 { " " b.num { (unread) } }
                }
            }
        }
    }

    /// The way to the part of a guide that explains this page.
    fn help(&self, viewer: &Viewer) -> Markup {
        let (name, part) = (self.app.guides().place)(viewer, &self.path);
        html! { a.who href={"/guide/" (name) "#" (part)} { (t!(self.lang, "guide-title")) } }
    }

    fn menu(&self) -> Markup {
        let Some(viewer) = &self.viewer else { return html! {} };
        let items: Vec<&NavItem> =
            self.app.nav().iter().filter(|item| viewer.may(item.verb)).collect();
        let here = self.path.split('?').next().unwrap_or("/");
        html! {
            nav.side aria-label=(t!(self.lang, "menu")) {
                @for item in items {
                    a href=(item.href) aria-current=[(here == item.href).then_some("page")] {
                        ((item.label)(self.lang))
                    }
                }
            }
        }
    }
}

impl Page {
    /// The same page under another status.
    #[must_use]
    pub fn with_status(self, status: StatusCode) -> Self {
        Self { status, ..self }
    }
}

impl IntoResponse for Page {
    fn into_response(self) -> Response {
        let kind = (header::CONTENT_TYPE, "text/html; charset=utf-8");
        (self.status, [kind, super::lang::VARY], self.html).into_response()
    }
}

/// How urgent a mark is. Colour never stands alone: each has a sign, and the words beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Done or on track: ✓
    Fine,
    /// Due soon or at risk: ●
    Soon,
    /// Overdue or late: ▲
    Late,
    /// Not due yet: ○
    Idle,
    /// Measured by the system, or waiting for another: ■
    Info,
}

/// The mark of a state with its words.
pub fn tag(state: State, words: &str) -> Markup {
    let (class, sign) = match state {
        State::Fine => ("tag ok", "✓"),
        State::Soon => ("tag soon", "●"),
        State::Late => ("tag late", "▲"),
        State::Idle => ("tag idle", "○"),
        State::Info => ("tag info", "■"),
    };
    html! { span class=(class) { span aria-hidden="true" { (sign) } " " (words) } }
}
