//! Apple disk images (.dmg): runs of sectors, each plain or packed in its own way, and a table of them at the end.

mod layout;
mod plist;

use std::io;
use std::ops::Range;

use zerocopy::FromBytes;

use self::layout::{Resource, ResourceHead, ResourceType, Run, TableHead, Trailer, kind};
use self::plist::Table;
use super::packed_run::{PackedRun, Packing};
use super::{Container, Match, Opener, leave_out, plain};
use crate::codec::{BlockCodec, corrupt};
use crate::disc::{Carried, CarriedSum, CarriedValue, Disc};
use crate::endings;
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::{Anomaly, Findings, Severity};
use crate::part::Part;
use crate::refusal::Refusal;
use crate::signature;
use crate::source::{Files, NamedFile, Recipe, Segment, Source};

/// Apple disk images.
pub static DMG: Container =
    Container { id: "dmg", name: "Apple disk image (DMG)", endings: endings::DMG, part: Part::Disks, probe };

/// Opener of these images.
pub static OPENER: Opener = Opener { container: &DMG, open };

static ENCRYPTED: Refusal = Refusal {
    code: "DMG-ENCRYPTED",
    sentence: "“{0}” is an encrypted disk image, and Discern can't decrypt it.",
    advice: "Open it on a Mac, or convert it there with “hdiutil convert -format UDZO”.",
};

static SEGMENTED: Refusal = Refusal {
    code: "DMG-SEGMENTS",
    sentence: "“{0}” is part {1} of {2} of a disk image, and Discern reads images in one part only.",
    advice: "Join the parts on a Mac with “hdiutil convert -format UDZO”.",
};

static UNKNOWN_RUN: Anomaly = Anomaly {
    code: "DMG-RUN",
    severity: Severity::Damage,
    structure: "Block table",
    meaning: "A run of sectors is packed in a way that isn't known, or its numbers are impossible. It can't be read.",
    clause: None,
};

static CUT: Anomaly = Anomaly {
    code: "DMG-CUT",
    severity: Severity::Damage,
    structure: "Block table",
    meaning: "Some runs of sectors lie behind the end of the file and can't be read.",
    clause: None,
};

static UNUSED: Anomaly = Anomaly {
    code: "DMG-FILE-NOT-USED",
    severity: Severity::Warning,
    structure: "Files opened together",
    meaning: "These files aren't parts of this image. Open each of them by itself.",
    clause: None,
};

const SECTOR: u64 = 512;

/// Type of a checksum: CRC-32, the only one that hdiutil has written since Mac OS X 10.2.
const CRC_32: u8 = 2;

/// Size limit of the property list, in bytes.
const LIST_BYTES: u64 = 32 << 20;

fn probe(files: &Files) -> Result<Match> {
    for file in files.all() {
        if trailer_of(&file.content)?.is_some() || is_encrypted(&file.content)? {
            return Ok(Match::BySignature);
        }
    }
    Ok(Match::No)
}

/// The trailer: at the end, or at the start of an image written front to back.
fn trailer_of(content: &Source) -> Result<Option<Trailer>> {
    for at in [content.len().saturating_sub(size_of::<Trailer>() as u64), 0] {
        let bytes = content.read_up_to(at, size_of::<Trailer>())?;
        if bytes.starts_with(signature::UDIF)
            && let Ok(trailer) = Trailer::read_from_bytes(&bytes)
        {
            return Ok(Some(trailer));
        }
    }
    Ok(None)
}

fn is_encrypted(content: &Source) -> Result<bool> {
    let head = content.read_up_to(0, 8)?;
    let tail = content.read_up_to(content.len().saturating_sub(8), 8)?;
    Ok(head == *signature::ENCRYPTED_DMG || tail == *b"cdsaencr")
}

fn open(files: &Files, findings: &mut Findings) -> Result<Disc> {
    let mut found = None;
    for file in files.all() {
        if found.is_none() && is_encrypted(&file.content)? {
            return Err(ENCRYPTED.with(&[&file.name]).into());
        }
        if found.is_none() {
            found = trailer_of(&file.content)?.map(|trailer| (file, trailer));
        }
    }
    let (file, trailer) = found.ok_or_else(|| Error::NotFound("Apple disk image in the files".into()))?;
    if trailer.segments.get() > 1 {
        return Err(SEGMENTED.with(&[&file.name, &trailer.segment.get(), &trailer.segments.get()]).into());
    }
    let tables = tables_of(&file.content, &trailer)?;
    if tables.is_empty() {
        return Err(Error::broken("Apple disk image", file.content.absolute(0), "it has no block tables"));
    }
    let whole = content_of(&file.content, &trailer, &tables, findings);
    let mut disc = plain::disk_of(whole.clone(), 512, findings)?;
    disc.descriptor = vec![facts_of(&trailer, &tables)];
    disc.carried = carried(&file.content, &trailer, &tables, &whole);
    let others = files.all().iter().filter(|other| !std::ptr::eq(*other, file));
    let unused = others.map(|other: &NamedFile| other.name.clone()).collect();
    leave_out(&mut disc, unused, (&UNUSED, "one image"), findings);
    Ok(disc)
}

