//! Writes UDF 1.02 (ECMA-167, second edition) for data that is already placed: as a volume of its own, or next to ISO
//! 9660, with shared files.
//!
//! ```text
//! 16+ recognition sequence   BEA01, NSR02, TEA01, after the descriptors of ISO 9660
//! 32  main sequence          primary, implementation use, partition, logical volume, unallocated space, terminator
//! 48  reserve sequence       the same
//! 64  integrity descriptor   closed
//! 256 anchor
//! 257 partition, read-only   file set, then each directory with its identifiers, then the entries of files
//!     data                   placed by the caller
//! N-1 anchor
//! ```
//!
//! These are blocks of 2048 bytes; smaller ones have their sequences at the same bytes, and the partition begins at the
//! next sector.
//!
//! [`Plan`] computes how many sectors the structures take; once the data is placed, [`Plan::emit`] makes them. If old
//! data keeps its sectors, files and directories come after it ([`Plan::move_to`]): blocks count from the start of the
//! partition, so that no order is required.

mod blocks;
mod descriptor;
mod entry;
mod inherit;
mod volume;

use std::collections::HashMap;

pub use self::blocks::Blocks;
use self::descriptor::Built;
pub use self::inherit::is_as_written;
use super::cs0;
use crate::bytes::time::Timestamp;
use crate::disc::SECTOR_SIZE;
use crate::error::{Error, Result};
use crate::refusal::Refusal;
use crate::source::{Recipe, Segment};
use crate::tree::{BodyId, Content, Draft, DraftId, DraftNode};

static LONG_NAME: Refusal = Refusal {
    code: "UDF-WRITE-NAME",
    sentence: "UDF can't record the name “{0}”: it is longer than 254 characters, or than 127 with letters beyond Western \
               European ones.",
    advice: "Give it a shorter name.",
};

static LONG_FILE: Refusal = Refusal {
    code: "UDF-WRITE-LENGTH",
    sentence: "“{0}” is longer than the {1} GB that Discern writes as one file of UDF.",
    advice: "Split the file.",
};

static LONG_TARGET: Refusal = Refusal {
    code: "UDF-WRITE-TARGET",
    sentence: "UDF can't record where the link “{0}” leads: a part of its target is too long.",
    advice: "Give the link a shorter target.",
};

/// First sector of the main volume descriptor sequence.
const MAIN: u32 = 32;

/// Blocks of each sequence (ECMA-167 3/8.4.2 requires 16).
const SEQUENCE: u32 = 16;

/// Block of the first anchor (3/8.4.2.1).
const ANCHOR: u32 = 256;

/// Number of blocks of the file set descriptor and its terminator.
const FILE_SET: u32 = 2;

/// Last sector at which the recognition sequence may begin: the main sequence follows it.
const LAST_RECOGNITION: u32 = MAIN - 3;

/// Lowest unique identifier of a file; lower ones are reserved for Macintosh (UDF 3.2.1.1).
const FIRST_UNIQUE: u64 = 16;

/// Options of a new volume.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Volume identifier.
    pub label: String,
    /// Creation time of the volume, also used for files without one.
    pub created: Timestamp,
    /// Its blocks; next to ISO 9660, those of a disc.
    pub blocks: Blocks,
}

/// The positions of all structures of a volume.
pub struct Plan<'a> {
    draft: &'a Draft,
    options: &'a Options,
    files: Vec<Planned>,
    /// Files by their nodes; nodes that are hard links share one.
    numbers: HashMap<DraftId, usize>,
    blocks: u32,
    /// Block of the partition at which the file set begins; all other blocks are counted from it.
    first: u32,
    directories: u32,
}

/// A file or directory, with the blocks of its structures.
struct Planned {
    node: DraftId,
    /// Block of its file entry, from that of the file set.
    entry: u32,
    /// First block of generated data: identifiers of a directory, components of a link.
    data: u32,
    /// Size of that data in bytes.
    length: u64,
    /// Number of links to it.
    links: u16,
    unique: u64,
}

