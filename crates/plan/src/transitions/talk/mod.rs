//! What people say about a task or an obligation: said, changed for a short time, withdrawn with a
//! trace; and who watches.

mod change;
mod say;
mod watch;
mod withdraw;

pub use change::{CHANGED_WITHIN, ChangeComment, check as may_change};
pub use say::Say;
pub use watch::Watch;
pub use withdraw::WithdrawComment;

use super::Refusal;
use crate::{
    model::{CommentId, PlanState, Topic, mentions},
    store::comment::{self, Subject},
    told,
};
use ddci_platform::{
    identity::{self, AccountId},
    permit::{Actor, Verb, Viewer},
    store::{Read, Tx},
    values,
};
use std::collections::BTreeSet;

/// The longest comment, in characters.
const MOST: usize = 4_000;
/// The most people that one comment names.
const MOST_NAMED: usize = 20;

/// Whoever may see a thing of a plan in force may say something about it, where their role carries it.
async fn speaker(
    tx: &Tx,
    actor: &Actor,
    topic: Topic,
    is_private: bool,
) -> Result<Subject, Refusal> {
    let viewer = actor.viewer().ok_or(Refusal::NotYourPart)?;
    let subject = comment::subject(tx, viewer, topic).await?.ok_or(Refusal::NotFound)?;
    if !viewer.may(Verb::Comment) {
        return Err(Refusal::NotYourPart);
    }
    if is_private && !comment::reads_notes(tx, viewer, &subject).await? {
        return Err(Refusal::NotYourPart);
    }
    match subject.plan_state {
        PlanState::Issued => Ok(subject),
        PlanState::Closed => Err(Refusal::PlanClosed),
        PlanState::Draft | PlanState::InReview | PlanState::Merged => Err(Refusal::NotIssued),
    }
}

/// The words as they are kept.
fn words(text: &str) -> Result<String, Refusal> {
    let plain = ddci_vntext::plain(text).trim().to_owned();
    if plain.is_empty() {
        return Err(Refusal::NothingWritten);
    }
    if plain.chars().count() > MOST {
        return Err(Refusal::TooLong(MOST));
    }
    Ok(plain)
}

/// The accounts that a text names. Whoever may not see what is said is refused by the login that was
/// typed, in the same words as a login that nobody has: neither says who has an account here.
async fn named(
    tx: &Tx,
    actor: &Actor,
    subject: &Subject,
    is_private: bool,
    text: &str,
) -> Result<BTreeSet<AccountId>, Refusal> {
    let logins = mentions(text);
    if logins.len() > MOST_NAMED {
        return Err(Refusal::TooManyNamed(MOST_NAMED));
    }
    let mut named = BTreeSet::new();
    for login in logins {
        let account = identity::by_login(tx, &login).await?;
        let account = account.filter(|account| account.authority == actor.authority());
        let heard = match &account {
            Some(account) => hears(tx, account.id, subject, is_private).await?,
            None => None,
        };
        named.insert(heard.ok_or(Refusal::CannotBeNamed(login))?.account);
    }
    Ok(named)
}

/// Somebody who may see what is said about a thing, as they are today.
async fn hears(
    tx: &Tx,
    account: AccountId,
    subject: &Subject,
    is_private: bool,
) -> Result<Option<Viewer>, Refusal> {
    let Some(viewer) = identity::viewer_behind(tx, account).await? else { return Ok(None) };
    let sees = comment::subject(tx, &viewer, subject.topic).await?.is_some();
    let hears = sees && (!is_private || comment::reads_notes(tx, &viewer, subject).await?);
    Ok(hears.then_some(viewer))
}

/// Tells whoever is named and whoever watches the thing or its task, but for the one who speaks.
/// Somebody who may no longer see it is not told.
async fn tell(
    tx: &Tx,
    speaker: &Viewer,
    subject: &Subject,
    id: CommentId,
    is_private: bool,
    named: &BTreeSet<AccountId>,
) -> Result<usize, Refusal> {
    let sql = "SELECT DISTINCT account FROM watcher WHERE subject IN ($1, $2)";
    let mut told = named.clone();
    for row in tx.all(sql, values![subject.topic.key(), subject.task.0]).await? {
        told.insert(row.get("account")?);
    }
    told.remove(&speaker.account);
    let mut count = 0;
    for account in told {
        let Some(reader) = hears(tx, account, subject, is_private).await? else { continue };
        let sql = "INSERT INTO comment_told (comment, account, mentioned) VALUES ($1, $2, $3)
                   ON CONFLICT (comment, account) DO NOTHING";
        let names_them = named.contains(&account);
        tx.write(sql, values![id.0, account.0, names_them]).await?;
        tx.post(&told::message(&reader, speaker, subject, id, names_them)).await?;
        count += 1;
    }
    Ok(count)
}

/// From now on they are told of what is said about it.
async fn watch(tx: &Tx, account: AccountId, topic: Topic) -> Result<(), Refusal> {
    let sql = "INSERT INTO watcher (subject, account, at) VALUES ($1, $2, $3)
               ON CONFLICT (subject, account) DO NOTHING";
    tx.write(sql, values![topic.key(), account.0, tx.now()]).await?;
    Ok(())
}