fn facts_of(trailer: &Trailer, tables: &[Table]) -> Facts {
    let mut facts = Facts::new("Trailer of the image");
    facts.add("Version", trailer.version.get().to_string());
    facts.add("Sectors", trailer.sectors.get().to_string());
    facts.add("Data fork", format!("{} bytes", trailer.data_len.get()));
    for table in tables {
        facts.add("Block table", table.name.clone());
    }
    facts
}

/// The checksums that hdiutil records: of the stored data, of each table's data, and of these values.
fn carried(file: &Source, trailer: &Trailer, tables: &[Table], whole: &Source) -> Option<Carried> {
    let mut sums = Vec::new();
    let mut values: Vec<u8> = Vec::new();
    for table in tables {
        let Ok((head, rest)) = TableHead::read_from_prefix(&table.bytes) else { continue };
        let Some(value) = crc_of(&head.checksum) else { continue };
        values.extend(value.to_be_bytes());
        let mut over = Recipe::default();
        for run in runs_of(&head, rest).filter(|run| run.kind.get() != kind::UNUSED) {
            let start = head.first_sector.get().saturating_add(run.first_sector.get()).saturating_mul(SECTOR);
            let end = start.saturating_add(run.sectors.get().saturating_mul(SECTOR));
            over.append(&Recipe::of(whole, start..end));
        }
        let name = if table.name.is_empty() { "a block table" } else { &table.name };
        sums.push(CarriedSum { of: format!("“{name}”"), value: CarriedValue::Crc32(value), over });
    }
    if let Some(value) = crc_of(&trailer.checksum).filter(|_| !values.is_empty()) {
        let mut over = Recipe::default();
        over.push_bytes(values);
        sums.push(CarriedSum { of: "the checksums of the tables".into(), value: CarriedValue::Crc32(value), over });
    }
    if let Some(value) = crc_of(&trailer.data_checksum).filter(|_| trailer.data_len.get() > 0) {
        let start = trailer.data_offset.get();
        let over = Recipe::of(file, start..start.saturating_add(trailer.data_len.get()));
        sums.push(CarriedSum { of: "the stored data".into(), value: CarriedValue::Crc32(value), over });
    }
    let name = "Checksums of the Apple disk image (CRC-32)";
    (!sums.is_empty()).then_some(Carried { kind: "dmg", name, sums, blocks: None })
}

/// A checksum of hdiutil, if it is a CRC-32: its type, its length in bits, and the value.
fn crc_of(field: &[u8; 136]) -> Option<u32> {
    let (head, rest) = field.split_first_chunk::<8>()?;
    let (value, _) = rest.split_first_chunk::<4>()?;
    (*head == [0, 0, 0, CRC_32, 0, 0, 0, 32]).then_some(u32::from_be_bytes(*value))
}

/// The runs in a table that hold sectors.
fn runs_of<'a>(head: &TableHead, bytes: &'a [u8]) -> impl Iterator<Item = Run> + use<'a> {
    let count = usize::try_from(head.runs.get()).unwrap_or(usize::MAX);
    let runs = bytes.chunks_exact(size_of::<Run>()).take(count).filter_map(|run| Run::read_from_bytes(run).ok());
    runs.filter(|run| !matches!(run.kind.get(), kind::COMMENT | kind::END) && run.sectors.get() > 0)
}

/// The block tables: in the property list, or else in the resource fork.
fn tables_of(content: &Source, trailer: &Trailer) -> Result<Vec<Table>> {
    let len = trailer.list_len.get();
    if len > 0 {
        if len > LIST_BYTES {
            return Err(Error::OverLimit("blocks of a disk"));
        }
        let bytes = content.read_up_to(trailer.list_offset.get(), usize::try_from(len).unwrap_or(0))?;
        let tables = plist::tables(&String::from_utf8_lossy(&bytes));
        if !tables.is_empty() {
            return Ok(tables);
        }
    }
    let at = trailer.resources_offset.get();
    let resources = content.slice(at..at.saturating_add(trailer.resources_len.get().min(LIST_BYTES)));
    Ok(of_resources(&resources).unwrap_or_default())
}

