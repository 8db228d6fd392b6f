//! Reads tar archives: V7, ustar, pax, GNU.

mod fields;
mod pax;
mod sparse;

use std::ops::Range;
use std::rc::Rc;

use zerocopy::FromBytes;

use self::fields::FIELDS;
use self::pax::Records;
use self::sparse::Sparse;
use super::archived::{Archived, Member};
use super::{FileSystem, FileSystemKind, Label, Mounter, ViewKind, Views};
use crate::archive::{Members, path_parts};
use crate::bytes::tar::{BLOCK, BLOCK_BYTES, Header, number, signed};
use crate::bytes::text::before_zero;
use crate::bytes::time::Timestamp;
use crate::disc::{Disc, Volume};
use crate::endings;
use crate::error::Result;
use crate::facts::{Facts, Region};
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::part::Part;
use crate::source::{Recipe, Segment, Source};
use crate::tree::{Device, Entry, Kind, Name, NodeId, Posix, Times};

static CUT: Anomaly = Anomaly {
    code: "TAR-CUT",
    severity: Severity::Damage,
    structure: "tar archive",
    meaning: "The archive was cut off or is damaged there. Files that come after it aren't shown.",
    clause: None,
};

static NO_END: Anomaly = Anomaly {
    code: "TAR-NO-END",
    severity: Severity::Warning,
    structure: "tar archive",
    meaning: "Files may be missing at the end of the archive.",
    clause: Some("POSIX.1 ustar Interchange Format"),
};

static RECORDS: Anomaly = Anomaly {
    code: "TAR-RECORDS",
    severity: Severity::Damage,
    structure: "pax extended header",
    meaning: "Names, sizes or dates of the next file may be wrong.",
    clause: Some("POSIX.1 pax Interchange Format"),
};

static PATH: Anomaly = Anomaly {
    code: "TAR-PATH",
    severity: Severity::Warning,
    structure: "tar header",
    meaning: "The path leads out of the archive. Discern shows the file without the parts that do.",
    clause: None,
};

static NO_TARGET: Anomaly = Anomaly {
    code: "TAR-NO-TARGET",
    severity: Severity::Warning,
    structure: "tar header",
    meaning: "The file is another name of one that isn't in the archive, so it has no content.",
    clause: None,
};

static OTHER_PART: Anomaly = Anomaly {
    code: "TAR-OTHER-PART",
    severity: Severity::Warning,
    structure: "tar header",
    meaning: "The archive was made in several parts, and the file begins in another one. Discern shows what is in this part.",
    clause: None,
};

/// Format record of tar archives.
pub static TAR: FileSystemKind =
    FileSystemKind { id: "tar", name: "tar archive", endings: endings::TAR, part: Part::Archives, probe };

/// Mounter of its views.
pub static MOUNTER: Mounter = Mounter { kind: &TAR, mount };

/// Recognizes an archive by its first block: a header with the right checksum, a known type and a name.
fn probe(volume: &Volume) -> Result<bool> {
    if !volume.has_data() {
        return Ok(false);
    }
    let block = volume.content.read_up_to(volume.start, BLOCK_BYTES)?;
    let Ok(header) = Header::read_from_bytes(&block) else { return Ok(false) };
    let is_known =
        matches!(header.kind, 0 | b'0'..=b'7' | b'g' | b'x' | b'L' | b'K' | b'S' | b'M' | b'V' | b'D' | b'X');
    Ok(is_known && header.name.first().is_some_and(|first| *first != 0) && Header::is_right(&block))
}

fn mount(_: &Disc, volume: &Volume, _: &[Rc<dyn FileSystem>], findings: &mut Findings) -> Result<Views> {
    let archive = volume.content.slice(volume.start..volume.content.len());
    let mut reader = Reader {
        archive: archive.clone(),
        start: volume.start,
        members: Members::default(),
        global: Records::default(),
        label: Label { block_size: 512, size: archive.len(), ..Label::default() },
        form: "V7",
        count: 0,
    };
    reader.read(findings)?;
    reader.members.shrink();
    let mut facts = Facts::new("tar archive");
    facts.add("Form", reader.form);
    facts.add("Members", reader.count.to_string());
    for (key, value) in reader.global.all() {
        facts.add(String::from_utf8_lossy(key), String::from_utf8_lossy(value));
    }
    Ok(vec![Rc::new(Archived {
        kind: ViewKind::Tar,
        label: reader.label,
        members: reader.members,
        facts: vec![facts],
        structures: Vec::new(),
    })])
}

