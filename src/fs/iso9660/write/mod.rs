//! Writes a volume in two steps: [`plan`] assigns all places, and [`Plan::emit`] makes a recipe, in which files are
//! ranges of their sources.
//!
//! ```text
//! 0   system area            sectors 0 to 15
//! 16  descriptors            primary, boot record, enhanced, Joliet, terminator
//!     another file system    its structures, if the options leave room for any
//!     path tables            L and M of each tree
//!     directories            of each tree, every directory with its continuation area after it
//!     data                   in the order of the original image, then new data; boot images included
//!     padding
//! ```
//!
//! Where the data of an old volume keeps its sectors, that volume follows the descriptors unchanged, and new structures
//! and data follow it in the same order. Tables and directories replace the old ones before the data where all of them
//! fit: libarchive reads no continuation area after the data of its file. A session of its own begins at a multiple of
//! 32 sectors with an empty system area and a copy of the descriptors, as xorriso grows an image file: readers find
//! those at sector 16, and those of the session remain when the next session replaces them.

mod boot;
mod canvas;
mod checksum;
mod descriptors;
mod directory;
mod extent;
mod hierarchy;
mod identifiers;
mod inherit;
mod libisofs;
mod names;
mod options;
mod path_table;
mod places;
mod rock_ridge;
mod session;
mod system_use;
mod text_field;
mod tree;

use std::ops::Range;

pub use self::boot::{Boot, BootImage, ImagePlace};
use self::canvas::Canvas;
pub use self::checksum::{Checksum, Fragments, strip_other_checksums};
use self::directory::{Records, SECTION};
use self::extent::{Extent, FreeSectors};
pub use self::libisofs::{
    ChecksumList, add_checksum_list, add_file_checksum, checksum_index, checksum_list, strip_checksums,
};
pub use self::names::{NameRules, NamesOfTree, WrittenName, too_deep};
pub use self::options::{Dates, Depth, JolietNames, Kept, Level, Options};
use self::session::SESSION_BORDER;
pub use self::session::{descriptors_of, sessions};
pub use self::text_field::{RecordedJoliet, TextField, Texts};
use self::tree::Tree;
use super::layout::FIRST_DESCRIPTOR;
use crate::boot::el_torito::boot_record;
use crate::disc::SECTOR_SIZE;
use crate::error::{Error, Result};
use crate::job::{Job, Sliced, Turns};
use crate::order::sort_by;
use crate::refusal::Refusal;
use crate::source::{Recipe, Segment, Source};
use crate::tree::{Body, BodyId, Content, Draft};

static NO_ROOM: Refusal = Refusal {
    code: "ISO-WRITE-NO-ROOM",
    sentence: "There is no room for the volume descriptors before the data that keeps its place.",
    advice: "Choose “Smallest” to rewrite everything.",
};

static LEVEL: Refusal = Refusal {
    code: "ISO-WRITE-LEVEL",
    sentence: "Files of 4 GiB or more need interchange level 3.",
    advice: "Choose level 3.",
};

/// Bytes of directories that become one segment: few enough for the gaps in memory that the listing of the old image has
/// left. Larger pieces would each be asked of the system.
const TABLES_PIECE: usize = 64 << 10;

/// Size of a libisofs checksum in bytes.
const MD5: u64 = 16;

/// Sectors reserved for libisofs checksums: three of the data before them, and the list of those of the files.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ChecksumPlaces {
    /// Checksum after the descriptors.
    pub superblock: u32,
    /// Checksum after the directories.
    pub tree: u32,
    /// List of the checksums of all files.
    pub list: u32,
    /// Checksum after the list.
    pub session: u32,
}

