//! Files that the user adds, under the names that changes use for them.

use std::collections::BTreeMap;
use std::io;
use std::rc::Rc;

use discern::edit::Supply;
use discern::error::{Error, Result};
use discern::protocol::AddedPart;
use discern::source::{Files, Recipe, Source};
use discern::tree::{Body, Content, Draft, DraftId, DraftNode, Name};
use web_sys::File;

use crate::browser::clock;
use crate::files::source::{FileSource, Reading};

/// The files that can be added.
pub struct AddedFiles {
    /// The image's own files, followed by the added ones: the position is the file's number.
    files: Files,
    parts: BTreeMap<String, Vec<Part>>,
}

/// A file or folder added under one name.
struct Part {
    /// Path below that name; empty for a single file.
    path: String,
    /// Number of the file, and its modification time in milliseconds since 1970; `None` for a folder.
    file: Option<(usize, f64)>,
}

impl AddedFiles {
    /// Begins with the image's own files.
    pub fn new(files: Files) -> Self {
        Self { files, parts: BTreeMap::new() }
    }

    /// Keeps files under a name. They must be appended to the files of the session, in this order.
    ///
    /// # Errors
    /// If the browser cannot read files.
    pub fn keep(
        &mut self,
        from: String,
        parts: Vec<AddedPart>,
        files: &[File],
        reading: &Rc<Reading>,
    ) -> io::Result<()> {
        let mut files = files.iter();
        let mut kept = Vec::new();
        for AddedPart { path, folder } in parts {
            let file = if folder { None } else { files.next() };
            if let Some(file) = file {
                let number = self.files.all().len();
                self.files.push(file.name(), Source::new(FileSource::added(file.clone(), Rc::clone(reading))?));
                kept.push(Part { path, file: Some((number, file.last_modified())) });
            } else if folder {
                kept.push(Part { path, file: None });
            }
        }
        // The browser's order is undefined, and the same folder must result in the same image.
        kept.sort_by(|a, b| a.path.cmp(&b.path));
        self.parts.insert(from, kept);
        Ok(())
    }

    /// Whether something was added under a name, or in a folder of that name.
    pub fn has(&self, from: &str) -> bool {
        self.find(from).is_some()
    }

    /// The names directly in a folder; `None` for a file.
    pub fn listing(&self, from: &str) -> Option<Vec<String>> {
        let (parts, below) = self.find(from)?;
        let (parts, below): (Vec<&Part>, _) = (parts.iter().collect(), below.to_owned());
        if parts.iter().any(|part| part.path == below && part.file.is_some()) {
            return None;
        }
        let prefix = if below.is_empty() { String::new() } else { format!("{below}/") };
        let inside = parts.iter().filter_map(|part| part.path.strip_prefix(&prefix));
        let mut names: Vec<String> = inside
            .filter_map(|path| path.split('/').next().filter(|name| !name.is_empty()))
            .map(str::to_owned)
            .collect();
        names.sort();
        names.dedup();
        Some(names)
    }

    /// The parts added under the longest name that `from` begins with, and the path in it.
    fn find<'a>(&self, from: &'a str) -> Option<(&[Part], &'a str)> {
        if let Some(parts) = self.parts.get(from) {
            return Some((parts, ""));
        }
        let cuts = from.rmatch_indices('/').map(|(at, _)| from.split_at(at));
        let found = cuts.into_iter().find_map(|(name, below)| Some((self.parts.get(name)?, below)));
        let (parts, below) = found?;
        let below = below.trim_start_matches('/');
        let is_there = |part: &Part| part.path == below || part.path.starts_with(&format!("{below}/"));
        parts.iter().any(is_there).then_some((parts.as_slice(), below))
    }

    fn file(&self, draft: &mut Draft, parent: DraftId, name: &str, (number, changed): (usize, f64)) -> Result<DraftId> {
        let content = self.files.all().get(number).map(|file| &file.content);
        let recipe = content.map(|content| Recipe::of(content, 0..content.len())).unwrap_or_default();
        let body = draft.add_body(Body { recipe, order: None, fills_sector: false })?;
        let mut node = DraftNode::new(Name::Text(name.to_owned()), Content::File(body));
        node.set_modified(Some(clock::timestamp(changed)));
        draft.add(parent, node)
    }
}

impl Supply for AddedFiles {
    fn supply(&mut self, from: &str, draft: &mut Draft, parent: DraftId, name: &str) -> Result<DraftId> {
        let (parts, below) = self.find(from).ok_or_else(|| not_added(from))?;
        if let Some(file) = parts.iter().find(|part| part.path == below).and_then(|part| part.file) {
            return self.file(draft, parent, name, file);
        }
        let root = draft.add(parent, DraftNode::directory(Name::Text(name.to_owned())))?;
        self.fill(parts, below, draft, root)?;
        Ok(root)
    }
}

impl AddedFiles {
    /// Puts everything that was added under a name into a directory.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is nothing; the errors of [`Draft::add`].
    pub fn supply_all(&self, from: &str, draft: &mut Draft, directory: DraftId) -> Result<()> {
        let (parts, below) = self.find(from).ok_or_else(|| not_added(from))?;
        self.fill(parts, below, draft, directory)
    }

    /// Puts everything below a path into a directory.
    fn fill(&self, parts: &[Part], below: &str, draft: &mut Draft, root: DraftId) -> Result<()> {
        let prefix = if below.is_empty() { String::new() } else { format!("{below}/") };
        // Folders by path: otherwise a folder would be searched again for each of its files.
        let mut folders: BTreeMap<String, DraftId> = BTreeMap::from([(String::new(), root)]);
        for part in parts {
            let Some(path) = part.path.strip_prefix(&prefix).filter(|path| !path.is_empty()) else { continue };
            let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
            let directory = directory(draft, &mut folders, folder)?;
            match part.file {
                Some(file) => drop(self.file(draft, directory, name, file)?),
                None => drop(self::directory(draft, &mut folders, path)?),
            }
        }
        Ok(())
    }
}

fn not_added(from: &str) -> Error {
    Error::NotFound(format!("file “{from}” among the added files"))
}

/// The directory at a path, made if it does not exist.
fn directory(draft: &mut Draft, folders: &mut BTreeMap<String, DraftId>, path: &str) -> Result<DraftId> {
    if let Some(found) = folders.get(path) {
        return Ok(*found);
    }
    let (parent, name) = path.rsplit_once('/').unwrap_or(("", path));
    let parent = directory(draft, folders, parent)?;
    let made = draft.add(parent, DraftNode::directory(Name::Text(name.to_owned())))?;
    folders.insert(path.to_owned(), made);
    Ok(made)
}
