//! Partitions of discs of the Wii, whose data is stored decrypted and without hashes (Dolphin's `docs/WiaAndRvz.md`,
//! `wia_part_t` and `wia_except_list_t`).

use std::io;
use std::num::NonZeroU64;
use std::ops::Range;
use std::rc::Rc;

use super::chunks::{Chunks, Method};
use super::junk;
use super::layout::StoredData;
use crate::codec::corrupt;
use crate::source::{Blocks, Decoder, ReadAt, Source, copy_prefix};

/// Bytes of a cluster on the disc, and of its data without the hashes.
pub(super) const CLUSTER: u64 = 0x8000;
pub(super) const CLUSTER_DATA: u64 = 0x7C00;

/// Clusters that are hashed together.
pub(super) const TOGETHER: u64 = 64;

/// Bytes of the hashes of a cluster.
pub(super) const HASHES: usize = 0x400;

/// Most exceptions of a cluster: all hashes, and what is between them.
const EXCEPTIONS: u64 = 52;

/// Bytes of the number of exceptions, and of an exception: its offset among the hashes, and the hash.
const COUNT: usize = 2;
const EXCEPTION: usize = 22;

/// Bytes that a packed chunk may be longer than twice an unpacked one.
const OVERHEAD: u64 = 4096;

/// How the chunks of a partition are divided.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    /// Bytes of data in a chunk.
    data: NonZeroU64,
    /// Lists of exceptions before the data, and the clusters that each is for.
    lists: u64,
    clusters: u64,
}

impl Shape {
    /// The shape of chunks that stand for `chunk` bytes of the disc; `None` if they don't consist of clusters.
    pub(super) fn of(chunk: NonZeroU64) -> Option<Self> {
        let clusters = chunk.get().is_multiple_of(CLUSTER).then(|| chunk.get() / CLUSTER)?;
        if clusters > TOGETHER && clusters % TOGETHER > 0 {
            return None;
        }
        let data = NonZeroU64::new(clusters.saturating_mul(CLUSTER_DATA))?;
        Some(Self { data, lists: clusters.div_ceil(TOGETHER), clusters: clusters.min(TOGETHER) })
    }

    /// Room for all lists of exceptions, in bytes.
    fn room(&self) -> u64 {
        let exceptions = self.clusters.saturating_mul(EXCEPTIONS).saturating_mul(EXCEPTION as u64);
        self.lists.saturating_mul(exceptions.saturating_add(COUNT as u64))
    }

    /// Bytes of an unpacked chunk: its data and its exceptions.
    fn len(&self) -> NonZeroU64 {
        self.data.saturating_add(self.room())
    }

    /// Bytes of the lists that `bytes` begins with.
    fn lists_len(&self, bytes: &[u8]) -> io::Result<usize> {
        let mut end = 0_usize;
        for _ in 0..self.lists {
            let count = bytes.get(end..).and_then(|rest| rest.first_chunk::<COUNT>());
            let count = u16::from_be_bytes(*count.ok_or_else(|| corrupt("a list of hashes is cut off"))?);
            if u64::from(count) > self.clusters.saturating_mul(EXCEPTIONS) {
                return Err(corrupt(format_args!("a list of {count} hashes, which is more than there are")));
            }
            end = end.saturating_add(COUNT).saturating_add(usize::from(count).saturating_mul(EXCEPTION));
        }
        if end > bytes.len() { Err(corrupt("a list of hashes is cut off")) } else { Ok(end) }
    }
}

/// Consecutive clusters of a partition in chunks.
struct Run {
    chunks: Rc<Chunks>,
    shape: Shape,
    /// The first of its groups.
    group: usize,
    /// Bytes of data, and where the first of them is in the data of the partition.
    len: u64,
    base: u64,
}

