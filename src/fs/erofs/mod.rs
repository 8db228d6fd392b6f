//! EROFS, read (the kernel's `Documentation/filesystems/erofs.rst`).
//!
//! ```text
//! superblock     where inodes are counted from, and what features the volume has
//! inodes         what is recorded of files; attributes, lists of clusters and last pieces follow them
//! blocks         data, plain or packed
//! ```
//!
//! `volume` finds inodes, `plain` data that isn't packed, `packed` data that is, `directory` what is in directories,
//! `attributes` extended attributes; `view` puts them together.

mod attributes;
mod directory;
mod facts;
mod layout;
mod packed;
mod plain;
mod view;
mod volume;

use std::rc::Rc;

use self::view::Erofs;
use super::{FileSystem, FileSystemKind, Mounter, Views};
use crate::disc;
use crate::disc::Disc;
use crate::error::{Error, Result};
use crate::findings::Findings;
use crate::part::Part;

/// The record of EROFS.
pub static EROFS: FileSystemKind =
    FileSystemKind { id: "erofs", name: "EROFS", endings: &[], part: Part::Systems, probe };

/// Its mounter.
pub static MOUNTER: Mounter = Mounter { kind: &EROFS, mount };

fn probe(volume: &disc::Volume) -> Result<bool> {
    Ok(volume.has_data() && volume.start == 0 && volume::superblock(&volume.content)?.is_some())
}

fn mount(_: &Disc, volume: &disc::Volume, _: &[Rc<dyn FileSystem>], findings: &mut Findings) -> Result<Views> {
    let found = volume::superblock(&volume.content)?.ok_or_else(|| Error::NotFound("EROFS volume".into()))?;
    let volume = volume::Volume::new(volume.content.clone(), found, findings)?;
    Ok(vec![Rc::new(Erofs::new(volume)?)])
}
