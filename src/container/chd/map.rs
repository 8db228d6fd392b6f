//! Locates the hunks of a CHD image.

use std::io;

use zerocopy::FromBytes;

use super::Header;
use super::huffman::{Bits, Huffman};
use super::layout::{MapHead, OldEntry};
use crate::codec::corrupt;
use crate::error::{Error, Result};
use crate::limits;
use crate::sector::subchannel::crc_from;
use crate::source::Source;

/// Location of a hunk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hunk {
    /// Packed with one of the codecs.
    Packed { codec: u8, at: u64, len: u32 },
    /// Unpacked.
    Plain(u64),
    /// Eight bytes, repeated.
    Repeated(u64),
    /// Equal to another hunk.
    Same(u64),
    /// In the parent, from this unit on.
    Parent(u64),
    /// All zeros, or the parent's.
    Absent,
}

/// Types of entries in a packed map of version 5; lower values are the numbers of codecs.
pub(super) const RAW: u16 = 4;
pub(super) const SELF: u16 = 5;
const PARENT: u16 = 6;
pub(super) const RUN: u16 = 7;
pub(super) const LONG_RUN: u16 = 8;
pub(super) const SELF_AGAIN: u16 = 9;
const SELF_NEXT: u16 = 10;
const PARENT_SELF: u16 = 11;
const PARENT_AGAIN: u16 = 12;
const PARENT_NEXT: u16 = 13;

/// Start of every checksum of hunks and maps.
pub(super) const CRC_START: u16 = 0xFFFF;

/// Size of a packed map's header, in bytes.
const HEAD: u64 = 16;

/// Reads the map.
///
/// # Errors
/// If it cannot be read, is damaged, or has too many hunks.
pub(super) fn read(content: &Source, header: &Header) -> Result<Vec<Hunk>> {
    let count = header.logical.div_ceil(header.hunk_len.get());
    if count.saturating_mul(16) > limits::DISK_TABLE_BYTES.saturating_mul(4) {
        return Err(Error::OverLimit("blocks of a disk"));
    }
    if header.version < 5 {
        return old(content, header, count);
    }
    if header.codecs.first() == Some(&[0; 4]) {
        return plain(content, header, count);
    }
    let head: MapHead = content.read_struct(header.map)?;
    let len = usize::try_from(u64::from(head.len.get()).min(limits::DISK_TABLE_BYTES)).unwrap_or(0);
    let bytes = content.read_up_to(header.map.saturating_add(HEAD), len)?;
    packed(header, &head, &bytes, count)
        .map_err(|error| Error::broken("Map of the hunks", content.absolute(header.map), error.to_string()))
}

/// Versions 3 and 4: sixteen bytes for each hunk.
fn old(content: &Source, header: &Header, count: u64) -> Result<Vec<Hunk>> {
    let len = usize::try_from(count.saturating_mul(16)).unwrap_or(usize::MAX);
    let bytes = content.read_up_to(header.map, len)?;
    let entries = bytes.as_chunks::<16>().0.iter().filter_map(|entry| OldEntry::read_from_bytes(entry).ok());
    Ok(entries
        .map(|entry| {
            let at = entry.offset.get();
            let len = u32::from(entry.len.get()) | u32::from(entry.len_high) << 16;
            match entry.flags & 0xF {
                1 => Hunk::Packed { codec: 0, at, len },
                2 => Hunk::Plain(at),
                3 => Hunk::Repeated(at),
                4 => Hunk::Same(at),
                5 => Hunk::Parent(at.saturating_mul(header.hunk_len.get() / header.unit_len)),
                6 => Hunk::Packed { codec: 1, at, len },
                _ => Hunk::Absent,
            }
        })
        .collect())
}

/// Version 5 without codecs: for each hunk, its number in the file.
fn plain(content: &Source, header: &Header, count: u64) -> Result<Vec<Hunk>> {
    let len = usize::try_from(count.saturating_mul(4)).unwrap_or(usize::MAX);
    let bytes = content.read_up_to(header.map, len)?;
    let entry = |entry: &[u8; 4]| match u64::from(u32::from_be_bytes(*entry)) {
        0 => Hunk::Absent,
        number => Hunk::Plain(number.saturating_mul(header.hunk_len.get())),
    };
    Ok(bytes.as_chunks::<4>().0.iter().map(entry).collect())
}