/// The places of all structures and files in a new volume.
#[derive(Debug)]
pub struct Plan<'a> {
    draft: &'a Draft,
    options: &'a Options,
    trees: Vec<Tree>,
    /// The same trees once more, for the partition that is a volume of its own.
    inner: Vec<Tree>,
    /// Extents of the bodies, by their numbers; empty for a body that no node has.
    extents: Vec<Extent>,
    /// Bodies to write, in the order of their sectors.
    order: Vec<BodyId>,
    /// First sector after the descriptors, including those of the partition.
    behind_descriptors: u32,
    /// Sectors of the path tables and directories.
    tables: Range<u32>,
    /// First of the sectors reserved for another file system.
    room: u32,
    /// The boot catalog, where it is written over the old one.
    catalog_over_old: Option<BodyId>,
    /// First sector of the old volume that stays.
    first_kept: u32,
    /// True where path tables and directories replace those before the data of the old volume.
    is_over_old: bool,
    /// First sector of the session that is added.
    session: Option<u32>,
    checksums: Option<ChecksumPlaces>,
    sectors: u32,
    /// Whether its recipe has been made.
    is_emitted: bool,
}

/// Assigns all places. The same tree and options always give the same plan.
///
/// # Errors
/// [`Error::OverLimit`] where the volume or one of its tables would exceed the limits of the standard;
/// [`Error::Refused`] where a file is too long for the level.
pub fn plan<'a>(draft: &'a Draft, options: &'a Options) -> Result<Plan<'a>> {
    Sliced::new(|turns| plan_in_turns(draft, options, turns)).run()
}

/// [`plan`], which can be interrupted: a unit is an entry of a tree.
///
/// # Errors
/// The errors of [`plan`].
pub async fn plan_in_turns<'a>(draft: &'a Draft, options: &'a Options, turns: Turns) -> Result<Plan<'a>> {
    let mut trees = tree::all(draft, options, &turns).await?;
    let order = order(draft, options);
    let mut extents = vec![Extent::default(); draft.bodies().len()];
    for (extent, body) in extents.iter_mut().zip(draft.bodies()) {
        extent.length = body.recipe.len();
    }
    check_sections(draft, options, &order)?;
    let boot_record = usize::from(options.boot.is_some());
    let descriptors = u32::try_from(trees.len().saturating_add(boot_record)).unwrap_or(u32::MAX).saturating_add(1);
    let first = u32::try_from(FIRST_DESCRIPTOR).unwrap_or(0);
    let own_descriptors = first.saturating_add(descriptors);
    let mut inner = if options.partition_offset > 0 { trees.clone() } else { Vec::new() };
    let behind_descriptors = match u32::try_from(inner.len()).unwrap_or(u32::MAX) {
        0 => own_descriptors,
        count => {
            own_descriptors.max(options.partition_offset.saturating_add(first).saturating_add(count).saturating_add(1))
        }
    };
    let (order, catalog_over_old) = keep(draft, options, order, &mut extents, behind_descriptors)?;
    let kept = kept_bytes(options).div_ceil(SECTOR_SIZE);
    let kept = u32::try_from(kept).map_err(|_| Error::OverLimit("8 TiB of a volume"))?;
    let mut next = behind_descriptors.max(kept).max(options.lead);
    let mut session = None;
    if options.keep.as_ref().is_some_and(|kept| kept.session) {
        let border = next.checked_next_multiple_of(SESSION_BORDER).ok_or(Error::OverLimit("8 TiB of a volume"))?;
        next = border.saturating_add(own_descriptors);
        session = Some(border);
    }
    let mut free = FreeSectors(next);
    let mut places = ChecksumPlaces::default();
    if options.checksums.is_some() {
        places.superblock = free.take(SECTOR_SIZE)?;
    }
    // Counted from sector 0 until their place is known.
    let mut tables = FreeSectors(0);
    for tree in trees.iter_mut().chain(&mut inner) {
        tree.places.path_tables = [tables.take(tree.path_table_size)?, tables.take(tree.path_table_size)?];
    }
    for tree in trees.iter_mut().chain(&mut inner) {
        place_directories(tree, (draft, options), &extents, &mut tables, &turns).await?;
    }
    let is_over_old = tables.0 <= before_data(options, &extents, kept).saturating_sub(behind_descriptors);
    let first = if is_over_old { behind_descriptors } else { free.take_sectors(tables.0)? };
    trees.iter_mut().chain(&mut inner).for_each(|tree| tree.places.shift(first));
    let first_kept = if is_over_old { first.saturating_add(tables.0) } else { behind_descriptors };
    if options.checksums.is_some() {
        places.tree = free.take(SECTOR_SIZE)?;
    }
    for body in &order {
        if let Some(extent) = extent::of_body_mut(&mut extents, *body) {
            extent.sector = free.take(extent.length)?;
        }
    }
    if let Some(count) = options.checksums {
        places.list = free.take(u64::from(count).saturating_mul(MD5))?;
        places.session = free.take(SECTOR_SIZE)?;
    }
    let checksums = options.checksums.map(|_| places);
    let room = free.take_sectors(options.room)?;
    free.take(u64::from(options.padding).saturating_mul(SECTOR_SIZE))?;
    let sectors = free.0;
    Ok(Plan {
        draft,
        options,
        trees,
        inner,
        extents,
        order,
        behind_descriptors,
        tables: first..first.saturating_add(tables.0),
        room,
        catalog_over_old,
        first_kept,
        is_over_old,
        session,
        checksums,
        sectors,
        is_emitted: false,
    })
}

