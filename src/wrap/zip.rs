//! ZIP archives (PKWARE APPNOTE 6.3.10) whose members are stored: each is a range of the archive.

use zerocopy::FromBytes;

use super::{Unwrapper, Wrapper};
use crate::bytes::zip::{
    CENTRAL, CentralFileHeader, END, End, LOCAL, LocalFileHeader, ZIP64_END, ZIP64_EXTRA, ZIP64_LOCATOR, Zip64End,
    Zip64Locator,
};
use crate::error::{Error, Result};
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::part::Part;
use crate::refusal::Refusal;
use crate::signature;
use crate::source::{Files, Source};

static PACKED: Refusal = Refusal {
    code: "ZIP-PACKED",
    sentence: "The files in this ZIP archive are compressed, which Discern doesn't unpack yet.",
    advice: "Unpack the archive, then open the image that was in it.",
};

static EMPTY: Refusal = Refusal { code: "ZIP-EMPTY", sentence: "This ZIP archive has no files in it.", advice: "" };

static LEFT_OUT: Anomaly = Anomaly {
    code: "ZIP-MEMBER",
    severity: Severity::Note,
    structure: "ZIP archive",
    meaning: "The file is compressed or encrypted, so it was left out.",
    clause: Some("APPNOTE 4.4.5"),
};

static DAMAGED: Anomaly = Anomaly {
    code: "ZIP-DAMAGED",
    severity: Severity::Damage,
    structure: "ZIP archive",
    meaning: "The file's data does not lie inside the archive, so it was left out.",
    clause: Some("APPNOTE 4.3.7"),
};

/// The record of ZIP archives.
pub static ZIP: Wrapper = Wrapper { id: "zip", name: "ZIP archive", endings: &["zip"], part: Part::Archives, probe };

/// Its unwrapper.
pub static UNWRAPPER: Unwrapper = Unwrapper { wrapper: &ZIP, unwrap };

/// Bytes of the longest comment behind the end record (4.4.12).
const COMMENT: u64 = u16::MAX as u64;

/// The compression method of members that are stored as they are (4.4.5).
const STORED: u16 = 0;

/// The flag of members that are encrypted (4.4.4, bit 0).
const ENCRYPTED: u16 = 1;

/// A value in the place of one that the ZIP64 extra field has (4.5.3).
const IN_ZIP64: u32 = u32::MAX;

/// One file that begins as an archive with a member does. What begins otherwise, such as a program that unpacks itself,
/// is not taken for an archive: a disc image may have one at its end.
fn probe(files: &Files) -> Result<bool> {
    let [file] = files.all() else { return Ok(false) };
    Ok(file.content.read_up_to(0, 4)? == signature::ZIP)
}

fn unwrap(files: &Files, _: fn(&str) -> bool, findings: &mut Findings) -> Result<Option<Files>> {
    let archive = files.first().ok_or_else(|| Error::NotFound("archive to open".into()))?;
    let members = members(&archive.content)?;
    let mut inside = files.within()?;
    for member in members.iter().filter(|member| !member.is_directory()) {
        if member.method != STORED || member.is_encrypted {
            let found = if member.is_encrypted { "encrypted" } else { "compressed" };
            findings.add(&LEFT_OUT, archive.content.absolute(member.at), format!("“{}” stored", member.name), found);
            continue;
        }
        match member.data(&archive.content)? {
            Some(content) => inside.derive(member.base_name(), content),
            None => {
                let expected = format!("{} bytes of “{}”", member.size, member.name);
                findings.add(&DAMAGED, archive.content.absolute(member.at), expected, "the end of the archive");
            }
        }
    }
    match (inside.all(), members.as_slice()) {
        ([], []) => Err(Error::Refused((&EMPTY).into())),
        ([], _) => Err(Error::Refused((&PACKED).into())),
        _ => Ok(Some(inside)),
    }
}

/// A file in an archive, as the central directory describes it.
struct Member {
    /// Byte of its central header.
    at: u64,
    name: String,
    method: u16,
    is_encrypted: bool,
    /// Bytes as they are stored.
    size: u64,
    /// Byte of its local header.
    local: u64,
}

