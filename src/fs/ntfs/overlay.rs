//! Files that Windows keeps compressed beside their content, which is all holes ("compact" files).

use super::layout::WindowsOverlay;
use crate::codec::{ChunkCodec, ChunkTable, Chunks};
use crate::error::Result;
use crate::refusal::Refusal;
use crate::source::{Recipe, Source};

static METHOD: Refusal = Refusal {
    code: "NTFS-OVERLAY",
    sentence: "Windows keeps this file compressed in a way that Discern doesn't unpack ({0}).",
    advice: "Windows can read it.",
};

/// The name of the stream that has the packed content.
pub(super) const STREAM: &str = "WofCompressedData";

/// The provider of files that are packed by themselves.
const BY_ITSELF: u32 = 2;

/// How the content of a file is packed, and the bytes of a chunk.
fn method(overlay: &WindowsOverlay) -> Option<(ChunkCodec, u64)> {
    if overlay.provider.get() != BY_ITSELF {
        return None;
    }
    match overlay.algorithm.get() {
        0 => Some((ChunkCodec::Xpress, 4 << 10)),
        1 => Some((ChunkCodec::Lzx, 32 << 10)),
        2 => Some((ChunkCodec::Xpress, 8 << 10)),
        3 => Some((ChunkCodec::Xpress, 16 << 10)),
        _ => None,
    }
}

/// The content of a file, of so many bytes, out of its packed stream.
///
/// # Errors
/// [`Error::Refused`](crate::error::Error::Refused) where it is packed in an unknown way, or in a WIM elsewhere.
pub(super) fn content(overlay: &WindowsOverlay, packed: Source, size: u64) -> Result<Recipe> {
    match method(overlay) {
        Some((codec, chunk)) => Ok(Chunks { packed, size, codec, chunk, table: ChunkTable::Starts }.recipe()),
        None => {
            let found = format!("provider {}, algorithm {}", overlay.provider.get(), overlay.algorithm.get());
            Err(METHOD.with(&[&found]).into())
        }
    }
}
