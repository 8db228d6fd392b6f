//! GCZ images of Dolphin (`DiscIO/CompressedBlob.h`): blocks packed with zlib, and an Adler-32 of each.

use std::io;
use std::ops::Range;
use std::rc::Rc;

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::super::mapped;
use super::super::{Container, Match, Opener};
use super::frames::{Form, Frame, Frames, checked_len};
use super::set::Set;
use super::{Format, Links, Virtual, table};
use crate::bytes::integers::{Le32, Le64};
use crate::codec::BlockCodec;
use crate::disc::{BlockSums, Carried, Disc};
use crate::endings;
use crate::error::Result;
use crate::facts::Facts;
use crate::findings::Findings;
use crate::part::Part;
use crate::signature;
use crate::source::{Files, NamedFile, Source};

/// Packed images of Dolphin.
pub static GCZ: Container =
    Container { id: "gcz", name: "Dolphin disc image (GCZ)", endings: endings::GCZ, part: Part::Disks, probe };

/// Opener of these images.
pub static OPENER: Opener = Opener { container: &GCZ, open };

pub(super) static FORMAT: Format = Format { is, links: |_| Ok(Links::default()), open: open_file };

#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct Header {
    signature: [u8; 4],
    /// 0 for the GameCube, 1 for the Wii.
    kind: Le32,
    /// Bytes of all stored blocks.
    stored: Le64,
    total: Le64,
    block: Le32,
    blocks: Le32,
}

/// Mark of a block that is stored unpacked.
const PLAIN: u64 = 1 << 63;

fn probe(files: &Files) -> Result<Match> {
    super::probe(is, files)
}

fn open(files: &Files, findings: &mut Findings) -> Result<Disc> {
    super::disc(&FORMAT, files, findings)
}

fn is(file: &NamedFile) -> Result<bool> {
    Ok(file.content.read_up_to(0, signature::GCZ.len())? == *signature::GCZ)
}

fn open_file(file: &NamedFile, _: &mut Set<'_>, findings: &mut Findings) -> Result<Virtual> {
    let content = &file.content;
    let header: Header = content.read_struct(0)?;
    let (total, count) = (header.total.get(), u64::from(header.blocks.get()));
    let len = checked_len(content, header.block.get().into(), total)?;
    let places = size_of::<Header>() as u64;
    let sums = places.saturating_add(count.saturating_mul(8));
    let data = sums.saturating_add(count.saturating_mul(4));
    let pointers = table(content, places, count.min(total.div_ceil(len.get())).saturating_mul(8))?;
    let pointers: Vec<u64> = pointers.as_chunks::<8>().0.iter().map(|pointer| u64::from_le_bytes(*pointer)).collect();
    let ends = pointers.iter().skip(1).map(|next| next & !PLAIN).chain([header.stored.get()]);
    let frame = |(pointer, end): (&u64, u64)| {
        let start = pointer & !PLAIN;
        let stored = u32::try_from(end.saturating_sub(start)).unwrap_or(u32::MAX);
        let form = if pointer & PLAIN != 0 { Form::Plain } else { Form::Packed(BlockCodec::Zlib) };
        Frame { start: data.saturating_add(start), stored, form }
    };
    let frames: Vec<Frame<BlockCodec>> = pointers.iter().zip(ends).map(frame).collect();
    let map = Frames { file: content.clone(), total, len, frames };
    map.tell(findings);
    let mut facts = Facts::new("Header of the image");
    facts.add("Disc", if header.kind.get() == 1 { "Wii" } else { "GameCube" });
    facts.add("Size", format!("{total} bytes"));
    facts.add("Block size", format!("{len} bytes"));
    let blocks: Rc<dyn BlockSums> = Rc::new(StoredBlocks { map: map.clone(), sums });
    let name = "Checksums of the GCZ image (Adler-32)";
    let carried = Some(Carried { kind: "gcz", name, sums: Vec::new(), blocks: Some(blocks) });
    Ok(Virtual { carried, ..Virtual::new(mapped::content(map, content), None, vec![facts]) })
}

/// The checksums of stored blocks.
struct StoredBlocks {
    map: Frames<BlockCodec>,
    /// Offset of the first checksum.
    sums: u64,
}

impl BlockSums for StoredBlocks {
    fn count(&self) -> u64 {
        self.map.frames.len() as u64
    }

    fn block(&self, number: u64) -> io::Result<Option<(Source, Range<u64>, u32)>> {
        let frame = usize::try_from(number).ok().and_then(|number| self.map.frames.get(number));
        let frame = frame.ok_or(io::ErrorKind::UnexpectedEof)?;
        let sum: Le32 = self.map.file.read_struct(self.sums.saturating_add(number.saturating_mul(4)))?;
        let range = frame.start..frame.start.saturating_add(frame.stored.into());
        Ok(Some((self.map.file.clone(), range, sum.get())))
    }
}
