//! An exFAT volume: the entries about the volume in its root directory, and the location of its files' data.

use std::ops::Range;

use zerocopy::FromBytes;

use super::boot::{FIRST, Geometry};
use super::chain::Table;
use super::layout::{GuidEntry, IN_USE, LabelEntry, SLOT, TableEntry, kind};
use super::set::Set;
use super::up_case::UpCase;
use crate::error::{Error, Result};
use crate::findings::{Anomaly, Findings, Severity};
use crate::fs::clusters::{Chain, Clusters};
use crate::limits;
use crate::source::Source;
use crate::tree::NodeId;

static CHAIN: Anomaly = Anomaly {
    code: "EXFAT-DAMAGED-CHAIN",
    severity: Severity::Damage,
    structure: "File Allocation Table",
    meaning: "Part of this file or folder can't be found, since the chain of its clusters is damaged.",
    clause: Some("exFAT 4.1"),
};

static INCOMPLETE: Anomaly = Anomaly {
    code: "EXFAT-INCOMPLETE",
    severity: Severity::Damage,
    structure: "Main boot sector",
    meaning: "The volume is longer than the image. The image is incomplete: download or copy it again.",
    clause: Some("exFAT 3.1.5"),
};

static STATE: Anomaly = Anomaly {
    code: "EXFAT-STATE",
    severity: Severity::Warning,
    structure: "Main boot sector",
    meaning: "The volume wasn't ejected, or its medium failed, so the last changes to it may be incomplete.",
    clause: Some("exFAT 3.1.13"),
};

static NO_TABLE: Anomaly = Anomaly {
    code: "EXFAT-NO-TABLE",
    severity: Severity::Warning,
    structure: "Root directory",
    meaning: "The allocation bitmap or the up-case table is missing; systems may refuse the volume, and files can't be \
              compared with it.",
    clause: Some("exFAT 7.1, 7.2"),
};

/// Largest number of entries in a set.
const LONGEST_SET: u64 = 256;

/// Number of bytes of the bitmap read at once.
const BITMAP_PIECE: u64 = 64 << 10;

/// Entries about the volume in the root directory, each with its offset.
#[derive(Debug, Clone, Default)]
pub(super) struct Entries {
    pub(super) bitmap: Option<(u64, TableEntry)>,
    pub(super) up_case: Option<(u64, TableEntry)>,
    pub(super) label: Option<(u64, LabelEntry)>,
    pub(super) guid: Option<(u64, GuidEntry)>,
}

/// An exFAT volume.
pub(super) struct Volume {
    pub(super) content: Source,
    pub(super) geometry: Geometry,
    pub(super) entries: Entries,
    pub(super) root: Chain,
    pub(super) bitmap: Option<Source>,
    pub(super) bitmap_extents: Vec<Range<u64>>,
    pub(super) up_case: Option<UpCase>,
    pub(super) up_case_extents: Vec<Range<u64>>,
}

/// The bytes of a directory.
pub(super) struct Directory {
    /// Whether it is contiguous, without FAT entries.
    is_contiguous: bool,
    extents: Vec<Range<u64>>,
    /// Its entries, up to [`limits::DIRECTORY_BYTES`].
    bytes: Vec<u8>,
    /// Length in bytes, of which fewer may have been read.
    pub(super) length: u64,
}

/// An item that [`Directory::walk`] finds.
pub(super) enum Found<'a> {
    /// The entry set of a file, and its node.
    Set(NodeId, Box<Set>),
    /// A file entry without the rest of its set, and its offset.
    Alone(u64),
    /// Any other entry, and its offset.
    Other(u64, &'a [u8]),
}

