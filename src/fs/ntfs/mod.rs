//! NTFS, read.
//!
//! ```text
//! boot sector   where the master file table is; a copy in the last sector
//! $MFT          a record for each file, itself the first; a copy of the first records in $MFTMirr
//! attributes    names, content, the index of a directory: in the record, or in clusters by a list of runs
//! ```
//!
//! `geometry` finds the table, `record` and `runs` know what is in a record, `volume` puts the records of a file
//! together, `index` has the names of directories, `stream` the content of files, `overlay` that of files that Windows
//! keeps compressed, `reparse` where links lead; `view` puts them together.

mod deleted;
mod facts;
mod geometry;
mod index;
mod layout;
mod overlay;
mod record;
mod reparse;
mod runs;
mod stream;
mod view;
mod volume;

use std::rc::Rc;

use self::geometry::Geometry;
use self::view::Ntfs;
use super::{FileSystem, FileSystemKind, Mounter, Views};
use crate::disc::{Disc, Origin, Volume};
use crate::error::{Error, Result};
use crate::findings::Findings;
use crate::part::Part;

/// The record of NTFS.
pub static NTFS: FileSystemKind = FileSystemKind { id: "ntfs", name: "NTFS", part: Part::Volumes, endings: &[], probe };

/// Its mounter.
pub static MOUNTER: Mounter = Mounter { kind: &NTFS, mount };

/// Looks for a boot sector; where the volume is a partition, for its copy, too. A volume begins where its content does:
/// no session after the first has one.
fn probe(volume: &Volume) -> Result<bool> {
    Ok(volume.origin != Origin::Audio && volume.start == 0 && geometry(volume)?.is_some())
}

fn geometry(volume: &Volume) -> Result<Option<Geometry>> {
    Geometry::find(&volume.content, volume.is_inner())
}

fn mount(_: &Disc, volume: &Volume, _: &[Rc<dyn FileSystem>], findings: &mut Findings) -> Result<Views> {
    let geometry = geometry(volume)?.ok_or_else(|| Error::NotFound("NTFS volume".into()))?;
    let volume = self::volume::Volume::open(volume.content.clone(), geometry, findings)?;
    Ok(vec![Rc::new(Ntfs::new(volume, findings)?)])
}
