//! The directory tree of a romfs volume. A node is the offset of a file's header.

use std::collections::HashSet;
use std::ops::Range;

use zerocopy::IntoBytes;

use super::layout::{ALIGNMENT, EXECUTABLE, FileHeader, VolumeHeader, kind};
use crate::error::{Error, Result};
use crate::facts::{Facts, Field, Region, Value, field};
use crate::findings::{Anomaly, Findings, Severity};
use crate::fs::{FileSystem, Label, Structure, Usage, ViewKind};
use crate::limits;
use crate::source::{Recipe, Source};
use crate::tree::{Device, Entry, Kind, Name, NodeId};

static CHECKSUM: Anomaly = Anomaly {
    code: "ROMFS-CHECKSUM",
    severity: Severity::Damage,
    structure: "romfs header",
    meaning: "The checksum of the first 512 bytes is wrong: the volume is damaged.",
    clause: None,
};

static INCOMPLETE: Anomaly = Anomaly {
    code: "ROMFS-INCOMPLETE",
    severity: Severity::Damage,
    structure: "romfs header",
    meaning: "The volume is longer than the image. The image is incomplete: download or copy it again.",
    clause: None,
};

static LISTING: Anomaly = Anomaly {
    code: "ROMFS-DIRECTORY",
    severity: Severity::Damage,
    structure: "romfs file header",
    meaning: "The list of files leads in a circle or out of the image. Files may be missing from this folder.",
    clause: None,
};

const VOLUME: &[Field] = &[field!(VolumeHeader, size, "Size", "", Value::Be32(" bytes"))];

const FILE: &[Field] = &[
    field!(FileHeader, info, "Information", "", Value::Be32("")),
    field!(FileHeader, size, "Size", "", Value::Be32(" bytes")),
    field!(FileHeader, checksum, "Checksum", "", Value::Be32("")),
];

/// Maximum number of hard links followed in a row; valid ones lead to files.
const LINKS: u32 = 8;

/// The directory tree of a volume.
pub(super) struct RomFs {
    content: Source,
    header: VolumeHeader,
    label: Label,
    root: NodeId,
}

/// A header with its name.
struct Item {
    at: u32,
    header: FileHeader,
    name: Vec<u8>,
}

impl Item {
    fn kind(&self) -> u32 {
        self.header.next.get() & 7
    }

    /// Offset of the data.
    fn data(&self) -> u64 {
        u64::from(self.at).saturating_add(size_of::<FileHeader>() as u64).saturating_add(padded(self.name.len()))
    }
}

/// Length of a name with its padding, in bytes.
fn padded(len: usize) -> u64 {
    (len as u64).saturating_add(1).next_multiple_of(ALIGNMENT.into())
}

impl RomFs {
    /// Reads the header, and checks that there is a root directory.
    ///
    /// # Errors
    /// If the image ends before the first file's header.
    pub(super) fn new(content: Source, findings: &mut Findings) -> Result<Self> {
        let header: VolumeHeader = content.read_struct(0)?;
        let size = u64::from(header.size.get());
        if size > content.len() {
            let found = format!("{} bytes", content.len());
            findings.add(&INCOMPLETE, content.absolute(8), format!("{size} bytes"), found);
        }
        let first = content.read_up_to(0, usize::try_from(size.min(512)).unwrap_or(512))?;
        let words = first.as_chunks::<4>().0.iter().map(|word| u32::from_be_bytes(*word));
        let sum = words.fold(0_u32, u32::wrapping_add);
        if sum != 0 {
            findings.add(&CHECKSUM, content.absolute(12), "a sum of 0", format!("{sum:#010x}"));
        }
        let name = text(&content, size_of::<VolumeHeader>() as u64)?;
        let root = (size_of::<VolumeHeader>() as u64).saturating_add(padded(name.len()));
        let volume = String::from_utf8_lossy(&name).into_owned();
        let label = Label { volume, block_size: 1024, size, ..Label::default() };
        let volume = Self { content, header, label, root: NodeId(root) };
        volume.item(u32::try_from(root).unwrap_or(u32::MAX))?;
        Ok(volume)
    }

    fn item(&self, at: u32) -> Result<Item> {
        let header = self.content.read_struct(at.into())?;
        let name = text(&self.content, u64::from(at).saturating_add(size_of::<FileHeader>() as u64))?;
        Ok(Item { at, header, name })
    }

    /// The file of a node, after following hard links.
    fn found(&self, node: NodeId) -> Result<Item> {
        let none = || Error::NotFound("such file".into());
        let mut item = self.item(u32::try_from(node.0).map_err(|_| none())?)?;
        for _ in 0..LINKS {
            if item.kind() != kind::HARD_LINK {
                return Ok(item);
            }
            item = self.item(item.header.info.get() & !(ALIGNMENT.saturating_sub(1)))?;
        }
        Err(none())
    }

