//! Discs of the GameCube and the Wii, read.
//!
//! ```text
//! head           which game it is, and where the table of files is
//! table          all files of the disc, in the order of a walk through their directories
//! partitions     on the Wii: each has such a head, mostly encrypted
//! ```
//!
//! `layout` has the structures, `partition` the Wii's partitions, `table` the files of a disc or a partition; `view` puts
//! them together.

mod layout;
mod partition;
mod table;
mod view;

use std::rc::Rc;

use self::layout::Head;
use self::view::GameCube;
use super::{FileSystem, FileSystemKind, Mounter, Views};
use crate::disc::{Disc, Volume};
use crate::error::Result;
use crate::findings::Findings;
use crate::part::Part;
use crate::signature;

/// The record of discs of the GameCube and the Wii.
pub static GAMECUBE: FileSystemKind =
    FileSystemKind { id: "gamecube", name: "GameCube", endings: &[], part: Part::Systems, probe };

/// Its mounter.
pub static MOUNTER: Mounter = Mounter { kind: &GAMECUBE, mount };

fn probe(volume: &Volume) -> Result<bool> {
    if !volume.has_data() || volume.start > 0 || volume.content.len() < size_of::<Head>() as u64 {
        return Ok(false);
    }
    let marks = volume.content.read_up_to(24, 8)?;
    Ok(marks.starts_with(signature::WII) || marks.ends_with(signature::GAME_CUBE))
}

fn mount(disc: &Disc, volume: &Volume, _: &[Rc<dyn FileSystem>], findings: &mut Findings) -> Result<Views> {
    let head = volume.content.read_struct(0)?;
    Ok(vec![Rc::new(GameCube::new(volume.content.clone(), head, &disc.decrypted, findings))])
}
