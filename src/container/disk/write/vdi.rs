//! Writes VirtualBox disks.

use zerocopy::IntoBytes;

use super::super::super::{Holds, Target, TargetOptions, Writer};
use super::super::vdi::{DYNAMIC, HEADER, Header, UNUSED, VDI, VERSION};
use super::{Payload, SECTOR, fill, identifier, set, short};
use crate::disc::Disc;
use crate::error::Result;
use crate::signature;
use crate::source::{Output, Recipe};

/// Writer of these disks.
pub(in super::super::super) static WRITER: Writer = Writer { container: &VDI, targets: TARGETS };

static TARGETS: &[Target] = &[Target {
    id: "vdi",
    name: "VirtualBox disk (VDI)",
    purpose: "For VirtualBox, which lets it grow and takes snapshots of it. Empty parts aren't stored.",
    holds: Holds::Disks,
    write,
}];

/// Size of a block in bytes, the only one that every program reads.
const BLOCK: u64 = 1 << 20;

/// Number of bytes before the block table.
const BEFORE_TABLE: u64 = 512;

/// Header size in bytes that the header records, including a second geometry after the fields that are read.
const SIZE: u32 = 400;

/// Text at the beginning of the file.
const TITLE: &[u8] = b"<<< Discern Virtual Disk Image >>>\n";

fn write(disc: &Disc, options: &TargetOptions) -> Result<Vec<Output>> {
    let payload = Payload::of(disc, BLOCK)?;
    let table_len = payload.count().saturating_mul(4);
    let data = BEFORE_TABLE.saturating_add(table_len).next_multiple_of(BLOCK);
    let header = Header {
        signature: *signature::VDI,
        version: VERSION_1_1.into(),
        size: SIZE.into(),
        kind: DYNAMIC.into(),
        flags: 0.into(),
        comment: [0; 256],
        map_offset: short(BEFORE_TABLE)?.into(),
        data_offset: short(data)?.into(),
        // Zeros make programs compute cylinders, heads and sectors.
        geometry: [0; 12],
        sector_size: short(SECTOR)?.into(),
        unused: 0.into(),
        disk_size: payload.size.into(),
        block_size: short(BLOCK)?.into(),
        block_extra: 0.into(),
        blocks: short(payload.count())?.into(),
        allocated: short(payload.stored_count())?.into(),
        id: identifier(&payload.content, options, "vdi")?,
        modification: identifier(&payload.content, options, "vdi modification")?,
        parent: [0; 16],
        parent_modification: [0; 16],
    };
    let mut recipe = Recipe::default();
    recipe.push_bytes(TITLE.to_vec());
    fill(&mut recipe, HEADER);
    recipe.push_bytes(header.as_bytes().to_vec());
    fill(&mut recipe, BEFORE_TABLE);
    let mut table = vec![UNUSED; usize::try_from(payload.count()).unwrap_or(0)];
    for (place, block) in (0..).zip(payload.numbers()) {
        set(&mut table, block, place);
    }
    recipe.push_bytes(table.iter().flat_map(|entry| entry.to_le_bytes()).collect());
    fill(&mut recipe, data);
    payload.append_all(&mut recipe);
    Ok(vec![Output { name: options.file("vdi"), recipe }])
}

/// The header version that VirtualBox has written since 1.6.
const VERSION_1_1: u32 = VERSION | 1;
