//! WIA files of Wiimms ISO Tools and RVZ files of Dolphin: discs of the GameCube and Wii in packed chunks (Dolphin's
//! `docs/WiaAndRvz.md`).

mod junk;
mod layout;

use std::io;
use std::num::NonZeroU64;

use zerocopy::FromBytes;

use self::layout::{DiscHead, FileHead, Group, Region, RvzGroup};
use super::super::mapped;
use super::super::packed_run::Packing;
use super::super::{Container, Match, Opener};
use super::frames::{Form, Frame, Frames, checked_len};
use super::set::Set;
use super::{Format, Links, UNKNOWN_FEATURE, Virtual, tell_cut};
use crate::bytes::integers::Be32;
use crate::codec::{BlockCodec, corrupt};
use crate::disc::Disc;
use crate::endings;
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::part::Part;
use crate::signature;
use crate::source::{Files, NamedFile, ReadAt, Recipe, Segment, Source, copy_prefix};

/// Packed images of discs of the GameCube and Wii.
pub static WIA: Container = Container {
    id: "wia",
    name: "GameCube or Wii disc image (WIA, RVZ)",
    endings: endings::WIA,
    part: Part::Disks,
    probe,
};

/// Opener of these images.
pub static OPENER: Opener = Opener { container: &WIA, open };

pub(super) static FORMAT: Format = Format { is, links: |_| Ok(Links::default()), open: open_file };

static PARTITIONS: Anomaly = Anomaly {
    code: "WIA-PARTITIONS",
    severity: Severity::Warning,
    structure: "Partitions of the disc",
    meaning: "The image holds partitions of a Wii disc decrypted and without their hashes, and Discern doesn't restore \
              them. The rest of the disc can be read.",
    clause: None,
};

/// Bytes of a sector, to which the start of a region is rounded down.
const SECTOR: u64 = 0x8000;

/// Mark of a packed group in an RVZ file.
const IS_PACKED: u32 = 1 << 31;

/// Bytes of a SHA-1 after data of which only zeros are left out.
const PURGE_HASH: usize = 20;

/// How chunks and tables are packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Method {
    Plain,
    /// Ranges without the zeros between them.
    Purge,
    Codec(BlockCodec),
}

impl Method {
    /// The method with this number; `None` for an unknown one.
    fn of(head: &DiscHead, is_rvz: bool) -> Option<Self> {
        let [properties, ..] = head.properties;
        Some(match (head.method.get(), is_rvz) {
            (0, _) => Self::Plain,
            (1, false) => Self::Purge,
            (2, _) => Self::Codec(BlockCodec::Bzip2),
            (3, _) => Self::Codec(BlockCodec::PlainLzma(properties)),
            (4, _) => Self::Codec(BlockCodec::Lzma2),
            (5, true) => Self::Codec(BlockCodec::Zstd),
            _ => return None,
        })
    }

    /// Name for users.
    const fn name(self) -> &'static str {
        match self {
            Self::Plain => "none",
            Self::Purge => "zeros left out",
            Self::Codec(codec) => codec.name(),
        }
    }

    fn unpack(self, packed: &[u8], out: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain => Ok(copy_prefix(packed, out)),
            Self::Purge => purged(packed, out),
            Self::Codec(codec) => codec.unpack(packed, out),
        }
    }
}

/// Restores data whose zeros were left out.
fn purged(packed: &[u8], out: &mut [u8]) -> io::Result<usize> {
    let cut = || corrupt("a range of the chunk is cut off");
    out.fill(0);
    let end = packed.len().checked_sub(PURGE_HASH).ok_or_else(cut)?;
    let mut rest = packed.get(..end).unwrap_or_default();
    while !rest.is_empty() {
        let (head, after) = <[Be32; 2]>::read_from_prefix(rest).map_err(|_| cut())?;
        let [at, len] = head.map(|field| usize::try_from(field.get()).unwrap_or(usize::MAX));
        let (data, after) = after.split_at_checked(len).ok_or_else(cut)?;
        let to = at.checked_add(len).and_then(|end| out.get_mut(at..end)).ok_or_else(cut)?;
        to.copy_from_slice(data);
        rest = after;
    }
    Ok(out.len())
}

