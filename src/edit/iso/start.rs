//! Follows a new image as firmware does, from each place where booting begins to the loader and to the tree that the
//! loader reads, and compares that with the old image.

use super::blueprint::Blueprint;
use super::boot_files::{body_of, find_ignoring_case};
use super::mode::Mode;
use super::walk::{Beginning, Reached, Start, in_fat, reopened, starts};
use crate::boot::el_torito::{BootEntry, Catalog};
use crate::boot::image::FatSector;
use crate::boot::info_table::InfoTable;
use crate::boot::loaders::{self, Holds, POINTER_AT};
use crate::disc::partition::moved::SYSTEM_AREA;
use crate::disc::{Partition, PartitionTable, SECTOR_SIZE, Scheme, Volume};
use crate::error::Result;
use crate::findings::Findings;
use crate::fs::iso9660::write::{ImagePlace, sessions};
use crate::open::Image;
use crate::signature;
use crate::source::{Recipe, Source};

/// Bytes of a boot sector that a loader's code may occupy; the disk's signature follows.
const CODE: usize = 440;

/// Offsets in a volume descriptor of the location and the length of the root directory (ECMA-119 8.4.18).
const ROOT: std::ops::Range<usize> = 158..174;

/// Upper bound for the bytes of a root directory that are compared.
const LISTED: usize = 1 << 20;

/// Boot paths that firmware no longer finds, as text.
///
/// # Errors
/// If an image cannot be read.
pub(super) fn lost_starts(blueprint: &Blueprint, image: &Image) -> Result<Vec<String>> {
    let mut lost = Vec::new();
    let Some(volume) = image.volumes.first() else { return Ok(lost) };
    let (old, new) = (&blueprint.content, &volume.content);
    let entries = |content: &Source| -> Result<Vec<BootEntry>> {
        let volume = Volume { content: content.clone(), start: 0, ..volume.clone() };
        let catalog = Catalog::read(&volume, &mut Findings::default())?;
        Ok(catalog.map(|catalog| catalog.entries).unwrap_or_default())
    };
    let (before, after) = (entries(old)?, entries(new)?);
    lost.extend(boot_sector(blueprint, new, (&before, &after))?);
    let newest = root(new, 0)?;
    for (number, entry) in (1_usize..).zip(&after) {
        let Some(table) = InfoTable::read(volume, entry)? else { continue };
        let at = u64::from(table.descriptor).saturating_mul(SECTOR_SIZE).checked_sub(SYSTEM_AREA as u64);
        let named = at.map(|start| root(new, start)).transpose()?.flatten();
        if named.is_none() || named != newest {
            lost.push(format!("the loader of boot entry {number} would read another tree than the new one"));
        }
    }
    for table in &blueprint.tables {
        for partition in &table.partitions {
            let same = |other: &&Partition| other.number == partition.number;
            let tables = image.partitions.iter().filter(|other| other.scheme == table.scheme);
            let mut found = tables.flat_map(|table: &PartitionTable| &table.partitions).filter(same);
            // A dropped partition has a decision of its own.
            let Some(found) = found.next() else { continue };
            lost.extend(in_partition(old, new, (table.scheme, partition, found))?);
        }
    }
    lost.extend(lost_files(blueprint, image)?);
    if let Some(session) = sessions(new)?.last().filter(|_| blueprint.mode == Mode::Append)
        && root(new, session.start)? != newest
    {
        lost.push("the newest session has another tree than the one at the start of the image".into());
    }
    Ok(lost)
}

