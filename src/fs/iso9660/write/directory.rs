//! Writes the records of a directory (ECMA-119 6.8, 9.1), with XA attributes and Rock Ridge entries.

use zerocopy::IntoBytes;

use super::extent::{self, Extent};
use super::hierarchy::{Entry, Target};
use super::rock_ridge;
use super::system_use::Area;
use super::tree::Tree;
use crate::bytes::integers::{Both16, Both32};
use crate::bytes::time::Timestamp;
use crate::disc::SECTOR_SIZE;
use crate::fs::iso9660::layout::{DirectoryRecord, ShortDate, file_flags};
use crate::fs::iso9660::recorded::{system_use, xa};
use crate::tree::{Content, Draft, DraftId, DraftNode, Kind, Posix, Times};

/// Bytes of a logical sector, which no record crosses (6.8.1.1).
const SECTOR: usize = 2048;

/// Longest record of even length, in bytes.
const LONGEST: usize = 254;

/// Longest file section that ends at a sector boundary, in bytes, so that the next one continues there.
pub(super) const SECTION: u64 = 0xFFFF_F800;

/// XA attributes of a file without any: readable and executable by all, Form 1.
const XA_FILE: [u8; 14] = *b"\0\0\0\0\x0D\x55XA\0\0\0\0\0\0";
const XA_DIRECTORY: [u8; 14] = *b"\0\0\0\0\x8D\x55XA\0\0\0\0\0\0";

/// Makes the records of a tree.
pub(super) struct Records<'a> {
    pub(super) draft: &'a Draft,
    pub(super) tree: &'a Tree,
    /// Extents of the bodies, by their numbers.
    pub(super) extents: &'a [Extent],
    /// The time of entries without one.
    pub(super) time: Timestamp,
    /// True where the directory for relocated ones is marked as one, so that no reader shows it.
    pub(super) hides_moved: bool,
}

/// A directory being written, and the continuation area after it.
#[derive(Debug)]
pub(super) struct Written {
    records: Vec<u8>,
    area: Area,
}

impl Written {
    /// Fills the last sector, and returns all records.
    pub(super) fn end(&mut self) -> &[u8] {
        self.records.resize(self.records.len().next_multiple_of(SECTOR), 0);
        &self.records
    }

    /// Bytes of the continuation area.
    pub(super) fn area(&self) -> &[u8] {
        &self.area.bytes
    }
}

/// The fields of one record, without system use.
struct Fields<'a> {
    identifier: &'a [u8],
    extent: Extent,
    date: Timestamp,
    flags: u8,
}

