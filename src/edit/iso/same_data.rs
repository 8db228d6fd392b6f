//! Compares the data of a new image with that of its blueprint by ranges, so that none of it has to be read.

use super::blueprint::Blueprint;
use crate::boot::el_torito::{BootEntry, Catalog};
use crate::boot::info_table::{self, InfoTable};
use crate::disc::Volume;
use crate::error::Result;
use crate::findings::Findings;
use crate::fs::iso9660::write::{BootImage, ImagePlace};
use crate::open::Image;
use crate::source::Recipe;

/// Differences of the boot catalog and boot images, in words.
///
/// # Errors
/// If the image cannot be read.
pub(super) fn boot_differences(blueprint: &Blueprint, image: &Image) -> Result<Vec<String>> {
    let mut differences = Vec::new();
    let found = match image.volumes.first() {
        Some(volume) => Catalog::read(volume, &mut Findings::default())?,
        None => None,
    };
    let Some(boot) = &blueprint.options.boot else {
        if found.is_some() {
            differences.push("there is a boot catalog that should not be there".into());
        }
        return Ok(differences);
    };
    let entries = found.map(|catalog| catalog.entries).unwrap_or_default();
    if entries.len() != boot.images.len() {
        differences.push(format!("the boot catalog has {} entries, not {}", entries.len(), boot.images.len()));
    }
    let Some(volume) = image.volumes.first() else { return Ok(differences) };
    for ((number, entry), meant) in entries.iter().enumerate().zip(&boot.images) {
        if !leads_to(blueprint, entry, meant, volume)? {
            differences.push(format!("boot entry {} does not point to its image", number.saturating_add(1)));
        }
    }
    Ok(differences)
}

/// Whether an entry points to the expected image, and that image records its own position correctly.
fn leads_to(blueprint: &Blueprint, entry: &BootEntry, meant: &BootImage, volume: &Volume) -> Result<bool> {
    let Some(location) = entry.location else { return Ok(false) };
    if meant.info_table && InfoTable::read(volume, entry)?.is_none() {
        return Ok(false);
    }
    if meant.grub2_pointer && !info_table::has_grub2_pointer(&volume.content, entry)? {
        return Ok(false);
    }
    let data = match meant.place {
        ImagePlace::Body(body) => blueprint.draft.body(body).map(|body| &body.recipe),
        ImagePlace::Behind(_) => blueprint.behind(meant),
    };
    let Some(data) = data.filter(|data| !data.is_empty()) else { return Ok(true) };
    let there = Recipe::of(&volume.content, location..location.saturating_add(data.len()));
    let is_patched = meant.info_table || meant.grub2_pointer;
    Ok(there.len() == data.len() && (is_patched || there.is_same(data)))
}