/// The structures of a volume.
#[derive(Debug)]
pub struct Structures {
    /// Each with its offset, in this order: those before the partition, then the files and directories.
    pub parts: Vec<(u64, Recipe)>,
    /// The anchor for the last sector.
    pub anchor: Vec<u8>,
}

/// Assigns positions. The same tree always gets the same plan.
///
/// # Errors
/// [`Error::Refused`] if UDF cannot record a name, a target or a length; [`Error::OverLimit`] beyond 2^32 blocks.
pub fn plan<'a>(draft: &'a Draft, options: &'a Options) -> Result<Plan<'a>> {
    let mut plan =
        Plan { draft, options, files: Vec::new(), numbers: HashMap::new(), blocks: FILE_SET, first: 0, directories: 0 };
    let mut linked: HashMap<(BodyId, u32), usize> = HashMap::new();
    for id in draft.walk() {
        let Some(node) = draft.node(id) else { continue };
        let key = hard_link(node);
        if let Some(number) = key.and_then(|key| linked.get(&key)).copied() {
            plan.numbers.insert(id, number);
            continue;
        }
        let number = plan.files.len();
        plan.add(id, node)?;
        plan.numbers.insert(id, number);
        if let Some(key) = key {
            linked.insert(key, number);
        }
    }
    plan.count_links();
    Ok(plan)
}

/// The identity of hard links to one file: its data and its serial number.
fn hard_link(node: &DraftNode) -> Option<(BodyId, u32)> {
    let Content::File(body) = node.content else { return None };
    let posix = node.posix.filter(|posix| posix.links > 1)?;
    Some((body, posix.serial?))
}

impl<'a> Plan<'a> {
    /// First sector after all structures, from which data may be placed.
    ///
    /// # Errors
    /// [`Error::OverLimit`] beyond 2^32 sectors.
    pub fn end(&self) -> Result<u32> {
        let end = self.options.blocks.partition().checked_add(self.blocks);
        let end = end.ok_or(Error::OverLimit("blocks of a volume"))?;
        Ok(end.div_ceil(self.options.blocks.per_sector().max(1)))
    }

    /// Number of sectors that files and directories take, without the structures before the partition.
    #[must_use]
    pub fn sectors(&self) -> u32 {
        self.blocks.div_ceil(self.options.blocks.per_sector().max(1))
    }

    /// Puts files and directories at a sector other than the start of the partition.
    ///
    /// # Errors
    /// [`Error::OverLimit`] if that is before the partition, or beyond 2^32 blocks.
    pub fn move_to(&mut self, sector: u32) -> Result<()> {
        let blocks = self.options.blocks;
        let block = sector.checked_mul(blocks.per_sector()).and_then(|block| block.checked_sub(blocks.partition()));
        self.first = block.ok_or(Error::OverLimit("blocks of a volume"))?;
        Ok(())
    }

    /// First sector of the partition, before which no file can have data.
    #[must_use]
    pub fn partition(&self) -> u32 {
        let blocks = self.options.blocks;
        blocks.partition().checked_div(blocks.per_sector()).unwrap_or(0)
    }

    /// Makes the structures for a volume with a number of sectors. `behind` is the sector after the descriptors of ISO
    /// 9660, where the recognition sequence begins; `place` returns the first sector of data.
    ///
    /// # Errors
    /// If the descriptors of ISO 9660 leave no space, or a file's data is outside the partition.
    pub fn emit(&self, behind: u32, sectors: u32, place: &dyn Fn(BodyId) -> Option<u32>) -> Result<Structures> {
        if behind > LAST_RECOGNITION {
            return Err(Error::OverLimit("sectors of volume descriptors before those of UDF"));
        }
        let blocks = self.options.blocks;
        let count = sectors.checked_mul(blocks.per_sector()).ok_or(Error::OverLimit("blocks of a volume"))?;
        let volume = volume::Volume {
            options: self.options,
            partition: count.saturating_sub(blocks.partition()).saturating_sub(1),
            file_set: self.first,
            files: u32::try_from(self.files.len()).unwrap_or(u32::MAX).saturating_sub(self.directories),
            directories: self.directories,
            next_unique: self.files.last().map_or(FIRST_UNIQUE, |file| file.unique.saturating_add(1)),
        };
        let byte = |block: u32| u64::from(block).saturating_mul(blocks.bytes());
        let of_bytes = |bytes: Vec<u8>| {
            let mut recipe = Recipe::default();
            recipe.push_bytes(bytes);
            recipe
        };
        let parts = vec![
            (u64::from(behind).saturating_mul(SECTOR_SIZE), of_bytes(volume::recognition())),
            (byte(blocks.main()), of_bytes(volume.sequence(blocks.main()))),
            (byte(blocks.reserve()), of_bytes(volume.sequence(blocks.reserve()))),
            (byte(blocks.integrity()), of_bytes(volume.integrity(blocks.integrity()))),
            (byte(ANCHOR), of_bytes(volume.anchor(ANCHOR))),
            (byte(blocks.partition().saturating_add(self.first)), self.files(&volume, place)?),
        ];
        // In the last block of the last sector.
        let last = volume.anchor(count.saturating_sub(1));
        let before = usize::try_from(SECTOR_SIZE).unwrap_or(0).saturating_sub(last.len());
        Ok(Structures { parts, anchor: [vec![0; before], last].concat() })
    }

