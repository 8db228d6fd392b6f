//! The tree of a disc of the 3DO. A node is the offset of an entry in the volume's content, or 0 for the root.

use std::cell::RefCell;
use std::collections::HashSet;
use std::ops::Range;

use zerocopy::{FromBytes, IntoBytes};

use super::layout::{DirectoryEntry, DirectoryHead, NONE, VolumeLabel, flag};
use crate::bytes::integers::Be32;
use crate::bytes::text::{before_zero, field_text};
use crate::error::{Error, Result};
use crate::facts::{Facts, Field, Region, Value, field};
use crate::findings::{Anomaly, Findings, Severity};
use crate::fs::claims::Claims;
use crate::fs::data_map::DataMap;
use crate::fs::{FileSystem, Label, Structure, Usage, ViewKind};
use crate::limits;
use crate::source::{Recipe, Source};
use crate::tree::{Entry, Kind, Name, NodeId};

static INCOMPLETE: Anomaly = Anomaly {
    code: "OPERA-INCOMPLETE",
    severity: Severity::Damage,
    structure: "Opera volume label",
    meaning: "The volume is longer than the image. The image is incomplete: copy it again.",
    clause: None,
};

static LISTING: Anomaly = Anomaly {
    code: "OPERA-DIRECTORY",
    severity: Severity::Damage,
    structure: "Opera directory",
    meaning: "Part of a directory is damaged. Files may be missing from this folder.",
    clause: None,
};

static COPY: Anomaly = Anomaly {
    code: "OPERA-COPY",
    severity: Severity::Warning,
    structure: "Opera directory entry",
    meaning: "The first copy of the data is damaged or not in the image. Another copy is used.",
    clause: None,
};

static OUTSIDE: Anomaly = Anomaly {
    code: "OPERA-OUTSIDE",
    severity: Severity::Damage,
    structure: "Opera directory entry",
    meaning: "The data of the file isn't all in the image. The image is incomplete: copy it again.",
    clause: None,
};

static CROSSED: Anomaly = Anomaly {
    code: "OPERA-CROSSED-FILES",
    severity: Severity::Damage,
    structure: "Opera directory entry",
    meaning: "Two files share part of their data, so the content of one of them is wrong.",
    clause: None,
};

const LABEL: &[Field] = &[
    field!(VolumeLabel, name, "Volume name", "", Value::Text),
    field!(VolumeLabel, comment, "Comment", "", Value::Text),
    field!(VolumeLabel, identifier, "Identifier", "", Value::Be32("")),
    field!(VolumeLabel, block_size, "Block size", "", Value::Be32(" bytes")),
    field!(VolumeLabel, blocks, "Blocks", "", Value::Be32("")),
    field!(VolumeLabel, root_blocks, "Blocks of the root directory", "", Value::Be32("")),
    field!(VolumeLabel, root_block_size, "Block size of the root directory", "", Value::Be32(" bytes")),
    field!(VolumeLabel, last_copy, "Last copy of the root directory", "", Value::Be32("")),
];

const ENTRY: &[Field] = &[
    field!(DirectoryEntry, identifier, "Identifier", "", Value::Be32("")),
    field!(DirectoryEntry, kind, "Type", "", Value::Text),
    field!(DirectoryEntry, block_size, "Block size", "", Value::Be32(" bytes")),
    field!(DirectoryEntry, blocks, "Blocks", "", Value::Be32("")),
    field!(DirectoryEntry, burst, "Blocks that follow each other", "", Value::Be32("")),
    field!(DirectoryEntry, gap, "Blocks between them", "", Value::Be32("")),
    field!(DirectoryEntry, last_copy, "Last copy", "", Value::Be32("")),
];

/// Where the data of a node is.
struct Place {
    is_directory: bool,
    size: u64,
    /// Bytes of a block, and blocks of a copy.
    block_size: u64,
    blocks: u64,
    burst: u64,
    gap: u64,
    /// Offset of each copy.
    copies: Vec<u64>,
}

impl Place {
    /// The map of a copy.
    fn map(&self, content: &Source, copy: u64) -> DataMap {
        let mut map = DataMap::new(self.size);
        // Without a gap all blocks follow each other.
        let burst = self.burst.saturating_mul(self.block_size);
        if self.gap == 0 || burst == 0 {
            map.add(content, 0, self.size, Some(copy));
            return map.finish();
        }
        let step = burst.saturating_add(self.gap.saturating_mul(self.block_size));
        let (mut at, mut place) = (0_u64, copy);
        while map.add(content, at, burst, Some(place)) {
            (at, place) = (at.saturating_add(burst), place.saturating_add(step));
        }
        map.finish()
    }

    /// The map of the first copy that is all in the image, and its number; that of the first copy if none is.
    fn best(&self, content: &Source) -> (DataMap, usize) {
        let maps = self.copies.iter().map(|copy| self.map(content, *copy)).enumerate();
        let best = maps.filter(|(_, map)| map.missing == 0).map(|(number, map)| (map, number)).next();
        let first = || self.copies.first().map_or_else(|| DataMap::new(0), |copy| self.map(content, *copy));
        best.unwrap_or_else(|| (first(), 0))
    }
}

