//! Reads cpio archives. Initial RAM disks of Linux are concatenated archives, and the later ones are packed.

mod header;

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use self::header::{Form, Header};
use super::archived::{Archived, Member};
use super::{FileSystem, FileSystemKind, Label, Mounter, ViewKind, Views};
use crate::archive::{Members, path_parts};
use crate::bytes::text::before_zero;
use crate::codec::{Stream, StreamCodec};
use crate::disc::{Disc, Volume};
use crate::endings;
use crate::error::Result;
use crate::facts::{Facts, Region};
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::part::Part;
use crate::source::{Recipe, Source};
use crate::tree::{Entry, Kind, Name, NodeId, Posix, Times};

static CUT: Anomaly = Anomaly {
    code: "CPIO-CUT",
    severity: Severity::Damage,
    structure: "cpio archive",
    meaning: "The archive was cut off or is damaged there. Files that come after it aren't shown.",
    clause: None,
};

static PACKED: Anomaly = Anomaly {
    code: "CPIO-PACKED-DAMAGED",
    severity: Severity::Damage,
    structure: "cpio archive",
    meaning: "What is packed there can be unpacked only in part. Files that come after it aren't shown.",
    clause: None,
};

static OTHER: Anomaly = Anomaly {
    code: "CPIO-OTHER-DATA",
    severity: Severity::Note,
    structure: "cpio archive",
    meaning: "What it is isn't known, so it isn't shown.",
    clause: None,
};

static PATH: Anomaly = Anomaly {
    code: "CPIO-PATH",
    severity: Severity::Warning,
    structure: "cpio header",
    meaning: "The path leads out of the archive. Discern shows the file without the parts that do.",
    clause: None,
};

/// Format record of cpio archives.
pub static CPIO: FileSystemKind =
    FileSystemKind { id: "cpio", name: "cpio archive", endings: endings::CPIO, part: Part::Archives, probe };

/// Mounter of its views.
pub static MOUNTER: Mounter = Mounter { kind: &CPIO, mount };

/// Name of the member that ends an archive.
const TRAILER: &[u8] = b"TRAILER!!!";

fn probe(volume: &Volume) -> Result<bool> {
    if !volume.has_data() {
        return Ok(false);
    }
    let header = Header::read(&volume.content, volume.start)?;
    // The two bytes of binary headers occur anywhere, so name and type have to be plausible.
    Ok(header.is_some_and(|header| {
        (1..=limits::NAME_BYTES as u64).contains(&header.name_len)
            && (Kind::of_mode(header.mode).is_some() || header.mode == 0)
    }))
}

fn mount(_: &Disc, volume: &Volume, _: &[Rc<dyn FileSystem>], findings: &mut Findings) -> Result<Views> {
    let mut reader = Reader { members: Members::default(), links: HashMap::new(), start: Some(0), facts: Vec::new() };
    reader.read_all(&volume.content.slice(volume.start..volume.content.len()), volume.start, findings)?;
    reader.members.shrink();
    let size = volume.content.len().saturating_sub(volume.start);
    Ok(vec![Rc::new(Archived {
        kind: ViewKind::Cpio,
        label: Label { block_size: 512, size, ..Label::default() },
        members: reader.members,
        facts: reader.facts,
        structures: Vec::new(),
    })])
}

/// A member of an archive.
#[derive(Clone)]
struct CpioMember {
    /// Content with the header and the data: the volume, or an unpacked part.
    archive: Source,
    header: Range<u64>,
    form: Form,
    data: Range<u64>,
    /// Offset of the archive in the volume; `None` if it was unpacked.
    start: Option<u64>,
}

impl Member for CpioMember {
    fn body(&self) -> Result<Recipe> {
        Ok(Recipe::of(&self.archive, self.data.clone()))
    }

    fn extents(&self) -> Result<Vec<Range<u64>>> {
        let moved = |start: u64| self.data.start.saturating_add(start)..self.data.end.saturating_add(start);
        Ok(self.start.filter(|_| !self.data.is_empty()).map(moved).into_iter().collect())
    }

