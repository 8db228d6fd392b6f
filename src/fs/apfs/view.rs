//! The tree of a volume. A node is the number of an inode.

use std::ops::Range;
use std::rc::Rc;

use zerocopy::IntoBytes;

use super::layout::{
    Container, FIELD_DEVICE, FIELD_STREAM, HASHED_NAMES, HIDDEN, Inode, PACKED, ROOT_DIRECTORY, SEALED, VolumeBlock,
    record,
};
use super::record::{compare, field as further, half, inode, name, number};
use super::snapshot::Snapshot;
use super::volume::{Blocks, Numbers};
use crate::bytes::hex::{digits, uuid};
use crate::bytes::integers::Le64;
use crate::bytes::text::field_text;
use crate::bytes::time::Timestamp;
use crate::error::{Error, Result};
use crate::facts::{Facts, Field, Region, Value, field};
use crate::findings::{Anomaly, Findings, Severity};
use crate::fs::apple::compressed::{Compression, NAME};
use crate::fs::data_map::DataMap;
use crate::fs::{FileSystem, Label, Structure, Usage, ViewKind};
use crate::limits;
use crate::source::{Recipe, Source};
use crate::tree::{Device, Entry, Kind, Name, NodeId, Posix, Times};

static LISTING: Anomaly = Anomaly {
    code: "APFS-DIRECTORY",
    severity: Severity::Damage,
    structure: "APFS directory",
    meaning: "Part of a directory is damaged. Files may be missing from this folder.",
    clause: None,
};

static NO_INODE: Anomaly = Anomaly {
    code: "APFS-NO-INODE",
    severity: Severity::Damage,
    structure: "APFS directory",
    meaning: "The name leads to no inode in use, so nothing is known of the file but its name.",
    clause: None,
};

static BROKEN: Anomaly = Anomaly {
    code: "APFS-EXTENTS",
    severity: Severity::Damage,
    structure: "APFS extent",
    meaning: "The extents of the file are damaged or not all in the image, so part of the file can't be found.",
    clause: None,
};

static IS_SEALED: Anomaly = Anomaly {
    code: "APFS-SEALED",
    severity: Severity::Warning,
    structure: "APFS volume",
    meaning: "The volume is sealed, as that of a macOS system. Discern doesn't read where its files are, so they seem \
              empty.",
    clause: None,
};

/// Name of the attribute with the target of a symbolic link, and of that with a resource fork.
const TARGET: &[u8] = b"com.apple.fs.symlink";
const RESOURCE: &[u8] = b"com.apple.ResourceFork";

const UUID: Value = Value::Shown(|bytes| bytes.first_chunk().map(uuid));
const DATE: Value = Value::Shown(|bytes| Some(time(Le64::from_bytes(*bytes.first_chunk()?)).to_string()));

const CONTAINER: &[Field] = &[
    field!(Container, uuid, "UUID", "", UUID),
    field!(Container, block_size, "Block size", "", Value::Le32(" bytes")),
    field!(Container, blocks, "Blocks", "", Value::Le64("")),
];

const VOLUME: &[Field] = &[
    field!(VolumeBlock, name, "Volume name", "", Value::Text),
    field!(VolumeBlock, uuid, "UUID", "", UUID),
    field!(VolumeBlock, files, "Files", "", Value::Le64("")),
    field!(VolumeBlock, directories, "Directories", "", Value::Le64("")),
    field!(VolumeBlock, snapshots, "Snapshots", "", Value::Le64("")),
    field!(VolumeBlock, made_by, "Made by", "", Value::Text),
    field!(VolumeBlock, made, "Made", "", DATE),
    field!(VolumeBlock, modified, "Modified", "", DATE),
];

/// Takes the key, the value and the place of a record; returns whether more are wanted.
type Take<'a> = &'a mut dyn FnMut(&[u8], &[u8], u64) -> bool;

/// An inode that was found.
struct Found {
    number: u64,
    inode: Inode,
    /// All of its record, and where that is.
    value: Vec<u8>,
    at: u64,
}

impl Found {
    fn kind(&self) -> Option<Kind> {
        Kind::of_mode(self.inode.mode.get().into())
    }

    /// Bytes of its data.
    fn size(&self) -> u64 {
        further(&self.value, FIELD_STREAM).and_then(|stream| number(stream, 0)).unwrap_or(0)
    }
}

/// An extended attribute.
struct Attribute {
    name: Vec<u8>,
    size: u64,
    data: Recipe,
}

/// The tree.
pub(super) struct Apfs {
    blocks: Rc<Blocks>,
    container: Container,
    at: u64,
    volume: VolumeBlock,
    numbers: Numbers,
    label: Label,
    /// Name and date of the snapshot that it is, if it is one.
    snapshot: Option<(String, Timestamp)>,
}

