//! Why a transition is refused. Each variant is one sentence in the room's words.

use crate::model::{EvidenceFault, EvidenceKind, PieceState, Rule, WorkState};
use ddci_platform::store::StoreError;
use jiff::civil::Date;

/// Why a transition is refused.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// There is no such thing in the actor's authority.
    #[error("not found")]
    NotFound,
    /// The actor's role does not carry this verb.
    #[error("not their part")]
    NotYourPart,
    /// It is owed by another unit.
    #[error("owed by {unit}")]
    NotYours {
        /// The unit that owes it.
        unit: String,
    },
    /// Nobody decides on their own unit's work.
    #[error("own work")]
    OwnWork,
    /// What this office itself owes is accepted by the leader.
    #[error("only the plan coordinator accepts")]
    NotCoordinator,
    /// The work is in a state from which this cannot be done.
    #[error("state {0:?}")]
    WrongState(WorkState),
    /// Evidence comes before the claim.
    #[error("no evidence")]
    NoEvidence,
    /// The quota is not full.
    #[error("quota {have} of {need}")]
    QuotaShort {
        /// How many count.
        have: u32,
        /// How many are owed.
        need: u32,
    },
    /// Nothing was written.
    #[error("nothing written")]
    NothingWritten,
    /// A text is longer than it may be.
    #[error("longer than {0} characters")]
    TooLong(usize),
    /// A quantity is no number from 0 to a million.
    #[error("bad quantity")]
    BadQuantity,
    /// A step that is none, or of something that is counted.
    #[error("bad step")]
    BadStep,
    /// The day it speaks of lies in the future.
    #[error("in the future")]
    InTheFuture,
    /// A piece of evidence is not what it says.
    #[error("evidence {0:?}: {1:?}")]
    BadEvidence(EvidenceKind, EvidenceFault),
    /// Returning needs a reason.
    #[error("no reason")]
    NoReason,
    /// The plan is issued already.
    #[error("issued already")]
    AlreadyIssued,
    /// The plan is not issued yet.
    #[error("not issued yet")]
    NotIssued,
    /// The plan lies before the leaders.
    #[error("in review")]
    InReview,
    /// The plan does not lie before the leaders.
    #[error("not in review")]
    NotInReview,
    /// A leader has agreed already.
    #[error("agreed already")]
    AgreedAlready,
    /// No leader has agreed yet.
    #[error("not agreed")]
    NotAgreed,
    /// The plan is closed.
    #[error("closed")]
    PlanClosed,
    /// The plan is not closed.
    #[error("not closed")]
    NotClosed,
    /// The plan's last day has not passed.
    #[error("not over until {0}")]
    NotOverYet(Date),
    /// Submissions on which nobody has decided.
    #[error("{0} submissions waiting")]
    StillWaiting(i64),
    /// Findings stand in the way of issuing.
    #[error("{0} findings undecided")]
    Undecided(usize),
    /// Names of leads stand for no unit yet.
    #[error("{0} names unbound")]
    Unbound(usize),
    /// Tasks that nobody leads.
    #[error("{0} tasks without a lead")]
    WithoutLead(i64),
    /// The decision does not answer a finding of this kind.
    #[error("no answer to this finding")]
    NoAnswer,
    /// Something of the form is missing.
    #[error("missing {0}")]
    Missing(&'static str),
    /// The last day lies before the first.
    #[error("ends before it starts")]
    EndsBeforeItStarts,
    /// Every edit is undone already, or none was made.
    #[error("nothing to undo")]
    NothingToUndo,
    /// Nothing was undone, or something else was edited since.
    #[error("nothing to make again")]
    NothingToRedo,
    /// Times or bodies that the decision is about were mended by hand since.
    #[error("mended by hand: {0}")]
    MendedByHand(String),
    /// Somebody else, or an earlier press, has changed it since it was shown.
    #[error("changed since")]
    ChangedSince,
    /// There is no task above the first one.
    #[error("nothing above")]
    NothingAbove,
    /// A paragraph that is printed twice is decided by its finding.
    #[error("printed again")]
    PrintedAgain,
    /// A text has no clause there.
    #[error("no place to split")]
    NoPlaceToSplit,
    /// More than so many bodies, times or legal bases.
    #[error("more than {0}")]
    TooMany(usize),
    /// An amendment of this plan is being drafted already.
    #[error("being amended")]
    BeingAmended,
    /// A plan that follows this one is being drafted already.
    #[error("followed already")]
    FollowedAlready,
    /// The unit has not ended.
    #[error("not ended")]
    NotEnded,
    /// That unit cannot take over: it has ended, has not begun, or stands under another authority.
    #[error("{0} cannot take over")]
    BadReceiver(String),
    /// It can be taken back on the day it was done, and no later.
    #[error("done on {0}")]
    AnotherDay(Date),
    /// Somebody has worked on what was handed over, or handed it on.
    #[error("gone on since")]
    GoneOnSince,
    /// The draft of the amendment is the plan as it stands.
    #[error("nothing changed")]
    NothingChanged,
    /// Points outside of their scale.
    #[error("off the scale")]
    OffTheScale,
    /// A saved view has no name.
    #[error("no name")]
    NoName,
    /// The person keeps another view of the plan under that name.
    #[error("name taken")]
    NameTaken,
    /// The person keeps as many views of the plan as one may.
    #[error("{0} views already")]
    TooManyViews(i64),
    /// Somebody else of the unit does it already.
    #[error("done by {0}")]
    DoneBy(String),
    /// Only the unit's head names somebody else.
    #[error("the head assigns")]
    HeadAssigns,
    /// The person does not work in the unit that owes it.
    #[error("not of the unit")]
    NotOfUnit,
    /// Nothing is overdue.
    #[error("nothing overdue")]
    NothingLate,
    /// An answer is asked for before the letter's own day.
    #[error("reply in the past")]
    ReplyInThePast,
    /// Somebody above would hear of it no later than somebody below.
    #[error("the ladder does not rise")]
    BadLadder,
    /// Nobody by that login may see what is said.
    #[error("cannot be named: {0}")]
    CannotBeNamed(String),
    /// More people are named than one comment may name.
    #[error("more than {0} people named")]
    TooManyNamed(usize),
    /// So many minutes have passed.
    #[error("more than {0} minutes ago")]
    TooLate(i64),
    /// It was withdrawn.
    #[error("withdrawn")]
    Withdrawn,
    /// A piece is asked of another unit.
    #[error("asked of {unit}")]
    NotAsked {
        /// The unit that is asked.
        unit: String,
    },
    /// A piece is in a state from which this cannot be done.
    #[error("piece {0:?}")]
    WrongPieceState(PieceState),
    /// A unit asks itself for a piece.
    #[error("asks itself")]
    AsksItself,
    /// No unit of the authority that exists today.
    #[error("no such unit")]
    NoSuchUnit,
    /// The plan does not name the unit as coordinating, and no reason is given.
    #[error("not named by the plan")]
    NotNamed,
    /// A day that has passed.
    #[error("in the past")]
    InThePast,
    /// A day on which nobody works.
    #[error("{0} is a day off")]
    DayOff(Date),
    /// After the obligation's own day, and no reason is given.
    #[error("after {0}")]
    AfterOwnDay(Date),
    /// An answer without words, document or file.
    #[error("nothing delivered")]
    NothingDelivered,
    /// A request to move the date waits already.
    #[error("a request waits")]
    RequestWaits,
    /// Not later than the date in force.
    #[error("not later than {0}")]
    NotLater(Date),
    /// Too long after the plan.
    #[error("after {0}")]
    TooFar(Date),
    /// Somebody has decided already.
    #[error("decided already")]
    DecidedAlready,
    /// It was sent back and nobody has decided yet.
    #[error("sent back already")]
    BounceWaits,
    /// A leader has decided finally whose work it is.
    #[error("decided finally")]
    DecidedFinally,
    /// The working days within which it could be sent back are over.
    #[error("not after {last}")]
    TooLateToBounce {
        /// The last day.
        last: Date,
        /// How many working days there were.
        days: i64,
    },
    /// The second time, a leader decides.
    #[error("a leader decides")]
    LeadersTurn,
    /// The unit is the one that owes it already.
    #[error("the same unit")]
    SameUnit,
    /// The other unit owes the same, as a member of a group.
    #[error("{unit} owes it already")]
    OwesAlready {
        /// That unit.
        unit: String,
    },
    /// A figure outside of what it may be.
    #[error("{0:?} off its scale")]
    BadRule(Rule),
    /// Another meeting on the plan, the one with that number, is still open.
    #[error("meeting {0} is open")]
    MeetingOpen(i32),
    /// The meeting is closed.
    #[error("the meeting is closed")]
    MeetingClosed,
    /// The day lies before today or after the plan's last day, or no unit owes anything then.
    #[error("not from {0} to {1}")]
    NotInThePlan(Date, Date),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Refusal {
    /// The store's failure, where it is one.
    pub(crate) fn store(&self) -> Option<&StoreError> {
        match self {
            Self::Store(error) => Some(error),
            _ => None,
        }
    }
}
