//! A volume: its superblock, and the items of its trees.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use zerocopy::FromBytes;

use super::chunks::{Chunks, Device};
use super::layout::{
    CRC_32C, FILES, FIRST_OWN, KNOWN_FEATURES, Key, LeafItem, NODE_HEAD, NodeHead, NodeItem, SUM, SUPERBLOCK,
    SUPERBLOCK_AT, Superblock, Tree, item,
};
use crate::bytes::crc::crc_32c_without;
use crate::error::{Error, Result};
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::refusal::Refusal;
use crate::source::{Recipe, Source};

static INCOMPLETE: Anomaly = Anomaly {
    code: "BTRFS-INCOMPLETE",
    severity: Severity::Damage,
    structure: "Btrfs superblock",
    meaning: "The volume is longer than the image. The image is incomplete: download or copy it again.",
    clause: None,
};

static CHECKSUM: Anomaly = Anomaly {
    code: "BTRFS-CHECKSUM",
    severity: Severity::Damage,
    structure: "Btrfs superblock",
    meaning: "The checksum of the superblock is wrong: what it says of the volume may be damaged.",
    clause: None,
};

static DEVICES: Anomaly = Anomaly {
    code: "BTRFS-DEVICES",
    severity: Severity::Warning,
    structure: "Btrfs superblock",
    meaning: "The volume is spread over several devices, and some of them weren't opened. What is only on these is \
              missing. Open the images of all devices together.",
    clause: None,
};

static LOG: Anomaly = Anomaly {
    code: "BTRFS-LOG",
    severity: Severity::Warning,
    structure: "Btrfs superblock",
    meaning: "The volume was not unmounted. The last changes are only in its log, which Discern doesn't read.",
    clause: None,
};

static TREES: Anomaly = Anomaly {
    code: "BTRFS-CHUNKS",
    severity: Severity::Damage,
    structure: "Btrfs chunk",
    meaning: "A record of where data is can't be read, so files may be missing or incomplete.",
    clause: None,
};

static NODE: Anomaly = Anomaly {
    code: "BTRFS-NODE",
    severity: Severity::Damage,
    structure: "Btrfs tree node",
    meaning: "The checksum of part of a tree is wrong, or it isn't what it should be. A copy is used where one is good.",
    clause: None,
};

static FEATURES: Refusal = Refusal {
    code: "BTRFS-FEATURES",
    sentence: "This volume of Btrfs has features that Discern doesn't know: {0}.",
    advice: "Open it with the Linux that made it.",
};

/// Most numbers of devices that are named.
const NAMED: usize = 16;

/// Most levels of a tree below its root.
const LEVELS: u8 = 7;

/// Where a tree begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Root {
    pub(super) address: u64,
    pub(super) level: u8,
}

/// A tree of files: a subvolume.
#[derive(Debug, Clone, Copy)]
pub(super) struct Subvolume {
    pub(super) number: u64,
    pub(super) root: Root,
    /// The inode of its directory.
    pub(super) directory: u64,
}

/// A node as it was read.
struct Node {
    bytes: Vec<u8>,
    /// Place in the volume.
    at: u64,
    level: u8,
    count: usize,
}

/// An item of a tree.
pub(super) struct Item<'a> {
    pub(super) key: Key,
    pub(super) data: &'a [u8],
    /// Place of the data in the volume.
    pub(super) at: u64,
}

/// A volume.
pub(super) struct Volume {
    /// All devices that were opened, one after the other; the first is the one at hand.
    pub(super) content: Source,
    /// Bytes of that one.
    pub(super) own_len: u64,
    pub(super) superblock: Superblock,
    pub(super) chunks: Chunks,
    pub(super) subvolumes: Vec<Subvolume>,
    nodes: RefCell<HashMap<u64, Rc<Node>>>,
    /// What is wrong with nodes, by their places, until it is noted.
    faults: RefCell<BTreeMap<u64, &'static str>>,
}

