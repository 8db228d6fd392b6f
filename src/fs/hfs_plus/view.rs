//! The tree of an HFS+ volume.

use std::cell::{OnceCell, RefCell};
use std::ops::Range;

use super::attributes::{self, Attribute};
use super::composed::composed;
use super::facts;
use super::layout::{ForkData, Forks, LOCKED, id};
use super::links::{Links, is_private};
use super::record::{Item, name, shown_name};
use super::volume::{DATA, RESOURCE, Volume};
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::{Anomaly, Findings, Severity};
use crate::fs::apple::btree::{Address, Record};
use crate::fs::apple::compressed::{Compression, NAME};
use crate::fs::apple::finder;
use crate::fs::apple::fork::{Fork, ForkAnomalies};
use crate::fs::apple::packed::MacFile;
use crate::fs::claims::Claims;
use crate::fs::{FileSystem, Label, Structure, Usage, Variant, ViewKind};
use crate::limits;
use crate::source::Recipe;
use crate::tree::{Entry, Kind, Name, NodeId};

static OUTSIDE: Anomaly = Anomaly {
    code: "HFSPLUS-EXTENT-OUTSIDE",
    severity: Severity::Damage,
    structure: "Catalog file record",
    meaning: "Part of the file isn't in the image: it was cut off, or an address is wrong.",
    clause: Some("TN1150, Fork Data Structure"),
};

static CROSSED: Anomaly = Anomaly {
    code: "HFSPLUS-EXTENTS-CROSSED",
    severity: Severity::Damage,
    structure: "Catalog file record",
    meaning: "Another file has these blocks, too, so the content of one of them is wrong.",
    clause: Some("TN1150, Fork Data Structure"),
};

const FORK_ANOMALIES: ForkAnomalies = ForkAnomalies { outside: &OUTSIDE, crossed: &CROSSED };

static VALENCE: Anomaly = Anomaly {
    code: "HFSPLUS-VALENCE",
    severity: Severity::Damage,
    structure: "Catalog folder record",
    meaning: "The folder has another number of entries than it says, so some may be missing.",
    clause: Some("TN1150, Catalog Folder Records"),
};

static NO_TARGET: Anomaly = Anomaly {
    code: "HFSPLUS-LINK",
    severity: Severity::Damage,
    structure: "Hard link",
    meaning: "What the link leads to is missing, so nothing is known of it but its name.",
    clause: Some("TN1150, Hard Links"),
};

static METHOD: Anomaly = Anomaly {
    code: "HFSPLUS-COMPRESSION",
    severity: Severity::Warning,
    structure: "com.apple.decmpfs",
    meaning: "The file is compressed by a method that Discern can't unpack, so it can't be saved.",
    clause: None,
};

/// Node of the root folder. All other nodes are addresses in the catalog, which are never 0.
const ROOT: NodeId = NodeId(0);

/// The directory tree of a volume.
pub(super) struct HfsPlus {
    volume: Volume,
    label: Label,
    /// Record of the root folder; `None` if it is damaged.
    root: Option<(Record, Item)>,
    links: OnceCell<Links>,
    claims: RefCell<Claims>,
}

/// A file or folder, after hard links have been followed.
struct Found {
    record: Record,
    item: Item,
    /// Address of the link's own record.
    link: Option<Record>,
}

impl HfsPlus {
    /// Finds the root folder.
    ///
    /// # Errors
    /// If the catalog cannot be read.
    pub(super) fn new(volume: Volume, findings: &mut Findings) -> Result<Self> {
        let records = volume.catalog.records(id::PARENT_OF_ROOT, findings)?;
        let items = records.into_iter().filter_map(|record| Some((Item::of(&record)?, record)));
        let mut roots = items.filter(|(item, _)| item.forks.is_none() && item.head.id.get() == id::ROOT);
        let root = roots.next().map(|(item, record)| (record, item));
        let header = &volume.header;
        let size = u64::from(header.blocks.get()).saturating_mul(header.block_size.get().into());
        let label = Label {
            volume: root.as_ref().map(|(record, _)| name(&record.key)).unwrap_or_default(),
            created: finder::time(header.created.get()),
            tool: (header.last_mounted == *b"liso").then(|| "libisofs".to_owned()),
            block_size: header.block_size.get(),
            size: volume.blocks.first.saturating_sub(volume.outer).saturating_add(size),
        };
        let mut claims = Claims::default();
        claims.add(&volume.catalog_fork.ranges, None);
        for file in &volume.others {
            claims.add(&file.fork.ranges, None);
        }
        Ok(Self { volume, label, root, links: OnceCell::new(), claims: RefCell::new(claims) })
    }

