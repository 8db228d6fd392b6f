//! The snapshots of a disk, as images.

use std::rc::Rc;

use super::images::{ImageList, ListedImage};
use super::{FileSystem, FileSystemKind, Label, Mounter, ViewKind, Views};
use crate::disc::{Disc, Origin, Snapshot, Volume};
use crate::error::Result;
use crate::facts::Facts;
use crate::findings::Findings;
use crate::part::Part;
use crate::source::Recipe;

/// Format record of snapshots.
pub static SNAPSHOTS: FileSystemKind =
    FileSystemKind { id: "snapshots", name: "Snapshots", endings: &[], part: Part::Disks, probe };

/// Mounter of their view.
pub static MOUNTER: Mounter = Mounter { kind: &SNAPSHOTS, mount };

fn probe(volume: &Volume) -> Result<bool> {
    Ok(volume.origin == Origin::Snapshots)
}

fn mount(disc: &Disc, _: &Volume, _: &[Rc<dyn FileSystem>], _: &mut Findings) -> Result<Views> {
    let all = &disc.snapshots;
    let image = |snapshot: &Snapshot| {
        let Snapshot { id, name, .. } = snapshot;
        let is_alone = all.iter().filter(|other| other.name == *name).count() == 1;
        ListedImage {
            name: if is_alone && !name.is_empty() { name.clone() } else { format!("{name} ({id})") },
            made: Some(snapshot.taken),
            content: Recipe::of(&snapshot.content, 0..snapshot.content.len()),
            missing: 0,
            extents: Vec::new(),
            facts: facts_of(snapshot),
        }
    };
    let mut facts = Facts::new("Snapshots");
    facts.add("Number", all.len().to_string());
    let images = all.iter().map(image).collect();
    let kind = ViewKind::Snapshots;
    let list = ImageList { kind, label: Label::default(), images, facts, structures: Vec::new() };
    Ok(vec![list.into_view()])
}

fn facts_of(snapshot: &Snapshot) -> Facts {
    let mut facts = Facts::new("Snapshot");
    facts.add("Name", snapshot.name.clone());
    facts.add("Identifier", snapshot.id.clone());
    facts.add("Taken", snapshot.taken.to_string());
    facts.add("Size of the disk", format!("{} bytes", snapshot.content.len()));
    if snapshot.memory > 0 {
        facts.add("Memory of the machine", format!("{} bytes", snapshot.memory));
    }
    facts
}
