//! The table of files of a disc of the GameCube, or of a partition of the Wii whose data can be read.

use std::rc::Rc;

use zerocopy::FromBytes;

use super::layout::{CLUSTER, CLUSTER_DATA, CLUSTER_HASHES, ENTRY, Head, TableEntry};
use crate::error::{Error, Result};
use crate::fs::data_map::DataMap;
use crate::limits;
use crate::source::{Recipe, Source};

/// How the data that offsets count in lies in the volume's content.
#[derive(Debug, Clone, Copy)]
pub(super) struct Data {
    /// First byte of it.
    pub(super) start: u64,
    /// Whether hashes begin each cluster, which offsets don't count.
    pub(super) has_hashes: bool,
    /// Power of two of the unit of offsets.
    pub(super) unit: u32,
}

impl Data {
    /// Where a range of the data is.
    pub(super) fn map(self, content: &Source, offset: u64, size: u64) -> DataMap {
        let mut map = DataMap::new(size);
        if !self.has_hashes {
            map.add(content, 0, size, Some(self.start.saturating_add(offset)));
            return map.finish();
        }
        let mut at = 0_u64;
        loop {
            let place = offset.saturating_add(at);
            let (cluster, within) = (place / CLUSTER_DATA, place % CLUSTER_DATA);
            let first = cluster.saturating_mul(CLUSTER).saturating_add(CLUSTER_HASHES).saturating_add(within);
            let len = CLUSTER_DATA.saturating_sub(within);
            if !map.add(content, at, len, Some(self.start.saturating_add(first))) {
                return map.finish();
            }
            at = at.saturating_add(len);
        }
    }
}

/// The table.
pub(super) struct Table {
    pub(super) data: Data,
    /// The data, if it is encrypted on the disc.
    pub(super) decrypted: Option<Source>,
    /// Where it is, in the data, and its recorded size.
    pub(super) at: u64,
    pub(super) size: u64,
    bytes: Rc<[u8]>,
    /// Entries with the root.
    pub(super) count: u32,
}

/// What is in a directory.
pub(super) struct Listed {
    pub(super) entries: Vec<(u32, TableEntry)>,
    pub(super) broken: Option<String>,
}

impl Table {
    /// The table that a head names.
    ///
    /// # Errors
    /// If it cannot be read, or has no root.
    pub(super) fn read(content: &Source, head: &Head, data: Data) -> Result<Self> {
        let at = u64::from(head.table.get()) << data.unit;
        let size = u64::from(head.table_size.get()) << data.unit;
        let len = usize::try_from(size).unwrap_or(usize::MAX).min(limits::GAMECUBE_TABLE);
        let map = data.map(content, at, len as u64);
        let bytes = map.recipe(content).into_source().read_up_to(0, len)?;
        let root = TableEntry::read_from_prefix(&bytes).ok().map(|(root, _)| root);
        let root = root.filter(|root| root.kind != 0 && root.size.get() > 0).ok_or_else(|| {
            Error::broken("GameCube file table", content.absolute(data.start.saturating_add(at)), "it has no root")
        })?;
        Ok(Self { data, decrypted: None, at, size, bytes: bytes.into(), count: root.size.get() })
    }

    /// The table of a partition whose data, encrypted on the disc, is known.
    ///
    /// # Errors
    /// As [`Table::read`].
    pub(super) fn decrypted(decrypted: &Source, data: Data) -> Result<Self> {
        let head = decrypted.read_struct(0)?;
        let table = Self::read(decrypted, &head, Data { start: 0, has_hashes: false, unit: data.unit })?;
        Ok(Self { data, decrypted: Some(decrypted.clone()), ..table })
    }

    /// The data of a file.
    pub(super) fn body(&self, content: &Source, entry: &TableEntry) -> Recipe {
        let (at, size) = (u64::from(entry.offset.get()) << self.data.unit, u64::from(entry.size.get()));
        match &self.decrypted {
            Some(decrypted) => {
                let end = at.saturating_add(size).min(decrypted.len());
                Recipe::of(decrypted, at.min(end)..end)
            }
            None => self.map(content, entry).recipe(content),
        }
    }

    /// Where the data of a file is on the disc.
    pub(super) fn map(&self, content: &Source, entry: &TableEntry) -> DataMap {
        self.data.map(content, u64::from(entry.offset.get()) << self.data.unit, entry.size.get().into())
    }

    /// An entry by its number.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is none.
    pub(super) fn entry(&self, number: u32) -> Result<TableEntry> {
        let at = usize::try_from(number).unwrap_or(usize::MAX).saturating_mul(ENTRY);
        let entry = self.bytes.get(at..).and_then(|rest| TableEntry::read_from_prefix(rest).ok());
        let entry = entry.filter(|_| number < self.count);
        entry.map(|(entry, _)| entry).ok_or_else(|| Error::NotFound(format!("entry {number} of the file table")))
    }

    /// The name of an entry; `None` if it is not in the table.
    pub(super) fn name(&self, entry: &TableEntry) -> Option<&[u8]> {
        let [high, middle, low] = entry.name;
        let within = u32::from_be_bytes([0, high, middle, low]);
        let names = usize::try_from(self.count).ok()?.checked_mul(ENTRY)?;
        let rest = self.bytes.get(names.checked_add(usize::try_from(within).ok()?)?..)?;
        let rest = rest.get(..limits::NAME_BYTES).unwrap_or(rest);
        let name = rest.get(..rest.iter().position(|byte| *byte == 0)?)?;
        (!name.is_empty()).then_some(name)
    }

    /// The entries in a directory. Each directory is followed by all that is in it.
    ///
    /// # Errors
    /// If it is no directory.
    pub(super) fn list(&self, directory: u32) -> Result<Listed> {
        let own = self.entry(directory)?;
        if own.kind == 0 {
            return Err(Error::NotFound("such directory".into()));
        }
        let (mut entries, mut broken) = (Vec::new(), None);
        let mut number = directory.saturating_add(1);
        while number < own.size.get() {
            let Ok(entry) = self.entry(number) else {
                broken = Some(format!("entry {number} of {}", self.count));
                break;
            };
            entries.push((number, entry));
            let next = if entry.kind == 0 { number.saturating_add(1) } else { entry.size.get() };
            if next <= number || next > own.size.get() {
                broken = Some(format!("entry {number}, which entry {next} follows"));
                break;
            }
            number = next;
        }
        Ok(Listed { entries, broken })
    }
}