/// First sector of the old volume's data that stays, if everything before it may be overwritten; else 0.
fn before_data(options: &Options, extents: &[Extent], kept: u32) -> u32 {
    if options.keep.as_ref().is_none_or(|kept| kept.session || !kept.may_write_over) {
        return 0;
    }
    let places = extents.iter().map(|extent| extent.sector).filter(|sector| *sector > 0);
    places.min().unwrap_or(kept)
}

/// Plans and emits a volume.
///
/// # Errors
/// The errors of [`plan`].
pub fn write(draft: &Draft, options: &Options) -> Result<Recipe> {
    plan(draft, options)?.emit()
}

impl Plan<'_> {
    /// Size of the image in bytes.
    #[must_use]
    pub fn size(&self) -> u64 {
        u64::from(self.sectors).saturating_mul(SECTOR_SIZE)
    }

    /// Adds padding up to a multiple of `bytes`.
    pub fn grow_to_multiple(&mut self, bytes: u64) {
        let size = self.size().checked_next_multiple_of(bytes).unwrap_or(self.size());
        self.sectors = u32::try_from(size / SECTOR_SIZE).unwrap_or(self.sectors);
    }

    /// The first sector of the added session, if there is one.
    #[must_use]
    pub const fn session(&self) -> Option<u32> {
        self.session
    }

    /// Sectors of the libisofs checksums, if the volume gets any.
    #[must_use]
    pub const fn checksums(&self) -> Option<ChecksumPlaces> {
        self.checksums
    }

    /// The first sector after the descriptors.
    #[must_use]
    pub const fn behind_descriptors(&self) -> u32 {
        self.behind_descriptors
    }

    /// Offset of the first byte of the old volume that stays, if its data keeps its sectors.
    #[must_use]
    pub fn first_kept(&self) -> u64 {
        u64::from(self.first_kept).saturating_mul(SECTOR_SIZE)
    }

    /// The sectors of the path tables and directories.
    #[must_use]
    pub fn table_sectors(&self) -> Range<u32> {
        self.tables.clone()
    }

    /// First of the sectors after all data that the options reserve.
    #[must_use]
    pub const fn room(&self) -> u32 {
        self.room
    }

    /// First sector of a body; `None` for one that is not in the volume.
    #[must_use]
    pub fn sector(&self, body: BodyId) -> Option<u32> {
        Some(extent::of_body(&self.extents, body).sector).filter(|sector| *sector > 0)
    }

    /// Makes the recipe of the image, once: the entries of each directory are let go as soon as it is written, so that
    /// those of a large tree are not in memory twice.
    ///
    /// # Errors
    /// Where the plan is inconsistent, or has been emitted.
    pub fn emit(&mut self) -> Result<Recipe> {
        if std::mem::replace(&mut self.is_emitted, true) {
            return Err(Error::OverLimit("one recipe of a plan"));
        }
        let mut canvas = Canvas::default();
        canvas.seek(u32::try_from(FIRST_DESCRIPTOR).unwrap_or(0))?;
        canvas.bytes(u32::try_from(FIRST_DESCRIPTOR).unwrap_or(0), &self.descriptors(self.sectors))?;
        if let Some((first, bytes)) = self.inner_descriptors() {
            canvas.bytes(first, &bytes)?;
        }
        if self.is_over_old {
            self.tables(&mut canvas)?;
        }
        if let Some(kept) = &self.options.keep {
            canvas.recipe(&Recipe::of(&kept.content, canvas.len()..kept_bytes(self.options)));
        }
        if let Some(border) = self.session {
            let first = border.saturating_add(u32::try_from(FIRST_DESCRIPTOR).unwrap_or(0));
            canvas.bytes(first, &self.descriptors(self.sectors.saturating_sub(border)))?;
        }
        if !self.is_over_old {
            self.tables(&mut canvas)?;
        }
        for id in &self.order {
            let Some(body) = self.draft.body(*id).filter(|body| !body.recipe.is_empty()) else { continue };
            let boot = self.options.boot.as_ref();
            let made = boot.map(|boot| boot.body(self.draft, *id, &self.extents, self.sectors)).transpose()?.flatten();
            if let Some(sector) = self.sector(*id) {
                canvas.body(sector, made.as_ref().unwrap_or(body))?;
            }
        }
        let volume = canvas.finish(self.sectors)?;
        let over_old = self.catalog_over_old.map(|catalog| self.changed_catalog(catalog)).transpose()?.flatten();
        Ok(volume.overlaid(over_old))
    }

    /// The boot catalog and its old offset, if it is overwritten there, unless both are the same.
    fn changed_catalog(&self, catalog: BodyId) -> Result<Option<(u64, Recipe)>> {
        let (Some(boot), Some(kept)) = (&self.options.boot, &self.options.keep) else { return Ok(None) };
        let made = boot.body(self.draft, catalog, &self.extents, self.sectors)?.unwrap_or_default().recipe;
        let at = u64::from(self.sector(catalog).unwrap_or(0)).saturating_mul(SECTOR_SIZE);
        let length = usize::try_from(made.len()).unwrap_or(0);
        let is_same = made.clone().into_source().read_up_to(0, length)? == kept.content.read_up_to(at, length)?;
        Ok((!is_same).then_some((at, made)))
    }

    /// The descriptors of the partition that is a volume of its own, and their sector. It has no boot record.
    fn inner_descriptors(&self) -> Option<(u32, Vec<u8>)> {
        let offset = self.options.partition_offset;
        let first = offset.saturating_add(u32::try_from(FIRST_DESCRIPTOR).unwrap_or(0));
        let space = self.sectors.saturating_sub(offset);
        let set = self.inner.iter().flat_map(|tree| descriptors::of_tree(&tree.from(offset), self.options, space));
        let set: Vec<u8> = set.chain(descriptors::terminator()).collect();
        (!self.inner.is_empty()).then_some((first, set))
    }

    /// Makes the descriptor set, for a volume of `space` sectors.
    fn descriptors(&self, space: u32) -> Vec<u8> {
        let mut set: Vec<u8> = Vec::new();
        for (number, tree) in self.trees.iter().enumerate() {
            set.extend(descriptors::of_tree(tree, self.options, space));
            // Firmware looks for the boot record in the second descriptor only (El Torito 2.0).
            let boot = self.options.boot.as_ref().filter(|_| number == 0);
            set.extend(boot.and_then(|boot| self.sector(boot.catalog)).map(boot_record).unwrap_or_default());
        }
        set.extend(descriptors::terminator());
        set
    }

    /// Writes the path tables and directories of all trees.
    fn tables(&mut self, canvas: &mut Canvas) -> Result<()> {
        let offset = self.options.partition_offset;
        let [mut trees, mut inner] = [&mut self.trees, &mut self.inner].map(std::mem::take);
        let all = trees.iter().map(|tree| (tree, 0)).chain(inner.iter().map(|tree| (tree, offset)));
        for (tree, offset) in all {
            let [type_l, type_m] = tree.places.path_tables;
            let sector = |number| tree.places.directory(number).sector.saturating_sub(offset);
            canvas.bytes(type_l, &path_table::type_l(&tree.hierarchy, sector))?;
            canvas.bytes(type_m, &path_table::type_m(&tree.hierarchy, sector))?;
        }
        for tree in &mut trees {
            self.directories(tree.places.directory(0).sector, tree, &self.extents, canvas)?;
        }
        let extents: Vec<Extent> = match inner.is_empty() {
            true => Vec::new(),
            false => self.extents.iter().map(|extent| extent.from(offset)).collect(),
        };
        for tree in &mut inner {
            let first = tree.places.directory(0).sector;
            let mut shifted = tree.from(offset);
            self.directories(first, &mut shifted, &extents, canvas)?;
        }
        (self.trees, self.inner) = (trees, inner);
        Ok(())
    }

    /// Writes all directories of a tree from a sector on, with the addresses that the tree and the extents have, and lets
    /// go of their entries. Their bytes are taken over piece by piece.
    fn directories(&self, mut first: u32, tree: &mut Tree, extents: &[Extent], canvas: &mut Canvas) -> Result<()> {
        let mut bytes: Vec<u8> = Vec::with_capacity(TABLES_PIECE);
        for number in 0..tree.places.directories.len() {
            let records = records(tree, self.draft, self.options, extents);
            let mut written = records.begin(number);
            records.add(&mut written, records.entries(number));
            bytes.extend_from_slice(written.end());
            bytes.extend_from_slice(written.area());
            let sector = usize::try_from(SECTOR_SIZE).unwrap_or(1);
            bytes.resize(bytes.len().next_multiple_of(sector), 0);
            if bytes.len() >= TABLES_PIECE {
                let sectors = u32::try_from(bytes.len().div_ceil(sector)).unwrap_or(u32::MAX);
                canvas.bytes(first, &bytes)?;
                bytes.clear();
                first = first.saturating_add(sectors);
            }
            if let Some(directory) = tree.hierarchy.directories.get_mut(number) {
                directory.entries = Vec::new();
            }
        }
        canvas.bytes(first, &bytes)
    }
}

