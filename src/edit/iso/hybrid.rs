//! Updates the structures around the volume for the new layout: partition tables, the loader in the boot sector,
//! partitions after the volume.

use std::ops::Range;

use md5::{Digest, Md5};

use super::appended::is_gap;
use super::blueprint::Blueprint;
use super::decision::{Decision, Outcome};
use super::marks;
use crate::boot::el_torito::Platform;
use crate::boot::loaders::{self, Holds, Record};
use crate::disc::partition::isohybrid::Isohybrid;
use crate::disc::partition::moved::{Geometry, Tables, is_updated, moved};
use crate::disc::{Partition, SECTOR_SIZE, Scheme};
use crate::edit::op::OtherFileSystem;
use crate::error::Result;
use crate::fs::iso9660::write::{BootImage, ImagePlace, Plan, TextField};
use crate::source::Source;
use crate::tree::BodyId;

/// Bytes at the end of an image that belong to its tables: partitions that reach into this range extend to the end.
const END: u64 = 64 << 10;

/// Unit of the tables, in bytes.
const BLOCK: u64 = 512;

/// Bytes of a boot image that are the same wherever it is.
const CODE: Range<u64> = 64..2048;

/// The new layout.
pub(super) struct Layout<'a> {
    pub(super) blueprint: &'a Blueprint,
    pub(super) plan: &'a Plan<'a>,
    /// First bytes of the partitions after the volume.
    pub(super) appended: Vec<u64>,
    /// Size of the image in bytes.
    pub(super) size: u64,
    /// Bytes at the end of the image for the backup of the tables.
    pub(super) backup: u64,
}

