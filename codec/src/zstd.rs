//! Consecutive Zstandard frames (RFC 8878).

use std::io::{self, Read};

use structured_zstd::decoding::{BlockDecodingStrategy, FrameDecoder};

use crate::corrupt;

/// Reads all frames of a stream, to whatever else follows them.
pub(crate) struct ZstdReader<R> {
    packed: R,
    decoder: FrameDecoder,
}

const FRAME: u32 = 0xFD2F_B528;

/// First of the 16 magic numbers of skippable frames (3.1.2).
const SKIPPABLE: u32 = 0x184D_2A50;

/// A decoder of frames whose windows have at most so many bytes.
///
/// # Errors
/// If frames may have no such windows.
pub(crate) fn frame_decoder(window: u64) -> io::Result<FrameDecoder> {
    let mut decoder = FrameDecoder::new();
    decoder.set_max_window_size(window).map_err(corrupt)?;
    Ok(decoder)
}

impl<R: Read> ZstdReader<R> {
    /// Begins before the first frame. No window may be larger than `memory` bytes.
    ///
    /// # Errors
    /// If frames may have no such windows.
    pub(crate) fn new(packed: R, memory: u64) -> io::Result<Self> {
        Ok(Self { packed, decoder: frame_decoder(memory)? })
    }

    /// Begins the next frame; false if none follows.
    fn next_frame(&mut self) -> io::Result<bool> {
        loop {
            let Some(head) = self.word()? else { return Ok(false) };
            let magic = u32::from_le_bytes(head);
            if magic == FRAME {
                self.decoder.reset(head.as_slice().chain(&mut self.packed)).map_err(corrupt)?;
                return Ok(true);
            }
            if magic & !0xF != SKIPPABLE {
                return Ok(false);
            }
            let Some(len) = self.word()? else { return Ok(false) };
            io::copy(&mut (&mut self.packed).take(u32::from_le_bytes(len).into()), &mut io::sink())?;
        }
    }

    /// The next four bytes; `None` if the stream ends before.
    fn word(&mut self) -> io::Result<Option<[u8; 4]>> {
        let mut bytes = [0; 4];
        match self.packed.read_exact(&mut bytes) {
            Ok(()) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
            Err(error) => Err(error),
        }
    }
}

impl<R: Read> Read for ZstdReader<R> {
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
