//! Builds HFS+ volumes with features that no program of Debian writes. 7-Zip and The Sleuth Kit judge them.

use std::collections::BTreeMap;

/// Size of an allocation block, in bytes.
pub(crate) const BLOCK: usize = 4096;

/// Catalog node ID of the root folder.
pub(crate) const ROOT: u32 = 2;

/// 2021-03-04 05:06:07 in seconds since 1904.
pub(crate) const TIME: u32 = 2_082_844_800 + 1_614_834_367;

/// A file for the volume.
#[derive(Default, Clone)]
pub(crate) struct File {
    pub(crate) data: Vec<u8>,
    pub(crate) resource: Vec<u8>,
    pub(crate) attributes: Vec<(&'static str, Vec<u8>)>,
    pub(crate) mode: u16,
    pub(crate) codes: [u8; 8],
    pub(crate) special: u32,
    pub(crate) owner_flags: u8,
    /// Whether no two of its blocks adjoin.
    pub(crate) is_scattered: bool,
}

/// Keys in parts that sort as in the tree, each with the key's bytes and the record's data.
type Records = BTreeMap<(u32, Vec<u16>), (Vec<u8>, Vec<u8>)>;

/// A volume under construction.
pub(crate) struct Volume {
    node_size: usize,
    is_hfsx: bool,
    catalog: Records,
    extents: Records,
    attributes: Records,
    data: BTreeMap<usize, Vec<u8>>,
    next_block: usize,
    next_id: u32,
    valence: BTreeMap<u32, u32>,
    folders: Vec<(u32, u32, String)>,
    files: u32,
}

fn units(name: &str) -> Vec<u16> {
    name.encode_utf16().collect()
}

fn name_field(name: &str) -> Vec<u8> {
    let units = units(name);
    let count = u16::try_from(units.len()).unwrap().to_be_bytes();
    count.into_iter().chain(units.iter().flat_map(|unit| unit.to_be_bytes())).collect()
}

fn key(bytes: &[u8]) -> Vec<u8> {
    [&u16::try_from(bytes.len()).unwrap().to_be_bytes()[..], bytes].concat()
}

impl Volume {
    /// An empty volume with nodes of `node_size` bytes.
    pub(crate) fn new(node_size: usize, is_hfsx: bool) -> Self {
        Self {
            node_size,
            is_hfsx,
            catalog: Records::new(),
            extents: Records::new(),
            attributes: Records::new(),
            data: BTreeMap::new(),
            // Leaves room for the boot blocks and the header, the bitmap, and the trees.
            next_block: 300,
            next_id: 16,
            valence: BTreeMap::new(),
            folders: vec![(1, ROOT, "Made by hand".to_owned())],
            files: 0,
        }
    }

    fn order(&self, name: &str) -> Vec<u16> {
        // Case-insensitive comparisons skip zeros.
        if self.is_hfsx { units(name) } else { units(&name.to_ascii_lowercase().replace('\0', "\u{FFFF}")) }
    }

    fn add(&mut self, parent: u32, name: &str, data: Vec<u8>) {
        let bytes = [&parent.to_be_bytes()[..], &name_field(name)].concat();
        self.catalog.insert((parent, self.order(name)), (key(&bytes), data));
    }

    fn thread(&mut self, kind: u16, id: u32, parent: u32, name: &str) {
        let data = [&kind.to_be_bytes()[..], &[0, 0], &parent.to_be_bytes(), &name_field(name)].concat();
        self.add(id, "", data);
    }

    fn number(&mut self) -> u32 {
        self.next_id += 1;
        self.next_id
    }

    /// Adds a folder.
    pub(crate) fn folder(&mut self, parent: u32, name: &str) -> u32 {
        let id = self.number();
        self.folders.push((parent, id, name.to_owned()));
        *self.valence.entry(parent).or_default() += 1;
        id
    }

    /// Adds a file.
    pub(crate) fn file(&mut self, parent: u32, name: &str, file: &File) -> u32 {
        let id = self.number();
        self.files += 1;
        *self.valence.entry(parent).or_default() += 1;
        let flags = if file.attributes.is_empty() { 2 } else { 6 };
        let mut record = head(2, flags, 0, id, file);
        for (which, fork) in [(0, &file.data), (0xFF, &file.resource)] {
            record.extend(self.fork(id, which, fork, file.is_scattered));
        }
        self.add(parent, name, record);
        self.thread(4, id, parent, name);
        for (name, value) in &file.attributes {
            self.attribute(id, name, value);
        }
        id
    }

