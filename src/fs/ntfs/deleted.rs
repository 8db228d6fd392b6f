//! Records of deleted files, which remain until another file takes the record.

use std::collections::HashMap;

use super::layout::{DOS, FileName, kind, number};
use super::record::{Record, name_behind};
use super::volume::{Volume, record_of};
use crate::error::Result;
use crate::limits;

/// Deleted files, by the number of the directory that they were in.
#[derive(Debug, Default)]
pub(super) struct Deleted(HashMap<u64, Vec<(u64, String)>>);

impl Deleted {
    /// Reads the complete master file table.
    ///
    /// # Errors
    /// If it cannot be read.
    pub(super) fn read(volume: &Volume) -> Result<Self> {
        let mut found = Self::default();
        let mut count = 0_usize;
        for record in number::FIRST_USER..volume.records().min(limits::NTFS_RECORDS) {
            let Some(known) =
                volume.record(record)?.filter(|known| !known.head.is_in_use() && known.head.base.get() == 0)
            else {
                continue;
            };
            let Some((name, parent)) = name_of(&known) else { continue };
            let directory = Self::directory(volume, parent)?;
            found.0.entry(directory).or_default().push((record, name));
            count = count.saturating_add(1);
            if count >= limits::NTFS_NAMES {
                break;
            }
        }
        Ok(found)
    }

    /// The directory that contained a name, or the root if another file has taken that directory's record.
    fn directory(volume: &Volume, (parent, sequence): (u64, u16)) -> Result<u64> {
        let known = volume.record(parent)?.filter(|known| known.head.is_directory());
        // Deleting a directory raises its record's sequence number.
        let is_same = known.is_some_and(|known| {
            let now = known.head.sequence.get();
            now == sequence || !known.head.is_in_use() && now == sequence.wrapping_add(1)
        });
        Ok(if is_same { parent } else { number::ROOT })
    }

    /// The deleted files of a directory: number of the record, and name.
    pub(super) fn of(&self, directory: u64) -> &[(u64, String)] {
        self.0.get(&directory).map_or(&[], Vec::as_slice)
    }
}

/// The long name in a record, with its directory.
fn name_of(record: &Record) -> Option<(String, (u64, u16))> {
    let names = record.attributes.iter().filter(|found| found.kind == kind::FILE_NAME);
    let parsed = names.filter_map(|found| {
        let (name, behind) = <FileName as zerocopy::FromBytes>::read_from_prefix(found.resident()?).ok()?;
        Some((name.namespace == DOS, name_behind(behind, name.length)?, record_of(name.parent)))
    });
    let mut all: Vec<_> = parsed.collect();
    let long = all.iter().position(|(is_short, ..)| !is_short).unwrap_or(0);
    if all.is_empty() {
        return None;
    }
    let (_, name, parent) = all.swap_remove(long);
    Some((name, parent))
}
