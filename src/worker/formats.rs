//! The formats that can be opened: plain images of ISO 9660 from the beginning, others once their code has been loaded.

use std::cell::{Cell, RefCell};

use discern::error::Error;
use discern::findings::Findings;
use discern::formats::{ARCHIVES, CORE, DISCS, DISKS, Formats, Module, SYSTEMS, VOLUMES};
use discern::open::{self, Image};
use discern::part::Part;
use discern::source::Files;
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::wasm_split;

use crate::failures::Missing;
use crate::files::storage;

/// Opens files of any format: see [`open::open_with`].
pub type Open = fn(&Formats, Files, &mut Findings) -> Result<Image, Error>;

/// Looks for volumes within those of a disc: see [`Image::look_within`].
pub type LookWithin = fn(&mut Image, &Formats, &mut Findings) -> Result<(), Error>;

/// Code that recognizes images, and finds the volumes inside them.
#[derive(Clone, Copy)]
pub struct Recognition {
    module: &'static Module,
    /// Opens files of any format.
    pub open: Open,
    /// Looks for volumes within those of a disc.
    pub look_within: LookWithin,
}

static RECOGNITION: Recognition = Recognition { module: &CORE, open: open::open_with, look_within: Image::look_within };

thread_local! {
    static LOADED: RefCell<Formats> = RefCell::default();
    static RECOGNITION_HERE: Cell<Option<&'static Recognition>> = const { Cell::new(None) };
}

#[wasm_split(core, fallible)]
fn load_core() -> Result<&'static Recognition, Missing> {
    Ok(&RECOGNITION)
}

/// Code that recognizes images, once it has been loaded with [`Part::Core`].
pub fn recognition() -> Option<&'static Recognition> {
    RECOGNITION_HERE.get()
}

#[wasm_split(discs, fallible)]
fn load_discs() -> Result<&'static Module, Missing> {
    Ok(&DISCS)
}

#[wasm_split(volumes, fallible)]
fn load_volumes() -> Result<&'static Module, Missing> {
    Ok(&VOLUMES)
}

#[wasm_split(archives, fallible)]
fn load_archives() -> Result<&'static Module, Missing> {
    Ok(&ARCHIVES)
}

#[wasm_split(disks, fallible)]
fn load_disks() -> Result<&'static Module, Missing> {
    Ok(&DISKS)
}

#[wasm_split(systems, fallible)]
fn load_systems() -> Result<&'static Module, Missing> {
    Ok(&SYSTEMS)
}

/// The formats that have been loaded.
pub fn loaded() -> Formats {
    LOADED.with_borrow(Clone::clone)
}

/// Loads the formats of a part, or opens the shelf.
///
/// # Errors
/// If the host does not send it; it may be requested again.
pub async fn load(part: Part) -> Result<(), Missing> {
    let module = match part {
        Part::Core => {
            // What needs it mostly needs other file systems, too, which would otherwise be requested only after it.
            spawn_local(async { load_volumes().await.map_or((), add) });
            let recognition = load_core().await?;
            RECOGNITION_HERE.set(Some(recognition));
            recognition.module
        }
        Part::Discs => load_discs().await?,
        Part::Volumes => load_volumes().await?,
        Part::Archives => load_archives().await?,
        Part::Disks => load_disks().await?,
        Part::Systems => load_systems().await?,
        Part::Storage => return storage::open().await,
    };
    add(module);
    Ok(())
}

fn add(module: &'static Module) {
    LOADED.with_borrow_mut(|formats| formats.add(module));
}

/// Loads the formats of all parts, and what opens the shelf. One that cannot be loaded now is loaded when it is needed.
pub async fn load_all() {
    for part in Part::ALL {
        let _ = load(part).await;
    }
    let _ = storage::load().await;
}
