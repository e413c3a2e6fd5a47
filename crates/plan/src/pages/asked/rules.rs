//! `/plans/rules`: the figures an authority has settled, each with its source.

use crate::{
    model::{DEFAULT_SOURCE, Rule, Rules},
    pages::refused,
    store::rules,
    transitions::{Refusal, SettleRules},
    words::t,
};
use axum::{
    Form,
    response::{IntoResponse, Response},
};
use ddci_platform::{
    permit::{Actor, Verb, Viewer},
    web::{Cx, Error, Errors, Lang, PageResult, Points, form::Input, points, see_other},
};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// What was typed, by the word of each figure.
type Typed = BTreeMap<String, String>;

/// `GET /plans/rules`
pub async fn show(viewer: Viewer, cx: Cx) -> PageResult {
    let rules = rules::of(cx.db(), viewer.authority).await?;
    let written = |rule: Rule| (rule.word().to_owned(), figure(cx.lang, rule, rules.get(rule)));
    let typed: Typed = Rule::ALL.into_iter().map(written).collect();
    let content = content(&viewer, &cx, &rules, &typed, &Errors::new());
    Ok(cx.page(&t!(cx.lang, "rules-title"), &content))
}

/// `POST /plans/rules`
pub async fn send(viewer: Viewer, cx: Cx, Form(typed): Form<Typed>) -> Result<Response, Error> {
    let errors = match read(cx.lang, &typed) {
        Err(errors) => errors,
        Ok(figures) => {
            let source = typed.get("source").cloned().unwrap_or_default();
            let settle = SettleRules { figures, source };
            match cx.db().run(&Actor::from(viewer.clone()), &settle).await {
                Ok(_) => return Ok(see_other("/plans/rules?done=settled")),
                Err(refusal) => {
                    let refusal = refused::or_page(refusal)?;
                    let field = match &refusal {
                        Refusal::BadRule(rule) => rule.word(),
                        _ => "source",
                    };
                    Errors::one(field, refused::words(cx.lang, &refusal))
                }
            }
        }
    };
    let rules = rules::of(cx.db(), viewer.authority).await?;
    let content = content(&viewer, &cx, &rules, &typed, &errors);
    Ok(cx.page_with_errors(&t!(cx.lang, "rules-title"), &content).into_response())
}

/// The figures as typed: with a comma or a point.
fn read(lang: Lang, typed: &Typed) -> Result<Vec<(Rule, i64)>, Errors> {
    let mut errors = Errors::new();
    let mut figures = Vec::new();
    for rule in Rule::ALL {
        let Some(text) = typed.get(rule.word()) else { continue };
        match number(rule, text) {
            Some(value) => figures.push((rule, value)),
            None => {
                let name = name(lang, rule);
                errors.add(rule.word(), t!(lang, "refused-bad-rule", name = name));
            }
        }
    }
    if errors.is_empty() { Ok(figures) } else { Err(errors) }
}

fn number(rule: Rule, text: &str) -> Option<i64> {
    let text = text.trim().replace(',', ".");
    if !rule.is_decimal() {
        return text.parse().ok();
    }
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if part.len() > 2 || !digits(part) || !digits(whole) {
        return None;
    }
    let hundredths: i64 = format!("{part:0<2}").parse().ok()?;
    whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(hundredths)
}

fn content(viewer: &Viewer, cx: &Cx, rules: &Rules, typed: &Typed, errors: &Errors) -> Markup {
    let lang = cx.lang;
    let may = viewer.may_everywhere(Verb::IssuePlan);
    html! {
        (errors.summary(lang))
        @if cx.query("done").is_some() { p.done role="status" { (t!(lang, "rules-done")) } }
        p.crumb { a href="/plans" { (t!(lang, "nav-plans")) } }
        h1 { (t!(lang, "rules-title")) }
        p.muted { (t!(lang, "rules-lead")) }
        section.card aria-label=(t!(lang, "rules-title")) {
            @if may {
                form.stacked method="post" action="/plans/rules" novalidate {
                    @for rule in Rule::ALL {
                        @let value = typed.get(rule.word()).cloned().unwrap_or_default();
                        @let source = source(lang, rules, rule);
                        (Input::new(rule.word(), &name(lang, rule), &value)
                            .hint(&source).errors(errors).line("text", "off"))
                    }
                    @let value = typed.get("source").cloned().unwrap_or_default();
                    (Input::new("source", &t!(lang, "rules-source"), &value)
                        .hint(&t!(lang, "rules-source-hint")).errors(errors).line("text", "off"))
                    div.act { button.btn { (t!(lang, "rules-save")) } }
                }
            } @else {
                dl.facts {
                    @for rule in Rule::ALL {
                        dt { (name(lang, rule)) }
                        dd { (figure(lang, rule, rules.get(rule))) p.cap { (source(lang, rules, rule)) } }
                    }
                }
            }
        }
    }
}

fn source(lang: Lang, rules: &Rules, rule: Rule) -> String {
    match rules.source(rule) {
        DEFAULT_SOURCE => t!(lang, "rules-from-default"),
        source => t!(lang, "rules-from", source = source),
    }
}

/// A figure as it is written and typed.
pub(super) fn figure(lang: Lang, rule: Rule, value: i64) -> String {
    if rule.is_decimal() { points(lang, Points(value)) } else { value.to_string() }
}

/// What a figure is called.
pub(in crate::pages) fn name(lang: Lang, rule: Rule) -> String {
    match rule {
        Rule::BounceDays => t!(lang, "rule-bounce-days"),
        Rule::WeightOnTime => t!(lang, "rule-weight-on-time"),
        Rule::WeightOriginal => t!(lang, "rule-weight-original"),
        Rule::WeightQuality => t!(lang, "rule-weight-quality"),
        Rule::BounceCost => t!(lang, "rule-bounce-cost"),
        Rule::WaitCost => t!(lang, "rule-wait-cost"),
        Rule::MostCost => t!(lang, "rule-most-cost"),
        Rule::LeastDue => t!(lang, "rule-least-due"),
    }
}

#[cfg(test)]
mod tests {
    use super::number;
    use crate::model::Rule;
    use rstest::rstest;

    #[rstest]
    #[case("40", Some(40_00))]
    #[case("40,5", Some(40_50))]
    #[case(" 0.05 ", Some(5))]
    #[case("1,234", None)]
    #[case("-1", None)]
    #[case("", None)]
    #[case("99999999999999999999", None)]
    fn a_weight_is_read_in_hundredths(#[case] text: &str, #[case] value: Option<i64>) {
        assert_eq!(number(Rule::WeightOnTime, text), value);
    }
}
