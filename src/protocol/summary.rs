//! What was opened: the image as a whole, and its trees.

use serde::{Deserialize, Serialize};

use super::ViewNumber;

/// What was opened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// The first file's name.
    pub name: String,
    /// Bytes of all files.
    pub size: u64,
    /// Name of the container, for people.
    pub container: String,
    /// Volume label of the best view.
    pub label: String,
    /// What it is, in a few words, as in "ISO 9660 · Rock Ridge · Joliet · hybrid".
    pub kinds: String,
    /// Every tree, best first; none where only the disc itself can be looked at.
    pub views: Vec<ViewInfo>,
    /// Files that the image names and that were not given, as it names them.
    pub missing: Vec<String>,
    /// Names of files that were opened along and have no part in the image.
    pub unused: Vec<String>,
    /// File systems that are there and not read, as in "UDF".
    pub unread: Vec<String>,
    /// How the medium boots; empty where it does not.
    pub boot: Vec<BootInfo>,
    /// Partition tables, as in "MBR".
    pub partitions: Vec<String>,
    /// Whether all the image declares is there.
    pub whole: Wholeness,
    /// Encodings that undeclared names and texts may be read as.
    pub encodings: Vec<EncodingInfo>,
    /// Bytes of sectors that carry codes to be checked by; 0 of an image of bare user data.
    pub checkable: u64,
    /// The view whose tree can be changed and built anew, or why there is none, in a sentence.
    pub editable: Result<ViewNumber, String>,
}

/// Whether an image is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wholeness {
    /// Bytes that the image's own structures say it has.
    pub declared: u64,
    /// Bytes it has.
    pub actual: u64,
}

/// A boot entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BootInfo {
    /// As in "BIOS" or "UEFI".
    pub platform: String,
    /// As in "no emulation".
    pub emulation: String,
    /// False where the entry is marked as not bootable.
    pub bootable: bool,
    /// Bytes of the boot image, where it tells by itself.
    pub size: Option<u64>,
}

/// An encoding to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EncodingInfo {
    /// Stable.
    pub id: String,
    /// For people.
    pub name: String,
}

/// One tree of the image.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ViewInfo {
    /// As in `rock-ridge`.
    pub id: String,
    /// As in "Rock Ridge".
    pub name: String,
    /// Which volume it is of, counted from 0.
    pub volume: u32,
    /// The session of that volume, from 1; `None` of the sound of all sessions.
    pub session: Option<u16>,
    /// That volume's label in this view.
    pub label: String,
    /// How it stands.
    pub state: ViewState,
}

/// How far a view has been read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ViewState {
    /// What is not a directory, so far.
    pub files: u32,
    /// Directories, so far.
    pub directories: u32,
    /// Bytes of the files, so far.
    pub bytes: u64,
    /// All has been read.
    pub complete: bool,
    /// Some name is in no declared character set.
    pub undeclared: bool,
    /// Id of the encoding such names are read as.
    pub encoding: String,
    /// Whether that is a guess.
    pub guessed: bool,
}
