//! The directory tree of a UDF volume.

use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

use super::super::{FileSystem, Label, Structure, Usage, Variant, ViewKind, gathered};
use super::cs0;
use super::descriptor::Descriptor;
use super::descriptors::{self, Place};
use super::directory::{self, Identifier};
use super::facts;
use super::icb::{Data, Icb};
use super::layout::{FileSet, LbAddr, tag};
use super::maps::{self, Generation};
use super::neighbors::Neighbors;
use super::partition::Partitions;
use super::streams;
use super::volume_set::VolumeSet;
use crate::bytes::integers::{Le16, Le32};
use crate::disc::Volume;
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::source::Recipe;
use crate::tree::{Entry, Kind, Name, NodeId};

static OUTSIDE: Anomaly = Anomaly {
    code: "UDF-EXTENT-OUTSIDE",
    severity: Severity::Damage,
    structure: "File Entry",
    meaning: "Part of the file isn't in the image: it was cut off, or an address is wrong.",
    clause: Some("ECMA-167 4/14.14"),
};

static NO_ENTRY: Anomaly = Anomaly {
    code: "UDF-NO-FILE-ENTRY",
    severity: Severity::Damage,
    structure: "File Identifier Descriptor",
    meaning: "The name leads to no file entry, so nothing is known of the file but its name.",
    clause: Some("ECMA-167 4/14.4.5"),
};

/// Preference of a tree that holds much more than the other one on the volume: above all others.
const FIRST: u8 = 95;

/// Preference of a tree that holds less than the other one on the volume: below plain ISO 9660.
const BEHIND: u8 = 57;

/// The directory tree of one state of a volume.
pub(super) struct Udf {
    pub(super) set: Rc<VolumeSet>,
    pub(super) partitions: Partitions,
    pub(super) file_set: (Descriptor<'static>, FileSet),
    label: Label,
    generation: Generation,
    /// Preference among the views.
    preference: u8,
    /// What is recorded outside files, once somebody asked.
    places: OnceCell<Vec<Place>>,
}

impl Udf {
    /// Reads the partition maps and the file set descriptor.
    ///
    /// # Errors
    /// If they cannot be read, or lead to no root directory.
    pub(super) fn new(
        volume: &Volume,
        set: &Rc<VolumeSet>,
        generation: Generation,
        before: &[Rc<dyn FileSystem>],
        findings: &mut Findings,
    ) -> Result<Self> {
        let partitions = maps::read(&volume.content, set, generation, findings)?;
        let (descriptor, logical) = &set.logical;
        let nothing = || {
            let at = volume.content.absolute(descriptor.at);
            Error::broken("Logical Volume Descriptor", at, "it leads to no file set descriptor")
        };
        let at = partitions.place(logical.file_set.location).ok_or_else(nothing)?;
        let found = Descriptor::read(&volume.content, at, set.block_size)?.filter(|it| it.is(tag::FILE_SET));
        let found = found.ok_or_else(nothing)?;
        found.check(&volume.content, logical.file_set.location.block.get(), findings);
        let body: FileSet = found.part(0, "File Set Descriptor")?;
        let mut udf = Self {
            label: label(volume, set, &partitions),
            set: set.clone(),
            partitions,
            file_set: (found, body),
            generation,
            preference: ViewKind::Udf.preference(),
            places: OnceCell::new(),
        };
        let own = udf.list(udf.root(), findings)?;
        udf.preference = preference(&own, before);
        Ok(udf)
    }

    /// Number of states of the volume.
    pub(super) const fn generations(&self) -> usize {
        self.partitions.generations
    }

    fn icb(&self, node: NodeId) -> Result<Icb<'static>> {
        Icb::read(&self.partitions, address_of(node), &mut Findings::default())
    }

    /// The content of a directory, and where it begins.
    fn content(&self, directory: NodeId) -> Result<(Vec<u8>, u64)> {
        let icb = self.icb(directory)?;
        if !icb.is_directory() {
            return Err(Error::NotFound("such directory".into()));
        }
        if icb.length() > limits::DIRECTORY_BYTES {
            return Err(Error::OverLimit("bytes of a directory"));
        }
        let data = icb.data(&self.partitions)?;
        let recipe = data.recipe(&self.partitions.content);
        let len = usize::try_from(recipe.len()).unwrap_or(0);
        let bytes = recipe.into_source().read_up_to(0, len)?;
        let at = data.ranges().next().map_or(icb.descriptor.at, |range| range.start);
        Ok((bytes, at))
    }

