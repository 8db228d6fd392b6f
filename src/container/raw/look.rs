//! Finding out by looking how a file without a descriptor stores its sectors.

use std::ops::Range;

use crate::disc::{Stored, Subchannel, TrackMode};
use crate::error::Result;
use crate::sector::address::Msf;
use crate::sector::form::Form;
use crate::sector::scramble::scramble;
use crate::sector::{RAW_SIZE, RawSector, SYNC};
use crate::source::Source;

/// What a file was found to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// 2048 bytes a sector; so many of them come before sector 0.
    UserData {
        /// 0, or 150 where the pause is stored.
        early: u32,
    },
    /// More than the user data, or sound.
    Sectors {
        /// How a sector is stored.
        stored: Stored,
        /// By the first sector.
        mode: TrackMode,
        /// Sectors before sector 0: 150 where the pause is stored without its headers, which else tell by themselves.
        early: u32,
    },
}

/// Distances from one sync pattern to the next that images have, with what they mean.
const STRIDES: [Stored; 3] = [Stored::RAW, Stored::RAW.with(Subchannel::Interleaved), Stored::RAW.with(Subchannel::Pq)];

/// Shapes without a sync pattern at the start of the file, told by where the standard identifier stands.
const UNSYNCED: [(Stored, TrackMode); 5] = [
    (Stored::MODE_2, TrackMode::Mode2),
    (Stored::plain(16, 2336).with(Subchannel::Interleaved), TrackMode::Mode2),
    (Stored::plain(24, 2048).with(Subchannel::Interleaved), TrackMode::Mode2Form1),
    (Stored::RAW, TrackMode::Mode1),
    (Stored::RAW, TrackMode::Mode2),
];

/// Sectors of the pause before sector 0, which some images store.
const PAUSE: u64 = 150;

/// Where the descriptors of a volume begin, and where in the primary one its size stands (ECMA-119 6.2.1, 8.4.8).
const DESCRIPTORS: i32 = 16;
const SPACE: Range<usize> = 80..84;

/// Looks at the start of a file.
pub(super) fn shape_of(content: &Source) -> Result<Shape> {
    for early in [0, PAUSE] {
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
        for early in [0, PAUSE] {
            if has_identifier(content, stored.stride, offset, early)? {
                return Ok(Shape::Sectors { stored, mode, early: u32::try_from(early).unwrap_or(0) });
            }
        }
    }
    Ok(Shape::UserData { early: 0 })
}

/// Whether "CD001" or "CDROM" stands where a volume descriptor would be, `early` sectors late.
fn has_identifier(content: &Source, stride: u32, offset: u32, early: u64) -> Result<bool> {
    let sector = early.saturating_add(16).saturating_mul(u64::from(stride)).saturating_add(u64::from(offset));
    let head = content.read_up_to(sector, 14)?;
    Ok(head.get(1..6) == Some(b"CD001") || head.get(9..14) == Some(b"CDROM"))
}

/// By the sync patterns of the first two sectors.
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

/// The address that the first sector's header gives.
pub(super) fn first_address(content: &Source, stored: Stored) -> Result<Option<i32>> {
    let Some(mut sector) = sector_at(content, 0)?.filter(starts_with_sync) else { return Ok(None) };
    if stored.scrambled {
        scramble(&mut sector);
    }
    let address = sector.get(12..15).and_then(|bytes| bytes.try_into().ok()).and_then(Msf::from_bcd);
    Ok(address.map(|address| address.lba()))
}

/// How many sectors from sector 0 on the primary volume descriptor says there are, where there is one.
fn declared_sectors(content: &Source, stored: Stored, mode: TrackMode, first: i32) -> Result<Option<u64>> {
    let place = DESCRIPTORS.checked_sub(first).and_then(|place| u64::try_from(place).ok()).unwrap_or(0);
    let user = if mode == TrackMode::Mode1 { 16 } else { 24 };
    let at = place.saturating_mul(stored.stride.into()).saturating_add(user);
    let descriptor = content.read_up_to(at, SPACE.end)?;
    let size = descriptor.get(SPACE).and_then(|bytes| bytes.try_into().ok()).map(u32::from_le_bytes);
    Ok(size.filter(|_| descriptor.starts_with(b"\x01CD001")).map(u64::from))
}

/// How many sectors from the start are data, by halving: sound follows data and never the other way round in a file
/// of one session. The data ends where its volume does or after the pause behind that, which is tried first: each
/// step of halving is a read elsewhere.
pub(super) fn data_sectors(content: &Source, stored: Stored, mode: TrackMode, first: i32, all: u64) -> Result<u64> {
    let is_data = |sector: u64| -> Result<bool> {
        let head = content.read_up_to(sector.saturating_mul(u64::from(stored.stride)), SYNC.len())?;
        Ok(head == SYNC)
    };
    let (mut data, mut sound) = (0, all);
    if all == 0 || is_data(all.saturating_sub(1))? {
        return Ok(all);
    }
    let before = u64::try_from(first.saturating_neg()).unwrap_or(0);
    if let Some(end) = declared_sectors(content, stored, mode, first)?.map(|declared| declared.saturating_add(before)) {
        for guess in [end.saturating_sub(1), end.saturating_add(PAUSE)] {
            if guess <= data || guess >= sound {
                continue;
            }
            if is_data(guess)? { data = guess } else { sound = guess }
        }
    }
    while sound.saturating_sub(data) > 1 {
        let middle = data.midpoint(sound);
        if is_data(middle)? { data = middle } else { sound = middle }
    }
    Ok(sound)
}
