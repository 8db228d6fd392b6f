//! A FAT volume as a file system.

use std::cell::RefCell;
use std::ops::Range;

use super::directory::Found;
use super::facts::{self, plain};
use super::layout::attribute;
use super::name;
use super::table::Width;
use super::volume::{Located, Volume, place};
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::{Anomaly, Findings, Severity};
use crate::fs::claims::Claims;
use crate::fs::{FileSystem, Label, Structure, Usage, ViewKind};
use crate::source::{Recipe, Source};
use crate::tree::{Entry, Flags, Kind, NodeId};

static DAMAGED_CHAIN: Anomaly = Anomaly {
    code: "FAT-DAMAGED-CHAIN",
    severity: Severity::Damage,
    structure: "File Allocation Table",
    meaning: "Part of this file or folder can't be found, since the chain of its clusters is damaged.",
    clause: Some("Microsoft FAT 1.03, section 4"),
};

static OUTSIDE: Anomaly = Anomaly {
    code: "FAT-OUTSIDE",
    severity: Severity::Damage,
    structure: "Directory entry",
    meaning: "Part of the file isn't in the image, since the image is incomplete.",
    clause: Some("Microsoft FAT 1.03, section 6"),
};

static ORPHAN: Anomaly = Anomaly {
    code: "FAT-LONG-NAME",
    severity: Severity::Note,
    structure: "Long name entry",
    meaning: "A part of a long name belongs to no file; a program that doesn't know long names renamed or removed it.",
    clause: Some("Microsoft FAT 1.03, section 7"),
};

static CROSSED: Anomaly = Anomaly {
    code: "FAT-CROSSED-CHAINS",
    severity: Severity::Damage,
    structure: "File Allocation Table",
    meaning: "Two files or folders have the same clusters, so the content of one of them is wrong.",
    clause: Some("Microsoft FAT 1.03, section 4"),
};
/// Label that formatters write for volumes without one.
const NO_NAME: &[u8] = b"NO NAME    ";

/// The directory tree of a FAT volume. A node is the offset of its directory entry; the root is 0.
pub struct View {
    volume: Volume,
    label: Label,
    claims: RefCell<Claims>,
}

impl View {
    /// Reads the boot sector and the root directory of the volume at the start of the content, and checks its FATs.
    ///
    /// # Errors
    /// The errors of [`Volume::open`]; also if the root directory cannot be read.
    pub fn open(content: Source, findings: &mut Findings) -> Result<Self> {
        let volume = Volume::open(content, findings)?;
        let root = volume.scan(&volume.located(NodeId(0))?)?;
        let geometry = &volume.geometry;
        let recorded = geometry.tail().filter(|(_, tail)| tail.signature == 0x29).map(|(_, tail)| tail.name);
        let name = root.volume_name.or(recorded).filter(|name| name != NO_NAME);
        let block_size = u32::try_from(geometry.cluster_len).unwrap_or(0);
        let tool = Some(plain(&geometry.sector.maker)).filter(|tool| !tool.is_empty());
        let volume_name = name.map_or_else(String::new, |name| plain(&name));
        let label = Label { volume: volume_name, created: None, tool, block_size, size: geometry.size() };
        Ok(Self { volume, label, claims: RefCell::default() })
    }

    fn located_file(&self, node: NodeId) -> Result<Located> {
        let located = self.volume.located(node)?;
        let is_file = located.slot.is_some_and(|slot| slot.attributes & attribute::DIRECTORY == 0);
        if is_file { Ok(located) } else { Err(Error::NotFound("file of that kind".into())) }
    }

    fn located_directory(&self, node: NodeId) -> Result<Located> {
        let located = self.volume.located(node)?;
        let is_directory = located.slot.is_none_or(|slot| slot.attributes & attribute::DIRECTORY != 0);
        if is_directory { Ok(located) } else { Err(Error::NotFound("directory of that kind".into())) }
    }

