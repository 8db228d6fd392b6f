//! Writes disks of QEMU, version 3.

use zerocopy::IntoBytes;

use super::super::super::{Holds, Target, TargetOptions, Writer};
use super::super::qcow::{COPIED, Features, Header, QCOW, VERSION_2_HEADER, VERSION_3_HEADER};
use super::Payload;
use crate::disc::Disc;
use crate::error::{Error, Result};
use crate::source::{Output, Recipe, Segment};

/// Writes them.
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

/// A cluster is two to this power of bytes, and the largest that the format allows on disks so large that its tables
/// would be.
const CLUSTER_BITS: u32 = 16;
const LARGE_CLUSTER_BITS: u32 = 21;
const LARGE: u64 = 128 << 30;

/// Bytes of an entry of the tables, and of a count of references, which is two to the power of this order of bits.
const ENTRY: u64 = 8;
const COUNT: u64 = 2;
const COUNT_ORDER: u32 = 4;

/// The clusters of a file in their order: header, table of reference counts, the counts, the first table, the second
/// tables, the data.
struct Layout {
    cluster: u64,
    count_tables: u64,
    counts: u64,
    l1: u64,
    l2: u64,
    data: u64,
}

impl Layout {
    fn of(payload: &Payload, l2: u64) -> Self {
        let cluster = payload.block;
        let l1_entries = payload.count().div_ceil(cluster / ENTRY).max(1);
        let l1 = l1_entries.saturating_mul(ENTRY).div_ceil(cluster);
        let mut layout = Self { cluster, count_tables: 1, counts: 1, l1, l2, data: payload.stored_count() };
        // The counts count the clusters that they are in, too.
        loop {
            let counts = layout.clusters().saturating_mul(COUNT).div_ceil(cluster);
            let count_tables = counts.saturating_mul(ENTRY).div_ceil(cluster);
            if (counts, count_tables) == (layout.counts, layout.count_tables) {
                return layout;
            }
            (layout.counts, layout.count_tables) = (counts, count_tables);
        }
    }

    fn clusters(&self) -> u64 {
        self.first_data().saturating_add(self.data)
    }

    const fn first_count(&self) -> u64 {
        self.count_tables.saturating_add(1)
    }

    const fn first_l1(&self) -> u64 {
        self.first_count().saturating_add(self.counts)
    }

    const fn first_l2(&self) -> u64 {
        self.first_l1().saturating_add(self.l1)
    }

    const fn first_data(&self) -> u64 {
        self.first_l2().saturating_add(self.l2)
    }

    const fn at(&self, cluster: u64) -> u64 {
        cluster.saturating_mul(self.cluster)
    }
}

fn write(disc: &Disc, options: &TargetOptions) -> Result<Vec<Output>> {
    let bits = if super::content_of(disc)?.len() > LARGE { LARGE_CLUSTER_BITS } else { CLUSTER_BITS };
    let payload = Payload::of(disc, 1 << bits)?;
    let per_table = payload.block / ENTRY;
    let mut tables: Vec<u64> = payload.numbers().map(|block| block.checked_div(per_table).unwrap_or(0)).collect();
    tables.dedup();
    let layout = Layout::of(&payload, tables.len() as u64);
    let l1_entries = payload.count().div_ceil(per_table).max(1);
    let short = |value: u64| u32::try_from(value).map_err(|_| Error::OverLimit("blocks of a disk"));
    let header = Header {
        signature: *b"QFI\xFB",
        version: VERSION.into(),
        backing_offset: 0.into(),
        backing_len: 0.into(),
        cluster_bits: bits.into(),
        size: payload.size.into(),
        encryption: 0.into(),
        l1_entries: short(l1_entries)?.into(),
        l1_offset: layout.at(layout.first_l1()).into(),
        refcount_offset: layout.at(1).into(),
        refcount_clusters: short(layout.count_tables)?.into(),
        snapshots: 0.into(),
        snapshots_offset: 0.into(),
    };
    let features = Features {
        incompatible: 0.into(),
        compatible: 0.into(),
        autoclear: 0.into(),
        refcount_order: COUNT_ORDER.into(),
        header_len: VERSION_3_HEADER.into(),
        compression: 0,
    };
    let mut recipe = Recipe::default();
    recipe.push_bytes(header.as_bytes().to_vec());
    let rest = usize::try_from(u64::from(VERSION_3_HEADER).saturating_sub(VERSION_2_HEADER)).unwrap_or(0);
    recipe.push_bytes(features.as_bytes().get(..rest).unwrap_or_default().to_vec());
    let fill = |recipe: &mut Recipe, cluster: u64| {
        recipe.push(Segment::Zeros(layout.at(cluster).saturating_sub(recipe.len())));
    };
    fill(&mut recipe, 1);
    recipe.push_bytes(entries((0..layout.counts).map(|number| layout.at(layout.first_count().saturating_add(number)))));
    fill(&mut recipe, layout.first_count());
    recipe.push_bytes((0..layout.clusters()).flat_map(|_| 1_u16.to_be_bytes()).collect());
    fill(&mut recipe, layout.first_l1());
    let mut l1 = vec![0; usize::try_from(l1_entries).unwrap_or(0)];
    for (place, table) in (layout.first_l2()..).zip(&tables) {
        if let Some(entry) = usize::try_from(*table).ok().and_then(|table| l1.get_mut(table)) {
            *entry = layout.at(place) | COPIED;
        }
    }
    recipe.push_bytes(entries(l1.into_iter()));
    fill(&mut recipe, layout.first_l2());
    let mut blocks = (layout.first_data()..).zip(payload.numbers()).peekable();
    for table in tables {
        let mut l2 = vec![0; usize::try_from(per_table).unwrap_or(0)];
        let first = table.saturating_mul(per_table);
        while let Some((place, block)) = blocks.next_if(|(_, block)| block.checked_div(per_table) == Some(table)) {
            if let Some(entry) = usize::try_from(block.saturating_sub(first)).ok().and_then(|at| l2.get_mut(at)) {
                *entry = layout.at(place) | COPIED;
            }
        }
        recipe.push_bytes(entries(l2.into_iter()));
    }
    payload.append_all(&mut recipe);
    Ok(vec![Output { name: options.file("qcow2"), recipe }])
}

fn entries(values: impl Iterator<Item = u64>) -> Vec<u8> {
    values.flat_map(u64::to_be_bytes).collect()
}
