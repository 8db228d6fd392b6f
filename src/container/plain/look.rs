//! Detects how a file without a descriptor stores its sectors.

use std::ops::Range;

use crate::boot::image::FatSector;
use crate::disc::recognition::Recognition;
use crate::disc::{Scheme, Stored, Subchannel, TrackMode};
use crate::error::Result;
use crate::limits;
use crate::sector::address::Msf;
use crate::sector::form::Form;
use crate::sector::scramble::scramble;
use crate::sector::{RAW_SIZE, RawSector, SYNC};
use crate::signature;
use crate::source::Source;

/// The detected layout of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// 2048 bytes per sector, with a number of sectors before sector 0.
    UserData {
        /// Sectors before sector 0: none, or 150 if the pregap is stored.
        early: u32,
    },
    /// A disk.
    Disk {
        /// Sector size, in bytes.
        sector_size: u32,
    },
    /// Undetected: 2048 bytes per sector are assumed.
    Unknown,
    /// Sectors with more than the user data, or audio.
    Sectors {
        /// Layout of a stored sector.
        stored: Stored,
        /// Mode of the first sector.
        mode: TrackMode,
        /// Sectors before sector 0: 150 if the pregap is stored without headers, which would otherwise record their own
        /// addresses.
        early: u32,
    },
}

/// Distances between sync patterns that occur in images, with the layout of each.
const STRIDES: [Stored; 3] = [Stored::RAW, Stored::RAW.with(Subchannel::Interleaved), Stored::RAW.with(Subchannel::Pq)];

/// Layouts without a sync pattern at the start of the file, which the position of the standard identifier reveals.
const UNSYNCED: [(Stored, TrackMode); 5] = [
    (Stored::MODE_2, TrackMode::Mode2),
    (Stored::plain(16, 2336).with(Subchannel::Interleaved), TrackMode::Mode2),
    (Stored::plain(24, 2048).with(Subchannel::Interleaved), TrackMode::Mode2Form1),
    (Stored::RAW, TrackMode::Mode1),
    (Stored::RAW, TrackMode::Mode2),
];

/// Sector size of most disks, in bytes.
const SECTOR: u32 = 512;

/// Names of file systems that are also on discs or in files of their own; all others are on disks alone.
const NOT_OF_DISKS: [&str; 13] =
    ["UDF", "HFS", "HFS+", "HFSX", "SquashFS", "EROFS", "cramfs", "romfs", "UBI", "XDVDFS", "Opera", "GameCube", "Wii"];

/// Sizes of floppy disks of 5.25 and 3.5 inches; the oldest ones don't record their size.
const FLOPPIES: [u64; 12] = [
    163_840, 184_320, 327_680, 368_640, 655_360, 737_280, 819_200, 901_120, 1_228_800, 1_474_560, 1_720_320, 2_949_120,
];

/// Sectors of the pregap before sector 0, which some images store.
const PREGAP: u64 = 150;

/// First sector of the volume descriptors, and the offset of the volume's size in the primary one (ECMA-119 6.2.1,
/// 8.4.8).
const DESCRIPTORS: i32 = 16;
const SPACE: Range<usize> = 80..84;

/// Bytes before the volume descriptors, and the offset of the block size in one (ECMA-119 6.2.1, 8.4.12).
const SYSTEM_AREA: u64 = 16 * 2048;
const BLOCK_SIZE: Range<usize> = 128..130;

/// Bytes of an unknown content searched for signatures, at its start and at its end.
const SIGNATURES: usize = 66 << 10;
const TAIL: u64 = 512;

/// Bytes per read in the search for the start of a content.
const PIECE: usize = 256 << 10;

/// Bytes that tools align an image to.
const STEP: u64 = 1 << 20;

/// Ends the boot sector of a disk.
const BOOT_SECTOR: [u8; 2] = [0x55, 0xAA];

