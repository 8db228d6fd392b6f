//! Compressed hunks of data (.chd) in versions 3 to 5, as MAME's `chdman` writes them: images of CDs, GD-ROMs, DVDs and
//! hard disks.

mod huffman;
mod hunk;
mod layout;
mod map;
mod tracks;
pub(super) mod write;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::io;
use std::num::NonZeroU64;
use std::ops::Range;

use sha1::{Digest, Sha1};

pub use self::hunk::unpack_hunk;

use self::hunk::{Codec, FRAME};
use self::layout::{MetadataHead, Start, Version3, Version4, Version5};
use self::map::{Ends, Hunk, Map};
use self::tracks::Metadata;
use super::mapped::{self, BlockMap, BlockPlace};
use super::{Container, Match, Opener, leave_out, plain};
use crate::bytes::hex;
use crate::bytes::integers::{Be32, Be64};
use crate::codec::corrupt;
use crate::disc::{Carried, CarriedSum, CarriedValue, Disc};
use crate::endings;
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::order::sort;
use crate::part::Part;
use crate::refusal::Refusal;
use crate::signature;
use crate::source::{Files, Method, NamedFile, PackedBlock, Recipe, Source, copy_prefix};

/// Compressed hunks of data.
pub static CHD: Container = Container { id: "chd", name: "CHD image", endings: endings::CHD, part: Part::Disks, probe };

/// Opener of these images.
pub static OPENER: Opener = Opener { container: &CHD, open };

static VERSION: Refusal = Refusal {
    code: "CHD-VERSION",
    sentence: "This is a CHD image of version {0}. Discern reads versions 3 to 5.",
    advice: "Convert it with “chdman copy -i IN.chd -o OUT.chd”.",
};

static CODEC: Refusal = Refusal {
    code: "CHD-CODEC",
    sentence: "This CHD image is packed with “{0}”, which Discern doesn't unpack.",
    advice: "Convert it with “chdman copy -i IN.chd -o OUT.chd -c none”.",
};

static CUT: Anomaly = Anomaly {
    code: "CHD-CUT",
    severity: Severity::Damage,
    structure: "Hunks",
    meaning: "The file is cut off: some hunks lie behind its end and can't be read. Copy or download it again.",
    clause: None,
};

static PARENT_MISSING: Anomaly = Anomaly {
    code: "CHD-PARENT-MISSING",
    severity: Severity::Warning,
    structure: "Parent",
    meaning: "The image has only what differs from another one, which wasn't opened. The rest can't be read: open both \
              files together.",
    clause: None,
};

static UNUSED: Anomaly = Anomaly {
    code: "CHD-FILE-NOT-USED",
    severity: Severity::Warning,
    structure: "Files opened together",
    meaning: "These files aren't parts of this image. Open each of them by itself.",
    clause: None,
};

/// Upper bounds for the metadata items read, and for the bytes of one.
const PIECES: usize = 1024;
const PIECE: u32 = 64 << 10;

/// Metadata flag: the checksum covers it.
const SUMMED: u8 = 1;

/// A header of any version.
struct Header {
    version: u32,
    codecs: Vec<[u8; 4]>,
    logical: u64,
    map: u64,
    metadata: u64,
    hunk_len: NonZeroU64,
    unit_len: NonZeroU64,
    /// SHA-1 of the data and the metadata, or of the data alone before version 4.
    sha1: [u8; 20],
    /// SHA-1 of the data.
    raw_sha1: Option<[u8; 20]>,
    md5: Option<[u8; 16]>,
    parent: Option<[u8; 20]>,
}