impl Volume {
    /// Reads the boot regions and the root directory of the volume at the start of the content; `None` if there is
    /// none.
    ///
    /// # Errors
    /// If it cannot be read.
    pub(super) fn open(content: Source, findings: &mut Findings) -> Result<Option<Self>> {
        let Some(geometry) = Geometry::read(&content, findings)? else { return Ok(None) };
        let boot = content.absolute(geometry.at);
        if geometry.volume_len() > content.len() {
            let found = format!("{} bytes", content.len());
            findings.add(&INCOMPLETE, boot.saturating_add(72), format!("{} bytes", geometry.volume_len()), found);
        }
        let flags = geometry.sector.flags.get();
        let states = [(super::layout::volume_flag::DIRTY, "in use"), (super::layout::volume_flag::FAILED, "failed")];
        for (_, found) in states.into_iter().filter(|(flag, _)| flags & flag != 0) {
            findings.add(&STATE, boot.saturating_add(106), "a volume at rest", found);
        }
        let root = Table::new(&content, &geometry).chain(geometry.sector.root.get(), None)?;
        if let Some(broken) = &root.broken {
            findings.add(&CHAIN, boot.saturating_add(96), "a root directory that ends", broken.clone());
        }
        let mut volume = Self {
            content,
            geometry,
            root,
            entries: Entries::default(),
            bitmap: None,
            bitmap_extents: Vec::new(),
            up_case: None,
            up_case_extents: Vec::new(),
        };
        volume.entries = volume.read_entries()?;
        volume.read_tables(findings)?;
        Ok(Some(volume))
    }

    fn read_entries(&self) -> Result<Entries> {
        let mut entries = Entries::default();
        let second = u8::from(self.geometry.uses_second());
        self.directory(NodeId(0))?.walk(|found| {
            let Found::Other(at, slot) = found else { return };
            match slot.first() {
                Some(&kind::BITMAP) => {
                    let entry = TableEntry::read_from_bytes(slot).ok().filter(|entry| entry.flags & 1 == second);
                    entries.bitmap = entries.bitmap.or(entry.map(|entry| (at, entry)));
                }
                Some(&kind::UP_CASE) => {
                    entries.up_case = entries.up_case.or(TableEntry::read_from_bytes(slot).ok().map(|it| (at, it)));
                }
                Some(&kind::LABEL) => {
                    entries.label = entries.label.or(LabelEntry::read_from_bytes(slot).ok().map(|it| (at, it)));
                }
                Some(&kind::GUID) => {
                    entries.guid = entries.guid.or(GuidEntry::read_from_bytes(slot).ok().map(|it| (at, it)));
                }
                _ => {}
            }
        });
        Ok(entries)
    }

    fn read_tables(&mut self, findings: &mut Findings) -> Result<()> {
        let root = self.root.extents.first().map_or(0, |range| self.content.absolute(range.start));
        match self.entries.bitmap {
            Some((at, entry)) => {
                self.bitmap_extents = self.table_extents(at, &entry, findings)?;
                self.bitmap = Some(self.joined(&self.bitmap_extents));
            }
            None => findings.add(&NO_TABLE, root, "an allocation bitmap", "none"),
        }
        match self.entries.up_case {
            Some((at, entry)) => {
                self.up_case_extents = self.table_extents(at, &entry, findings)?;
                let byte = self.content.absolute(at);
                self.up_case = UpCase::read(&self.joined(&self.up_case_extents), entry.checksum.get(), byte, findings)?;
            }
            None => findings.add(&NO_TABLE, root, "an up-case table", "none"),
        }
        Ok(())
    }

    fn table_extents(&self, at: u64, entry: &TableEntry, findings: &mut Findings) -> Result<Vec<Range<u64>>> {
        let length = entry.data_length.get();
        let count = length.div_ceil(self.geometry.cluster_len);
        let chain = Table::new(&self.content, &self.geometry).chain(entry.first_cluster.get(), Some(count))?;
        if let Some(broken) = chain.broken.clone() {
            let expected = format!("{count} clusters of a table");
            findings.add(&CHAIN, self.content.absolute(at).saturating_add(20), expected, broken);
        }
        Ok(chain.cut(length, self.content.len()))
    }

    fn joined(&self, extents: &[Range<u64>]) -> Source {
        let mut recipe = crate::source::Recipe::default();
        extents.iter().for_each(|range| recipe.append(&crate::source::Recipe::of(&self.content, range.clone())));
        recipe.into_source()
    }

