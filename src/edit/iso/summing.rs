//! Computes the checksums that libisofs records, reading the new image once.

use std::ops::Range;

use md5::{Digest, Md5};

use crate::bytes::hex;
use crate::disc::SECTOR_SIZE;
use crate::error::Result;
use crate::fs::iso9660::write::ChecksumPlaces;
use crate::order::sort_by;
use crate::source::{Recipe, Source};

/// Number of bytes per read.
const PIECE: u64 = 1 << 20;

/// Positions of the checksums, and the ranges they cover.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    pub(super) places: ChecksumPlaces,
    /// Ranges of the files in the order of the list.
    pub(super) files: Vec<Range<u64>>,
}

/// Computes the checksums of an image from its first sector on.
#[derive(Debug)]
pub(super) struct Summing {
    places: ChecksumPlaces,
    source: Source,
    digest: Md5,
    /// Ranges of data by position, each with its place in the list; the next one last.
    left: Vec<(Range<u64>, usize)>,
    file: Md5,
    sums: Vec<[u8; 16]>,
    pub(super) done: u64,
    /// Bytes to overwrite in the image, with their offsets.
    made: Vec<(u64, Vec<u8>)>,
}

impl Summing {
    pub(super) fn new(placed: Placed, image: &Recipe) -> Self {
        let empty: [u8; 16] = Md5::digest([]).into();
        let sums = vec![empty; placed.files.len()];
        let mut left: Vec<(Range<u64>, usize)> =
            placed.files.into_iter().zip(0..).filter(|(range, _)| !range.is_empty()).collect();
        sort_by(&mut left, &mut |(one, _), (other, _)| other.start.cmp(&one.start));
        let source = image.clone().into_source();
        let (digest, file) = (Md5::new(), Md5::new());
        Self { places: placed.places, source, digest, left, file, sums, done: 0, made: Vec::new() }
    }

    /// Number of bytes to read.
    pub(super) fn total(&self) -> u64 {
        byte(self.places.list)
    }

    /// Reads a piece, or computes the next checksum; returns `false` if nothing is left.
    ///
    /// # Errors
    /// If the image cannot be read.
    pub(super) fn step(&mut self) -> Result<bool> {
        let places = self.places;
        if self.done == byte(places.superblock) {
            self.tag("sb_", places.superblock, Some(places.tree));
        } else if self.done == byte(places.tree) {
            self.tag("tree_", places.tree, Some(places.session));
        } else if self.done >= self.total() {
            return Ok(false);
        } else {
            let borders = [places.superblock, places.tree, places.list].map(byte);
            let end = borders.into_iter().filter(|border| *border > self.done).min().unwrap_or(self.done);
            self.read(end.min(self.done.saturating_add(PIECE)))?;
        }
        Ok(true)
    }

    fn read(&mut self, end: u64) -> Result<()> {
        let mut bytes = vec![0; usize::try_from(end.saturating_sub(self.done)).unwrap_or(0)];
        self.source.read_exact_at(self.done, &mut bytes)?;
        self.digest.update(&bytes);
        while let Some((range, place)) = self.left.last().cloned().filter(|(range, _)| range.start < end) {
            let index = |at: u64| usize::try_from(at.max(self.done).min(end).saturating_sub(self.done)).unwrap_or(0);
            self.file.update(bytes.get(index(range.start)..index(range.end)).unwrap_or_default());
            if range.end > end {
                break;
            }
            if let Some(sum) = self.sums.get_mut(place) {
                *sum = self.file.finalize_reset().into();
            }
            self.left.pop();
        }
        self.done = end;
        Ok(())
    }

    /// A line of text in its own sector.
    fn tag(&mut self, kind: &str, sector: u32, next: Option<u32>) {
        let next = next.map(|next| format!(" next={next}")).unwrap_or_default();
        let sum = hex::digits(&self.digest.clone().finalize());
        let text =
            format!("libisofs_{kind}checksum_tag_v1 pos={sector} range_start=0 range_size={sector}{next} md5={sum}");
        let own = hex::digits(&Md5::digest(text.as_bytes()));
        self.make(sector, format!("{text} self={own}\n").into_bytes());
    }

    fn make(&mut self, sector: u32, mut bytes: Vec<u8>) {
        bytes.resize(bytes.len().next_multiple_of(usize::try_from(SECTOR_SIZE).unwrap_or(1)), 0);
        self.digest.update(&bytes);
        self.done = byte(sector).saturating_add(bytes.len() as u64);
        self.made.push((byte(sector), bytes));
    }

    /// The bytes to write, each with its position.
    pub(super) fn finish(mut self) -> Vec<(u64, Vec<u8>)> {
        let mut list = self.digest.clone().finalize().to_vec();
        list.extend(self.sums.iter().flatten());
        let last = Md5::digest(&list);
        list.extend(last);
        self.make(self.places.list, list);
        self.tag("", self.places.session, None);
        self.made
    }
}

fn byte(sector: u32) -> u64 {
    u64::from(sector).saturating_mul(SECTOR_SIZE)
}