impl Run {
    fn unpack(&self, chunk: u64, data: &mut [u8], lists: &mut [u8]) -> io::Result<()> {
        let number = usize::try_from(chunk).ok().and_then(|chunk| self.group.checked_add(chunk));
        let group = number.and_then(|number| self.chunks.groups.get(number));
        let stored = self.chunks.stored(group.ok_or(io::ErrorKind::UnexpectedEof)?);
        if stored.len == 0 {
            return Ok(());
        }
        let most = self.shape.len().get().saturating_mul(2).saturating_add(OVERHEAD);
        if u64::from(stored.len) > most || u64::from(stored.unpadded) > most {
            return Err(corrupt("the chunk has more data than it unpacks to"));
        }
        let len = usize::try_from(stored.len).unwrap_or(0);
        let packed = self.chunks.file.read_up_to(stored.start, len)?;
        if packed.len() < len {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let at = self.base.saturating_add(chunk.saturating_mul(self.shape.data.get()));
        match stored.method {
            Method::Plain | Method::Purge => {
                let end = self.shape.lists_len(&packed)?;
                copy_prefix(packed.get(..end).unwrap_or_default(), lists);
                let rest = packed.get(end.next_multiple_of(4)..).unwrap_or_default();
                fill(stored.method, stored.unpadded, rest, data, at)
            }
            Method::Codec(codec) => {
                let wanted =
                    if stored.unpadded == 0 { data.len() } else { usize::try_from(stored.unpadded).unwrap_or(0) };
                let room = usize::try_from(self.shape.room()).unwrap_or(0);
                let mut unpacked = vec![0; wanted.saturating_add(room)];
                let made = codec.unpack(&packed, &mut unpacked)?;
                drop(packed);
                let unpacked = unpacked.get(..made).unwrap_or_default();
                let end = self.shape.lists_len(unpacked)?;
                copy_prefix(unpacked.get(..end).unwrap_or_default(), lists);
                let rest = unpacked.get(end..).unwrap_or_default();
                fill(Method::Plain, stored.unpadded, rest.get(..wanted).unwrap_or(rest), data, at)
            }
        }
    }
}

/// Fills `data`, whose first byte is at `at` of the data of the partition.
fn fill(method: Method, unpadded: u32, packed: &[u8], data: &mut [u8], at: u64) -> io::Result<()> {
    let made = if unpadded == 0 { method.unpack(packed, data)? } else { junk::unpack(packed, data, at)? };
    if made < data.len() { Err(corrupt("the chunk is too short")) } else { Ok(()) }
}

/// Blocks are chunks: their data, and then their lists of exceptions.
impl Decoder for Run {
    fn content_len(&self) -> u64 {
        self.len.div_ceil(self.shape.data.get()).saturating_mul(self.shape.len().get())
    }

    fn block_len(&self) -> NonZeroU64 {
        self.shape.len()
    }

    fn at_once(&self) -> u64 {
        1
    }

    fn decode(&self, chunk: u64, out: &mut [u8]) -> io::Result<usize> {
        out.fill(0);
        let (data, lists) = usize::try_from(self.shape.data.get())
            .ok()
            .and_then(|data| out.split_at_mut_checked(data))
            .ok_or(io::ErrorKind::InvalidInput)?;
        let before = chunk.saturating_mul(self.shape.data.get());
        let len = usize::try_from(self.len.saturating_sub(before)).unwrap_or(usize::MAX).min(data.len());
        self.unpack(chunk, data.get_mut(..len).unwrap_or_default(), lists)?;
        Ok(out.len())
    }
}

/// Chunks of a part of the data.
#[derive(Clone)]
struct Part {
    /// Its bytes in the data of the partition.
    range: Range<u64>,
    shape: Shape,
    chunks: Source,
}

/// The decrypted data of a partition, without hashes.
#[derive(Clone)]
pub(super) struct Data {
    parts: Vec<Part>,
    len: u64,
    file: Source,
}

/// A hash that isn't the one of the data.
pub(super) struct Exception {
    /// The cluster, counted from the first of the partition, and the offset among its hashes.
    pub(super) cluster: u64,
    pub(super) at: usize,
    pub(super) hash: [u8; 20],
}

impl Data {
    /// No data yet, in clusters from the first of the partition on.
    pub(super) fn new(file: &Source) -> Self {
        Self { parts: Vec::new(), len: 0, file: file.clone() }
    }

