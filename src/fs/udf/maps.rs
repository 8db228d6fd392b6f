//! Partition maps: how the partitions of a volume are found (ECMA-167 3/10.7; UDF 2.2.8 to 2.2.10).

use zerocopy::FromBytes;

use super::descriptor::Descriptor;
use super::icb::Icb;
use super::layout::{LbAddr, MAPS, file_type};
use super::partition::{Map, Partitions};
use super::volume_set::VolumeSet;
use crate::bytes::integers::{Le16, Le32};
use crate::error::{Error, Result};
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::source::{Recipe, Source};

static MIRROR: Anomaly = Anomaly {
    code: "UDF-METADATA-MIRROR",
    severity: Severity::Damage,
    structure: "Metadata File",
    meaning: "The metadata file can't be read; its mirror was used.",
    clause: Some("UDF 2.50 2.2.13"),
};

static UNKNOWN_MAP: Anomaly = Anomaly {
    code: "UDF-PARTITION-MAP",
    severity: Severity::Damage,
    structure: "Partition Map",
    meaning: "The partition map is of a kind that is not known, or what it needs is missing. Files that lie there can't \
              be read.",
    clause: Some("ECMA-167 3/10.7"),
};

/// Number of blocks searched at once for the virtual allocation table, which is followed by a track's run-out and link
/// blocks.
const VAT_WITHIN: u64 = 512;

/// Identifiers of the maps of type 2 (UDF 2.2.8 to 2.2.10).
const SPARABLE: &[u8] = b"*UDF Sparable Partition";
const VIRTUAL: &[u8] = b"*UDF Virtual Partition";
const METADATA: &[u8] = b"*UDF Metadata Partition";

/// Index of the virtual allocation table to use: 0 is the last one, 1 the one before it.
pub(super) type Generation = usize;

/// Reads the maps.
///
/// # Errors
/// If the content cannot be read.
pub(super) fn read(
    content: &Source,
    set: &VolumeSet,
    generation: Generation,
    findings: &mut Findings,
) -> Result<Partitions> {
    let mut partitions =
        Partitions { content: content.clone(), block_size: set.block_size, maps: Vec::new(), generations: 0 };
    let (descriptor, _) = &set.logical;
    let maps = recorded(set);
    // Physical partitions first, since the others are inside them.
    for (kind, map) in &maps {
        partitions.maps.push(if *kind == 1 { physical(set, u16_at(map, 4)) } else { Map::Unknown });
    }
    for (number, (_, map)) in maps.iter().enumerate().filter(|(_, (kind, _))| *kind == 2) {
        let made = match map.get(5..28).unwrap_or_default() {
            id if id.starts_with(SPARABLE) => sparable(&partitions, set, map)?,
            id if id.starts_with(VIRTUAL) => vat(&mut partitions, set, map, generation, findings)?,
            id if id.starts_with(METADATA) => metadata(&partitions, set, map, findings)?,
            _ => Map::Unknown,
        };
        if matches!(made, Map::Unknown) {
            let name: String = map
                .iter()
                .skip(5)
                .take(23)
                .filter(|byte| byte.is_ascii_graphic() || **byte == b' ')
                .map(|byte| char::from(*byte))
                .collect();
            findings.add(&UNKNOWN_MAP, content.absolute(descriptor.at), "a map that can be followed", name);
        }
        if let Some(place) = partitions.maps.get_mut(number) {
            *place = made;
        }
    }
    Ok(partitions)
}

/// The maps as they are recorded, with their types.
fn recorded(set: &VolumeSet) -> Vec<(u8, &[u8])> {
    let (descriptor, logical) = &set.logical;
    let length = usize::try_from(logical.map_table_length.get()).unwrap_or(usize::MAX);
    let mut rest = descriptor.bytes.get(MAPS..).unwrap_or_default();
    rest = rest.get(..length).unwrap_or(rest);
    let mut maps = Vec::new();
    while let [kind, length, ..] = *rest {
        let Some((map, behind)) = rest.split_at_checked(usize::from(length)).filter(|_| length >= 6) else { break };
        maps.push((kind, map));
        rest = behind;
    }
    maps
}

