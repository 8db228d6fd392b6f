//! ZIP archives (PKWARE APPNOTE 6.3.10): the central directory.

use zerocopy::FromBytes;

use crate::bytes::time::{Civil, Timestamp};
use crate::bytes::zip::{
    CENTRAL, CentralFileHeader, END, End, LOCAL, LocalFileHeader, TIMESTAMP_EXTRA, UTF_8, ZIP64_END, ZIP64_EXTRA,
    ZIP64_LOCATOR, Zip64End, Zip64Locator,
};
use crate::codec::{Stream, StreamCodec};
use crate::error::{Error, Result};
use crate::limits;
use crate::refusal::Refusal;
use crate::source::Source;

static METHOD: Refusal = Refusal {
    code: "ZIP-METHOD",
    sentence: "This file is compressed with {0}, which Discern doesn't unpack.",
    advice: "Unpack the archive with another program.",
};

static ENCRYPTED_MEMBER: Refusal = Refusal {
    code: "ZIP-ENCRYPTED",
    sentence: "This file is encrypted, and Discern doesn't decrypt.",
    advice: "Unpack the archive with its password in another program.",
};

static PARTS: Refusal = Refusal {
    code: "ZIP-PARTS",
    sentence: "This ZIP archive is the last of {0} parts, and Discern doesn't join them.",
    advice: "Join them first, for example with `zip -s 0`.",
};

static CUT: Refusal = Refusal {
    code: "ZIP-CUT",
    sentence: "This is a ZIP archive that is cut off: its directory, which comes last, is missing.",
    advice: "Copy or download it again.",
};

/// Largest comment after the end record, in bytes (4.4.12).
const COMMENT: u64 = u16::MAX as u64;

/// Flag of encrypted members (4.4.4, bit 0).
const ENCRYPTED: u16 = 1;

/// Placeholder for a value in the ZIP64 extra field (4.5.3).
const IN_ZIP64: u32 = u32::MAX;

/// Header id of the times of NTFS (4.5.5).
const NTFS_EXTRA: u16 = 0x000A;

/// Unix, in the upper byte of "version made by" (4.4.2).
const UNIX: u16 = 3;

/// DOS attribute: directory.
const DIRECTORY: u32 = 0x10;

/// A member of an archive, as the central directory describes it.
#[derive(Debug, Clone)]
pub struct ZipMember {
    /// Offset of its central header.
    pub at: u64,
    /// Size of the central header in bytes, with name, extra field and comment.
    pub len: u64,
    /// Path.
    pub path: Vec<u8>,
    /// Whether the path is declared as UTF-8.
    pub is_utf8: bool,
    /// Compression method (4.4.5).
    pub method: u16,
    /// Whether it is encrypted.
    pub is_encrypted: bool,
    /// CRC of the unpacked content.
    pub crc_32: u32,
    /// Packed size in bytes.
    pub packed: u64,
    /// Unpacked size in bytes.
    pub size: u64,
    /// Offset of its local header.
    pub local: u64,
    /// Mode as `st_mode`, if the archive was made on Unix.
    pub mode: Option<u32>,
    /// Whether the DOS attributes declare a directory.
    is_directory: bool,
    /// Last modification.
    pub modified: Option<Timestamp>,
}

impl ZipMember {
    /// Whether it is a directory.
    #[must_use]
    pub fn is_directory(&self) -> bool {
        self.path.ends_with(b"/") || self.is_directory
    }

    /// The last part of the path, as a file name.
    #[must_use]
    pub fn base_name(&self) -> String {
        let base = self.path.rsplit(|byte| matches!(byte, b'/' | b'\\')).next().unwrap_or(&self.path);
        String::from_utf8_lossy(base).into_owned()
    }

    /// Whether it is stored without compression.
    #[must_use]
    pub const fn is_stored(&self) -> bool {
        self.method == 0 && !self.is_encrypted
    }

    /// Byte range of the stored data; `None` if it is not inside the archive.
    ///
    /// # Errors
    /// If the archive cannot be read.
    pub fn place(&self, archive: &Source) -> Result<Option<std::ops::Range<u64>>> {
        let head = archive.read_up_to(self.local, size_of::<LocalFileHeader>())?;
        let header = LocalFileHeader::read_from_bytes(&head).ok().filter(|header| header.signature.get() == LOCAL);
        let Some(header) = header else { return Ok(None) };
        let behind = u64::from(header.name_length.get()).saturating_add(header.extra_length.get().into());
        let start = self.local.saturating_add(head.len() as u64).saturating_add(behind);
        let end = start.saturating_add(self.packed);
        Ok((end <= archive.len()).then_some(start..end))
    }

