//! Reads the volume descriptor set (ECMA-119 6.7.1), which describes a volume and its directory trees.

use std::mem::offset_of;

use zerocopy::FromBytes;

use super::blocks::{choose, choose16};
use super::dates::{self, Recorded};
use super::layout::{
    DescriptorHead, DirectoryRecord, FIRST_DESCRIPTOR, HIGH_SIERRA_IDENTIFIER, HighSierraDescriptor, LongDate,
    STANDARD_IDENTIFIER, VolumeDescriptor, descriptor_type,
};
use super::{joliet, record::Dialect};
use crate::bytes::integers::{Both16, Both32};
use crate::disc::{SECTOR_SIZE, Volume};
use crate::error::Result;
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::signature;
use crate::source::Source;

static NO_TERMINATOR: Anomaly = Anomaly {
    code: "ISO-NO-TERMINATOR",
    severity: Severity::Note,
    structure: "Volume Descriptor Set",
    meaning: "The volume descriptors have no terminator.",
    clause: Some("ECMA-119 6.7.1.6"),
};

static UNKNOWN: Anomaly = Anomaly {
    code: "ISO-DESCRIPTOR-TYPE",
    severity: Severity::Note,
    structure: "Volume Descriptor",
    meaning: "The standard has no descriptor of this type. It is ignored.",
    clause: Some("ECMA-119 8.1.1"),
};

static BOTH_ENDIAN: Anomaly = Anomaly {
    code: "ISO-BOTH-ENDIAN",
    severity: Severity::Warning,
    structure: "Volume Descriptor",
    meaning: "The two byte orders of this number disagree. The one that is inside the image is used.",
    clause: Some("ECMA-119 7.2.3, 7.3.3"),
};

static BLOCK_SIZE: Anomaly = Anomaly {
    code: "ISO-BLOCK-SIZE",
    severity: Severity::Warning,
    structure: "Volume Descriptor",
    meaning: "This logical block size is not possible. 2048 bytes are assumed.",
    clause: Some("ECMA-119 8.4.12"),
};

/// The kinds of descriptors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Boot,
    Primary,
    /// Supplementary descriptor with names in UCS-2 of this level.
    Joliet(u8),
    /// Supplementary descriptor with another character set, which is not decoded.
    Supplementary,
    /// Enhanced descriptor of ISO 9660:1999.
    Enhanced,
    Partition,
    HighSierra,
    Terminator,
    Unknown(u8),
}

/// The recorded bytes of a descriptor.
#[derive(Debug, Clone)]
pub(super) enum Body {
    Ecma119(Box<VolumeDescriptor>),
    HighSierra(Box<HighSierraDescriptor>),
}

/// One sector of the set.
#[derive(Debug, Clone)]
pub(super) struct Descriptor {
    pub(super) kind: Kind,
    /// First byte in the content.
    pub(super) at: u64,
    pub(super) body: Body,
}

/// All descriptors of a volume, in the order recorded.
#[derive(Debug, Clone, Default)]
pub(super) struct DescriptorSet {
    /// First byte of the session in the content.
    pub(super) start: u64,
    pub(super) descriptors: Vec<Descriptor>,
}

/// The numbers of a descriptor, after one of the two byte orders was chosen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Geometry {
    /// Size of a logical block in bytes.
    pub(super) block_size: u32,
    /// Size of the volume in logical blocks.
    pub(super) space: u32,
    pub(super) set_size: u16,
    /// Number of this volume in its set.
    pub(super) sequence: u16,
    /// Size of a path table in bytes.
    pub(super) path_table_size: u32,
    pub(super) type_l: u32,
    pub(super) type_m: u32,
    pub(super) optional_type_l: u32,
    pub(super) optional_type_m: u32,
}

