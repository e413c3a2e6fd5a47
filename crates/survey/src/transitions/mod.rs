//! What can be done to a round, one file per verb: check → [`Refusal`], apply.

mod about;
mod change_round;
mod compute_scores;
mod import_answers;
mod import_stated;
mod imported;
mod open_round;
mod owned;
mod publish_round;
mod refusal;
mod set_licence;
mod withdraw_round;

pub use about::About;
pub use change_round::ChangeRound;
pub use compute_scores::{ComputeScores, computed};
pub use import_answers::ImportAnswers;
pub use import_stated::{ImportStated, StatedRow};
pub use imported::{Source, units_of};
pub use open_round::OpenRound;
pub use publish_round::PublishRound;
pub use refusal::Refusal;
pub use set_licence::SetLicence;
pub use withdraw_round::WithdrawRound;
