//! The tree of an HFS volume.

use std::cell::RefCell;
use std::ops::Range;

use super::facts;
use super::layout::{DirectoryRecord, FileRecord, LOCKED, id};
use super::record::{Item, name, shown_name};
use super::volume::{Volume, Which};
use crate::bytes::text::{self, Encoding};
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::{Anomaly, Findings, Severity};
use crate::fs::apple::btree::{Address, Record};
use crate::fs::apple::finder;
use crate::fs::apple::fork::{Fork, ForkAnomalies};
use crate::fs::apple::packed::MacFile;
use crate::fs::claims::Claims;
use crate::fs::{FileSystem, Label, Structure, Usage, Variant, ViewKind};
use crate::source::Recipe;
use crate::tree::{Entry, Kind, NodeId, Times};

static OUTSIDE: Anomaly = Anomaly {
    code: "HFS-EXTENT-OUTSIDE",
    severity: Severity::Damage,
    structure: "Catalog file record",
    meaning: "Part of the file isn't in the image: it was cut off, or an address is wrong.",
    clause: Some("Inside Macintosh: Files, 2-75"),
};

static CROSSED: Anomaly = Anomaly {
    code: "HFS-EXTENTS-CROSSED",
    severity: Severity::Damage,
    structure: "Catalog file record",
    meaning: "Another file has these blocks, too, so the content of one of them is wrong.",
    clause: Some("Inside Macintosh: Files, 2-75"),
};

const FORK_ANOMALIES: ForkAnomalies = ForkAnomalies { outside: &OUTSIDE, crossed: &CROSSED };

static VALENCE: Anomaly = Anomaly {
    code: "HFS-VALENCE",
    severity: Severity::Damage,
    structure: "Catalog directory record",
    meaning: "The directory has another number of entries than it says, so some may be missing.",
    clause: Some("Inside Macintosh: Files, 2-72"),
};

/// Node of the root directory. All other nodes are addresses in the catalog, which are never 0.
const ROOT: NodeId = NodeId(0);

/// Preference of a wrapper around an HFS+ volume, which only has a note for systems that cannot read HFS+.
const WRAPPER: u8 = 5;

/// The directory tree of a volume.
pub(super) struct Hfs {
    volume: Volume,
    label: Label,
    /// Record of the root directory; `None` if it is damaged.
    root: Option<(Record, DirectoryRecord)>,
    claims: RefCell<Claims>,
}

impl Hfs {
    /// Finds the root directory.
    ///
    /// # Errors
    /// If the catalog cannot be read.
    pub(super) fn new(volume: Volume, findings: &mut Findings) -> Result<Self> {
        let records = volume.catalog.records(id::PARENT_OF_ROOT, findings)?;
        let root = records.into_iter().find_map(|record| match Item::of(&record) {
            Some(Item::Directory(directory)) if directory.id.get() == id::ROOT => Some((record, directory)),
            _ => None,
        });
        let mdb = &volume.mdb;
        let end = u64::from(mdb.blocks.get()).saturating_mul(mdb.block_size.get().into());
        let label = Label {
            volume: finder::roman(mdb.name()),
            created: finder::time(mdb.created.get()),
            tool: None,
            block_size: mdb.block_size.get(),
            size: u64::from(mdb.first_block.get()).saturating_mul(512).saturating_add(end),
        };
        let mut claims = Claims::default();
        claims.add(&volume.extents_fork.ranges, None);
        claims.add(&volume.catalog_fork.ranges, None);
        Ok(Self { volume, label, root, claims: RefCell::new(claims) })
    }

    fn item(&self, node: NodeId) -> Result<(Record, Item)> {
        if node == ROOT {
            let root = self.root.clone().map(|(record, directory)| (record, Item::Directory(directory)));
            return root.ok_or_else(|| Error::NotFound("record of the root directory".into()));
        }
        let address = Address::of(node.0).ok_or_else(|| Error::NotFound("such file".into()))?;
        let record = self.volume.catalog.record(address)?;
        let item = Item::of(&record).ok_or_else(|| Error::NotFound("such file".into()))?;
        Ok((record, item))
    }

