//! What is said of an image that is made of what the person gives.
//!
//! It is made as a file of slices, which the page then opens like any that was dropped: so it can be looked at,
//! checked, converted and changed before it is saved.

use serde::{Deserialize, Serialize};

use super::BuiltInfo;

/// A new image as it is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewImage {
    /// What kind.
    pub preset: NewPreset,
    /// The volume's label, and the file's name without its ending.
    pub label: String,
    /// Seconds since 1970: when it is made, and the latest date of anything in it. So the same input gives the same
    /// bytes.
    pub fixed_date: Option<i64>,
}

/// Kinds of new images.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NewPreset {
    /// Long names, Joliet and Rock Ridge.
    Data,
    /// As data, and what boots of the files in it.
    Bootable,
    /// Names of eight and three characters, for any computer with a CD drive.
    Retro,
    /// A cue sheet of the sound files, to be converted into what can be burned.
    Audio,
}

/// A new image, whose bytes travel beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeInfo {
    /// File name.
    pub name: String,
    /// What it was proven to be; none of a cue sheet, which is only a text.
    pub built: Option<BuiltInfo>,
}
