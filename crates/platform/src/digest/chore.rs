//! Sends the digests of the day.

use super::{AllTells, Asked, SendDigests, gather, written};
use crate::{
    jobs::{Chore, ChoreCx, Doing, Fault},
    law,
    outbox::{Message, To},
    web::Lang,
};
use jiff::civil::{Time, time};

/// The chore, with the rooms that tell something.
#[derive(Clone)]
pub struct DigestChore {
    /// What rooms tell beside what is due.
    pub tells: AllTells,
}

impl Chore for DigestChore {
    fn name(&self) -> &'static str {
        "digest"
    }

    /// Before any office opens; the messages leave when the authority's working hours begin.
    fn at(&self) -> Time {
        time(6, 30, 0, 0)
    }

    fn run<'a>(&'a self, cx: &'a ChoreCx) -> Doing<'a> {
        Box::pin(async move { self.send(cx).await })
    }
}

impl DigestChore {
    /// A day that was missed is over, and the next digest says what it would have said.
    async fn send(&self, cx: &ChoreCx) -> Result<(), Fault> {
        let day = cx.clock().today();
        if cx.day != day || law::calendar(&cx.db, cx.authority).await?.is_day_off(day) {
            return Ok(());
        }
        let asked = Asked {
            authority: cx.authority,
            day,
            deadlines: cx.deadlines.clone(),
            tells: self.tells.clone(),
        };
        let digests = gather(&cx.db, &asked).await?;
        let messages = digests.iter().map(|digest| {
            // Messages go out in the language of the authority.
            let words = written(Lang::Vi, digest, day, &|path| cx.link(path));
            Message {
                key: format!("digest:{}:{day}", digest.person),
                to: To::Person(digest.person),
                kind: "digest",
                subject: words.subject,
                text: words.text,
                urgent: false,
                secret: false,
            }
        });
        let send = SendDigests { day, messages: messages.collect() };
        cx.db.run(&cx.actor(), &send).await?;
        Ok(())
    }
}
