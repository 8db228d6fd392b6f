//! The file system of discs of the 3DO (Opera), read.
//!
//! ```text
//! volume label   in the first block: where the copies of the root directory are
//! directories    blocks with entries; each names the first block of every copy of its data
//! ```
//!
//! `layout` has the structures, `view` puts them together.

mod layout;
mod view;

use std::rc::Rc;

use self::layout::VolumeLabel;
use self::view::Opera;
use super::{FileSystem, FileSystemKind, Mounter, Views};
use crate::disc::{Disc, Volume};
use crate::error::Result;
use crate::findings::Findings;
use crate::part::Part;
use crate::signature;

/// The record of Opera.
pub static OPERA: FileSystemKind =
    FileSystemKind { id: "opera", name: "Opera", endings: &[], part: Part::Systems, probe };

/// Its mounter.
pub static MOUNTER: Mounter = Mounter { kind: &OPERA, mount };

fn probe(volume: &Volume) -> Result<bool> {
    if !volume.has_data()
        || volume.start > 0
        || volume.content.read_up_to(0, signature::OPERA.len())? != signature::OPERA
    {
        return Ok(false);
    }
    Ok(volume.content.read_struct::<VolumeLabel>(0)?.is_sound())
}

fn mount(_: &Disc, volume: &Volume, _: &[Rc<dyn FileSystem>], findings: &mut Findings) -> Result<Views> {
    let label = volume.content.read_struct(0)?;
    Ok(vec![Rc::new(Opera::new(volume.content.clone(), label, findings))])
}