    /// Adds data that begins with cluster `first`.
    pub(super) fn add(&mut self, chunks: &Rc<Chunks>, shape: Shape, first: u64, stored: &StoredData) {
        let base = first.saturating_mul(CLUSTER_DATA);
        let len = u64::from(stored.sectors.get()).saturating_mul(CLUSTER_DATA);
        let range = base..base.saturating_add(len);
        let group = usize::try_from(stored.first_group.get()).unwrap_or(usize::MAX);
        let run = Run { chunks: Rc::clone(chunks), shape, group, len, base };
        self.len = self.len.max(range.end);
        self.parts.push(Part { range, shape, chunks: Blocks::source(run, &self.file) });
    }

    /// Bytes of data.
    pub(super) const fn size(&self) -> u64 {
        self.len
    }

    /// The exceptions of these clusters.
    ///
    /// # Errors
    /// If a chunk can't be unpacked.
    pub(super) fn exceptions(&self, clusters: Range<u64>) -> io::Result<Vec<Exception>> {
        let mut all = Vec::new();
        for part in &self.parts {
            let (first, end) = (part.range.start / CLUSTER_DATA, part.range.end / CLUSTER_DATA);
            let each = part.shape.clusters.max(1);
            let mut cluster = clusters.start.max(first);
            while cluster < clusters.end.min(end) {
                let list = cluster.saturating_sub(first).checked_div(each).unwrap_or(0);
                let start = first.saturating_add(list.saturating_mul(each));
                part.list(list, start, &mut all)?;
                cluster = start.saturating_add(each);
            }
        }
        all.retain(|exception| clusters.contains(&exception.cluster));
        Ok(all)
    }
}

impl Part {
    /// Adds the exceptions of a list, counted from the first of the part, whose clusters begin with `start`.
    fn list(&self, list: u64, start: u64, all: &mut Vec<Exception>) -> io::Result<()> {
        let (chunk, before) = (list.checked_div(self.shape.lists), list.checked_rem(self.shape.lists));
        let (chunk, before) = chunk.zip(before).unwrap_or_default();
        let mut at = chunk.saturating_mul(self.shape.len().get()).saturating_add(self.shape.data.get());
        let count = |at: &mut u64| -> io::Result<usize> {
            let mut count = [0; COUNT];
            self.chunks.read_exact_at(*at, &mut count)?;
            *at = at.saturating_add(COUNT as u64);
            Ok(usize::from(u16::from_be_bytes(count)).saturating_mul(EXCEPTION))
        };
        for _ in 0..before {
            let len = count(&mut at)?;
            at = at.saturating_add(len as u64);
        }
        let len = count(&mut at)?;
        for bytes in self.chunks.read_up_to(at, len)?.as_chunks::<EXCEPTION>().0 {
            let Some((offset, hash)) = bytes.split_first_chunk::<COUNT>() else { continue };
            let offset = usize::from(u16::from_be_bytes(*offset));
            let Ok(hash) = hash.try_into() else { continue };
            let cluster = start.saturating_add((offset / HASHES) as u64);
            all.push(Exception { cluster, at: offset % HASHES, hash });
        }
        Ok(())
    }
}

impl ReadAt for Data {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let mut done = 0_usize;
        while let Some(rest) = buf.get_mut(done..).filter(|rest| !rest.is_empty()) {
            let at = offset.saturating_add(done as u64);
            if at >= self.len {
                break;
            }
            let part = self.parts.iter().find(|part| part.range.contains(&at));
            let part = part.ok_or_else(|| corrupt("the image has no data for this part of the partition"))?;
            let within = at.saturating_sub(part.range.start);
            let (chunk, skip) = (within / part.shape.data, within % part.shape.data);
            let left = part.shape.data.get().saturating_sub(skip).min(part.range.end.saturating_sub(at));
            let len = usize::try_from(left).unwrap_or(usize::MAX).min(rest.len());
            let start = chunk.saturating_mul(part.shape.len().get()).saturating_add(skip);
            part.chunks.read_exact_at(start, rest.get_mut(..len).unwrap_or_default())?;
            done = done.saturating_add(len);
        }
        Ok(done)
    }

    fn pool(&self) -> Option<crate::source::Pool> {
        self.file.pool()
    }
}
