//! Saving files as they are: what is saved, and where to.

use serde::{Deserialize, Serialize};

use super::wire::requests;
use super::{RowNumber, Selection, ViewNumber};

requests! {
    Save:
    Prepare -> Prepared,
    Write -> Saved,
    Discard -> (),
    Folder -> Written,
}

/// Make something ready to be saved; a job. Its id names what it prepared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Prepare {
    /// What is to be saved.
    pub product: Product,
}

/// Save one prepared output; a job.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Write {
    /// Id of the request that prepared it.
    pub prepared: u64,
    /// Its position among the outputs of that request.
    pub output: u32,
    /// Where to; the place itself is sent along.
    pub to: Target,
}

/// Forget the outputs that a request prepared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Discard {
    /// Id of that request.
    pub prepared: u64,
}

/// Save a selection into the directory sent along; a job.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Folder {
    /// What is to be saved.
    pub selection: Selection,
}

/// What came of [`Write`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Saved {
    /// A blob, which is sent along, and which the page hands to the browser.
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
    /// What the user must know: files left out or renamed, and why.
    pub notes: Vec<String>,
}

/// What the person may have saved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Product {
    /// A file of a view.
    File {
        /// Of which view.
        view: ViewNumber,
        /// The file.
        row: RowNumber,
        /// Id of the variant it is wanted as; its body where none is given.
        variant: Option<String>,
    },
    /// A selection as a ZIP archive.
    Zip {
        /// What goes in.
        selection: Selection,
    },
    /// The files of the image that the last scan repaired.
    Repaired,
    /// All that the request of that id prepared, as one ZIP archive.
    Archive {
        /// That request.
        prepared: u64,
    },
}

/// How the files of a conversion are saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Delivery {
    /// One of them, counted from 0.
    One(u32, Target),
    /// All of them in one ZIP archive.
    Zip(Target),
    /// All of them into the directory that was sent along.
    Folder,
}

/// Where an output goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Target {
    /// A blob, which the page hands to the browser: slices of the person's files, else held in memory.
    Blob,
    /// The file whose handle was sent along.
    File,
    /// A file in the directory whose handle was sent along.
    Directory,
    /// The port sent along, at whose other end a service worker feeds a download.
    Stream,
}

/// What a blob is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlobInfo {
    /// File name to save it under.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// Bytes of content unpacked to make it.
    pub read: u64,
}

/// What is ready to be saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prepared {
    /// Each a file.
    pub outputs: Vec<OutputInfo>,
    /// Bytes of content read to make them ready.
    pub read: u64,
    /// What the person must know: files left out, renamed or cut, and why.
    pub notes: Vec<String>,
}

/// A file that is ready to be saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutputInfo {
    /// File name to save it under.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// It is few slices of the person's files, which the browser itself puts together: nothing need be read.
    pub sliceable: bool,
    /// It is encoded on its way out, and becomes smaller than that.
    pub encoded: bool,
}
