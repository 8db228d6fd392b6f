//! Any bytes as a volume of FAT12, FAT16 or FAT32, by the first byte: its tree is listed and its files are read, or it is
//! refused.
#![no_main]

mod look;

use discern::findings::Findings;
use discern::open::open;
use discern::source::{Files, Source};
use libfuzzer_sys::fuzz_target;

/// Bytes of a sector.
const SECTOR: usize = 512;

/// Sectors of the table of FAT12 and FAT16.
const TABLE: u8 = 2;

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, rest)) = bytes.split_first() else { return };
    let mut volume = [&[0; 64][..], rest].concat();
    // A cluster is a sector, one sector is reserved, and there is one table.
    volume[..3].copy_from_slice(b"\xEB\x3C\x90");
    volume[11..17].copy_from_slice(&[0, 2, 1, 1, 0, 1]);
    volume[21] = 0xF8;
    let sectors: u32 = match choice % 3 {
        0 => 600,
        1 => 5000,
        _ => 70_000,
    };
    volume[32..36].copy_from_slice(&sectors.to_le_bytes());
    let is_32 = choice % 3 == 2;
    if is_32 {
        volume[36] = TABLE;
        volume[44] = 2;
    } else {
        volume[17] = 16;
        volume[22] = TABLE;
    }
    volume.resize(volume.len().max(SECTOR * 8), 0);
    volume[SECTOR..][..4].copy_from_slice(&[0xF8, 0xFF, 0xFF, 0x0F]);
    let mut findings = Findings::default();
    let Ok(image) = open(Files::one("fuzz.img", Source::from_bytes(volume)), &mut findings) else { return };
    look::at(image, &mut findings);
});
