//! Actions that supply missing files of an image.

use discern::endings;
use leptos::prelude::*;
use web_sys::{Event, File};

use super::{Model, beside, closing, sums};
use crate::browser::case::lower;
use crate::browser::picker;

/// A file of the user, and the missing one that it could be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Offer {
    /// Name of the user's file.
    pub(crate) given: String,
    /// Name of the missing file.
    pub(crate) missing: String,
}

/// Lets the user choose files and opens them.
pub(crate) fn pick_files() {
    // `start.js` opens the picker, and hands over what is chosen as on the welcome screen.
    if let Ok(event) = Event::new("pick") {
        let _ = window().dispatch_event(&event);
    }
}

/// Handles files without a stated purpose: lists of checksums are compared with the image, files whose names match
/// missing ones complete it, and others are another image. Asks the user if both are possible.
pub(crate) fn take_files(model: Model, files: Vec<File>) {
    let files = sums::without_lists(model, files);
    let missing = model.session.summary_now().map(|summary| summary.missing.clone()).unwrap_or_default();
    let is_missing = |file: &File| missing.iter().any(|name| is_same(name, &file.name()));
    if files.is_empty() || missing.is_empty() {
        return beside::open_files(model, files);
    }
    if files.iter().all(is_missing) {
        return add_files(model, files);
    }
    match (files.as_slice(), missing.as_slice()) {
        ([file], [missing]) if could_be_part(&file.name()) => {
            model.offer.set(Some(Offer { given: file.name(), missing: missing.clone() }));
            model.offered.set_value(files);
        }
        _ => beside::open_files(model, files),
    }
}

/// The file that the user is asked about.
pub(crate) fn offer(model: Model) -> Option<Offer> {
    model.offer.get()
}

/// Applies the user's answer: `Some(true)` if it is the missing file, `None` to do nothing.
pub(crate) fn answer_offer(model: Model, is_part: Option<bool>) {
    let offer = model.offer.update(Option::take);
    let files = model.offered.try_update_value(std::mem::take).unwrap_or_default();
    match (is_part, offer) {
        (Some(true), Some(offer)) => {
            add_files(model, files.iter().filter_map(|file| named(file, &offer.missing)).collect())
        }
        (Some(false), _) => beside::open_files(model, files),
        _ => {}
    }
}

/// Lets the user choose a file for a missing one, whatever its name.
pub(crate) fn pick_missing(model: Model, name: String) {
    picker::pick_files(move |files| match files.as_slice() {
        [file] => add_files(model, named(file, &name).into_iter().collect()),
        _ => add_files(model, files),
    });
}

/// Opens the image again with additional files.
fn add_files(model: Model, files: Vec<File>) {
    let is_new = |file: &File| files.iter().all(|other| other.name() != file.name());
    let mut all: Vec<File> = model.session.files().into_iter().filter(is_new).collect();
    all.extend(files);
    closing::reopen(model, all);
}

/// The last part of a path of any operating system.
fn base(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name).trim()
}

fn is_same(one: &str, other: &str) -> bool {
    lower(base(one)) == lower(base(other))
}

/// Whether a file could be another image as well as a missing part of this one.
fn could_be_part(name: &str) -> bool {
    endings::PARTS.iter().any(|part| endings::is_any(name, part))
}

/// The same file under the name that its descriptor uses. The browser keeps a reference, so nothing is copied.
fn named(file: &File, name: &str) -> Option<File> {
    if is_same(&file.name(), name) {
        return Some(file.clone());
    }
    File::new_with_blob_sequence(&js_sys::Array::of1(file), base(name)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_without_path_and_case() {
        assert!(is_same("C:\\dir\\Track 01.BIN", "track 01.bin"));
        assert!(!is_same("a.bin", "b.bin"));
        assert!(could_be_part("other.IMG") && !could_be_part("other.cue") && !could_be_part("bin"));
    }
}
