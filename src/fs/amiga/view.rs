//! The tree of a volume of the Amiga. A node is the number of a block with a header.

use std::cell::RefCell;
use std::collections::HashSet;
use std::ops::Range;

use super::block::{Block, header};
use super::volume::Volume;
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::{Anomaly, Findings, Severity};
use crate::fs::claims::Claims;
use crate::fs::data_map::DataMap;
use crate::fs::{FileSystem, Label, Structure, Usage, ViewKind};
use crate::limits;
use crate::source::Recipe;
use crate::tree::{Entry, Kind, Name, NodeId, Times};

static LISTING: Anomaly = Anomaly {
    code: "AMIGA-DIRECTORY",
    severity: Severity::Damage,
    structure: "Amiga directory",
    meaning: "Part of a directory is damaged. Files may be missing from this folder.",
    clause: None,
};

static BROKEN: Anomaly = Anomaly {
    code: "AMIGA-BLOCKS",
    severity: Severity::Damage,
    structure: "Amiga file header",
    meaning: "The list of the file's blocks is damaged or not all in the image, so part of the file can't be found.",
    clause: None,
};

static CROSSED: Anomaly = Anomaly {
    code: "AMIGA-CROSSED-BLOCKS",
    severity: Severity::Damage,
    structure: "Amiga file header",
    meaning: "Two files have the same blocks, so the content of one of them is wrong.",
    clause: None,
};

/// Bits of a protection, with the letters that `list` has for them; the lowest four are set for what may not be done.
const PROTECTION: [(u32, char); 8] =
    [(0x80, 'h'), (0x40, 's'), (0x20, 'p'), (0x10, 'a'), (8, 'r'), (4, 'w'), (2, 'e'), (1, 'd')];

const HIDDEN: u32 = 0x80;

/// Bits that are set for what may not be done.
const DENIED: u32 = 0xF;

/// The tree.
pub(super) struct Amiga {
    volume: Volume,
    label: Label,
    claims: RefCell<Claims>,
}

impl Amiga {
    /// The tree of a volume.
    pub(super) fn new(volume: Volume) -> Self {
        let label = Label {
            volume: volume.root.name(),
            created: volume.root.created(),
            block_size: u32::try_from(volume.block_size).unwrap_or(0),
            size: volume.blocks.saturating_mul(volume.block_size),
            ..Label::default()
        };
        Self { volume, label, claims: RefCell::default() }
    }

    fn header(&self, node: NodeId) -> Result<Block> {
        self.volume.header(u32::try_from(node.0).map_err(|_| Error::NotFound("such block".into()))?)
    }

    /// What a hard link leads to, or the block itself.
    fn followed(&self, block: Block) -> Result<Block> {
        match block.kind() {
            header::FILE_LINK | header::DIRECTORY_LINK => self.volume.header(block.linked()),
            _ => Ok(block),
        }
    }

    fn entry(&self, block: Block, findings: &mut Findings) -> Entry {
        let name = Name::Text(block.name());
        let kind = match block.kind() {
            header::DIRECTORY | header::DIRECTORY_LINK => Kind::Directory,
            header::SOFT_LINK => Kind::Symlink,
            _ => Kind::File,
        };
        let changed = block.changed();
        let target = (kind == Kind::Symlink).then(|| Name::Text(block.target()));
        let number = block.number;
        let followed = self.followed(block).ok().filter(|found| {
            let is_directory = matches!(found.kind(), header::ROOT | header::DIRECTORY);
            kind == Kind::Symlink || is_directory == (kind == Kind::Directory)
        });
        let mut entry = Entry::new(NodeId(followed.as_ref().map_or(number, |found| found.number).into()), name, kind);
        entry.times = Times { modified: changed, ..Times::default() };
        entry.target = target;
        let Some(found) = followed else {
            let at = self.volume.content.absolute(self.volume.block_at(number));
            findings.add(&LISTING, at, "a link to a file or directory", "one that leads to none");
            return entry;
        };
        entry.flags.hidden = found.protection() & HIDDEN != 0;
        match kind {
            Kind::File => {
                entry.size = found.size().into();
                self.place(&mut entry, &found, findings);
            }
            // The place of its header, so that a directory that leads back to itself is known.
            Kind::Directory => entry.location = Some(self.volume.block_at(found.number)),
            Kind::Symlink | Kind::CharacterDevice | Kind::BlockDevice | Kind::Fifo | Kind::Socket => {}
        }
        entry
    }

    /// Tells where the data of a file is, and notes what is wrong with that.
    fn place(&self, entry: &mut Entry, file: &Block, findings: &mut Findings) {
        let blocks = u64::from(file.size()).checked_div(self.volume.block_size).unwrap_or(0);
        if blocks > limits::AMIGA_LISTED_BLOCKS {
            entry.location = file.data().next().map(|number| self.volume.block_at(number));
            entry.flags.scattered = true;
            return;
        }
        let Ok(map) = self.volume.map(file) else { return };
        map.locate(entry);
        // Blocks of the old file system have heads, so that no two are adjacent.
        entry.flags.scattered &= self.volume.is_fast();
        let ranges: Vec<Range<u64>> = map.ranges().collect();
        let at = self.volume.content.absolute(self.volume.block_at(file.number));
        if map.broken.is_some() || map.missing > 0 {
            let found = map.broken.unwrap_or_else(|| format!("{} bytes missing", map.missing));
            findings.add(&BROKEN, at, format!("blocks for {} bytes", file.size()), found);
        }
        let crossed = self.claims.borrow_mut().add(&ranges, Some(NodeId(file.number.into())));
        if let Some(crossed) = crossed {
            let block = crossed.at.checked_div(self.volume.block_size).unwrap_or(0);
            let owner = crossed.owner.map_or(0, |owner| owner.0);
            findings.add(&CROSSED, at, "blocks of its own", format!("block {block}, which file {owner} has, too"));
        }
    }