/// Files that a start came to in the old image and that it doesn't come to in the new one, or comes to with other
/// contents than the edited tree has.
fn lost_files(blueprint: &Blueprint, image: &Image) -> Result<Vec<String>> {
    let mut lost = Vec::new();
    if blueprint.old_size() == 0 {
        return Ok(lost);
    }
    let after = starts(image)?;
    for before in starts(&reopened(&blueprint.content)?)? {
        let Some(now) = after.iter().find(|start| is_same_start(blueprint, (&before, start))) else { continue };
        for file in &before.reached {
            let meant = meant(blueprint, &before, file)?;
            if matches!(meant, Meant::Anything) {
                continue;
            }
            let is_it =
                |other: &&Reached| other.is_in_fat == file.is_in_fat && other.path.eq_ignore_ascii_case(&file.path);
            match now.reached.iter().find(is_it) {
                None => lost.push(format!("{} no longer comes to “{}”", now.name, file.path)),
                Some(found) => {
                    if matches!(&meant, Meant::Contents(meant) if !found.data.is_same(meant)) {
                        lost.push(format!("{} comes to “{}” with the wrong contents", now.name, file.path));
                    }
                }
            }
        }
    }
    Ok(lost)
}

/// Whether a start of the new image is the one of the old image. Entries that were added or removed are counted
/// otherwise, and partitions are told by their table and number.
fn is_same_start(blueprint: &Blueprint, (before, after): (&Start, &Start)) -> bool {
    match (before.beginning, after.beginning) {
        (Beginning::Entry { at, location, .. }, Beginning::Entry { position, .. }) => {
            let images = blueprint.options.boot.iter().flat_map(|boot| &boot.images);
            let entry = images.map(|image| &image.entry).nth(position);
            entry.is_some_and(|entry| (entry.at, entry.location) == (at, Some(location)))
        }
        (Beginning::Sector(_), Beginning::Sector(_)) => true,
        (Beginning::Partition(_), Beginning::Partition(_)) => before.name == after.name,
        (Beginning::Session(old), Beginning::Session(new)) => old == new && blueprint.mode == Mode::Append,
        (Beginning::Entry { .. } | Beginning::Sector(_) | Beginning::Partition(_) | Beginning::Session(_), _) => false,
    }
}

/// What a file that a start came to should be now.
enum Meant {
    /// It need not be there: it was edited away, which is warned of.
    Anything,
    /// It is there, with contents that are made for their place.
    Made,
    /// It is there with these contents.
    Contents(Recipe),
}

fn meant(blueprint: &Blueprint, start: &Start, file: &Reached) -> Result<Meant> {
    let at = match start.beginning {
        Beginning::Session(_) => return Ok(Meant::Contents(file.data.clone())),
        Beginning::Entry { location, .. } => location,
        Beginning::Sector(at) | Beginning::Partition(at) => at,
    };
    let image = blueprint.content_at(at);
    if file.is_in_fat {
        let found = image.map(|image| in_fat(image, &file.path)).transpose()?.flatten();
        return Ok(found.map_or(Meant::Anything, Meant::Contents));
    }
    // Another loader may look for other files.
    let is_same = |image: &Recipe| image.is_same(&Recipe::of(&blueprint.content, at..at.saturating_add(image.len())));
    if image.is_some_and(|image| !is_same(image)) {
        return Ok(Meant::Anything);
    }
    let draft = &blueprint.draft;
    // What another configuration named need not be named by the new one.
    if let Some(by) = &file.by {
        let now = find_ignoring_case(draft, by).and_then(|id| body_of(draft, id));
        if now.is_none_or(|body| blueprint.origin(body).is_none()) {
            return Ok(Meant::Anything);
        }
    }
    let Some(body) = find_ignoring_case(draft, &file.path).and_then(|id| body_of(draft, id)) else {
        return Ok(Meant::Anything);
    };
    let boot = blueprint.options.boot.as_ref();
    let is_made = boot.is_some_and(|boot| {
        boot.catalog == body || boot.images.iter().any(|image| image.place == ImagePlace::Body(body))
    });
    let data = draft.body(body).map(|body| body.recipe.clone());
    Ok(data.filter(|_| !is_made).map_or(Meant::Made, Meant::Contents))
}