    /// The identifiers in the content of a directory, including deleted entries.
    fn identifiers<'a>(&self, (bytes, at): &'a (Vec<u8>, u64), findings: &mut Findings) -> Vec<Identifier<'a>> {
        directory::entries(bytes, &self.partitions.content, *at, findings)
    }

    /// The entry of an identifier, whose block may have been read.
    fn entry(&self, identifier: &Identifier<'_>, block: Option<Descriptor<'_>>, findings: &mut Findings) -> Entry {
        let node = node_of(identifier.icb);
        let mut entry = Entry::new(node, Name::Text(identifier.text()), Kind::File);
        entry.flags.hidden = identifier.is_hidden;
        let described = match Icb::in_block(block, &self.partitions, identifier.icb, findings) {
            // Not moved out of the result: it is large.
            Ok(ref icb) => self.describe(&mut entry, icb, findings),
            Err(error) => Err(error),
        };
        if let Err(error) = described {
            let at = self.partitions.place(identifier.icb).unwrap_or(0);
            let name = identifier.text();
            let at = self.partitions.content.absolute(at);
            findings.add(&NO_ENTRY, at, format!("a file entry for “{name}”"), error.to_string());
        }
        entry
    }

    fn describe(&self, entry: &mut Entry, icb: &Icb<'_>, findings: &mut Findings) -> Result<()> {
        let data = icb.data(&self.partitions)?;
        entry.kind = icb.kind();
        entry.location = data.ranges().next().map(|range| range.start);
        entry.times = icb.times();
        entry.posix = icb.posix();
        entry.flags.scattered = data.is_scattered();
        match entry.kind {
            Kind::File => {
                entry.size = icb.length();
                entry.missing = data.missing;
            }
            Kind::Symlink => entry.target = self.target(&data),
            Kind::CharacterDevice | Kind::BlockDevice => entry.device = icb.device(),
            Kind::Directory | Kind::Fifo | Kind::Socket => {}
        }
        if entry.missing > 0 {
            let at = self.partitions.content.absolute(icb.descriptor.at);
            let expected = format!("{} bytes", entry.size);
            findings.add(&OUTSIDE, at, expected, format!("{} bytes missing", entry.missing));
        }
        Ok(())
    }

    /// The named streams of a file or directory; none if their directory can't be read.
    fn streams(&self, icb: &Icb<'_>) -> Vec<Entry> {
        let listed = icb.streams().map(|streams| self.list(node_of(streams), &mut Findings::default()));
        listed.and_then(Result::ok).unwrap_or_default()
    }

    /// What is recorded outside files.
    fn places(&self) -> &[Place] {
        self.places.get_or_init(|| descriptors::all(&self.set, &self.partitions))
    }

    fn target(&self, data: &Data) -> Option<Name> {
        let source = data.recipe(&self.partitions.content).into_source();
        let bytes = source.read_up_to(0, limits::TARGET_BYTES).ok()?;
        Some(Name::Text(directory::target(&bytes)))
    }
}

/// Makes a node of a block: the partition's reference number, then the block number.
fn node_of(address: LbAddr) -> NodeId {
    NodeId(u64::from(address.partition.get()) << 32 | u64::from(address.block.get()))
}

fn address_of(node: NodeId) -> LbAddr {
    let low = |value: u64| u32::try_from(value & 0xFFFF_FFFF).unwrap_or(0);
    let partition = u16::try_from(low(node.0 >> 32) & 0xFFFF).unwrap_or(0);
    LbAddr { block: Le32::new(low(node.0)), partition: Le16::new(partition) }
}

/// The preference of a tree, from a comparison of its root with the best other tree's.
fn preference(own: &[Entry], before: &[Rc<dyn FileSystem>]) -> u8 {
    let trees = before.iter().filter(|other| other.kind().is_tree());
    let Some(other) = trees.max_by_key(|other| other.preference()) else { return ViewKind::Udf.preference() };
    let mut theirs = other.list(other.root(), &mut Findings::default()).unwrap_or_default();
    theirs.retain(|entry| !entry.flags.associated);
    let is_file = |entry: &Entry| entry.kind == Kind::File;
    // ISO 9660 has only the low 32 bits of the size of a larger file.
    let is_cut = |entry: &Entry| {
        let longer = |there: &&Entry| there.location == entry.location && there.size > entry.size;
        is_file(entry) && entry.location.is_some() && own.iter().any(|there| longer(&there))
    };
    // The note of Windows installers in ISO 9660 is one or two files.
    let is_note = theirs.len() <= 2 && theirs.iter().all(is_file) && !own.iter().all(is_file);
    if is_note || own.len() > theirs.len() || theirs.iter().any(is_cut) {
        FIRST
    } else if own.len() < theirs.len() {
        BEHIND
    } else {
        ViewKind::Udf.preference()
    }
}