    fn file(&self, node: NodeId) -> Result<DataMap> {
        let found = self.followed(self.header(node)?)?;
        if found.kind() == header::FILE { self.volume.map(&found) } else { Err(Error::NotFound("such file".into())) }
    }
}

/// The letters of a protection, as `list` shows them.
fn letters(protection: u32) -> String {
    let allowed = protection ^ DENIED;
    PROTECTION.iter().map(|(bit, letter)| if allowed & bit == 0 { '-' } else { *letter }).collect()
}

impl FileSystem for Amiga {
    fn kind(&self) -> ViewKind {
        ViewKind::Amiga
    }

    fn name(&self) -> &'static str {
        if self.volume.is_fast() { "Amiga FFS" } else { "Amiga OFS" }
    }

    fn label(&self) -> &Label {
        &self.label
    }

    fn root(&self) -> NodeId {
        NodeId(self.volume.root.number.into())
    }

    fn list(&self, directory: NodeId, findings: &mut Findings) -> Result<Vec<Entry>> {
        let found = self.followed(self.header(directory)?)?;
        if !matches!(found.kind(), header::ROOT | header::DIRECTORY) {
            return Err(Error::NotFound("such directory".into()));
        }
        let mut seen = HashSet::new();
        let mut entries = Vec::new();
        let mut broken = None;
        for mut number in found.names() {
            while number != 0 {
                let next = self.volume.header(number).ok().filter(|_| {
                    seen.insert(number) && entries.len() < limits::AMIGA_NAMES && u64::from(number) < self.volume.blocks
                });
                let Some(next) = next else {
                    broken.get_or_insert(number);
                    break;
                };
                number = next.next();
                self.volume.check_sum(&next, findings);
                entries.push(self.entry(next, findings));
            }
        }
        if let Some(number) = broken {
            let at = self.volume.content.absolute(self.volume.block_at(found.number));
            findings.add(&LISTING, at, "headers to the end", format!("block {number} again, or no header in it"));
        }
        Ok(entries)
    }

    fn body(&self, file: NodeId) -> Result<Recipe> {
        Ok(self.file(file)?.recipe(&self.volume.content))
    }

    fn extents(&self, node: NodeId) -> Result<Vec<Range<u64>>> {
        Ok(self.file(node).map(|map| map.ranges().collect()).unwrap_or_default())
    }

    fn record(&self, node: NodeId) -> Option<Range<u64>> {
        let start = self.volume.block_at(u32::try_from(node.0).ok()?);
        Some(start..start.saturating_add(self.volume.block_size))
    }

    fn details(&self, node: NodeId) -> Result<Vec<Facts>> {
        let found = self.header(node)?;
        let mut facts = Facts::new("Amiga header block");
        let place = self.volume.content.absolute(self.volume.block_at(found.number));
        let range = place..place.saturating_add(self.volume.block_size);
        facts.add_at("Block", found.number.to_string(), Some(range), None);
        facts.add("Recorded as block", found.own_number().to_string());
        facts.add("Directory", format!("block {}", found.parent()));
        facts.add("Protection", letters(found.protection()));
        let comment = found.comment();
        if !comment.is_empty() {
            facts.add("Comment", comment);
        }
        Ok(vec![facts])
    }

    fn facts(&self) -> Vec<Facts> {
        let volume = &self.volume;
        let mut facts = Facts::new(format!("{} volume", self.name()));
        let variant = match volume.variant {
            0 | 1 => "as first made",
            2 | 3 => "international names",
            _ => "international names, directory cache",
        };
        facts.add("Variant", format!("DOS\\{}: {variant}", volume.variant));
        let place = volume.content.absolute(volume.block_at(volume.root.number));
        let range = place..place.saturating_add(volume.block_size);
        facts.add_at("Root block", volume.root.number.to_string(), Some(range), None);
        facts.add("Volume name", volume.root.name());
        for (label, date) in [("Created", volume.root.created()), ("Changed", volume.root.changed())] {
            if let Some(date) = date {
                facts.add(label, date.to_string());
            }
        }
        facts.add("Block size", format!("{} bytes", volume.block_size));
        facts.add("Blocks", volume.blocks.to_string());
        vec![facts]
    }

    fn structures(&self) -> Vec<Structure> {
        let root = self.volume.block_at(self.volume.root.number);
        let range = root..root.saturating_add(self.volume.block_size);
        let boot = Structure { usage: Usage::System, name: "Boot block", range: 0..1024 };
        vec![boot, Structure { usage: Usage::Metadata, name: "Root block", range }]
    }
}
