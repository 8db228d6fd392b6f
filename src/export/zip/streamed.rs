//! An archive written from beginning to end, of files whose sizes and checksums are only known once they have been
//! written.
//!
//! The content is DEFLATE data of stored blocks (RFC 1951, 3.2.4): five bytes for each 65,535, without compression. A
//! program that reads the archive as a stream recognizes its end, unlike that of uncompressed content followed by its
//! size.

use zerocopy::IntoBytes;

use super::directory::{self, Directory, Member, Storing};
use crate::bytes::integers::{Le16, Le32, Le64};
use crate::bytes::zip::{self, DataDescriptor, Zip64DataDescriptor};
use crate::error::Result;
use crate::refusal::Refusal;

static LONG_NAME: Refusal =
    Refusal { code: "ZIP-LONG-NAME", sentence: "A name is too long for a ZIP archive.", advice: "" };

/// Permissions of members, as `st_mode`.
const MODE: u32 = 0o100_644;

/// Size of a full block in bytes.
const BLOCK: usize = 65_535;

/// Size of a block's header in bytes.
const HEAD: u64 = 5;

/// An archive being written. Every method returns the bytes to write next.
#[derive(Debug, Default)]
pub struct Streamed {
    directory: Directory,
    written: u64,
    member: Option<Begun>,
}

/// The member being written.
#[derive(Debug)]
struct Begun {
    name: String,
    /// Offset of its header.
    at: u64,
    is_large: bool,
    size: u64,
    packed: u64,
    /// Bytes that do not fill a block yet.
    rest: Vec<u8>,
}

impl Streamed {
    /// Begins a member of at most `most` bytes.
    ///
    /// # Errors
    /// If its name is too long.
    pub fn begin(&mut self, name: &str, most: u64) -> Result<Vec<u8>> {
        let is_large = packed(most) >= u64::from(u32::MAX);
        let begun = Begun { name: name.to_owned(), at: self.written, is_large, size: 0, packed: 0, rest: Vec::new() };
        let header = directory::local(&begun.member(0), begun.storing());
        let header = header.ok_or(&LONG_NAME)?;
        self.member = Some(begun);
        Ok(self.out(header))
    }

    /// Writes the next bytes of the member.
    pub fn pack(&mut self, bytes: &[u8]) -> Vec<u8> {
        let Some(begun) = &mut self.member else { return Vec::new() };
        begun.size = begun.size.saturating_add(bytes.len() as u64);
        let mut out = Vec::with_capacity(bytes.len().saturating_add(BLOCK));
        let mut left = bytes;
        while begun.rest.len().saturating_add(left.len()) >= BLOCK {
            let (now, later) = left.split_at(BLOCK.saturating_sub(begun.rest.len()));
            put_head(&mut out, BLOCK, false);
            out.append(&mut begun.rest);
            out.extend_from_slice(now);
            left = later;
        }
        begun.rest.extend_from_slice(left);
        begun.packed = begun.packed.saturating_add(out.len() as u64);
        self.out(out)
    }

    /// Ends the member, whose content has this checksum.
    pub fn end(&mut self, crc_32: u32) -> Vec<u8> {
        let Some(mut begun) = self.member.take() else { return Vec::new() };
        let mut out = Vec::new();
        put_head(&mut out, begun.rest.len(), true);
        out.append(&mut begun.rest);
        begun.packed = begun.packed.saturating_add(out.len() as u64);
        out.extend(begun.descriptor(crc_32));
        self.directory.enter(&begun.member(crc_32), begun.storing(), begun.at);
        self.out(out)
    }

    /// Ends the archive.
    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        self.directory.finish(self.written)
    }

    /// Size in bytes of an archive of files with these names and sizes.
    ///
    /// # Errors
    /// The errors of [`Streamed::begin`].
    pub fn len_of<'a>(files: impl IntoIterator<Item = (&'a str, u64)>) -> Result<u64> {
        let mut archive = Self::default();
        for (name, size) in files {
            archive.begin(name, size)?;
            if let Some(begun) = &mut archive.member {
                let before = packed(size).saturating_sub(packed(0));
                (begun.size, begun.packed) = (size, before);
                archive.written = archive.written.saturating_add(before);
            }
            archive.end(0);
        }
        let end = archive.written;
        Ok(end.saturating_add(archive.finish().len() as u64))
    }

    fn out(&mut self, bytes: Vec<u8>) -> Vec<u8> {
        self.written = self.written.saturating_add(bytes.len() as u64);
        bytes
    }
}

