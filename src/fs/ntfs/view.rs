//! The directory tree of an NTFS volume. A node is a file reference: the number of a record in the master file table,
//! and its sequence number.

use std::cell::{OnceCell, RefCell};
use std::ops::Range;
use std::rc::Rc;

use super::deleted::Deleted;
use super::facts;
use super::index::{self, Named};
use super::layout::{DIRTY, REFERENCE, StandardInformation, VolumeInformation, file_attribute, kind, number};
use super::overlay;
use super::record::{Attribute, Value, text};
use super::reparse::Reparse;
use super::stream;
use super::volume::{Node, Volume};
use crate::bytes::integers::Le64;
use crate::bytes::time::Timestamp;
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::{Anomaly, Findings, Severity};
use crate::fs::claims::Claims;
use crate::fs::{FileSystem, Label, Structure, Usage, Variant, ViewKind, gathered};
use crate::refusal::Refusal;
use crate::source::Recipe;
use crate::tree::{Entry, Kind, Name, NodeId, Times};

static NO_RECORD: Anomaly = Anomaly {
    code: "NTFS-NO-RECORD",
    severity: Severity::Damage,
    structure: "Directory index",
    meaning: "The name leads to no file record, or to that of another file, so nothing is known of the file but its name.",
    clause: None,
};

static PARTS: Anomaly = Anomaly {
    code: "NTFS-ATTRIBUTE-LIST",
    severity: Severity::Damage,
    structure: "Attribute list",
    meaning: "A part of what is recorded of the file is missing, so part of its content may be missing, too.",
    clause: None,
};

static OUTSIDE: Anomaly = Anomaly {
    code: "NTFS-OUTSIDE",
    severity: Severity::Damage,
    structure: "File record",
    meaning: "Part of the file isn't in the image: it was cut off, or an address is wrong.",
    clause: None,
};

static CROSSED: Anomaly = Anomaly {
    code: "NTFS-CROSSED-RUNS",
    severity: Severity::Damage,
    structure: "File record",
    meaning: "Two files have the same clusters, so the content of one of them is wrong.",
    clause: None,
};

static IN_USE: Anomaly = Anomaly {
    code: "NTFS-DIRTY",
    severity: Severity::Warning,
    structure: "Volume information",
    meaning: "The volume was in use when it was copied, so the last changes to it may be incomplete. Discern doesn't make \
              those that are only in the journal.",
    clause: None,
};

static ELSEWHERE: Refusal = Refusal {
    code: "NTFS-ELSEWHERE",
    sentence: "The content of this file is not in it: it is a {0}.",
    advice: "Open it on the computer that it is from.",
};

/// Id of the variant with the content itself.
const CONTENT: &str = "content";

/// The directory tree of a volume.
pub(super) struct Ntfs {
    volume: Rc<Volume>,
    label: Label,
    root: NodeId,
    claims: RefCell<Claims>,
    deleted: OnceCell<Deleted>,
}

impl Ntfs {
    /// Reads the root directory's record and the information about the volume.
    ///
    /// # Errors
    /// If there is no root directory.
    pub(super) fn new(volume: Volume, findings: &mut Findings) -> Result<Self> {
        let root = volume.node(number::ROOT).ok().filter(|root| root.head.is_directory());
        let Some(root) = root else {
            return Err(Error::broken("NTFS root directory", volume.absolute(number::ROOT), "it is no directory"));
        };
        volume.check(&root, findings);
        let mut label = Label {
            created: root
                .structure::<StandardInformation>(kind::STANDARD_INFORMATION)
                .and_then(|(found, _)| time(found.created)),
            block_size: u32::try_from(volume.geometry.cluster_len).unwrap_or(0),
            size: volume.geometry.volume_len(),
            ..Label::default()
        };
        if let Ok(node) = volume.node(number::VOLUME) {
            label.volume =
                node.attribute(kind::VOLUME_NAME).and_then(Attribute::resident).map(text).unwrap_or_default();
            let found = node.structure::<VolumeInformation>(kind::VOLUME_INFORMATION);
            if found.is_some_and(|(found, _)| found.flags.get() & DIRTY != 0) {
                findings.add(&IN_USE, volume.absolute(number::VOLUME), "a volume at rest", "in use");
            }
        }
        let mut claims = Claims::default();
        claims.add(&volume.mft_ranges, Some(NodeId(number::MFT)));
        Ok(Self {
            volume: Rc::new(volume),
            label,
            root: id(&root),
            claims: RefCell::new(claims),
            deleted: OnceCell::new(),
        })
    }

