//! Going to a provider: to sign in, to link an account, to show once more who one is.

use super::{back::said, back_address, set_cookie};
use crate::{
    identity::{
        self, Limit, Throttle, Token,
        oidc::{Asked, Linked, Purpose, Visiting},
    },
    permit::Viewer,
    web::{
        Cx, Error,
        pages::{second::Visit, sign_in::own_path},
        sudo::Answer,
        words::t,
    },
};
use axum::{
    Form,
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

/// How long the browser keeps the secret of a visit, in seconds.
const KEPT: i64 = 600;

/// Where to go afterwards.
#[derive(Deserialize, Default)]
pub(super) struct Afterwards {
    #[serde(default)]
    next: String,
}

/// `POST /sign-in/with/{provider}`
pub(super) async fn to_sign_in(
    cx: Cx,
    visit: Visit,
    Path(name): Path<String>,
    Form(typed): Form<Afterwards>,
) -> Result<Response, Error> {
    if !Throttle(cx.db()).is_open(Limit::ADDRESS, &visit.address).await? {
        return Err(Error::TooMany);
    }
    let visiting = visiting(name, Purpose::SignIn, None, own_path(&typed.next));
    leave_for(&cx, visiting).await
}

/// `POST /account/providers/{provider}`
pub(super) async fn to_link(
    viewer: Viewer,
    cx: Cx,
    Path(name): Path<String>,
) -> Result<Response, Error> {
    leave_for(&cx, visiting(name, Purpose::Link, Some(&viewer), "/account#providers")).await
}

/// `POST /sudo/with/{provider}`: the form that waits goes along.
pub(super) async fn to_prove(
    viewer: Viewer,
    cx: Cx,
    Path(name): Path<String>,
    Form(answer): Form<Answer>,
) -> Result<Response, Error> {
    let visiting = visiting(name, Purpose::Prove, Some(&viewer), own_path(&answer.next));
    leave_for(&cx, Visiting { held: answer.held, held_kind: answer.kind, ..visiting }).await
}

fn visiting(provider: String, purpose: Purpose, viewer: Option<&Viewer>, next: &str) -> Visiting {
    let account = viewer.map(|viewer| viewer.account);
    let next = next.to_owned();
    Visiting { provider, purpose, account, next, held: String::new(), held_kind: String::new() }
}

/// Keeps the visit and sends the browser away. The page does so by a header and a link: a form may not
/// lead to another site (`form-action` of the policy), and a link alone would start without a press.
async fn leave_for(cx: &Cx, visiting: Visiting) -> Result<Response, Error> {
    let found = cx.app.providers().named(&visiting.provider);
    let (provider, outside) = found.ok_or(Error::NotFound)?;
    let secret = Token::new(cx.db().random())?;
    let back = back_address(cx, &provider.name);
    let asked = Asked { provider, outside, back, secret: &secret };
    let address = match asked.address(visiting.purpose == Purpose::Prove).await {
        Ok(address) => address,
        Err(error) => {
            tracing::warn!(%error, provider = provider.name, "provider.down");
            let title = provider.title.as_str();
            let words = t!(cx.lang, "provider-down", title = title);
            return Ok(said(cx, words, StatusCode::BAD_GATEWAY));
        }
    };
    identity::oidc::begin_visit(cx.db(), &visiting, &secret).await?;
    let title = provider.title.as_str();
    let words = t!(cx.lang, "provider-going", title = title);
    let content = html! {
        div.narrow {
            h1 { (words) }
            p { a.btn href=(address) { (t!(cx.lang, "provider-go-on")) } }
        }
    };
    let headers = [
        (header::SET_COOKIE, set_cookie(cx, secret.reveal(), KEPT)),
        (header::REFRESH, format!("0; url={address}")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, cx.page(&words, &content)).into_response())
}

/// A button for each provider on the page of signing in.
pub(in crate::web::pages) fn buttons(cx: &Cx, next: &str) -> Markup {
    html! {
        @for provider in cx.app.providers().all() {
            form.act method="post" action={"/sign-in/with/" (provider.name)} {
                input type="hidden" name="next" value=(own_path(next));
                button.btn.q {
                    (t!(cx.lang, "provider-sign-in", title = provider.title.as_str()))
                }
            }
        }
    }
}

/// A button for each provider by which somebody can show once more who they are.
pub(in crate::web) fn proving(
    cx: &Cx,
    linked: &[Linked],
    asking: &crate::web::pages::sudo::Asking,
) -> Markup {
    let waits = !asking.action.is_empty() && asking.action != "/sudo";
    let next = if waits { &asking.action } else { &asking.next };
    let providers = cx.app.providers().all();
    let own = providers.filter(|one| linked.iter().any(|link| link.issuer == one.issuer));
    html! {
        @for provider in own {
            form.act method="post" action={"/sudo/with/" (provider.name)} {
                input type="hidden" name="held" value=(asking.held);
                input type="hidden" name="kind" value=(asking.kind);
                input type="hidden" name="next" value=(next);
                button.btn.q {
                    (t!(cx.lang, "provider-prove", title = provider.title.as_str()))
                }
            }
        }
    }
}
