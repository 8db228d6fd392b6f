//! Checksums as libisofs records them: of every file in a list behind the data, and of all that lies before certain
//! sectors in these. The image has to be read for them.

use std::collections::HashMap;
use std::ops::Range;

use md5::{Digest, Md5};

use super::blueprint::Blueprint;
use super::line::{Fate, Line};
use super::rebuild::Mode;
use crate::bytes::hex;
use crate::disc::SECTOR_SIZE;
use crate::error::Result;
use crate::fs::iso9660::write::{ChecksumPlaces, Options, Plan, add_checksum_list, add_file_checksum, plan};
use crate::source::{Recipe, Source};
use crate::tree::{BodyId, Content, Draft};

/// What the lines call it.
pub(super) const WHAT: &str = "Checksums of files and image (libisofs)";

/// Bytes read at once.
const PIECE: u64 = 1 << 20;

/// A tree with the attributes that lead to the checksums.
pub(super) struct Marked {
    pub(super) draft: Draft,
    /// Data in the order of the list.
    files: Vec<BodyId>,
}

impl Marked {
    /// The tree of a blueprint that is to have checksums, and room for them in the options; nothing where they cannot
    /// be: without Rock Ridge, where old data stays, and beside isomd5sum's, of which each would have to be of the other.
    ///
    /// # Errors
    /// As [`plan`].
    pub(super) fn of(blueprint: &Blueprint, options: &mut Options) -> Result<Option<Self>> {
        let is_alone = blueprint.checksum.is_none() && blueprint.mode == Mode::Compact;
        if !blueprint.file_checksums || !is_alone || !options.rock_ridge {
            return Ok(None);
        }
        let mut draft = blueprint.draft.clone();
        let mut numbers: HashMap<BodyId, u32> = HashMap::new();
        let mut files = Vec::new();
        for id in draft.walk() {
            let Some(node) = draft.node_mut(id) else { continue };
            let Content::File(body) = node.content else { continue };
            let number = *numbers.entry(body).or_insert_with(|| {
                files.push(body);
                u32::try_from(files.len()).unwrap_or(u32::MAX)
            });
            add_file_checksum(&mut node.recorded.system_use, number);
        }
        let count = u32::try_from(files.len()).unwrap_or(u32::MAX).saturating_add(2);
        options.checksums = Some(count);
        // How long the attribute is does not depend on the place in it.
        let bare = draft.node(Draft::ROOT).map(|root| root.recorded.system_use.clone()).unwrap_or_default();
        for _ in 0..2 {
            let list = plan(&draft, options)?.checksums().map_or(0, |places| places.list);
            if let Some(root) = draft.node_mut(Draft::ROOT) {
                root.recorded.system_use.clone_from(&bare);
                add_checksum_list(&mut root.recorded.system_use, list, count);
            }
        }
        Ok(Some(Self { draft, files }))
    }

    /// What is to be summed where, by the plan.
    pub(super) fn placed(&self, plan: &Plan<'_>) -> Option<Placed> {
        let places = plan.checksums()?;
        let range = |body: &BodyId| {
            let start = u64::from(plan.sector(*body)?).saturating_mul(SECTOR_SIZE);
            Some(start..start.saturating_add(self.draft.body(*body)?.recipe.len()))
        };
        let files = self.files.iter().map(|body| range(body).unwrap_or(0..0)).collect();
        Some(Placed { places, files })
    }
}

/// Where checksums are to stand, and of what.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    places: ChecksumPlaces,
    /// Bytes of the data in the order of the list.
    files: Vec<Range<u64>>,
}

/// Sums an image from its first sector on.
#[derive(Debug)]
pub(super) struct Summing {
    places: ChecksumPlaces,
    source: Source,
    digest: Md5,
    /// Data by where it begins, with its place in the list; the next last.
    left: Vec<(Range<u64>, usize)>,
    file: Md5,
    sums: Vec<[u8; 16]>,
    pub(super) done: u64,
    /// What is to be written over the image.
    made: Vec<(u64, Vec<u8>)>,
}

impl Summing {
    pub(super) fn new(placed: Placed, image: &Recipe) -> Self {
        let empty: [u8; 16] = Md5::digest([]).into();
        let sums = vec![empty; placed.files.len()];
        let mut left: Vec<(Range<u64>, usize)> =
            placed.files.into_iter().zip(0..).filter(|(range, _)| !range.is_empty()).collect();
        left.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
        let source = image.clone().into_source();
        let (digest, file) = (Md5::new(), Md5::new());
        Self { places: placed.places, source, digest, left, file, sums, done: 0, made: Vec::new() }
    }

    /// Bytes that are read.
    pub(super) fn total(&self) -> u64 {
        byte(self.places.list)
    }

    /// Reads a piece, or makes the checksum that stands there; `false` where nothing is left.
    ///
    /// # Errors
    /// Where the image cannot be read.
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

    /// A line of text in a sector of its own.
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

    /// What is to be written, each with the byte that it begins at.
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

/// What the lines say where checksums were there or asked for.
pub(super) fn line(blueprint: &Blueprint, is_made: bool) -> Option<Line> {
    let why = match is_made {
        true => return Some(Line::new(Fate::Patched, WHAT, "made anew, of the bytes that are")),
        false if blueprint.checksum.is_some() => "that of isomd5sum would have to be of these, and these of that",
        false if blueprint.mode != Mode::Compact => "they are made where all is laid out anew",
        false => "without Rock Ridge, nothing can lead to them",
    };
    blueprint.file_checksums.then(|| Line::new(Fate::Dropped, WHAT, why))
}

fn byte(sector: u32) -> u64 {
    u64::from(sector).saturating_mul(SECTOR_SIZE)
}