    /// Range of a file's data, as far as it is in the image.
    fn range(&self, item: &Item) -> Range<u64> {
        let start = item.data();
        let end = start.saturating_add(item.header.size.get().into()).min(self.content.len());
        start.min(end)..end
    }

    fn entry(&self, item: &Item) -> Option<Entry> {
        let found = self.found(NodeId(item.at.into())).ok()?;
        let kind = match found.kind() {
            kind::DIRECTORY => Kind::Directory,
            kind::FILE => Kind::File,
            kind::SYMLINK => Kind::Symlink,
            kind::BLOCK_DEVICE => Kind::BlockDevice,
            kind::CHARACTER_DEVICE => Kind::CharacterDevice,
            kind::SOCKET => Kind::Socket,
            kind::FIFO => Kind::Fifo,
            _ => return None,
        };
        let mut entry = Entry::new(NodeId(found.at.into()), Name::undeclared(item.name.clone()), kind);
        let range = self.range(&found);
        match kind {
            Kind::File => {
                entry.size = found.header.size.get().into();
                entry.missing = entry.size.saturating_sub(range.end.saturating_sub(range.start));
                entry.location = Some(range.start).filter(|_| !range.is_empty());
            }
            // The offset of its header, so that loops of directories are detected.
            Kind::Directory => entry.location = Some(found.at.into()),
            Kind::Symlink => {
                let len = usize::try_from(range.end.saturating_sub(range.start)).unwrap_or(0).min(limits::TARGET_BYTES);
                entry.target = self.content.read_up_to(range.start, len).ok().map(Name::undeclared);
            }
            Kind::BlockDevice | Kind::CharacterDevice => {
                let number = found.header.info.get();
                entry.device = Some(Device { major: number >> 16, minor: number & 0xFFFF });
            }
            Kind::Fifo | Kind::Socket => {}
        }
        Some(entry)
    }
}

/// Text up to a zero byte.
fn text(content: &Source, at: u64) -> Result<Vec<u8>> {
    let mut bytes = content.read_up_to(at, limits::NAME_BYTES)?;
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    bytes.truncate(end);
    Ok(bytes)
}

impl FileSystem for RomFs {
    fn kind(&self) -> ViewKind {
        ViewKind::RomFs
    }

    fn label(&self) -> &Label {
        &self.label
    }

    fn root(&self) -> NodeId {
        self.root
    }

    fn list(&self, directory: NodeId, findings: &mut Findings) -> Result<Vec<Entry>> {
        let found = self.found(directory)?;
        if found.kind() != kind::DIRECTORY {
            return Err(Error::NotFound("such directory".into()));
        }
        let mut at = found.header.info.get() & !(ALIGNMENT.saturating_sub(1));
        let mut seen = HashSet::new();
        let mut entries = Vec::new();
        while at != 0 {
            let item = self.item(at).ok().filter(|_| seen.insert(at) && entries.len() < limits::ROMFS_NAMES);
            let Some(item) = item else {
                let place = self.content.absolute(found.at.into());
                findings.add(&LISTING, place, "headers up to the last one", format!("byte {at} again, or none there"));
                break;
            };
            at = item.header.next.get() & !(ALIGNMENT.saturating_sub(1));
            if item.name != b"." && item.name != b".." {
                entries.extend(self.entry(&item));
            }
        }
        Ok(entries)
    }

    fn body(&self, file: NodeId) -> Result<Recipe> {
        let found = self.found(file)?;
        if found.kind() != kind::FILE {
            return Err(Error::NotFound("such file".into()));
        }
        Ok(Recipe::of(&self.content, self.range(&found)))
    }

    fn extents(&self, node: NodeId) -> Result<Vec<Range<u64>>> {
        let found = self.found(node)?;
        let range = match found.kind() {
            kind::FILE => self.range(&found),
            _ => u64::from(found.at)..found.data(),
        };
        Ok(std::iter::once(range).filter(|range| !range.is_empty()).collect())
    }

    fn details(&self, node: NodeId) -> Result<Vec<Facts>> {
        let found = self.found(node)?;
        let mut facts = Facts::new("romfs file header");
        let region = Region { content: &self.content, at: found.at.into(), bytes: found.header.as_bytes() };
        facts.add_fields(FILE, &region, |_| String::new());
        facts.add("Executable", if found.header.next.get() & EXECUTABLE == 0 { "no" } else { "yes" });
        Ok(vec![facts])
    }

    fn facts(&self) -> Vec<Facts> {
        let mut facts = Facts::new("romfs header");
        let region = Region { content: &self.content, at: 0, bytes: self.header.as_bytes() };
        facts.add_fields(VOLUME, &region, |_| String::new());
        vec![facts]
    }

    fn structures(&self) -> Vec<Structure> {
        vec![Structure { usage: Usage::Metadata, name: "Header", range: 0..self.root.0 }]
    }
}