/// The entries in a copy of a directory.
struct Listed {
    all: Vec<(u64, DirectoryEntry)>,
    broken: Option<String>,
}

/// The tree.
pub(super) struct Opera {
    content: Source,
    recorded: VolumeLabel,
    label: Label,
    claims: RefCell<Claims>,
}

impl Opera {
    /// The tree of a disc by its label.
    pub(super) fn new(content: Source, recorded: VolumeLabel, findings: &mut Findings) -> Self {
        let size = u64::from(recorded.blocks.get()).saturating_mul(recorded.block_size.get().into());
        if size > content.len() {
            let found = format!("{} bytes", content.len());
            findings.add(&INCOMPLETE, content.absolute(80), format!("{size} bytes"), found);
        }
        let label = Label {
            volume: field_text(&recorded.name),
            block_size: recorded.block_size.get(),
            size,
            ..Label::default()
        };
        Self { content, recorded, label, claims: RefCell::default() }
    }

    fn offset(&self, block: Be32) -> u64 {
        u64::from(block.get()).saturating_mul(self.recorded.block_size.get().into())
    }

    fn place(&self, node: NodeId) -> Result<Place> {
        if node.0 == 0 {
            let recorded = &self.recorded;
            let count = usize::try_from(recorded.last_copy.get()).unwrap_or(usize::MAX).saturating_add(1);
            let (block_size, blocks) = (recorded.root_block_size.get().into(), recorded.root_blocks.get().into());
            let copies = recorded.copies.iter().take(count).map(|block| self.offset(*block)).collect();
            let size = u64::saturating_mul(block_size, blocks);
            return Ok(Place { is_directory: true, size, block_size, blocks, burst: 0, gap: 0, copies });
        }
        let entry: DirectoryEntry = self.content.read_struct(node.0)?;
        self.place_of(node.0, &entry)
    }

    /// Where the data of an entry is. Copies follow it.
    fn place_of(&self, at: u64, entry: &DirectoryEntry) -> Result<Place> {
        let count = usize::try_from(entry.last_copy.get()).unwrap_or(usize::MAX).saturating_add(1);
        let len = count.min(limits::OPERA_COPIES).saturating_mul(4);
        let bytes = self.content.read_up_to(at.saturating_add(size_of::<DirectoryEntry>() as u64), len)?;
        let copies = bytes.chunks_exact(4).filter_map(|block| Be32::read_from_bytes(block).ok());
        let is_directory = entry.flags.get() & flag::TYPE == flag::DIRECTORY;
        let (block_size, blocks) = (u64::from(entry.block_size.get()), u64::from(entry.blocks.get()));
        Ok(Place {
            is_directory,
            // Directories are read by whole blocks.
            size: if is_directory { block_size.saturating_mul(blocks) } else { entry.size.get().into() },
            block_size,
            blocks,
            burst: entry.burst.get().into(),
            gap: entry.gap.get().into(),
            copies: copies.map(|block| self.offset(block)).collect(),
        })
    }

    /// The entries of a copy of a directory.
    fn entries(&self, place: &Place, copy: u64) -> Result<Listed> {
        let mut listed = Listed { all: Vec::new(), broken: None };
        let mut seen = HashSet::new();
        let len = usize::try_from(place.block_size).unwrap_or(usize::MAX);
        if len > limits::OPERA_BLOCK {
            listed.broken = Some(format!("blocks of {len} bytes"));
            return Ok(listed);
        }
        let mut next = (place.blocks > 0).then_some(0_u32);
        while let Some(block) = next.take() {
            if u64::from(block) >= place.blocks || !seen.insert(block) || listed.all.len() >= limits::OPERA_NAMES {
                listed.broken = Some(format!("block {block} of the directory again, or behind its end"));
                break;
            }
            let start = copy.saturating_add(u64::from(block).saturating_mul(place.block_size));
            let bytes = self.content.read_up_to(start, len)?;
            let Ok((head, _)) = DirectoryHead::read_from_prefix(&bytes) else {
                listed.broken = Some(format!("no block {block} of the directory"));
                break;
            };
            let free = usize::try_from(head.free.get()).unwrap_or(usize::MAX);
            let mut at = usize::try_from(head.first.get()).unwrap_or(usize::MAX);
            if at < size_of::<DirectoryHead>() || free > len {
                listed.broken = Some(format!("entries from byte {at} to {free} of block {block}"));
                break;
            }
            let mut is_last = false;
            while at < free {
                let rest = bytes.get(at..).unwrap_or_default();
                let Ok((entry, _)) = DirectoryEntry::read_from_prefix(rest) else {
                    listed.broken = Some(format!("an entry at byte {at} of block {block} that is cut off"));
                    break;
                };
                listed.all.push((start.saturating_add(at as u64), entry));
                let copies = usize::try_from(entry.last_copy.get()).unwrap_or(usize::MAX).saturating_add(1);
                at = at.saturating_add(size_of::<DirectoryEntry>()).saturating_add(copies.saturating_mul(4));
                is_last = entry.flags.get() & flag::LAST != 0;
                if is_last || entry.flags.get() & flag::LAST_IN_BLOCK != 0 {
                    break;
                }
            }
            next = Some(head.next.get()).filter(|next| *next != NONE && !is_last);
        }
        Ok(listed)
    }