impl Apfs {
    /// The tree of a volume by its superblock.
    ///
    /// # Errors
    /// If it has no root directory.
    pub(super) fn new(
        blocks: Rc<Blocks>,
        container: Container,
        (at, volume): (u64, VolumeBlock),
        numbers: Numbers,
        findings: &mut Findings,
    ) -> Result<Self> {
        let label = Label {
            volume: field_text(&volume.name),
            created: Some(time(volume.made)),
            tool: Some(field_text(&volume.made_by)).filter(|tool| !tool.is_empty()),
            block_size: container.block_size.get(),
            size: container.blocks.get().saturating_mul(container.block_size.get().into()),
        };
        if volume.incompatible.get() & SEALED != 0 {
            findings.add(&IS_SEALED, blocks.content.absolute(at), "a volume that isn't sealed", label.volume.clone());
        }
        let tree = Self { blocks, container, at, volume, numbers, label, snapshot: None };
        tree.found(ROOT_DIRECTORY)?;
        Ok(tree)
    }

    /// The tree of a volume as a snapshot keeps it; `tree` is the block of the volume's map of objects.
    ///
    /// # Errors
    /// If its superblock can't be read, or it has no root directory.
    pub(super) fn of_snapshot(
        blocks: Rc<Blocks>,
        container: Container,
        snapshot: &Snapshot,
        tree: u64,
    ) -> Result<Self> {
        let superblock = snapshot.superblock(&blocks)?;
        let numbers = Numbers::Mapped { tree, transaction: snapshot.transaction };
        // What is to be said of the volume is said of its present state.
        let mut view = Self::new(blocks, container, superblock, numbers, &mut Findings::default())?;
        view.label.volume = snapshot.name.clone();
        view.snapshot = Some((snapshot.name.clone(), time(snapshot.taken)));
        Ok(view)
    }

    fn content(&self) -> &Source {
        &self.blocks.content
    }

    /// Passes the keys, values and places of an object's records of a type to `take`, until it returns false.
    fn records(&self, object: u64, kind: u8, take: Take<'_>) -> Result<()> {
        let order = |bytes: &[u8]| compare(bytes, object, kind);
        self.blocks.records(self.numbers, self.volume.root.get(), &order, &mut |record| {
            take(record.key, record.value, record.at)
        })
    }

    fn found(&self, number: u64) -> Result<Found> {
        let mut found = None;
        self.records(number, record::INODE, &mut |_, value, at| {
            found = inode(value).map(|inode| Found { number, inode, value: value.to_vec(), at });
            false
        })?;
        found.ok_or_else(|| Error::NotFound(format!("inode {number}")))
    }

    /// Where the data of an object is.
    fn map(&self, object: u64, size: u64) -> Result<DataMap> {
        let mut map = DataMap::new(size);
        self.records(object, record::EXTENT, &mut |key, value, _| {
            let fields = number(key, 8).zip(number(value, 0)).zip(number(value, 8));
            let Some(((at, len), block)) = fields else {
                map.break_off("an extent that is cut off");
                return false;
            };
            let place = (block != 0).then(|| block.saturating_mul(self.blocks.size));
            map.add(self.content(), at, len << 8 >> 8, place)
        })?;
        Ok(map.finish())
    }

    fn attributes(&self, object: u64) -> Result<Vec<Attribute>> {
        let mut all: Vec<(Vec<u8>, Vec<u8>, u64)> = Vec::new();
        self.records(object, record::ATTRIBUTE, &mut |key, value, at| {
            all.extend(name(key, false).map(|name| (name.to_vec(), value.to_vec(), at)));
            all.len() < limits::APFS_ATTRIBUTES
        })?;
        let attribute = |(name, value, at): (Vec<u8>, Vec<u8>, u64)| {
            let flags = half(&value, 0)?;
            let data = value.get(4..)?;
            // In a stream of its own, or in the record.
            if flags & 1 != 0 {
                let (object, size) = number(data, 0).zip(number(data, 8))?;
                let data = self.map(object, size).ok()?.recipe(self.content());
                return Some(Attribute { name, size, data });
            }
            let len = (half(&value, 2)? as u64).min(data.len() as u64);
            let start = at.saturating_add(4);
            let data = Recipe::of(self.content(), start..start.saturating_add(len));
            Some(Attribute { name, size: len, data })
        };
        Ok(all.into_iter().filter_map(attribute).collect())
    }

