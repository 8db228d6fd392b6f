//! Resources: ranges of the file, stored or packed chunk by chunk.

use std::rc::Rc;

use super::layout::{Header, ResourceHeader, SolidHeader, flag, resource_flag};
use crate::codec::{BlockCodec, ChunkTable, Chunks};
use crate::error::{Error, Result};
use crate::limits;
use crate::refusal::Refusal;
use crate::source::{Recipe, Source};

static METHOD: Refusal = Refusal {
    code: "WIM-COMPRESSION",
    sentence: "This is packed with an unknown method, which Discern doesn't unpack.",
    advice: "Write the image anew with `wimlib-imagex export IMAGE all NEW.wim --compress=LZX`.",
};

/// The content of a resource that isn't solid.
///
/// # Errors
/// If it is outside the file, or its compression isn't supported.
pub(super) fn content(file: &Source, header: &Header, resource: &ResourceHeader) -> Result<Recipe> {
    let stored = stored(file, resource)?;
    if resource.flags & resource_flag::PACKED == 0 {
        let size = stored.len().min(resource.size.get());
        return Ok(Recipe::of(&stored, 0..size));
    }
    let chunk = header.chunk_size.get();
    let codec = match header.flags.get() & (flag::XPRESS | flag::LZX | flag::LZMS) {
        flag::XPRESS => BlockCodec::Xpress,
        flag::LZX => BlockCodec::Lzx(chunk),
        flag::LZMS => BlockCodec::Lzms,
        _ => return Err((&METHOD).into()),
    };
    let chunk = checked_chunk(chunk, file.absolute(20))?;
    Ok(Chunks { packed: stored, size: resource.size.get(), codec, chunk, table: ChunkTable::Starts }.recipe())
}

/// The unpacked content of a solid resource, which holds several contents.
///
/// # Errors
/// As [`content`].
pub(super) fn solid(file: &Source, resource: &ResourceHeader) -> Result<Source> {
    let stored = stored(file, resource)?;
    let header: SolidHeader = stored.read_struct(0)?;
    let chunk = header.chunk_size.get();
    let codec = match header.method.get() {
        1 => BlockCodec::Xpress,
        2 => BlockCodec::Lzx(chunk),
        3 => BlockCodec::Lzms,
        _ => return Err((&METHOD).into()),
    };
    let chunk = checked_chunk(chunk, stored.absolute(8))?;
    let size = header.size.get();
    let count = usize::try_from(size.div_ceil(chunk)).unwrap_or(usize::MAX);
    if count > limits::WIM_CHUNKS {
        return Err(Error::OverLimit("chunks of a solid resource"));
    }
    let start = size_of::<SolidHeader>() as u64;
    let table = stored.read_up_to(start, count.saturating_mul(4))?;
    let mut at = start.saturating_add(table.len() as u64);
    let mut places = vec![at];
    for length in table.as_chunks::<4>().0 {
        at = at.saturating_add(u32::from_le_bytes(*length).into());
        places.push(at);
    }
    let table = ChunkTable::Places(Rc::from(places));
    Ok(Chunks { packed: stored, size, codec, chunk, table }.recipe().into_source())
}

fn stored(file: &Source, resource: &ResourceHeader) -> Result<Source> {
    let start = resource.offset.get();
    let end = start.saturating_add(resource.stored());
    if end > file.len() {
        let what = format!("it ends at byte {end}, behind the end of the file");
        return Err(Error::broken("WIM resource", file.absolute(start), what));
    }
    Ok(file.slice(start..end))
}

/// Size of a chunk in bytes, if it is valid.
fn checked_chunk(size: u32, at: u64) -> Result<u64> {
    let is_sound = size.is_power_of_two() && (1 << 12..=limits::WHOLE_BLOCK).contains(&size.into());
    if is_sound { Ok(size.into()) } else { Err(Error::broken("WIM header", at, format!("chunks of {size} bytes"))) }
}

/// Unpacked size of a solid resource in bytes, whatever its compression.
///
/// # Errors
/// If it cannot be read.
pub(super) fn solid_size(file: &Source, resource: &ResourceHeader) -> Result<u64> {
    let header: SolidHeader = stored(file, resource)?.read_struct(0)?;
    Ok(header.size.get())
}
