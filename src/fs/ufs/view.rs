//! The tree of a volume of UFS. A node is the number of an inode.

use std::cell::RefCell;
use std::ops::Range;

use super::layout::{DIRECTORY_BLOCK, ENTRY_HEAD, STATE_AT, SUPERBLOCK, Superblock};
use super::volume::{Node, ROOT, Volume};
use crate::bytes::time::Timestamp;
use crate::error::{Error, Result};
use crate::facts::{Facts, set_bits};
use crate::findings::{Anomaly, Findings, Severity};
use crate::fs::claims::Claims;
use crate::fs::{FileSystem, Label, Structure, Usage, ViewKind};
use crate::limits;
use crate::source::Recipe;
use crate::tree::{Device, Entry, Kind, Name, NodeId, Posix, Times};

static INCOMPLETE: Anomaly = Anomaly {
    code: "UFS-INCOMPLETE",
    severity: Severity::Damage,
    structure: "UFS superblock",
    meaning: "The volume is longer than the image. The image is incomplete: download or copy it again.",
    clause: None,
};

static STATE: Anomaly = Anomaly {
    code: "UFS-STATE",
    severity: Severity::Warning,
    structure: "UFS superblock",
    meaning: "The volume was not unmounted, or errors were found in it before.",
    clause: None,
};

static NO_INODE: Anomaly = Anomaly {
    code: "UFS-NO-INODE",
    severity: Severity::Damage,
    structure: "UFS directory",
    meaning: "The name leads to no inode in use, so nothing is known of the file but its name.",
    clause: None,
};

static LISTING: Anomaly = Anomaly {
    code: "UFS-DIRECTORY",
    severity: Severity::Damage,
    structure: "UFS directory",
    meaning: "Part of a directory is damaged. Files may be missing from this folder.",
    clause: None,
};

static BROKEN: Anomaly = Anomaly {
    code: "UFS-BLOCKS",
    severity: Severity::Damage,
    structure: "UFS inode",
    meaning: "The list of the file's blocks is damaged or not all in the image, so part of the file can't be found.",
    clause: None,
};

static CROSSED: Anomaly = Anomaly {
    code: "UFS-CROSSED-BLOCKS",
    severity: Severity::Damage,
    structure: "UFS inode",
    meaning: "Two files have the same blocks, so the content of one of them is wrong.",
    clause: None,
};

/// States of a volume in use, and of one with errors.
const IN_USE: u8 = 0;
const BAD: u8 = 0xFF;

/// Flags of a file, with the names that `ls -lo` has for them.
const FLAGS: [(u32, &str); 9] = [
    (0x1, "nodump"),
    (0x2, "uchg"),
    (0x4, "uappnd"),
    (0x8, "opaque"),
    (0x1_0000, "arch"),
    (0x2_0000, "schg"),
    (0x4_0000, "sappnd"),
    (0x10_0000, "sunlnk"),
    (0x20_0000, "snapshot"),
];

/// The tree.
pub(super) struct Ufs {
    volume: Volume,
    label: Label,
    claims: RefCell<Claims>,
}

impl Ufs {
    /// The tree of a volume; notes what the superblock says of the volume's state.
    pub(super) fn new(volume: Volume, findings: &mut Findings) -> Self {
        let superblock = &volume.superblock;
        let at = volume.content.absolute(volume.at);
        if superblock.size() > volume.content.len() {
            let found = format!("{} bytes", volume.content.len());
            findings.add(&INCOMPLETE, at, format!("{} bytes", superblock.size()), found);
        }
        // Older systems have other numbers in its place.
        if superblock.is_4_4 && matches!(superblock.state, IN_USE | BAD) {
            let found = if superblock.state == BAD { "errors" } else { "in use" };
            findings.add(&STATE, at.saturating_add(STATE_AT), "a volume that was unmounted", found);
        }
        let label = Label {
            volume: String::from_utf8_lossy(&superblock.name).into_owned(),
            block_size: superblock.block,
            size: superblock.size(),
            ..Label::default()
        };
        Self { volume, label, claims: RefCell::default() }
    }

    fn node(&self, node: NodeId) -> Result<Node> {
        self.volume.node(u32::try_from(node.0).map_err(|_| Error::NotFound("such inode".into()))?)
    }

