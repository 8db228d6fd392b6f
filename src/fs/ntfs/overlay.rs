//! Files that Windows keeps compressed in a stream, while their content is all holes ("compact" files).

use super::layout::WindowsOverlay;
use crate::codec::{BlockCodec, ChunkTable, Chunks};
use crate::error::Result;
use crate::refusal::Refusal;
use crate::source::{Recipe, Source};

static METHOD: Refusal = Refusal {
    code: "NTFS-OVERLAY",
    sentence: "Windows keeps this file compressed in a way that Discern doesn't unpack ({0}).",
    advice: "Windows can read it.",
};

/// Name of the stream with the packed content.
pub(super) const STREAM: &str = "WofCompressedData";

/// Provider of files packed by themselves.
const BY_ITSELF: u32 = 2;

/// Compression of a file's content, and the size of a chunk in bytes.
fn method(overlay: &WindowsOverlay) -> Option<(BlockCodec, u64)> {
    if overlay.provider.get() != BY_ITSELF {
        return None;
    }
    match overlay.algorithm.get() {
        0 => Some((BlockCodec::Xpress, 4 << 10)),
        1 => Some((BlockCodec::Lzx(32 << 10), 32 << 10)),
        2 => Some((BlockCodec::Xpress, 8 << 10)),
        3 => Some((BlockCodec::Xpress, 16 << 10)),
        _ => None,
    }
}

/// The content of a file with this size, from its packed stream.
///
/// # Errors
/// [`Error::Refused`](crate::error::Error::Refused) if the compression is unknown, or the content is in a WIM
/// elsewhere.
pub(super) fn content(overlay: &WindowsOverlay, packed: Source, size: u64) -> Result<Recipe> {
    match method(overlay) {
        Some((codec, chunk)) => Ok(Chunks { packed, size, codec, chunk, table: ChunkTable::Starts }.recipe()),
        None => {
            let found = format!("provider {}, algorithm {}", overlay.provider.get(), overlay.algorithm.get());
            Err(METHOD.with(&[&found]).into())
        }
    }
}
