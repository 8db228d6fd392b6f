//! Reads cramfs in both byte orders (the kernel's `include/uapi/linux/cramfs_fs.h`).
//!
//! `layout` has the superblock and inodes, `data` the content of files; `view` puts them together.

mod data;
mod layout;
mod view;

use std::rc::Rc;

use self::layout::Superblock;
use self::view::CramFs;
use super::{FileSystem, FileSystemKind, Mounter, Views};
use crate::disc::{Disc, Volume};
use crate::error::{Error, Result};
use crate::findings::Findings;
use crate::part::Part;

/// Format record of cramfs.
pub static CRAMFS: FileSystemKind =
    FileSystemKind { id: "cramfs", name: "cramfs", endings: &[], part: Part::Archives, probe };

/// Mounter of its views.
pub static MOUNTER: Mounter = Mounter { kind: &CRAMFS, mount };

fn probe(volume: &Volume) -> Result<bool> {
    Ok(volume.has_data() && volume.start == 0 && Superblock::find(&volume.content)?.is_some())
}

fn mount(_: &Disc, volume: &Volume, _: &[Rc<dyn FileSystem>], findings: &mut Findings) -> Result<Views> {
    let found = Superblock::find(&volume.content)?.ok_or_else(|| Error::NotFound("cramfs volume".into()))?;
    Ok(vec![Rc::new(CramFs::new(volume.content.clone(), found, findings)?)])
}
