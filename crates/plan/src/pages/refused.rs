//! Refusals in words: what happened, and what to do about it.

mod asked;
mod given;

use crate::{
    model::{EvidenceFault, EvidenceKind, WorkState},
    transitions::Refusal,
    words::t,
};
use ddci_platform::web::{Error, Lang, date};

/// The sentence of a refusal.
pub(crate) fn words(lang: Lang, refusal: &Refusal) -> String {
    match refusal {
        Refusal::NotFound => t!(lang, "refused-not-found"),
        Refusal::NotYourPart => t!(lang, "refused-not-your-part"),
        Refusal::NotYours { unit } => t!(lang, "refused-not-yours", unit = unit.as_str()),
        Refusal::OwnWork => t!(lang, "refused-own-work"),
        Refusal::NotCoordinator => t!(lang, "refused-not-coordinator"),
        Refusal::WrongState(state) => wrong_state(lang, *state),
        Refusal::NoEvidence => t!(lang, "refused-no-evidence"),
        Refusal::QuotaShort { have, need } => {
            let (have, need) = (*have, *need);
            t!(lang, "refused-quota-short", have = have, need = need)
        }
        Refusal::NothingWritten => t!(lang, "refused-nothing-written"),
        Refusal::TooLong(most) => {
            let most = *most;
            t!(lang, "refused-too-long", most = most)
        }
        Refusal::BadQuantity => t!(lang, "refused-bad-quantity"),
        Refusal::BadStep => t!(lang, "refused-bad-step"),
        Refusal::InTheFuture => t!(lang, "refused-in-the-future"),
        Refusal::BadEvidence(kind, fault) => evidence(lang, *kind, *fault),
        Refusal::NoReason => t!(lang, "refused-no-reason"),
        Refusal::AlreadyIssued => t!(lang, "refused-already-issued"),
        Refusal::NotIssued => t!(lang, "refused-not-issued"),
        Refusal::InReview => t!(lang, "refused-in-review"),
        Refusal::NotInReview => t!(lang, "refused-not-in-review"),
        Refusal::AgreedAlready => t!(lang, "refused-agreed-already"),
        Refusal::NotAgreed => t!(lang, "refused-not-agreed"),
        Refusal::PlanClosed => t!(lang, "refused-plan-closed"),
        Refusal::NotClosed => t!(lang, "refused-not-closed"),
        Refusal::NotOverYet(on) => {
            let on = date(lang, *on);
            t!(lang, "refused-not-over-yet", on = on)
        }
        &Refusal::StillWaiting(n) => t!(lang, "refused-still-waiting", n = n),
        &Refusal::Undecided(n) => t!(lang, "refused-undecided", n = n),
        &Refusal::Unbound(n) => t!(lang, "refused-unbound", n = n),
        &Refusal::WithoutLead(n) => t!(lang, "refused-without-lead", n = n),
        Refusal::NoAnswer => t!(lang, "refused-no-answer"),
        Refusal::Missing("coordinator") => t!(lang, "refused-missing-coordinator"),
        Refusal::Missing("text" | "name" | "title") => t!(lang, "refused-missing-text"),
        Refusal::Missing("what") => t!(lang, "refused-missing-what"),
        Refusal::Missing("source") => t!(lang, "refused-missing-source"),
        Refusal::Missing("reference") => t!(lang, "refused-missing-reference"),
        Refusal::Missing("source") => t!(lang, "refused-missing-source"),
        Refusal::Missing("unit") => t!(lang, "refused-missing-unit"),
        Refusal::Missing("attended") => t!(lang, "refused-missing-attended"),
        Refusal::Missing(_) => t!(lang, "refused-missing-number"),
        Refusal::EndsBeforeItStarts => t!(lang, "refused-ends-before-it-starts"),
        Refusal::NothingToUndo => t!(lang, "refused-nothing-to-undo"),
        Refusal::NothingToRedo => t!(lang, "refused-nothing-to-redo"),
        Refusal::MendedByHand(task) => {
            t!(lang, "refused-mended-by-hand", reference = task.as_str())
        }
        Refusal::ChangedSince => t!(lang, "refused-changed-since"),
        Refusal::NothingAbove => t!(lang, "refused-nothing-above"),
        Refusal::PrintedAgain => t!(lang, "refused-printed-again"),
        Refusal::NoPlaceToSplit => t!(lang, "refused-no-place-to-split"),
        &Refusal::TooMany(most) => t!(lang, "refused-too-many", most = most),
        Refusal::BeingAmended => t!(lang, "refused-being-amended"),
        Refusal::FollowedAlready => t!(lang, "refused-followed-already"),
        Refusal::NotEnded => t!(lang, "refused-not-ended"),
        Refusal::BadReceiver(unit) => t!(lang, "refused-bad-receiver", unit = unit.as_str()),
        Refusal::AnotherDay(on) => {
            let on = date(lang, *on);
            t!(lang, "refused-another-day", on = on)
        }
        Refusal::GoneOnSince => t!(lang, "refused-gone-on-since"),
        Refusal::NothingChanged => t!(lang, "refused-nothing-changed"),
        Refusal::OffTheScale => t!(lang, "refused-off-the-scale"),
        Refusal::NoName => t!(lang, "refused-no-name"),
        Refusal::NameTaken => t!(lang, "refused-name-taken"),
        &Refusal::TooManyViews(most) => t!(lang, "refused-too-many-views", most = most),
        Refusal::DoneBy(name) => t!(lang, "refused-done-by", name = name.as_str()),
        Refusal::HeadAssigns => t!(lang, "refused-head-assigns"),
        Refusal::NotOfUnit => t!(lang, "refused-not-of-unit"),
        Refusal::NothingLate => t!(lang, "refused-nothing-late"),
        Refusal::ReplyInThePast => t!(lang, "refused-reply-in-the-past"),
        Refusal::BadLadder => t!(lang, "refused-bad-ladder"),
        Refusal::CannotBeNamed(login) => {
            t!(lang, "refused-cannot-be-named", login = login.as_str())
        }
        &Refusal::TooManyNamed(most) => t!(lang, "refused-too-many-named", most = most),
        &Refusal::TooLate(minutes) => t!(lang, "refused-too-late", minutes = minutes),
        Refusal::Withdrawn => t!(lang, "refused-withdrawn"),
        Refusal::NotAsked { .. }
        | Refusal::WrongPieceState(_)
        | Refusal::AsksItself
        | Refusal::NoSuchUnit
        | Refusal::NotNamed
        | Refusal::InThePast
        | Refusal::DayOff(_)
        | Refusal::AfterOwnDay(_)
        | Refusal::NothingDelivered => asked::words(lang, refusal),
        Refusal::RequestWaits
        | Refusal::NotLater(_)
        | Refusal::TooFar(_)
        | Refusal::DecidedAlready
        | Refusal::BounceWaits
        | Refusal::DecidedFinally
        | Refusal::TooLateToBounce { .. }
        | Refusal::LeadersTurn
        | Refusal::SameUnit
        | Refusal::OwesAlready { .. }
        | Refusal::BadRule(_) => given::words(lang, refusal),
        &Refusal::MeetingOpen(n) => t!(lang, "refused-meeting-open", n = n),
        Refusal::MeetingClosed => t!(lang, "refused-meeting-closed"),
        &Refusal::NotInThePlan(from, to) => {
            let (from, to) = (date(lang, from), date(lang, to));
            t!(lang, "refused-not-in-the-plan", from = from, to = to)
        }
        Refusal::Store(_) => t!(lang, "refused-store"),
    }
}

