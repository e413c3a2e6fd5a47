//! `GET /pieces/{piece}`: what one unit asked another for: the rounds of it, and what can be done next.

use super::piece_words;
use crate::{
    model::PieceId,
    pages::items::short,
    store::{
        obligation::{self, Sheet},
        piece::{self, Piece, Round},
        waited::{self, Waited},
    },
    transitions::{self, TO_ASK_AGAIN, TO_TAKE, TO_WITHDRAW},
    words::t,
};
use axum::extract::Path;
use ddci_platform::{
    permit::{Actor, Viewer},
    web::{Cx, Error, Errors, Lang, Page, PageResult, date, form::Input},
};
use maud::{Markup, html};

/// What was typed into one of its forms.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    pub words: String,
    pub document: String,
    pub reason: String,
    pub missing: String,
    pub due_on: String,
    pub why_later: String,
}

/// Everything the page shows.
pub(super) struct Shown {
    pub piece: Piece,
    pub sheet: Sheet,
    waited: Option<Waited>,
    rounds: Vec<Round>,
}

pub async fn show(viewer: Viewer, cx: Cx, Path(id): Path<PieceId>) -> PageResult {
    let shown = load(&viewer, &cx, id).await?;
    page(&viewer, &cx, &shown, &Typed::default(), &Errors::new()).await
}

pub(super) async fn load(viewer: &Viewer, cx: &Cx, id: PieceId) -> Result<Shown, Error> {
    let db = cx.db();
    let piece = piece::visible(db, viewer, id).await?.ok_or(Error::NotFound)?;
    let sheet = obligation::visible(db, viewer, piece.obligation).await?.ok_or(Error::NotFound)?;
    let all = waited::of(db, piece.obligation).await?;
    let waited = all.into_iter().find(|waited| waited.piece.id == id);
    Ok(Shown { rounds: piece::rounds(db, id).await?, piece, sheet, waited })
}

/// The page with whatever was typed and what is wrong with it.
pub(super) async fn page(
    viewer: &Viewer,
    cx: &Cx,
    shown: &Shown,
    typed: &Typed,
    errors: &Errors,
) -> Result<Page, Error> {
    let lang = cx.lang;
    let calendar = cx.calendar().await?;
    let title = short(&shown.piece.what);
    let waited = shown.waited.as_ref();
    let content = html! {
        (errors.summary(lang))
        (done(cx))
        p.crumb { a href={"/obligations/" (shown.piece.obligation)} { (short(&shown.sheet.task_text)) } }
        h1 { (title) }
        p {
            (piece_words::tags(lang, &shown.piece, cx.today())) " "
            span.muted { (piece_words::due(lang, &shown.piece)) }
        }
        @if let Some(words) = waited.and_then(|of| piece_words::waited(lang, of, cx.today(), &calendar)) {
            p { (words) }
        }
        div.two {
            div {
                (answering(viewer, lang, shown, typed, errors))
                (asking(viewer, lang, shown, typed, errors))
                section.card {
                    h2 { (t!(lang, "obligation-log")) }
                    ul.log { @for round in &shown.rounds { (logged(lang, &shown.piece, round)) } }
                }
            }
            aside aria-label=(t!(lang, "obligation-facts")) { (facts(lang, shown)) }
        }
    };
    Ok(match errors.is_empty() {
        true => cx.page(&title, &content),
        false => cx.page_with_errors(&title, &content),
    })
}

fn done(cx: &Cx) -> Markup {
    let lang = cx.lang;
    let words = match cx.query("done").as_deref() {
        Some("asked") => Some(t!(lang, "piece-done-asked")),
        Some("delivered") => Some(t!(lang, "piece-done-delivered")),
        Some("declined") => Some(t!(lang, "piece-done-declined")),
        Some("taken") => Some(t!(lang, "piece-done-taken")),
        Some("again") => Some(t!(lang, "piece-done-again")),
        Some("withdrawn") => Some(t!(lang, "piece-done-withdrawn")),
        _ => None,
    };
    html! { @if let Some(words) = words { p.done role="status" { (words) } } }
}

fn facts(lang: Lang, shown: &Shown) -> Markup {
    let piece = &shown.piece;
    html! {
        section.card {
            h2 { (t!(lang, "obligation-facts")) }
            dl.facts {
                dt { (t!(lang, "piece-asker")) } dd { (piece.asker_name) }
                dt { (t!(lang, "piece-unit")) } dd { (piece.unit_name) }
                dt { (t!(lang, "piece-own-day")) }
                dd { (date(lang, shown.sheet.obligation.standing.effective_on)) }
                @if let Some(why) = &piece.why_outside {
                    dt { (t!(lang, "piece-why-outside")) } dd { (why) }
                }
                @if let Some(why) = &piece.why_later {
                    dt { (t!(lang, "piece-why-later")) } dd { (why) }
                }
            }
        }
    }
}

