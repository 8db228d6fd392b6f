//! UEFI programs: their processor, their signers, and whether they have been revoked.

mod authenticode;
mod carried;
mod der;
mod pe;
mod revocations;
mod sbat;

pub use self::authenticode::{ChainCertificate, Signature};
pub use self::carried::{CarriedEntry, DATE as CARRIED_DATE, Listed, entries as carried_entries};
pub use self::pe::{Machine, PeImage};
pub use self::revocations::{Judgment, Revocations, Verdict};
pub use self::sbat::{Component, LEVELS, Level, Sbat};