    /// The content, unpacked while it is read.
    ///
    /// # Errors
    /// If it is encrypted, packed by an unsupported method, or not inside the archive.
    pub fn content(&self, archive: &Source) -> Result<Source> {
        let codec = self.codec()?;
        let outside =
            || Error::broken("ZIP local file header", archive.absolute(self.local), "it has no data in the archive");
        let packed = archive.slice(self.place(archive)?.ok_or_else(outside)?);
        Ok(match codec {
            None => packed,
            Some(codec) => Stream::source(codec, &packed, self.size, Some(self.crc_32)),
        })
    }

    /// The compression, if any.
    ///
    /// # Errors
    /// If it is encrypted, or the method is not supported.
    pub fn codec(&self) -> Result<Option<StreamCodec>> {
        if self.is_encrypted {
            return Err((&ENCRYPTED_MEMBER).into());
        }
        Ok(Some(match self.method {
            0 => return Ok(None),
            8 => StreamCodec::Deflate,
            12 => StreamCodec::Bzip2,
            14 => StreamCodec::ZipLzma,
            20 | 93 => StreamCodec::Zstd,
            95 => StreamCodec::Xz,
            other => return Err(METHOD.with(&[&method_name(other)]).into()),
        }))
    }
}

/// Name of a compression method, for users.
#[must_use]
pub fn method_name(method: u16) -> String {
    let name = match method {
        0 => "stored",
        1 => "shrink",
        2..=5 => "reduce",
        6 => "implode",
        8 => "deflate",
        9 => "Deflate64",
        12 => "bzip2",
        14 => "LZMA",
        20 | 93 => "Zstandard",
        95 => "xz",
        96 => "JPEG",
        97 => "WavPack",
        98 => "PPMd",
        99 => "AES encryption",
        _ => return format!("method {method}"),
    };
    name.to_owned()
}

/// Whether there is a central directory with a member.
///
/// # Errors
/// If the archive cannot be read.
pub fn has_members(archive: &Source) -> Result<bool> {
    let Ok(directory) = directory(archive) else { return Ok(false) };
    Ok(archive.read_up_to(directory.start, 4)? == CENTRAL.to_le_bytes())
}

/// All members, in the order of the central directory.
///
/// # Errors
/// If there is no central directory, it is too long, or the archive has several parts.
pub fn members(archive: &Source) -> Result<Vec<ZipMember>> {
    let directory = directory(archive)?;
    if directory.len > limits::ARCHIVE_DIRECTORY_BYTES {
        return Err(Error::OverLimit("bytes of an archive's directory"));
    }
    let bytes = archive.read_up_to(directory.start, usize::try_from(directory.len).unwrap_or(0))?;
    let mut rest = bytes.as_slice();
    let mut members = Vec::new();
    while let Ok((header, behind)) = CentralFileHeader::read_from_prefix(rest) {
        if header.signature.get() != CENTRAL {
            break;
        }
        if members.len() >= limits::ARCHIVE_ENTRIES {
            return Err(Error::OverLimit("files in an archive"));
        }
        let at = directory.start.saturating_add(bytes.len().saturating_sub(rest.len()) as u64);
        let lengths = [header.name_length, header.extra_length, header.comment_length];
        let [name, extra, comment] = lengths.map(|length| usize::from(length.get()));
        let Some((name, behind)) = behind.split_at_checked(name) else { break };
        let Some((extra, behind)) = behind.split_at_checked(extra) else { break };
        let Some((_, behind)) = behind.split_at_checked(comment) else { break };
        let len = rest.len().saturating_sub(behind.len()) as u64;
        rest = behind;
        members.push(ZipMember { at, len, ..member(&header, name, extra, directory.before) });
    }
    Ok(members)
}

fn member(header: &CentralFileHeader, name: &[u8], extra: &[u8], before: u64) -> ZipMember {
    let field = |id: u16| fields(extra).find(|(known, _)| *known == id).map(|(_, field)| field);
    let mut wide = field(ZIP64_EXTRA).unwrap_or_default();
    // The extra field has only the values that do not fit, in this order (4.5.3).
    let mut next = |value: u32| {
        if value != IN_ZIP64 {
            return u64::from(value);
        }
        let (first, behind) = wide.split_first_chunk::<8>().unwrap_or((&[0xFF; 8], &[]));
        wide = behind;
        u64::from_le_bytes(*first)
    };
    let (size, packed) = (next(header.uncompressed_size.get()), next(header.compressed_size.get()));
    let local = next(header.local_header_offset.get());
    let attributes = header.external_attributes.get();
    let is_unix = header.version_made_by.get() >> 8 == UNIX;
    let mut path = name.to_vec();
    // Some DOS programs write backslashes as separators.
    if !is_unix && !path.contains(&b'/') {
        path.iter_mut().filter(|byte| **byte == b'\\').for_each(|byte| *byte = b'/');
    }
    ZipMember {
        at: 0,
        len: 0,
        path,
        is_utf8: header.flags.get() & UTF_8 != 0,
        method: header.method.get(),
        is_encrypted: header.flags.get() & ENCRYPTED != 0,
        crc_32: header.crc_32.get(),
        packed,
        size,
        local: local.saturating_add(before),
        mode: Some(attributes >> 16).filter(|mode| is_unix && *mode != 0),
        is_directory: !is_unix && attributes & DIRECTORY != 0,
        modified: field(TIMESTAMP_EXTRA)
            .and_then(timestamp)
            .or_else(|| field(NTFS_EXTRA).and_then(ntfs))
            .or_else(|| dos(header.date.get(), header.time.get())),
    }
}

