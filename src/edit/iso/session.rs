//! Returns to an earlier session: restores the image as it was when that session was the newest.

use std::ops::Range;

use super::decision::{Decision, Outcome};
use super::rebuilt::Rebuilt;
use crate::boot::el_torito::{Catalog, Platform};
use crate::boot::loaders::{Holds, set_pointer};
use crate::boot::system_area::SystemArea;
use crate::disc::partition::moved::{Geometry, SYSTEM_AREA, Tables, backup_len, moved};
use crate::disc::{Origin, PartitionTable, SECTOR_SIZE, Scheme, Volume};
use crate::error::{Error, Result};
use crate::findings::Findings;
use crate::formats::Formats;
use crate::fs::iso9660::write::{descriptors_of, sessions as chain};
use crate::open::{Image, open_volumes};
use crate::refusal::Refusal;
use crate::source::{ReadAt, Recipe, Segment, Source};

static ONLY_DATA: Refusal = Refusal {
    code: "EDIT-SESSION-AUDIO",
    sentence: "Discs with audio tracks can't be taken back to an earlier session.",
    advice: "",
};

/// Bytes at the end of an image that partitions covering the whole image may leave out.
const END: u64 = 64 << 10;

/// Positions of the sessions in an image, oldest first.
///
/// # Errors
/// [`Error::Refused`] if the disc has other tracks than data; an error if the image cannot be read.
pub fn sessions(image: &Image) -> Result<Vec<Range<u64>>> {
    Ok(all(image)?.into_iter().map(|(_, range)| range).collect())
}

/// Makes a session, counted from 1, the newest one: removes later ones, and makes its descriptors those of the image.
/// Nothing is moved.
///
/// # Errors
/// [`Error::NotFound`] if there is no such session; the errors of [`sessions`].
pub fn back_to(image: &Image, number: u16) -> Result<Rebuilt> {
    let mut sessions = all(image)?;
    let count = sessions.len();
    let place = usize::from(number).checked_sub(1).filter(|place| *place < count);
    let place = place.ok_or_else(|| Error::NotFound(format!("session {number}; there are {count}")))?;
    let (content, Range { start, end }) = sessions.swap_remove(place);
    let mut decisions = vec![Decision::new(Outcome::Kept, format!("Session {number}"), "now the newest")];
    if place.saturating_add(1) < count {
        let dropped = count.saturating_sub(place).saturating_sub(1);
        decisions.push(Decision::new(Outcome::Dropped, "Later sessions", format!("{dropped} removed")));
    }
    let mut recipe = Recipe::default();
    let mut area = content.read_up_to(0, SYSTEM_AREA)?;
    area.resize(SYSTEM_AREA, 0);
    let backup = backup_len(&area);
    // If the session ended the image, it has space for the backup of the tables.
    let has_room = content.read_up_to(end.saturating_sub(512), 8)? == b"EFI PART";
    let size = end.saturating_add(if has_room { 0 } else { backup }).next_multiple_of(SECTOR_SIZE);
    recipe.push_bytes(area.clone());
    recipe.push_bytes(descriptors_of(&content, start, size)?);
    recipe.append(&Recipe::of(&content, recipe.len()..end));
    decisions.extend(point_loader(&recipe, &mut area)?);
    let tables = cut_tables(image, &content, &area, size, &mut decisions);
    Ok(Rebuilt { recipe: around(&recipe, tables, size), decisions, ..Rebuilt::default() })
}

/// Opens the image as [`back_to`] leaves it. Its data are still ranges of the user's files.
///
/// # Errors
/// The errors of [`open_volumes`].
pub fn open_back(image: &Image, back: &Rebuilt, findings: &mut Findings) -> Result<Image> {
    let volume = Volume { origin: Origin::Session(1), content: back.recipe.clone().into_source(), start: 0 };
    open_volumes(&Formats::all(), image.files.clone(), image.container, image.disc.clone(), vec![volume], findings)
}

/// Each session, with the content that its addresses refer to.
fn all(image: &Image) -> Result<Vec<(Source, Range<u64>)>> {
    if image.disc.tracks().any(|(_, track)| !track.is_data()) {
        return Err((&ONLY_DATA).into());
    }
    let of_disc: Vec<&Volume> = image.volumes.iter().filter(|volume| !volume.is_inner()).collect();
    match of_disc.as_slice() {
        [volume] => {
            let of_content = |range| (volume.content.clone(), range);
            Ok(chain(&volume.content)?.into_iter().map(of_content).collect())
        }
        volumes => {
            let range = |volume: &&Volume| (volume.content.clone(), volume.start..volume.content.len());
            Ok(volumes.iter().rev().map(range).collect())
        }
    }
}

/// Points the loader in the boot sector to the session's boot image.
fn point_loader(recipe: &Recipe, area: &mut [u8]) -> Result<Option<Decision>> {
    let content = recipe.clone().into_source();
    let volume = Volume { origin: Origin::Session(1), content, start: 0 };
    let Some(found) = SystemArea::read(&volume.content, 0)? else { return Ok(None) };
    let Holds::Pointer(behind) = found.holds else { return Ok(None) };
    let catalog = Catalog::read(&volume, &mut Findings::default())?;
    let entries = catalog.iter().flat_map(|catalog| &catalog.entries);
    let what = found.name;
    let Some(image) = entries.into_iter().find(|entry| entry.platform == Platform::Bios) else {
        return Ok(Some(Decision::new(Outcome::Doubtful, what, "this session has no boot image for it to load")));
    };
    let start = u64::from(image.sector).saturating_mul(SECTOR_SIZE);
    set_pointer(area, (start / 512).saturating_add(*behind));
    Ok(Some(super::hybrid::relocated(what, found.target.unwrap_or(0), start)))
}

/// Updates the tables for the new end: partitions that extended to the old end extend to the new one, and those after
/// it are removed.
fn cut_tables(image: &Image, content: &Source, area: &[u8], size: u64, decisions: &mut Vec<Decision>) -> Tables {
    let old_size = content.len();
    let place = |range: &Range<u64>| match range.end {
        _ if range.start >= size => None,
        end if end > old_size.saturating_sub(END) => {
            Some(range.start..size.saturating_sub(old_size.saturating_sub(end.min(old_size))))
        }
        end => (end <= size).then_some(range.start..end),
    };
    let partitions = |table: &PartitionTable| table.partitions.iter().map(|one| (table.scheme, one.clone())).collect();
    let all: Vec<(Scheme, _)> = image.partitions.iter().flat_map::<Vec<_>, _>(partitions).collect();
    for (scheme, partition) in all {
        let what = format!("{} partition {}", scheme.name(), partition.number);
        match place(&partition.range) {
            None => decisions.push(Decision::new(Outcome::Dropped, what, "it belongs to a later session")),
            Some(range) if range == partition.range => {}
            Some(range) => {
                decisions.push(Decision::new(Outcome::Patched, what, format!("it now ends at byte {}", range.end)))
            }
        }
    }
    moved(area, size, Geometry::of(area, old_size), &|_, _, range| place(&range))
}

/// The image with updated tables.
fn around(volume: &Recipe, tables: Tables, size: u64) -> Recipe {
    let mut recipe = Recipe::default();
    recipe.push_bytes(tables.system_area);
    let end = size.saturating_sub(tables.backup.len() as u64);
    let rest = volume.below(SYSTEM_AREA as u64..volume.len().min(end));
    rest.into_iter().flatten().for_each(|segment| recipe.push(segment));
    recipe.push(Segment::Zeros(end.saturating_sub(recipe.len())));
    recipe.push_bytes(tables.backup);
    recipe
}
