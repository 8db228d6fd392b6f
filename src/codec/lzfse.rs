//! LZFSE and LZVN, which Apple packs files and disk images with.

use std::io::{self, Write};

use lzfse_rust::LzfseRingDecoder;

use super::corrupt;
use crate::source::copy_prefix;

/// A slice that is written to from its start on.
struct Filled<'a> {
    out: &'a mut [u8],
    len: usize,
}

impl Write for Filled<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let copied = copy_prefix(bytes, self.out.get_mut(self.len..).unwrap_or_default());
        self.len = self.len.saturating_add(copied);
        if copied < bytes.len() { Err(io::ErrorKind::WriteZero.into()) } else { Ok(copied) }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Unpacks blocks of LZFSE. The decoder works in a ring buffer, so that claimed sizes cost no memory.
///
/// # Errors
/// If the data is damaged or unpacks to more than `out` holds.
pub(super) fn unpack(packed: &[u8], out: &mut [u8]) -> io::Result<usize> {
    let mut filled = Filled { out, len: 0 };
    LzfseRingDecoder::default().decode(&mut &*packed, &mut filled).map_err(corrupt)?;
    Ok(filled.len)
}

/// Wraps bare LZVN as a block of LZFSE: unpacked and packed length, data, end mark. Bytes after the end of the data are
/// left out.
pub(super) fn of_lzvn(packed: &[u8], unpacked: usize) -> Vec<u8> {
    let len = |len: usize| u32::try_from(len).unwrap_or(u32::MAX).to_le_bytes();
    [b"bvxn", &len(unpacked)[..], &len(packed.len()), packed, b"bvx$"].concat()
}
