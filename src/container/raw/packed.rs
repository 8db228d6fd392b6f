//! Writes plain images packed with gzip and Zstandard.

use miniz_oxide::deflate::core::{CompressorOxide, TDEFLFlush, TDEFLStatus, compress};
use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZFlush};

use super::super::packer::{Blocks, PackedTarget, Packer};
use super::super::plain_image::plain_image;
use super::super::{Holds, Target, TargetOptions};
use crate::bytes::crc::Crc32;
use crate::codec::{BlockCodec, corrupt, stored_frame};
use crate::disc::Disc;
use crate::error::Result;
use crate::source::{Output, Source};

/// A plain image in one Deflate stream (RFC 1952).
pub(in super::super) static GZIP: PackedTarget = PackedTarget {
    target: Target {
        id: "gz",
        name: "Image packed with gzip",
        purpose: "The plain image in a .gz file, which every system unpacks and writers of sticks take as it is.",
        holds: Holds::All,
        write: |disc, options| named(disc, options, "gz"),
    },
    pack: |content, _| Ok(Box::new(Gzip::new(content))),
};

/// A plain image in Zstandard frames (RFC 8878).
pub(in super::super) static ZSTANDARD: PackedTarget = PackedTarget {
    target: Target {
        id: "zst",
        name: "Image packed with Zstandard",
        purpose: "The plain image in a .zst file: unpacked several times as fast as gzip.",
        holds: Holds::All,
        write: |disc, options| named(disc, options, "zst"),
    },
    pack: |content, _| Ok(Box::new(Zstandard(Blocks::new(content, PIECE, 1)))),
};

/// Bytes packed at once.
const PIECE: u64 = 1 << 20;

/// Level of Deflate.
const LEVEL: u8 = 6;

/// Magic, method and no flags, no time, no extra flags, unknown system (RFC 1952 2.3).
const HEADER: [u8; 10] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255];

fn named(disc: &Disc, options: &TargetOptions, ending: &str) -> Result<Vec<Output>> {
    let plain = plain_image(disc, options)?;
    Ok(vec![Output { name: format!("{}.{ending}", plain.name), ..plain }])
}

struct Gzip {
    blocks: Blocks,
    deflater: CompressorOxide,
    /// Unpacks the packed bytes for comparison.
    inflater: Box<InflateState>,
    crc: Crc32,
    stage: Stage,
}

enum Stage {
    Header,
    Data,
    End,
}

impl Gzip {
    fn new(content: Source) -> Self {
        let mut deflater = CompressorOxide::default();
        deflater.set_format_and_level(DataFormat::Raw, LEVEL);
        let inflater = InflateState::new_boxed(DataFormat::Raw);
        Self { blocks: Blocks::new(content, PIECE, 1), deflater, inflater, crc: Crc32::new(), stage: Stage::Header }
    }

    /// Packs bytes up to a boundary, so that they can be unpacked again.
    fn packed(&mut self, bytes: &[u8], flush: TDEFLFlush) -> Result<Vec<u8>> {
        let mut packed = Vec::new();
        let mut room = vec![0; (bytes.len() / 2).saturating_add(1024)];
        let mut rest = bytes;
        loop {
            let (status, read, written) = compress(&mut self.deflater, rest, &mut room, flush);
            rest = rest.get(read..).unwrap_or_default();
            packed.extend_from_slice(room.get(..written).unwrap_or_default());
            match status {
                TDEFLStatus::Okay if rest.is_empty() && written < room.len() => break,
                TDEFLStatus::Okay => {}
                TDEFLStatus::Done => break,
                _ => return Err(corrupt("packing failed").into()),
            }
        }
        self.compare(&packed, bytes)?;
        Ok(packed)
    }

    fn compare(&mut self, packed: &[u8], expected: &[u8]) -> Result<()> {
        let mut unpacked = vec![0; expected.len().saturating_add(1)];
        let (mut read, mut written) = (0_usize, 0_usize);
        while read < packed.len() {
            let (from, to) = (packed.get(read..).unwrap_or_default(), unpacked.get_mut(written..).unwrap_or_default());
            let result = inflate(&mut self.inflater, from, to, MZFlush::None);
            read = read.saturating_add(result.bytes_consumed);
            written = written.saturating_add(result.bytes_written);
            if result.bytes_consumed == 0 && result.bytes_written == 0 {
                break;
            }
        }
        if read < packed.len() || unpacked.get(..written) != Some(expected) {
            return Err(corrupt("what was packed doesn't unpack to the same bytes").into());
        }
        Ok(())
    }
}

impl Packer for Gzip {
    fn next_piece(&mut self) -> Result<Option<Vec<u8>>> {
        match self.stage {
            Stage::Header => {
                self.stage = Stage::Data;
                Ok(Some(HEADER.to_vec()))
            }
            Stage::Data => {
                if let Some(block) = self.blocks.next_block()? {
                    self.crc.update(&block);
                    return self.packed(&block, TDEFLFlush::Sync).map(Some);
                }
                self.stage = Stage::End;
                let mut end = self.packed(&[], TDEFLFlush::Finish)?;
                end.extend(std::mem::take(&mut self.crc).finalize().to_le_bytes());
                // The length modulo 2 to the power of 32.
                end.extend(self.blocks.content.len().to_le_bytes().iter().take(4));
                Ok(Some(end))
            }
            Stage::End => Ok(None),
        }
    }

    fn done(&self) -> u64 {
        self.blocks.done()
    }
}

/// Makes a frame for each piece, so that a reader can start anywhere.
struct Zstandard(Blocks);

impl Packer for Zstandard {
    fn next_piece(&mut self) -> Result<Option<Vec<u8>>> {
        let block = self.0.next_block()?;
        Ok(block.map(|block| BlockCodec::Zstd.pack(&block).unwrap_or_else(|| stored_frame(&block))))
    }

    fn done(&self) -> u64 {
        self.0.done()
    }
}
