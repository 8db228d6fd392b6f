//! The known boot blocks: how each is recognized, and which addresses it holds.
//!
//! Code that moves data loaded by a boot block asks this table which addresses to update.

use crate::bytes::find::find;

/// Offset of the address that BIOS boot sectors load from, in blocks of 512 bytes: isohybrid and xorriso write it
/// there, whatever the loader.
pub const POINTER_AT: usize = 432;

/// Bytes in which boot blocks have their addresses.
pub const BLOCKS: usize = 1024;

/// Unit of addresses in boot blocks, in bytes.
const BLOCK: u64 = 512;

/// The known structures, by loader or computer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loader {
    /// BIOS boot sector of ISOLINUX, written by isohybrid.
    Isohybrid,
    /// BIOS boot sector of Memtest86+.
    Memtest,
    /// BIOS boot sector of GRUB 2.
    Grub2,
    /// BIOS boot sector of GRUB4DOS.
    Grub4Dos,
    /// BIOS boot sector of FreeBSD, which looks for a partition of its type in the GPT.
    FreeBsd,
    /// BIOS boot sector of iPXE.
    Ipxe,
    /// BIOS boot sector of Haiku.
    Haiku,
    /// BIOS boot sector of DOS, Windows and others, which starts the active partition.
    Chain,
    /// BIOS boot sector of SYSLINUX, which starts the active partition.
    Syslinux,
    /// BIOS boot sector of another loader.
    Bios,
    /// Volume header of SGI and other big-endian MIPS computers.
    MipsBig,
    /// Boot block of DECstation and other little-endian MIPS computers.
    MipsLittle,
    /// Disk label of SUN SPARC computers.
    Sun,
    /// Boot block of PALO for HP PA-RISC.
    PaRisc,
    /// Boot block for the SRM console of DEC Alpha.
    Alpha,
}

