//! Takes an opened image apart into a blueprint: its tree, the options it was written with, its boot images, and
//! everything around the volume.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::rc::Rc;

use super::appended::{
    Appended, appended, appended_sector, is_whole, own_data, partition_offset, root_directory, session_roots,
};
use super::boot_files::BootFiles;
use super::decision::{Decision, Outcome};
use super::hfs::Hfs;
use super::implant::{self, Implant};
use super::marks;
use super::mode::Mode;
use super::others;
use super::rebuilt::Rebuilt;
use super::tree_reader::{Primary, TreeReader, is_level_1};
use super::udf::{ISO_9660_KINDS, Role, Udf, position, view_of_kind};
use crate::boot::el_torito::{BootEntry, Catalog};
use crate::boot::image::{self, SizeFrom};
use crate::boot::info_table::{self, InfoTable};
use crate::bytes::find::find;
use crate::bytes::time::Timestamp;
use crate::disc::partition::moved::{SYSTEM_AREA, unit};
use crate::disc::{PartitionTable, SECTOR_SIZE, Volume};
use crate::edit::op::OtherFileSystem;
use crate::error::{Error, Result};
use crate::findings::Findings;
use crate::fs::ViewKind;
use crate::fs::iso9660::recorded::identifier;
use crate::fs::iso9660::write::{
    Boot, BootImage, Checksum, Depth, ImagePlace, JolietNames, Level, Options, Texts, strip_other_checksums, too_deep,
};
use crate::fs::udf::write as udf;
use crate::open::Image;
use crate::refusal::Refusal;
use crate::source::{Recipe, Source};
use crate::tree::{Body, BodyId, Content, Draft, DraftId, DraftNode, Kind};
use crate::view::{View, Wholeness};

static NO_ISO: Refusal =
    Refusal { code: "EDIT-NO-ISO", sentence: "Only images with ISO 9660 or UDF can be edited.", advice: "" };

static MISSING_FILE: Refusal = Refusal {
    code: "EDIT-MISSING-FILE",
    sentence: "“{0}”, which holds the image's data, is missing.",
    advice: "Open it together with this file.",
};

static HAS_AUDIO: Refusal =
    Refusal { code: "EDIT-AUDIO", sentence: "Discs with audio tracks can't be edited.", advice: "" };

static SEVERAL_SESSIONS: Refusal = Refusal {
    code: "EDIT-SESSIONS",
    sentence: "Images with several sessions can't be edited.",
    advice: "Save one of the sessions as an image first, then edit that.",
};

static STARTS_LATE: Refusal = Refusal {
    code: "EDIT-STARTS-LATE",
    sentence: "Images whose data doesn't begin at the start of the disc can't be edited.",
    advice: "",
};

/// Bytes of a directory record before the identifier (ECMA-119 9.1).
const RECORD_HEAD: usize = 33;

/// Longest Joliet file name, in UCS-2 code units (Joliet specification).
const JOLIET: usize = 64;

/// All parts of an image, to be changed and rebuilt.
#[derive(Debug, Clone)]
pub struct Blueprint {
    /// The directory tree.
    pub draft: Draft,
    /// Options for writing the volume.
    pub options: Options,
    /// Which data stays at its sectors.
    pub mode: Mode,
    /// Notes on parts that were changed or lost when the image was taken apart.
    pub decisions: Vec<Decision>,
    /// Sectors 0 to 15 as recorded.
    pub(super) system_area: Rc<[u8]>,
    /// Code for the boot sector of a new isohybrid image.
    pub(super) stick: Option<Vec<u8>>,
    pub(super) tables: Vec<PartitionTable>,
    pub(super) appended: Vec<Appended>,
    /// The image's content.
    pub(super) content: Source,
    /// End of the volume in bytes, according to its descriptor.
    pub(super) volume_end: u64,
    /// First byte of the primary tree's root directory.
    pub(super) root: u64,
    /// Those of all sessions.
    pub(super) session_roots: Vec<u64>,
    /// Data by its first byte.
    pub(super) starts: Rc<HashMap<u64, BodyId>>,
    /// Other file systems on the volume: unsupported ones, and those that may be dropped.
    pub(super) other_file_systems: Vec<OtherFileSystem>,
    pub(super) dropped: BTreeSet<OtherFileSystem>,
    /// UDF next to ISO 9660, or alone.
    pub(super) udf: Option<Udf>,
    /// HFS, if it can be read.
    pub(super) hfs: Option<Hfs>,
    /// Files that only Joliet or the plain tree has, in words.
    pub(super) lost_with_trees: Option<String>,
    /// Whether no image is built from it, so that nothing is lost: see [`Blueprint::unchanged`].
    pub(super) is_unchanged: bool,
    /// Whether to implant a checksum of the image.
    pub(super) checksum: Option<Checksum>,
    /// Whether to add the checksums of libisofs.
    pub(super) file_checksums: bool,
    /// Files needed for booting, before any change.
    pub(super) boot_files: Rc<BootFiles>,
}

