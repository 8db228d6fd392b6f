//! A FAT volume as a file system.

use std::ops::Range;

use super::directory;
use super::layout::{Extended, Slot, attribute};
use super::name;
use super::table::Width;
use super::volume::{Located, Volume};
use crate::bytes::time::Timestamp;
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::{Anomaly, Findings, Severity};
use crate::fs::{FileSystem, Label, Structure, Usage, ViewKind};
use crate::source::{Recipe, Source};
use crate::tree::{Entry, Flags, Kind, Name, NodeId, Times};

static DAMAGED_CHAIN: Anomaly = Anomaly {
    code: "FAT-DAMAGED-CHAIN",
    severity: Severity::Damage,
    structure: "File Allocation Table",
    meaning: "Part of this file or folder can't be found, since the chain of its clusters is damaged.",
    clause: Some("Microsoft FAT 1.03, section 4"),
};

/// First byte of the fields behind a boot sector's parameters (sections 3.2 and 3.3): the serial number and, 4 bytes
/// behind it, the name of the volume.
const SERIAL_AT: usize = 3;
const SERIAL_AT_32: usize = 31;

/// The name of a volume that has none.
const NO_NAME: &[u8] = b"NO NAME    ";

/// The tree of a FAT volume. Nodes are addressed by the byte of their directory entry, the root by 0.
pub struct View {
    volume: Volume,
    label: Label,
}

impl View {
    /// Reads the boot sector, the first table and the root directory of a volume, which begins with the content.
    ///
    /// # Errors
    /// As [`Volume::open`]; where the root directory cannot be read.
    pub fn open(content: Source) -> Result<Self> {
        let volume = Volume::open(content)?;
        let root = volume.bytes(&volume.located(NodeId(0))?)?;
        let geometry = &volume.geometry;
        let (_, recorded) = serial_and_name(&volume);
        let name = directory::volume_name(&root).unwrap_or(recorded);
        let name = if name == NO_NAME { String::new() } else { plain(&name) };
        let block_size = u32::try_from(geometry.cluster_len).unwrap_or(0);
        let tool = Some(plain(&geometry.sector.maker)).filter(|tool| !tool.is_empty());
        let label = Label { volume: name, created: None, tool, block_size, size: geometry.size() };
        Ok(Self { volume, label })
    }

    fn located_file(&self, node: NodeId) -> Result<Located> {
        let located = self.volume.located(node)?;
        let is_file = located.slot.is_some_and(|slot| slot.attributes & attribute::DIRECTORY == 0);
        if is_file { Ok(located) } else { Err(Error::NotFound("file of that kind".into())) }
    }

    fn entry(&self, node: NodeId, name: Name, slot: Slot, findings: &mut Findings) -> Entry {
        let located = self.volume.of_slot(slot);
        let is_directory = slot.attributes & attribute::DIRECTORY != 0;
        if located.missing > 0 {
            let byte = self.volume.content.absolute(node.0);
            let found = format!("cluster {} leads nowhere", slot.cluster());
            findings.add(&DAMAGED_CHAIN, byte, "a chain of clusters that ends", found);
        }
        Entry {
            node,
            name,
            kind: if is_directory { Kind::Directory } else { Kind::File },
            size: if is_directory { 0 } else { slot.size.get().into() },
            missing: if is_directory { 0 } else { located.missing },
            location: located.extents.first().map(|range| range.start),
            target: None,
            device: None,
            times: times(&slot),
            posix: None,
            flags: Flags {
                hidden: slot.attributes & attribute::HIDDEN != 0,
                scattered: located.extents.len() > 1,
                ..Flags::default()
            },
        }
    }
}

impl FileSystem for View {
    fn kind(&self) -> ViewKind {
        ViewKind::Fat
    }