impl Header {
    /// Reads the header of a file; `None` if it has another format.
    fn read(content: &Source) -> Result<Option<Self>> {
        let head = content.read_up_to(0, size_of::<Start>())?;
        if !head.starts_with(signature::CHD) || head.len() < size_of::<Start>() {
            return Ok(None);
        }
        let start: Start = content.read_struct(0)?;
        let rest = size_of::<Start>() as u64;
        let broken = |what: &str| Error::broken("Header", content.absolute(0), what);
        let hunk = |len: u32| {
            NonZeroU64::new(len.into())
                .filter(|len| len.get() <= limits::UNPACKED_BLOCK.saturating_mul(16))
                .ok_or_else(|| broken("the length of a hunk is 0 or too large"))
        };
        let known = |sum: [u8; 20]| (sum != [0; 20]).then_some(sum);
        // Versions 3 and 4 differ only in the offsets of their fields; the map follows the header.
        let old = |fields: (Be32, Be64, Be64, Be32), sha1: [u8; 20], raw_sha1, parent_sha1: [u8; 20]| -> Result<Self> {
            let (compression, logical, metadata, hunk_len) = fields;
            let hunk_len = hunk(hunk_len.get())?;
            Ok(Self {
                version: start.version.get(),
                codecs: if compression.get() == 0 { Vec::new() } else { vec![*b"zlib", *b"cdfl"] },
                logical: logical.get(),
                map: start.len.get().into(),
                metadata: metadata.get(),
                hunk_len,
                unit_len: hunk_len,
                sha1,
                raw_sha1: known(raw_sha1),
                md5: None,
                parent: known(parent_sha1),
            })
        };
        Ok(Some(match start.version.get() {
            3 => {
                let header: Version3 = content.read_struct(rest)?;
                let fields = (header.compression, header.logical, header.metadata, header.hunk_len);
                let md5 = (header.md5 != [0; 16]).then_some(header.md5);
                Self { md5, ..old(fields, header.sha1, header.sha1, header.parent_sha1)? }
            }
            4 => {
                let header: Version4 = content.read_struct(rest)?;
                let fields = (header.compression, header.logical, header.metadata, header.hunk_len);
                old(fields, header.sha1, header.raw_sha1, header.parent_sha1)?
            }
            5 => {
                let header: Version5 = content.read_struct(rest)?;
                Self {
                    version: 5,
                    codecs: header.codecs.to_vec(),
                    logical: header.logical.get(),
                    map: header.map.get(),
                    metadata: header.metadata.get(),
                    hunk_len: hunk(header.hunk_len.get())?,
                    unit_len: NonZeroU64::new(header.unit_len.get().into())
                        .ok_or_else(|| broken("the length of a unit is 0"))?,
                    sha1: header.sha1,
                    raw_sha1: known(header.raw_sha1),
                    md5: None,
                    parent: known(header.parent_sha1),
                }
            }
            other => return Err(VERSION.with(&[&other]).into()),
        }))
    }

    /// The codecs, in the order of their numbers.
    fn unpackers(&self) -> Result<Vec<[u8; 4]>> {
        if self.version < 5 {
            return Ok(vec![*b"zlib", *b"cdfl"]);
        }
        let unknown = |tag: &[u8; 4]| CODEC.with(&[&String::from_utf8_lossy(tag)]).into();
        let known = |tag: &[u8; 4]| Codec::of(*tag).map(|_| *tag).ok_or_else(|| unknown(tag));
        self.codecs.iter().filter(|tag| **tag != [0; 4]).map(known).collect()
    }
}

fn probe(files: &Files) -> Result<Match> {
    super::probe(|file| Ok(file.content.read_up_to(0, signature::CHD.len())? == *signature::CHD), files)
}

fn open(files: &Files, findings: &mut Findings) -> Result<Disc> {
    let mut all = Vec::new();
    for file in files.all() {
        if let Some(header) = Header::read(&file.content)? {
            all.push((file, header));
        }
    }
    // The first file that no other one needs.
    let needed: BTreeSet<[u8; 20]> = all.iter().filter_map(|(_, header)| header.parent).collect();
    let first = all.iter().position(|(_, header)| !needed.contains(&header.sha1)).unwrap_or(0);
    let mut set = Set { all, used: Vec::new(), missing: Vec::new() };
    let content = set.content(first, findings)?;
    let (file, header) = set.all.get(first).ok_or_else(|| Error::NotFound("CHD image in the files".into()))?;
    let (metadata, is_broken) = metadata_of(&file.content, header.metadata)?;
    let carried = carried(header, &metadata, is_broken, &content);
    let mut disc = if metadata.iter().any(Metadata::is_track) {
        tracks::disc(&content, &metadata, findings)
    } else if metadata.iter().any(|piece| piece.tag == *b"GDDD") {
        plain::disk_of(content, sector_size(&metadata), findings)?
    } else {
        plain::disc(content, findings)?
    };
    disc.descriptor = vec![facts_of(file, header, &metadata)];
    disc.carried = carried;
    let is_used = |file: &NamedFile| set.used.iter().any(|used| std::ptr::eq(*used, file));
    let unused = files.all().iter().filter(|file| !is_used(file)).map(|file| file.name.clone()).collect();
    leave_out(&mut disc, unused, (&UNUSED, "the files of one image"), findings);
    disc.missing_files = set.missing;
    Ok(disc)
}

