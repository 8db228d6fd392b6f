//! The tree of a volume, with subvolumes as folders. A node is the place of a subvolume in the volume's list and the number
//! of an inode in it.

use std::ops::Range;

use zerocopy::{FromBytes, IntoBytes};

use super::body::Body;
use super::layout::{Date, FILES, Inode, Key, Named, SUPERBLOCK, SUPERBLOCK_AT, Superblock, item};
use super::volume::{Item, Subvolume, Volume};
use crate::bytes::hex::{digits, uuid};
use crate::bytes::integers::Le64;
use crate::bytes::text::field_text;
use crate::bytes::time::Timestamp;
use crate::error::{Error, Result};
use crate::facts::{Facts, Field, Region, Value, field, set_bits};
use crate::findings::{Anomaly, Findings, Severity};
use crate::fs::{FileSystem, Label, Structure, Usage, ViewKind};
use crate::limits;
use crate::source::Recipe;
use crate::tree::{Device, Entry, Kind, Name, NodeId, Posix, Times};

static LISTING: Anomaly = Anomaly {
    code: "BTRFS-DIRECTORY",
    severity: Severity::Damage,
    structure: "Btrfs directory",
    meaning: "Part of a directory is damaged. Files may be missing from this folder.",
    clause: None,
};

static NO_INODE: Anomaly = Anomaly {
    code: "BTRFS-NO-INODE",
    severity: Severity::Damage,
    structure: "Btrfs directory",
    meaning: "The name leads to no inode in use, so nothing is known of the file but its name.",
    clause: None,
};

static BROKEN: Anomaly = Anomaly {
    code: "BTRFS-EXTENTS",
    severity: Severity::Damage,
    structure: "Btrfs extent",
    meaning: "The extents of the file are damaged or not all in the image, so part of the file can't be found.",
    clause: None,
};

const UUID: Value = Value::Shown(|bytes| bytes.first_chunk().map(uuid));

const INCOMPATIBLE: Value = Value::Shown(|bytes| {
    let names = [
        (0x1, "mixed backref"),
        (0x2, "default subvolume"),
        (0x4, "mixed groups"),
        (0x8, "LZO"),
        (0x10, "Zstandard"),
        (0x20, "large metadata"),
        (0x40, "extended references"),
        (0x80, "RAID 5 and 6"),
        (0x100, "skinny metadata"),
        (0x200, "no holes"),
        (0x400, "metadata UUID"),
        (0x800, "RAID 1 in 3 or 4 copies"),
        (0x1000, "zoned"),
    ];
    set_bits(Le64::read_from_bytes(bytes).ok()?.get(), &names)
});

const SUPERBLOCK_FIELDS: &[Field] = &[
    field!(Superblock, label, "Volume name", "", Value::Text),
    field!(Superblock, uuid, "UUID", "", UUID),
    field!(Superblock, generation, "Generation", "", Value::Le64("")),
    field!(Superblock, size, "Size", "", Value::Le64(" bytes")),
    field!(Superblock, used, "Used", "", Value::Le64(" bytes")),
    field!(Superblock, devices, "Devices", "", Value::Le64("")),
    field!(Superblock, device, "This device", "", Value::Le64("")),
    field!(Superblock, sector_size, "Sector size", "", Value::Le32(" bytes")),
    field!(Superblock, node_size, "Node size", "", Value::Le32(" bytes")),
    field!(Superblock, incompatible, "Incompatible features", "", INCOMPATIBLE),
];

const INODE: &[Field] = &[
    field!(Inode, generation, "Generation", "", Value::Le64("")),
    field!(Inode, stored, "Stored", "", Value::Le64(" bytes")),
];

/// Bits of a node that number the inode.
const INODE_BITS: u32 = 48;

/// The directory in place of a subvolume that was not copied into a snapshot.
const EMPTY: NodeId = NodeId(u64::MAX);

/// An inode that was found.
struct Found {
    subvolume: Subvolume,
    number: u64,
    inode: Inode,
    at: u64,
}

impl Found {
    fn kind(&self) -> Option<Kind> {
        Kind::of_mode(self.inode.mode.get())
    }