    /// How a file is packed, and its resource fork.
    fn compression(&self, found: &Found) -> Result<Option<(Compression, Source)>> {
        if found.inode.bsd_flags.get() & PACKED == 0 {
            return Ok(None);
        }
        let attributes = self.attributes(found.number)?;
        let data = |name: &[u8]| {
            let attribute = attributes.iter().find(|attribute| attribute.name == name);
            attribute.map(|attribute| attribute.data.clone().into_source())
        };
        let compression = data(NAME.as_bytes()).and_then(|packed| Compression::of(&packed));
        let resource = data(RESOURCE).unwrap_or_else(|| Recipe::default().into_source());
        Ok(compression.map(|compression| (compression, resource)))
    }

    fn entry(&self, name: &[u8], number: u64, findings: &mut Findings) -> Entry {
        // Names are UTF-8 by the format.
        let name = Name::undeclared(name.to_vec());
        let found = self.found(number).ok();
        let Some((found, kind)) = found.and_then(|found| found.kind().map(|kind| (found, kind))) else {
            let expected = format!("an inode of “{}”", String::from_utf8_lossy(name.as_bytes()));
            findings.add(&NO_INODE, self.content().absolute(self.at), expected, format!("inode {number}"));
            return Entry::new(NodeId(number), name, Kind::File);
        };
        let mut entry = self.described(name, kind, &found);
        if kind == Kind::File {
            self.place(&mut entry, &found, findings);
        }
        entry
    }

    fn described(&self, name: Name, kind: Kind, found: &Found) -> Entry {
        let mut entry = Entry::new(NodeId(found.number), name, kind);
        let inode = &found.inode;
        entry.times = Times {
            created: Some(time(inode.created)),
            modified: Some(time(inode.modified)),
            accessed: Some(time(inode.accessed)),
            attributes: Some(time(inode.changed)),
            ..Times::default()
        };
        entry.posix = Some(Posix {
            mode: inode.mode.get().into(),
            links: if kind == Kind::Directory { 1 } else { inode.links.get() },
            uid: inode.uid.get(),
            gid: inode.gid.get(),
            serial: u32::try_from(found.number).ok(),
        });
        entry.flags.hidden = inode.bsd_flags.get() & HIDDEN != 0;
        match kind {
            Kind::Symlink => {
                let attributes = self.attributes(found.number).unwrap_or_default();
                let target = attributes.into_iter().find(|attribute| attribute.name == TARGET);
                let target = target.and_then(|found| found.data.into_source().read_up_to(0, limits::TARGET_BYTES).ok());
                entry.target =
                    target.map(|target| Name::undeclared(target.strip_suffix(&[0]).unwrap_or(&target).to_vec()));
            }
            Kind::CharacterDevice | Kind::BlockDevice => {
                let number = further(&found.value, FIELD_DEVICE).and_then(|field| field.first_chunk());
                let number = number.map_or(0, |bytes| u32::from_le_bytes(*bytes));
                entry.device = Some(Device { major: number >> 24, minor: number & 0xFF_FFFF });
            }
            Kind::File | Kind::Directory | Kind::Fifo | Kind::Socket => {}
        }
        entry
    }

    /// Tells where the data of a file is, and notes what is wrong with that.
    fn place(&self, entry: &mut Entry, found: &Found, findings: &mut Findings) {
        let at = self.content().absolute(found.at);
        if let Ok(Some((compression, _))) = self.compression(found) {
            entry.flags.packed = true;
            entry.size = compression.size;
            return;
        }
        entry.size = found.size();
        let map = match self.map(found.inode.data.get(), entry.size) {
            Ok(map) => map,
            Err(error) => {
                entry.missing = entry.size;
                findings.add(&BROKEN, at, format!("extents for {} bytes", entry.size), error.to_string());
                return;
            }
        };
        map.locate(entry);
        if map.broken.is_some() || map.missing > 0 {
            let what = map.broken.clone().unwrap_or_else(|| format!("{} bytes missing", map.missing));
            findings.add(&BROKEN, at, format!("extents for {} bytes", entry.size), what);
        }
    }

    fn file(&self, node: NodeId) -> Result<Found> {
        let found = self.found(node.0)?;
        if found.kind() == Some(Kind::File) { Ok(found) } else { Err(Error::NotFound("such file".into())) }
    }
}

/// A date: nanoseconds since 1970.
fn time(recorded: Le64) -> Timestamp {
    let nanoseconds = recorded.get();
    let seconds = i64::try_from(nanoseconds / 1_000_000_000).unwrap_or(0);
    Timestamp::with_nanoseconds(seconds, nanoseconds % 1_000_000_000)
}

impl FileSystem for Apfs {
    fn kind(&self) -> ViewKind {
        if self.snapshot.is_some() { ViewKind::ApfsSnapshot } else { ViewKind::Apfs }
    }

    fn label(&self) -> &Label {
        &self.label
    }