    fn entry(&self, named: Named, findings: &mut Findings) -> Entry {
        let Ok(node) = self.node(NodeId(named.reference)) else {
            let at = self.volume.absolute(named.reference & REFERENCE);
            findings.add(&NO_RECORD, at, format!("a record of “{}”", named.name), "none in use by it");
            return Entry::new(NodeId(named.reference), Name::Text(named.name), Kind::File);
        };
        self.volume.check(&node, findings);
        let entry = self.described(named.name, &node);
        self.note(&node, &entry, findings);
        entry
    }

    /// The directory entry of a record, with a name.
    fn described(&self, name: String, node: &Node) -> Entry {
        let reparse = Reparse::of(&self.volume, node);
        let target = reparse.as_ref().and_then(|reparse| reparse.target.clone());
        let kind = match (&target, node.head.is_directory()) {
            (Some(_), _) => Kind::Symlink,
            (None, true) => Kind::Directory,
            (None, false) => Kind::File,
        };
        let mut entry = Entry::new(id(node), Name::Text(name), kind);
        entry.target = target.map(Name::Text);
        if let Some((standard, _)) = node.structure::<StandardInformation>(kind::STANDARD_INFORMATION) {
            entry.times = Times {
                created: time(standard.created),
                modified: time(standard.modified),
                accessed: time(standard.accessed),
                attributes: time(standard.changed),
                ..Times::default()
            };
            entry.flags.hidden = standard.attributes.get() & file_attribute::HIDDEN != 0;
        }
        if kind != Kind::File {
            // The offset of its record, so that loops of directories are detected.
            entry.location = self.volume.place_in_mft(self.record_range(node.number)).map(|place| place.start);
            return entry;
        }
        let Some(data) = node.attribute(kind::DATA) else { return entry };
        let packed = reparse.and_then(|reparse| reparse.overlay).and(node.named(kind::DATA, overlay::STREAM));
        let stored = packed.unwrap_or(data);
        entry.size = data.size();
        let extents = stream::extents(&self.volume, stored);
        entry.location = extents.first().map(|range| range.start);
        entry.flags.scattered = extents.len() > 1;
        entry.flags.packed = packed.is_some() || stream::is_packed(data);
        if let (Value::NonResident(clusters), None) = (&data.value, packed) {
            entry.missing = match entry.flags.packed {
                true => {
                    stream::content(&self.volume, data).map_or(0, |content| entry.size.saturating_sub(content.len()))
                }
                false => self.volume.extents(clusters, clusters.initialized.min(clusters.size)).missing,
            };
        }
        entry
    }

    /// Reports findings about the location of a file.
    fn note(&self, node: &Node, entry: &Entry, findings: &mut Findings) {
        let at = || self.volume.absolute(node.number);
        if node.is_incomplete {
            findings.add(&PARTS, at(), "records that continue it", "one that is missing or of another file");
        }
        for attribute in node.attributes.iter().filter(|attribute| attribute.kind == kind::DATA) {
            let Value::NonResident(clusters) = &attribute.value else { continue };
            let extents = self.volume.extents(clusters, u64::MAX);
            if let Some(outside) = extents.outside {
                let expected = format!("clusters below {}", self.volume.geometry.clusters());
                findings.add(&OUTSIDE, at(), expected, format!("bytes {} to {}", outside.start, outside.end));
            } else if clusters.is_damaged {
                findings.add(&OUTSIDE, at(), "runs up to the end of the file", "runs that make no sense");
            }
            let ranges: Vec<Range<u64>> = extents.all.into_iter().filter_map(|(range, _)| range).collect();
            let crossed = self.claims.borrow_mut().add(&ranges, Some(NodeId(node.number)));
            if let Some(crossed) = crossed {
                let cluster = crossed.at.checked_div(self.volume.geometry.cluster_len).unwrap_or(0);
                let owner = crossed.owner.map_or(0, |owner| owner.0);
                findings.add(
                    &CROSSED,
                    at(),
                    "clusters of its own",
                    format!("cluster {cluster}, which record {owner} has, too"),
                );
            }
        }
        if entry.missing > 0 {
            findings.add(&OUTSIDE, at(), format!("{} bytes", entry.size), format!("{} bytes missing", entry.missing));
        }
    }

