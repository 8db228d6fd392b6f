//! Finds the data files of a track among the user's files by the names that the descriptor records.

use std::collections::BTreeSet;

use super::layout::{Footer, TrackBlock};
use crate::bytes::text;
use crate::findings::{Anomaly, Findings, Severity};
use crate::source::{Files, NamedFile, Recipe, Source};

static MISSING: Anomaly = Anomaly {
    code: "MDS-FILE-MISSING",
    severity: Severity::Damage,
    structure: "Footer of an Alcohol descriptor",
    meaning: "The sectors in this file can't be read without it. Open it together with the descriptor.",
    clause: None,
};

static RENAMED: Anomaly = Anomaly {
    code: "MDS-FILE-RENAMED",
    severity: Severity::Note,
    structure: "Footer of an Alcohol descriptor",
    meaning: "The file has another name than the descriptor records. The only file of this type was used.",
    clause: None,
};

/// Upper bound for the parts of a split data file: Alcohol numbers them with one or two digits.
const PARTS: u32 = 100;

/// Upper bound for the bytes of a name.
const NAME: usize = 1024;

/// The files in which data files are looked up.
pub(super) struct Parts<'a> {
    pub(super) descriptor: &'a NamedFile,
    pub(super) files: &'a Files,
    /// Names of files that are missing.
    pub(super) missing: BTreeSet<String>,
}

/// The joined data files of a track, up to the first one that is missing.
pub(super) struct Joined {
    pub(super) content: Source,
    /// True if the first file is missing.
    pub(super) is_missing: bool,
    /// True if no file is missing.
    pub(super) is_whole: bool,
}

impl Parts<'_> {
    /// Joins the files of a track. A split file is divided between sectors, and the track's offset counts from the
    /// start of the first part.
    pub(super) fn join(&mut self, block: &TrackBlock, findings: &mut Findings) -> Joined {
        let mut joined = Recipe::default();
        let mut found: Vec<Source> = Vec::new();
        let mut lost = 0_u32;
        for (nth, name) in (0_u64..).zip(self.names(block)) {
            // Each part has a footer of its own.
            let footer = nth.saturating_mul(size_of::<Footer>() as u64).saturating_add(block.footer.get().into());
            let at = self.descriptor.content.absolute(footer);
            let file = self.find(&name, at, findings).map(|file| file.content.clone());
            match file.filter(|content| !found.iter().any(|before| before.is_same(content))) {
                Some(content) if lost == 0 => {
                    joined.append(&Recipe::of(&content, 0..content.len()));
                    found.push(content);
                }
                Some(_) => {}
                None => {
                    findings.add(&MISSING, at, format!("the file “{name}”"), "it is missing");
                    self.missing.insert(name);
                    lost = lost.saturating_add(1);
                }
            }
        }
        Joined { content: joined.into_source(), is_missing: found.is_empty(), is_whole: lost == 0 }
    }

    /// Lists the names of the files. "*.mdf" stands for the name of the descriptor with that extension, so that both
    /// can be renamed.
    fn names(&self, block: &TrackBlock) -> Vec<String> {
        let base = base_of(&self.descriptor.name);
        let mut names: Vec<String> = Vec::new();
        for nth in 0..block.files.get().clamp(1, PARTS) {
            let recorded = self.recorded_name(block, nth).unwrap_or_else(|| "*.mdf".to_owned());
            let mut name = recorded.strip_prefix('*').map_or(recorded.clone(), |ending| format!("{base}{ending}"));
            if names.contains(&name) {
                // All parts may record the name of the first one; the files end in .mdf, .md1, .md2.
                name = format!("{}.md{nth}", base_of(&name));
            }
            names.push(name);
        }
        names
    }

    fn recorded_name(&self, block: &TrackBlock, nth: u32) -> Option<String> {
        let content = &self.descriptor.content;
        let first = u64::from(block.footer.get());
        let at = first.checked_add(u64::from(nth).checked_mul(size_of::<Footer>() as u64)?)?;
        let footer: Footer = content.read_struct(at).ok().filter(|_| first != 0)?;
        let bytes = content.read_up_to(footer.name.get().into(), NAME).ok()?;
        // Some descriptions of the format define this flag as one byte.
        let name = if footer.is_wide.get() & 0xFF == 0 {
            let bytes = bytes.split(|byte| *byte == 0).next()?;
            text::guess(bytes).decode(bytes).into_owned()
        } else {
            let units = bytes.as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit));
            text::of_utf_16(units.take_while(|unit| *unit != 0))
        };
        (!name.is_empty()).then_some(name)
    }

    /// Finds a file by its name, by the descriptor's name with the same extension, or as the only one with that
    /// extension.
    fn find(&self, name: &str, at: u64, findings: &mut Findings) -> Option<&NamedFile> {
        let ending = name.rsplit_once('.').map_or("mdf", |(_, ending)| ending);
        let beside = format!("{}.{ending}", base_of(&self.descriptor.name));
        if let Some(file) = self.files.find(name).or_else(|| self.files.find(&beside)) {
            self.files.take(file);
            return Some(file);
        }
        let mut alike = self.files.all().iter().filter(|file| file.has_extension(ending));
        let only = alike.next().filter(|_| alike.next().is_none())?;
        self.files.take(only);
        findings.add(&RENAMED, at, format!("the file “{name}”"), format!("“{}”", only.name));
        Some(only)
    }
}

/// A file name without its extension.
fn base_of(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(base, _)| base)
}