impl Blueprint {
    /// The view whose tree [`Blueprint::of`] takes. Reads nothing.
    ///
    /// # Errors
    /// [`Error::Refused`] if the image cannot be taken apart.
    pub fn view_of(image: &Image) -> Result<usize> {
        one_volume(image)?;
        best(image)
    }

    /// Whether the new image gets a checksum of itself.
    #[must_use]
    pub const fn has_checksum(&self) -> bool {
        self.checksum.is_some()
    }

    /// Whether the new image gets checksums of its files, as libisofs records them.
    #[must_use]
    pub const fn has_file_checksums(&self) -> bool {
        self.file_checksums
    }

    /// Size in bytes of the original image; 0 for a new one.
    #[must_use]
    pub fn old_size(&self) -> u64 {
        self.content.len()
    }

    /// Sets the latest date, which the volume's modification and all new entries get. Then the same input gives the
    /// same bytes.
    pub fn fix_dates(&mut self, at: Timestamp) {
        self.options.dates.modification = at;
        for id in self.draft.walk() {
            let is_new = self.draft.node(id).is_some_and(|node| match node.content {
                Content::File(body) => self.origin(body).is_none(),
                _ => node.origin.is_none(),
            });
            if let Some(node) = self.draft.node_mut(id).filter(|_| is_new) {
                let modified = node.times().modified;
                node.set_modified(modified.map(|time| if time.seconds > at.seconds { at } else { time }));
            }
        }
    }

    /// Takes an image apart. Reads its directories and boot structures, but no files. Forgets what its views have listed,
    /// since the blueprint has the tree.
    ///
    /// # Errors
    /// The errors of [`BlueprintReader`].
    pub fn of(image: &mut Image, now: Timestamp) -> Result<Self> {
        let mut reader = BlueprintReader { forgets: true, ..BlueprintReader::begin(image, now)? };
        loop {
            if let Some(blueprint) = reader.step(image, usize::MAX)? {
                return Ok(blueprint);
            }
        }
    }

