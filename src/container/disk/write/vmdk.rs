//! Writes VMware disks as a single sparse file (“Virtual Disk Format 5.0”, Hosted Sparse Extents).

use zerocopy::IntoBytes;

use super::super::super::{Holds, Target, TargetOptions, Writer};
use super::super::vmdk::VMDK;
use super::super::vmdk::sparse::{Header, LINE_ENDS};
use super::{Payload, SECTOR, fill, geometry, identifier, set, short};
use crate::disc::Disc;
use crate::error::Result;
use crate::signature;
use crate::source::{Output, Recipe, Source};

/// Writer of these disks.
pub(in super::super::super) static WRITER: Writer = Writer { container: &VMDK, targets: TARGETS };

static TARGETS: &[Target] = &[Target {
    id: "vmdk",
    name: "VMware disk (VMDK)",
    purpose: "For VMware Workstation, Fusion and Player, and VirtualBox. Empty parts aren't stored.",
    holds: Holds::Disks,
    write,
}];

/// Size of a grain in bytes, and number of entries in a grain table, as VMware uses them.
pub(super) const GRAIN: u64 = 64 << 10;
pub(super) const ENTRIES: u64 = 512;

/// Sector of the descriptor, and its length in sectors.
pub(super) const DESCRIPTOR_AT: u64 = 1;
pub(super) const DESCRIPTOR_LEN: u64 = 20;

/// Flag: the second copy of the tables is present.
const REDUNDANT: u32 = 1 << 1;

/// Length of a grain table, in sectors.
const TABLE_LEN: u64 = ENTRIES * 4 / SECTOR;

fn write(disc: &Disc, options: &TargetOptions) -> Result<Vec<Output>> {
    let payload = Payload::of(disc, GRAIN)?;
    let tables = payload.count().div_ceil(ENTRIES);
    let directory_len = tables.saturating_mul(4).div_ceil(SECTOR);
    // Each copy is a directory followed by its tables.
    let copy_len = directory_len.saturating_add(tables.saturating_mul(TABLE_LEN));
    let redundant_at = DESCRIPTOR_AT.saturating_add(DESCRIPTOR_LEN);
    let directory_at = redundant_at.saturating_add(copy_len);
    let overhead = directory_at.saturating_add(copy_len).next_multiple_of(GRAIN / SECTOR);
    let header = Header {
        magic: *signature::VMDK,
        version: 1.into(),
        flags: (LINE_ENDS | REDUNDANT).into(),
        capacity: (payload.size / SECTOR).into(),
        grain_size: (GRAIN / SECTOR).into(),
        descriptor_offset: DESCRIPTOR_AT.into(),
        descriptor_size: DESCRIPTOR_LEN.into(),
        entries: u32::try_from(ENTRIES).unwrap_or(0).into(),
        redundant_offset: redundant_at.into(),
        directory_offset: directory_at.into(),
        overhead: overhead.into(),
        unclean: 0,
        line_ends: *b"\n \r\n",
        compression: 0.into(),
    };
    let mut recipe = Recipe::default();
    recipe.push_bytes(header.as_bytes().to_vec());
    fill_to(&mut recipe, DESCRIPTOR_AT);
    recipe.push_bytes(descriptor(&payload.content, payload.size, options, "monolithicSparse")?.into_bytes());
    fill_to(&mut recipe, redundant_at);
    let grains = grains(&payload, overhead)?;
    for at in [redundant_at, directory_at] {
        let first = at.saturating_add(directory_len);
        let directory = (0..tables).map(|table| first.saturating_add(table.saturating_mul(TABLE_LEN)));
        recipe.push_bytes(directory.map(sector).collect::<Result<Vec<_>>>()?.concat());
        fill_to(&mut recipe, first);
        recipe.push_bytes(grains.clone());
    }
    fill_to(&mut recipe, overhead);
    payload.append_all(&mut recipe);
    Ok(vec![Output { name: options.file("vmdk"), recipe }])
}

/// Appends zeros up to a sector.
fn fill_to(recipe: &mut Recipe, sector: u64) {
    fill(recipe, sector.saturating_mul(SECTOR));
}

fn sector(number: u64) -> Result<[u8; 4]> {
    short(number).map(u32::to_le_bytes)
}

/// The entries of all grain tables: the sector of each grain, or 0.
fn grains(payload: &Payload, overhead: u64) -> Result<Vec<u8>> {
    let count = payload.count().next_multiple_of(ENTRIES);
    let mut table = vec![[0; 4]; usize::try_from(count).unwrap_or(0)];
    for (place, block) in (0_u64..).zip(payload.numbers()) {
        set(&mut table, block, sector(overhead.saturating_add(place.saturating_mul(GRAIN / SECTOR)))?);
    }
    Ok(table.concat())
}

/// The text that describes a disk of `size` bytes in one file.
pub(super) fn descriptor(content: &Source, size: u64, options: &TargetOptions, kind: &str) -> Result<String> {
    let [a, b, c, d, ..] = identifier(content, options, "vmdk")?;
    // An identifier of all ones means that there is none.
    let id = u32::from_be_bytes([a, b, c, d]) & 0x7FFF_FFFF;
    let (cylinders, heads, sectors) = geometry(size / SECTOR);
    let name = options.file("vmdk");
    // Replaces characters that would end the name within the descriptor's text.
    let name: String = name.chars().map(|letter| if letter == '"' { '\'' } else { letter }).collect();
    Ok(format!(
        "# Disk DescriptorFile\nversion=1\nCID={id:08x}\nparentCID=ffffffff\ncreateType=\"{kind}\"\n\n\
         # Extent description\nRW {} SPARSE \"{name}\"\n\n# The Disk Data Base\n#DDB\n\nddb.virtualHWVersion = \"4\"\n\
         ddb.geometry.cylinders = \"{cylinders}\"\nddb.geometry.heads = \"{heads}\"\n\
         ddb.geometry.sectors = \"{sectors}\"\nddb.adapterType = \"ide\"\n",
        size / SECTOR
    ))
}
