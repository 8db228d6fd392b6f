//! ZIP archives (PKWARE APPNOTE 6.3.10) without an image, as views.

use std::ops::Range;
use std::rc::Rc;

use super::archived::{Archived, Member};
use super::{FileSystem, FileSystemKind, Label, Mounter, Structure, Usage, ViewKind, Views};
use crate::archive::zip::{ZipMember, has_members, members, method_name};
use crate::archive::{Members, path_parts};
use crate::disc::{Disc, Volume};
use crate::endings;
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::order::sort;
use crate::part::Part;
use crate::signature;
use crate::source::{Recipe, Source};
use crate::tree::{Entry, Kind, Name, NodeId, Posix, Times};

static UNREADABLE: Anomaly = Anomaly {
    code: "ZIP-UNREADABLE",
    severity: Severity::Note,
    structure: "ZIP archive",
    meaning: "The file is listed and can't be read: it is encrypted or compressed in a way that Discern doesn't unpack.",
    clause: Some("APPNOTE 4.4.5"),
};

static OVERLAP: Anomaly = Anomaly {
    code: "ZIP-OVERLAP",
    severity: Severity::Warning,
    structure: "ZIP archive",
    meaning: "Files share their data, as in an archive that is made to fill a disk when it is unpacked.",
    clause: Some("APPNOTE 4.3.6"),
};

static PATH: Anomaly = Anomaly {
    code: "ZIP-PATH",
    severity: Severity::Warning,
    structure: "ZIP archive",
    meaning: "The path leads out of the archive. Discern shows the file without the parts that do.",
    clause: Some("APPNOTE 4.4.17"),
};

/// Format record of ZIP archives.
pub static ZIP: FileSystemKind =
    FileSystemKind { id: "zip", name: "ZIP archive", endings: endings::ZIP, part: Part::Archives, probe };

/// Mounter of its views.
pub static MOUNTER: Mounter = Mounter { kind: &ZIP, mount };

/// Signatures of self-extracting programs, which precede the archive.
const PROGRAMS: [&[u8]; 3] = [b"MZ", b"#!", b"\x7FELF"];

fn probe(volume: &Volume) -> Result<bool> {
    if !volume.has_data() || volume.start > 0 {
        return Ok(false);
    }
    let head = volume.content.read_up_to(0, 4)?;
    let is_program = PROGRAMS.iter().any(|program| head.starts_with(program));
    Ok(head == signature::ZIP || (is_program && has_members(&volume.content)?))
}

fn mount(_: &Disc, volume: &Volume, _: &[Rc<dyn FileSystem>], findings: &mut Findings) -> Result<Views> {
    let archive = &volume.content;
    let found = members(archive)?;
    find_overlaps(archive, &found, findings);
    let mut tree = Members::default();
    let count = found.len();
    let directory = found.first().zip(found.last()).map(|(first, last)| first.at..last.at.saturating_add(last.len));
    for member in found {
        add(&mut tree, archive, member, findings)?;
    }
    tree.shrink();
    let mut facts = Facts::new("ZIP archive");
    facts.add("Members", count.to_string());
    let structure = |range| Structure { usage: Usage::Metadata, name: "Central directory", range };
    Ok(vec![Rc::new(Archived {
        kind: ViewKind::Zip,
        label: Label { block_size: 1, size: archive.len(), ..Label::default() },
        members: tree,
        facts: vec![facts],
        structures: directory.map(structure).into_iter().collect(),
    })])
}

/// Reports members whose data begins inside that of another.
fn find_overlaps(archive: &Source, members: &[ZipMember], findings: &mut Findings) {
    let mut places: Vec<(u64, u64)> =
        members.iter().map(|member| (member.local, member.local.saturating_add(member.packed))).collect();
    sort(&mut places);
    for pair in places.windows(2) {
        if let [(_, end), (next, _)] = pair
            && next < end
        {
            findings.add(
                &OVERLAP,
                archive.absolute(*next),
                format!("a file behind byte {end}"),
                format!("byte {next}"),
            );
        }
    }
}

fn add(tree: &mut Members<ZipFile>, archive: &Source, member: ZipMember, findings: &mut Findings) -> Result<()> {
    let at = archive.absolute(member.at);
    let (parts, leads_out) = path_parts(&member.path);
    if leads_out {
        let found = String::from_utf8_lossy(&member.path).into_owned();
        findings.add(&PATH, at, "a path inside the archive", found);
    }
    let name = |part: &[u8]| match str::from_utf8(part) {
        Ok(text) if member.is_utf8 => Name::Text(text.to_owned()),
        _ => Name::undeclared(part.to_vec()),
    };
    let path: Vec<Name> = parts.into_iter().map(name).collect();
    let kind = match member.mode.and_then(Kind::of_mode) {
        _ if member.is_directory() => Kind::Directory,
        kind => kind.unwrap_or(Kind::File),
    };
    let mut entry = Entry::new(NodeId(0), Name::Text(String::new()), kind);
    entry.times = Times { modified: member.modified, ..Times::default() };
    entry.posix = member.mode.map(|mode| Posix { mode, links: 1, uid: 0, gid: 0, serial: None });
    if kind == Kind::File {
        entry.size = member.size;
        entry.flags.packed = !member.is_stored();
        entry.location = Some(member.local).filter(|_| member.packed > 0);
        if let Err(error) = member.codec() {
            findings.add(&UNREADABLE, at, "a file that can be read", error.to_string());
        } else if member.local.saturating_add(member.packed) > archive.len() {
            entry.missing = entry.size;
        }
    }
    let member = ZipFile { archive: archive.clone(), member };
    if kind == Kind::Symlink {
        let target =
            member.member.content(archive).and_then(|content| Ok(content.read_up_to(0, limits::TARGET_BYTES)?));
        entry.target = target.ok().map(Name::undeclared);
    }
    tree.add(&path, entry, Some(member))?;
    Ok(())
}

/// A member with its archive.
struct ZipFile {
    archive: Source,
    member: ZipMember,
}

impl Member for ZipFile {
    fn body(&self) -> Result<Recipe> {
        let content = self.member.content(&self.archive)?;
        Ok(Recipe::of(&content, 0..self.member.size))
    }

    fn stored(&self) -> Result<Recipe> {
        let place = self.member.place(&self.archive)?.ok_or_else(|| Error::NotFound("data of this file".into()))?;
        Ok(Recipe::of(&self.archive, place))
    }

    fn extents(&self) -> Result<Vec<Range<u64>>> {
        Ok(self.member.place(&self.archive)?.filter(|place| !place.is_empty()).into_iter().collect())
    }

    fn details(&self) -> Result<Vec<Facts>> {
        let member = &self.member;
        let mut facts = Facts::new("ZIP central directory");
        facts.add("Method", method_name(member.method));
        facts.add("Encrypted", if member.is_encrypted { "yes" } else { "no" });
        facts.add("Size", format!("{} bytes", member.size));
        facts.add("Stored", format!("{} bytes", member.packed));
        facts.add("CRC-32", format!("{:08x}", member.crc_32));
        facts.add("Local file header", format!("byte {}", member.local));
        Ok(vec![facts])
    }
}
