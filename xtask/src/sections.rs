//! Sections of a WebAssembly module (Core Specification 2.0, 5.5).

use crate::command::Result;
use crate::symbols::Reader;

/// Bytes before the first section.
const HEADER: usize = 8;

/// Changes all sections of one type in a module.
pub fn map(module: &[u8], wanted: u8, mut change: impl FnMut(&[u8]) -> Result<Vec<u8>>) -> Result<Vec<u8>> {
    let (header, sections) = module.split_at_checked(HEADER).ok_or("this is no WebAssembly")?;
    let mut changed = header.to_vec();
    let mut reader = Reader(sections);
    while let Some(section) = reader.byte() {
        let content = reader.block()?.0;
        let content = if section == wanted { change(content)? } else { content.to_vec() };
        changed.push(section);
        push_number(&mut changed, content.len());
        changed.extend(content);
    }
    Ok(changed)
}

/// Adds a number in LEB128 (5.2.2).
pub fn push_number(to: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        to.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}