    fn details(&self) -> Result<Vec<Facts>> {
        let len = usize::try_from(self.header.end.saturating_sub(self.header.start)).unwrap_or(0);
        let bytes = self.archive.read_up_to(self.header.start, len)?;
        let mut facts = Facts::new("cpio header");
        let region = Region { content: &self.archive, at: self.header.start, bytes: &bytes };
        facts.add_at("Form", self.form.name(), region.all(), None);
        facts.add_fields(self.form.fields(), &region, |_| String::new());
        Ok(vec![facts])
    }
}

/// The hard links of one file.
#[derive(Default)]
struct Links {
    /// Links without data so far.
    waiting: Vec<NodeId>,
    /// The data and its size in bytes.
    data: Option<(CpioMember, u64)>,
}

/// Reads concatenated archives.
struct Reader {
    members: Members<CpioMember>,
    /// Hard links by file: in "newc" only the last one has the data.
    links: HashMap<(u32, u32, u32), Links>,
    /// Offset of the content in the volume; `None` in unpacked content.
    start: Option<u64>,
    facts: Vec<Facts>,
}

impl Reader {
    fn read_all(&mut self, volume: &Source, start: u64, findings: &mut Findings) -> Result<()> {
        let mut content = volume.clone();
        self.start = Some(start);
        // Each round unpacks the end of the previous one.
        for _ in 0..limits::LAYERS {
            let Some(at) = self.read_plain(&content, findings)? else { return Ok(()) };
            let packed = content.slice(at..content.len());
            let Some(codec) = StreamCodec::of(&packed.read_up_to(0, 16)?) else {
                findings.add(&OTHER, content.absolute(at), "another archive or the end", "other data");
                return Ok(());
            };
            let unpacked = Stream::measured(codec, &packed)?;
            if let Some(error) = unpacked.failed {
                let found = format!("{} bytes ({error})", unpacked.content.len());
                findings.add(&PACKED, packed.absolute(0), format!("{} data", codec.name()), found);
            }
            let mut facts = Facts::new("Packed archive");
            facts.add("Begins at", format!("byte {at}"));
            facts.add("Compression", codec.name());
            facts.add("Unpacked", format!("{} bytes", unpacked.content.len()));
            self.facts.push(facts);
            content = unpacked.content;
            self.start = None;
        }
        Ok(())
    }

    /// Reads archives up to other data, and returns the offset of that data; `None` at the end.
    fn read_plain(&mut self, content: &Source, findings: &mut Findings) -> Result<Option<u64>> {
        let mut at = 0;
        loop {
            let Some(next) = behind_zeros(content, at)? else { return Ok(None) };
            let Some(form) = Form::of(&content.read_up_to(next, 6)?) else { return Ok(Some(next)) };
            let Some(end) = self.read_archive(content, next, form, findings)? else { return Ok(None) };
            at = end;
        }
    }

    /// Reads one archive, and returns the offset after its trailer; `None` if the content ends.
    fn read_archive(
        &mut self,
        content: &Source,
        start: u64,
        form: Form,
        findings: &mut Findings,
    ) -> Result<Option<u64>> {
        let mut facts = Facts::new("cpio archive");
        facts.add("Form", form.name());
        self.links.clear();
        let mut at = start;
        let mut count = 0_u64;
        let end = loop {
            let Some(header) = Header::read(content, at)?.filter(|header| header.form == form) else {
                findings.add(&CUT, content.absolute(at), "a header or the trailer", "neither");
                break None;
            };
            let name_at = at.saturating_add(form.header_len());
            let name_end = name_at.saturating_add(header.name_len);
            // Padding is relative to the start of the archive, which may be unaligned.
            let aligned = |place: u64| start.saturating_add(form.aligned(place.saturating_sub(start)));
            let data = aligned(name_end);
            let data_end = data.saturating_add(header.size);
            if header.name_len > limits::NAME_BYTES as u64 || data > content.len() {
                findings.add(
                    &CUT,
                    content.absolute(at),
                    "a name inside the archive",
                    format!("{} bytes", header.name_len),
                );
                break None;
            }
            let name = content.read_up_to(name_at, usize::try_from(header.name_len).unwrap_or(0))?;
            let name = before_zero(&name);
            if name == TRAILER {
                break Some(aligned(data_end).min(content.len()));
            }
            count = count.saturating_add(1);
            let member = CpioMember {
                archive: content.clone(),
                header: at..name_end,
                form,
                data: data..data_end.min(content.len()),
                start: self.start,
            };
            self.add(&header, name, member, findings)?;
            if data_end > content.len() {
                let found = format!("{} bytes missing", data_end.saturating_sub(content.len()));
                findings.add(&CUT, content.absolute(at), format!("{} bytes of data", header.size), found);
                break None;
            }
            at = aligned(data_end);
        };
        facts.add("Begins at", format!("byte {start}"));
        facts.add("Members", count.to_string());
        self.facts.push(facts);
        Ok(end)
    }