/// A member of an archive.
#[derive(Clone)]
struct TarMember {
    archive: Source,
    /// Offset of the archive in the volume.
    start: u64,
    /// Byte range of its header and the extended headers before it.
    header: Range<u64>,
    recipe: Recipe,
}

impl Member for TarMember {
    fn body(&self) -> Result<Recipe> {
        Ok(self.recipe.clone())
    }

    fn extents(&self) -> Result<Vec<Range<u64>>> {
        let place = |segment: &Segment| match segment {
            Segment::Copy { range, .. } => {
                Some(range.start.saturating_add(self.start)..range.end.saturating_add(self.start))
            }
            Segment::Bytes(_) | Segment::Zeros(_) => None,
        };
        Ok(self.recipe.segments().iter().filter_map(place).collect())
    }

    fn details(&self) -> Result<Vec<Facts>> {
        let at = self.header.end.saturating_sub(BLOCK);
        let bytes = self.archive.read_up_to(at, BLOCK_BYTES)?;
        let mut facts = Facts::new("tar header");
        let region = Region { content: &self.archive, at, bytes: &bytes };
        facts.add_fields(FIELDS, &region, |field| String::from_utf8_lossy(before_zero(field)).trim_end().to_owned());
        let mut all = vec![facts];
        let records = extended(&self.archive, self.header.start..at)?;
        if let Some(records) = records {
            let mut facts = Facts::new("pax extended header");
            for (key, value) in records.all() {
                facts.add(String::from_utf8_lossy(key), String::from_utf8_lossy(value));
            }
            all.push(facts);
        }
        Ok(all)
    }
}

/// The records of the extended header in a range, if there is one.
fn extended(archive: &Source, range: Range<u64>) -> Result<Option<Records>> {
    if range.is_empty() {
        return Ok(None);
    }
    let header: Header = archive.read_struct(range.start)?;
    if header.kind != b'x' {
        return Ok(None);
    }
    let len = number(&header.size).unwrap_or(0).min(limits::TAR_HEADER_BYTES);
    let bytes = archive.read_up_to(range.start.saturating_add(BLOCK), usize::try_from(len).unwrap_or(0))?;
    let mut records = Records::default();
    records.add(&bytes);
    Ok(Some(records))
}

/// Attributes of a member from the headers before it.
#[derive(Default)]
struct Before {
    /// Offset of the first of these headers.
    start: Option<u64>,
    records: Records,
    long_name: Option<Vec<u8>>,
    long_link: Option<Vec<u8>>,
}

struct Reader {
    archive: Source,
    start: u64,
    members: Members<TarMember>,
    /// Records for all members.
    global: Records,
    label: Label,
    form: &'static str,
    count: u64,
}

impl Reader {
    fn read(&mut self, findings: &mut Findings) -> Result<()> {
        let mut at = 0;
        let mut before = Before::default();
        loop {
            let block = self.archive.read_up_to(at, BLOCK_BYTES)?;
            if block.iter().all(|byte| *byte == 0) {
                // Two blocks of zeros end the archive. Without them, it was truncated between members, or written like
                // this.
                if block.is_empty() && at > 0 {
                    findings.add(&NO_END, self.archive.absolute(at), "two blocks of zeros", "the end of the archive");
                }
                return Ok(());
            }
            let Some(header) = Header::read_from_bytes(&block).ok().filter(|_| Header::is_right(&block)) else {
                findings.add(&CUT, self.archive.absolute(at), "a header", "a block that is none");
                return Ok(());
            };
            let data = at.saturating_add(BLOCK);
            let recorded = number(&header.size);
            let Some(size) = recorded else {
                findings.add(&CUT, self.archive.absolute(at), "a size", "something else");
                return Ok(());
            };
            at = match header.kind {
                b'x' | b'X' | b'g' | b'L' | b'K' => {
                    self.extend(&header, at, size, &mut before, findings)?;
                    data.saturating_add(size.checked_next_multiple_of(BLOCK).unwrap_or(size))
                }
                _ => {
                    let member = std::mem::take(&mut before);
                    let stored = self.add(&header, &block, at, size, &member, findings)?;
                    data.saturating_add(stored.checked_next_multiple_of(BLOCK).unwrap_or(stored))
                }
            };
            if at > self.archive.len() {
                let found = format!("{} bytes missing", at.saturating_sub(self.archive.len()));
                findings.add(&CUT, self.archive.absolute(data), "the data of a member", found);
                return Ok(());
            }
        }
    }