impl Member {
    fn is_directory(&self) -> bool {
        self.name.ends_with('/')
    }

    fn base_name(&self) -> &str {
        self.name.rsplit(['/', '\\']).next().unwrap_or(&self.name)
    }

    /// What is stored of it; `None` where that does not lie inside the archive.
    fn data(&self, archive: &Source) -> Result<Option<Source>> {
        let head = archive.read_up_to(self.local, size_of::<LocalFileHeader>())?;
        let header = LocalFileHeader::read_from_bytes(&head).ok().filter(|header| header.signature.get() == LOCAL);
        let Some(header) = header else { return Ok(None) };
        let behind = u64::from(header.name_length.get()).saturating_add(header.extra_length.get().into());
        let start = self.local.saturating_add(head.len() as u64).saturating_add(behind);
        let end = start.saturating_add(self.size);
        Ok((end <= archive.len()).then(|| archive.slice(start..end)))
    }
}

/// The central directory: its range in the archive, and how many bytes stand before the archive's own start.
struct Directory {
    start: u64,
    len: u64,
    before: u64,
}

/// Finds the central directory by the record at the archive's end.
fn directory(archive: &Source) -> Result<Directory> {
    let most = COMMENT.saturating_add(size_of::<End>() as u64);
    let from = archive.len().saturating_sub(most);
    let tail = archive.read_up_to(from, usize::try_from(most).unwrap_or(0))?;
    let broken = |what: &str| Error::broken("ZIP archive", archive.absolute(from), what);
    let at = tail.windows(4).rposition(|bytes| bytes == END.to_le_bytes());
    let at = at.ok_or_else(|| broken("it has no end record, so it was cut off"))?;
    let (end, _) =
        End::read_from_prefix(tail.get(at..).unwrap_or_default()).map_err(|_| broken("its end record is cut off"))?;
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

fn members(archive: &Source) -> Result<Vec<Member>> {
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
        if members.len() >= limits::ARCHIVE_MEMBERS {
            return Err(Error::OverLimit("files in an archive"));
        }
        let at = directory.start.saturating_add(bytes.len().saturating_sub(rest.len()) as u64);
        let lengths = [header.name_length, header.extra_length, header.comment_length];
        let [name, extra, comment] = lengths.map(|length| usize::from(length.get()));
        let (Some((name, behind)), true) = (behind.split_at_checked(name), true) else { break };
        let Some((extra, behind)) = behind.split_at_checked(extra) else { break };
        let Some((_, behind)) = behind.split_at_checked(comment) else { break };
        rest = behind;
        let (size, local) = places(&header, extra);
        members.push(Member {
            at,
            name: String::from_utf8_lossy(name).into_owned(),
            method: header.method.get(),
            is_encrypted: header.flags.get() & ENCRYPTED != 0,
            size,
            local: local.saturating_add(directory.before),
        });
    }
    Ok(members)
}

/// A member's stored size and the offset of its local header, by the ZIP64 extra field where they do not fit (4.5.3).
fn places(header: &CentralFileHeader, mut extra: &[u8]) -> (u64, u64) {
    let mut wide: &[u8] = &[];
    while let Some(([a, b, c, d], behind)) = extra.split_first_chunk::<4>() {
        let len = usize::from(u16::from_le_bytes([*c, *d]));
        let Some((field, behind)) = behind.split_at_checked(len) else { break };
        if u16::from_le_bytes([*a, *b]) == ZIP64_EXTRA {
            wide = field;
        }
        extra = behind;
    }
    let mut next = |value: u32| {
        if value != IN_ZIP64 {
            return u64::from(value);
        }
        let (first, behind) = wide.split_first_chunk::<8>().unwrap_or((&[0xFF; 8], &[]));
        wide = behind;
        u64::from_le_bytes(*first)
    };
    let _ = next(header.uncompressed_size.get());
    (next(header.compressed_size.get()), next(header.local_header_offset.get()))
}
