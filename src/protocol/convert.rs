//! Converting a disc to another format, and what the conversion keeps and loses.

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

/// Every format, with what the conversion loses or why it is impossible; a job.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Forms {
    /// The part of the disc to convert.
    pub part: Part,
}

/// Plan a conversion, in place of the previous plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// Id of the format.
    pub form: String,
    /// The part of the disc to convert.
    pub part: Part,
}

/// Read everything the planned conversion leaves out, to complete its ledger; a job that only reads.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Survey;

/// Convert as planned, verify the result before any of it is kept, and save it; a job. If the target is a blob, it is
/// sent along with the answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Convert {
    /// The target; its handle is sent along.
    pub to: Delivery,
}

/// Hash files that were saved as slices and therefore not read; a job that only reads.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Hashes;

/// The part of a disc to convert.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Part {
    /// The whole disc.
    Disc,
    /// The session with this number.
    Session(u16),
    /// The track with this number.
    Track(u8),
}

/// A format that a disc may be converted to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormInfo {
    /// Stable name, as in `cue`.
    pub id: String,
    /// Name to show.
    pub name: String,
    /// Its purpose, in a sentence.
    pub purpose: String,
    /// Why the disc can't be converted to it, in a sentence.
    pub obstacle: Option<String>,
    /// Number of types of data that would be lost, as far as the structure shows.
    pub lost: u32,
    /// Whether it is a copy of a file the user opened.
    pub copy: bool,
    /// Whether it is the usual choice for such a disc.
    pub likely: bool,
}

/// A planned conversion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConversionInfo {
    /// The resulting files, the one to open first at the front.
    pub files: Vec<OutputInfo>,
    /// All of them as a ZIP archive, if there are several.
    pub zip: Option<OutputInfo>,
    /// What is kept, changed and lost, as far as the structure shows; losses first.
    pub ledger: Vec<LedgerLine>,
    /// Bytes that a survey would read to complete the ledger; 0 if it is complete.
    pub unread: u64,
    /// Smallest medium the disc fits on, as in "Fits on a CD".
    pub fit: String,
}

/// A line of a ledger: one type of data, and what happens to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerLine {
    /// What happens to the data.
    pub effect: Effect,
    /// Stable name of the type of data.
    pub what: String,
    /// Number of occurrences.
    pub count: u64,
    /// A sentence for the user.
    pub text: String,
}

/// What a conversion does to a type of data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Effect {
    /// The result does not have it, and it cannot be recovered from the result.
    Lost,
    /// The result has it in another form, from which it can be recovered.
    Changed,
    /// The result has it unchanged.
    Kept,
}

/// The files of a conversion, and the checks made on them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptInfo {
    /// Checks that passed, each a sentence.
    pub checks: Vec<String>,
    /// The resulting files.
    pub files: Vec<ReceiptFile>,
    /// The whole receipt as text.
    pub text: String,
}

/// A file that a conversion saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptFile {
    /// Name it was saved under.
    pub name: String,
    /// Size in bytes.
    pub size: u64,
    /// SHA-256 in hexadecimal digits, once the file has been read.
    pub sha256: Option<String>,
}
