//! Changes boot entries and boot images.

use super::appended::appended_sector;
use super::blueprint::Blueprint;
use crate::boot::el_torito::{BootEntry, Emulation, Platform};
use crate::disc::partition::moved::unit;
use crate::edit::op::{BootEmulation, BootPlatform};
use crate::edit::supply::Supply;
use crate::error::{Error, Result};
use crate::fs::iso9660::write::{Boot, BootImage, ImagePlace};
use crate::refusal::Refusal;
use crate::source::Recipe;
use crate::tree::{BodyId, Content, Draft};

pub(super) static NOT_A_FILE: Refusal =
    Refusal { code: "EDIT-NOT-A-FILE", sentence: "“{0}” is not a file.", advice: "" };

static NOT_A_FLOPPY: Refusal = Refusal {
    code: "EDIT-NOT-A-FLOPPY",
    sentence: "A floppy disk image must have 1,228,800, 1,474,560 or 2,949,120 bytes.",
    advice: "Choose another emulation or another file.",
};

static NOT_A_HARD_DISK: Refusal = Refusal {
    code: "EDIT-NOT-A-HARD-DISK",
    sentence: "A hard disk image must begin with a Master Boot Record.",
    advice: "Choose another emulation or another file.",
};

/// Offset of the first partition's type in a Master Boot Record.
const PARTITION_TYPE_AT: usize = 450;

/// New values of a boot entry; those that are `None` stay as they are.
#[derive(Debug, Clone, Copy)]
pub(super) struct BootValues {
    pub(super) platform: Option<BootPlatform>,
    pub(super) emulation: Option<BootEmulation>,
    pub(super) load_size: Option<u16>,
    pub(super) bootable: Option<bool>,
}

impl Blueprint {
    pub(super) fn is_boot_image(&self, body: BodyId) -> bool {
        let images = self.options.boot.iter().flat_map(|boot| &boot.images);
        images.into_iter().any(|image| image.place == ImagePlace::Body(body))
    }

    pub(super) fn boot_add(&mut self, path: &str, values: BootValues, info_table: bool) -> Result<()> {
        self.needs_iso("a boot catalog")?;
        let id = self.draft.find(path)?;
        let Some(Content::File(body)) = self.draft.node(id).map(|node| node.content.clone()) else {
            return Err(NOT_A_FILE.with(&[&path]).into());
        };
        let recipe = self.draft.body(body).map(|body| body.recipe.clone()).unwrap_or_default();
        let mut entry = new_entry(Platform::Bios, 0);
        values.set(&mut entry, &recipe)?;
        if values.load_size.is_none() {
            entry.sector_count = usual_count(&entry, recipe.len());
        }
        let mut boot = match self.options.boot.take() {
            Some(boot) => boot,
            None => Boot::new(&mut self.draft, entry.platform)?,
        };
        boot.images.push(BootImage {
            entry,
            place: ImagePlace::Body(body),
            info_table,
            is_stale: false,
            grub2_pointer: false,
        });
        boot.reserve(&mut self.draft);
        self.options.boot = Some(boot);
        Ok(())
    }

    pub(super) fn boot_image(&self, entry: u16) -> Result<&BootImage> {
        let images = self.options.boot.as_ref().map(|boot| &boot.images);
        let image = images.zip(place(entry)).and_then(|(images, place)| images.get(place));
        image.ok_or_else(|| no_entry(entry))
    }

    fn boot_image_mut(&mut self, entry: u16) -> Result<&mut BootImage> {
        let images = self.options.boot.as_mut().map(|boot| &mut boot.images);
        let image = images.zip(place(entry)).and_then(|(images, place)| images.get_mut(place));
        image.ok_or_else(|| no_entry(entry))
    }

    pub(super) fn boot_remove(&mut self, entry: u16) -> Result<()> {
        self.boot_image(entry)?;
        if let Some(boot) = &mut self.options.boot {
            boot.images.remove(usize::from(entry).saturating_sub(1));
            if let Some(first) = boot.images.first() {
                boot.platform = first.entry.platform;
                boot.reserve(&mut self.draft);
            } else {
                self.options.boot = None;
            }
        }
        Ok(())
    }

    pub(super) fn boot_replace(&mut self, entry: u16, from: &str, supply: &mut dyn Supply) -> Result<()> {
        self.boot_image(entry)?;
        let id = supply.supply(from, &mut self.draft, Draft::ROOT, "boot image")?;
        self.draft.detach(id);
        let Some(Content::File(new)) = self.draft.node(id).map(|node| node.content.clone()) else {
            return Err(NOT_A_FILE.with(&[&from]).into());
        };
        let recipe = self.draft.body(new).map(|body| body.recipe.clone()).unwrap_or_default();
        self.give_image(entry, recipe)
    }

    /// The content of a boot image.
    pub(super) fn image_content(&self, entry: u16) -> Result<Recipe> {
        let image = self.boot_image(entry)?;
        let content = match image.place {
            ImagePlace::Body(body) => self.draft.body(body).map(|body| &body.recipe),
            ImagePlace::Behind(_) => self.behind(image),
        };
        content.cloned().ok_or_else(|| Error::NotFound(format!("content of boot entry {entry}")))
    }

