//! The directory tree of an ext2, ext3 or ext4 volume. A node is the number of an inode.

use std::cell::RefCell;
use std::ops::Range;

use super::attributes;
use super::directory::{self, Named};
use super::facts;
use super::layout::{BLOCK_AT, ExtraInode, ROOT, SUPERBLOCK_AT, flag, incompatible, state};
use super::map;
use super::volume::{Node, Volume};
use crate::bytes::hex::digits;
use crate::bytes::integers::Le32;
use crate::bytes::text::field_text;
use crate::bytes::time::Timestamp;
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::{Anomaly, Findings, Severity};
use crate::fs::claims::Claims;
use crate::fs::{FileSystem, Label, Structure, Usage, ViewKind};
use crate::limits;
use crate::refusal::Refusal;
use crate::source::Recipe;
use crate::tree::{Device, Entry, Kind, Name, NodeId, Posix, Times};

static NO_INODE: Anomaly = Anomaly {
    code: "EXT-NO-INODE",
    severity: Severity::Damage,
    structure: "ext directory",
    meaning: "The name leads to no inode in use, so nothing is known of the file but its name.",
    clause: None,
};

static LISTING: Anomaly = Anomaly {
    code: "EXT-DIRECTORY",
    severity: Severity::Damage,
    structure: "ext directory",
    meaning: "Part of a directory is damaged. Files may be missing from this folder.",
    clause: None,
};

static OUTSIDE: Anomaly = Anomaly {
    code: "EXT-OUTSIDE",
    severity: Severity::Damage,
    structure: "ext inode",
    meaning: "Part of the file isn't in the image: it was cut off, or an address is wrong.",
    clause: None,
};

static BROKEN: Anomaly = Anomaly {
    code: "EXT-BLOCKS",
    severity: Severity::Damage,
    structure: "ext inode",
    meaning: "The list of the file's blocks is damaged, so part of the file can't be found or is wrong.",
    clause: None,
};

static CROSSED: Anomaly = Anomaly {
    code: "EXT-CROSSED-BLOCKS",
    severity: Severity::Damage,
    structure: "ext inode",
    meaning: "Two files have the same blocks, so the content of one of them is wrong.",
    clause: None,
};

static JOURNAL: Anomaly = Anomaly {
    code: "EXT-JOURNAL",
    severity: Severity::Warning,
    structure: "ext superblock",
    meaning: "The volume was in use when it was copied: its journal has changes that weren't made yet, and aren't shown.",
    clause: None,
};

static STATE: Anomaly = Anomaly {
    code: "EXT-STATE",
    severity: Severity::Warning,
    structure: "ext superblock",
    meaning: "The volume was not unmounted, or errors were found in it before.",
    clause: None,
};

static ENCRYPTED: Refusal = Refusal {
    code: "EXT-ENCRYPTED",
    sentence: "This file is encrypted, and Discern has no key for it.",
    advice: "Open it with the key, on the computer that it is from.",
};

/// Number of content bytes in place of the block list; the rest is in an attribute.
const INLINE: u64 = 60;

/// Name of that attribute.
const DATA: &str = "system.data";

/// The directory tree of a volume.
pub(super) struct Ext {
    volume: Volume,
    label: Label,
    claims: RefCell<Claims>,
}

