//! Images of PowerISO (DAA) and gBurner (GBI): chunks packed with Deflate or LZMA, in one file or several. The format
//! isn't published; the fields are those that daa2iso and libMirage read.

use std::io;

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::super::mapped::{self, absent};
use super::super::packed_run::Packing;
use super::super::{Container, Match, Opener};
use super::frames::{Form, Frame, Frames, checked_len};
use super::set::Set;
use super::{ENCRYPTED, Format, Links, PART_MISSING, UNKNOWN_FEATURE, Virtual, table};
use crate::bytes::crc::Crc32;
use crate::bytes::integers::{Le32, Le64};
use crate::codec::{BlockCodec, corrupt, undo_x86};
use crate::disc::Disc;
use crate::endings;
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::part::Part;
use crate::signature;
use crate::source::{Files, NamedFile, Recipe, Source};

/// Images of PowerISO and gBurner.
pub static DAA: Container =
    Container { id: "daa", name: "PowerISO image (DAA, GBI)", endings: endings::DAA, part: Part::Disks, probe };

/// Opener of these images.
pub static OPENER: Opener = Opener { container: &DAA, open };

pub(super) static FORMAT: Format = Format { is, links: |_| Ok(Links::default()), open: open_file };

static CHECKSUM: Anomaly = Anomaly {
    code: "DAA-CHECKSUM",
    severity: Severity::Warning,
    structure: "Header of the image",
    meaning: "The checksum of the header is wrong, so that its fields may be damaged.",
    clause: None,
};

#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct Header {
    signature: [u8; 16],
    table_at: Le32,
    version: Le32,
    data_at: Le32,
    one: Le32,
    zero: Le32,
    chunk: Le32,
    total: Le64,
    file_len: Le64,
    profile: u8,
    table_len: Le32,
    /// Bits of the fields of the chunk table.
    widths: u8,
    /// 1 if a filter for programs was applied.
    filter: u8,
    /// As in `.lzma`: a byte, then the size of the dictionary.
    properties: [u8; 5],
    reserved: [u8; 4],
    checksum: Le32,
}

const _: () = assert!(size_of::<Header>() == 76);

/// First version; all its chunks are packed with Deflate.
const VERSION_1: u32 = 0x100;

/// Second version.
const VERSION_2: u32 = 0x110;

/// Bits of the field `chunk` of version 2: the table is packed, its fields are scrambled, its bytes are scrambled.
const PACKED_TABLE: u32 = 0x4000;
const SCRAMBLED_FIELDS: u32 = 0x2_0000;
const SCRAMBLED_TABLE: u32 = 0x800_0000;

/// Most descriptors between the header and the table. There are one or two.
const DESCRIPTORS: u32 = 256;

/// Types of descriptors between the header and the table.
const SPLIT: u32 = 2;
const ENCRYPTION: u32 = 3;

/// Bytes that the lengths of version 2 leave out.
const LEFT_OUT: u32 = 5;

/// How a chunk is packed.
#[derive(Debug, Clone, Copy)]
enum Packed {
    Deflate,
    Lzma {
        properties: u8,
        is_filtered: bool,
    },
    /// In a way that isn't known.
    Unknown,
}

impl Packing for Packed {
    fn unpack(self, packed: &[u8], out: &mut [u8], _: u64) -> io::Result<usize> {
        match self {
            Self::Deflate => BlockCodec::Deflate.unpack(packed, out),
            Self::Lzma { properties, is_filtered } => {
                let made = BlockCodec::PlainLzma(properties).unpack(packed, out)?;
                if is_filtered {
                    undo_x86(out.get_mut(..made).unwrap_or_default())?;
                }
                Ok(made)
            }
            Self::Unknown => Err(corrupt("the chunk is packed in a way that isn't known")),
        }
    }
}

fn probe(files: &Files) -> Result<Match> {
    super::probe(is, files)
}

fn open(files: &Files, findings: &mut Findings) -> Result<Disc> {
    super::disc(&FORMAT, files, findings)
}

fn is(file: &NamedFile) -> Result<bool> {
    let head = file.content.read_up_to(0, 4)?;
    Ok(signature::DAA.iter().any(|known| head == **known))
}

/// What the descriptors say.
#[derive(Default)]
struct Parts {
    /// Number of files.
    count: u32,
    /// Number of lengths that the descriptor has room for, by which files are named.
    room: u64,
}

