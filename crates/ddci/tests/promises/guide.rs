//! The guides hold: every page leads to a part that is there, and what they point at exists.

use crate::{
    guides,
    installation::Installation,
    rows::{Row, rows},
};
use axum::http::StatusCode;
use ddci_platform::{permit::Role, web::Guide, web::Lang};
use ddci_testkit::Client;
use std::{collections::BTreeSet, fs, path::PathBuf};

/// The parts of a guide: `<a id="work"></a>`.
fn parts(guide: &Guide, lang: Lang) -> BTreeSet<&'static str> {
    between((guide.text)(lang), "<a id=\"", "\"></a>").into_iter().collect()
}

/// Everything that stands between two marks.
fn between<'a>(text: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    text.split(open).skip(1).filter_map(|rest| Some(rest.split_once(close)?.0)).collect()
}

/// Each page and each refused form, for each role that gets it, on one copy of the installation.
#[tokio::test]
async fn every_page_leads_to_a_part_that_is_there_in_both_languages() {
    let installation = Installation::new().await;
    let guides = guides::all();
    let mut asked = 0;
    let mut astray = BTreeSet::new();
    for role in Role::ALL {
        let copy = installation.copy().await;
        for row in in_order(&installation) {
            let mut client = Client::of(copy.program(), installation.actors.member(role));
            let answer = row.ask(&mut client, &installation.things).await;
            let is_page = [StatusCode::OK, StatusCode::UNPROCESSABLE_ENTITY];
            let Some(link) =
                between(&answer.text(), "href=\"/guide/", "\"").first().copied().map(str::to_owned)
            else {
                continue;
            };
            if !is_page.contains(&answer.status) || row.path.starts_with("/guide") {
                continue;
            }
            asked += 1;
            let (name, part) = link.split_once('#').unwrap_or((&link, ""));
            let guide = guides.find(name).unwrap();
            if !Lang::ALL.iter().all(|lang| parts(guide, *lang).contains(part)) {
                astray.insert(format!("{} → {name}#{part}", row.route.path));
            }
        }
    }
    assert!(asked > 300, "{asked} pages were asked for");
    assert!(astray.is_empty(), "{astray:#?}");
}

/// What only looks comes first: what is sent may change what is to be seen.
fn in_order(installation: &Installation) -> Vec<Row> {
    let mut rows = rows(&installation.things);
    rows.retain(|row| row.path != "/sign-out" && !row.path.starts_with("/sign-in"));
    rows.sort_by_key(|row| row.route.method != "GET");
    rows
}

/// A guide leads to its own parts, to those of others, and to pictures of its language.
#[test]
fn what_a_guide_points_at_is_there() {
    let guides = guides::all();
    let mut pictures = 0;
    for guide in guides.all {
        for (lang, tag) in [(Lang::Vi, "-vi.png"), (Lang::En, "-en.png")] {
            for link in between((guide.text)(lang), "](", ")") {
                if let Some(file) = link.strip_prefix("../../screenshots/") {
                    assert!(file.ends_with(tag), "{} shows {file}", guide.name);
                    assert!((guides.picture)(file).is_some(), "{} shows {file}", guide.name);
                    pictures += 1;
                    continue;
                }
                let (file, part) = link.split_once('#').unwrap_or((link, ""));
                let leads = |other: &&Guide| {
                    file.is_empty() && other.name == guide.name
                        || other.files.iter().any(|stem| file == format!("{stem}.md"))
                };
                if let Some(other) = guides.all.iter().find(leads) {
                    let there = part.is_empty() || parts(other, lang).contains(part);
                    assert!(there, "{} leads to {link}", guide.name);
                } else {
                    assert!(file.starts_with("../../"), "{} leads to {link}", guide.name);
                }
            }
        }
    }
    assert!(pictures > 20, "{pictures} pictures");
}

/// How guides say what bold letters mean.
const BOLD: [&str; 2] = ["đậm", "bold"];

/// Everything in bold is written so on a
/// page: what a guide calls a button must be found on the screen.
#[test]
fn what_is_in_bold_stands_on_a_page() {
    let mut unknown = Vec::new();
    for guide in guides::all().all {
        for (lang, code) in [(Lang::Vi, "vi"), (Lang::En, "en")] {
            let pages = locale(code);
            let text = (guide.text)(lang).split_whitespace().collect::<Vec<_>>().join(" ");
            let bold = text.split("**").skip(1).step_by(2).filter(|words| !BOLD.contains(words));
            unknown.extend(
                bold.filter(|words| !pages.contains(&words.to_lowercase()))
                    .map(|words| format!("{} {code}: {words}", guide.name)),
            );
        }
    }
    assert!(unknown.is_empty(), "{unknown:#?}");
}

/// All words of all pages in a language.
fn locale(lang: &str) -> String {
    let crates = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    ["platform", "plan", "survey"]
        .map(|room| crates.join(room).join(format!("i18n/{lang}/ddci-{room}.ftl")))
        .map(|path| fs::read_to_string(path).unwrap().to_lowercase())
        .concat()
}