/// Detects the layout of a file from its start.
pub(super) fn shape_of(content: &Source) -> Result<Shape> {
    for early in [0, PREGAP] {
        if has_identifier(content, 2048, 0, early)? {
            return Ok(Shape::UserData { early: u32::try_from(early).unwrap_or(0) });
        }
    }
    if let Some(shape) = synced(content)? {
        return Ok(shape);
    }
    for (stored, mode) in UNSYNCED {
        let user: u32 = if mode == TrackMode::Mode1 { 16 } else { 24 };
        let offset = if stored.len == 2048 { 0 } else { user.saturating_sub(stored.first_byte) };
        for early in [0, PREGAP] {
            if has_identifier(content, stored.stride, offset, early)? {
                return Ok(Shape::Sectors { stored, mode, early: u32::try_from(early).unwrap_or(0) });
            }
        }
    }
    Ok(match disk_sector_size(content)? {
        Some(sector_size) => Shape::Disk { sector_size },
        None => Shape::Unknown,
    })
}

/// Sector size in bytes if the content is a disk's rather than a disc's, judged by its partition table, the file system
/// at its start, or the size of a floppy disk. An Apple partition map decides nothing, since discs have it, too.
fn disk_sector_size(content: &Source) -> Result<Option<u32>> {
    let tables = Scheme::find_all(content, 0)?;
    if let Some(size) = tables.iter().filter(|(scheme, _)| *scheme != Scheme::Apple).map(|(_, size)| *size).max() {
        return Ok(Some(size));
    }
    let head = content.read_up_to(0, SIGNATURES)?;
    if let Some(fat) = FatSector::of(&head) {
        return Ok(Some(fat.bytes_per_sector()));
    }
    let is_of_disk = |name: &str| !NOT_OF_DISKS.contains(&name);
    let mut known = signature::KNOWN.iter().filter(|known| known.is_in(&head, &[]));
    let has_sectors = known.any(|known| known.file_system.is_some_and(is_of_disk)) || FLOPPIES.contains(&content.len());
    Ok(has_sectors.then_some(SECTOR))
}

/// Whether the identifier of ISO 9660 or High Sierra is recorded in a volume descriptor after `early` sectors.
fn has_identifier(content: &Source, stride: u32, offset: u32, early: u64) -> Result<bool> {
    let sector = early.saturating_add(16).saturating_mul(u64::from(stride)).saturating_add(u64::from(offset));
    let head = content.read_up_to(sector, 14)?;
    Ok(signature::is_volume_descriptor(&head))
}

/// Number of bytes before the first sector, if the content is unknown, and a volume descriptor or two sync patterns are
/// later than they should be.
pub(super) fn bytes_before(content: &Source) -> Result<Option<u64>> {
    let head = content.read_up_to(0, SIGNATURES)?;
    let tail = content.read_up_to(content.len().saturating_sub(TAIL), usize::try_from(TAIL).unwrap_or(0))?;
    let is_known = signature::KNOWN.iter().any(|known| known.is_in(&head, &tail));
    if is_known || head.get(510..512) == Some(&BOOT_SECTOR) || head.starts_with(b"ER") {
        return Ok(None);
    }
    if let Some(before) = begins_anywhere(content)? {
        return Ok(Some(before));
    }
    if let Some(before) = audio_before(content)? {
        return Ok(Some(before));
    }
    begins_at_step(content)
}

/// Number of bytes that are missing before the first one, if a volume descriptor is earlier than it should be.
pub(super) fn bytes_lost(content: &Source) -> Result<Option<u64>> {
    let head = content.read_up_to(0, usize::try_from(SYSTEM_AREA).unwrap_or(0).saturating_add(BLOCK_SIZE.end))?;
    for (place, window) in (0..SYSTEM_AREA).zip(head.windows(BLOCK_SIZE.end)) {
        if window.starts_with(&signature::PRIMARY_DESCRIPTOR) && has_block_size(window) {
            return Ok(SYSTEM_AREA.checked_sub(place));
        }
    }
    Ok(None)
}

