//! One tree of one volume: a file system, the index of what has been listed of it, and the encoding of its names.

use std::borrow::Cow;
use std::rc::Rc;

use crate::bytes::text::Encoding;
use crate::disc::Volume;
use crate::error::{Error, Result};
use crate::findings::{Anomaly, Findings, Severity};
use crate::fs::FileSystem;
use crate::limits;
use crate::order::{SortedMap, sort};
use crate::source::{EntryShare, Recipe};
use crate::tree::{Directory, Index, Kind, Name, RowId};

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
    meaning: "With this directory the tree has more entries than can be shown. Those beyond the limit and all directories \
              that were not listed before are left out.",
    clause: None,
};

static UNREADABLE: Anomaly = Anomaly {
    code: "TREE-UNREADABLE",
    severity: Severity::Damage,
    structure: "Directory",
    meaning: "What is in it cannot be listed.",
    clause: None,
};

static SIZE_CONTRADICTED: Anomaly = Anomaly {
    code: "TREE-SIZE-CONTRADICTED",
    severity: Severity::Damage,
    structure: "Data Length",
    meaning: "Its data goes on behind the recorded end: another view of the volume says so, or the next file begins a \
              multiple of 4 GiB further on. A record of ISO 9660 holds only the low 32 bits of a larger size. The file is \
              saved from a view that has all of it, or else cut off.",
    clause: Some("ECMA-119 9.1.4"),
};

/// A size that lost its upper 32 bits is short by a multiple of this.
const WRAP: u64 = 1 << 32;

/// Maximum gap in bytes between two files, since data may be aligned to packets of 16 sectors.
const ALIGNMENT: u64 = 32 << 10;

/// Maximum gap in bytes between the last file and the end of the volume: padding and the anchors of UDF.
const PADDING: u64 = 1 << 20;

/// Declared and present size of a volume, in bytes from the start of its content.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wholeness {
    /// Declared size in bytes.
    pub declared: u64,
    /// Present size in bytes.
    pub actual: u64,
}

impl Wholeness {
    /// The state of the volume that lacks the most.
    pub fn of<'a>(views: impl IntoIterator<Item = &'a View>) -> Self {
        let all = views.into_iter().map(|view| Self {
            declared: view.volume.start.saturating_add(view.file_system().label().size),
            actual: view.volume.content.len(),
        });
        let short = |whole: &Self| i128::from(whole.declared).saturating_sub(i128::from(whole.actual));
        all.max_by_key(short).unwrap_or_default()
    }

    /// Number of missing bytes.
    #[must_use]
    pub const fn missing(&self) -> u64 {
        self.declared.saturating_sub(self.actual)
    }
}

/// A tree that can be walked, listed and searched.
pub struct View {
    /// Unique in its image, as in `rock-ridge`.
    pub id: String,
    /// Number of its volume in the image.
    pub volume_number: usize,
    /// The volume.
    pub volume: Volume,
    /// Entries listed so far.
    pub index: Index,
    file_system: Rc<dyn FileSystem>,
    chosen: Option<&'static Encoding>,
    guessed: &'static Encoding,
    /// Number of bytes in undeclared names when the encoding was guessed.
    guessed_from: usize,
    /// Position of the last listed directory, from which the walk continues.
    position: u64,
    /// Share of the index in the session's limit of entries.
    share: EntryShare,
    /// Files whose recorded size another structure contradicts.
    contradicted: SortedMap<RowId, Contradiction>,
    /// Whether sizes have been checked, which happens after everything is listed.
    is_judged: bool,
}

/// A larger size of a file according to another structure.
#[derive(Debug, Clone)]
struct Contradiction {
    size: u64,
    /// The complete content, if another view has it.
    whole: Option<Recipe>,
}

impl View {
    /// Makes a view without listed directories.
    #[must_use]
    pub fn new(id: String, volume_number: usize, volume: Volume, file_system: Rc<dyn FileSystem>) -> Self {
        let root = file_system.root();
        // The position of the root reveals directories that lead back to it.
        let location = file_system.extents(root).ok().and_then(|extents| extents.first().map(|first| first.start));
        let index = Index::new(root, location);
        let guessed = Encoding::UTF_8;
        let share = volume.content.pool().unwrap_or_default().entry_share();
        Self {
            share,
            id,
            volume_number,
            volume,
            index,
            file_system,
            chosen: None,
            guessed,
            guessed_from: 0,
            position: 0,
            contradicted: SortedMap::default(),
            is_judged: false,
        }
    }

    /// Replaces the file system by one with other entries, and the index.
    pub fn replace(&mut self, file_system: Rc<dyn FileSystem>, index: Index) {
        self.file_system = file_system;
        self.index = index;
    }

