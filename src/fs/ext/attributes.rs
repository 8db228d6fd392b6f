//! Extended attributes: in the inode, after the fields that all inodes have, and in a block.

use std::ops::Range;

use zerocopy::FromBytes;

use super::layout::{ATTRIBUTES_HEAD, ATTRIBUTES_MAGIC, AttributeEntry};
use super::map;
use super::volume::{Node, Volume};
use crate::bytes::integers::Le32;
use crate::error::Result;
use crate::limits;
use crate::source::Recipe;

/// Size in bytes of the part that all inodes have.
const INODE: usize = 128;

/// An extended attribute.
pub(super) struct Attribute {
    pub(super) name: String,
    pub(super) size: u64,
    value: AttributeValue,
}

/// Location of a value.
enum AttributeValue {
    /// A range of the volume.
    Here(Range<u64>),
    /// The data of an inode.
    Inode(u32),
}

impl Attribute {
    /// The value.
    ///
    /// # Errors
    /// If the inode that contains it cannot be read.
    pub(super) fn value(&self, volume: &Volume) -> Result<Recipe> {
        match &self.value {
            AttributeValue::Here(range) => Ok(Recipe::of(&volume.content, range.clone())),
            AttributeValue::Inode(number) => {
                let node = volume.node(*number)?;
                Ok(map::of(volume, &node)?.recipe(&volume.content))
            }
        }
    }
}

/// All extended attributes of an inode.
///
/// # Errors
/// If they cannot be read.
pub(super) fn of(volume: &Volume, node: &Node) -> Result<Vec<Attribute>> {
    let mut all = Vec::new();
    if let Some(extra) = &node.extra {
        let bytes = volume.inode_bytes(node)?;
        let start = INODE.saturating_add(extra.size.get().into());
        let here = bytes.get(start..).unwrap_or_default();
        if extra.size.get() > 0 && magic(here) == Some(ATTRIBUTES_MAGIC) {
            let first = size_of::<Le32>();
            let at = node.at.saturating_add(start as u64).saturating_add(first as u64);
            // Values are counted from the first entry.
            read(here.get(first..).unwrap_or_default(), 0, at, &mut all);
        }
    }
    let block = node.attributes_block();
    if block > 0 {
        let at = volume.block_at(block);
        let bytes = volume.content.read_up_to(at, usize::try_from(volume.block_size).unwrap_or(0))?;
        if magic(&bytes) == Some(ATTRIBUTES_MAGIC) {
            read(&bytes, ATTRIBUTES_HEAD, at, &mut all);
        }
    }
    Ok(all)
}

fn magic(bytes: &[u8]) -> Option<u32> {
    Le32::read_from_prefix(bytes).ok().map(|(magic, _)| magic.get())
}

/// Reads the entries from `first` on; values are counted from the start of the bytes, whose offset is `at`.
fn read(bytes: &[u8], first: usize, at: u64, all: &mut Vec<Attribute>) {
    let mut rest = bytes.get(first..).unwrap_or_default();
    while let Ok((entry, behind)) = AttributeEntry::read_from_prefix(rest) {
        // Four zeros end the list.
        if magic(rest) == Some(0) || all.len() >= limits::EXT_ATTRIBUTES {
            return;
        }
        let Some((name, _)) = behind.split_at_checked(entry.name_length.into()) else { return };
        let size = u64::from(entry.value_size.get());
        let start = at.saturating_add(entry.value_offset.get().into());
        let value = match entry.value_inode.get() {
            0 => AttributeValue::Here(start..start.saturating_add(size)),
            number => AttributeValue::Inode(number),
        };
        let is_inside = usize::try_from(size)
            .is_ok_and(|size| usize::from(entry.value_offset.get()).saturating_add(size) <= bytes.len());
        if is_inside || matches!(value, AttributeValue::Inode(_)) {
            let name = format!("{}{}", prefix(entry.prefix), String::from_utf8_lossy(name));
            all.push(Attribute { name, size, value });
        }
        let length = size_of::<AttributeEntry>().saturating_add(usize::from(entry.name_length)).next_multiple_of(4);
        rest = rest.get(length..).unwrap_or_default();
    }
}

/// The prefix of a name, given by its number.
const fn prefix(number: u8) -> &'static str {
    match number {
        1 => "user.",
        2 => "system.posix_acl_access",
        3 => "system.posix_acl_default",
        4 => "trusted.",
        6 => "security.",
        7 => "system.",
        8 => "system.richacl",
        9 => "encryption.",
        _ => "",
    }
}
