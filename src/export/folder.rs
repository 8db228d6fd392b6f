//! Saves a selection as files and directories in a folder on the user's computer.

use std::rc::Rc;

use super::item::{Content, Item};
use super::notes::Notes;
use super::selection::Plan;
use crate::error::Result;
use crate::fs::FileSystem;
use crate::source::Recipe;

/// The next thing to write.
#[derive(Debug)]
pub enum Writing {
    /// A directory with this path, separated by `/`.
    Directory(String),
    /// A file.
    File {
        /// Path, separated by `/`; its directories may not exist yet.
        path: String,
        /// Content.
        recipe: Recipe,
    },
}

/// The items of a plan, to be written one after the other.
pub struct Folder {
    file_system: Rc<dyn FileSystem>,
    items: std::vec::IntoIter<Item>,
    size: u64,
    notes: Notes,
}

impl Folder {
    /// Begins with a plan whose entries belong to this file system.
    #[must_use]
    pub fn new(file_system: Rc<dyn FileSystem>, mut plan: Plan) -> Self {
        plan.sort_by_place();
        Self { file_system, size: plan.size(), items: plan.items.into_iter(), notes: plan.notes }
    }

    /// Size of all items in bytes.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The next thing to write. Links are left out, since a browser cannot make them.
    ///
    /// # Errors
    /// The errors of [`Item::content`].
    pub fn next_writing(&mut self) -> Result<Option<Writing>> {
        for item in self.items.by_ref() {
            match item.content(self.file_system.as_ref())? {
                Content::Directory => return Ok(Some(Writing::Directory(item.path))),
                Content::Whole(recipe) => return Ok(Some(Writing::File { path: item.path, recipe })),
                Content::Cut(recipe) => {
                    let path = item.partial_path();
                    let (here, size) = (recipe.len(), item.size);
                    self.notes.add(format!("Only {here} of {size} bytes are in the image: “{path}”."));
                    return Ok(Some(Writing::File { path, recipe }));
                }
                Content::Link(target) => {
                    let path = item.path;
                    self.notes.add(format!("“{path}” is a link to “{target}”, which a browser can't make."));
                }
                Content::Nothing(why) => self.notes.add(format!("“{}” was left out: {why}.", item.path)),
            }
        }
        Ok(None)
    }

    /// Adds a note for the user.
    pub fn note(&mut self, note: String) {
        self.notes.add(note);
    }

    /// Notes for the user.
    #[must_use]
    pub fn into_notes(self) -> Notes {
        self.notes
    }
}