    fn links(&self) -> &Links {
        self.links.get_or_init(|| Links::read(&self.volume).unwrap_or_default())
    }

    fn recorded(&self, address: Address) -> Result<(Record, Item)> {
        let record = self.volume.catalog.record(address)?;
        let item = Item::of(&record).ok_or_else(|| Error::NotFound("such file".into()))?;
        Ok((record, item))
    }

    /// The file or folder of a node, after hard links have been followed.
    fn found(&self, node: NodeId) -> Result<Found> {
        if node == ROOT {
            let (record, item) =
                self.root.clone().ok_or_else(|| Error::NotFound("record of the root folder".into()))?;
            return Ok(Found { record, item, link: None });
        }
        let (record, item) = self.recorded(Address::of(node.0).ok_or_else(|| Error::NotFound("such file".into()))?)?;
        Ok(self.followed(record, item))
    }

    /// Follows a record that is a hard link. A link whose target is missing stands for itself.
    fn followed(&self, record: Record, item: Item) -> Found {
        match self.target(&item).and_then(|target| self.recorded(target).ok()) {
            Some((target, found)) => Found { record: target, item: found, link: Some(record) },
            None => Found { record, item, link: None },
        }
    }

    /// Finds the target of a hard link.
    fn target(&self, item: &Item) -> Option<Address> {
        let file = item.linked_file().and_then(|number| self.links().file(number));
        file.or_else(|| item.linked_folder().and_then(|number| self.links().folder(number)))
    }

    fn file(&self, node: NodeId) -> Result<(Found, Forks)> {
        let found = self.found(node)?;
        let forks = found.item.forks.ok_or_else(|| Error::NotFound("such file".into()))?;
        Ok((found, forks))
    }

    fn fork(&self, item: &Item, which: u8, data: &ForkData, findings: &mut Findings) -> Fork {
        self.volume.fork(item.head.id.get(), which, data, findings)
    }

    /// Both forks of a file.
    fn forks(&self, item: &Item, forks: &Forks) -> [Fork; 2] {
        [(DATA, &forks.data), (RESOURCE, &forks.resource)]
            .map(|(which, data)| self.fork(item, which, data, &mut Findings::default()))
    }

    fn attributes(&self, item: &Item) -> Result<Vec<Attribute>> {
        attributes::of(&self.volume, item.head.id.get())
    }

    /// The compression of a file, if any.
    fn compression(&self, item: &Item) -> Result<Option<Compression>> {
        if !item.may_be_compressed() {
            return Ok(None);
        }
        let attributes = self.attributes(item)?;
        let attribute = attributes.into_iter().find(|attribute| attribute.name == NAME);
        Ok(attribute.and_then(|attribute| Compression::of(&attribute.data.into_source())))
    }

    /// The content of a file: its data fork, or the unpacked data.
    fn content(&self, item: &Item, forks: &Forks) -> Result<Recipe> {
        let [data, resource] = self.forks(item, forks);
        match self.compression(item)? {
            None => Ok(data.recipe(&self.volume.content)),
            Some(compression) => {
                let resource = resource.recipe(&self.volume.content).into_source();
                let unpacked = compression.unpacked(&resource)?;
                Ok(Recipe::of(&unpacked, 0..unpacked.len()))
            }
        }
    }

