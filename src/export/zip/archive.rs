//! Puts an archive together: headers as bytes, bodies as the segments they are.

use zerocopy::IntoBytes;

use super::layout::{self, CentralFileHeader, End, ExtendedTimestamp, LocalFileHeader, Zip64End, Zip64Locator};
use crate::bytes::integers::{Le16, Le32, Le64};
use crate::bytes::time::Timestamp;
use crate::source::Recipe;

/// Bytes gathered before they become a segment of their own.
const GATHERED: usize = 4 << 20;

/// A member whose content is known.
#[derive(Debug, Clone)]
pub(super) struct Member {
    /// Path; of a directory with `/` at its end.
    pub name: String,
    /// Bytes of content.
    pub size: u64,
    /// Of the content.
    pub crc_32: u32,
    /// Content last changed.
    pub modified: Option<Timestamp>,
    /// As `st_mode`.
    pub mode: u32,
}

/// An archive that grows member by member.
#[derive(Debug, Default)]
pub(super) struct Archive {
    recipe: Recipe,
    gathered: Vec<u8>,
    central: Vec<u8>,
    members: u64,
}

impl Archive {
    /// Begins a member; its content must be put next. False where its name is too long to be recorded.
    pub(super) fn begin(&mut self, member: &Member) -> bool {
        let Ok(name_length) = u16::try_from(member.name.len()) else { return false };
        let offset = self.offset();
        let (date, time) = dos_time(member.modified);
        let timestamp = timestamp_extra(member.modified);
        let is_large = member.size >= u64::from(u32::MAX);
        let size = if is_large { u32::MAX } else { u32::try_from(member.size).unwrap_or(u32::MAX) };
        let [plain, directory, zip64] = layout::VERSIONS;
        let is_directory = member.name.ends_with('/');
        let needed = |zip64_used: bool| match (zip64_used, is_directory) {
            (true, _) => zip64,
            (false, true) => directory,
            (false, false) => plain,
        };

        let sizes: &[u64] = if is_large { &[member.size, member.size] } else { &[] };
        let mut extra = zip64_extra(sizes);
        extra.extend_from_slice(&timestamp);
        let local = LocalFileHeader {
            signature: Le32::new(layout::LOCAL),
            version_needed: Le16::new(needed(is_large)),
            flags: Le16::new(layout::UTF_8),
            method: Le16::new(0),
            time: Le16::new(time),
            date: Le16::new(date),
            crc_32: Le32::new(member.crc_32),
            compressed_size: Le32::new(size),
            uncompressed_size: Le32::new(size),
            name_length: Le16::new(name_length),
            extra_length: Le16::new(len_16(&extra)),
        };
        self.put_bytes(local.as_bytes());
        self.put_bytes(member.name.as_bytes());
        self.put_bytes(&extra);

        let is_far = offset >= u64::from(u32::MAX);
        let mut values = sizes.to_vec();
        values.extend(is_far.then_some(offset));
        let mut extra = zip64_extra(&values);
        extra.extend_from_slice(&timestamp);
        let central = CentralFileHeader {
            signature: Le32::new(layout::CENTRAL),
            version_made_by: Le16::new(layout::MADE_BY),
            version_needed: Le16::new(needed(is_large || is_far)),
            flags: local.flags,
            method: local.method,
            time: local.time,
            date: local.date,
            crc_32: local.crc_32,
            compressed_size: local.compressed_size,
            uncompressed_size: local.uncompressed_size,
            name_length: local.name_length,
            extra_length: Le16::new(len_16(&extra)),
            comment_length: Le16::new(0),
            disk_number_start: Le16::new(0),
            internal_attributes: Le16::new(0),
            // The lower half is for DOS; bit 4 says that it is a directory.
            external_attributes: Le32::new((member.mode << 16) | if is_directory { 0x10 } else { 0 }),
            local_header_offset: Le32::new(u32::try_from(offset).unwrap_or(u32::MAX)),
        };
        self.central.extend_from_slice(central.as_bytes());
        self.central.extend_from_slice(member.name.as_bytes());
        self.central.extend_from_slice(&extra);
        self.members = self.members.saturating_add(1);
        true
    }

    /// Appends bytes. They are gathered, so that the many small files and headers of an archive become few
    /// segments: a browser takes seconds over ten thousand.
    pub(super) fn put_bytes(&mut self, bytes: &[u8]) {
        self.gathered.extend_from_slice(bytes);
        if self.gathered.len() >= GATHERED {
            self.flush();
        }
    }

    /// Appends what a body is made of.
    pub(super) fn put(&mut self, body: &Recipe) {
        self.flush();
        self.recipe.append(body);
    }