    /// Makes the file set, and all files and directories after it.
    fn files(&self, volume: &volume::Volume<'_>, place: &dyn Fn(BodyId) -> Option<u32>) -> Result<Recipe> {
        let mut tree = Recipe::default();
        let fill = |tree: &mut Recipe, block: u32| {
            let until = u64::from(block).saturating_mul(self.options.blocks.bytes());
            tree.push(Segment::Zeros(until.saturating_sub(tree.len())));
        };
        tree.push_bytes(volume.file_set(self.block(self.files.first().map_or(FILE_SET, |root| root.entry))));
        for file in &self.files {
            fill(&mut tree, file.entry);
            tree.push_bytes(self.entry(file, place)?.into_bytes());
            if file.length > 0 {
                fill(&mut tree, file.data);
                tree.push_bytes(self.data(file)?);
            }
        }
        fill(&mut tree, self.sectors().saturating_mul(self.options.blocks.per_sector()));
        Ok(tree)
    }

    /// The block in the partition for a block counted from the file set.
    const fn block(&self, block: u32) -> u32 {
        self.first.saturating_add(block)
    }

    fn add(&mut self, id: DraftId, node: &DraftNode) -> Result<()> {
        let entry = self.take(self.options.blocks.bytes())?;
        let length = match &node.content {
            Content::Directory(children) => {
                self.directories = self.directories.saturating_add(1);
                let names = children.iter().filter_map(|child| self.draft.node(*child));
                let mut length = entry::identifier_length(&[]);
                for child in names {
                    length = length.saturating_add(entry::identifier_length(&self.name(child)?));
                }
                length
            }
            Content::Symlink(target) => self.components(node, &self.draft.characters(target))?.len() as u64,
            Content::File(body) => {
                let length = self.draft.body(*body).map_or(0, |body| body.recipe.len());
                let longest = self.options.blocks.longest_file();
                if length > longest {
                    return Err(LONG_FILE.with(&[&self.draft.text(node.name()), &(longest / 1_000_000_000)]).into());
                }
                0
            }
            Content::Special(..) => 0,
        };
        let data = if length > 0 { self.take(length)? } else { 0 };
        let number = self.files.len() as u64;
        // The root has 0 (UDF 2.3.6.4).
        let unique = if number == 0 { 0 } else { FIRST_UNIQUE.saturating_add(number).saturating_sub(1) };
        self.files.push(Planned { node: id, entry, data, length, links: 0, unique });
        Ok(())
    }

    /// Takes the blocks that a number of bytes needs.
    fn take(&mut self, bytes: u64) -> Result<u32> {
        let first = self.blocks;
        let count = u32::try_from(self.options.blocks.count(bytes));
        let count = count.map_err(|_| Error::OverLimit("blocks of a volume"))?;
        self.blocks = first.checked_add(count).ok_or(Error::OverLimit("blocks of a volume"))?;
        Ok(first)
    }

