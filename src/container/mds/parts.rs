//! The data files of a track: what the descriptor calls them, and which of the given files they are.

use std::collections::BTreeSet;

use super::layout::{Footer, TrackBlock};
use crate::bytes::text;
use crate::findings::{Anomaly, Findings, Severity};
use crate::source::{Files, NamedFile, Recipe, Source};

static MISSING: Anomaly = Anomaly {
    code: "MDS-FILE-MISSING",
    severity: Severity::Damage,
    structure: "Footer of an Alcohol descriptor",
    meaning: "The sectors in that file cannot be read until it is given too.",
    clause: None,
};

static RENAMED: Anomaly = Anomaly {
    code: "MDS-FILE-RENAMED",
    severity: Severity::Note,
    structure: "Footer of an Alcohol descriptor",
    meaning: "The only given file of that kind was taken, although it has another name.",
    clause: None,
};

/// Parts of a split data file. Alcohol numbers them with one or two digits.
const PARTS: u32 = 100;

/// Bytes of a name.
const NAME: usize = 1024;

/// Finds data files.
pub(super) struct Parts<'a> {
    pub(super) descriptor: &'a NamedFile,
    pub(super) files: &'a Files,
    /// Names of files that were not given.
    pub(super) missing: BTreeSet<String>,
}

/// The data files of a track, joined, as far as they were given without a hole.
pub(super) struct Joined {
    pub(super) content: Source,
    /// None of it was given.
    pub(super) is_missing: bool,
    /// All of it was given.
    pub(super) is_whole: bool,
}

impl Parts<'_> {
    /// Joins the files of a track; a split file is cut between sectors, and the track's offset counts in the first.
    pub(super) fn join(&mut self, block: &TrackBlock, findings: &mut Findings) -> Joined {
        let at = self.descriptor.content.absolute(block.footer.get().into());
        let mut joined = Recipe::default();
        let mut found: Vec<Source> = Vec::new();
        let mut lost = 0_u32;
        for name in self.names(block) {
            let file = self.find(&name, at, findings).map(|file| file.content.clone());
            match file.filter(|content| !found.iter().any(|before| before.is_same(content))) {
                Some(content) if lost == 0 => {
                    joined.append(&Recipe::of(&content, 0..content.len()));
                    found.push(content);
                }
                Some(_) => {}
                None => {
                    findings.add(&MISSING, at, format!("the file “{name}”"), "it was not given");
                    self.missing.insert(name);
                    lost = lost.saturating_add(1);
                }
            }
        }
        Joined { content: joined.into_source(), is_missing: found.is_empty(), is_whole: lost == 0 }
    }

    /// The files' names; "*.mdf" is the descriptor's own name with that ending, so that both can be renamed.
    fn names(&self, block: &TrackBlock) -> Vec<String> {
        let base = base_of(&self.descriptor.name);
        let mut names: Vec<String> = Vec::new();
        for nth in 0..block.files.get().clamp(1, PARTS) {
            let recorded = self.recorded_name(block, nth).unwrap_or_else(|| "*.mdf".to_owned());
            let mut name = recorded.strip_prefix('*').map_or(recorded.clone(), |ending| format!("{base}{ending}"));
            if names.contains(&name) {
                // All parts may have the first one's name; on disk they are .mdf, .md1, .md2.
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
        // The flag is one byte wide in some descriptions of the format.
        let name = if footer.is_wide.get() & 0xFF == 0 {
            let bytes = bytes.split(|byte| *byte == 0).next()?;
            text::guess(bytes).decode(bytes).into_owned()
        } else {
            let units = bytes.as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit));
            char::decode_utf16(units.take_while(|unit| *unit != 0)).map(|it| it.unwrap_or('\u{FFFD}')).collect()
        };
        (!name.is_empty()).then_some(name)
    }

    /// By the name; by the descriptor's name with the same ending; or the only one with that ending.
    fn find(&self, name: &str, at: u64, findings: &mut Findings) -> Option<&NamedFile> {
        let ending = name.rsplit_once('.').map_or("mdf", |(_, ending)| ending);
        let beside = format!("{}.{ending}", base_of(&self.descriptor.name));
        if let Some(file) = self.files.find(name).or_else(|| self.files.find(&beside)) {
            return Some(file);
        }
        let mut alike = self.files.all().iter().filter(|file| file.has_extension(ending));
        let only = alike.next().filter(|_| alike.next().is_none())?;
        findings.add(&RENAMED, at, format!("the file “{name}”"), format!("“{}”", only.name));
        Some(only)
    }
}

/// A name without its ending.
fn base_of(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(base, _)| base)
}