/// The resources of type `blkx` in a resource fork.
fn of_resources(fork: &Source) -> io::Result<Vec<Table>> {
    let head: ResourceHead = fork.read_struct(0)?;
    let map = u64::from(head.map.get());
    let [a, b, c, d] = fork.read_struct::<[u8; 4]>(map.saturating_add(24))?;
    let types = map.saturating_add(u16::from_be_bytes([a, b]).into());
    let names = map.saturating_add(u16::from_be_bytes([c, d]).into());
    let count = u16::from_be_bytes(fork.read_struct(types)?).wrapping_add(1);
    let mut tables = Vec::new();
    let mut left = fork.len();
    for number in 0..u64::from(count) {
        let place = types.saturating_add(2).saturating_add(number.saturating_mul(8));
        let found: ResourceType = fork.read_struct(place)?;
        if found.kind != *b"blkx" {
            continue;
        }
        for number in 0..=u64::from(found.last.get()) {
            let place = types.saturating_add(found.list.get().into()).saturating_add(number.saturating_mul(12));
            let resource: Resource = fork.read_struct(place)?;
            let [a, b, c] = resource.data;
            let data = u64::from(head.data.get()).saturating_add(u32::from_be_bytes([0, a, b, c]).into());
            let len = u64::from(u32::from_be_bytes(fork.read_struct(data)?)).min(left);
            // Each has bytes of its own, so all of them are no longer than the fork.
            left = left.saturating_sub(len.max(1));
            if left == 0 {
                return Ok(tables);
            }
            let bytes = fork.read_up_to(data.saturating_add(4), usize::try_from(len).unwrap_or(0))?;
            let name = match resource.name.get() {
                u16::MAX => String::new(),
                at => {
                    let place = names.saturating_add(at.into());
                    let [len] = fork.read_struct::<[u8; 1]>(place)?;
                    String::from_utf8_lossy(&fork.read_up_to(place.saturating_add(1), len.into())?).into_owned()
                }
            };
            tables.push(Table { name, bytes });
        }
    }
    Ok(tables)
}

/// A run with its position on the disk.
struct Placed {
    first: u64,
    sectors: u64,
    kind: u32,
    /// The stored bytes.
    range: Range<u64>,
}

/// The content of the disk, with zeros outside all runs.
fn content_of(file: &Source, trailer: &Trailer, tables: &[Table], findings: &mut Findings) -> Source {
    let mut runs = Vec::new();
    for table in tables {
        let Ok((head, rest)) = TableHead::read_from_prefix(&table.bytes) else { continue };
        let base = trailer.data_offset.get().saturating_add(head.data_offset.get());
        for run in runs_of(&head, rest) {
            let start = base.saturating_add(run.offset.get());
            runs.push(Placed {
                first: head.first_sector.get().saturating_add(run.first_sector.get()),
                sectors: run.sectors.get(),
                kind: run.kind.get(),
                range: start..start.saturating_add(run.len.get()),
            });
        }
    }
    runs.sort_by_key(|run| run.first);
    let mut whole = Recipe::default();
    let (mut behind, mut needed) = (0_u64, 0);
    for run in runs {
        let start = run.first.saturating_mul(SECTOR);
        // A run that begins within another one is left out: the first one counts.
        let Some(gap) = start.checked_sub(whole.len()) else { continue };
        whole.push(Segment::Zeros(gap));
        let len = run.sectors.saturating_mul(SECTOR);
        if !matches!(run.kind, kind::ZEROS | kind::UNUSED) && run.range.end > file.len() {
            behind = behind.saturating_add(1);
            needed = needed.max(run.range.end);
        }
        push(&mut whole, file, &run, len, findings);
    }
    let end = trailer.sectors.get().saturating_mul(SECTOR);
    whole.push(Segment::Zeros(end.saturating_sub(whole.len())));
    if behind > 0 {
        let found = format!("{behind} runs behind its end at byte {}", file.len());
        findings.add(&CUT, file.absolute(file.len().saturating_sub(1)), format!("a file of {needed} bytes"), found);
    }
    whole.into_source()
}

fn push(whole: &mut Recipe, file: &Source, run: &Placed, len: u64, findings: &mut Findings) {
    let codec = match run.kind {
        kind::ZEROS | kind::UNUSED => return whole.push(Segment::Zeros(len)),
        kind::PLAIN if run.range.end.saturating_sub(run.range.start) >= len && run.range.end <= file.len() => {
            let range = run.range.start..run.range.start.saturating_add(len);
            return whole.push(Segment::Copy { from: file.clone(), range });
        }
        kind::PLAIN => None,
        kind::ADC => Some(BlockCodec::Adc),
        kind::ZLIB => Some(BlockCodec::Zlib),
        kind::BZIP2 => Some(BlockCodec::Bzip2),
        kind::LZFSE => Some(BlockCodec::Lzfse),
        kind::LZMA => Some(BlockCodec::Xz),
        other => {
            let found = format!("type {other:#010x}");
            findings.add(&UNKNOWN_RUN, file.absolute(run.range.start), "a type that is known", found);
            None
        }
    };
    let packed = PackedRun { file: file.clone(), range: run.range.clone(), len, packing: RunCodec(codec) };
    whole.append(&packed.recipe(len));
}

/// How a run is packed; `None` for one that cannot be read.
#[derive(Clone, Copy)]
struct RunCodec(Option<BlockCodec>);

impl Packing for RunCodec {
    fn unpack(self, packed: &[u8], out: &mut [u8], _: u64) -> io::Result<usize> {
        let codec = self.0.ok_or_else(|| corrupt("the run of sectors is not stored in a way that is known"))?;
        codec.unpack(packed, out)
    }

    fn codec(self) -> Option<BlockCodec> {
        self.0
    }
}
