//! The tree of a volume of Minix. A node is the number of an inode.

use std::cell::RefCell;
use std::ops::Range;

use super::layout::{SUPERBLOCK, SUPERBLOCK_AT};
use super::volume::{Node, ROOT, Volume};
use crate::bytes::text::before_zero;
use crate::bytes::time::Timestamp;
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::{Anomaly, Findings, Severity};
use crate::fs::claims::Claims;
use crate::fs::{FileSystem, Label, Structure, Usage, ViewKind};
use crate::limits;
use crate::source::Recipe;
use crate::tree::{Device, Entry, Kind, Name, NodeId, Posix, Times};

static INCOMPLETE: Anomaly = Anomaly {
    code: "MINIX-INCOMPLETE",
    severity: Severity::Damage,
    structure: "Minix superblock",
    meaning: "The volume is longer than the image. The image is incomplete: download or copy it again.",
    clause: None,
};

static STATE: Anomaly = Anomaly {
    code: "MINIX-STATE",
    severity: Severity::Warning,
    structure: "Minix superblock",
    meaning: "The volume was not unmounted, or errors were found in it before.",
    clause: None,
};

static NO_INODE: Anomaly = Anomaly {
    code: "MINIX-NO-INODE",
    severity: Severity::Damage,
    structure: "Minix directory",
    meaning: "The name leads to no inode in use, so nothing is known of the file but its name.",
    clause: None,
};

static LISTING: Anomaly = Anomaly {
    code: "MINIX-DIRECTORY",
    severity: Severity::Damage,
    structure: "Minix directory",
    meaning: "Part of a directory is damaged. Files may be missing from this folder.",
    clause: None,
};

static BROKEN: Anomaly = Anomaly {
    code: "MINIX-ZONES",
    severity: Severity::Damage,
    structure: "Minix inode",
    meaning: "The list of the file's zones is damaged or not all in the image, so part of the file can't be found.",
    clause: None,
};

static CROSSED: Anomaly = Anomaly {
    code: "MINIX-CROSSED-ZONES",
    severity: Severity::Damage,
    structure: "Minix inode",
    meaning: "Two files have the same zones, so the content of one of them is wrong.",
    clause: None,
};

/// Bits of the superblock's state.
const CLEAN: u16 = 1;
const ERRORS: u16 = 2;

/// Byte of the superblock of versions 1 and 2 at which the state is.
const STATE_AT: u64 = 18;

/// The tree.
pub(super) struct Minix {
    volume: Volume,
    label: Label,
    claims: RefCell<Claims>,
}

impl Minix {
    /// The tree of a volume; notes what the superblock says of the volume's state.
    pub(super) fn new(volume: Volume, findings: &mut Findings) -> Self {
        let at = volume.content.absolute(SUPERBLOCK_AT);
        if volume.size() > volume.content.len() {
            let found = format!("{} bytes", volume.content.len());
            findings.add(&INCOMPLETE, at, format!("{} bytes", volume.size()), found);
        }
        match volume.superblock.state {
            Some(state) if state & ERRORS != 0 => {
                findings.add(&STATE, at.saturating_add(STATE_AT), "a volume without errors", "errors");
            }
            Some(state) if state & CLEAN == 0 => {
                findings.add(&STATE, at.saturating_add(STATE_AT), "a volume that was unmounted", "in use");
            }
            _ => {}
        }
        let label = Label { block_size: volume.superblock.block_size.into(), size: volume.size(), ..Label::default() };
        Self { volume, label, claims: RefCell::default() }
    }

    fn node(&self, node: NodeId) -> Result<Node> {
        self.volume.node(u32::try_from(node.0).map_err(|_| Error::NotFound("such inode".into()))?)
    }

