//! Finds a file that no longer has the name in its descriptor.

use std::collections::BTreeMap;

use super::{Files, NamedFile, Statement};
use crate::bytes::text;
use crate::endings;
use crate::findings::{Anomaly, Findings, Severity};

static RENAMED: Anomaly = Anomaly {
    code: "FILE-RENAMED",
    severity: Severity::Note,
    structure: "File named in a descriptor",
    meaning: "No file of that name was given, and the only one that could be meant was taken for it.",
    clause: None,
};

static CONVERTED: Anomaly = Anomaly {
    code: "FILE-OTHER-ENDING",
    severity: Severity::Note,
    structure: "File named in a descriptor",
    meaning: "A file with the same name and another extension was used, as if it had been converted.",
    clause: None,
};

/// Placeholder for characters that systems and programs write in different ways.
const VARIED: char = '\u{FFFC}';

/// A file that a descriptor names.
#[derive(Debug, Clone, Copy)]
pub struct Partner<'a> {
    /// Name of the file.
    pub name: &'a str,
    /// Other endings that the file may have after a conversion, the likeliest first.
    pub endings: &'a [&'a str],
    /// Position of the statement that names it.
    pub statement: Statement,
}

impl Files {
    /// Finds the files that a descriptor names: by name, ignoring case, and then those that are the only candidates.
    pub fn partners<'a>(&'a self, wanted: &[Partner], findings: &mut Findings) -> BTreeMap<String, &'a NamedFile> {
        let mut found: BTreeMap<String, &NamedFile> = BTreeMap::new();
        for Partner { name, endings, statement } in wanted {
            let file = self.find(name).or_else(|| self.with_other_ending(name, endings, *statement, findings));
            found.extend(file.map(|file| ((*name).to_owned(), file)));
        }
        let stages: [fn(&str, &NamedFile) -> bool; 4] = [
            |name, file| folded(name) == folded(&file.name),
            |name, file| folded(&expanded(name)) == folded(&expanded(&file.name)),
            |name, file| has_stem(&file.name, base_of(name)),
            |name, file| has_stem(&folded(&file.name), &folded(name)),
        ];
        for is_meant in stages {
            let mut more: Vec<(&Partner, &NamedFile)> = Vec::new();
            for partner in wanted.iter().filter(|partner| !found.contains_key(partner.name)) {
                if more.iter().any(|(other, _)| other.name == partner.name) {
                    continue;
                }
                let is_free = |file: &&NamedFile| !found.values().any(|taken| std::ptr::eq(*taken, *file));
                let could_be = |file: &&NamedFile| !file.content.is_empty() && is_meant(partner.name, file);
                let mut files = self.all().iter().filter(is_free).filter(could_be);
                if let (Some(file), None) = (files.next(), files.next()) {
                    more.push((partner, file));
                }
            }
            for (partner, file) in &more {
                // A file that two names could mean is used for neither.
                if more.iter().filter(|(_, other)| std::ptr::eq(*other, *file)).count() == 1 {
                    note(&RENAMED, partner.name, file, partner.statement, findings);
                    found.insert(partner.name.to_owned(), file);
                }
            }
        }
        found.extend(self.stand_in(wanted, &found, findings));
        found.values().for_each(|file| self.take(file));
        found
    }

    /// Finds a renamed file: if exactly one named file is missing, and exactly one unnamed file could be it. People
    /// rename a .bin and forget its sheet.
    fn stand_in<'a>(
        &'a self,
        wanted: &[Partner],
        found: &BTreeMap<String, &NamedFile>,
        findings: &mut Findings,
    ) -> Option<(String, &'a NamedFile)> {
        let mut missing: Vec<&Partner> = Vec::new();
        for partner in wanted.iter().filter(|partner| !found.contains_key(partner.name)) {
            if !missing.iter().any(|other| other.name == partner.name) {
                missing.push(partner);
            }
        }
        let [Partner { name, statement, .. }] = missing.as_slice() else { return None };
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        let could_be = |file: &&NamedFile| {
            let is_alike = file.has_extension(ending)
                || endings::is_any(&file.name, endings::SECTORS)
                || file.has_extension("wav");
            let is_free = !found.values().any(|taken| std::ptr::eq(*taken, *file));
            is_alike && is_free && !file.content.is_empty()
        };
        let mut others = self.all().iter().filter(could_be);
        let (file, None) = (others.next()?, others.next()) else { return None };
        note(&RENAMED, name, file, *statement, findings);
        Some(((*name).to_owned(), file))
    }

    /// Finds a converted file: one with the same name except for its ending, which is one of `endings`. A sheet may
    /// still name a .wav that has been compressed since.
    fn with_other_ending(
        &self,
        name: &str,
        endings: &[&str],
        statement: Statement,
        findings: &mut Findings,
    ) -> Option<&NamedFile> {
        let (stem, _) = name.rsplit_once('.')?;
        let file = endings.iter().find_map(|ending| self.find(&format!("{stem}.{ending}")))?;
        note(&CONVERTED, name, file, statement, findings);
        Some(file)
    }
}

