//! Writes game console discs as CSO and ZSO: blocks packed one by one, after an index.

use zerocopy::IntoBytes;

use super::super::super::packer::{Blocks, PackedTarget, Packer};
use super::super::super::{Holds, Target};
use super::super::cso::{Header, MARK};
use super::plain_as;
use crate::codec::BlockCodec;
use crate::error::{Error, Result};
use crate::signature;
use crate::source::Source;

/// Packed with Deflate.
pub(in super::super::super) static CSO: PackedTarget = PackedTarget {
    target: Target {
        id: "cso",
        name: "Packed disc (CSO)",
        purpose: "For emulators of PSP and PlayStation 2, which read it as it is.",
        holds: Holds::Discs,
        write: |disc, options| plain_as(disc, options, "cso"),
    },
    pack: |content, _| Packed::begin(content, *signature::CSO, BlockCodec::Deflate),
};

/// Packed with LZ4.
pub(in super::super::super) static ZSO: PackedTarget = PackedTarget {
    target: Target {
        id: "zso",
        name: "Packed disc (ZSO)",
        purpose: "As CSO, unpacked faster and a little larger: for consoles themselves.",
        holds: Holds::Discs,
        write: |disc, options| plain_as(disc, options, "zso"),
    },
    pack: |content, _| Packed::begin(content, *signature::ZSO, BlockCodec::Lz4),
};

/// Size of a block in bytes, which every reader accepts.
const BLOCK: u64 = 2048;

/// Blocks packed at once.
const AT_ONCE: usize = 512;

/// Packs the content twice: the index, which comes first, locates each block.
struct Packed {
    blocks: Blocks,
    codec: BlockCodec,
    header: Header,
    /// Number of bits that offsets are shifted by, so that 31 bits can hold the last one.
    shift: u8,
    index: Vec<u32>,
    /// Offset of the next block.
    at: u64,
    stage: Stage,
}

enum Stage {
    Index,
    Data,
}

impl Packed {
    fn begin(content: Source, signature: [u8; 4], codec: BlockCodec) -> Result<Box<dyn Packer>> {
        let count = content.len().div_ceil(BLOCK).saturating_add(1);
        let entries = usize::try_from(count).map_err(|_| Error::OverLimit("blocks of a disk"))?;
        let head = (size_of::<Header>() as u64).saturating_add(count.saturating_mul(4));
        let mut shift = 0;
        // No block grows, except by its alignment.
        while head.saturating_add(count.saturating_mul(BLOCK.saturating_add(1 << shift))) >> shift >= u64::from(MARK) {
            shift = u8::saturating_add(shift, 1);
        }
        let header = Header {
            signature,
            len: u32::try_from(size_of::<Header>()).unwrap_or(0).into(),
            total: content.len().into(),
            block: u32::try_from(BLOCK).unwrap_or(0).into(),
            version: 1,
            shift,
            reserved: [0; 2],
        };
        let mut packed = Self {
            blocks: Blocks::new(content, BLOCK, 2),
            codec,
            header,
            shift,
            index: Vec::with_capacity(entries),
            at: head,
            stage: Stage::Index,
        };
        packed.at = packed.aligned(head);
        Ok(Box::new(packed))
    }

    /// The next offset that an entry can hold.
    const fn aligned(&self, at: u64) -> u64 {
        at.next_multiple_of(1 << self.shift)
    }

    /// The entry for an offset.
    fn entry(&self, at: u64) -> u32 {
        u32::try_from(at >> self.shift).unwrap_or(u32::MAX)
    }

    /// Packs blocks to measure them; returns `true` after the last one.
    fn measure(&mut self) -> Result<bool> {
        for _ in 0..AT_ONCE {
            let Some(block) = self.blocks.next_block()? else {
                self.index.push(self.entry(self.at));
                return Ok(true);
            };
            let packed = self.codec.pack(&block);
            let mark = if packed.is_some() { 0 } else { MARK };
            self.index.push(self.entry(self.at) | mark);
            let len = packed.map_or(block.len(), |packed| packed.len()) as u64;
            self.at = self.aligned(self.at.saturating_add(len));
        }
        Ok(false)
    }

    fn head(&self) -> Vec<u8> {
        let mut head = self.header.as_bytes().to_vec();
        head.extend(self.index.iter().flat_map(|entry| entry.to_le_bytes()));
        self.pad(&mut head);
        head
    }

    fn pad(&self, bytes: &mut Vec<u8>) {
        let len = self.aligned(bytes.len() as u64);
        bytes.resize(usize::try_from(len).unwrap_or(bytes.len()), 0);
    }

    fn data(&mut self) -> Result<Option<Vec<u8>>> {
        let mut made = Vec::new();
        for _ in 0..AT_ONCE {
            let Some(block) = self.blocks.next_block()? else { break };
            made.extend(self.codec.pack(&block).unwrap_or(block));
            // Pieces begin at aligned offsets.
            self.pad(&mut made);
        }
        Ok(Some(made).filter(|made| !made.is_empty()))
    }
}

impl Packer for Packed {
    fn next_piece(&mut self) -> Result<Option<Vec<u8>>> {
        match self.stage {
            Stage::Index => {
                if !self.measure()? {
                    return Ok(Some(Vec::new()));
                }
                self.blocks.rewind();
                self.stage = Stage::Data;
                Ok(Some(self.head()))
            }
            Stage::Data => self.data(),
        }
    }

    fn done(&self) -> u64 {
        self.blocks.done()
    }
}
