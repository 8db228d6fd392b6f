//! Btrfs, read on one device, or on several that are opened together.
//!
//! ```text
//! superblock     where the trees of chunks and of trees are
//! chunks         where the addresses of all others are on the devices
//! trees          of files, one for each subvolume: inodes, names and extents, in the order of their keys
//! ```
//!
//! `layout` has the structures, `chunks` translates addresses, `volume` reads trees, `body` finds the data of files,
//! `packed` unpacks it; `view` puts them together.

mod body;
mod chunks;
mod layout;
mod packed;
mod view;
mod volume;

use std::rc::Rc;

use self::view::Btrfs;
use self::volume::Volume;
use super::{FileSystem, FileSystemKind, Mounter, Views};
use crate::disc;
use crate::disc::Disc;
use crate::error::Result;
use crate::findings::Findings;
use crate::part::Part;
use crate::signature;

/// The record of Btrfs.
pub static BTRFS: FileSystemKind =
    FileSystemKind { id: "btrfs", name: "Btrfs", endings: &[], part: Part::Systems, probe };

/// Its mounter.
pub static MOUNTER: Mounter = Mounter { kind: &BTRFS, mount };

fn probe(volume: &disc::Volume) -> Result<bool> {
    let (at, mark) = signature::BTRFS;
    let is_at_start = volume.has_data() && volume.start == 0 && volume.content.len() > at as u64;
    Ok(is_at_start && volume.content.read_up_to(at as u64, mark.len())? == mark)
}

fn mount(disc: &Disc, volume: &disc::Volume, _: &[Rc<dyn FileSystem>], findings: &mut Findings) -> Result<Views> {
    let own = if disc.members.is_empty() { None } else { disc::Set::of(&volume.content)? };
    let others = disc.members.iter().filter(|member| Some(member.set) == own).map(|member| &member.content);
    let volume = Volume::open(volume.content.clone(), &others.collect::<Vec<_>>(), findings)?;
    Ok(vec![Rc::new(Btrfs::new(volume, findings)?)])
}
