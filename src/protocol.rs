//! What the page and its worker say to each other: plain data, sent as JSON.
//!
//! A message is a JS object `{ json, files?, place?, blob? }`. `json` is an [`Ask`] one way and a [`Tell`] the
//! other; files, the place to save to and blobs travel beside it as the browser's own objects. The worker tells
//! [`News::Ready`] first: what is sent before its code has loaded is lost.

mod answer;
mod building;
mod conversion;
mod details;
mod disc;
mod editing;
mod facts;
mod failure;
mod fat;
mod findings;
mod listing;
mod new_image;
mod news;
mod outline;
mod request;
mod saving;
mod scan;
mod sector;
mod summary;

use serde::{Deserialize, Serialize};

pub use self::answer::Answer;
pub use self::building::{BuildLine, BuildMode, BuildOptions, BuildPlan, BuiltInfo, ModeInfo};
pub use self::conversion::{ConversionInfo, Fate, FormInfo, LedgerLine, Part, ReceiptFile, ReceiptInfo};
pub use self::details::{Details, ExtentInfo, MarkInfo, PreviewKind, SamplesInfo, SoundInfo, Text, VariantInfo};
pub use self::disc::{DiscFile, DiscInfo, IndexInfo, SessionInfo, TrackInfo};
pub use self::editing::{
    Attributes, BootEntryInfo, BootSetting, Change, ChangeLine, Clash, EditInfo, ForecastInfo, GivenPart, Needed,
    RowMark, VolumeInfo, VolumeText,
};
pub use self::facts::{FactGroup, FactLine};
pub use self::failure::{Failure, FailureKind};
pub use self::fat::{FatChange, FatImage, FatItem, FatPartition};
pub use self::findings::{FindingInfo, Severities};
pub use self::listing::{Chosen, Column, Crumb, EntryKind, RowInfo, RowPage, Scope, Selection, Sort};
pub use self::new_image::{MadeInfo, NewImage, NewPreset};
pub use self::news::{JobProgress, News};
pub use self::outline::{OutlinePage, OutlineRow};
pub use self::request::Request;
pub use self::saving::{BlobInfo, Delivery, OutputInfo, Prepared, Product, Target};
pub use self::scan::{Fault, HitInfo, RepairedFile, ScanInfo, ScanRun, TrackScan};
pub use self::sector::{SectorInfo, SectorOwner, SectorVerdict};
pub use self::summary::{BootInfo, EncodingInfo, Summary, ViewInfo, ViewState, Wholeness};

/// Raised with every change: a page must not talk to a worker of another build that a browser kept in its cache.
pub const VERSION: u32 = 16;

/// A row of a view; the root directory is 0.
pub type RowNumber = u32;
/// A view of the open image, counted from 0, best first.
pub type ViewNumber = u32;

/// From the page to the worker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ask {
    /// Given back with the answer, and names the job in [`Request::Cancel`].
    pub id: u64,
    /// What is asked.
    pub request: Request,
}

/// From the worker to the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Tell {
    /// Ends the request of that id.
    Answer(u64, Result<Answer, Failure>),
    /// Unasked.
    News(News),
}
