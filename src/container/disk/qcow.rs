//! QEMU disks (.qcow, .qcow2), versions 2 and 3 as QEMU's `docs/interop/qcow2.txt` describes them, version 1 as its
//! driver reads it.

use std::cell::RefCell;
use std::io;
use std::num::NonZeroU64;
use std::ops::Range;

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::super::mapped::{self, BlockMap, BlockPlace, absent};
use super::super::{Container, Match, Opener};
use super::set::{Parent, Set};
use super::{ENCRYPTED, Format, Links, UNKNOWN_FEATURE, Virtual, table, tell_cut};
use crate::bytes::integers::{Be16, Be32, Be64};
use crate::bytes::time::Timestamp;
use crate::codec::BlockCodec;
use crate::disc::{Disc, Snapshot};
use crate::endings;
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::{Anomaly, Findings, Severity};
use crate::part::Part;
use crate::signature;
use crate::source::{Files, Method, NamedFile, PackedBlock, Recipe, Source, copy_prefix};

/// QEMU disks.
pub static QCOW: Container =
    Container { id: "qcow2", name: "QEMU disk (QCOW2)", endings: endings::QCOW, part: Part::Disks, probe };

/// Opener of these disks.
pub static OPENER: Opener = Opener { container: &QCOW, open };

pub(super) static FORMAT: Format = Format { is, links, open: open_file };

static DIRTY: Anomaly = Anomaly {
    code: "QCOW-DIRTY",
    severity: Severity::Note,
    structure: "Header of the disk",
    meaning: "The disk was not closed properly. Its counts of references may be wrong, which does not matter for reading.",
    clause: None,
};

static CORRUPT: Anomaly = Anomaly {
    code: "QCOW-CORRUPT",
    severity: Severity::Damage,
    structure: "Header of the disk",
    meaning: "QEMU has found the disk damaged and marked it so. What is read from it may be wrong.",
    clause: None,
};

static SNAPSHOT_CUT: Anomaly = Anomaly {
    code: "QCOW-SNAPSHOT-CUT",
    severity: Severity::Damage,
    structure: "Table of snapshots",
    meaning: "The table of snapshots is damaged or cut off: this one and those after it aren't shown.",
    clause: None,
};

/// Bits of the incompatible features.
pub(super) mod feature {
    pub(super) const DIRTY: u64 = 1 << 0;
    pub(super) const CORRUPT: u64 = 1 << 1;
    pub(super) const DATA_FILE: u64 = 1 << 2;
    pub(in super::super) const COMPRESSION: u64 = 1 << 3;
    pub(super) const EXTENDED_L2: u64 = 1 << 4;
    pub(super) const KNOWN: u64 = 0x1F;
}

/// Types of header extensions.
mod extension {
    pub(super) const BACKING_FORMAT: u32 = 0xE279_2ACA;
    pub(super) const DATA_FILE: u32 = 0x4441_5441;
}

/// Parts of a table entry: the offset of a cluster, and its flags.
const OFFSET: u64 = 0x00FF_FFFF_FFFF_FE00;
pub(super) const COPIED: u64 = 1 << 63;
pub(super) const COMPRESSED: u64 = 1 << 62;
const ZERO: u64 = 1;

/// Sizes in bytes of the version 2 header, and of the fields that version 3 adds.
pub(super) const VERSION_2_HEADER: u64 = 72;
pub(super) const VERSION_3_HEADER: u32 = 104;

/// Number of subclusters in a cluster with extended entries.
const SUBCLUSTERS: u64 = 32;

/// Upper bounds for the snapshots listed, and for the entries of the first tables of all of them.
const SNAPSHOTS: u32 = 256;
const SNAPSHOT_ENTRIES: u64 = 1 << 20;

#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Header {
    pub(super) signature: [u8; 4],
    pub(super) version: Be32,
    pub(super) backing_offset: Be64,
    pub(super) backing_len: Be32,
    pub(super) cluster_bits: Be32,
    pub(super) size: Be64,
    pub(super) encryption: Be32,
    pub(super) l1_entries: Be32,
    pub(super) l1_offset: Be64,
    pub(super) refcount_offset: Be64,
    pub(super) refcount_clusters: Be32,
    pub(super) snapshots: Be32,
    pub(super) snapshots_offset: Be64,
}