    fn entry(&self, at: u64, recorded: &DirectoryEntry, findings: &mut Findings) -> Result<Entry> {
        let place = self.place_of(at, recorded)?;
        let kind = if place.is_directory { Kind::Directory } else { Kind::File };
        let mut entry = Entry::new(NodeId(at), Name::undeclared(before_zero(&recorded.name).to_vec()), kind);
        if place.is_directory {
            entry.location = place.copies.first().copied();
            return Ok(entry);
        }
        entry.size = place.size;
        let (map, copy) = place.best(&self.content);
        map.locate(&mut entry);
        let at = self.content.absolute(at);
        if copy > 0 {
            findings.add(&COPY, at, "the first copy in the image", format!("copy {}", copy.saturating_add(1)));
        }
        if map.missing > 0 {
            let found = format!("{} bytes of it", entry.size.saturating_sub(map.missing));
            findings.add(&OUTSIDE, at, format!("{} bytes", entry.size), found);
        }
        let ranges: Vec<Range<u64>> = map.ranges().collect();
        let crossed = self.claims.borrow_mut().add(&ranges, Some(entry.node));
        if let Some(crossed) = crossed.filter(|crossed| !crossed.is_same) {
            let found = format!("byte {}, which another file has, too", self.content.absolute(crossed.at));
            findings.add(&CROSSED, at, "blocks of its own", found);
        }
        Ok(entry)
    }
}

impl FileSystem for Opera {
    fn kind(&self) -> ViewKind {
        ViewKind::Opera
    }

    fn label(&self) -> &Label {
        &self.label
    }

    fn root(&self) -> NodeId {
        NodeId(0)
    }

    fn list(&self, directory: NodeId, findings: &mut Findings) -> Result<Vec<Entry>> {
        let place = self.place(directory)?;
        if !place.is_directory {
            return Err(Error::NotFound("such directory".into()));
        }
        let at = self.content.absolute(place.copies.first().copied().unwrap_or(directory.0));
        let mut best: Option<Listed> = None;
        for (number, copy) in place.copies.iter().enumerate() {
            let listed = self.entries(&place, *copy)?;
            let is_sound = listed.broken.is_none();
            if is_sound && number > 0 {
                findings.add(&COPY, at, "a sound first copy", format!("copy {}", number.saturating_add(1)));
            }
            if is_sound || best.as_ref().is_none_or(|best| best.all.len() < listed.all.len()) {
                best = Some(listed);
            }
            if is_sound {
                break;
            }
        }
        let Some(best) = best else {
            findings.add(&LISTING, at, "a copy of the directory", "none");
            return Ok(Vec::new());
        };
        if let Some(found) = best.broken {
            findings.add(&LISTING, at, "entries to the end of each block", found);
        }
        best.all.iter().map(|(at, entry)| self.entry(*at, entry, findings)).collect()
    }

    fn body(&self, file: NodeId) -> Result<Recipe> {
        let place = self.place(file)?;
        if place.is_directory {
            return Err(Error::NotFound("such file".into()));
        }
        Ok(place.best(&self.content).0.recipe(&self.content))
    }

    fn extents(&self, node: NodeId) -> Result<Vec<Range<u64>>> {
        Ok(self.place(node)?.best(&self.content).0.ranges().collect())
    }

    fn details(&self, node: NodeId) -> Result<Vec<Facts>> {
        if node.0 == 0 {
            return Ok(Vec::new());
        }
        let entry: DirectoryEntry = self.content.read_struct(node.0)?;
        let mut facts = Facts::new("Opera directory entry");
        let region = Region { content: &self.content, at: node.0, bytes: entry.as_bytes() };
        facts.add_fields(ENTRY, &region, field_text);
        Ok(vec![facts])
    }

    fn facts(&self) -> Vec<Facts> {
        let mut facts = Facts::new("Opera volume label");
        let region = Region { content: &self.content, at: 0, bytes: self.recorded.as_bytes() };
        facts.add_fields(LABEL, &region, field_text);
        vec![facts]
    }

    fn structures(&self) -> Vec<Structure> {
        let structure = |name, range| Structure { usage: Usage::Metadata, name, range };
        let mut all = vec![structure("Volume label", 0..size_of::<VolumeLabel>() as u64)];
        let root = self.place(self.root()).ok();
        if let Some(Place { copies, size, .. }) = root {
            all.extend(copies.iter().map(|start| structure("Root directory", *start..start.saturating_add(size))));
        }
        all
    }
}