    /// Replaces the content of a boot image, whether it is a file or a partition after the volume.
    pub(super) fn give_image(&mut self, entry: u16, recipe: Recipe) -> Result<()> {
        let image = self.boot_image(entry)?;
        let (place, location) = (image.place, image.entry.location);
        match place {
            ImagePlace::Body(body) => self.give_file(body, recipe),
            ImagePlace::Behind(_) => {
                let part = self.appended.iter().position(|part| Some(part.range.start) == location);
                part.into_iter().for_each(|place| self.give_behind(place, &recipe));
            }
        }
        Ok(())
    }

    /// Replaces data that boot entries point to.
    pub(super) fn give_file(&mut self, body: BodyId, recipe: Recipe) {
        let length = recipe.len();
        if let Some(body) = self.draft.body_mut(body) {
            body.recipe = recipe;
            body.fills_sector = false;
        }
        let images = self.options.boot.iter_mut().flat_map(|boot| &mut boot.images);
        for image in images.filter(|image| image.place == ImagePlace::Body(body)) {
            set_length(&mut image.entry, length);
        }
    }

    /// Replaces the content of the partition after the volume with this index.
    pub(super) fn give_behind(&mut self, place: usize, recipe: &Recipe) {
        let Some(part) = self.appended.get_mut(place) else { return };
        part.content = recipe.clone();
        let start = part.range.start;
        let images = self.options.boot.iter_mut().flat_map(|boot| &mut boot.images);
        for image in images.filter(|image| image.entry.location == Some(start)) {
            set_length(&mut image.entry, recipe.len());
        }
        self.place_behind();
    }

    /// Updates the positions of boot images in partitions after the volume, which depend on the lengths of earlier
    /// ones.
    fn place_behind(&mut self) {
        let (appended, unit) = (&self.appended, unit(&self.system_area));
        for image in self.options.boot.iter_mut().flat_map(|boot| &mut boot.images) {
            let location = image.entry.location.filter(|_| matches!(image.place, ImagePlace::Behind(_)));
            if let Some(sector) = location.and_then(|location| appended_sector(appended, location, unit)) {
                image.place = ImagePlace::Behind(sector);
            }
        }
    }

    pub(super) fn boot_set(&mut self, entry: u16, values: BootValues) -> Result<()> {
        let content = self.image_content(entry)?;
        let image = &mut self.boot_image_mut(entry)?.entry;
        values.set(image, &content)?;
        let first = image.platform;
        if let Some(boot) = self.options.boot.as_mut().filter(|_| entry == 1) {
            boot.platform = first;
        }
        Ok(())
    }
}

impl BootValues {
    fn set(self, entry: &mut BootEntry, content: &Recipe) -> Result<()> {
        if let Some(emulation) = self.emulation {
            (entry.emulation, entry.system_type) = emulated(emulation, content)?;
        }
        entry.platform = self.platform.map_or(entry.platform, BootPlatform::platform);
        entry.sector_count = self.load_size.unwrap_or(entry.sector_count);
        entry.bootable = self.bootable.unwrap_or(entry.bootable);
        Ok(())
    }
}

/// The boot catalog's values for an emulated disk: its type, and the type of its partition (El Torito, figure 4).
fn emulated(emulation: BootEmulation, content: &Recipe) -> Result<(Emulation, u8)> {
    match emulation {
        BootEmulation::None => Ok((Emulation::None, 0)),
        BootEmulation::Floppy => match u32::try_from(content.len()) {
            Ok(size @ (1_228_800 | 1_474_560 | 2_949_120)) => Ok((Emulation::Floppy(size), 0)),
            _ => Err((&NOT_A_FLOPPY).into()),
        },
        BootEmulation::HardDisk => {
            let sector = content.clone().into_source().read_up_to(0, 512)?;
            match sector.as_slice() {
                [.., 0x55, 0xAA] if sector.len() == 512 => {
                    Ok((Emulation::HardDisk, sector.get(PARTITION_TYPE_AT).copied().unwrap_or(0)))
                }
                _ => Err((&NOT_A_HARD_DISK).into()),
            }
        }
    }
}

/// Sets the length in the entry of a UEFI image; other entries have none.
fn set_length(entry: &mut BootEntry, length: u64) {
    if entry.platform == Platform::Uefi {
        entry.sector_count = usual_count(entry, length);
    }
}

/// Default number of 512-byte units to load. A UEFI image larger than 32 MiB has a count of 0, and firmware loads all
/// of it (UEFI 13.3.2.1).
fn usual_count(entry: &BootEntry, length: u64) -> u16 {
    match (entry.emulation, entry.platform) {
        (Emulation::None, Platform::Bios) => 4,
        (Emulation::None, _) => u16::try_from(length.div_ceil(512)).unwrap_or(0),
        _ => 1,
    }
}

/// A boot entry without emulation.
pub(super) const fn new_entry(platform: Platform, sector_count: u16) -> BootEntry {
    BootEntry {
        platform,
        emulation: Emulation::None,
        bootable: true,
        load_segment: 0,
        system_type: 0,
        sector_count,
        sector: 0,
        location: None,
        section: String::new(),
        begins_section: false,
        criteria: Vec::new(),
        at: 0,
    }
}

/// Position of an entry among the images.
fn place(entry: u16) -> Option<usize> {
    usize::from(entry).checked_sub(1)
}

fn no_entry(entry: u16) -> Error {
    Error::NotFound(format!("boot entry {entry}"))
}