impl Records<'_> {
    /// Begins a directory with the records of itself and of its parent.
    pub(super) fn begin(&self, number: usize) -> Written {
        let area = Area { block: self.tree.places.continuation_area(number), bytes: Vec::new() };
        let mut written = Written { records: Vec::new(), area };
        self.dot(&mut written.records, &mut written.area, number, 0);
        self.dot(&mut written.records, &mut written.area, number, 1);
        written
    }

    /// The entries of a directory, in the order of their records.
    pub(super) fn entries(&self, number: usize) -> &[Entry] {
        self.tree.hierarchy.directories.get(number).map_or(&[], |directory| &directory.entries)
    }

    /// Adds the records of entries.
    pub(super) fn add(&self, written: &mut Written, entries: &[Entry]) {
        for entry in entries {
            self.entry(&mut written.records, &mut written.area, entry);
        }
    }

    /// Writes the record of the directory itself (0) or of its parent (1).
    fn dot(&self, out: &mut Vec<u8>, area: &mut Area, number: usize, identifier: u8) {
        let own = self.tree.hierarchy.directories.get(number);
        let of = if identifier == 0 { number } else { own.map_or(0, |own| own.parent) };
        let Some(directory) = self.tree.hierarchy.directories.get(of) else { return };
        let node = directory.node.and_then(|id| self.draft.node(id));
        let mut entries = Vec::new();
        if self.tree.posix {
            let is_root = number == 0 && identifier == 0;
            if is_root {
                entries.push(rock_ridge::indicator(if self.tree.xa { 14 } else { 0 }));
            }
            entries.extend(self.attributes(directory.node, Some(of)));
            let origin = own.and_then(|own| own.moved_from).filter(|_| identifier == 1);
            entries.extend(origin.map(|origin| rock_ridge::link(*b"PL", self.tree.places.directory(origin).sector)));
            if is_root {
                entries.extend(node.map(|node| system_use(&node.recorded).to_vec()).filter(|bytes| !bytes.is_empty()));
                entries.push(rock_ridge::reference());
            }
        }
        let fields = Fields {
            identifier: &[identifier],
            extent: self.tree.places.directory(of),
            date: self.date(node),
            flags: file_flags::DIRECTORY,
        };
        self.push(out, area, &fields, self.xa(node, true), &entries);
    }

    fn entry(&self, out: &mut Vec<u8>, area: &mut Area, entry: &Entry) {
        let node = entry.node.and_then(|id| self.draft.node(id));
        let mut flags = 0;
        if node.is_some_and(|node| node.hidden) {
            flags |= file_flags::EXISTENCE;
        }
        if node.is_some_and(|node| node.associated) {
            flags |= file_flags::ASSOCIATED;
        }
        let is_directory = matches!(entry.target, Target::Directory(_) | Target::Moved(_));
        if is_directory {
            flags |= file_flags::DIRECTORY;
        }
        let entries = if self.tree.posix { self.system_use(entry, node) } else { Vec::new() };
        let extents = match entry.target {
            Target::Directory(place) | Target::Moved(place) => vec![self.tree.places.directory(place)],
            // libarchive reads records in the order of their addresses, and has to see the relocated one first.
            Target::Link(place) => vec![Extent { length: 0, ..self.tree.places.directory(place) }],
            Target::File => self.sections(node),
        };
        let last = extents.len().saturating_sub(1);
        for (number, extent) in extents.into_iter().enumerate() {
            let continues = if number < last { file_flags::MULTI_EXTENT } else { 0 };
            let fields =
                Fields { identifier: &entry.identifier, extent, date: self.date(node), flags: flags | continues };
            self.push(out, area, &fields, self.xa(node, is_directory), &entries);
        }
    }

    /// The Rock Ridge entries of a directory entry.
    fn system_use(&self, entry: &Entry, node: Option<&DraftNode>) -> Vec<Vec<u8>> {
        let hides = node.is_none() && self.hides_moved;
        let moved = if hides { b".rr_moved".as_slice() } else { b"rr_moved" };
        let mut entries = rock_ridge::name(node.map_or(moved, |node| node.name().as_bytes()));
        entries.extend(hides.then(rock_ridge::relocated));
        let directory = match entry.target {
            Target::Directory(place) | Target::Moved(place) | Target::Link(place) => Some(place),
            Target::File => None,
        };
        entries.extend(self.attributes(entry.node, directory));
        match entry.target {
            Target::Link(place) => entries.push(rock_ridge::link(*b"CL", self.tree.places.directory(place).sector)),
            Target::Moved(_) => entries.push(rock_ridge::relocated()),
            Target::Directory(_) | Target::File => {}
        }
        match node.map(|node| &node.content) {
            Some(Content::Symlink(target)) => entries.extend(rock_ridge::target(target.as_bytes())),
            Some(Content::Special(_, Some(device))) => entries.push(rock_ridge::device(*device)),
            _ => {}
        }
        entries.extend(node.map(|node| system_use(&node.recorded).to_vec()).filter(|bytes| !bytes.is_empty()));
        entries
    }

    /// Attributes of a node. The directory for relocated ones has no node; `place` is the number of a directory.
    fn attributes(&self, id: Option<DraftId>, place: Option<usize>) -> [Vec<u8>; 2] {
        let node = id.and_then(|id| self.draft.node(id));
        let mut posix = node.and_then(|node| node.posix).unwrap_or_else(|| plain(node.map(|node| &node.content)));
        if let Some(directory) = place.and_then(|place| self.tree.hierarchy.directories.get(place)) {
            posix.links = directory.links;
        }
        let serial = posix.serial.unwrap_or_else(|| self.serial(id.map_or(0, |id| id.0), node, &posix));
        let times = node.map_or_else(Times::default, DraftNode::times);
        [rock_ridge::posix(&posix, serial), rock_ridge::times(&times, self.time)]
    }

    /// A serial number, which all hard links of a file share.
    fn serial(&self, number: u32, node: Option<&DraftNode>, posix: &Posix) -> u32 {
        let nodes = u32::try_from(self.draft.len()).unwrap_or(u32::MAX);
        let number = match node.map(|node| &node.content) {
            Some(Content::File(body)) if posix.links > 1 => nodes.saturating_add(body.0),
            _ => number,
        };
        self.tree.first_serial.saturating_add(number)
    }

    fn sections(&self, node: Option<&DraftNode>) -> Vec<Extent> {
        let extent = match node.map(|node| &node.content) {
            Some(Content::File(body)) => extent::of_body(self.extents, *body),
            _ => Extent::default(),
        };
        let count = extent.length.div_ceil(SECTION).max(1);
        let section = |number: u64| {
            let before = number.saturating_mul(SECTION);
            let sector = u32::try_from(before / SECTOR_SIZE).unwrap_or(u32::MAX);
            Extent {
                sector: extent.sector.saturating_add(sector),
                length: extent.length.saturating_sub(before).min(SECTION),
            }
        };
        (0..count).map(section).collect()
    }

    fn date(&self, node: Option<&DraftNode>) -> Timestamp {
        node.and_then(|node| node.times().modified).unwrap_or(self.time)
    }

    fn xa(&self, node: Option<&DraftNode>, is_directory: bool) -> Option<[u8; 14]> {
        let recorded = node.and_then(|node| xa(&node.recorded));
        self.tree.xa.then(|| recorded.unwrap_or(if is_directory { XA_DIRECTORY } else { XA_FILE }))
    }

    fn push(&self, out: &mut Vec<u8>, area: &mut Area, fields: &Fields<'_>, xa: Option<[u8; 14]>, entries: &[Vec<u8>]) {
        let name = fields.identifier.len();
        let pad = usize::from(name.is_multiple_of(2));
        let before = size_of::<DirectoryRecord>().saturating_add(name).saturating_add(pad);
        let xa = xa.as_ref().map_or(&[][..], |xa| xa);
        let room = LONGEST.saturating_sub(before).saturating_sub(xa.len());
        let system_use = area.place(entries, room);
        let length = before.saturating_add(xa.len()).saturating_add(system_use.len()).next_multiple_of(2);
        if (out.len() % SECTOR).saturating_add(length) > SECTOR {
            out.resize(out.len().next_multiple_of(SECTOR), 0);
        }
        let start = out.len();
        let head = DirectoryRecord {
            length: u8::try_from(length).unwrap_or(0),
            extended_attribute_record_length: 0,
            location_of_extent: Both32::new(fields.extent.sector),
            data_length: Both32::new(u32::try_from(fields.extent.length).unwrap_or(u32::MAX)),
            recording_date_and_time: ShortDate::of(fields.date),
            file_flags: fields.flags,
            file_unit_size: 0,
            interleave_gap_size: 0,
            volume_sequence_number: Both16::new(1),
            length_of_file_identifier: u8::try_from(name).unwrap_or(u8::MAX),
        };
        out.extend_from_slice(head.as_bytes());
        out.extend_from_slice(fields.identifier);
        out.resize(start.saturating_add(before), 0);
        out.extend_from_slice(xa);
        out.extend_from_slice(&system_use);
        out.resize(start.saturating_add(length), 0);
    }
}

/// The type bits of a mode, as `st_mode` has them.
pub(super) const fn type_bits(content: &Content) -> u32 {
    match content {
        Content::Directory(_) => Kind::Directory.type_bits(),
        Content::File(_) => Kind::File.type_bits(),
        Content::Symlink(_) => Kind::Symlink.type_bits(),
        Content::Special(kind, _) => kind.type_bits(),
    }
}

/// Attributes of a node without any: readable by all, owned by root.
const fn plain(content: Option<&Content>) -> Posix {
    let bits = match content {
        Some(content) => type_bits(content),
        None => 0o040_000,
    };
    let permissions = match bits {
        0o040_000 => 0o755,
        0o120_000 => 0o777,
        _ => 0o644,
    };
    Posix { mode: bits | permissions, links: 1, uid: 0, gid: 0, serial: None }
}
