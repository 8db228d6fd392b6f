//! Reads exFAT (Microsoft's exFAT file system specification, 1.00).
//!
//! ```text
//! boot regions  locations of everything else; a copy
//! FAT           which cluster follows which, for files in pieces; two of them with TexFAT
//! heap          bitmap and up-case table, files and directories
//! ```
//!
//! `boot` reads the geometry, `chain` follows clusters, `set` parses the entries of a file, `volume` lists directories,
//! and `view` puts them together.

mod boot;
mod chain;
mod facts;
mod layout;
mod set;
mod up_case;
mod view;
mod volume;

use std::rc::Rc;

use self::boot::Geometry;
use self::view::ExFat;
use super::{FileSystem, FileSystemKind, Mounter, Views};
use crate::disc::{Disc, Volume};
use crate::error::{Error, Result};
use crate::findings::Findings;
use crate::part::Part;

/// Format record of exFAT.
pub static EXFAT: FileSystemKind =
    FileSystemKind { id: "exfat", name: "exFAT", endings: &[], part: Part::Volumes, probe };

/// Mounter of its views.
pub static MOUNTER: Mounter = Mounter { kind: &EXFAT, mount };

/// Looks for a boot sector or its backup. A volume begins with the content, so later sessions of a disc have none.
fn probe(volume: &Volume) -> Result<bool> {
    Ok(volume.has_data() && volume.start == 0 && Geometry::find(&volume.content)?.is_some())
}

fn mount(_: &Disc, volume: &Volume, _: &[Rc<dyn FileSystem>], findings: &mut Findings) -> Result<Views> {
    let found = self::volume::Volume::open(volume.content.clone(), findings)?;
    let volume = found.ok_or_else(|| Error::NotFound("exFAT volume".into()))?;
    Ok(vec![Rc::new(ExFat::new(volume))])
}
