//! `/letters/{letter}`: a letter as it was issued, to read, to print, and as a file.

use super::crumb;
use crate::{
    model::LetterId,
    pages::{period, short},
    store::{
        late::LateItem,
        letter::{self, Letter},
        plan,
    },
    words::t,
};
use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
};
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Error, PageResult, date, heads, instant},
};
use maud::{Markup, html};

/// `GET /letters/{letter}`
pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<LetterId>) -> PageResult {
    let db = cx.db();
    let letter = letter::one(db, &viewer, id).await?.ok_or(Error::NotFound)?;
    let plan = plan::visible(db, &viewer, letter.plan).await?.ok_or(Error::NotFound)?;
    let items = letter::items(db, id).await?;
    let lang = cx.lang;
    let title = t!(lang, "urging-letter", name = letter.name());
    let content = html! {
        (crumb(&cx, &plan))
        h1 { (title) }
        @if cx.query("done").is_some() { p.done role="status" { (t!(lang, "urging-issued")) } }
        p.muted { (facts(&cx, &letter)) }
        p.act {
            a href={"/letters/" (id) "/text"} { (t!(lang, "urging-download")) }
            a href={"/plans/" (plan.id) "/urging"} { (t!(lang, "urging-back")) }
        }
        section.card { div.letter lang="vi" { (letter.text) } }
        section.card.act aria-labelledby="things" {
            h2 id="things" { (t!(lang, "urging-things")) }
            (table(&cx, &items))
        }
    };
    Ok(cx.page(&title, &content))
}

fn facts(cx: &Cx, letter: &Letter) -> String {
    let lang = cx.lang;
    let (on, at) = (date(lang, letter.issued_on), instant(lang, cx.app.clock().local(letter.at)));
    let author = letter.author.clone().unwrap_or_else(|| t!(lang, "urging-by-command"));
    t!(lang, "urging-facts", unit = letter.unit_name.as_str(), date = on, author = author, at = at)
}

/// What it lists, with the way to each thing as it stands by now.
fn table(cx: &Cx, items: &[LateItem]) -> Markup {
    let lang = cx.lang;
    let head = [t!(lang, "items-task"), t!(lang, "items-due"), t!(lang, "urging-days")];
    let [_, due, days] = &head;
    html! {
        table.cards {
            (heads(&head))
            tbody {
                @for item in items {
                    tr {
                        td {
                            a href={"/obligations/" (item.obligation)} { (short(&item.text)) }
                            p.cap {
                                (item.reference)
                                @if let Some(period) = period(lang, &item.period) {
                                    " · " (period)
                                }
                            }
                        }
                        td.num data-label=(due) { (date(lang, item.due_on)) }
                        td.num data-label=(days) { (item.days_late) }
                    }
                }
            }
        }
    }
}

/// `GET /letters/{letter}/text`: the letter as a file.
pub async fn text(viewer: Viewer, cx: Cx, Path(id): Path<LetterId>) -> Result<Response, Error> {
    let letter = letter::one(cx.db(), &viewer, id).await?.ok_or(Error::NotFound)?;
    let name = format!("don-doc-{}-{}.txt", letter.year, letter.number);
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    // With the mark of UTF-8, because Windows shows Vietnamese wrongly otherwise.
    Ok((headers, format!("\u{feff}{}\n", letter.text.replace('\n', "\r\n"))).into_response())
}
