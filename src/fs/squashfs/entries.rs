//! The entries of a listing, of any version.

use super::directory::{self, Named};
use super::edition::Edition;
use super::older;

/// The entries of a listing, parsed one after the other as far as it is valid: a folder may have a million.
#[derive(Clone)]
pub(super) struct Entries<'a> {
    edition: Edition,
    /// What follows the last entry.
    rest: &'a [u8],
    /// Number of entries left in the run, and the block of their inodes.
    left: u32,
    block: u32,
}

impl<'a> Entries<'a> {
    /// The entries in the bytes of a listing.
    pub(super) const fn new(edition: Edition, bytes: &'a [u8]) -> Self {
        Self { edition, rest: bytes, left: 0, block: 0 }
    }

    /// Number of bytes at the end that form no entry.
    pub(super) fn unread(&self) -> usize {
        let mut entries = self.clone();
        entries.by_ref().for_each(drop);
        entries.rest.len()
    }
}

impl<'a> Iterator for Entries<'a> {
    type Item = Named<'a>;

    fn next(&mut self) -> Option<Named<'a>> {
        let is_older = self.edition.major < 4;
        let (left, block, bytes) = match self.left {
            0 if is_older => older::run(self.edition, self.rest)?,
            0 => directory::run(self.rest)?,
            left => (left, self.block, self.rest),
        };
        let (named, rest) =
            if is_older { older::entry(self.edition, block, bytes)? } else { directory::entry(block, bytes)? };
        (self.left, self.block, self.rest) = (left.saturating_sub(1), block, rest);
        Some(named)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::NodeId;

    /// Makes a run of one entry with a name whose length is recorded as `len`.
    fn run(count: u32, len: u16, name: &[u8]) -> Vec<u8> {
        let head = [count.to_le_bytes(), 7_u32.to_le_bytes(), [0; 4]].concat();
        [head, vec![9, 0, 0, 0, 2, 0], len.to_le_bytes().to_vec(), name.to_vec()].concat()
    }

    /// The names in a listing, their inodes, and the number of bytes that form no entry.
    fn listed(bytes: &[u8]) -> (Vec<&[u8]>, Vec<NodeId>, usize) {
        let edition = Edition { major: 4, minor: 0, is_big: false, has_marker: false };
        let entries = Entries::new(edition, bytes);
        let unread = entries.unread();
        let (names, nodes) = entries.map(|named| (named.name, named.node)).unzip();
        (names, nodes, unread)
    }

    #[test]
    fn runs_follow_each_other_and_what_makes_no_entry_is_left() {
        let whole = [run(0, 2, b"abc"), run(0, 0, b"d")].concat();
        let expected: (Vec<&[u8]>, _, _) = (vec![b"abc", b"d"], vec![NodeId(7 << 16 | 9); 2], 0);
        assert_eq!(listed(&whole), expected);
        assert_eq!(listed(&run(0, 9, b"abc")), (vec![], vec![], 23));
        // A count beyond the following bytes: the complete entries are used.
        let more = [run(u32::MAX, 0, b"d"), vec![1, 2, 3]].concat();
        assert_eq!(listed(&more), (vec![b"d".as_slice()], vec![NodeId(7 << 16 | 9)], 3));
        assert_eq!(listed(&[0; 5]).2, 5);
    }
}
