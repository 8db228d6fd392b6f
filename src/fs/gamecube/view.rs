//! The tree of a disc of the GameCube or the Wii. A node is the number of a tree from 1, and below it that of an entry in
//! the tree's table. On a disc of the Wii the root is 0, and each partition has further numbers for what is its own.

use std::cell::RefCell;
use std::ops::Range;

use zerocopy::IntoBytes;

use super::layout::{HEAD_2, Head, LoaderHead, PARTITION_LISTS, ProgramHead, TableEntry};
use super::partition::{Partition, Piece};
use super::table::{Data, Table};
use crate::disc::Decrypted;
use crate::error::{Error, Result};
use crate::facts::{Facts, Field, Region, Value, field};
use crate::findings::{Anomaly, Findings, Severity};
use crate::fs::claims::Claims;
use crate::fs::data_map::DataMap;
use crate::fs::{FileSystem, Label, Structure, Usage, ViewKind};
use crate::signature::WII;
use crate::source::{Recipe, Source};
use crate::tree::{Entry, Kind, Name, NodeId};

static ENCRYPTED: Anomaly = Anomaly {
    code: "WII-ENCRYPTED",
    severity: Severity::Warning,
    structure: "Wii partition",
    meaning: "The partition is encrypted. Its files can only be read with the key of the console.",
    clause: None,
};

static PARTITIONS: Anomaly = Anomaly {
    code: "WII-PARTITIONS",
    severity: Severity::Damage,
    structure: "Wii partition table",
    meaning: "A partition can't be found: the table is damaged, or the image is incomplete.",
    clause: None,
};

static LISTING: Anomaly = Anomaly {
    code: "GAMECUBE-DIRECTORY",
    severity: Severity::Damage,
    structure: "GameCube file table",
    meaning: "Part of the table of files is damaged. Files may be missing from this folder.",
    clause: None,
};

static OUTSIDE: Anomaly = Anomaly {
    code: "GAMECUBE-OUTSIDE",
    severity: Severity::Damage,
    structure: "GameCube file table",
    meaning: "The data of the file isn't all in the image. The image is incomplete: copy it again.",
    clause: None,
};

static CROSSED: Anomaly = Anomaly {
    code: "GAMECUBE-CROSSED-FILES",
    severity: Severity::Damage,
    structure: "GameCube file table",
    meaning: "Two files share part of their data, so the content of one of them is wrong.",
    clause: None,
};

const HEAD: &[Field] = &[
    field!(Head, title, "Title", "", Value::Text),
    field!(Head, game, "Game", "", Value::Text),
    field!(Head, maker, "Maker", "", Value::Text),
    field!(Head, disc, "Number of the disc, from 0", "", Value::Byte("")),
    field!(Head, version, "Version", "", Value::Byte("")),
];

const OFFSETS: &[Field] = &[
    field!(Head, program, "Offset of the program", "", Value::Be32("")),
    field!(Head, table, "Offset of the file table", "", Value::Be32("")),
    field!(Head, table_size, "Size of the file table", "", Value::Be32(" bytes")),
];

/// The root of a disc of the Wii.
const DISC: NodeId = NodeId(0);

/// Number of a partition's own directory, and of the first of its pieces.
const OWN: u32 = u32::MAX;
const PIECES: u32 = u32::MAX - 16;

