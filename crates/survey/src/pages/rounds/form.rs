//! What a round is about, as a form.

use crate::{
    pages::refused,
    store::round::Round,
    transitions::{About, Refusal},
    words::t,
};
use ddci_index::{
    hash,
    model::{IndexSet, TEXTS},
};
use ddci_platform::web::{Errors, Lang, day_to_type, form::Input, typed_day};
use maud::{Markup, html};
use serde::Deserialize;

/// What chooses the index set that is typed below.
const OWN: &str = "own";

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    pub year: String,
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub address: String,
    #[serde(default)]
    pub index: String,
    #[serde(default)]
    pub own_index: String,
    #[serde(default)]
    pub method: String,
    #[serde(default)]
    pub from: String,
    #[serde(default)]
    pub to: String,
    #[serde(default)]
    pub illustrative: String,
}

impl Typed {
    /// As a round stands.
    pub fn of(round: &Round) -> Self {
        let shipped = TEXTS.iter().find(|text| hash::of_text(text).0 == round.index_hash);
        let (index, own_index) = match shipped {
            Some(_) => (round.index_hash.clone(), String::new()),
            None => (OWN.to_owned(), round.index_text.clone()),
        };
        Self {
            year: round.year.to_string(),
            title: round.title.clone(),
            address: round.address.clone(),
            index,
            own_index,
            method: round.method.clone(),
            from: day_to_type(Some(round.from)),
            to: day_to_type(Some(round.to)),
            illustrative: if round.illustrative { "yes".to_owned() } else { String::new() },
        }
    }

    /// What it says, or what is wrong with it.
    pub fn about(&self, lang: Lang) -> Result<About, Errors> {
        let mut errors = Errors::new();
        let mut needed = |field: &str, is_there: bool, words: String| {
            if !is_there {
                errors.add(field, words);
            }
        };
        let year: Option<i32> = self.year.trim().parse().ok();
        let days = (typed_day(&self.from), typed_day(&self.to));
        let says = |text: &str| !text.trim().is_empty();
        needed("title", says(&self.title), t!(lang, "refused-missing-title"));
        needed("year", year.is_some(), t!(lang, "refused-no-year"));
        needed("address", says(&self.address), t!(lang, "refused-missing-address"));
        needed("from", days.0.is_some(), t!(lang, "refused-no-first-day"));
        needed("to", days.1.is_some(), t!(lang, "refused-no-last-day"));
        needed("own_index", says(&self.index_text()), t!(lang, "refused-missing-index"));
        needed("method", says(&self.method), t!(lang, "refused-missing-method"));
        match (year, days) {
            (Some(year), (Some(from), Some(to))) if errors.is_empty() => Ok(About {
                address: self.address.trim().to_owned(),
                year,
                title: self.title.trim().to_owned(),
                index_text: self.index_text(),
                method: self.method.trim().to_owned(),
                from,
                to,
                illustrative: !self.illustrative.is_empty(),
            }),
            _ => Err(errors),
        }
    }

    fn index_text(&self) -> String {
        let chosen = TEXTS.iter().find(|text| hash::of_text(text).0 == self.index);
        chosen.map_or_else(|| self.own_index.clone(), |text| (*text).to_owned())
    }
}

/// A refusal beside the field it is about.
pub(super) fn errors(lang: Lang, refusal: &Refusal) -> Errors {
    Errors::one(refused::field(refusal), refused::words(lang, refusal))
}

/// The fields.
pub(super) fn fields(lang: Lang, typed: &Typed, errors: &Errors) -> Markup {
    let input = |name, label: &str, value| {
        // The words outlive the field because maud renders at once.
        Input::new(name, label, value).errors(errors).line("text", "off")
    };
    html! {
        (input("title", &t!(lang, "round-title"), &typed.title))
        (input("year", &t!(lang, "round-year"), &typed.year))
        (Input::new("address", &t!(lang, "round-address"), &typed.address)
            .hint(&t!(lang, "round-address-hint")).errors(errors).line("text", "off"))
        (Input::new("from", &t!(lang, "round-from"), &typed.from)
            .hint(&t!(lang, "round-day-hint")).errors(errors).line("text", "off"))
        (input("to", &t!(lang, "round-to"), &typed.to))
        (Input::new("index", &t!(lang, "round-index"), &typed.index)
            .hint(&t!(lang, "round-index-hint")).errors(errors).choice(&sets(lang)))
        (Input::new("own_index", &t!(lang, "round-own-index"), &typed.own_index)
            .hint(&t!(lang, "round-own-index-hint")).errors(errors).area(6))
        (Input::new("method", &t!(lang, "round-method"), &typed.method)
            .hint(&t!(lang, "round-method-hint")).errors(errors).area(5))
        (Input::new("illustrative", &t!(lang, "round-illustrative"), "")
            .hint(&t!(lang, "round-illustrative-hint")).tick(!typed.illustrative.is_empty()))
    }
}

/// The sets that come with the program, and one's own.
fn sets(lang: Lang) -> Vec<(String, String)> {
    let shipped = TEXTS.iter().filter_map(|text| {
        let set = IndexSet::read(text).ok()?;
        let n = set.sub_indices.len();
        let words = format!("{} · {}", set.code, t!(lang, "round-n-sub-indices", n = n));
        Some((hash::of_text(text).0, words))
    });
    shipped.chain([(OWN.to_owned(), t!(lang, "round-index-own"))]).collect()
}
