//! Disks that were opened together with another one, and may belong to the same set: an array, a volume group, or a file
//! system on several devices.

use std::ops::Range;

use super::partition::PartitionTable;
use crate::error::Result;
use crate::findings::Findings;
use crate::signature;
use crate::source::Source;

/// What a disk or a partition is a part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Set {
    /// A volume group of LVM. Which one is known only from its description.
    Lvm,
    /// A Linux RAID with this identifier.
    LinuxRaid([u8; 16]),
    /// A Btrfs volume with this identifier.
    Btrfs([u8; 16]),
}

/// A part of a set.
#[derive(Debug, Clone)]
pub struct Member {
    /// Name of its file.
    pub name: String,
    /// What it is a part of.
    pub set: Set,
    /// Its bytes: a disk, or a partition.
    pub content: Source,
}

/// Sectors at the start in one of which the label of a physical volume of LVM is, and their size in bytes.
const LABELS: u64 = 4;
const SECTOR: u64 = 512;

/// Places of the superblock of a Linux RAID before its data, and of the identifier in it.
const RAIDS: [u64; 2] = [0, 4096];
const RAID_ID: u64 = 16;

/// Where a superblock of Btrfs has the identifier of the volume.
const BTRFS_ID: u64 = 0x1_0020;

impl Set {
    /// What a content is a part of.
    ///
    /// # Errors
    /// If it can't be read.
    pub fn of(content: &Source) -> Result<Option<Self>> {
        let id = |at: u64| -> Result<Option<[u8; 16]>> { Ok(content.read_up_to(at, 16)?.try_into().ok()) };
        for place in RAIDS {
            if content.read_up_to(place, signature::MD_RAID.len())? == signature::MD_RAID {
                return Ok(id(place.saturating_add(RAID_ID))?.map(Self::LinuxRaid));
            }
        }
        for sector in 0..LABELS {
            if content.read_up_to(sector.saturating_mul(SECTOR), signature::LVM.len())? == signature::LVM {
                return Ok(Some(Self::Lvm));
            }
        }
        let (at, mark) = signature::BTRFS;
        if content.read_up_to(at as u64, mark.len())? == mark {
            return Ok(id(BTRFS_ID)?.map(Self::Btrfs));
        }
        Ok(None)
    }
}

impl Member {
    /// The parts of sets on a disk, or in its partitions.
    ///
    /// # Errors
    /// If it can't be read.
    pub fn all(name: &str, content: &Source) -> Result<Vec<Self>> {
        let member = |content: Source| -> Result<Option<Self>> {
            Ok(Set::of(&content)?.map(|set| Self { name: name.to_owned(), set, content }))
        };
        if let Some(whole) = member(content.clone())? {
            return Ok(vec![whole]);
        }
        let tables = PartitionTable::read_all(content, 0, &mut Findings::default())?;
        let partitions = tables.iter().flat_map(|table| &table.partitions).filter(|partition| partition.has_content);
        let mut ranges: Vec<Range<u64>> = partitions.map(|partition| partition.range.clone()).collect();
        ranges.dedup();
        let mut all = Vec::new();
        for range in ranges {
            all.extend(member(content.slice(range))?);
        }
        Ok(all)
    }

    /// The parts on a disk and on those of `others` that are parts of the same sets, and the names of these others. What
    /// can't be read is no part.
    #[must_use]
    pub fn together(content: &Source, others: &[(String, Source)]) -> (Vec<Self>, Vec<String>) {
        let mut all = if others.is_empty() { Vec::new() } else { Self::all("", content).unwrap_or_default() };
        let sets: Vec<Set> = all.iter().map(|member| member.set).collect();
        let mut names = Vec::new();
        for (name, other) in others {
            let mut parts = if sets.is_empty() { Vec::new() } else { Self::all(name, other).unwrap_or_default() };
            parts.retain(|part| sets.contains(&part.set));
            if !parts.is_empty() {
                names.push(name.clone());
            }
            all.extend(parts);
        }
        (all, names)
    }
}