    /// Reads a header that describes the next one, or all that follow.
    fn extend(
        &mut self,
        header: &Header,
        at: u64,
        size: u64,
        before: &mut Before,
        findings: &mut Findings,
    ) -> Result<()> {
        before.start.get_or_insert(at);
        let len = usize::try_from(size.min(limits::TAR_HEADER_BYTES)).unwrap_or(0);
        let bytes = self.archive.read_up_to(at.saturating_add(BLOCK), len)?;
        let is_sound = match header.kind {
            b'L' => {
                before.long_name = Some(before_zero(&bytes).to_vec());
                true
            }
            b'K' => {
                before.long_link = Some(before_zero(&bytes).to_vec());
                true
            }
            b'g' => {
                before.start = None;
                self.form = "pax";
                self.global.add(&bytes)
            }
            _ => {
                self.form = "pax";
                before.records.add(&bytes)
            }
        };
        if !is_sound || size > limits::TAR_HEADER_BYTES {
            findings.add(&RECORDS, self.archive.absolute(at), "records", "something else");
        }
        Ok(())
    }

    /// Adds a member, and returns the size of its data in bytes.
    fn add(
        &mut self,
        header: &Header,
        block: &[u8],
        at: u64,
        recorded: u64,
        before: &Before,
        findings: &mut Findings,
    ) -> Result<u64> {
        self.count = self.count.saturating_add(1);
        if self.form == "V7" {
            self.form = header.form();
        }
        let records = self.global.overlaid(&before.records);
        let data = at.saturating_add(BLOCK);
        let kind = kind_of(header);
        // Only files have data: the size of a hard link is that of its target.
        let stored = match kind {
            Kind::File if header.kind != b'1' => records.number("size").unwrap_or(recorded),
            Kind::Directory if header.kind == b'D' => recorded,
            _ => 0,
        };
        let sparse = match header.kind {
            b'S' => Sparse::of_header(&self.archive, block, data)?,
            _ => Sparse::of_records(&self.archive, &records, data)?,
        };
        if header.kind == b'V' {
            self.label.volume = String::from_utf8_lossy(before_zero(&header.name)).into_owned();
            return Ok(0);
        }
        if header.kind == b'M' {
            findings.add(&OTHER_PART, self.archive.absolute(at), "the beginning of a file", "its continuation");
        }
        let path = match (records.get("GNU.sparse.name").or_else(|| records.get("path")), &before.long_name) {
            (Some(path), _) => path.to_vec(),
            (None, Some(path)) => path.clone(),
            (None, None) => header.path(),
        };
        let (parts, leads_out) = path_parts(&path);
        if leads_out {
            let found = String::from_utf8_lossy(&path).into_owned();
            findings.add(&PATH, self.archive.absolute(at), "a path inside the archive", found);
        }
        let is_text = records.get("path").is_some() && !records.is_binary();
        let name = |part: &[u8]| match str::from_utf8(part) {
            Ok(text) if is_text => Name::Text(text.to_owned()),
            _ => Name::undeclared(part.to_vec()),
        };
        let path: Vec<Name> = parts.into_iter().map(name).collect();
        let mut entry = Entry::new(NodeId(0), Name::Text(String::new()), kind);
        describe(&mut entry, header, &records);
        let mut member = TarMember {
            archive: self.archive.clone(),
            start: self.start,
            header: before.start.unwrap_or(at)..data,
            recipe: Recipe::default(),
        };
        let before_data = sparse.as_ref().filter(|_| header.kind == b'S').map_or(0, |sparse| sparse.before);
        if kind == Kind::File && header.kind != b'1' {
            (member.recipe, entry.size) = match &sparse {
                Some(sparse) => {
                    entry.flags.scattered = true;
                    (sparse.recipe(&self.archive, data, stored.saturating_add(before_data)), sparse.size)
                }
                None => (Recipe::of(&self.archive, data..data.saturating_add(stored)), stored),
            };
            entry.missing = entry.size.saturating_sub(member.recipe.len());
        }
        let link = match (records.get("linkpath"), &before.long_link) {
            (Some(link), _) => link.to_vec(),
            (None, Some(link)) => link.clone(),
            (None, None) => before_zero(&header.link).to_vec(),
        };
        match header.kind {
            b'1' => self.link(&link, name, &mut entry, &mut member, (at, findings)),
            b'2' => entry.target = Some(name(link.get(..limits::TARGET_BYTES).unwrap_or(&link))),
            _ => {}
        }
        entry.location = member.extents()?.first().map(|first| first.start).filter(|_| !member.recipe.is_empty());
        self.members.add(&path, entry, Some(member))?;
        Ok(stored.saturating_add(before_data))
    }

