//! The two languages, and where a reader's choice is kept.

use axum::http::{HeaderMap, header};
use i18n_embed::{
    I18nAssets, LanguageLoader, fluent::FluentLanguageLoader, unic_langid::LanguageIdentifier,
};

/// A language of the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Vietnamese, the first language.
    #[default]
    Vi,
    /// English.
    En,
}

/// The cookie that keeps a reader's choice.
pub(crate) const COOKIE: &str = "lang";

impl Lang {
    /// Both languages.
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];

    /// The language's code, as in `<html lang>`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// The language with that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The reader's choice; Vietnamese until they chose.
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        super::cx::cookie(headers, COOKIE)
            .and_then(|code| Self::from_code(&code))
            .unwrap_or_default()
    }

    /// The language that a program accepts best; Vietnamese where it says neither.
    pub(crate) fn accepted(headers: &HeaderMap) -> Self {
        let said = headers.get_all(header::ACCEPT_LANGUAGE).iter().filter_map(|v| v.to_str().ok());
        let ranges = said.flat_map(|value| value.split(',')).filter_map(|range| {
            let (tag, parameters) = range.split_once(';').unwrap_or((range, ""));
            let lang = Self::from_code(tag.trim().split('-').next()?.to_lowercase().as_str())?;
            let weight = parameters.trim().strip_prefix("q=").unwrap_or("1").trim();
            let weight: f32 = weight.parse().unwrap_or(0.0);
            (weight > 0.0).then_some((lang, weight))
        });
        // Of two that are accepted alike the one named first.
        ranges
            .fold(None, |best: Option<(Self, f32)>, next| match best {
                Some(best) if best.1 >= next.1 => Some(best),
                _ => Some(next),
            })
            .map_or_else(Self::default, |(lang, _)| lang)
    }

    fn identifier(self) -> LanguageIdentifier {
        self.code().parse().unwrap_or_default()
    }

    /// A loader of one room's words in this language. Arguments are not wrapped in isolation
    /// marks: both languages run left to right.
    pub fn load(
        self,
        loader: FluentLanguageLoader,
        texts: &impl I18nAssets,
    ) -> FluentLanguageLoader {
        if let Err(error) = loader.load_languages(texts, &[self.identifier()]) {
            tracing::error!(%error, lang = self.code(), "words.load");
        }
        loader.set_use_isolating(false);
        loader
    }
}

/// The header that tells caches that a page depends on the reader's choice.
pub(crate) const VARY: (header::HeaderName, &str) = (header::VARY, "cookie");