/// How a chunk is packed.
#[derive(Debug, Clone, Copy)]
struct Packed {
    method: Method,
    /// Bytes before padding is generated; 0 if there is none.
    unpadded: u32,
    /// Offset of the region on the disc.
    base: u64,
}

impl Packing for Packed {
    fn unpack(self, packed: &[u8], out: &mut [u8], at: u64) -> io::Result<usize> {
        let len = usize::try_from(self.unpadded).unwrap_or(usize::MAX);
        if len == 0 {
            return self.method.unpack(packed, out);
        }
        if len > out.len().saturating_mul(2) {
            return Err(corrupt("the chunk has more data than it unpacks to"));
        }
        let mut data = vec![0; len];
        let made = self.method.unpack(packed, &mut data)?;
        junk::unpack(data.get(..made).unwrap_or_default(), out, self.base.saturating_add(at))
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
    Ok(signature::WIA.iter().any(|known| head == **known))
}

fn open_file(file: &NamedFile, _: &mut Set<'_>, findings: &mut Findings) -> Result<Virtual> {
    let content = &file.content;
    let head: FileHead = content.read_struct(0)?;
    let is_rvz = head.signature == *signature::WIA[1];
    let disc: DiscHead = disc_head(content, &head)?;
    let Some(method) = Method::of(&disc, is_rvz) else {
        let feature = format!("compression method {}", disc.method.get());
        return Err(UNKNOWN_FEATURE.with(&[&file.name, &feature]).into());
    };
    let total = head.total.get();
    let chunk = checked_len(content, disc.chunk.get().into(), total)?;
    let regions: Vec<Region> =
        unpacked(content, method, disc.regions_at.get(), disc.regions_len.get(), disc.regions.get())?;
    let groups = groups(content, method, &disc, is_rvz)?;
    let whole = whole(
        content,
        &Chunks { is_rvz, method, chunk, groups },
        regions,
        (total, disc.partitions.get() > 0),
        findings,
    );
    // The first bytes are recorded in plain.
    let mut recipe = Recipe::default();
    recipe.push_bytes(disc.start.to_vec());
    recipe.append(&Recipe::of(&whole, disc.start.len() as u64..total));
    if disc.partitions.get() > 0 {
        let found = format!("{} partitions", disc.partitions.get());
        findings.add(&PARTITIONS, content.absolute(disc.partitions_at.get()), "a disc without partitions", found);
    }
    let mut facts = Facts::new("Header of the image");
    facts.add("Format", if is_rvz { "RVZ" } else { "WIA" });
    facts.add("Disc", if disc.kind.get() == 2 { "Wii" } else { "GameCube" });
    facts.add("Size", format!("{total} bytes"));
    facts.add("Chunk size", format!("{chunk} bytes"));
    facts.add("Compression", method.name());
    Ok(Virtual::new(recipe.into_source(), None, vec![facts]))
}

/// The description of the disc, whose last fields may be missing.
fn disc_head(content: &Source, head: &FileHead) -> Result<DiscHead> {
    let size = size_of::<DiscHead>();
    let len = usize::try_from(head.disc_len.get()).unwrap_or(usize::MAX).min(size);
    let mut bytes = content.read_up_to(size_of::<FileHead>() as u64, len)?;
    if bytes.len() < len {
        return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into());
    }
    bytes.resize(size, 0);
    let read = DiscHead::read_from_bytes(&bytes);
    read.map_err(|_| Error::broken("Header of the image", content.absolute(0), "it is too short"))
}

/// A packed table of structures.
fn unpacked<T: FromBytes>(content: &Source, method: Method, at: u64, stored: u32, count: u32) -> Result<Vec<T>> {
    let len = u64::from(count).saturating_mul(size_of::<T>() as u64);
    if len.max(stored.into()) > limits::DISK_TABLE_BYTES {
        return Err(Error::OverLimit("blocks of a disk"));
    }
    let packed = content.read_up_to(at, usize::try_from(stored).unwrap_or(0))?;
    let mut bytes = vec![0; usize::try_from(len).unwrap_or(0)];
    let made = if count == 0 { 0 } else { method.unpack(&packed, &mut bytes)? };
    let bytes = bytes.get(..made).unwrap_or_default();
    Ok(bytes.chunks_exact(size_of::<T>().max(1)).filter_map(|bytes| T::read_from_bytes(bytes).ok()).collect())
}

