//! Makes new images from a tree, with presets for common purposes.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::blueprint::Blueprint;
use super::boot_change::new_entry;
use super::boot_files::find_ignoring_case;
use super::mode::Mode;
use super::udf::{Role, Udf};
use crate::boot::el_torito::Platform;
use crate::boot::files::UEFI_IMAGES;
use crate::bytes::time::Timestamp;
use crate::disc::partition::moved::SYSTEM_AREA;
use crate::error::{Error, Result};
use crate::fs::iso9660::write::{Boot, BootImage, ImagePlace, Options, TextField, Texts};
use crate::source::Recipe;
use crate::tree::{BodyId, Content, Draft, DraftId};

/// The kind of image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preset {
    /// Level 3 with Rock Ridge and Joliet.
    Data,
    /// Like `Data`, with UDF next to it, which players and Windows prefer.
    Udf,
    /// UDF alone, without ISO 9660.
    UdfOnly,
    /// All files in UDF, and in ISO 9660 only a note that says so, as on Windows installers; bootable if the tree has
    /// boot images.
    Installer,
    /// Like `Data`, and bootable from the boot images in the tree: ISOLINUX, GRUB 2 or Windows' loader, and one for
    /// UEFI.
    Bootable,
    /// Level 1 without extensions.
    Retro,
}

/// A boot loader that is started without emulation, and its requirements.
struct Loader {
    path: &'static str,
    /// Number of 512-byte units to load.
    load_size: u16,
    info_table: bool,
    grub2_pointer: bool,
    /// Paths of the loader's boot sector code for isohybrid images.
    stick: &'static [&'static str],
}

/// Boot loaders for BIOS, by the paths that their documentation gives.
static LOADERS: &[Loader] = &[
    isolinux("isolinux/isolinux.bin"),
    isolinux("boot/isolinux/isolinux.bin"),
    isolinux("syslinux/isolinux.bin"),
    isolinux("boot/syslinux/isolinux.bin"),
    GRUB,
    WINDOWS,
];

const GRUB: Loader = Loader {
    path: "boot/grub/i386-pc/eltorito.img",
    load_size: 4,
    info_table: true,
    grub2_pointer: true,
    stick: &["boot/grub/i386-pc/boot_hybrid.img"],
};

const WINDOWS: Loader =
    Loader { path: "boot/etfsboot.com", load_size: 8, info_table: false, grub2_pointer: false, stick: &[] };

const fn isolinux(path: &'static str) -> Loader {
    let stick = &["isolinux/isohdpfx.bin", "boot/isolinux/isohdpfx.bin", "syslinux/isohdpfx.bin"];
    Loader { path, load_size: 4, info_table: true, grub2_pointer: false, stick }
}

/// Loaders that find their files in UDF: all but ISOLINUX.
static READERS_OF_UDF: &[Loader] = &[GRUB, WINDOWS];

/// Name of the only file of ISO 9660 next to UDF that has all files.
const NOTE: &str = "README.TXT";

/// Text of that file.
const NOTE_TEXT: &str = "The files of this disc are in its UDF file system.\r\n\
                         To see them, open it on a system that reads UDF.\r\n";

/// Name of the boot catalog, which is next to the loader.
const CATALOG: &str = "boot.cat";

impl Blueprint {
    /// Makes a blueprint for a new image of a tree.
    ///
    /// # Errors
    /// [`Error::NotFound`] if it should be bootable but contains no boot image.
    pub fn new(draft: Draft, preset: Preset, texts: Texts, time: Timestamp) -> Result<Self> {
        let options = match preset {
            Preset::Data | Preset::Udf | Preset::Bootable => Options::data(time),
            Preset::Retro | Preset::Installer | Preset::UdfOnly => Options::retro(time),
        };
        let label = String::from_utf8_lossy(texts.get(TextField::Volume)).into_owned();
        let role = match preset {
            Preset::Udf => Some(Role::Shared { is_main: false }),
            Preset::UdfOnly => Some(Role::Alone),
            Preset::Installer => Some(Role::noted(NOTE, NOTE_TEXT)),
            Preset::Data | Preset::Bootable | Preset::Retro => None,
        };
        let udf = role.map(|role| Udf::new(role, &label));
        let mut blueprint = Self {
            draft,
            options: Options { texts, ..options },
            mode: Mode::default(),
            decisions: Vec::new(),
            system_area: [0; SYSTEM_AREA].into(),
            stick: None,
            tables: Vec::new(),
            appended: Vec::new(),
            content: Recipe::default().into_source(),
            volume_end: 0,
            root: 0,
            session_roots: Vec::new(),
            starts: Rc::default(),
            other_file_systems: Vec::new(),
            dropped: BTreeSet::new(),
            udf,
            hfs: None,
            lost_with_trees: None,
            is_unchanged: false,
            checksum: None,
            file_checksums: false,
            boot_files: Rc::default(),
        };
        match preset {
            Preset::Bootable if !blueprint.find_loaders(LOADERS)? => return Err(nothing_boots()),
            Preset::Installer => drop(blueprint.find_loaders(READERS_OF_UDF)?),
            Preset::Bootable | Preset::Data | Preset::Udf | Preset::UdfOnly | Preset::Retro => {}
        }
        blueprint.remember_boot_files();
        Ok(blueprint)
    }