impl Layout<'_> {
    /// The system area and the end of the image, and the decision about each entry.
    pub(super) fn tables(&self) -> Result<(Tables, Vec<Decision>)> {
        let mut decisions = Vec::new();
        let mut area = self.blueprint.system_area.to_vec();
        if let Some(code) = &self.blueprint.stick {
            return Ok((self.stick(code, &mut decisions), decisions));
        }
        if self.blueprint.dropped.contains(&OtherFileSystem::Hfs) {
            marks::clear_hfs(&mut area);
        }
        self.move_loader(&mut area, &mut decisions);
        for table in &self.blueprint.tables {
            if table.scheme == Scheme::Gpt && u64::from(table.block_size) != BLOCK {
                decisions.push(Decision::new(
                    Outcome::Doubtful,
                    "GPT",
                    format!("it uses blocks of {} bytes", table.block_size),
                ));
                continue;
            }
            decisions.extend(table.partitions.iter().map(|partition| self.line(table.scheme, partition)));
        }
        let place = |scheme, number, range| self.place(scheme, number, &range);
        let geometry = Geometry::of(&area, self.blueprint.content.len());
        Ok((moved(&area, self.size, geometry, &place), decisions))
    }

    /// Makes isohybrid tables around the loader's code, which loads the first boot image, and for the UEFI image.
    fn stick(&self, code: &[u8], decisions: &mut Vec<Decision>) -> Tables {
        let images = self.blueprint.options.boot.iter().flat_map(|boot| &boot.images);
        let place = |image: &BootImage| match image.place {
            ImagePlace::Body(body) => Some((self.start_of(body)?, self.blueprint.draft.body(body)?.recipe.len())),
            ImagePlace::Behind(_) => None,
        };
        let mut bios = images.clone().filter(|image| image.entry.platform == Platform::Bios);
        let mut uefi = images.filter(|image| image.entry.platform == Platform::Uefi);
        let pointer = bios.next().map_or(0, |loader| {
            let behind = if loader.grub2_pointer { 4 } else { 0 };
            (place(loader).map_or(0, |(start, _)| start) / BLOCK).saturating_add(behind)
        });
        let range = |(start, length): (u64, u64)| start..start.saturating_add(length.next_multiple_of(BLOCK));
        let uefi = uefi.next().and_then(place).map(range);
        if !code.is_empty() {
            decisions.push(Decision::new(
                Outcome::Patched,
                "Boot sector for USB drives",
                "the loader's code, with its address",
            ));
        }
        if uefi.is_some() {
            decisions.push(Decision::new(
                Outcome::Patched,
                "GPT for sticks",
                "made for the UEFI boot image, with a backup at the end",
            ));
        }
        Isohybrid { code, pointer, size: self.size, uefi, id: &|number| self.id(number) }.tables()
    }

    /// A GUID (RFC 9562, version 8) derived from the contents of the image: the same input gives the same image.
    fn id(&self, number: u8) -> [u8; 16] {
        let options = &self.blueprint.options;
        let mut digest = Md5::new();
        digest.update(options.dates.creation.seconds.to_le_bytes());
        digest.update(self.size.to_le_bytes());
        digest.update(options.texts.get(TextField::Volume));
        digest.update([number]);
        let mut id: [u8; 16] = digest.finalize().into();
        // The first three fields are little-endian.
        let [.., version, variant, _, _, _, _, _, _, _] = &mut id;
        *version = (*version & 0x0F) | 0x80;
        *variant = (*variant & 0x3F) | 0x80;
        id
    }

    fn line(&self, scheme: Scheme, partition: &Partition) -> Decision {
        let what = format!("{} partition {}", scheme.name(), partition.number);
        let old = &partition.range;
        match self.place(scheme, partition.number, old) {
            Some(range) if range == *old => Decision::new(Outcome::Kept, what, "unchanged"),
            _ if !is_updated(scheme) => {
                let why = format!("the table stays as it is: bytes {} to {} of the old image", old.start, old.end);
                Decision::new(Outcome::Doubtful, what, why)
            }
            Some(range) => {
                let why = format!("bytes {} to {} are now {} to {}", old.start, old.end, range.start, range.end);
                Decision::new(Outcome::Patched, what, why)
            }
            None if is_hfs(partition) => Decision::new(Outcome::Dropped, what, "Discern can't write its file system"),
            None => Decision::new(Outcome::Dropped, what, self.blueprint.why_dropped(old)),
        }
    }

    /// The new range of a partition: that of what it covers, without the backup of the GPT if it didn't reach into it.
    fn place(&self, scheme: Scheme, number: u32, old: &Range<u64>) -> Option<Range<u64>> {
        let range = self.covered(scheme, number, old)?;
        let before = |size: u64| size.saturating_sub(self.backup);
        let was_before = scheme == Scheme::Gpt && old.end <= before(self.blueprint.content.len());
        Some(if was_before { range.start..range.end.min(before(self.size)) } else { range })
    }

    fn covered(&self, scheme: Scheme, number: u32, old: &Range<u64>) -> Option<Range<u64>> {
        let partition = self.partition(scheme, number)?;
        if partition.kind == "0xee" {
            // It protects all of the image, or what is before the first partition that BIOS or PReP look for.
            let is_all = old.end >= self.blueprint.content.len();
            return Some(old.start..self.point(old.end).filter(|_| !is_all).unwrap_or(self.size));
        }
        if let Some(range) = self.own(old).filter(|_| !is_gap(partition)) {
            return Some(range);
        }
        if is_hfs(partition) && self.blueprint.dropped.contains(&OtherFileSystem::Hfs) {
            return None;
        }
        if let (Some(start), Some(end)) = (self.point(old.start), self.point(old.end)) {
            return (start < end).then_some(start..end);
        }
        if self.blueprint.is_whole(old) && !is_hfs(partition) {
            let start = self.point(old.start)?;
            let end = if self.appended.is_empty() { self.size } else { self.plan.size() };
            return Some(start..end.max(start));
        }
        // A partition that nothing else explains stays if all old data stays.
        let is_kept = self.blueprint.mode.stays() && old.end <= self.blueprint.kept_len();
        (is_kept && old.start >= self.plan.first_kept()).then(|| old.clone())
    }

    fn partition(&self, scheme: Scheme, number: u32) -> Option<&Partition> {
        let tables = self.blueprint.tables.iter().filter(|table| table.scheme == scheme);
        tables.flat_map(|table| &table.partitions).find(|partition| partition.number == number)
    }

    /// The new range of a partition that is a file, a boot image, or after the volume.
    fn own(&self, old: &Range<u64>) -> Option<Range<u64>> {
        let behind = self.blueprint.appended.iter().zip(&self.appended);
        if let Some((part, start)) = behind.into_iter().find(|(part, _)| part.range.start == old.start) {
            return Some(*start..start.saturating_add(part.content.len()));
        }
        let body = *self.blueprint.starts.get(&old.start)?;
        let start = self.start_of(body)?;
        let length = self.blueprint.draft.body(body)?.recipe.len();
        let recorded = old.end.saturating_sub(old.start);
        // Writers round up to a sector or a block: the recorded size stays if it fits.
        let rounded = length.next_multiple_of(SECTOR_SIZE);
        let fits = (length..=rounded).contains(&recorded);
        let length = if fits { recorded } else { length.next_multiple_of(BLOCK) };
        Some(start..start.saturating_add(length))
    }

    fn start_of(&self, body: BodyId) -> Option<u64> {
        self.plan.sector(body).map(|sector| u64::from(sector).saturating_mul(SECTOR_SIZE))
    }

    /// A boundary between partitions: of the image, the volume, or another known partition.
    fn point(&self, old: u64) -> Option<u64> {
        let old_size = self.blueprint.content.len();
        let partition = u64::from(self.blueprint.options.partition_offset).saturating_mul(SECTOR_SIZE);
        if old <= self.blueprint.system_area.len() as u64 || old == partition {
            return Some(old);
        }
        let others = self.blueprint.tables.iter().flat_map(|table| &table.partitions);
        let own = others.filter(|partition| !is_gap(partition)).find_map(|partition| {
            let range = self.own(&partition.range)?;
            let borders = [(partition.range.start, range.start), (partition.range.end, range.end)];
            borders.into_iter().find(|(border, _)| *border == old).map(|(_, border)| border)
        });
        if own.is_some() {
            return own;
        }
        if old > old_size.saturating_sub(END) {
            return Some(self.size.saturating_sub(old_size.saturating_sub(old.min(old_size))));
        }
        (old == self.blueprint.volume_end).then(|| self.plan.size())
    }

    /// Updates the addresses in the boot block.
    fn move_loader(&self, area: &mut [u8], decisions: &mut Vec<Decision>) {
        let Some(record) = loaders::known(area) else { return };
        let what = record.name;
        match &record.holds {
            Holds::Nothing(why) => decisions.push(Decision::new(Outcome::Kept, what, *why)),
            Holds::Pointer(behind) => match self.moved_pointer(area, record, *behind) {
                Some(decision) => decisions.push(decision),
                None => {
                    decisions.push(self.untouched(what, record.holds.target(area), "it points to no known boot image"))
                }
            },
            // isohybrid and xorriso write the address to the same offset, whatever the code.
            Holds::Unknown => {
                let found = [0, 4, 3, 5].into_iter().find_map(|behind| self.moved_pointer(area, record, behind));
                let why = "Discern doesn't know it; if it holds addresses, they are those of the old image";
                decisions.push(found.unwrap_or_else(|| self.untouched(what, None, why)));
            }
            Holds::Own(own) => {
                let mut has_changed = false;
                let mut unknown = 0_u32;
                for address in own.addresses {
                    let Some(old) = address.read(area) else { continue };
                    match self.blueprint.starts.get(&old).and_then(|body| Some((self.start_of(*body)?, *body))) {
                        Some((start, body)) => {
                            let length = self.blueprint.draft.body(body).map_or(0, |body| body.recipe.len());
                            if start != old || self.blueprint.origin(body).is_none() {
                                has_changed = true;
                                address.write(area, start, length);
                            }
                        }
                        None => unknown = unknown.saturating_add(1),
                    }
                }
                if has_changed {
                    own.sum.renew(area);
                }
                decisions.push(match (unknown, has_changed) {
                    (0, true) => Decision::new(Outcome::Patched, what, "its addresses are those of the new image"),
                    (0, false) => Decision::new(Outcome::Kept, what, "unchanged"),
                    _ => {
                        self.untouched(what, None, &format!("{unknown} of its addresses are of no file that is known"))
                    }
                });
            }
        }
    }

    /// Updates the address in a BIOS boot sector, if it is that of a known boot image.
    fn moved_pointer(&self, area: &mut [u8], record: &Record, behind: u64) -> Option<Decision> {
        let old = loaders::pointer(area)?.checked_sub(behind)?.checked_mul(BLOCK).filter(|old| *old > 0)?;
        let known = self.blueprint.starts.get(&old).copied();
        let start = self.start_of(known.or_else(|| self.newer(old))?)?;
        loaders::set_pointer(area, (start / BLOCK).saturating_add(behind));
        Some(relocated(record.name, old, start))
    }

    /// The boot image that is the same program as the one at a byte of the old image, which an earlier session left there:
    /// the same code between the boot info table and GRUB 2's pointer.
    fn newer(&self, old: u64) -> Option<BodyId> {
        let code = |content: &Source, at: u64| {
            let bytes = content.read_up_to(at.saturating_add(CODE.start), usize::try_from(CODE.end - CODE.start).ok()?);
            bytes.ok().filter(|bytes| bytes.iter().any(|byte| *byte != 0))
        };
        let meant = code(&self.blueprint.content, old)?;
        let images = self.blueprint.options.boot.iter().flat_map(|boot| &boot.images);
        images.into_iter().find_map(|image| {
            let ImagePlace::Body(body) = image.place else { return None };
            let content = self.blueprint.draft.body(body)?.recipe.clone().into_source();
            (code(&content, 0)? == meant).then_some(body)
        })
    }

    /// Describes a boot block that was not understood. It is still right if nothing moved that it could load.
    fn untouched(&self, what: &str, target: Option<u64>, why: &str) -> Decision {
        let stays = self.blueprint.mode.stays() && self.blueprint.appended.is_empty();
        let images = self.blueprint.options.boot.iter().flat_map(|boot| &boot.images);
        let at_its_place = |image: &BootImage| match (image.place, image.entry.location) {
            (ImagePlace::Body(body), Some(old)) => self.start_of(body) == Some(old),
            _ => false,
        };
        let is_kept = target.is_none_or(|target| target < self.blueprint.kept_len());
        if stays && is_kept && images.into_iter().all(at_its_place) {
            return Decision::new(Outcome::Kept, what, "nothing that it can load has moved");
        }
        Decision::new(Outcome::Doubtful, what, why)
    }
}

/// Describes the update of a structure with a single address.
pub(super) fn relocated(what: &str, old: u64, new: u64) -> Decision {
    if old == new {
        return Decision::new(Outcome::Kept, what, "unchanged");
    }
    Decision::new(Outcome::Patched, what, format!("moved from byte {old} to byte {new}"))
}

fn is_hfs(partition: &Partition) -> bool {
    matches!(partition.kind.as_str(), "Apple_HFS" | "Apple_HFSX" | "48465300-0000-11AA-AA11-00306543ECAC")
}
