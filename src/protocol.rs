//! What the page and its worker say to each other: plain data, sent as bytes in the format of postcard.
//!
//! A message is a JS object `{ bytes, files?, place?, blob? }`. Files, the place to save to and blobs are separate
//! objects of the browser. [`wire`] describes the bytes. The worker sends [`News::Ready`] first, since messages sent
//! before its code has loaded are lost.
//!
//! Requests belong to families, each a module with a type per request, whose [`Ask::Answer`] is the type of its answer.

pub mod audio;
pub mod browse;
mod building;
pub mod check;
pub mod compare;
pub mod convert;
mod details;
pub mod disc;
pub mod edit;
mod facts;
mod failure;
mod fat;
mod findings;
pub mod folder;
pub mod inspect;
mod listing;
pub mod map;
mod new_image;
mod news;
mod numbers;
mod outline;
pub mod overview;
pub mod save;
mod summary;
mod sums;
pub mod unpack;
pub mod wire;

pub use self::audio::{AlbumInfo, SongInfo};
pub use self::building::{
    BesideIso, BuildLine, BuildMode, BuildOptions, BuildPlan, BuiltInfo, ModeInfo, RemovableInfo,
};
pub use self::check::{Fault, HitInfo, HitPage, RepairedFile, ScanInfo, ScanRun, TrackScan};
pub use self::convert::{ConversionInfo, Effect, FormInfo, LedgerLine, Part, ReceiptFile, ReceiptInfo};
pub use self::details::{
    AudioInfo, EntryDetails, ExtentInfo, FileBytes, FileText, MarkInfo, PreviewKind, SamplesInfo, VariantInfo,
};
pub use self::disc::{DiscFile, DiscInfo, IndexInfo, SectorEntry, SectorInfo, SectorVerdict, SessionInfo, TrackInfo};
pub use self::edit::{
    AddedPart, AttributeValues, BootEntryInfo, BootSetting, Change, ChangeLine, ChangePage, Clash, EditInfo, Edited,
    ForecastInfo, JournalPart, Needed, Restored, StepUndone, VolumeInfo, VolumeText,
};
pub use self::facts::{FactGroup, FactLine};
pub use self::failure::{Failure, FailureKind};
pub use self::fat::{FatChange, FatImage, FatItem, FatPartition};
pub use self::findings::{FindingInfo, Severities};
pub use self::listing::{Chosen, Column, Crumb, EntryKind, RowInfo, RowMark, RowPage, Scope, Selection, Sort};
pub use self::new_image::{NewImage, NewImageInfo, NewPreset};
pub use self::news::{JobProgress, News};
pub use self::numbers::{RowNumber, ViewNumber};
pub use self::outline::{OutlinePage, OutlineRow};
pub use self::save::{BlobInfo, Delivery, OutputInfo, Prepared, Product, Saved, Target, Written};
pub use self::summary::{
    BootInfo, DeletedFiles, EncodingInfo, Entered, Parent, Summary, ViewInfo, ViewState, Wholeness,
};
pub use self::wire::{Ask, Family, Head, WorkerMessage};

/// Raised with every change: a page must not talk to a worker of another build that a browser kept in its cache.
pub const VERSION: u32 = 24;