    fn attribute(&mut self, id: u32, name: &str, value: &[u8]) {
        let bytes = [&[0, 0], &id.to_be_bytes()[..], &[0; 4], &name_field(name)].concat();
        let data = if value.len() > self.node_size / 4 {
            [&0x20_u32.to_be_bytes()[..], &[0; 4], &self.fork(id, 0, value, false)].concat()
        } else {
            let size = u32::try_from(value.len()).unwrap().to_be_bytes();
            let mut data = [&0x10_u32.to_be_bytes()[..], &[0; 8], &size, value].concat();
            data.resize(data.len().next_multiple_of(2), 0);
            data
        };
        self.attributes.insert((id, units(name)), (key(&bytes), data));
    }

    /// Stores a fork in blocks; returns the 80 bytes that describe it.
    fn fork(&mut self, id: u32, which: u8, bytes: &[u8], is_scattered: bool) -> Vec<u8> {
        let mut extents: Vec<[u32; 2]> = Vec::new();
        let pieces: Vec<&[u8]> =
            if is_scattered { bytes.chunks(BLOCK).collect() } else { bytes.chunks(1 << 30).collect() };
        for piece in pieces {
            let blocks = piece.len().div_ceil(BLOCK);
            self.data.insert(self.next_block, piece.to_vec());
            extents.push([u32::try_from(self.next_block).unwrap(), u32::try_from(blocks).unwrap()]);
            self.next_block += blocks + usize::from(is_scattered);
        }
        let record = |extents: &[[u32; 2]]| {
            let mut record: Vec<u8> = extents.iter().flatten().flat_map(|number| number.to_be_bytes()).collect();
            record.resize(64, 0);
            record
        };
        let mut start = 0;
        for (turn, extents) in extents.chunks(8).enumerate() {
            if turn > 0 {
                let bytes = [&[which, 0], &id.to_be_bytes()[..], &u32::to_be_bytes(start)].concat();
                let order = vec![which.into(), u16::try_from(start).unwrap()];
                self.extents.insert((id, order), (key(&bytes), record(extents)));
            }
            start += extents.iter().map(|[_, count]| count).sum::<u32>();
        }
        let size = (bytes.len() as u64).to_be_bytes();
        [&size[..], &[0; 4], &start.to_be_bytes(), &record(extents.get(..8).unwrap_or(&extents))].concat()
    }

