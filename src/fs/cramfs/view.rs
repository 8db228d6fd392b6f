//! The directory tree of a cramfs volume. A node is the offset of an inode.

use std::ops::Range;

use super::data::FileData;
use super::layout::{INODE, Inode, ROOT, SUPERBLOCK, Superblock, flag};
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::{Anomaly, Findings, Severity};
use crate::fs::{FileSystem, Label, Structure, Usage, ViewKind};
use crate::limits;
use crate::source::{Recipe, Source};
use crate::tree::{Device, Entry, Kind, Name, NodeId, Posix};

static INCOMPLETE: Anomaly = Anomaly {
    code: "CRAMFS-INCOMPLETE",
    severity: Severity::Damage,
    structure: "cramfs superblock",
    meaning: "The volume is longer than the image. The image is incomplete: download or copy it again.",
    clause: None,
};

static LISTING: Anomaly = Anomaly {
    code: "CRAMFS-DIRECTORY",
    severity: Severity::Damage,
    structure: "cramfs directory",
    meaning: "Files may be missing from this folder.",
    clause: None,
};

/// The directory tree of a volume.
pub(super) struct CramFs {
    content: Source,
    superblock: Superblock,
    label: Label,
}

impl CramFs {
    /// Reads the root's inode.
    ///
    /// # Errors
    /// If it isn't a directory.
    pub(super) fn new(content: Source, superblock: Superblock, findings: &mut Findings) -> Result<Self> {
        let size = u64::from(superblock.size);
        if size > content.len() {
            let found = format!("{} bytes", content.len());
            findings.add(&INCOMPLETE, content.absolute(superblock.at), format!("{size} bytes"), found);
        }
        let label = Label { volume: superblock.name.clone(), block_size: 4096, size, ..Label::default() };
        let volume = Self { content, superblock, label };
        let root = volume.inode(volume.root())?;
        match Kind::of_mode(root.mode) {
            Some(Kind::Directory) => Ok(volume),
            _ => Err(Error::broken("cramfs superblock", volume.content.absolute(root.at), "its root is no directory")),
        }
    }

    fn inode(&self, node: NodeId) -> Result<Inode> {
        self.superblock.inode(&self.content, node.0)
    }

    fn entry(&self, inode: &Inode, name: Vec<u8>) -> Entry {
        let kind = Kind::of_mode(inode.mode).unwrap_or(Kind::File);
        let mut entry = Entry::new(NodeId(inode.at), Name::undeclared(name), kind);
        entry.posix = Some(Posix { mode: inode.mode, links: 1, uid: inode.uid, gid: inode.gid, serial: None });
        match kind {
            Kind::File => {
                entry.size = inode.size.into();
                entry.flags.packed = inode.size > 0;
                entry.location = Some(inode.data).filter(|_| inode.size > 0);
            }
            Kind::Directory => entry.location = Some(inode.data).filter(|data| *data > 0),
            Kind::Symlink => {
                let target = self.data(inode).recipe().into_source();
                entry.target = target.read_up_to(0, limits::TARGET_BYTES).ok().map(Name::undeclared);
            }
            Kind::BlockDevice | Kind::CharacterDevice => {
                entry.device = Some(Device { major: inode.size >> 8 & 0xFF, minor: inode.size & 0xFF });
            }
            Kind::Fifo | Kind::Socket => {}
        }
        entry
    }

    fn data(&self, inode: &Inode) -> FileData {
        FileData::new(&self.content, &self.superblock, inode)
    }

    fn file(&self, node: NodeId) -> Result<Inode> {
        let inode = self.inode(node)?;
        let is_file = Kind::of_mode(inode.mode) == Some(Kind::File);
        if is_file { Ok(inode) } else { Err(Error::NotFound("such file".into())) }
    }
}

impl FileSystem for CramFs {
    fn kind(&self) -> ViewKind {
        ViewKind::CramFs
    }

    fn label(&self) -> &Label {
        &self.label
    }

    fn root(&self) -> NodeId {
        NodeId(self.superblock.at.saturating_add(ROOT))
    }

    fn list(&self, directory: NodeId, findings: &mut Findings) -> Result<Vec<Entry>> {
        let inode = self.inode(directory)?;
        if Kind::of_mode(inode.mode) != Some(Kind::Directory) {
            return Err(Error::NotFound("such directory".into()));
        }
        let end = inode.data.saturating_add(inode.size.into());
        let mut at = inode.data;
        let mut entries = Vec::new();
        while at < end {
            let start = at.saturating_add(INODE as u64);
            let found = self.superblock.inode(&self.content, at).ok().filter(|found| found.name > 0);
            let name = found.and_then(|found| {
                let name = self.content.read_up_to(start, usize::try_from(found.name).unwrap_or(0)).ok()?;
                Some((found, name))
            });
            let Some((found, mut name)) = name else {
                let expected = format!("entries in {} bytes", inode.size);
                findings.add(&LISTING, self.content.absolute(at), expected, "one that makes no sense");
                break;
            };
            at = start.saturating_add(found.name.into());
            let len = name.iter().position(|byte| *byte == 0).unwrap_or(name.len());
            name.truncate(len);
            entries.push(self.entry(&found, name));
        }
        Ok(entries)
    }

    fn root_entry(&self) -> Result<Option<Entry>> {
        Ok(Some(self.entry(&self.inode(self.root())?, Vec::new())))
    }

    fn body(&self, file: NodeId) -> Result<Recipe> {
        Ok(self.data(&self.file(file)?).recipe())
    }

    fn stored(&self, file: NodeId) -> Result<Recipe> {
        Ok(Recipe::of(&self.content, self.data(&self.file(file)?).range()))
    }

    fn extents(&self, node: NodeId) -> Result<Vec<Range<u64>>> {
        let inode = self.inode(node)?;
        let range = match Kind::of_mode(inode.mode) {
            Some(Kind::File) if inode.size > 0 => self.data(&inode).range(),
            Some(Kind::Directory) if inode.data > 0 => inode.data..inode.data.saturating_add(inode.size.into()),
            _ => return Ok(Vec::new()),
        };
        Ok(std::iter::once(range).collect())
    }

    fn details(&self, node: NodeId) -> Result<Vec<Facts>> {
        let inode = self.inode(node)?;
        let mut facts = Facts::new("cramfs inode");
        let place = self.content.absolute(inode.at);
        facts.add_at("Inode", format!("byte {place}"), Some(place..place.saturating_add(INODE as u64)), None);
        facts.add("Mode", format!("{:o}", inode.mode));
        facts.add("Size", format!("{} bytes", inode.size));
        Ok(vec![facts])
    }

    fn facts(&self) -> Vec<Facts> {
        let superblock = &self.superblock;
        let mut facts = Facts::new("cramfs superblock");
        facts.add("Byte order", if superblock.is_big_endian { "big-endian" } else { "little-endian" });
        facts.add("Size", format!("{} bytes", superblock.size));
        facts.add("Flags", format!("{:#x}", superblock.flags));
        if superblock.flags & flag::IDENTITY != 0 {
            facts.add("Checksum", format!("{:08x}", superblock.checksum));
            facts.add("Edition", superblock.edition.to_string());
            facts.add("Files", superblock.files.to_string());
        }
        vec![facts]
    }

    fn structures(&self) -> Vec<Structure> {
        let start = self.superblock.at;
        let range = start..start.saturating_add(SUPERBLOCK as u64);
        vec![Structure { usage: Usage::Metadata, name: "Superblock", range }]
    }
}
