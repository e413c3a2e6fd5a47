//! `GET /guide`, `GET /guide/{name}` and `GET /guide/pictures/{file}`: the guides, in the reader's
//! language.

use crate::web::{Cx, Error, PageResult, words::t};
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
        article.guide { (rendered((guide.text)(lang))) }
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
fn rendered(text: &str) -> Markup {
    let parser = Parser::new_ext(text, Options::ENABLE_TABLES).filter_map(|event| match event {
        Event::Html(html) | Event::InlineHtml(html) => anchor(&html),
        Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
            let dest_url = CowStr::from(dest_url.replace(PICTURES, "/guide/pictures/"));
            Some(Event::Start(Tag::Image { link_type, dest_url, title, id }))
        }
        event => Some(event),
    });
    let mut html = String::new();
    push_html(&mut html, parser);
    PreEscaped(html)
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
        let html = rendered(text).into_string();
        assert!(html.contains("<a id=\"work\"></a>"), "{html}");
        assert!(html.contains("<h2>Việc</h2>"), "{html}");
        assert!(html.contains("<img src=\"/guide/pictures/work.png\" alt=\"Trang\""), "{html}");
        assert!(html.contains("<td>1</td>"), "{html}");
    }

    #[test]
    fn no_other_html_gets_through() {
        let html = rendered("a <script>alert(1)</script>\n\n<img src=x onerror=y>\n").into_string();
        assert!(!html.contains("script") && !html.contains("onerror"), "{html}");
    }
}
