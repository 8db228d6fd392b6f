//! B-trees, which hold the catalog and the extents overflow file (Inside Macintosh: Files 2-63; TN1150 "B-Trees").
//!
//! A search follows the index nodes and the links between leaves. Where those are damaged, all nodes of the file are
//! searched instead, so that a damaged node loses only its own records. Keys are compared by the number they begin
//! with, never by name, so that no collation order has to be known.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use zerocopy::{FromBytes, Immutable, KnownLayout, Unaligned};

use crate::bytes::integers::{Be16, Be32};
use crate::error::{Error, Result};
use crate::facts::{Facts, Field, Region, Value, field};
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::order::sort;
use crate::source::Source;

static HEADER: Anomaly = Anomaly {
    code: "HFS-TREE-HEADER",
    severity: Severity::Damage,
    structure: "B-tree header node",
    meaning: "The header of the B-tree is damaged, so all of its nodes were searched.",
    clause: Some("TN1150, Header Record"),
};

static NODE: Anomaly = Anomaly {
    code: "HFS-TREE-NODE",
    severity: Severity::Damage,
    structure: "B-tree node",
    meaning: "The B-tree is damaged here, so all of its nodes were searched. Entries that were in this node may be missing.",
    clause: Some("TN1150, Node Structure"),
};

/// Kinds of nodes (TN1150 "Node Descriptor").
mod kind {
    pub(super) const LEAF: i8 = -1;
    pub(super) const INDEX: i8 = 0;
    pub(super) const HEADER: i8 = 1;
    pub(super) const MAP: i8 = 2;
}

/// Node descriptor (TN1150 "Node Descriptor").
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct NodeDescriptor {
    next: Be32,
    previous: Be32,
    kind: i8,
    level: u8,
    records: Be16,
    reserved: Be16,
}

/// Bytes of a node descriptor.
const DESCRIPTOR: usize = 14;

const _: () = assert!(size_of::<NodeDescriptor>() == DESCRIPTOR);

/// Header record (TN1150 "Header Record").
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub(in super::super) struct HeaderRecord {
    pub(in super::super) depth: Be16,
    pub(in super::super) root: Be32,
    pub(in super::super) leaf_records: Be32,
    pub(in super::super) first_leaf: Be32,
    pub(in super::super) last_leaf: Be32,
    pub(in super::super) node_size: Be16,
    pub(in super::super) most_key_length: Be16,
    pub(in super::super) nodes: Be32,
    pub(in super::super) free_nodes: Be32,
    pub(in super::super) reserved: Be16,
    pub(in super::super) clump_size: Be32,
    pub(in super::super) tree_type: u8,
    /// Order of names: 0xBC by code unit, 0xCF case-insensitive (HFSX only).
    pub(in super::super) compare: u8,
    pub(in super::super) attributes: Be32,
}

static FIELDS: &[Field] = &[
    field!(HeaderRecord, depth, "Depth", "TN1150, Header Record", Value::Be16(" levels")),
    field!(HeaderRecord, leaf_records, "Leaf records", "TN1150, Header Record", Value::Be32("")),
    field!(HeaderRecord, node_size, "Node size", "TN1150, Header Record", Value::Be16(" bytes")),
    field!(HeaderRecord, nodes, "Nodes", "TN1150, Header Record", Value::Be32("")),
    field!(HeaderRecord, free_nodes, "Free nodes", "TN1150, Header Record", Value::Be32("")),
];

/// Layout of the keys of a tree.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Keys {
    /// Size of the length field before a key, in bytes: 1 or 2.
    pub(in super::super) length_bytes: usize,
    /// Offset in the key of the number that searches compare.
    pub(in super::super) number_at: usize,
}

/// A leaf record.
#[derive(Debug, Clone)]
pub(in super::super) struct Record {
    /// Address of the record: its node and its position in the node.
    pub(in super::super) address: Address,
    /// Offset of the data in the tree's file.
    pub(in super::super) at: u64,
    pub(in super::super) key: Vec<u8>,
    pub(in super::super) data: Vec<u8>,
}

/// Address of a record: the number of its node, and its position in the node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) struct Address {
    pub(in super::super) node: u32,
    pub(in super::super) position: u16,
}

impl Address {
    /// The address packed into one number; never 0, since node 0 holds no leaf records.
    pub(in super::super) fn number(self) -> u64 {
        u64::from(self.node) << 16 | u64::from(self.position)
    }