fn open_file(file: &NamedFile, set: &mut Set<'_>, findings: &mut Findings) -> Result<Virtual> {
    let content = &file.content;
    let header: Header = content.read_struct(0)?;
    let is_gbi = header.signature.starts_with(signature::DAA[1]);
    let mut sum = Crc32::new();
    sum.update(header.as_bytes().get(..72).unwrap_or_default());
    let sum = sum.finalize();
    if sum != header.checksum.get() {
        let found = format!("{sum:08x}");
        findings.add(&CHECKSUM, content.absolute(72), format!("{:08x}", header.checksum.get()), found);
    }
    let raw = header.chunk.get();
    let is_second = match header.version.get() {
        VERSION_1 => false,
        VERSION_2 => true,
        other => return Err(unknown(file, &format!("version {other:#x}"))),
    };
    let swapped = (raw >> 23 & 3) ^ u32::from(is_gbi);
    if is_second && (raw & (PACKED_TABLE | SCRAMBLED_FIELDS) != 0 || swapped != 0) {
        return Err(unknown(file, "a packed or scrambled table of its chunks"));
    }
    let (chunk, data_at) = if is_second {
        (u64::from(raw & 0xFFF) << 14, u64::from(header.data_at.get() & 0xFF_FFFF))
    } else {
        (u64::from(raw), u64::from(header.data_at.get()))
    };
    let total = header.total.get();
    let len = checked_len(content, chunk, total)?;
    let table_at = u64::from(header.table_at.get());
    let parts = descriptors(file, table_at)?;
    let mut bytes = table(content, table_at, data_at.saturating_sub(table_at))?;
    if is_gbi {
        let shift = (bytes.len() / 4).to_le_bytes().first().copied().unwrap_or(0);
        let key = header.checksum.get().to_le_bytes().first().copied().unwrap_or(0);
        bytes.iter_mut().for_each(|byte| *byte = byte.wrapping_sub(key) ^ shift);
    } else if is_second && raw & SCRAMBLED_TABLE != 0 {
        let [mut low, step, ..] = (total / 2048).to_le_bytes();
        for byte in &mut bytes {
            *byte = byte.wrapping_sub(low);
            low = low.wrapping_add(step);
        }
    }
    let count = usize::try_from(total.div_ceil(len.get())).unwrap_or(usize::MAX);
    let frames = if is_second { second(&bytes, &header, chunk, count) } else { first(&bytes, count) };
    let stored = frames.last().map_or(0, |frame| frame.start.saturating_add(frame.stored.into()));
    let data = data_of(file, data_at, &parts, stored, set, findings)?;
    let map = Frames { file: data, total, len, frames };
    map.tell(findings);
    let mut facts = Facts::new("Header of the image");
    facts.add("Version", format!("{:#x}", header.version.get()));
    facts.add("Size", format!("{total} bytes"));
    facts.add("Chunk size", format!("{len} bytes"));
    facts.add("Files", parts.count.max(1).to_string());
    Ok(Virtual::new(mapped::content(map, content), None, vec![facts]))
}

fn unknown(file: &NamedFile, feature: &str) -> Error {
    UNKNOWN_FEATURE.with(&[&file.name, &feature]).into()
}

/// Reads the descriptors between the header and the table.
fn descriptors(file: &NamedFile, end: u64) -> Result<Parts> {
    let mut parts = Parts::default();
    let mut at = size_of::<Header>() as u64;
    for _ in 0..DESCRIPTORS {
        if at >= end {
            break;
        }
        let [kind, len]: [Le32; 2] = file.content.read_struct(at)?;
        match kind.get() {
            SPLIT => {
                let count: Le32 = file.content.read_struct(at.saturating_add(8))?;
                parts.count = count.get().min(u32::try_from(limits::DISK_PARTS).unwrap_or(u32::MAX));
                parts.room = u64::from(len.get()).saturating_sub(16) / 5;
            }
            ENCRYPTION => return Err(ENCRYPTED.with(&[&file.name]).into()),
            _ => {}
        }
        // The length includes the two numbers.
        at = at.saturating_add(u64::from(len.get()).max(8));
    }
    Ok(parts)
}

