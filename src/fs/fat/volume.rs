//! A FAT volume that is read: its tables, and where the data of its nodes lies.

use std::ops::Range;

use super::directory::{self, Found};
use super::geometry::Geometry;
use super::layout::{SLOT, Slot};
use super::table::{FIRST, Table, Width};
use crate::error::{Error, Result};
use crate::limits;
use crate::refusal::Refusal;
use crate::source::{Recipe, Source};
use crate::tree::NodeId;

static CUT: Refusal = Refusal {
    code: "FAT-CUT-TABLES",
    sentence: "The FAT volume is incomplete: it ends within its tables.",
    advice: "",
};

/// A FAT volume.
pub struct Volume {
    pub(super) content: Source,
    pub(super) geometry: Geometry,
    pub(super) table: Table,
}

/// A file or directory, by its entry.
#[derive(Debug, Clone)]
pub(super) struct Located {
    /// Its entry; `None` for the root directory.
    pub(super) slot: Option<Slot>,
    /// Where its data lies in the volume, in order, with neighbors joined.
    pub(super) extents: Vec<Range<u64>>,
    /// Bytes of its data that the volume does not hold, since a chain is damaged.
    pub(super) missing: u64,
}

impl Volume {
    /// Whether a volume begins with a boot sector of FAT. Reads that sector only.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn probe(content: &Source) -> Result<bool> {
        let sector = match content.read_struct(0) {
            Ok(sector) => sector,
            Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => return Ok(false),
            Err(error) => return Err(error.into()),
        };
        Ok(Geometry::of(sector, content.len()).is_some())
    }

    /// Reads the boot sector and the first table of a volume, which begins with the content.
    ///
    /// # Errors
    /// [`Error::Refused`] where it is not FAT or ends within its tables; [`Error::OverLimit`] where the tables are larger
    /// than [`limits::FAT_TABLE_BYTES`].
    pub fn open(content: Source) -> Result<Self> {
        let geometry = Geometry::read(&content)?;
        let bytes = content.read_up_to(geometry.tables_at(), geometry.table_len()?)?;
        let table = Table::decode(&bytes, geometry.width, geometry.clusters).ok_or(&CUT)?;
        Ok(Self { content, geometry, table })
    }

    /// The entry of a node and where its data lies. A file's address is the byte of its entry, the root's is 0.
    ///
    /// # Errors
    /// Where the entry cannot be read.
    pub(super) fn located(&self, node: NodeId) -> Result<Located> {
        let Some(at) = Some(node.0).filter(|at| *at > 0) else { return Ok(self.root()) };
        let slot: Slot = self.content.read_struct(at)?;
        Ok(self.of_slot(slot))
    }

    /// The same for an entry that has been read.
    pub(super) fn of_slot(&self, slot: Slot) -> Located {
        let is_directory = slot.attributes & super::layout::attribute::DIRECTORY != 0;
        let (first, size) = (slot.cluster(), u64::from(slot.size.get()));
        let length = self.geometry.cluster_len;
        let most = match is_directory {
            true => self.most_of_directory(),
            false => size.div_ceil(length.max(1)),
        };
        let (extents, is_whole) = self.chain(first, most);
        let extents = if is_directory { extents } else { cut(extents, size) };
        let held = extents.iter().map(|range| range.end.saturating_sub(range.start)).sum();
        let missing = match is_directory {
            true => u64::from(!is_whole),
            false => size.saturating_sub(held),
        };
        Located { slot: Some(slot), extents, missing }
    }

    fn root(&self) -> Located {
        let (extents, is_whole) = match self.geometry.width {
            Width::ThirtyTwo => self.chain(self.geometry.root_cluster, self.most_of_directory()),
            _ => (std::iter::once(self.geometry.root_at()..self.geometry.clusters_at()).collect(), true),
        };
        Located { slot: None, extents, missing: u64::from(!is_whole) }
    }

    /// Most clusters of a directory that are read.
    fn most_of_directory(&self) -> u64 {
        (limits::FAT_DIRECTORY_BYTES as u64).checked_div(self.geometry.cluster_len).unwrap_or(0)
    }

    /// The first clusters of a chain as ranges, and whether it is sound so far.
    fn chain(&self, first: u32, most: u64) -> (Vec<Range<u64>>, bool) {
        if first < FIRST || most == 0 {
            return (Vec::new(), most == 0);
        }
        let (chain, is_whole) = self.table.chain_up_to(first, usize::try_from(most).unwrap_or(usize::MAX));
        let mut extents: Vec<Range<u64>> = Vec::new();
        for range in chain.into_iter().map(|cluster| self.geometry.range(cluster)) {
            match extents.last_mut().filter(|last| last.end == range.start) {
                Some(last) => last.end = range.end,
                None => extents.push(range),
            }
        }
        (extents, is_whole)
    }

    /// The entries of a directory, each with the byte of its own entry in the volume.
    ///
    /// # Errors
    /// Where the directory cannot be read.
    pub(super) fn entries(&self, directory: &Located) -> Result<Vec<(u64, Found)>> {
        let bytes = self.bytes(directory)?;
        let found = directory::list(&bytes).into_iter();
        Ok(found.filter_map(|found| Some((place(directory, found.slots.end.checked_sub(1)?)?, found))).collect())
    }

    /// The bytes of a directory.
    ///
    /// # Errors
    /// Where they cannot be read.
    pub(super) fn bytes(&self, directory: &Located) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        for range in &directory.extents {
            let length = range.end.saturating_sub(range.start);
            let length = usize::try_from(length).map_err(|_| Error::OverLimit("bytes of a FAT directory"))?;
            bytes.extend(self.content.read_up_to(range.start, length)?);
        }
        Ok(bytes)
    }

    /// The content of a file.
    pub(super) fn body(&self, file: &Located) -> Recipe {
        let mut recipe = Recipe::default();
        file.extents.iter().for_each(|range| recipe.append(&Recipe::of(&self.content, range.clone())));
        recipe
    }
}

/// The byte of the volume where an entry of a directory is, by its number.
fn place(directory: &Located, number: usize) -> Option<u64> {
    let mut at = u64::try_from(number.checked_mul(SLOT)?).ok()?;
    for range in &directory.extents {
        let length = range.end.saturating_sub(range.start);
        if at < length {
            return range.start.checked_add(at);
        }
        at = at.saturating_sub(length);
    }
    None
}

/// Ranges cut to a length in bytes.
fn cut(extents: Vec<Range<u64>>, length: u64) -> Vec<Range<u64>> {
    let mut left = length;
    let mut cut = Vec::new();
    for range in extents {
        let end = range.end.min(range.start.saturating_add(left));
        left = left.saturating_sub(end.saturating_sub(range.start));
        if end > range.start {
            cut.push(range.start..end);
        }
    }
    cut
}
