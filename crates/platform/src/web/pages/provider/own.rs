//! One's own links to providers, on `/account`.

use crate::{
    identity::{
        self, AccountRefusal,
        oidc::{Linked, ProviderLinkId, UnlinkProvider},
    },
    permit::Viewer,
    web::{self, Cx, Error, see_other, words::t},
};
use axum::{extract::Path, response::Response};
use maud::{Markup, html};

/// `POST /account/links/{id}/unlink`
pub(super) async fn unlink(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<ProviderLinkId>,
) -> Result<Response, Error> {
    match cx.db().run(&viewer.into(), &UnlinkProvider { id }).await {
        Ok(()) => Ok(see_other("/account#providers")),
        Err(AccountRefusal::Unknown) => Err(Error::NotFound),
        Err(refusal) => Err(refusal.into()),
    }
}

/// The part of `/account` about them; nothing where the installation has no provider.
pub(in crate::web::pages) async fn section(viewer: &Viewer, cx: &Cx) -> Result<Markup, Error> {
    let lang = cx.lang;
    let linked = identity::oidc::links(cx.db(), viewer).await?;
    let providers: Vec<_> = cx.app.providers().all().collect();
    if providers.is_empty() && linked.is_empty() {
        return Ok(html! {});
    }
    let free = providers.iter().filter(|one| linked.iter().all(|link| link.issuer != one.issuer));
    Ok(html! {
        section.card id="providers" {
            h2 { (t!(lang, "providers-title")) }
            @if linked.is_empty() { p { (t!(lang, "providers-none")) } }
            ul.became { @for link in &linked { (row(cx, link)) } }
            @for provider in free {
                form.act method="post" action={"/account/providers/" (provider.name)} {
                    button.btn.q {
                        (t!(lang, "provider-link", title = provider.title.as_str()))
                    }
                }
            }
        }
    })
}

fn row(cx: &Cx, link: &Linked) -> Markup {
    let lang = cx.lang;
    let provider = cx.app.providers().of_issuer(&link.issuer);
    let title = provider.map_or(link.issuer.as_str(), |provider| provider.title.as_str());
    let since = web::instant(lang, cx.app.clock().local(link.since));
    html! {
        li.inline {
            span { b { (title) } p.cap { (t!(lang, "provider-since", since = since)) } }
            form method="post" action={"/account/links/" (link.id) "/unlink"} {
                button.btn.q { (t!(lang, "provider-unlink")) span.unseen { " " (title) } }
            }
        }
    }
}