    /// Unpacks an address from its number.
    pub(in super::super) fn of(number: u64) -> Option<Self> {
        let position = u16::try_from(number & 0xFFFF).ok()?;
        Some(Self { node: u32::try_from(number >> 16).ok()?, position })
    }
}

/// A node with a plausible descriptor.
struct Node {
    number: u32,
    head: NodeDescriptor,
    bytes: Vec<u8>,
}

impl Node {
    fn new(number: u32, bytes: Vec<u8>) -> Option<Self> {
        let head = NodeDescriptor::read_from_prefix(&bytes).ok()?.0;
        let is_known = (kind::LEAF..=kind::MAP).contains(&head.kind);
        // One offset for each record, and one for the free space after them.
        let offsets = usize::from(head.records.get()).checked_add(1)?.checked_mul(2)?;
        let fits = DESCRIPTOR.checked_add(offsets)? <= bytes.len();
        (is_known && fits).then_some(Self { number, head, bytes })
    }

    fn offset(&self, position: u16) -> Option<usize> {
        let from_end = usize::from(position).checked_add(1)?.checked_mul(2)?;
        let at = self.bytes.len().checked_sub(from_end)?;
        let offset = self.bytes.get(at..)?.first_chunk().map(|bytes| u16::from_be_bytes(*bytes))?;
        Some(usize::from(offset)).filter(|offset| *offset >= DESCRIPTOR)
    }

    /// The bytes of a record (key and data), and their offset in the node.
    fn record(&self, position: u16) -> Option<(usize, &[u8])> {
        let (start, end) = (self.offset(position)?, self.offset(position.checked_add(1)?)?);
        let table = usize::from(self.head.records.get()).checked_add(1)?.checked_mul(2)?;
        let limit = self.bytes.len().checked_sub(table)?;
        let is_inside = position < self.head.records.get() && end <= limit;
        self.bytes.get(start..end).filter(|bytes| is_inside && !bytes.is_empty()).map(|bytes| (start, bytes))
    }

    fn positions(&self) -> std::ops::Range<u16> {
        0..self.head.records.get()
    }

    /// Whether all record offsets are in order and inside the node.
    fn is_sound(&self) -> bool {
        self.positions().all(|position| self.record(position).is_some())
    }
}

/// Why a search by the index failed, and at which node.
struct Fault {
    node: u32,
    what: &'static str,
}

/// Result of a search of all nodes: key numbers with the addresses of their records, sorted.
type Searched = Vec<(u32, Address)>;

/// A B-tree, which fills a file of its own.
pub(in super::super) struct BTree {
    /// Name of the file.
    pub(in super::super) name: &'static str,
    /// Content of the file.
    pub(in super::super) source: Source,
    /// `None` if it is damaged.
    pub(in super::super) header: Option<HeaderRecord>,
    keys: Keys,
    node_size: usize,
    searched: RefCell<Option<Rc<Searched>>>,
}