    /// The entry set of a node. A node is the offset of its first entry, with bit 0 set if its directory is contiguous,
    /// since the set may continue in the directory's next cluster.
    ///
    /// # Errors
    /// If it cannot be read, or the node is the root.
    pub(super) fn set(&self, node: NodeId) -> Result<Set> {
        let nothing = || Error::NotFound("file of that kind".into());
        let (mut at, is_contiguous) = (node.0 & !1, node.0 & 1 != 0);
        let mut cluster = self.geometry.cluster_of(at).ok_or_else(nothing)?;
        let mut table = Table::new(&self.content, &self.geometry);
        let mut bytes = Vec::new();
        let mut left = LONGEST_SET.saturating_mul(SLOT as u64);
        loop {
            let end = self.geometry.range(cluster, 1).end;
            let length = end.saturating_sub(at).min(left);
            bytes.extend(self.content.read_up_to(at, usize::try_from(length).unwrap_or(0))?);
            left = left.saturating_sub(length);
            let next = if is_contiguous { cluster.checked_add(1) } else { table.next(cluster)? };
            match next.filter(|next| left > 0 && self.geometry.has(*next)) {
                Some(next) => (cluster, at) = (next, self.geometry.range(next, 1).start),
                None => break,
            }
        }
        Set::parse(&bytes).ok_or_else(nothing)
    }

    /// The location of the data of an entry set.
    ///
    /// # Errors
    /// If the FAT cannot be read.
    pub(super) fn chain(&self, set: &Set) -> Result<Chain> {
        let mut table = Table::new(&self.content, &self.geometry);
        let (first, count) = (set.stream.first_cluster.get(), set.size().div_ceil(self.geometry.cluster_len));
        if set.is_contiguous() {
            return Ok(table.contiguous(first, count));
        }
        let chain = table.chain(first, Some(count))?;
        // The chain of a deleted file is freed, so its data is assumed to be contiguous from its first cluster.
        let is_freed = set.is_deleted && chain.broken.is_some();
        Ok(if is_freed { table.contiguous(first, count) } else { chain })
    }

    /// Reports a chain that ends early.
    pub(super) fn check_chain(&self, node: NodeId, set: &Set, chain: &Chain, findings: &mut Findings) {
        if let Some(broken) = &chain.broken {
            let count = set.size().div_ceil(self.geometry.cluster_len);
            let byte = self.content.absolute(node.0 & !1).saturating_add(52);
            findings.add(&CHAIN, byte, format!("{count} clusters for “{}”", set.text()), broken.clone());
        }
    }

    /// Reads a directory's entries, up to [`limits::DIRECTORY_BYTES`].
    ///
    /// # Errors
    /// If it cannot be read.
    pub(super) fn directory(&self, node: NodeId) -> Result<Directory> {
        let (extents, is_contiguous) = match node.0 {
            0 => (self.root.cut(u64::MAX, self.content.len()), false),
            _ => {
                let set = self.set(node)?;
                if !set.is_directory() {
                    return Err(Error::NotFound("directory of that kind".into()));
                }
                (self.chain(&set)?.cut(set.size(), self.content.len()), set.is_contiguous())
            }
        };
        let length = extents.iter().map(|range| range.end.saturating_sub(range.start)).fold(0, u64::saturating_add);
        let read = usize::try_from(length.min(limits::DIRECTORY_BYTES)).unwrap_or(0);
        let bytes = self.joined(&extents).read_up_to(0, read)?;
        Ok(Directory { is_contiguous, extents, bytes, length })
    }

