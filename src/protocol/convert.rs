//! Converting a disc into another form, and what that keeps and loses.

use serde::{Deserialize, Serialize};

use super::wire::requests;
use super::{Delivery, OutputInfo};

requests! {
    Convert:
    Forms -> Vec<FormInfo>,
    Plan -> ConversionInfo,
    Survey -> Vec<LedgerLine>,
    Convert -> ReceiptInfo,
    Hashes -> ReceiptInfo,
}

/// Every form, with what converting the disc or a part of it into that form loses or why it cannot be done; a job.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Forms {
    /// What is to be converted.
    pub part: Part,
}

/// Plan a conversion, in place of the one that was planned before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// Id of the form.
    pub form: String,
    /// What is to be converted.
    pub part: Part,
}

/// Read what the planned conversion leaves out, so that its ledger is known to the last sector; a job that only reads.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Survey;

/// Convert as planned, verify the result before any of it is kept, and save it; a job. A blob comes along where one is
/// wanted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Convert {
    /// Where to; the place itself is sent along.
    pub to: Delivery,
}

/// Read what was saved as slices, to hash it; a job that only reads.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Hashes;

/// What of a disc is to be converted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Part {
    /// All of it.
    Disc,
    /// The session of that number.
    Session(u16),
    /// The track of that number.
    Track(u8),
}

/// A form that a disc can be converted into, or cannot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormInfo {
    /// Stable name, as in `cue`.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// What it is for, in a sentence.
    pub purpose: String,
    /// Why the disc cannot become that, in a sentence.
    pub obstacle: Option<String>,
    /// How many kinds of things would be lost, as far as the structure shows.
    pub lost: u32,
    /// It is a copy of a file that was given.
    pub copy: bool,
    /// It is what people most often want of such a disc.
    pub likely: bool,
}

/// What a conversion will give.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConversionInfo {
    /// The files, the one to open first.
    pub files: Vec<OutputInfo>,
    /// All of them as a ZIP archive, where there are several.
    pub zip: Option<OutputInfo>,
    /// What is kept, changed and lost, as far as the structure shows; what is lost first.
    pub ledger: Vec<LedgerLine>,
    /// Bytes that a survey would read to know the ledger to the last sector; 0 where it is known.
    pub unread: u64,
}

/// A line of a ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerLine {
    /// What becomes of it.
    pub fate: Fate,
    /// Stable name of what it is about.
    pub what: String,
    /// How many.
    pub count: u64,
    /// A sentence.
    pub text: String,
}

/// What becomes of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fate {
    /// It is gone, and cannot be got back from the result.
    Lost,
    /// It is there in another form, from which it can be got back.
    Changed,
    /// It is there as it was.
    Kept,
}

/// What was checked of a conversion's result, and its files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptInfo {
    /// Sentences on what was checked and found right.
    pub checks: Vec<String>,
    /// The files.
    pub files: Vec<ReceiptFile>,
    /// All of it as text, for keeping.
    pub text: String,
}

/// A file of a conversion's result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptFile {
    /// Its name.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256 in hexadecimal digits, once it has been read.
    pub sha256: Option<String>,
}
