//! The tree of a volume of EROFS. A node is the number of an inode.

use std::ops::Range;

use super::attributes;
use super::directory::{self, Named};
use super::facts;
use super::layout::{SUPERBLOCK_AT, Superblock};
use super::packed::PackedFile;
use super::plain;
use super::volume::{Node, Volume};
use crate::bytes::text::field_text;
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::{Anomaly, Findings, Severity};
use crate::fs::{FileSystem, Label, Structure, Usage, ViewKind};
use crate::limits;
use crate::source::Recipe;
use crate::tree::{Device, Entry, Kind, Name, NodeId, Posix, Times};

static NO_INODE: Anomaly = Anomaly {
    code: "EROFS-NO-INODE",
    severity: Severity::Damage,
    structure: "EROFS directory",
    meaning: "The name leads to no inode, so nothing is known of the file but its name.",
    clause: None,
};

static LISTING: Anomaly = Anomaly {
    code: "EROFS-DIRECTORY",
    severity: Severity::Damage,
    structure: "EROFS directory",
    meaning: "Part of a directory is damaged. Files may be missing from this folder.",
    clause: None,
};

static OUTSIDE: Anomaly = Anomaly {
    code: "EROFS-OUTSIDE",
    severity: Severity::Damage,
    structure: "EROFS inode",
    meaning: "Part of the file isn't in the image: it was cut off, an address is wrong, or it is on another device.",
    clause: None,
};

/// The tree.
pub(super) struct Erofs {
    volume: Volume,
    label: Label,
}

impl Erofs {
    /// Reads the root directory's inode.
    ///
    /// # Errors
    /// Where there is no root directory.
    pub(super) fn new(volume: Volume) -> Result<Self> {
        let root = volume.node(volume.superblock.root.get().into())?;
        if Kind::of_mode(root.mode) != Some(Kind::Directory) {
            return Err(Error::broken("EROFS root directory", volume.content.absolute(root.at), "it is no directory"));
        }
        let label = Label {
            volume: field_text(&volume.superblock.name),
            created: Some(volume.built()),
            block_size: u32::try_from(volume.block_size).unwrap_or(0),
            size: volume.size(),
            ..Label::default()
        };
        Ok(Self { volume, label })
    }

    fn entry(&self, named: Named, findings: &mut Findings) -> Entry {
        let name = Name::undeclared(named.name);
        let found = self.volume.node(named.inode).ok();
        let kind = found.and_then(|found| Kind::of_mode(found.mode));
        let Some((found, kind)) = found.zip(kind) else {
            let expected = format!("an inode of “{}”", String::from_utf8_lossy(name.as_bytes()));
            let at = self.volume.content.absolute(SUPERBLOCK_AT);
            findings.add(&NO_INODE, at, expected, format!("none of the number {}", named.inode));
            let kind = if named.kind == 2 { Kind::Directory } else { Kind::File };
            return Entry::new(NodeId(named.inode), name, kind);
        };
        let mut entry = self.described(name, kind, &found);
        if kind == Kind::File {
            self.place(&mut entry, &found, findings);
        }
        entry
    }

    /// The entry of an inode under a name.
    fn described(&self, name: Name, kind: Kind, node: &Node) -> Entry {
        let mut entry = Entry::new(NodeId(node.number), name, kind);
        entry.times = Times { modified: Some(node.modified), ..Times::default() };
        entry.posix =
            Some(Posix { mode: node.mode, links: node.links, uid: node.uid, gid: node.gid, serial: Some(node.serial) });
        match kind {
            Kind::File => entry.size = node.size,
            // The place of its record, so that a directory that leads back to itself is known.
            Kind::Directory => entry.location = Some(node.at),
            Kind::Symlink => entry.target = self.target(node).ok().map(Name::undeclared),
            Kind::CharacterDevice | Kind::BlockDevice => entry.device = Some(device(node.data)),
            Kind::Fifo | Kind::Socket => {}
        }
        entry
    }

    /// Tells where the data of a file is, and notes what is missing of it.
    fn place(&self, entry: &mut Entry, node: &Node, findings: &mut Findings) {
        if node.is_packed() {
            entry.flags.packed = node.size > 0;
            entry.location = Some(node.at);
            return;
        }
        if plain::chunks_of(&self.volume, node) > limits::EROFS_LISTED_CHUNKS {
            entry.flags.scattered = true;
            return;
        }
        let Ok(map) = plain::map(&self.volume, node) else { return };
        let mut ranges = map.ranges();
        entry.location = ranges.next().map(|range| range.start);
        entry.flags.scattered = ranges.next().is_some();
        entry.missing = map.missing;
        if map.missing > 0 {
            let found = map.broken.clone().unwrap_or_else(|| format!("{} bytes missing", map.missing));
            findings.add(&OUTSIDE, self.volume.content.absolute(node.at), format!("{} bytes", node.size), found);
        }
    }

