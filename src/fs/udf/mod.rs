//! Reads UDF (ECMA-167; OSTA UDF 1.02 to 2.60), and writes UDF 1.02.
//!
//! `volume_set` finds the descriptors from an anchor, `maps` and `partition` map blocks of partitions to bytes, `icb`
//! reads file entries, `neighbors` those of a whole directory, `directory` lists directories, `streams` offers named streams, `descriptors` finds what is
//! recorded outside files, and `view` puts them together. `write` makes a volume.

mod cs0;
mod descriptor;
mod descriptors;
mod directory;
mod facts;
mod icb;
mod layout;
mod maps;
mod neighbors;
mod partition;
mod streams;
mod view;
mod volume_set;
pub mod write;

use std::rc::Rc;

use self::view::Udf;
use self::volume_set::VolumeSet;
use super::{FileSystem, FileSystemKind, Mounter, Views};
use crate::disc::{Disc, Recognition, Volume};
use crate::error::Result;
use crate::findings::Findings;
use crate::part::Part;

/// Format record of UDF.
pub static UDF: FileSystemKind = FileSystemKind { id: "udf", name: "UDF", endings: &[], part: Part::Volumes, probe };

/// Mounter of its views.
pub static MOUNTER: Mounter = Mounter { kind: &UDF, mount };

/// Looks for the recognition sequence (ECMA-167 2/8.3), or for an anchor if there is no descriptor of a disc, since
/// some hard disks have no sequence. Partitions and boot images are not searched for anchors, since an image may have
/// many.
fn probe(volume: &Volume) -> Result<bool> {
    if !volume.has_data() {
        return Ok(false);
    }
    let found = Recognition::read(&volume.content, volume.start)?;
    if found.is_udf {
        return Ok(true);
    }
    Ok(!found.is_disc && !volume.is_inner() && VolumeSet::has_first_anchor(&volume.content)?)
}

fn mount(_: &Disc, volume: &Volume, before: &[Rc<dyn FileSystem>], findings: &mut Findings) -> Result<Views> {
    let set = Rc::new(VolumeSet::read(volume, findings)?);
    let first = Udf::new(volume, &set, 0, before, findings)?;
    let earlier = 1..first.generations();
    let mut views: Views = vec![Rc::new(first)];
    for generation in earlier {
        // An earlier state is only shown if it can be read.
        if let Ok(view) = Udf::new(volume, &set, generation, before, &mut Findings::default()) {
            views.push(Rc::new(view));
        }
    }
    Ok(views)
}
