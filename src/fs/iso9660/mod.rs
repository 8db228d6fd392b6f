//! ISO 9660 (ECMA-119) and what is built on it: its 1999 edition, High Sierra before it, Joliet and Rock Ridge in it.
//!
//! [`descriptors`] finds the trees; a [`view`] lists one, record by record through [`directory`], and says where data
//! lies through [`extents`].

mod aaip;
mod amiga;
mod apple;
mod blocks;
mod dates;
mod descriptors;
mod details;
mod directory;
mod extents;
mod facts;
mod joliet;
mod layout;
mod names;
mod path_table;
mod posix;
mod producer;
mod record;
mod rock_ridge;
mod session;
mod size;
mod susp;
mod view;
mod xa;
mod zisofs;

use std::rc::Rc;

use self::blocks::Blocks;
use self::descriptors::{Descriptor, DescriptorSet, Kind};
use self::record::Record;
use self::view::{Namespace, View};
use super::{FileSystem, FileSystemKind, Views};
use crate::disc::{Disc, Volume};
use crate::error::Result;
use crate::findings::{Anomaly, Findings, Severity};

/// The record of ISO 9660.
pub static ISO9660: FileSystemKind = FileSystemKind { id: "iso9660", name: "ISO 9660", probe, mount };

static PRIMARIES: Anomaly = Anomaly {
    code: "ISO-PRIMARY-AGAIN",
    severity: Severity::Note,
    structure: "Volume Descriptor Set",
    meaning: "There is more than one primary descriptor; the first that leads to a directory is used.",
    clause: Some("ECMA-119 6.7.1.1"),
};

static NO_ROOT: Anomaly = Anomaly {
    code: "ISO-ROOT",
    severity: Severity::Damage,
    structure: "Root Directory Record",
    meaning: "It does not lead to a directory, so this tree may be empty or wrong.",
    clause: Some("ECMA-119 8.4.18"),
};

fn probe(volume: &Volume) -> Result<bool> {
    DescriptorSet::is_present(volume)
}

fn mount(_: &Disc, volume: &Volume, _: &[Rc<dyn FileSystem>], findings: &mut Findings) -> Result<Views> {
    let set = Rc::new(DescriptorSet::read(volume, findings)?);
    let mut views = Views::new();
    for namespace in [Namespace::Joliet, Namespace::Enhanced, Namespace::Iso9660, Namespace::HighSierra] {
        if let Some((descriptor, blocks)) = tree(&set, namespace, volume, findings)? {
            if let Some(skip) = susp_skip(namespace, descriptor, &blocks)? {
                let namespace = Namespace::RockRidge { skip };
                views.push(Rc::new(View::new(namespace, blocks.clone(), set.clone(), descriptor.clone())));
            }
            let view = View::new(namespace, blocks, set.clone(), descriptor.clone());
            size::check(&view, findings);
            path_table::compare(&view, findings)?;
            views.push(Rc::new(view));
        }
    }
    Ok(views)
}

/// The first descriptor of a kind that leads to a directory, or the first at all; and the blocks it addresses.
fn tree<'a>(
    set: &'a DescriptorSet,
    namespace: Namespace,
    volume: &Volume,
    findings: &mut Findings,
) -> Result<Option<(&'a Descriptor, Blocks)>> {
    let mut first = None;
    let mut others = set.trees(|kind| kind == Kind::Primary && namespace.is_of(kind)).skip(1);
    if let Some(again) = others.next() {
        findings.add(&PRIMARIES, volume.content.absolute(again.at), "one primary descriptor", "another");
    }
    for descriptor in set.trees(|kind| namespace.is_of(kind)) {
        let mut blocks = Blocks {
            content: volume.content.clone(),
            size: descriptor.geometry(&volume.content).block_size,
            displacement: 0,
        };
        let found = session::displacement(descriptor, &blocks, findings)?;
        if let Some(displacement) = found {
            blocks.displacement = displacement;
            descriptor.check(&volume.content, findings);
            return Ok(Some((descriptor, blocks)));
        }
        first = first.or(Some((descriptor, blocks)));
    }
    if let Some((descriptor, _)) = &first {
        let (root, at) = descriptor.root();
        let block = root.location_of_extent.get();
        findings.add(&NO_ROOT, volume.content.absolute(at), "a directory", format!("none at block {block}"));
        descriptor.check(&volume.content, findings);
    }
    Ok(first)
}

/// The bytes to skip before system use entries, where the primary root's own record says that there are any (SUSP 5.3).
fn susp_skip(namespace: Namespace, descriptor: &Descriptor, blocks: &Blocks) -> Result<Option<u8>> {
    let (root, _) = descriptor.root();
    let Some(place) = blocks.data_offset(&root).filter(|_| namespace == Namespace::Iso9660) else { return Ok(None) };
    let bytes = blocks.content.read_up_to(place, record::LONGEST)?;
    let own = Record::parse(&bytes, place, descriptor.dialect());
    Ok(own.ok().and_then(|own| susp::indicator(own.system_use)))
}