    fn data(&self, node: &Node) -> Result<Recipe> {
        if node.is_packed() && node.size > 0 {
            return Ok(PackedFile::read(&self.volume, node)?.recipe());
        }
        Ok(plain::map(&self.volume, node)?.recipe(&self.volume.content))
    }

    fn ranges(&self, node: &Node) -> Result<Vec<Range<u64>>> {
        if node.is_packed() && node.size > 0 {
            return Ok(PackedFile::read(&self.volume, node)?.ranges());
        }
        Ok(plain::map(&self.volume, node)?.ranges().collect())
    }

    /// The target of a symbolic link.
    fn target(&self, node: &Node) -> Result<Vec<u8>> {
        Ok(self.data(node)?.into_source().read_up_to(0, limits::TARGET_BYTES)?)
    }

    fn file(&self, node: NodeId) -> Result<Node> {
        let node = self.volume.node(node.0)?;
        let is_file = Kind::of_mode(node.mode) == Some(Kind::File);
        if is_file { Ok(node) } else { Err(Error::NotFound("such file".into())) }
    }
}

/// The number of a device in 32 bits.
const fn device(number: u32) -> Device {
    Device { major: number >> 8 & 0xFFF, minor: number & 0xFF | number >> 12 & 0xF_FF00 }
}

impl FileSystem for Erofs {
    fn kind(&self) -> ViewKind {
        ViewKind::Erofs
    }

    fn label(&self) -> &Label {
        &self.label
    }

    fn root(&self) -> NodeId {
        NodeId(self.volume.superblock.root.get().into())
    }

    fn list(&self, directory: NodeId, findings: &mut Findings) -> Result<Vec<Entry>> {
        let node = self.volume.node(directory.0)?;
        if Kind::of_mode(node.mode) != Some(Kind::Directory) {
            return Err(Error::NotFound("such directory".into()));
        }
        let body = self.data(&node)?.into_source();
        let len = usize::try_from(self.volume.block_size).unwrap_or(0);
        let mut names = Vec::new();
        let mut is_sound = body.len() == node.size;
        let mut start = 0;
        while start < body.len() && names.len() < limits::EROFS_NAMES {
            let block = body.read_up_to(start, len)?;
            is_sound &= directory::entries(&block, &mut names);
            start = start.saturating_add(self.volume.block_size);
        }
        is_sound &= start >= body.len();
        if !is_sound {
            let at = self.volume.content.absolute(node.at);
            findings.add(&LISTING, at, "entries to the end of each block", "some that make no sense, or are missing");
        }
        Ok(names.into_iter().map(|named| self.entry(named, findings)).collect())
    }

    fn root_entry(&self) -> Result<Option<Entry>> {
        let root = self.volume.node(self.root().0)?;
        Ok(Some(self.described(Name::Text(String::new()), Kind::Directory, &root)))
    }

    fn body(&self, file: NodeId) -> Result<Recipe> {
        self.data(&self.file(file)?)
    }

    fn stored(&self, file: NodeId) -> Result<Recipe> {
        let mut recipe = Recipe::default();
        for range in self.ranges(&self.file(file)?)? {
            recipe.append(&Recipe::of(&self.volume.content, range));
        }
        Ok(recipe)
    }

    fn extents(&self, node: NodeId) -> Result<Vec<Range<u64>>> {
        let node = self.volume.node(node.0)?;
        match Kind::of_mode(node.mode) {
            Some(Kind::File | Kind::Directory | Kind::Symlink) => self.ranges(&node),
            _ => Ok(Vec::new()),
        }
    }

    fn record(&self, node: NodeId) -> Option<Range<u64>> {
        let node = self.volume.node(node.0).ok()?;
        Some(node.at..node.at.saturating_add(node.len))
    }

    fn details(&self, node: NodeId) -> Result<Vec<Facts>> {
        let node = self.volume.node(node.0)?;
        let attributes = attributes::of(&self.volume, &node).unwrap_or_default();
        Ok(facts::node(&self.volume, &node, &attributes))
    }

    fn facts(&self) -> Vec<Facts> {
        facts::volume(&self.volume)
    }

    fn structures(&self) -> Vec<Structure> {
        let range = SUPERBLOCK_AT..SUPERBLOCK_AT.saturating_add(size_of::<Superblock>() as u64);
        let boot = Structure { usage: Usage::System, name: "Boot block", range: 0..SUPERBLOCK_AT };
        vec![boot, Structure { usage: Usage::Metadata, name: "Superblock", range }]
    }
}
