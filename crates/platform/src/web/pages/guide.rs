//! `GET /guide`, `GET /guide/{name}` and `GET /guide/pictures/{file}`: the guides, in the reader's
//! language.

use crate::web::{Cx, Error, Guide, PageResult, words::t};
use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
};
use maud::{Markup, PreEscaped, html};
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, html::push_html};

/// Where pictures lie, seen from a guide in `docs/guide/vi`.
const PICTURES: &str = "../../screenshots/";

/// `GET /guide`
pub async fn list(cx: Cx) -> PageResult {
    let lang = cx.lang;
    let content = html! {
        h1 { (t!(lang, "guide-title")) }
        section.card {
            ul.todo {
                @for guide in cx.app.guides().all {
                    li { a href={"/guide/" (guide.name)} { ((guide.title)(lang)) } }
                }
            }
        }
    };
    Ok(cx.page(&t!(lang, "guide-title"), &content))
}

/// `GET /guide/{name}`
pub async fn show(cx: Cx, Path(name): Path<String>) -> PageResult {
    let guide = cx.app.guides().find(&name).ok_or(Error::NotFound)?;
    let lang = cx.lang;
    let content = html! {
        p.crumb { a href="/guide" { (t!(lang, "guide-title")) } }
        article.guide { (rendered((guide.text)(lang), cx.app.guides().all)) }
    };
    Ok(cx.page(&(guide.title)(lang), &content))
}

/// `GET /guide/pictures/{file}`
pub async fn picture(cx: Cx, Path(file): Path<String>) -> Result<Response, Error> {
    let bytes = (cx.app.guides().picture)(&file).ok_or(Error::NotFound)?;
    let headers =
        [(header::CONTENT_TYPE, "image/png"), (header::CACHE_CONTROL, "private, max-age=86400")];
    Ok((headers, bytes.into_owned()).into_response())
}

/// Markdown as a part of a page. The only HTML that counts is the name of a place,
/// `<a id="work"></a>`; everything else of it is left out.
fn rendered(text: &str, guides: &[Guide]) -> Markup {
    let parser = Parser::new_ext(text, Options::ENABLE_TABLES).filter_map(|event| match event {
        Event::Html(html) | Event::InlineHtml(html) => anchor(&html),
        Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
            let dest_url = CowStr::from(dest_url.replace(PICTURES, "/guide/pictures/"));
            Some(Event::Start(Tag::Image { link_type, dest_url, title, id }))
        }
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let dest_url = CowStr::from(leads_to(&dest_url, guides));
            Some(Event::Start(Tag::Link { link_type, dest_url, title, id }))
        }
        event => Some(event),
    });
    let mut html = String::new();
    push_html(&mut html, parser);
    PreEscaped(folded(&html))
}

/// A file beside the guide is another guide; whatever else lies in the folder of documents is found
/// from the list of guides.
fn leads_to(link: &str, guides: &[Guide]) -> String {
    let (file, part) = link.split_once('#').unwrap_or((link, ""));
    let Some(stem) = file.strip_suffix(".md") else { return link.to_owned() };
    match guides.iter().find(|guide| guide.files.contains(&stem)) {
        Some(guide) => format!("/guide/{}#{part}", guide.name),
        None => "/guide".to_owned(),
    }
}

/// Folds each picture away under its words: a guide on a telephone costs its text at first.
fn folded(html: &str) -> String {
    let mut folded = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<p><img ")
        && let Some((image, next)) = after.split_once("</p>")
    {
        let alt = image.split_once("alt=\"").and_then(|(_, alt)| alt.split_once('"'));
        let alt = alt.map(|(alt, _)| alt).unwrap_or_default();
        folded.push_str(before);
        folded.push_str("<details><summary>");
        folded.push_str(alt);
        folded.push_str("</summary><img loading=\"lazy\" ");
        folded.push_str(image);
        folded.push_str("</details>");
        rest = next;
    }
    folded.push_str(rest);
    folded
}

fn anchor(html: &str) -> Option<Event<'static>> {
    let name = html.trim().strip_prefix("<a id=\"")?.split_once('"')?.0;
    let is_plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    is_plain.then(|| Event::Html(format!("<a id=\"{name}\"></a>\n").into()))
}

#[cfg(test)]
mod tests {
    use super::rendered;

    #[test]
    fn a_guide_is_text_pictures_tables_and_places() {
        let text = "<a id=\"work\"></a>\n## Việc\n\n![Trang](../../screenshots/work.png)\n\n\
                    |a|b|\n|--|--|\n|1|2|\n";
        let html = rendered(text, &[]).into_string();
        assert!(html.contains("<a id=\"work\"></a>"), "{html}");
        assert!(html.contains("<h2>Việc</h2>"), "{html}");
        assert!(html.contains("src=\"/guide/pictures/work.png\" alt=\"Trang\""), "{html}");
        assert!(html.contains("<td>1</td>"), "{html}");
    }

    #[test]
    fn no_other_html_gets_through() {
        let html =
            rendered("a <script>alert(1)</script>\n\n<img src=x onerror=y>\n", &[]).into_string();
        assert!(!html.contains("script") && !html.contains("onerror"), "{html}");
    }
}
