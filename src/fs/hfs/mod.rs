//! HFS, the file system of the Macintosh from 1985 on (Inside Macintosh: Files, chapter 2).
//!
//! `volume` finds the master directory block and the special files, `record` reads catalog records, and `view` puts
//! them together.

mod facts;
mod layout;
mod record;
mod view;
mod volume;

use std::rc::Rc;

use self::view::Hfs;
use self::volume::Volume;
use super::{FileSystem, FileSystemKind, Mounter, Views};
use crate::disc::{self, Disc};
use crate::endings;
use crate::error::Result;
use crate::findings::Findings;
use crate::part::Part;

/// Format record of HFS.
pub static HFS: FileSystemKind =
    FileSystemKind { id: "hfs", name: "HFS", endings: endings::HFS, part: Part::Volumes, probe };

/// Mounter of its views.
pub static MOUNTER: Mounter = Mounter { kind: &HFS, mount };

/// Looks for the master directory block, or for its copy if nothing else is at the start of the volume.
fn probe(volume: &disc::Volume) -> Result<bool> {
    Ok(volume.has_data() && Volume::is_at(&volume.content, volume.start)?)
}

fn mount(_: &Disc, volume: &disc::Volume, _: &[Rc<dyn FileSystem>], findings: &mut Findings) -> Result<Views> {
    Ok(vec![Rc::new(Hfs::new(Volume::read(&volume.content, volume.start, findings)?, findings)?)])
}
