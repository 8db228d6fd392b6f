//! What the page and its worker say to each other: plain data, sent as JSON.
//!
//! A message is a JS object `{ json, files?, place?, blob? }`. `json` is an [`Ask`] one way and a [`Tell`] the
//! other; files, the place to save to and blobs travel beside it as the browser's own objects. The worker tells
//! [`News::Ready`] first: what is sent before its code has loaded is lost.

mod editing;
mod fat;
mod new_image;

use serde::{Deserialize, Serialize};

pub use self::editing::{
    Attributes, BootEntryInfo, BootSetting, BuildLine, BuildMode, BuildOptions, BuildPlan, BuiltInfo, Change,
    ChangeLine, Clash, EditInfo, ForecastInfo, GivenPart, ModeInfo, Needed, RowMark, SideInfo, VolumeInfo, VolumeText,
};
pub use self::fat::{FatChange, FatItem};
pub use self::new_image::{MadeInfo, NewImage, NewPreset};

/// Raised with every change: a page must not talk to a worker of another build that a browser kept in its cache.
pub const VERSION: u32 = 14;

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

/// What the page may ask.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Open the files sent along as one image, instead of the one that is open. Answer: `Opened`.
    Open,
    /// Forget the image. Answer: `Done`.
    Close,
    /// A window of a listing. Answer: `Rows`.
    Rows {
        /// Of which view.
        view: ViewNumber,
        /// Of which rows.
        scope: Scope,
        /// In which order.
        sort: Sort,
        /// First position.
        start: u32,
        /// How many at most.
        count: u32,
    },
    /// Where a row stands in a listing. Answer: `Position`.
    Locate {
        /// Of which view.
        view: ViewNumber,
        /// In which rows.
        scope: Scope,
        /// In which order.
        sort: Sort,
        /// The row.
        row: RowNumber,
    },
    /// The first row of a listing at or after `from`, going round, whose name begins with `prefix`, whatever its
    /// case. Answer: `Position`.
    TypeAhead {
        /// Of which view.
        view: ViewNumber,
        /// In which rows.
        scope: Scope,
        /// In which order.
        sort: Sort,
        /// What was typed.
        prefix: String,
        /// Position to begin at.
        from: u32,
    },
    /// A window of the directory tree as it is unfolded. Answer: `Outline`.
    Outline {
        /// Of which view.
        view: ViewNumber,
        /// First position.
        start: u32,
        /// How many at most.
        count: u32,
    },
    /// Unfold or fold a directory in the tree. Answer: `Position` (of that row in the outline).
    Fold {
        /// Of which view.
        view: ViewNumber,
        /// The directory.
        row: RowNumber,
        /// Whether its directories are to be shown.
        expanded: bool,
    },
    /// Unfold all that a directory lies in. Answer: `Position` (of that row in the outline).
    Reveal {
        /// Of which view.
        view: ViewNumber,
        /// The directory.
        row: RowNumber,
    },
    /// The row at the same path in another view, or the nearest directory above it that is there.
    /// Answer: `Found`.
    SamePath {
        /// View the row is of.
        from: ViewNumber,
        /// The row.
        row: RowNumber,
        /// View it is wanted in.
        to: ViewNumber,
    },
    /// All that is known of one entry. Answer: `Details`.
    Details {
        /// Of which view.
        view: ViewNumber,
        /// The entry.
        row: RowNumber,
    },
    /// The beginning of a file as text. Answer: `Text`.
    Text {
        /// Of which view.
        view: ViewNumber,
        /// The file.
        row: RowNumber,
        /// Id of the encoding; guessed where none is given.
        encoding: Option<String>,
        /// Bytes of the file to read at most.
        limit: u32,
    },
    /// Bytes of a file. Answer: `Bytes`.
    Bytes {
        /// Of which view.
        view: ViewNumber,
        /// The file.
        row: RowNumber,
        /// First byte.
        offset: u64,
        /// How many at most.
        count: u32,
    },
    /// A file whole, to be shown; a job. Answer: `Blob`.
    Blob {
        /// Of which view.
        view: ViewNumber,
        /// The file.
        row: RowNumber,
    },
    /// Bytes of a file as they are, to be played. Answer: `Blob`.
    Part {
        /// Of which view.
        view: ViewNumber,
        /// The file.
        row: RowNumber,
        /// First byte.
        offset: u64,
        /// How many at most.
        count: u32,
    },
    /// How loud a file of sound is, from its beginning to its end; a job. Answer: `Waveform`.
    Waveform {
        /// Of which view.
        view: ViewNumber,
        /// The file.
        row: RowNumber,
        /// In how many parts at most.
        columns: u32,
    },
    /// Make something ready to be saved; a job. Answer: `Prepared`.
    Prepare {
        /// What.
        product: Product,
    },
    /// Save one output of what the request of that id prepared; a job. Answer: `Blob`, or `Written`.
    Write {
        /// That request.
        prepared: u64,
        /// Which output, counted from 0.
        output: u32,
        /// To where; the place itself was sent along.
        to: Target,
    },
    /// Forget what the request of that id prepared. Answer: `Done`.
    Discard {
        /// That request.
        prepared: u64,
    },
    /// A selection into the directory sent along; a job. Answer: `Written`.
    Folder {
        /// What goes in.
        selection: Selection,
    },
    /// Stop the job of that id; its own answer is then `Failure` of kind `Cancelled`. Answer: `Done`.
    Cancel {
        /// The job's id.
        job: u64,
    },
    /// A window of the findings, gravest first. Answer: `Findings`.
    Findings {
        /// First position.
        start: u32,
        /// How many at most.
        count: u32,
    },
    /// All facts of the image, for the overview. Answer: `Facts`.
    Facts,
    /// Read a view's undeclared names as this encoding; `None` for the guess. Answer: `Done`, then `News::View`.
    Encoding {
        /// Of which view.
        view: ViewNumber,
        /// Id of the encoding.
        encoding: Option<String>,
    },
    /// The disc as its container describes it. Answer: `Disc`.
    Disc,
    /// One sector of the disc. Answer: `Sector`.
    Sector {
        /// Its address.
        lba: i32,
        /// The view whose files are looked for there.
        view: ViewNumber,
    },
    /// Check every sector by its own codes, try to repair what is bad, and see which files it hits; a job that only
    /// reads. Answer: `Scan`.
    Scan {
        /// Number of parts of the map.
        parts: u32,
    },
    /// A window of the files that the last scan found on bad sectors. Answer: `Hits`.
    Hits {
        /// First position.
        start: u32,
        /// How many at most.
        count: u32,
    },
    /// Who owns which part of the image, in so many equal parts. Answer: `Strip`.
    Strip {
        /// Number of parts.
        parts: u32,
    },
    /// Into what the disc, or a part of it, can be converted; a job. Answer: `Forms`.
    Forms {
        /// What of it.
        part: Part,
    },
    /// Plan a conversion, instead of the one that was planned before. Answer: `Conversion`.
    PlanConversion {
        /// Id of a form.
        form: String,
        /// What of the disc.
        part: Part,
    },
    /// Look through what the planned conversion leaves out; a job that only reads. Answer: `Ledger`.
    Survey,
    /// Convert as it was planned, check the result before any of it is there, and save it; a job. Answer: `Converted`,
    /// with a blob where that was wanted.
    Convert {
        /// To where; the place itself was sent along.
        to: Delivery,
    },
    /// Read what was saved as slices for its checksums; a job that only reads. Answer: `Converted`.
    Hashes,
    /// Keep the files sent along, which changes then call by that name. Answer: `Done`.
    Give {
        /// The name: of what is added last under it.
        from: String,
        /// What it is made of, in any order.
        parts: Vec<GivenPart>,
    },
    /// Change the image as it will be. Answer: `Edited`, or `Clashes`.
    Edit {
        /// How.
        change: Change,
    },
    /// Take the last change back. Answer: `Edited`.
    Undo,
    /// Make the change again that was taken back last. Answer: `Edited`.
    Redo,
    /// Take all changes back and forget them. Answer: `Edited`.
    Revert,
    /// A window of the changes that count. Answer: `Changes`.
    Changes {
        /// First position.
        start: u32,
        /// How many at most.
        count: u32,
    },
    /// The changes as text, to begin again with. Answer: `Journal`.
    Journal,
    /// Begin again with a journal. Answer: `Edited`, or `Needed` where it adds what has not been given yet.
    Restore {
        /// The journal.
        journal: String,
        /// Leave out what cannot be made without what is missing.
        without: bool,
    },
    /// How large the image will be. Answer: `Forecast`.
    Forecast,
    /// What the volume will say of itself. Answer: `Volume`.
    Volume,
    /// What a directory of the image of a boot entry holds, where that is FAT. Answer: `FatFiles`.
    FatFiles {
        /// Which entry, from 1.
        entry: u16,
        /// The directory's path from the root, which is `/`.
        path: String,
    },
    /// Attributes of an entry as it will be. Answer: `Attributes`.
    Attributes {
        /// Which.
        row: RowNumber,
    },
    /// What building the image would give; a job. Answer: `BuildPlan`.
    PlanBuild {
        /// How.
        options: BuildOptions,
    },
    /// Build the image and prove it; a job. Answer: `Built`; what it prepared can be written and is to be discarded.
    Build {
        /// How.
        options: BuildOptions,
    },
    /// Make a new image of the files sent along, whatever is open; a job. Answer: `Made`, with the image as a blob.
    Make {
        /// As it is wanted.
        image: NewImage,
        /// What goes into it, in any order; of those that are files, the content is the next of those sent along.
        parts: Vec<GivenPart>,
    },
    /// Where sessions end in the image. Answer: `Sessions`.
    Sessions,
    /// Make a new image that ends with a session; a job. Answer: `Made`, with the image as a blob.
    Back {
        /// Which, from 1.
        session: u16,
    },
    /// Read an output of what the request of that id prepared for its SHA-256; a job that only reads. Answer: `Digest`.
    Digest {
        /// That request.
        prepared: u64,
        /// Which output, counted from 0.
        output: u32,
    },
}

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