/// Sector size of a hard disk in bytes, as in `CYLS:10,HEADS:4,SECS:17,BPS:512`.
fn sector_size(metadata: &[Metadata]) -> u32 {
    let text = metadata.iter().find(|piece| piece.tag == *b"GDDD").map(|piece| String::from_utf8_lossy(&piece.value));
    let size = text.as_deref().and_then(|text| text.split("BPS:").nth(1));
    let digits: String = size.unwrap_or_default().chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|size: &u32| size.is_power_of_two() && (128..=16_384).contains(size)).unwrap_or(512)
}

/// The metadata, and whether some of it is missing.
fn metadata_of(content: &Source, first: u64) -> Result<(Vec<Metadata>, bool)> {
    let mut pieces = Vec::new();
    let mut at = first;
    let mut is_broken = false;
    while at != 0 && pieces.len() < PIECES {
        let Ok(head) = content.read_struct::<MetadataHead>(at) else {
            is_broken = true;
            break;
        };
        let [a, b, c] = head.len;
        let whole = u32::from_be_bytes([0, a, b, c]);
        let len = whole.min(PIECE);
        let place = at.saturating_add(size_of::<MetadataHead>() as u64);
        let value = content.read_up_to(place, usize::try_from(len).unwrap_or(0))?;
        is_broken |= (value.len() as u64) < u64::from(len);
        let is_cut = value.len() as u64 != u64::from(whole);
        pieces.push(Metadata { tag: head.tag, flags: head.flags, value, is_cut, at: content.absolute(place) });
        at = head.next.get();
    }
    Ok((pieces, is_broken))
}

/// The checksums of the data, and of these and the metadata, by which a parent is found.
fn carried(header: &Header, metadata: &[Metadata], is_broken: bool, content: &Source) -> Option<Carried> {
    let mut sums = Vec::new();
    let whole = Recipe::of(content, 0..header.logical);
    let mut add =
        |of: &str, value, over: &Recipe| sums.push(CarriedSum { of: of.to_owned(), value, over: over.clone() });
    if let Some(raw) = header.raw_sha1 {
        add("the data", CarriedValue::Sha1(raw), &whole);
    }
    if let Some(md5) = header.md5 {
        add("the data", CarriedValue::Md5(md5), &whole);
    }
    let is_cut = metadata.iter().any(|piece| piece.is_cut) || metadata.len() == PIECES;
    if is_broken && header.version > 3 {
        let absent = Recipe::of(&mapped::absent("the metadata", 1), 0..1);
        add("data and metadata", CarriedValue::Sha1(header.sha1), &absent);
    } else if let Some(raw) = header.raw_sha1.filter(|_| header.version > 3 && !is_cut) {
        let summed = metadata.iter().filter(|piece| piece.flags & SUMMED != 0);
        let mut over = Recipe::default();
        over.push_bytes(sha1_of(raw, summed.map(|piece| (&piece.tag, piece.value.as_slice()))));
        add("data and metadata", CarriedValue::Sha1(header.sha1), &over);
    }
    (!sums.is_empty()).then_some(Carried {
        kind: "chd",
        name: "Checksums of the CHD image (SHA-1)",
        sums,
        blocks: None,
    })
}

/// The bytes whose SHA-1 identifies an image: that of the data, then tag and SHA-1 of each metadata item, in order.
fn sha1_of<'a>(raw: [u8; 20], metadata: impl Iterator<Item = (&'a [u8; 4], &'a [u8])>) -> Vec<u8> {
    let sum = |(tag, value): (&[u8; 4], &[u8])| [&tag[..], &Sha1::digest(value)].concat();
    let mut pieces: Vec<Vec<u8>> = metadata.map(sum).collect();
    sort(&mut pieces);
    [raw.to_vec(), pieces.concat()].concat()
}

