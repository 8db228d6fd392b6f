//! The tree of a volume of XFS. A node is the number of an inode.

use std::cell::RefCell;
use std::ops::Range;

use super::attributes;
use super::directory::{self, Named};
use super::facts;
use super::layout::{LINK_HEAD, LINK_MAGIC, Superblock, format};
use super::map;
use super::volume::{Node, Volume};
use crate::bytes::text::field_text;
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::{Anomaly, Findings, Severity};
use crate::fs::claims::Claims;
use crate::fs::{FileSystem, Label, Structure, Usage, ViewKind};
use crate::limits;
use crate::source::Recipe;
use crate::tree::{Device, Entry, Kind, Name, NodeId, Posix, Times};

static NO_INODE: Anomaly = Anomaly {
    code: "XFS-NO-INODE",
    severity: Severity::Damage,
    structure: "XFS directory",
    meaning: "The name leads to no inode in use, so nothing is known of the file but its name.",
    clause: None,
};

static LISTING: Anomaly = Anomaly {
    code: "XFS-DIRECTORY",
    severity: Severity::Damage,
    structure: "XFS directory",
    meaning: "Part of a directory is damaged. Files may be missing from this folder.",
    clause: None,
};

static BROKEN: Anomaly = Anomaly {
    code: "XFS-BLOCKS",
    severity: Severity::Damage,
    structure: "XFS inode",
    meaning: "The list of the file's extents is damaged or not all in the image, so part of the file can't be found.",
    clause: None,
};

static CROSSED: Anomaly = Anomaly {
    code: "XFS-CROSSED-BLOCKS",
    severity: Severity::Damage,
    structure: "XFS inode",
    meaning: "Two files have the same blocks, and the volume has no shared ones, so the content of one of them is wrong.",
    clause: None,
};

/// The feature of version 5 by which files may share blocks.
const SHARED_BLOCKS: u32 = 0x4;

/// The tree.
pub(super) struct Xfs {
    volume: Volume,
    label: Label,
    claims: RefCell<Claims>,
}

impl Xfs {
    /// Reads the root directory's inode.
    ///
    /// # Errors
    /// Where there is no root directory.
    pub(super) fn new(volume: Volume) -> Result<Self> {
        let root = volume.node(volume.superblock.root.get())?;
        if Kind::of_mode(root.inode.mode.get().into()) != Some(Kind::Directory) {
            return Err(Error::broken("XFS root directory", volume.content.absolute(root.at), "it is no directory"));
        }
        let label = Label {
            volume: field_text(&volume.superblock.name),
            block_size: volume.superblock.block_size.get(),
            size: volume.size(),
            ..Label::default()
        };
        Ok(Self { volume, label, claims: RefCell::default() })
    }