fn note(anomaly: &'static Anomaly, name: &str, file: &NamedFile, statement: Statement, findings: &mut Findings) {
    let found = statement.found(format!("“{}” for the one", file.name));
    findings.add(anomaly, statement.byte, format!("the file “{name}”"), found);
}

/// A name without its path.
fn base_of(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name).trim()
}

/// Splits a name and its ending off.
fn stems(name: &str) -> impl Iterator<Item = &str> {
    let stem = name.rsplit_once('.').map(|(stem, _)| stem).filter(|stem| !stem.is_empty());
    [Some(name), stem].into_iter().flatten()
}

/// Whether a file of sectors or samples has the same name as another, except for its ending.
fn has_stem(file: &str, name: &str) -> bool {
    let (file, name) = (text::lower(file), text::lower(name));
    let (stem, ending) = match file.rsplit_once('.') {
        Some((stem, ending)) if ending.bytes().all(|letter| letter.is_ascii_alphanumeric()) => (stem, ending),
        _ => (file.as_str(), ""),
    };
    let is_plain = ending.is_empty() || endings::SECTORS.contains(&ending) || ending == "wav";
    is_plain && stems(&name).any(|known| known == stem || known == file)
}

/// Normalizes a name for comparison with one written by another system or program: resolves percent escapes and character
/// references, simplifies quotation marks and dashes, and replaces letters that may be composed, decomposed, in another
/// encoding, or substituted by a placeholder.
fn folded(name: &str) -> String {
    let mut folded = String::new();
    let plain = text::without_references(&text::lower(&unescaped(base_of(name))));
    for c in plain.chars() {
        let c = match c {
            '’' | '‘' | '‚' | '´' | '`' | '′' => '\'',
            '“' | '”' | '„' | '«' | '»' => '"',
            '–' | '—' | '‐' | '‑' | '−' => '-',
            '\u{A0}' | '\u{2009}' | '\u{202F}' | '\u{3000}' => ' ',
            c => c,
        };
        match c {
            // A combining mark belongs to the letter before it.
            '\u{300}'..='\u{36F}' | '\u{3099}' | '\u{309A}' => {
                folded.pop();
                add_varied(&mut folded);
            }
            '"' | '\'' | '?' | '_' | ':' | '*' | '<' | '>' | '|' => add_varied(&mut folded),
            c if !c.is_ascii() => add_varied(&mut folded),
            c => folded.push(c),
        }
    }
    folded
}

/// A name with compatible characters replaced by those that they stand for (wide forms, ligatures, ß), and with single
/// blanks.
fn expanded(name: &str) -> String {
    let mut expanded = String::new();
    for c in name.chars() {
        match c {
            'ß' | 'ẞ' => expanded.push_str("ss"),
            'ﬀ' => expanded.push_str("ff"),
            'ﬁ' => expanded.push_str("fi"),
            'ﬂ' => expanded.push_str("fl"),
            'ﬃ' => expanded.push_str("ffi"),
            'ﬄ' => expanded.push_str("ffl"),
            '…' => expanded.push_str("..."),
            c if c.is_whitespace() => {
                if !expanded.ends_with(' ') {
                    expanded.push(' ');
                }
            }
            // Wide forms of ASCII are in its order.
            '！'..='～' => {
                let ascii = u32::from(c).saturating_sub(0xFEE0);
                expanded.push(char::from_u32(ascii).unwrap_or(c));
            }
            c => expanded.push(c),
        }
    }
    expanded
}

fn add_varied(folded: &mut String) {
    if !folded.ends_with(VARIED) {
        folded.push(VARIED);
    }
}

