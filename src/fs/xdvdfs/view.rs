//! The tree of a game partition. A node is the offset of an entry in the volume's content, or that of the descriptor for
//! the root.

use std::cell::RefCell;
use std::collections::HashSet;
use std::ops::Range;

use zerocopy::{FromBytes, IntoBytes};

use super::layout::{DESCRIPTOR_AT, Descriptor, EntryHead, PADDING, SECTOR, attribute};
use crate::bytes::integers::Le64;
use crate::bytes::time::Timestamp;
use crate::error::{Error, Result};
use crate::facts::{Facts, Field, Region, Value, field, set_bits};
use crate::findings::{Anomaly, Findings, Severity};
use crate::fs::claims::Claims;
use crate::fs::data_map::DataMap;
use crate::fs::{FileSystem, Label, Structure, Usage, ViewKind};
use crate::limits;
use crate::source::{Recipe, Source};
use crate::tree::{Entry, Kind, Name, NodeId};

static MARK: Anomaly = Anomaly {
    code: "XDVDFS-MARK",
    severity: Severity::Warning,
    structure: "XDVDFS volume descriptor",
    meaning: "The descriptor doesn't end as it has to, so it may be damaged.",
    clause: None,
};

static LISTING: Anomaly = Anomaly {
    code: "XDVDFS-DIRECTORY",
    severity: Severity::Damage,
    structure: "XDVDFS directory",
    meaning: "Part of a directory is damaged. Files may be missing from this folder.",
    clause: None,
};

static OUTSIDE: Anomaly = Anomaly {
    code: "XDVDFS-OUTSIDE",
    severity: Severity::Damage,
    structure: "XDVDFS directory entry",
    meaning: "The data of the file isn't all in the image. The image is incomplete: copy it again.",
    clause: None,
};

static CROSSED: Anomaly = Anomaly {
    code: "XDVDFS-CROSSED-FILES",
    severity: Severity::Damage,
    structure: "XDVDFS directory entry",
    meaning: "Two files share part of their data, so the content of one of them is wrong.",
    clause: None,
};

const CREATED: Value =
    Value::Shown(|bytes| Some(Timestamp::from_filetime(Le64::read_from_bytes(bytes).ok()?.get())?.to_string()));

const DESCRIPTOR: &[Field] = &[
    field!(Descriptor, root, "Sector of the root directory", "", Value::Le32("")),
    field!(Descriptor, root_size, "Size of the root directory", "", Value::Le32(" bytes")),
    field!(Descriptor, created, "Created", "", CREATED),
];

/// Where the data of an entry is.
struct Place {
    sector: u32,
    size: u32,
    is_directory: bool,
}

/// The tree.
pub(super) struct Xdvdfs {
    content: Source,
    /// Offset of the game partition, from which sectors count.
    start: u64,
    descriptor: Descriptor,
    label: Label,
    claims: RefCell<Claims>,
}

impl Xdvdfs {
    /// The tree of a game partition by its descriptor, which is checked.
    pub(super) fn new(content: Source, start: u64, descriptor: Descriptor, findings: &mut Findings) -> Self {
        if !descriptor.is_complete() {
            let at = start.saturating_add(DESCRIPTOR_AT).saturating_add(SECTOR).saturating_sub(20);
            findings.add(&MARK, content.absolute(at), "MICROSOFT*XBOX*MEDIA", "something else");
        }
        let label = Label {
            created: Timestamp::from_filetime(descriptor.created.get()),
            block_size: 2048,
            size: content.len().saturating_sub(start),
            ..Label::default()
        };
        Self { content, start, descriptor, label, claims: RefCell::default() }
    }

    fn descriptor_at(&self) -> u64 {
        self.start.saturating_add(DESCRIPTOR_AT)
    }

    fn sector_at(&self, sector: u32) -> u64 {
        self.start.saturating_add(u64::from(sector).saturating_mul(SECTOR))
    }

    fn place(&self, node: NodeId) -> Result<Place> {
        if node == self.root() {
            let (sector, size) = (self.descriptor.root.get(), self.descriptor.root_size.get());
            return Ok(Place { sector, size, is_directory: true });
        }
        let head: EntryHead = self.content.read_struct(node.0)?;
        let is_directory = head.attributes & attribute::DIRECTORY != 0;
        Ok(Place { sector: head.sector.get(), size: head.size.get(), is_directory })
    }

    fn map(&self, place: &Place) -> DataMap {
        let size = u64::from(place.size);
        let mut map = DataMap::new(size);
        map.add(&self.content, 0, size, Some(self.sector_at(place.sector)));
        map.finish()
    }

    fn entry(&self, at: u64, head: EntryHead, name: &[u8], findings: &mut Findings) -> Entry {
        let is_directory = head.attributes & attribute::DIRECTORY != 0;
        let place = Place { sector: head.sector.get(), size: head.size.get(), is_directory };
        let kind = if is_directory { Kind::Directory } else { Kind::File };
        let mut entry = Entry::new(NodeId(at), Name::undeclared(name.to_vec()), kind);
        entry.flags.hidden = head.attributes & attribute::HIDDEN != 0;
        if is_directory {
            // An empty directory has no sector.
            entry.location = (place.size > 0).then(|| self.sector_at(place.sector));
            return entry;
        }
        entry.size = place.size.into();
        let map = self.map(&place);
        map.locate(&mut entry);
        let at = self.content.absolute(at);
        if map.missing > 0 {
            let found = format!("{} bytes of it", entry.size.saturating_sub(map.missing));
            findings.add(&OUTSIDE, at, format!("{} bytes", entry.size), found);
        }
        let ranges: Vec<Range<u64>> = map.ranges().collect();
        let crossed = self.claims.borrow_mut().add(&ranges, Some(entry.node));
        // Builders store equal files once.
        if let Some(crossed) = crossed.filter(|crossed| !crossed.is_same) {
            let found = format!("byte {}, which another file has, too", self.content.absolute(crossed.at));
            findings.add(&CROSSED, at, "sectors of its own", found);
        }
        entry
    }
}