const _: () = assert!(size_of::<Header>() as u64 == VERSION_2_HEADER);

/// Fields added by version 3.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(super) struct Features {
    pub(super) incompatible: Be64,
    pub(super) compatible: Be64,
    pub(super) autoclear: Be64,
    pub(super) refcount_order: Be32,
    pub(super) header_len: Be32,
    pub(super) compression: u8,
}

/// The header of version 1.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct OldHeader {
    signature: [u8; 4],
    version: Be32,
    backing_offset: Be64,
    backing_len: Be32,
    time: Be32,
    size: Be64,
    cluster_bits: u8,
    l2_bits: u8,
    padding: Be16,
    encryption: Be32,
    l1_offset: Be64,
}

/// A snapshot, before its extra data, identifier and name.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct SnapshotHead {
    l1_offset: Be64,
    l1_entries: Be32,
    id_len: Be16,
    name_len: Be16,
    seconds: Be32,
    nanoseconds: Be32,
    clock: Be64,
    state_len: Be32,
    extra_len: Be32,
}

fn probe(files: &Files) -> Result<Match> {
    super::probe(is, files)
}

fn open(files: &Files, findings: &mut Findings) -> Result<Disc> {
    super::disc(&FORMAT, files, findings)
}

fn is(file: &NamedFile) -> Result<bool> {
    let head = file.content.read_up_to(0, 8)?;
    let version = head.get(4..8).and_then(|bytes| Be32::read_from_bytes(bytes).ok()).map_or(0, Be32::get);
    Ok(head.starts_with(signature::QCOW) && (1..=3).contains(&version))
}

fn links(file: &NamedFile) -> Result<Links> {
    let Ok(header) = file.content.read_struct::<Header>(0) else { return Ok(Links::default()) };
    let extensions = Extensions::read(&file.content, &header)?;
    let backing = backing_name(&file.content, &header)?;
    Ok(Links { names: backing.into_iter().chain(extensions.data_file).collect(), ..Links::default() })
}

/// The name of the backing file, without additions by QEMU.
fn backing_name(content: &Source, header: &Header) -> Result<Option<String>> {
    let (at, len) = (header.backing_offset.get(), header.backing_len.get());
    if at == 0 || len == 0 {
        return Ok(None);
    }
    let bytes = content.read_up_to(at, usize::try_from(len.min(1023)).unwrap_or(0))?;
    let name = String::from_utf8_lossy(&bytes).into_owned();
    let Some(json) = name.strip_prefix("json:") else {
        return Ok(Some(name.strip_prefix("file:").map(str::to_owned).unwrap_or(name)));
    };
    // Like QEMU's node names: the one member that is a file name.
    let named = json.split("filename\"").nth(1).and_then(|rest| rest.split('"').nth(1));
    Ok(Some(named.map_or_else(|| name.clone(), str::to_owned)))
}

/// Header extensions that matter for reading.
#[derive(Default)]
struct Extensions {
    backing_format: Option<String>,
    data_file: Option<String>,
}

impl Extensions {
    fn read(content: &Source, header: &Header) -> Result<Self> {
        let mut all = Self::default();
        let mut at = match header.version.get() {
            1 => return Ok(all),
            2 => VERSION_2_HEADER,
            _ => content.read_struct::<Features>(VERSION_2_HEADER)?.header_len.get().into(),
        };
        let cluster = 1_u64.checked_shl(header.cluster_bits.get()).unwrap_or(0);
        while at < cluster {
            let head = content.read_up_to(at, 8)?;
            let number = |at: usize| head.get(at..).and_then(|bytes| Be32::read_from_prefix(bytes).ok());
            let (Some((kind, _)), Some((len, _))) = (number(0), number(4)) else { break };
            let value = || -> Result<String> {
                let bytes =
                    content.read_up_to(at.saturating_add(8), usize::try_from(len.get().min(1023)).unwrap_or(0))?;
                Ok(String::from_utf8_lossy(&bytes).into_owned())
            };
            match kind.get() {
                0 => break,
                extension::BACKING_FORMAT => all.backing_format = Some(value()?),
                extension::DATA_FILE => all.data_file = Some(value()?),
                _ => {}
            }
            at = at.saturating_add(8).saturating_add(u64::from(len.get()).next_multiple_of(8));
        }
        Ok(all)
    }
}