impl Begun {
    fn member(&self, crc_32: u32) -> Member {
        Member { name: self.name.clone(), size: self.size, crc_32, modified: None, mode: MODE }
    }

    const fn storing(&self) -> Storing {
        Storing::Streamed { packed: self.packed, is_large: self.is_large }
    }

    fn descriptor(&self, crc_32: u32) -> Vec<u8> {
        let (signature, crc_32) = (Le32::new(zip::DESCRIPTOR), Le32::new(crc_32));
        let Self { size, packed, .. } = *self;
        if self.is_large {
            let (compressed_size, uncompressed_size) = (Le64::new(packed), Le64::new(size));
            Zip64DataDescriptor { signature, crc_32, compressed_size, uncompressed_size }.as_bytes().to_vec()
        } else {
            let narrow = |size: u64| Le32::new(u32::try_from(size).unwrap_or(u32::MAX));
            let (compressed_size, uncompressed_size) = (narrow(packed), narrow(size));
            DataDescriptor { signature, crc_32, compressed_size, uncompressed_size }.as_bytes().to_vec()
        }
    }
}

/// Size of the DEFLATE data for that many bytes of content: full blocks, and a last one for the rest.
fn packed(size: u64) -> u64 {
    let full = size.checked_div(BLOCK as u64).unwrap_or(0);
    size.saturating_add(full.saturating_add(1).saturating_mul(HEAD))
}

/// The header of a stored block: whether it is the last, and its length twice, the second time inverted.
fn put_head(out: &mut Vec<u8>, len: usize, is_last: bool) {
    let len = u16::try_from(len).unwrap_or(u16::MAX);
    out.push(u8::from(is_last));
    out.extend_from_slice(Le16::new(len).as_bytes());
    out.extend_from_slice(Le16::new(!len).as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bytes::crc::crc_32;

    /// An archive of these files, each written in pieces of that many bytes.
    fn archive(files: &[(&str, Vec<u8>)], piece: usize) -> Vec<u8> {
        let mut archive = Streamed::default();
        let mut bytes = Vec::new();
        for (name, content) in files {
            bytes.extend(archive.begin(name, content.len() as u64).unwrap());
            for piece in content.chunks(piece) {
                bytes.extend(archive.pack(piece));
            }
            bytes.extend(archive.end(crc_32(content)));
        }
        bytes.extend(archive.finish());
        bytes
    }

    #[test]
    fn an_archive_is_the_same_in_any_pieces_and_its_length_is_known() {
        let content: Vec<u8> = (0..200_000_u32).map(|at| at.to_le_bytes()[0]).collect();
        let files = [("a.cue", b"one".to_vec()), ("empty", Vec::new()), ("b.bin", content), ("c", vec![7; BLOCK])];
        let whole = archive(&files, 1 << 20);
        assert_eq!(archive(&files, 1000), whole);
        let sizes = files.iter().map(|(name, content)| (*name, content.len() as u64));
        assert_eq!(Streamed::len_of(sizes).unwrap(), whole.len() as u64);
    }

    #[test]
    fn another_inflater_reads_the_content() {
        let content: Vec<u8> = (0..200_000_u32).map(|at| at.to_le_bytes()[1]).collect();
        let bytes = archive(&[("a", content.clone())], 70_000);
        // After a local header of 30 bytes and a name of one.
        let inflated = miniz_oxide::inflate::decompress_to_vec_with_limit(&bytes[31..], 1 << 20);
        assert_eq!(inflated.unwrap(), content);
    }

    #[test]
    fn a_name_that_cannot_be_recorded_is_refused() {
        assert!(Streamed::default().begin(&"n".repeat(70_000), 0).is_err());
    }
}
