//! Disk images of older Macs and Apples, with the content stored contiguously or in bands: DiskCopy 4.2, 2IMG and Mac
//! OS X sparse images.

use std::io;
use std::num::NonZeroU64;

use zerocopy::FromBytes;

use super::super::mapped::{self, BlockMap, BlockPlace};
use super::super::{Container, Opener};
use super::set::Set;
use super::{Format, Links, Virtual, tell_cut};
use crate::bytes::integers::{Be32, Le32};
use crate::endings;
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::{Anomaly, Findings, Severity};
use crate::part::Part;
use crate::signature;
use crate::source::{NamedFile, Source};

/// DiskCopy 4.2 images of floppy disks.
pub static DISK_COPY: Container = Container {
    id: "diskcopy",
    name: "DiskCopy 4.2 image",
    endings: endings::DISK_COPY,
    part: Part::Disks,
    probe: |files| super::probe(is_disk_copy, files),
};

/// Opener of DiskCopy images.
pub static DISK_COPY_OPENER: Opener =
    Opener { container: &DISK_COPY, open: |files, findings| super::disc(&DISK_COPY_FORMAT, files, findings) };

/// Images of Apple II emulators.
pub static TWO_IMG: Container = Container {
    id: "2img",
    name: "Apple II image (2IMG)",
    endings: endings::TWO_IMG,
    part: Part::Disks,
    probe: |files| super::probe(is_two_img, files),
};

/// Opener of 2IMG images.
pub static TWO_IMG_OPENER: Opener =
    Opener { container: &TWO_IMG, open: |files, findings| super::disc(&TWO_IMG_FORMAT, files, findings) };

/// Mac OS X sparse images.
pub static SPARSE: Container = Container {
    id: "sparseimage",
    name: "Apple sparse image",
    endings: endings::SPARSE_IMAGE,
    part: Part::Disks,
    probe: |files| super::probe(is_sparse, files),
};

/// Opener of sparse images.
pub static SPARSE_OPENER: Opener =
    Opener { container: &SPARSE, open: |files, findings| super::disc(&SPARSE_FORMAT, files, findings) };

pub(super) static DISK_COPY_FORMAT: Format =
    Format { is: is_disk_copy, links: |_| Ok(Links::default()), open: open_disk_copy };

pub(super) static TWO_IMG_FORMAT: Format =
    Format { is: is_two_img, links: |_| Ok(Links::default()), open: open_two_img };

pub(super) static SPARSE_FORMAT: Format = Format { is: is_sparse, links: |_| Ok(Links::default()), open: open_sparse };

static CHECKSUM: Anomaly = Anomaly {
    code: "DISKCOPY-CHECKSUM",
    severity: Severity::Damage,
    structure: "DiskCopy header",
    meaning: "The checksum of the data is not the recorded one: the image is damaged.",
    clause: None,
};

/// Size of a DiskCopy header in bytes, and the longest name in it.
const DISK_COPY_HEADER: u64 = 84;
const DISK_COPY_NAME: u8 = 63;

/// Size limit in bytes of a floppy disk whose checksum is compared on opening.
const CHECKED: u64 = 2 << 20;

const SECTOR: u64 = 512;

/// Offsets of a sparse image's band list, and of its bands.
const BAND_LIST: u64 = 64;
const BANDS: u64 = 4096;

fn be_32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(Be32::read_from_prefix(bytes.get(at..)?).ok()?.0.get())
}

fn is_two_img(file: &NamedFile) -> Result<bool> {
    Ok(file.content.read_up_to(0, 4)? == *b"2IMG")
}

fn is_sparse(file: &NamedFile) -> Result<bool> {
    Ok(file.content.read_up_to(0, 4)? == *signature::SPARSE_IMAGE)
}

fn is_disk_copy(file: &NamedFile) -> Result<bool> {
    let head = file.content.read_up_to(0, usize::try_from(DISK_COPY_HEADER).unwrap_or(0))?;
    let lens = be_32(&head, 64).zip(be_32(&head, 68));
    let fits = lens.is_some_and(|(data, tags)| {
        data > 0 && DISK_COPY_HEADER.saturating_add(data.into()).saturating_add(tags.into()) == file.content.len()
    });
    Ok(fits && head.get(82..84) == Some(&[1, 0]) && head.first().is_some_and(|len| *len <= DISK_COPY_NAME))
}