/// The chunks of version 1: lengths of three bytes.
fn first(table: &[u8], count: usize) -> Vec<Frame<Packed>> {
    let mut at = 0_u64;
    let lens = table.as_chunks::<3>().0.iter().take(count);
    lens.map(|[high, low, middle]| {
        let stored = u32::from_be_bytes([0, *high, *middle, *low]);
        let start = at;
        at = at.saturating_add(stored.into());
        Frame { start, stored, form: Form::Packed(Packed::Deflate) }
    })
    .collect()
}

/// The chunks of version 2: lengths and types of some bits each, the lowest bit first.
fn second(table: &[u8], header: &Header, chunk: u64, count: usize) -> Vec<Frame<Packed>> {
    let kind_bits = u32::from(header.widths & 7);
    let len_bits = match u32::from(header.widths >> 3) {
        0 => {
            let is_more = |bits: &u32| chunk.checked_shr(*bits).unwrap_or(0) > kind_bits.into();
            (0..32).find(|bits| !is_more(bits)).unwrap_or(32)
        }
        bits => bits.saturating_add(10),
    };
    let mut bits = Bits { bytes: table, at: 0 };
    let mut at = 0_u64;
    let [properties, ..] = header.properties;
    let mut frames = Vec::new();
    while frames.len() < count {
        let (Some(stored), Some(kind)) = (bits.next(len_bits), bits.next(kind_bits)) else { break };
        let stored = stored.saturating_add(LEFT_OUT);
        let form = match kind {
            _ if u64::from(stored) >= chunk => Form::Plain,
            0 => Form::Packed(Packed::Lzma { properties, is_filtered: header.filter == 1 }),
            1 => Form::Packed(Packed::Deflate),
            _ => Form::Packed(Packed::Unknown),
        };
        frames.push(Frame { start: at, stored, form });
        at = at.saturating_add(stored.into());
    }
    frames
}

/// Numbers of some bits each, the lowest bit of the first byte first.
struct Bits<'a> {
    bytes: &'a [u8],
    /// Number of bits read.
    at: usize,
}

impl Bits<'_> {
    /// The next number of `count` bits; `None` at the end.
    fn next(&mut self, count: u32) -> Option<u32> {
        let mut value = 0_u32;
        for bit in 0..count {
            let byte = self.bytes.get(self.at / 8)?;
            value |= u32::from(byte >> (self.at % 8) & 1).checked_shl(bit).unwrap_or(0);
            self.at = self.at.saturating_add(1);
        }
        Some(value)
    }
}

/// The stored bytes of all chunks, one after the other, from all files.
fn data_of(
    file: &NamedFile,
    data_at: u64,
    parts: &Parts,
    stored: u64,
    set: &mut Set<'_>,
    findings: &mut Findings,
) -> Result<Source> {
    let content = &file.content;
    if parts.count < 2 {
        return Ok(content.slice(data_at..content.len()));
    }
    let mut data = Recipe::of(content, data_at..content.len());
    let mut is_lost = false;
    for number in 1..parts.count {
        let name = part_name(&file.name, parts.room, number);
        let part = set.part(&name);
        if is_lost {
            continue;
        }
        if let Some(part) = part {
            let start: Le32 = part.content.read_struct(16)?;
            let start = u64::from(start.get() & 0xFF_FFFF);
            data.append(&Recipe::of(&part.content, start..part.content.len()));
        } else {
            findings.add(&PART_MISSING, content.absolute(0), format!("“{name}”"), "no such file");
            // Nothing after it can be located.
            let left = stored.saturating_sub(data.len());
            data.append(&Recipe::of(&absent(&name, left), 0..left));
            is_lost = true;
        }
    }
    Ok(data.into_source())
}

/// Name of a further file, by the number of lengths that the descriptor has room for.
fn part_name(first: &str, room: u64, number: u32) -> String {
    let next = number.saturating_add(1);
    let (one, after) = match room {
        99 => ("01.", format!("{next:02}.")),
        512 => ("001.", format!("{next:03}.")),
        _ => {
            let before = first.rsplit_once('.').map_or(first, |(before, _)| before);
            return format!("{before}.d{:02}", number.saturating_sub(1));
        }
    };
    match first.rsplit_once(one) {
        Some((before, rest)) => format!("{before}{after}{rest}"),
        None => format!("{first}.{next}"),
    }
}