    fn entry(&self, name: Vec<u8>, number: u32, findings: &mut Findings) -> Entry {
        let name = Name::undeclared(name);
        let found = self.volume.node(number).ok();
        let Some((found, kind)) = found.and_then(|found| found.kind().map(|kind| (found, kind))) else {
            let expected = format!("an inode of “{}”", String::from_utf8_lossy(name.as_bytes()));
            let at = self.volume.content.absolute(SUPERBLOCK_AT);
            findings.add(&NO_INODE, at, expected, format!("inode {number}, which has no type"));
            return Entry::new(NodeId(number.into()), name, Kind::File);
        };
        let mut entry = self.described(name, kind, &found);
        if kind == Kind::File {
            self.place(&mut entry, &found, findings);
        }
        entry
    }

    /// The entry of an inode under a name.
    fn described(&self, name: Name, kind: Kind, node: &Node) -> Entry {
        let mut entry = Entry::new(NodeId(node.number.into()), name, kind);
        let inode = &node.inode;
        let time = |seconds: u32| Timestamp::utc(seconds.into());
        entry.times = Times {
            modified: Some(time(inode.modified)),
            accessed: inode.accessed.map(time),
            attributes: inode.changed.map(time),
            ..Times::default()
        };
        entry.posix = Some(Posix {
            mode: inode.mode.into(),
            links: inode.links.into(),
            uid: inode.uid.into(),
            gid: inode.gid.into(),
            serial: Some(node.number),
        });
        match kind {
            Kind::File => entry.size = inode.size.into(),
            // The place of its record, so that a directory that leads back to itself is known.
            Kind::Directory => entry.location = Some(node.at),
            Kind::Symlink => {
                let target = self.volume.map(node).map(|map| map.recipe(&self.volume.content).into_source());
                let target = target.and_then(|target| Ok(target.read_up_to(0, limits::TARGET_BYTES)?));
                entry.target = target.ok().map(Name::undeclared);
            }
            Kind::CharacterDevice | Kind::BlockDevice => {
                let number = inode.zones.first().copied().unwrap_or(0);
                entry.device = Some(Device { major: number >> 8 & 0xFF, minor: number & 0xFF });
            }
            Kind::Fifo | Kind::Socket => {}
        }
        entry
    }

    /// Tells where the data of a file is, and notes what is wrong with that.
    fn place(&self, entry: &mut Entry, node: &Node, findings: &mut Findings) {
        let zones = entry.size.checked_div(self.volume.superblock.zone()).unwrap_or(0);
        if zones > limits::MINIX_LISTED_ZONES {
            entry.flags.scattered = true;
            return;
        }
        let Ok(map) = self.volume.map(node) else { return };
        map.locate(entry);
        let ranges: Vec<Range<u64>> = map.ranges().collect();
        let at = self.volume.content.absolute(node.at);
        if map.broken.is_some() || map.missing > 0 {
            let found = map.broken.unwrap_or_else(|| format!("{} bytes missing", map.missing));
            findings.add(&BROKEN, at, format!("zones for {} bytes", node.inode.size), found);
        }
        let crossed = self.claims.borrow_mut().add(&ranges, Some(NodeId(node.number.into())));
        if let Some(crossed) = crossed {
            let zone = crossed.at.checked_div(self.volume.superblock.zone()).unwrap_or(0);
            let owner = crossed.owner.map_or(0, |owner| owner.0);
            findings.add(&CROSSED, at, "zones of its own", format!("zone {zone}, which inode {owner} has, too"));
        }
    }

    fn file(&self, node: NodeId) -> Result<Node> {
        let node = self.node(node)?;
        if node.kind() == Some(Kind::File) { Ok(node) } else { Err(Error::NotFound("such file".into())) }
    }
}

impl FileSystem for Minix {
    fn kind(&self) -> ViewKind {
        ViewKind::Minix
    }

    fn label(&self) -> &Label {
        &self.label
    }

    fn root(&self) -> NodeId {
        NodeId(ROOT.into())
    }