/// A map that leads to structures of its own.
pub(super) struct LocatedMap {
    /// Reference number of the physical map that blocks count in.
    pub(super) reference: u16,
    pub(super) kind: MapKind,
}

/// Where a map's own structures are, in blocks.
pub(super) enum MapKind {
    /// Blocks count from the start of the volume; `size` in bytes.
    Sparable { size: u32, tables: Vec<u32> },
    /// Blocks of file entries.
    Metadata { main: u32, mirror: u32, bitmap: Option<u32> },
    /// Block of the file entry of the last table.
    Virtual { table: Option<u32> },
}

/// The maps that lead to structures of their own.
pub(super) fn located(partitions: &Partitions, set: &VolumeSet) -> Vec<LocatedMap> {
    let mut located = Vec::new();
    for (_, map) in recorded(set).into_iter().filter(|(kind, _)| *kind == 2) {
        let identifier = map.get(5..28).unwrap_or_default();
        let number = u16_at(map, 38);
        let reference = reference(partitions, set, number);
        let kind = match (identifier, reference) {
            (id, _) if id.starts_with(SPARABLE) => {
                let tables = usize::from(map.get(42).copied().unwrap_or(0)).min(4);
                let blocks = map.get(48..).unwrap_or_default().as_chunks::<4>().0.iter().take(tables);
                MapKind::Sparable {
                    size: u32_at(map, 44),
                    tables: blocks.map(|block| u32::from_le_bytes(*block)).collect(),
                }
            }
            (id, Some(_)) if id.starts_with(METADATA) => MapKind::Metadata {
                main: u32_at(map, 40),
                mirror: u32_at(map, 44),
                bitmap: Some(u32_at(map, 48)).filter(|block| *block != u32::MAX),
            },
            (id, Some(reference)) if id.starts_with(VIRTUAL) => {
                let Map::Physical { start, .. } = physical(set, number) else { continue };
                let last = last_vat(partitions, start, reference).ok().flatten();
                MapKind::Virtual { table: last.and_then(|(block, _)| u32::try_from(block).ok()) }
            }
            _ => continue,
        };
        located.push(LocatedMap { reference: reference.unwrap_or(0), kind });
    }
    located
}

fn sparable(partitions: &Partitions, set: &VolumeSet, map: &[u8]) -> Result<Map> {
    let Map::Physical { start, length } = physical(set, u16_at(map, 38)) else { return Ok(Map::Unknown) };
    let packet = u32::from(u16_at(map, 40)).max(1);
    let tables = usize::from(map.get(42).copied().unwrap_or(0)).min(4);
    for number in 0..tables {
        let at = number.saturating_mul(4).saturating_add(48);
        let place = u64::from(u32_at(map, at)).saturating_mul(partitions.block_size.into());
        let head = partitions.content.read_up_to(place, 56)?;
        if !head.get(17..).is_some_and(|id| id.starts_with(b"*UDF Sparing Table")) {
            continue;
        }
        let count = usize::from(u16_at(&head, 48));
        let entries = partitions.content.read_up_to(place.saturating_add(56), count.saturating_mul(8))?;
        let mut moved: Vec<(u32, u32)> =
            entries.as_chunks::<8>().0.iter().map(|entry| (u32_at(entry, 0), u32_at(entry, 4))).collect();
        // From here on, an entry is free or marks a defect (UDF 2.2.12).
        moved.retain(|(original, _)| *original < 0xFFFF_FFF0);
        moved.sort_unstable();
        return Ok(Map::Sparable { start, length, packet, moved });
    }
    Ok(Map::Sparable { start, length, packet, moved: Vec::new() })
}

