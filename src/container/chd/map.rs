//! Locates the hunks of a CHD image.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::io;
use std::rc::Rc;

use zerocopy::FromBytes;

use super::Header;
use super::huffman::{Bits, Huffman};
use super::layout::{MapHead, OldEntry};
use crate::codec::corrupt;
use crate::error::{Error, Result};
use crate::limits;
use crate::sector::subchannel::crc_from;
use crate::source::{RestartPoints, Source};

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

/// Hunks whose locations are unpacked at once, and the least distance of restart points.
const PAGE: u64 = 256;

/// Most restart points of a packed map, of some hundred bytes each: beyond a million hunks they are further apart.
const POINTS: usize = 4096;

/// Pages that are kept: hunks that are equal to others lie next to each other, those others may be anywhere.
const PAGES: usize = 16;

/// Bytes of a packed map that are read at once.
const WINDOW: usize = 8 << 10;

/// Most bytes that one entry of a packed map takes, and those that are peeked at behind it.
const ENTRY: u64 = 64;

/// Locations of all hunks. The map stays in the file and is read in pages, since a packed one of some kilobytes may
/// locate millions of hunks.
pub(super) struct Map {
    /// Number of hunks that the map has room for.
    len: u64,
    form: Form,
    pages: RefCell<VecDeque<(u64, Rc<[Hunk]>)>>,
}

/// What the entries of a map say about the file.
#[derive(Debug, Default)]
pub(super) struct Ends {
    /// Hunks that end after the end of the file.
    pub(super) behind: u64,
    /// The end of the last stored hunk.
    pub(super) needed: u64,
}

enum Form {
    /// Versions 3 and 4: sixteen bytes for each hunk.
    Old { map: Source, units: u64 },
    /// Version 5 without codecs: for each hunk, its number in the file.
    Plain { map: Source, hunk_len: u64 },
    /// Version 5 with codecs.
    Packed(Box<RefCell<Packed>>),
}

impl Map {
    /// Reads the map once, to check it.
    ///
    /// # Errors
    /// If it cannot be read, is damaged, or has too many hunks.
    pub(super) fn read(content: &Source, header: &Header) -> Result<(Self, Ends)> {
        let hunk_len = header.hunk_len.get();
        let count = header.logical.div_ceil(hunk_len);
        if count > limits::CHD_HUNKS {
            return Err(Error::OverLimit("blocks of a disk"));
        }
        let entries = |size: u64| content.slice(header.map..header.map.saturating_add(count.saturating_mul(size)));
        let (map, size) = if header.version < 5 {
            let map = entries(16);
            (Form::Old { map: map.clone(), units: hunk_len / header.unit_len }, map.len() / 16)
        } else if header.codecs.first() == Some(&[0; 4]) {
            let map = entries(4);
            (Form::Plain { map: map.clone(), hunk_len }, map.len() / 4)
        } else {
            return Self::packed(content, header, count);
        };
        let map = Self { len: size, form: map, pages: RefCell::default() };
        let mut ends = Ends::default();
        for first in (0..size).step_by(WINDOW) {
            for hunk in map.form.entries(first, size.saturating_sub(first).min(WINDOW as u64))? {
                ends.add(hunk, hunk_len, content.len());
            }
        }
        Ok((map, ends))
    }

    fn packed(content: &Source, header: &Header, count: u64) -> Result<(Self, Ends)> {
        let head: MapHead = content.read_struct(header.map)?;
        let from = header.map.saturating_add(HEAD);
        let map = content.slice(from..from.saturating_add(head.len.get().into()));
        let broken =
            |error: &io::Error| Error::broken("Map of the hunks", content.absolute(header.map), error.to_string());
        let mut packed = Packed::new(map, header, &head, count).map_err(|error| broken(&error))?;
        let ends = packed.check(&head, content.len()).map_err(|error| broken(&error))?;
        let form = Form::Packed(Box::new(RefCell::new(packed)));
        Ok((Self { len: count, form, pages: RefCell::default() }, ends))
    }