impl Ext {
    /// Reads the root directory's inode, and reports findings about the volume's state.
    ///
    /// # Errors
    /// If there is no root directory.
    pub(super) fn new(volume: Volume, findings: &mut Findings) -> Result<Self> {
        let root = volume.node(ROOT)?;
        if Kind::of_mode(root.inode.mode.get().into()) != Some(Kind::Directory) {
            return Err(Error::broken("ext root directory", volume.content.absolute(root.at), "it is no directory"));
        }
        let superblock = &volume.superblock;
        let made = Some(superblock.made.get()).filter(|made| *made > 0);
        let label = Label {
            volume: field_text(&superblock.name),
            created: made.map(|made| Timestamp::utc(made.into())),
            block_size: u32::try_from(volume.block_size).unwrap_or(0),
            size: volume.size(),
            ..Label::default()
        };
        let at = volume.content.absolute(volume.superblock_at);
        // Copies of the superblock aren't kept up to date.
        if volume.superblock_at != SUPERBLOCK_AT {
            return Ok(Self { volume, label, claims: RefCell::default() });
        }
        if volume.has(incompatible::RECOVER) {
            findings.add(&JOURNAL, at.saturating_add(96), "an empty journal", "one with changes");
        }
        let recorded = superblock.state.get();
        if recorded & state::ERRORS != 0 {
            findings.add(&STATE, at.saturating_add(58), "a volume without errors", "errors");
        } else if recorded & state::CLEAN == 0 && !volume.has(incompatible::RECOVER) {
            findings.add(&STATE, at.saturating_add(58), "a volume that was unmounted", "in use");
        }
        Ok(Self { volume, label, claims: RefCell::default() })
    }

    fn node(&self, node: NodeId) -> Result<Node> {
        self.volume.node(u32::try_from(node.0).map_err(|_| Error::NotFound("such inode".into()))?)
    }

    fn entry(&self, named: Named, findings: &mut Findings) -> Entry {
        let node = NodeId(named.inode.into());
        let name = Name::undeclared(named.name);
        let found = self.node(node).ok().filter(|found| found.inode.mode.get() != 0);
        let kind = found.as_ref().and_then(|found| Kind::of_mode(found.inode.mode.get().into()));
        let Some((found, kind)) = found.zip(kind) else {
            let expected = format!("an inode of “{}”", String::from_utf8_lossy(name.as_bytes()));
            let at = self.volume.content.absolute(self.volume.superblock_at);
            findings.add(&NO_INODE, at, expected, format!("inode {}, which has no type", named.inode));
            return Entry::new(node, name, if named.kind == 2 { Kind::Directory } else { Kind::File });
        };
        let mut entry = self.described(name, kind, &found);
        if matches!(kind, Kind::File | Kind::Directory) {
            self.place(&mut entry, &found, findings);
        }
        entry
    }

    /// The directory entry for an inode with a name.
    fn described(&self, name: Name, kind: Kind, node: &Node) -> Entry {
        let mut entry = Entry::new(NodeId(node.number.into()), name, kind);
        let inode = &node.inode;
        let extra = |of: fn(&ExtraInode) -> Le32| node.extra.as_ref().map(of);
        entry.times = Times {
            created: node
                .extra
                .as_ref()
                .filter(|extra| extra.size.get() >= 24)
                .map(|extra| time(extra.created, Some(extra.created_extra))),
            modified: Some(time(inode.modified, extra(|extra| extra.modified))),
            accessed: Some(time(inode.accessed, extra(|extra| extra.accessed))),
            attributes: Some(time(inode.changed, extra(|extra| extra.changed))),
            ..Times::default()
        };
        entry.posix = Some(Posix {
            mode: inode.mode.get().into(),
            links: inode.links.get().into(),
            uid: node.uid(),
            gid: node.gid(),
            serial: Some(node.number),
        });
        match kind {
            Kind::File => entry.size = node.size(),
            Kind::Symlink => entry.target = self.target(node).ok().map(Name::undeclared),
            Kind::CharacterDevice | Kind::BlockDevice => entry.device = Some(device(&inode.block)),
            Kind::Directory | Kind::Fifo | Kind::Socket => {}
        }
        entry
    }

