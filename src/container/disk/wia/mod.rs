//! WIA files of Wiimms ISO Tools and RVZ files of Dolphin: discs of the GameCube and Wii in packed chunks (Dolphin's
//! `docs/WiaAndRvz.md`).

mod chunks;
mod encrypted;
mod junk;
mod layout;
mod partition;

use std::io;
use std::rc::Rc;

use zerocopy::FromBytes;

use self::chunks::{Chunks, Method};
use self::encrypted::{Encrypted, Last};
use self::layout::{DiscHead, FileHead, Group, Region, RvzGroup, StoredPartition};
use self::partition::{CLUSTER, CLUSTER_DATA, Data, Shape};
use super::super::mapped;
use super::super::{Container, Match, Opener};
use super::frames::checked_len_up_to;
use super::set::Set;
use super::{Format, Links, UNKNOWN_FEATURE, Virtual, tell_cut};
use crate::codec::corrupt;
use crate::disc::{Decrypted, Disc};
use crate::endings;
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::part::Part;
use crate::signature;
use crate::source::{Files, NamedFile, ReadAt, Recipe, Segment, Source};

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
    severity: Severity::Damage,
    structure: "Partitions of the disc",
    meaning: "The table of the partitions of the Wii disc is damaged, so parts of the disc can't be restored. The rest of \
              it can be read.",
    clause: None,
};

/// Bytes of a sector, to which the start of a region is rounded down.
const SECTOR: u64 = 0x8000;