    /// Gives a hard link the data of its target.
    fn link(
        &self,
        path: &[u8],
        name: impl Fn(&[u8]) -> Name,
        entry: &mut Entry,
        member: &mut TarMember,
        (at, findings): (u64, &mut Findings),
    ) {
        let (parts, _) = path_parts(path);
        let path: Vec<Name> = parts.into_iter().map(name).collect();
        let found = self.members.find(&path);
        match found.and_then(|node| Some((self.members.entry(node)?, self.members.data(node)?))) {
            Some((target, data)) => {
                (entry.size, entry.missing, entry.kind) = (target.size, target.missing, target.kind);
                (entry.target, entry.device) = (target.target.clone(), target.device);
                entry.flags = target.flags;
                member.recipe = data.recipe.clone();
            }
            None => {
                let path: Vec<&[u8]> = path.iter().map(Name::as_bytes).collect();
                let expected = format!("“{}” before it", String::from_utf8_lossy(&path.join(&b'/')));
                findings.add(&NO_TARGET, self.archive.absolute(at), expected, "no such file");
            }
        }
    }
}

/// The kind of entry. In V7 archives a directory is a file whose name ends in a slash.
fn kind_of(header: &Header) -> Kind {
    match header.kind {
        b'2' => Kind::Symlink,
        b'3' => Kind::CharacterDevice,
        b'4' => Kind::BlockDevice,
        b'5' | b'D' => Kind::Directory,
        b'6' => Kind::Fifo,
        0 | b'0' if before_zero(&header.name).ends_with(b"/") => Kind::Directory,
        _ => Kind::File,
    }
}

fn describe(entry: &mut Entry, header: &Header, records: &Records) {
    let id = |key: &str, field: &[u8]| {
        let number = records.number(key).or_else(|| number(field)).unwrap_or(0);
        u32::try_from(number).unwrap_or(u32::MAX)
    };
    let modified = records.time("mtime").or_else(|| signed(&header.modified).map(Timestamp::utc));
    entry.times = Times {
        modified,
        accessed: records.time("atime"),
        attributes: records.time("ctime"),
        created: records.time("LIBARCHIVE.creationtime"),
        ..Times::default()
    };
    entry.posix = Some(Posix {
        mode: entry.kind.type_bits() | (id("", &header.mode) & 0o7777),
        links: 1,
        uid: id("uid", &header.uid),
        gid: id("gid", &header.gid),
        serial: None,
    });
    if matches!(entry.kind, Kind::CharacterDevice | Kind::BlockDevice) {
        let part = |field: &[u8]| u32::try_from(number(field).unwrap_or(0)).unwrap_or(0);
        entry.device = Some(Device { major: part(&header.major), minor: part(&header.minor) });
    }
}
