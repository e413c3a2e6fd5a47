//! `GET /sign-in/back/{provider}`: somebody comes back from a provider.

use super::{back_address, cookie_name, set_cookie};
use crate::{
    identity::{
        self, AccountId, AccountRefusal, Limit, PROVED_FOR, Throttle, Token, Way,
        oidc::{Asked, Claims, LinkProvider, Provider, Purpose, TalkError, Visiting},
    },
    permit::Actor,
    web::{
        Cx, Error,
        cx::cookie,
        pages::{
            second::{Visit, admit},
            sign_in,
        },
        see_other, sudo,
        words::t,
    },
};
use axum::{
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use maud::html;
use subtle::ConstantTimeEq;

/// What came back, and what it is for.
struct Came<'a> {
    cx: &'a Cx,
    provider: &'a Provider,
    visiting: Visiting,
    claims: Claims,
}

pub(super) async fn come(
    cx: Cx,
    visit: Visit,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let address = visit.address.clone();
    let mut answer = match look(&cx, &name, &headers).await? {
        Ok(came) => came.go_on(visit).await?,
        Err(refused) => refused,
    };
    if answer.status().is_client_error() {
        Throttle(cx.db()).allow(Limit::ADDRESS, &address).await?;
    }
    if let Ok(gone) = HeaderValue::from_str(&set_cookie(&cx, "", 0)) {
        answer.headers_mut().append(header::SET_COOKIE, gone);
    }
    Ok(answer)
}

/// Whether it is the visit that this browser began, and what the provider says of whoever made it.
async fn look<'a>(
    cx: &'a Cx,
    name: &str,
    headers: &HeaderMap,
) -> Result<Result<Came<'a>, Response>, Error> {
    let (provider, outside) = cx.app.providers().named(name).ok_or(Error::NotFound)?;
    let stale = || Ok(Err(said(cx, t!(cx.lang, "provider-stale"), StatusCode::GONE)));
    let Some(secret) = cookie(headers, cookie_name(cx)).map(|text| Token::presented(&text)) else {
        return stale();
    };
    let back = back_address(cx, &provider.name);
    let asked = Asked { provider, outside, back, secret: &secret };
    let state = cx.query("state").unwrap_or_default();
    if !bool::from(state.as_bytes().ct_eq(asked.state().as_bytes())) {
        return stale();
    }
    let here = cx.viewer.as_ref().map(|viewer| viewer.account);
    let ours = |visiting: &Visiting| {
        visiting.provider == provider.name
            && (visiting.account.is_none() || visiting.account == here)
    };
    let visiting = identity::oidc::end_visit(cx.db(), &secret).await?.filter(ours);
    let Some(visiting) = visiting else { return stale() };
    // A provider may say who answers (RFC 9207); then it is the one that was asked.
    let other = cx.query("iss").is_some_and(|issuer| issuer != provider.issuer);
    let Some(code) = cx.query("code").filter(|_| !other) else {
        let title = provider.title.as_str();
        let words = t!(cx.lang, "provider-cancelled", title = title);
        return Ok(Err(said(cx, words, StatusCode::FORBIDDEN)));
    };
    Ok(match asked.claims(code, cx.app.clock()).await {
        Ok(claims) => Ok(Came { cx, provider, visiting, claims }),
        Err(error) => Err(failed(cx, provider, &error)),
    })
}

fn failed(cx: &Cx, provider: &Provider, error: &TalkError) -> Response {
    tracing::warn!(%error, provider = provider.name, "provider.failed");
    let title = provider.title.as_str();
    match error {
        TalkError::Down(_) => {
            said(cx, t!(cx.lang, "provider-down", title = title), StatusCode::BAD_GATEWAY)
        }
        TalkError::Unbelieved(_) => {
            said(cx, t!(cx.lang, "provider-unbelieved", title = title), StatusCode::FORBIDDEN)
        }
    }
}

