//! A volume: its header and special files (TN1150 "Volume Header").

use zerocopy::FromBytes;

use super::layout::{ExtentRecord, ForkData, HEADER_AT, JournalInfoBlock, VolumeHeader, Wrapper, attribute, id};
use crate::bytes::integers::Be32;
use crate::disc::SECTOR_SIZE;
use crate::error::{Error, Result};
use crate::findings::{Anomaly, Findings, Severity};
use crate::fs::apple::btree::{BTree, Keys};
use crate::fs::apple::fork::{self, Blocks, Extent, Fork};
use crate::signature;
use crate::source::Source;

static ALTERNATE: Anomaly = Anomaly {
    code: "HFSPLUS-HEADER",
    severity: Severity::Damage,
    structure: "Volume Header",
    meaning: "The volume header is damaged. Its copy at the end of the volume was used.",
    clause: Some("TN1150, Volume Header"),
};

static UNCLEAN: Anomaly = Anomaly {
    code: "HFSPLUS-NOT-UNMOUNTED",
    severity: Severity::Note,
    structure: "Volume Header",
    meaning: "The volume was still in use when it was last written, so its newest changes may be missing.",
    clause: Some("TN1150, Volume Attributes"),
};

static JOURNAL: Anomaly = Anomaly {
    code: "HFSPLUS-JOURNAL",
    severity: Severity::Warning,
    structure: "Journal",
    meaning: "The journal holds changes that were not written to the volume yet. Discern shows the volume without them, so \
              its newest files may be missing or damaged.",
    clause: Some("TN1150, Journal"),
};

static INCOMPLETE: Anomaly = Anomaly {
    code: "HFSPLUS-TREE-INCOMPLETE",
    severity: Severity::Damage,
    structure: "Volume Header",
    meaning: "Part of this file isn't in the image, so files and folders may be missing.",
    clause: Some("TN1150, Volume Header"),
};

/// Keys of the catalog: length, parent ID, name.
const CATALOG_KEYS: Keys = Keys { length_bytes: 2, number_at: 0 };

/// Keys of the extents overflow file (length, fork type, padding, file ID, block) and of the attributes file (length,
/// padding, file ID, block, name).
const FILE_KEYS: Keys = Keys { length_bytes: 2, number_at: 2 };

/// Fork type of the data fork in keys.
pub(super) const DATA: u8 = 0;
/// Fork type of the resource fork in keys.
pub(super) const RESOURCE: u8 = 0xFF;

/// A special file, which holds a structure of the volume.
pub(super) struct SpecialFile {
    pub(super) name: &'static str,
    pub(super) fork: Fork,
}

/// A mounted volume.
pub(super) struct Volume {
    pub(super) content: Source,
    /// Offset in the content of the volume, or of the wrapper around it.
    pub(super) outer: u64,
    pub(super) header: VolumeHeader,
    /// Offset in the content of the header in use.
    pub(super) header_at: u64,
    pub(super) blocks: Blocks,
    pub(super) extents: BTree,
    pub(super) catalog: BTree,
    pub(super) attributes: BTree,
    /// Location of the catalog.
    pub(super) catalog_fork: Fork,
    /// The special files besides the catalog.
    pub(super) others: Vec<SpecialFile>,
}

/// The byte range of a volume in the content, including the copy of its header.
struct VolumePlace {
    start: u64,
    end: u64,
}

impl VolumePlace {
    /// Finds the volume at an offset, or in an HFS wrapper there.
    fn find(content: &Source, start: u64) -> Result<Self> {
        let bytes = content.read_up_to(start.saturating_add(HEADER_AT), size_of::<Wrapper>())?;
        let wrapper = Wrapper::read_from_bytes(&bytes)
            .ok()
            .filter(|wrapper| wrapper.signature == *b"BD" && matches!(&wrapper.embedded_signature, b"H+" | b"HX"));
        let Some(wrapper) = wrapper else { return Ok(Self { start, end: content.len() }) };
        let size = u64::from(wrapper.block_size.get());
        let first = start.saturating_add(u64::from(wrapper.first_block.get()).saturating_mul(512));
        let start = first.saturating_add(size.saturating_mul(wrapper.embedded_start.get().into()));
        let end = start.saturating_add(size.saturating_mul(wrapper.embedded_blocks.get().into()));
        Ok(Self { start, end: end.min(content.len()) })
    }