fn facts_of(file: &NamedFile, header: &Header, metadata: &[Metadata]) -> Facts {
    let mut facts = Facts::new("CHD header");
    facts.add("Version", header.version.to_string());
    facts.add("Logical size", format!("{} bytes", header.logical));
    facts.add("Packed size", format!("{} bytes", file.content.len()));
    facts.add("Hunk size", format!("{} bytes", header.hunk_len));
    let names = header.codecs.iter().filter(|tag| **tag != [0; 4]).map(|tag| String::from_utf8_lossy(tag).into_owned());
    let names: Vec<String> = names.collect();
    facts.add("Compression", if names.is_empty() { "none".into() } else { names.join(", ") });
    facts.add("SHA-1", hex::digits(&header.sha1));
    if let Some(parent) = &header.parent {
        facts.add("SHA-1 of the parent", hex::digits(parent));
    }
    for piece in metadata {
        let text = String::from_utf8_lossy(&piece.value);
        let label = String::from_utf8_lossy(&piece.tag).trim().to_owned();
        let is_text = !text.contains(|c: char| c.is_control() && c != '\0');
        facts.add(
            label,
            if is_text { text.trim_end_matches('\0').to_owned() } else { format!("{} bytes", piece.value.len()) },
        );
    }
    facts
}

/// The images opened together.
struct Set<'a> {
    all: Vec<(&'a NamedFile, Header)>,
    used: Vec<&'a NamedFile>,
    missing: Vec<String>,
}

impl Set<'_> {
    /// The content of an image, including data from its parent.
    fn content(&mut self, number: usize, findings: &mut Findings) -> Result<Source> {
        let (file, header) = self.all.get(number).ok_or_else(|| Error::NotFound("CHD image in the files".into()))?;
        if self.used.iter().any(|used| std::ptr::eq(*used, *file)) {
            return Err(Error::broken("Parent", file.content.absolute(0), "it is the image itself"));
        }
        if self.used.len() >= limits::DISK_PARENTS {
            return Err(Error::OverLimit("parents of a disk"));
        }
        self.used.push(file);
        let (content, parent) = (file.content.clone(), header.parent);
        let (hunks, ends) = Map::read(&content, header)?;
        let unpackers = header.unpackers()?;
        let (logical, hunk_len, unit_len) = (header.logical, header.hunk_len, header.unit_len);
        tell_cut(&content, &ends, findings);
        let lost = logical.div_ceil(hunk_len.get()).saturating_sub(hunks.len());
        if lost > 0 {
            findings.add(
                &CUT,
                content.absolute(content.len().saturating_sub(1)),
                "a map of all hunks",
                format!("{lost} hunks less"),
            );
        }
        let parent = match parent {
            None => None,
            Some(id) => match self.all.iter().position(|(_, other)| other.sha1 == id) {
                Some(number) => Some(self.content(number, findings)?),
                None => {
                    let name = format!("the parent image (.chd) with the SHA-1 {}", hex::digits(&id));
                    findings.add(&PARENT_MISSING, 0, name.clone(), "no such file");
                    self.missing.push(name.clone());
                    Some(mapped::absent(&name, u64::MAX / 2))
                }
            },
        };
        let image = Image {
            file: content.clone(),
            logical,
            hunk_len,
            unit_len,
            hunks,
            unpackers,
            parent,
            last: RefCell::default(),
        };
        Ok(mapped::content(image, &content))
    }
}

fn tell_cut(content: &Source, ends: &Ends, findings: &mut Findings) {
    if ends.behind > 0 {
        let found = format!("{} hunks behind its end at byte {}", ends.behind, content.len());
        findings.add(
            &CUT,
            content.absolute(content.len().saturating_sub(1)),
            format!("a file of {} bytes", ends.needed),
            found,
        );
    }
}

struct Image {
    file: Source,
    logical: u64,
    hunk_len: NonZeroU64,
    unit_len: NonZeroU64,
    hunks: Map,
    /// Tags of the codecs.
    unpackers: Vec<[u8; 4]>,
    parent: Option<Source>,
    /// The last range of packed data that was read, so that consecutive hunks take one read.
    last: RefCell<(u64, Vec<u8>)>,
}

/// Longest chain of hunks that are each equal to the next. `chdman` names the first of equal ones, so that chains have
/// one link.
const SAME: usize = 16;

/// Bytes read at once.
const AHEAD: usize = 256 << 10;

