//! Writes QEMU disks, version 3.

use zerocopy::IntoBytes;

use super::super::super::plain_image::content_of;
use super::super::super::{Holds, Target, TargetOptions, Writer};
use super::super::qcow::{COPIED, Features, Header, QCOW, VERSION_3_HEADER, feature};
use super::{Payload, fill, set, short};
use crate::disc::Disc;
use crate::error::Result;
use crate::signature;
use crate::source::{Output, Recipe};

/// Writer of these disks.
pub(in super::super::super) static WRITER: Writer = Writer { container: &QCOW, targets: TARGETS };

static TARGETS: &[Target] = &[Target {
    id: "qcow2",
    name: "QEMU disk (QCOW2)",
    purpose: "For QEMU, KVM, Proxmox, UTM and OpenStack. Empty parts aren't stored.",
    holds: Holds::Disks,
    write,
}];

/// The version of the format.
const VERSION: u32 = 3;

/// Cluster size as a power of two, in bytes: the usual one, and the format's largest, for disks with otherwise large
/// tables.
const CLUSTER_BITS: u32 = 16;
const LARGE_CLUSTER_BITS: u32 = 21;
const LARGE: u64 = 128 << 30;

/// Cluster size for a disk of `len` bytes, as a power of two.
pub(super) const fn cluster_bits(len: u64) -> u32 {
    if len > LARGE { LARGE_CLUSTER_BITS } else { CLUSTER_BITS }
}

/// Sizes in bytes of a table entry and of a reference count, and the count's size in bits as a power of two.
pub(super) const ENTRY: u64 = 8;
const COUNT: u64 = 2;
const COUNT_ORDER: u32 = 4;

/// Numbers of clusters in a file, in order: header, table of reference counts, the counts, the first table, the second
/// tables, the data.
pub(super) struct Layout {
    cluster: u64,
    pub(super) count_tables: u64,
    pub(super) counts: u64,
    l1: u64,
    l2: u64,
    data: u64,
}

impl Layout {
    /// A layout with these numbers of entries in the first table, of second tables, and of data clusters.
    pub(super) fn of(cluster: u64, l1_entries: u64, l2: u64, data: u64) -> Self {
        let l1 = l1_entries.saturating_mul(ENTRY).div_ceil(cluster);
        let mut layout = Self { cluster, count_tables: 1, counts: 1, l1, l2, data };
        // The counts cover their own clusters, too.
        loop {
            let counts = layout.clusters().saturating_mul(COUNT).div_ceil(cluster);
            let count_tables = counts.saturating_mul(ENTRY).div_ceil(cluster);
            if (counts, count_tables) == (layout.counts, layout.count_tables) {
                return layout;
            }
            (layout.counts, layout.count_tables) = (counts, count_tables);
        }
    }

    pub(super) fn clusters(&self) -> u64 {
        self.first_data().saturating_add(self.data)
    }

    pub(super) const fn first_count(&self) -> u64 {
        self.count_tables.saturating_add(1)
    }

    pub(super) const fn first_l1(&self) -> u64 {
        self.first_count().saturating_add(self.counts)
    }

    pub(super) const fn first_l2(&self) -> u64 {
        self.first_l1().saturating_add(self.l1)
    }

    pub(super) const fn first_data(&self) -> u64 {
        self.first_l2().saturating_add(self.l2)
    }

    pub(super) const fn at(&self, cluster: u64) -> u64 {
        cluster.saturating_mul(self.cluster)
    }

    /// The header of a disk of `size` bytes.
    pub(super) fn header(&self, size: u64, l1_entries: u64, compression: Compression) -> Result<Vec<u8>> {
        let header = Header {
            signature: *signature::QCOW,
            version: VERSION.into(),
            backing_offset: 0.into(),
            backing_len: 0.into(),
            cluster_bits: self.cluster.ilog2().into(),
            size: size.into(),
            encryption: 0.into(),
            l1_entries: short(l1_entries)?.into(),
            l1_offset: self.at(self.first_l1()).into(),
            refcount_offset: self.at(1).into(),
            refcount_clusters: short(self.count_tables)?.into(),
            snapshots: 0.into(),
            snapshots_offset: 0.into(),
        };
        // The compression type is recorded only if it isn't zlib, and takes eight bytes.
        let (incompatible, header_len, rest) = match compression {
            Compression::None => (0, VERSION_3_HEADER, &[0; 0][..]),
            Compression::Zstandard => (feature::COMPRESSION, VERSION_3_HEADER.saturating_add(8), &[0; 7][..]),
        };
        let features = Features {
            incompatible: incompatible.into(),
            compatible: 0.into(),
            autoclear: 0.into(),
            refcount_order: COUNT_ORDER.into(),
            header_len: header_len.into(),
            compression: 1,
        };
        let mut bytes = [header.as_bytes(), features.as_bytes(), rest].concat();
        bytes.truncate(usize::try_from(header_len).unwrap_or(0));
        Ok(bytes)
    }
}

/// Compression of clusters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Compression {
    /// None.
    None,
    /// Zstandard frames.
    Zstandard,
}

fn write(disc: &Disc, options: &TargetOptions) -> Result<Vec<Output>> {
    let payload = Payload::of(disc, 1 << cluster_bits(content_of(disc)?.len()))?;
    let per_table = payload.block / ENTRY;
    let mut tables: Vec<u64> = payload.numbers().map(|block| block.checked_div(per_table).unwrap_or(0)).collect();
    tables.dedup();
    let l1_entries = payload.count().div_ceil(per_table).max(1);
    let layout = Layout::of(payload.block, l1_entries, tables.len() as u64, payload.stored_count());
    let mut recipe = Recipe::default();
    recipe.push_bytes(layout.header(payload.size, l1_entries, Compression::None)?);
    let fill = |recipe: &mut Recipe, cluster: u64| fill(recipe, layout.at(cluster));
    fill(&mut recipe, 1);
    recipe.push_bytes(entries((0..layout.counts).map(|number| layout.at(layout.first_count().saturating_add(number)))));
    fill(&mut recipe, layout.first_count());
    recipe.push_bytes((0..layout.clusters()).flat_map(|_| 1_u16.to_be_bytes()).collect());
    fill(&mut recipe, layout.first_l1());
    let mut l1 = vec![0; usize::try_from(l1_entries).unwrap_or(0)];
    for (place, table) in (layout.first_l2()..).zip(&tables) {
        set(&mut l1, *table, layout.at(place) | COPIED);
    }
    recipe.push_bytes(entries(l1.into_iter()));
    fill(&mut recipe, layout.first_l2());
    let mut blocks = (layout.first_data()..).zip(payload.numbers()).peekable();
    for table in tables {
        let mut l2 = vec![0; usize::try_from(per_table).unwrap_or(0)];
        let first = table.saturating_mul(per_table);
        while let Some((place, block)) = blocks.next_if(|(_, block)| block.checked_div(per_table) == Some(table)) {
            set(&mut l2, block.saturating_sub(first), layout.at(place) | COPIED);
        }
        recipe.push_bytes(entries(l2.into_iter()));
    }
    payload.append_all(&mut recipe);
    Ok(vec![Output { name: options.file("qcow2"), recipe }])
}

pub(super) fn entries(values: impl Iterator<Item = u64>) -> Vec<u8> {
    values.flat_map(u64::to_be_bytes).collect()
}