fn label(volume: &Volume, set: &VolumeSet, partitions: &Partitions) -> Label {
    let (_, logical) = &set.logical;
    let end =
        |start: u32, length: u32| u64::from(start).saturating_add(length.into()).saturating_mul(set.block_size.into());
    let ends = set.partitions.iter().map(|(_, partition)| end(partition.start.get(), partition.length.get()));
    let declared = ends.max().unwrap_or(0).saturating_sub(volume.start);
    Label {
        volume: cs0::dstring(&logical.identifier),
        created: set.primary.as_ref().and_then(|(_, primary)| primary.recorded.instant()),
        tool: Some(logical.implementation.name().trim_start_matches('*').to_owned()).filter(|name| !name.is_empty()),
        block_size: set.block_size,
        // A write-once medium declares its whole capacity, used or not.
        size: if partitions.generations > 0 { volume.content.len().saturating_sub(volume.start) } else { declared },
    }
}

impl FileSystem for Udf {
    fn kind(&self) -> ViewKind {
        if self.generation == 0 { ViewKind::Udf } else { ViewKind::UdfEarlier }
    }

    fn preference(&self) -> u8 {
        if self.generation == 0 { self.preference } else { self.kind().preference() }
    }

    fn label(&self) -> &Label {
        &self.label
    }

    fn root(&self) -> NodeId {
        node_of(self.file_set.1.root.location)
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
        let content = self.content(directory)?;
        let found = self.identifiers(&content, findings);
        let mut left = found.iter().filter(|it| !it.is_deleted);
        let mut blocks = Neighbors::new(&self.partitions);
        while let Some(identifier) = left.next() {
            let block = blocks.descriptor(identifier.icb, left.clone().map(|next| next.icb));
            if !take(&self.entry(identifier, block, findings)) {
                break;
            }
        }
        Ok(())
    }

    fn deleted(&self, directory: NodeId) -> Result<Vec<Entry>> {
        let mut findings = Findings::default();
        let content = self.content(directory)?;
        let found = self.identifiers(&content, &mut findings);
        let deleted = found.iter().filter(|identifier| identifier.is_deleted).map(|identifier| {
            let mut entry = self.entry(identifier, None, &mut findings);
            entry.flags.deleted = true;
            entry
        });
        Ok(deleted.collect())
    }

    fn body(&self, file: NodeId) -> Result<Recipe> {
        let icb = self.icb(file)?;
        if icb.is_directory() {
            return Err(Error::NotFound("such file".into()));
        }
        icb.recipe(&self.partitions)
    }

    fn variants(&self, file: NodeId) -> Result<Vec<Variant>> {
        let icb = self.icb(file)?;
        Ok(streams::variants(icb.length(), &self.streams(&icb)))
    }

    fn body_as(&self, file: NodeId, variant: &str) -> Result<Recipe> {
        if variant == streams::DATA {
            return self.body(file);
        }
        let streams = self.streams(&self.icb(file)?);
        let stream = streams.iter().find(|stream| streams::id(stream) == variant);
        stream.map_or_else(|| Err(Error::NotFound(format!("stream “{variant}” of this file"))), |it| self.body(it.node))
    }

    fn extents(&self, node: NodeId) -> Result<Vec<Range<u64>>> {
        Ok(self.icb(node)?.data(&self.partitions)?.ranges().collect())
    }

    fn record(&self, node: NodeId) -> Option<Range<u64>> {
        let start = self.partitions.place(address_of(node))?;
        Some(start..start.saturating_add(u64::from(self.set.block_size)))
    }

    fn details(&self, node: NodeId) -> Result<Vec<Facts>> {
        let icb = self.icb(node)?;
        Ok(vec![facts::entry(&self.partitions, &icb, &self.streams(&icb))])
    }

    fn facts(&self) -> Vec<Facts> {
        facts::volume(&self.set, &self.file_set.0, &self.partitions.content, self.places())
    }

    fn structures(&self) -> Vec<Structure> {
        let metadata = |name, range| Structure { usage: Usage::Metadata, name, range };
        let file_set = self.file_set.0.at;
        let mut structures =
            vec![metadata("File Set Descriptor", file_set..file_set.saturating_add(self.set.block_size.into()))];
        structures.extend(self.places().iter().map(|place| metadata(place.name, place.range.clone())));
        structures
    }
}