impl DescriptorSet {
    /// True where the content has a descriptor that can be mounted. Only the first few are read.
    pub(super) fn is_present(volume: &Volume) -> Result<bool> {
        for number in 0..8 {
            let Some(descriptor) = Descriptor::read(&volume.content, place(volume.start, number))? else {
                return Ok(false);
            };
            if descriptor.has_tree() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Reads descriptors up to the terminator, or to the first sector that is not a descriptor.
    pub(super) fn read(volume: &Volume, findings: &mut Findings) -> Result<Self> {
        let content = &volume.content;
        let mut set = Self { start: volume.start, ..Self::default() };
        for number in 0..limits::VOLUME_DESCRIPTORS {
            let Some(descriptor) = Descriptor::read(content, place(volume.start, number))? else { break };
            if let Kind::Unknown(kind) = descriptor.kind {
                let byte = content.absolute(descriptor.at);
                findings.add(&UNKNOWN, byte, "0 to 3 or 255", kind.to_string());
            }
            let ended = descriptor.kind == Kind::Terminator;
            set.descriptors.push(descriptor);
            if ended {
                return Ok(set);
            }
        }
        findings.add(&NO_TERMINATOR, content.absolute(set.end()), "a terminator", "none");
        Ok(set)
    }

    /// First byte of the set, after the system area (6.2.1).
    pub(super) fn begin(&self) -> u64 {
        place(self.start, 0)
    }

    /// The byte after the set.
    pub(super) fn end(&self) -> u64 {
        self.descriptors.last().map_or_else(|| self.begin(), |last| last.at.saturating_add(SECTOR_SIZE))
    }

    /// The descriptors of a kind that have a tree.
    pub(super) fn trees(&self, of: impl Fn(Kind) -> bool) -> impl Iterator<Item = &Descriptor> {
        self.descriptors.iter().filter(move |descriptor| descriptor.has_tree() && of(descriptor.kind))
    }
}

/// First byte of the `number`th descriptor of a session that begins at `start`.
fn place(start: u64, number: u64) -> u64 {
    start.saturating_add(FIRST_DESCRIPTOR.saturating_add(number).saturating_mul(SECTOR_SIZE))
}

impl Descriptor {
    /// Reads the descriptor in a sector; `None` where there is none.
    fn read(content: &Source, at: u64) -> Result<Option<Self>> {
        let mut bytes = content.read_up_to(at, size_of::<VolumeDescriptor>())?;
        if bytes.len() <= size_of::<HighSierraHead>() {
            return Ok(None);
        }
        // A descriptor that is cut off by the end of the image is padded with zeros: its first half holds what matters.
        bytes.resize(size_of::<VolumeDescriptor>(), 0);
        let Ok(mut modern) = VolumeDescriptor::read_from_bytes(&bytes) else { return Ok(None) };
        if modern.head.standard_identifier == signature::CD_I {
            take_big_endian(&mut modern);
            return Ok(Some(Self { kind: kind_of(&modern), at, body: Body::Ecma119(Box::new(modern)) }));
        }
        if modern.head.standard_identifier == STANDARD_IDENTIFIER {
            return Ok(Some(Self { kind: kind_of(&modern), at, body: Body::Ecma119(Box::new(modern)) }));
        }
        let Ok(early) = HighSierraDescriptor::read_from_bytes(&bytes) else { return Ok(None) };
        if early.head.standard_identifier != HIGH_SIERRA_IDENTIFIER {
            return Ok(None);
        }
        let kind = match early.head.volume_descriptor_type {
            descriptor_type::BOOT => Kind::Boot,
            descriptor_type::PRIMARY => Kind::HighSierra,
            descriptor_type::TERMINATOR => Kind::Terminator,
            other => Kind::Unknown(other),
        };
        Ok(Some(Self { kind, at, body: Body::HighSierra(Box::new(early)) }))
    }

    /// True where it has a root directory.
    pub(super) const fn has_tree(&self) -> bool {
        matches!(self.kind, Kind::Primary | Kind::Joliet(_) | Kind::Supplementary | Kind::Enhanced | Kind::HighSierra)
    }

    pub(super) fn dialect(&self) -> Dialect {
        match &self.body {
            Body::Ecma119(body) if body.head.standard_identifier == signature::CD_I => Dialect::CdI,
            Body::Ecma119(_) => Dialect::Ecma119,
            Body::HighSierra(_) => Dialect::HighSierra,
        }
    }

    /// Whether a root that nothing leads to is searched: the first directory of a volume is one of its primary tree.
    pub(super) const fn is_searched(&self) -> bool {
        matches!(self.kind, Kind::Primary | Kind::HighSierra)
    }

    /// The root's directory record, and its first byte in the content.
    pub(super) fn root(&self) -> (DirectoryRecord, u64) {
        let (record, offset) = match &self.body {
            Body::Ecma119(body) => (body.root_directory_record, offset_of!(VolumeDescriptor, root_directory_record)),
            Body::HighSierra(body) => {
                (body.root_directory_record, offset_of!(HighSierraDescriptor, root_directory_record))
            }
        };
        (record, self.at.saturating_add(offset as u64))
    }

    /// The numbers of the descriptor, in one byte order.
    pub(super) fn geometry(&self, content: &Source) -> Geometry {
        let raw = self.numbers();
        let block_size = choose16(raw.block_size.0, is_block_size);
        let block_size = if is_block_size(block_size) { u32::from(block_size) } else { 2048 };
        let blocks = content.len().checked_div(block_size.into()).unwrap_or(0);
        Geometry {
            block_size,
            space: choose(raw.space.0, |space| space > 0 && u64::from(space) <= blocks),
            set_size: raw.set_size.0.get(),
            sequence: raw.sequence.0.get(),
            path_table_size: choose(raw.path_table_size.0, |size| u64::from(size) <= content.len()),
            type_l: raw.tables[0],
            type_m: raw.tables[1],
            optional_type_l: raw.tables[2],
            optional_type_m: raw.tables[3],
        }
    }

    /// Adds findings where the byte orders of a number disagree or the block size is impossible.
    pub(super) fn check(&self, content: &Source, findings: &mut Findings) {
        let raw = self.numbers();
        let short = |both: Both16| (u32::from(both.little.get()), u32::from(both.big.get()));
        let long = |both: Both32| (both.little.get(), both.big.get());
        let numbers = [
            ("Volume Space Size", raw.space.1, long(raw.space.0)),
            ("Volume Set Size", raw.set_size.1, short(raw.set_size.0)),
            ("Volume Sequence Number", raw.sequence.1, short(raw.sequence.0)),
            ("Logical Block Size", raw.block_size.1, short(raw.block_size.0)),
            ("Path Table Size", raw.path_table_size.1, long(raw.path_table_size.0)),
        ];
        for (name, offset, (little, big)) in numbers {
            if little != big {
                let byte = content.absolute(self.at.saturating_add(offset as u64));
                findings.add(&BOTH_ENDIAN, byte, format!("one {name}"), format!("{little} and {big}"));
            }
        }
        let size = choose16(raw.block_size.0, is_block_size);
        if !is_block_size(size) {
            let byte = content.absolute(self.at.saturating_add(raw.block_size.1 as u64));
            findings.add(&BLOCK_SIZE, byte, "512, 1024 or 2048", size.to_string());
        }
        for (offset, digits, recorded) in self.dates() {
            recorded.or_note(content, self.at.saturating_add(offset as u64), &digits, findings);
        }
    }

    /// The dates that it records, each with its offset in the descriptor and its digits.
    fn dates(&self) -> [(usize, [u8; 16], Recorded); 4] {
        match &self.body {
            Body::Ecma119(body) => {
                let of = |offset, date: LongDate| (offset, date.digits, dates::long(&date));
                [
                    of(offset_of!(VolumeDescriptor, creation), body.creation),
                    of(offset_of!(VolumeDescriptor, modification), body.modification),
                    of(offset_of!(VolumeDescriptor, expiration), body.expiration),
                    of(offset_of!(VolumeDescriptor, effective), body.effective),
                ]
            }
            Body::HighSierra(body) => {
                let of = |offset, digits: [u8; 16]| (offset, digits, dates::digits(&digits, 0));
                [
                    of(offset_of!(HighSierraDescriptor, creation), body.creation),
                    of(offset_of!(HighSierraDescriptor, modification), body.modification),
                    of(offset_of!(HighSierraDescriptor, expiration), body.expiration),
                    of(offset_of!(HighSierraDescriptor, effective), body.effective),
                ]
            }
        }
    }

    fn numbers(&self) -> Numbers {
        macro_rules! numbers {
            ($body:expr, $layout:ty, $optional_l:expr, $optional_m:expr) => {
                Numbers {
                    space: ($body.volume_space_size, offset_of!($layout, volume_space_size)),
                    set_size: ($body.volume_set_size, offset_of!($layout, volume_set_size)),
                    sequence: ($body.volume_sequence_number, offset_of!($layout, volume_sequence_number)),
                    block_size: ($body.logical_block_size, offset_of!($layout, logical_block_size)),
                    path_table_size: ($body.path_table_size, offset_of!($layout, path_table_size)),
                    tables: [
                        $body.type_l_path_table.get(),
                        $body.type_m_path_table.get(),
                        $optional_l.get(),
                        $optional_m.get(),
                    ],
                }
            };
        }
        match &self.body {
            Body::Ecma119(body) => {
                numbers!(body, VolumeDescriptor, body.optional_type_l_path_table, body.optional_type_m_path_table)
            }
            Body::HighSierra(body) => numbers!(
                body,
                HighSierraDescriptor,
                body.optional_type_l_path_tables[0],
                body.optional_type_m_path_tables[0]
            ),
        }
    }
}

/// The fields that both generations record, each with its offset in the descriptor.
struct Numbers {
    space: (Both32, usize),
    set_size: (Both16, usize),
    sequence: (Both16, usize),
    block_size: (Both16, usize),
    path_table_size: (Both32, usize),
    /// First blocks of the path tables of type L, type M, optional L and optional M.
    tables: [u32; 4],
}

/// Completes a descriptor of a CD-i disc, whose numbers are big-endian only.
fn take_big_endian(body: &mut VolumeDescriptor) {
    body.volume_space_size = Both32::new(body.volume_space_size.big.get());
    body.volume_set_size = Both16::new(body.volume_set_size.big.get());
    body.volume_sequence_number = Both16::new(body.volume_sequence_number.big.get());
    body.logical_block_size = Both16::new(body.logical_block_size.big.get());
    body.path_table_size = Both32::new(body.path_table_size.big.get());
    body.type_l_path_table = 0.into();
    body.optional_type_l_path_table = 0.into();
}

/// True where a High Sierra descriptor has its identifier.
type HighSierraHead = (Both32, DescriptorHead);

fn kind_of(descriptor: &VolumeDescriptor) -> Kind {
    match descriptor.head.volume_descriptor_type {
        descriptor_type::BOOT => Kind::Boot,
        descriptor_type::PRIMARY => Kind::Primary,
        // Version 2 distinguishes an enhanced descriptor from a supplementary one (8.5.2).
        descriptor_type::SUPPLEMENTARY if descriptor.head.volume_descriptor_version == 2 => Kind::Enhanced,
        descriptor_type::SUPPLEMENTARY => {
            joliet::level(&descriptor.escape_sequences).map_or(Kind::Supplementary, Kind::Joliet)
        }
        descriptor_type::PARTITION => Kind::Partition,
        descriptor_type::TERMINATOR => Kind::Terminator,
        other => Kind::Unknown(other),
    }
}

/// True for a power of two from 512 to the size of a logical sector (8.4.12).
const fn is_block_size(size: u16) -> bool {
    matches!(size, 512 | 1024 | 2048)
}
