//! Volume descriptors (ECMA-167 3/10, UDF 2.2) and the recognition sequence (2/9).

use zerocopy::{FromZeros, IntoBytes};

use super::super::cs0;
use super::super::layout::{
    Anchor, ExtentAd, FileSet, LogicalVolume, LongAd, PartitionDescriptor, Primary, UdfTime, tag,
};
use super::blocks::Blocks;
use super::descriptor::{Built, DESCRIPTOR, REVISION, entity, implementation, revision, time};
use super::{Options, SEQUENCE};
use crate::disc::SECTOR_SIZE;
use crate::signature;

/// Access type: read-only (3/10.5.7).
const READ_ONLY: u32 = 1;

/// Partition flag: allocated (3/10.5.3).
const ALLOCATED: u16 = 1;

/// Domain flags: hard and soft write-protect (UDF 2.1.5.3).
const PROTECTED: u8 = 3;

/// Integrity type: closed (3/10.10.3).
const CLOSED: u32 = 1;

/// Values of the descriptors.
pub(super) struct Volume<'a> {
    pub(super) options: &'a Options,
    /// Number of blocks in the partition.
    pub(super) partition: u32,
    /// Block of the file set in the partition.
    pub(super) file_set: u32,
    pub(super) files: u32,
    pub(super) directories: u32,
    /// Lowest unused unique identifier.
    pub(super) next_unique: u64,
}

/// Makes the recognition sequence: three sectors.
pub(super) fn recognition() -> Vec<u8> {
    let mut bytes = Vec::new();
    for identifier in [signature::EXTENDED_AREA, *b"NSR02", signature::EXTENDED_AREA_END] {
        let mut sector = vec![0];
        sector.extend_from_slice(&identifier);
        sector.push(1);
        sector.resize(usize::try_from(SECTOR_SIZE).unwrap_or(0), 0);
        bytes.extend(sector);
    }
    bytes
}

/// Makes a long allocation descriptor of one block of the partition.
pub(super) fn one_block(blocks: Blocks, block_number: u32) -> LongAd {
    let mut long = LongAd::new_zeroed();
    long.length = blocks.size().into();
    long.location.block = block_number.into();
    long
}

/// The only character set in UDF (UDF 2.1.2).
fn characters() -> [u8; 64] {
    let mut set = [0; 64];
    set.iter_mut().skip(1).zip(b"OSTA Compressed Unicode").for_each(|(place, byte)| *place = *byte);
    set
}

