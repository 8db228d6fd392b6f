//! The formats that can be opened: plain images from the beginning, others once their code has been loaded.

use std::cell::RefCell;

use discern::formats::{DISCS, Formats, Module};
use discern::part::Part;
use wasm_split_helpers::wasm_split;

use crate::failures::Missing;

thread_local!(static LOADED: RefCell<Formats> = RefCell::new(Formats::core()));

#[wasm_split(discs, fallible)]
fn load_discs() -> Result<&'static Module, Missing> {
    Ok(&DISCS)
}

/// Those that have been loaded.
pub fn loaded() -> Formats {
    LOADED.with_borrow(Clone::clone)
}

/// Loads the formats of a part.
///
/// # Errors
/// Where the host does not send it; it may be asked again.
pub async fn load(part: Part) -> Result<(), Missing> {
    match part {
        Part::Core => {}
        Part::Discs => {
            let discs = load_discs().await?;
            LOADED.with_borrow_mut(|formats| formats.add(discs));
        }
    }
    Ok(())
}
