//! UEFI programs: their processor, their signers, and whether they have been revoked.

mod authenticode;
mod carried;
mod der;
mod least_version;
mod pe;
mod revocations;
mod sbat;
mod security_version;

pub use self::authenticode::{ChainCertificate, Signature};
pub use self::carried::{CarriedEntry, DATE as CARRIED_DATE, Listed, entries as carried_entries};
pub use self::least_version::LeastVersion;
pub use self::pe::{Machine, PeImage};
pub use self::revocations::{Judgment, Revocations, Verdict};
pub use self::sbat::{Component, LEVELS, Level, Sbat};
pub use self::security_version::{SecurityVersion, WindowsLoader};
