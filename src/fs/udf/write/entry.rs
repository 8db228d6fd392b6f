//! File entries (ECMA-167 4/14.9) and file identifiers (4/14.4).

use zerocopy::{FromZeros, IntoBytes};

use super::super::cs0;
use super::super::layout::{
    EntryHead, FileEntryRest, FileIdentifier as IdentifierHead, IDENTIFIER_HEAD, characteristic, file_type, tag,
};
use super::blocks::Blocks;
use super::descriptor::{Built, implementation, time};
use super::volume::one_block;
use crate::bytes::time::Timestamp;
use crate::tree::{Content, Device, DraftNode, Kind, Posix};

/// Maximum length of a name in compressed Unicode, in bytes.
pub(super) const LONGEST_NAME: usize = 255;

/// Default permissions: everyone may read and execute (4/14.9.5).
const READABLE: u32 = 0b0_0101 << 10 | 0b0_0101 << 5 | 0b0_0101;

/// Flag: the data is contiguous (4/14.6.8, bit 9).
const CONTIGUOUS: u16 = 1 << 9;

/// Parameters of a file entry.
pub(super) struct FileEntry<'a> {
    pub(super) blocks: Blocks,
    pub(super) node: &'a DraftNode,
    pub(super) links: u16,
    pub(super) unique: u64,
    /// Default for missing times.
    pub(super) created: Timestamp,
    /// First block and size of its data in bytes.
    pub(super) data: (u32, u64),
}

impl FileEntry<'_> {
    /// Makes the entry for a block.
    pub(super) fn built(&self, block: u32) -> Built {
        let (first, length) = self.data;
        let node = self.node;
        let mut head = EntryHead::new_zeroed();
        head.icb.strategy = 4.into();
        head.icb.most_entries = 1.into();
        head.icb.file_type = kind(&node.content);
        head.icb.flags = (CONTIGUOUS | special_bits(node.posix)).into();
        let owner = |id: fn(&Posix) -> u32| node.posix.as_ref().map_or(u32::MAX, id);
        head.uid = owner(|posix| posix.uid).into();
        head.gid = owner(|posix| posix.gid).into();
        head.permissions = node.posix.map_or(READABLE, |posix| permissions(posix.mode)).into();
        head.links = self.links.into();
        head.information_length = length.into();
        let times = node.times();
        let modified = times.modified.unwrap_or(self.created);
        let mut rest = FileEntryRest::new_zeroed();
        rest.blocks_recorded = self.blocks.count(length).into();
        rest.accessed = time(times.accessed.unwrap_or(modified));
        rest.modified = time(modified);
        rest.attributes = time(times.attributes.unwrap_or(modified));
        rest.checkpoint = 1.into();
        rest.implementation = implementation();
        rest.unique_id = self.unique.into();
        let attributes = attributes(node);
        let allocation = extents(self.blocks, first, length);
        let size = |bytes: &[u8]| u32::try_from(bytes.len()).unwrap_or(0);
        rest.attributes_length = size(&attributes).into();
        rest.allocation_length = size(&allocation).into();
        let attributes = located(attributes, block);
        Built::new(&head).and(rest.as_bytes()).and(&attributes).and(&allocation).tagged(tag::FILE_ENTRY, block)
    }
}

/// The short allocation descriptors of contiguous data.
fn extents(blocks: Blocks, first: u32, length: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    let (mut left, mut block) = (length, first);
    while left > 0 {
        let piece = left.min(blocks.longest_extent());
        bytes.extend(u32::try_from(piece).unwrap_or(0).to_le_bytes());
        bytes.extend(block.to_le_bytes());
        left = left.saturating_sub(piece);
        block = block.saturating_add(u32::try_from(blocks.count(piece)).unwrap_or(u32::MAX));
    }
    bytes
}

/// Makes the extended attributes: creation time (4/14.10.5) and device number (4/14.10.7).
fn attributes(node: &DraftNode) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Some(created) = node.times().created {
        bytes.extend(attribute(5, 32));
        // Length of the times, and the mask: creation only.
        bytes.extend([12, 1].into_iter().flat_map(u32::to_le_bytes));
        bytes.extend_from_slice(time(created).as_bytes());
    }
    if let Content::Special(_, Some(Device { major, minor })) = node.content {
        bytes.extend(attribute(12, 56));
        let used = implementation();
        bytes.extend(
            [u32::try_from(used.as_bytes().len()).unwrap_or(0), major, minor].into_iter().flat_map(u32::to_le_bytes),
        );
        bytes.extend_from_slice(used.as_bytes());
    }
    if bytes.is_empty() { bytes } else { [vec![0; 24], bytes].concat() }
}

/// Makes the head of an attribute with a type and a total length in bytes.
fn attribute(kind: u32, length: u32) -> Vec<u8> {
    let mut bytes = kind.to_le_bytes().to_vec();
    bytes.extend([1, 0, 0, 0]);
    bytes.extend(length.to_le_bytes());
    bytes
}

/// Attributes after their header descriptor (4/14.10.1); only those of the standard.
fn located(attributes: Vec<u8>, block: u32) -> Vec<u8> {
    let Some((_, rest)) = attributes.split_at_checked(24) else { return attributes };
    let header = Built::new(&[0_u8; 16]).and(&[0xFF; 8]).tagged(tag::EXTENDED_ATTRIBUTES, block);
    [header.into_bytes(), rest.to_vec()].concat()
}