fn records<'a>(tree: &'a Tree, draft: &'a Draft, options: &Options, extents: &'a [Extent]) -> Records<'a> {
    Records { draft, tree, extents, time: options.dates.creation, hides_moved: options.hides_moved }
}

/// Takes sectors for all directories. Their lengths do not depend on any address, so each is made once without them.
async fn place_directories(
    tree: &mut Tree,
    (draft, options): (&Draft, &Options),
    extents: &[Extent],
    free: &mut FreeSectors,
    turns: &Turns,
) -> Result<()> {
    for number in 0..tree.places.directories.len() {
        let records = records(tree, draft, options, extents);
        let mut written = records.begin(number);
        for entries in records.entries(number).chunks(Turns::ENTRIES) {
            records.add(&mut written, entries);
            turns.spend(entries.len() as u64).await;
        }
        let (length, area) = (written.end().len() as u64, written.area().len() as u64);
        let extent = Extent { sector: free.take(length)?, length };
        // The continuation area always follows its directory, so its sector need not be kept.
        free.take(area)?;
        if let Some(place) = tree.places.directories.get_mut(number) {
            *place = extent;
        }
    }
    Ok(())
}

/// Assigns its old sectors to data that stays. Returns the rest, which has to be written, and the boot catalog if it
/// overwrites the old one.
fn keep(
    draft: &Draft,
    options: &Options,
    order: Vec<BodyId>,
    extents: &mut [Extent],
    first: u32,
) -> Result<(Vec<BodyId>, Option<BodyId>)> {
    let Some(Kept { content, .. }) = &options.keep else { return Ok((order, None)) };
    let mut new = Vec::new();
    for id in order {
        let stays = draft.body(id).filter(|_| !is_stale(options, id));
        let place = stays.and_then(|body| old_sector(body, content, kept_bytes(options)));
        let Some(sector) = place else {
            new.push(id);
            continue;
        };
        if sector < first {
            return Err((&NO_ROOM).into());
        }
        if let Some(extent) = extent::of_body_mut(extents, id) {
            extent.sector = sector;
        }
    }
    let catalog = old_catalog(draft, options, extents, first)?;
    if let Some((id, sector)) = catalog {
        new.retain(|other| *other != id);
        if let Some(extent) = extent::of_body_mut(extents, id) {
            extent.sector = sector;
        }
    }
    Ok((new, catalog.map(|(id, _)| id)))
}