/// Which rows a listing is of.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Scope {
    /// What is in a directory.
    Directory(RowNumber),
    /// All rows that match: a part of the name, a pattern where it has `*` or `?`, of the path where it has `/`.
    Search(String),
}

/// The order of a listing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Sort {
    /// By what.
    pub by: Column,
    /// Largest first; directories stay before files.
    pub descending: bool,
}

/// A column of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Column {
    Name,
    Size,
    Modified,
    Type,
    Sector,
    Attributes,
}

/// Rows chosen in a listing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Selection {
    /// Of which view.
    pub view: ViewNumber,
    /// Of which listing.
    pub scope: Scope,
    /// Which rows of it.
    pub rows: Chosen,
}

/// Which rows of a listing; so that all of a million can be named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Chosen {
    /// These.
    Only(Vec<RowNumber>),
    /// All but these.
    AllBut(Vec<RowNumber>),
}

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
    /// A window of the changes.
    Changes {
        /// How many there are.
        total: u32,
        /// The window.
        changes: Vec<ChangeLine>,
    },
    /// The changes as text.
    Journal(String),
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

/// Why a request failed, for a person to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// For the program.
    pub kind: FailureKind,
    /// What happened.
    pub what: String,
    /// What it means for the person.
    pub meaning: String,
    /// What to do.
    pub advice: String,
    /// What a developer wants to know; may be copied.
    pub detail: String,
}