    /// The key of its first item of a type, and of its last.
    const fn keys(&self, kind: u8) -> (Key, Key) {
        (Key { object: self.number, kind, offset: 0 }, Key { object: self.number, kind, offset: u64::MAX })
    }
}

/// The tree.
pub(super) struct Btrfs {
    volume: Volume,
    label: Label,
    root: NodeId,
}

impl Btrfs {
    /// The tree of a volume.
    ///
    /// # Errors
    /// If it has no tree of files.
    pub(super) fn new(volume: Volume, findings: &mut Findings) -> Result<Self> {
        let superblock = &volume.superblock;
        let label = Label {
            volume: field_text(&superblock.label),
            block_size: superblock.sector_size.get(),
            size: superblock.device_size.get(),
            ..Label::default()
        };
        let root = subvolume_node(&volume, FILES).ok_or_else(|| Error::NotFound("tree of files".into()))?;
        volume.note(findings);
        Ok(Self { volume, label, root })
    }

    fn found(&self, node: NodeId) -> Result<Found> {
        let place = usize::try_from(node.0 >> INODE_BITS).unwrap_or(usize::MAX);
        let number = node.0 & (1_u64 << INODE_BITS).saturating_sub(1);
        let subvolume = self.volume.subvolumes.get(place).copied();
        let subvolume = subvolume.ok_or_else(|| Error::NotFound("such subvolume".into()))?;
        let key = Key { object: number, kind: item::INODE, offset: 0 };
        let (bytes, at) = self.volume.item(subvolume.root, key)?;
        let inode = Inode::read_from_prefix(&bytes).map(|(inode, _)| inode);
        let inode =
            inode.map_err(|_| Error::broken("Btrfs inode", self.volume.content.absolute(at), "it is cut off"))?;
        Ok(Found { subvolume, number, inode, at })
    }

    /// The node that a name in a directory leads to.
    fn target(&self, directory: &Found, location: Key) -> Result<NodeId> {
        let place = self.volume.subvolumes.iter().position(|known| known.number == directory.subvolume.number);
        let place = place.unwrap_or(0) as u64;
        if location.kind != item::TREE {
            return node(place, location.object).ok_or_else(|| Error::NotFound(format!("inode {}", location.object)));
        }
        // A snapshot has names of subvolumes that are within the original only.
        let key = Key { object: directory.subvolume.number, kind: item::TREE_NAME, offset: location.object };
        let own = self.volume.item(self.volume.root(), key);
        let is_own = own.is_ok_and(|(bytes, _)| {
            bytes.first_chunk().is_some_and(|inode| u64::from_le_bytes(*inode) == directory.number)
        });
        if !is_own {
            return Ok(EMPTY);
        }
        let missing = || Error::NotFound(format!("subvolume {}", location.object));
        subvolume_node(&self.volume, location.object).ok_or_else(missing)
    }

    fn entry(&self, directory: &Found, name: Vec<u8>, location: Key, findings: &mut Findings) -> Entry {
        let name = Name::undeclared(name);
        let node = self.target(directory, location);
        if matches!(node, Ok(EMPTY)) {
            return Entry::new(EMPTY, name, Kind::Directory);
        }
        let found = node.and_then(|node| Ok((node, self.found(node)?)));
        let found = found.ok().and_then(|(node, found)| found.kind().map(|kind| (node, kind, found)));
        let Some((node, kind, found)) = found else {
            let at = self.volume.content.absolute(directory.at);
            let expected = format!("an inode of “{}”", String::from_utf8_lossy(name.as_bytes()));
            findings.add(&NO_INODE, at, expected, format!("inode {}, which can't be read", location.object));
            let missing = NodeId(EMPTY.0.saturating_sub(1));
            return Entry::new(missing, name, Kind::File);
        };
        let mut entry = self.described(node, name, kind, &found);
        if kind == Kind::File {
            self.place(&mut entry, &found, findings);
        }
        entry
    }

