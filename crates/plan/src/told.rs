//! What is new for somebody in this room: for the header of every page, and by a message.

use crate::{
    model::CommentId,
    pages::short,
    store::{comment::Subject, news},
    words::t,
};
use ddci_platform::{
    outbox::{Message, To},
    permit::Viewer,
    seam::{Answer, News},
    store::Db,
    web::Lang,
};

/// Comments that name somebody or are about what they watch.
#[derive(Debug, Clone, Copy)]
pub struct PlanNews;

impl News for PlanNews {
    fn href(&self) -> &'static str {
        "/news"
    }

    fn unread<'a>(&'a self, db: &'a Db, viewer: &'a Viewer) -> Answer<'a, i64> {
        Box::pin(news::count(db, viewer))
    }
}

/// The message about a comment. What was said stays here, where it is asked each time whether they
/// may still see it; the message says that something was said, by whom and about what.
pub(crate) fn message(
    reader: &Viewer,
    author: &Viewer,
    subject: &Subject,
    comment: CommentId,
    names_them: bool,
) -> Message {
    let lang = Lang::Vi;
    let author = ddci_vntext::plain(&author.name).replace('\n', " ");
    let (author, reference) = (author.as_str(), subject.reference.as_str());
    let task = short(&subject.text);
    let text = match names_them {
        true => t!(lang, "message-comment-named", author = author, task = task),
        false => t!(lang, "message-comment-watched", author = author, task = task),
    };
    Message {
        key: format!("comment:{comment}:{}", reader.account),
        to: To::Person(reader.person),
        kind: "comment",
        subject: t!(lang, "message-comment-subject", reference = reference),
        text,
        urgent: false,
        secret: false,
    }
}