fn open_file(file: &NamedFile, set: &mut Set<'_>, findings: &mut Findings) -> Result<Virtual> {
    let content = &file.content;
    let header: Header = content.read_struct(0)?;
    if header.version.get() == 1 {
        return open_old(file, set, findings);
    }
    let bits = header.cluster_bits.get();
    if !(9..=21).contains(&bits) {
        return Err(Error::broken("Header of the disk", content.absolute(20), format!("cluster_bits is {bits}")));
    }
    if header.encryption.get() != 0 {
        return Err(ENCRYPTED.with(&[&file.name]).into());
    }
    let features: Option<Features> =
        if header.version.get() > 2 { Some(content.read_struct(VERSION_2_HEADER)?) } else { None };
    let incompatible = features.map_or(0, |features| features.incompatible.get());
    if incompatible & !feature::KNOWN != 0 {
        let what = format!("bits {:#x} of the incompatible features", incompatible & !feature::KNOWN);
        return Err(UNKNOWN_FEATURE.with(&[&file.name, &what]).into());
    }
    for (bit, anomaly) in [(feature::DIRTY, &DIRTY), (feature::CORRUPT, &CORRUPT)] {
        if incompatible & bit != 0 {
            findings.add(anomaly, content.absolute(VERSION_2_HEADER), "a clean disk", "the mark that it is not");
        }
    }
    let has_codec = incompatible & feature::COMPRESSION != 0;
    let codec = match features.filter(|features| has_codec && features.header_len.get() > VERSION_3_HEADER) {
        None => BlockCodec::Deflate,
        Some(Features { compression: 0, .. }) => BlockCodec::Deflate,
        Some(Features { compression: 1, .. }) => BlockCodec::Zstd,
        Some(Features { compression, .. }) => {
            return Err(UNKNOWN_FEATURE.with(&[&file.name, &format!("compression {compression}")]).into());
        }
    };
    let extensions = Extensions::read(content, &header)?;
    let size = header.size.get();
    let parent = parent_of(file, &header, &extensions, size, set, findings)?;
    let data = match (incompatible & feature::DATA_FILE != 0, &extensions.data_file) {
        (false, _) => None,
        (true, name) => {
            let name = name.as_deref().unwrap_or("the data file of the disk");
            Some(set.part(name).map_or_else(|| absent(name, size), |part| part.content.clone()))
        }
    };
    let is_extended = incompatible & feature::EXTENDED_L2 != 0;
    let entry_len = if is_extended { 16 } else { 8 };
    let map = Clusters {
        bits,
        l2_bits: bits.saturating_sub(if is_extended { 4 } else { 3 }),
        entry_len,
        size,
        l1: l1_of(content, header.l1_offset.get(), header.l1_entries.get(), findings)?,
        file: content.clone(),
        data,
        parent,
        codec,
        form: if header.version.get() > 2 { Form::Version3 } else { Form::Version2 },
        is_extended,
        unpacked: RefCell::default(),
    };
    let facts = facts_of(content, &header, codec)?;
    let snapshots = snapshots_of(&map, &header, findings)?;
    let mut disk = Virtual::new(mapped::content(map, content), Some(512), vec![facts]);
    disk.extras.snapshots = header.snapshots.get();
    disk.snapshots = snapshots;
    Ok(disk)
}