/// Addresses in a boot block.
#[derive(Debug, PartialEq, Eq)]
pub enum Holds {
    /// The address of the boot image at [`POINTER_AT`], plus this many blocks.
    Pointer(u64),
    /// None: the code starts a partition from the table, or finds its files by name.
    Nothing(&'static str),
    /// Addresses of its own, with the checksum over them.
    Own(&'static Own),
    /// Possibly some: the code is unknown.
    Unknown,
}

/// Addresses in the boot block of a computer without BIOS.
#[derive(Debug, PartialEq, Eq)]
pub struct Own {
    /// The addresses, one per file.
    pub addresses: &'static [Address],
    /// Checksum of the block.
    pub sum: Sum,
}

/// An address and the length next to it.
#[derive(Debug, PartialEq, Eq)]
pub struct Address {
    /// Offset of the address.
    pub at: usize,
    /// Offset of the length, in the same format; 0 for none.
    pub length_at: usize,
    /// Bytes of the address and of the length.
    pub widths: [usize; 2],
    /// True for the most significant byte first.
    pub is_big: bool,
    /// Unit of the address and of the length, in bytes.
    pub units: [u64; 2],
}

/// The checksum of a boot block.
#[derive(Debug, PartialEq, Eq)]
pub enum Sum {
    /// None.
    None,
    /// The last 64-bit word is the sum of all others.
    Words64,
    /// All big-endian 32-bit words add up to 0, by the one at byte 504.
    Words32,
}

/// A sign that identifies a boot block; all of a record's signs have to be present.
#[derive(Debug, PartialEq, Eq)]
enum Mark {
    /// Bytes at an offset.
    At(usize, &'static [u8]),
    /// A message of the code, any of these, which starts with the boot sector of a BIOS. Messages have not changed in
    /// twenty years.
    Says(&'static [&'static [u8]]),
    /// Code in the boot sector of a BIOS.
    Code,
    /// The checksum of an Alpha's console.
    Summed,
}

/// A known boot block.
#[derive(Debug, PartialEq, Eq)]
pub struct Record {
    /// The loader or computer.
    pub loader: Loader,
    /// Name for the user.
    pub name: &'static str,
    marks: &'static [Mark],
    /// Its addresses.
    pub holds: Holds,
}

const fn big(at: usize, length_at: usize, units: [u64; 2]) -> Address {
    Address { at, length_at, widths: [4, 4], is_big: true, units }
}

const BY_TABLE: Holds = Holds::Nothing("it starts a partition that its table names");
const BY_NAME: Holds = Holds::Nothing("it looks for its files by name");

/// The first match counts.
static LOADERS: &[Record] = &[
    // doc/boot_sectors.txt of libisofs; the entries of the volume directory begin at byte 72.
    Record {
        loader: Loader::MipsBig,
        name: "MIPS volume header",
        marks: &[Mark::At(0, &[0x0B, 0xE5, 0xA9, 0x41])],
        holds: Holds::Own(&Own {
            addresses: &[
                big(80, 84, [BLOCK, 1]),
                big(96, 100, [BLOCK, 1]),
                big(112, 116, [BLOCK, 1]),
                big(128, 132, [BLOCK, 1]),
                big(144, 148, [BLOCK, 1]),
                big(160, 164, [BLOCK, 1]),
                big(176, 180, [BLOCK, 1]),
                big(192, 196, [BLOCK, 1]),
                big(208, 212, [BLOCK, 1]),
                big(224, 228, [BLOCK, 1]),
                big(240, 244, [BLOCK, 1]),
                big(256, 260, [BLOCK, 1]),
                big(272, 276, [BLOCK, 1]),
                big(288, 292, [BLOCK, 1]),
                big(304, 308, [BLOCK, 1]),
            ],
            sum: Sum::Words32,
        }),
    },
    // The loader, two kernels and a RAM disk, as in versions 4 and 5 of the block.
    Record {
        loader: Loader::PaRisc,
        name: "PALO boot block (PA-RISC)",
        marks: &[Mark::At(0, b"\x80\0PALO")],
        holds: Holds::Own(&Own {
            addresses: &[
                big(240, 244, [1, 1]),
                big(8, 12, [1, 1]),
                big(16, 20, [1, 1]),
                big(24, 28, [1, 1]),
                big(232, 236, [1, 1]),
            ],
            sum: Sum::None,
        }),
    },
    // Its partitions are a table like others. Behind it, GRUB 2 has the address of its core in bytes.
    Record {
        loader: Loader::Sun,
        name: "SUN disk label (SPARC)",
        marks: &[Mark::At(508, &[0xDA, 0xBE]), Mark::At(188, &[0x60, 0x0D, 0xDE, 0xEE])],
        holds: Holds::Own(&Own {
            addresses: &[Address { at: 552, length_at: 560, widths: [8, 4], is_big: true, units: [1, 1] }],
            sum: Sum::None,
        }),
    },
    Record {
        loader: Loader::MipsLittle,
        name: "DECstation boot block (MIPS)",
        marks: &[Mark::At(8, &[0x7A, 0x75, 0x02, 0])],
        holds: Holds::Own(&Own {
            addresses: &[Address { at: 28, length_at: 0, widths: [4, 4], is_big: false, units: [BLOCK, BLOCK] }],
            sum: Sum::None,
        }),
    },
    Record {
        loader: Loader::Alpha,
        name: "SRM boot block (Alpha)",
        marks: &[Mark::Summed],
        holds: Holds::Own(&Own {
            addresses: &[Address { at: 488, length_at: 480, widths: [8, 8], is_big: false, units: [BLOCK, BLOCK] }],
            sum: Sum::Words64,
        }),
    },
    Record {
        loader: Loader::Isohybrid,
        name: "BIOS boot sector (ISOLINUX, isohybrid)",
        marks: &[Mark::Says(&[b"isolinux.bin"])],
        holds: Holds::Pointer(0),
    },
    // It subtracts 3, and so begins after the boot sector of its floppy disk image.
    Record {
        loader: Loader::Memtest,
        name: "BIOS boot sector (Memtest86+)",
        marks: &[Mark::Says(&[b"Memtest86"])],
        holds: Holds::Pointer(4),
    },
    // The address is that of the second part of the image.
    Record {
        loader: Loader::Grub2,
        name: "BIOS boot sector (GRUB 2)",
        marks: &[Mark::Says(&[b"GRUB "])],
        holds: Holds::Pointer(4),
    },
    Record {
        loader: Loader::Grub4Dos,
        name: "BIOS boot sector (GRUB4DOS)",
        marks: &[Mark::Says(&[b"GRLDR", b"grldr"])],
        holds: BY_NAME,
    },
    Record {
        loader: Loader::FreeBsd,
        name: "BIOS boot sector (FreeBSD)",
        marks: &[Mark::Says(&[b"Boot loader too large"])],
        holds: BY_TABLE,
    },
    Record { loader: Loader::Ipxe, name: "BIOS boot sector (iPXE)", marks: &[Mark::Says(&[b"iPXE"])], holds: BY_TABLE },
    Record {
        loader: Loader::Haiku,
        name: "BIOS boot sector (Haiku)",
        marks: &[Mark::Says(&[b"Haiku"])],
        holds: BY_TABLE,
    },
    Record {
        loader: Loader::Chain,
        name: "BIOS boot sector (DOS, Windows)",
        marks: &[Mark::Says(&[b"nvalid partition table"])],
        holds: BY_TABLE,
    },
    Record {
        loader: Loader::Syslinux,
        name: "BIOS boot sector (SYSLINUX)",
        marks: &[Mark::Says(&[b"Missing o", b"Missing OS"])],
        holds: BY_TABLE,
    },
    Record { loader: Loader::Bios, name: "BIOS boot sector", marks: &[Mark::Code], holds: Holds::Unknown },
];

/// The record that matches a boot block; `None` for zeros and for unknown contents.
#[must_use]
pub fn known(sector: &[u8]) -> Option<&'static Record> {
    LOADERS.iter().find(|record| record.marks.iter().all(|mark| mark.is_in(sector)))
}

impl Mark {
    fn is_in(&self, sector: &[u8]) -> bool {
        match self {
            Self::At(at, bytes) => sector.get(*at..).is_some_and(|rest| rest.starts_with(bytes)),
            Self::Says(texts) => is_code(sector) && texts.iter().any(|text| find(sector, text).is_some()),
            Self::Code => is_code(sector),
            Self::Summed => {
                let sum = words_64(sector);
                sum != 0 && number(sector, 504, 8, false) == Some(sum)
            }
        }
    }
}

impl Holds {
    /// Offset of the first byte that a boot block with these addresses loads, counted from the start of the disc.
    #[must_use]
    pub fn target(&self, sector: &[u8]) -> Option<u64> {
        match self {
            Self::Pointer(behind) => {
                pointer(sector)?.checked_sub(*behind)?.checked_mul(BLOCK).filter(|target| *target > 0)
            }
            Self::Own(own) => own.addresses.first()?.read(sector),
            Self::Nothing(_) | Self::Unknown => None,
        }
    }
}

/// The number at [`POINTER_AT`]. Older versions of isohybrid use its high half otherwise.
#[must_use]
pub fn pointer(sector: &[u8]) -> Option<u64> {
    let wide = number(sector, POINTER_AT, 8, false)?;
    if wide >> 40 == 0 { Some(wide) } else { number(sector, POINTER_AT, 4, false) }
}

/// Writes the number at [`POINTER_AT`], with its previous number of bytes.
pub fn set_pointer(sector: &mut [u8], blocks: u64) {
    let is_wide = number(sector, POINTER_AT, 8, false).is_some_and(|wide| wide >> 40 == 0);
    put(sector, POINTER_AT, if is_wide { 8 } else { 4 }, false, blocks);
}

impl Address {
    /// Offset that the address stands for; `None` for 0.
    #[must_use]
    pub fn read(&self, sector: &[u8]) -> Option<u64> {
        let [unit, _] = self.units;
        let [width, _] = self.widths;
        number(sector, self.at, width, self.is_big)?.checked_mul(unit).filter(|target| *target > 0)
    }