    /// Finishes the volume; returns its bytes.
    pub(crate) fn bytes(mut self) -> Vec<u8> {
        for (parent, id, name) in self.folders.clone() {
            let valence = self.valence.get(&id).copied().unwrap_or(0);
            let folder = File { mode: 0o40755, ..File::default() };
            self.add(parent, &name, head(1, 0, valence, id, &folder));
            self.thread(3, id, parent, &name);
        }
        let blocks = self.next_block + 2;
        let mut image = vec![0; blocks * BLOCK];
        let mut used = vec![0_u8; BLOCK];
        let mut mark = |start: usize, count: usize| {
            for block in start..start + count {
                used[block / 8] |= 0x80 >> (block % 8);
            }
        };
        mark(0, 2);
        mark(blocks - 1, 1);
        let mut forks = vec![special(BLOCK, 1)];
        let mut at = 2;
        let compare = if self.is_hfsx { 0xBC } else { 0xCF };
        for (records, longest, compare) in
            [(&self.extents, 10, 0), (&self.catalog, 516, compare), (&self.attributes, 266, 0)]
        {
            let tree = tree(records, self.node_size, longest, compare);
            image[at * BLOCK..][..tree.len()].copy_from_slice(&tree);
            forks.push(special(tree.len(), at));
            mark(at, tree.len().div_ceil(BLOCK));
            at += tree.len().div_ceil(BLOCK);
        }
        assert!(at <= 300, "the trees need {at} blocks");
        for (block, bytes) in &self.data {
            image[block * BLOCK..][..bytes.len()].copy_from_slice(bytes);
            mark(*block, bytes.len().div_ceil(BLOCK));
        }
        image[BLOCK..2 * BLOCK].copy_from_slice(&used);
        let number = |number: usize| u32::try_from(number).unwrap().to_be_bytes();
        let free = used[..blocks.div_ceil(8)].iter().map(|byte| byte.count_zeros()).sum::<u32>();
        let mut header =
            [if self.is_hfsx { &b"HX\0\x05"[..] } else { b"H+\0\x04" }, &[0, 0, 1, 0], b"10.0", &[0_u8; 4]].concat();
        for _ in 0..4 {
            header.extend(TIME.to_be_bytes());
        }
        header.extend([number(usize::try_from(self.files).unwrap()), number(self.folders.len() - 1)].concat());
        header.extend(
            [number(BLOCK), number(blocks), free.to_be_bytes(), number(0), number(BLOCK), number(BLOCK)].concat(),
        );
        header.extend([(self.next_id + 1).to_be_bytes(), number(1)].concat());
        header.extend([0, 0, 0, 0, 0, 0, 0, 1]);
        header.resize(112, 0);
        header.extend(forks.concat());
        header.resize(512, 0);
        let copy = image.len() - 1024;
        image[1024..1536].copy_from_slice(&header);
        image[copy..copy + 512].copy_from_slice(&header);
        image
    }
}

fn special(len: usize, block: usize) -> Vec<u8> {
    let blocks = u32::try_from(len.div_ceil(BLOCK)).unwrap().to_be_bytes();
    let start = u32::try_from(block).unwrap().to_be_bytes();
    let mut fork = [&(len as u64).to_be_bytes()[..], &[0; 4], &blocks, &start, &blocks].concat();
    fork.resize(80, 0);
    fork
}

/// The 88 bytes at the beginning of the records of files and folders.
fn head(kind: u16, flags: u16, valence: u32, id: u32, file: &File) -> Vec<u8> {
    let mut head = [kind.to_be_bytes(), flags.to_be_bytes()].concat();
    head.extend([valence, id, TIME, TIME, TIME, TIME, 0, 501, 20].iter().flat_map(|number| number.to_be_bytes()));
    head.extend([0, file.owner_flags]);
    head.extend(file.mode.to_be_bytes());
    head.extend(file.special.to_be_bytes());
    head.extend(file.codes);
    head.resize(88, 0);
    head
}

/// The nodes of a tree: header, leaves, and as many levels of index nodes as needed.
fn tree(records: &Records, node_size: usize, longest_key: u16, compare: u8) -> Vec<u8> {
    let mut level: Vec<Vec<u8>> = records.values().map(|(key, data)| [&key[..], data].concat()).collect();
    let keys = |record: &[u8]| record[..2 + usize::from(u16::from_be_bytes([record[0], record[1]]))].to_vec();
    let mut nodes: Vec<Vec<u8>> = Vec::new();
    let (mut depth, mut root, mut leaves) = (0_u8, 0_u32, 0_u32);
    while !level.is_empty() {
        depth += 1;
        let mut filled: Vec<Vec<Vec<u8>>> = vec![Vec::new()];
        let mut room = node_size - 16;
        for record in level {
            if record.len() + 2 > room {
                filled.push(Vec::new());
                room = node_size - 16;
            }
            room -= record.len() + 2;
            filled.last_mut().unwrap().push(record);
        }
        let first = u32::try_from(nodes.len()).unwrap() + 1;
        let count = u32::try_from(filled.len()).unwrap();
        level = Vec::new();
        for (number, records) in (first..).zip(&filled) {
            let next = if number + 1 < first + count { number + 1 } else { 0 };
            let previous = if number > first { number - 1 } else { 0 };
            nodes.push(node(node_size, next, previous, if depth == 1 { 0xFF } else { 0 }, depth, records));
            level.push([&keys(&records[0])[..], &number.to_be_bytes()].concat());
        }
        leaves = if depth == 1 { count } else { leaves };
        root = first;
        if count == 1 {
            break;
        }
    }
    let all = (nodes.len() + 1).next_multiple_of((BLOCK / node_size).max(1));
    let numbers = [root, u32::try_from(records.len()).unwrap(), leaves.min(1), leaves];
    let mut header = [0, depth].to_vec();
    header.extend(numbers.iter().flat_map(|number| number.to_be_bytes()));
    header.extend(u16::try_from(node_size).unwrap().to_be_bytes());
    header.extend(longest_key.to_be_bytes());
    header.extend(
        [u32::try_from(all).unwrap(), u32::try_from(all - nodes.len() - 1).unwrap()].map(u32::to_be_bytes).concat(),
    );
    header.extend([0, 0]);
    header.extend(u32::try_from(BLOCK).unwrap().to_be_bytes());
    header.extend([0, compare]);
    // Keys have a 16-bit length, and index nodes have keys of variable length.
    header.extend(6_u32.to_be_bytes());
    header.resize(106, 0);
    let mut map = vec![0; node_size - 14 - 106 - 128 - 8];
    for used in 0..=nodes.len() {
        map[used / 8] |= 0x80 >> (used % 8);
    }
    let mut bytes = node(node_size, 0, 0, 1, 0, &[header, vec![0; 128], map]);
    bytes.extend(nodes.concat());
    bytes.resize(all * node_size, 0);
    bytes
}

fn node(size: usize, next: u32, previous: u32, kind: u8, level: u8, records: &[Vec<u8>]) -> Vec<u8> {
    let mut node = [next.to_be_bytes(), previous.to_be_bytes()].concat();
    node.extend([kind, level]);
    node.extend(u16::try_from(records.len()).unwrap().to_be_bytes());
    node.extend([0, 0]);
    let mut offsets = Vec::new();
    for record in records {
        offsets.push(node.len());
        node.extend(record);
    }
    offsets.push(node.len());
    node.resize(size, 0);
    for (position, offset) in offsets.iter().enumerate() {
        let at = size - 2 * (position + 1);
        node[at..at + 2].copy_from_slice(&u16::try_from(*offset).unwrap().to_be_bytes());
    }
    node
}