    /// The header and its offset.
    fn header(&self, content: &Source) -> Result<Option<(VolumeHeader, u64)>> {
        let at = self.start.saturating_add(HEADER_AT);
        Ok(header(content, at)?.map(|header| (header, at)))
    }

    /// The copy of the header in the second to last sector. A copy that is of a smaller volume, as at the end of the last
    /// partition of a disk, is none.
    fn alternate(&self, content: &Source) -> Result<Option<(VolumeHeader, u64)>> {
        let Some(at) = self.end.checked_sub(1024).filter(|at| *at > self.start) else { return Ok(None) };
        let is_of_volume = |header: &VolumeHeader| {
            let size = u64::from(header.block_size.get());
            let length = size.saturating_mul(header.blocks.get().into());
            let whole = self.end.saturating_sub(self.start);
            length <= whole && whole.saturating_sub(length) < size
        };
        Ok(header(content, at)?.filter(is_of_volume).map(|header| (header, at)))
    }
}

/// The header at an offset, if it is plausible.
fn header(content: &Source, at: u64) -> Result<Option<VolumeHeader>> {
    let bytes = content.read_up_to(at, size_of::<VolumeHeader>())?;
    Ok(VolumeHeader::read_from_bytes(&bytes).ok().filter(VolumeHeader::is_sound))
}

impl Volume {
    /// Whether a volume, or an HFS wrapper around one, begins at an offset of a content.
    ///
    /// # Errors
    /// If the content cannot be read.
    pub(super) fn is_at(content: &Source, start: u64) -> Result<bool> {
        let place = VolumePlace::find(content, start)?;
        if place.header(content)?.is_some() {
            return Ok(true);
        }
        // Avoids reading the end of every disc.
        let descriptor = start.saturating_add(SECTOR_SIZE.saturating_mul(16)).saturating_add(1);
        let is_iso = content.read_up_to(descriptor, 5)? == signature::ISO_9660;
        Ok(!is_iso && place.alternate(content)?.is_some())
    }

    /// Opens a volume: reads its header and the headers of its trees.
    ///
    /// # Errors
    /// If neither the header nor its copy is usable, or the content cannot be read.
    pub(super) fn read(content: &Source, outer: u64, findings: &mut Findings) -> Result<Self> {
        let place = VolumePlace::find(content, outer)?;
        let first = content.absolute(place.start.saturating_add(HEADER_AT));
        let (header, header_at) = match place.header(content)? {
            Some(found) => found,
            None => {
                let nothing = || Error::broken("Volume Header", first, "neither it nor its copy can be read");
                let found = place.alternate(content)?.ok_or_else(nothing)?;
                findings.add(&ALTERNATE, first, "a volume header", "other bytes");
                found
            }
        };
        let (size, count) = (header.block_size.get(), header.blocks.get());
        let blocks = Blocks { content: content.clone(), first: place.start, size, count };
        let empty = || Source::from_bytes([]);
        let of_extents = Fork::new(&blocks, header.extents.size.get(), &header.extents.extents.extents());
        let source = of_extents.recipe(content).into_source();
        let mut volume = Self {
            content: content.clone(),
            outer,
            header,
            header_at,
            blocks,
            extents: BTree::open("Extents Overflow File", source, FILE_KEYS, findings)?,
            catalog: BTree::open("Catalog File", empty(), CATALOG_KEYS, findings)?,
            attributes: BTree::open("Attributes File", empty(), FILE_KEYS, findings)?,
            catalog_fork: Fork::default(),
            others: vec![SpecialFile { name: "Extents Overflow File", fork: of_extents }],
        };
        volume.catalog_fork = volume.fork(id::CATALOG, DATA, &header.catalog, findings);
        let source = volume.catalog_fork.recipe(content).into_source();
        volume.catalog = BTree::open("Catalog File", source, CATALOG_KEYS, findings)?;
        let of_attributes = volume.fork(id::ATTRIBUTES, DATA, &header.attribute_file, findings);
        volume.attributes =
            BTree::open("Attributes File", of_attributes.recipe(content).into_source(), FILE_KEYS, findings)?;
        let allocation = volume.fork(id::ALLOCATION, DATA, &header.allocation, findings);
        let startup = volume.fork(id::STARTUP, DATA, &header.startup, findings);
        let others = [("Attributes File", of_attributes), ("Allocation File", allocation), ("Startup File", startup)];
        volume.others.extend(others.map(|(name, fork)| SpecialFile { name, fork }));
        volume.check(findings);
        Ok(volume)
    }

