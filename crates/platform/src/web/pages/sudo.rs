//! `/sudo`: showing once more who one is. The same page stands in the way of dangerous forms, with the
//! form inside.

use super::{provider, sign_in::own_path};
use crate::{
    identity,
    permit::Viewer,
    web::{
        Cx, Error, Errors,
        form::Input,
        see_other,
        sudo::{Answer, check, page},
        words::t,
    },
};
use axum::{Form, http::StatusCode, response::Response};
use maud::{Markup, html};

/// What waits for the answer.
#[derive(Debug, Default)]
pub(crate) struct Asking {
    /// Where the answer is sent.
    pub(crate) action: String,
    /// The body of the form that waits, in hexadecimal.
    pub(crate) held: String,
    /// Its content type.
    pub(crate) kind: String,
    /// Where to go afterwards, where no form waits.
    pub(crate) next: String,
    /// Whether what was sent is too long to wait.
    pub(crate) too_long: bool,
}

/// `GET /sudo`
pub(super) async fn show(_: Viewer, cx: Cx) -> Result<Response, Error> {
    let next = own_path(&cx.query("next").unwrap_or_default()).to_owned();
    let asking = Asking { action: "/sudo".to_owned(), next, ..Asking::default() };
    page(&cx, &asking, &Errors::new(), StatusCode::OK).await
}

/// `POST /sudo`
pub(super) async fn send(_: Viewer, cx: Cx, Form(answer): Form<Answer>) -> Result<Response, Error> {
    match check(&cx, &answer).await? {
        Ok(()) => Ok(see_other(own_path(&answer.next))),
        Err(wrong) => {
            let next = answer.next;
            let asking = Asking { action: "/sudo".to_owned(), next, ..Asking::default() };
            let errors = Errors::one(wrong.field, wrong.text);
            page(&cx, &asking, &errors, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

/// The page: what can be asked of this account is asked; where nothing can, it says what to do.
pub(crate) async fn view(cx: &Cx, asking: &Asking, errors: &Errors) -> Result<Markup, Error> {
    let lang = cx.lang;
    let viewer = cx.viewer.as_ref().ok_or(Error::SignInFirst)?;
    let own = identity::own(cx.db(), viewer).await?.ok_or(Error::NotFound)?;
    let has_password = own.password.is_some();
    let has_factor = identity::enrolled(cx.db(), viewer.account).await?.is_some();
    let demo = cx.app.settings().demo;
    let linked = identity::oidc::links(cx.db(), viewer).await?;
    let by_provider = provider::proving(cx, &linked, asking);
    let can = demo || has_password || has_factor;
    Ok(html! {
        div.narrow {
            (errors.summary(lang))
            h1 { (t!(lang, "sudo-title")) }
            p { (t!(lang, "sudo-why")) }
            @if asking.too_long { p.wrong { (t!(lang, "sudo-too-long")) } }
            @else if !asking.held.is_empty() { p { (t!(lang, "sudo-held")) } }
            @if can {
                form.card.stacked method="post" action=(asking.action) novalidate {
                    input type="hidden" name="held" value=(asking.held);
                    input type="hidden" name="kind" value=(asking.kind);
                    input type="hidden" name="next" value=(asking.next);
                    @if demo { p { (t!(lang, "sudo-demo")) } }
                    @else { (fields(cx, errors, has_password, has_factor)) }
                    div.act { button.btn { (t!(lang, "sudo-confirm")) } }
                }
            }
            @if !can && linked.is_empty() { div.card { p { (t!(lang, "sudo-nothing")) } } }
            (by_provider)
        }
    })
}

fn fields(cx: &Cx, errors: &Errors, has_password: bool, has_factor: bool) -> Markup {
    let lang = cx.lang;
    html! {
        @if has_password && has_factor { p { (t!(lang, "sudo-either")) } }
        @if has_password {
            (Input::new("password", &t!(lang, "sign-in-password"), "").errors(errors)
                .line("password", "current-password"))
        }
        @if has_factor {
            (Input::new("code", &t!(lang, "code-label"), "").errors(errors)
                .hint(&t!(lang, "code-hint")).line("text", "one-time-code"))
        }
    }
}