    fn file(&self, node: NodeId) -> Result<(Record, FileRecord)> {
        match self.item(node)? {
            (record, Item::File(file)) => Ok((record, file)),
            (_, Item::Directory(_)) => Err(Error::NotFound("such file".into())),
        }
    }

    fn fork(&self, file: &FileRecord, which: Which, findings: &mut Findings) -> Fork {
        let (size, extents) = match which {
            Which::Data => (file.data_size, &file.data_extents),
            Which::Resource => (file.resource_size, &file.resource_extents),
        };
        self.volume.fork(file.id.get(), which, size.get().into(), extents, findings)
    }

    /// Both forks of a file.
    fn forks(&self, file: &FileRecord) -> [Fork; 2] {
        [Which::Data, Which::Resource].map(|which| self.fork(file, which, &mut Findings::default()))
    }

    fn mac_file(&self, record: &Record, file: &FileRecord) -> MacFile {
        let [data, resource] = self.forks(file);
        let mut finder = [0; 32];
        let recorded = file.finder.iter().chain(&file.finder_more);
        finder.iter_mut().zip(recorded).for_each(|(to, from)| *to = *from);
        MacFile {
            name: name(&record.key).to_vec(),
            finder,
            data_size: data.size,
            resource_size: resource.size,
            data: data.recipe(&self.volume.content),
            resource: resource.recipe(&self.volume.content),
            created: file.created.get(),
            modified: file.modified.get(),
            is_locked: file.flags & LOCKED != 0,
        }
    }

    fn entry(&self, record: &Record, item: &Item, findings: &mut Findings) -> Entry {
        let node = NodeId(record.address.number());
        let mut entry = Entry::new(node, shown_name(&record.key), Kind::Directory);
        let at = |seconds: crate::bytes::integers::Be32| finder::time(seconds.get());
        let times = |created, modified, backup| Times {
            created: at(created),
            modified: at(modified),
            backup: at(backup),
            ..Times::default()
        };
        match item {
            Item::Directory(directory) => {
                entry.flags.hidden = is_invisible(&directory.finder);
                entry.times = times(directory.created, directory.modified, directory.backed_up);
                // The position of its record, so that loops of directories are noticed.
                entry.location = Some(self.place(record));
            }
            Item::File(file) => {
                entry.kind = Kind::File;
                entry.flags.hidden = is_invisible(&file.finder);
                entry.times = times(file.created, file.modified, file.backed_up);
                let data = self.fork(file, Which::Data, findings);
                entry.size = data.size;
                entry.missing = data.missing;
                entry.location = data.ranges.first().map(|range| range.start);
                entry.flags.scattered = data.ranges.len() > 1;
                let resource = self.fork(file, Which::Resource, findings);
                self.check(record, &data, findings);
                self.check(record, &resource, findings);
            }
        }
        entry
    }

    /// Offset of a record's data in the volume's content.
    fn place(&self, record: &Record) -> u64 {
        self.volume.catalog_fork.place(record.at)
    }

    /// Reports problems with the location of a fork.
    fn check(&self, record: &Record, fork: &Fork, findings: &mut Findings) {
        let at = self.volume.content.absolute(self.place(record));
        fork.check(&self.volume.blocks, at, &FORK_ANOMALIES, &mut self.claims.borrow_mut(), findings);
    }
}

fn is_invisible(finder: &[u8]) -> bool {
    let flags = finder.get(8..).and_then(|flags| flags.first_chunk()).copied();
    flags.is_some_and(|flags| u16::from_be_bytes(flags) & finder::INVISIBLE != 0)
}

impl FileSystem for Hfs {
    fn kind(&self) -> ViewKind {
        ViewKind::Hfs
    }