fn metadata(partitions: &Partitions, set: &VolumeSet, map: &[u8], findings: &mut Findings) -> Result<Map> {
    let number = u16_at(map, 38);
    let logical = set.partitions.iter().position(|(_, partition)| partition.number.get() == number);
    // The physical or sparable map of the partition with the files.
    let Some(reference) = reference(partitions, set, number).filter(|_| logical.is_some()) else {
        return Ok(Map::Unknown);
    };
    for (turn, at) in [40, 44].into_iter().enumerate() {
        let address = LbAddr { block: Le32::new(u32_at(map, at)), partition: Le16::new(reference) };
        let Ok(icb) = Icb::read(partitions, address, &mut Findings::default()) else { continue };
        let extents = icb.recorded(partitions)?;
        if extents.is_empty() {
            continue;
        }
        if turn > 0 {
            let at = partitions.place(LbAddr { block: Le32::new(u32_at(map, 40)), partition: Le16::new(reference) });
            findings.add(
                &MIRROR,
                partitions.content.absolute(at.unwrap_or(0)),
                "a file entry",
                "none that can be read",
            );
        }
        return Ok(Map::Metadata { extents });
    }
    Ok(Map::Unknown)
}

/// The reference number of the physical or sparable map of a partition.
fn reference(partitions: &Partitions, set: &VolumeSet, number: u16) -> Option<u16> {
    let begin = set.partitions.iter().find(|(_, partition)| partition.number.get() == number)?.1.start.get();
    let is_it = |map: &Map| match map {
        Map::Physical { start, .. } | Map::Sparable { start, .. } => *start == u64::from(begin),
        Map::Virtual { .. } | Map::Metadata { .. } | Map::Unknown => false,
    };
    partitions.maps.iter().position(is_it).and_then(|at| u16::try_from(at).ok())
}

fn vat(
    partitions: &mut Partitions,
    set: &VolumeSet,
    map: &[u8],
    generation: Generation,
    findings: &mut Findings,
) -> Result<Map> {
    let number = u16_at(map, 38);
    let Map::Physical { start, length } = physical(set, number) else { return Ok(Map::Unknown) };
    let Some(reference) = reference(partitions, set, number) else { return Ok(Map::Unknown) };
    let Some((block, icb)) = last_vat(partitions, start, reference)? else { return Ok(Map::Unknown) };
    let mut tables = vec![(block, icb)];
    let mut parsed = Vec::new();
    while let Some((block, icb)) = tables.pop() {
        let (table, previous) = table(partitions, &icb)?;
        parsed.push(table);
        if parsed.len() >= limits::UDF_GENERATIONS {
            break;
        }
        // An earlier table precedes the later one; otherwise, the chain loops.
        let Some(previous) = previous.filter(|previous| u64::from(*previous) < block) else { break };
        let address = LbAddr { block: Le32::new(previous), partition: Le16::new(reference) };
        if let Ok(icb) = Icb::read(partitions, address, findings) {
            tables.push((u64::from(previous), icb));
        }
    }
    partitions.generations = parsed.len();
    let length = partitions
        .content
        .len()
        .checked_div(partitions.block_size.into())
        .unwrap_or(0)
        .saturating_sub(start)
        .max(length);
    let table = parsed.into_iter().nth(generation);
    Ok(table.map_or(Map::Unknown, |table| Map::Virtual { table, start, length }))
}

/// The last block with the entry of a virtual allocation table, and its number in the partition. Blocks after it may be
/// zeros, if the image includes unwritten space.
fn last_vat(partitions: &Partitions, start: u64, reference: u16) -> Result<Option<(u64, Icb<'static>)>> {
    let size = u64::from(partitions.block_size.max(1));
    let mut end = partitions.content.len().checked_div(size).unwrap_or(0);
    let lowest = end.saturating_sub(limits::UDF_UNWRITTEN_BLOCKS).max(start);
    let mut written = 0_u32;
    while end > lowest && written < 2 {
        let first = end.saturating_sub(VAT_WITHIN).max(start);
        let len = usize::try_from(end.saturating_sub(first).saturating_mul(size)).unwrap_or(0);
        let bytes = partitions.content.read_up_to(first.saturating_mul(size), len)?;
        let chunk = usize::try_from(size).unwrap_or(2048);
        for (number, block) in bytes.chunks(chunk).enumerate().rev() {
            let found = vat_entry(partitions, block, first.saturating_add(number as u64), start, reference)?;
            if found.is_some() {
                return Ok(found);
            }
        }
        written = written.saturating_add(u32::from(bytes.iter().any(|byte| *byte != 0)));
        end = first;
    }
    Ok(None)
}