    /// Reports problems with the header and the special files.
    fn check(&self, findings: &mut Findings) {
        let at = self.content.absolute(self.header_at);
        let attributes = self.header.attributes.get();
        if attributes & attribute::JOURNALED != 0 && self.has_changes_in_journal() {
            let journal = u64::from(self.header.journal_info_block.get());
            let place = self.blocks.first.saturating_add(journal.saturating_mul(self.blocks.size.into()));
            findings.add(&JOURNAL, self.content.absolute(place), "an empty journal", "changes in it");
        } else if attributes & attribute::UNMOUNTED == 0 {
            findings.add(&UNCLEAN, at, "the attribute of an unmounted volume", format!("{attributes:#010x}"));
        }
        let others = self.others.iter().map(|file| (file.name, &file.fork));
        for (name, fork) in std::iter::once((self.catalog.name, &self.catalog_fork)).chain(others) {
            if fork.missing > 0 {
                findings.add(
                    &INCOMPLETE,
                    at,
                    format!("{} bytes of the {name}", fork.size),
                    format!("{} missing", fork.missing),
                );
            }
        }
    }

    /// Whether the journal has pending changes: its start and end differ ("Journal Header"). It is in the byte order of
    /// the computer that wrote it.
    fn has_changes_in_journal(&self) -> bool {
        let block = u64::from(self.header.journal_info_block.get()).saturating_mul(self.blocks.size.into());
        let Ok(info) = self.content.read_struct::<JournalInfoBlock>(self.blocks.first.saturating_add(block)) else {
            return false;
        };
        if info.flags.get() & 1 == 0 {
            return false;
        }
        let at = self.blocks.first.saturating_add(info.offset.get());
        let Ok(bytes) = self.content.read_up_to(at, 24) else { return false };
        let is_journal = matches!(bytes.get(..4), Some(b"JNLx" | b"xLNJ"));
        is_journal && bytes.get(8..16) != bytes.get(16..24)
    }

    /// A fork of a file, from the extents in its record and, if those are too few, the extents overflow file.
    pub(super) fn fork(&self, file: u32, which: u8, data: &ForkData, findings: &mut Findings) -> Fork {
        let size = data.size.get();
        let overflow = || if file == id::EXTENTS { Vec::new() } else { self.overflow(file, which, findings) };
        Fork::new(&self.blocks, size, &fork::extents(&self.blocks, size, &data.extents.extents(), overflow))
    }

    /// The extents of a fork in the extents overflow file, each record with its first block. Unreadable ones are
    /// missing from the fork.
    fn overflow(&self, file: u32, which: u8, findings: &mut Findings) -> Vec<(u32, Vec<Extent>)> {
        let records = self.extents.records(file, findings).unwrap_or_default();
        let of_fork = records.iter().filter(|record| record.key.first() == Some(&which));
        let parsed = of_fork.filter_map(|record| {
            let start = Be32::read_from_prefix(record.key.get(6..)?).ok()?.0.get();
            let extents = ExtentRecord::read_from_prefix(&record.data).ok()?.0.extents();
            Some((start, extents.to_vec()))
        });
        parsed.collect()
    }
}
