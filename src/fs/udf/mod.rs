//! UDF (ECMA-167 and OSTA's UDF 1.02 to 2.60), read; and 1.02, written.
//!
//! `volume_set` finds the descriptors from an anchor, `maps` and `partition` turn blocks of partitions into bytes, `icb` knows what
//! is recorded of a file and where its data is, `directory` what is in one; `view` puts them together. `write` makes a volume.

mod cs0;
mod descriptor;
mod directory;
mod facts;
mod icb;
mod layout;
mod maps;
mod partition;
mod view;
mod volume_set;
pub mod write;

use std::rc::Rc;

use self::view::Udf;
use self::volume_set::VolumeSet;
use super::{FileSystem, FileSystemKind, Mounter, Views};
use crate::disc::{Disc, Origin, SECTOR_SIZE, Volume};
use crate::error::Result;
use crate::findings::Findings;
use crate::part::Part;
use crate::signature;

/// The record of UDF.
pub static UDF: FileSystemKind = FileSystemKind { id: "udf", name: "UDF", part: Part::Volumes, probe };

/// Its mounter.
pub static MOUNTER: Mounter = Mounter { kind: &UDF, mount };

/// Sectors of a volume recognition sequence that are looked at.
const SEQUENCE: u64 = 32;

/// Looks for the recognition sequence (ECMA-167 2/8.3), and without any descriptor of a disc for an anchor: some hard
/// disks have no sequence. Partitions and boot images are not searched for anchors, since an image may have many.
fn probe(volume: &Volume) -> Result<bool> {
    if volume.origin == Origin::Audio {
        return Ok(false);
    }
    let mut is_disc = false;
    for sector in 16..SEQUENCE {
        let at = volume.start.saturating_add(sector.saturating_mul(SECTOR_SIZE));
        let bytes = volume.content.read_up_to(at, 6)?;
        let id = bytes.get(1..6).unwrap_or_default();
        if signature::UDF.iter().any(|udf| id == udf) {
            return Ok(true);
        }
        is_disc |= id == signature::ISO_9660 || id == signature::ECMA_168;
        // Descriptors of volumes with larger blocks have zeros between them.
        let goes_on = [signature::EXTENDED_AREA, signature::BOOT, signature::EXTENDED_AREA_END, [0; 5]];
        if !is_disc && goes_on.iter().all(|known| id != known) {
            break;
        }
    }
    Ok(!is_disc && !volume.is_inner() && VolumeSet::has_first_anchor(&volume.content)?)
}

fn mount(_: &Disc, volume: &Volume, before: &[Rc<dyn FileSystem>], findings: &mut Findings) -> Result<Views> {
    let set = Rc::new(VolumeSet::read(volume, findings)?);
    let first = Udf::new(volume, &set, 0, before, findings)?;
    let earlier = 1..first.generations();
    let mut views: Views = vec![Rc::new(first)];
    for generation in earlier {
        // An earlier state is worth showing only where it can be read.
        if let Ok(view) = Udf::new(volume, &set, generation, before, &mut Findings::default()) {
            views.push(Rc::new(view));
        }
    }
    Ok(views)
}