fn parent_of(
    file: &NamedFile,
    header: &Header,
    extensions: &Extensions,
    size: u64,
    set: &mut Set<'_>,
    findings: &mut Findings,
) -> Result<Option<Source>> {
    let Some(name) = backing_name(&file.content, header)? else { return Ok(None) };
    if extensions.backing_format.as_deref() == Some("raw") {
        let part = set.part(&name);
        if part.is_none() {
            findings.add(&super::PARENT_MISSING, 0, format!("“{name}”"), "no such file");
        }
        return Ok(Some(part.map_or_else(|| absent(&name, size), |part| part.content.clone())));
    }
    Ok(Some(set.parent(&FORMAT, &Parent { id: None, name, len: size }, findings)?))
}

/// Reads the first table, and reports tables after the end of the file.
fn l1_of(content: &Source, at: u64, entries: u32, findings: &mut Findings) -> Result<Vec<u64>> {
    let bytes = table(content, at, u64::from(entries).saturating_mul(8))?;
    let entries: Vec<u64> = bytes.as_chunks::<8>().0.iter().map(|entry| u64::from_be_bytes(*entry)).collect();
    let places = || entries.iter().map(|entry| entry & OFFSET);
    let behind = places().filter(|at| *at >= content.len()).count() as u64;
    tell_cut(content, behind, places().max().unwrap_or(0), findings);
    Ok(entries)
}

fn facts_of(content: &Source, header: &Header, codec: BlockCodec) -> Result<Facts> {
    let mut facts = Facts::new("Header of the disk");
    facts.add("Version", header.version.get().to_string());
    facts.add("Size", format!("{} bytes", header.size.get()));
    facts.add("Cluster size", format!("{} bytes", 1_u64.checked_shl(header.cluster_bits.get()).unwrap_or(0)));
    facts.add("Compression", if codec == BlockCodec::Zstd { "Zstandard" } else { "zlib" });
    if let Some(name) = backing_name(content, header)? {
        facts.add("Backing file", name);
    }
    Ok(facts)
}

/// The snapshots, each with a map of its own.
fn snapshots_of(map: &Clusters, header: &Header, findings: &mut Findings) -> Result<Vec<Snapshot>> {
    let content = &map.file;
    let (mut all, mut left) = (Vec::new(), SNAPSHOT_ENTRIES);
    let mut at = header.snapshots_offset.get();
    for _ in 0..header.snapshots.get().min(SNAPSHOTS) {
        let head = match content.read_struct::<SnapshotHead>(at) {
            Ok(head) if at > 0 => head,
            _ => {
                findings.add(&SNAPSHOT_CUT, content.absolute(at), "a snapshot", "the end of the file");
                break;
            }
        };
        let extra = at.saturating_add(size_of::<SnapshotHead>() as u64);
        let id = extra.saturating_add(head.extra_len.get().into());
        let name = id.saturating_add(head.id_len.get().into());
        // Sizes that the head has no room for: of the machine's memory, and of the disk.
        let long = |at: u64, len: u32| -> Result<Option<u64>> {
            Ok(if head.extra_len.get() >= len { Some(content.read_struct::<Be64>(at)?.get()) } else { None })
        };
        let memory = long(extra, 8)?.unwrap_or_else(|| head.state_len.get().into());
        let size = long(extra.saturating_add(8), 16)?.unwrap_or(map.size);
        let needed = size.div_ceil(map.cluster()).div_ceil(1 << map.l2_bits).min(head.l1_entries.get().into());
        left = match left.checked_sub(needed) {
            Some(left) => left,
            None => {
                let found = format!("a table of {needed} entries");
                findings.add(&SNAPSHOT_CUT, content.absolute(at), "a smaller table", found);
                break;
            }
        };
        let l1 = l1_of(content, head.l1_offset.get(), u32::try_from(needed).unwrap_or(0), findings)?;
        let text = |at: u64, len: Be16| -> Result<String> {
            Ok(String::from_utf8_lossy(&content.read_up_to(at, len.get().min(1023).into())?).into_owned())
        };
        all.push(Snapshot {
            id: text(id, head.id_len)?,
            name: text(name, head.name_len)?,
            taken: Timestamp::utc(head.seconds.get().into()),
            memory,
            content: mapped::content(map.like(l1, size), content),
        });
        at = name.saturating_add(head.name_len.get().into()).next_multiple_of(8);
    }
    Ok(all)
}

