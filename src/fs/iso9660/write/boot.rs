//! The El Torito boot catalog of a new volume, and the images that it names.

use super::extent::{self, Extent};
use crate::boot::el_torito::{BootEntry, Platform, catalog, catalog_len};
use crate::boot::info_table;
use crate::error::Result;
use crate::source::{Recipe, Segment};
use crate::tree::{Body, BodyId, Draft};

/// Place of the image of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImagePlace {
    /// In the volume, as a file or not.
    Body(BodyId),
    /// In a partition of its own, this many sectors after the end of the volume.
    Behind(u32),
}

/// An entry of the catalog and the changes that its image needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BootImage {
    /// The entry. The plan sets its sector.
    pub entry: BootEntry,
    /// Place of the image.
    pub place: ImagePlace,
    /// True where the image has a boot info table, which is updated.
    pub info_table: bool,
    /// True if the boot info table names another descriptor than the first: an image that stays at its sectors and
    /// would start the old tree is rewritten.
    pub is_stale: bool,
    /// True where the image has the GRUB 2 pointer to itself, which is updated.
    pub grub2_pointer: bool,
}

/// A boot catalog to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Boot {
    /// Body of the draft for the catalog, which files may share. The plan makes its content.
    pub catalog: BodyId,
    /// Platform of the validation entry.
    pub platform: Platform,
    /// Identifier of the validation entry.
    pub id: String,
    /// The entries, the initial one first.
    pub images: Vec<BootImage>,
}

impl Boot {
    /// Makes a catalog with a body of its own, which is added to the draft.
    ///
    /// # Errors
    /// The errors of [`Draft::add_body`].
    pub fn new(draft: &mut Draft, platform: Platform) -> Result<Self> {
        Ok(Self { catalog: draft.add_body(Body::default())?, platform, id: String::new(), images: Vec::new() })
    }

    /// Sets the length of the catalog's body to what its entries need.
    pub fn reserve(&self, draft: &mut Draft) {
        let entries: Vec<BootEntry> = self.images.iter().map(|image| image.entry.clone()).collect();
        if let Some(body) = draft.body_mut(self.catalog) {
            body.recipe = Recipe::default();
            body.recipe.push(Segment::Zeros(catalog_len(&entries)));
            body.fills_sector = false;
        }
    }

    /// All bodies in the volume that belong to it.
    pub(super) fn bodies(&self) -> impl Iterator<Item = BodyId> {
        let images = self.images.iter().filter_map(|image| match image.place {
            ImagePlace::Body(body) => Some(body),
            ImagePlace::Behind(_) => None,
        });
        std::iter::once(self.catalog).chain(images)
    }

    /// The entries with their sectors in a volume of this many sectors.
    pub(super) fn entries(&self, extents: &[Extent], sectors: u32) -> Vec<BootEntry> {
        let sector = |image: &BootImage| match image.place {
            ImagePlace::Body(body) => extent::of_body(extents, body).sector,
            ImagePlace::Behind(behind) => sectors.saturating_add(behind),
        };
        self.images.iter().map(|image| BootEntry { sector: sector(image), ..image.entry.clone() }).collect()
    }

    /// The content of the catalog or of an image, with the addresses in it updated; `None` for any other body.
    pub(super) fn body(&self, draft: &Draft, id: BodyId, extents: &[Extent], sectors: u32) -> Result<Option<Body>> {
        if id == self.catalog {
            let mut recipe = Recipe::default();
            recipe.push_bytes(catalog(self.platform, &self.id, &self.entries(extents, sectors)));
            return Ok(Some(Body { recipe, ..Body::default() }));
        }
        let of = |image: &&BootImage| image.place == ImagePlace::Body(id) && (image.info_table || image.grub2_pointer);
        let (Some(image), Some(body)) = (self.images.iter().find(of), draft.body(id)) else { return Ok(None) };
        let sector = extent::of_body(extents, id).sector;
        let recipe = info_table::patched(&body.recipe, sector, image.info_table, image.grub2_pointer)?;
        Ok(Some(Body { recipe, ..body.clone() }))
    }
}