    fn name(&self) -> &'static str {
        kind(&self.volume)
    }

    fn label(&self) -> &Label {
        &self.label
    }

    fn root(&self) -> NodeId {
        NodeId(0)
    }

    fn list(&self, directory: NodeId, findings: &mut Findings) -> Result<Vec<Entry>> {
        let located = self.volume.located(directory)?;
        if located.slot.is_some_and(|slot| slot.attributes & attribute::DIRECTORY == 0) {
            return Err(Error::NotFound("directory of that kind".into()));
        }
        let entries = self.volume.entries(&located)?.into_iter();
        Ok(entries.map(|(at, found)| self.entry(NodeId(at), found.name, found.slot, findings)).collect())
    }

    fn body(&self, file: NodeId) -> Result<Recipe> {
        Ok(self.volume.body(&self.located_file(file)?))
    }

    fn extents(&self, node: NodeId) -> Result<Vec<Range<u64>>> {
        Ok(self.volume.located(node)?.extents)
    }

    fn details(&self, node: NodeId) -> Result<Vec<Facts>> {
        let Some(slot) = self.volume.located(node)?.slot else { return Ok(Vec::new()) };
        let mut facts = Facts::new("Directory entry");
        let at = self.volume.content.absolute(node.0);
        let bytes = at..at.saturating_add(slot.name.len() as u64);
        facts.add_at("Short name", name::of_short(slot.name, 0), Some(bytes), Some("Microsoft FAT 1.03, section 6"));
        let attributes = [
            (attribute::READ_ONLY, "read-only"),
            (attribute::HIDDEN, "hidden"),
            (attribute::SYSTEM, "system"),
            (attribute::ARCHIVE, "archive"),
        ];
        let set: Vec<&str> =
            attributes.iter().filter(|(bit, _)| slot.attributes & bit != 0).map(|(_, name)| *name).collect();
        facts.add("Attributes", if set.is_empty() { "none".to_owned() } else { set.join(", ") });
        facts.add("First cluster", slot.cluster().to_string());
        Ok(vec![facts])
    }

    fn facts(&self) -> Vec<Facts> {
        let geometry = &self.volume.geometry;
        let (serial, name) = serial_and_name(&self.volume);
        let mut facts = Facts::new("Boot sector");
        facts.add("Type", kind(&self.volume));
        facts.add("Made by", plain(&geometry.sector.maker));
        facts.add("Volume name", plain(&name));
        facts.add("Serial number", format!("{:04X}-{:04X}", serial >> 16, serial & 0xFFFF));
        facts.add("Bytes per sector", geometry.bytes_per_sector.to_string());
        facts.add("Bytes per cluster", geometry.cluster_len.to_string());
        facts.add("Clusters", geometry.clusters.to_string());
        facts.add("Free clusters", self.volume.table.free().to_string());
        facts.add("Tables", geometry.tables.to_string());
        vec![facts]
    }

    fn structures(&self) -> Vec<Structure> {
        let geometry = &self.volume.geometry;
        let structure = |usage, name, range| Structure { usage, name, range };
        let mut all = vec![
            structure(Usage::System, "Reserved sectors", 0..geometry.tables_at()),
            structure(Usage::Metadata, "File Allocation Tables", geometry.tables_at()..geometry.root_at()),
        ];
        if geometry.width != Width::ThirtyTwo {
            all.push(structure(Usage::Metadata, "Root directory", geometry.root_at()..geometry.clusters_at()));
        }
        all
    }
}

fn kind(volume: &Volume) -> &'static str {
    match volume.geometry.width {
        Width::Twelve => "FAT12",
        Width::Sixteen => "FAT16",
        Width::ThirtyTwo => "FAT32",
    }
}

/// The serial number and the name of the volume that the boot sector records.
fn serial_and_name(volume: &Volume) -> (u32, [u8; 11]) {
    let rest = &volume.geometry.sector.rest;
    let at = if volume.geometry.width == Width::ThirtyTwo { SERIAL_AT_32 } else { SERIAL_AT };
    let fields = rest.get(at..).unwrap_or_default();
    let serial = fields.first_chunk().map_or(0, |serial| u32::from_le_bytes(*serial));
    let name = fields.get(size_of::<u32>()..).and_then(|name| name.first_chunk()).copied();
    (serial, name.unwrap_or([b' '; 11]))
}

/// Padded text, with bytes beyond ASCII as Latin 1 has them.
fn plain(bytes: &[u8]) -> String {
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    text.trim_end_matches([' ', '\0']).to_owned()
}

/// The times of an entry. FAT records what the clock of the computer showed, and no offset from UTC.
fn times(slot: &Slot) -> Times {
    let tenths = slot.created_tenths.min(199);
    Times {
        created: Timestamp::from_dos(slot.created_date.get(), slot.created_time.get(), tenths, 0),
        modified: Timestamp::from_dos(slot.modified_date.get(), slot.modified_time.get(), 0, 0),
        accessed: Timestamp::from_dos(slot.accessed_date.get(), 0, 0, 0),
        ..Times::default()
    }
}

/// Where FAT32's own fields end and those of all kinds go on.
const _: () = assert!(size_of::<Extended>() < SERIAL_AT_32);
