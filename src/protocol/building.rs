//! How a changed image is built, and the result.

use serde::{Deserialize, Serialize};

use super::{FindingInfo, OutputInfo};

/// How a new image is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BuildMode {
    /// Rewrite everything.
    Compact,
    /// Leave unchanged files at their sectors.
    Keep,
    /// Like `Keep`, but write the changes as a session of their own.
    Append,
}

/// A file system next to ISO 9660 that can't be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BesideIso {
    /// UDF with files that ISO 9660 lacks.
    Udf,
    /// HFS or HFS+.
    Hfs,
}

/// A file system that the new image may lack, and the files that would be lost with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemovableInfo {
    /// The file system.
    pub which: BesideIso,
    /// Its name, such as "HFS".
    pub name: String,
    /// Comparison with the edited tree, as text.
    pub summary: String,
    /// Whether it is left out.
    pub is_left_out: bool,
}

/// Settings for building an image.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuildOptions {
    /// `None` chooses the best mode for the image.
    pub mode: Option<BuildMode>,
    /// Seconds since 1970: the modification date of the image, and the latest date of anything new in it. With it set,
    /// the same input gives the same bytes.
    pub fixed_date: Option<i64>,
    /// Whether to implant a checksum of the image, like isomd5sum; `None` keeps the old image's choice.
    pub checksum: Option<bool>,
    /// Whether to record checksums of the files, like libisofs; `None` keeps the old image's choice.
    pub file_checksums: Option<bool>,
    /// Whether to record POSIX names and attributes; `None` keeps the old image's choice.
    pub rock_ridge: Option<bool>,
    /// Whether to add a Joliet tree; `None` keeps the old image's choice.
    pub joliet: Option<bool>,
    /// File systems to leave out.
    pub leave_out: Vec<BesideIso>,
}

/// A forecast of a build.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuildPlan {
    /// Size of the old image in bytes.
    pub before: u64,
    /// Every mode, whether or not it is possible.
    pub modes: Vec<ModeInfo>,
    /// The requested mode, or the best one.
    pub mode: BuildMode,
    /// What this mode keeps, patches and drops.
    pub lines: Vec<BuildLine>,
    /// Whether the new image gets a checksum of itself, which requires reading all of it.
    pub checksum: bool,
    /// Whether the new image gets checksums of its files.
    pub file_checksums: bool,
    /// Whether the new image records POSIX names, if it has ISO 9660.
    pub rock_ridge: Option<bool>,
    /// Whether the new image has a Joliet tree, if it has ISO 9660.
    pub joliet: Option<bool>,
    /// File systems that the user may leave out.
    pub removable: Vec<RemovableInfo>,
    /// When the image was made, in seconds since 1970: a good value for [`BuildOptions::fixed_date`].
    pub created: i64,
}

/// A build mode, and how it suits this image.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModeInfo {
    /// The mode.
    pub mode: BuildMode,
    /// Size of the new image in bytes.
    pub size: Option<u64>,
    /// Smallest medium it fits on, as in "Fits on a CD"; empty if its size is unknown.
    pub fit: String,
    /// Why this mode is impossible, in a sentence.
    pub obstacle: Option<String>,
    /// Whether this is the best mode for the image.
    pub recommended: bool,
    /// Whether the result consists of few enough ranges of the user's files to be saved without copying.
    pub at_once: bool,
}

/// What a build does with one part of the image.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuildLine {
    /// `warning`, `kept`, `patched`, `dropped` or `doubtful`.
    pub fate: String,
    /// The part of the image.
    pub what: String,
    /// The reason, or the method.
    pub why: String,
}

/// An image that has been built and verified: the first output that the request prepared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuiltInfo {
    /// The file to save.
    pub output: OutputInfo,
    /// Checks that passed, each a sentence.
    pub checks: Vec<String>,
    /// Checks that failed, each a sentence. Such an image is saved only if the user insists.
    pub wrong: Vec<String>,
    /// Damage found in the new image; it is saved only if the user insists.
    pub damage: Vec<FindingInfo>,
    /// What was kept, patched and dropped.
    pub lines: Vec<BuildLine>,
    /// Bytes taken from the old image, from added files, and newly written.
    pub bytes: (u64, u64, u64),
    /// Smallest medium it fits on, as in "Fits on a CD".
    pub fit: String,
    /// The whole receipt as text.
    pub text: String,
}
