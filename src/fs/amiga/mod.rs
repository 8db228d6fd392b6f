//! The old and the fast file system of the Amiga (OFS, FFS), read, by Laurent Clévy's "Amiga Floppy ADF FAQ".
//!
//! ```text
//! boot block     which of the two it is, and in which variant
//! root           in the middle: the name of the volume, and a table of names
//! headers        of a file: where its data is; of a directory: a table of names
//! ```
//!
//! `block` has headers as they are on the disk, `volume` finds them, `view` puts them together.

mod block;
mod view;
mod volume;

use std::rc::Rc;

use self::view::Amiga;
use super::{FileSystem, FileSystemKind, Mounter, Views};
use crate::disc;
use crate::disc::Disc;
use crate::error::Result;
use crate::findings::Findings;
use crate::part::Part;

/// The record of OFS and FFS.
pub static AMIGA: FileSystemKind =
    FileSystemKind { id: "amiga", name: "Amiga OFS/FFS", endings: &[], part: Part::Systems, probe };

/// Its mounter.
pub static MOUNTER: Mounter = Mounter { kind: &AMIGA, mount };

fn probe(volume: &disc::Volume) -> Result<bool> {
    let is_at_start = volume.has_data() && volume.start == 0;
    Ok(is_at_start && volume::variant(&volume.content)?.is_some())
}

fn mount(_: &Disc, volume: &disc::Volume, _: &[Rc<dyn FileSystem>], findings: &mut Findings) -> Result<Views> {
    let volume = volume::Volume::find(volume.content.clone(), findings)?;
    Ok(vec![Rc::new(Amiga::new(volume))])
}
