//! The file system of Minix, versions 1 to 3, in both byte orders, read (the kernel's `include/uapi/linux/minix_fs.h`).
//!
//! `layout` has the superblock and inodes, `volume` finds them and their data; `view` puts them together.

mod layout;
mod view;
mod volume;

use std::rc::Rc;

use self::view::Minix;
use self::volume::Volume;
use super::{FileSystem, FileSystemKind, Mounter, Views};
use crate::disc;
use crate::disc::Disc;
use crate::error::{Error, Result};
use crate::findings::Findings;
use crate::part::Part;

/// The record of Minix.
pub static MINIX: FileSystemKind =
    FileSystemKind { id: "minix", name: "Minix", endings: &[], part: Part::Systems, probe };

/// Its mounter.
pub static MOUNTER: Mounter = Mounter { kind: &MINIX, mount };

fn probe(volume: &disc::Volume) -> Result<bool> {
    Ok(volume.has_data() && volume.start == 0 && Volume::find(&volume.content)?.is_some())
}

fn mount(_: &Disc, volume: &disc::Volume, _: &[Rc<dyn FileSystem>], findings: &mut Findings) -> Result<Views> {
    let found = Volume::find(&volume.content)?.ok_or_else(|| Error::NotFound("Minix volume".into()))?;
    Ok(vec![Rc::new(Minix::new(found, findings))])
}
