//! exFAT (Microsoft's exFAT file system specification, 1.00), read.
//!
//! ```text
//! boot regions  where everything lies; a copy
//! FAT           which cluster follows which, where a file lies in pieces; with TexFAT two of them
//! heap          bitmap and up-case table, files and directories
//! ```
//!
//! `boot` finds where everything lies, `chain` follows clusters, `set` knows what is recorded of a file, `volume` finds
//! the entries of directories; `view` puts them together.

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
use crate::disc::{Disc, Origin, Volume};
use crate::error::{Error, Result};
use crate::findings::Findings;
use crate::part::Part;

/// The record of exFAT.
pub static EXFAT: FileSystemKind =
    FileSystemKind { id: "exfat", name: "exFAT", endings: &[], part: Part::Volumes, probe };

/// Its mounter.
pub static MOUNTER: Mounter = Mounter { kind: &EXFAT, mount };

/// Looks for a boot sector or its backup. A volume begins where its content does: no session after the first has one.
fn probe(volume: &Volume) -> Result<bool> {
    Ok(volume.origin != Origin::Audio && volume.start == 0 && Geometry::find(&volume.content)?.is_some())
}

fn mount(_: &Disc, volume: &Volume, _: &[Rc<dyn FileSystem>], findings: &mut Findings) -> Result<Views> {
    let found = self::volume::Volume::open(volume.content.clone(), findings)?;
    let volume = found.ok_or_else(|| Error::NotFound("exFAT volume".into()))?;
    Ok(vec![Rc::new(ExFat::new(volume))])
}
