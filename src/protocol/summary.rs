//! An opened image: its description, and its views.

use serde::{Deserialize, Serialize};

use super::{Crumb, RowNumber, ViewNumber};

/// Description of an opened image.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// Name of the first file.
    pub name: String,
    /// Size of all files in bytes.
    pub size: u64,
    /// Name of the container, to show.
    pub container: String,
    /// Volume label of the best view.
    pub label: String,
    /// Kinds of contents, as in "ISO 9660 · Rock Ridge · Joliet · hybrid".
    pub kinds: String,
    /// Every view, best first; empty if only the disc itself can be shown.
    pub views: Vec<ViewInfo>,
    /// Whether the medium is a hard disk, a memory card or a floppy disk, and not a disc.
    pub is_disk: bool,
    /// Missing files, by their names in the image.
    pub missing: Vec<String>,
    /// Names of opened files that are not part of the image.
    pub unused: Vec<String>,
    /// File systems that are present but not read, as in "UDF" or "NTFS in partition 2".
    pub unread: Vec<String>,
    /// Boot entries; empty if the medium is not bootable.
    pub boot: Vec<BootInfo>,
    /// Partition tables, as in "MBR".
    pub partitions: Vec<String>,
    /// Whether all partitions and boot images have been searched.
    pub is_searched: bool,
    /// Whether the image is complete.
    pub whole: Wholeness,
    /// Encodings to choose from for undeclared names and texts.
    pub encodings: Vec<EncodingInfo>,
    /// Bytes of sectors with EDC and ECC; 0 if the image stores only user data.
    pub checkable: u64,
    /// The view that can be edited, or a sentence why there is none.
    pub editable: Result<ViewNumber, String>,
}

/// The declared and the actual size of an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wholeness {
    /// Size in bytes according to the image's own structures.
    pub declared: u64,
    /// Actual size in bytes.
    pub actual: u64,
}

impl Wholeness {
    /// Number of declared bytes that are missing.
    #[must_use]
    pub const fn missing(&self) -> u64 {
        self.declared.saturating_sub(self.actual)
    }
}

/// A boot entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BootInfo {
    /// Platform, as in "BIOS" or "UEFI".
    pub platform: String,
    /// Emulation, as in "no emulation".
    pub emulation: String,
    /// Whether the entry is marked as bootable.
    pub bootable: bool,
    /// Size of the boot image in bytes, if the image itself records it.
    pub size: Option<u64>,
}

/// An encoding to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EncodingInfo {
    /// Stable id.
    pub id: String,
    /// Name to show.
    pub name: String,
}

/// A view of the image.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ViewInfo {
    /// Stable id, as in `rock-ridge`.
    pub id: String,
    /// Name to show, as in "Rock Ridge".
    pub name: String,
    /// Number of its volume, from 0, counted through the image and all images opened within it.
    pub volume: u32,
    /// The session of that volume, from 1; `None` for the audio of all sessions, and if there are no sessions.
    pub session: Option<u16>,
    /// The name of the volume, as in "Partition 2 (EFI System)"; `None` for a session and for audio.
    pub within: Option<String>,
    /// Whether it shows the files of a file system, and not audio tracks or boot images.
    pub is_tree: bool,
    /// Whether it opens first because the other trees of the volume hold less.
    pub is_fuller: bool,
    /// Label of the volume in this view.
    pub label: String,
    /// How far it has been read.
    pub state: ViewState,
    /// The file that its image was opened from; `None` for the user's own files.
    pub parent: Option<Parent>,
    /// Whether it has deleted files.
    pub deleted: DeletedFiles,
}

/// Deleted files of a view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum DeletedFiles {
    /// The file system keeps no trace of them.
    None,
    /// They can be opened as a view of their own.
    Kept,
    /// The view consists of them.
    Shown,
}

/// A file that was opened as an image.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Parent {
    /// The view that it is in.
    pub view: ViewNumber,
    /// Its row there.
    pub row: RowNumber,
    /// Its name.
    pub name: String,
    /// The directories that contain it, from the root.
    pub crumbs: Vec<Crumb>,
}

/// An image that was opened from a file: its views, which follow those of the images opened before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entered {
    /// The number of its best view.
    pub first: ViewNumber,
    /// Its views, best first.
    pub views: Vec<ViewInfo>,
}

/// Progress of reading a view.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ViewState {
    /// Entries found so far that are not directories.
    pub files: u32,
    /// Directories found so far.
    pub directories: u32,
    /// Size of the files found so far, in bytes.
    pub bytes: u64,
    /// Whether everything has been read.
    pub complete: bool,
    /// Whether some names declare no character set.
    pub undeclared: bool,
    /// Id of the encoding used for such names.
    pub encoding: String,
    /// Whether that encoding is a guess.
    pub guessed: bool,
}