/// Kinds of failure that the page treats differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FailureKind {
    /// The person stopped it.
    Cancelled,
    /// The user's file is gone, changed, or cannot be read.
    Unreadable,
    /// Nothing we know.
    Unsupported,
    /// Something is wrong in the image.
    Broken,
    /// The place to save to is full or withdrawn.
    Destination,
    /// The worker itself.
    Worker,
}

/// What the worker tells unasked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum News {
    /// It has loaded.
    Ready {
        /// Its [`VERSION`].
        version: u32,
    },
    /// A view has been read further, or its names are read differently.
    View {
        /// Which.
        view: ViewNumber,
        /// How it stands.
        state: ViewState,
    },
    /// Findings so far.
    Severities(Severities),
    /// Bytes read of the user's files since the page was loaded.
    Read {
        /// Bytes.
        bytes: u64,
        /// Calls.
        calls: u64,
    },
    /// A job goes on.
    Progress(JobProgress),
}

/// How far a job is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobProgress {
    /// The request's id.
    pub job: u64,
    /// What it is doing, as in "Checksums".
    pub phase: String,
    /// Bytes done.
    pub done: u64,
    /// Bytes in all.
    pub total: u64,
    /// The file it is at.
    pub file: String,
    /// Milliseconds since it began.
    pub elapsed: u64,
}

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