    /// The entry of an inode under a name.
    fn described(&self, node: NodeId, name: Name, kind: Kind, found: &Found) -> Entry {
        let mut entry = Entry::new(node, name, kind);
        let inode = &found.inode;
        entry.times = Times {
            modified: Some(time(inode.modified)),
            accessed: Some(time(inode.accessed)),
            attributes: Some(time(inode.changed)),
            // Programs that make volumes of folders leave it out.
            created: Some(inode.created).filter(|date| date.seconds.get() != 0).map(time),
            ..Times::default()
        };
        entry.posix = Some(Posix {
            mode: inode.mode.get(),
            links: inode.links.get(),
            uid: inode.uid.get(),
            gid: inode.gid.get(),
            serial: u32::try_from(found.number).ok(),
        });
        match kind {
            Kind::File => entry.size = inode.size.get(),
            Kind::Symlink => {
                let target = self.body(found).map(|body| body.recipe.into_source());
                let target = target.and_then(|target| Ok(target.read_up_to(0, limits::TARGET_BYTES)?));
                entry.target = target.ok().map(Name::undeclared);
            }
            Kind::CharacterDevice | Kind::BlockDevice => {
                // As the kernel has it in memory: 20 bits of the minor number.
                let number = inode.device.get();
                let part = |bits: u64| u32::try_from(bits).unwrap_or(0);
                entry.device = Some(Device { major: part(number >> 20 & 0xFFF), minor: part(number & 0xF_FFFF) });
            }
            Kind::Directory | Kind::Fifo | Kind::Socket => {}
        }
        entry
    }

    fn body(&self, found: &Found) -> Result<Body> {
        Body::of(&self.volume, found.subvolume.root, found.number, found.inode.size.get())
    }

    /// Tells where the data of a file is, and notes what is wrong with that.
    fn place(&self, entry: &mut Entry, found: &Found, findings: &mut Findings) {
        let at = self.volume.content.absolute(found.at);
        let body = match self.body(found) {
            Ok(body) => body,
            Err(error) => {
                entry.missing = entry.size;
                findings.add(&BROKEN, at, format!("extents for {} bytes", entry.size), error.to_string());
                return;
            }
        };
        entry.location = body.ranges.first().map(|range| range.start);
        entry.flags.scattered = body.ranges.len() > 1;
        entry.flags.packed = body.is_packed;
        entry.missing = body.missing;
        if let Some(what) = body.broken {
            findings.add(&BROKEN, at, format!("extents for {} bytes", entry.size), what);
        }
    }

    fn file(&self, node: NodeId) -> Result<Body> {
        let found = self.found(node)?;
        if found.kind() == Some(Kind::File) { self.body(&found) } else { Err(Error::NotFound("such file".into())) }
    }
}

/// The node of an inode in the subvolume at a place of the volume's list.
fn node(place: u64, inode: u64) -> Option<NodeId> {
    (inode >> INODE_BITS == 0).then_some(NodeId(place << INODE_BITS | inode))
}

/// The node of a subvolume's directory.
fn subvolume_node(volume: &Volume, number: u64) -> Option<NodeId> {
    let place = volume.subvolumes.iter().position(|known| known.number == number)?;
    node(place as u64, volume.subvolumes.get(place)?.directory)
}

fn time(date: Date) -> Timestamp {
    Timestamp::with_nanoseconds(date.seconds.get().cast_signed(), date.nanoseconds.get().into())
}

/// The names in an item: each with what it leads to, and a value.
fn named(item: &Item<'_>) -> Vec<(Key, Vec<u8>, Vec<u8>)> {
    let (mut all, mut rest) = (Vec::new(), item.data);
    while let Ok((head, behind)) = Named::read_from_prefix(rest) {
        let Some((name, behind)) = behind.split_at_checked(head.name_len.get().into()) else { break };
        let Some((value, behind)) = behind.split_at_checked(head.value_len.get().into()) else { break };
        all.push((head.location.get(), name.to_vec(), value.to_vec()));
        rest = behind;
    }
    all
}

impl FileSystem for Btrfs {
    fn kind(&self) -> ViewKind {
        ViewKind::Btrfs
    }

    fn label(&self) -> &Label {
        &self.label
    }

