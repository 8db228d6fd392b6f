//! SquashFS, archives and packed files as other programs write them: contents, packing, and damage.
#![allow(clippy::pedantic, clippy::restriction, reason = "tests may panic")]

mod cpio;
mod damage;
mod kept;
#[cfg(unix)]
mod older;
mod squashfs;
#[path = "../support/mod.rs"]
mod support;
mod tar;
mod zip;

use discern::findings::Findings;
use discern::open::Image;
use discern::source::Recipe;
use discern::tree::{Entry, Row, RowId};
use discern::view::View;

/// Stops tests of damage at allocations beyond its limit.
#[global_allocator]
static MEMORY: cap::Cap<std::alloc::System> = cap::Cap::new(std::alloc::System, 800 << 20);

/// The image's first view, asserted to have this id.
fn view<'a>(image: &'a mut Image, id: &str) -> &'a mut View {
    let view = image.views.first_mut().unwrap();
    assert_eq!(view.id, id);
    view
}

fn row<'a>(view: &'a mut View, path: &str) -> &'a Row {
    let id = view.find(path, &mut Findings::default()).unwrap();
    view.index.row(id).unwrap()
}

fn body(view: &mut View, path: &str) -> Recipe {
    let node = row(view, path).node;
    view.file_system().body(node).unwrap()
}

/// The root's entry of this name.
fn entry(view: &View, name: &str) -> Entry {
    let root = view.index.row(RowId::ROOT).unwrap().node;
    let entries = view.file_system().list(root, &mut Findings::default()).unwrap();
    entries.into_iter().find(|entry| entry.name.as_bytes() == name.as_bytes()).unwrap()
}
