//! The headers of members, and the central directory at the end, which is built from them.

use zerocopy::IntoBytes;

use crate::bytes::integers::{Le16, Le32, Le64};
use crate::bytes::time::Timestamp;
use crate::bytes::zip::{self, CentralFileHeader, End, ExtendedTimestamp, LocalFileHeader, Zip64End, Zip64Locator};

/// A member with known content.
#[derive(Debug, Clone)]
pub(super) struct Member {
    /// Path; for a directory with `/` at the end.
    pub name: String,
    /// Size in bytes.
    pub size: u64,
    /// CRC-32 of the content.
    pub crc_32: u32,
    /// Modification date.
    pub modified: Option<Timestamp>,
    /// POSIX mode, as `st_mode`.
    pub mode: u32,
}

/// How the content of a member is stored in an archive.
#[derive(Debug, Clone, Copy)]
pub(super) enum Storing {
    /// Uncompressed.
    Plain,
    /// As DEFLATE data of this size, after a header written in advance; sizes and checksum follow the data.
    Streamed {
        /// Size of the DEFLATE data in bytes; not known yet when the local header is written.
        packed: u64,
        /// Whether the sizes may need 64 bits.
        is_large: bool,
    },
}

/// The central directory of an archive, built member by member.
#[derive(Debug, Default)]
pub(super) struct Directory {
    bytes: Vec<u8>,
    members: u64,
}

impl Storing {
    const fn method(self) -> u16 {
        match self {
            Self::Plain => 0,
            Self::Streamed { .. } => zip::DEFLATE,
        }
    }

    const fn flags(self) -> u16 {
        match self {
            Self::Plain => zip::UTF_8,
            Self::Streamed { .. } => zip::UTF_8 | zip::SIZES_BEHIND,
        }
    }

    const fn needs_zip64(self, size: u64) -> bool {
        match self {
            Self::Plain => size >= u32::MAX as u64,
            Self::Streamed { is_large, .. } => is_large,
        }
    }
}

/// The local header of a member; `None` if its name is too long.
pub(super) fn local(member: &Member, storing: Storing) -> Option<Vec<u8>> {
    let is_large = storing.needs_zip64(member.size);
    let (size, crc_32) = match storing {
        Storing::Plain => (member.size, member.crc_32),
        Storing::Streamed { .. } => (0, 0),
    };
    let recorded = if is_large { u32::MAX } else { u32::try_from(size).unwrap_or(u32::MAX) };
    let sizes = [size, size];
    let mut extra = zip64_extra(if is_large { &sizes } else { &[] });
    extra.extend_from_slice(&timestamp_extra(member.modified));
    let (date, time) = dos_time(member.modified);
    let header = LocalFileHeader {
        signature: Le32::new(zip::LOCAL),
        version_needed: Le16::new(version(member, storing, is_large)),
        flags: Le16::new(storing.flags()),
        method: Le16::new(storing.method()),
        time: Le16::new(time),
        date: Le16::new(date),
        crc_32: Le32::new(crc_32),
        compressed_size: Le32::new(recorded),
        uncompressed_size: Le32::new(recorded),
        name_length: Le16::new(u16::try_from(member.name.len()).ok()?),
        extra_length: Le16::new(len_16(&extra)),
    };
    Some([header.as_bytes(), member.name.as_bytes(), &extra].concat())
}

fn version(member: &Member, storing: Storing, zip64_used: bool) -> u16 {
    let [plain, directory, zip64] = zip::VERSIONS;
    match (zip64_used, storing) {
        (true, _) => zip64,
        (false, Storing::Plain) if !member.name.ends_with('/') => plain,
        // DEFLATE needs the same version as directories.
        (false, _) => directory,
    }
}