fn open_disk_copy(file: &NamedFile, _: &mut Set<'_>, findings: &mut Findings) -> Result<Virtual> {
    let content = &file.content;
    let head = content.read_up_to(0, usize::try_from(DISK_COPY_HEADER).unwrap_or(0))?;
    let len = u64::from(be_32(&head, 64).unwrap_or(0));
    let data = content.slice(DISK_COPY_HEADER..DISK_COPY_HEADER.saturating_add(len));
    if len <= CHECKED {
        let bytes = data.read_up_to(0, usize::try_from(len).unwrap_or(0))?;
        // Words are added one by one, and the sum is rotated after each.
        let sum = bytes
            .as_chunks::<2>()
            .0
            .iter()
            .fold(0_u32, |sum, word| sum.wrapping_add(u16::from_be_bytes(*word).into()).rotate_right(1));
        if be_32(&head, 72) != Some(sum) {
            let recorded = be_32(&head, 72).unwrap_or(0);
            findings.add(&CHECKSUM, content.absolute(72), format!("{recorded:08x}"), format!("{sum:08x}"));
        }
    }
    let name = head.get(1..64).unwrap_or_default();
    let name = name.get(..usize::from(head.first().copied().unwrap_or(0))).unwrap_or_default();
    let mut facts = Facts::new("DiskCopy header");
    facts.add("Name", String::from_utf8_lossy(name).into_owned());
    facts.add("Data", format!("{len} bytes"));
    facts.add("Tags", format!("{} bytes", be_32(&head, 68).unwrap_or(0)));
    Ok(Virtual::new(data, Some(512), vec![facts]))
}

fn open_two_img(file: &NamedFile, _: &mut Set<'_>, _: &mut Findings) -> Result<Virtual> {
    let content = &file.content;
    let head = content.read_up_to(0, 64)?;
    let number =
        |at: usize| head.get(at..).and_then(|bytes| Le32::read_from_prefix(bytes).ok()).map_or(0, |(n, _)| n.get());
    let (start, len) = (u64::from(number(24)), u64::from(number(28)));
    // Some programs leave out the length if it follows from the number of blocks.
    let len = if len > 0 { len } else { u64::from(number(20)).saturating_mul(SECTOR) };
    let mut facts = Facts::new("2IMG header");
    facts.add("Creator", String::from_utf8_lossy(head.get(4..8).unwrap_or_default()).into_owned());
    facts.add("Data", format!("{len} bytes"));
    Ok(Virtual::new(content.slice(start..start.saturating_add(len)), Some(512), vec![facts]))
}

fn open_sparse(file: &NamedFile, _: &mut Set<'_>, findings: &mut Findings) -> Result<Virtual> {
    let content = &file.content;
    let head = content.read_up_to(0, usize::try_from(BANDS).unwrap_or(0))?;
    let (band, sectors) =
        be_32(&head, 8).zip(be_32(&head, 16)).ok_or_else(|| io::Error::from(io::ErrorKind::UnexpectedEof))?;
    let band = NonZeroU64::new(u64::from(band).saturating_mul(SECTOR))
        .ok_or_else(|| Error::broken("Header of the image", content.absolute(8), "a band has no sectors"))?;
    let size = u64::from(sectors).saturating_mul(SECTOR);
    let count = size.div_ceil(band.get());
    let list = head.get(usize::try_from(BAND_LIST).unwrap_or(0)..).unwrap_or_default().as_chunks::<4>().0;
    if count > list.len() as u64 {
        // No source documents further lists of bands.
        return Err(Error::OverLimit("blocks of a disk"));
    }
    let mut places = vec![None; usize::try_from(count).unwrap_or(0)];
    for (place, entry) in (0_u64..).zip(list) {
        let number = u32::from_be_bytes(*entry).checked_sub(1).and_then(|number| usize::try_from(number).ok());
        if let Some(slot) = number.and_then(|number| places.get_mut(number)) {
            *slot = Some(place.saturating_mul(band.get()).saturating_add(BANDS));
        }
    }
    let behind = places.iter().flatten().filter(|start| **start >= content.len()).count() as u64;
    tell_cut(content, behind, places.iter().flatten().max().copied().unwrap_or(0), findings);
    let mut facts = Facts::new("Header of the image");
    facts.add("Size", format!("{size} bytes"));
    facts.add("Band size", format!("{band} bytes"));
    let map = Bands { file: content.clone(), size, band, places };
    Ok(Virtual::new(mapped::content(map, content), Some(512), vec![facts]))
}

struct Bands {
    file: Source,
    size: u64,
    band: NonZeroU64,
    places: Vec<Option<u64>>,
}

impl BlockMap for Bands {
    fn content_len(&self) -> u64 {
        self.size
    }

    fn block_len(&self) -> NonZeroU64 {
        self.band
    }

    fn place(&self, block: u64) -> io::Result<BlockPlace> {
        let place = usize::try_from(block).ok().and_then(|block| self.places.get(block).copied().flatten());
        Ok(place.map_or(BlockPlace::Zeros, |start| BlockPlace::At { from: self.file.clone(), start }))
    }
}
