//! Reads ext2, ext3 and ext4.
//!
//! ```text
//! superblock     sizes, and the features of the volume; copies in some groups
//! groups         descriptors, which locate the inodes of each group
//! inodes         attributes of files, and the location of their data, or the data itself
//! ```
//!
//! `volume` finds inodes, `map` locates their data, `directory` parses directories, `attributes` extended attributes;
//! `view` puts them together.

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
use crate::disc::{Disc, Volume};
use crate::error::{Error, Result};
use crate::findings::Findings;
use crate::part::Part;
use crate::refusal::Refusal;

static JOURNAL: Refusal = Refusal {
    code: "EXT-JOURNAL-DEVICE",
    sentence: "This is the journal of an ext volume that is elsewhere. It has no files.",
    advice: "Open the volume itself.",
};

/// Format record of ext2, ext3 and ext4.
pub static EXT: FileSystemKind =
    FileSystemKind { id: "ext", name: "ext2/3/4", part: Part::Volumes, endings: &[], probe };

/// Mounter of its views.
pub static MOUNTER: Mounter = Mounter { kind: &EXT, mount };

/// Looks for a superblock; in a partition, for copies, too. A volume begins with the content, so later sessions of a
/// disc have none.
fn probe(volume: &Volume) -> Result<bool> {
    Ok(volume.has_data() && volume.start == 0 && superblock(volume)?.is_some())
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