    /// Writes a byte range.
    pub fn write(&self, sector: &mut [u8], start: u64, length: u64) {
        let [unit, of_length] = self.units;
        let [width, width_of_length] = self.widths;
        put(sector, self.at, width, self.is_big, start.checked_div(unit).unwrap_or(0));
        if self.length_at > 0 {
            put(sector, self.length_at, width_of_length, self.is_big, length.div_ceil(of_length.max(1)));
        }
    }
}

impl Sum {
    /// Recomputes the checksum of a block.
    pub fn renew(&self, sector: &mut [u8]) {
        match self {
            Self::None => {}
            Self::Words64 => put(sector, 504, 8, false, words_64(sector)),
            Self::Words32 => {
                put(sector, 504, 4, true, 0);
                let (words, _) = sector.get(..512).unwrap_or_default().as_chunks::<4>();
                let sum = words.iter().fold(0_u32, |sum, word| sum.wrapping_add(u32::from_be_bytes(*word)));
                put(sector, 504, 4, true, u64::from(sum.wrapping_neg()));
            }
        }
    }
}

/// Whether a sector is a BIOS boot sector with code in it.
#[must_use]
pub fn is_code(sector: &[u8]) -> bool {
    sector.get(510..512) == Some(&[0x55, 0xAA])
        && sector.get(..440).is_some_and(|code| code.iter().any(|byte| *byte != 0))
}

/// The sum of the first 63 words of a block.
fn words_64(sector: &[u8]) -> u64 {
    let (words, _) = sector.get(..504).unwrap_or_default().as_chunks::<8>();
    words.iter().fold(0_u64, |sum, word| sum.wrapping_add(u64::from_le_bytes(*word)))
}

fn number(bytes: &[u8], at: usize, width: usize, is_big: bool) -> Option<u64> {
    let field = bytes.get(at..at.checked_add(width)?)?;
    let add = |number: u64, byte: &u8| number << 8 | u64::from(*byte);
    Some(if is_big { field.iter().fold(0, add) } else { field.iter().rev().fold(0, add) })
}

fn put(bytes: &mut [u8], at: usize, width: usize, is_big: bool, number: u64) {
    let little = number.to_le_bytes();
    let field = bytes.get_mut(at..).unwrap_or_default().iter_mut().take(width);
    if is_big {
        let from = little.iter().take(width).rev();
        field.zip(from).for_each(|(to, from)| *to = *from);
    } else {
        field.zip(&little).for_each(|(to, from)| *to = *from);
    }
}