    /// Sets the location of an entry's data, and reports findings about it.
    fn place(&self, entry: &mut Entry, node: &Node, findings: &mut Findings) {
        if node.has(flag::INLINE) {
            entry.location = Some(node.at.saturating_add(BLOCK_AT));
            return;
        }
        if self.volume.is_complete() && !map::is_small(&self.volume, node) {
            entry.location = map::first_byte(&self.volume, node);
            entry.flags.scattered = true;
            return;
        }
        let Ok(map) = map::of(&self.volume, node) else { return };
        let ranges: Vec<Range<u64>> = map.ranges().collect();
        entry.location = ranges.first().map(|range| range.start);
        entry.flags.scattered = ranges.len() > 1;
        if entry.kind == Kind::File {
            entry.missing = map.missing;
        }
        let at = self.volume.content.absolute(node.at);
        if let Some(broken) = map.broken {
            findings.add(&BROKEN, at, "blocks of the volume in order", broken);
        } else if map.missing > 0 {
            findings.add(&OUTSIDE, at, format!("{} bytes", node.size()), format!("{} bytes missing", map.missing));
        }
        let crossed = self.claims.borrow_mut().add(&ranges, Some(NodeId(node.number.into())));
        if let Some(crossed) = crossed {
            let block = crossed.at.checked_div(self.volume.block_size).unwrap_or(0);
            let owner = crossed.owner.map_or(0, |owner| owner.0);
            findings.add(&CROSSED, at, "blocks of its own", format!("block {block}, which inode {owner} has, too"));
        }
    }

    /// The data of an inode: in the inode, or in blocks.
    fn data(&self, node: &Node) -> Result<Recipe> {
        if !node.has(flag::INLINE) {
            return Ok(map::of(&self.volume, node)?.recipe(&self.volume.content));
        }
        let start = node.at.saturating_add(BLOCK_AT);
        let here = node.size().min(INLINE);
        let mut recipe = Recipe::of(&self.volume.content, start..start.saturating_add(here));
        let left = node.size().saturating_sub(here);
        if left > 0 {
            let attributes = attributes::of(&self.volume, node)?;
            if let Some(rest) = attributes.iter().find(|attribute| attribute.name == DATA) {
                let rest = rest.value(&self.volume)?.into_source();
                recipe.append(&Recipe::of(&rest, 0..left.min(rest.len())));
            }
        }
        Ok(recipe)
    }

    /// The target of a symbolic link.
    fn target(&self, node: &Node) -> Result<Vec<u8>> {
        if node.has(flag::ENCRYPTED) {
            return Err((&ENCRYPTED).into());
        }
        let size = usize::try_from(node.size()).unwrap_or(usize::MAX).min(limits::TARGET_BYTES);
        if node.is_fast_link(self.volume.block_size) {
            return Ok(node.inode.block.get(..size).unwrap_or(&node.inode.block).to_vec());
        }
        Ok(self.data(node)?.into_source().read_up_to(0, size)?)
    }

    fn names(&self, node: &Node, findings: &mut Findings) -> Result<Vec<Named>> {
        let mut all = Vec::new();
        let mut is_sound = true;
        let at = self.volume.content.absolute(node.at);
        if node.has(flag::INLINE) {
            let bytes = self.data(node)?.into_source().read_up_to(0, limits::EXT_INLINE)?;
            // The parent's number comes first; the entries end where those in the attribute begin.
            let (first, rest) = bytes.split_at_checked(usize::try_from(INLINE).unwrap_or(60)).unwrap_or((&bytes, &[]));
            is_sound &= directory::entries(&self.volume, first.get(4..).unwrap_or_default(), &mut all);
            is_sound &= directory::entries(&self.volume, rest, &mut all);
        } else {
            let map = map::of(&self.volume, node)?;
            let body = map.recipe(&self.volume.content).into_source();
            let len = usize::try_from(self.volume.block_size).unwrap_or(0);
            let mut start = 0;
            while start < body.len() && all.len() < limits::EXT_NAMES {
                let block = body.read_up_to(start, len)?;
                // A hole in a directory contains no entries.
                if block.iter().any(|byte| *byte != 0) {
                    is_sound &= directory::entries(&self.volume, &block, &mut all);
                }
                start = start.saturating_add(self.volume.block_size);
            }
            is_sound &= map.missing == 0 && map.broken.is_none();
        }
        if !is_sound {
            findings.add(&LISTING, at, "entries to the end of each block", "some that make no sense, or are missing");
        }
        Ok(all)
    }