impl BTree {
    /// Reads the header of a tree. If it is damaged, the node size is the one that gives the most plausible nodes.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub(in super::super) fn open(
        name: &'static str,
        source: Source,
        keys: Keys,
        findings: &mut Findings,
    ) -> Result<Self> {
        let head = source.read_up_to(0, SMALLEST_NODE)?;
        let descriptor = NodeDescriptor::read_from_prefix(&head).ok().map(|(descriptor, _)| descriptor);
        let record = HeaderRecord::read_from_prefix(head.get(DESCRIPTOR..).unwrap_or_default()).ok();
        let header = record.map(|(record, _)| record).filter(|record| {
            let size = usize::from(record.node_size.get());
            let is_size = size.is_power_of_two() && (SMALLEST_NODE..=LARGEST_NODE).contains(&size);
            is_size && descriptor.is_some_and(|descriptor| descriptor.kind == kind::HEADER)
        });
        let node_size = match &header {
            Some(header) => usize::from(header.node_size.get()),
            None => likeliest_size(&source)?,
        };
        let tree = Self { name, source, header, keys, node_size, searched: RefCell::default() };
        if tree.header.is_none() && !tree.source.is_empty() {
            findings.add(&HEADER, tree.place(0), format!("the header of the {name}"), "other bytes");
        }
        Ok(tree)
    }

    /// Offset of a node in the user's file.
    fn place(&self, node: u32) -> u64 {
        self.source.absolute(self.at(node))
    }

    /// Offset of a node in the tree's file.
    fn at(&self, node: u32) -> u64 {
        u64::from(node).saturating_mul(self.node_size as u64)
    }

    fn node(&self, number: u32) -> Result<Option<Node>> {
        if self.at(number) >= self.source.len() {
            return Ok(None);
        }
        let bytes = self.source.read_up_to(self.at(number), self.node_size)?;
        Ok(if bytes.len() < self.node_size { None } else { Node::new(number, bytes) })
    }

    /// Key and data of a record in a node.
    fn parts<'a>(&self, record: &'a [u8]) -> Option<(&'a [u8], usize)> {
        let (length, behind) = match self.keys.length_bytes {
            1 => (usize::from(*record.first()?), 1_usize),
            _ => (usize::from(u16::from_be_bytes(*record.first_chunk()?)), 2),
        };
        let end = behind.checked_add(length)?;
        // The data is aligned to two bytes.
        Some((record.get(behind..end)?, end.checked_next_multiple_of(2)?))
    }

    /// The number that a record's key is searched by.
    fn number(&self, record: &[u8]) -> Option<u32> {
        let (key, _) = self.parts(record)?;
        key.get(self.keys.number_at..)?.first_chunk().map(|bytes| u32::from_be_bytes(*bytes))
    }

    fn leaf_record(&self, node: &Node, position: u16) -> Option<Record> {
        let (start, bytes) = node.record(position)?;
        let (key, data) = self.parts(bytes)?;
        let at = self.at(node.number).checked_add(start.checked_add(data)? as u64)?;
        let address = Address { node: node.number, position };
        Some(Record { address, at, key: key.to_vec(), data: bytes.get(data..).unwrap_or_default().to_vec() })
    }

    /// The record at an address.
    ///
    /// # Errors
    /// If there is no such record.
    pub(in super::super) fn record(&self, address: Address) -> Result<Record> {
        let node = self.node(address.node)?.filter(|node| node.head.kind == kind::LEAF);
        let record = node.and_then(|node| self.leaf_record(&node, address.position));
        record.ok_or_else(|| Error::broken("B-tree node", self.place(address.node), "there is no such record"))
    }

    /// All records whose keys have this number, in key order.
    ///
    /// # Errors
    /// If the file cannot be read, or the records exceed a limit.
    pub(in super::super) fn records(&self, number: u32, findings: &mut Findings) -> Result<Vec<Record>> {
        if self.header.is_none() {
            return self.searched_records(number);
        }
        match self.indexed(number)? {
            Ok(records) => Ok(records),
            Err(fault) => {
                let expected = format!("a node of the {}", self.name);
                findings.add(&NODE, self.place(fault.node), expected, fault.what);
                self.searched_records(number)
            }
        }
    }

    /// Finds the records with this number by a search of all nodes.
    ///
    /// # Errors
    /// As [`BTree::records`].
    pub(in super::super) fn searched_records(&self, number: u32) -> Result<Vec<Record>> {
        let all = self.search_all()?;
        let first = all.partition_point(|(found, _)| *found < number);
        let mut records: Vec<Record> = Vec::new();
        let mut bytes = 0_u64;
        let mut node: Option<Node> = None;
        for (_, address) in all.iter().skip(first).take_while(|(found, _)| *found == number) {
            if node.as_ref().is_none_or(|node| node.number != address.node) {
                node = self.node(address.node)?;
            }
            let Some(record) = node.as_ref().and_then(|node| self.leaf_record(node, address.position)) else {
                continue;
            };
            hold(&mut bytes, &record)?;
            records.push(record);
        }
        // An interrupted split of a node leaves its records in two nodes.
        let mut seen = BTreeSet::new();
        records.retain(|record| seen.insert(record.key.clone()));
        Ok(records)
    }

    /// Finds the records with a number by the index; fails with the reason if the index is damaged.
    fn indexed(&self, number: u32) -> Result<std::result::Result<Vec<Record>, Fault>> {
        let Some(header) = &self.header else { return Ok(Err(Fault { node: 0, what: "no header" })) };
        let mut level = header.depth.get();
        let mut at = header.root.get();
        if at == 0 && level == 0 {
            return Ok(Ok(Vec::new()));
        }
        // Terminates, since each step has to go one level down.
        let mut leaf = loop {
            let fault = |what| Ok(Err(Fault { node: at, what }));
            let Some(node) = self.node(at)? else { return fault("no node") };
            if u16::from(node.head.level) != level || !node.is_sound() {
                return fault("a damaged node");
            }
            match (node.head.kind, level) {
                (kind::LEAF, 1) => break node,
                (kind::INDEX, 2..) => {}
                _ => return fault("a node of another kind"),
            }
            let Some(child) = self.child(&node, number) else { return fault("an index without records") };
            at = child;
            level = level.saturating_sub(1);
        };
        let mut records = Vec::new();
        let mut visited = BTreeSet::new();
        let (mut last, mut bytes) = (0, 0_u64);
        loop {
            visited.insert(leaf.number);
            for position in leaf.positions() {
                let found = leaf.record(position).and_then(|(_, bytes)| self.number(bytes));
                let Some(found) = found.filter(|found| *found >= last) else {
                    return Ok(Err(Fault { node: leaf.number, what: "keys out of order" }));
                };
                last = found;
                if found > number {
                    return Ok(Ok(records));
                }
                if found == number {
                    let Some(record) = self.leaf_record(&leaf, position) else { continue };
                    hold(&mut bytes, &record)?;
                    records.push(record);
                }
            }
            let (this, next) = (leaf.number, leaf.head.next.get());
            if next == 0 {
                return Ok(Ok(records));
            }
            let fault = |what| Ok(Err(Fault { node: next, what }));
            if visited.contains(&next) {
                return fault("leaves linked in a circle");
            }
            leaf = match self.node(next)? {
                Some(node) if node.head.kind == kind::LEAF && node.head.previous.get() == this && node.is_sound() => {
                    node
                }
                _ => return fault("no leaf that links back"),
            };
        }
    }

    /// The child of an index node that may contain the first record with a number.
    fn child(&self, node: &Node, number: u32) -> Option<u32> {
        let mut child = None;
        for position in node.positions() {
            let (_, bytes) = node.record(position)?;
            if child.is_some() && self.number(bytes)? >= number {
                break;
            }
            child = bytes.last_chunk().map(|bytes| u32::from_be_bytes(*bytes));
        }
        child
    }

    /// The records of all leaves by key number; searched once.
    fn search_all(&self) -> Result<Rc<Searched>> {
        if let Some(found) = self.searched.borrow().as_ref() {
            return Ok(found.clone());
        }
        let used = self.used_nodes()?;
        let count = u32::try_from(self.source.len().div_ceil(self.node_size as u64)).unwrap_or(u32::MAX);
        let mut found = Searched::new();
        for number in 1..count {
            if !used.as_ref().is_none_or(|used| is_set(used, number)) {
                continue;
            }
            let Some(node) = self.node(number)?.filter(|node| node.head.kind == kind::LEAF) else { continue };
            for position in node.positions() {
                let key = node.record(position).and_then(|(_, bytes)| self.number(bytes));
                found.extend(key.map(|key| (key, Address { node: number, position })));
            }
            if found.len() > limits::TREE_RECORDS {
                return Err(Error::OverLimit("records of one B-tree"));
            }
        }
        sort(&mut found);
        let found = Rc::new(found);
        *self.searched.borrow_mut() = Some(found.clone());
        Ok(found)
    }

    /// The bitmap of nodes in use, from the header node and the map nodes after it (TN1150 "Map Record"); `None` if it
    /// is damaged.
    fn used_nodes(&self) -> Result<Option<Vec<u8>>> {
        let Some(mut node) = self.node(0)?.filter(|node| node.head.kind == kind::HEADER) else { return Ok(None) };
        let count = self.source.len().div_ceil(self.node_size as u64);
        let mut map = Vec::new();
        let mut position = 2;
        while let Some((_, bits)) = node.record(position) {
            map.extend_from_slice(bits);
            // Terminates, since each map node adds bits, and only one bit per node is needed.
            let is_complete = (map.len() as u64).saturating_mul(8) >= count;
            let next = node.head.next.get();
            if is_complete || next == 0 {
                return Ok(Some(map));
            }
            match self.node(next)? {
                Some(found) if found.head.kind == kind::MAP => node = found,
                _ => return Ok(None),
            }
            position = 0;
        }
        Ok(None)
    }

    /// The facts of the header.
    pub(in super::super) fn facts(&self) -> Facts {
        let mut facts = Facts::new(format!("{} (B-tree)", self.name));
        let bytes = self.source.read_up_to(DESCRIPTOR as u64, size_of::<HeaderRecord>()).unwrap_or_default();
        if self.header.is_some() {
            let region = Region { content: &self.source, at: DESCRIPTOR as u64, bytes: &bytes };
            facts.add_fields(FIELDS, &region, |_| String::new());
        }
        facts.add("Size", format!("{} bytes", self.source.len()));
        facts
    }
}