/// The data of all chunks.
fn groups(content: &Source, method: Method, disc: &DiscHead, is_rvz: bool) -> Result<Vec<RvzGroup>> {
    let (at, stored, count) = (disc.groups_at.get(), disc.groups_len.get(), disc.groups.get());
    if is_rvz {
        return unpacked(content, method, at, stored, count);
    }
    let groups: Vec<Group> = unpacked(content, method, at, stored, count)?;
    Ok(groups.into_iter().map(|group| RvzGroup { group, unpadded: 0.into() }).collect())
}

/// The chunks of all regions.
struct Chunks {
    is_rvz: bool,
    method: Method,
    chunk: NonZeroU64,
    groups: Vec<RvzGroup>,
}

impl Chunks {
    /// The chunks of a region of `len` bytes from `base` on.
    fn of(&self, file: &Source, region: &Region, base: u64, len: u64) -> Frames<Packed> {
        let first = usize::try_from(region.first_group.get()).unwrap_or(usize::MAX);
        let count = len.div_ceil(self.chunk.get()).min(region.groups.get().into());
        let groups = self.groups.get(first..).unwrap_or_default().iter().take(usize::try_from(count).unwrap_or(0));
        let frames = groups.map(|group| self.frame(group, base)).collect();
        Frames { file: file.clone(), total: len, len: self.chunk, frames }
    }

    fn frame(&self, RvzGroup { group, unpadded }: &RvzGroup, base: u64) -> Frame<Packed> {
        let start = u64::from(group.at.get()).saturating_mul(4);
        let (len, unpadded) = (group.len.get(), unpadded.get());
        // Only RVZ marks packed groups.
        let is_packed = len & IS_PACKED != 0 || !self.is_rvz;
        let stored = len & !IS_PACKED;
        let method = if is_packed { self.method } else { Method::Plain };
        let form = match method {
            _ if stored == 0 => Form::Zeros,
            Method::Plain if unpadded == 0 => Form::Plain,
            method => Form::Packed(Packed { method, unpadded, base }),
        };
        Frame { start, stored, form }
    }
}

/// The content of all regions, with zeros and partitions between them.
fn whole(
    file: &Source,
    chunks: &Chunks,
    mut regions: Vec<Region>,
    (total, has_partitions): (u64, bool),
    findings: &mut Findings,
) -> Source {
    regions.sort_by_key(|region| region.start.get());
    let mut whole = Recipe::default();
    let (mut left, mut lost, mut needed) = (limits::PACKED_BLOCKS, 0_u64, 0_u64);
    for region in regions.iter().take(limits::PACKED_RUNS) {
        let start = region.start.get();
        let base = start.saturating_sub(start % SECTOR);
        let len = start.saturating_add(region.len.get()).min(total).saturating_sub(base);
        let frames = chunks.of(file, region, base, len);
        left = left.saturating_sub(frames.frames.len() as u64);
        // A region that begins within another one is left out: the first one counts.
        if len == 0 || left == 0 || base < whole.len() {
            continue;
        }
        let (missing, end) = frames.behind();
        lost = lost.saturating_add(missing);
        needed = needed.max(end);
        fill(&mut whole, base, has_partitions);
        whole.append(&Recipe::of(&mapped::content(frames, file), 0..len));
    }
    fill(&mut whole, total, has_partitions);
    tell_cut(file, lost, needed, findings);
    whole.into_source()
}

/// Appends what no region covers up to `end`: partitions if the disc has any, or else nothing.
fn fill(whole: &mut Recipe, end: u64, has_partitions: bool) {
    let len = end.saturating_sub(whole.len());
    if has_partitions {
        whole.append(&Recipe::of(&Source::new(NotRestored(len)), 0..len));
    } else {
        whole.push(Segment::Zeros(len));
    }
}

/// The data of a partition that is not restored.
struct NotRestored(u64);

impl ReadAt for NotRestored {
    fn len(&self) -> u64 {
        self.0
    }

    fn read_at(&self, _: u64, buf: &mut [u8]) -> io::Result<usize> {
        if buf.is_empty() { Ok(0) } else { Err(corrupt("it is in a partition of a Wii disc, which isn't restored")) }
    }
}
