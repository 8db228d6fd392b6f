//! What the worker answers.

use serde::{Deserialize, Serialize};

use super::{
    Attributes, BlobInfo, BuildPlan, BuiltInfo, ChangeLine, ConversionInfo, Details, DiscInfo, EditInfo, FactGroup,
    FatItem, FindingInfo, ForecastInfo, FormInfo, HitInfo, LedgerLine, MadeInfo, Needed, OutlinePage, Prepared,
    ReceiptInfo, RowNumber, RowPage, ScanInfo, SectorInfo, Summary, Text, VolumeInfo,
};

/// What the worker answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// It is so now.
    Done,
    /// The image is open.
    Opened(Box<Summary>),
    /// A window of a listing.
    Rows(RowPage),
    /// A position in a listing or outline, if there is one.
    Position(Option<u32>),
    /// A row.
    Found(RowNumber),
    /// A window of the tree.
    Outline(OutlinePage),
    /// All of an entry.
    Details(Box<Details>),
    /// Text of a file.
    Text(Text),
    /// Bytes of a file.
    Bytes {
        /// First byte's offset.
        offset: u64,
        /// Two digits a byte.
        hex: String,
    },
    /// A blob came along.
    Blob(BlobInfo),
    /// It can be saved now.
    Prepared(Prepared),
    /// Lowest and highest sample of each part, in 1/128 of the loudest there can be.
    Waveform(Vec<(i8, i8)>),
    /// Files were written to where they were to go.
    Written {
        /// How many.
        files: u32,
        /// Bytes of them.
        bytes: u64,
        /// What the person must know: files left out or renamed, and why.
        notes: Vec<String>,
    },
    /// A window of the findings.
    Findings {
        /// How many there are.
        total: u32,
        /// The window.
        findings: Vec<FindingInfo>,
    },
    /// Facts of the image.
    Facts(Vec<FactGroup>),
    /// The disc.
    Disc(Box<DiscInfo>),
    /// A sector.
    Sector(Box<SectorInfo>),
    /// What a scan found.
    Scan(Box<ScanInfo>),
    /// Files on bad sectors.
    Hits {
        /// How many there are.
        total: u32,
        /// The window.
        hits: Vec<HitInfo>,
    },
    /// Owners of equal parts of the person's files, one after the other: one letter a part, `s`ystem, `m`etadata,
    /// `b`oot, `f`ile, `a`udio, `.` for none.
    Strip(String),
    /// What a disc can become, likely or not.
    Forms(Vec<FormInfo>),
    /// What a conversion will give.
    Conversion(Box<ConversionInfo>),
    /// What a conversion keeps and loses, now that it is known to the last sector.
    Ledger(Vec<LedgerLine>),
    /// A conversion is done, or its checksums are.
    Converted(ReceiptInfo),
    /// The image has been changed.
    Edited(Box<EditInfo>),
    /// Nothing was changed: these are there already.
    Clashes(Vec<String>),
    /// Nothing was changed: these steps need the one that was to be taken back. In words.
    NeededBy(Vec<String>),
    /// A window of the changes.
    Changes {
        /// How many there are.
        total: u32,
        /// The window.
        changes: Vec<ChangeLine>,
    },
    /// Nothing was changed: this is missing.
    Needed(Needed),
    /// How large the image will be.
    Forecast(ForecastInfo),
    /// What the volume will say of itself.
    Volume(Box<VolumeInfo>),
    /// Attributes of an entry.
    Attributes(Attributes),
    /// What building would give.
    BuildPlan(Box<BuildPlan>),
    /// The image is built.
    Built(Box<BuiltInfo>),
    /// What a directory of a FAT image holds.
    FatFiles(Vec<FatItem>),
    /// The byte after each session, the oldest first.
    Sessions(Vec<u64>),
    /// A new image is made.
    Made(Box<MadeInfo>),
    /// SHA-256 in hexadecimal digits.
    Digest(String),
}
