//! A small handmade ISO 9660 image, to be wrong in exactly one place.

use discern::source::Source;

/// Size of a sector and of a logical block, in bytes.
pub(crate) const SECTOR: usize = 2048;
/// Sector of the primary volume descriptor.
pub(crate) const PRIMARY: usize = 16;
/// Sector of the set terminator.
pub(crate) const TERMINATOR: usize = 17;
/// Sector of the type L path table.
pub(crate) const PATH_TABLE_L: usize = 18;
/// Sector of the type M path table.
pub(crate) const PATH_TABLE_M: usize = 19;
/// Sector of the root directory.
pub(crate) const ROOT: u32 = 20;
/// File flag of a directory.
pub(crate) const DIRECTORY: u8 = 2;

/// An image whose bytes can all be set.
#[derive(Clone)]
pub(crate) struct Crafted(Vec<u8>);

impl Crafted {
    /// A valid empty image with that many sectors.
    pub(crate) fn new(sectors: u16) -> Self {
        let mut image = Self(vec![0; SECTOR * usize::from(sectors)]);
        image.put(PRIMARY, 0, &primary(u32::from(sectors)));
        image.put(TERMINATOR, 0, b"\xffCD001\x01");
        image.path_tables(&[]).directory(ROOT, ROOT, &[]);
        image
    }

    /// Writes both path tables: the root, and directories with one-letter names in it, each with its block.
    pub(crate) fn path_tables(&mut self, directories: &[(u8, u32)]) -> &mut Self {
        let lines: Vec<(u8, u32)> = [&[(0, ROOT)], directories].concat();
        let little = lines.iter().flat_map(|(name, at)| [&[1, 0], &at.to_le_bytes()[..], &[1, 0, *name, 0]].concat());
        let big = lines.iter().flat_map(|(name, at)| [&[1, 0], &at.to_be_bytes()[..], &[0, 1, *name, 0]].concat());
        let (little, big): (Vec<u8>, Vec<u8>) = (little.collect(), big.collect());
        self.put(PRIMARY, 132, &both32(u32::try_from(little.len()).unwrap()));
        self.put(PATH_TABLE_L, 0, &little).put(PATH_TABLE_M, 0, &big)
    }

    /// Overwrites bytes from an offset in a sector on.
    pub(crate) fn put(&mut self, sector: usize, offset: usize, bytes: &[u8]) -> &mut Self {
        let start = sector * SECTOR + offset;
        self.0[start..start + bytes.len()].copy_from_slice(bytes);
        self
    }

    /// Writes a directory of one sector: itself, its parent, and these records.
    pub(crate) fn directory(&mut self, sector: u32, parent: u32, records: &[Vec<u8>]) -> &mut Self {
        let itself = record(b"\0", sector, 2048, DIRECTORY, b"");
        self.records(sector, &[vec![itself, record(b"\x01", parent, 2048, DIRECTORY, b"")], records.to_vec()].concat())
    }

    /// Writes a Rock Ridge root directory, whose own record marks it as such.
    pub(crate) fn rock_ridge_root(&mut self, records: &[Vec<u8>]) -> &mut Self {
        let sp_er = [b"SP\x07\x01\xbe\xef\0".as_slice(), b"ER\x12\x01\x0a\0\0\x01RRIP_1991A", &px(0o40755)].concat();
        let itself = record(b"\0", ROOT, 2048, DIRECTORY, &sp_er);
        let parent = record(b"\x01", ROOT, 2048, DIRECTORY, &px(0o40755));
        self.records(ROOT, &[vec![itself, parent], records.to_vec()].concat())
    }

    fn records(&mut self, sector: u32, records: &[Vec<u8>]) -> &mut Self {
        let sector = usize::try_from(sector).unwrap();
        self.put(sector, 0, &[0; SECTOR]).put(sector, 0, &records.concat())
    }

    /// Truncates the image to `len` bytes.
    pub(crate) fn cut(&mut self, len: usize) -> &mut Self {
        self.0.truncate(len);
        self
    }

    /// The image so far.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The image as a leaf.
    pub(crate) fn source(&self) -> Source {
        Source::from_bytes(self.0.clone())
    }
}

/// A directory record (ECMA-119 9.1).
pub(crate) fn record(name: &[u8], extent: u32, length: u32, flags: u8, system_use: &[u8]) -> Vec<u8> {
    let mut bytes = vec![0, 0];
    bytes.extend(both32(extent));
    bytes.extend(both32(length));
    // 2021-03-04 05:06:07, UTC.
    bytes.extend([121, 3, 4, 5, 6, 7, 0, flags, 0, 0]);
    bytes.extend(both16(1));
    bytes.push(u8::try_from(name.len()).unwrap());
    bytes.extend(name);
    if name.len().is_multiple_of(2) {
        bytes.push(0);
    }
    bytes.extend(system_use);
    if !bytes.len().is_multiple_of(2) {
        bytes.push(0);
    }
    bytes[0] = u8::try_from(bytes.len()).unwrap();
    bytes
}

/// A `PX` entry of RRIP 1.10: mode, one link, owner 0.
pub(crate) fn px(mode: u32) -> Vec<u8> {
    [b"PX\x24\x01".to_vec(), both32(mode), both32(1), both32(0), both32(0)].concat()
}

/// An entry like `CL`, `PL` or `CE`: its signature, then numbers in both byte orders.
pub(crate) fn entry(sign: &[u8; 2], numbers: &[u32]) -> Vec<u8> {
    let len = 4 + 8 * u8::try_from(numbers.len()).unwrap();
    let mut bytes = [sign.as_slice(), &[len, 1]].concat();
    bytes.extend(numbers.iter().flat_map(|number| both32(*number)));
    bytes
}

/// A number in both byte orders (ECMA-119 7.3.3).
pub(crate) fn both32(number: u32) -> Vec<u8> {
    [number.to_le_bytes(), number.to_be_bytes()].concat()
}

fn both16(number: u16) -> Vec<u8> {
    [number.to_le_bytes(), number.to_be_bytes()].concat()
}

/// A primary volume descriptor (ECMA-119 8.4).
fn primary(sectors: u32) -> Vec<u8> {
    let mut bytes = vec![0; SECTOR];
    let mut put = |at: usize, what: &[u8]| bytes[at..at + what.len()].copy_from_slice(what);
    put(0, b"\x01CD001\x01");
    put(8, &[b' '; 64]);
    put(40, b"CRAFTED");
    put(80, &both32(sectors));
    put(120, &both16(1));
    put(124, &both16(1));
    put(128, &both16(2048));
    put(132, &both32(10));
    put(140, &18_u32.to_le_bytes());
    put(148, &19_u32.to_be_bytes());
    put(156, &record(b"\0", ROOT, 2048, DIRECTORY, b""));
    put(190, &[b' '; 623]);
    for at in [813, 830, 847, 864] {
        put(at, &[b'0'; 16]);
    }
    put(881, &[1]);
    bytes
}
