//! Sparse images of Android (`system.img`), as AOSP's `libsparse` writes them: chunks that are stored, filled, or left
//! out.

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::super::mapped::Fill;
use super::super::{Container, Match, Opener};
use super::set::Set;
use super::{Format, Links, Virtual, tell_cut};
use crate::bytes::integers::{Le16, Le32};
use crate::disc::Disc;
use crate::endings;
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::part::Part;
use crate::signature;
use crate::source::{Files, NamedFile, Recipe, Segment};

/// Sparse images of Android.
pub static ANDROID: Container = Container {
    id: "android-sparse",
    name: "Android sparse image",
    endings: endings::ANDROID,
    part: Part::Disks,
    probe,
};

/// Opener of these images.
pub static OPENER: Opener = Opener { container: &ANDROID, open };

pub(super) static FORMAT: Format = Format { is, links: |_| Ok(Links::default()), open: open_file };

static CHUNK: Anomaly = Anomaly {
    code: "ANDROID-CHUNK",
    severity: Severity::Damage,
    structure: "Chunk of a sparse image",
    meaning: "A chunk is of a kind that isn't known, so it and what follows are missing.",
    clause: None,
};

#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct Header {
    signature: [u8; 4],
    major: Le16,
    minor: Le16,
    len: Le16,
    chunk_head: Le16,
    block: Le32,
    blocks: Le32,
    chunks: Le32,
    checksum: Le32,
}

#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct ChunkHead {
    kind: Le16,
    reserved: Le16,
    blocks: Le32,
    len: Le32,
}

/// Types of chunks.
mod kind {
    pub(super) const PLAIN: u16 = 0xCAC1;
    pub(super) const FILL: u16 = 0xCAC2;
    pub(super) const LEFT_OUT: u16 = 0xCAC3;
    pub(super) const CHECKSUM: u16 = 0xCAC4;
}

fn probe(files: &Files) -> Result<Match> {
    super::probe(is, files)
}

fn open(files: &Files, findings: &mut Findings) -> Result<Disc> {
    super::disc(&FORMAT, files, findings)
}

fn is(file: &NamedFile) -> Result<bool> {
    Ok(file.content.read_up_to(0, 4)? == *signature::ANDROID_SPARSE)
}

fn open_file(file: &NamedFile, _: &mut Set<'_>, findings: &mut Findings) -> Result<Virtual> {
    let content = &file.content;
    let header: Header = content.read_struct(0)?;
    let (block, chunks) = (u64::from(header.block.get()), header.chunks.get());
    if block == 0 || !block.is_multiple_of(4) {
        return Err(Error::broken("Header of the image", content.absolute(12), format!("a block of {block} bytes")));
    }
    if chunks as usize > limits::FILE_UNITS {
        return Err(Error::OverLimit("blocks of a disk"));
    }
    let mut whole = Recipe::default();
    let mut at = u64::from(header.len.get());
    let mut lost = 0;
    for number in 0..chunks {
        let Ok(chunk) = content.read_struct::<ChunkHead>(at) else {
            lost = u64::from(chunks.saturating_sub(number));
            break;
        };
        let data = at.saturating_add(header.chunk_head.get().into());
        let len = u64::from(chunk.blocks.get()).saturating_mul(block);
        match chunk.kind.get() {
            kind::PLAIN => {
                whole.append(&Recipe::of(content, data..data.saturating_add(len)));
                if data.saturating_add(len) > content.len() {
                    lost = u64::from(chunks.saturating_sub(number));
                    break;
                }
            }
            kind::FILL => match content.read_struct::<[u8; 4]>(data)? {
                [0, 0, 0, 0] => whole.push(Segment::Zeros(len)),
                pattern => whole.append(&Recipe::of(&Fill::source(pattern, len), 0..len)),
            },
            kind::LEFT_OUT => whole.push(Segment::Zeros(len)),
            kind::CHECKSUM => {}
            other => {
                findings.add(&CHUNK, content.absolute(at), "a kind that is known", format!("{other:#06x}"));
                break;
            }
        }
        at = at.saturating_add(chunk.len.get().into());
    }
    tell_cut(content, lost, at, findings);
    let size = u64::from(header.blocks.get()).saturating_mul(block);
    let mut facts = Facts::new("Header of the image");
    facts.add("Version", format!("{}.{}", header.major, header.minor));
    facts.add("Block size", format!("{block} bytes"));
    facts.add("Size", format!("{size} bytes"));
    facts.add("Chunks", chunks.to_string());
    Ok(Virtual::new(whole.into_source(), Some(512), vec![facts]))
}
