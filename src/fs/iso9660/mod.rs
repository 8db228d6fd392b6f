//! ISO 9660 (ECMA-119) and what is built on it.

mod apple;
#[cfg_attr(not(test), expect(dead_code))]
mod rock_ridge;
#[cfg_attr(not(test), expect(dead_code))]
mod susp;
#[cfg_attr(not(test), expect(dead_code))]
mod zisofs;

use std::rc::Rc;

use super::{FileSystem, FileSystemKind, Views};
use crate::disc::{Disc, Volume};
use crate::error::Result;
use crate::findings::Findings;

/// The record of ISO 9660.
pub static ISO9660: FileSystemKind = FileSystemKind { id: "iso9660", name: "ISO 9660", probe, mount };

fn probe(_: &Volume) -> Result<bool> {
    Ok(false)
}

fn mount(_: &Disc, _: &Volume, _: &[Rc<dyn FileSystem>], _: &mut Findings) -> Result<Views> {
    Ok(Vec::new())
}