    fn entry(&self, name: &[u8], number: u32, findings: &mut Findings) -> Entry {
        let name = Name::undeclared(name.to_vec());
        let found = self.volume.node(number).ok();
        let Some((found, kind)) = found.and_then(|found| found.kind().map(|kind| (found, kind))) else {
            let expected = format!("an inode of “{}”", String::from_utf8_lossy(name.as_bytes()));
            let at = self.volume.content.absolute(self.volume.at);
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
        entry.times = Times {
            modified: Some(inode.modified),
            accessed: Some(inode.accessed),
            attributes: Some(inode.changed),
            created: inode.created,
            ..Times::default()
        };
        entry.posix = Some(Posix {
            mode: inode.mode.into(),
            links: inode.links.into(),
            uid: inode.uid,
            gid: inode.gid,
            serial: Some(node.number),
        });
        match kind {
            Kind::File => entry.size = inode.size,
            // The place of its record, so that a directory that leads back to itself is known.
            Kind::Directory => entry.location = Some(node.at),
            Kind::Symlink => entry.target = self.target(node).ok().map(Name::undeclared),
            Kind::CharacterDevice | Kind::BlockDevice => {
                // The driver in the second byte, as BSD has it.
                let number = inode.addresses.first().map_or(0, |number| *number & 0xFFFF_FFFF);
                let part = |bits: u64| u32::try_from(bits).unwrap_or(0);
                entry.device = Some(Device { major: part(number >> 8 & 0xFF), minor: part(number & 0xFFFF_00FF) });
            }
            Kind::Fifo | Kind::Socket => {}
        }
        entry
    }

    fn target(&self, node: &Node) -> Result<Vec<u8>> {
        if node.is_inline() {
            let len = usize::try_from(node.inode.size).unwrap_or(0);
            return Ok(node.inode.inline.get(..len).unwrap_or_default().to_vec());
        }
        let target = self.volume.map(node)?.recipe(&self.volume.content).into_source();
        Ok(target.read_up_to(0, limits::TARGET_BYTES)?)
    }

    /// Tells where the data of a file is, and notes what is wrong with that.
    fn place(&self, entry: &mut Entry, node: &Node, findings: &mut Findings) {
        let superblock = &self.volume.superblock;
        if entry.size.checked_div(superblock.block.into()).unwrap_or(0) > limits::UFS_LISTED_BLOCKS {
            entry.flags.scattered = true;
            return;
        }
        let Ok(map) = self.volume.map(node) else { return };
        map.locate(entry);
        let at = self.volume.content.absolute(node.at);
        if map.broken.is_some() || map.missing > 0 {
            let found = map.broken.clone().unwrap_or_else(|| format!("{} bytes missing", map.missing));
            findings.add(&BROKEN, at, format!("blocks for {} bytes", node.inode.size), found);
        }
        let ranges: Vec<Range<u64>> = map.ranges().collect();
        let crossed = self.claims.borrow_mut().add(&ranges, Some(NodeId(node.number.into())));
        if let Some(crossed) = crossed {
            let owner = crossed.owner.map_or(0, |owner| owner.0);
            let found = format!("byte {}, which inode {owner} has, too", self.volume.content.absolute(crossed.at));
            findings.add(&CROSSED, at, "blocks of its own", found);
        }
    }

    fn file(&self, node: NodeId) -> Result<Node> {
        let node = self.node(node)?;
        if node.kind() == Some(Kind::File) { Ok(node) } else { Err(Error::NotFound("such file".into())) }
    }
}

/// The entries in a directory's bytes: inodes and names; and whether all bytes make sense.
fn names<'a>(superblock: &Superblock, bytes: &'a [u8]) -> (Vec<(u32, &'a [u8])>, bool) {
    let (mut all, mut is_sound) = (Vec::new(), true);
    for block in bytes.chunks(DIRECTORY_BLOCK) {
        let mut rest = block;
        while !rest.is_empty() {
            let order = superblock.order;
            let number = order.word(rest, 0);
            let len = order.half(rest, 4).map_or(0, usize::from);
            // The type is in the first of two bytes where there is one.
            let name_len = if superblock.is_4_4 {
                rest.get(7).copied().map(usize::from)
            } else {
                order.half(rest, 6).map(usize::from)
            };
            let end = ENTRY_HEAD.saturating_add(name_len.unwrap_or(0));
            let Some((entry, behind)) = rest.split_at_checked(len).filter(|_| len >= ENTRY_HEAD) else {
                is_sound = false;
                break;
            };
            rest = behind;
            let Some(number) = number.filter(|number| *number > 0) else { continue };
            match entry.get(ENTRY_HEAD..end).filter(|name| !name.is_empty()) {
                Some(name) if name != b"." && name != b".." => all.push((number, name)),
                Some(_) => {}
                None => is_sound = false,
            }
        }
    }
    (all, is_sound)
}

impl FileSystem for Ufs {
    fn kind(&self) -> ViewKind {
        ViewKind::Ufs
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
        let at = self.volume.content.absolute(node.at);
        if map.missing > 0 || map.broken.is_some() {
            let found = map.broken.clone().unwrap_or_else(|| format!("{} bytes missing", map.missing));
            findings.add(&LISTING, at, "blocks with all entries", found);
        }
        let body = map.recipe(&self.volume.content).into_source();
        let len = usize::try_from(body.len()).unwrap_or(usize::MAX).min(limits::UFS_DIRECTORY);
        let bytes = body.read_up_to(0, len)?;
        let (names, is_sound) = names(&self.volume.superblock, &bytes);
        if !is_sound || (bytes.len() as u64) < body.len() {
            findings.add(&LISTING, at, "entries to the end of each block", "some that make no sense, or are missing");
        }
        Ok(names.into_iter().map(|(number, name)| self.entry(name, number, findings)).collect())
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
            Some(Kind::File | Kind::Directory | Kind::Symlink) if !node.is_inline() => {
                Ok(self.volume.map(&node)?.ranges().collect())
            }
            _ => Ok(Vec::new()),
        }
    }

    fn record(&self, node: NodeId) -> Option<Range<u64>> {
        let node = self.node(node).ok()?;
        Some(node.at..node.at.saturating_add(self.volume.superblock.inode()))
    }

    fn details(&self, node: NodeId) -> Result<Vec<Facts>> {
        let node = self.node(node)?;
        let mut facts = Facts::new("UFS inode");
        let place = self.volume.content.absolute(node.at);
        let range = place..place.saturating_add(self.volume.superblock.inode());
        facts.add_at("Number", node.number.to_string(), Some(range), None);
        facts.add("Stored", format!("{} bytes", node.inode.blocks.saturating_mul(512)));
        facts.add("Flags", set_bits(node.inode.flags, &FLAGS).unwrap_or_else(|| "none".into()));
        facts.add("Generation", node.inode.generation.to_string());
        Ok(vec![facts])
    }

    fn facts(&self) -> Vec<Facts> {
        let superblock = &self.volume.superblock;
        let mut facts = Facts::new("UFS superblock");
        let place = self.volume.content.absolute(self.volume.at);
        let range = place..place.saturating_add(SUPERBLOCK as u64);
        facts.add_at("Version", superblock.version.to_string(), Some(range), None);
        facts.add("Byte order", if superblock.order.is_big_endian { "big-endian" } else { "little-endian" });
        let format = if superblock.is_4_4 { "since 4.4BSD" } else { "before 4.4BSD, as Solaris and NeXTSTEP have it" };
        facts.add("Format of directories", format);
        if !superblock.name.is_empty() {
            facts.add("Volume name", self.label.volume.clone());
        }
        facts.add("Last written", Timestamp::utc(superblock.written).to_string());
        facts.add("Block size", format!("{} bytes", superblock.block));
        facts.add("Fragment size", format!("{} bytes", superblock.fragment));
        facts.add("Fragments", superblock.fragments.to_string());
        facts.add("Groups", superblock.groups.to_string());
        facts.add("Inodes per group", superblock.group_inodes.to_string());
        facts.add("Fragments per group", superblock.group_fragments.to_string());
        vec![facts]
    }

    fn structures(&self) -> Vec<Structure> {
        let superblock = &self.volume.superblock;
        let structure = |name, start: u64, len: u64| Structure {
            usage: Usage::Metadata,
            name,
            range: start..start.saturating_add(len),
        };
        let mut all = vec![structure("Superblock", self.volume.at, SUPERBLOCK as u64)];
        let inodes = u64::from(superblock.group_inodes).saturating_mul(superblock.inode());
        let groups = (0..superblock.groups).take(limits::UFS_SHOWN_GROUPS);
        all.extend(groups.map(|group| structure("Inodes", superblock.group_inodes_at(group), inodes)));
        all
    }
}