/// A window of a listing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RowPage {
    /// Rows of the listing in all; of a search, found so far.
    pub total: u32,
    /// Position of the first row sent.
    pub start: u32,
    /// The window.
    pub rows: Vec<RowInfo>,
    /// Of a directory: the way to it from the root, both included. Else empty.
    pub crumbs: Vec<Crumb>,
    /// False while a search may still find more.
    pub complete: bool,
}

/// A directory on the way to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Crumb {
    /// The directory.
    pub row: RowNumber,
    /// Its name; empty for the root.
    pub name: String,
}

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum EntryKind {
    File,
    Directory,
    Symlink,
    Device,
}

/// A row of a listing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RowInfo {
    /// Stable while the image is open.
    pub row: RowNumber,
    /// Name.
    pub name: String,
    /// What it is.
    pub kind: EntryKind,
    /// Bytes of content; of a directory, entries in it where it has been read.
    pub size: u64,
    /// Bytes of the content that are not in the image.
    pub missing: u64,
    /// As recorded, "2025-11-08 10:14:02", with the offset where it is not UTC.
    pub modified: String,
    /// As in "Text" or "Link → ../a".
    pub type_name: String,
    /// First logical sector of the data on the disc.
    pub sector: Option<u64>,
    /// As in "-r--r--r--" or "hidden".
    pub attributes: String,
    /// The directory it lies in, for rows of a search.
    pub directory: String,
    /// How it differs from what it was in the image.
    pub marks: Vec<RowMark>,
}

/// A window of the tree.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OutlinePage {
    /// Rows visible in all.
    pub total: u32,
    /// Position of the first row sent.
    pub start: u32,
    /// The window.
    pub rows: Vec<OutlineRow>,
}

/// A directory in the tree.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OutlineRow {
    /// The directory.
    pub row: RowNumber,
    /// Its name; empty for the root.
    pub name: String,
    /// The root is 1.
    pub level: u32,
    /// Position among its siblings, from 1.
    pub position: u32,
    /// Number of its siblings, itself included.
    pub set_size: u32,
    /// `None` where it is known to have no directories in it.
    pub expanded: Option<bool>,
    /// Entries in it, once read.
    pub entries: Option<u32>,
}

/// All that is known of an entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Details {
    /// As in the listing.
    pub row: RowInfo,
    /// From the root.
    pub path: String,
    /// Where a symlink points.
    pub target: Option<String>,
    /// What a preview can show.
    pub preview: PreviewKind,
    /// Whether it can be saved without being read.
    pub sliceable: bool,
    /// What it can be saved as, besides as it is shown.
    pub variants: Vec<VariantInfo>,
    /// Where the data lies, in order, at most the first thousand.
    pub extents: Vec<ExtentInfo>,
    /// How many extents there are.
    pub extent_count: u32,
    /// Facts by title.
    pub facts: Vec<FactGroup>,
}

/// How a file can be looked at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum PreviewKind {
    /// Not at all: no file, or empty.
    None,
    /// As text.
    Text,
    /// As an image of this media type.
    Image(String),
    /// As sound, which may be played.
    Sound(SoundInfo),
    /// As a film of this media type, which the browser may be able to play.
    Film(String),
    /// As bytes.
    Hex,
}

/// A file of sound.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SoundInfo {
    /// Its media type.
    pub media_type: String,
    /// Where its samples are, if it is nothing but samples behind a header.
    pub samples: Option<SamplesInfo>,
    /// Places in it worth going to.
    pub marks: Vec<MarkInfo>,
}

/// Samples of 16 bits, low byte first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SamplesInfo {
    /// Byte of the file at which they begin.
    pub start: u64,
    /// Samples of each channel.
    pub count: u64,
    /// Of each channel in a second.
    pub rate: u32,
    /// Channels.
    pub channels: u16,
}

/// A place in sound.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MarkInfo {
    /// As in "Index 2".
    pub name: String,
    /// Seconds from the beginning.
    pub at: f64,
}