    /// Number of hunks that the map has room for.
    pub(super) const fn len(&self) -> u64 {
        self.len
    }

    /// Locates a hunk; `None` after the last one.
    ///
    /// # Errors
    /// If the map cannot be read again.
    pub(super) fn hunk(&self, number: u64) -> io::Result<Option<Hunk>> {
        if number >= self.len {
            return Ok(None);
        }
        let first = number.saturating_sub(number % PAGE);
        let place = usize::try_from(number.saturating_sub(first)).unwrap_or(usize::MAX);
        let mut pages = self.pages.borrow_mut();
        if let Some((_, page)) = pages.iter().find(|(known, _)| *known == first) {
            return Ok(page.get(place).copied());
        }
        let page: Rc<[Hunk]> = self.form.entries(first, self.len.saturating_sub(first).min(PAGE))?.into();
        pages.truncate(PAGES.saturating_sub(1));
        let hunk = page.get(place).copied();
        pages.push_front((first, page));
        Ok(hunk)
    }
}

impl Ends {
    fn add(&mut self, hunk: Hunk, hunk_len: u64, file_len: u64) {
        let end = match hunk {
            Hunk::Packed { at, len, .. } => at.saturating_add(u64::from(len)),
            Hunk::Plain(at) => at.saturating_add(hunk_len),
            _ => return,
        };
        self.behind = self.behind.saturating_add(u64::from(end > file_len));
        self.needed = self.needed.max(end);
    }
}

impl Form {
    /// The hunks from `first` on.
    fn entries(&self, first: u64, count: u64) -> io::Result<Vec<Hunk>> {
        let read = |map: &Source, size: u64| {
            let len = usize::try_from(count.saturating_mul(size)).unwrap_or(0);
            map.read_up_to(first.saturating_mul(size), len)
        };
        match self {
            Self::Old { map, units } => {
                let bytes = read(map, 16)?;
                let entries = bytes.as_chunks::<16>().0.iter();
                let entries = entries.filter_map(|entry| OldEntry::read_from_bytes(entry).ok());
                Ok(entries.map(|entry| old(&entry, *units)).collect())
            }
            Self::Plain { map, hunk_len } => {
                let entry = |entry: &[u8; 4]| match u64::from(u32::from_be_bytes(*entry)) {
                    0 => Hunk::Absent,
                    number => Hunk::Plain(number.saturating_mul(*hunk_len)),
                };
                Ok(read(map, 4)?.as_chunks::<4>().0.iter().map(entry).collect())
            }
            Self::Packed(packed) => packed.borrow_mut().entries(first, count),
        }
    }
}

fn old(entry: &OldEntry, units: u64) -> Hunk {
    let at = entry.offset.get();
    let len = u32::from(entry.len.get()) | u32::from(entry.len_high) << 16;
    match entry.flags & 0xF {
        1 => Hunk::Packed { codec: 0, at, len },
        2 => Hunk::Plain(at),
        3 => Hunk::Repeated(at),
        4 => Hunk::Same(at),
        5 => Hunk::Parent(at.saturating_mul(units)),
        6 => Hunk::Packed { codec: 1, at, len },
        _ => Hunk::Absent,
    }
}

/// A packed map: the types of all hunks in a Huffman code, with runs; then, for each hunk, the fields of its type.
struct Packed {
    code: Huffman,
    hunk_len: u32,
    units: u64,
    /// Numbers of bits of the fields.
    len_bits: u32,
    self_bits: u32,
    parent_bits: u32,
    count: u64,
    points: RestartPoints<State>,
    types: Window,
    fields: Window,
}

/// What the next hunk depends on.
#[derive(Debug, Clone, Copy)]
struct State {
    kinds: Kinds,
    /// Bits before the fields of the next hunk.
    fields: u64,
    /// Offset of the next stored hunk.
    at: u64,
    same: u64,
    parent: u64,
    number: u64,
}

