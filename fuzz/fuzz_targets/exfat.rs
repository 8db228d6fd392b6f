//! Any bytes as the tables and clusters of an exFAT volume: its tree is listed and its files are read, or it is refused.
//!
//! The checksums of the sets of entries in the root directory are put right if the first byte says so.
#![no_main]

mod look;

use discern::findings::Findings;
use discern::open::open;
use discern::source::{Files, Source};
use libfuzzer_sys::fuzz_target;

/// Bytes of a sector and of a cluster.
const SECTOR: usize = 512;

/// Sectors before the table, and before the clusters.
const TABLE_AT: usize = 24;
const HEAP_AT: usize = 32;

/// Clusters of the volume.
const CLUSTERS: u32 = 1000;

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, rest)) = bytes.split_first() else { return };
    let mut volume = vec![0; TABLE_AT * SECTOR];
    volume.extend_from_slice(rest);
    volume.resize(volume.len().max(HEAP_AT * SECTOR + 4 * SECTOR), 0);
    volume[..11].copy_from_slice(b"\xEB\x76\x90EXFAT   ");
    for (at, value) in [
        (72, HEAP_AT as u32 + CLUSTERS),
        (80, TABLE_AT as u32),
        (84, (HEAP_AT - TABLE_AT) as u32),
        (88, HEAP_AT as u32),
        (92, CLUSTERS),
        (96, 2),
    ] {
        volume[at..at + 4].copy_from_slice(&value.to_le_bytes());
    }
    volume[104..112].copy_from_slice(&[0, 1, 0, 0, 9, 0, 1, 0x80]);
    volume[510..512].copy_from_slice(&[0x55, 0xAA]);
    if choice % 2 == 0 {
        let root = &mut volume[HEAP_AT * SECTOR..];
        let slots = root.len() / 32;
        for first in (0..slots.min(64)).filter(|slot| root[slot * 32] & 0x7F == 5).collect::<Vec<_>>() {
            let end = slots.min(first + 1 + usize::from(root[first * 32 + 1]));
            let set = &mut root[first * 32..end * 32];
            let counted = set.iter().enumerate().filter(|(at, _)| !matches!(at, 2 | 3));
            let sum = counted.fold(0_u16, |sum, (_, byte)| sum.rotate_right(1).wrapping_add(u16::from(*byte)));
            set[2..4].copy_from_slice(&sum.to_le_bytes());
        }
    }
    let mut findings = Findings::default();
    let Ok(image) = open(Files::one("fuzz.img", Source::from_bytes(volume)), &mut findings) else { return };
    look::at(image, &mut findings);
});
