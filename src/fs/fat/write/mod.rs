//! Changes a FAT image: adds, replaces and removes files. Everything else stays at its cluster, as a range of the old
//! image.

mod directory;
mod geometry;
mod name;
mod table;

use std::collections::BTreeMap;

use self::directory::{Directory, slot};
use self::geometry::full;
use super::directory::Found;
use super::geometry::Geometry;
use super::layout::{Slot, attribute};
use super::table::{FIRST, Table, Width};
use crate::bytes::time::Timestamp;
use crate::error::{Error, Result};
use crate::limits;
use crate::refusal::Refusal;
use crate::source::{Recipe, Segment, Source};
use crate::tree::split_path;

static CUT: Refusal =
    Refusal { code: "FAT-CUT", sentence: "The FAT image is incomplete: it ends within its tables.", advice: "" };

static IS_DIRECTORY: Refusal =
    Refusal { code: "FAT-IS-FOLDER", sentence: "“{0}” is a folder of the FAT image.", advice: "" };

static IS_FILE: Refusal =
    Refusal { code: "FAT-IS-FILE", sentence: "“{0}” is a file of the FAT image.", advice: "" };

static FIXED_SIZE: Refusal = Refusal {
    code: "FAT-FIXED-SIZE",
    sentence: "There is no room in the FAT image, which can't grow because firmware emulates it as a disk.",
    advice: "Remove something from it first.",
};

static ROOT_FULL: Refusal =
    Refusal { code: "FAT-ROOT-FULL", sentence: "The root folder of the FAT image is full.", advice: "" };

/// A directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum DirectoryAt {
    /// The root directory of FAT12 and FAT16.
    Root,
    /// The directory with this first cluster.
    At(u32),
}

/// An entry of a directory of a FAT image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its name.
    pub name: String,
    /// Whether the entry is a directory.
    pub is_directory: bool,
    /// Size of a file's content in bytes.
    pub size: u32,
}

/// A FAT image being changed.
pub struct Fat {
    content: Source,
    /// The geometry of the old image, and that of the new one.
    old: Geometry,
    geometry: Geometry,
    table: Table,
    /// Directories read so far.
    directories: BTreeMap<DirectoryAt, Directory>,
    /// Clusters with new data.
    written: BTreeMap<u32, Recipe>,
    /// Whether clusters may be added at the end.
    may_grow: bool,
}

impl Fat {
    /// Reads the FATs of an image. If `may_grow`, the image is enlarged when there is no room.
    ///
    /// # Errors
    /// [`Error::Refused`] if it is no FAT image, or too damaged to be changed.
    pub fn open(content: Source, may_grow: bool) -> Result<Self> {
        let old = Geometry::read(&content)?;
        let bytes = content.read_up_to(old.tables_at(), old.table_len()?)?;
        let table = Table::decode(&bytes, old.width, old.clusters);
        let table = table.ok_or(&CUT)?;
        let (geometry, directories, written) = (old.clone(), BTreeMap::new(), BTreeMap::new());
        Ok(Self { content, old, geometry, table, directories, written, may_grow })
    }

    /// The entries of a directory.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is none at the path.
    pub fn list(&mut self, path: &str) -> Result<Vec<Item>> {
        let place = self.find_directory(path)?;
        let item =
            |found: Found| Item { is_directory: found.is_directory(), size: found.slot.size.get(), name: found.text() };
        Ok(self.directory(place)?.list().into_iter().map(item).collect())
    }

    /// The kind of entry at a path: `Some(true)` for a directory, `None` if there is none.
    ///
    /// # Errors
    /// If a directory on the way cannot be read.
    pub fn kind(&mut self, path: &str) -> Result<Option<bool>> {
        let (parent, name) = split_path(path)?;
        let Ok(place) = self.find_directory(parent) else { return Ok(None) };
        Ok(self.directory(place)?.find(name).map(|found| found.is_directory()))
    }

    /// Writes a file at a path, replacing an existing one, and creates the directories on the way.
    ///
    /// # Errors
    /// [`Error::Refused`] if there is no room, the path is a directory, or FAT cannot record the name.
    pub fn write(&mut self, path: &str, data: &Recipe, time: Timestamp) -> Result<()> {
        let (parent, name) = split_path(path)?;
        let size = u32::try_from(data.len()).map_err(|_| Error::OverLimit("4 GiB of a file of a FAT image"))?;
        let place = self.make_directory(parent, time)?;
        let there = self.directory(place)?.find(name);
        if let Some(there) = &there {
            if there.is_directory() {
                return Err(IS_DIRECTORY.with(&[&path]).into());
            }
            self.release(there.slot.cluster(self.geometry.width))?;
        }
        let cluster = self.store(data)?;
        let new = slot(attribute::ARCHIVE, cluster, size, time);
        match there {
            Some(there) => {
                let old = there.slot;
                let kept = Slot {
                    name: old.name,
                    attributes: old.attributes,
                    case: old.case,
                    created_tenths: old.created_tenths,
                    created_time: old.created_time,
                    created_date: old.created_date,
                    ..new
                };
                self.directory(place)?.set(&there, kept);
                Ok(())
            }
            None => self.add(place, name, new),
        }
    }