/// Version 1 has no count of entries, and another format of compressed clusters.
fn open_old(file: &NamedFile, set: &mut Set<'_>, findings: &mut Findings) -> Result<Virtual> {
    let content = &file.content;
    let header: OldHeader = content.read_struct(0)?;
    let (bits, l2_bits) = (u32::from(header.cluster_bits), u32::from(header.l2_bits));
    if !(9..=16).contains(&bits) || !(6..=13).contains(&l2_bits) {
        let what = format!("clusters of 2 to the power of {bits} bytes, tables of 2 to the power of {l2_bits} entries");
        return Err(Error::broken("Header of the disk", content.absolute(32), what));
    }
    if header.encryption.get() != 0 {
        return Err(ENCRYPTED.with(&[&file.name]).into());
    }
    let size = header.size.get();
    let parent = match content.read_struct::<Header>(0) {
        Ok(head) => parent_of(file, &head, &Extensions::default(), size, set, findings)?,
        Err(_) => None,
    };
    let entries = size.div_ceil(1 << bits.saturating_add(l2_bits));
    let entries = u32::try_from(entries).map_err(|_| Error::OverLimit("blocks of a disk"))?;
    let mut facts = Facts::new("Header of the disk");
    facts.add("Version", "1");
    facts.add("Size", format!("{size} bytes"));
    facts.add("Cluster size", format!("{} bytes", 1_u64 << bits));
    let map = Clusters {
        bits,
        l2_bits,
        entry_len: 8,
        size,
        l1: l1_of(content, header.l1_offset.get(), entries, findings)?,
        file: content.clone(),
        data: None,
        parent,
        codec: BlockCodec::Deflate,
        form: Form::Version1,
        is_extended: false,
        unpacked: RefCell::default(),
    };
    Ok(Virtual::new(mapped::content(map, content), Some(512), vec![facts]))
}

/// Meaning of the entries of the second tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Version1,
    Version2,
    Version3,
}

struct Clusters {
    bits: u32,
    /// Number of entries in a second table, as a power of two.
    l2_bits: u32,
    entry_len: u64,
    size: u64,
    l1: Vec<u64>,
    file: Source,
    /// The file with the clusters, if it isn't the disk's own.
    data: Option<Source>,
    parent: Option<Source>,
    codec: BlockCodec,
    form: Form,
    is_extended: bool,
    /// The offset and content of the last unpacked cluster: a divided one is packed as a whole.
    unpacked: RefCell<Option<(u64, Vec<u8>)>>,
}

impl Clusters {
    /// A map of the same file with other tables.
    fn like(&self, l1: Vec<u64>, size: u64) -> Self {
        Self {
            l1,
            size,
            file: self.file.clone(),
            data: self.data.clone(),
            parent: self.parent.clone(),
            unpacked: RefCell::default(),
            ..*self
        }
    }

    const fn cluster(&self) -> u64 {
        1 << self.bits
    }

    /// The entry of a cluster, with the bits of its subclusters; `None` if there is no second table.
    fn entry(&self, cluster: u64) -> io::Result<Option<(u64, u64)>> {
        let (first, second) = (cluster >> self.l2_bits, cluster & ((1_u64 << self.l2_bits).saturating_sub(1)));
        let l1 =
            usize::try_from(first).ok().and_then(|first| self.l1.get(first)).ok_or(io::ErrorKind::UnexpectedEof)?;
        let mask = if self.form == Form::Version1 { !0 } else { OFFSET };
        if l1 & mask == 0 {
            return Ok(None);
        }
        let at = (l1 & mask).saturating_add(second.saturating_mul(self.entry_len));
        let read = |at: u64| -> io::Result<u64> {
            let mut bytes = [0; 8];
            self.file.read_exact_at(at, &mut bytes)?;
            Ok(u64::from_be_bytes(bytes))
        };
        Ok(Some((read(at)?, if self.is_extended { read(at.saturating_add(8))? } else { 0 })))
    }

