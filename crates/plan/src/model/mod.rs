//! The nouns and rules of the room; pure.

mod annex;
mod arithmetic;
mod decision;
mod emulation;
mod evidence;
mod handover;
mod image;
mod ladder;
mod month;
mod next_year;
mod pairing;
mod part;
mod piece;
mod plan;
mod progress;
mod quality;
mod reason;
mod rule;
mod rules;
mod said;
mod standing;
mod step;
mod topic;
mod work_state;

pub use annex::{AnnexColumn, CellFault, LeftOut};
pub use arithmetic::{Arithmetic, total_of};
pub use ddci_platform::web::typed_day;
pub use decision::{Decision, FindingKind, Needed};
pub use emulation::{Emulated, ranks};
pub use evidence::{EvidenceFault, EvidenceKind};
pub use handover::{Fate, Handing, LeftOpen, ObligationKey, Receivers};
pub use image::{
    BodyImage, EditKind, FindingImage, HeadImage, Image, NameImage, ScheduleImage, SubIndexImage,
    TaskImage, UnreadDecision, UnreadImage,
};
pub use ladder::{Ear, Ladder, NoLadder, Rung};
pub use month::Month;
pub use next_year::{NextTask, NextTime, NextYear, says_year, with_year};
pub use pairing::{How, Pair, Side, Word, pairs, word_by_word};
pub use part::Part;
pub use piece::{PieceState, Wait};
pub use plan::{PlanState, read_settings, write_settings};
pub use progress::{Progress as Share, STEPS};
pub use quality::Quality;
pub use reason::Reason;
pub(crate) use rule::day_of;
pub use rule::{read_rule, rule_of, write_rule};
pub use rules::{DEFAULT_SOURCE, Rule, Rules};
pub use said::{Piece, mentions, pieces};
pub use standing::Standing;
pub use step::Step;
pub use topic::Topic;
pub use work_state::WorkState;

macro_rules! keys {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        ddci_platform::key! { $(#[$doc])* $name }
    )*};
}
keys! {
    /// A plan.
    PlanId,
    /// A sub-index of a plan.
    SubIndexId,
    /// A task of a plan.
    TaskId,
    /// A schedule of a task; it survives re-reading and amendment.
    ScheduleId,
    /// What is owed: one task in one period for one unit.
    ObligationId,
    /// A finding of the reader.
    FindingId,
    /// An entry of the progress log.
    ProgressId,
    /// A piece of evidence.
    EvidenceId,
    /// A submission for acceptance.
    SubmissionId,
    /// A filter of the table that was kept under a name.
    SavedViewId,
    /// A file that belongs to a plan: the signed scan, an annex.
    AttachmentId,
    /// A letter that urges a unit to do what is overdue.
    LetterId,
    /// Something that somebody said about a task or an obligation.
    CommentId,
    /// A week meeting on a plan.
    MeetingId,
    /// What was directed at one.
    DirectiveId,
    /// A piece of work that one unit asks another for.
    PieceId,
    /// A request to move a date.
    ExtensionId,
    /// One time that work was sent back as wrongly given.
    BounceId,
    /// A handing over of what an abolished unit left open.
    HandoverId,
}