    /// Forgets what has been listed, which a tree of many entries takes megabytes for.
    pub fn forget(&mut self) {
        let root = self.file_system.root();
        self.index = Index::new(root, None);
        self.share = self.volume.content.pool().unwrap_or_default().entry_share();
        self.position = 0;
        self.contradicted = SortedMap::default();
        self.is_judged = false;
    }

    /// Replaces the file system by one with the same entries.
    pub fn set_file_system(&mut self, file_system: Rc<dyn FileSystem>) {
        self.file_system = file_system;
    }

    /// The file system; shared, so that long jobs can keep reading it.
    #[must_use]
    pub const fn file_system(&self) -> &Rc<dyn FileSystem> {
        &self.file_system
    }

    /// Lists a directory, unless it is listed already.
    ///
    /// # Errors
    /// None for damage: a directory that cannot be read is empty, with a finding, and so is one that exceeds the limits
    /// of a tree.
    pub fn expand(&mut self, directory: RowId, findings: &mut Findings) -> Result<()> {
        let Some(row) = self.index.row(directory) else { return Ok(()) };
        if self.index.directory(directory) != Directory::Unread {
            return Ok(());
        }
        let location = row.location.unwrap_or(0);
        self.position = row.place();
        let (node, file_system, share) = (row.node, Rc::clone(&self.file_system), &mut self.share);
        let (mut closed, mut is_full) = (Vec::new(), false);
        let index = &mut self.index;
        index.begin(directory);
        let listed = file_system.list_each(node, findings, &mut |entry| {
            if !share.take(1) {
                index.stop_growing();
            }
            is_full = index.add(directory, entry, &mut closed).is_err();
            !is_full
        });
        if let Err(error) = listed {
            let is_cut = matches!(error, Error::OverLimit(_));
            if is_cut {
                self.index.note_cut(directory);
            }
            // What was read up to a limit has a finding of its own.
            if !is_cut || self.index.children(directory).count() == 0 {
                let path = self.path(directory);
                findings.add(&UNREADABLE, self.volume.content.absolute(location), path, error.to_string());
            }
        }
        self.note_limits(directory, &closed, is_full, findings);
        self.guess();
        Ok(())
    }

    /// Whether a directory is listed only in part, since the tree or the directory has reached a limit.
    #[must_use]
    pub fn is_cut(&self, directory: RowId) -> bool {
        self.index.is_cut(directory)
    }

    /// Reports directories that are not followed, and one that exceeds the limit of a tree.
    fn note_limits(&self, directory: RowId, closed: &[RowId], is_full: bool, findings: &mut Findings) {
        let absolute = |id| {
            let location = self.index.row(id).and_then(|row| row.location).unwrap_or(0);
            self.volume.content.absolute(location)
        };
        for id in closed {
            findings.add(&LOOP, absolute(*id), "a directory of its own", self.path(*id));
        }
        if is_full {
            let (of_tree, in_all) = (limits::TREE_ENTRIES, limits::SESSION_ENTRIES);
            let expected = format!("at most {of_tree} entries, and {in_all} in all trees");
            findings.add(&TOO_MANY, absolute(directory), expected, self.path(directory));
        }
    }

    /// Lists the next unread directory in image order; false if none is left.
    ///
    /// # Errors
    /// The errors of [`View::expand`].
    pub fn walk(&mut self, findings: &mut Findings) -> Result<bool> {
        let Some(next) = self.index.next_unread(self.position) else {
            self.judge_sizes(findings);
            return Ok(false);
        };
        self.expand(next, findings)?;
        Ok(true)
    }

    /// The size of a file in another structure that contradicts its record.
    #[must_use]
    pub fn contradicted(&self, id: RowId) -> Option<u64> {
        self.contradicted.get(id).map(|by| by.size)
    }

    /// Files whose recorded size another structure contradicts.
    #[must_use]
    pub fn all_contradicted(&self) -> Vec<RowId> {
        self.contradicted.iter().map(|(id, _)| id).collect()
    }

    /// Whether the complete content of a truncated file comes from another view.
    #[must_use]
    pub fn is_corrected(&self, id: RowId) -> bool {
        self.whole(id).is_some()
    }

    fn whole(&self, id: RowId) -> Option<&Recipe> {
        self.contradicted.get(id)?.whole.as_ref()
    }

    /// Size of a row's content in bytes, as it is saved.
    #[must_use]
    pub fn size(&self, id: RowId) -> u64 {
        let recorded = || self.index.row(id).map_or(0, |row| row.size);
        self.whole(id).map_or_else(recorded, Recipe::len)
    }