/// A way to save a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VariantInfo {
    /// Stable, as in `2352`.
    pub id: String,
    /// For people.
    pub name: String,
    /// Bytes it has.
    pub size: u64,
}

/// A stretch of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExtentInfo {
    /// First logical sector on the disc.
    pub sector: u64,
    /// Number of sectors it touches.
    pub sectors: u64,
    /// First byte in the user's file.
    pub byte: u64,
    /// The same, counted from the first of all files, as the map shows them.
    pub from_start: u64,
    /// Bytes from the first to the last, which in raw sectors are more than those of the content.
    pub span: u64,
    /// Bytes.
    pub len: u64,
}

/// Facts under a title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactGroup {
    /// What they are about.
    pub title: String,
    /// Label, value, and the byte they stand at.
    pub lines: Vec<FactLine>,
}

/// One fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactLine {
    /// What.
    pub label: String,
    /// How it is.
    pub value: String,
    /// Where it stands in the user's file.
    pub byte: Option<u64>,
}

/// A disc: sessions and tracks, and the files they are in. Addresses are logical sectors; 00:02:00 is 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiscInfo {
    /// As in "CD"; empty where the image does not say.
    pub medium: String,
    /// Media catalogue number: 13 digits.
    pub catalog_number: Option<String>,
    /// Nothing in the files tells the structure, so it was found by looking.
    pub guessed: bool,
    /// CD-Text of the disc as a whole.
    pub texts: Vec<FactLine>,
    /// In the order they were written.
    pub sessions: Vec<SessionInfo>,
    /// What was given, in that order, then what is missing.
    pub files: Vec<DiscFile>,
}

/// A session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionInfo {
    /// From 1.
    pub number: u16,
    /// In the order of their addresses.
    pub tracks: Vec<TrackInfo>,
    /// First sector after the last track.
    pub lead_out: i32,
}

/// A track.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrackInfo {
    /// 1–99, counted over all sessions.
    pub number: u8,
    /// As in "Mode 1" or "Audio".
    pub mode: String,
    /// It is sound.
    pub audio: bool,
    /// Bytes from one stored sector to the next.
    pub stride: u32,
    /// What is stored of a sector, as in "whole sectors".
    pub stored: String,
    /// The subchannel that is stored, as in "P–W"; empty where there is none.
    pub subchannel: String,
    /// First sector that is stored, or would be: of the pause where that is stored too, and then before `start`.
    pub first: i32,
    /// Where the track proper begins: its index 1.
    pub start: i32,
    /// First sector after it.
    pub end: i32,
    /// Sectors of it that are in the image; fewer than from `first` to `end` where it is cut.
    pub present: u32,
    /// In order; 0 begins the pause, which need not be stored.
    pub indexes: Vec<IndexInfo>,
    /// Recorded with pre-emphasis.
    pub pre_emphasis: bool,
    /// Digital copies are permitted.
    pub copy_permitted: bool,
    /// Sound of four channels.
    pub four_channels: bool,
    /// International standard recording code.
    pub isrc: Option<String>,
    /// From CD-Text.
    pub title: String,
    /// From CD-Text.
    pub performer: String,
    /// The file it is in was not given.
    pub missing: bool,
    /// Which of the disc's files it lies in.
    pub files: Vec<u32>,
}

/// A point in a track.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexInfo {
    /// 0 begins the pause, 1 the track proper.
    pub number: u8,
    /// Where.
    pub lba: i32,
}

/// A sector, and what it says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectorInfo {
    /// Its address.
    pub lba: i32,
    /// The track it lies in; `None` in a lead-out or between sessions.
    pub track: Option<u8>,
    /// What its codes say; `None` where none are stored.
    pub verdict: Option<SectorVerdict>,
    /// What is stored of it, two digits a byte; empty where nothing is.
    pub hex: String,
    /// Which of those bytes are user data: the first, and the one behind the last.
    pub user_data: (u32, u32),
    /// The subchannel as it is stored, two digits a byte.
    pub subchannel: String,
    /// Where it is, header, subheader, codes, Q channel.
    pub facts: Vec<FactGroup>,
    /// The file of the view that has it, as far as the view has been read.
    pub owner: Option<SectorOwner>,
}

