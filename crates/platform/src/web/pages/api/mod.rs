//! `GET /api`: the API's document as a page, made from the very document that is served.

mod example;
mod operation;

use crate::{
    permit::Scope,
    web::{
        Cx, Lang, PageResult,
        api::{Document, Problem},
        pages::tokens::scope_words,
        words::t,
    },
};
use axum::Extension;
use maud::{Markup, html};
use operation::Shown;
use serde_json::Value as Json;
use std::collections::BTreeMap;

pub async fn show(cx: Cx, Extension(document): Extension<Document>) -> PageResult {
    let lang = cx.lang;
    let document: Json = serde_json::from_slice(document.bytes()).unwrap_or_default();
    let tags = by_tag(&document);
    let content = html! {
        h1 { (t!(lang, "api-title")) }
        p.muted { (t!(lang, "api-explained")) }
        (begin(&cx))
        nav aria-labelledby="contents" {
            h2 id="contents" { (t!(lang, "api-contents")) }
            ul.tabs {
                @for tag in tags.keys() { li { a href={"#" (tag)} lang="en" { (tag) } } }
                li { a href="#problems" { (t!(lang, "api-problems")) } }
            }
        }
        @for (tag, operations) in &tags {
            section aria-labelledby=(tag) {
                h2 id=(tag) lang="en" { (tag) }
                @for shown in operations { (operation::card(lang, &document, shown)) }
            }
        }
        (problems(lang))
    };
    Ok(cx.page(&t!(lang, "api-title"), &content))
}

/// How to begin: a token, and a first request.
fn begin(cx: &Cx) -> Markup {
    let lang = cx.lang;
    let url = &cx.app.settings().public_url;
    html! {
        section.card.guide {
            h2 { (t!(lang, "api-begin")) }
            ol {
                li {
                    (t!(lang, "api-begin-token")) " "
                    a href="/account/tokens" { (t!(lang, "tokens-title")) }
                }
                li { (t!(lang, "api-begin-request")) }
            }
            pre { code { "curl -H \"Authorization: Bearer $DDCI_TOKEN\" " (url) "/api/v1/plans" } }
            p { (t!(lang, "api-begin-scopes")) }
            ul { @for scope in Scope::ALL { li { (scope_words(lang, scope)) } } }
            p { a href="/api/v1/openapi.json" { (t!(lang, "api-document")) } }
        }
    }
}

/// The operations under their tags, both in the order of the alphabet.
fn by_tag(document: &Json) -> BTreeMap<&str, Vec<Shown<'_>>> {
    let mut tags: BTreeMap<&str, Vec<Shown<'_>>> = BTreeMap::new();
    let paths = document.get("paths").and_then(Json::as_object);
    for (path, item) in paths.into_iter().flatten() {
        for (method, operation) in item.as_object().into_iter().flatten() {
            let tag = operation.pointer("/tags/0").and_then(Json::as_str).unwrap_or_default();
            tags.entry(tag).or_default().push(Shown { method, path, operation });
        }
    }
    tags
}

/// The kinds of problems; their types lead here.
fn problems(lang: Lang) -> Markup {
    html! {
        section.card aria-labelledby="problems" {
            h2 id="problems" { (t!(lang, "api-problems")) }
            p { (t!(lang, "api-problems-explained")) }
            dl.facts {
                @for (code, status) in Problem::KINDS {
                    dt id=(code) { code { (code) } }
                    dd { span.num { (status) } " · " (problem_words(lang, code)) }
                }
            }
        }
    }
}

fn problem_words(lang: Lang, code: &str) -> String {
    match code {
        "no-token" => t!(lang, "problem-no-token-title"),
        "bad-token" => t!(lang, "problem-bad-token-title"),
        "out-of-scope" => t!(lang, "problem-out-of-scope-title"),
        "not-yours" => t!(lang, "problem-not-yours"),
        "not-found" => t!(lang, "problem-not-found"),
        "no-such-method" => t!(lang, "problem-no-such-method-title"),
        "not-acceptable" => t!(lang, "problem-not-acceptable-title"),
        "refused" => t!(lang, "api-problem-refused"),
        "too-large" => t!(lang, "problem-too-large"),
        "not-json" => t!(lang, "problem-not-json-title"),
        "bad-query" => t!(lang, "problem-bad-query"),
        "broken-json" => t!(lang, "problem-broken-json-title"),
        "bad-body" => t!(lang, "problem-bad-body"),
        "too-many" => t!(lang, "api-problem-too-many"),
        _ => t!(lang, "problem-internal"),
    }
}