    /// The content of a file, from another view if only that one has all of it.
    ///
    /// # Errors
    /// The errors of [`FileSystem::body`].
    pub fn body(&self, id: RowId) -> Result<Recipe> {
        if let Some(whole) = self.whole(id) {
            return Ok(whole.clone());
        }
        let row = self.index.row(id).filter(|row| row.kind == Kind::File);
        self.file_system.body(row.ok_or_else(|| Error::NotFound("such file".into()))?.node)
    }

    /// Saves a file from another view of the volume if that has more of it from the same byte on; returns false
    /// otherwise.
    pub fn correct(&mut self, id: RowId, (other, there): (&Self, RowId), findings: &mut Findings) -> bool {
        let (Some(row), Some(longer)) = (self.index.row(id), other.index.row(there)) else { return false };
        let is_longer = row.kind == Kind::File
            && longer.kind == Kind::File
            && self.volume_number == other.volume_number
            && row.location.is_some()
            && row.location == longer.location
            && row.size < longer.size;
        let Some(whole) =
            other.file_system.body(longer.node).ok().filter(|body| is_longer && body.len() == longer.size)
        else {
            return false;
        };
        let at = row.location.unwrap_or(0);
        let expected = format!("{} bytes in “{}”, by {}", longer.size, self.path(id), other.file_system.name());
        findings.add(
            &SIZE_CONTRADICTED,
            self.volume.content.absolute(at),
            expected,
            format!("{} bytes recorded", row.size),
        );
        let contradiction = Contradiction { size: longer.size, whole: Some(whole) };
        self.contradicted.insert(id, contradiction);
        true
    }

    /// Looks for files whose data continues for a multiple of 4 GiB after their recorded end: bridge discs have the
    /// full size of larger files only in UDF.
    fn judge_sizes(&mut self, findings: &mut Findings) {
        if std::mem::replace(&mut self.is_judged, true) {
            return;
        }
        let mut contradicted = Vec::new();
        let end = self.volume.start.saturating_add(self.file_system.label().size);
        if end > WRAP {
            let rows = || (0..self.index.len()).map(RowId).filter_map(|id| Some((id, self.index.row(id)?)));
            let mut starts: Vec<u64> = rows().filter_map(|(_, row)| row.location).collect();
            sort(&mut starts);
            for (id, row) in
                rows().filter(|(_, row)| row.kind == Kind::File && !row.flags.packed && !row.flags.scattered)
            {
                let Some(start) = row.location else { continue };
                let next = starts.get(starts.partition_point(|other| *other <= start)).copied();
                let room = next.unwrap_or(end).saturating_sub(start.saturating_add(row.size));
                let lost = room.saturating_sub(room % WRAP);
                let slack = if next.is_some() { ALIGNMENT } else { PADDING };
                if lost > 0 && room.saturating_sub(lost) < slack {
                    contradicted.push((id, Contradiction { size: row.size.saturating_add(lost), whole: None }));
                }
            }
        }
        for (id, Contradiction { size, .. }) in &contradicted {
            let recorded = self.index.row(*id).map_or(0, |row| row.size);
            let at = self.index.row(*id).and_then(|row| row.location).unwrap_or(0);
            let expected = format!("{size} bytes in “{}”, by where the next file begins", self.path(*id));
            let found = format!("{recorded} bytes recorded");
            findings.add(&SIZE_CONTRADICTED, self.volume.content.absolute(at), expected, found);
        }
        for (id, contradiction) in contradicted {
            if !self.contradicted.contains_key(id) {
                self.contradicted.insert(id, contradiction);
            }
        }
    }

    /// Lists all directories.
    ///
    /// # Errors
    /// The errors of [`View::expand`].
    pub fn walk_all(&mut self, findings: &mut Findings) -> Result<()> {
        while self.walk(findings)? {}
        Ok(())
    }

    /// Finds the row at a path such as `/boot/grub`, and lists the directories on the way.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is none.
    pub fn find(&mut self, path: &str, findings: &mut Findings) -> Result<RowId> {
        let mut at = RowId::ROOT;
        for part in path.split('/').filter(|part| !part.is_empty()) {
            self.expand(at, findings)?;
            let children = self.index.children(at);
            let spelled = self.file_system.spelled(part);
            let part = spelled.as_deref().unwrap_or(part);
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

    /// The encoding in which undeclared names are read.
    #[must_use]
    pub fn encoding(&self) -> &'static Encoding {
        self.chosen.unwrap_or(self.guessed)
    }

    /// The guessed encoding, whether or not another was chosen.
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

    /// Guesses again when there are many more names to guess from.
    fn guess(&mut self) {
        let names = self.index.undeclared_names();
        if names.len() > self.guessed_from.saturating_mul(2) || (self.guessed_from == 0 && !names.is_empty()) {
            self.guessed_from = names.len();
            self.guessed = self.file_system.guess_encoding(names);
        }
    }
}
