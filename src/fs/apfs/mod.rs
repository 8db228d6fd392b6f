//! APFS, read: each volume of a container is a view, and so is each of its snapshots.
//!
//! ```text
//! container      of several states of its superblock, the newest with a right checksum counts
//! object maps    where the objects of a number are, in each state
//! trees          of volumes: inodes, names, extents and attributes, in the order of their keys
//! ```
//!
//! `layout` has the structures, `volume` reads objects and trees, `record` what is in them, `snapshot` their
//! earlier states; `view` puts them together.

mod layout;
mod record;
mod snapshot;
mod view;
mod volume;

use std::rc::Rc;

use zerocopy::FromBytes;

use self::layout::{CONTAINER_MAGIC, Container, FUSION, UNENCRYPTED, VOLUME_MAGIC, VolumeBlock};
use self::view::Apfs;
use self::volume::{Blocks, Numbers};
use super::{FileSystem, FileSystemKind, Mounter, Views};
use crate::bytes::text::field_text;
use crate::disc::{Disc, Volume};
use crate::error::{Error, Result};
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::part::Part;
use crate::refusal::Refusal;
use crate::source::Source;

static INCOMPLETE: Anomaly = Anomaly {
    code: "APFS-INCOMPLETE",
    severity: Severity::Damage,
    structure: "APFS container superblock",
    meaning: "The container is longer than the image. The image is incomplete: download or copy it again.",
    clause: None,
};

static CHECKPOINT: Anomaly = Anomaly {
    code: "APFS-CHECKPOINT",
    severity: Severity::Warning,
    structure: "APFS container superblock",
    meaning: "The checkpoints of the container can't be read, so an older state may be shown.",
    clause: None,
};

static ENCRYPTED: Anomaly = Anomaly {
    code: "APFS-ENCRYPTED",
    severity: Severity::Warning,
    structure: "APFS volume",
    meaning: "The volume is encrypted (FileVault). Its files can only be read with its key, by the system that made it.",
    clause: None,
};

static VOLUME: Anomaly = Anomaly {
    code: "APFS-VOLUME",
    severity: Severity::Damage,
    structure: "APFS volume",
    meaning: "A volume of the container can't be read. Its files aren't shown.",
    clause: None,
};

static SNAPSHOT: Anomaly = Anomaly {
    code: "APFS-SNAPSHOT",
    severity: Severity::Damage,
    structure: "APFS snapshot",
    meaning: "A snapshot of the volume can't be read. Its files aren't shown; those of the volume are.",
    clause: None,
};

static MORE_SNAPSHOTS: Anomaly = Anomaly {
    code: "APFS-MORE-SNAPSHOTS",
    severity: Severity::Warning,
    structure: "APFS snapshot",
    meaning: "The volume has more snapshots than are shown.",
    clause: None,
};

static SPREAD: Refusal = Refusal {
    code: "APFS-FUSION",
    sentence: "This container of APFS is spread over two devices (Fusion).",
    advice: "Open it on the Mac that made it.",
};

static ALL_ENCRYPTED: Refusal = Refusal {
    code: "APFS-ALL-ENCRYPTED",
    sentence: "All volumes of this container of APFS are encrypted (FileVault).",
    advice: "Open it with its key, on the system that made it.",
};

/// The record of APFS.
pub static APFS: FileSystemKind = FileSystemKind { id: "apfs", name: "APFS", endings: &[], part: Part::Systems, probe };

/// Its mounter.
pub static MOUNTER: Mounter = Mounter { kind: &APFS, mount };

fn probe(volume: &Volume) -> Result<bool> {
    let is_at_start = volume.has_data() && volume.start == 0;
    Ok(is_at_start && volume.content.read_up_to(32, CONTAINER_MAGIC.len())? == CONTAINER_MAGIC)
}