/// Version 5 with codecs: types in a Huffman code, with runs; then, for each hunk, the fields of its type.
fn packed(header: &Header, head: &MapHead, bytes: &[u8], count: u64) -> io::Result<Vec<Hunk>> {
    let mut bits = Bits::new(bytes);
    let code = Huffman::by_runs(&mut bits, 16, 8)?;
    let mut kinds: Vec<u16> = Vec::new();
    let (mut last, mut repeats) = (0, 0_u64);
    while (kinds.len() as u64) < count {
        if repeats > 0 {
            repeats = repeats.saturating_sub(1);
            kinds.push(last);
            continue;
        }
        match code.read(&mut bits)? {
            RUN => {
                kinds.push(last);
                repeats = u64::from(code.read(&mut bits)?).saturating_add(2);
            }
            LONG_RUN => {
                kinds.push(last);
                repeats = (u64::from(code.read(&mut bits)?) << 4).saturating_add(18);
                repeats = repeats.saturating_add(code.read(&mut bits)?.into());
            }
            kind => {
                last = kind;
                kinds.push(kind);
            }
        }
    }
    let [a, b, c, d, e, f] = head.first;
    let mut at = u64::from_be_bytes([0, 0, a, b, c, d, e, f]);
    let hunk_len = u32::try_from(header.hunk_len.get()).unwrap_or(u32::MAX);
    let units = header.hunk_len.get() / header.unit_len;
    let (mut same, mut parent) = (0_u64, 0_u64);
    let mut hunks = Vec::with_capacity(kinds.len());
    let mut crc = Crc::new();
    for (number, kind) in (0..).zip(kinds) {
        let (kind, place, len, sum) = match kind {
            0..=3 => {
                let len = u32::try_from(bits.read(head.len_bits.into())).unwrap_or(u32::MAX);
                (kind, at, len, bits.read(16))
            }
            RAW => (kind, at, hunk_len, bits.read(16)),
            SELF => {
                same = bits.read(head.self_bits.into());
                (SELF, same, 0, 0)
            }
            SELF_AGAIN | SELF_NEXT => {
                same = same.saturating_add(u64::from(kind == SELF_NEXT));
                (SELF, same, 0, 0)
            }
            PARENT => {
                parent = bits.read(head.parent_bits.into());
                (PARENT, parent, 0, 0)
            }
            PARENT_SELF => {
                parent = u64::saturating_mul(number, units);
                (PARENT, parent, 0, 0)
            }
            PARENT_AGAIN | PARENT_NEXT => {
                parent = parent.saturating_add(if kind == PARENT_NEXT { units } else { 0 });
                (PARENT, parent, 0, 0)
            }
            _ => return Err(corrupt(format_args!("entry {number} has type {kind}"))),
        };
        at = at.saturating_add(len.into());
        crc.add(kind, len, place, sum);
        hunks.push(match kind {
            RAW => Hunk::Plain(place),
            SELF => Hunk::Same(place),
            PARENT => Hunk::Parent(place),
            codec => Hunk::Packed { codec: u8::try_from(codec).unwrap_or(0), at: place, len },
        });
    }
    if bits.is_over() {
        return Err(corrupt("it is cut off"));
    }
    if crc.finish() != head.crc.get() {
        return Err(corrupt("its checksum is wrong"));
    }
    Ok(hunks)
}

/// The checksum of the unpacked map: CRC-16 of IBM 3740, over twelve bytes for each hunk.
pub(super) struct Crc(u16);

impl Crc {
    pub(super) const fn new() -> Self {
        Self(CRC_START)
    }

    pub(super) fn add(&mut self, kind: u16, len: u32, place: u64, sum: u64) {
        let [_, a, b, c] = len.to_be_bytes();
        let [_, _, d, e, f, g, h, i] = place.to_be_bytes();
        let [.., j, k] = sum.to_be_bytes();
        let [_, kind] = kind.to_be_bytes();
        self.0 = crc_from(self.0, &[kind, a, b, c, d, e, f, g, h, i, j, k]);
    }

    pub(super) const fn finish(&self) -> u16 {
        self.0
    }
}
