//! The formats that can be opened: plain images from the beginning, others once their code has been loaded.

use std::cell::{Cell, RefCell};

use discern::error::Error;
use discern::findings::Findings;
use discern::formats::{ARCHIVES, DISCS, DISKS, Formats, Module, VOLUMES};
use discern::open::Image;
use discern::part::Part;
use wasm_split_helpers::wasm_split;

use crate::failures::Missing;

thread_local!(static LOADED: RefCell<Formats> = RefCell::new(Formats::core()));

#[wasm_split(discs, fallible)]
fn load_discs() -> Result<&'static Module, Missing> {
    Ok(&DISCS)
}

/// Looks for volumes within those of a disc: see [`Image::look_within`].
pub type LookWithin = fn(&mut Image, &Formats, &mut Findings) -> Result<(), Error>;

/// The formats of partitions, and what finds partitions.
struct Volumes {
    module: &'static Module,
    look_within: LookWithin,
}

static WITHIN: Volumes = Volumes { module: &VOLUMES, look_within: Image::look_within };

thread_local!(static LOOK_WITHIN: Cell<Option<LookWithin>> = const { Cell::new(None) });

#[wasm_split(volumes, fallible)]
fn load_volumes() -> Result<&'static Volumes, Missing> {
    Ok(&WITHIN)
}

/// What finds partitions, once it has been loaded with [`Part::Volumes`].
pub fn look_within() -> Option<LookWithin> {
    LOOK_WITHIN.get()
}

#[wasm_split(archives, fallible)]
fn load_archives() -> Result<&'static Module, Missing> {
    Ok(&ARCHIVES)
}

#[wasm_split(disks, fallible)]
fn load_disks() -> Result<&'static Module, Missing> {
    Ok(&DISKS)
}

/// The formats that have been loaded.
pub fn loaded() -> Formats {
    LOADED.with_borrow(Clone::clone)
}

/// Loads the formats of a part.
///
/// # Errors
/// If the host does not send it; it may be requested again.
pub async fn load(part: Part) -> Result<(), Missing> {
    let module = match part {
        Part::Core => return Ok(()),
        Part::Discs => load_discs().await?,
        Part::Volumes => {
            let volumes = load_volumes().await?;
            LOOK_WITHIN.set(Some(volumes.look_within));
            volumes.module
        }
        Part::Archives => load_archives().await?,
        Part::Disks => load_disks().await?,
    };
    LOADED.with_borrow_mut(|formats| formats.add(module));
    Ok(())
}

/// Loads the formats of all parts. One that cannot be loaded now is loaded when it is needed.
pub async fn load_all() {
    for part in Part::ALL {
        let _ = load(part).await;
    }
}
