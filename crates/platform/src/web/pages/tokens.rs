//! `/account/tokens`: the tokens of one's programs, and a new one.

use crate::{
    identity::{
        self, ApiTokenId, ApiTokenRefusal, ApiTokenRow, MakeApiToken, RevokeApiToken, TOKEN_PREFIX,
        Token,
    },
    permit::{Actor, Scope, Viewer},
    web::{self, Cx, Error, Errors, Lang, PageResult, form::Input, see_other, words::t},
};
use axum::{
    Form,
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
};
use jiff::SignedDuration;
use maud::{Markup, html};

/// How long a token may last, in days.
const DAYS: [i64; 4] = [30, 90, 180, 365];

/// What was typed into the form.
#[derive(Debug, Default)]
struct Typed {
    name: String,
    days: String,
    scopes: Vec<Scope>,
}

/// `GET /account/tokens`
pub async fn show(viewer: Viewer, cx: Cx) -> PageResult {
    let typed = Typed { days: "90".to_owned(), ..Typed::default() };
    let content = view(&viewer, &cx, &typed, &Errors::new(), None).await?;
    Ok(cx.page(&t!(cx.lang, "tokens-title"), &content))
}

/// `POST /account/tokens`: the token stands on this answer and nowhere else.
pub async fn make(
    viewer: Viewer,
    cx: Cx,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    let (lang, typed) = (cx.lang, Typed::of(&pairs));
    let title = t!(lang, "tokens-title");
    let token = Token::prefixed(TOKEN_PREFIX, cx.db().random())?;
    let days: i64 = typed.days.parse().unwrap_or_default();
    let make = MakeApiToken {
        name: typed.name.clone(),
        scopes: typed.scopes.clone(),
        lasts: SignedDuration::from_hours(days.clamp(0, 10_000) * 24),
        token: token.clone(),
    };
    match cx.db().run(&Actor::from(viewer.clone()), &make).await {
        Ok(_) => {
            let blank = Typed { days: typed.days, ..Typed::default() };
            let content = view(&viewer, &cx, &blank, &Errors::new(), Some(&token)).await?;
            // A secret that is shown once is not kept by the browser either.
            Ok(([(header::CACHE_CONTROL, "no-store")], cx.page(&title, &content)).into_response())
        }
        Err(refusal) => {
            let errors = beside(lang, refusal)?;
            let content = view(&viewer, &cx, &typed, &errors, None).await?;
            Ok(cx.page_with_errors(&title, &content).into_response())
        }
    }
}

/// `POST /account/tokens/{token}/revoke`
pub async fn revoke(
    viewer: Viewer,
    cx: Cx,
    Path(token): Path<ApiTokenId>,
) -> Result<Response, Error> {
    ended(&viewer, &cx, token).await?;
    Ok(see_other("/account/tokens?done=revoked"))
}

/// Revokes a token, one's own or as the administrator somebody else's.
pub(super) async fn ended(viewer: &Viewer, cx: &Cx, token: ApiTokenId) -> Result<(), Error> {
    match cx.db().run(&Actor::from(viewer.clone()), &RevokeApiToken { token }).await {
        Ok(()) => Ok(()),
        Err(ApiTokenRefusal::Store(error)) => Err(error.into()),
        Err(_) => Err(Error::NotFound),
    }
}

impl Typed {
    fn of(pairs: &[(String, String)]) -> Self {
        let text = |name: &str| {
            let found = pairs.iter().find(|(key, _)| key == name);
            found.map(|(_, value)| value.clone()).unwrap_or_default()
        };
        let scopes = pairs.iter().filter_map(|(key, _)| Scope::from_word(key)).collect();
        Self { name: text("name"), days: text("days"), scopes }
    }
}

/// The field beside which a refusal is shown.
fn beside(lang: Lang, refusal: ApiTokenRefusal) -> Result<Errors, Error> {
    Ok(match refusal {
        ApiTokenRefusal::BadName => Errors::one("name", t!(lang, "token-bad-name")),
        ApiTokenRefusal::NoScope => Errors::one("scopes", t!(lang, "token-no-scope")),
        ApiTokenRefusal::NotTheirs => Errors::one("scopes", t!(lang, "token-not-theirs")),
        ApiTokenRefusal::BadExpiry => Errors::one("days", t!(lang, "token-bad-expiry")),
        ApiTokenRefusal::TooMany(most) => {
            Errors::one("name", t!(lang, "token-too-many", most = most))
        }
        ApiTokenRefusal::NotFound => return Err(Error::NotFound),
        ApiTokenRefusal::Store(error) => return Err(error.into()),
    })
}

