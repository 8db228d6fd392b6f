//! Any bytes as a volume of a file system that few images have, chosen by the first byte: its tree is listed and its files
//! are read, or it is refused.
#![no_main]

mod look;

use discern::findings::Findings;
use discern::open::open;
use discern::source::{Files, Source};
use libfuzzer_sys::fuzz_target;

/// Powers of two of the sizes in a superblock of XFS.
const XFS_LOGS: &[u8] = &[10, 9, 9, 1, 10];

/// Zones of Minix 3, its number, and bytes of a block.
const MINIX_3: &[u8] = &[0, 1, 0, 0, 0x5A, 0x4D, 0, 0, 0, 4];

/// Addresses of the trees of trees and of chunks of Btrfs, and no log.
const BTRFS_ROOTS: &[u8] = &[0, 0, 2, 0, 0, 0, 0, 0, 0, 16, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

/// Bytes of a sector, a node, a leaf and a stripe of Btrfs, and of its chunks in the superblock.
const BTRFS_SIZES: &[u8] = &[0, 16, 0, 0, 0, 16, 0, 0, 0, 16, 0, 0, 0, 16, 0, 0, 97, 0, 0, 0];

/// A key of a chunk, the chunk with one stripe, and that stripe on device 1.
const BTRFS_CHUNK: &[u8] = &[
    0, 1, 0, 0, 0, 0, 0, 0, 228, 0, 0, 0, 0, 0, 0, 0, 0, // key
    0, 0, 16, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0,
    0, // length to type
    0, 16, 0, 0, 0, 16, 0, 0, 0, 16, 0, 0, 1, 0, 0, 0, // alignments, stripes
    1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, // stripe
];

/// Groups of UFS, and bytes of a block and of a fragment; inodes and fragments of a group.
const UFS_SIZES: &[u8] = &[1, 0, 0, 0, 0, 16, 0, 0, 0, 2, 0, 0];
const UFS_GROUP: &[u8] = &[64, 0, 0, 0, 0, 1, 0, 0];

/// Blocks of the root of Opera, bytes of one, its last copy, and the block of the first.
const OPERA_ROOT: &[u8] = &[0, 0, 0, 2, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 1];

/// The end of LVM's label and its header: a data area, then a metadata area of 64 KiB from byte 4096 on.
const LVM_HEADER: &[u8] = b"LVM2 001aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\0\0\x10\0\0\0\0\0\0\0\x02\0\0\0\0\0\0\0\0\0\0\0\0\0\
\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x10\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";

/// Sizes of that area, and a text of 4 KiB right after its header.
const LVM_TEXT: &[u8] = b"\0\x10\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\x02\0\0\0\0\0\0\0\x10\0\0\0\0\0\0";

/// The beginning of that text, up to the first logical volume.
const LVM_GROUP: &[u8] = b"v{extent_size=8 physical_volumes{p{id=\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\" pe_start=256}}logical_volumes{l{\
status=[\"VISIBLE\"]segment1{start_extent=0 extent_count=";

/// By these each is recognized: bytes of the volume.
const KNOWN: &[&[(usize, &[u8])]] = &[
    // EROFS, in blocks of 512 bytes to 64 KiB as the input has it.
    &[(1024, &[0xE2, 0xE1, 0xF5, 0xE0]), (1024 + 80, &[0x3F, 0, 0, 0]), (1024 + 90, &[0])],
    // OFS and FFS of the Amiga on a floppy disk of 880 KiB: their roots.
    &[(0, b"DOS\0"), (880 * 512, &[0, 0, 0, 2]), (881 * 512 - 4, &[0, 0, 0, 1])],
    &[(0, b"DOS\x03"), (880 * 512, &[0, 0, 0, 2]), (881 * 512 - 4, &[0, 0, 0, 1])],
    // XFS in both versions: blocks of 1024 bytes, inodes of 512, one group.
    &[(0, b"XFSB\0\0\x04\0"), (84, &[0, 0, 4, 0, 0, 0, 0, 1]), (100, &[0x20, 5, 2, 0, 2, 0, 0, 2]), (120, XFS_LOGS)],
    &[(0, b"XFSB\0\0\x04\0"), (84, &[0, 0, 4, 0, 0, 0, 0, 1]), (100, &[0x20, 4, 2, 0, 2, 0, 0, 2]), (120, XFS_LOGS)],
    // Minix of versions 1 (30 bytes a name), 2 and 3: 32 inodes in zones of 1024 bytes, and the mode of the root.
    &[(1024, &[32, 0, 0, 1, 1, 0, 1, 0, 6, 0, 0, 0]), (1040, &[0x8F, 0x13]), (4096, &[0, 0x40])],
    &[(1024, &[32, 0, 0, 1, 1, 0, 1, 0, 6, 0, 0, 0]), (1040, &[0x78, 0x24, 1, 0, 0, 1, 0, 0]), (4096, &[0, 0x40])],
    &[(1024, &[32, 0, 0, 0, 0, 0, 1, 0, 1, 0, 6, 0, 0, 0]), (1044, MINIX_3), (4096, &[0, 0x40])],
    // UFS of both versions in blocks of 4096 bytes, with one group of 64 inodes in the second block: at byte 8192.
    &[(8208, &[8, 0, 0, 0]), (8236, UFS_SIZES), (8376, UFS_GROUP), (9564, &[0x54, 0x19, 1, 0]), (12_545, &[0x41])],
    &[(8208, &[8, 0, 0, 0]), (8236, UFS_SIZES), (8376, UFS_GROUP), (9564, &[0x19, 1, 0x54, 0x19]), (12_801, &[0x41])],
    // Btrfs: sectors and nodes of 4096 bytes, one chunk of 1 MiB from address 0 on, where it is at the start of the device, and
    // roots at bytes 131,072 and 135,168.
    &[
        (65_600, b"_BHRfS_M"),
        (65_616, BTRFS_ROOTS),
        (65_680, BTRFS_SIZES),
        (65_724, &[0; 13]),
        (65_737, &[1]),
        (66_347, BTRFS_CHUNK),
    ],
    // APFS in blocks of 4096 bytes: three of checkpoints from the first on, the map of objects in the second.
    &[(32, b"NXSB\0\x10\0\0"), (104, &[3, 0, 0, 0]), (112, &[0; 8]), (160, &[1, 0, 0, 0, 0, 0, 0, 0])],
    // XDVDFS: its descriptor, with the root in the sector behind it.
    &[(65_536, b"MICROSOFT*XBOX*MEDIA\x21\0\0\0\0\x08\0\0")],
    // Opera: blocks of 2048 bytes, one root directory of two blocks at the second.
    &[(0, b"\x01ZZZZZ\x01"), (76, &[0, 0, 8, 0]), (88, OPERA_ROOT)],
    // A physical volume of LVM, and a member of a Linux RAID with its superblock at byte 4096.
    &[
        (512, b"LABELONE\x01"),
        (532, &[32, 0, 0, 0]),
        (536, LVM_HEADER),
        (4100, b" LVM2 x[5A%r0N*>\x01\0\0\0"),
        (4120, LVM_TEXT),
        (4608, LVM_GROUP),
    ],
    &[(4096, b"\xFC\x4E\x2B\xA9\x01\0\0\0"), (4168, &[1, 0, 0, 0]), (4240, &[8, 0, 0, 0, 0, 0, 0, 0])],
    // A disc of the GameCube with its table at byte 2048, and one of the Wii with a list of one partition.
    &[(28, &[0xC2, 0x33, 0x9F, 0x3D]), (1060, &[0, 0, 8, 0, 0, 0, 8, 0]), (2048, &[1])],
    &[(24, &[0x5D, 0x1C, 0x9E, 0xA3]), (262_144, &[0, 0, 0, 1, 0, 1, 0, 8]), (262_176, &[0, 1, 0, 16])],
];

/// Sets the checksum of a block of APFS, without which it is not read.
fn sum(block: &mut [u8]) {
    let Some((place, rest)) = block.split_first_chunk_mut::<8>() else { return };
    let (mut low, mut high) = (0_u64, 0_u64);
    for word in rest.as_chunks::<4>().0 {
        low = (low + u64::from(u32::from_le_bytes(*word))) % 0xFFFF_FFFF;
        high = (high + low) % 0xFFFF_FFFF;
    }
    let first = 0xFFFF_FFFF - (low + high) % 0xFFFF_FFFF;
    let second = 0xFFFF_FFFF - (low + first) % 0xFFFF_FFFF;
    *place = (second << 32 | first).to_le_bytes();
}

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, rest)) = bytes.split_first() else { return };
    let Some(known) = KNOWN.get(usize::from(*choice) % KNOWN.len()) else { return };
    let mut volume = rest.to_vec();
    for (at, value) in *known {
        let Some(place) = volume.get_mut(*at..*at + value.len()) else { return };
        place.copy_from_slice(value);
    }
    if volume.get(32..36) == Some(b"NXSB") {
        volume.chunks_exact_mut(4096).for_each(sum);
    }
    let mut findings = Findings::default();
    let Ok(image) = open(Files::one("fuzz.img", Source::from_bytes(volume)), &mut findings) else { return };
    look::at(image, &mut findings);
});