    /// Ends the archive with its central directory.
    pub(super) fn finish(mut self) -> Recipe {
        let offset = self.offset();
        let size = self.central.len() as u64;
        let needs_zip64 =
            self.members >= u64::from(u16::MAX) || offset >= u64::from(u32::MAX) || size >= u64::from(u32::MAX);
        let central = std::mem::take(&mut self.central);
        self.put_bytes(&central);
        if needs_zip64 {
            self.put_zip64_end(offset, size);
        }
        let members = Le16::new(u16::try_from(self.members).unwrap_or(u16::MAX));
        let end = End {
            signature: Le32::new(layout::END),
            disk: Le16::new(0),
            central_disk: Le16::new(0),
            entries_here: members,
            entries: members,
            central_size: Le32::new(u32::try_from(size).unwrap_or(u32::MAX)),
            central_offset: Le32::new(u32::try_from(offset).unwrap_or(u32::MAX)),
            comment_length: Le16::new(0),
        };
        self.put_bytes(end.as_bytes());
        self.flush();
        self.recipe
    }

    fn put_zip64_end(&mut self, central_offset: u64, central_size: u64) {
        let [_, _, version] = layout::VERSIONS;
        let end_offset = central_offset.saturating_add(central_size);
        let end = Zip64End {
            signature: Le32::new(layout::ZIP64_END),
            size: Le64::new(size_of::<Zip64End>().saturating_sub(12) as u64),
            version_made_by: Le16::new(layout::MADE_BY),
            version_needed: Le16::new(version),
            disk: Le32::new(0),
            central_disk: Le32::new(0),
            entries_here: Le64::new(self.members),
            entries: Le64::new(self.members),
            central_size: Le64::new(central_size),
            central_offset: Le64::new(central_offset),
        };
        let locator = Zip64Locator {
            signature: Le32::new(layout::ZIP64_LOCATOR),
            disk: Le32::new(0),
            end_offset: Le64::new(end_offset),
            disks: Le32::new(1),
        };
        self.put_bytes(end.as_bytes());
        self.put_bytes(locator.as_bytes());
    }

    fn offset(&self) -> u64 {
        self.recipe.len().saturating_add(self.gathered.len() as u64)
    }

    fn flush(&mut self) {
        if !self.gathered.is_empty() {
            self.recipe.push_bytes(std::mem::take(&mut self.gathered));
        }
    }
}

/// ZIP64 extra field with these values; none where there are none.
fn zip64_extra(values: &[u64]) -> Vec<u8> {
    if values.is_empty() {
        return Vec::new();
    }
    let mut extra = layout::ZIP64_EXTRA.to_le_bytes().to_vec();
    let size = u16::try_from(size_of_val(values)).unwrap_or(u16::MAX);
    extra.extend_from_slice(&size.to_le_bytes());
    extra.extend(values.iter().flat_map(|value| value.to_le_bytes()));
    extra
}

/// The field has 32 bits and a sign; times outside are in the DOS fields alone.
fn timestamp_extra(modified: Option<Timestamp>) -> Vec<u8> {
    let Some(seconds) = modified.and_then(|at| i32::try_from(at.seconds).ok()) else { return Vec::new() };
    let extra = ExtendedTimestamp {
        id: Le16::new(layout::TIMESTAMP_EXTRA),
        size: Le16::new(5),
        flags: 1,
        modified: Le32::from_bytes(seconds.to_le_bytes()),
    };
    extra.as_bytes().to_vec()
}

/// Date and time of MS-DOS (4.4.6): by the clock that recorded it, from 1980 to 2107, in steps of two seconds.
fn dos_time(modified: Option<Timestamp>) -> (u16, u16) {
    const FIRST: (u16, u16) = ((1 << 5) | 1, 0);
    const LAST: (u16, u16) = (0xFF9F, 0xBF7D);
    let Some(civil) = modified.map(Timestamp::civil) else { return FIRST };
    match u16::try_from(civil.year.saturating_sub(1980)) {
        Ok(year) if year < 128 => {
            let date = (year << 9) | (u16::from(civil.month) << 5) | u16::from(civil.day);
            let time =
                (u16::from(civil.hour) << 11) | (u16::from(civil.minute) << 5) | (u16::from(civil.second.min(59)) / 2);
            (date, time)
        }
        Ok(_) => LAST,
        Err(_) => FIRST,
    }
}

fn len_16(bytes: &[u8]) -> u16 {
    // Two extra fields of ours have 37 bytes at most.
    u16::try_from(bytes.len()).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bytes::time::Civil;

    #[test]
    fn dos_times_are_those_of_the_clock_and_stay_in_range() {
        let at = |year, offset| {
            let civil = Civil { year, month: 11, day: 8, hour: 10, minute: 14, second: 3 };
            dos_time(civil.at_offset(0, offset))
        };
        // Python: zipfile.ZipInfo stores (2025-1980)<<9 | 11<<5 | 8 = 23400 and 10<<11 | 14<<5 | 3//2 = 20929.
        assert_eq!(at(2025, 60), (23_400, 20_929));
        assert_eq!(at(1979, 0), (33, 0));
        assert_eq!(at(2108, 0), (0xFF9F, 0xBF7D));
        assert_eq!(dos_time(None), (33, 0));
    }
}