/// A place in the types of hunks.
#[derive(Debug, Clone, Copy, Default)]
struct Kinds {
    /// Bits before it.
    at: u64,
    last: u16,
    repeats: u64,
}

impl Packed {
    /// Finds out where types and fields begin.
    fn new(map: Source, header: &Header, head: &MapHead, count: u64) -> io::Result<Self> {
        let (mut types, fields) = (Window::of(map.clone()), Window::of(map));
        let mut bits = types.bits(0)?;
        let code = Huffman::by_runs(&mut bits, 16, 8)?;
        let kinds = Kinds { at: bits.place(), ..Kinds::default() };
        let [a, b, c, d, e, f] = head.first;
        let at = u64::from_be_bytes([0, 0, a, b, c, d, e, f]);
        let start = State { kinds, fields: 0, at, same: 0, parent: 0, number: 0 };
        let mut packed = Self {
            code,
            hunk_len: u32::try_from(header.hunk_len.get()).unwrap_or(u32::MAX),
            units: header.hunk_len.get() / header.unit_len,
            len_bits: head.len_bits.into(),
            self_bits: head.self_bits.into(),
            parent_bits: head.parent_bits.into(),
            count,
            points: RestartPoints::new(start, POINTS, PAGE),
            types,
            fields,
        };
        let (mut kinds, mut known) = (kinds, 0_u64);
        while known < count {
            packed.kind(&mut kinds)?;
            known = known.saturating_add(1).saturating_add(std::mem::take(&mut kinds.repeats));
        }
        packed.points = RestartPoints::new(State { fields: kinds.at, ..start }, POINTS, PAGE);
        Ok(packed)
    }

    /// Reads all entries once, to compare their checksum and to set restart points.
    fn check(&mut self, head: &MapHead, file_len: u64) -> io::Result<Ends> {
        let mut state = self.points.before(0).map(|(_, state)| state).ok_or(io::ErrorKind::UnexpectedEof)?;
        let (mut crc, mut ends) = (Crc::default(), Ends::default());
        while state.number < self.count {
            if state.number.is_multiple_of(PAGE) {
                self.points.keep(state.number, state);
            }
            let entry = self.entry(&mut state)?;
            crc.add(entry.kind, entry.len, entry.place, entry.sum);
            ends.add(entry.hunk(), self.hunk_len.into(), file_len);
        }
        if state.fields > self.fields.map.len().saturating_mul(8) {
            return Err(corrupt("it is cut off"));
        }
        if crc.finish() != head.crc.get() {
            return Err(corrupt("its checksum is wrong"));
        }
        Ok(ends)
    }

    /// The hunks from `first` on.
    fn entries(&mut self, first: u64, count: u64) -> io::Result<Vec<Hunk>> {
        let (_, mut state) = self.points.before(first).ok_or(io::ErrorKind::UnexpectedEof)?;
        while state.number < first {
            self.entry(&mut state)?;
        }
        (0..count).map(|_| Ok(self.entry(&mut state)?.hunk())).collect()
    }

    /// The type of the next hunk.
    fn kind(&mut self, kinds: &mut Kinds) -> io::Result<u16> {
        if let Some(left) = kinds.repeats.checked_sub(1) {
            kinds.repeats = left;
            return Ok(kinds.last);
        }
        let start = kinds.at;
        let mut bits = self.types.bits(start)?;
        match self.code.read(&mut bits)? {
            RUN => kinds.repeats = u64::from(self.code.read(&mut bits)?).saturating_add(2),
            LONG_RUN => {
                let high = u64::from(self.code.read(&mut bits)?) << 4;
                kinds.repeats = high.saturating_add(self.code.read(&mut bits)?.into()).saturating_add(18);
            }
            kind => kinds.last = kind,
        }
        kinds.at = (start & !7).saturating_add(bits.place());
        Ok(kinds.last)
    }

