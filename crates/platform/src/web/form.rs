//! Parts of forms: one column, label above, hint under the label, error above the field, and what
//! was typed is never lost.

use super::{Lang, words::t};
use maud::{Markup, html};

/// What is wrong with a form: for each field the words that say how to mend it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Errors(Vec<(String, String)>);

impl Errors {
    /// Nothing wrong yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// One field is wrong.
    pub fn one(field: &str, words: impl Into<String>) -> Self {
        let mut errors = Self::new();
        errors.add(field, words);
        errors
    }

    /// Another field is wrong.
    pub fn add(&mut self, field: &str, words: impl Into<String>) {
        self.0.push((field.to_owned(), words.into()));
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The words beside a field.
    pub fn of(&self, field: &str) -> Option<&str> {
        self.0.iter().find_map(|(name, words)| (name == field).then_some(words.as_str()))
    }

    /// The summary at the top of the page, with a link to each field.
    pub fn summary(&self, lang: Lang) -> Markup {
        html! {
            @if !self.is_empty() {
                section.errors role="alert" aria-labelledby="errors-title" tabindex="-1" {
                    h2 id="errors-title" { (t!(lang, "form-errors")) }
                    ul {
                        @for (field, words) in &self.0 {
                            li { a href={"#" (field)} { (words) } }
                        }
                    }
                }
            }
        }
    }
}

/// One field of a form.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// Its name, also its id.
    pub name: &'a str,
    /// The label above it.
    pub label: &'a str,
    /// The hint under the label.
    pub hint: Option<&'a str>,
    /// What was typed.
    pub value: &'a str,
    /// What is wrong with it.
    pub error: Option<&'a str>,
}

impl<'a> Input<'a> {
    /// A field with a label and what was typed so far.
    pub fn new(name: &'a str, label: &'a str, value: &'a str) -> Self {
        Self { name, label, hint: None, value, error: None }
    }

    /// With a hint.
    #[must_use]
    pub fn hint(self, hint: &'a str) -> Self {
        Self { hint: Some(hint), ..self }
    }

    /// With what is wrong with it.
    #[must_use]
    pub fn errors(self, errors: &'a Errors) -> Self {
        Self { error: errors.of(self.name), ..self }
    }

    fn described_by(&self) -> Option<String> {
        let hint = self.hint.map(|_| format!("{}-hint", self.name));
        let error = self.error.map(|_| format!("{}-error", self.name));
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn head(&self) -> Markup {
        html! {
            label for=(self.name) { (self.label) }
            @if let Some(hint) = self.hint { p.hint id={(self.name) "-hint"} { (hint) } }
            @if let Some(error) = self.error { p.wrong id={(self.name) "-error"} { (error) } }
        }
    }

    /// One line of text, of the HTML type `kind`.
    pub fn line(&self, kind: &str, autocomplete: &str) -> Markup {
        html! {
            div.field.bad[self.error.is_some()] {
                (self.head())
                input type=(kind) id=(self.name) name=(self.name) value=(self.value)
                    autocomplete=(autocomplete)
                    aria-describedby=[self.described_by()]
                    aria-invalid=[self.error.map(|_| "true")];
            }
        }
    }

    /// Several lines of text.
    pub fn area(&self, rows: u8) -> Markup {
        html! {
            div.field.bad[self.error.is_some()] {
                (self.head())
                textarea id=(self.name) name=(self.name) rows=(rows)
                    aria-describedby=[self.described_by()]
                    aria-invalid=[self.error.map(|_| "true")] { (self.value) }
            }
        }
    }

    /// A file to choose.
    pub fn file(&self, accept: &str) -> Markup {
        html! {
            div.field.bad[self.error.is_some()] {
                (self.head())
                input type="file" id=(self.name) name=(self.name) accept=(accept)
                    aria-describedby=[self.described_by()]
                    aria-invalid=[self.error.map(|_| "true")];
            }
        }
    }

    /// A box to tick.
    pub fn tick(&self, ticked: bool) -> Markup {
        html! {
            div.choice {
                input type="checkbox" id=(self.name) name=(self.name) value="yes" checked[ticked]
                    aria-describedby=[self.described_by()];
                label for=(self.name) {
                    (self.label)
                    @if let Some(hint) = self.hint {
                        span.hint id={(self.name) "-hint"} { (hint) }
                    }
                }
            }
        }
    }

    /// One of several options, each a value and its words.
    pub fn choice(&self, options: &[(String, String)]) -> Markup {
        html! {
            div.field.bad[self.error.is_some()] {
                (self.head())
                select id=(self.name) name=(self.name)
                    aria-describedby=[self.described_by()]
                    aria-invalid=[self.error.map(|_| "true")] {
                    @for (value, words) in options {
                        option value=(value) selected[value == self.value] { (words) }
                    }
                }
            }
        }
    }
}