    /// The directory at a path, created with its parents if missing.
    ///
    /// # Errors
    /// As [`Fat::write`].
    pub fn make(&mut self, path: &str, time: Timestamp) -> Result<()> {
        self.make_directory(path, time).map(drop)
    }

    /// Removes a file, or a directory with everything in it. The data is overwritten with zeros.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is none.
    pub fn remove(&mut self, path: &str) -> Result<()> {
        let (parent, name) = split_path(path)?;
        let place = self.find_directory(parent)?;
        let found = self.directory(place)?.find(name).ok_or_else(|| Error::NotFound(in_image(path)))?;
        let mut left = vec![found.clone()];
        let mut seen = 0_u32;
        while let Some(found) = left.pop() {
            seen = seen.saturating_add(1);
            if seen > limits::TREE_ENTRIES {
                return Err(Error::OverLimit("entries of a FAT image"));
            }
            if found.is_directory() {
                let place = DirectoryAt::At(found.slot.cluster(self.geometry.width));
                left.extend(self.directory(place)?.list());
                self.directories.remove(&place);
            }
            self.release(found.slot.cluster(self.geometry.width))?;
        }
        self.directory(place)?.remove(&found);
        Ok(())
    }

    /// The changed image.
    ///
    /// # Errors
    /// If the old one cannot be read.
    pub fn finish(mut self) -> Result<Recipe> {
        let mut root = None;
        for (place, directory) in std::mem::take(&mut self.directories) {
            match place {
                _ if !directory.is_changed => {}
                DirectoryAt::Root => root = Some(directory.bytes),
                DirectoryAt::At(first) => self.write_directory(first, directory.bytes)?,
            }
        }
        let old = &self.old;
        let mut recipe = Recipe::default();
        recipe.push_bytes(geometry::reserved(&self.geometry, &self.content, self.table.free())?);
        let table = table::encode(&self.table, self.geometry.width, self.geometry.table_len()?);
        (0..self.geometry.tables).for_each(|_| recipe.push_bytes(table.clone()));
        match root {
            Some(bytes) => recipe.push_bytes(bytes),
            None => recipe.append(&Recipe::of(&self.content, old.root_at()..old.clusters_at())),
        }
        for cluster in FIRST..self.geometry.clusters.saturating_add(FIRST) {
            match self.written.get(&cluster) {
                Some(written) => recipe.append(written),
                None => recipe.append(&Recipe::of(&self.content, old.range(cluster))),
            }
        }
        if self.geometry.clusters == old.clusters {
            // Unused space at the end of the volume, and anything after it.
            recipe
                .append(&Recipe::of(&self.content, old.range(old.clusters.saturating_add(1)).end..self.content.len()));
        } else {
            recipe.push(Segment::Zeros(self.geometry.size().saturating_sub(recipe.len())));
        }
        Ok(recipe)
    }

    /// Reads a directory's entries.
    fn directory(&mut self, place: DirectoryAt) -> Result<&mut Directory> {
        if !self.directories.contains_key(&place) {
            let bytes = match place {
                DirectoryAt::Root => {
                    let range = self.old.root_at()..self.old.clusters_at();
                    let length = usize::try_from(range.end.saturating_sub(range.start)).unwrap_or(0);
                    self.content.read_up_to(range.start, length)?
                }
                DirectoryAt::At(first) => self.read_chain(first)?,
            };
            self.directories.insert(place, Directory::new(bytes));
        }
        self.directories.get_mut(&place).ok_or_else(|| Error::NotFound("directory of the FAT image".into()))
    }

    fn read_chain(&self, first: u32) -> Result<Vec<u8>> {
        let chain = self.table.chain(first)?;
        let cluster = usize::try_from(self.geometry.cluster_len).unwrap_or(usize::MAX);
        if chain.len().saturating_mul(cluster) > limits::FAT_DIRECTORY_BYTES {
            return Err(Error::OverLimit("bytes of a directory of a FAT image"));
        }
        let mut bytes = Vec::new();
        for cluster in chain {
            match self.written.get(&cluster) {
                Some(written) => bytes.extend(written.sample()?),
                None => bytes.extend(Recipe::of(&self.content, self.old.range(cluster)).sample()?),
            }
        }
        Ok(bytes)
    }

    fn write_directory(&mut self, first: u32, bytes: Vec<u8>) -> Result<()> {
        let chain = self.table.chain(first)?;
        // Bytes in a recipe can be saved without reading; those of a source have to be read.
        let mut directory = Recipe::default();
        directory.push_bytes(bytes);
        self.write_clusters(&chain, &directory.into_source());
        Ok(())
    }

    /// Fills clusters with the bytes of a source, then with zeros.
    fn write_clusters(&mut self, chain: &[u32], source: &Source) {
        let length = self.geometry.cluster_len;
        let mut at = 0_u64;
        for cluster in chain {
            let end = at.saturating_add(length);
            let mut recipe = Recipe::of(source, at..end);
            recipe.push(Segment::Zeros(length.saturating_sub(recipe.len())));
            self.written.insert(*cluster, recipe);
            at = end;
        }
    }