impl Directory {
    /// Adds a member whose local header is at `offset`.
    pub(super) fn enter(&mut self, member: &Member, storing: Storing, offset: u64) {
        let packed = match storing {
            Storing::Plain => member.size,
            Storing::Streamed { packed, .. } => packed,
        };
        let is_large = storing.needs_zip64(member.size);
        let is_far = offset >= u64::from(u32::MAX);
        let size = |size: u64| Le32::new(if is_large { u32::MAX } else { u32::try_from(size).unwrap_or(u32::MAX) });
        let mut values = if is_large { vec![member.size, packed] } else { Vec::new() };
        values.extend(is_far.then_some(offset));
        let mut extra = zip64_extra(&values);
        extra.extend_from_slice(&timestamp_extra(member.modified));
        let (date, time) = dos_time(member.modified);
        let header = CentralFileHeader {
            signature: Le32::new(zip::CENTRAL),
            version_made_by: Le16::new(zip::MADE_BY),
            version_needed: Le16::new(version(member, storing, is_large || is_far)),
            flags: Le16::new(storing.flags()),
            method: Le16::new(storing.method()),
            time: Le16::new(time),
            date: Le16::new(date),
            crc_32: Le32::new(member.crc_32),
            compressed_size: size(packed),
            uncompressed_size: size(member.size),
            // A name that is too long already has no local header.
            name_length: Le16::new(u16::try_from(member.name.len()).unwrap_or(u16::MAX)),
            extra_length: Le16::new(len_16(&extra)),
            comment_length: Le16::new(0),
            disk_number_start: Le16::new(0),
            internal_attributes: Le16::new(0),
            // The lower half is for DOS; bit 4 marks a directory.
            external_attributes: Le32::new((member.mode << 16) | if member.name.ends_with('/') { 0x10 } else { 0 }),
            local_header_offset: Le32::new(u32::try_from(offset).unwrap_or(u32::MAX)),
        };
        self.bytes.extend_from_slice(header.as_bytes());
        self.bytes.extend_from_slice(member.name.as_bytes());
        self.bytes.extend_from_slice(&extra);
        self.members = self.members.saturating_add(1);
    }

    /// The central directory, located at `offset`, and the end of the archive.
    pub(super) fn finish(self, offset: u64) -> Vec<u8> {
        let Self { mut bytes, members } = self;
        let size = bytes.len() as u64;
        if members >= u64::from(u16::MAX) || offset >= u64::from(u32::MAX) || size >= u64::from(u32::MAX) {
            put_zip64_end(&mut bytes, members, offset, size);
        }
        let members = Le16::new(u16::try_from(members).unwrap_or(u16::MAX));
        let end = End {
            signature: Le32::new(zip::END),
            disk: Le16::new(0),
            central_disk: Le16::new(0),
            entries_here: members,
            entries: members,
            central_size: Le32::new(u32::try_from(size).unwrap_or(u32::MAX)),
            central_offset: Le32::new(u32::try_from(offset).unwrap_or(u32::MAX)),
            comment_length: Le16::new(0),
        };
        bytes.extend_from_slice(end.as_bytes());
        bytes
    }
}

fn put_zip64_end(bytes: &mut Vec<u8>, members: u64, central_offset: u64, central_size: u64) {
    let [_, _, version] = zip::VERSIONS;
    let end = Zip64End {
        signature: Le32::new(zip::ZIP64_END),
        size: Le64::new(size_of::<Zip64End>().saturating_sub(12) as u64),
        version_made_by: Le16::new(zip::MADE_BY),
        version_needed: Le16::new(version),
        disk: Le32::new(0),
        central_disk: Le32::new(0),
        entries_here: Le64::new(members),
        entries: Le64::new(members),
        central_size: Le64::new(central_size),
        central_offset: Le64::new(central_offset),
    };
    let locator = Zip64Locator {
        signature: Le32::new(zip::ZIP64_LOCATOR),
        disk: Le32::new(0),
        end_offset: Le64::new(central_offset.saturating_add(central_size)),
        disks: Le32::new(1),
    };
    bytes.extend_from_slice(end.as_bytes());
    bytes.extend_from_slice(locator.as_bytes());
}

/// The ZIP64 extra field with these values; empty if there are none.
fn zip64_extra(values: &[u64]) -> Vec<u8> {
    if values.is_empty() {
        return Vec::new();
    }
    let mut extra = zip::ZIP64_EXTRA.to_le_bytes().to_vec();
    let size = u16::try_from(size_of_val(values)).unwrap_or(u16::MAX);
    extra.extend_from_slice(&size.to_le_bytes());
    extra.extend(values.iter().flat_map(|value| value.to_le_bytes()));
    extra
}

/// The field has 32 bits, signed; other times are only in the DOS fields.
fn timestamp_extra(modified: Option<Timestamp>) -> Vec<u8> {
    let Some(seconds) = modified.and_then(|at| i32::try_from(at.seconds).ok()) else { return Vec::new() };
    let extra = ExtendedTimestamp {
        id: Le16::new(zip::TIMESTAMP_EXTRA),
        size: Le16::new(5),
        flags: 1,
        modified: Le32::from_bytes(seconds.to_le_bytes()),
    };
    extra.as_bytes().to_vec()
}

/// MS-DOS date and time (4.4.6) in the recorded local time: from 1980 to 2107, in steps of two seconds.
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
    // Our two extra fields have at most 37 bytes.
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
