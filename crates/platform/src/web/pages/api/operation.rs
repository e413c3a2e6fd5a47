//! One operation on the page of the API: what it does, what it asks for, what it answers.

use super::example;
use crate::web::{Lang, words::t};
use maud::{Markup, html};
use serde_json::Value as Json;

/// An operation of the document.
pub(super) struct Shown<'a> {
    /// `get` or `post`.
    pub(super) method: &'a str,
    /// `/api/v1/units`.
    pub(super) path: &'a str,
    /// The operation object.
    pub(super) operation: &'a Json,
}

/// The operation; what it says of itself is English, like the document.
pub(super) fn card(lang: Lang, document: &Json, shown: &Shown<'_>) -> Markup {
    let operation = shown.operation;
    let id = text(operation, "operationId");
    let body = operation.pointer("/requestBody/content/application~1json/schema");
    let answers = operation.get("responses").and_then(Json::as_object);
    html! {
        section.card.guide aria-labelledby=(id) {
            h3 id=(id) { code { (shown.method.to_uppercase()) " " (shown.path) } }
            div lang="en" {
                p { (text(operation, "summary")) }
                @for part in text(operation, "description").split("\n\n").filter(|part| !part.is_empty()) {
                    p.cap { (part) }
                }
            }
            @if let Some(parameters) = operation.get("parameters").and_then(Json::as_array) {
                h4 { (t!(lang, "api-parameters")) }
                dl.facts lang="en" { @for parameter in parameters { (parameter_row(document, parameter)) } }
            }
            @if let Some(schema) = body {
                h4 { (t!(lang, "api-body")) }
                (block(lang, document, schema))
            }
            h4 { (t!(lang, "api-answers")) }
            dl.facts lang="en" {
                @for (status, answer) in answers.into_iter().flatten() {
                    dt { span.num { (status) } }
                    dd { (text(answer, "description")) }
                }
            }
            @for (status, answer) in answers.into_iter().flatten() {
                @if let Some(schema) = answer.pointer("/content/application~1json/schema") {
                    details {
                        summary { (t!(lang, "api-example", status = status.as_str())) }
                        (block(lang, document, schema))
                    }
                }
            }
        }
    }
}

fn parameter_row(document: &Json, parameter: &Json) -> Markup {
    let schema = parameter.get("schema").unwrap_or(&Json::Null);
    html! {
        dt { code { (text(parameter, "name")) } }
        dd {
            (text(parameter, "description"))
            p.cap { (text(parameter, "in")) " · " (example::kind(document, schema)) }
        }
    }
}

/// What a schema looks like filled in, and what its fields mean.
fn block(lang: Lang, document: &Json, schema: &Json) -> Markup {
    let filled = example::of(document, schema);
    let written = serde_json::to_string_pretty(&filled).unwrap_or_default();
    let fields = example::fields(document, schema);
    html! {
        pre { code { (written) } }
        @if !fields.is_empty() {
            details {
                summary { (t!(lang, "api-fields")) }
                dl.facts lang="en" {
                    @for field in &fields {
                        dt { code { (field.name) } }
                        dd { (field.about) p.cap { (field.kind) } }
                    }
                }
            }
        }
    }
}

fn text<'a>(of: &'a Json, field: &str) -> &'a str {
    of.get(field).and_then(Json::as_str).unwrap_or_default()
}