/// What the asked unit may do: deliver its part, or decline.
fn answering(viewer: &Viewer, lang: Lang, shown: &Shown, typed: &Typed, errors: &Errors) -> Markup {
    let (piece, actor) = (&shown.piece, Actor::from(viewer.clone()));
    let may = transitions::may_answer_piece(piece, &shown.sheet, &actor).is_ok();
    let has = ["words", "document", "file", "reason"].iter().any(|name| errors.of(name).is_some());
    if !may {
        return html! { @if has { @for name in ["words", "reason"] { (wrong(errors, name)) } } };
    }
    let path = format!("/pieces/{}", piece.id);
    html! {
        section.card {
            h2 { (t!(lang, "piece-answer")) }
            form.stacked method="post" enctype="multipart/form-data" novalidate
                action={(path) "/deliver"} {
                (Input::new("words", &t!(lang, "piece-words"), &typed.words)
                    .hint(&t!(lang, "piece-words-hint")).errors(errors).area(3))
                (Input::new("document", &t!(lang, "evidence-document-number"), &typed.document)
                    .errors(errors).line("text", "off"))
                (Input::new("file", &t!(lang, "evidence-file"), "")
                    .hint(&t!(lang, "evidence-file-hint")).errors(errors)
                    .file(".pdf,.docx,.xlsx,.txt,.csv,.jpg,.jpeg,.png,.webp"))
                div.act { button.btn { (t!(lang, "piece-deliver")) } }
            }
            details open[errors.of("reason").is_some()] {
                summary { (t!(lang, "piece-decline-instead")) }
                form.stacked method="post" novalidate action={(path) "/decline"} {
                    (Input::new("reason", &t!(lang, "piece-decline-reason"), &typed.reason)
                        .hint(&t!(lang, "piece-decline-hint")).errors(errors).area(2))
                    div.act { button.btn.q { (t!(lang, "piece-decline")) } }
                }
            }
        }
    }
}

/// A refusal of a form that is no longer there must still be seen.
fn wrong(errors: &Errors, name: &str) -> Markup {
    html! { @if let Some(words) = errors.of(name) { p.wrong id=(name) { (words) } } }
}

/// What the asker may do: take it, ask again, or ask no longer.
fn asking(viewer: &Viewer, lang: Lang, shown: &Shown, typed: &Typed, errors: &Errors) -> Markup {
    let (piece, actor) = (&shown.piece, Actor::from(viewer.clone()));
    let may = |states: &[crate::model::PieceState]| {
        transitions::may_close_piece(piece, &shown.sheet, &actor, states).is_ok()
    };
    let path = format!("/pieces/{}", piece.id);
    let again = may(&TO_ASK_AGAIN) && transitions::may_ask_piece(&shown.sheet, &actor).is_ok();
    let names = ["missing", "due_on", "why_later"];
    let has = names.iter().any(|name| errors.of(name).is_some());
    html! {
        @if !again && has { @for name in names { (wrong(errors, name)) } }
        (wrong(errors, "take"))
        @if may(&TO_TAKE) || again || may(&TO_WITHDRAW) {
            section.card {
                h2 { (t!(lang, "piece-asked-next")) }
                @if may(&TO_TAKE) {
                    form.act method="post" action={(path) "/take"} {
                        button.btn { (t!(lang, "piece-take")) }
                    }
                }
                @if again {
                    details open[has] {
                        summary { (t!(lang, "piece-again-instead")) }
                        (again_form(lang, &path, typed, errors))
                    }
                }
                @if may(&TO_WITHDRAW) {
                    form.act method="post" action={(path) "/withdraw"} {
                        button.btn.q { (t!(lang, "piece-withdraw")) }
                    }
                }
            }
        }
    }
}

fn again_form(lang: Lang, path: &str, typed: &Typed, errors: &Errors) -> Markup {
    html! {
        form.stacked method="post" novalidate action={(path) "/again"} {
            (Input::new("missing", &t!(lang, "piece-missing"), &typed.missing)
                .errors(errors).area(2))
            (Input::new("due_on", &t!(lang, "ask-due"), &typed.due_on)
                .hint(&t!(lang, "ask-due-hint")).errors(errors).line("text", "off"))
            (Input::new("why_later", &t!(lang, "ask-why-later"), &typed.why_later)
                .hint(&t!(lang, "ask-why-later-hint")).errors(errors).area(2))
            div.act { button.btn.q { (t!(lang, "piece-again")) } }
        }
    }
}

/// One round: what was asked for and by when, what was answered, who looked at it.
fn logged(lang: Lang, piece: &Piece, round: &Round) -> Markup {
    let due = date(lang, round.due_on);
    html! {
        li {
            time { (date(lang, round.asked_on)) }
            div {
                b { (t!(lang, "piece-log-asked", due = due)) } " — " (round.asked_by)
                p { (round.words) }
            }
        }
        @if let (Some(on), Some(answer)) = (round.ended_on, &round.answer) {
            li {
                time { (date(lang, on)) }
                div {
                    b { (t!(lang, "piece-log-answered", unit = piece.unit_name.as_str())) }
                    @if let Some(by) = &round.ended_by { " — " (by) }
                    @if !answer.is_empty() { p { (answer) } }
                    @if let Some(number) = &round.document { span.ev { "№ " (number) } }
                    @if let Some((file, name)) = &round.file {
                        a.ev href={"/files/" (file)} { (t!(lang, "evidence-a-file")) " · " (name) }
                    }
                }
            }
        }
        @if let Some((on, by)) = &round.closed {
            li {
                time { (date(lang, *on)) }
                div { b { (t!(lang, "piece-log-looked", unit = piece.asker_name.as_str())) } " — " (by) }
            }
        }
    }
}
