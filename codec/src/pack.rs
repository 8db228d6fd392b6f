//! Compression of independently packed blocks. Each is unpacked again at once, so that no block is returned that
//! doesn't restore its input.

use lz4_flex::block::compress;
use miniz_oxide::deflate::{compress_to_vec, compress_to_vec_zlib};
use structured_zstd::encoding::{CompressionLevel, compress_to_vec as compress_frame};

use crate::BlockCodec;

/// Level of Deflate; most programs use it.
const LEVEL: u8 = 6;

impl BlockCodec {
    /// Packs a block; `None` if it doesn't get smaller, or if this is a way that is only read.
    #[must_use]
    pub fn pack(self, bytes: &[u8]) -> Option<Vec<u8>> {
        let packed = match self {
            Self::Zlib => compress_to_vec_zlib(bytes, LEVEL),
            Self::Deflate => compress_to_vec(bytes, LEVEL),
            Self::Lz4 => compress(bytes),
            Self::Zstd => compress_frame(bytes, CompressionLevel::Fastest),
            _ => return None,
        };
        (packed.len() < bytes.len() && self.gives(&packed, bytes)).then_some(packed)
    }

    /// Whether data unpacks to these bytes.
    fn gives(self, packed: &[u8], bytes: &[u8]) -> bool {
        let mut unpacked = vec![0; bytes.len()];
        self.unpack(packed, &mut unpacked).is_ok_and(|got| unpacked.get(..got) == Some(bytes))
    }
}

/// A frame of Zstandard that holds bytes as they are.
#[must_use]
pub fn stored_frame(bytes: &[u8]) -> Vec<u8> {
    compress_frame(bytes, CompressionLevel::Uncompressed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_get_smaller_or_are_left() {
        let text = b"what packs well packs well ".repeat(300);
        let mut state = 1_u32;
        let noise: Vec<u8> = (0..8192)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 24) as u8
            })
            .collect();
        for codec in [BlockCodec::Zlib, BlockCodec::Deflate, BlockCodec::Lz4, BlockCodec::Zstd] {
            let packed = codec.pack(&text).unwrap();
            assert!(packed.len() < text.len() / 10 && codec.gives(&packed, &text), "{codec:?}");
            assert_eq!(codec.pack(&noise), None, "{codec:?}");
        }
        assert_eq!(BlockCodec::Adc.pack(&text), None);
        assert!(BlockCodec::Zstd.gives(&stored_frame(&noise), &noise));
    }
}
