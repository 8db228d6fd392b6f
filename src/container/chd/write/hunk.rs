//! Packs hunks. Each is unpacked again at once.

use super::super::hunk::{Codec, FRAME, MODE, PARITY};
use crate::codec::{BlockCodec, FlacFrames};
use crate::sector::ecc::parity;
use crate::sector::{RAW_SIZE, RawSector, SYNC};

/// Samples in a FLAC frame: MAME's decoder expects half of a hunk of eight sectors (`chd_cd_flac_compressor`).
const BLOCK: usize = 2352;

/// Bytes of a sample in both channels.
const SAMPLE: usize = 4;

impl Codec {
    /// Packs a hunk; `None` if it doesn't get smaller, or if the codec is only read.
    pub(super) fn pack(self, hunk: &[u8], audio: &FlacFrames) -> Option<Vec<u8>> {
        let packed = match self {
            Self::Block(codec) => return codec.pack(hunk),
            Self::Frames(sectors, subchannels) => frames(hunk, sectors, subchannels),
            Self::FlacFrames => flac_frames(hunk, audio),
            Self::Huffman | Self::Flac => None,
        };
        packed.filter(|packed| packed.len() < hunk.len() && self.gives(packed, hunk))
    }

    /// Whether data unpacks to this hunk.
    fn gives(self, packed: &[u8], hunk: &[u8]) -> bool {
        let mut unpacked = vec![0; hunk.len()];
        self.unpack(packed, &mut unpacked).is_ok() && unpacked == hunk
    }
}

/// The sectors and the subchannels of all frames.
fn split(hunk: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let parts = hunk.chunks_exact(FRAME).filter_map(|frame| frame.split_at_checked(RAW_SIZE));
    let (sectors, subchannels): (Vec<&[u8]>, Vec<&[u8]>) = parts.unzip();
    (sectors.concat(), subchannels.concat())
}

/// Packs sectors without the sync patterns and ECC that can be computed, and subchannels.
fn frames(hunk: &[u8], sectors: BlockCodec, subchannels: BlockCodec) -> Option<Vec<u8>> {
    let (mut raw, beside) = split(hunk);
    let count = hunk.len() / FRAME;
    let mut packed = vec![0_u8; count.div_ceil(8)];
    for (number, sector) in raw.as_chunks_mut::<RAW_SIZE>().0.iter_mut().enumerate() {
        if has_right_ecc(sector) {
            sector.iter_mut().take(SYNC.len()).for_each(|byte| *byte = 0);
            sector.get_mut(PARITY)?.fill(0);
            *packed.get_mut(number / 8)? |= 1 << (number % 8);
        }
    }
    let base = sectors.pack(&raw)?;
    let [_, a, b, c] = u32::try_from(base.len()).ok()?.to_be_bytes();
    let width = if hunk.len() < 1 << 16 { 2 } else { 3 };
    packed.extend([a, b, c].into_iter().skip(3_usize.saturating_sub(width)));
    packed.extend(base);
    packed.extend(subchannels.pack(&beside)?);
    Some(packed)
}

/// Whether a sector has a sync pattern and the ECC that follows from its other bytes.
fn has_right_ecc(sector: &RawSector) -> bool {
    sector.starts_with(&SYNC) && sector.get(PARITY) == Some(&parity(sector, sector.get(MODE) != Some(&2))[..])
}

/// Packs samples, high byte first, then subchannels.
fn flac_frames(hunk: &[u8], audio: &FlacFrames) -> Option<Vec<u8>> {
    let (raw, beside) = split(hunk);
    let mut packed = Vec::new();
    for (number, block) in (0..).zip(raw.chunks(BLOCK * SAMPLE)) {
        let samples = block.as_chunks::<2>().0.iter().map(|pair| i32::from(i16::from_be_bytes(*pair)));
        packed.extend(audio.frame(number, &samples.collect::<Vec<i32>>()).ok()?);
    }
    packed.extend(BlockCodec::Deflate.pack(&beside)?);
    Some(packed)
}
