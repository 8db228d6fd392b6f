//! What is said of files in a boot image of FAT, as firmware for UEFI reads them.

use serde::{Deserialize, Serialize};

/// A change in such an image. Paths are from its root.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FatChange {
    /// Put what was given at a path where nothing is.
    Add {
        /// Where.
        path: String,
        /// What was given.
        from: String,
    },
    /// Give a file other content.
    Replace {
        /// Which.
        path: String,
        /// What was given.
        from: String,
    },
    /// Take out a file, or a directory with all in it.
    Remove {
        /// Which.
        path: String,
    },
}

/// What a directory of such an image holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FatItem {
    /// Its name.
    pub name: String,
    /// It holds others.
    pub folder: bool,
    /// Bytes of a file.
    pub size: u64,
}
