//! VMware disks (.vmdk), as “Virtual Disk Format 5.0” and QEMU's `block/vmdk.c` describe them: in one file or in parts,
//! flat, sparse, packed, and with parents.

mod descriptor;
pub(super) mod sparse;

use self::descriptor::{Descriptor, Extent};
use self::sparse::Beneath;
use super::super::mapped::absent;
use super::super::{Container, Match, Opener};
use super::set::{Parent, Set};
use super::{Format, Links, UNKNOWN_FEATURE, Virtual};
use crate::disc::Disc;
use crate::endings;
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::{Anomaly, Findings, Severity};
use crate::part::Part;
use crate::source::{Files, NamedFile, Recipe, Segment, Source};

/// VMware disks.
pub static VMDK: Container =
    Container { id: "vmdk", name: "VMware disk (VMDK)", endings: endings::VMDK, part: Part::Disks, probe };

/// Opener of these disks.
pub static OPENER: Opener = Opener { container: &VMDK, open };

pub(super) static FORMAT: Format = Format { is, links, open: open_file };

static PART_MISSING: Anomaly = Anomaly {
    code: "VMDK-PART-MISSING",
    severity: Severity::Damage,
    structure: "Extents of the disk",
    meaning: "A file with a part of the disk wasn't opened; that part can't be read. Open all files together.",
    clause: None,
};

static SHORT: Anomaly = Anomaly {
    code: "VMDK-SHORT",
    severity: Severity::Damage,
    structure: "Extents of the disk",
    meaning: "A file is shorter than the part of the disk that it holds: its end is missing and can't be read.",
    clause: None,
};

const SECTOR: u64 = 512;

fn probe(files: &Files) -> Result<Match> {
    super::probe(is, files)
}

fn open(files: &Files, findings: &mut Findings) -> Result<Disc> {
    super::disc(&FORMAT, files, findings)
}

fn is(file: &NamedFile) -> Result<bool> {
    Ok(sparse::is(&file.content)? || Descriptor::read(&file.content)?.is_some())
}

/// The descriptor of a file: its text, or the one embedded in a sparse file.
fn descriptor_of(file: &NamedFile) -> Result<Option<Descriptor>> {
    match sparse::descriptor_place(&file.content)? {
        Some(place) => Descriptor::read(&file.content.slice(place)),
        None => Descriptor::read(&file.content),
    }
}

fn links(file: &NamedFile) -> Result<Links> {
    let Some(descriptor) = descriptor_of(file)? else { return Ok(Links::default()) };
    let names = match own_extent(file, &descriptor)? {
        Some(_) => Vec::new(),
        None => descriptor.extents.iter().map(|extent| extent.name.clone()).collect(),
    };
    let names = names.into_iter().chain(descriptor.parent_file()).collect();
    Ok(Links { id: descriptor.id.map(id_of), parent: descriptor.parent.map(id_of), names })
}

fn id_of(content: u32) -> [u8; 16] {
    let mut id = [0; 16];
    for (place, byte) in id.iter_mut().zip(content.to_le_bytes()) {
        *place = byte;
    }
    id
}

/// The only extent of a sparse file with an embedded descriptor. It is in that file, whatever name the file had when it
/// was created.
fn own_extent<'a>(file: &NamedFile, descriptor: &'a Descriptor) -> Result<Option<&'a Extent>> {
    match descriptor.extents.as_slice() {
        [extent] if sparse::is(&file.content)? => Ok(Some(extent)),
        _ => Ok(None),
    }
}

fn open_file(file: &NamedFile, set: &mut Set<'_>, findings: &mut Findings) -> Result<Virtual> {
    let Some(descriptor) = descriptor_of(file)? else {
        // A part opened alone.
        let content = sparse::content(file, Beneath { parent: None }, findings)?;
        return Ok(Virtual::new(content, Some(512), Vec::new()));
    };
    let sectors = descriptor.extents.iter().fold(0_u64, |sum, extent| sum.saturating_add(extent.sectors));
    let size = sectors.saturating_mul(SECTOR);
    let parent = match (descriptor.parent, descriptor.parent_file()) {
        (None, _) => None,
        (Some(id), name) => {
            let name = name.unwrap_or_else(|| "the parent disk (.vmdk)".into());
            Some(set.parent(&FORMAT, &Parent { id: Some(id_of(id)), name, len: size }, findings)?)
        }
    };
    let mut facts = Facts::new("Descriptor of the disk");
    facts.add("Type", descriptor.create_type.clone());
    facts.add("Size", format!("{size} bytes"));
    if let Some(id) = descriptor.id {
        facts.add("Content ID", format!("{id:08x}"));
    }
    if let Some(name) = &descriptor.parent_name {
        facts.add("Parent", name.clone());
    }
    for extent in &descriptor.extents {
        facts.add("Extent", format!("{} sectors, {} “{}”", extent.sectors, extent.kind, extent.name));
    }
    let content = if own_extent(file, &descriptor)?.is_some() {
        // The header states its length; the descriptor may be for another size.
        let beneath = Beneath { parent: parent.map(|parent| (parent, 0)) };
        sparse::content(file, beneath, findings)?
    } else {
        joined(file, &descriptor, parent.as_ref(), set, findings)?
    };
    Ok(Virtual::new(content, Some(512), vec![facts]))
}

/// Joins the extents.
fn joined(
    file: &NamedFile,
    descriptor: &Descriptor,
    parent: Option<&Source>,
    set: &mut Set<'_>,
    findings: &mut Findings,
) -> Result<Source> {
    let mut whole = Recipe::default();
    for extent in &descriptor.extents {
        let len = extent.sectors.saturating_mul(SECTOR);
        let place = whole.len();
        if extent.kind == "ZERO" {
            whole.push(Segment::Zeros(len));
            continue;
        }
        let Some(part) = set.part(&extent.name) else {
            findings.add(&PART_MISSING, 0, format!("“{}”", extent.name), "no such file");
            whole.append(&Recipe::of(&absent(&extent.name, len), 0..len));
            continue;
        };
        let content = match extent.kind.as_str() {
            "FLAT" | "VMFS" | "VMFSRAW" => {
                let start = extent.start.saturating_mul(SECTOR);
                part.content.slice(start..start.saturating_add(len))
            }
            "SPARSE" | "VMFSSPARSE" | "SESPARSE" if sparse::is(&part.content)? => {
                let beneath = Beneath { parent: parent.map(|parent| (parent.clone(), place)) };
                sparse::content(part, beneath, findings)?.slice(0..len)
            }
            "SPARSE" | "VMFSSPARSE" | "SESPARSE" => {
                return Err(Error::broken(
                    "Sparse extent",
                    part.content.absolute(0),
                    format!("“{}” is none", part.name),
                ));
            }
            other => return Err(UNKNOWN_FEATURE.with(&[&file.name, &format!("extents of type {other}")]).into()),
        };
        let held = content.len();
        whole.append(&Recipe::of(&content, 0..held));
        if held < len {
            let found = format!("{held} bytes in “{}”", part.name);
            findings.add(
                &SHORT,
                part.content.absolute(part.content.len().saturating_sub(1)),
                format!("{len} bytes"),
                found,
            );
            whole.append(&Recipe::of(&absent(&extent.name, len), held..len));
        }
    }
    Ok(whole.into_source())
}
