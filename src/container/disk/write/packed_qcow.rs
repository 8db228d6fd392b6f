//! Writes QEMU disks with packed clusters.

use super::super::super::packer::{Blocks, PackedTarget, Packer};
use super::super::super::{Holds, Target};
use super::super::qcow::{COMPRESSED, COPIED};
use super::qcow::{Compression, ENTRY, Layout, cluster_bits, entries};
use super::{SECTOR, plain_as};
use crate::codec::BlockCodec;
use crate::error::{Error, Result};
use crate::source::Source;

/// Packed like the output of `qemu-img convert -c -o compression_type=zstd`.
pub(in super::super::super) static PACKED: PackedTarget = PackedTarget {
    target: Target {
        id: "qcow2-packed",
        name: "QEMU disk (QCOW2), packed",
        purpose: "As QCOW2, packed with Zstandard: for QEMU 5.1 and later, to be shipped or kept.",
        holds: Holds::Disks,
        write: |disc, options| plain_as(disc, options, "qcow2"),
    },
    pack: |content, _| Ok(Box::new(Packed::new(content))),
};

/// Clusters packed at once.
const AT_ONCE: usize = 16;

/// A cluster of the disk.
#[derive(Debug, Clone, Copy)]
enum Cluster {
    Zeros,
    /// Number of bytes once packed.
    Packed(u32),
    /// Unpacked, since packing doesn't make it smaller.
    Plain,
}

/// Packs the content twice: the tables, which come first, locate each cluster.
struct Packed {
    blocks: Blocks,
    bits: u32,
    size: u64,
    clusters: Vec<Cluster>,
    /// Number of clusters written, and of data bytes so far.
    next: usize,
    at: u64,
    stage: Stage,
}

enum Stage {
    Tables,
    Data,
}

impl Packed {
    fn new(content: Source) -> Self {
        let bits = cluster_bits(content.len());
        let size = content.len().next_multiple_of(SECTOR);
        let blocks = Blocks::new(content, 1 << bits, 2);
        Self { blocks, bits, size, clusters: Vec::new(), next: 0, at: 0, stage: Stage::Tables }
    }

    const fn cluster(&self) -> u64 {
        1 << self.bits
    }

    /// The next cluster of the content, padded.
    fn next_cluster(&mut self) -> Result<Option<Vec<u8>>> {
        let len = usize::try_from(self.cluster()).unwrap_or(0);
        Ok(self.blocks.next_block()?.map(|mut block| {
            block.resize(len, 0);
            block
        }))
    }

    /// Packs clusters to measure them; returns `true` after the last one.
    fn measure(&mut self) -> Result<bool> {
        for _ in 0..AT_ONCE {
            let Some(block) = self.next_cluster()? else { return Ok(true) };
            self.clusters.push(if block.iter().all(|byte| *byte == 0) {
                Cluster::Zeros
            } else {
                match BlockCodec::Zstd.pack(&block) {
                    Some(packed) => Cluster::Packed(u32::try_from(packed.len()).unwrap_or(u32::MAX)),
                    None => Cluster::Plain,
                }
            });
        }
        Ok(false)
    }

    /// Offset of a cluster that follows `at`, and the start of the next one. Packed clusters begin at sectors.
    const fn placed(&self, cluster: Cluster, at: u64) -> (u64, u64) {
        match cluster {
            Cluster::Zeros => (at, at),
            Cluster::Packed(len) => (at, at.saturating_add(len as u64).next_multiple_of(SECTOR)),
            Cluster::Plain => {
                let start = at.next_multiple_of(self.cluster());
                (start, start.saturating_add(self.cluster()))
            }
        }
    }

