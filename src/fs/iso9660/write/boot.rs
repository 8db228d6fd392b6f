//! What makes a volume boot by El Torito: the catalogue and the images it names.

use super::extent::{self, Extent};
use crate::boot::el_torito::{BootEntry, Platform, catalog, catalog_len};
use crate::boot::info_table;
use crate::error::Result;
use crate::source::{Recipe, Segment};
use crate::tree::{Body, BodyId, Draft};

/// Where an entry's image lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImagePlace {
    /// In the volume, whether or not it is a file.
    Body(BodyId),
    /// So many sectors behind the volume's end, in a partition of its own.
    Behind(u32),
}

/// An entry of the catalogue and what its image needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BootImage {
    /// The entry; its sector is given by the plan.
    pub entry: BootEntry,
    /// The image.
    pub place: ImagePlace,
    /// Whether the image has a boot info table, which is made right.
    pub info_table: bool,
    /// Whether the image has GRUB 2's pointer to itself, which is made right.
    pub grub2_pointer: bool,
}

/// A boot catalogue to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Boot {
    /// Where the catalogue goes: data of the draft, which files may have too. Its content is made by the plan.
    pub catalog: BodyId,
    /// Platform of the validation entry.
    pub platform: Platform,
    /// Identifier of the validation entry.
    pub id: String,
    /// The initial entry first.
    pub images: Vec<BootImage>,
}

impl Boot {
    /// A catalogue in data of its own, which is added to the draft.
    ///
    /// # Errors
    /// As [`Draft::add_body`].
    pub fn new(draft: &mut Draft, platform: Platform) -> Result<Self> {
        Ok(Self { catalog: draft.add_body(Body::default())?, platform, id: String::new(), images: Vec::new() })
    }

    /// Gives the catalogue's data the length that its entries need.
    pub fn reserve(&self, draft: &mut Draft) {
        let entries: Vec<BootEntry> = self.images.iter().map(|image| image.entry.clone()).collect();
        if let Some(body) = draft.body_mut(self.catalog) {
            body.recipe = Recipe::default();
            body.recipe.push(Segment::Zeros(catalog_len(&entries)));
            body.fills_sector = false;
        }
    }

    /// All data that the volume holds for it.
    pub(super) fn bodies(&self) -> impl Iterator<Item = BodyId> {
        let images = self.images.iter().filter_map(|image| match image.place {
            ImagePlace::Body(body) => Some(body),
            ImagePlace::Behind(_) => None,
        });
        std::iter::once(self.catalog).chain(images)
    }

    /// The entries as they are in a volume of so many sectors.
    pub(super) fn entries(&self, extents: &[Extent], sectors: u32) -> Vec<BootEntry> {
        let sector = |image: &BootImage| match image.place {
            ImagePlace::Body(body) => extent::of_body(extents, body).sector,
            ImagePlace::Behind(behind) => sectors.saturating_add(behind),
        };
        self.images.iter().map(|image| BootEntry { sector: sector(image), ..image.entry.clone() }).collect()
    }

    /// The catalogue's or an image's data for its place; `None` for all other data.
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