    fn preference(&self) -> u8 {
        if self.volume.is_wrapper() { WRAPPER } else { self.kind().preference() }
    }

    fn label(&self) -> &Label {
        &self.label
    }

    fn root(&self) -> NodeId {
        ROOT
    }

    fn list(&self, directory: NodeId, findings: &mut Findings) -> Result<Vec<Entry>> {
        let recorded = match (directory, &self.root) {
            // The ID is known even if the record is lost.
            (ROOT, None) => None,
            _ => match self.item(directory)? {
                (record, Item::Directory(directory)) => Some((record, directory)),
                (_, Item::File(_)) => return Err(Error::NotFound("such directory".into())),
            },
        };
        let number = recorded.as_ref().map_or(id::ROOT, |(_, directory)| directory.id.get());
        let entries = |records: &[Record]| records.iter().filter(|record| Item::of(record).is_some()).count();
        let mut records = self.volume.catalog.records(number, findings)?;
        if let Some((record, directory)) = &recorded {
            let expected = usize::from(directory.valence.get());
            if entries(&records) != expected {
                // Reports records that the index does not lead to, since they would be missed silently.
                let searched = self.volume.catalog.searched_records(number)?;
                let at = self.volume.content.absolute(self.place(record));
                let found = entries(&searched).max(entries(&records));
                if entries(&searched) > entries(&records) {
                    records = searched;
                }
                findings.add(&VALENCE, at, format!("{expected} entries"), found.to_string());
            }
        }
        let items = records.iter().filter_map(|record| Some((record, Item::of(record)?)));
        Ok(items.map(|(record, item)| self.entry(record, &item, findings)).collect())
    }

    fn guess_encoding(&self, names: &[u8]) -> &'static Encoding {
        text::guess_mac(names)
    }

    fn body(&self, file: NodeId) -> Result<Recipe> {
        let (_, file) = self.file(file)?;
        Ok(self.fork(&file, Which::Data, &mut Findings::default()).recipe(&self.volume.content))
    }

    fn variants(&self, file: NodeId) -> Result<Vec<Variant>> {
        let (record, file) = self.file(file)?;
        Ok(self.mac_file(&record, &file).variants())
    }

    fn body_as(&self, file: NodeId, variant: &str) -> Result<Recipe> {
        let (record, file) = self.file(file)?;
        let body = self.mac_file(&record, &file).body_as(variant);
        body.ok_or_else(|| Error::NotFound(format!("way “{variant}” to take this file out")))
    }

    fn extents(&self, node: NodeId) -> Result<Vec<Range<u64>>> {
        match self.item(node)? {
            (_, Item::File(file)) => Ok(self.forks(&file).into_iter().flat_map(|fork| fork.ranges).collect()),
            (record, Item::Directory(_)) => {
                let start = self.place(&record);
                Ok(std::iter::once(start..start.saturating_add(record.data.len() as u64)).collect())
            }
        }
    }

    fn details(&self, node: NodeId) -> Result<Vec<Facts>> {
        let (record, item) = self.item(node)?;
        Ok(vec![facts::item(&self.volume.catalog, &record, &item)])
    }

    fn facts(&self) -> Vec<Facts> {
        facts::volume(&self.volume)
    }

    fn structures(&self) -> Vec<Structure> {
        let volume = &self.volume;
        let structure = |name, range| Structure { usage: Usage::Metadata, name, range };
        let mut all = vec![
            structure("Master Directory Block", volume.mdb_at..volume.mdb_at.saturating_add(512)),
            structure("Volume Bitmap", volume.bitmap()),
        ];
        for (tree, fork) in [(&volume.extents, &volume.extents_fork), (&volume.catalog, &volume.catalog_fork)] {
            all.extend(fork.ranges.iter().map(|range| structure(tree.name, range.clone())));
        }
        all
    }
}