    fn entry(&self, node: NodeId, found: Found, located: &Located, is_deleted: bool) -> Entry {
        let slot = found.slot;
        let is_directory = found.is_directory();
        let mut entry = Entry::new(node, found.name, if is_directory { Kind::Directory } else { Kind::File });
        if !is_directory {
            entry.size = slot.size.get().into();
            entry.missing = located.missing;
        }
        entry.location = located.extents.first().map(|range| range.start);
        entry.times = facts::times(&slot);
        entry.flags = Flags {
            hidden: slot.attributes & attribute::HIDDEN != 0,
            scattered: located.extents.len() > 1,
            deleted: is_deleted,
            ..Flags::default()
        };
        entry
    }

    fn check(&self, node: NodeId, located: &Located, findings: &mut Findings) {
        let byte = self.volume.content.absolute(node.0);
        self.volume.note_second(byte, located, findings);
        match &located.broken {
            Some(broken) => findings.add(&DAMAGED_CHAIN, byte, "a chain of clusters that ends", broken.clone()),
            None if located.missing > 0 => {
                let size = located.slot.map_or(0, |slot| slot.size.get());
                findings.add(&OUTSIDE, byte, format!("{size} bytes"), format!("{} bytes missing", located.missing));
            }
            None => {}
        }
        let crossing = self.claims.borrow_mut().add(&located.extents, Some(node));
        if let Some(crossing) = crossing {
            let cluster = self.volume.geometry.cluster_at(crossing.at);
            let found = format!("cluster {cluster}, which {} has, too", self.short_name(crossing.owner));
            findings.add(&CROSSED, byte, "clusters of its own", found);
        }
    }

    /// The short name of a node, to tell it from others.
    fn short_name(&self, node: Option<NodeId>) -> String {
        match node.and_then(|node| self.volume.located(node).ok()?.slot) {
            Some(slot) => format!("“{}”", name::of_short(slot.name, slot.case)),
            None => "the root directory".to_owned(),
        }
    }
}

impl FileSystem for View {
    fn kind(&self) -> ViewKind {
        ViewKind::Fat
    }

    fn name(&self) -> &'static str {
        facts::kind(self.volume.geometry.width)
    }

    fn label(&self) -> &Label {
        &self.label
    }

    fn root(&self) -> NodeId {
        NodeId(0)
    }

    fn list(&self, directory: NodeId, findings: &mut Findings) -> Result<Vec<Entry>> {
        let directory = self.located_directory(directory)?;
        if directory.slot.is_none() {
            self.check(NodeId(0), &directory, findings);
        }
        let scanned = self.volume.scan(&directory)?;
        for number in scanned.orphans {
            let byte = self.volume.content.absolute(place(&directory, number).unwrap_or(0));
            findings.add(&ORPHAN, byte, "an entry with its checksum", "none");
        }
        let mut entries = Vec::new();
        for found in scanned.found {
            let Some(node) = found.place(&directory).map(NodeId) else { continue };
            let located = self.volume.of_slot(found.slot)?;
            self.check(node, &located, findings);
            entries.push(self.entry(node, found, &located, false));
        }
        Ok(entries)
    }

    fn deleted(&self, directory: NodeId) -> Result<Vec<Entry>> {
        let directory = self.located_directory(directory)?;
        let mut entries = Vec::new();
        for found in self.volume.scan(&directory)?.deleted {
            let Some(node) = found.place(&directory).map(NodeId) else { continue };
            let located = self.volume.located(node)?;
            entries.push(self.entry(node, found, &located, true));
        }
        Ok(entries)
    }

    fn body(&self, file: NodeId) -> Result<Recipe> {
        Ok(self.volume.body(&self.located_file(file)?))
    }

    fn extents(&self, node: NodeId) -> Result<Vec<Range<u64>>> {
        Ok(self.volume.located(node)?.extents)
    }

    fn details(&self, node: NodeId) -> Result<Vec<Facts>> {
        let located = self.volume.located(node)?;
        let Some(slot) = located.slot else { return Ok(Vec::new()) };
        Ok(facts::entry(&self.volume, node.0, &slot, located.extents.len()))
    }

    fn facts(&self) -> Vec<Facts> {
        facts::volume(&self.volume)
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
