//! Images of MagicISO (UIF): runs of sectors packed with zlib or LZMA, and a table of them at the end. The format isn't
//! published; the fields are those that uif2iso reads.

use std::io;

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::super::packed_run::{PackedRun, Packing};
use super::super::{Container, Match, Opener};
use super::set::Set;
use super::{ENCRYPTED, Format, Links, Virtual, tell_cut};
use crate::bytes::integers::{Le16, Le32, Le64};
use crate::codec::{BlockCodec, corrupt, undo_x86};
use crate::disc::Disc;
use crate::endings;
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::part::Part;
use crate::signature;
use crate::source::{Files, NamedFile, Recipe, Segment, Source};

/// Images of MagicISO.
pub static UIF: Container =
    Container { id: "uif", name: "MagicISO image (UIF)", endings: endings::UIF, part: Part::Disks, probe };

/// Opener of these images.
pub static OPENER: Opener = Opener { container: &UIF, open };

pub(super) static FORMAT: Format = Format { is, links: |_| Ok(Links::default()), open: open_file };

static UNKNOWN_RUN: Anomaly = Anomaly {
    code: "UIF-RUN",
    severity: Severity::Damage,
    structure: "Table of runs",
    meaning: "A run of sectors is packed in a way that isn't known, or overlaps another one. It can't be read.",
    clause: None,
};

#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct Trailer {
    signature: [u8; 4],
    len: Le32,
    version: Le16,
    /// 8 for user data, 9 for raw or mixed sectors.
    kind: Le16,
    unknown: [u8; 4],
    sectors: Le32,
    sector: Le32,
    /// Bytes of the last sector that belong to the image; 0 for all.
    last: Le32,
    table_at: Le64,
    table_len: Le32,
    hash: [u8; 16],
    /// Two bytes that choose how the data is encrypted.
    keys: [u8; 2],
    unused: [u8; 6],
}

const _: () = assert!(size_of::<Trailer>() as u64 == signature::UIF_TRAILER);

#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct TableHead {
    signature: [u8; 4],
    /// Bytes that follow this field.
    len: Le32,
    is_packed: Le32,
    runs: Le32,
}

#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct Run {
    offset: Le64,
    stored: Le32,
    first: Le32,
    sectors: Le32,
    kind: Le32,
}

/// Signature of a table of runs, and of one behind a password.
const TABLE: &[u8; 4] = b"blhr";
const LOCKED: &[u8; 4] = b"bsdr";

/// Types of runs.
const PLAIN: u32 = 1;
const ZEROS: u32 = 3;
const PACKED: u32 = 5;

/// First version that packs with LZMA.
const LZMA: u16 = 3;

/// Bytes before LZMA data: the filter, the properties with the dictionary, the unpacked length.
const LZMA_HEAD: usize = 14;

/// How runs and the table are packed.
#[derive(Debug, Clone, Copy)]
enum Codec {
    Plain,
    Zlib,
    Lzma,
    /// In a way that isn't known.
    Unknown,
}