    /// Stores data in free clusters. Returns the first; 0 where there is no data.
    fn store(&mut self, data: &Recipe) -> Result<u32> {
        let count = data.len().div_ceil(self.geometry.cluster_len);
        let chain = self.take(u32::try_from(count).map_err(|_| full())?)?;
        self.write_clusters(&chain, &data.clone().into_source());
        Ok(chain.first().copied().unwrap_or(0))
    }

    fn take(&mut self, count: u32) -> Result<Vec<u32>> {
        let missing = count.saturating_sub(self.table.free());
        if missing > 0 {
            self.grow(missing)?;
        }
        Ok(table::take(&mut self.table, usize::try_from(count).unwrap_or(usize::MAX)))
    }

    fn grow(&mut self, more: u32) -> Result<()> {
        if !self.may_grow {
            return Err((&FIXED_SIZE).into());
        }
        let width = self.geometry.width;
        geometry::grow(&mut self.geometry, more)?;
        // New clusters have no bytes in the old image, since another volume may follow its padding.
        let (first, length) = (self.geometry.clusters.saturating_sub(more), self.geometry.cluster_len);
        for cluster in first.saturating_add(FIRST)..self.geometry.clusters.saturating_add(FIRST) {
            let mut zeros = Recipe::default();
            zeros.push(Segment::Zeros(length));
            self.written.insert(cluster, zeros);
        }
        table::grow(&mut self.table, more);
        if self.geometry.width != width {
            table::set_media(&mut self.table, self.geometry.media());
        }
        Ok(())
    }

    /// Frees a chain.
    fn release(&mut self, first: u32) -> Result<()> {
        if first == 0 {
            return Ok(());
        }
        let chain = self.table.chain(first)?;
        table::release(&mut self.table, &chain);
        self.write_clusters(&chain, &Source::from_bytes(Vec::new()));
        Ok(())
    }

    fn root(&self) -> DirectoryAt {
        match self.geometry.width {
            Width::ThirtyTwo => DirectoryAt::At(self.geometry.root_cluster),
            _ => DirectoryAt::Root,
        }
    }

    fn place(&self, found: &Found) -> DirectoryAt {
        match found.slot.cluster(self.geometry.width) {
            0 => self.root(),
            cluster => DirectoryAt::At(cluster),
        }
    }

    fn find_directory(&mut self, path: &str) -> Result<DirectoryAt> {
        let mut at = self.root();
        for part in path.split('/').filter(|part| !part.is_empty()) {
            let found = self.directory(at)?.find(part).filter(Found::is_directory);
            at = found.map(|found| self.place(&found)).ok_or_else(|| Error::NotFound(in_image(path)))?;
        }
        Ok(at)
    }

    fn make_directory(&mut self, path: &str, time: Timestamp) -> Result<DirectoryAt> {
        let mut at = self.root();
        for part in path.split('/').filter(|part| !part.is_empty()) {
            at = match self.directory(at)?.find(part) {
                Some(found) if found.is_directory() => self.place(&found),
                Some(_) => return Err(IS_FILE.with(&[&part]).into()),
                None => self.add_directory(at, part, time)?,
            };
        }
        Ok(at)
    }

    fn add_directory(&mut self, parent: DirectoryAt, name: &str, time: Timestamp) -> Result<DirectoryAt> {
        let chain = self.take(1)?;
        let first = chain.first().copied().ok_or_else(full)?;
        let above = match parent {
            DirectoryAt::At(cluster) if parent != self.root() => cluster,
            _ => 0,
        };
        let own = slot(attribute::DIRECTORY, first, 0, time);
        let length = usize::try_from(self.geometry.cluster_len).unwrap_or(0);
        let mut directory = Directory::new(vec![0; length]);
        for (name, slot) in [(*b".          ", own), (*b"..         ", slot(attribute::DIRECTORY, above, 0, time))] {
            directory.add(&name::Names { short: name, long: Vec::new() }, slot);
        }
        let place = DirectoryAt::At(first);
        self.directories.insert(place, directory);
        self.add(parent, name, own)?;
        Ok(place)
    }

    /// Adds an entry to a directory, and another cluster to the directory if it is full.
    fn add(&mut self, place: DirectoryAt, name: &str, slot: Slot) -> Result<()> {
        let names = self.directory(place)?.names(name)?;
        while !self.directory(place)?.add(&names, slot) {
            let DirectoryAt::At(first) = place else {
                return Err((&ROOT_FULL).into());
            };
            let length = usize::try_from(self.geometry.cluster_len).unwrap_or(0);
            let directory = self.directory(place)?;
            let longer = directory.bytes.len().saturating_add(length);
            if longer > limits::FAT_DIRECTORY_BYTES {
                return Err(Error::OverLimit("bytes of a directory of a FAT image"));
            }
            directory.bytes.resize(longer, 0);
            let more = self.take(1)?;
            let mut chain = self.table.chain(first)?;
            chain.extend(more);
            table::link(&mut self.table, &chain);
        }
        Ok(())
    }
}

fn in_image(path: &str) -> String {
    format!("“{path}” in the FAT image")
}