    fn entry(&self, named: Named, findings: &mut Findings) -> Entry {
        let name = Name::undeclared(named.name);
        let found = self.volume.node(named.inode).ok().filter(|found| found.inode.mode.get() != 0);
        let kind = found.as_ref().and_then(|found| Kind::of_mode(found.inode.mode.get().into()));
        let Some((found, kind)) = found.zip(kind) else {
            let expected = format!("an inode of “{}”", String::from_utf8_lossy(name.as_bytes()));
            let found = format!("inode {}, which isn't in use", named.inode);
            findings.add(&NO_INODE, self.volume.content.absolute(0), expected, found);
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
        let inode = &node.inode;
        entry.times = Times {
            created: node.extra.map(|extra| node.time(extra.created)),
            modified: Some(node.time(inode.modified)),
            accessed: Some(node.time(inode.accessed)),
            attributes: Some(node.time(inode.changed)),
            ..Times::default()
        };
        entry.posix = Some(Posix {
            mode: inode.mode.get().into(),
            links: node.links(),
            uid: inode.uid.get(),
            gid: inode.gid.get(),
            serial: u32::try_from(node.number).ok(),
        });
        match kind {
            Kind::File => entry.size = inode.size.get(),
            // The place of its record, so that a directory that leads back to itself is known.
            Kind::Directory => entry.location = Some(node.at),
            Kind::Symlink => entry.target = self.target(node).ok().map(Name::undeclared),
            Kind::CharacterDevice | Kind::BlockDevice => entry.device = device(node),
            Kind::Fifo | Kind::Socket => {}
        }
        entry
    }

    /// Tells where the data of a file is, and notes what is wrong with that.
    fn place(&self, entry: &mut Entry, node: &Node, findings: &mut Findings) {
        if node.inode.format == format::TREE {
            // Found when the file is looked at: its tree may be large.
            entry.flags.scattered = true;
            return;
        }
        let Ok(map) = map::of(&self.volume, node) else { return };
        map.locate(entry);
        let ranges: Vec<Range<u64>> = map.ranges().collect();
        let at = self.volume.content.absolute(node.at);
        if map.broken.is_some() || map.missing > 0 {
            let found = map.broken.unwrap_or_else(|| format!("{} bytes missing", map.missing));
            findings.add(&BROKEN, at, format!("extents for {} bytes", node.inode.size.get()), found);
        }
        if self.volume.version() == 5 && self.volume.superblock.read_only.get() & SHARED_BLOCKS != 0 {
            return;
        }
        let crossed = self.claims.borrow_mut().add(&ranges, Some(NodeId(node.number)));
        if let Some(crossed) = crossed {
            let owner = crossed.owner.map_or(0, |owner| owner.0);
            let found = format!("byte {}, which inode {owner} has, too", self.volume.content.absolute(crossed.at));
            findings.add(&CROSSED, at, "blocks of its own", found);
        }
    }

    /// The target of a symbolic link. In version 5 each of its blocks has a head.
    fn target(&self, node: &Node) -> Result<Vec<u8>> {
        let size = usize::try_from(node.inode.size.get()).unwrap_or(usize::MAX).min(limits::TARGET_BYTES);
        if node.inode.format == format::LOCAL || self.volume.version() < 5 {
            let map = map::of(&self.volume, node)?;
            return Ok(map.recipe(&self.volume.content).into_source().read_up_to(0, size)?);
        }
        let blocks = map::Extents::read(&self.volume, node, map::Fork::Data)?;
        let stored = (limits::TARGET_BYTES as u64).saturating_mul(2).max(self.volume.block_size);
        let body = blocks.map(&self.volume, stored).recipe(&self.volume.content).into_source();
        let len = usize::try_from(self.volume.block_size.saturating_sub(LINK_HEAD)).unwrap_or(0);
        let (mut target, mut at) = (Vec::new(), 0);
        while target.len() < size && at < body.len() {
            if body.read_up_to(at, LINK_MAGIC.len())? != LINK_MAGIC {
                return Err(Error::broken(
                    "XFS symbolic link",
                    self.volume.content.absolute(node.at),
                    "it has no head",
                ));
            }
            let left = size.saturating_sub(target.len()).min(len);
            target.extend(body.read_up_to(at.saturating_add(LINK_HEAD), left)?);
            at = at.saturating_add(self.volume.block_size);
        }
        Ok(target)
    }

    fn file(&self, node: NodeId) -> Result<Node> {
        let node = self.volume.node(node.0)?;
        let is_file = Kind::of_mode(node.inode.mode.get().into()) == Some(Kind::File);
        if is_file { Ok(node) } else { Err(Error::NotFound("such file".into())) }
    }
}

/// The number of a device: 14 bits of its driver, and 18.
fn device(node: &Node) -> Option<Device> {
    let number = u32::from_be_bytes(*node.data().first_chunk()?);
    Some(Device { major: number >> 18, minor: number & 0x3_FFFF })
}

impl FileSystem for Xfs {
    fn kind(&self) -> ViewKind {
        ViewKind::Xfs
    }

    fn label(&self) -> &Label {
        &self.label
    }

    fn root(&self) -> NodeId {
        NodeId(self.volume.superblock.root.get())
    }

    fn list(&self, directory: NodeId, findings: &mut Findings) -> Result<Vec<Entry>> {
        let node = self.volume.node(directory.0)?;
        if Kind::of_mode(node.inode.mode.get().into()) != Some(Kind::Directory) {
            return Err(Error::NotFound("such directory".into()));
        }
        let names = directory::names(&self.volume, &node)?;
        if !names.is_sound {
            let at = self.volume.content.absolute(node.at);
            findings.add(&LISTING, at, "entries to the end of each block", "some that make no sense, or are missing");
        }
        Ok(names.all.into_iter().map(|named| self.entry(named, findings)).collect())
    }

    fn root_entry(&self) -> Result<Option<Entry>> {
        let root = self.volume.node(self.root().0)?;
        Ok(Some(self.described(Name::Text(String::new()), Kind::Directory, &root)))
    }

    fn body(&self, file: NodeId) -> Result<Recipe> {
        Ok(map::of(&self.volume, &self.file(file)?)?.recipe(&self.volume.content))
    }

    fn extents(&self, node: NodeId) -> Result<Vec<Range<u64>>> {
        let node = self.volume.node(node.0)?;
        match Kind::of_mode(node.inode.mode.get().into()) {
            Some(Kind::File | Kind::Directory | Kind::Symlink) => Ok(map::of(&self.volume, &node)?.ranges().collect()),
            _ => Ok(Vec::new()),
        }
    }

    fn record(&self, node: NodeId) -> Option<Range<u64>> {
        let node = self.volume.node(node.0).ok()?;
        Some(node.at..node.at.saturating_add(node.head() as u64))
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
        let mut all = Vec::new();
        let superblock = &self.volume.superblock;
        let size = u64::from(superblock.sector_size.get()).max(size_of::<Superblock>() as u64);
        all.push(Structure { usage: Usage::Metadata, name: "Superblock", range: 0..size });
        if let Some(start) = self.volume.block_at(superblock.log_start.get()).filter(|start| *start > 0) {
            let len = u64::from(superblock.log_blocks.get()).saturating_mul(self.volume.block_size);
            all.push(Structure { usage: Usage::Metadata, name: "Log", range: start..start.saturating_add(len) });
        }
        all
    }
}
