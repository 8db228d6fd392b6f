//! Compression of the blocks of a volume.

use std::io;

use crate::codec::BlockCodec;
use crate::refusal::Refusal;

static COMPRESSOR: Refusal = Refusal {
    code: "SQUASHFS-COMPRESSOR",
    sentence: "This SquashFS volume is compressed with {0}, which Discern doesn't unpack.",
    advice: "On Linux, `unsquashfs` can extract its files.",
};

/// The compressor, by its number in the superblock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Packing(u16);

/// zlib, which the superblock calls gzip.
const GZIP: u16 = 1;

/// First byte of LZMA data from common encoders. Router vendors use LZMA under the number of gzip, whose data cannot
/// begin with it.
const LZMA_BEGINS: u8 = 0x5D;

impl Packing {
    pub(super) const fn new(number: u16) -> Self {
        Self(number)
    }

    /// Name for users, as in mksquashfs.
    pub(super) const fn name(self) -> &'static str {
        match self.0 {
            GZIP => "gzip",
            2 => "lzma",
            3 => "LZO",
            4 => "xz",
            5 => "lz4",
            6 => "zstd",
            _ => "an unknown compressor",
        }
    }

    /// The codec of blocks, if it is known.
    pub(super) const fn codec(self) -> Option<BlockCodec> {
        match self.0 {
            GZIP => Some(BlockCodec::Zlib),
            2 => Some(BlockCodec::Lzma),
            3 => Some(BlockCodec::Lzo),
            4 => Some(BlockCodec::Xz),
            5 => Some(BlockCodec::Lz4),
            6 => Some(BlockCodec::Zstd),
            _ => None,
        }
    }

    /// Unpacks a block; see [`BlockCodec::unpack`].
    pub(super) fn unpack(self, packed: &[u8], out: &mut [u8]) -> io::Result<usize> {
        let codec = match self.codec() {
            Some(BlockCodec::Zlib) if packed.first() == Some(&LZMA_BEGINS) => BlockCodec::Lzma,
            Some(codec) => codec,
            None => return Err(io::Error::new(io::ErrorKind::Unsupported, self.refusal())),
        };
        codec.unpack(packed, out)
    }

    fn refusal(self) -> String {
        COMPRESSOR.with(&[&self.name()]).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_unpacked_is_named() {
        let refused = Packing::new(77).unpack(&[0; 10], &mut [0; 10]).unwrap_err().to_string();
        assert!(refused.starts_with("This SquashFS volume is compressed with an unknown compressor, "), "{refused}");
    }
}
