//! The directory tree of a SquashFS volume.

use std::ops::Range;
use std::rc::Rc;

use super::super::{FileSystem, Label, Structure, Usage, ViewKind, gathered};
use super::data::{FileData, Fragments};
use super::directory::{self, Named};
use super::entries::Entries;
use super::facts;
use super::inode::{Inode, InodeData, device, kind_of};
use super::layout::Superblock;
use super::older;
use super::tables::Tables;
use crate::bytes::time::Timestamp;
use crate::disc::Volume;
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::{Anomaly, Findings, Severity};
use crate::source::{Blocks, Recipe, Source};
use crate::tree::{Entry, Kind, Name, NodeId, Posix, Times};

static NO_INODE: Anomaly = Anomaly {
    code: "SQUASHFS-NO-INODE",
    severity: Severity::Damage,
    structure: "SquashFS directory",
    meaning: "The name leads to no inode, so nothing is known of the file but its name.",
    clause: None,
};

static LISTING: Anomaly = Anomaly {
    code: "SQUASHFS-LISTING",
    severity: Severity::Damage,
    structure: "SquashFS directory",
    meaning: "Files may be missing from this folder.",
    clause: None,
};

static OUTSIDE: Anomaly = Anomaly {
    code: "SQUASHFS-OUTSIDE",
    severity: Severity::Damage,
    structure: "SquashFS inode",
    meaning: "Part of the file isn't in the image: it was cut off, or an address is wrong.",
    clause: None,
};

/// The directory tree of a volume.
pub(super) struct SquashFs {
    tables: Rc<Tables>,
    label: Label,
    fragments: Source,
}

impl SquashFs {
    /// Reads the superblock and the root's inode.
    ///
    /// # Errors
    /// The errors of [`Tables::read`]; also if the root's inode is not a directory.
    pub(super) fn new(volume: &Volume, findings: &mut Findings) -> Result<Self> {
        let tables = Rc::new(Tables::read(volume, findings)?);
        let superblock = &tables.superblock;
        let label = Label {
            created: Some(Timestamp::utc(superblock.made.get().into())),
            block_size: superblock.block_size.get(),
            size: superblock.bytes_used.get(),
            ..Label::default()
        };
        let fragments = Blocks::source(Fragments(tables.clone()), &tables.content);
        let squashfs = Self { tables, label, fragments };
        match squashfs.inode(squashfs.root())?.data {
            InodeData::Directory(_) => Ok(squashfs),
            _ => {
                let at = squashfs.tables.content.absolute(superblock_place());
                Err(Error::broken("SquashFS superblock", at, "its root is no directory"))
            }
        }
    }

    fn inode(&self, node: NodeId) -> Result<Inode<'_>> {
        let Tables { metadata, superblock, owners, .. } = &*self.tables;
        match metadata.edition().major {
            4.. => Inode::read(metadata, superblock.inode_table.get(), node),
            _ => older::inode(metadata, superblock, *owners, node),
        }
    }

    fn data(&self, file: NodeId) -> Result<FileData> {
        match self.inode(file)?.data {
            InodeData::File(inode) => FileData::read(&self.tables, &inode),
            _ => Err(Error::NotFound("such file".into())),
        }
    }

    fn entry(&self, named: &Named<'_>, findings: &mut Findings) -> Entry {
        let kind = kind_of(named.kind).unwrap_or(Kind::File);
        let mut entry = Entry::new(named.node, Name::undeclared(named.name.to_vec()), kind);
        let described = match self.inode(named.node) {
            // Not moved out of the result: it is large.
            Ok(ref inode) => self.describe(&mut entry, inode, findings),
            Err(error) => Err(error),
        };
        if let Err(error) = described {
            let name = String::from_utf8_lossy(entry.name.as_bytes());
            let at = self.tables.superblock.inode_table.get().saturating_add(named.node.0 >> 16);
            findings.add(
                &NO_INODE,
                self.tables.content.absolute(at),
                format!("an inode for “{name}”"),
                error.to_string(),
            );
        }
        entry
    }

    fn describe(&self, entry: &mut Entry, inode: &Inode<'_>, findings: &mut Findings) -> Result<()> {
        entry.kind = inode.kind();
        entry.times = Times { modified: Some(inode.modified()), ..Times::default() };
        entry.posix = self.tables.id(inode.uid).zip(self.tables.id(inode.gid)).map(|(uid, gid)| Posix {
            mode: inode.mode(),
            links: inode.links,
            uid,
            gid,
            serial: inode.number,
        });
        match &inode.data {
            InodeData::File(file) => {
                entry.size = file.size;
                match FileData::read(&self.tables, file) {
                    Ok(ref data) => self.locate(entry, data, findings),
                    Err(error) => return Err(error),
                }
            }
            InodeData::Symlink(target) => entry.target = Some(Name::undeclared(target.clone())),
            InodeData::Device(number) => entry.device = Some(device(*number)),
            InodeData::Directory(_) | InodeData::Nothing => {}
        }
        Ok(())
    }

    /// Describes where the data of a file is.
    fn locate(&self, entry: &mut Entry, data: &FileData, findings: &mut Findings) {
        let mut extents = data.extents();
        let first = extents.next();
        entry.missing = data.size.saturating_sub(data.held());
        entry.flags.packed = data.is_packed();
        entry.flags.scattered = extents.next().is_some();
        // A file that only has part of a packed block has no position of its own.
        let is_in_fragment = data.is_packed() && data.blocks() == 0;
        let first = first.filter(|_| !is_in_fragment);
        entry.location = first.map(|first| first.start.saturating_add(self.tables.start));
        if entry.missing > 0 {
            let at = data.extents().last().map_or(0, |last| last.start);
            let expected = format!("{} bytes", entry.size);
            let found = format!("{} bytes missing", entry.missing);
            findings.add(&OUTSIDE, self.tables.content.absolute(at), expected, found);
        }
    }
}

