//! Static assets: one style sheet and four fonts, under addresses that carry their content's hash.

use axum::{
    Router,
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

struct Asset {
    name: &'static str,
    media_type: &'static str,
    body: Vec<u8>,
    path: String,
}

const FONTS: [(&str, &[u8]); 4] = [
    ("vietnamese-400.woff2", include_bytes!("../../assets/fonts/vietnamese-400.woff2")),
    ("vietnamese-600.woff2", include_bytes!("../../assets/fonts/vietnamese-600.woff2")),
    ("latin-400.woff2", include_bytes!("../../assets/fonts/latin-400.woff2")),
    ("latin-600.woff2", include_bytes!("../../assets/fonts/latin-600.woff2")),
];

const ICON: &[u8] = include_bytes!("../../assets/ddci.svg");

const SHEETS: [&str; 14] = [
    include_str!("../../assets/tokens.css"),
    include_str!("../../assets/fonts.css"),
    include_str!("../../assets/base.css"),
    include_str!("../../assets/parts.css"),
    include_str!("../../assets/review.css"),
    include_str!("../../assets/mend.css"),
    include_str!("../../assets/units.css"),
    include_str!("../../assets/table.css"),
    include_str!("../../assets/calendar.css"),
    include_str!("../../assets/timeline.css"),
    include_str!("../../assets/survey.css"),
    include_str!("../../assets/identity.css"),
    ddci_charts::CSS,
    include_str!("../../assets/print.css"),
];

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let mut assets: Vec<Asset> =
        FONTS.iter().map(|(name, body)| asset(name, "font/woff2", body.to_vec())).collect();
    let mut sheet = SHEETS.concat();
    for font in &assets {
        sheet = sheet.replace(&format!("fonts/{}", font.name), &font.path);
    }
    assets.push(asset("ddci.svg", "image/svg+xml", ICON.to_vec()));
    assets.push(asset("ddci.css", "text/css; charset=utf-8", sheet.into_bytes()));
    assets
});

fn asset(name: &'static str, media_type: &'static str, body: Vec<u8>) -> Asset {
    let hash: String = hex::encode(Sha256::digest(&body)).chars().take(12).collect();
    Asset { name, media_type, path: format!("/static/{hash}/{name}"), body }
}

/// The address of an asset.
pub(crate) fn path(name: &str) -> &'static str {
    ASSETS.iter().find(|asset| asset.name == name).map_or("", |asset| asset.path.as_str())
}

/// Serves the assets; they may be kept for ever, because another content has another address.
pub(crate) fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/static/{hash}/{name}", get(serve))
}

async fn serve(Path((hash, name)): Path<(String, String)>) -> Response {
    let path = format!("/static/{hash}/{name}");
    match ASSETS.iter().find(|asset| asset.path == path) {
        Some(asset) => (
            [
                (header::CONTENT_TYPE, asset.media_type),
                (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
            ],
            asset.body.clone(),
        )
            .into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