/// Whether the first descriptor is one that another has to precede: a supplementary one, or the terminator (ECMA-119 8.1).
pub(super) fn begins_with_later_descriptor(content: &Source) -> Result<bool> {
    Ok(matches!(content.read_up_to(SYSTEM_AREA, 1)?.first(), Some(2 | 255)))
}

/// Whether a primary volume descriptor records a possible block size.
fn has_block_size(descriptor: &[u8]) -> bool {
    let size = descriptor.get(BLOCK_SIZE).and_then(|bytes| bytes.try_into().ok()).map(u16::from_le_bytes);
    matches!(size, Some(512 | 1024 | 2048))
}

/// Looks at every byte near the start.
fn begins_anywhere(content: &Source) -> Result<Option<u64>> {
    let mut at = 0;
    while at < limits::BYTES_BEFORE {
        let piece = content.read_up_to(at, PIECE)?;
        for (place, window) in (at..).zip(piece.windows(SYNC.len())) {
            let before = if begins_volume(window) {
                place.checked_sub(SYSTEM_AREA)
            } else if window == SYNC {
                Some(place)
            } else {
                None
            };
            if let Some(before) = before.filter(|before| *before > 0)
                && is_image(&content.slice(before..content.len()))?
            {
                return Ok(Some(before));
            }
        }
        if piece.len() < PIECE {
            break;
        }
        at = at.saturating_add((PIECE as u64).saturating_sub(SYNC.len() as u64));
    }
    Ok(None)
}

/// Looks at the places that tools align an image to.
fn begins_at_step(content: &Source) -> Result<Option<u64>> {
    for step in 1..=limits::STEPS_BEFORE {
        let before = step.saturating_mul(STEP);
        if before >= content.len() {
            break;
        }
        let rest = content.slice(before..content.len());
        if is_image(&rest)? {
            return Ok(Some(before));
        }
    }
    Ok(None)
}

/// The bytes of audio before data, where whole raw sectors end with data: found by bisection, since such a disc has audio
/// first and then a session of data.
fn audio_before(content: &Source) -> Result<Option<u64>> {
    let raw = Stored::RAW.step();
    let is_data =
        |sector: u64| -> Result<bool> { Ok(content.read_up_to(sector.saturating_mul(raw.get()), SYNC.len())? == SYNC) };
    let all = content.len() / raw;
    if content.len() % raw > 0 || all < 2 || !is_data(all.saturating_sub(1))? {
        return Ok(None);
    }
    let (mut audio, mut data) = (0, all.saturating_sub(1));
    while data.saturating_sub(audio) > 1 {
        let middle = audio.midpoint(data);
        if is_data(middle)? { data = middle } else { audio = middle }
    }
    let before = data.saturating_mul(raw.get());
    Ok(is_image(&content.slice(before..content.len()))?.then_some(before))
}

/// Whether the first descriptor of a volume begins here: the primary one of ISO 9660, or that of an extended area.
fn begins_volume(bytes: &[u8]) -> bool {
    bytes.starts_with(&signature::PRIMARY_DESCRIPTOR)
        || bytes.starts_with(&[0]) && bytes.get(1..6) == Some(&signature::EXTENDED_AREA)
}

/// Whether sectors begin with a sync pattern each, a volume descriptor has a possible block size, or UDF is named in an
/// extended area.
fn is_image(content: &Source) -> Result<bool> {
    if synced(content)?.is_some() {
        return Ok(content.len() / 2 > RAW_SIZE as u64);
    }
    let descriptor = content.read_up_to(SYSTEM_AREA, BLOCK_SIZE.end)?;
    if !begins_volume(&descriptor) {
        return Ok(false);
    }
    let is_iso = descriptor.starts_with(&signature::PRIMARY_DESCRIPTOR) && has_block_size(&descriptor);
    Ok(is_iso || Recognition::read(content, 0)?.is_udf)
}