impl Came<'_> {
    async fn go_on(self, visit: Visit) -> Result<Response, Error> {
        match self.visiting.purpose {
            Purpose::SignIn => self.sign_in(visit).await,
            Purpose::Link => self.link().await,
            Purpose::Prove => self.prove().await,
        }
    }

    async fn sign_in(&self, visit: Visit) -> Result<Response, Error> {
        let next = sign_in::own_path(&self.visiting.next);
        let Some(account) = self.account().await? else {
            let title = self.provider.title.as_str();
            let words = t!(self.cx.lang, "provider-unknown", title = title);
            return Ok(said(self.cx, words, StatusCode::FORBIDDEN));
        };
        if self.provider.second_factor && self.claims.second_factor {
            return sign_in::open(self.cx, account, "provider+its_factor", visit, next).await;
        }
        admit(self.cx, account, Way::Provider, visit, next).await
    }

    /// The account that is linked; the first time, the one whose e-mail the provider has verified.
    async fn account(&self) -> Result<Option<AccountId>, Error> {
        let db = self.cx.db();
        let (issuer, subject) = (self.provider.issuer.as_str(), self.claims.subject.as_str());
        if let Some(account) = identity::oidc::account_of(db, issuer, subject).await? {
            return Ok(Some(account));
        }
        let Some(email) = &self.claims.email else { return Ok(None) };
        let found = identity::oidc::account_with_email(db, email).await?;
        let Some((account, authority)) = found else { return Ok(None) };
        let link = self.linking(account, "verified e-mail");
        match db.run(&Actor::Operator { authority, command: "sign-in" }, &link).await {
            Ok(()) | Err(AccountRefusal::LinkedAlready) => {}
            Err(refusal) => return Err(refusal.into()),
        }
        // What is linked by now is what counts, whoever was faster.
        Ok(identity::oidc::account_of(db, issuer, subject).await?)
    }

    fn linking(&self, account: AccountId, by: &'static str) -> LinkProvider {
        let (issuer, subject) = (self.provider.issuer.clone(), self.claims.subject.clone());
        LinkProvider { account, issuer, subject, by }
    }

    async fn link(&self) -> Result<Response, Error> {
        let viewer = self.cx.viewer.clone().ok_or(Error::SignInFirst)?;
        let link = self.linking(viewer.account, "signed in");
        match self.cx.db().run(&viewer.into(), &link).await {
            Ok(()) => Ok(see_other("/account#providers")),
            Err(AccountRefusal::LinkedAlready) => {
                let title = self.provider.title.as_str();
                let words = t!(self.cx.lang, "provider-taken", title = title);
                Ok(said(self.cx, words, StatusCode::CONFLICT))
            }
            Err(refusal) => Err(refusal.into()),
        }
    }

    /// The same person, who has shown so just now; the form that waited goes on by one press.
    async fn prove(&self) -> Result<Response, Error> {
        let cx = self.cx;
        let account = cx.viewer.as_ref().map(|viewer| viewer.account);
        let issuer = self.provider.issuer.as_str();
        let who = identity::oidc::account_of(cx.db(), issuer, &self.claims.subject).await?;
        let since = cx.app.clock().now() - PROVED_FOR;
        let just_now = self.claims.shown_at.is_some_and(|at| at > since);
        let Some(token) = cx.token.as_ref().filter(|_| who.is_some() && who == account && just_now)
        else {
            let title = self.provider.title.as_str();
            let words = t!(cx.lang, "provider-unbelieved", title = title);
            return Ok(said(cx, words, StatusCode::FORBIDDEN));
        };
        identity::mark_proved(cx.db(), token).await?;
        let next = sign_in::own_path(&self.visiting.next);
        Ok(match sudo::waits_at(next) {
            true => self.form_that_waited(next),
            false => see_other(next),
        })
    }

    fn form_that_waited(&self, action: &str) -> Response {
        let lang = self.cx.lang;
        let title = t!(lang, "provider-proved");
        let content = html! {
            div.narrow {
                h1 { (title) }
                form.card.stacked method="post" action=(action) {
                    input type="hidden" name="held" value=(self.visiting.held);
                    input type="hidden" name="kind" value=(self.visiting.held_kind);
                    p { (t!(lang, "sudo-held")) }
                    div.act { button.btn { (t!(lang, "provider-go-on")) } }
                }
            }
        };
        ([(header::CACHE_CONTROL, "no-store")], self.cx.page(&title, &content)).into_response()
    }
}

/// What happened at the provider, in words, and the way back.
pub(super) fn said(cx: &Cx, words: String, status: StatusCode) -> Response {
    let lang = cx.lang;
    let title = t!(lang, "provider-title");
    let back = if cx.viewer.is_some() { "/account" } else { "/sign-in" };
    let content = html! {
        div.narrow {
            h1 { (title) }
            p { (words) }
            p { a.btn href=(back) { (t!(lang, "provider-back")) } }
        }
    };
    cx.page(&title, &content).with_status(status).into_response()
}