impl Image {
    fn hunk(&self, number: u64) -> io::Result<Hunk> {
        let mut found = self.hunks.hunk(number)?.ok_or(io::ErrorKind::UnexpectedEof)?;
        // A hunk may be equal to one that is itself equal to another, but only to an earlier one.
        let mut at = number;
        for _ in 0..SAME {
            let Hunk::Same(other) = found else { return Ok(found) };
            if other >= at {
                return Err(corrupt("a hunk is the same as itself"));
            }
            at = other;
            found = self.hunks.hunk(other)?.ok_or(io::ErrorKind::UnexpectedEof)?;
        }
        Err(corrupt("a hunk is the same as too many others"))
    }

    /// The tag of a codec.
    fn tag(&self, codec: u8) -> Option<[u8; 4]> {
        self.unpackers.get(usize::from(codec)).copied()
    }

    /// Packed bytes.
    fn with_packed<T>(&self, range: &Range<u64>, use_it: impl FnOnce(&[u8]) -> io::Result<T>) -> io::Result<T> {
        let mut last = self.last.borrow_mut();
        let len = usize::try_from(range.end.saturating_sub(range.start)).unwrap_or(0);
        let place = |start: u64| usize::try_from(range.start.checked_sub(start)?).ok();
        let is_there =
            |(start, bytes): &(u64, Vec<u8>)| place(*start).is_some_and(|at| at.saturating_add(len) <= bytes.len());
        if !is_there(&last) {
            *last = (range.start, self.file.read_up_to(range.start, len.max(AHEAD))?);
        }
        let at = place(last.0).unwrap_or(0);
        use_it(last.1.get(at..at.saturating_add(len)).ok_or(io::ErrorKind::UnexpectedEof)?)
    }
}

impl BlockMap for Image {
    fn content_len(&self) -> u64 {
        self.logical
    }

    fn block_len(&self) -> NonZeroU64 {
        self.hunk_len
    }

    fn place(&self, block: u64) -> io::Result<BlockPlace> {
        Ok(match self.hunk(block)? {
            Hunk::Packed { at, len, .. } => BlockPlace::Packed(at..at.saturating_add(len.into())),
            Hunk::Plain(start) => BlockPlace::At { from: self.file.clone(), start },
            Hunk::Repeated(_) => BlockPlace::Packed(0..0),
            Hunk::Parent(unit) => {
                let parent = self.parent.as_ref().ok_or_else(|| corrupt("the image has no parent"))?;
                BlockPlace::in_parent(parent, unit.saturating_mul(self.unit_len.get()))
            }
            Hunk::Absent => {
                let at = block.saturating_mul(self.hunk_len.get());
                self.parent.as_ref().map_or(BlockPlace::Zeros, |parent| BlockPlace::in_parent(parent, at))
            }
            Hunk::Same(_) => return Err(corrupt("a hunk is the same as itself")),
        })
    }

    fn packed(&self, block: u64, packed: Range<u64>) -> Option<PackedBlock> {
        let Hunk::Packed { codec, .. } = self.hunk(block).ok()? else { return None };
        let is_whole = block.saturating_add(1).saturating_mul(self.hunk_len.get()) <= self.logical;
        let tag = self.tag(codec).filter(|_| is_whole && packed.end <= self.file.len())?;
        Some(PackedBlock::new(Recipe::of(&self.file, packed), Method::Hunk(tag)))
    }

    fn unpack(&self, block: u64, packed: Range<u64>, out: &mut [u8]) -> io::Result<usize> {
        let hunk = self.hunk(block)?;
        if let Hunk::Repeated(value) = hunk {
            for part in out.chunks_mut(8) {
                copy_prefix(&value.to_be_bytes(), part);
            }
            return Ok(out.len());
        }
        let Hunk::Packed { codec, .. } = hunk else { return Err(io::ErrorKind::InvalidData.into()) };
        let tag = self.tag(codec).ok_or_else(|| corrupt("the image has no such codec"))?;
        let len = usize::try_from(self.hunk_len.get()).unwrap_or(0);
        if out.len() == len {
            return self.with_packed(&packed, |bytes| unpack_hunk(tag, bytes, out));
        }
        // The last hunk is complete, though the content may end within it.
        let mut hunk = vec![0; len];
        self.with_packed(&packed, |bytes| unpack_hunk(tag, bytes, &mut hunk))?;
        Ok(copy_prefix(&hunk, out))
    }
}

const _: () = assert!(FRAME == 2448);
