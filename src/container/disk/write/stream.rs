//! Writes VMware disks as a stream (“Virtual Disk Format 5.0”, Stream-Optimized Compressed Sparse Extents): packed
//! grains, each after a marker, and each table after its grains.

use zerocopy::IntoBytes;

use super::super::super::packer::{Blocks, PackedTarget, Packer};
use super::super::super::{Holds, Target, TargetOptions};
use super::super::vmdk::sparse::{AT_END, COMPRESSED, Header, LINE_ENDS};
use super::vmdk::{DESCRIPTOR_AT, DESCRIPTOR_LEN, ENTRIES, GRAIN, descriptor};
use super::{SECTOR, plain_as, short};
use crate::codec::BlockCodec;
use crate::error::Result;
use crate::signature;
use crate::source::Source;

/// A disk for appliances (OVA).
pub(in super::super::super) static STREAM: PackedTarget = PackedTarget {
    target: Target {
        id: "vmdk-stream",
        name: "VMware disk (VMDK), packed",
        purpose: "The stream-optimized form, in which appliances are shipped (OVA) and ESXi imports disks.",
        holds: Holds::Disks,
        write: |disc, options| plain_as(disc, options, "vmdk"),
    },
    pack: |content, options| Ok(Box::new(Stream::new(content, options)?)),
};

/// Flag: packed grains have markers.
const MARKERS: u32 = 1 << 17;

/// Types of markers.
const TABLE: u32 = 1;
const DIRECTORY: u32 = 2;
const FOOTER: u32 = 3;
const END: u32 = 0;

/// Grains packed at once.
const AT_ONCE: usize = 16;

struct Stream {
    blocks: Blocks,
    /// Number of bytes written so far.
    written: u64,
    header: Header,
    text: Vec<u8>,
    grain: u64,
    table: Vec<u32>,
    directory: Vec<u32>,
    stage: Stage,
}

enum Stage {
    Header,
    Grains,
    End,
}

impl Stream {
    fn new(content: Source, options: &TargetOptions) -> Result<Self> {
        let size = content.len().next_multiple_of(SECTOR);
        let header = Header {
            magic: *signature::VMDK,
            version: 3.into(),
            flags: (LINE_ENDS | COMPRESSED | MARKERS).into(),
            capacity: (size / SECTOR).into(),
            grain_size: (GRAIN / SECTOR).into(),
            descriptor_offset: DESCRIPTOR_AT.into(),
            descriptor_size: DESCRIPTOR_LEN.into(),
            entries: u32::try_from(ENTRIES).unwrap_or(0).into(),
            redundant_offset: 0.into(),
            directory_offset: AT_END.into(),
            overhead: (GRAIN / SECTOR).into(),
            unclean: 0,
            line_ends: *b"\n \r\n",
            compression: 1.into(),
        };
        let text = descriptor(&content, size, options, "streamOptimized")?.into_bytes();
        let blocks = Blocks::new(content, GRAIN, 1);
        let (table, directory) = (Vec::new(), Vec::new());
        Ok(Self { blocks, written: 0, header, text, grain: 0, table, directory, stage: Stage::Header })
    }

    /// Sector at which `made` ends, for a table.
    fn sector(&self, made: &[u8]) -> Result<u32> {
        let at = self.written.saturating_add(made.len() as u64);
        short(at / SECTOR)
    }

    fn beginning(&self) -> Vec<u8> {
        let mut made = self.header.as_bytes().to_vec();
        made.resize(usize::try_from(DESCRIPTOR_AT.saturating_mul(SECTOR)).unwrap_or(0), 0);
        made.extend(&self.text);
        made.resize(usize::try_from(GRAIN).unwrap_or(0), 0);
        made
    }

    /// The next grains; empty after the last one.
    fn grains(&mut self) -> Result<Vec<u8>> {
        let mut made = Vec::new();
        for _ in 0..AT_ONCE {
            let Some(mut block) = self.blocks.next_block()? else { break };
            block.resize(usize::try_from(GRAIN).unwrap_or(0), 0);
            if block.iter().all(|byte| *byte == 0) {
                self.table.push(0);
            } else {
                self.table.push(self.sector(&made)?);
                let packed = BlockCodec::Zlib.pack(&block).unwrap_or_else(|| stored(&block));
                let sector = self.grain.saturating_mul(GRAIN / SECTOR);
                made.extend(sector.to_le_bytes());
                made.extend(u32::try_from(packed.len()).unwrap_or(0).to_le_bytes());
                made.extend(packed);
                pad(&mut made);
            }
            self.grain = self.grain.saturating_add(1);
            if self.table.len() as u64 == ENTRIES {
                self.end_table(&mut made)?;
            }
        }
        Ok(made)
    }

    /// Appends the table of the preceding grains, unless none of them is stored.
    fn end_table(&mut self, made: &mut Vec<u8>) -> Result<()> {
        let mut table = std::mem::take(&mut self.table);
        if table.iter().all(|entry| *entry == 0) {
            self.directory.push(0);
            return Ok(());
        }
        table.resize(usize::try_from(ENTRIES).unwrap_or(0), 0);
        marker(made, ENTRIES * 4 / SECTOR, TABLE);
        self.directory.push(self.sector(made)?);
        made.extend(table.iter().flat_map(|entry| entry.to_le_bytes()));
        pad(made);
        Ok(())
    }

    /// The directory, the footer, and the end of the stream.
    fn end(&mut self) -> Result<Vec<u8>> {
        let mut made = Vec::new();
        if !self.table.is_empty() {
            self.end_table(&mut made)?;
        }
        let len = (self.directory.len() as u64).saturating_mul(4).div_ceil(SECTOR);
        marker(&mut made, len, DIRECTORY);
        self.header.directory_offset = u64::from(self.sector(&made)?).into();
        made.extend(self.directory.iter().flat_map(|entry| entry.to_le_bytes()));
        pad(&mut made);
        marker(&mut made, 1, FOOTER);
        made.extend(self.header.as_bytes());
        pad(&mut made);
        marker(&mut made, 0, END);
        Ok(made)
    }
}

/// A grain that doesn't shrink, in stored Deflate blocks (RFC 1951 3.2.4) with a zlib header.
fn stored(bytes: &[u8]) -> Vec<u8> {
    miniz_oxide::deflate::compress_to_vec_zlib(bytes, 0)
}

/// Appends a marker, which occupies a sector.
fn marker(made: &mut Vec<u8>, sectors: u64, kind: u32) {
    made.extend(sectors.to_le_bytes());
    made.extend([0; 4]);
    made.extend(kind.to_le_bytes());
    pad(made);
}

/// Appends zeros up to a sector.
fn pad(made: &mut Vec<u8>) {
    made.resize(made.len().next_multiple_of(usize::try_from(SECTOR).unwrap_or(1)), 0);
}

impl Packer for Stream {
    fn next_piece(&mut self) -> Result<Option<Vec<u8>>> {
        let made = match self.stage {
            Stage::Header => {
                self.stage = Stage::Grains;
                self.beginning()
            }
            Stage::Grains if self.blocks.is_over() => {
                self.stage = Stage::End;
                self.end()?
            }
            Stage::Grains => self.grains()?,
            Stage::End => return Ok(None),
        };
        self.written = self.written.saturating_add(made.len() as u64);
        Ok(Some(made))
    }

    fn done(&self) -> u64 {
        self.blocks.done()
    }
}