impl Volume {
    /// The volume in a content, and on further devices.
    ///
    /// # Errors
    /// If its superblock or the tree of trees cannot be read, or it has unknown features.
    pub(super) fn open(content: Source, others: &[&Source], findings: &mut Findings) -> Result<Self> {
        let superblock: Superblock = content.read_struct(SUPERBLOCK_AT)?;
        let at = content.absolute(SUPERBLOCK_AT);
        let unknown = superblock.incompatible.get() & !KNOWN_FEATURES;
        if unknown != 0 {
            return Err(FEATURES.with(&[&format!("{unknown:#x}")]).into());
        }
        let (node, sector) = (superblock.node_size.get(), superblock.sector_size.get());
        if !node.is_power_of_two() || !sector.is_power_of_two() || !(512..=65_536).contains(&sector) {
            return Err(Error::broken(
                "Btrfs superblock",
                at,
                format!("nodes of {node} and sectors of {sector} bytes"),
            ));
        }
        if !(sector..=65_536).contains(&node) {
            return Err(Error::broken("Btrfs superblock", at, format!("nodes of {node} bytes")));
        }
        let own_len = content.len();
        let mut devices = vec![Device { number: superblock.device.get(), start: 0, end: own_len }];
        let mut whole = Recipe::of(&content, 0..own_len);
        for other in others {
            let Ok(found) = other.read_struct::<Superblock>(SUPERBLOCK_AT) else { continue };
            let number = found.device.get();
            if devices.iter().all(|device| device.number != number) {
                let start = whole.len();
                devices.push(Device { number, start, end: start.saturating_add(other.len()) });
                whole.append(&Recipe::of(other, 0..other.len()));
            }
        }
        let is_alone = devices.len() == 1;
        let mut volume = Self {
            content: if is_alone { content } else { whole.into_source() },
            own_len,
            superblock,
            chunks: Chunks::new(devices),
            subvolumes: Vec::new(),
            nodes: RefCell::default(),
            faults: RefCell::default(),
        };
        volume.check(findings)?;
        volume.read_chunks(findings)?;
        volume.read_subvolumes()?;
        volume.note(findings);
        if volume.subvolumes.is_empty() {
            return Err(Error::broken("Btrfs tree of trees", at, "it has no tree of files"));
        }
        Ok(volume)
    }

    fn check(&self, findings: &mut Findings) -> Result<()> {
        let (content, superblock) = (&self.content, &self.superblock);
        let at = content.absolute(SUPERBLOCK_AT);
        if superblock.checksum_type.get() == CRC_32C {
            let bytes = content.read_up_to(SUPERBLOCK_AT, SUPERBLOCK)?;
            if !is_summed(&bytes) {
                findings.add(&CHECKSUM, at, "the checksum of the superblock", "another");
            }
        }
        let size = superblock.device_size.get();
        if size > self.own_len {
            findings.add(&INCOMPLETE, at, format!("{size} bytes"), format!("{} bytes", self.own_len));
        }
        if superblock.log_root.get() != 0 {
            findings.add(&LOG, at, "a volume that was unmounted", "one with a log");
        }
        Ok(())
    }