    /// Assembles a blueprint from an image's tree and its other parts.
    fn assembled(image: &mut Image, main: usize, now: Timestamp, tree: TreeReader) -> Result<Self> {
        let volume = one_volume(image)?;
        let mut udf = Udf::read(image, main)?;
        let mut options = match udf.as_mut().filter(|udf| matches!(udf.role, Role::Alone)) {
            Some(udf) => alone(udf, &volume, now)?,
            None => Options::inherit(&volume, now)?,
        };
        let hfs = Hfs::read(image, main)?;
        let TreeReader {
            mut draft, mut starts, skipped: mut decisions, primary, has_checksums: file_checksums, ..
        } = tree;
        let missing = Wholeness::of(&image.views).missing();
        if missing > 0 {
            let why = format!("it ends {missing} bytes too soon, so files in it are incomplete and stay so");
            decisions.insert(0, Decision::new(Outcome::Doubtful, "The image that was opened", why));
        }
        let view = image.views.get(main).ok_or_else(nothing)?;
        let best = view.file_system().kind();
        let has_rock_ridge = || position(image, ViewKind::RockRidge).is_some();
        let is_shared = matches!(udf, Some(Udf { role: Role::Shared { is_main: true }, .. }));
        options.rock_ridge = best == ViewKind::RockRidge || (is_shared && has_rock_ridge());
        options.depth = depth(image);
        options.hides_moved = options.depth == Depth::Relocated && hides_moved(&volume)?;
        let volume_end = view.file_system().label().size.min(volume.content.len());
        options.level = level(&draft, primary.as_ref(), options.level);
        // A disc for old computers that observes the limit of levels continues to do so.
        if options.level == Level::One && !options.rock_ridge && too_deep(&draft).is_empty() {
            options.depth = Depth::Relocated;
        }
        if !udf.as_ref().is_some_and(|udf| udf.role.has_own_tree()) {
            decisions.extend(joliet(image, &draft, &mut options));
        }
        let root = root_directory(&volume)?;
        let session_roots = session_roots(&volume)?;
        let ends = starts.iter().map(|(start, body)| {
            start.saturating_add(draft.body(*body).map_or(0, |body| body.recipe.len().next_multiple_of(SECTOR_SIZE)))
        });
        let data_end = ends.chain([root.saturating_add(SECTOR_SIZE)]).max().unwrap_or(volume_end);
        let appended = appended(&volume, &image.partitions, data_end);
        let volume_end = appended.iter().map(|part| part.range.start).chain([volume_end]).min().unwrap_or(volume_end);
        options.boot = boot(&volume, (&mut draft, &mut decisions), &mut starts, &appended)?;
        options.partition_offset = partition_offset(&volume, &image.partitions)?;
        for part in own_data(&volume, &image.partitions, root, &starts, volume_end) {
            let body = draft.add_body(Body {
                recipe: Recipe::of(&volume.content, part.clone()),
                order: Some(part.start),
                fills_sector: true,
            })?;
            starts.insert(part.start, body);
            options.unlisted.push(body);
        }
        let mut lost_with_trees = None;
        if !udf.as_ref().is_some_and(Udf::is_main) {
            let dropped = others::dropped(image, best, &|start| starts.contains_key(&start))?;
            decisions.extend(dropped.0);
            lost_with_trees = dropped.1;
        }
        let system_area = volume.content.read_up_to(0, SYSTEM_AREA)?;
        let is_file = |start: u64| starts.contains_key(&start) || appended.iter().any(|part| part.range.start == start);
        let other_file_systems = marks::of(&volume, &image.partitions, &is_file)?;
        let checksum = Checksum::read(&volume.content)?;
        if checksum.is_some() {
            decisions.push(Decision::new(Outcome::Dropped, implant::WHAT, "it covered the old image"));
        }
        let others = strip_other_checksums(&mut options.application_use);
        if !others.is_empty() {
            let what = format!("Checksum of the image in the application use ({})", others.join(", "));
            decisions.push(Decision::new(Outcome::Dropped, what, "it covered the old image"));
        }
        let mut blueprint = Self {
            draft,
            options,
            mode: Mode::default(),
            decisions,
            system_area: system_area.into(),
            stick: None,
            tables: image.partitions.clone(),
            appended,
            content: volume.content,
            volume_end,
            root,
            session_roots,
            starts: Rc::new(starts),
            other_file_systems,
            dropped: BTreeSet::new(),
            udf,
            hfs,
            lost_with_trees,
            is_unchanged: false,
            checksum,
            file_checksums,
            boot_files: Rc::default(),
        };
        blueprint.remember_boot_files();
        Ok(blueprint)
    }

    /// The same blueprint with another layout.
    #[must_use]
    pub fn in_mode(&self, mode: Mode) -> Self {
        Self { mode, ..self.clone() }
    }

    /// The same blueprint for checking an image that is not built from it but stays as it is, as that of an earlier session
    /// does. Its other trees and file systems stay, too.
    #[must_use]
    pub fn unchanged(self) -> Self {
        Self { is_unchanged: true, ..self }
    }

    /// A job that adds checksums to a new image of this blueprint, if it has any; otherwise it returns the image
    /// unchanged.
    ///
    /// # Errors
    /// If the image cannot be read.
    pub fn implant(&self, rebuilt: Rebuilt) -> Result<Implant> {
        Implant::new(rebuilt, self.checksum)
    }

    /// Number of bytes at the start of the old image that stay in place. Partitions after the volume do not: they
    /// follow the new data.
    pub(super) fn kept_len(&self) -> u64 {
        // Another file system may extend beyond the volume.
        let is_alone = self.other_file_systems.iter().all(|other| self.dropped.contains(other));
        match self.mode {
            _ if !self.appended.is_empty() => self.volume_end,
            Mode::Append if is_alone => self.volume_end,
            _ => self.content.len(),
        }
    }

