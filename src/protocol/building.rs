//! How an image that was changed is built, and what that gives.

use serde::{Deserialize, Serialize};

use super::{FindingInfo, OutputInfo};

/// How a new image is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BuildMode {
    /// All anew.
    Compact,
    /// What did not change stays at its sectors.
    Keep,
    /// As `Keep`, as a session of its own.
    Append,
}

/// What is decided before an image is built.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuildOptions {
    /// The one that is best for the image where none is given.
    pub mode: Option<BuildMode>,
    /// Seconds since 1970: when the image was changed, and the latest date of anything new. So the same input gives
    /// the same bytes.
    pub fixed_date: Option<i64>,
    /// Whether the image gets a checksum of itself, as isomd5sum implants it; as the old image where none is given.
    pub checksum: Option<bool>,
    /// Whether the image gets checksums of its files, as libisofs records them; as the old image where none is given.
    pub file_checksums: Option<bool>,
}

/// What building will give.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuildPlan {
    /// Bytes of the old image.
    pub before: u64,
    /// All modes.
    pub modes: Vec<ModeInfo>,
    /// The one that was asked for, or is best.
    pub mode: BuildMode,
    /// What is kept, patched and dropped in that.
    pub lines: Vec<BuildLine>,
    /// The new image will have a checksum of itself, for which all of it has to be read.
    pub checksum: bool,
    /// The same of checksums of its files.
    pub file_checksums: bool,
    /// When the image was made, in seconds since 1970: what [`BuildOptions::fixed_date`] may well be.
    pub created: i64,
}

/// A way to lay the image out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModeInfo {
    /// Which.
    pub mode: BuildMode,
    /// Bytes the image will have.
    pub size: Option<u64>,
    /// Why it cannot be done, in a sentence.
    pub obstacle: Option<String>,
    /// It is best for this image.
    pub recommended: bool,
    /// It is so few ranges of the person's files that it is saved without being copied.
    pub at_once: bool,
}

/// What becomes of a thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuildLine {
    /// `kept`, `patched`, `dropped` or `doubtful`.
    pub fate: String,
    /// What it is.
    pub what: String,
    /// Why, or how.
    pub why: String,
}

/// An image that is built and proven, and ready to be written: the first output of what that request prepared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuiltInfo {
    /// The file.
    pub output: OutputInfo,
    /// What was found right.
    pub checks: Vec<String>,
    /// What was not as meant. Such an image is handed over only to one who insists.
    pub wrong: Vec<String>,
    /// Damage that our own checks find in it; the same.
    pub damage: Vec<FindingInfo>,
    /// What was kept, patched and dropped.
    pub lines: Vec<BuildLine>,
    /// Bytes that are slices of the old image, of files that were added, and new.
    pub bytes: (u64, u64, u64),
    /// All of it as text, for keeping.
    pub text: String,
}