impl Packing for Codec {
    fn unpack(self, packed: &[u8], out: &mut [u8], _: u64) -> io::Result<usize> {
        match self {
            Self::Plain => Ok(crate::source::copy_prefix(packed, out)),
            Self::Zlib => BlockCodec::Zlib.unpack(packed, out),
            Self::Lzma => {
                let (Some([filter, properties, ..]), Some(data)) = (packed.first_chunk::<2>(), packed.get(LZMA_HEAD..))
                else {
                    return Err(corrupt("LZMA: there is nothing"));
                };
                let made = BlockCodec::PlainLzma(*properties).unpack(data, out)?;
                if *filter > 0 {
                    undo_x86(out.get_mut(..made).unwrap_or_default())?;
                }
                Ok(made)
            }
            Self::Unknown => Err(corrupt("the run of sectors is not stored in a way that is known")),
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
    let at = file.content.len().saturating_sub(signature::UIF_TRAILER);
    Ok(file.content.read_up_to(at, signature::UIF.len())? == *signature::UIF)
}

fn open_file(file: &NamedFile, _: &mut Set<'_>, findings: &mut Findings) -> Result<Virtual> {
    let content = &file.content;
    let trailer: Trailer = content.read_struct(content.len().saturating_sub(signature::UIF_TRAILER))?;
    let version = trailer.version.get();
    let [first, second] = trailer.keys;
    // Other values have no meaning in the versions that have them.
    let is_scrambled = second == 2 || version >= 2 && (1..=0x10).contains(&first);
    let head: TableHead = content.read_struct(trailer.table_at.get())?;
    if is_scrambled || head.signature == *LOCKED {
        return Err(ENCRYPTED.with(&[&file.name]).into());
    }
    if head.signature != *TABLE {
        return Err(Error::broken("Table of runs", content.absolute(trailer.table_at.get()), "it has no signature"));
    }
    let codec = if version < LZMA { Codec::Zlib } else { Codec::Lzma };
    let sector = u64::from(trailer.sector.get());
    if !(1..=8192).contains(&sector) {
        return Err(Error::broken("Trailer of the image", content.absolute(0), format!("a sector of {sector} bytes")));
    }
    let runs = runs_of(content, &trailer, &head, codec)?;
    let mut total = u64::from(trailer.sectors.get()).saturating_mul(sector);
    if (1..sector).contains(&u64::from(trailer.last.get())) {
        total = total.saturating_sub(sector.saturating_sub(trailer.last.get().into()));
    }
    let whole = whole(content, runs, (sector, total), codec, findings);
    let mut facts = Facts::new("Trailer of the image");
    facts.add("Version", version.to_string());
    facts.add("Size", format!("{total} bytes"));
    facts.add("Sector size", format!("{sector} bytes"));
    facts.add("Content", if trailer.kind.get() == 9 { "raw or mixed sectors" } else { "user data" });
    Ok(Virtual::new(whole, None, vec![facts]))
}

/// The runs, in the order of their sectors.
fn runs_of(content: &Source, trailer: &Trailer, head: &TableHead, codec: Codec) -> Result<Vec<Run>> {
    let count = usize::try_from(head.runs.get()).unwrap_or(usize::MAX);
    if count > limits::PACKED_RUNS {
        return Err(Error::OverLimit("runs of a packed image"));
    }
    let at = trailer.table_at.get().saturating_add(size_of::<TableHead>() as u64);
    let len = count.saturating_mul(size_of::<Run>());
    let mut bytes = vec![0; len];
    if head.is_packed.get() == 0 {
        bytes = content.read_up_to(at, len)?;
    } else {
        let packed = usize::try_from(head.len.get().saturating_sub(8)).unwrap_or(0).min(len.saturating_add(4096));
        let made = codec.unpack(&content.read_up_to(at, packed)?, &mut bytes, 0)?;
        bytes.truncate(made);
    }
    let runs = bytes.chunks_exact(size_of::<Run>()).filter_map(|run| Run::read_from_bytes(run).ok());
    let mut runs: Vec<Run> = runs.collect();
    runs.sort_by_key(|run| run.first.get());
    Ok(runs)
}

/// The content of all runs, with zeros between them.
fn whole(file: &Source, runs: Vec<Run>, (sector, total): (u64, u64), codec: Codec, findings: &mut Findings) -> Source {
    let mut whole = Recipe::default();
    let (mut behind, mut needed) = (0_u64, 0);
    for run in runs {
        let start = u64::from(run.first.get()).saturating_mul(sector);
        let unpacked = u64::from(run.sectors.get()).saturating_mul(sector);
        let len = unpacked.min(total.saturating_sub(start));
        let (stored, offset) = (u64::from(run.stored.get()), run.offset.get());
        let Some(gap) = start.checked_sub(whole.len()) else {
            findings.add(
                &UNKNOWN_RUN,
                file.absolute(offset),
                "a run of its own",
                format!("sector {}", run.first.get()),
            );
            continue;
        };
        whole.push(Segment::Zeros(gap));
        let range = offset..offset.saturating_add(stored);
        let kind = run.kind.get();
        if kind != ZEROS && range.end > file.len() {
            behind = behind.saturating_add(1);
            needed = needed.max(range.end);
        }
        let packing = match kind {
            ZEROS => {
                whole.push(Segment::Zeros(len));
                continue;
            }
            PLAIN if stored >= len && range.end <= file.len() => {
                whole.push(Segment::Copy { from: file.clone(), range: offset..offset.saturating_add(len) });
                continue;
            }
            PLAIN => Codec::Plain,
            PACKED => codec,
            other => {
                findings.add(&UNKNOWN_RUN, file.absolute(offset), "type 1, 3 or 5", format!("type {other}"));
                Codec::Unknown
            }
        };
        let packed = PackedRun { file: file.clone(), range, len: unpacked, packing };
        whole.append(&packed.recipe(len));
    }
    whole.push(Segment::Zeros(total.saturating_sub(whole.len())));
    tell_cut(file, behind, needed, findings);
    whole.into_source()
}
