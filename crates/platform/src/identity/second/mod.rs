//! The second factor: a code that changes every half minute (TOTP, RFC 6238), and ten recovery codes
//! for the day the device is lost. Some roles must have one; each authority says which.

mod codes;
mod enrol;
mod half;
mod prove;
mod rule;
mod secret;

pub use codes::{RecoveryCodes, RenewCodes};
pub use enrol::{Enrol, Enrolled, RemoveFactor, ResetFactor, enrolled, reseal};
pub use half::{HALF_LASTS, Half, Step, Way, half, leave_half, next_step, start_half};
pub use prove::{Proof, Proved, prove};
pub use rule::{COMPELLED_BY_DEFAULT, SetCompelled, compelled_roles, is_compelled};
pub use secret::Secret;

use super::AccountId;

/// What a secret is sealed for.
fn about(account: AccountId) -> String {
    format!("second-factor:{account}")
}
