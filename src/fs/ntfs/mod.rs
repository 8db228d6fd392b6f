//! Reads NTFS.
//!
//! ```text
//! boot sector   location of the master file table; a copy in the last sector
//! $MFT          a record for each file, including itself; a copy of the first records in $MFTMirr
//! attributes    names, content, the index of a directory: in the record, or in clusters located by runs
//! ```
//!
//! `geometry` finds the table, `record` and `runs` parse records, `volume` joins the records of a file, `index` lists
//! names in directories, `stream` reads the content of files, `overlay` that of files that Windows keeps compressed,
//! `reparse` the targets of links; `view` puts them together.

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
use crate::disc::{Disc, Volume};
use crate::error::{Error, Result};
use crate::findings::Findings;
use crate::part::Part;

/// Format record of NTFS.
pub static NTFS: FileSystemKind = FileSystemKind { id: "ntfs", name: "NTFS", part: Part::Volumes, endings: &[], probe };

/// Mounter of its views.
pub static MOUNTER: Mounter = Mounter { kind: &NTFS, mount };

/// Looks for a boot sector; in a partition, for its copy, too. A volume begins with the content, so later sessions of a
/// disc have none.
fn probe(volume: &Volume) -> Result<bool> {
    Ok(volume.has_data() && volume.start == 0 && geometry(volume)?.is_some())
}

fn geometry(volume: &Volume) -> Result<Option<Geometry>> {
    Geometry::find(&volume.content, volume.is_inner())
}

fn mount(_: &Disc, volume: &Volume, _: &[Rc<dyn FileSystem>], findings: &mut Findings) -> Result<Views> {
    let geometry = geometry(volume)?.ok_or_else(|| Error::NotFound("NTFS volume".into()))?;
    let volume = self::volume::Volume::open(volume.content.clone(), geometry, findings)?;
    Ok(vec![Rc::new(Ntfs::new(volume, findings)?)])
}