/// What the codes of a sector say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SectorVerdict {
    /// They fit.
    Good,
    /// The data is damaged.
    Damaged,
    /// The data is whole, its parity is not.
    WrongParity,
    /// It has none.
    NoCodes,
}

/// An entry that a sector is of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectorOwner {
    /// The entry.
    pub row: RowNumber,
    /// The directory it lies in.
    pub directory: RowNumber,
    /// From the root.
    pub path: String,
}

/// A file that the image is in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiscFile {
    /// As it was given; of a missing one, as the descriptor names it.
    pub name: String,
    /// Bytes; 0 of a missing one.
    pub size: u64,
    /// It was not given.
    pub missing: bool,
}

/// Text of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// Decoded.
    pub text: String,
    /// Id of the encoding it was read as.
    pub encoding: String,
    /// Bytes of the file it is.
    pub bytes: u64,
    /// True where the file goes on.
    pub more: bool,
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

/// Findings by severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Severities {
    pub damage: u64,
    pub warnings: u64,
    pub notes: u64,
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingInfo {
    /// Stable.
    pub code: String,
    /// `damage`, `warning` or `note`.
    pub severity: String,
    /// The standard's name.
    pub structure: String,
    /// In the user's file.
    pub byte: u64,
    /// What should be there.
    pub expected: String,
    /// What is there.
    pub found: String,
    /// What it means.
    pub meaning: String,
    /// Clause of the standard.
    pub clause: Option<String>,
    /// How many of this code there were, kept or not.
    pub count: u64,
}

/// What a scan of all sectors found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScanInfo {
    /// Of every track, in the order of the disc.
    pub tracks: Vec<TrackScan>,
    /// The worst in each of equal parts of all tracks, a letter a part: `g`ood, `p`arity wrong and data whole,
    /// `d`amaged, `m`issing, `.` without codes.
    pub map: String,
    /// Bad sectors that follow each other, in the order of the disc, the first of them.
    pub runs: Vec<ScanRun>,
    /// How many runs there are.
    pub run_count: u32,
    /// Bad sectors that can be made whole.
    pub repairable: u32,
    /// The files that would change by that.
    pub repaired: Vec<RepairedFile>,
    /// Files with damaged data.
    pub damaged_files: u32,
    /// Directories that are damaged themselves.
    pub damaged_directories: u32,
    /// Bytes checked.
    pub bytes: u64,
    /// Milliseconds it took.
    pub elapsed: u64,
}

/// What a scan found of a track.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrackScan {
    /// Number of the track.
    pub number: u8,
    /// Sectors whose codes fit.
    pub good: u32,
    /// With a wrong EDC, or no sector at all: data is lost.
    pub damaged: u32,
    /// With a right EDC and a wrong ECC: the data is whole.
    pub wrong_parity: u32,
    /// Without codes.
    pub uncheckable: u32,
    /// Declared, and not in the image.
    pub missing: u32,
}

/// Bad sectors that follow each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScanRun {
    /// Number of their track.
    pub track: u8,
    /// What is wrong with all of them.
    pub fault: Fault,
    /// Address of the first.
    pub first: i32,
    /// The same as minutes, seconds and frames, where it has such.
    pub msf: String,
    /// How many.
    pub sectors: u32,
    /// How many of them can be made whole.
    pub repairable: u32,
}

/// What is wrong with a sector.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// The EDC does not fit: data is damaged.
    Edc,
    /// Only the ECC does not fit: the data is whole.
    Ecc,
    /// No sync pattern, or no mode.
    Unrecognised,
}

/// A file of the image that a repair changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RepairedFile {
    /// As the person gave it.
    pub name: String,
    /// Bytes.
    pub size: u64,
}

/// A file or directory on bad sectors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HitInfo {
    /// The view it is in.
    pub view: ViewNumber,
    /// Its row there.
    pub row: RowNumber,
    /// The directory it lies in.
    pub directory: RowNumber,
    /// From the root.
    pub path: String,
    /// What it is.
    pub kind: EntryKind,
    /// Sectors of it whose data is damaged.
    pub damaged: u64,
    /// Sectors of it whose data is whole and whose parity is not.
    pub wrong_parity: u64,
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
