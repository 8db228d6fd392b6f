//! The file system of discs of the Xbox and the Xbox 360 (XDVDFS), read.
//!
//! ```text
//! descriptor     in sector 32 of the game partition: where the root directory is
//! directories    entries that form a binary tree by their names, each with the first sector of its data
//! ```
//!
//! `layout` has the structures, `view` puts them together.

mod layout;
mod view;

use std::rc::Rc;

use self::layout::{DESCRIPTOR_AT, Descriptor, PARTITIONS};
use self::view::Xdvdfs;
use super::{FileSystem, FileSystemKind, Mounter, Views};
use crate::disc::{Disc, Volume};
use crate::error::{Error, Result};
use crate::findings::Findings;
use crate::part::Part;
use crate::signature;
use crate::source::Source;

/// The record of XDVDFS.
pub static XDVDFS: FileSystemKind =
    FileSystemKind { id: "xdvdfs", name: "XDVDFS", endings: &[], part: Part::Systems, probe };

/// Its mounter.
pub static MOUNTER: Mounter = Mounter { kind: &XDVDFS, mount };

fn probe(volume: &Volume) -> Result<bool> {
    Ok(volume.has_data() && volume.start == 0 && partition(&volume.content)?.is_some())
}

/// Offset of the first game partition.
fn partition(content: &Source) -> Result<Option<u64>> {
    for start in PARTITIONS {
        let at = start.saturating_add(DESCRIPTOR_AT);
        if at < content.len() && content.read_up_to(at, signature::XDVDFS.len())? == signature::XDVDFS {
            return Ok(Some(start));
        }
    }
    Ok(None)
}

fn mount(_: &Disc, volume: &Volume, _: &[Rc<dyn FileSystem>], findings: &mut Findings) -> Result<Views> {
    let content = &volume.content;
    let start = partition(content)?.ok_or_else(|| Error::NotFound("game partition".into()))?;
    let descriptor: Descriptor = content.read_struct(start.saturating_add(DESCRIPTOR_AT))?;
    Ok(vec![Rc::new(Xdvdfs::new(content.clone(), start, descriptor, findings))])
}
