//! HFS+ and HFSX, the file systems of Mac OS from 8.1 to macOS 10.12 (Apple Technical Note TN1150).
//!
//! `volume` finds the volume header and the special files, `record` reads catalog records, `links` resolves hard links,
//! `attributes` reads extended attributes, and `view` puts them together.

mod attributes;
mod composed;
mod facts;
mod layout;
mod links;
mod record;
mod view;
mod volume;

use std::rc::Rc;

use self::view::HfsPlus;
use self::volume::Volume;
use super::{FileSystem, FileSystemKind, Mounter, Views};
use crate::disc::{self, Disc};
use crate::error::Result;
use crate::findings::Findings;
use crate::part::Part;

/// Format record of HFS+.
pub static HFS_PLUS: FileSystemKind =
    FileSystemKind { id: "hfs-plus", name: "HFS+", endings: &[], part: Part::Volumes, probe };

/// Mounter of its views.
pub static MOUNTER: Mounter = Mounter { kind: &HFS_PLUS, mount };

/// Looks for the volume header, also in an HFS wrapper, or for its copy if nothing else is at the start.
fn probe(volume: &disc::Volume) -> Result<bool> {
    Ok(volume.has_data() && Volume::is_at(&volume.content, volume.start)?)
}

fn mount(_: &Disc, volume: &disc::Volume, _: &[Rc<dyn FileSystem>], findings: &mut Findings) -> Result<Views> {
    Ok(vec![Rc::new(HfsPlus::new(Volume::read(&volume.content, volume.start, findings)?, findings)?)])
}