    fn record_range(&self, number: u64) -> Range<u64> {
        let start = self.volume.record_at(number);
        start..start.saturating_add(self.volume.geometry.record_len as u64)
    }

    /// The file or directory that a reference means, unless another file has taken its record.
    fn node(&self, reference: NodeId) -> Result<Node> {
        let node = self.volume.node(reference.0 & REFERENCE & !DELETED)?;
        if id(&node) == reference { Ok(node) } else { Err(Error::NotFound("record of this file".into())) }
    }

    fn file(&self, node: NodeId) -> Result<Node> {
        let node = self.node(node)?;
        if node.head.is_directory() && !node.attributes.iter().any(|found| found.kind == kind::DATA) {
            return Err(Error::NotFound("such file".into()));
        }
        Ok(node)
    }

    /// The named streams of a file or directory, without a file's packed content.
    fn streams(node: &Node) -> impl Iterator<Item = &Attribute> {
        let named = |attribute: &&Attribute| attribute.kind == kind::DATA && !attribute.name.is_empty();
        node.attributes.iter().filter(named).filter(|attribute| attribute.name != overlay::STREAM)
    }
}

/// Converts a recorded time; `None` if there is none.
fn time(recorded: Le64) -> Option<Timestamp> {
    Timestamp::from_filetime(recorded.get())
}

/// Bit of a reference to a deleted file: no table has so many records.
const DELETED: u64 = 1 << 47;

/// The reference of a file or directory.
fn id(node: &Node) -> NodeId {
    let deleted = if node.head.is_in_use() { 0 } else { DELETED };
    NodeId(u64::from(node.head.sequence.get()) << 48 | deleted | node.number)
}

impl FileSystem for Ntfs {
    fn kind(&self) -> ViewKind {
        ViewKind::Ntfs
    }

    fn label(&self) -> &Label {
        &self.label
    }

    fn root(&self) -> NodeId {
        self.root
    }

    fn list(&self, directory: NodeId, findings: &mut Findings) -> Result<Vec<Entry>> {
        let (entries, listed) = gathered(self, directory, findings);
        listed.map(|()| entries)
    }

    fn list_each(
        &self,
        directory: NodeId,
        findings: &mut Findings,
        take: &mut dyn FnMut(&Entry) -> bool,
    ) -> Result<()> {
        let node = self.node(directory)?;
        // The root contains itself and the system's own files.
        let names = index::names(&self.volume, &node, findings)?.into_iter();
        for named in names.filter(|named| named.reference & REFERENCE >= number::FIRST_USER) {
            if !take(&self.entry(named, findings)) {
                break;
            }
        }
        Ok(())
    }

    fn deleted(&self, directory: NodeId) -> Result<Vec<Entry>> {
        let deleted = match self.deleted.get() {
            Some(known) => known,
            None => {
                let read = Deleted::read(&self.volume)?;
                self.deleted.get_or_init(|| read)
            }
        };
        let described = deleted.of(directory.0 & REFERENCE & !DELETED).iter().filter_map(|(number, name)| {
            let mut entry = self.described(name.clone(), &self.volume.node(*number).ok()?);
            entry.flags.deleted = true;
            Some(entry)
        });
        Ok(described.collect())
    }

    fn root_entry(&self) -> Result<Option<Entry>> {
        Ok(Some(self.described(String::new(), &self.volume.node(number::ROOT)?)))
    }