/// Bytes that a packed table may be longer than twice the unpacked one.
const TABLE_OVERHEAD: u64 = 4096;

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
    let chunk = checked_len_up_to(limits::WHOLE_BLOCK, content, disc.chunk.get().into(), total)?;
    let regions: Vec<Region> =
        unpacked(content, method, disc.regions_at.get(), disc.regions_len.get(), disc.regions.get())?;
    let groups = groups(content, method, &disc, is_rvz)?;
    let chunks = Rc::new(Chunks { file: content.clone(), is_rvz, method, len: chunk, groups });
    let mut layout = Layout { chunks, pieces: Vec::new(), left: limits::WIA_GROUPS, lost: 0, needed: 0 };
    layout.add_regions(regions, total)?;
    let (decrypted, broken) = layout.add_partitions(&disc, total);
    let is_broken = broken.is_some();
    if let Some(found) = broken {
        findings.add(
            &PARTITIONS,
            content.absolute(disc.partitions_at.get()),
            "partitions in clusters of the disc",
            found,
        );
    }
    let whole = layout.whole(total, is_broken);
    tell_cut(content, layout.lost, layout.needed, findings);
    // The first bytes are recorded in plain.
    let mut recipe = Recipe::default();
    recipe.push_bytes(disc.start.to_vec());
    recipe.append(&Recipe::of(&whole, disc.start.len() as u64..total));
    let mut facts = Facts::new("Header of the image");
    facts.add("Format", if is_rvz { "RVZ" } else { "WIA" });
    facts.add("Disc", if disc.kind.get() == 2 { "Wii" } else { "GameCube" });
    facts.add("Size", format!("{total} bytes"));
    facts.add("Chunk size", format!("{chunk} bytes"));
    facts.add("Compression", method.name());
    if !decrypted.is_empty() {
        facts.add("Partitions", format!("{}, decrypted in the image", decrypted.len()));
    }
    Ok(Virtual { decrypted, ..Virtual::new(recipe.into_source(), None, vec![facts]) })
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
    if u64::from(count) > limits::WIA_GROUPS || u64::from(stored) > len.saturating_mul(2).saturating_add(TABLE_OVERHEAD)
    {
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

/// Regions and partitions of the disc, where they are.
struct Layout {
    chunks: Rc<Chunks>,
    pieces: Vec<(u64, Source)>,
    /// Chunks that may follow: several regions may have the same ones.
    left: u64,
    /// Chunks behind the end of the file, and the bytes that it should have.
    lost: u64,
    needed: u64,
}

impl Layout {
    fn add_regions(&mut self, mut regions: Vec<Region>, total: u64) -> Result<()> {
        if regions.len() > limits::PACKED_RUNS {
            return Err(Error::OverLimit("runs of a packed image"));
        }
        regions.sort_by_key(|region| region.start.get());
        for region in &regions {
            let start = region.start.get();
            let base = start.saturating_sub(start % SECTOR);
            let len = start.saturating_add(region.len.get()).min(total).saturating_sub(base);
            if len == 0 {
                continue;
            }
            if !self.take(self.chunks.count(region, len)) {
                return Err(Error::OverLimit("blocks of a disk"));
            }
            let frames = self.chunks.of(region, base, len);
            let (lost, needed) = frames.behind();
            self.lose(lost, needed);
            self.pieces.push((base, mapped::content(frames, &self.chunks.file)));
        }
        Ok(())
    }

    /// Adds the partitions. Returns their decrypted data, and what is wrong with their table.
    fn add_partitions(&mut self, disc: &DiscHead, total: u64) -> (Vec<Decrypted>, Option<String>) {
        let (mut all, mut broken, last) = (Vec::new(), None, Last::default());
        let shape = Shape::of(self.chunks.len);
        for number in 0..disc.partitions.get() {
            if number >= limits::WII_PARTITIONS {
                broken = Some(format!("{} partitions", disc.partitions.get()));
                break;
            }
            let stride = u64::from(disc.partition_len.get());
            let at = disc.partitions_at.get().saturating_add(stride.saturating_mul(number.into()));
            let read = self.chunks.file.read_struct::<StoredPartition>(at);
            let (Some(shape), Ok(partition)) = (shape, read) else {
                broken = Some(if shape.is_none() {
                    format!("chunks of {} bytes", self.chunks.len)
                } else {
                    "a table behind the end of the file".to_owned()
                });
                break;
            };
            let parts = partition.data.iter().filter(|part| part.sectors.get() > 0);
            let Some(first) = parts.clone().map(|part| part.first_sector.get()).min() else { continue };
            let start = u64::from(first).saturating_mul(CLUSTER);
            let mut data = Data::new(&self.chunks.file);
            for part in parts {
                let clusters = u64::from(part.sectors.get());
                let count = clusters.saturating_mul(CLUSTER).div_ceil(self.chunks.len.get());
                let end = u64::from(part.first_sector.get()).saturating_add(clusters).saturating_mul(CLUSTER);
                if end > total || !self.take(count) {
                    broken = Some(format!("a partition up to byte {end} of {total}"));
                    continue;
                }
                self.lose_of(part.first_group.get(), count);
                data.add(&self.chunks, shape, u64::from(part.first_sector.get().saturating_sub(first)), part);
            }
            if data.size() >= CLUSTER_DATA {
                let place = usize::try_from(number).unwrap_or(0);
                self.pieces.push((start, Encrypted::source(data.clone(), partition.key, place, &last)));
                all.push(Decrypted { start, content: Source::new(data) });
            }
        }
        (all, broken)
    }

    /// Whether there may be so many chunks more.
    fn take(&mut self, chunks: u64) -> bool {
        let left = self.left.checked_sub(chunks);
        self.left = left.unwrap_or(self.left);
        left.is_some()
    }

    fn lose(&mut self, lost: u64, needed: u64) {
        self.lost = self.lost.saturating_add(lost);
        self.needed = self.needed.max(needed);
    }

    /// Counts the chunks of a part of a partition that are behind the end of the file or missing from the table.
    fn lose_of(&mut self, first: u32, count: u64) {
        let first = usize::try_from(first).unwrap_or(usize::MAX);
        let groups = self.chunks.groups.get(first..).unwrap_or_default();
        let (mut lost, mut needed) = (count.saturating_sub(groups.len() as u64), 0);
        for group in groups.iter().take(usize::try_from(count).unwrap_or(usize::MAX)) {
            let stored = self.chunks.stored(group);
            let end = if stored.len == 0 { 0 } else { stored.start.saturating_add(stored.len.into()) };
            lost = lost.saturating_add(u64::from(end > self.chunks.file.len()));
            needed = needed.max(end);
        }
        self.lose(lost, needed);
    }

    /// The disc: all regions and partitions, with zeros between them. What is in none can't be read if the partitions
    /// aren't known.
    fn whole(&mut self, total: u64, is_broken: bool) -> Source {
        self.pieces.sort_by_key(|(start, _)| *start);
        let mut whole = Recipe::default();
        for (start, content) in &self.pieces {
            // One that begins within another is left out: the first one counts.
            if *start < whole.len() {
                continue;
            }
            fill(&mut whole, *start, is_broken);
            whole.append(&Recipe::of(content, 0..content.len()));
        }
        fill(&mut whole, total, is_broken);
        whole.into_source()
    }
}

/// Appends what no region covers up to `end`.
fn fill(whole: &mut Recipe, end: u64, is_broken: bool) {
    let len = end.saturating_sub(whole.len());
    if is_broken {
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
        if buf.is_empty() {
            Ok(0)
        } else {
            Err(corrupt("it may be in a partition of a Wii disc that can't be restored"))
        }
    }
}
