//! Values of the volume and its entries, for forms.

use discern::edit::{Blueprint, BootEmulation, BootPlatform};
use discern::error::Result;
use discern::fs::iso9660::write::{BootImage, ImagePlace, TextField};
use discern::protocol::{
    AttributeValues, BootEntryInfo, BootSetting, FatImage, FatItem, FatPartition, VolumeInfo, VolumeText,
};
use discern::tree::{BodyId, Content, Draft, DraftNode};

/// Permission bits.
const PERMISSIONS: u32 = 0o7777;

/// Platforms, and the protocol's words for them.
pub const PLATFORMS: [(BootPlatform, &str); 4] = [
    (BootPlatform::Bios, "bios"),
    (BootPlatform::Uefi, "uefi"),
    (BootPlatform::Powerpc, "powerpc"),
    (BootPlatform::Mac, "mac"),
];

/// Emulations, and the protocol's words for them.
pub const EMULATIONS: [(BootEmulation, &str); 3] =
    [(BootEmulation::None, "none"), (BootEmulation::Floppy, "floppy"), (BootEmulation::HardDisk, "hard-disk")];

/// All values of a volume that can be set.
pub fn info(blueprint: &Blueprint) -> VolumeInfo {
    let (texts, dates) = (&blueprint.options.texts, &blueprint.options.dates);
    let text = |bytes: &[u8]| Some(String::from_utf8_lossy(bytes).trim_end().to_owned());
    let images = blueprint.options.boot.iter().flat_map(|boot| &boot.images);
    VolumeInfo {
        text: VolumeText {
            volume: text(texts.get(TextField::Volume)),
            system: text(texts.get(TextField::System)),
            volume_set: text(texts.get(TextField::VolumeSet)),
            publisher: text(texts.get(TextField::Publisher)),
            data_preparer: text(texts.get(TextField::Preparer)),
            application: text(texts.get(TextField::Application)),
            copyright_file: text(texts.get(TextField::Copyright)),
            abstract_file: text(texts.get(TextField::Abstract)),
            bibliographic_file: text(texts.get(TextField::Bibliography)),
            created: Some(dates.creation.seconds),
            modified: Some(dates.modification.seconds),
            expires: dates.expiration.map(|at| at.seconds),
            effective: dates.effective.map(|at| at.seconds),
        },
        partitions: blueprint
            .fat_partitions()
            .into_iter()
            .map(|(number, size)| FatPartition { number, size })
            .collect(),
        boot: (1..).zip(images).map(|(number, image)| entry(blueprint, number, image)).collect(),
    }
}

/// Names a FAT image as in changes.
pub fn fat_image(image: FatImage) -> String {
    match image {
        FatImage::Entry(entry) => entry.to_string(),
        FatImage::Partition(number) => format!("partition {number}"),
    }
}

/// Lists a directory of a FAT image.
///
/// # Errors
/// The errors of [`Blueprint::fat_list`].
pub fn fat_files(blueprint: &Blueprint, image: FatImage, path: &str) -> Result<Vec<FatItem>> {
    let items = blueprint.fat_list(&fat_image(image), path)?.into_iter();
    Ok(items.map(|item| FatItem { name: item.name, folder: item.is_directory, size: item.size.into() }).collect())
}

fn entry(blueprint: &Blueprint, number: u16, image: &BootImage) -> BootEntryInfo {
    let draft = &blueprint.draft;
    let body = match image.place {
        ImagePlace::Body(body) => Some(body),
        ImagePlace::Behind(_) => None,
    };
    BootEntryInfo {
        setting: BootSetting {
            platform: BootPlatform::of(image.entry.platform).and_then(|known| word(&PLATFORMS, known)),
            emulation: BootEmulation::of(image.entry.emulation).and_then(|known| word(&EMULATIONS, known)),
            load_size: Some(image.entry.sector_count),
            bootable: Some(image.entry.bootable),
        },
        path: body.and_then(|body| path(draft, body)),
        size: body.and_then(|body| draft.body(body)).map_or(0, |body| body.recipe.len()),
        replaceable: body.is_some(),
        fat: fat_files(blueprint, FatImage::Entry(number), "/").is_ok(),
    }
}

/// The protocol's word for a value.
fn word<T: PartialEq>(words: &[(T, &str)], value: T) -> Option<String> {
    words.iter().find(|(known, _)| *known == value).map(|(_, word)| (*word).to_owned())
}

/// Path of the file with this data.
fn path(draft: &Draft, body: BodyId) -> Option<String> {
    let has_it = |id: &discern::tree::DraftId| {
        draft.node(*id).is_some_and(|node| matches!(node.content, Content::File(of) if of == body))
    };
    draft.walk().into_iter().find(has_it).map(|id| draft.path(id))
}

/// All values of an entry that can be set.
pub fn attributes(draft: &Draft, node: &DraftNode) -> AttributeValues {
    AttributeValues {
        mode: node.posix.map(|posix| posix.mode & PERMISSIONS),
        uid: node.posix.map(|posix| posix.uid),
        gid: node.posix.map(|posix| posix.gid),
        modified: node.times().modified.map(|at| at.seconds),
        hidden: Some(node.hidden),
        target: match &node.content {
            Content::Symlink(target) => Some(draft.text(target).into_owned()),
            _ => None,
        },
    }
}
