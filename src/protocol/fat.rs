//! What is said of files in FAT images, as firmware for UEFI reads them.

use serde::{Deserialize, Serialize};

/// Such an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FatImage {
    /// What a boot entry leads to, from 1.
    Entry(u16),
    /// A partition behind the volume, by its number in its table.
    Partition(u32),
}

/// A partition behind the volume that is FAT, and that no boot entry leads to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FatPartition {
    /// Its number.
    pub number: u32,
    /// Its bytes.
    pub size: u64,
}

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
