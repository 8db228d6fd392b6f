//! Finds a file that no longer has the name in its descriptor.

use std::collections::BTreeSet;

use super::{Files, NamedFile};
use crate::findings::{Anomaly, Findings, Severity};

static RENAMED: Anomaly = Anomaly {
    code: "FILE-RENAMED",
    severity: Severity::Note,
    structure: "File named in a descriptor",
    meaning: "No file with this name was opened, so the only other candidate was used.",
    clause: None,
};

static CONVERTED: Anomaly = Anomaly {
    code: "FILE-OTHER-ENDING",
    severity: Severity::Note,
    structure: "File named in a descriptor",
    meaning: "A file with the same name and another extension was used, as if it had been converted.",
    clause: None,
};

/// Extensions of files that contain only sectors or samples.
const PLAIN: [&str; 8] = ["bin", "img", "iso", "raw", "mdf", "dat", "cdr", "wav"];

impl Files {
    /// Finds the file that replaces a named one: if exactly one of `names` is missing, and exactly one file that none
    /// of them refers to could be it. Users rename a .bin and forget its sheet.
    pub fn stand_in<'a>(&'a self, names: &[&str], findings: &mut Findings) -> Option<(String, &'a NamedFile)> {
        let names: BTreeSet<&str> = names.iter().copied().collect();
        let mut missing = names.iter().filter(|name| self.find(name).is_none());
        let (name, None) = (missing.next()?, missing.next()) else { return None };
        let claimed: BTreeSet<&str> = names.iter().filter_map(|name| Some(self.find(name)?.name.as_str())).collect();
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        let could_be = |file: &&NamedFile| {
            let is_alike = file.has_extension(ending) || PLAIN.iter().any(|ending| file.has_extension(ending));
            is_alike && !file.content.is_empty() && !claimed.contains(file.name.as_str())
        };
        let mut others = self.all().iter().filter(could_be);
        let (file, None) = (others.next()?, others.next()) else { return None };
        findings.add(&RENAMED, 0, format!("the file “{name}”"), format!("“{}”", file.name));
        Some(((*name).to_owned(), file))
    }

    /// Finds the file that replaces a named one and differs only in its extension, which is one of `endings`: a sheet
    /// may still name the .wav after it was compressed.
    pub fn with_other_ending(&self, name: &str, endings: &[&str], findings: &mut Findings) -> Option<&NamedFile> {
        let (stem, _) = name.rsplit_once('.')?;
        let file = endings.iter().find_map(|ending| self.find(&format!("{stem}.{ending}")))?;
        findings.add(&CONVERTED, 0, format!("the file “{name}”"), format!("“{}”", file.name));
        Some(file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    #[test]
    fn a_converted_file_is_known_by_its_name() {
        let mut files = Files::default();
        files.push("One.FLAC", Source::from_bytes(vec![0; 10]));
        let mut findings = Findings::default();
        let mut found = |name| files.with_other_ending(name, &["wav", "flac"], &mut findings).is_some();
        assert_eq!(["one.wav", "D:\\one.mp3", "two.wav", "one"].map(&mut found), [true, true, false, false]);
        assert!(findings.counts().contains_key("FILE-OTHER-ENDING"));
    }

    #[test]
    fn a_renamed_file_is_used_only_without_doubt() {
        let taken = |names: &[&str], given: &[&str]| {
            let mut files = Files::default();
            for name in given {
                files.push(*name, Source::from_bytes(vec![0; 10]));
            }
            let mut findings = Findings::default();
            let found = files.stand_in(names, &mut findings).map(|(name, file)| format!("{} for {name}", file.name));
            assert_eq!(findings.counts().contains_key("FILE-RENAMED"), found.is_some());
            found
        };
        assert_eq!(taken(&["a.bin"], &["a.cue", "B.BIN"]).as_deref(), Some("B.BIN for a.bin"));
        assert_eq!(taken(&["a.bin", "b.bin"], &["b.img", "a.cue", "B.bin"]).as_deref(), Some("b.img for a.bin"));
        assert_eq!(taken(&["1.flac"], &["a.cue", "2.flac", "cover.jpg"]).as_deref(), Some("2.flac for 1.flac"));
        assert_eq!(taken(&["a.bin"], &["a.cue", "A.BIN"]), None);
        assert_eq!(taken(&["a.bin"], &["a.cue", "b.bin", "c.bin"]), None);
        assert_eq!(taken(&["a.bin", "b.bin"], &["a.cue", "c.bin"]), None);
        assert_eq!(taken(&["a.bin"], &["a.cue", "notes.txt"]), None);
    }
}
