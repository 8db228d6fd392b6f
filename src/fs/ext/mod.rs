//! ext2, ext3 and ext4, read.
//!
//! ```text
//! superblock     how large everything is, and what features the volume has; copies in some groups
//! groups         descriptors, which lead to the inodes of each
//! inodes         what is recorded of files; where their data is, or the data
//! ```
//!
//! `volume` finds inodes, `map` where their data is, `directory` what is in directories, `attributes` extended
//! attributes; `view` puts them together.

mod attributes;
mod directory;
mod facts;
mod layout;
mod map;
mod view;
mod volume;

use std::rc::Rc;

use self::layout::{Superblock, incompatible};
use self::view::Ext;
use super::{FileSystem, FileSystemKind, Mounter, Views};
use crate::disc::{Disc, Origin, Volume};
use crate::error::{Error, Result};
use crate::findings::Findings;
use crate::part::Part;
use crate::refusal::Refusal;

static JOURNAL: Refusal = Refusal {
    code: "EXT-JOURNAL-DEVICE",
    sentence: "This is the journal of an ext volume that is elsewhere. It has no files.",
    advice: "Open the volume itself.",
};

/// The record of ext2, ext3 and ext4.
pub static EXT: FileSystemKind =
    FileSystemKind { id: "ext", name: "ext2/3/4", part: Part::Volumes, endings: &[], probe };

/// Its mounter.
pub static MOUNTER: Mounter = Mounter { kind: &EXT, mount };

/// Looks for a superblock; where the volume is a partition, for copies, too. A volume begins where its content does: no
/// session after the first has one.
fn probe(volume: &Volume) -> Result<bool> {
    Ok(volume.origin != Origin::Audio && volume.start == 0 && superblock(volume)?.is_some())
}

fn superblock(volume: &Volume) -> Result<Option<(Superblock, u64)>> {
    self::volume::find(&volume.content, volume.is_inner())
}

fn mount(_: &Disc, volume: &Volume, _: &[Rc<dyn FileSystem>], findings: &mut Findings) -> Result<Views> {
    let found = superblock(volume)?.ok_or_else(|| Error::NotFound("ext volume".into()))?;
    if found.0.incompatible.get() & incompatible::JOURNAL_DEVICE != 0 {
        return Err((&JOURNAL).into());
    }
    let volume = self::volume::Volume::new(volume.content.clone(), found, findings);
    Ok(vec![Rc::new(Ext::new(volume, findings)?)])
}