    /// Whether the bitmap marks all clusters of a chain as in use; true without a bitmap.
    ///
    /// # Errors
    /// If it cannot be read.
    pub(super) fn is_allocated(&self, chain: &Chain) -> Result<bool> {
        let Some(bitmap) = &self.bitmap else { return Ok(true) };
        for range in &chain.extents {
            let Some(first) = self.geometry.cluster_of(range.start) else { continue };
            let first = u64::from(first.saturating_sub(FIRST));
            let count = range.end.saturating_sub(range.start).checked_div(self.geometry.cluster_len).unwrap_or(0);
            let end = first.saturating_add(count);
            let mut bit = first;
            while bit < end {
                let bytes =
                    bitmap.read_up_to(bit / 8, usize::try_from(BITMAP_PIECE.min(end.div_ceil(8))).unwrap_or(0))?;
                let held = (bit / 8).saturating_add(bytes.len() as u64).saturating_mul(8).min(end);
                let is_set = |bit: u64, first: u64| {
                    let byte = usize::try_from((bit / 8).saturating_sub(first / 8)).ok();
                    byte.and_then(|byte| bytes.get(byte)).is_some_and(|byte| byte & (1 << (bit % 8)) != 0)
                };
                if held <= bit {
                    return Ok(true);
                }
                if !(bit..held).all(|number| is_set(number, bit)) {
                    return Ok(false);
                }
                bit = held;
            }
        }
        Ok(true)
    }

    /// Number of free clusters in the bitmap; `None` if it is missing or exceeds [`limits::EXFAT_BITMAP_BYTES`].
    ///
    /// # Errors
    /// If it cannot be read.
    pub(super) fn free_clusters(&self) -> Result<Option<u64>> {
        let clusters = u64::from(self.geometry.sector.clusters.get());
        let Some(bitmap) = &self.bitmap else { return Ok(None) };
        let length = clusters.div_ceil(8);
        if length > limits::EXFAT_BITMAP_BYTES || bitmap.len() < length {
            return Ok(None);
        }
        let bytes = bitmap.read_up_to(0, usize::try_from(length).unwrap_or(0))?;
        let beyond = u32::try_from(clusters % 8).ok().filter(|rest| *rest > 0).map_or(0, |rest| 0xFF_u8 << rest);
        let used: u64 = bytes.iter().map(|byte| u64::from(byte.count_ones())).sum();
        let last = bytes.last().map_or(0, |last| u64::from((last & beyond).count_ones()));
        Ok(Some(clusters.saturating_sub(used.saturating_sub(last))))
    }
}

impl Directory {
    /// Whether it has more entries than are read of any.
    pub(super) const fn is_cut(&self) -> bool {
        self.length > limits::DIRECTORY_BYTES
    }

    /// Calls a function for each file, in use or deleted, and for each other entry in use.
    pub(super) fn walk<'a>(&'a self, mut found: impl FnMut(Found<'a>)) {
        let mut number = 0_usize;
        let mut places = Places { extents: &self.extents, before: 0 };
        while let Some(bytes) = number.checked_mul(SLOT).and_then(|at| self.bytes.get(at..)) {
            let (Some(slot), Some(at)) = (bytes.get(..SLOT), places.of(number)) else { break };
            let Some(first) = slot.first().filter(|first| **first != kind::END) else { break };
            let mut taken = 1;
            if first | IN_USE == kind::FILE {
                match Set::parse(bytes) {
                    Some(set) => {
                        taken = set.len().max(1);
                        found(Found::Set(NodeId(at | u64::from(self.is_contiguous)), Box::new(set)));
                    }
                    None if first & IN_USE != 0 => found(Found::Alone(at)),
                    None => {}
                }
            } else if first & IN_USE != 0 {
                found(Found::Other(at, slot));
            }
            number = number.saturating_add(taken);
        }
    }
}

/// Finds entries of a directory by their numbers, which only rise: a directory may have very many extents.
struct Places<'a> {
    /// The extents from that of the last entry on.
    extents: &'a [Range<u64>],
    /// Bytes of the extents before it.
    before: u64,
}

impl Places<'_> {
    /// Offset of an entry in the volume, by its number.
    fn of(&mut self, number: usize) -> Option<u64> {
        let at = (number as u64).checked_mul(SLOT as u64)?;
        loop {
            let (range, rest) = self.extents.split_first()?;
            let length = range.end.saturating_sub(range.start);
            let inside = at.checked_sub(self.before)?;
            if inside < length {
                return range.start.checked_add(inside);
            }
            self.before = self.before.saturating_add(length);
            self.extents = rest;
        }
    }
}