/// The boot catalog and its old sector, if it fits there. The state before a new session keeps its own catalog, unless
/// both are the same.
fn old_catalog(draft: &Draft, options: &Options, extents: &[Extent], first: u32) -> Result<Option<(BodyId, u32)>> {
    let (Some(kept), Some(boot)) = (&options.keep, &options.boot) else { return Ok(None) };
    let Some(place) = draft.body(boot.catalog).and_then(|body| body.order) else { return Ok(None) };
    let length = extent::of_body(extents, boot.catalog).length;
    let sector = u32::try_from(place / SECTOR_SIZE).unwrap_or(u32::MAX);
    let is_whole = place.is_multiple_of(SECTOR_SIZE) && place.saturating_add(SECTOR_SIZE) <= kept_bytes(options);
    if !is_whole || length > SECTOR_SIZE || sector < first {
        return Ok(None);
    }
    if kept.session {
        let made = boot.body(draft, boot.catalog, extents, 0)?.map(|body| body.recipe.into_source());
        let length = usize::try_from(length).unwrap_or(0);
        let made = made.map(|made| made.read_up_to(0, length)).transpose()?;
        if made != Some(kept.content.read_up_to(place, length)?) {
            return Ok(None);
        }
    }
    Ok(Some((boot.catalog, sector)))
}

