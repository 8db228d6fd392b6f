//! What the page may ask.

use serde::{Deserialize, Serialize};

use super::{
    BuildOptions, Change, Delivery, FatImage, GivenPart, NewImage, Part, Product, RowNumber, Scope, Selection, Sort,
    Target, ViewNumber,
};

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
    /// Undo what was done last. Answer: `Edited`.
    Undo,
    /// Do again what was undone last. Answer: `Edited`.
    Redo,
    /// Take a step back that others may have followed; that can be undone, too. Answer: `Edited`, or `NeededBy`.
    TakeBack {
        /// Which, as `ChangeLine` has it.
        step: u32,
        /// Those that need it go with it.
        with_others: bool,
    },
    /// Take all changes back and forget them. Answer: `Edited`.
    Revert,
    /// A window of the changes that count. Answer: `Changes`.
    Changes {
        /// First position.
        start: u32,
        /// How many at most.
        count: u32,
    },
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
    /// What a directory of a FAT image holds. Answer: `FatFiles`.
    FatFiles {
        /// Which image.
        image: FatImage,
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