/// The fields of an extra field by id.
fn fields(mut extra: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let ([a, b, c, d], behind) = extra.split_first_chunk::<4>()?;
        let (field, behind) = behind.split_at_checked(usize::from(u16::from_le_bytes([*c, *d])))?;
        extra = behind;
        Some((u16::from_le_bytes([*a, *b]), field))
    })
}

/// Info-ZIP's extended timestamp, in seconds since 1970.
fn timestamp(field: &[u8]) -> Option<Timestamp> {
    let (flags, times) = field.split_first()?;
    let seconds = i32::from_le_bytes(*times.first_chunk()?);
    (flags & 1 != 0).then(|| Timestamp::utc(seconds.into()))
}

/// Times of NTFS, in tenths of microseconds since 1601.
fn ntfs(field: &[u8]) -> Option<Timestamp> {
    let (_, times) = fields(field.get(4..)?).find(|(tag, _)| *tag == 1)?;
    let tenths = i64::try_from(u64::from_le_bytes(*times.first_chunk()?)).ok()?;
    Some(Timestamp::utc((tenths / 10_000_000).checked_sub(11_644_473_600)?))
}

/// DOS date and time, in an unknown time zone (4.4.6).
fn dos(date: u16, time: u16) -> Option<Timestamp> {
    let part = |value: u16, shift: u32, mask: u16| u8::try_from((value >> shift) & mask).unwrap_or(0);
    let civil = Civil {
        year: 1980_i32.saturating_add(i32::from(date >> 9)),
        month: part(date, 5, 15),
        day: part(date, 0, 31),
        hour: part(time, 11, 31),
        minute: part(time, 5, 63),
        second: part(time, 0, 31).saturating_mul(2),
    };
    civil.at_offset(0, 0)
}

/// The central directory: its byte range, and the number of bytes before the archive's own start.
struct Directory {
    start: u64,
    len: u64,
    before: u64,
}

/// Finds the central directory by the end record.
fn directory(archive: &Source) -> Result<Directory> {
    let most = COMMENT.saturating_add(size_of::<End>() as u64);
    let from = archive.len().saturating_sub(most);
    let tail = archive.read_up_to(from, usize::try_from(most).unwrap_or(0))?;
    let broken = |what: &str| Error::broken("ZIP archive", archive.absolute(from), what);
    let at = tail.windows(4).rposition(|bytes| bytes == END.to_le_bytes());
    let at = at.ok_or(&CUT)?;
    let (end, _) = End::read_from_prefix(tail.get(at..).unwrap_or_default()).map_err(|_| Error::from(&CUT))?;
    if end.disk.get() != 0 && end.disk.get() != u16::MAX {
        return Err(PARTS.with(&[&u32::from(end.disk.get()).saturating_add(1)]).into());
    }
    let at = from.saturating_add(at as u64);
    let (mut start, mut len, mut end_at) = (u64::from(end.central_offset.get()), u64::from(end.central_size.get()), at);
    let locator_at = at.checked_sub(size_of::<Zip64Locator>() as u64);
    let locator = locator_at.and_then(|at| archive.read_struct::<Zip64Locator>(at).ok());
    if let Some(locator) = locator.filter(|locator| locator.signature.get() == ZIP64_LOCATOR) {
        end_at = locator.end_offset.get();
        let zip64: Zip64End = archive.read_struct(end_at)?;
        if zip64.signature.get() != ZIP64_END {
            return Err(broken("its ZIP64 end record is not where the locator says"));
        }
        (start, len) = (zip64.central_offset.get(), zip64.central_size.get());
    }
    let before = end_at.checked_sub(start.saturating_add(len));
    let before = before.ok_or_else(|| broken("its directory does not lie inside the archive"))?;
    Ok(Directory { start: start.saturating_add(before), len, before })
}
