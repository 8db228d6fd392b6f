//! The log of a VHDX file ([MS-VHDX] 2.3): changes to tables that weren't written in place yet. They are applied on
//! reading; the file stays unchanged.

use std::collections::BTreeMap;

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::layout::Header;
use crate::bytes::crc::crc_32c_without;
use crate::bytes::integers::{Le32, Le64};
use crate::error::{Error, Result};
use crate::limits;
use crate::source::{Recipe, Segment, Source};

/// Size in bytes of a log sector, and of the part of the file that a data descriptor replaces.
const SECTOR: u64 = 4096;

/// Size in bytes of an entry's header, and of a descriptor.
const HEAD: u64 = 64;
const DESCRIPTOR: u64 = 32;

/// Bytes of a data sector that hold data.
const DATA: std::ops::Range<usize> = 8..4092;

/// An entry's header (2.3.1.1).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct EntryHeader {
    signature: [u8; 4],
    checksum: Le32,
    len: Le32,
    tail: Le32,
    sequence: Le64,
    descriptors: Le32,
    reserved: Le32,
    log_id: [u8; 16],
    flushed: Le64,
    last: Le64,
}

/// A descriptor (2.3.1.2, 2.3.1.3).
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct Descriptor {
    signature: [u8; 4],
    /// For data, its last four bytes.
    trailing: [u8; 4],
    /// For data, its first eight bytes; otherwise the number of zeros.
    leading: [u8; 8],
    offset: Le64,
    sequence: Le64,
}

/// The log, which is a ring buffer.
struct Ring {
    bytes: Vec<u8>,
}

impl Ring {
    /// Bytes from `at` on, which continue at the start of the ring.
    fn read(&self, at: u64, len: u64) -> Option<Vec<u8>> {
        let (start, len) = (usize::try_from(at).ok()?, usize::try_from(len).ok()?);
        let first = self.bytes.get(start..start.saturating_add(len).min(self.bytes.len()))?;
        let mut all = first.to_vec();
        all.extend(self.bytes.get(..len.checked_sub(first.len())?)?);
        Some(all)
    }

    fn len(&self) -> u64 {
        self.bytes.len() as u64
    }
}

/// A valid entry.
struct Entry {
    head: EntryHeader,
    at: u64,
    bytes: Vec<u8>,
}

impl Entry {
    /// The entry at an offset in the ring, if it belongs to this log.
    fn at(ring: &Ring, at: u64, log_id: &[u8; 16]) -> Option<Self> {
        let head = EntryHeader::read_from_bytes(&ring.read(at, HEAD)?).ok()?;
        let len = u64::from(head.len.get());
        let is_sound = head.signature == *b"loge"
            && head.log_id == *log_id
            && head.sequence.get() > 0
            && len >= SECTOR
            && len.is_multiple_of(SECTOR)
            && len <= ring.len();
        if !is_sound {
            return None;
        }
        let bytes = ring.read(at, len)?;
        (crc_32c_without(&bytes, 4) == head.checksum.get()).then_some(Self { head, at, bytes })
    }

    /// Changes made by the entry: offsets in the file, and their new bytes or a number of zeros.
    fn changes(&self) -> Option<Vec<(u64, Segment)>> {
        let count = u64::from(self.head.descriptors.get());
        let mut data = HEAD.saturating_add(count.saturating_mul(DESCRIPTOR)).next_multiple_of(SECTOR);
        let mut changes = Vec::new();
        for number in 0..count {
            let at = usize::try_from(HEAD.saturating_add(number.saturating_mul(DESCRIPTOR))).ok()?;
            let (descriptor, _) = Descriptor::read_from_prefix(self.bytes.get(at..)?).ok()?;
            if descriptor.sequence != self.head.sequence {
                return None;
            }
            let offset = descriptor.offset.get();
            match &descriptor.signature {
                b"desc" => {
                    let start = usize::try_from(data).ok()?;
                    let sector = self.bytes.get(start..start.checked_add(usize::try_from(SECTOR).ok()?)?)?;
                    let bytes = [&descriptor.leading[..], sector.get(DATA)?, &descriptor.trailing[..]].concat();
                    changes.push((offset, Segment::Bytes(bytes.into())));
                    data = data.saturating_add(SECTOR);
                }
                b"zero" => changes.push((offset, Segment::Zeros(u64::from_le_bytes(descriptor.leading)))),
                _ => return None,
            }
        }
        Some(changes)
    }
}