    fn root(&self) -> NodeId {
        self.root
    }

    fn list(&self, directory: NodeId, findings: &mut Findings) -> Result<Vec<Entry>> {
        if directory == EMPTY {
            return Ok(Vec::new());
        }
        let found = self.found(directory);
        // Also if it can't be read.
        self.volume.note(findings);
        let found = found?;
        if found.kind() != Some(Kind::Directory) {
            return Err(Error::NotFound("such directory".into()));
        }
        let mut names = Vec::new();
        let listed = self.volume.items(found.subvolume.root, found.keys(item::NAME), &mut |item| {
            names.extend(named(item).into_iter().map(|(location, name, _)| (location, name)));
            names.len() < limits::BTRFS_NAMES
        });
        let at = self.volume.content.absolute(found.at);
        if let Err(error) = listed {
            findings.add(&LISTING, at, "names to the end", error.to_string());
        } else if names.len() >= limits::BTRFS_NAMES {
            findings.add(&LISTING, at, "fewer names", format!("more than {}", limits::BTRFS_NAMES));
        }
        let names = names.into_iter().filter(|(_, name)| !name.is_empty());
        let entries = names.map(|(location, name)| self.entry(&found, name, location, findings)).collect();
        self.volume.note(findings);
        Ok(entries)
    }

    fn root_entry(&self) -> Result<Option<Entry>> {
        let root = self.found(self.root)?;
        Ok(Some(self.described(self.root, Name::Text(String::new()), Kind::Directory, &root)))
    }

    fn body(&self, file: NodeId) -> Result<Recipe> {
        Ok(self.file(file)?.recipe)
    }

    fn extents(&self, node: NodeId) -> Result<Vec<Range<u64>>> {
        Ok(self.file(node).map(|body| body.ranges).unwrap_or_default())
    }

    fn record(&self, node: NodeId) -> Option<Range<u64>> {
        let found = self.found(node).ok()?;
        // It may be on another device.
        let is_here = found.at < self.volume.own_len;
        is_here.then(|| found.at..found.at.saturating_add(size_of::<Inode>() as u64))
    }

    fn details(&self, node: NodeId) -> Result<Vec<Facts>> {
        if node == EMPTY {
            return Ok(Vec::new());
        }
        let found = self.found(node)?;
        let mut facts = Facts::new("Btrfs inode");
        facts.add("Number", found.number.to_string());
        facts.add("Subvolume", found.subvolume.number.to_string());
        let region = Region { content: &self.volume.content, at: found.at, bytes: found.inode.as_bytes() };
        facts.add_fields(INODE, &region, field_text);
        let mut all = vec![facts];
        let mut attributes = Facts::new("Extended attributes");
        self.volume.items(found.subvolume.root, found.keys(item::ATTRIBUTE), &mut |item| {
            for (_, name, value) in named(item) {
                let shown = std::str::from_utf8(value.strip_suffix(&[0]).unwrap_or(&value)).ok();
                let shown = shown.filter(|text| !text.chars().any(char::is_control)).map(str::to_owned);
                attributes.add(String::from_utf8_lossy(&name), shown.unwrap_or_else(|| digits(&value)));
            }
            attributes.lines.len() < limits::BTRFS_ATTRIBUTES
        })?;
        if !attributes.lines.is_empty() {
            all.push(attributes);
        }
        Ok(all)
    }

    fn facts(&self) -> Vec<Facts> {
        let mut facts = Facts::new("Btrfs superblock");
        let bytes = self.volume.superblock.as_bytes();
        let region = Region { content: &self.volume.content, at: SUPERBLOCK_AT, bytes };
        facts.add_fields(SUPERBLOCK_FIELDS, &region, field_text);
        facts.add("Subvolumes", self.volume.subvolumes.len().saturating_sub(1).to_string());
        vec![facts]
    }

    fn structures(&self) -> Vec<Structure> {
        let range = SUPERBLOCK_AT..SUPERBLOCK_AT.saturating_add(SUPERBLOCK as u64);
        vec![Structure { usage: Usage::Metadata, name: "Superblock", range }]
    }
}
