//! Programs for UEFI: what they are for, who signed them, and whether they have been revoked.

mod authenticode;
mod der;
mod pe;
mod revocations;
mod sbat;

pub use self::authenticode::Signature;
pub use self::pe::{Machine, PeImage};
pub use self::revocations::{Revocations, Verdict};
pub use self::sbat::{Component, LEVELS, Level, Sbat};