/// The file with its log applied, and the number of entries; `None` if the log is empty.
///
/// # Errors
/// If the log cannot be read, or belongs to a longer file.
pub(super) fn replayed(content: &Source, header: &Header) -> Result<Option<(Source, usize)>> {
    if header.log_id == [0; 16] {
        return Ok(None);
    }
    let len = u64::from(header.log_len.get());
    if len > limits::DISK_LOG_BYTES {
        return Err(Error::OverLimit("bytes of a log"));
    }
    let at = header.log_offset.get();
    let bytes = content.read_up_to(at, usize::try_from(len).unwrap_or(0))?;
    let ring = Ring { bytes };
    let Some(entries) = active(&ring, &header.log_id) else {
        return Err(Error::broken(
            "Log",
            content.absolute(at),
            "it has no valid entries, though the header says that it is in use",
        ));
    };
    let last = entries.last().map_or(0, |entry| entry.head.flushed.get());
    if last > content.len() {
        return Err(Error::broken("Log", content.absolute(at), format!("it is of a file of at least {last} bytes")));
    }
    let mut patched: BTreeMap<u64, Segment> = BTreeMap::new();
    for (offset, segment) in entries.iter().filter_map(Entry::changes).flatten() {
        cover(&mut patched, offset, segment);
    }
    Ok(Some((with(content, &patched), entries.len())))
}

/// The entries with consecutive numbers up to the greatest one, starting at the tail that the last entry names.
fn active(ring: &Ring, log_id: &[u8; 16]) -> Option<Vec<Entry>> {
    let mut best: Option<Vec<Entry>> = None;
    let mut at = 0;
    while at < ring.len() {
        let mut run: Vec<Entry> = Vec::new();
        let mut next = at;
        while let Some(entry) = Entry::at(ring, next, log_id) {
            let follows = run
                .last()
                .is_none_or(|last| last.head.sequence.get().checked_add(1) == Some(entry.head.sequence.get()));
            let len = entry.bytes.len() as u64;
            if !follows || run.len() as u64 >= ring.len() / SECTOR {
                break;
            }
            run.push(entry);
            next = next.saturating_add(len).checked_rem(ring.len())?;
        }
        let number = |run: &[Entry]| run.last().map(|entry| entry.head.sequence.get());
        let passed = run.first().map_or(SECTOR, |entry| entry.bytes.len() as u64);
        if number(&run) > best.as_deref().and_then(number) {
            best = Some(run);
        }
        at = at.saturating_add(passed);
    }
    let mut run = best?;
    let tail = u64::from(run.last()?.head.tail.get());
    let first = run.iter().position(|entry| entry.at == tail)?;
    run.drain(..first);
    Some(run)
}

/// Puts a change over earlier ones.
fn cover(patched: &mut BTreeMap<u64, Segment>, offset: u64, segment: Segment) {
    let end = offset.saturating_add(segment.len());
    let over: Vec<u64> =
        patched.range(..end).filter(|(at, old)| at.saturating_add(old.len()) > offset).map(|(at, _)| *at).collect();
    for at in over {
        if let Some(old) = patched.remove(&at) {
            let old_end = at.saturating_add(old.len());
            if at < offset {
                patched.insert(at, old.part(0..offset.saturating_sub(at)));
            }
            if old_end > end {
                patched.insert(end, old.part(end.saturating_sub(at)..old.len()));
            }
        }
    }
    patched.insert(offset, segment);
}

/// The content with changes over it, which may extend it.
fn with(content: &Source, patched: &BTreeMap<u64, Segment>) -> Source {
    let mut recipe = Recipe::default();
    let mut at = 0_u64;
    let up_to = |recipe: &mut Recipe, at: u64, end: u64| {
        let held = end.min(content.len());
        if at < held {
            recipe.push(Segment::Copy { from: content.clone(), range: at..held });
        }
        if end > held {
            recipe.push(Segment::Zeros(end.saturating_sub(held.max(at))));
        }
    };
    for (offset, segment) in patched {
        up_to(&mut recipe, at, *offset);
        recipe.push(segment.clone());
        at = offset.saturating_add(segment.len());
    }
    up_to(&mut recipe, at, content.len().max(at));
    recipe.into_source()
}
