//! A text as a picture that a telephone's camera reads.

use crate::web::{Error, Lang, words::t};
use maud::{Markup, html};
use qrcode::{Color, QrCode};

/// Modules of white around the picture, as the standard asks (ISO/IEC 18004).
const QUIET: usize = 4;

/// The picture: one path, a dash for each run of dark modules.
pub(super) fn picture(lang: Lang, text: &str) -> Result<Markup, Error> {
    let code = QrCode::new(text).map_err(|error| {
        tracing::error!(%error, "qr.failed");
        Error::Internal
    })?;
    let width = code.width();
    let modules = code.to_colors();
    let lines = modules.chunks(width).enumerate();
    let path: String = lines.map(|(y, line)| dashes(line, y + QUIET)).collect();
    let side = width + 2 * QUIET;
    let label = t!(lang, "factor-picture");
    Ok(html! {
        svg.qr role="img" aria-label=(label) viewBox={"0 0 " (side) " " (side)}
            width="208" height="208" {
            path d=(path) stroke="#000" stroke-width="1" fill="none" shape-rendering="crispEdges" {}
        }
    })
}

/// The dark runs of one line, `M4 4.5h7`.
fn dashes(line: &[Color], y: usize) -> String {
    let mut x = QUIET;
    let mut dashes = String::new();
    for run in line.chunk_by(|one, next| one == next) {
        if run.first() == Some(&Color::Dark) {
            dashes.push_str(&format!("M{x} {y}.5h{}", run.len()));
        }
        x += run.len();
    }
    dashes
}

#[cfg(test)]
mod tests {
    use super::dashes;
    use qrcode::Color::{Dark as D, Light as L};

    #[test]
    fn a_line_is_its_dark_runs() {
        assert_eq!(dashes(&[D, D, L, D, L, L], 4), "M4 4.5h2M7 4.5h1");
        assert_eq!(dashes(&[L, L], 9), "");
    }
}