    /// The entry of the next hunk.
    fn entry(&mut self, state: &mut State) -> io::Result<Entry> {
        let kind = self.kind(&mut state.kinds)?;
        let start = state.fields;
        let mut bits = self.fields.bits(start)?;
        let entry = match kind {
            0..=3 => {
                let len = u32::try_from(bits.read(self.len_bits)).unwrap_or(u32::MAX);
                Entry { kind, place: state.at, len, sum: bits.read(16) }
            }
            RAW => Entry { kind, place: state.at, len: self.hunk_len, sum: bits.read(16) },
            SELF | SELF_AGAIN | SELF_NEXT => {
                state.same = match kind {
                    SELF => bits.read(self.self_bits),
                    _ => state.same.saturating_add(u64::from(kind == SELF_NEXT)),
                };
                Entry { kind: SELF, place: state.same, len: 0, sum: 0 }
            }
            PARENT | PARENT_SELF | PARENT_AGAIN | PARENT_NEXT => {
                state.parent = match kind {
                    PARENT => bits.read(self.parent_bits),
                    PARENT_SELF => state.number.saturating_mul(self.units),
                    _ => state.parent.saturating_add(if kind == PARENT_NEXT { self.units } else { 0 }),
                };
                Entry { kind: PARENT, place: state.parent, len: 0, sum: 0 }
            }
            _ => return Err(corrupt(format_args!("entry {} has type {kind}", state.number))),
        };
        state.fields = (start & !7).saturating_add(bits.place());
        state.at = state.at.saturating_add(entry.len.into());
        state.number = state.number.saturating_add(1);
        Ok(entry)
    }
}

/// An unpacked entry: type, offset or number, stored length, checksum.
struct Entry {
    kind: u16,
    place: u64,
    len: u32,
    sum: u64,
}

impl Entry {
    fn hunk(&self) -> Hunk {
        match self.kind {
            RAW => Hunk::Plain(self.place),
            SELF => Hunk::Same(self.place),
            PARENT => Hunk::Parent(self.place),
            codec => Hunk::Packed { codec: u8::try_from(codec).unwrap_or(0), at: self.place, len: self.len },
        }
    }
}

/// A part of a packed map in memory.
struct Window {
    map: Source,
    from: u64,
    bytes: Vec<u8>,
}

impl Window {
    const fn of(map: Source) -> Self {
        Self { map, from: 0, bytes: Vec::new() }
    }

    /// The bits from the byte on that has bit `at`; those before it are passed.
    fn bits(&mut self, at: u64) -> io::Result<Bits<'_>> {
        let byte = at / 8;
        let end = self.from.saturating_add(self.bytes.len() as u64);
        if byte < self.from || byte.saturating_add(ENTRY).min(self.map.len()) > end {
            self.bytes = self.map.read_up_to(byte, WINDOW)?;
            self.from = byte;
        }
        let place = usize::try_from(byte.saturating_sub(self.from)).unwrap_or(usize::MAX);
        let mut bits = Bits::new(self.bytes.get(place..).unwrap_or_default());
        bits.read(u32::try_from(at % 8).unwrap_or(0));
        Ok(bits)
    }
}

/// The checksum of the unpacked map: CRC-16 of IBM 3740, over twelve bytes for each hunk.
#[derive(Default)]
pub(super) struct Crc {
    code: Option<u16>,
    /// Entries that aren't counted yet: the CRC of many at once takes a fraction of the time.
    waiting: Vec<u8>,
}

impl Crc {
    pub(super) fn add(&mut self, kind: u16, len: u32, place: u64, sum: u64) {
        let [_, a, b, c] = len.to_be_bytes();
        let [_, _, d, e, f, g, h, i] = place.to_be_bytes();
        let [.., j, k] = sum.to_be_bytes();
        let [_, kind] = kind.to_be_bytes();
        self.waiting.extend([kind, a, b, c, d, e, f, g, h, i, j, k]);
        if self.waiting.len() >= WINDOW {
            self.code = Some(self.finish());
            self.waiting.clear();
        }
    }

    pub(super) fn finish(&self) -> u16 {
        crc_from(self.code.unwrap_or(CRC_START), &self.waiting)
    }
}