/// The entry at an offset of a directory, with its name. All bits of unused bytes are set.
fn entry_at(directory: &[u8], at: usize) -> Option<(EntryHead, &[u8])> {
    let (head, behind) = EntryHead::read_from_prefix(directory.get(at..)?).ok()?;
    let name = behind.get(..usize::from(head.name_len))?;
    (!name.is_empty() && head.sector.get() != u32::MAX).then_some((head, name))
}

impl FileSystem for Xdvdfs {
    fn kind(&self) -> ViewKind {
        ViewKind::Xdvdfs
    }

    fn label(&self) -> &Label {
        &self.label
    }

    fn root(&self) -> NodeId {
        NodeId(self.descriptor_at())
    }

    fn list(&self, directory: NodeId, findings: &mut Findings) -> Result<Vec<Entry>> {
        let place = self.place(directory)?;
        if !place.is_directory {
            return Err(Error::NotFound("such directory".into()));
        }
        let start = self.sector_at(place.sector);
        let len = usize::try_from(place.size).unwrap_or(usize::MAX).min(limits::XDVDFS_DIRECTORY);
        let bytes = self.content.read_up_to(start, len)?;
        let is_empty = bytes.get(..2).is_none_or(|left| left == PADDING.to_le_bytes());
        let mut broken = None;
        if (bytes.len() as u64) < place.size.into() {
            broken = Some(format!("{} of {} bytes", bytes.len(), place.size));
        }
        let mut entries = Vec::new();
        let mut seen = HashSet::new();
        // Entries whose lesser ones are being listed, and the next to look at.
        let mut above: Vec<(usize, EntryHead, &[u8])> = Vec::new();
        let mut next = (!is_empty).then_some(0_usize);
        loop {
            if let Some(at) = next.take() {
                match entry_at(&bytes, at).filter(|_| seen.insert(at)) {
                    Some((head, name)) => {
                        next = child(head.left.get());
                        above.push((at, head, name));
                    }
                    None => {
                        broken.get_or_insert_with(|| format!("byte {at} of the directory again, or no entry there"));
                    }
                }
                continue;
            }
            let Some((at, head, name)) = above.pop() else { break };
            entries.push(self.entry(start.saturating_add(at as u64), head, name, findings));
            next = child(head.right.get());
        }
        if let Some(found) = broken {
            findings.add(&LISTING, self.content.absolute(start), "a tree of entries", found);
        }
        Ok(entries)
    }

    fn body(&self, file: NodeId) -> Result<Recipe> {
        let place = self.place(file)?;
        if place.is_directory {
            Err(Error::NotFound("such file".into()))
        } else {
            Ok(self.map(&place).recipe(&self.content))
        }
    }

    fn extents(&self, node: NodeId) -> Result<Vec<Range<u64>>> {
        Ok(self.map(&self.place(node)?).ranges().collect())
    }

    fn details(&self, node: NodeId) -> Result<Vec<Facts>> {
        let mut facts = Facts::new("XDVDFS directory entry");
        let place = self.place(node)?;
        if node == self.root() {
            return Ok(Vec::new());
        }
        let head: EntryHead = self.content.read_struct(node.0)?;
        let at = self.content.absolute(node.0);
        facts.add_at("First sector", place.sector.to_string(), Some(at.saturating_add(4)..at.saturating_add(8)), None);
        let attributes = set_bits(head.attributes, &attribute::NAMES).unwrap_or_else(|| "none".into());
        facts.add_at("Attributes", attributes, Some(at.saturating_add(12)..at.saturating_add(13)), None);
        Ok(vec![facts])
    }

    fn facts(&self) -> Vec<Facts> {
        let mut facts = Facts::new("XDVDFS volume descriptor");
        let region = Region { content: &self.content, at: self.descriptor_at(), bytes: self.descriptor.as_bytes() };
        facts.add_fields(DESCRIPTOR, &region, |bytes| String::from_utf8_lossy(bytes).into_owned());
        facts.add("Game partition", format!("from byte {}", self.content.absolute(self.start)));
        vec![facts]
    }

    fn structures(&self) -> Vec<Structure> {
        let structure =
            |name, start: u64, len| Structure { usage: Usage::Metadata, name, range: start..start.saturating_add(len) };
        let root = self.sector_at(self.descriptor.root.get());
        vec![
            structure("Volume descriptor", self.descriptor_at(), SECTOR),
            structure("Root directory", root, self.descriptor.root_size.get().into()),
        ]
    }
}

/// The offset of a further entry, if there is one.
fn child(units: u16) -> Option<usize> {
    (units != 0 && units != PADDING).then(|| usize::from(units).saturating_mul(4))
}