/// What the boot sector no longer does: its code has to be as it was, and its address that of the same boot image.
fn boot_sector(
    blueprint: &Blueprint,
    new: &Source,
    (before, after): (&[BootEntry], &[BootEntry]),
) -> Result<Option<String>> {
    let sector = new.read_up_to(0, 512)?;
    let old = &blueprint.system_area;
    let Some(record) = loaders::known(old).filter(|_| loaders::is_code(old)) else { return Ok(None) };
    let code = |sector: &[u8]| sector.get(..POINTER_AT).map(<[u8]>::to_vec);
    let is_whole = code(&sector) == code(old) && loaders::is_code(&sector);
    if !is_whole || sector.len() < CODE {
        return Ok(Some(format!("the code of the {} is no longer what it was", record.name)));
    }
    let Holds::Pointer(_) = record.holds else { return Ok(None) };
    let loads = |target: Option<u64>, entries: &[BootEntry]| {
        entries.iter().position(|entry| entry.location.is_some() && entry.location == target)
    };
    let meant = loads(record.holds.target(old), before);
    let found = loads(record.holds.target(&sector), after);
    // Added or removed entries shift the numbers.
    let is_same = if before.len() == after.len() { found == meant } else { found.is_some() };
    Ok((meant.is_some() && !is_same)
        .then(|| format!("the {} no longer loads boot image {}", record.name, meant.unwrap_or(0).saturating_add(1))))
}

/// Losses of a partition that is a volume of its own.
fn in_partition(
    old: &Source,
    new: &Source,
    (scheme, before, after): (Scheme, &Partition, &Partition),
) -> Result<Option<String>> {
    let what = format!("{} partition {}", scheme.name(), before.number);
    if before.bootable && !after.bootable {
        return Ok(Some(format!("{what} is no longer active")));
    }
    let (first, then) = (before.range.start, after.range.start);
    let is_fat = |content: &Source, at| content.read_up_to(at, 512).map(|sector| FatSector::of(&sector).is_some());
    if first > 0 && is_fat(old, first)? && !is_fat(new, then)? {
        return Ok(Some(format!("{what} no longer begins with its FAT file system")));
    }
    if first == 0 || root(old, first)?.is_none() {
        return Ok(None);
    }
    let listed = |start: u64| -> Result<Option<Vec<Vec<u8>>>> {
        let Some((sector, length)) = root(new, start)? else { return Ok(None) };
        let at = start.saturating_add(u64::from(sector).saturating_mul(SECTOR_SIZE));
        let length = usize::try_from(length).unwrap_or(LISTED).min(LISTED);
        Ok(Some(identifiers(&new.read_up_to(at, length)?)))
    };
    let is_same = listed(then)?.is_some_and(|names| !names.is_empty()) && listed(then)? == listed(0)?;
    Ok((!is_same).then(|| format!("{what} as a volume of its own has another tree than the image")))
}

/// Sector and length in bytes of the root directory of the volume that begins at `start`, counted from there.
fn root(content: &Source, start: u64) -> Result<Option<(u32, u32)>> {
    let descriptor = content.read_up_to(start.saturating_add(SYSTEM_AREA as u64), 2048)?;
    if !descriptor.starts_with(&signature::PRIMARY_DESCRIPTOR) {
        return Ok(None);
    }
    let field = descriptor.get(ROOT).unwrap_or_default();
    let number = |at: usize| field.get(at..)?.first_chunk().map(|bytes| u32::from_le_bytes(*bytes));
    Ok(number(0).zip(number(8)))
}

/// The identifiers in a directory's records, each with the length of its data.
fn identifiers(directory: &[u8]) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    for sector in directory.chunks(2048) {
        let mut rest = sector;
        while let Some(length) = rest.first().copied().map(usize::from).filter(|length| *length > 0) {
            let (name, size) = (rest.get(32..length), rest.get(10..14));
            found.extend(name.zip(size).map(|(name, size)| {
                let count = name.first().copied().map_or(0, usize::from);
                [size, name.get(1..count.saturating_add(1)).unwrap_or_default()].concat()
            }));
            rest = rest.get(length..).unwrap_or_default();
        }
    }
    found
}