    fn read_chunks(&mut self, findings: &mut Findings) -> Result<()> {
        let superblock = self.superblock;
        let len = usize::try_from(superblock.chunks_size.get()).unwrap_or(usize::MAX);
        let recorded = superblock.chunks.get(..len).unwrap_or(&superblock.chunks);
        let mut is_sound = self.chunks.add_all(recorded);
        let root = Root { address: superblock.chunk_root.get(), level: superblock.chunk_root_level };
        let mut found: Vec<(u64, Vec<u8>)> = Vec::new();
        let first = Key { object: 0, kind: 0, offset: 0 };
        let last = Key { object: u64::MAX, kind: u8::MAX, offset: u64::MAX };
        let mut take = |item: &Item<'_>| {
            if item.key.kind == item::CHUNK {
                found.push((item.key.offset, item.data.to_vec()));
            }
            found.len() < limits::BTRFS_CHUNKS
        };
        is_sound &= self.items(root, (first, last), &mut take).is_ok();
        for (start, record) in found {
            is_sound &= self.chunks.add(start, &record).is_some();
        }
        let at = self.content.absolute(SUPERBLOCK_AT);
        let opened = self.chunks.devices() as u64;
        if superblock.devices.get() > opened {
            let missing: Vec<String> = self.chunks.missing.iter().take(NAMED).map(u64::to_string).collect();
            let without =
                if missing.is_empty() { String::new() } else { format!(", not number {}", missing.join(", ")) };
            findings.add(&DEVICES, at, format!("{} devices", superblock.devices.get()), format!("{opened}{without}"));
        }
        if !is_sound {
            findings.add(&TREES, at, "records of all chunks", format!("{} that can be read", self.chunks.len()));
        }
        Ok(())
    }

    fn read_subvolumes(&mut self) -> Result<()> {
        let mut all: Vec<Subvolume> = Vec::new();
        let first = Key { object: FILES, kind: item::TREE, offset: 0 };
        let last = Key { object: u64::MAX.saturating_sub(FIRST_OWN), kind: u8::MAX, offset: u64::MAX };
        self.items(self.root(), (first, last), &mut |item| {
            let key = item.key;
            if key.kind != item::TREE || key.object != FILES && key.object < FIRST_OWN {
                return true;
            }
            if let Ok((tree, _)) = Tree::read_from_prefix(item.data) {
                let root = Root { address: tree.address.get(), level: tree.level };
                let subvolume = Subvolume { number: key.object, root, directory: tree.directory.get() };
                // The newest state of a tree is the last.
                match all.last_mut().filter(|last| last.number == key.object) {
                    Some(last) => *last = subvolume,
                    None => all.push(subvolume),
                }
            }
            all.len() < limits::BTRFS_SUBVOLUMES
        })?;
        self.subvolumes = all;
        Ok(())
    }

    /// The tree of trees.
    pub(super) const fn root(&self) -> Root {
        Root { address: self.superblock.root.get(), level: self.superblock.root_level }
    }

    /// Notes what was found wrong with nodes since the last time.
    pub(super) fn note(&self, findings: &mut Findings) {
        for (at, what) in std::mem::take(&mut *self.faults.borrow_mut()) {
            findings.add(&NODE, self.content.absolute(at), "a node with its checksum and address", what);
        }
    }

    /// Passes the items of a tree within a range of keys, both included, to `take`, until it returns false.
    ///
    /// # Errors
    /// If a node cannot be read.
    pub(super) fn items(&self, root: Root, range: (Key, Key), take: &mut dyn FnMut(&Item<'_>) -> bool) -> Result<()> {
        let mut left = limits::BTRFS_NODES;
        self.below(root, None, range, &mut left, take).map(|_| ())
    }

    /// The item of a key.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is none; other errors if a node cannot be read.
    pub(super) fn item(&self, root: Root, key: Key) -> Result<(Vec<u8>, u64)> {
        let mut found = None;
        self.items(root, (key, key), &mut |item| {
            found = Some((item.data.to_vec(), item.at));
            false
        })?;
        found.ok_or_else(|| Error::NotFound(format!("item {} {} {}", key.object, key.kind, key.offset)))
    }

    /// Passes the items of a node, and of those below it. Returns whether more are wanted.
    fn below(
        &self,
        root: Root,
        expected: Option<Key>,
        (first, last): (Key, Key),
        left: &mut u32,
        take: &mut dyn FnMut(&Item<'_>) -> bool,
    ) -> Result<bool> {
        let node = self.node(root)?;
        *left = left.checked_sub(1).ok_or(Error::OverLimit("nodes of a tree of Btrfs"))?;
        let broken = |what: &str| Error::broken("Btrfs tree node", self.content.absolute(node.at), what);
        let body = node.bytes.get(NODE_HEAD..).unwrap_or_default();
        let own_first = node.first();
        // Each node begins with the key that leads to it, so no node can be reached twice.
        if expected.is_some_and(|expected| own_first != Some(expected)) {
            return Err(broken("it doesn't begin with the key that leads to it"));
        }
        if node.level == 0 {
            let (items, _) = body.as_chunks::<{ size_of::<LeafItem>() }>();
            for recorded in items.iter().take(node.count) {
                let Ok(recorded) = LeafItem::read_from_bytes(recorded) else { break };
                let key = recorded.key.get();
                if key < first {
                    continue;
                }
                if key > last {
                    return Ok(false);
                }
                let start = usize::try_from(recorded.offset.get()).unwrap_or(usize::MAX);
                let len = usize::try_from(recorded.size.get()).unwrap_or(usize::MAX);
                let data = start.checked_add(len).and_then(|end| body.get(start..end));
                let data = data.ok_or_else(|| broken("an item lies behind its end"))?;
                let at = node.at.saturating_add(NODE_HEAD as u64).saturating_add(start as u64);
                if !take(&Item { key, data, at }) {
                    return Ok(false);
                }
            }
            return Ok(true);
        }
        let (items, _) = body.as_chunks::<{ size_of::<NodeItem>() }>();
        let items: Vec<(Key, u64)> = items
            .iter()
            .take(node.count)
            .filter_map(|recorded| NodeItem::read_from_bytes(recorded).ok())
            .map(|recorded| (recorded.key.get(), recorded.address.get()))
            .collect();
        if !items.is_sorted_by(|(one, _), (other, _)| one < other) {
            return Err(broken("its keys are out of order"));
        }
        let start = items.partition_point(|(key, _)| *key <= first).saturating_sub(1);
        for (key, address) in items.get(start..).unwrap_or_default() {
            if *key > last {
                return Ok(false);
            }
            let next = Root { address: *address, level: node.level.saturating_sub(1) };
            if !self.below(next, Some(*key), (first, last), left, take)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// A node: of its copies the first that is good.
    fn node(&self, root: Root) -> Result<Rc<Node>> {
        if let Some(node) = self.nodes.borrow().get(&root.address).filter(|node| node.level == root.level) {
            return Ok(Rc::clone(node));
        }
        let mut usable = None;
        let (places, _) = self.chunks.places(root.address);
        for place in &places {
            let at = place.at;
            let Some((node, is_good)) = self.read_node(root, at)? else {
                self.faults.borrow_mut().insert(at, "something else");
                continue;
            };
            if is_good {
                usable = Some(node);
                break;
            }
            self.faults.borrow_mut().insert(at, "another checksum");
            usable = usable.or(Some(node));
        }
        let place = places.first().map(|place| place.at);
        let node = usable.ok_or_else(|| {
            let what = if place.is_some() { "no copy of it is sound" } else { "it is on another device" };
            Error::broken("Btrfs tree node", self.content.absolute(place.unwrap_or(SUPERBLOCK_AT)), what)
        })?;
        let node = Rc::new(node);
        let mut nodes = self.nodes.borrow_mut();
        if nodes.len() >= limits::BTRFS_KEPT_NODES {
            nodes.clear();
        }
        nodes.insert(root.address, Rc::clone(&node));
        Ok(node)
    }

    /// A copy of a node, if its head makes sense, and whether its checksum is right.
    fn read_node(&self, root: Root, at: u64) -> Result<Option<(Node, bool)>> {
        let len = usize::try_from(self.superblock.node_size.get()).unwrap_or(0);
        let bytes = self.content.read_up_to(at, len)?;
        if bytes.len() < len || root.level > LEVELS {
            return Ok(None);
        }
        let Ok((head, _)) = NodeHead::read_from_prefix(&bytes) else { return Ok(None) };
        if head.address.get() != root.address || head.level != root.level {
            return Ok(None);
        }
        let is_good = self.superblock.checksum_type.get() != CRC_32C || is_summed(&bytes);
        let count = usize::try_from(head.count.get()).unwrap_or(usize::MAX);
        Ok(Some((Node { bytes, at, level: head.level, count }, is_good)))
    }
}

impl Node {
    /// The first key, which all nodes have at the same place.
    fn first(&self) -> Option<Key> {
        let body = self.bytes.get(NODE_HEAD..)?;
        let (key, _) = super::layout::DiskKey::read_from_prefix(body).ok()?;
        (self.count > 0).then(|| key.get())
    }
}

/// Whether the checksum at the start of a structure is that of the rest.
fn is_summed(bytes: &[u8]) -> bool {
    let Some((sum, rest)) = bytes.split_at_checked(SUM) else { return false };
    sum.first_chunk().is_some_and(|sum| u32::from_le_bytes(*sum) == crc_32c_without(rest, rest.len()))
}
