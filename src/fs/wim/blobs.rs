//! The blob table, which locates contents by their SHA-1.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;

use zerocopy::FromBytes;

use super::layout::{Blob, Header, ResourceHeader, SOLID_SIZE, resource_flag};
use super::resource;
use crate::error::{Error, Result};
use crate::limits;
use crate::refusal::Refusal;
use crate::source::{Recipe, Source};

static OTHER_PART: Refusal = Refusal {
    code: "WIM-PART",
    sentence: "The content of this file is in another part of the Windows image; this is part {0} of {1}.",
    advice: "Join the parts with `wimlib-imagex join NEW.wim PART1.swm PART2.swm …`, then open the result.",
};

static NO_BLOB: Refusal = Refusal {
    code: "WIM-NO-CONTENT",
    sentence: "The Windows image has no content for this file.",
    advice: "Download or copy it again.",
};

/// Size of a table entry, in bytes.
const BLOB: u64 = size_of::<Blob>() as u64;

/// A SHA-1.
pub(super) type Sha1 = [u8; 20];

/// Location of a content.
#[derive(Debug, Clone, Copy)]
enum BlobPlace {
    /// A resource of its own.
    Alone(ResourceHeader),
    /// A range of a solid resource, given by its number.
    Solid { resource: u32, start: u64, size: u64 },
    /// In another file of a split set.
    Elsewhere { size: u64 },
}

/// All contents of a file.
#[derive(Default)]
pub(super) struct Blobs {
    /// Trees of the images, in order.
    pub(super) images: Vec<ResourceHeader>,
    all: HashMap<Sha1, BlobPlace>,
    solid: Vec<ResourceHeader>,
    /// Open solid resources, unpacked as they are read.
    open: RefCell<HashMap<u32, Source>>,
}

impl Blobs {
    /// Reads the table.
    ///
    /// # Errors
    /// If it is outside the file, or too long.
    pub(super) fn read(file: &Source, header: &Header) -> Result<Self> {
        let table = resource::content(file, header, &header.blob_table)?.into_source();
        let count = table.len() / BLOB;
        if count > limits::WIM_BLOBS {
            return Err(Error::OverLimit("contents of a Windows image"));
        }
        let mut blobs = Self::default();
        // Solid resources precede their contents; offsets count from the start of the first resource in a run.
        let mut run: Vec<(u32, u64)> = Vec::new();
        let mut is_in_run = false;
        for number in 0..count {
            let bytes = table.read_up_to(number.saturating_mul(BLOB), size_of::<Blob>())?;
            let Ok(blob) = Blob::read_from_bytes(&bytes) else { break };
            let found = blob.resource;
            let part = blob.part.get();
            let is_here = part == header.part.get() || header.parts.get() <= 1;
            if found.flags & resource_flag::SOLID == 0 {
                is_in_run = false;
                if found.flags & resource_flag::METADATA != 0 {
                    if is_here {
                        blobs.images.push(found);
                    }
                    continue;
                }
                let place =
                    if is_here { BlobPlace::Alone(found) } else { BlobPlace::Elsewhere { size: found.size.get() } };
                blobs.all.insert(blob.sha1, place);
            } else if found.size.get() == SOLID_SIZE {
                if !is_in_run {
                    run.clear();
                    is_in_run = true;
                }
                let resource = u32::try_from(blobs.solid.len()).unwrap_or(u32::MAX);
                let size = if is_here { resource::solid_size(file, &found).unwrap_or(0) } else { 0 };
                run.push((resource, size));
                blobs.solid.push(found);
            } else {
                is_in_run = false;
                let (mut start, size) = (found.offset.get(), found.stored());
                let place = run.iter().find_map(|(resource, len)| {
                    if start < *len || *len == 0 {
                        return Some(*resource);
                    }
                    start = start.saturating_sub(*len);
                    None
                });
                let place = match place {
                    Some(resource) if is_here => BlobPlace::Solid { resource, start, size },
                    _ => BlobPlace::Elsewhere { size },
                };
                blobs.all.insert(blob.sha1, place);
            }
        }
        Ok(blobs)
    }

    /// Number of contents.
    pub(super) fn count(&self) -> usize {
        self.all.len()
    }

    /// Size of a content in bytes; `None` if there is no such content.
    pub(super) fn size(&self, sha1: &Sha1) -> Option<u64> {
        Some(match self.all.get(sha1)? {
            BlobPlace::Alone(resource) => resource.size.get(),
            BlobPlace::Solid { size, .. } | BlobPlace::Elsewhere { size, .. } => *size,
        })
    }

    /// Whether a content is packed.
    pub(super) fn is_packed(&self, sha1: &Sha1) -> bool {
        match self.all.get(sha1) {
            Some(BlobPlace::Alone(resource)) => resource.flags & resource_flag::PACKED != 0,
            Some(BlobPlace::Solid { .. }) => true,
            Some(BlobPlace::Elsewhere { .. }) | None => false,
        }
    }

    /// Whether a content is in this file.
    pub(super) fn is_here(&self, sha1: &Sha1) -> bool {
        matches!(self.all.get(sha1), Some(BlobPlace::Alone(_) | BlobPlace::Solid { .. }))
    }

    /// Range of a content in the file; for a part of a solid resource, the range of the whole resource.
    pub(super) fn range(&self, sha1: &Sha1) -> Option<Range<u64>> {
        let resource = match self.all.get(sha1)? {
            BlobPlace::Alone(resource) => resource,
            BlobPlace::Solid { resource, .. } => self.solid.get(usize::try_from(*resource).ok()?)?,
            BlobPlace::Elsewhere { .. } => return None,
        };
        let start = resource.offset.get();
        Some(start..start.saturating_add(resource.stored()))
    }

    /// The content with this SHA-1.
    ///
    /// # Errors
    /// If it isn't in this file, or its compression isn't supported.
    pub(super) fn content(&self, file: &Source, header: &Header, sha1: &Sha1) -> Result<Recipe> {
        match self.all.get(sha1).copied() {
            Some(BlobPlace::Alone(resource)) => resource::content(file, header, &resource),
            Some(BlobPlace::Solid { resource, start, size }) => {
                let solid = self.solid(file, resource)?;
                Ok(Recipe::of(&solid, start..start.saturating_add(size)))
            }
            Some(BlobPlace::Elsewhere { .. }) => Err(other_part(header)),
            // Each part lists only its own contents.
            None if header.parts.get() > 1 => Err(other_part(header)),
            None => Err((&NO_BLOB).into()),
        }
    }

    fn solid(&self, file: &Source, number: u32) -> Result<Source> {
        if let Some(known) = self.open.borrow().get(&number) {
            return Ok(known.clone());
        }
        let found = usize::try_from(number).ok().and_then(|number| self.solid.get(number));
        let resource = found.ok_or_else(|| Error::NotFound("such solid resource".into()))?;
        let source = resource::solid(file, resource)?;
        self.open.borrow_mut().insert(number, source.clone());
        Ok(source)
    }
}

fn other_part(header: &Header) -> Error {
    OTHER_PART.with(&[&header.part.get(), &header.parts.get()]).into()
}
