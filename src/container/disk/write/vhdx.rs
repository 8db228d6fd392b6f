//! Writes Hyper-V disks ([MS-VHDX]).

use zerocopy::IntoBytes;

use super::super::super::{Holds, Target, TargetOptions, Writer};
use super::super::vhdx::layout::{
    BAT, DISK_ID, FILE_PARAMETERS, HEADER, HEADERS, Header, Item, LOGICAL_SECTOR, METADATA, METADATA_HEAD,
    PHYSICAL_SECTOR, REGION_TABLE, REGION_TABLE_HEAD, REGION_TABLES, Region, VIRTUAL_SIZE, state,
};
use super::super::vhdx::{BITMAP_BITS, VHDX};
use super::{Payload, fill, identifier, set, short};
use crate::bytes::crc::crc_32c_without;
use crate::disc::{Disc, Medium};
use crate::error::Result;
use crate::signature;
use crate::source::{Output, Recipe};

/// Writer of these disks.
pub(in super::super::super) static WRITER: Writer = Writer { container: &VHDX, targets: TARGETS };

static TARGETS: &[Target] = &[Target {
    id: "vhdx",
    name: "Hyper-V disk (VHDX)",
    purpose: "For Hyper-V and Windows 8 or later, which attaches it by a double click. Empty parts aren't stored.",
    holds: Holds::Disks,
    write,
}];

const MEBIBYTE: u64 = 1 << 20;

/// Size of a block in bytes: small, so that little empty space is stored.
const BLOCK: u64 = 2 * MEBIBYTE;

/// Offsets of log, metadata and block table, and lengths of the first two (2.1: all begin at a mebibyte).
const LOG_AT: u64 = MEBIBYTE;
const METADATA_AT: u64 = 2 * MEBIBYTE;
const TABLE_AT: u64 = 3 * MEBIBYTE;
const REGION_LEN: u32 = 1 << 20;

/// Offset of the metadata items in their region (2.6: after the table).
const ITEMS_AT: u32 = 64 << 10;

/// Flags of an item: it belongs to the disk rather than the file, and must not be ignored (2.6.1.2).
const OF_DISK: u32 = 2;
const REQUIRED: u32 = 4;

/// Physical sector size of most disks, in bytes.
const PHYSICAL: u32 = 4096;

fn write(disc: &Disc, options: &TargetOptions) -> Result<Vec<Output>> {
    let mut payload = Payload::of(disc, BLOCK)?;
    let logical: u32 = match disc.medium {
        Medium::Disk { sector_size: 4096 } => 4096,
        _ => 512,
    };
    payload.size = payload.size.next_multiple_of(logical.into());
    // An entry for a bitmap follows this number of blocks, even without a bitmap (2.5).
    let chunk = BITMAP_BITS.saturating_mul(logical.into()) / BLOCK;
    let count = payload.count();
    let entries = count.saturating_add(count.saturating_sub(1).checked_div(chunk).unwrap_or(0));
    let table_len = entries.saturating_mul(8).next_multiple_of(MEBIBYTE).max(MEBIBYTE);
    let data = TABLE_AT.saturating_add(table_len);
    let id = |purpose: &str| identifier(&payload.content, options, purpose);

    let mut recipe = Recipe::default();
    recipe.push_bytes(signature::VHDX.to_vec());
    recipe.push_bytes("Discern".encode_utf16().flat_map(u16::to_le_bytes).collect());
    for (at, sequence) in HEADERS.into_iter().zip(1..) {
        fill(&mut recipe, at);
        recipe.push_bytes(header(sequence, id("vhdx file")?, id("vhdx data")?));
    }
    let table_len = short(table_len)?;
    for at in REGION_TABLES {
        fill(&mut recipe, at);
        recipe.push_bytes(region_table(table_len));
    }
    fill(&mut recipe, METADATA_AT);
    recipe.push_bytes(metadata(payload.size, id("vhdx disk")?, logical));
    fill(&mut recipe, TABLE_AT);
    let mut table = vec![state::NOT_PRESENT; usize::try_from(entries).unwrap_or(0)];
    for (place, block) in (0_u64..).zip(payload.numbers()) {
        let number = block.saturating_add(block.checked_div(chunk).unwrap_or(0));
        set(&mut table, number, data.saturating_add(place.saturating_mul(BLOCK)) | state::FULLY_PRESENT);
    }
    recipe.push_bytes(table.into_iter().flat_map(u64::to_le_bytes).collect());
    fill(&mut recipe, data);
    payload.append_all(&mut recipe);
    Ok(vec![Output { name: options.file("vhdx"), recipe }])
}