    /// Range of a compressed cluster, which may end before its last sector.
    fn packed_range(&self, entry: u64) -> Range<u64> {
        if self.form == Form::Version1 {
            let shift = 63_u32.saturating_sub(self.bits);
            let len = (entry >> shift) & self.cluster().saturating_sub(1);
            let start = entry & (1_u64 << shift).saturating_sub(1);
            return start..start.saturating_add(len);
        }
        let shift = 62_u32.saturating_sub(self.bits.saturating_sub(8));
        let start = entry & (1_u64 << shift).saturating_sub(1);
        let sectors = ((entry & COMPRESSED.saturating_sub(1)) >> shift).saturating_add(1);
        start..start.saturating_add(sectors.saturating_mul(512)).saturating_sub(start & 511)
    }

    fn below(&self, at: u64) -> BlockPlace {
        self.parent.as_ref().map_or(BlockPlace::Zeros, |parent| BlockPlace::in_parent(parent, at))
    }
}

impl BlockMap for Clusters {
    fn content_len(&self) -> u64 {
        self.size
    }

    fn block_len(&self) -> NonZeroU64 {
        let bits = if self.is_extended { self.bits.saturating_sub(SUBCLUSTERS.trailing_zeros()) } else { self.bits };
        NonZeroU64::new(1_u64 << bits).unwrap_or(NonZeroU64::MIN)
    }

    fn place(&self, block: u64) -> io::Result<BlockPlace> {
        let at = block.saturating_mul(self.block_len().get());
        let within = at & self.cluster().saturating_sub(1);
        let Some((entry, parts)) = self.entry(at >> self.bits)? else { return Ok(self.below(at)) };
        let compressed = if self.form == Form::Version1 { COPIED } else { COMPRESSED };
        if entry & compressed != 0 {
            return Ok(BlockPlace::Packed(self.packed_range(entry)));
        }
        let mask = if self.form == Form::Version1 { !0 } else { OFFSET };
        let is_stored = entry & mask != 0 || (self.data.is_some() && entry & COPIED != 0);
        if self.is_extended {
            let bit = within.checked_div(self.block_len().get()).unwrap_or(0);
            if parts >> bit.saturating_add(SUBCLUSTERS) & 1 != 0 {
                return Ok(BlockPlace::Zeros);
            }
            if parts >> bit & 1 == 0 {
                return Ok(self.below(at));
            }
        } else if self.form == Form::Version3 && entry & ZERO != 0 {
            return Ok(BlockPlace::Zeros);
        }
        if !is_stored {
            return Ok(self.below(at));
        }
        let from = self.data.as_ref().unwrap_or(&self.file).clone();
        Ok(BlockPlace::At { from, start: (entry & mask).saturating_add(within) })
    }

    fn packed(&self, block: u64, packed: Range<u64>) -> Option<PackedBlock> {
        let is_whole = block.saturating_add(1).saturating_mul(self.cluster()) <= self.size;
        let fits = is_whole && !self.is_extended && packed.end <= self.file.len();
        fits.then(|| PackedBlock::new(Recipe::of(&self.file, packed), Method::Codec(self.codec)))
    }

    fn unpack(&self, block: u64, packed: Range<u64>, out: &mut [u8]) -> io::Result<usize> {
        let within = block.saturating_mul(self.block_len().get()) & self.cluster().saturating_sub(1);
        let within = usize::try_from(within).unwrap_or(usize::MAX);
        let mut unpacked = self.unpacked.borrow_mut();
        if unpacked.as_ref().is_none_or(|(at, _)| *at != packed.start) {
            let len = usize::try_from(packed.end.saturating_sub(packed.start)).unwrap_or(0);
            let bytes = self.file.read_up_to(packed.start, len)?;
            // The disk's last cluster is packed as a complete one, too.
            let mut cluster = vec![0; usize::try_from(self.cluster()).unwrap_or(0)];
            let got = self.codec.unpack(&bytes, &mut cluster)?;
            cluster.truncate(got);
            *unpacked = Some((packed.start, cluster));
        }
        let cluster = unpacked.as_ref().map(|(_, cluster)| cluster.as_slice()).unwrap_or_default();
        Ok(copy_prefix(cluster.get(within..).unwrap_or_default(), out))
    }
}