/// Reads a block as the entry of a virtual allocation table, with its number in the partition.
fn vat_entry(
    partitions: &Partitions,
    block: &[u8],
    at: u64,
    start: u64,
    reference: u16,
) -> Result<Option<(u64, Icb<'static>)>> {
    let byte = at.saturating_mul(partitions.block_size.into());
    let icb = Descriptor::of(block.to_vec(), byte).and_then(|it| Icb::of(it, reference));
    let Some(icb) = icb.filter(|icb| icb.descriptor.has_right_checksum()) else { return Ok(None) };
    let own = at.saturating_sub(start);
    let is_own = u64::from(icb.descriptor.tag.location.get()) == own;
    let is_table = match icb.file_type() {
        file_type::VAT => true,
        file_type::UNSPECIFIED => is_own && is_old_table(partitions, &icb)?,
        _ => false,
    };
    Ok((is_own && is_table).then_some((own, icb)))
}

/// Whether a file ends like a table of UDF 1.50 (UDF 1.50 2.2.10).
fn is_old_table(partitions: &Partitions, icb: &Icb<'_>) -> Result<bool> {
    let bytes = whole(partitions, icb)?;
    let trailer = bytes.len().checked_sub(36).and_then(|at| bytes.get(at..)).unwrap_or_default();
    Ok(trailer.get(1..).is_some_and(|id| id.starts_with(b"*UDF Virtual Alloc Tbl")))
}

/// The content of a table, up to a limit.
fn whole(partitions: &Partitions, icb: &Icb<'_>) -> Result<Vec<u8>> {
    if icb.length() > limits::UDF_TABLE_BYTES {
        return Err(Error::OverLimit("bytes of a virtual allocation table"));
    }
    let recipe: Recipe = icb.recipe(partitions)?;
    let len = usize::try_from(recipe.len()).unwrap_or(0);
    Ok(recipe.into_source().read_up_to(0, len)?)
}

/// The entries of a table, and the block of the previous one.
fn table(partitions: &Partitions, icb: &Icb<'_>) -> Result<(Vec<u32>, Option<u32>)> {
    let bytes = whole(partitions, icb)?;
    let entries = |bytes: &[u8]| bytes.as_chunks::<4>().0.iter().map(|entry| u32::from_le_bytes(*entry)).collect();
    let previous = |block: u32| Some(block).filter(|block| *block != u32::MAX);
    if icb.file_type() == file_type::VAT {
        let head = usize::from(u16_at(&bytes, 0));
        return Ok((entries(bytes.get(head..).unwrap_or_default()), previous(u32_at(&bytes, 132))));
    }
    let (table, trailer) = bytes.split_at_checked(bytes.len().saturating_sub(36)).unwrap_or((&bytes, &[]));
    Ok((entries(table), previous(u32_at(trailer, 32))))
}

fn physical(set: &VolumeSet, number: u16) -> Map {
    let partition = set.partitions.iter().find(|(_, partition)| partition.number.get() == number);
    partition.map_or(Map::Unknown, |(_, partition)| Map::Physical {
        start: u64::from(partition.start.get()),
        length: u64::from(partition.length.get()),
    })
}

/// A number in a map or table; 0 beyond its end.
fn u16_at(bytes: &[u8], at: usize) -> u16 {
    Le16::read_from_prefix(bytes.get(at..).unwrap_or_default()).map_or(0, |(value, _)| value.get())
}

/// A number in a map or table; 0 beyond its end.
fn u32_at(bytes: &[u8], at: usize) -> u32 {
    Le32::read_from_prefix(bytes.get(at..).unwrap_or_default()).map_or(0, |(value, _)| value.get())
}