/// What leaves no page to render: the thing is not there, or the database failed. Everything else
/// comes back to be shown beside the form.
pub(super) fn or_page(refusal: Refusal) -> Result<Refusal, Error> {
    match refusal {
        Refusal::NotFound => Err(Error::NotFound),
        Refusal::NotYourPart => Err(Error::NotYours),
        Refusal::Store(error) => Err(error.into()),
        other => Ok(other),
    }
}

fn wrong_state(lang: Lang, state: WorkState) -> String {
    match state {
        WorkState::Submitted => t!(lang, "refused-state-submitted"),
        WorkState::Accepted => t!(lang, "refused-state-accepted"),
        WorkState::Withdrawn => t!(lang, "refused-state-withdrawn"),
        WorkState::NotStarted | WorkState::InProgress | WorkState::Returned => {
            t!(lang, "refused-state-open")
        }
    }
}

fn evidence(lang: Lang, kind: EvidenceKind, fault: EvidenceFault) -> String {
    match fault {
        EvidenceFault::Empty => match kind {
            EvidenceKind::Figure => t!(lang, "refused-evidence-no-figure"),
            _ => t!(lang, "refused-evidence-empty"),
        },
        EvidenceFault::TooLong => t!(lang, "refused-evidence-too-long"),
        EvidenceFault::NoDocumentNumber => t!(lang, "refused-evidence-document-number"),
        EvidenceFault::NoLink => t!(lang, "refused-evidence-link"),
        EvidenceFault::NoSource => t!(lang, "refused-evidence-source"),
    }
}