/// Resolves percent escapes in a name; returns it unchanged if they do not form UTF-8.
fn unescaped(name: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = name.as_bytes();
    while let [first, after @ ..] = rest {
        let digits = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let escaped = digits.filter(|_| *first == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(escaped.unwrap_or(*first));
        rest = if escaped.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    fn given(names: &[&str]) -> Files {
        let mut files = Files::default();
        for name in names {
            files.push(*name, Source::from_bytes(vec![0; 10]));
        }
        files
    }

    fn taken(names: &[&str], files: &[&str]) -> Vec<Option<String>> {
        let files = given(files);
        let partner = |name| Partner { name, endings: &[], statement: Statement::default() };
        let wanted: Vec<Partner> = names.iter().copied().map(partner).collect();
        let mut findings = Findings::default();
        let found = files.partners(&wanted, &mut findings);
        let is_renamed = found.iter().any(|(name, file)| text::lower(name) != text::lower(&file.name));
        assert_eq!(findings.counts().contains_key("FILE-RENAMED"), is_renamed, "{found:?}");
        names.iter().map(|name| found.get(*name).map(|file| file.name.clone())).collect()
    }

    #[test]
    fn a_converted_file_is_known_by_its_name() {
        let files = given(&["One.FLAC"]);
        let mut findings = Findings::default();
        let mut found =
            |name| files.with_other_ending(name, &["wav", "flac"], Statement::default(), &mut findings).is_some();
        assert_eq!(["one.wav", "D:\\one.mp3", "two.wav", "one"].map(&mut found), [true, true, false, false]);
        assert!(findings.counts().contains_key("FILE-OTHER-ENDING"));
    }

    #[test]
    fn one_file_stands_in_for_one_and_never_where_there_is_doubt() {
        let one = |names: &[&str], files: &[&str]| taken(names, files).into_iter().next().flatten();
        assert_eq!(one(&["a.bin"], &["a.cue", "B.BIN"]).as_deref(), Some("B.BIN"));
        assert_eq!(one(&["a.bin", "b.bin"], &["b.img", "a.cue", "B.bin"]).as_deref(), Some("b.img"));
        assert_eq!(one(&["1.flac"], &["a.cue", "2.flac", "cover.jpg"]).as_deref(), Some("2.flac"));
        assert_eq!(one(&["a.bin"], &["a.cue", "b.bin", "c.bin"]), None);
        assert_eq!(taken(&["a.bin", "b.bin"], &["a.cue", "c.bin"]), [None, None]);
        assert_eq!(one(&["a.bin"], &["a.cue", "notes.txt"]), None);
    }

    #[test]
    fn names_that_differ_in_spelling_mean_the_only_file_that_they_can() {
        let two = |one: &str, other: &str| [Some(one.to_owned()), Some(other.to_owned())];
        let [composed, decomposed] = [["Müll 1.bin", "Müll 2.bin"], ["Mu\u{308}ll 1.bin", "Mu\u{308}ll 2.bin"]];
        assert_eq!(taken(&composed, &decomposed), two(decomposed[0], decomposed[1]));
        assert_eq!(taken(&decomposed, &composed), two(composed[0], composed[1]));
        assert_eq!(taken(&["MÃ¼ll 1.bin", "M_ll 2.bin"], &composed), two(composed[0], composed[1]));
        let kana = ["\u{304B}\u{3099}1.bin", "\u{304B}\u{3099}2.bin"];
        assert_eq!(taken(&["\u{304C}1.bin", "\u{304C}2.bin"], &kana), two(kana[0], kana[1]));
        let sheet = ["Tom &amp; Ann 1.bin", "Tom &amp; &quot;Ann&quot; 2.bin"];
        let named = ["Tom & Ann 1.bin", "Tom & _Ann_ 2.bin"];
        assert_eq!(taken(&sheet, &named), two(named[0], named[1]));
        assert_eq!(taken(&named, &sheet), two(sheet[0], sheet[1]));
        let escaped = ["My%20Disc%201.bin", "It%E2%80%99s.bin"];
        assert_eq!(taken(&escaped, &["My Disc 1.bin", "It's.bin"]), two("My Disc 1.bin", "It's.bin"));
        assert_eq!(taken(&["x/Vol. 1", "Vol. 2.img"], &["Vol. 1.bin", "Vol. 2.bin"]), two("Vol. 1.bin", "Vol. 2.bin"));
        assert_eq!(taken(&["Vol. 1.bin", "Vol. 2.bin"], &["Vol. 1", "Vol. 2"]), two("Vol. 1", "Vol. 2"));
        for (names, files) in [
            (["Straße 1.bin", "Straße 2.bin"], ["Strasse 1.bin", "STRASSE 2.bin"]),
            (["Ｄｉｓｃ　１.bin", "Ｄｉｓｃ　２.bin"], ["Disc 1.bin", "Disc 2.bin"]),
            (["A  Game 1.bin", "A  Game 2.bin"], ["A Game 1.bin", "A Game 2.bin"]),
            (["Oﬃce 1.bin", "Wait… 2.bin"], ["Office 1.bin", "Wait... 2.bin"]),
        ] {
            assert_eq!(taken(&names, &files), two(files[0], files[1]));
            assert_eq!(taken(&files, &names), two(names[0], names[1]));
        }
        // Two candidates for one name, and one candidate for two names.
        assert_eq!(taken(&["Mu\u{308}ll.bin", "x.bin"], &["Müll.bin", "M_ll.bin"]), [None, None]);
        assert_eq!(taken(&["Müll.bin", "Möll.bin"], &["Mu\u{308}ll.bin"]), [None, None]);
    }
}