    fn root(&self) -> NodeId {
        NodeId(ROOT_DIRECTORY)
    }

    fn list(&self, directory: NodeId, findings: &mut Findings) -> Result<Vec<Entry>> {
        let found = self.found(directory.0)?;
        if found.kind() != Some(Kind::Directory) {
            return Err(Error::NotFound("such directory".into()));
        }
        let has_hash = self.volume.incompatible.get() & HASHED_NAMES != 0;
        let (mut names, mut broken) = (Vec::new(), None);
        let listed = self.records(directory.0, record::NAME, &mut |key, value, _| {
            match name(key, has_hash).zip(number(value, 0)) {
                Some((name, number)) => names.push((name.to_vec(), number)),
                None => broken = Some("a name that is cut off".to_owned()),
            }
            names.len() < limits::APFS_NAMES
        });
        if let Some(found) = listed.err().map(|error| error.to_string()).or(broken) {
            findings.add(&LISTING, self.content().absolute(self.at), "names to the end", found);
        }
        Ok(names.into_iter().map(|(name, number)| self.entry(&name, number, findings)).collect())
    }

    fn root_entry(&self) -> Result<Option<Entry>> {
        let root = self.found(ROOT_DIRECTORY)?;
        Ok(Some(self.described(Name::Text(String::new()), Kind::Directory, &root)))
    }

    fn body(&self, file: NodeId) -> Result<Recipe> {
        let found = self.file(file)?;
        if let Some((compression, resource)) = self.compression(&found)? {
            let unpacked = compression.unpacked(&resource)?;
            return Ok(Recipe::of(&unpacked, 0..unpacked.len()));
        }
        Ok(self.map(found.inode.data.get(), found.size())?.recipe(self.content()))
    }

    fn extents(&self, node: NodeId) -> Result<Vec<Range<u64>>> {
        let Ok(found) = self.file(node) else { return Ok(Vec::new()) };
        Ok(self.map(found.inode.data.get(), found.size())?.ranges().collect())
    }

    fn record(&self, node: NodeId) -> Option<Range<u64>> {
        let found = self.found(node.0).ok()?;
        Some(found.at..found.at.saturating_add(found.value.len() as u64))
    }

    fn details(&self, node: NodeId) -> Result<Vec<Facts>> {
        let found = self.found(node.0)?;
        let mut facts = Facts::new("APFS inode");
        facts.add("Number", found.number.to_string());
        facts.add("Number of its data", found.inode.data.get().to_string());
        if let Some((compression, _)) = self.compression(&found)? {
            facts.add("Compression (decmpfs)", compression.name());
        }
        let mut all = vec![facts];
        let attributes = self.attributes(found.number)?;
        if !attributes.is_empty() {
            let mut facts = Facts::new("Extended attributes");
            for attribute in attributes {
                let value = attribute.data.into_source().read_up_to(0, 256)?;
                let shown = std::str::from_utf8(&value).ok().filter(|text| !text.chars().any(char::is_control));
                let shown = shown.map_or_else(|| digits(&value), str::to_owned);
                let is_whole = attribute.size <= value.len() as u64;
                let shown = if is_whole { shown } else { format!("{} bytes", attribute.size) };
                facts.add(String::from_utf8_lossy(&attribute.name), shown);
            }
            all.push(facts);
        }
        Ok(all)
    }

    fn facts(&self) -> Vec<Facts> {
        let mut container = Facts::new("APFS container superblock");
        let region = Region { content: self.content(), at: 0, bytes: self.container.as_bytes() };
        container.add_fields(CONTAINER, &region, field_text);
        container.add("Transaction", self.container.head.transaction.get().to_string());
        let mut volume = Facts::new("APFS volume superblock");
        let region = Region { content: self.content(), at: self.at, bytes: self.volume.as_bytes() };
        volume.add_fields(VOLUME, &region, field_text);
        if let Some((name, taken)) = &self.snapshot {
            let mut snapshot = Facts::new("APFS snapshot");
            snapshot.add("Name", name.clone());
            snapshot.add("Taken", taken.to_string());
            return vec![container, snapshot, volume];
        }
        vec![container, volume]
    }

    fn structures(&self) -> Vec<Structure> {
        let structure = |name, start: u64| Structure {
            usage: Usage::Metadata,
            name,
            range: start..start.saturating_add(self.blocks.size),
        };
        let start = self.container.descriptor_base.get().saturating_mul(self.blocks.size);
        let len = u64::from(self.container.descriptors.get()).saturating_mul(self.blocks.size);
        vec![
            structure("Container superblock", 0),
            Structure { usage: Usage::Metadata, name: "Checkpoints", range: start..start.saturating_add(len) },
            structure("Volume superblock", self.at),
        ]
    }
}
