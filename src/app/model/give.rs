//! Actions that supply missing files of an image.

use leptos::prelude::*;
use web_sys::File;

use super::Model;
use crate::browser::case::lower;
use crate::browser::picker;

/// Extensions of files that could be another image as well as a missing part of this one.
const PARTS: [&str; 12] = ["bin", "img", "iso", "raw", "mdf", "dat", "cdr", "wav", "aiff", "flac", "mp3", "sub"];

/// A given file, and the missing one that it could be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Offer {
    /// Name of the given file.
    pub(crate) given: String,
    /// Name of the missing file.
    pub(crate) missing: String,
}

impl Model {
    /// Handles files given without a stated purpose: if their names match missing files they complete the image,
    /// otherwise they are another image. Asks the user if both are possible.
    pub(crate) fn take_files(self, files: Vec<File>) {
        let missing = self.session.summary_now().map(|summary| summary.missing.clone()).unwrap_or_default();
        let is_missing = |file: &File| missing.iter().any(|name| is_same(name, &file.name()));
        if files.is_empty() || missing.is_empty() {
            return self.open_files(files);
        }
        if files.iter().all(is_missing) {
            return self.add_files(files);
        }
        match (files.as_slice(), missing.as_slice()) {
            ([file], [missing]) if could_be_part(&file.name()) => {
                self.offer.set(Some(Offer { given: file.name(), missing: missing.clone() }));
                self.offered.set_value(files);
            }
            _ => self.open_files(files),
        }
    }

    /// The given file that the user is asked about.
    pub(crate) fn offer(self) -> Option<Offer> {
        self.offer.get()
    }

    /// Applies the user's answer: `Some(true)` if it is the missing file, `None` to do nothing.
    pub(crate) fn answer_offer(self, is_part: Option<bool>) {
        let offer = self.offer.update(Option::take);
        let files = self.offered.try_update_value(std::mem::take).unwrap_or_default();
        match (is_part, offer) {
            (Some(true), Some(offer)) => {
                self.add_files(files.iter().filter_map(|file| named(file, &offer.missing)).collect())
            }
            (Some(false), _) => self.open_files(files),
            _ => {}
        }
    }

    /// Lets the user choose a file for a missing one, whatever its name.
    pub(crate) fn pick_missing(self, name: String) {
        picker::pick_files(move |files| match files.as_slice() {
            [file] => self.add_files(named(file, &name).into_iter().collect()),
            _ => self.add_files(files),
        });
    }

    /// Opens the image again with additional files.
    fn add_files(self, files: Vec<File>) {
        let is_new = |file: &File| files.iter().all(|other| other.name() != file.name());
        let mut all: Vec<File> = self.session.files().into_iter().filter(is_new).collect();
        all.extend(files);
        self.open_files(all);
    }
}

/// The last part of a path of any operating system.
fn base(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name).trim()
}

fn is_same(one: &str, other: &str) -> bool {
    lower(base(one)) == lower(base(other))
}

fn could_be_part(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| PARTS.iter().any(|part| ending.eq_ignore_ascii_case(part)))
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
