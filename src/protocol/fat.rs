//! Files in FAT images, which UEFI firmware reads.

use serde::{Deserialize, Serialize};

/// A FAT image inside the image.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FatImage {
    /// The image that the boot entry with this number, from 1, points to.
    Entry(u16),
    /// The partition with this number in its table.
    Partition(u32),
}

/// A FAT partition that no boot entry points to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FatPartition {
    /// Number in its partition table.
    pub number: u32,
    /// Size in bytes.
    pub size: u64,
}

/// A change to the files in a FAT image. Paths start at its root.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FatChange {
    /// Add a file or folder at a free path.
    Add {
        /// Path of the new entry.
        path: String,
        /// Name of the given files.
        from: String,
    },
    /// Replace the content of a file.
    Replace {
        /// Path of the file.
        path: String,
        /// Name of the given file.
        from: String,
    },
    /// Remove a file, or a directory with everything in it.
    Remove {
        /// Path of the entry.
        path: String,
    },
}

/// An entry of a directory in a FAT image.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FatItem {
    /// Name.
    pub name: String,
    /// Whether it is a directory.
    pub folder: bool,
    /// Size of a file in bytes.
    pub size: u64,
}