    /// Whether a partition means the image: it begins before all data and covers the root directory, now or in an earlier
    /// session.
    pub(super) fn is_whole(&self, range: &Range<u64>) -> bool {
        // Tables that were made for the first session aren't renewed when an image is grown.
        is_whole(range, self.root)
            || self.session_roots.iter().any(|root| is_whole(range, *root))
            || self.covers_a_first_session(range)
    }

    /// Whether a partition begins before the volume descriptors and covers them with data: a session of which nothing
    /// else is known, since the descriptors of the newest were written over its own.
    fn covers_a_first_session(&self, range: &Range<u64>) -> bool {
        let descriptors = SYSTEM_AREA as u64;
        range.start < descriptors && range.end > descriptors && self.starts.keys().any(|start| range.contains(start))
    }

    /// Reason why a partition isn't in the new image.
    pub(super) fn why_dropped(&self, range: &Range<u64>) -> &'static str {
        match self.starts.keys().any(|start| range.contains(start)) {
            true => "its contents are no longer in one piece",
            false => "it covers no data that the new image has",
        }
    }

    /// Content of the boot image that is a partition after the volume.
    pub(super) fn behind(&self, image: &BootImage) -> Option<&Recipe> {
        let location = image.entry.location?;
        self.appended.iter().find(|part| part.range.start == location).map(|part| &part.content)
    }

    /// What is now the content of the boot image or of the partition with data of its own that began at this byte.
    pub(super) fn content_at(&self, start: u64) -> Option<&Recipe> {
        let behind = self.appended.iter().find(|part| part.range.start == start).map(|part| &part.content);
        behind.or_else(|| self.draft.body(*self.starts.get(&start)?).map(|body| &body.recipe))
    }

    /// Original position of data; `None` for new data.
    pub(super) fn origin(&self, body: BodyId) -> Option<u64> {
        self.draft.body(body).and_then(|body| body.order)
    }
}

/// Takes an image apart in steps, since 100,000 entries take a second in a browser.
pub struct BlueprintReader {
    now: Timestamp,
    /// Position of the view whose tree is taken.
    main: usize,
    /// Whether views forget what they have listed as soon as it isn't needed.
    forgets: bool,
    /// The tree, once all required views have been listed.
    tree: Option<TreeReader>,
}

impl BlueprintReader {
    /// Starts with an image. Reads nothing.
    ///
    /// # Errors
    /// [`Error::Refused`] unless the image has only user data, in one session, with ISO 9660 or UDF on it.
    pub fn begin(image: &Image, now: Timestamp) -> Result<Self> {
        Ok(Self { now, main: Blueprint::view_of(image)?, forgets: false, tree: None })
    }

    /// Lists a directory, or adds up to `entries` entries to the tree. Returns the blueprint at the end. Between steps,
    /// the image may change only in what has been listed.
    ///
    /// # Errors
    /// If the image cannot be read.
    pub fn step(&mut self, image: &mut Image, entries: usize) -> Result<Option<Blueprint>> {
        let Some(mut tree) = self.tree.take() else {
            if !self.list(image)? {
                let view = image.views.get(self.main).ok_or_else(nothing)?;
                self.tree = Some(TreeReader::begin(image, view)?);
                self.forget(image);
            }
            return Ok(None);
        };
        let view = image.views.get(self.main).ok_or_else(nothing)?;
        if !tree.read(view, entries)? {
            self.tree = Some(tree);
            return Ok(None);
        }
        let blueprint = Blueprint::assembled(image, self.main, self.now, tree)?;
        self.forget(image);
        if self.forgets {
            // Not before: the tree was read from what listing had left there.
            image.files.forget_cached();
        }
        Ok(Some(blueprint))
    }

    fn forget(&self, image: &mut Image) {
        if self.forgets {
            image.views.iter_mut().for_each(View::forget);
        }
    }

