//! The directory tree of a Windows image. A node is the offset of its entry in the metadata.

use std::ops::Range;
use std::rc::Rc;

use super::archive::Archive;
use super::blobs::Sha1;
use super::facts;
use super::layout::{Header, ResourceHeader, attribute};
use super::resource;
use super::tree::Item;
use super::xml::Description;
use crate::bytes::time::Timestamp;
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::{Anomaly, Findings, Severity};
use crate::fs::{FileSystem, Label, Structure, Usage, Variant, ViewKind};
use crate::limits;
use crate::source::{Recipe, Source};
use crate::tree::{Entry, Kind, Name, NodeId, Times};

static LISTING: Anomaly = Anomaly {
    code: "WIM-DIRECTORY",
    severity: Severity::Damage,
    structure: "WIM metadata",
    meaning: "Files may be missing from this folder.",
    clause: None,
};

static NO_CONTENT: Anomaly = Anomaly {
    code: "WIM-NO-BLOB",
    severity: Severity::Damage,
    structure: "WIM metadata",
    meaning: "The content of the file isn't in the Windows image.",
    clause: None,
};

/// Tags of reparse points that lead elsewhere (IO_REPARSE_TAG_*).
const MOUNT_POINT: u32 = 0xA000_0003;
const SYMLINK: u32 = 0xA000_000C;

/// Id of the variant with the content itself.
const CONTENT: &str = "content";

/// The directory tree of an image.
pub(super) struct WimImage {
    archive: Rc<Archive>,
    metadata: Source,
    /// Range of the stored metadata.
    stored: Range<u64>,
    root: NodeId,
    label: Label,
    description: Description,
}

impl WimImage {
    /// Reads the root of an image; `number` counts from 1.
    ///
    /// # Errors
    /// If its metadata is outside the file, or its compression isn't supported.
    pub(super) fn new(archive: &Rc<Archive>, number: u32, resource: ResourceHeader) -> Result<Self> {
        let metadata = resource::content(&archive.file, &archive.header, &resource)?.into_source();
        let root = Item::root_at(&metadata)?;
        let item = Item::read(&metadata, root)?;
        let item = item.ok_or_else(|| Error::broken("WIM metadata", metadata.absolute(root), "it has no root"))?;
        let known = archive.descriptions.iter().find(|known| known.index == number);
        let description = known.cloned().unwrap_or(Description { index: number, ..Description::default() });
        let volume = if description.name.is_empty() { format!("Image {number}") } else { description.name.clone() };
        let label = Label {
            volume,
            created: Timestamp::from_filetime(item.dentry.created.get()),
            block_size: 1,
            size: archive.file.len(),
            ..Label::default()
        };
        let start = resource.offset.get();
        let stored = start..start.saturating_add(resource.stored());
        Ok(Self { archive: Rc::clone(archive), metadata, stored, root: NodeId(root), label, description })
    }

    fn item(&self, node: NodeId) -> Result<Item> {
        Item::read(&self.metadata, node.0)?.ok_or_else(|| Error::NotFound("such file".into()))
    }

    fn file(&self, node: NodeId) -> Result<Item> {
        let item = self.item(node)?;
        if item.is_directory() { Err(Error::NotFound("such file".into())) } else { Ok(item) }
    }

    fn content(&self, sha1: &Sha1) -> Result<Recipe> {
        self.archive.blobs.content(&self.archive.file, &self.archive.header, sha1)
    }

    fn entry(&self, item: Item, findings: &mut Findings) -> Entry {
        let target = self.target(&item);
        let kind = match (&target, item.is_directory()) {
            (Some(_), _) => Kind::Symlink,
            (None, true) => Kind::Directory,
            (None, false) => Kind::File,
        };
        let mut entry = Entry::new(NodeId(item.at), Name::Text(item.name.clone()), kind);
        let time = |recorded: crate::bytes::integers::Le64| Timestamp::from_filetime(recorded.get());
        entry.times = Times {
            created: time(item.dentry.created),
            modified: time(item.dentry.written),
            accessed: time(item.dentry.accessed),
            ..Times::default()
        };
        entry.flags.hidden = item.has(attribute::HIDDEN);
        entry.target = target.map(Name::Text);
        if kind == Kind::Directory {
            // The offset of its entries, so that loops of directories are detected.
            entry.location = Some(self.stored.start.saturating_add(item.dentry.children.get()));
        }
        if kind != Kind::File {
            return entry;
        }
        let Some(sha1) = item.content() else { return entry };
        let blobs = &self.archive.blobs;
        match blobs.size(&sha1) {
            Some(size) => {
                entry.size = size;
                entry.flags.packed = blobs.is_packed(&sha1);
                entry.location = blobs.range(&sha1).map(|range| range.start);
                let end = blobs.range(&sha1).map_or(0, |range| range.end);
                if !blobs.is_here(&sha1) || end > self.archive.file.len() {
                    entry.missing = size;
                }
            }
            None if self.archive.header.parts.get() > 1 => {}
            None => {
                let at = self.metadata.absolute(item.at);
                let hash = crate::bytes::hex::digits(&sha1);
                findings.add(
                    &NO_CONTENT,
                    at,
                    format!("content with SHA-1 {hash}"),
                    format!("none, for “{}”", item.name),
                );
            }
        }
        entry
    }