/// The reference to the root in the superblock.
const fn superblock_place() -> u64 {
    std::mem::offset_of!(Superblock, root) as u64
}

impl FileSystem for SquashFs {
    fn kind(&self) -> ViewKind {
        ViewKind::SquashFs
    }

    fn label(&self) -> &Label {
        &self.label
    }

    fn root(&self) -> NodeId {
        NodeId(self.tables.superblock.root.get())
    }

    fn list(&self, directory: NodeId, findings: &mut Findings) -> Result<Vec<Entry>> {
        let (entries, listed) = gathered(self, directory, findings);
        listed.map(|()| entries)
    }

    fn list_each(
        &self,
        directory: NodeId,
        findings: &mut Findings,
        take: &mut dyn FnMut(&Entry) -> bool,
    ) -> Result<()> {
        let InodeData::Directory(listing) = self.inode(directory)?.data else {
            return Err(Error::NotFound("such directory".into()));
        };
        let table = self.tables.superblock.directory_table.get();
        let bytes = directory::read(&self.tables.metadata, table, listing)?;
        let entries = Entries::new(self.tables.metadata.edition(), &bytes);
        let unread = entries.unread();
        if unread > 0 {
            let at = self.tables.content.absolute(table.saturating_add(listing.start.into()));
            let found = format!("{unread} bytes that make no entry");
            findings.add(&LISTING, at, format!("entries in {} bytes", listing.size), found);
        }
        for named in entries {
            if !take(&self.entry(&named, findings)) {
                break;
            }
        }
        Ok(())
    }

    fn root_entry(&self) -> Result<Option<Entry>> {
        let mut entry = Entry::new(self.root(), Name::Text(String::new()), Kind::Directory);
        self.describe(&mut entry, &self.inode(self.root())?, &mut Findings::default())?;
        Ok(Some(entry))
    }

    fn body(&self, file: NodeId) -> Result<Recipe> {
        Ok(self.data(file)?.recipe(&self.fragments))
    }

    fn stored(&self, file: NodeId) -> Result<Recipe> {
        let mut recipe = Recipe::default();
        for range in self.data(file)?.extents() {
            recipe.append(&Recipe::of(&self.tables.content, range));
        }
        Ok(recipe)
    }

    fn extents(&self, node: NodeId) -> Result<Vec<Range<u64>>> {
        let InodeData::File(file) = self.inode(node)?.data else { return Ok(Vec::new()) };
        let start = self.tables.start;
        let moved = |range: Range<u64>| range.start.saturating_add(start)..range.end.saturating_add(start);
        Ok(FileData::read(&self.tables, &file)?.extents().map(moved).collect())
    }

    fn details(&self, node: NodeId) -> Result<Vec<Facts>> {
        Ok(vec![facts::inode(&self.tables, node, &self.inode(node)?)])
    }

    fn facts(&self) -> Vec<Facts> {
        facts::volume(&self.tables)
    }

    fn structures(&self) -> Vec<Structure> {
        let places = self.tables.places();
        let end = self.tables.superblock.bytes_used.get().min(self.tables.content.len());
        let of = |name: &'static str, range: Range<u64>| Structure {
            usage: Usage::Metadata,
            name,
            range: range.start.saturating_add(self.tables.start)..range.end.saturating_add(self.tables.start),
        };
        let mut structures = vec![of("Superblock", 0..size_of::<Superblock>() as u64)];
        for (name, start) in &places {
            let behind = places.iter().map(|(_, other)| *other).filter(|other| other > start).min();
            structures.push(of(name, *start..behind.unwrap_or(end).max(*start)));
        }
        structures
    }
}
