//! Extended attributes: behind the inode, and shared ones elsewhere.

use zerocopy::FromBytes;

use super::layout::{ATTRIBUTES_HEAD, AttributeEntry, OWN_PREFIX, SHARED_COUNT, incompatible};
use super::volume::{Node, Volume};
use crate::bytes::integers::Le32;
use crate::error::Result;
use crate::limits;

/// An extended attribute.
pub(super) struct Attribute {
    pub(super) name: String,
    pub(super) value: Vec<u8>,
}

/// All extended attributes of an inode.
///
/// # Errors
/// Where they cannot be read.
pub(super) fn of(volume: &Volume, node: &Node) -> Result<Vec<Attribute>> {
    let len = usize::try_from(node.attributes_len()).unwrap_or(0);
    let mut all = Vec::new();
    if len == 0 {
        return Ok(all);
    }
    let bytes = volume.content.read_up_to(node.at.saturating_add(node.len), len)?;
    let Some((head, mut rest)) = bytes.split_at_checked(usize::try_from(ATTRIBUTES_HEAD).unwrap_or(12)) else {
        return Ok(all);
    };
    let shared = usize::from(head.get(SHARED_COUNT).copied().unwrap_or(0));
    let base = volume.block_at(volume.superblock.attribute_block.get());
    for _ in 0..shared {
        let Ok((number, behind)) = Le32::read_from_prefix(rest) else { break };
        rest = behind;
        let at = base.saturating_add(u64::from(number.get()).saturating_mul(4));
        let bytes = volume.content.read_up_to(at, limits::EROFS_ATTRIBUTE)?;
        all.extend(entry(volume, &bytes).map(|(attribute, _)| attribute));
    }
    while let Some((attribute, behind)) = entry(volume, rest) {
        all.push(attribute);
        rest = behind;
    }
    Ok(all)
}

/// The attribute at the start of bytes, and what is behind it.
fn entry<'a>(volume: &Volume, bytes: &'a [u8]) -> Option<(Attribute, &'a [u8])> {
    let (head, behind) = AttributeEntry::read_from_prefix(bytes).ok()?;
    if head.prefix == 0 {
        return None;
    }
    let (name, behind) = behind.split_at_checked(head.name_length.into())?;
    let value = behind.get(..usize::from(head.value_size.get()))?;
    let len = size_of::<AttributeEntry>().saturating_add(name.len()).saturating_add(value.len());
    let name = [prefix(volume, head.prefix).as_bytes(), name].concat();
    let rest = bytes.get(len.next_multiple_of(4)..).unwrap_or_default();
    Some((Attribute { name: String::from_utf8_lossy(&name).into_owned(), value: value.to_vec() }, rest))
}

/// The prefix of a name, by its number: one that all volumes have, or one of the volume's own list.
fn prefix(volume: &Volume, number: u8) -> String {
    let known = match number {
        1 => "user.",
        2 => "system.posix_acl_access",
        3 => "system.posix_acl_default",
        4 => "trusted.",
        6 => "security.",
        _ => "",
    };
    if number & OWN_PREFIX == 0 || !volume.has(incompatible::PREFIXES) {
        return known.to_owned();
    }
    own_prefix(volume, number & !OWN_PREFIX).unwrap_or_default()
}

/// A prefix of the volume's own: one that all have, and what follows it. Each is behind its length, in units of 4 bytes.
fn own_prefix(volume: &Volume, number: u8) -> Option<String> {
    if number >= volume.superblock.prefixes {
        return None;
    }
    let mut at = u64::from(volume.superblock.prefix_start.get()).saturating_mul(4);
    for _ in 0..number {
        let [low, high] = volume.content.read_struct::<[u8; 2]>(at).ok()?;
        at = at.saturating_add(2).saturating_add(u16::from_le_bytes([low, high]).into()).next_multiple_of(4);
    }
    let [low, high] = volume.content.read_struct::<[u8; 2]>(at).ok()?;
    let bytes = volume.content.read_up_to(at.saturating_add(2), u16::from_le_bytes([low, high]).into()).ok()?;
    let (base, rest) = bytes.split_first()?;
    let base = if base & OWN_PREFIX == 0 { prefix(volume, *base) } else { String::new() };
    Some(format!("{base}{}", String::from_utf8_lossy(rest)))
}