/// Smallest node size in bytes.
const SMALLEST_NODE: usize = 512;
/// Largest node size in bytes.
const LARGEST_NODE: usize = 32_768;

/// Number of bytes searched for the node size.
const SAMPLE: u64 = 512 << 10;

/// The node size that gives the most plausible nodes at the start of the file.
fn likeliest_size(source: &Source) -> Result<usize> {
    let mut best = (0_u64, SMALLEST_NODE);
    let mut size = SMALLEST_NODE;
    while size <= LARGEST_NODE {
        let mut bytes = 0_u64;
        for at in (0..SAMPLE.min(source.len())).step_by(size).skip(1) {
            let node = source.read_up_to(at, size)?;
            let node = Some(node).filter(|node| node.len() == size).and_then(|node| Node::new(0, node));
            let is_filled = node.is_some_and(|node| {
                let is_kind = matches!((node.head.kind, node.head.level), (kind::LEAF, 1) | (kind::INDEX, 2..));
                is_kind && node.head.records.get() > 0 && node.is_sound()
            });
            bytes = bytes.saturating_add(if is_filled { size as u64 } else { 0 });
        }
        if bytes > best.0 {
            best = (bytes, size);
        }
        size = size.saturating_mul(2);
    }
    Ok(best.1)
}

/// Whether a bit is set, counting from the highest bit of the first byte.
fn is_set(bits: &[u8], number: u32) -> bool {
    let byte = usize::try_from(number / 8).ok().and_then(|at| bits.get(at));
    byte.is_none_or(|byte| byte & 0x80_u8.unbounded_shr(number % 8) != 0)
}