    fn add(&mut self, header: &Header, name: &[u8], member: CpioMember, findings: &mut Findings) -> Result<()> {
        let (parts, leads_out) = path_parts(name);
        if leads_out {
            let found = String::from_utf8_lossy(name).into_owned();
            findings.add(&PATH, member.archive.absolute(member.header.start), "a path inside the archive", found);
        }
        let path: Vec<Name> = parts.into_iter().map(|part| Name::undeclared(part.to_vec())).collect();
        let mut entry =
            Entry::new(NodeId(0), Name::Text(String::new()), Kind::of_mode(header.mode).unwrap_or(Kind::File));
        entry.times = Times { modified: Some(header.time()), ..Times::default() };
        let (_, _, serial) = header.file;
        entry.posix = Some(Posix {
            mode: header.mode,
            links: header.links,
            uid: header.uid,
            gid: header.gid,
            serial: Some(serial),
        });
        match entry.kind {
            Kind::File => set_data(&mut entry, &member, header.size),
            Kind::Symlink => {
                let len = usize::try_from(header.size).unwrap_or(usize::MAX).min(limits::TARGET_BYTES);
                entry.target = Some(Name::undeclared(member.archive.read_up_to(member.data.start, len)?));
            }
            Kind::CharacterDevice | Kind::BlockDevice => entry.device = Some(header.device),
            Kind::Directory | Kind::Fifo | Kind::Socket => {}
        }
        let is_linked = entry.kind == Kind::File && header.links > 1 && matches!(header.form, Form::New { .. });
        let own = (header.size > 0).then(|| (member.clone(), header.size));
        let (node, _) = self.members.add(&path, entry, Some(member))?;
        if is_linked {
            let links = self.links.entry(header.file).or_default();
            links.data = own.or(links.data.take());
            links.waiting.push(node);
            if let Some((data, size)) = &links.data {
                for name in links.waiting.drain(..) {
                    if let Some(entry) = self.members.entry_mut(name).filter(|entry| entry.size == 0) {
                        set_data(entry, data, *size);
                        self.members.set_data(name, data.clone());
                    }
                }
            }
        }
        Ok(())
    }
}

/// Sets the location of an entry's data.
fn set_data(entry: &mut Entry, member: &CpioMember, size: u64) {
    let held = member.data.end.saturating_sub(member.data.start);
    entry.size = size;
    entry.missing = size.saturating_sub(held);
    entry.flags.packed = member.start.is_none();
    entry.location = member.start.filter(|_| held > 0).map(|start| start.saturating_add(member.data.start));
}

/// The first byte from `at` on that is not zero.
fn behind_zeros(content: &Source, mut at: u64) -> Result<Option<u64>> {
    loop {
        let bytes = content.read_up_to(at, 64 << 10)?;
        if bytes.is_empty() {
            return Ok(None);
        }
        if let Some(place) = bytes.iter().position(|byte| *byte != 0) {
            return Ok(Some(at.saturating_add(place as u64)));
        }
        at = at.saturating_add(bytes.len() as u64);
    }
}