    /// Everything before the data.
    fn tables(&self) -> Result<Vec<u8>> {
        let per_table = usize::try_from(self.cluster() / ENTRY).unwrap_or(1);
        let l1_entries = self.clusters.len().div_ceil(per_table).max(1) as u64;
        let is_stored = |cluster: &Cluster| !matches!(cluster, Cluster::Zeros);
        let tables = self.clusters.chunks(per_table).filter(|table| table.iter().any(is_stored)).count() as u64;
        let end = self.clusters.iter().fold(0, |at, cluster| self.placed(*cluster, at).1);
        let data = end.div_ceil(self.cluster());
        let layout = Layout::of(self.cluster(), l1_entries, tables, data);
        let first = layout.at(layout.first_data());

        let mut counts =
            vec![1_u16; usize::try_from(layout.clusters()).map_err(|_| Error::OverLimit("blocks of a disk"))?];
        let data_from = usize::try_from(layout.first_data()).unwrap_or(counts.len());
        counts.iter_mut().skip(data_from).for_each(|count| *count = 0);
        let (mut l1, mut l2) = (Vec::new(), Vec::new());
        let mut at = 0;
        for table in self.clusters.chunks(per_table) {
            if !table.iter().any(is_stored) {
                l1.push(0);
                continue;
            }
            l1.push(layout.at(layout.first_l2()).saturating_add((l2.len() as u64).saturating_mul(ENTRY)) | COPIED);
            for cluster in table {
                let (start, next) = self.placed(*cluster, at);
                at = next;
                let place = first.saturating_add(start);
                l2.push(match cluster {
                    Cluster::Zeros => 0,
                    Cluster::Plain => place | COPIED,
                    Cluster::Packed(len) => place | self.descriptor(*len) | COMPRESSED,
                });
                if is_stored(cluster) {
                    let last = first.saturating_add(next).saturating_sub(1) >> self.bits;
                    for number in place >> self.bits..=last {
                        if let Some(count) = usize::try_from(number).ok().and_then(|number| counts.get_mut(number)) {
                            *count = count.saturating_add(1);
                        }
                    }
                }
            }
            l2.resize(l2.len().next_multiple_of(per_table), 0);
        }

        let mut bytes = layout.header(self.size, l1_entries, Compression::Zstandard)?;
        let fill = |bytes: &mut Vec<u8>, cluster: u64| {
            bytes.resize(usize::try_from(layout.at(cluster)).unwrap_or(bytes.len()), 0);
        };
        fill(&mut bytes, 1);
        bytes.extend(entries((0..layout.counts).map(|number| layout.at(layout.first_count().saturating_add(number)))));
        fill(&mut bytes, layout.first_count());
        bytes.extend(counts.iter().flat_map(|count| count.to_be_bytes()));
        fill(&mut bytes, layout.first_l1());
        bytes.extend(entries(l1.into_iter()));
        fill(&mut bytes, layout.first_l2());
        bytes.extend(entries(l2.into_iter()));
        fill(&mut bytes, layout.first_data());
        Ok(bytes)
    }

    /// Number of sectors of a packed cluster beyond the first one, at its position in an entry.
    const fn descriptor(&self, len: u32) -> u64 {
        let beyond = (len as u64).div_ceil(SECTOR).saturating_sub(1);
        beyond << (62_u32.saturating_sub(self.bits.saturating_sub(8)))
    }

    fn data(&mut self) -> Result<Option<Vec<u8>>> {
        let mut made = Vec::new();
        let from = self.at;
        for _ in 0..AT_ONCE {
            let Some(block) = self.next_cluster()? else { break };
            let cluster = self.clusters.get(self.next).copied().unwrap_or(Cluster::Zeros);
            self.next = self.next.saturating_add(1);
            let (start, next) = self.placed(cluster, self.at);
            self.at = next;
            made.resize(usize::try_from(start.saturating_sub(from)).unwrap_or(0), 0);
            match cluster {
                Cluster::Zeros => {}
                Cluster::Plain => made.extend(block),
                Cluster::Packed(_) => made.extend(BlockCodec::Zstd.pack(&block).unwrap_or_default()),
            }
            made.resize(usize::try_from(next.saturating_sub(from)).unwrap_or(0), 0);
        }
        if self.blocks.is_over() && self.next >= self.clusters.len() && !made.is_empty() {
            // The file's last cluster is complete.
            let end = self.at.next_multiple_of(self.cluster());
            made.resize(usize::try_from(end.saturating_sub(from)).unwrap_or(0), 0);
            self.at = end;
        }
        Ok(Some(made))
    }
}

impl Packer for Packed {
    fn next_piece(&mut self) -> Result<Option<Vec<u8>>> {
        match self.stage {
            Stage::Tables => {
                if !self.measure()? {
                    return Ok(Some(Vec::new()));
                }
                self.blocks.rewind();
                self.stage = Stage::Data;
                self.tables().map(Some)
            }
            Stage::Data if self.blocks.is_over() => Ok(None),
            Stage::Data => self.data(),
        }
    }

    fn done(&self) -> u64 {
        self.blocks.done()
    }
}