    /// Lists a directory of a required view; returns false if all have been listed.
    fn list(&self, image: &mut Image) -> Result<bool> {
        // Joliet is listed to report entries that only it has, which else is done in one step.
        let joliet = position(image, ViewKind::Joliet).filter(|_| !self.forgets);
        for position in std::iter::once(self.main).chain(joliet) {
            let view = image.views.get_mut(position).ok_or_else(nothing)?;
            if view.walk(&mut Findings::default())? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

fn nothing() -> Error {
    (&NO_ISO).into()
}

/// The only volume of an image with nothing but data, which starts at sector 0.
fn one_volume(image: &Image) -> Result<Volume> {
    let has_audio = image.disc.tracks().any(|(_, track)| !track.is_data());
    let of_disc: Vec<&Volume> = image.volumes.iter().filter(|volume| !volume.is_inner()).collect();
    Err(match (of_disc.as_slice(), image.disc.missing_files.first()) {
        ([volume], _) if !has_audio && volume.start == 0 => return Ok((*volume).clone()),
        (_, Some(file)) => MISSING_FILE.with(&[file]).into(),
        _ if has_audio => (&HAS_AUDIO).into(),
        ([_, _, ..], _) => (&SEVERAL_SESSIONS).into(),
        _ => (&STARTS_LATE).into(),
    })
}

/// Position of the view whose tree is taken: UDF if it opens first, else the tree with POSIX names if there is one,
/// else Joliet, else the plain tree.
fn best(image: &Image) -> Result<usize> {
    if let Some(udf) = position(image, ViewKind::Udf).filter(|udf| *udf == 0) {
        return Ok(udf);
    }
    ISO_9660_KINDS.into_iter().find_map(|kind| position(image, kind)).ok_or_else(nothing)
}

/// Options for a volume that has only UDF. Its data is planned like that of ISO 9660.
fn alone(found: &mut Udf, volume: &Volume, now: Timestamp) -> Result<Options> {
    let udf::Options { label, created, blocks } = udf::Options::inherit(volume, now)?;
    found.blocks = blocks;
    let mut options = Options::data(now);
    (options.rock_ridge, options.joliet) = (false, None);
    options.texts = Texts::labelled(&label);
    options.dates.creation = created;
    Ok(options)
}

/// The plain tree shows relocated directories inside the directory made for them.
fn depth(image: &Image) -> Depth {
    let Some(view) = view_of_kind(image, ViewKind::Iso9660) else { return Depth::Relaxed };
    let mut is_moved = false;
    // What cannot be read holds no such directory. The root may have a hundred thousand entries, which are not kept.
    let _ = view.file_system().list_each(view.file_system().root(), &mut Findings::default(), &mut |entry| {
        let names = [&b"RR_MOVED"[..], b".RR_MOVED", b"rr_moved", b"_RR_MOVED", b"_RR_MOVE"];
        is_moved = entry.kind == Kind::Directory && names.contains(&entry.name.as_bytes());
        !is_moved
    });
    if is_moved { Depth::Relocated } else { Depth::Relaxed }
}

/// Whether the directory of relocated ones is hidden: by its name, or by being marked as relocated itself.
fn hides_moved(volume: &Volume) -> Result<bool> {
    let root = root_directory(volume)?;
    let bytes = volume.content.read_up_to(root, usize::try_from(SECTOR_SIZE).unwrap_or(0))?;
    let of_record = |at: usize| {
        let length = usize::from(*bytes.get(at.checked_sub(RECORD_HEAD)?)?);
        bytes.get(at..at.saturating_sub(RECORD_HEAD).saturating_add(length))
    };
    let places = bytes.windows(7).enumerate().filter(|(_, window)| *window == b"RR_MOVE").map(|(at, _)| at);
    let before = |at: usize| match at.checked_sub(1).filter(|at| bytes.get(*at) == Some(&b'_')) {
        Some(before) => before,
        None => at,
    };
    let mut records = places.filter_map(|at| of_record(before(at)));
    Ok(records.any(|record| find(record, b".rr_moved").or_else(|| find(record, b"RE\x04\x01")).is_some()))
}

/// Keeps level 1 if all identifiers conform to it, so that a disc for old computers remains one.
fn level(draft: &Draft, primary: Option<&Primary>, recorded: Level) -> Level {
    let of_node = |id: &DraftId| draft.node(*id).is_none_or(|node| is_level_1(identifier(&node.recorded)));
    let is_large = |body: &Body| body.recipe.len() >= 0xFFFF_F800;
    let nodes = draft.walk();
    let is_short = primary.map_or_else(|| nodes.iter().skip(1).all(of_node), |primary| primary.is_short);
    let is_one = nodes.len() > 1 && is_short && !draft.bodies().any(is_large);
    if is_one && recorded == Level::Three { Level::One } else { recorded }
}

/// Chooses the maximum length of Joliet names, and notes names that differ in the Joliet tree.
fn joliet(image: &mut Image, draft: &Draft, options: &mut Options) -> Option<Decision> {
    let view = position(image, ViewKind::Joliet).and_then(|at| image.views.get_mut(at))?;
    view.walk_all(&mut Findings::default()).ok()?;
    let counts = view.index.counts();
    let is_long = |id| view.name(id).encode_utf16().count() > JOLIET;
    if (1..view.index.len()).map(crate::tree::RowId).any(is_long) {
        options.joliet = Some(JolietNames::Long);
    }
    let ours = draft.walk().into_iter().filter_map(|id| draft.node(id));
    let in_joliet = |node: &DraftNode| matches!(node.content, Content::File(_) | Content::Directory(_));
    let ours = ours.filter(|node| in_joliet(node)).count().saturating_sub(1);
    let theirs = usize::try_from(counts.files.saturating_add(counts.directories)).unwrap_or(usize::MAX);
    let why = format!("rebuilt from the main tree, with {ours} entries instead of {theirs}");
    (ours != theirs).then(|| Decision::new(Outcome::Patched, "Joliet tree", why))
}

/// The El Torito boot entries.
fn boot(
    volume: &Volume,
    (draft, decisions): (&mut Draft, &mut Vec<Decision>),
    starts: &mut HashMap<u64, BodyId>,
    appended: &[Appended],
) -> Result<Option<Boot>> {
    let Some(catalog) = Catalog::read(volume, &mut Findings::default())? else { return Ok(None) };
    let place = u64::from(catalog.sector).saturating_mul(SECTOR_SIZE);
    let own = match starts.get(&place) {
        Some(body) => *body,
        None => draft.add_body(Body { order: Some(place), ..Body::default() })?,
    };
    let unit = unit(&volume.content.read_up_to(0, SYSTEM_AREA)?);
    let mut images = Vec::new();
    let known: Vec<u64> = catalog.entries.iter().filter_map(|entry| entry.location).chain([place]).collect();
    for (number, entry) in (1_u32..).zip(&catalog.entries) {
        let Some(location) = entry.location else {
            decisions.push(Decision::new(
                Outcome::Dropped,
                format!("Boot entry {number}"),
                "its boot image is missing",
            ));
            continue;
        };
        let place = match appended_sector(appended, location, unit) {
            Some(sector) => ImagePlace::Behind(sector),
            None => ImagePlace::Body(image_body(volume, (number, entry), &known, (draft, decisions), starts)?),
        };
        let table = InfoTable::read(volume, entry)?;
        images.push(BootImage {
            entry: entry.clone(),
            place,
            info_table: table.is_some(),
            is_stale: table.is_some_and(|table| !table.is_first()),
            grub2_pointer: info_table::has_grub2_pointer(&volume.content, entry)?,
        });
    }
    if images.is_empty() {
        decisions.push(Decision::new(Outcome::Dropped, "Boot catalog", "it has no entries left"));
        return Ok(None);
    }
    let boot = Boot { catalog: own, platform: catalog.platform, id: catalog.id, images };
    boot.reserve(draft);
    Ok(Some(boot))
}

/// The data of a boot image: a file's, or the range known to belong to the image. The catalog records how much firmware
/// loads, not the image's size, so without any other source, everything up to the next extent is taken.
fn image_body(
    volume: &Volume,
    (number, entry): (u32, &BootEntry),
    known: &[u64],
    (draft, decisions): (&mut Draft, &mut Vec<Decision>),
    starts: &mut HashMap<u64, BodyId>,
) -> Result<BodyId> {
    let location = entry.location.unwrap_or_default();
    if let Some(body) = starts.get(&location) {
        return Ok(*body);
    }
    let behind = starts.keys().chain(known).copied().filter(|start| *start > location);
    let next = behind.min().unwrap_or(volume.content.len());
    let (mut size, from) = image::size(volume, entry, None, next)?;
    if matches!(from, SizeFrom::Loaded | SizeFrom::Next) {
        size = size.max(next.saturating_sub(location));
        let why = format!("nothing records its size, so all {size} bytes up to what follows it are kept: a guess");
        decisions.push(Decision::new(
            Outcome::Doubtful,
            format!("Boot image {number} ({})", entry.platform.name()),
            why,
        ));
    }
    let recipe = Recipe::of(&volume.content, location..location.saturating_add(size));
    let body = draft.add_body(Body { recipe, order: Some(location), fills_sector: true })?;
    starts.insert(location, body);
    Ok(body)
}
