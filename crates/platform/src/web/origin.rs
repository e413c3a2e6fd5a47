//! Refuses forms sent from other sites (CSRF), without tokens to lose: browsers say where a request
//! comes from (Fetch Metadata), older ones send an Origin; the cookie is SameSite=Lax besides.

use axum::{
    extract::Request,
    http::{HeaderMap, Method, StatusCode},
    middleware::Next,
    response::{IntoResponse, Response},
};

/// Lets a request through that only looks, or that comes from our own pages.
pub(crate) async fn same_site(request: Request, next: Next) -> Response {
    let looks = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if looks || is_own(request.headers()) {
        return next.run(request).await;
    }
    // Plain text: whoever lures a browser here gets no page of ours to show.
    (StatusCode::FORBIDDEN, "403: cross-site request refused / yeu cau tu trang khac bi tu choi\n")
        .into_response()
}

fn is_own(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match (text("sec-fetch-site"), text("origin"), text("host")) {
        (Some(site), _, _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin), Some(host)) => {
            origin.split_once("://").is_some_and(|(_, origin)| origin == host)
        }
        // Neither header: not a browser, so no cookie that could be abused.
        (None, None, _) => true,
        _ => false,
    }
}