impl Volume<'_> {
    /// Makes a volume descriptor sequence at a sector.
    pub(super) fn sequence(&self, first: u32) -> Vec<u8> {
        let descriptors = [
            self.primary(first),
            self.implementation_use(first.saturating_add(1)),
            self.partition(first.saturating_add(2)),
            self.logical(first.saturating_add(3)),
            Built::new(&[0_u8; 16])
                .and(&4_u32.to_le_bytes())
                .and(&[0; 4])
                .tagged(tag::UNALLOCATED, first.saturating_add(4)),
            Built::new(&[0_u8; DESCRIPTOR]).tagged(tag::TERMINATOR, first.saturating_add(5)),
        ];
        descriptors.into_iter().flat_map(|descriptor| descriptor.into_block(self.blocks())).collect()
    }

    /// The anchor of a block.
    pub(super) fn anchor(&self, block: u32) -> Vec<u8> {
        let blocks = self.blocks();
        let length = SEQUENCE.saturating_mul(blocks.size());
        let extent = |block: u32| ExtentAd { length: length.into(), location: block.into() };
        let mut anchor = Anchor::new_zeroed();
        anchor.main = extent(blocks.main());
        anchor.reserve = extent(blocks.reserve());
        Built::new(&anchor).filled(DESCRIPTOR).tagged(tag::ANCHOR, block).into_block(blocks)
    }

    fn blocks(&self) -> Blocks {
        self.options.blocks
    }

    fn label<const LENGTH: usize>(&self) -> [u8; LENGTH] {
        cs0::recorded_dstring(&self.options.label)
    }

    fn now(&self) -> UdfTime {
        time(self.options.created)
    }

    /// Primary volume descriptor (3/10.1).
    fn primary(&self, sector: u32) -> Built {
        let mut primary = Primary::new_zeroed();
        primary.volume = self.label();
        primary.volume_sequence = 1.into();
        primary.most_volume_sequence = 1.into();
        primary.interchange_level = 2.into();
        primary.most_interchange_level = 2.into();
        // Character set 0 only.
        primary.character_sets = [1, 0, 0, 0, 1, 0, 0, 0];
        // The first 16 characters make the set unique (UDF 2.2.2.5).
        let unique = format!("{:016x}{}", self.options.created.seconds, self.options.label);
        primary.volume_set = cs0::recorded_dstring(&unique);
        primary.descriptor_character_set = characters();
        primary.explanatory_character_set = characters();
        primary.application = implementation();
        primary.recorded = self.now();
        primary.implementation = implementation();
        Built::new(&primary).filled(DESCRIPTOR).tagged(tag::PRIMARY, sector)
    }

    /// Implementation use volume descriptor, which repeats the name of the logical volume (UDF 2.2.7).
    fn implementation_use(&self, sector: u32) -> Built {
        let information = [0_u8; 36 * 3];
        Built::new(&[0_u8; 16])
            .and(&1_u32.to_le_bytes())
            .and(entity("*UDF LV Info", revision(0)).as_bytes())
            .and(&characters())
            .and(&self.label::<128>())
            .and(&information)
            .and(implementation().as_bytes())
            .filled(DESCRIPTOR)
            .tagged(tag::IMPLEMENTATION_USE, sector)
    }

    /// Partition descriptor (3/10.5), without free space.
    fn partition(&self, sector: u32) -> Built {
        let mut partition = PartitionDescriptor::new_zeroed();
        partition.sequence = 2.into();
        partition.flags = ALLOCATED.into();
        partition.contents = entity("+NSR02", [0; 8]);
        partition.access = READ_ONLY.into();
        partition.start = self.blocks().partition().into();
        partition.length = self.partition.into();
        Built::new(&partition).and(implementation().as_bytes()).filled(DESCRIPTOR).tagged(tag::PARTITION, sector)
    }

    /// Logical volume descriptor (3/10.6), with one partition map of type 1.
    fn logical(&self, sector: u32) -> Built {
        let map = [1, 6, 1, 0, 0, 0];
        let mut logical = LogicalVolume::new_zeroed();
        logical.sequence = 3.into();
        logical.character_set = characters();
        logical.identifier = self.label();
        logical.block_size = self.blocks().size().into();
        logical.domain = entity("*OSTA UDF Compliant", revision(PROTECTED));
        logical.file_set = one_block(self.blocks(), self.file_set);
        logical.map_table_length = u32::try_from(map.len()).unwrap_or(0).into();
        logical.maps = 1.into();
        logical.implementation = implementation();
        let length = self.blocks().size().saturating_mul(2);
        logical.integrity = ExtentAd { length: length.into(), location: self.blocks().integrity().into() };
        Built::new(&logical).and(&map).tagged(tag::LOGICAL, sector)
    }

    /// The logical volume integrity descriptor (3/10.10, UDF 2.2.6) and a terminator.
    pub(super) fn integrity(&self, sector: u32) -> Vec<u8> {
        let mut used = implementation().as_bytes().to_vec();
        used.extend([self.files, self.directories].into_iter().flat_map(u32::to_le_bytes));
        used.extend([REVISION; 3].into_iter().flat_map(u16::to_le_bytes));
        let descriptor = Built::new(&[0_u8; 16])
            .and(self.now().as_bytes())
            .and(&CLOSED.to_le_bytes())
            .and(&[0; 8])
            .and(&self.next_unique.to_le_bytes())
            .and(&[0; 24])
            .and(&1_u32.to_le_bytes())
            .and(&u32::try_from(used.len()).unwrap_or(0).to_le_bytes())
            // No free space, and the size of the partition.
            .and(&0_u32.to_le_bytes())
            .and(&self.partition.to_le_bytes())
            .and(&used)
            .tagged(tag::INTEGRITY, sector);
        let end = Built::new(&[0_u8; DESCRIPTOR]).tagged(tag::TERMINATOR, sector.saturating_add(1));
        [descriptor.into_block(self.blocks()), end.into_block(self.blocks())].concat()
    }

    /// The file set descriptor (4/14.1) and a terminator.
    pub(super) fn file_set(&self, root: u32) -> Vec<u8> {
        let mut set = FileSet::new_zeroed();
        set.recorded = self.now();
        // Interchange levels 3 and 3, character set 0 alone.
        set.levels = [3, 0, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0];
        set.volume_character_set = characters();
        set.volume = self.label();
        set.character_set = characters();
        set.identifier = self.label();
        set.root = one_block(self.blocks(), root);
        set.domain = entity("*OSTA UDF Compliant", revision(PROTECTED));
        let set = Built::new(&set).filled(DESCRIPTOR).tagged(tag::FILE_SET, self.file_set);
        let end = Built::new(&[0_u8; DESCRIPTOR]).tagged(tag::TERMINATOR, self.file_set.saturating_add(1));
        [set.into_block(self.blocks()), end.into_block(self.blocks())].concat()
    }
}
