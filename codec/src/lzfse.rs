//! LZFSE and LZVN, which Apple packs files and disk images with.

use std::io;

use lzfse_rust::LzfseRingDecoder;

use crate::corrupt;

/// Unpacks blocks of LZFSE. The decoder works in a ring buffer, so that claimed sizes cost no memory.
///
/// # Errors
/// If the data is damaged or unpacks to more than `out` holds.
pub(crate) fn unpack(packed: &[u8], out: &mut [u8]) -> io::Result<usize> {
    let most = out.len();
    let mut room = out;
    LzfseRingDecoder::default().decode(&mut &*packed, &mut room).map_err(corrupt)?;
    Ok(most.saturating_sub(room.len()))
}

/// Wraps bare LZVN as a block of LZFSE: unpacked and packed length, data, end mark. Bytes after the end of the data are
/// left out.
pub(crate) fn of_lzvn(packed: &[u8], unpacked: usize) -> Vec<u8> {
    let len = |len: usize| u32::try_from(len).unwrap_or(u32::MAX).to_le_bytes();
    [b"bvxn", &len(unpacked)[..], &len(packed.len()), packed, b"bvx$"].concat()
}