const fn kind(content: &Content) -> u8 {
    match content {
        Content::Directory(_) => file_type::DIRECTORY,
        Content::Symlink(_) => file_type::SYMLINK,
        Content::Special(Kind::BlockDevice, _) => file_type::BLOCK_DEVICE,
        Content::Special(Kind::CharacterDevice, _) => file_type::CHARACTER_DEVICE,
        Content::Special(Kind::Fifo, _) => file_type::FIFO,
        Content::Special(Kind::Socket, _) => file_type::SOCKET,
        Content::File(_) | Content::Special(Kind::File | Kind::Directory | Kind::Symlink, _) => file_type::FILE,
    }
}

/// Five bits each for others, group and owner: execute, write, read; write includes changing attributes and deleting.
fn permissions(mode: u32) -> u32 {
    let five = |bits: u32| {
        let bits = bits & 7;
        if bits & 2 == 0 { bits } else { bits | 0b1_1000 }
    };
    five(mode >> 6) << 10 | five(mode >> 3) << 5 | five(mode)
}

/// Set user id, set group id and sticky (4/14.6.8, bits 6 to 8).
fn special_bits(posix: Option<Posix>) -> u16 {
    let mode = posix.map_or(0, |posix| posix.mode);
    let bit = |mask: u32, flag: u16| if mode & mask == 0 { 0 } else { flag };
    bit(0o4000, 1 << 6) | bit(0o2000, 1 << 7) | bit(0o1000, 1 << 8)
}

/// Makes path components (4/14.16): root, parent, the directory itself, or a name.
pub(super) fn components(target: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    if target.starts_with('/') {
        bytes.extend([2, 0, 0, 0]);
    }
    for part in target.split('/').filter(|part| !part.is_empty()) {
        let (kind, name) = match part {
            ".." => (3, Vec::new()),
            "." => (4, Vec::new()),
            name => (5, cs0::recorded(name, LONGEST_NAME)?),
        };
        bytes.extend([kind, u8::try_from(name.len()).ok()?, 0, 0]);
        bytes.extend(name);
    }
    Some(bytes)
}

/// Parameters of a file identifier.
pub(super) struct FileIdentifier {
    pub(super) blocks: Blocks,
    /// Name in compressed Unicode.
    pub(super) name: Vec<u8>,
    /// Block of the file entry.
    pub(super) entry: u32,
    pub(super) unique: u64,
    pub(super) is_directory: bool,
    pub(super) is_hidden: bool,
    pub(super) is_parent: bool,
}

/// Size of the identifier of a name in bytes, padded to a multiple of 4.
pub(super) fn identifier_length(name: &[u8]) -> u64 {
    (IDENTIFIER_HEAD.saturating_add(name.len()) as u64).next_multiple_of(4)
}

impl FileIdentifier {
    /// Makes the identifier of the parent.
    pub(super) const fn parent(blocks: Blocks, entry: u32, unique: u64) -> Self {
        Self { blocks, name: Vec::new(), entry, unique, is_directory: true, is_hidden: false, is_parent: true }
    }

    /// Makes the identifier, which begins in a block.
    pub(super) fn built(&self, block: u32) -> Built {
        let mut head = IdentifierHead::new_zeroed();
        head.version = 1.into();
        let bits = [
            (self.is_directory, characteristic::DIRECTORY),
            (self.is_hidden, characteristic::HIDDEN),
            (self.is_parent, characteristic::PARENT),
        ];
        head.characteristics = bits.into_iter().filter(|(is_set, _)| *is_set).fold(0, |sum, (_, bit)| sum | bit);
        head.name_length = u8::try_from(self.name.len()).unwrap_or(0);
        head.icb = one_block(self.blocks, self.entry);
        let unique = u32::try_from(self.unique).unwrap_or(0).to_le_bytes();
        head.icb.implementation_use.iter_mut().skip(2).zip(unique).for_each(|(place, byte)| *place = byte);
        let length = usize::try_from(identifier_length(&self.name)).unwrap_or(0);
        Built::new(&head).and(&self.name).filled(length).tagged(tag::FILE_IDENTIFIER, block)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_beyond_a_gibibyte_has_several_extents() {
        for blocks in [512, 2048].map(|size| Blocks::of(size).unwrap()) {
            let longest = blocks.longest_extent();
            let bytes = extents(blocks, 7, longest * 2 + 5);
            let numbers: Vec<u32> = bytes.as_chunks::<4>().0.iter().map(|number| u32::from_le_bytes(*number)).collect();
            let count = u32::try_from(longest / blocks.bytes()).unwrap();
            let extent = u32::try_from(longest).unwrap();
            assert_eq!(numbers, [extent, 7, extent, 7 + count, 5, 7 + 2 * count]);
            assert!(extents(blocks, 0, 0).is_empty());
        }
    }

    #[test]
    fn modes_are_recorded_with_the_rights_that_go_with_writing() {
        assert_eq!(permissions(0o100_555), READABLE);
        assert_eq!(permissions(0o100_640), 0b1_1110 << 10 | 0b0_0100 << 5);
    }
}