    fn mac_file(&self, found: &Found, forks: &Forks) -> Result<MacFile> {
        let head = &found.item.head;
        let [data, resource] = self.forks(&found.item, forks);
        let compression = self.compression(&found.item)?;
        let (size, content) = match &compression {
            Some(compression) => (compression.size, self.content(&found.item, forks).unwrap_or_default()),
            None => (data.size, data.recipe(&self.volume.content)),
        };
        // A resource fork that holds packed data is no fork of the file itself.
        let resource =
            if compression.is_some_and(|packed| packed.is_in_resource_fork()) { Fork::default() } else { resource };
        let text = name(&found.link.as_ref().unwrap_or(&found.record).key);
        Ok(MacFile {
            // The Mac encoding of the name is unknown here, so only ASCII is kept.
            name: text.chars().map(|letter| u8::try_from(letter).ok().filter(u8::is_ascii).unwrap_or(b'_')).collect(),
            finder: head.finder,
            data_size: size,
            resource_size: resource.size,
            data: content,
            resource: resource.recipe(&self.volume.content),
            created: head.created.get(),
            modified: head.modified.get(),
            is_locked: head.flags.get() & LOCKED != 0,
        })
    }

    fn entry(&self, record: Record, item: Item, findings: &mut Findings) -> Entry {
        let node = NodeId(record.address.number());
        let shown = shown_name(&record.key);
        let place = self.place(&record);
        let is_link = item.linked_file().is_some() || (item.linked_folder().is_some() && self.target(&item).is_some());
        let Found { record, item, link } = self.followed(record, item);
        let mut entry = Entry::new(node, Name::Text(shown), item.kind());
        entry.flags.hidden = item.is_invisible();
        entry.times = item.times();
        let links = if link.is_some() && item.forks.is_some() { item.head.permissions.special.get() } else { 1 };
        entry.posix = item.posix(links);
        if is_link && link.is_none() {
            let at = self.volume.content.absolute(place);
            findings.add(&NO_TARGET, at, "a file in the folder of linked files", "none of that number");
        }
        let Some(forks) = &item.forks else {
            // The position of its record, so that loops of folders are noticed.
            entry.location = Some(self.place(&record));
            return entry;
        };
        let data = self.fork(&item, DATA, &forks.data, findings);
        match entry.kind {
            Kind::File => {
                entry.size = data.size;
                entry.missing = data.missing;
                entry.location = data.ranges.first().map(|range| range.start);
                entry.flags.scattered = data.ranges.len() > 1;
                if let Ok(Some(compression)) = self.compression(&item) {
                    entry.size = compression.size;
                    entry.missing = 0;
                    entry.flags.packed = true;
                    if !compression.is_known() {
                        let at = self.volume.content.absolute(self.place(&record));
                        findings.add(&METHOD, at, "a method that Discern unpacks", compression.name());
                    }
                }
            }
            Kind::Symlink => {
                let source = data.recipe(&self.volume.content).into_source();
                let bytes = source.read_up_to(0, limits::TARGET_BYTES).unwrap_or_default();
                entry.target = Some(Name::Text(String::from_utf8_lossy(&bytes).trim_end_matches('\0').to_owned()));
            }
            Kind::CharacterDevice | Kind::BlockDevice => entry.device = Some(item.device()),
            Kind::Directory | Kind::Fifo | Kind::Socket => {}
        }
        let resource = self.fork(&item, RESOURCE, &forks.resource, findings);
        self.check(&record, &data, findings);
        self.check(&record, &resource, findings);
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

impl FileSystem for HfsPlus {
    fn kind(&self) -> ViewKind {
        ViewKind::HfsPlus
    }

    fn name(&self) -> &'static str {
        if self.volume.header.is_hfsx() { "HFSX" } else { self.kind().name() }
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
            _ => Some(self.found(directory)?),
        };
        if recorded.as_ref().is_some_and(|found| found.item.forks.is_some()) {
            return Err(Error::NotFound("such directory".into()));
        }
        let number = recorded.as_ref().map_or(id::ROOT, |found| found.item.head.id.get());
        let entries = |records: &[Record]| records.iter().filter(|record| Item::of(record).is_some()).count();
        let mut records = self.volume.catalog.records(number, findings)?;
        if let Some(found) = &recorded {
            let expected = found.item.head.valence.get();
            if u32::try_from(entries(&records)).is_ok_and(|count| count != expected) {
                // Reports records that the index does not lead to, since they would be missed silently.
                let searched = self.volume.catalog.searched_records(number)?;
                if entries(&searched) > entries(&records) {
                    records = searched;
                }
                let at = self.volume.content.absolute(self.place(&found.record));
                findings.add(&VALENCE, at, format!("{expected} entries"), entries(&records).to_string());
            }
        }
        let shown = records.into_iter().filter(|record| number != id::ROOT || !is_private(&record.key));
        let items = shown.filter_map(|record| Some((Item::of(&record)?, record)));
        Ok(items.map(|(item, record)| self.entry(record, item, findings)).collect())
    }

