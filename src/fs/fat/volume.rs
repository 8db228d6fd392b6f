//! A FAT volume: locates the data of its nodes.

use std::ops::Range;

use super::chain::Entries;
use super::directory::{self, Found, Scanned};
use super::geometry::{Geometry, ParameterSource};
use zerocopy::IntoBytes;

use super::layout::{BootSector, Info, SLOT, Slot, attribute};
use super::table::{FIRST, Width};
use crate::error::{Error, Result};
use crate::findings::{Anomaly, Findings, Severity};
use crate::fs::clusters::{Chain, Clusters};
use crate::limits;
use crate::refusal::Refusal;
use crate::source::{Recipe, Source};
use crate::tree::NodeId;

static CUT: Refusal = Refusal {
    code: "FAT-CUT-TABLES",
    sentence: "The FAT volume is incomplete: it ends within its tables.",
    advice: "",
};

static FROM_BACKUP: Anomaly = Anomaly {
    code: "FAT-BOOT",
    severity: Severity::Warning,
    structure: "Boot sector",
    meaning: "The volume's first sector is damaged; its backup is used in its place.",
    clause: Some("Microsoft FAT 1.03, section 3.3"),
};

static BACKUP: Anomaly = Anomaly {
    code: "FAT-BACKUP-BOOT",
    severity: Severity::Note,
    structure: "Backup boot sector",
    meaning: "The copy of the volume's first sector says something else, so it can't stand in for it.",
    clause: Some("Microsoft FAT 1.03, section 3.3"),
};

static SHORT: Anomaly = Anomaly {
    code: "FAT-SHORT-TABLE",
    severity: Severity::Warning,
    structure: "File Allocation Table",
    meaning: "The table has no entries for the last clusters of the volume; systems may refuse the volume.",
    clause: Some("Microsoft FAT 1.03, section 3.5"),
};

static INCOMPLETE: Anomaly = Anomaly {
    code: "FAT-INCOMPLETE",
    severity: Severity::Damage,
    structure: "Boot sector",
    meaning: "The volume is longer than the image. The image is incomplete: download or copy it again.",
    clause: Some("Microsoft FAT 1.03, section 3.1"),
};

static BOTH_SIZES: Anomaly = Anomaly {
    code: "FAT-TWO-SIZES",
    severity: Severity::Note,
    structure: "Boot sector",
    meaning: "The volume's size is recorded twice, and the two differ; the short one is believed, as most systems do.",
    clause: Some("Microsoft FAT 1.03, section 3.1"),
};

static COPIES: Anomaly = Anomaly {
    code: "FAT-COPIES",
    severity: Severity::Warning,
    structure: "File Allocation Table",
    meaning: "The table and its copy differ: one of them is damaged, or the volume was in use.",
    clause: Some("Microsoft FAT 1.03, section 4"),
};

static STATE: Anomaly = Anomaly {
    code: "FAT-STATE",
    severity: Severity::Warning,
    structure: "File Allocation Table",
    meaning: "The volume wasn't ejected, or its medium failed, so the last changes to it may be incomplete.",
    clause: Some("Microsoft FAT 1.03, section 4.2"),
};

static FREE_COUNT: Anomaly = Anomaly {
    code: "FAT-FREE-COUNT",
    severity: Severity::Note,
    structure: "FSInfo",
    meaning: "The recorded number of free clusters is wrong; systems count anew, or show the wrong free space.",
    clause: Some("Microsoft FAT 1.03, section 5"),
};

static SECOND: Anomaly = Anomaly {
    code: "FAT-SECOND-TABLE",
    severity: Severity::Warning,
    structure: "File Allocation Table",
    meaning: "The chain of this file or folder is damaged in the first table; the second one is used for it.",
    clause: Some("Microsoft FAT 1.03, section 4"),
};

/// A FAT volume.
pub struct Volume {
    pub(super) content: Source,
    pub(super) geometry: Geometry,
}

/// A file or directory.
#[derive(Debug, Clone)]
pub(super) struct Located {
    /// The entry; `None` for the root directory.
    pub(super) slot: Option<Slot>,
    /// Byte ranges of the data in the volume, in order, with adjacent ones joined.
    pub(super) extents: Vec<Range<u64>>,
    /// Number of bytes that cannot be located: that of a whole file, or 1 for a directory.
    pub(super) missing: u64,
    /// Why the cluster chain ends early, if it does.
    pub(super) broken: Option<String>,
    /// Whether the chain is from the second FAT, since that of the first is damaged.
    pub(super) by_second: bool,
}