    /// Makes the image bootable from boot images in the tree; returns whether there are any.
    fn find_loaders(&mut self, loaders: &'static [Loader]) -> Result<bool> {
        let bios = loaders.iter().find_map(|loader| Some((loader, file(&self.draft, loader.path)?)));
        let uefi = UEFI_IMAGES.iter().find_map(|path| file(&self.draft, path));
        let mut images = Vec::new();
        if let Some((loader, (_, body))) = bios {
            images.push(BootImage {
                entry: new_entry(Platform::Bios, loader.load_size),
                place: ImagePlace::Body(body),
                info_table: loader.info_table,
                is_stale: false,
                grub2_pointer: loader.grub2_pointer,
            });
            self.stick = self.stick_code(loader)?;
        }
        if let Some((_, body)) = uefi {
            images.push(uefi_image(&self.draft, body));
            // Windows' UEFI image looks for a disc to continue from.
            if bios.is_none_or(|(loader, _)| !loader.stick.is_empty()) {
                self.stick.get_or_insert_default();
            }
        }
        let Some(first) = images.first() else { return Ok(false) };
        let mut boot = Boot::new(&mut self.draft, first.entry.platform)?;
        boot.images = images;
        boot.reserve(&mut self.draft);
        if let Some((_, (id, _))) = bios {
            self.show_catalog(id, boot.catalog)?;
        }
        self.options.boot = Some(boot);
        Ok(true)
    }

    /// The loader's boot sector code for isohybrid images, if it is in the tree.
    fn stick_code(&self, loader: &Loader) -> Result<Option<Vec<u8>>> {
        let found = loader.stick.iter().find_map(|path| file(&self.draft, path));
        let body = found.and_then(|(_, body)| self.draft.body(body));
        Ok(body.map(|body| body.recipe.clone().into_source().read_up_to(0, 440)).transpose()?)
    }

    /// Adds the boot catalog as a file next to the loader, as is customary, unless the name is taken.
    fn show_catalog(&mut self, loader: DraftId, catalog: BodyId) -> Result<()> {
        let Some(directory) = self.draft.node(loader).map(|node| node.parent) else { return Ok(()) };
        if self.draft.child(directory, CATALOG).is_none() {
            let name = crate::tree::Name::Text(CATALOG.into());
            self.draft.add(directory, crate::tree::DraftNode::new(name, Content::File(catalog)))?;
        }
        Ok(())
    }
}

fn uefi_image(draft: &Draft, body: BodyId) -> BootImage {
    let length = draft.body(body).map_or(0, |body| body.recipe.len());
    // An image of more than 32 MiB has a count of 0, and UEFI loads all of it (UEFI 13.3.2.1).
    let count = u16::try_from(length.div_ceil(512)).unwrap_or(0);
    let entry = new_entry(Platform::Uefi, count);
    BootImage { entry, place: ImagePlace::Body(body), info_table: false, is_stale: false, grub2_pointer: false }
}

/// The file at a path, ignoring case.
fn file(draft: &Draft, path: &str) -> Option<(DraftId, BodyId)> {
    let id = find_ignoring_case(draft, path)?;
    match draft.node(id)?.content {
        Content::File(body) => Some((id, body)),
        _ => None,
    }
}

fn nothing_boots() -> Error {
    let loaders: Vec<&str> = LOADERS.iter().map(|loader| loader.path).chain(UEFI_IMAGES.iter().copied()).collect();
    Error::NotFound(format!("file in the folder that boots; looked for {}", loaders.join(", ")))
}
