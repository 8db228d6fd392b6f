//! Changes and serializes the file allocation table.

use crate::fs::fat::table::{FIRST, MASK, Table, Width};

/// Marks the last cluster of a chain.
const LAST: u32 = 0x0FFF_FFFF;

/// Serializes the table, padded with zeros to a length in bytes.
pub(super) fn encode(table: &Table, width: Width, length: usize) -> Vec<u8> {
    let mut bytes: Vec<u8> = match width {
        Width::Twelve => {
            let pair = |two: &[u32]| {
                let entry = |at: usize| two.get(at).copied().unwrap_or(0) & 0xFFF;
                let [a, b, c, _] = (entry(0) | entry(1) << 12).to_le_bytes();
                [a, b, c]
            };
            table.entries.chunks(2).flat_map(pair).collect()
        }
        Width::Sixteen => table.entries.iter().flat_map(|entry| [0, 1].map(|at| byte(*entry, at))).collect(),
        Width::ThirtyTwo => table.entries.iter().flat_map(|entry| entry.to_le_bytes()).collect(),
    };
    bytes.resize(length, 0);
    bytes
}

fn set(table: &mut Table, cluster: u32, value: u32) {
    let place = usize::try_from(cluster).ok().filter(|_| cluster >= FIRST);
    if let Some(entry) = place.and_then(|place| table.entries.get_mut(place)) {
        *entry = (*entry & !MASK) | value;
    }
}

/// Takes this many free clusters as a chain, or as many as there are.
pub(super) fn take(table: &mut Table, count: usize) -> Vec<u32> {
    let free = (FIRST..).zip(table.entries.iter().skip(2)).filter(|(_, entry)| **entry & MASK == 0);
    let taken: Vec<u32> = free.map(|(cluster, _)| cluster).take(count).collect();
    link(table, &taken);
    taken
}

/// Links clusters into a chain.
pub(super) fn link(table: &mut Table, chain: &[u32]) {
    let next = chain.iter().skip(1).copied().chain(std::iter::once(LAST));
    chain.iter().zip(next).for_each(|(cluster, next)| set(table, *cluster, next));
}

/// Frees the clusters of a chain.
pub(super) fn release(table: &mut Table, chain: &[u32]) {
    chain.iter().for_each(|cluster| set(table, *cluster, 0));
}

/// Adds free clusters.
pub(super) fn grow(table: &mut Table, more: u32) {
    let more = usize::try_from(more).unwrap_or(0);
    table.entries.resize(table.entries.len().saturating_add(more), 0);
}

/// Sets the media descriptor in the first entry.
pub(super) fn set_media(table: &mut Table, media: u8) {
    if let Some(first) = table.entries.first_mut() {
        *first = (MASK & !0xFF) | u32::from(media);
    }
}

fn byte(value: u32, at: usize) -> u8 {
    value.to_le_bytes().get(at).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    // Tables by mkfs.fat and mtools with one file of three clusters, and one file of one cluster.
    #[test]
    fn tables_are_read_and_written_alike() {
        let twelve = [0xF8, 0xFF, 0xFF, 0x03, 0x40, 0x00, 0xFF, 0xFF, 0xFF, 0x00, 0x00];
        let table = Table::decode(&twelve, Width::Twelve, 4).unwrap();
        assert_eq!(table.chain(2).unwrap(), [2, 3, 4]);
        assert_eq!(table.chain(5).unwrap(), [5]);
        assert_eq!(encode(&table, Width::Twelve, 11), twelve);
        let sixteen = [0xF8, 0xFF, 0xFF, 0xFF, 3, 0, 4, 0, 0xFF, 0xFF, 0xFF, 0xFF];
        assert_eq!(encode(&table, Width::Sixteen, 12), sixteen);
        assert_eq!(Table::decode(&sixteen, Width::Sixteen, 4).unwrap().entries, table.entries);
        let wide = Table::decode(&encode(&table, Width::ThirtyTwo, 24), Width::ThirtyTwo, 4).unwrap();
        assert_eq!(wide.chain(2).unwrap(), [2, 3, 4]);
    }

    #[test]
    fn clusters_are_taken_given_back_and_added() {
        let mut table = Table { entries: vec![LAST, LAST, LAST, 0, LAST, 0] };
        assert_eq!((table.free(), take(&mut table, 3)), (2, vec![3, 5]));
        assert_eq!(table.chain(3).unwrap(), [3, 5]);
        release(&mut table, &[5]);
        grow(&mut table, 2);
        assert_eq!((table.free(), take(&mut table, 2)), (3, vec![5, 6]));
    }
}
