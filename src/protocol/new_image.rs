//! Making a new image from files that the user adds.
//!
//! The result is a file of slices, which the page opens like any dropped file: it can be browsed, checked, converted
//! and changed before it is saved.

use serde::{Deserialize, Serialize};

use super::BuiltInfo;

/// A request for a new image.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewImage {
    /// Kind of image.
    pub preset: NewPreset,
    /// Volume label, also the name of the file without its extension.
    pub label: String,
    /// Seconds since 1970: the creation date, and the latest date of anything in the image. With it set, the same input
    /// gives the same bytes.
    pub fixed_date: Option<i64>,
}

/// Kinds of new images.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NewPreset {
    /// Long names, Joliet and Rock Ridge.
    Data,
    /// Like `Data`, with UDF next to it.
    Udf,
    /// UDF alone.
    UdfOnly,
    /// All files in UDF, next to a note in ISO 9660, and bootable if there are boot images among the files.
    Installer,
    /// Like `Data`, and bootable from the boot images among the files.
    Bootable,
    /// 8.3 names, for any computer with a CD drive.
    Retro,
    /// A cue sheet of the audio files, to be converted to a format that can be burned.
    Audio,
}

/// A new image. Its bytes are sent along with the message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewImageInfo {
    /// Name of the file.
    pub name: String,
    /// Results of verifying it; `None` for a cue sheet, which is only text.
    pub built: Option<BuiltInfo>,
}
