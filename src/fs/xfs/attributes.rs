//! Extended attributes: in the inode, or in blocks.

use zerocopy::FromBytes;

use super::layout::{ATTRIBUTE_COUNTS, ATTRIBUTE_MAGICS, AttributeEntry, attribute, format};
use super::map::{Extents, Fork};
use super::volume::{Node, Volume};
use crate::error::Result;
use crate::limits;

/// An extended attribute.
pub(super) struct Attribute {
    pub(super) name: String,
    /// Bytes of the value.
    pub(super) size: u64,
    /// The value; `None` if it is in blocks of its own.
    pub(super) value: Option<Vec<u8>>,
}

/// Bytes of the head of attributes in an inode.
const HEAD: usize = 4;

/// All extended attributes of an inode.
///
/// # Errors
/// Where they cannot be read.
pub(super) fn of(volume: &Volume, node: &Node) -> Result<Vec<Attribute>> {
    let mut all = Vec::new();
    let Some(bytes) = node.attributes() else { return Ok(all) };
    if node.inode.attribute_format == format::LOCAL {
        let _ = local(bytes, &mut all);
        return Ok(all);
    }
    if node.attribute_extents() == 0 {
        return Ok(all);
    }
    let extents = Extents::read(volume, node, Fork::Attributes)?;
    let end = extents.all.iter().map(|extent| extent.block.saturating_add(extent.count)).max().unwrap_or(0);
    let body = extents.map(volume, end.saturating_mul(volume.block_size)).recipe(&volume.content).into_source();
    let len = usize::try_from(volume.block_size).unwrap_or(0);
    let mut at = 0;
    while at < body.len() && at < limits::XFS_ATTRIBUTE_BYTES {
        let _ = block(&body.read_up_to(at, len)?, &mut all);
        at = at.saturating_add(volume.block_size);
    }
    Ok(all)
}

/// Reads attributes in an inode, as far as they make sense.
fn local(bytes: &[u8], all: &mut Vec<Attribute>) -> Option<()> {
    let count = *bytes.get(2)?;
    let mut rest = bytes.get(HEAD..)?;
    for _ in 0..count {
        let ([name_len, value_len, flags], behind) = rest.split_first_chunk()?;
        let (name, behind) = behind.split_at_checked((*name_len).into())?;
        let (value, behind) = behind.split_at_checked((*value_len).into())?;
        all.push(Attribute { name: full_name(*flags, name), size: value.len() as u64, value: Some(value.to_vec()) });
        rest = behind;
    }
    Some(())
}

/// Reads the attributes of a block that has names, as far as they make sense.
fn block(bytes: &[u8], all: &mut Vec<Attribute>) -> Option<()> {
    let magic = u16::from_be_bytes(*bytes.get(8..)?.first_chunk()?);
    let place = ATTRIBUTE_MAGICS.iter().position(|(known, _)| *known == magic)?;
    let (_, head) = ATTRIBUTE_MAGICS.get(place)?;
    let count = u16::from_be_bytes(*bytes.get(*ATTRIBUTE_COUNTS.get(place)?..)?.first_chunk()?);
    let mut rest = bytes.get(*head..)?;
    for _ in 0..count {
        let (entry, behind) = AttributeEntry::read_from_prefix(rest).ok()?;
        rest = behind;
        let from = bytes.get(usize::from(entry.name.get())..)?;
        let found = if entry.flags & attribute::LOCAL != 0 {
            let (value_len, behind) = from.split_first_chunk()?;
            let value_len = u16::from_be_bytes(*value_len);
            let (name_len, behind) = behind.split_first()?;
            let (name, behind) = behind.split_at_checked((*name_len).into())?;
            let value = behind.get(..value_len.into())?.to_vec();
            Attribute { name: full_name(entry.flags, name), size: value_len.into(), value: Some(value) }
        } else {
            let value_len = u32::from_be_bytes(*from.get(4..)?.first_chunk()?);
            let (name_len, behind) = from.get(8..)?.split_first()?;
            let name = behind.get(..usize::from(*name_len))?;
            Attribute { name: full_name(entry.flags, name), size: value_len.into(), value: None }
        };
        all.push(found);
    }
    Some(())
}

fn full_name(flags: u8, name: &[u8]) -> String {
    let prefix = match flags {
        flags if flags & attribute::TRUSTED != 0 => "trusted.",
        flags if flags & attribute::SECURE != 0 => "security.",
        flags if flags & attribute::PARENT != 0 => "parent: ",
        _ => "user.",
    };
    format!("{prefix}{}", String::from_utf8_lossy(name))
}
