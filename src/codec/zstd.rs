//! Consecutive Zstandard frames (RFC 8878).

use std::io::{self, Read};

use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

use super::corrupt;
use super::reader::SourceReader;
use crate::limits;
use crate::source::Source;

/// Reads all frames of a source.
pub(super) struct ZstdReader {
    packed: SourceReader,
    decoder: FrameDecoder,
}

const FRAME: u32 = 0xFD2F_B528;

/// First of the 16 magic numbers of skippable frames (3.1.2).
const SKIPPABLE: u32 = 0x184D_2A50;

impl ZstdReader {
    pub(super) fn new(packed: &Source) -> Self {
        let mut decoder = FrameDecoder::new();
        decoder.set_max_window_size(limits::UNPACKING_BYTES);
        Self { packed: SourceReader::at(packed, 0), decoder }
    }

    /// Begins the next frame; false if none follows.
    fn next_frame(&mut self) -> io::Result<bool> {
        loop {
            let Some(magic) = self.packed.peek::<4>()?.map(u32::from_le_bytes) else { return Ok(false) };
            if magic == FRAME {
                self.decoder.reset(&mut self.packed).map_err(corrupt)?;
                return Ok(true);
            }
            if magic & !0xF != SKIPPABLE {
                return Ok(false);
            }
            let Some([.., a, b, c, d]) = self.packed.peek::<8>()? else { return Ok(false) };
            let len = u32::from_le_bytes([a, b, c, d]);
            let behind = self.packed.place().saturating_add(8).saturating_add(len.into());
            self.packed.seek(behind);
        }
    }
}

impl Read for ZstdReader {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while !out.is_empty() {
            if self.decoder.can_collect() > 0 {
                return self.decoder.read(out);
            }
            if self.decoder.is_finished() {
                if !self.next_frame()? {
                    return Ok(0);
                }
                continue;
            }
            self.decoder
                .decode_blocks(&mut self.packed, BlockDecodingStrategy::UptoBytes(out.len()))
                .map_err(corrupt)?;
        }
        Ok(0)
    }
}
