//! Extended attributes.

use super::layout::{NO_TABLE, XATTR_ELSEWHERE, XattrName, XattrSet, XattrTable};
use super::tables::Tables;
use crate::bytes::integers::{Le32, Le64};
use crate::error::{Error, Result};
use crate::limits;

/// An attribute with its full name and its value.
pub(super) type Attribute = (Vec<u8>, Vec<u8>);

/// Prefixes of names, by the low byte of their types.
const PREFIXES: [&str; 3] = ["user.", "trusted.", "security."];

/// The attributes with an index.
///
/// # Errors
/// If they cannot be read, or are too many.
pub(super) fn read(tables: &Tables, number: u32) -> Result<Vec<Attribute>> {
    let at = tables.superblock.xattr_table.get();
    if at == NO_TABLE {
        return Err(Error::NotFound("table of extended attributes".into()));
    }
    let table: XattrTable = tables.content.read_struct(at)?;
    let list = at.saturating_add(size_of::<XattrTable>() as u64);
    let set: XattrSet = tables.metadata.element(list, number)?;
    if set.count.get() > limits::SQUASHFS_XATTRS {
        return Err(Error::OverLimit("extended attributes of a file"));
    }
    let place = |reference: u64| {
        let offset = usize::try_from(reference & 0xFFFF).unwrap_or(usize::MAX);
        tables.metadata.cursor(table.start.get().saturating_add(reference >> 16), offset)
    };
    let mut cursor = place(set.reference.get())?;
    let mut found = Vec::new();
    for _ in 0..set.count.get() {
        let head: XattrName = cursor.read()?;
        let prefix = PREFIXES.get(usize::from(head.kind.get() & 0xFF)).copied().unwrap_or("?.");
        let mut name = prefix.as_bytes().to_vec();
        name.extend(cursor.bytes(head.size.get().into())?);
        let len: Le32 = cursor.read()?;
        let value = if head.kind.get() & XATTR_ELSEWHERE == 0 {
            cursor.bytes(value_len(len)?)?
        } else {
            let reference: Le64 = cursor.read()?;
            let mut elsewhere = place(reference.get())?;
            let len: Le32 = elsewhere.read()?;
            elsewhere.bytes(value_len(len)?)?
        };
        found.push((name, value));
    }
    Ok(found)
}

fn value_len(len: Le32) -> Result<usize> {
    let len = usize::try_from(len.get()).ok().filter(|len| *len <= limits::SQUASHFS_XATTR_BYTES);
    len.ok_or(Error::OverLimit("bytes of an extended attribute"))
}
