//! Builds UDF volumes with features that no available program writes: metadata files in several extents with a mirror,
//! tables of a write-once medium and their predecessors, relocated packets, chains of entries, named streams. A Linux
//! kernel judges them.

/// Size of a block, in bytes.
pub(crate) const BLOCK: usize = 2048;

/// First block of the partition.
pub(crate) const PARTITION: u32 = 257;

/// First blocks of the main and the reserve volume descriptor sequence.
pub(crate) const SEQUENCES: [u32; 2] = [32, 48];

/// CRC as defined in ECMA-167 3/7.2.6.
fn crc(bytes: &[u8]) -> u16 {
    let bit = |crc: u16| if crc & 0x8000 == 0 { crc << 1 } else { crc << 1 ^ 0x1021 };
    bytes.iter().fold(0, |crc, byte| (0..8).fold(crc ^ u16::from(*byte) << 8, |crc, _| bit(crc)))
}

/// Little-endian numbers.
pub(crate) fn le32(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

fn le16(numbers: &[u16]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

/// A descriptor tag and the body after it.
pub(crate) fn tagged(identifier: u16, location: u32, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len()).unwrap();
    let mut tag = le16(&[identifier, 3, 0, 0, crc(body), length]);
    tag.extend(location.to_le_bytes());
    tag[4] = tag.iter().fold(0_u8, |sum, byte| sum.wrapping_add(*byte));
    [&tag, body].concat()
}

/// Text as a dstring of `length` bytes.
fn dstring(text: &str, length: usize) -> Vec<u8> {
    let mut field = vec![8];
    field.extend(text.bytes());
    let used = u8::try_from(field.len()).unwrap();
    field.resize(length, 0);
    field[length - 1] = used;
    field
}

/// An entity identifier with a revision in its suffix.
fn entity(name: &str, revision: u16) -> Vec<u8> {
    let mut bytes = vec![0];
    bytes.extend(name.bytes());
    bytes.resize(24, 0);
    bytes.extend(revision.to_le_bytes());
    bytes.resize(32, 0);
    bytes
}

/// The character set CS0.
fn characters() -> Vec<u8> {
    [&[0][..], b"OSTA Compressed Unicode", &[0; 40]].concat()
}

/// 12:34:56 UTC on a day in 2020.
fn time() -> Vec<u8> {
    [&le16(&[0x1000, 2020])[..], &[2, 3, 12, 34, 56, 0, 0, 0]].concat()
}

/// A long allocation descriptor.
pub(crate) fn long(length: u32, block: u32, partition: u16) -> Vec<u8> {
    [le32(&[length, block]), le16(&[partition]), vec![0; 6]].concat()
}

/// Fields of a file entry.
pub(crate) struct Entry {
    pub(crate) strategy: u16,
    /// File type in the ICB tag.
    pub(crate) kind: u8,
    pub(crate) length: u64,
    /// Type of the allocation descriptors (0: short, 1: long, 3: data in the entry), and their bytes.
    pub(crate) allocation: (u16, Vec<u8>),
    /// Block and partition of the stream directory.
    pub(crate) streams: Option<(u32, u16)>,
}

impl Entry {
    /// A file or directory with its data in the entry.
    pub(crate) fn inline(kind: u8, data: &[u8]) -> Self {
        Self { strategy: 4, kind, length: data.len() as u64, allocation: (3, data.to_vec()), streams: None }
    }

    /// A file with data in one extent of a partition.
    pub(crate) fn file(length: u32, block: u32, partition: u16) -> Self {
        let allocation = (1, long(length, block, partition));
        Self { strategy: 4, kind: 5, length: length.into(), allocation, streams: None }
    }

    /// The extended file entry, for a block.
    pub(crate) fn at(&self, block: u32) -> Vec<u8> {
        let (kind, allocation) = &self.allocation;
        let streams = self.streams.map_or(vec![0; 16], |(block, partition)| long(2048, block, partition));
        let body = [
            // ICB tag, with strategy and file type.
            le32(&[0]),
            le16(&[self.strategy, 0, 1]),
            vec![0, self.kind],
            vec![0; 6],
            le16(&[*kind]),
            // Owner, permissions, links.
            le32(&[7, 8, 0x7CA5]),
            le16(&[1]),
            vec![0; 6],
            self.length.to_le_bytes().to_vec(),
            self.length.to_le_bytes().to_vec(),
            self.length.div_ceil(BLOCK as u64).to_le_bytes().to_vec(),
            time().repeat(4),
            le32(&[1, 0]),
            vec![0; 16],
            streams,
            entity("*Hand", 0),
            u64::from(block + 16).to_le_bytes().to_vec(),
            le32(&[0, u32::try_from(allocation.len()).unwrap()]),
            allocation.clone(),
        ];
        tagged(266, block, &body.concat())
    }
}

/// An indirect entry of a chain (strategy 4096), which points to the next entry.
pub(crate) fn indirect(block: u32, next: u32, partition: u16) -> Vec<u8> {
    let icb = [le32(&[0]), le16(&[4096, 0, 1]), vec![0, 3], vec![0; 6], le16(&[0])].concat();
    tagged(259, block, &[icb, long(2048, next, partition)].concat())
}

/// File identifiers of a directory in a block: its parent, and names with the blocks of their entries.
pub(crate) fn directory(block: u32, partition: u16, parent: u32, entries: &[(&str, u32, u8)]) -> Vec<u8> {
    let identifier = |name: &[u8], to: u32, characteristics: u8| {
        let length = u8::try_from(name.len()).unwrap();
        let body = [le16(&[1]), vec![characteristics, length], long(2048, to, partition), le16(&[0]), name.to_vec()];
        let mut body = body.concat();
        body.resize((body.len() + 16).next_multiple_of(4) - 16, 0);
        tagged(257, block, &body)
    };
    let mut bytes = identifier(b"", parent, 0x0A);
    for (name, to, characteristics) in entries {
        bytes.extend(identifier(&[b"\x08", name.as_bytes()].concat(), *to, *characteristics));
    }
    bytes
}

/// A volume under construction.
pub(crate) struct Volume {
    pub(crate) bytes: Vec<u8>,
    blocks: u32,
}

impl Volume {
    /// A volume of `blocks` blocks with these partition maps. The file set is in block 0 of the last partition, and its
    /// root in block 2.
    pub(crate) fn new(blocks: u32, revision: u16, maps: &[Vec<u8>]) -> Self {
        let mut volume = Self { bytes: vec![0; blocks as usize * BLOCK], blocks };
        for (sector, identifier) in (16..).zip([b"BEA01", b"NSR03", b"TEA01"]) {
            volume.put(sector, &[&[0][..], identifier, &[1]].concat());
        }
        let last = u16::try_from(maps.len() - 1).unwrap();
        let table = maps.concat();
        for first in SEQUENCES {
            let primary = [
                le32(&[1, 0]),
                dstring("BY HAND", 32),
                le16(&[1, 1, 2, 2]),
                le32(&[1, 1]),
                dstring("0123456789abcdef by hand", 128),
                characters(),
                characters(),
                vec![0; 16],
                entity("*Hand", 0),
                time(),
                entity("*Hand", 0),
                vec![0; 64],
                vec![0; 28],
            ];
            let partition = [
                le32(&[2]),
                le16(&[1, 0]),
                entity("+NSR03", 0),
                vec![0; 128],
                le32(&[1, PARTITION, blocks - PARTITION]),
                entity("*Hand", 0),
                vec![0; 284],
            ];
            let logical = [
                le32(&[3]),
                characters(),
                dstring("BY HAND", 128),
                le32(&[BLOCK as u32]),
                entity("*OSTA UDF Compliant", revision),
                long(2048, 0, last),
                le32(&[u32::try_from(table.len()).unwrap(), u32::try_from(maps.len()).unwrap()]),
                entity("*Hand", 0),
                vec![0; 128],
                le32(&[0, 0]),
                table.clone(),
            ];
            let descriptors =
                [(1, primary.concat()), (5, partition.concat()), (6, logical.concat()), (8, vec![0; 496])];
            for (block, (identifier, body)) in (first..).zip(descriptors) {
                volume.put(block, &tagged(identifier, block, &body));
            }
        }
        for block in [256, blocks - 1] {
            let [main, reserve] = SEQUENCES;
            let body = [le32(&[16 * BLOCK as u32, main, 16 * BLOCK as u32, reserve]), vec![0; 480]].concat();
            volume.put(block, &tagged(2, block, &body));
        }
        volume
    }

    /// The file set descriptor, for block 0 of a partition.
    pub(crate) fn file_set(revision: u16, partition: u16) -> Vec<u8> {
        let body = [
            time(),
            le16(&[3, 3]),
            le32(&[1, 1, 0, 0]),
            characters(),
            dstring("BY HAND", 128),
            characters(),
            dstring("BY HAND", 32),
            vec![0; 64],
            long(2048, 2, partition),
            entity("*OSTA UDF Compliant", revision),
            vec![0; 64],
        ];
        tagged(256, 0, &body.concat())
    }

    /// Writes bytes to blocks of the volume.
    pub(crate) fn put(&mut self, block: u32, bytes: &[u8]) {
        self.bytes[block as usize * BLOCK..][..bytes.len()].copy_from_slice(bytes);
    }

    /// Writes bytes to blocks of the partition.
    pub(crate) fn put_in(&mut self, block: u32, bytes: &[u8]) {
        self.put(PARTITION + block, bytes);
    }

    /// Fills blocks of the volume with zeros.
    pub(crate) fn wipe(&mut self, block: u32, count: usize) {
        self.bytes[block as usize * BLOCK..][..count * BLOCK].fill(0);
    }

    /// Number of the last block.
    pub(crate) const fn last(&self) -> u32 {
        self.blocks - 1
    }
}

/// A type 1 map of partition 0.
pub(crate) fn physical() -> Vec<u8> {
    [vec![1, 6], le16(&[1, 0])].concat()
}

fn by_name(name: &str, revision: u16, rest: &[u8]) -> Vec<u8> {
    let mut map = [vec![2, 64, 0, 0], entity(name, revision), le16(&[1, 0]), rest.to_vec()].concat();
    map.resize(64, 0);
    map
}

/// A map of a virtual partition (UDF 2.2.8).
pub(crate) fn virtual_partition(revision: u16) -> Vec<u8> {
    by_name("*UDF Virtual Partition", revision, &[])
}

/// A map of a metadata partition (UDF 2.2.10): blocks of its file and of the mirror, and whether the mirror duplicates
/// the data.
pub(crate) fn metadata_partition(file: u32, mirror: u32, is_twice: bool) -> Vec<u8> {
    let rest = [le32(&[file, mirror, u32::MAX, 32]), le16(&[1]), vec![u8::from(is_twice)]].concat();
    by_name("*UDF Metadata Partition", 0x0250, &rest)
}

/// A map of a sparable partition with packets of 32 blocks, and with its tables in these blocks (UDF 2.2.9).
pub(crate) fn sparable_partition(tables: &[u32]) -> Vec<u8> {
    let count = u8::try_from(tables.len()).unwrap();
    let rest = [le16(&[32]), vec![count, 0], le32(&[BLOCK as u32]), le32(tables)].concat();
    by_name("*UDF Sparable Partition", 0x0201, &rest)
}

/// A sparing table for a block of the volume: first blocks of packets in the partition, each with its block on the
/// volume.
pub(crate) fn sparing_table(at: u32, moved: &[(u32, u32)]) -> Vec<u8> {
    let count = u16::try_from(moved.len()).unwrap();
    let entries: Vec<u32> = moved.iter().flat_map(|(from, to)| [*from, *to]).collect();
    let body = [entity("*UDF Sparing Table", 0x0201), le16(&[count, 0]), le32(&[1]), le32(&entries)].concat();
    tagged(0, at, &body)
}

/// A virtual allocation table of UDF 2.00 and later (UDF 2.2.11), with the block of its predecessor.
pub(crate) fn table(previous: Option<u32>, blocks: &[u32]) -> Vec<u8> {
    let head = [
        le16(&[152, 0]),
        dstring("BY HAND", 128),
        le32(&[previous.unwrap_or(u32::MAX), 1, 1]),
        le16(&[0x0201, 0x0201, 0x0201, 0]),
    ];
    [head.concat(), le32(blocks)].concat()
}
