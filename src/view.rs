//! One tree of one volume: a file system, the index of what has been listed of it, and the encoding of its names.

use std::borrow::Cow;
use std::rc::Rc;

use crate::bytes::text::{self, Encoding};
use crate::disc::Volume;
use crate::error::{Error, Result};
use crate::findings::{Anomaly, Findings, Severity};
use crate::fs::FileSystem;
use crate::limits;
use crate::tree::{Directory, Entry, Index, Name, RowId};

static LOOP: Anomaly = Anomaly {
    code: "TREE-LOOP",
    severity: Severity::Damage,
    structure: "Directory",
    meaning: "The directory leads back into itself or is named over and over, so it is not followed.",
    clause: None,
};

static TOO_MANY: Anomaly = Anomaly {
    code: "TREE-LIMIT",
    severity: Severity::Damage,
    structure: "Directory",
    meaning: "With this directory the tree has more entries than can be shown; it and all that follow are left out.",
    clause: None,
};

static UNREADABLE: Anomaly = Anomaly {
    code: "TREE-UNREADABLE",
    severity: Severity::Damage,
    structure: "Directory",
    meaning: "What is in it cannot be listed.",
    clause: None,
};

/// A tree that can be walked, listed and searched.
pub struct View {
    /// Unique in its image, as in `rock-ridge`.
    pub id: String,
    /// Which of the image's volumes it is of.
    pub volume_number: usize,
    /// That volume.
    pub volume: Volume,
    /// All that has been listed so far.
    pub index: Index,
    file_system: Rc<dyn FileSystem>,
    chosen: Option<&'static Encoding>,
    guessed: &'static Encoding,
    /// Undeclared bytes there were when the guess was made.
    guessed_from: usize,
    /// Where the last directory listed lay: the walk goes on from there.
    position: u64,
}

impl View {
    /// A view of which nothing has been listed.
    #[must_use]
    pub fn new(id: String, volume_number: usize, volume: Volume, file_system: Rc<dyn FileSystem>) -> Self {
        let root = file_system.root();
        // Where it lies makes a directory that leads back to the root known for what it is.
        let location = file_system.extents(root).ok().and_then(|extents| extents.first().map(|first| first.start));
        let index = Index::new(root, location);
        let guessed = Encoding::UTF_8;
        Self { id, volume_number, volume, index, file_system, chosen: None, guessed, guessed_from: 0, position: 0 }
    }

    /// The file system behind it; shared, so that a long job can go on reading it.
    #[must_use]
    pub const fn file_system(&self) -> &Rc<dyn FileSystem> {
        &self.file_system
    }

    /// Lists a directory, unless it has been.
    ///
    /// # Errors
    /// None from the image itself: a directory that cannot be read is empty and a finding, and so is all that goes
    /// beyond the limits of a tree.
    pub fn expand(&mut self, directory: RowId, findings: &mut Findings) -> Result<()> {
        let Some(row) = self.index.row(directory) else { return Ok(()) };
        if self.index.directory(directory) != Directory::Unread {
            return Ok(());
        }
        let location = row.location.unwrap_or(0);
        self.position = location;
        match self.file_system.list(row.node, findings) {
            Ok(entries) => self.attach(directory, entries, findings),
            Err(error) => {
                let path = self.path(directory);
                findings.add(&UNREADABLE, self.volume.content.absolute(location), path, error.to_string());
                self.index.give_up(directory)?;
            }
        }
        self.guess();
        Ok(())
    }

    fn attach(&mut self, directory: RowId, entries: Vec<Entry>, findings: &mut Findings) {
        let absolute = |index: &Index, id| {
            let location = index.row(id).and_then(|row| row.location).unwrap_or(0);
            self.volume.content.absolute(location)
        };
        match self.index.attach(directory, entries) {
            Ok(closed) => {
                for closed in closed {
                    let path = self.path(closed);
                    findings.add(&LOOP, absolute(&self.index, closed), "a directory of its own", path);
                }
            }
            Err(_) => {
                let expected = format!("at most {} entries in all", limits::TREE_ENTRIES);
                findings.add(&TOO_MANY, absolute(&self.index, directory), expected, self.path(directory));
            }
        }
    }

    /// Lists the next unread directory in the order of the image; false when there is none left.
    ///
    /// # Errors
    /// As [`View::expand`].
    pub fn walk(&mut self, findings: &mut Findings) -> Result<bool> {
        let Some(next) = self.index.next_unread(self.position) else { return Ok(false) };
        self.expand(next, findings)?;
        Ok(true)
    }

    /// Lists all there is.
    ///
    /// # Errors
    /// As [`View::expand`].
    pub fn walk_all(&mut self, findings: &mut Findings) -> Result<()> {
        while self.walk(findings)? {}
        Ok(())
    }

    /// The row at a path such as `/boot/grub`, listing what lies on the way.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is none.
    pub fn find(&mut self, path: &str, findings: &mut Findings) -> Result<RowId> {
        let mut at = RowId::ROOT;
        for part in path.split('/').filter(|part| !part.is_empty()) {
            self.expand(at, findings)?;
            let children = self.index.children(at);
            let found = children.map(RowId).find(|id| self.index.name(*id, self.encoding()) == part);
            at = found.ok_or_else(|| Error::NotFound(format!("“{path}” in the view {}", self.id)))?;
        }
        Ok(at)
    }

    /// A row's path from the root.
    #[must_use]
    pub fn path(&self, id: RowId) -> String {
        self.index.path(id, self.encoding())
    }

    /// A row's name.
    #[must_use]
    pub fn name(&self, id: RowId) -> Cow<'_, str> {
        self.index.name(id, self.encoding())
    }

    /// A name of an entry as text.
    #[must_use]
    pub fn text<'a>(&self, name: &'a Name) -> Cow<'a, str> {
        match name {
            Name::Text(text) => Cow::Borrowed(text),
            Name::Bytes(bytes) => self.encoding().decode(bytes),
        }
    }

    /// What undeclared names are read as.
    #[must_use]
    pub fn encoding(&self) -> &'static Encoding {
        self.chosen.unwrap_or(self.guessed)
    }

    /// The guess, whatever has been chosen.
    #[must_use]
    pub const fn guessed(&self) -> &'static Encoding {
        self.guessed
    }

    /// Whether any name so far needs an encoding.
    #[must_use]
    pub fn has_undeclared_names(&self) -> bool {
        !self.index.undeclared_names().is_empty()
    }

    /// Sets the encoding; `None` goes back to the guess.
    pub fn choose_encoding(&mut self, encoding: Option<&'static Encoding>) {
        self.chosen = encoding;
    }

    /// Guesses again once there is notably more to guess from.
    fn guess(&mut self) {
        let names = self.index.undeclared_names();
        if names.len() > self.guessed_from.saturating_mul(2) || (self.guessed_from == 0 && !names.is_empty()) {
            self.guessed_from = names.len();
            self.guessed = text::guess(names);
        }
    }
}