async fn view(
    viewer: &Viewer,
    cx: &Cx,
    typed: &Typed,
    errors: &Errors,
    made: Option<&Token>,
) -> Result<Markup, Error> {
    let lang = cx.lang;
    let tokens = identity::own_tokens(cx.db(), viewer).await?;
    Ok(html! {
        (errors.summary(lang))
        p.crumb { a href="/account" { (t!(lang, "account-title")) } }
        h1 { (t!(lang, "tokens-title")) }
        p.muted { (t!(lang, "tokens-explained")) " " a href="/api" { (t!(lang, "api-title")) } }
        @if cx.query("done").as_deref() == Some("revoked") {
            p.done role="status" { (t!(lang, "token-revoked")) }
        }
        @if let Some(token) = made {
            section.card role="status" {
                h2 { (t!(lang, "token-made")) }
                p { (t!(lang, "token-made-explained")) }
                p.secret { (token.reveal()) }
            }
        }
        section.card {
            h2 { (t!(lang, "tokens-yours")) }
            (list(cx, &tokens, |token| format!("/account/tokens/{token}/revoke")))
        }
        (form(viewer, lang, typed, errors))
    })
}

/// Tokens that can still be used, each with its button; the button leads where `path` says.
pub(super) fn list(cx: &Cx, tokens: &[ApiTokenRow], path: impl Fn(ApiTokenId) -> String) -> Markup {
    let lang = cx.lang;
    let instant = |at| web::instant(lang, cx.app.clock().local(at));
    html! {
        @if tokens.is_empty() { p { (t!(lang, "tokens-none")) } }
        ul.log {
            @for token in tokens {
                li {
                    time { (instant(token.created_at)) }
                    div {
                        b { (token.name) }
                        @for scope in &token.scopes { p.cap { (scope_words(lang, *scope)) } }
                        p.cap {
                            (t!(lang, "token-until", at = instant(token.expires_at))) " · "
                            @match token.used_at {
                                Some(at) => (t!(lang, "token-used", at = instant(at))),
                                None => (t!(lang, "token-unused")),
                            }
                        }
                        form method="post" action=(path(token.id)) {
                            button.btn.q aria-label={
                                (t!(lang, "token-revoke")) ": " (token.name)
                            } { (t!(lang, "token-revoke")) }
                        }
                    }
                }
            }
        }
    }
}

fn form(viewer: &Viewer, lang: Lang, typed: &Typed, errors: &Errors) -> Markup {
    let offered = Scope::ALL.into_iter().filter(|scope| scope.is_within(viewer));
    let days: Vec<(String, String)> =
        DAYS.map(|n| (n.to_string(), t!(lang, "token-days", n = n))).into();
    html! {
        section.card {
            h2 { (t!(lang, "token-new")) }
            form.stacked method="post" action="/account/tokens" novalidate {
                (Input::new("name", &t!(lang, "token-name"), &typed.name).errors(errors)
                    .hint(&t!(lang, "token-name-hint")).line("text", "off"))
                fieldset.field id="scopes" tabindex="-1" {
                    legend { (t!(lang, "token-scopes")) }
                    @if let Some(error) = errors.of("scopes") { p.wrong { (error) } }
                    @for scope in offered {
                        (Input::new(scope.word(), &scope_words(lang, scope), "")
                            .tick(typed.scopes.contains(&scope)))
                    }
                }
                (Input::new("days", &t!(lang, "token-lasts"), &typed.days).errors(errors)
                    .choice(&days))
                div.act { button.btn { (t!(lang, "token-make")) } }
            }
        }
    }
}

/// What a scope lets a program do, with its word.
pub(super) fn scope_words(lang: Lang, scope: Scope) -> String {
    let words = match scope {
        Scope::PlanRead => t!(lang, "scope-plan-read"),
        Scope::PlanWrite => t!(lang, "scope-plan-write"),
        Scope::OrganisationRead => t!(lang, "scope-organisation-read"),
        Scope::AuditRead => t!(lang, "scope-audit-read"),
    };
    format!("{words} ({})", scope.word())
}
