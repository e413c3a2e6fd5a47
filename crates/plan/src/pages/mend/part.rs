//! What the screens of a sub-index and of the head share: one form, kept or refused beside a field.

use super::crumb;
use crate::{pages::refused, store::plan::Plan, transitions::Refusal, words::t};
use ddci_platform::{
    permit::Viewer,
    store::Transition,
    web::{Cx, Error, Errors, Lang, Points, form::Input, points},
};
use maud::{Markup, html};
use rust_decimal::Decimal;

/// A form of the draft's parts.
pub(super) struct Part<'a> {
    pub plan: &'a Plan,
    pub title: &'a str,
    /// Where it stands below the plan.
    pub path: &'a str,
    /// Where it stands in the review.
    pub anchor: &'a str,
    /// What was seen when it was opened.
    pub seen: &'a str,
}

impl Part<'_> {
    /// The page of the form.
    pub fn view(&self, lang: Lang, fields: &Markup, errors: &Errors) -> Markup {
        let plan = self.plan.id;
        let back = format!("/plans/{plan}/review#{}", self.anchor);
        html! {
            (errors.summary(lang))
            (crumb(lang, self.plan, &back))
            h1 { (self.title) }
            form.stacked.card method="post" novalidate action={"/plans/" (plan) "/" (self.path)} {
                input type="hidden" name="seen" value=(self.seen);
                (fields)
                div.act {
                    button.btn accesskey="s" { (t!(lang, "mend-save")) }
                    a href=(back) { (t!(lang, "mend-leave")) }
                }
            }
        }
    }

    /// Where to go on once it is kept.
    pub fn kept(plan: &Plan, anchor: &str) -> String {
        format!("/plans/{}/review?done=mended#{anchor}", plan.id)
    }
}

/// A field of one line.
pub(super) fn line(name: &str, label: &str, value: &str, errors: &Errors) -> Markup {
    Input::new(name, label, value).errors(errors).line("text", "off")
}

/// Runs a change; a refusal is shown at the field it is about.
pub(super) async fn keep<T: Transition<Error = Refusal>>(
    cx: &Cx,
    viewer: &Viewer,
    change: &T,
    field: fn(&Refusal) -> &'static str,
) -> Result<Result<(), Errors>, Error> {
    match cx.db().run(&viewer.clone().into(), change).await {
        Ok(_) => Ok(Ok(())),
        Err(refusal) => {
            let refusal = refused::or_page(refusal)?;
            Ok(Err(Errors::one(field(&refusal), refused::words(cx.lang, &refusal))))
        }
    }
}

/// Hundredths as points to be typed again.
pub(super) fn typed_points(lang: Lang, hundredths: Option<i64>) -> String {
    hundredths.map(|hundredths| points(lang, Points(hundredths))).unwrap_or_default()
}

/// Points as people type them, "9,06" or "9.06", in hundredths; nothing typed is no target.
/// The outer option is what is no number with two decimals at most.
pub(super) fn hundredths(typed: &str) -> Option<Option<i64>> {
    let typed = typed.trim().replace(',', ".");
    if typed.is_empty() {
        return Some(None);
    }
    let points: Decimal = typed.parse().ok()?;
    let hundredths = points.checked_mul(Decimal::ONE_HUNDRED)?;
    (hundredths.fract().is_zero() && !hundredths.is_sign_negative())
        .then(|| hundredths.trunc().try_into().ok())?
        .map(Some)
}

#[cfg(test)]
mod tests {
    use super::hundredths;

    #[test]
    fn points_are_typed_with_a_comma_or_a_point() {
        for (typed, read) in [
            ("9,06", Some(Some(906))),
            (" 7.4 ", Some(Some(740))),
            ("10", Some(Some(1000))),
            ("", Some(None)),
            ("9,065", None),
            ("-1", None),
            ("chín", None),
        ] {
            assert_eq!(hundredths(typed), read, "{typed}");
        }
    }
}