/// The newest state of a container's superblock.
fn newest(content: &Source, findings: &mut Findings) -> Result<(Blocks, Container)> {
    let first: Container = content.read_struct(0)?;
    let size = first.block_size.get();
    if !size.is_power_of_two() || !(4096..=65_536).contains(&size) {
        let what = format!("blocks of {size} bytes");
        return Err(Error::broken("APFS container superblock", content.absolute(36), what));
    }
    let blocks = Blocks::new(content.clone(), size.into());
    let count = first.descriptors.get();
    let mut found: Option<Container> = None;
    // The highest bit says that a tree has their places; then the first state has to do.
    for number in 0..count.min(limits::APFS_CHECKPOINTS) {
        if count >> 31 != 0 {
            break;
        }
        let Ok(block) = blocks.block(first.descriptor_base.get().saturating_add(number.into())) else { continue };
        let Ok((state, _)) = Container::read_from_prefix(&block) else { continue };
        let is_newer = found.is_none_or(|found| state.head.transaction.get() > found.head.transaction.get());
        if state.magic == *CONTAINER_MAGIC && is_newer {
            found = Some(state);
        }
    }
    if found.is_none() {
        findings.add(&CHECKPOINT, content.absolute(104), "a checkpoint with its checksum", "none");
    }
    let newest = found.unwrap_or(first);
    let len = newest.blocks.get().saturating_mul(blocks.size);
    if len > content.len() {
        findings.add(&INCOMPLETE, content.absolute(40), format!("{len} bytes"), format!("{} bytes", content.len()));
    }
    Ok((blocks, newest))
}

fn mount(_: &Disc, volume: &Volume, _: &[Rc<dyn FileSystem>], findings: &mut Findings) -> Result<Views> {
    let content = &volume.content;
    let (blocks, container) = newest(content, findings)?;
    if container.incompatible.get() & FUSION != 0 {
        return Err(Error::from(&SPREAD));
    }
    let blocks = Rc::new(blocks);
    let transaction = container.head.transaction.get();
    let numbers = Numbers::Mapped { tree: blocks.map_tree(container.object_map.get())?, transaction };
    let mut views: Views = Vec::new();
    let mut encrypted = 0_usize;
    for object in container.volumes.iter().map(|object| object.get()).filter(|object| *object != 0) {
        let place = blocks.place(numbers, object).and_then(|place| Ok((place, blocks.block(place)?)));
        let found = place.and_then(|(place, block)| {
            let at = place.saturating_mul(blocks.size);
            let found = VolumeBlock::read_from_prefix(&block).ok().map(|(found, _)| found);
            let found = found.filter(|found| found.magic == *VOLUME_MAGIC);
            let found = found.ok_or_else(|| Error::broken("APFS volume", content.absolute(at), "it is none"))?;
            Ok((at, found))
        });
        let opened = found.and_then(|(at, found)| {
            if found.flags.get() & UNENCRYPTED == 0 {
                let name = field_text(&found.name);
                findings.add(&ENCRYPTED, content.absolute(at), "a volume that isn't encrypted", format!("“{name}”"));
                encrypted = encrypted.saturating_add(1);
                return Ok(None);
            }
            let tree = blocks.map_tree(found.object_map.get())?;
            let numbers = Numbers::Mapped { tree, transaction: u64::MAX };
            let view = Apfs::new(Rc::clone(&blocks), container, (at, found), numbers, findings)?;
            Ok(Some((view, snapshots(&blocks, container, (at, &found), tree, findings))))
        });
        match opened {
            Ok(Some((view, snapshots))) => {
                views.push(Rc::new(view));
                views.extend(snapshots);
            }
            Ok(None) => {}
            Err(error) => {
                findings.add(&VOLUME, content.absolute(184), format!("volume {object}"), error.to_string());
            }
        }
    }
    if views.is_empty() && encrypted > 0 {
        return Err(Error::from(&ALL_ENCRYPTED));
    }
    if views.is_empty() {
        return Err(Error::broken("APFS container", content.absolute(184), "it has no volume that can be read"));
    }
    Ok(views)
}

/// The snapshots of a volume; `tree` is the block of its map of objects.
fn snapshots(
    blocks: &Rc<Blocks>,
    container: Container,
    (at, volume): (u64, &VolumeBlock),
    tree: u64,
    findings: &mut Findings,
) -> Views {
    let at = blocks.content.absolute(at);
    let (all, is_more) = match snapshot::all(blocks, volume) {
        Ok(found) => found,
        Err(error) => {
            let expected = format!("{} snapshots", volume.snapshots.get());
            findings.add(&SNAPSHOT, at, expected, error.to_string());
            return Views::new();
        }
    };
    if is_more {
        let expected = format!("at most {} snapshots", limits::APFS_SNAPSHOTS);
        findings.add(&MORE_SNAPSHOTS, at, expected, volume.snapshots.get().to_string());
    }
    let mut views = Views::new();
    for snapshot in &all {
        match Apfs::of_snapshot(Rc::clone(blocks), container, snapshot, tree) {
            Ok(view) => views.push(Rc::new(view)),
            Err(error) => {
                findings.add(&SNAPSHOT, at, format!("snapshot “{}”", snapshot.name), error.to_string());
            }
        }
    }
    views
}
