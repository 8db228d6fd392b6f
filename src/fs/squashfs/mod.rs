//! Reads SquashFS 1 to 4, the first three in both byte orders.
//!
//! `tables` reads the superblock and tables, `metadata` their packed blocks, `packing` unpacks them, `inode` and
//! `directory` read files and listings, `older` those of versions 1 to 3, whose byte order `edition` knows, `entries`
//! goes through listings of any, `data` reads the content of files, `xattr` extended attributes, and `view` puts them
//! together.

mod data;
mod directory;
mod edition;
mod entries;
mod facts;
mod inode;
mod layout;
mod metadata;
mod older;
mod packing;
mod tables;
mod view;
mod xattr;

use std::rc::Rc;

use self::view::SquashFs;
use super::{FileSystem, FileSystemKind, Mounter, Views};
use crate::disc::{Disc, Volume};
use crate::endings;
use crate::error::Result;
use crate::findings::Findings;
use crate::part::Part;

/// Format record of SquashFS.
pub static SQUASHFS: FileSystemKind =
    FileSystemKind { id: "squashfs", name: "SquashFS", endings: endings::SQUASHFS, part: Part::Archives, probe };

/// Mounter of its views.
pub static MOUNTER: Mounter = Mounter { kind: &SQUASHFS, mount };

fn probe(volume: &Volume) -> Result<bool> {
    Ok(volume.has_data() && tables::is_there(&volume.content, volume.start)?)
}

fn mount(_: &Disc, volume: &Volume, _: &[Rc<dyn FileSystem>], findings: &mut Findings) -> Result<Views> {
    Ok(vec![Rc::new(SquashFs::new(volume, findings)?)])
}