/// Records the checksum of a structure in its second field.
fn summed(mut bytes: Vec<u8>) -> Vec<u8> {
    let sum = crc_32c_without(&bytes, 4);
    for (place, byte) in bytes.iter_mut().skip(4).zip(sum.to_le_bytes()) {
        *place = byte;
    }
    bytes
}

fn header(sequence: u64, file_write: [u8; 16], data_write: [u8; 16]) -> Vec<u8> {
    let header = Header {
        signature: *b"head",
        checksum: 0.into(),
        sequence: sequence.into(),
        file_write,
        data_write,
        log_id: [0; 16],
        log_version: 0.into(),
        version: 1.into(),
        log_len: REGION_LEN.into(),
        log_offset: LOG_AT.into(),
    };
    let mut bytes = header.as_bytes().to_vec();
    bytes.resize(HEADER, 0);
    summed(bytes)
}

fn region_table(table_len: u32) -> Vec<u8> {
    let regions = [(BAT, TABLE_AT, table_len), (METADATA, METADATA_AT, REGION_LEN)];
    let mut bytes = b"regi\0\0\0\0".to_vec();
    bytes.extend(u32::try_from(regions.len()).unwrap_or(0).to_le_bytes());
    bytes.resize(usize::try_from(REGION_TABLE_HEAD).unwrap_or(0), 0);
    for (id, offset, len) in regions {
        let region = Region { id, offset: offset.into(), len: len.into(), required: 1.into() };
        bytes.extend(region.as_bytes());
    }
    bytes.resize(REGION_TABLE, 0);
    summed(bytes)
}

fn metadata(size: u64, disk: [u8; 16], logical: u32) -> Vec<u8> {
    // Block size without flags: blocks may be freed, and there is no parent (2.6.2.1).
    let parameters = [u32::try_from(BLOCK).unwrap_or(0).to_le_bytes(), [0; 4]].concat();
    let items: [([u8; 16], Vec<u8>, u32); 5] = [
        (FILE_PARAMETERS, parameters, REQUIRED),
        (VIRTUAL_SIZE, size.to_le_bytes().to_vec(), REQUIRED | OF_DISK),
        (DISK_ID, disk.to_vec(), REQUIRED | OF_DISK),
        (LOGICAL_SECTOR, logical.to_le_bytes().to_vec(), REQUIRED | OF_DISK),
        (PHYSICAL_SECTOR, PHYSICAL.to_le_bytes().to_vec(), REQUIRED | OF_DISK),
    ];
    let mut bytes = b"metadata\0\0".to_vec();
    bytes.extend(u16::try_from(items.len()).unwrap_or(0).to_le_bytes());
    bytes.resize(usize::try_from(METADATA_HEAD).unwrap_or(0), 0);
    let mut values = Vec::new();
    for (id, value, flags) in items {
        let len = u32::try_from(value.len()).unwrap_or(0);
        let offset = ITEMS_AT.saturating_add(u32::try_from(values.len()).unwrap_or(0));
        let item = Item { id, offset: offset.into(), len: len.into(), flags: flags.into(), reserved: 0.into() };
        bytes.extend(item.as_bytes());
        values.extend(value);
    }
    bytes.resize(usize::try_from(ITEMS_AT).unwrap_or(0), 0);
    bytes.extend(values);
    bytes
}