/// Detects the layout from the sync patterns of the first two sectors.
fn synced(content: &Source) -> Result<Option<Shape>> {
    let Some(mut first) = sector_at(content, 0)?.filter(starts_with_sync) else { return Ok(None) };
    for mut stored in STRIDES {
        let second = sector_at(content, u64::from(stored.stride))?;
        let is_alone = content.len() < u64::from(stored.stride).saturating_add(RAW_SIZE as u64);
        if !second.as_ref().map_or(is_alone, starts_with_sync) {
            continue;
        }
        if Form::of(&first) == Form::Unknown {
            scramble(&mut first);
            stored.scrambled = true;
        }
        let mode = match Form::of(&first) {
            Form::Mode0 => TrackMode::Mode0,
            Form::Mode2Form1 | Form::Mode2Form2 | Form::Mode2Formless => TrackMode::Mode2,
            _ => TrackMode::Mode1,
        };
        return Ok(Some(Shape::Sectors { stored, mode, early: 0 }));
    }
    Ok(None)
}

fn starts_with_sync(sector: &RawSector) -> bool {
    sector.starts_with(&SYNC)
}

fn sector_at(content: &Source, offset: u64) -> Result<Option<RawSector>> {
    Ok(content.read_up_to(offset, RAW_SIZE)?.try_into().ok())
}

/// The address that the header of the first sector records.
pub(super) fn first_address(content: &Source, stored: Stored) -> Result<Option<i32>> {
    let Some(mut sector) = sector_at(content, 0)?.filter(starts_with_sync) else { return Ok(None) };
    if stored.scrambled {
        scramble(&mut sector);
    }
    let address = sector.get(12..15).and_then(|bytes| bytes.try_into().ok()).and_then(Msf::from_bcd);
    Ok(address.map(|address| address.lba()))
}

/// The size of the volume in sectors, as its primary volume descriptor records it.
fn declared_sectors(content: &Source, stored: Stored, mode: TrackMode, first: i32) -> Result<Option<u64>> {
    let place = DESCRIPTORS.checked_sub(first).and_then(|place| u64::try_from(place).ok()).unwrap_or(0);
    let user = if mode == TrackMode::Mode1 { 16 } else { 24 };
    let at = place.saturating_mul(stored.stride.into()).saturating_add(user);
    let descriptor = content.read_up_to(at, SPACE.end)?;
    let size = descriptor.get(SPACE).and_then(|bytes| bytes.try_into().ok()).map(u32::from_le_bytes);
    Ok(size.filter(|_| descriptor.starts_with(&signature::PRIMARY_DESCRIPTOR)).map(u64::from))
}

/// Finds the number of data sectors at the start by bisection: in a file of one session, audio follows data, never the
/// other way round. Data ends with its volume or with the pregap after it, so both are tried first: each step of the
/// bisection reads somewhere else.
pub(super) fn data_sectors(content: &Source, stored: Stored, mode: TrackMode, first: i32, all: u64) -> Result<u64> {
    let is_data = |sector: u64| -> Result<bool> {
        let head = content.read_up_to(sector.saturating_mul(u64::from(stored.stride)), SYNC.len())?;
        Ok(head == SYNC)
    };
    let (mut data, mut audio) = (0, all);
    if all == 0 || is_data(all.saturating_sub(1))? {
        return Ok(all);
    }
    let before = u64::try_from(first.saturating_neg()).unwrap_or(0);
    if let Some(end) = declared_sectors(content, stored, mode, first)?.map(|declared| declared.saturating_add(before)) {
        for guess in [end.saturating_sub(1), end.saturating_add(PREGAP)] {
            if guess <= data || guess >= audio {
                continue;
            }
            if is_data(guess)? { data = guess } else { audio = guess }
        }
    }
    while audio.saturating_sub(data) > 1 {
        let middle = data.midpoint(audio);
        if is_data(middle)? { data = middle } else { audio = middle }
    }
    Ok(audio)
}