/// Whether a boot image would start the old tree at its sector.
fn is_stale(options: &Options, id: BodyId) -> bool {
    let images = options.boot.iter().flat_map(|boot| &boot.images);
    images.into_iter().any(|image| image.is_stale && image.place == ImagePlace::Body(id))
}

/// Number of bytes of the old volume that stay.
fn kept_bytes(options: &Options) -> u64 {
    options.keep.as_ref().map_or(0, |kept| kept.length.min(kept.content.len()))
}

/// First sector of a body in the old volume, if the body is exactly one range of it.
fn old_sector(body: &Body, content: &Source, kept: u64) -> Option<u32> {
    match body.recipe.segments() {
        [Segment::Copy { from, range }]
            if from.is_same(content)
                && body.order == Some(range.start)
                && range.start.is_multiple_of(SECTOR_SIZE)
                && range.end <= kept =>
        {
            u32::try_from(range.start / SECTOR_SIZE).ok()
        }
        _ => None,
    }
}

/// All bodies of nodes and of the boot catalog: in the order of the original image, then in the order of the tree.
fn order(draft: &Draft, options: &Options) -> Vec<BodyId> {
    let mut seen = vec![false; draft.bodies().len()];
    let mut order = Vec::new();
    let of_node = |id| match draft.node(id)?.content {
        Content::File(body) => Some(body),
        _ => None,
    };
    let of_boot = options.boot.iter().flat_map(Boot::bodies);
    let unlisted = options.unlisted.iter().copied();
    for body in of_boot.chain(draft.walk().into_iter().filter_map(of_node)).chain(unlisted) {
        let place = usize::try_from(body.0).ok().and_then(|number| seen.get_mut(number));
        if let Some(seen) = place.filter(|seen| !**seen) {
            *seen = true;
            order.push(body);
        }
    }
    let place = |body: &BodyId| draft.body(*body).and_then(|body| body.order).unwrap_or(u64::MAX);
    sort_by(&mut order, &mut |one, other| place(one).cmp(&place(other)));
    order
}

/// Below level 3, a file has one section (ECMA-119 10.1, 10.2).
fn check_sections(draft: &Draft, options: &Options, order: &[BodyId]) -> Result<()> {
    let too_long = |body: &&BodyId| draft.body(**body).is_some_and(|body| body.recipe.len() > SECTION);
    let is_listed = |body: &BodyId| !options.unlisted.contains(body);
    if options.level < Level::Three && order.iter().any(|body| too_long(&body) && is_listed(body)) {
        return Err((&LEVEL).into());
    }
    Ok(())
}