    fn spelled(&self, name: &str) -> Option<String> {
        Some(composed(name))
    }

    fn body(&self, file: NodeId) -> Result<Recipe> {
        let (found, forks) = self.file(file)?;
        self.content(&found.item, &forks)
    }

    fn variants(&self, file: NodeId) -> Result<Vec<Variant>> {
        let (found, forks) = self.file(file)?;
        Ok(self.mac_file(&found, &forks)?.variants())
    }

    fn body_as(&self, file: NodeId, variant: &str) -> Result<Recipe> {
        let (found, forks) = self.file(file)?;
        let body = self.mac_file(&found, &forks)?.body_as(variant);
        body.ok_or_else(|| Error::NotFound(format!("way “{variant}” to take this file out")))
    }

    fn stored(&self, file: NodeId) -> Result<Recipe> {
        let (found, forks) = self.file(file)?;
        let [data, resource] = self.forks(&found.item, &forks);
        let is_packed = self.compression(&found.item)?.is_some_and(|packed| packed.is_in_resource_fork());
        Ok(if is_packed { resource } else { data }.recipe(&self.volume.content))
    }

    fn extents(&self, node: NodeId) -> Result<Vec<Range<u64>>> {
        let found = self.found(node)?;
        match &found.item.forks {
            Some(forks) => Ok(self.forks(&found.item, forks).into_iter().flat_map(|fork| fork.ranges).collect()),
            None => {
                let start = self.place(&found.record);
                Ok(std::iter::once(start..start.saturating_add(found.record.data.len() as u64)).collect())
            }
        }
    }

    fn details(&self, node: NodeId) -> Result<Vec<Facts>> {
        let found = self.found(node)?;
        let title = if found.item.forks.is_some() { "HFS+ file record" } else { "HFS+ folder record" };
        let mut all = vec![facts::item(title, &self.volume.catalog, &found.record, &found.item)];
        if let Some(link) = &found.link
            && let Some(item) = Item::of(link)
        {
            all.push(facts::item("HFS+ hard link", &self.volume.catalog, link, &item));
        }
        let attributes = self.attributes(&found.item)?;
        if !attributes.is_empty() {
            all.push(facts::attributes(&attributes, self.compression(&found.item)?.as_ref()));
        }
        Ok(all)
    }

    fn facts(&self) -> Vec<Facts> {
        facts::volume(&self.volume, self.links().counts())
    }

    fn structures(&self) -> Vec<Structure> {
        let volume = &self.volume;
        let structure = |name, range| Structure { usage: Usage::Metadata, name, range };
        let mut all = vec![structure("Volume Header", volume.header_at..volume.header_at.saturating_add(512))];
        let others = volume.others.iter().map(|file| (file.name, &file.fork));
        for (name, fork) in others.chain([(volume.catalog.name, &volume.catalog_fork)]) {
            all.extend(fork.ranges.iter().map(|range| structure(name, range.clone())));
        }
        all
    }
}
