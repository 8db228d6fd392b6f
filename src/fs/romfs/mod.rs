//! Reads romfs: a chain of headers, each followed by the file's name and data.

mod layout;
mod view;

use std::rc::Rc;

use self::view::RomFs;
use super::{FileSystem, FileSystemKind, Mounter, Views};
use crate::disc::{Disc, Volume};
use crate::error::Result;
use crate::findings::Findings;
use crate::part::Part;

/// Format record of romfs.
pub static ROMFS: FileSystemKind =
    FileSystemKind { id: "romfs", name: "romfs", endings: &[], part: Part::Volumes, probe };

/// Mounter of its views.
pub static MOUNTER: Mounter = Mounter { kind: &ROMFS, mount };

fn probe(volume: &Volume) -> Result<bool> {
    let is_start = volume.has_data() && volume.start == 0;
    Ok(is_start && volume.content.read_up_to(0, layout::MAGIC.len())? == layout::MAGIC)
}

fn mount(_: &Disc, volume: &Volume, _: &[Rc<dyn FileSystem>], findings: &mut Findings) -> Result<Views> {
    Ok(vec![Rc::new(RomFs::new(volume.content.clone(), findings)?)])
}
