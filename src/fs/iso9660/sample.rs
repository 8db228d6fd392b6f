//! Small valid volumes in memory, in the order of the standard, which tests modify.
//!
//! | sector | holds |
//! |---|---|
//! | 16 | primary descriptor |
//! | 17 | terminator |
//! | 18, 19 | path tables, type L and M |
//! | 20 | root: SUB, HELLO.TXT |
//! | 21 | SUB: DEEP.BIN |
//! | 22 | "hello" |
//! | 23 | "deep" |
//! | 24–31 | free |

use std::rc::Rc;

use super::layout::{DirectoryRecord, ShortDate};
use crate::bytes::integers::{Both16, Both32};
use crate::disc::{Origin, Track, Volume};
use crate::findings::Findings;
use crate::fs::{FileSystem, Views};
use crate::source::{Files, Source};
use crate::tree::{Entry, Name, NodeId};
use zerocopy::IntoBytes;

pub(super) const SECTOR: usize = 2048;
pub(super) const PRIMARY: usize = 16 * SECTOR;
pub(super) const ROOT: usize = 20 * SECTOR;
pub(super) const SUB: usize = 21 * SECTOR;
const SECTORS: u32 = 32;

/// The bytes of a volume.
pub(super) struct Sample(pub(super) Vec<u8>);

/// Makes a directory record.
pub(super) fn record(name: &[u8], block: u32, length: u32, flags: u8, system_use: &[u8]) -> Vec<u8> {
    let pad = usize::from(name.len().is_multiple_of(2));
    let size = 33 + name.len() + pad + system_use.len();
    let size = size + size % 2;
    let head = DirectoryRecord {
        length: u8::try_from(size).unwrap(),
        extended_attribute_record_length: 0,
        location_of_extent: Both32::new(block),
        data_length: Both32::new(length),
        recording_date_and_time: ShortDate {
            year: 99,
            month: 12,
            day: 31,
            hour: 23,
            minute: 59,
            second: 58,
            offset: 0,
        },
        file_flags: flags,
        file_unit_size: 0,
        interleave_gap_size: 0,
        volume_sequence_number: Both16::new(1),
        length_of_file_identifier: u8::try_from(name.len()).unwrap(),
    };
    let mut bytes = [head.as_bytes(), name, &vec![0; pad], system_use].concat();
    bytes.resize(size, 0);
    bytes
}

/// Makes the two records at the beginning of a directory.
pub(super) fn dots(own: u32, parent: u32) -> Vec<u8> {
    [record(&[0], own, 2048, 2, &[]), record(&[1], parent, 2048, 2, &[])].concat()
}

fn both32(value: u32) -> Vec<u8> {
    [value.to_le_bytes(), value.to_be_bytes()].concat()
}

fn both16(value: u16) -> Vec<u8> {
    [value.to_le_bytes(), value.to_be_bytes()].concat()
}

impl Sample {
    pub(super) fn new() -> Self {
        let mut sample = Self(vec![0; SECTORS as usize * SECTOR]);
        sample.put_descriptor(16, 1, &[]);
        sample.put(17 * SECTOR, b"\xFFCD001\x01");
        let little = b"\x01\0\x14\0\0\0\x01\0\0\0\x03\0\x15\0\0\0\x01\0SUB\0";
        let big = b"\x01\0\0\0\0\x14\0\x01\0\0\x03\0\0\0\0\x15\0\x01SUB\0";
        sample.put(18 * SECTOR, little);
        sample.put(19 * SECTOR, big);
        let hello = record(b"HELLO.TXT;1", 22, 5, 0, &[]);
        sample.put(ROOT, &[dots(20, 20), record(b"SUB", 21, 2048, 2, &[]), hello].concat());
        sample.put(SUB, &[dots(21, 20), record(b"DEEP.BIN;1", 23, 4, 0, &[])].concat());
        sample.put(22 * SECTOR, b"hello");
        sample.put(23 * SECTOR, b"deep");
        sample
    }

    /// Writes a descriptor of a tree into a sector.
    pub(super) fn put_descriptor(&mut self, sector: usize, kind: u8, escape_sequences: &[u8]) {
        let at = sector * SECTOR;
        self.put(at, &[kind]);
        self.put(at + 1, b"CD001\x01");
        self.put(at + 8, &[b' '; 64]);
        self.put(at + 40, b"SAMPLE");
        self.put(at + 80, &both32(SECTORS));
        self.put(at + 88, escape_sequences);
        for (offset, value) in [(120, 1), (124, 1), (128, 2048)] {
            self.put(at + offset, &both16(value));
        }
        self.put(at + 132, &both32(22));
        self.put(at + 140, &18_u32.to_le_bytes());
        self.put(at + 148, &19_u32.to_be_bytes());
        self.put(at + 156, &record(&[0], 20, 2048, 2, &[]));
        self.put(at + 190, &[b' '; 512]);
    }

    pub(super) fn put(&mut self, at: usize, bytes: &[u8]) {
        self.0[at..at + bytes.len()].copy_from_slice(bytes);
    }

    /// Replaces the entries of the root.
    pub(super) fn root(records: &[Vec<u8>]) -> Self {
        let mut sample = Self::new();
        sample.put(ROOT, &[0; SECTOR]);
        sample.put(ROOT, &[dots(20, 20), records.concat()].concat());
        sample
    }

    pub(super) fn mount(self, findings: &mut Findings) -> Views {
        self.mount_on(Vec::new(), findings)
    }

    /// Mounts it as the volume of a disc with these tracks.
    pub(super) fn mount_on(self, tracks: Vec<Track>, findings: &mut Findings) -> Views {
        let files = Files::one("sample.iso", Source::from_bytes(self.0));
        let content = files.first().expect("cannot fail: it has one").content.clone();
        let volume = Volume { origin: Origin::Session(1), content, start: 0 };
        super::mount_volume(&volume, &tracks.into(), findings).unwrap()
    }

    /// Mounts it and returns the view with an id.
    pub(super) fn view(self, id: &str, findings: &mut Findings) -> Rc<dyn FileSystem> {
        let views = self.mount(findings);
        views.into_iter().find(|view| view.id() == id).expect("cannot fail: the sample has such a tree")
    }

    /// Mounts it and lists the root of the plain tree.
    pub(super) fn list(self) -> (Vec<Entry>, Findings) {
        let mut findings = Findings::default();
        let view = self.view("iso9660", &mut findings);
        let entries = view.list(view.root(), &mut findings).unwrap();
        (entries, findings)
    }
}

/// Reads the content of a file.
pub(super) fn content(view: &dyn FileSystem, node: NodeId) -> Vec<u8> {
    view.body(node).unwrap().into_source().read_up_to(0, 1 << 20).unwrap()
}

pub(super) fn names(entries: &[Entry]) -> Vec<String> {
    let text = |name: &Name| String::from_utf8_lossy(name.as_bytes()).into_owned();
    entries.iter().map(|entry| text(&entry.name)).collect()
}

/// Codes and bytes of all findings.
pub(super) fn found(findings: &Findings) -> Vec<(&'static str, u64)> {
    findings.kept().iter().map(|finding| (finding.anomaly.code, finding.byte)).collect()
}
