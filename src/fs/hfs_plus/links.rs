//! Hard links: their targets are in two private folders (TN1150 "Hard Links"; Apple's hfs sources for folders).

use std::collections::BTreeMap;

use super::layout::id;
use super::record::{Item, name};
use super::volume::Volume;
use crate::error::Result;
use crate::findings::Findings;
use crate::fs::apple::btree::Address;

/// Name of the private folder for files.
const FILES: &str = "\0\0\0\0HFS+ Private Data";

/// Name of the private folder for folders.
const FOLDERS: &str = ".HFS+ Private Directory Data\r";

/// Targets of hard links, by inode number.
#[derive(Debug, Default)]
pub(super) struct Links {
    files: BTreeMap<u32, Address>,
    folders: BTreeMap<u32, Address>,
}

impl Links {
    /// Lists both private folders.
    ///
    /// # Errors
    /// If the catalog cannot be read.
    pub(super) fn read(volume: &Volume) -> Result<Self> {
        let mut links = Self::default();
        let findings = &mut Findings::default();
        for record in volume.catalog.records(id::ROOT, findings)? {
            let (targets, prefix) = match name(&record.key).as_str() {
                FILES => (&mut links.files, "iNode"),
                FOLDERS => (&mut links.folders, "dir_"),
                _ => continue,
            };
            let Some(folder) = Item::of(&record).filter(|item| item.forks.is_none()) else { continue };
            for record in volume.catalog.records(folder.head.id.get(), findings)? {
                let number = name(&record.key).strip_prefix(prefix).and_then(|number| number.parse().ok());
                targets.extend(number.map(|number| (number, record.address)));
            }
        }
        Ok(links)
    }

    /// The file with an inode number.
    pub(super) fn file(&self, number: u32) -> Option<Address> {
        self.files.get(&number).copied()
    }

    /// The folder with an inode number.
    pub(super) fn folder(&self, number: u32) -> Option<Address> {
        self.folders.get(&number).copied()
    }

    /// Number of files and folders with hard links.
    pub(super) fn counts(&self) -> (usize, usize) {
        (self.files.len(), self.folders.len())
    }
}

/// Whether an entry of the root folder is a private folder, which no system shows.
pub(super) fn is_private(key: &[u8]) -> bool {
    matches!(name(key).as_str(), FILES | FOLDERS)
}