/// Adds a record's size to the total of one directory, which is limited.
fn hold(bytes: &mut u64, record: &Record) -> Result<()> {
    *bytes = bytes.saturating_add((record.data.len() as u64).saturating_add(record.key.len() as u64));
    if *bytes > limits::DIRECTORY_BYTES { Err(Error::OverLimit("bytes of a directory")) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A leaf with one record: a key with a number, and data.
    fn leaf(size: usize, numbers: &[u32], next: u32, previous: u32) -> Vec<u8> {
        let mut node = vec![0; size];
        node[..4].copy_from_slice(&next.to_be_bytes());
        node[4..8].copy_from_slice(&previous.to_be_bytes());
        node[8..10].copy_from_slice(&[0xFF, 1]);
        node[10..12].copy_from_slice(&u16::try_from(numbers.len()).unwrap().to_be_bytes());
        let mut at = DESCRIPTOR;
        for (position, number) in numbers.iter().enumerate() {
            node[at..at + 2].copy_from_slice(&4_u16.to_be_bytes());
            node[at + 2..at + 6].copy_from_slice(&number.to_be_bytes());
            node[at + 6..at + 8].copy_from_slice(b"xy");
            let offset = size - 2 * (position + 1);
            node[offset..offset + 2].copy_from_slice(&u16::try_from(at).unwrap().to_be_bytes());
            at += 8;
        }
        let offset = size - 2 * (numbers.len() + 1);
        node[offset..offset + 2].copy_from_slice(&u16::try_from(at).unwrap().to_be_bytes());
        node
    }

    const KEYS: Keys = Keys { length_bytes: 2, number_at: 0 };

    fn numbers(tree: &BTree, number: u32) -> Vec<u64> {
        let mut findings = Findings::default();
        tree.records(number, &mut findings).unwrap().iter().map(|record| record.address.number()).collect()
    }

    #[test]
    fn without_a_header_the_size_of_the_nodes_is_found() {
        for size in [512, 1024, 4096, 32_768] {
            let mut file = vec![0; size];
            for node in 1..20 {
                file.extend(leaf(size, &[node, node, node + 1], 0, 0));
            }
            let mut findings = Findings::default();
            let tree = BTree::open("Test File", Source::from_bytes(file), KEYS, &mut findings).unwrap();
            assert_eq!(tree.node_size, size);
            assert!(findings.counts().contains_key("HFS-TREE-HEADER"));
            // An interrupted split leaves records with the same key twice.
            assert_eq!(numbers(&tree, 1).len(), 1);
            assert_eq!(numbers(&tree, 99), [0; 0]);
        }
    }
}
