//! XFS of versions 4 and 5, read.
//!
//! ```text
//! superblock     how large everything is, and what features the volume has
//! groups         parts of the volume, by which blocks and inodes are numbered
//! inodes         what is recorded of files; their data, extents, or the root of a tree of them, and attributes
//! ```
//!
//! `volume` finds inodes, `map` where their data is, `directory` what is in directories, `attributes` extended
//! attributes; `view` puts them together.

mod attributes;
mod directory;
mod facts;
mod layout;
mod map;
mod view;
mod volume;

use std::rc::Rc;

use self::view::Xfs;
use super::{FileSystem, FileSystemKind, Mounter, Views};
use crate::disc;
use crate::disc::Disc;
use crate::error::{Error, Result};
use crate::findings::Findings;
use crate::part::Part;

/// The record of XFS.
pub static XFS: FileSystemKind = FileSystemKind { id: "xfs", name: "XFS", endings: &[], part: Part::Systems, probe };

/// Its mounter.
pub static MOUNTER: Mounter = Mounter { kind: &XFS, mount };

fn probe(volume: &disc::Volume) -> Result<bool> {
    Ok(volume.has_data() && volume.start == 0 && volume::superblock(&volume.content)?.is_some())
}

fn mount(_: &Disc, volume: &disc::Volume, _: &[Rc<dyn FileSystem>], findings: &mut Findings) -> Result<Views> {
    let found = volume::superblock(&volume.content)?.ok_or_else(|| Error::NotFound("XFS volume".into()))?;
    let volume = volume::Volume::new(volume.content.clone(), found, findings)?;
    Ok(vec![Rc::new(Xfs::new(volume)?)])
}