    /// Target of a link: its content is the data of Windows' reparse point.
    fn target(&self, item: &Item) -> Option<String> {
        if !item.has(attribute::REPARSE_POINT) {
            return None;
        }
        let before = match item.dentry.reparse_tag.get() {
            SYMLINK => 12,
            MOUNT_POINT => 8,
            _ => return None,
        };
        let data = self.content(&item.content()?).ok()?.into_source().read_up_to(0, limits::WIM_ENTRY_BYTES).ok()?;
        let number = |at: usize| data.get(at..)?.first_chunk().map(|number| usize::from(u16::from_le_bytes(*number)));
        let name = |offset: usize, length: usize| {
            let start = offset.saturating_add(before);
            let bytes = data.get(start..start.saturating_add(length))?;
            let units: Vec<u16> = bytes.as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit)).collect();
            Some(String::from_utf16_lossy(&units)).filter(|name| !name.is_empty())
        };
        name(number(4)?, number(6)?).or_else(|| name(number(0)?, number(2)?))
    }
}

impl FileSystem for WimImage {
    fn kind(&self) -> ViewKind {
        ViewKind::Wim
    }

    fn label(&self) -> &Label {
        &self.label
    }

    fn root(&self) -> NodeId {
        self.root
    }

    fn list(&self, directory: NodeId, findings: &mut Findings) -> Result<Vec<Entry>> {
        let item = self.item(directory)?;
        if !item.is_directory() {
            return Err(Error::NotFound("such directory".into()));
        }
        let start = item.dentry.children.get();
        if start == 0 {
            return Ok(Vec::new());
        }
        let mut items = Vec::new();
        if let Err(error) = Item::list(&self.metadata, start, &mut items) {
            findings.add(
                &LISTING,
                self.metadata.absolute(start),
                "entries up to the end of the list",
                error.to_string(),
            );
        }
        Ok(items.into_iter().map(|item| self.entry(item, findings)).collect())
    }

    fn root_entry(&self) -> Result<Option<Entry>> {
        Ok(Some(self.entry(self.item(self.root)?, &mut Findings::default())))
    }

    fn body(&self, file: NodeId) -> Result<Recipe> {
        match self.file(file)?.content() {
            Some(sha1) => self.content(&sha1),
            None => Ok(Recipe::default()),
        }
    }

    fn variants(&self, file: NodeId) -> Result<Vec<Variant>> {
        let item = self.file(file)?;
        let mut named = item.named().peekable();
        if named.peek().is_none() {
            return Ok(Vec::new());
        }
        let size = |sha1: &Sha1| self.archive.blobs.size(sha1).unwrap_or(0);
        let content = item.content().map_or(0, |sha1| size(&sha1));
        let variant = |(name, sha1): &(String, Sha1)| Variant {
            id: name.clone().into(),
            name: format!("Stream “{name}”").into(),
            size: size(sha1),
            affixes: ["".into(), format!(".{name}").into()],
            is_stream: true,
        };
        let plain = Variant::known(CONTENT, "Content", content, ["", ""]);
        Ok(std::iter::once(plain).chain(named.map(variant)).collect())
    }

    fn body_as(&self, file: NodeId, variant: &str) -> Result<Recipe> {
        let item = self.file(file)?;
        let found = item.named().find(|(name, _)| name == variant);
        match found {
            Some((_, sha1)) if *sha1 == [0; 20] => Ok(Recipe::default()),
            Some((_, sha1)) => self.content(sha1),
            None if variant == CONTENT => self.body(file),
            None => Err(Error::NotFound(format!("stream “{variant}” of this file"))),
        }
    }

    fn stored(&self, file: NodeId) -> Result<Recipe> {
        let range = self.file(file)?.content().and_then(|sha1| self.archive.blobs.range(&sha1));
        Ok(range.map_or_else(Recipe::default, |range| Recipe::of(&self.archive.file, range)))
    }

    fn extents(&self, node: NodeId) -> Result<Vec<Range<u64>>> {
        let item = self.item(node)?;
        if item.is_directory() {
            let start = self.stored.start.saturating_add(item.dentry.children.get());
            return Ok(std::iter::once(start..start).collect());
        }
        Ok(item.content().and_then(|sha1| self.archive.blobs.range(&sha1)).into_iter().collect())
    }

    fn details(&self, node: NodeId) -> Result<Vec<Facts>> {
        Ok(vec![facts::item(&self.archive, &self.item(node)?)])
    }

    fn facts(&self) -> Vec<Facts> {
        facts::image(&self.archive, &self.description)
    }

    fn structures(&self) -> Vec<Structure> {
        let header = &self.archive.header;
        let of = |name, resource: &ResourceHeader| {
            let start = resource.offset.get();
            Structure { usage: Usage::Metadata, name, range: start..start.saturating_add(resource.stored()) }
        };
        vec![
            Structure { usage: Usage::Metadata, name: "Header", range: 0..size_of::<Header>() as u64 },
            Structure { usage: Usage::Metadata, name: "Metadata", range: self.stored.clone() },
            of("Blob table", &header.blob_table),
            of("Description", &header.xml),
        ]
    }
}
