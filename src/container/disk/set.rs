//! The files that a disk is opened from: parents and parts, found by identifier or by name.

use super::super::mapped::absent;
use super::{CIRCLE, FORMATS, Format, OTHER_PARENT, PARENT_MISSING, Virtual};
use crate::bytes::text;
use crate::error::{Error, Result};
use crate::findings::Findings;
use crate::limits;
use crate::source::{Files, NamedFile, Source};

/// Files opened together, and what each is used for.
pub(super) struct Set<'a> {
    files: &'a Files,
    /// The files being opened, each needed by the one before it.
    opening: Vec<&'a NamedFile>,
    used: Vec<&'a NamedFile>,
    /// Number of files below the first.
    pub(super) parents: u32,
    /// Names of files that are needed but missing.
    pub(super) missing: Vec<String>,
}

/// References to a parent.
pub(super) struct Parent {
    /// Its identifier, if the format records one.
    pub(super) id: Option<[u8; 16]>,
    /// Its name, or a description of it.
    pub(super) name: String,
    /// Length in bytes of the disk that needs it.
    pub(super) len: u64,
}

impl<'a> Set<'a> {
    pub(super) const fn new(files: &'a Files) -> Self {
        Self { files, opening: Vec::new(), used: Vec::new(), parents: 0, missing: Vec::new() }
    }

    /// Opens a file of the set.
    ///
    /// # Errors
    /// If it cannot be read, or needs itself.
    pub(super) fn open(&mut self, format: &Format, file: &NamedFile, findings: &mut Findings) -> Result<Virtual> {
        let own = self.files.all().iter().find(|own| std::ptr::eq(*own, file));
        let file = own.ok_or_else(|| Error::NotFound(format!("file “{}”", file.name)))?;
        if self.opening.iter().any(|open| std::ptr::eq(*open, file)) {
            return Err(CIRCLE.with(&[&file.name]).into());
        }
        if self.opening.len() >= limits::DISK_PARENTS {
            return Err(Error::OverLimit("parents of a disk"));
        }
        self.opening.push(file);
        self.used.push(file);
        let opened = (format.open)(file, self, findings);
        self.opening.pop();
        opened
    }

    /// Finds a needed file by its name.
    pub(super) fn part(&mut self, name: &str) -> Option<&'a NamedFile> {
        let found = self.files.all().iter().find(|file| is_named(file, name));
        match found {
            Some(file) => self.used.push(file),
            None => self.miss(name),
        }
        found
    }

    /// All files of the set.
    pub(super) fn files(&self) -> impl Iterator<Item = &'a NamedFile> + use<'a> {
        self.files.all().iter()
    }

    /// Marks a file as part of the disk.
    pub(super) fn mark(&mut self, file: &'a NamedFile) {
        self.used.push(file);
    }

    fn miss(&mut self, name: &str) {
        if self.missing.iter().all(|missing| missing != name) {
            self.missing.push(name.to_owned());
        }
    }

    /// The content of a parent. If the parent is missing, reading the content fails.
    ///
    /// # Errors
    /// If the parent exists but can't be opened.
    pub(super) fn parent(&mut self, format: &Format, parent: &Parent, findings: &mut Findings) -> Result<Source> {
        let files = self.files;
        self.parents = self.parents.saturating_add(1);
        let mut named = None;
        for file in files.all().iter().filter(|file| self.opening.last().is_none_or(|open| !std::ptr::eq(*open, *file)))
        {
            if let Some(id) = parent.id
                && (format.is)(file)?
                && (format.links)(file)?.id == Some(id)
            {
                return Ok(self.open(format, file, findings)?.content);
            }
            if named.is_none() && is_named(file, &parent.name) {
                named = Some(file);
            }
        }
        if let Some(file) = named {
            if parent.id.is_some() {
                findings.add(
                    &OTHER_PARENT,
                    0,
                    "the identifier that the image records",
                    format!("another in “{}”", file.name),
                );
            }
            return self.content_of(file, findings);
        }
        self.miss(&parent.name);
        findings.add(&PARENT_MISSING, 0, format!("“{}”", parent.name), "no such file");
        Ok(absent(&parent.name, parent.len))
    }

    /// The content of a file in any format, or in none.
    ///
    /// # Errors
    /// If it can't be opened.
    pub(super) fn content_of(&mut self, file: &'a NamedFile, findings: &mut Findings) -> Result<Source> {
        for format in FORMATS {
            if (format.is)(file)? {
                return Ok(self.open(format, file, findings)?.content);
            }
        }
        self.used.push(file);
        Ok(file.content.clone())
    }

    /// The disks in the files that weren't needed, with their names. Those that can't be opened are left out.
    pub(super) fn others(&self) -> Vec<(String, Source)> {
        let is_used = |file: &NamedFile| self.used.iter().any(|used| std::ptr::eq(*used, file));
        let disk = |file: &'a NamedFile| {
            let content = Set::new(self.files).content_of(file, &mut Findings::default());
            content.ok().map(|content| (file.name.clone(), content))
        };
        self.files.all().iter().filter(|file| !is_used(file)).filter_map(disk).collect()
    }

    /// Names of the files that weren't needed.
    pub(super) fn unused(&self) -> Vec<String> {
        let is_used = |file: &NamedFile| self.used.iter().any(|used| std::ptr::eq(*used, file));
        self.files.all().iter().filter(|file| !is_used(file)).map(|file| file.name.clone()).collect()
    }
}

/// Whether a file has this name, ignoring case and folders.
pub(super) fn is_named(file: &NamedFile, name: &str) -> bool {
    let base = name.rsplit(['/', '\\', ':']).next().unwrap_or(name).trim();
    file.name == base || text::lower(&file.name) == text::lower(base)
}