impl Volume {
    /// Whether the content begins with a FAT volume. Reads only a few sectors.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn probe(content: &Source) -> Result<bool> {
        Ok(Geometry::find(content)?.is_some())
    }

    /// Reads the boot sector of the volume at the start of the content, and checks its FATs.
    ///
    /// # Errors
    /// [`Error::NotFound`] if it is not FAT; [`Error::Refused`] if it ends within its FATs.
    pub fn open(content: Source, findings: &mut Findings) -> Result<Self> {
        let geometry = Geometry::find(&content)?.ok_or_else(|| Error::NotFound("FAT volume".into()))?;
        if geometry.clusters_at() > content.len() {
            return Err((&CUT).into());
        }
        let volume = Self { content, geometry };
        volume.check_boot_sector(findings)?;
        volume.check_tables(findings)?;
        Ok(volume)
    }

    fn check_boot_sector(&self, findings: &mut Findings) -> Result<()> {
        let (geometry, content) = (&self.geometry, &self.content);
        let byte = |field: u64| content.absolute(field);
        if let ParameterSource::Backup(at) = geometry.told {
            findings.add(
                &FROM_BACKUP,
                byte(0),
                "a boot sector of FAT",
                format!("one at byte {}", content.absolute(at)),
            );
        } else if let Some(extended) = geometry.extended() {
            let backup = u64::from(extended.backup_sector.get()).saturating_mul(geometry.bytes_per_sector);
            let copy: Option<BootSector> = content.read_struct(backup).ok();
            let is_same = copy.is_some_and(|copy| copy.as_bytes() == geometry.sector.as_bytes());
            if backup > 0 && !is_same {
                findings.add(&BACKUP, byte(backup), "a copy of the boot sector", "something else");
            }
        }
        if geometry.size() > content.len() {
            let found = format!("{} bytes", content.len());
            findings.add(&INCOMPLETE, byte(19), format!("{} bytes", geometry.size()), found);
        }
        let (short, long) = (u32::from(geometry.sector.total_16.get()), geometry.sector.total_32.get());
        // Boot sectors before MS-DOS 3.31 have code in place of the 32-bit size.
        if short > 0 && long > 0 && short != long && geometry.tail().is_some() {
            findings.add(&BOTH_SIZES, byte(32), format!("{short} sectors"), format!("{long} sectors"));
        }
        if u64::from(geometry.clusters) < geometry.declared_clusters {
            let expected = format!("entries for {} clusters", geometry.declared_clusters);
            findings.add(&SHORT, byte(22), expected, format!("entries for {}", geometry.clusters));
        }
        Ok(())
    }

    fn check_tables(&self, findings: &mut Findings) -> Result<()> {
        let geometry = &self.geometry;
        let length = geometry.table_sectors.saturating_mul(geometry.bytes_per_sector);
        let first = geometry.tables_at();
        if geometry.is_mirrored() && length <= limits::FAT_COMPARED_BYTES {
            let read = |at: u64| self.content.read_up_to(at, usize::try_from(length).unwrap_or(0));
            let (one, other) = (read(first)?, read(first.saturating_add(length))?);
            if let Some(place) = one.iter().zip(&other).position(|(one, other)| one != other) {
                let at = first.saturating_add(length).saturating_add(place as u64);
                let shown = |bytes: &[u8]| bytes.get(place).map_or_else(String::new, |byte| format!("{byte:#04x}"));
                findings.add(&COPIES, self.content.absolute(at), shown(&one), shown(&other));
            }
        }
        let mut entries = Entries::new(&self.content, geometry, geometry.active());
        let flags = match geometry.width {
            Width::Twelve => return Ok(()),
            Width::Sixteen => entries.next(1)?.map(|entry| (entry & 0x8000 == 0, entry & 0x4000 == 0, entry & 0x3FF8)),
            Width::ThirtyTwo => {
                entries.next(1)?.map(|entry| (entry & 0x0800_0000 == 0, entry & 0x0400_0000 == 0, entry & 0x3F8))
            }
        };
        let rest = if geometry.width == Width::Sixteen { 0x3FF8 } else { 0x3F8 };
        let at = self.content.absolute(first.saturating_add(geometry.width.bytes(0) / 2));
        if let Some((is_dirty, has_failed, _)) = flags.filter(|(_, _, ones)| *ones == rest)
            && (is_dirty || has_failed)
        {
            findings.add(&STATE, at, "a volume at rest", if is_dirty { "in use" } else { "failed" });
        }
        if let (Some((at, info)), Some(free)) = (self.info(), self.free_clusters()?)
            && info.free.get() != u32::MAX
            && info.free.get() != free
        {
            let place = self.content.absolute(at.saturating_add(488));
            findings.add(&FREE_COUNT, place, free.to_string(), info.free.get().to_string());
        }
        Ok(())
    }

    /// FAT32's count of free clusters, and the offset of the FSInfo sector.
    pub(super) fn info(&self) -> Option<(u64, Info)> {
        let sector = self.geometry.extended()?.info_sector.get();
        let at = u64::from(sector).checked_mul(self.geometry.bytes_per_sector).filter(|at| *at > 0)?;
        let info: Info = self.content.read_struct(at).ok()?;
        (info.lead == *b"RRaA" && info.signature == *b"rrAa").then_some((at, info))
    }

    /// Number of free clusters in the FAT; `None` if the FAT exceeds [`limits::FAT_COMPARED_BYTES`].
    ///
    /// # Errors
    /// If it cannot be read.
    pub(super) fn free_clusters(&self) -> Result<Option<u32>> {
        let length = self.geometry.table_sectors.saturating_mul(self.geometry.bytes_per_sector);
        if length > limits::FAT_COMPARED_BYTES {
            return Ok(None);
        }
        let mut entries = Entries::new(&self.content, &self.geometry, self.geometry.active());
        let mut free = 0_u32;
        for cluster in FIRST..self.geometry.clusters.saturating_add(FIRST) {
            free = free.saturating_add(u32::from(entries.next(cluster)? == Some(0)));
        }
        Ok(Some(free))
    }

    /// The entry of a node and the location of its data. A node is the offset of its entry; the root is 0.
    ///
    /// # Errors
    /// If it cannot be read.
    pub(super) fn located(&self, node: NodeId) -> Result<Located> {
        let Some(at) = Some(node.0).filter(|at| *at > 0) else { return self.root() };
        self.of_slot(self.content.read_struct(at)?)
    }

    /// Like [`Volume::located`], for an entry that has been read.
    ///
    /// # Errors
    /// As [`Volume::located`].
    pub(super) fn of_slot(&self, slot: Slot) -> Result<Located> {
        let is_directory = slot.attributes & attribute::DIRECTORY != 0;
        let (first, size) = (slot.cluster(self.geometry.width), u64::from(slot.size.get()));
        let count = size.div_ceil(self.geometry.cluster_len);
        let is_deleted = slot.name.first() == Some(&directory::DELETED);
        let (chain, by_second) = match is_deleted {
            // The size of a deleted directory is unknown, but it had at least one cluster.
            true => {
                let count = if is_directory { 1 } else { count };
                (Entries::new(&self.content, &self.geometry, self.geometry.active()).free(first, count)?, false)
            }
            false => self.chain(first, (!is_directory).then_some(count))?,
        };
        let length = if is_directory { limits::FAT_DIRECTORY_BYTES as u64 } else { size };
        let extents = chain.cut(length, self.content.len());
        let held = extents.iter().map(|range| range.end.saturating_sub(range.start)).fold(0, u64::saturating_add);
        let missing = if is_directory { u64::from(chain.broken.is_some()) } else { size.saturating_sub(held) };
        Ok(Located { slot: Some(slot), extents, missing, broken: chain.broken, by_second })
    }

    fn root(&self) -> Result<Located> {
        let (chain, by_second) = match self.geometry.width {
            Width::ThirtyTwo => self.chain(self.geometry.root_cluster, None)?,
            _ => {
                let range = self.geometry.root_at()..self.geometry.clusters_at();
                (Chain { extents: std::iter::once(range).collect(), broken: None }, false)
            }
        };
        let extents = chain.cut(limits::FAT_DIRECTORY_BYTES as u64, self.content.len());
        let missing = u64::from(chain.broken.is_some());
        Ok(Located { slot: None, extents, missing, broken: chain.broken, by_second })
    }

    /// A chain of a number of clusters or to its end, from the active FAT, or from the second one if only that is
    /// sound.
    fn chain(&self, first: u32, most: Option<u64>) -> Result<(Chain, bool)> {
        let by = |number: u8| Entries::new(&self.content, &self.geometry, number).chain(first, most);
        let chain = by(self.geometry.active())?;
        if chain.broken.is_none() || !self.geometry.is_mirrored() {
            return Ok((chain, false));
        }
        let second = by(1)?;
        Ok(if second.broken.is_none() { (second, true) } else { (chain, false) })
    }

    /// Reports that the second FAT was needed.
    pub(super) fn note_second(&self, byte: u64, located: &Located, findings: &mut Findings) {
        if located.by_second {
            findings.add(&SECOND, byte, "a chain of clusters that ends", "one that doesn't");
        }
    }

    /// The content of a directory.
    ///
    /// # Errors
    /// If the directory cannot be read.
    pub(super) fn scan(&self, directory: &Located) -> Result<Scanned> {
        let mut bytes = Vec::new();
        for range in &directory.extents {
            let length = range.end.saturating_sub(range.start);
            let length = usize::try_from(length).map_err(|_| Error::OverLimit("bytes of a FAT directory"))?;
            bytes.extend(self.content.read_up_to(range.start, length)?);
        }
        Ok(directory::scan(&bytes))
    }

    /// The content of a file.
    pub(super) fn body(&self, file: &Located) -> Recipe {
        let mut recipe = Recipe::default();
        file.extents.iter().for_each(|range| recipe.append(&Recipe::of(&self.content, range.clone())));
        recipe
    }
}

impl Found {
    /// Offset of the entry in the volume.
    pub(super) fn place(&self, directory: &Located) -> Option<u64> {
        place(directory, self.slots.end.checked_sub(1)?)
    }
}

/// Offset of a directory's entry in the volume, by its number.
pub(super) fn place(directory: &Located, number: usize) -> Option<u64> {
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