/// What a node is.
enum Node<'a> {
    Disc,
    Partition(&'a Partition),
    Piece(&'a Partition, Piece),
    Entry(&'a Table, TableEntry),
}

/// The tree.
pub(super) struct GameCube {
    content: Source,
    head: Head,
    label: Label,
    /// The files of a disc of the GameCube.
    table: Option<Table>,
    partitions: Vec<Partition>,
    claims: RefCell<Claims>,
}

impl GameCube {
    /// The tree of a disc by its head. Its files are missing where the table of them, or a partition, cannot be read.
    /// `decrypted` has the data of encrypted partitions that the image holds decrypted.
    pub(super) fn new(content: Source, head: Head, decrypted: &[Decrypted], findings: &mut Findings) -> Self {
        let label = Label { volume: shown(&head.title), block_size: 2048, size: content.len(), ..Label::default() };
        let mut disc = Self { content, head, label, table: None, partitions: Vec::new(), claims: RefCell::default() };
        if !disc.is_wii() {
            let data = Data { start: 0, has_hashes: false, unit: 0 };
            match Table::read(&disc.content, &head, data) {
                Ok(table) => disc.table = Some(table),
                Err(error) => {
                    let at = disc.content.absolute(u64::from(head.table.get()));
                    findings.add(&LISTING, at, "a table of files", error.to_string());
                }
            }
            return disc;
        }
        let (partitions, broken) = Partition::all(&disc.content, decrypted);
        disc.partitions = partitions;
        if let Some(found) = broken {
            findings.add(&PARTITIONS, disc.content.absolute(PARTITION_LISTS), "partitions in the image", found);
        }
        for partition in &disc.partitions {
            let at = disc.content.absolute(partition.start);
            match &partition.table {
                None => {
                    findings.add(&ENCRYPTED, at, "files", format!("encrypted data in “{}”", partition.name));
                }
                Some(Err(error)) => {
                    findings.add(&LISTING, at, format!("files of “{}”", partition.name), error.to_string());
                }
                Some(Ok(_)) => {}
            }
        }
        disc
    }

    fn is_wii(&self) -> bool {
        self.head.wii_mark == *WII
    }

    fn node(&self, node: NodeId) -> Result<Node<'_>> {
        if node == DISC && self.table.is_none() {
            return Ok(Node::Disc);
        }
        let missing = || Error::NotFound("such entry".into());
        let tree = (node.0 >> 32).checked_sub(1).ok_or_else(missing)?;
        let number = u32::try_from(node.0 & 0xFFFF_FFFF).map_err(|_| missing())?;
        if let Some(table) = &self.table {
            return Ok(Node::Entry(table, table.entry(number)?));
        }
        let partition = usize::try_from(tree).ok().and_then(|tree| self.partitions.get(tree)).ok_or_else(missing)?;
        if number == OWN {
            return Ok(Node::Partition(partition));
        }
        if let Some(piece) = number.checked_sub(PIECES).and_then(|piece| usize::try_from(piece).ok()) {
            return Piece::ALL.get(piece).map(|piece| Node::Piece(partition, *piece)).ok_or_else(missing);
        }
        let Some(Ok(table)) = &partition.table else { return Err(missing()) };
        Ok(Node::Entry(table, table.entry(number)?))
    }

    /// Where the data of a node is.
    fn map(&self, node: NodeId) -> Result<DataMap> {
        match self.node(node)? {
            Node::Piece(partition, piece) => {
                let (at, size) = partition.piece(piece);
                let mut map = DataMap::new(size);
                map.add(&self.content, 0, size, Some(at));
                Ok(map.finish())
            }
            Node::Entry(table, entry) if entry.kind == 0 => Ok(table.map(&self.content, &entry)),
            Node::Disc | Node::Partition(_) | Node::Entry(..) => Err(Error::NotFound("such file".into())),
        }
    }

    fn file(&self, node: NodeId, name: Name, size: u64, at: u64, findings: &mut Findings) -> Result<Entry> {
        let mut entry = Entry::new(node, name, Kind::File);
        entry.size = size;
        let map = self.map(node)?;
        map.locate(&mut entry);
        let at = self.content.absolute(at);
        if map.missing > 0 {
            let found = format!("{} bytes of it", size.saturating_sub(map.missing));
            findings.add(&OUTSIDE, at, format!("{size} bytes"), found);
        }
        let ranges: Vec<Range<u64>> = map.ranges().collect();
        let crossed = self.claims.borrow_mut().add(&ranges, Some(node));
        // Builders store equal files once.
        if let Some(crossed) = crossed.filter(|crossed| !crossed.is_same) {
            let found = format!("byte {}, which another file has, too", self.content.absolute(crossed.at));
            findings.add(&CROSSED, at, "data of its own", found);
        }
        Ok(entry)
    }

    /// The number of a partition's tree.
    fn tree(&self, partition: &Partition) -> u64 {
        let place = self.partitions.iter().position(|other| std::ptr::eq(other, partition));
        place.map_or(0, |place| place as u64).saturating_add(1)
    }

    fn list_own(&self, partition: &Partition, findings: &mut Findings) -> Result<Vec<Entry>> {
        let tree = self.tree(partition) << 32;
        let mut entries = Vec::new();
        if let Some(Ok(_)) = &partition.table {
            entries.push(Entry::new(NodeId(tree), Name::Text("files".into()), Kind::Directory));
        }
        for (number, piece) in (PIECES..).zip(Piece::ALL) {
            if piece == Piece::Encrypted && partition.table.is_some() {
                continue;
            }
            let (_, size) = partition.piece(piece);
            let node = NodeId(tree | u64::from(number));
            entries.push(self.file(node, Name::Text(piece.name().into()), size, partition.start, findings)?);
        }
        Ok(entries)
    }

    fn list_entries(&self, tree: u64, table: &Table, number: u32, findings: &mut Findings) -> Result<Vec<Entry>> {
        let listed = table.list(number)?;
        let at = table.data.start.saturating_add(table.at);
        if let Some(found) = listed.broken {
            findings.add(&LISTING, self.content.absolute(at), "entries one after the other", found);
        }
        let mut entries = Vec::new();
        for (number, entry) in listed.entries {
            let node = NodeId(tree | u64::from(number));
            let name = table.name(&entry).map(<[u8]>::to_vec);
            if name.is_none() {
                let found = format!("entry {number} without a name");
                findings.add(&LISTING, self.content.absolute(at), "a name for each entry", found);
            }
            let name = Name::undeclared(name.unwrap_or_else(|| format!("entry-{number}").into_bytes()));
            entries.push(if entry.kind == 0 {
                self.file(node, name, entry.size.get().into(), at, findings)?
            } else {
                Entry::new(node, name, Kind::Directory)
            });
        }
        Ok(entries)
    }

    /// The structures of a disc of the GameCube: the heads, the loader, the program and the table.
    fn system(&self, table: &Table) -> Vec<Structure> {
        let structure =
            |usage, name, start: u64, len: u64| Structure { usage, name, range: start..start.saturating_add(len) };
        let head = size_of::<Head>() as u64;
        let mut all = vec![
            structure(Usage::Metadata, "Disc head", 0, head),
            structure(Usage::Metadata, "Second disc head", head, HEAD_2),
        ];
        let loader = head.saturating_add(HEAD_2);
        if let Ok(found) = self.content.read_struct::<LoaderHead>(loader) {
            let len = u64::from(found.size.get()).saturating_add(found.trailer_size.get().into());
            all.push(structure(Usage::Boot, "Loader", loader, len.saturating_add(size_of::<LoaderHead>() as u64)));
        }
        let program = u64::from(self.head.program.get());
        if let Some(found) = self.content.read_struct::<ProgramHead>(program).ok().filter(|_| program > 0) {
            let sections = found.offsets.iter().zip(found.sizes);
            let ends = sections.map(|(offset, size)| u64::from(offset.get()).saturating_add(size.get().into()));
            all.push(structure(Usage::Boot, "Program", program, ends.max().unwrap_or(0)));
        }
        all.push(structure(Usage::Metadata, "File table", table.at, table.size));
        all
    }
}

/// Text up to a zero, for users.
fn shown(bytes: &[u8]) -> String {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    String::from_utf8_lossy(bytes.get(..end).unwrap_or(bytes)).into_owned()
}

impl FileSystem for GameCube {
    fn kind(&self) -> ViewKind {
        ViewKind::GameCube
    }

    fn name(&self) -> &'static str {
        if self.is_wii() { "Wii" } else { "GameCube" }
    }

    fn label(&self) -> &Label {
        &self.label
    }

    fn root(&self) -> NodeId {
        if self.table.is_none() { DISC } else { NodeId(1 << 32) }
    }

    fn list(&self, directory: NodeId, findings: &mut Findings) -> Result<Vec<Entry>> {
        match self.node(directory)? {
            Node::Disc => Ok(self
                .partitions
                .iter()
                .map(|partition| {
                    let node = NodeId(self.tree(partition) << 32 | u64::from(OWN));
                    Entry::new(node, Name::Text(partition.name.clone()), Kind::Directory)
                })
                .collect()),
            Node::Partition(partition) => self.list_own(partition, findings),
            Node::Entry(table, _) => {
                let number = u32::try_from(directory.0 & 0xFFFF_FFFF).unwrap_or(0);
                self.list_entries(directory.0 >> 32 << 32, table, number, findings)
            }
            Node::Piece(..) => Err(Error::NotFound("such directory".into())),
        }
    }

    fn body(&self, file: NodeId) -> Result<Recipe> {
        match self.node(file)? {
            Node::Entry(table, entry) if entry.kind == 0 => Ok(table.body(&self.content, &entry)),
            Node::Disc | Node::Partition(_) | Node::Piece(..) | Node::Entry(..) => {
                Ok(self.map(file)?.recipe(&self.content))
            }
        }
    }

    fn extents(&self, node: NodeId) -> Result<Vec<Range<u64>>> {
        Ok(self.map(node).map(|map| map.ranges().collect()).unwrap_or_default())
    }

    fn details(&self, node: NodeId) -> Result<Vec<Facts>> {
        let mut facts = Facts::new("GameCube file table");
        if let Node::Entry(table, entry) = self.node(node)? {
            facts.add("Entry", (node.0 & 0xFFFF_FFFF).to_string());
            if entry.kind == 0 {
                facts.add("Offset", (u64::from(entry.offset.get()) << table.data.unit).to_string());
            }
        }
        Ok(if facts.lines.is_empty() { Vec::new() } else { vec![facts] })
    }

    fn facts(&self) -> Vec<Facts> {
        let mut facts = Facts::new(format!("{} disc head", self.name()));
        let region = Region { content: &self.content, at: 0, bytes: self.head.as_bytes() };
        facts.add_fields(HEAD, &region, shown);
        if let Some(table) = &self.table {
            facts.add_fields(OFFSETS, &region, shown);
            facts.add("Entries of the file table", table.count.to_string());
        }
        let mut all = vec![facts];
        for partition in &self.partitions {
            let mut facts = Facts::new(format!("Wii partition {}", partition.name));
            facts.add("Offset", partition.start.to_string());
            facts.add("Type", partition.kind.to_string());
            facts.add("Data", format!("{} bytes", partition.piece(Piece::Encrypted).1));
            facts.add(
                "Encrypted",
                match &partition.table {
                    Some(Ok(table)) if table.decrypted.is_some() => "on the disc, not in the image",
                    Some(_) => "no",
                    None => "yes",
                },
            );
            all.push(facts);
        }
        all
    }

    fn structures(&self) -> Vec<Structure> {
        if let Some(table) = &self.table {
            return self.system(table);
        }
        let structure = |name, start: u64, len: u64| Structure {
            usage: Usage::Metadata,
            name,
            range: start..start.saturating_add(len),
        };
        vec![
            structure("Disc head", 0, size_of::<Head>() as u64),
            structure("Partition table", PARTITION_LISTS, 32),
            structure("Region", 0x4_E000, 32),
        ]
    }
}