    fn list(&self, directory: NodeId, findings: &mut Findings) -> Result<Vec<Entry>> {
        let node = self.node(directory)?;
        if node.kind() != Some(Kind::Directory) {
            return Err(Error::NotFound("such directory".into()));
        }
        let map = self.volume.map(&node)?;
        if map.missing > 0 || map.broken.is_some() {
            let found = map.broken.clone().unwrap_or_else(|| format!("{} bytes missing", map.missing));
            findings.add(&LISTING, self.volume.content.absolute(node.at), "zones with all entries", found);
        }
        let body = map.recipe(&self.volume.content).into_source();
        let len = usize::try_from(body.len()).unwrap_or(usize::MAX).min(limits::MINIX_DIRECTORY);
        let bytes = body.read_up_to(0, len)?;
        if (bytes.len() as u64) < body.len() {
            let found = format!("{} bytes, of which {len} are read", body.len());
            findings.add(&LISTING, self.volume.content.absolute(node.at), "a shorter directory", found);
        }
        let superblock = &self.volume.superblock;
        let (entry, number) = superblock.entry();
        let mut entries = Vec::new();
        for bytes in bytes.chunks_exact(entry) {
            let inode = if number == 2 {
                superblock.order.half(bytes, 0).map(u32::from)
            } else {
                superblock.order.word(bytes, 0)
            };
            let name = bytes.get(number..).unwrap_or_default();
            let name = before_zero(name);
            if let Some(inode) = inode.filter(|inode| *inode > 0 && !name.is_empty() && name != b"." && name != b"..") {
                entries.push(self.entry(name.to_vec(), inode, findings));
            }
        }
        Ok(entries)
    }

    fn root_entry(&self) -> Result<Option<Entry>> {
        let root = self.volume.node(ROOT)?;
        Ok(Some(self.described(Name::Text(String::new()), Kind::Directory, &root)))
    }

    fn body(&self, file: NodeId) -> Result<Recipe> {
        Ok(self.volume.map(&self.file(file)?)?.recipe(&self.volume.content))
    }

    fn extents(&self, node: NodeId) -> Result<Vec<Range<u64>>> {
        let node = self.node(node)?;
        match node.kind() {
            Some(Kind::File | Kind::Directory | Kind::Symlink) => Ok(self.volume.map(&node)?.ranges().collect()),
            _ => Ok(Vec::new()),
        }
    }

    fn details(&self, node: NodeId) -> Result<Vec<Facts>> {
        let node = self.node(node)?;
        let mut facts = Facts::new("Minix inode");
        let place = self.volume.content.absolute(node.at);
        let range = place..place.saturating_add(self.volume.superblock.inode());
        facts.add_at("Number", node.number.to_string(), Some(range), None);
        Ok(vec![facts])
    }

    fn facts(&self) -> Vec<Facts> {
        let superblock = &self.volume.superblock;
        let mut facts = Facts::new("Minix superblock");
        let place = self.volume.content.absolute(SUPERBLOCK_AT);
        let range = place..place.saturating_add(SUPERBLOCK as u64);
        facts.add_at("Version", superblock.version.to_string(), Some(range), None);
        facts.add("Byte order", if superblock.order.is_big_endian { "big-endian" } else { "little-endian" });
        facts.add("Longest name", format!("{} bytes", superblock.name));
        facts.add("Inodes", superblock.inodes.to_string());
        facts.add("Zones", superblock.zones.to_string());
        facts.add("First zone of data", superblock.first_zone.to_string());
        facts.add("Zone size", format!("{} bytes", superblock.zone()));
        facts.add("Block size", format!("{} bytes", superblock.block_size));
        facts.add("Largest file", format!("{} bytes", superblock.largest));
        vec![facts]
    }

    fn structures(&self) -> Vec<Structure> {
        let superblock = &self.volume.superblock;
        let structure = |name, range| Structure { usage: Usage::Metadata, name, range };
        let block = u64::from(superblock.block_size);
        vec![
            Structure { usage: Usage::System, name: "Boot block", range: 0..SUPERBLOCK_AT },
            structure("Superblock", SUPERBLOCK_AT..SUPERBLOCK_AT.saturating_add(SUPERBLOCK as u64)),
            structure("Bitmaps", block.saturating_mul(2)..superblock.inode_table()),
            structure("Inode table", superblock.inode_table()..superblock.inode_table_end()),
        ]
    }
}
