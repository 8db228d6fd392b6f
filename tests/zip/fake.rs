//! A handmade file system, for tests that depend on no format.

use std::io;
use std::ops::Range;
use std::rc::Rc;

use discern::bytes::time::{Civil, Timestamp};
use discern::disc::{Origin, Volume};
use discern::error::{Error, Result};
use discern::facts::Facts;
use discern::findings::Findings;
use discern::fs::{FileSystem, Label, Structure, ViewKind};
use discern::source::{ReadAt, Recipe, Source};
use discern::tree::{Entry, Flags, Kind, Name, NodeId, Posix, Times};
use discern::view::View;

/// An entry and its content.
pub struct Node {
    pub name: &'static str,
    pub kind: Kind,
    pub content: Source,
    /// Number of bytes recorded but missing.
    pub missing: u64,
    pub target: Option<&'static str>,
    pub mode: Option<u32>,
    pub children: Vec<usize>,
}

#[derive(Default)]
pub struct Fake {
    nodes: Vec<Node>,
    label: Label,
}

impl Node {
    pub fn new(name: &'static str, kind: Kind) -> Self {
        let content = Source::from_bytes(Vec::new());
        Self { name, kind, content, missing: 0, target: None, mode: None, children: Vec::new() }
    }

    pub fn file(name: &'static str, content: &str) -> Self {
        Self { content: Source::from_bytes(content.as_bytes()), ..Self::new(name, Kind::File) }
    }

    pub fn directory(name: &'static str) -> Self {
        Self::new(name, Kind::Directory)
    }
}

impl Fake {
    /// A tree with only a root, which is node 0.
    pub fn new() -> Self {
        Self { nodes: vec![Node::directory("")], label: Label::default() }
    }

    /// Adds a node and returns its number.
    pub fn add(&mut self, parent: usize, node: Node) -> usize {
        let number = self.nodes.len();
        self.nodes.push(node);
        self.nodes[parent].children.push(number);
        number
    }

    pub fn into_view(self) -> View {
        let content = Source::from_bytes(Vec::new());
        let volume = Volume { origin: Origin::Session(1), content, start: 0 };
        View::new("fake".into(), 0, volume, Rc::new(self))
    }

    fn node(&self, id: NodeId) -> &Node {
        &self.nodes[usize::try_from(id.0).unwrap()]
    }
}

/// 2025-11-08 10:14:02, in the zone UTC+1.
pub fn modified() -> Timestamp {
    let civil = Civil { year: 2025, month: 11, day: 8, hour: 10, minute: 14, second: 2 };
    civil.at_offset(0, 60).expect("the time is valid")
}

impl FileSystem for Fake {
    fn kind(&self) -> ViewKind {
        ViewKind::Iso9660
    }

    fn label(&self) -> &Label {
        &self.label
    }

    fn root(&self) -> NodeId {
        NodeId(0)
    }

    fn list(&self, directory: NodeId, _: &mut Findings) -> Result<Vec<Entry>> {
        let entry = |number: &usize| {
            let node = &self.nodes[*number];
            Entry {
                node: NodeId(*number as u64),
                name: Name::Text(node.name.into()),
                kind: node.kind,
                size: node.content.len() + node.missing,
                missing: node.missing,
                location: Some(*number as u64 * 2048),
                target: node.target.map(|target| Name::Text(target.into())),
                device: None,
                times: Times { modified: Some(modified()), ..Times::default() },
                posix: node.mode.map(|mode| Posix { mode, links: 1, uid: 0, gid: 0, serial: None }),
                flags: Flags::default(),
            }
        };
        Ok(self.node(directory).children.iter().map(entry).collect())
    }

    fn body(&self, file: NodeId) -> Result<Recipe> {
        let node = self.node(file);
        match node.kind {
            Kind::File => Ok(Recipe::of(&node.content, 0..node.content.len())),
            _ => Err(Error::NotFound("file".into())),
        }
    }

    fn extents(&self, node: NodeId) -> Result<Vec<Range<u64>>> {
        let start = node.0 * 2048;
        Ok(std::iter::once(start..start + self.node(node).content.len()).collect())
    }

    fn details(&self, _: NodeId) -> Result<Vec<Facts>> {
        Ok(Vec::new())
    }

    fn facts(&self) -> Vec<Facts> {
        Vec::new()
    }

    fn structures(&self) -> Vec<Structure> {
        Vec::new()
    }
}

/// So many zeros, without using memory for them.
pub struct Zeros(pub u64);

impl ReadAt for Zeros {
    fn len(&self) -> u64 {
        self.0
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let got = buf.len().min(usize::try_from(self.0.saturating_sub(offset)).unwrap());
        buf[..got].fill(0);
        Ok(got)
    }
}

/// Bytes that can't be read from `good` on, as in a damaged compressed file.
pub struct Broken {
    pub good: u64,
    pub len: u64,
}

impl ReadAt for Broken {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        if offset >= self.good {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "damaged block"));
        }
        let got = buf.len().min(usize::try_from(self.good - offset).unwrap());
        buf[..got].fill(b'x');
        Ok(got)
    }
}
