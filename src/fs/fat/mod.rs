//! Reads and changes FAT12, FAT16 and FAT32 with long names, as Microsoft's specification 1.03 describes them (*FAT:
//! General Overview of On-Disk Format*).
//!
//! ```text
//! reserved   boot sector, on FAT32 a count of free clusters and a backup of both
//! tables     which cluster follows which, mostly twice
//! root       on FAT12 and FAT16
//! clusters   files and directories
//! ```
//!
//! [`Volume`] reads a volume and [`View`] shows it as a file system; [`Fat`] changes files in an image, such as the one
//! that UEFI firmware starts from.

mod chain;
mod directory;
mod facts;
mod geometry;
mod layout;
mod name;
mod table;
mod view;
mod volume;
mod write;

use std::rc::Rc;

pub use self::view::View;
pub use self::volume::Volume;
pub use self::write::{Fat, Item};
use super::{FileSystem, FileSystemKind, Mounter, Views};
use crate::disc::Disc;
use crate::error::Result;
use crate::findings::Findings;
use crate::part::Part;

/// Format record of FAT.
pub static FAT: FileSystemKind = FileSystemKind { id: "fat", name: "FAT", endings: &[], part: Part::Volumes, probe };

/// Mounter of its views.
pub static MOUNTER: Mounter = Mounter { kind: &FAT, mount };

/// Only a volume that begins with the content is FAT; later sessions of a disc have none.
fn probe(volume: &crate::disc::Volume) -> Result<bool> {
    Ok(volume.start == 0 && volume.has_data() && Volume::probe(&volume.content)?)
}

fn mount(_: &Disc, volume: &crate::disc::Volume, _: &[Rc<dyn FileSystem>], findings: &mut Findings) -> Result<Views> {
    Ok(vec![Rc::new(View::open(volume.content.clone(), findings)?)])
}
