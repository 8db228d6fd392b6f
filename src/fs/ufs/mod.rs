//! UFS (FFS), versions 1 and 2, in both byte orders, read: the file system of BSD, Solaris and NeXTSTEP.
//!
//! ```text
//! superblock     sizes, and how many groups there are
//! groups         each with inodes and data
//! inodes         where the data of a file is: twelve blocks, and lists of more
//! ```
//!
//! `layout` has the structures, `volume` finds inodes and their data, `view` puts them together.

mod layout;
mod view;
mod volume;

use std::rc::Rc;

use self::view::Ufs;
use self::volume::Volume;
use super::{FileSystem, FileSystemKind, Mounter, Views};
use crate::disc;
use crate::disc::Disc;
use crate::error::{Error, Result};
use crate::findings::Findings;
use crate::part::Part;

/// The record of UFS.
pub static UFS: FileSystemKind = FileSystemKind { id: "ufs", name: "UFS", endings: &[], part: Part::Systems, probe };

/// Its mounter.
pub static MOUNTER: Mounter = Mounter { kind: &UFS, mount };

fn probe(volume: &disc::Volume) -> Result<bool> {
    Ok(volume.has_data() && volume.start == 0 && Volume::find(&volume.content)?.is_some())
}

fn mount(_: &Disc, volume: &disc::Volume, _: &[Rc<dyn FileSystem>], findings: &mut Findings) -> Result<Views> {
    let found = Volume::find(&volume.content)?.ok_or_else(|| Error::NotFound("UFS volume".into()))?;
    Ok(vec![Rc::new(Ufs::new(found, findings))])
}
