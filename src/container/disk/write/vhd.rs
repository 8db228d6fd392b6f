//! Writes Virtual PC and Hyper-V disks (VHD 1.0).

use std::rc::Rc;

use zerocopy::IntoBytes;

use super::super::super::plain_image::content_of;
use super::super::super::{Holds, Target, TargetOptions, Writer};
use super::super::vhd::{FOOTER, Footer, HEADER, Header, Locator, UNUSED, VHD, kind, sum_of};
use super::{Payload, SECTOR, fill, geometry, identifier, set, short};
use crate::disc::Disc;
use crate::error::Result;
use crate::signature;
use crate::source::{Output, Recipe, Segment};

/// Writer of these disks.
pub(in super::super::super) static WRITER: Writer = Writer { container: &VHD, targets: TARGETS };

static TARGETS: &[Target] = &[
    Target {
        id: "vhd",
        name: "Virtual hard disk (VHD), dynamic",
        purpose: "For Hyper-V, VirtualBox and Windows, which attaches it by a double click. Empty parts aren't stored.",
        holds: Holds::Disks,
        write: dynamic,
    },
    Target {
        id: "vhd-fixed",
        name: "Virtual hard disk (VHD), fixed",
        purpose: "The whole disk with a footer behind it, as Azure wants it.",
        holds: Holds::Disks,
        write: fixed,
    },
];

/// Sizes in bytes of a block, and of the sector bitmap before it.
const BLOCK: u64 = 2 << 20;
const BITMAP: usize = 512;

/// Offsets of the dynamic disk header and of the block allocation table.
const HEADER_AT: u64 = FOOTER;
const TABLE_AT: u64 = FOOTER + HEADER as u64;

/// Value of an unused offset.
const NOWHERE: u64 = u64::MAX;

/// The bit of the features that is always set, and the versions of file format and header (VHD 1.0).
const RESERVED: u32 = 2;
const VERSION: u32 = 0x1_0000;

/// Hyper-V's creator code, which tells programs that the size counts, and not the geometry.
const CREATOR: [u8; 4] = *b"win ";
const CREATOR_VERSION: u32 = 0xA_0000;
const CREATOR_SYSTEM: [u8; 4] = *b"Wi2k";

fn fixed(disc: &Disc, options: &TargetOptions) -> Result<Vec<Output>> {
    let content = content_of(disc)?;
    let size = content.len().next_multiple_of(SECTOR);
    let mut recipe = Recipe::of(&content, 0..content.len());
    fill(&mut recipe, size);
    recipe.push_bytes(footer(kind::FIXED, NOWHERE, size, identifier(&content, options, "vhd")?));
    Ok(vec![Output { name: options.file("vhd"), recipe }])
}

fn dynamic(disc: &Disc, options: &TargetOptions) -> Result<Vec<Output>> {
    let payload = Payload::of(disc, BLOCK)?;
    let id = identifier(&payload.content, options, "vhd")?;
    let footer = footer(kind::DYNAMIC, HEADER_AT, payload.size, id);
    let entries = short(payload.count())?;
    let mut recipe = Recipe::default();
    recipe.push_bytes(footer.clone());
    recipe.push_bytes(header(entries));
    let table_len = payload.count().saturating_mul(4).next_multiple_of(SECTOR);
    let mut table = vec![UNUSED; usize::try_from(table_len / 4).unwrap_or(0)];
    let first = TABLE_AT.saturating_add(table_len);
    let step = BLOCK.saturating_add(BITMAP as u64);
    for (place, block) in (0_u64..).zip(payload.numbers()) {
        let sector = first.saturating_add(place.saturating_mul(step)) / SECTOR;
        set(&mut table, block, short(sector)?);
    }
    recipe.push_bytes(table.iter().flat_map(|entry| entry.to_be_bytes()).collect());
    let bitmap: Rc<[u8]> = [0xFF; BITMAP].into();
    for block in payload.numbers() {
        recipe.push(Segment::Bytes(Rc::clone(&bitmap)));
        payload.append(block, &mut recipe);
    }
    recipe.push_bytes(footer);
    Ok(vec![Output { name: options.file("vhd"), recipe }])
}

fn footer(kind: u32, data_offset: u64, size: u64, id: [u8; 16]) -> Vec<u8> {
    let (cylinders, heads, sectors) = geometry(size / SECTOR);
    let mut footer = Footer {
        cookie: *b"conectix",
        features: RESERVED.into(),
        version: VERSION.into(),
        data_offset: data_offset.into(),
        time: 0.into(),
        creator: CREATOR,
        creator_version: CREATOR_VERSION.into(),
        creator_system: CREATOR_SYSTEM,
        original_size: size.into(),
        current_size: size.into(),
        cylinders: cylinders.into(),
        heads,
        sectors,
        kind: kind.into(),
        checksum: 0.into(),
        id,
        saved_state: 0,
    };
    debug_assert!(footer.cookie == *signature::VHD, "the cookie is that by which the format is known");
    footer.checksum = (!sum_of(footer.as_bytes())).into();
    let mut bytes = footer.as_bytes().to_vec();
    bytes.resize(usize::try_from(FOOTER).unwrap_or(0), 0);
    bytes
}

fn header(entries: u32) -> Vec<u8> {
    let nowhere = Locator { code: [0; 4], space: 0.into(), len: 0.into(), reserved: 0.into(), offset: 0.into() };
    let mut header = Header {
        cookie: *b"cxsparse",
        data_offset: NOWHERE.into(),
        table_offset: TABLE_AT.into(),
        version: VERSION.into(),
        entries: entries.into(),
        block_size: u32::try_from(BLOCK).unwrap_or(0).into(),
        checksum: 0.into(),
        parent_id: [0; 16],
        parent_time: 0.into(),
        reserved: 0.into(),
        parent_name: [0; 512],
        locators: [nowhere; 8],
    };
    header.checksum = (!sum_of(header.as_bytes())).into();
    let mut bytes = header.as_bytes().to_vec();
    bytes.resize(HEADER, 0);
    bytes
}