    /// Counts the links to each file; for a directory, also those from the parent entries of its subdirectories.
    fn count_links(&mut self) {
        let mut links = vec![0_u16; self.files.len()];
        for (id, number) in &self.numbers {
            let Some(node) = self.draft.node(*id) else { continue };
            let parent = self.numbers.get(&node.parent).filter(|_| node.is_directory());
            for at in [Some(number), parent].into_iter().flatten() {
                if let Some(count) = links.get_mut(*at) {
                    *count = count.saturating_add(1);
                }
            }
        }
        // The root has no name, and is its own parent: one link, which has been counted twice.
        if let Some(root) = links.first_mut() {
            *root = root.saturating_sub(1);
        }
        self.files.iter_mut().zip(links).for_each(|(file, links)| file.links = links);
    }

    /// The encoded name of a node.
    fn name(&self, node: &DraftNode) -> Result<Vec<u8>> {
        let name = self.draft.characters(node.name());
        // A Mac's resource fork has the name of its file.
        let name = if node.associated { format!("{name}:rsrc").into() } else { name };
        cs0::recorded(&name, entry::LONGEST_NAME).ok_or_else(|| LONG_NAME.with(&[&name]).into())
    }

    /// The components of a link's target.
    fn components(&self, node: &DraftNode, target: &str) -> Result<Vec<u8>> {
        entry::components(target).ok_or_else(|| LONG_TARGET.with(&[&self.draft.text(node.name())]).into())
    }

    fn file(&self, id: DraftId) -> Option<&Planned> {
        self.files.get(*self.numbers.get(&id)?)
    }

    /// The file entry.
    fn entry(&self, file: &Planned, place: &dyn Fn(BodyId) -> Option<u32>) -> Result<Built> {
        let nothing = || Error::NotFound("place for the data of a file of UDF".into());
        let blocks = self.options.blocks;
        let node = self.draft.node(file.node).ok_or_else(nothing)?;
        let (first, length) = match node.content {
            Content::File(body) => {
                let length = self.draft.body(body).map_or(0, |body| body.recipe.len());
                let block = match place(body).filter(|_| length > 0) {
                    Some(sector) => {
                        sector.checked_mul(blocks.per_sector()).and_then(|it| it.checked_sub(blocks.partition()))
                    }
                    None => (length == 0).then_some(0),
                };
                (block.ok_or_else(nothing)?, length)
            }
            _ => (self.block(file.data), file.length),
        };
        let entry = entry::FileEntry {
            blocks,
            node,
            links: file.links,
            unique: file.unique,
            created: self.options.created,
            data: (first, length),
        };
        Ok(entry.built(self.block(file.entry)))
    }

    /// The generated data.
    fn data(&self, file: &Planned) -> Result<Vec<u8>> {
        let Some(node) = self.draft.node(file.node) else { return Ok(Vec::new()) };
        match &node.content {
            Content::Directory(children) => self.identifiers(file, node, children),
            Content::Symlink(target) => self.components(node, &self.draft.characters(target)),
            Content::File(_) | Content::Special(..) => Ok(Vec::new()),
        }
    }

    /// The identifiers of a directory: that of its parent, and one for each entry.
    fn identifiers(&self, file: &Planned, node: &DraftNode, children: &[DraftId]) -> Result<Vec<u8>> {
        let blocks = self.options.blocks;
        let parent = self.file(node.parent).unwrap_or(file);
        let mut bytes: Vec<u8> = Vec::new();
        let mut add = |identifier: entry::FileIdentifier| {
            let before = (bytes.len() as u64).checked_div(blocks.bytes()).unwrap_or(0);
            let block = self.block(file.data).saturating_add(u32::try_from(before).unwrap_or(0));
            bytes.extend(identifier.built(block).into_bytes());
        };
        add(entry::FileIdentifier::parent(blocks, self.block(parent.entry), parent.unique));
        for id in children {
            let (Some(child), Some(file)) = (self.draft.node(*id), self.file(*id)) else { continue };
            add(entry::FileIdentifier {
                blocks,
                name: self.name(child)?,
                entry: self.block(file.entry),
                unique: file.unique,
                is_directory: child.is_directory(),
                is_hidden: child.hidden,
                is_parent: false,
            });
        }
        Ok(bytes)
    }
}
