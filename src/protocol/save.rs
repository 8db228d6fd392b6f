//! Saving files unchanged.

use serde::{Deserialize, Serialize};

use super::wire::requests;
use super::{RowNumber, Selection, ViewNumber};

requests! {
    Save:
    Prepare -> Prepared,
    Write -> Saved,
    Discard -> (),
}

/// Prepare something for saving; a job. Its id names what it prepared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Prepare {
    /// The product to save.
    pub product: Product,
}

/// Save one prepared output; a job.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Write {
    /// Id of the request that prepared it.
    pub prepared: u64,
    /// Its position among the outputs of that request.
    pub output: u32,
    /// The target; its handle is sent along.
    pub to: Target,
}

/// Forget the outputs that a request prepared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Discard {
    /// Id of the request.
    pub prepared: u64,
}

/// The answer to [`Write`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Saved {
    /// A blob, sent along, which the page passes to the browser.
    Blob(BlobInfo),
    /// A file at the place that was sent along.
    Written(Written),
}

/// Files that were written to the place that was sent along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// Number of files.
    pub files: u32,
    /// Their size in bytes.
    pub bytes: u64,
    /// Notes for the user: files left out or renamed, and why.
    pub notes: Vec<String>,
}

/// A product that the user can save.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Product {
    /// A file of a view.
    File {
        /// The view.
        view: ViewNumber,
        /// The file.
        row: RowNumber,
        /// Id of the variant; `None` for the file's normal content.
        variant: Option<String>,
    },
    /// A selection as a ZIP archive.
    Zip {
        /// The rows to include.
        selection: Selection,
    },
    /// All files of a view that are complete, as a ZIP archive.
    Complete {
        /// The view.
        view: ViewNumber,
    },
    /// The files of the image that the last scan repaired.
    Repaired,
    /// Everything a request prepared, as one ZIP archive.
    Archive {
        /// Id of the request.
        prepared: u64,
    },
}

/// How the files of a conversion are saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Delivery {
    /// One file, counted from 0.
    One(u32, Target),
    /// All files in one ZIP archive.
    Zip(Target),
    /// All files, into the directory that was sent along.
    Folder,
}

/// A target to write to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Target {
    /// A blob, which the page passes to the browser: slices of the user's files if possible, otherwise held in memory.
    Blob,
    /// The file whose handle was sent along.
    File,
    /// A file in the directory whose handle was sent along.
    Directory,
    /// The port sent along, which a service worker turns into a download.
    Stream,
}

/// Description of a blob.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlobInfo {
    /// File name to save it under.
    pub name: String,
    /// Size in bytes.
    pub size: u64,
    /// Bytes of content that were unpacked to make it.
    pub read: u64,
}

/// Outputs that are ready to be saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prepared {
    /// One output per file.
    pub outputs: Vec<OutputInfo>,
    /// Bytes of content read to prepare them.
    pub read: u64,
    /// Notes for the user: files left out, renamed or truncated, and why.
    pub notes: Vec<String>,
}

/// A file that is ready to be saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutputInfo {
    /// File name to save it under.
    pub name: String,
    /// Size in bytes.
    pub size: u64,
    /// Whether it consists of few enough slices of the user's files for the browser to assemble, so that nothing is
    /// read.
    pub sliceable: bool,
    /// Whether a file has it with less data than a download, since much of it is holes.
    pub sparse: bool,
    /// Whether it is encoded while it is written, which makes it smaller than `size`.
    pub encoded: bool,
}
