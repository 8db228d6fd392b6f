//! Makes an archive of prepared files whose checksums are already known, so that nothing is read.

use super::archive::Archive;
use super::directory::Member;
use crate::source::{Output, Recipe};

/// A regular file that everyone may read and its owner may write.
const MODE: u32 = 0o100_644;

/// An archive of files, each with the CRC-32 of its bytes.
#[must_use]
pub fn stored<'a>(files: impl IntoIterator<Item = (&'a Output, u32)>) -> Recipe {
    let mut archive = Archive::default();
    for (Output { name, recipe }, crc_32) in files {
        let member = Member { name: name.clone(), size: recipe.len(), crc_32, modified: None, mode: MODE };
        if archive.begin(&member) {
            archive.put(recipe);
        }
    }
    archive.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Segment, Source};

    #[test]
    fn members_follow_their_headers_and_are_not_copied() {
        let content = Source::from_bytes(b"one two".to_vec());
        let file = |name: &str, recipe| Output { name: name.into(), recipe };
        let files = [file("a.bin", Recipe::of(&content, 0..3)), file("ü.cue", Recipe::of(&content, 4..7))];
        // Computed by zlib.
        let archive = stored(files.iter().zip([0x7A6C_86F1, 0x11CA_8A66]));
        let is_copy = |segment: &&Segment| matches!(segment, Segment::Copy { .. });
        assert_eq!(archive.segments().iter().filter(is_copy).count(), 2);
        let bytes = archive.into_source().read_up_to(0, 4096).unwrap();
        let has = |wanted: &[u8]| bytes.windows(wanted.len()).filter(|window| *window == wanted).count();
        assert_eq!((has(b"PK\x03\x04"), has(b"PK\x01\x02"), has(b"PK\x05\x06")), (2, 2, 1));
        assert_eq!((has(b"a.binone"), has("ü.cuetwo".as_bytes())), (1, 1));
    }
}
