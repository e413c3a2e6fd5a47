//! This room's words, checked when compiling.

use ddci_platform::web::Lang;
use i18n_embed::fluent::{FluentLanguageLoader, fluent_language_loader};
use rust_embed::RustEmbed;
use std::sync::LazyLock;

#[derive(RustEmbed)]
#[folder = "i18n/"]
struct Texts;

static VI: LazyLock<FluentLanguageLoader> =
    LazyLock::new(|| Lang::Vi.load(fluent_language_loader!(), &Texts));
static EN: LazyLock<FluentLanguageLoader> =
    LazyLock::new(|| Lang::En.load(fluent_language_loader!(), &Texts));

/// The words in a language.
pub fn words(lang: Lang) -> &'static FluentLanguageLoader {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}

/// `t!(lang, "id", name = value)`: one message of this room in a language.
macro_rules! t {
    ($lang:expr, $($message:tt)*) => {{
        #[allow(clippy::disallowed_types, reason = "the macro keeps its arguments in a HashMap")]
        let words = i18n_embed_fl::fl!($crate::words::words($lang), $($message)*);
        words
    }};
}
pub(crate) use t;