    fn body(&self, file: NodeId) -> Result<Recipe> {
        let node = self.file(file)?;
        let Some(data) = node.attribute(kind::DATA) else { return Ok(Recipe::default()) };
        let reparse = Reparse::of(&self.volume, &node);
        if let Some(reparse) = reparse.as_ref().filter(|reparse| reparse.is_elsewhere()) {
            return Err(ELSEWHERE.with(&[&reparse.name()]).into());
        }
        match reparse.and_then(|reparse| reparse.overlay) {
            Some(overlay) => {
                let packed = node.named(kind::DATA, overlay::STREAM);
                let packed = packed.map_or_else(Recipe::default, |packed| self.volume.value(packed));
                overlay::content(&overlay, packed.into_source(), data.size())
            }
            None => stream::content(&self.volume, data),
        }
    }

    fn variants(&self, file: NodeId) -> Result<Vec<Variant>> {
        let node = self.file(file)?;
        let mut streams = Self::streams(&node).peekable();
        if streams.peek().is_none() {
            return Ok(Vec::new());
        }
        let content = node.attribute(kind::DATA).map_or(0, Attribute::size);
        let plain = Variant::known(CONTENT, "Content", content, ["", ""]);
        let variant = |stream: &Attribute| {
            let name = format!("Stream “{}”", stream.name).into();
            let affixes = ["".into(), format!(".{}", stream.name).into()];
            Variant { id: stream.name.clone().into(), name, size: stream.size(), affixes, is_stream: true }
        };
        Ok(std::iter::once(plain).chain(streams.map(variant)).collect())
    }

    fn body_as(&self, file: NodeId, variant: &str) -> Result<Recipe> {
        let node = self.file(file)?;
        let found = Self::streams(&node).find(|stream| stream.name == variant);
        match found {
            Some(stream) => stream::content(&self.volume, stream),
            None if variant == CONTENT => self.body(file),
            None => Err(Error::NotFound(format!("stream “{variant}” of this file"))),
        }
    }

    fn stored(&self, file: NodeId) -> Result<Recipe> {
        let node = self.file(file)?;
        let packed = node.named(kind::DATA, overlay::STREAM).or_else(|| node.attribute(kind::DATA));
        let extents = packed.map(|data| stream::extents(&self.volume, data)).unwrap_or_default();
        let mut recipe = Recipe::default();
        extents.into_iter().for_each(|range| recipe.append(&Recipe::of(&self.volume.content, range)));
        Ok(recipe)
    }

    fn extents(&self, node: NodeId) -> Result<Vec<Range<u64>>> {
        let found = self.node(node)?;
        let of = if found.head.is_directory() {
            found.named(kind::INDEX_ALLOCATION, "$I30")
        } else {
            found.named(kind::DATA, overlay::STREAM).or_else(|| found.attribute(kind::DATA))
        };
        Ok(match of {
            Some(attribute) => stream::extents(&self.volume, attribute),
            None => self.volume.place_in_mft(self.record_range(found.number)).into_iter().collect(),
        })
    }

    fn details(&self, node: NodeId) -> Result<Vec<Facts>> {
        let found = self.node(node)?;
        Ok(facts::node(&self.volume, &found, Reparse::of(&self.volume, &found).as_ref()))
    }

    fn facts(&self) -> Vec<Facts> {
        facts::volume(&self.volume)
    }

    fn structures(&self) -> Vec<Structure> {
        let structure = |usage, name, range| Structure { usage, name, range };
        let mut all = vec![structure(Usage::System, "Boot sector", 0..8192)];
        all.extend(
            self.volume.mft_ranges.iter().map(|range| structure(Usage::Metadata, "Master file table", range.clone())),
        );
        let names = ["Copy of the master file table", "Journal", "Volume bitmap"];
        for (number, name) in [1, 2, number::BITMAP].into_iter().zip(names) {
            let node = self.volume.node(number).ok();
            let ranges = node
                .as_ref()
                .and_then(|node| node.attribute(kind::DATA))
                .map(|data| stream::extents(&self.volume, data));
            all.extend(ranges.unwrap_or_default().into_iter().map(|range| structure(Usage::Metadata, name, range)));
        }
        all
    }
}
