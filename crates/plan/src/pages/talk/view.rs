//! The comments of a thing and the form beneath them. A comment is plain text: what it holds is
//! escaped, and names stand in a box of their own direction.

use super::{Talk, Typed};
use crate::{
    model::{Piece, pieces},
    store::comment::Comment,
    transitions::may_change,
    words::t,
};
use ddci_platform::{
    permit::Viewer,
    web::{Cx, Errors, date, form::Input, instant},
};
use jiff::{Timestamp, civil::Date};
use maud::{Markup, html};

/// The part of the page.
pub(in crate::pages) fn section(
    viewer: &Viewer,
    cx: &Cx,
    talk: &Talk,
    typed: &Typed,
    errors: &Errors,
) -> Markup {
    let lang = cx.lang;
    html! {
        section.card aria-labelledby="talk-title" {
            h2 id="talk-title" { (t!(lang, "talk-title")) }
            @if talk.comments.is_empty() { p.muted { (t!(lang, "talk-nothing")) } }
            @else {
                ul.log.talk { @for comment in &talk.comments { (said(viewer, cx, comment)) } }
            }
            @if talk.speaks { (form(cx, talk, typed, errors)) }
            (watching(cx, talk))
        }
    }
}

fn said(viewer: &Viewer, cx: &Cx, comment: &Comment) -> Markup {
    let lang = cx.lang;
    let own = comment.account == viewer.account && comment.withdrawn_at.is_none();
    let mends = own && may_change(comment, viewer, cx.app.clock().now()).is_ok();
    html! {
        li.note[comment.is_private] id={"c-" (comment.id)} {
            time { (said_at(cx, comment.at, comment.said_on)) }
            div {
                b { bdi { (ddci_vntext::plain(&comment.author)) } }
                @if comment.is_private { " " span.tag.info { (t!(lang, "comment-private-mark")) } }
                @match comment.withdrawn_at {
                    Some(when) => p.muted {
                        @let when = at(cx, when);
                        (t!(lang, "comment-withdrawn", at = when))
                    },
                    None => (text(cx, &comment.text)),
                }
                @if comment.withdrawn_at.is_none() { (earlier(cx, comment)) }
                @if own {
                    div.act {
                        @if mends {
                            a href={"/comments/" (comment.id) "/change"} { (t!(lang, "comment-change")) }
                        }
                        form method="post" action={"/comments/" (comment.id) "/withdraw"} {
                            button.btn.q { (t!(lang, "comment-withdraw")) }
                        }
                    }
                }
            }
        }
    }
}

/// What it said before it was changed.
fn earlier(cx: &Cx, comment: &Comment) -> Markup {
    let lang = cx.lang;
    html! {
        @if let Some(when) = comment.changed_at {
            details {
                @let when = at(cx, when);
                summary.cap { (t!(lang, "comment-changed", at = when)) }
                @for (_, words) in &comment.earlier { (text(cx, words)) }
            }
        }
    }
}

/// The words: people and things of ours marked, all else as it was typed.
pub(in crate::pages) fn text(cx: &Cx, text: &str) -> Markup {
    let address = &cx.app.settings().public_url;
    html! {
        p.typed {
            @for piece in pieces(text, address) {
                @match piece {
                    Piece::Words(words) => (words),
                    Piece::Mention(login) => b { "@" (login) },
                    Piece::Link(path) => a href=(path) { (address) (path) },
                }
            }
        }
    }
}

fn form(cx: &Cx, talk: &Talk, typed: &Typed, errors: &Errors) -> Markup {
    let lang = cx.lang;
    let nobody = (String::new(), t!(lang, "comment-name-nobody"));
    let people = talk.nameable.iter().map(|person| {
        let name = ddci_vntext::plain(&person.name);
        (person.login.clone(), format!("{name} – {} (@{})", person.unit, person.login))
    });
    let people: Vec<(String, String)> = std::iter::once(nobody).chain(people).collect();
    html! {
        form.stacked method="post" action={(talk.subject.topic.path()) "/comments"} novalidate {
            input type="hidden" name="key" value=(talk.key);
            (Input::new("comment", &t!(lang, "comment-text"), &typed.comment)
                .hint(&t!(lang, "comment-text-hint")).errors(errors).area(3))
            (Input::new("named", &t!(lang, "comment-name"), &typed.named).choice(&people))
            @if talk.notes {
                (Input::new("private", &t!(lang, "comment-private"), "")
                    .hint(&t!(lang, "comment-private-hint")).tick(typed.private == "yes"))
            }
            div.act { button.btn { (t!(lang, "comment-send")) } }
        }
    }
}

fn watching(cx: &Cx, talk: &Talk) -> Markup {
    let lang = cx.lang;
    html! {
        form method="post" action={(talk.subject.topic.path()) "/watch"} {
            input type="hidden" name="watch" value=(if talk.watches { "no" } else { "yes" });
            p.hint {
                @if talk.watches { (t!(lang, "watch-is-on")) } @else { (t!(lang, "watch-is-off")) }
            }
            div.act {
                button.btn.q {
                    @if talk.watches { (t!(lang, "watch-stop")) } @else { (t!(lang, "watch-start")) }
                }
            }
        }
    }
}

/// In a moved clock the day of the domain is shown alone: the instant is another day's.
pub(in crate::pages) fn said_at(cx: &Cx, at: Timestamp, on: Date) -> String {
    let local = cx.app.clock().local(at);
    if local.date() == on { instant(cx.lang, local) } else { date(cx.lang, on) }
}

fn at(cx: &Cx, at: Timestamp) -> String {
    instant(cx.lang, cx.app.clock().local(at))
}