    fn file(&self, node: NodeId) -> Result<Node> {
        let node = self.node(node)?;
        let is_file = Kind::of_mode(node.inode.mode.get().into()) == Some(Kind::File);
        if is_file { Ok(node) } else { Err(Error::NotFound("such file".into())) }
    }
}

/// Converts a time: signed seconds since 1970; larger inodes add two bits and nanoseconds.
fn time(seconds: Le32, extra: Option<Le32>) -> Timestamp {
    let extra = extra.map_or(0, Le32::get);
    let low = i64::from(i32::from_le_bytes(seconds.get().to_le_bytes()));
    let seconds = low.saturating_add(i64::from(extra & 3) << 32);
    Timestamp::with_nanoseconds(seconds, (extra >> 2).into())
}

/// The number of a device: in 16 bits, or in 32 bits if those are 0.
fn device(block: &[u8; 60]) -> Device {
    let number =
        |at: usize| block.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |number| u32::from_le_bytes(*number));
    match number(0) {
        0 => {
            let packed = number(4);
            Device { major: packed >> 8 & 0xFFF, minor: packed & 0xFF | packed >> 12 & 0xF_FF00 }
        }
        old => Device { major: old >> 8 & 0xFF, minor: old & 0xFF },
    }
}

impl FileSystem for Ext {
    fn kind(&self) -> ViewKind {
        ViewKind::Ext
    }

    fn name(&self) -> &'static str {
        self.volume.name()
    }

    fn label(&self) -> &Label {
        &self.label
    }

    fn root(&self) -> NodeId {
        NodeId(ROOT.into())
    }

    fn list(&self, directory: NodeId, findings: &mut Findings) -> Result<Vec<Entry>> {
        let node = self.node(directory)?;
        if Kind::of_mode(node.inode.mode.get().into()) != Some(Kind::Directory) {
            return Err(Error::NotFound("such directory".into()));
        }
        let mut names = self.names(&node, findings)?;
        if node.has(flag::ENCRYPTED) {
            // Without the key, a name may be any bytes.
            names.iter_mut().for_each(|named| named.name = digits(&named.name).into_bytes());
        }
        Ok(names.into_iter().map(|named| self.entry(named, findings)).collect())
    }

    fn root_entry(&self) -> Result<Option<Entry>> {
        let root = self.volume.node(ROOT)?;
        Ok(Some(self.described(Name::Text(String::new()), Kind::Directory, &root)))
    }

    fn body(&self, file: NodeId) -> Result<Recipe> {
        let node = self.file(file)?;
        if node.has(flag::ENCRYPTED) {
            return Err((&ENCRYPTED).into());
        }
        self.data(&node)
    }

    fn stored(&self, file: NodeId) -> Result<Recipe> {
        self.data(&self.file(file)?)
    }

    fn extents(&self, node: NodeId) -> Result<Vec<Range<u64>>> {
        let node = self.node(node)?;
        if node.has(flag::INLINE) {
            let start = node.at.saturating_add(BLOCK_AT);
            return Ok(std::iter::once(start..start.saturating_add(node.size().min(INLINE))).collect());
        }
        match Kind::of_mode(node.inode.mode.get().into()) {
            Some(Kind::File | Kind::Directory) => Ok(map::of(&self.volume, &node)?.ranges().collect()),
            _ => Ok(Vec::new()),
        }
    }

    fn details(&self, node: NodeId) -> Result<Vec<Facts>> {
        let node = self.node(node)?;
        let attributes = attributes::of(&self.volume, &node).unwrap_or_default();
        Ok(facts::node(&self.volume, &node, &attributes))
    }

    fn facts(&self) -> Vec<Facts> {
        facts::volume(&self.volume)
    }

    fn structures(&self) -> Vec<Structure> {
        let structure = |name, range| Structure { usage: Usage::Metadata, name, range };
        let mut all = vec![Structure { usage: Usage::System, name: "Boot block", range: 0..1024 }];
        all.push(structure("Superblock", 1024..2048));
        all.extend(self.volume.tables().into_iter().map(|(name, range)| structure(name, range)));
        all
    }
}
