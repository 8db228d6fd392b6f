//! Makes file names safe on the user's computer, whatever the image contains.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::bytes::text::folded;
use crate::invisible::is_format;

/// Maximum length of a name in bytes of UTF-8, on all file systems in use.
const LONGEST: usize = 255;

/// Names that Windows reserves for devices, with any extension (Microsoft, "Naming Files, Paths, and Namespaces").
const RESERVED: [&str; 7] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"];

/// Numbered devices; superscripts count as digits too.
const NUMBERED: [&str; 2] = ["COM", "LPT"];

/// Replaces everything that a file system refuses or that could change the path; borrowed if nothing changes.
#[must_use]
pub fn safe(name: &str) -> Cow<'_, str> {
    let is_odd = name.contains(is_refused)
        || name.ends_with(['.', ' '])
        || name.is_empty()
        || name.len() > LONGEST
        || is_reserved(name);
    if !is_odd {
        return Cow::Borrowed(name);
    }
    let safe: String = name.chars().map(|c| if is_refused(c) { replacement(c) } else { c }).collect();
    let mut safe = shorten(&safe);
    // Windows drops dots and spaces at the end, which turns `..` and `a.` into other names.
    let kept = safe.trim_end_matches(['.', ' ']).len();
    let dropped = safe.len().saturating_sub(kept);
    safe.truncate(kept);
    safe.extend(std::iter::repeat_n('_', dropped));
    if is_reserved(&safe) {
        safe.insert(0, '_');
    }
    if safe.is_empty() {
        safe.push('_');
    }
    Cow::Owned(safe)
}

/// Names of files by which Windows changes how a folder is shown: browsers write none.
const SHELL_FILES: [&str; 2] = ["desktop.ini", "thumbs.db"];

/// Extensions of files that Windows follows when it shows a folder: browsers write none.
const SHELL_EXTENSIONS: [&str; 3] = ["lnk", "url", "scf"];

/// Makes a name [`safe`], and acceptable to browsers, which refuse more names in folders that they write to: those with
/// a meaning on Windows, those with format characters, and those with spaces at either end (Chromium,
/// `IsSafePathComponent`).
#[must_use]
pub fn in_folder(name: &str) -> Cow<'_, str> {
    let safe = safe(name);
    let is_odd = |c: char| is_format(c) && !matches!(c, '\u{200C}' | '\u{200D}') || is_noncharacter(c);
    let has_space = safe.starts_with(char::is_whitespace) || safe.ends_with(char::is_whitespace);
    let (_, extension) = safe.rsplit_once('.').unwrap_or_default();
    let is_shell = SHELL_FILES.iter().any(|file| safe.eq_ignore_ascii_case(file));
    let is_followed = SHELL_EXTENSIONS.iter().any(|known| extension.eq_ignore_ascii_case(known))
        || extension.starts_with('{') && extension.ends_with('}');
    if !(safe.contains(is_odd) || has_space || is_shell || is_followed) {
        return safe;
    }
    let last = safe.chars().count().saturating_sub(1);
    let kept = safe.chars().enumerate().map(|(at, c)| match c {
        c if is_odd(c) => '\u{FFFD}',
        c if (at == 0 || at == last) && c.is_whitespace() => '_',
        c => c,
    });
    let mut kept: String = kept.collect();
    if is_shell {
        kept.insert(0, '_');
    }
    if is_followed {
        kept.push('_');
    }
    Cow::Owned(shorten(&kept))
}

/// Whether a character is none by Unicode's definition.
const fn is_noncharacter(c: char) -> bool {
    matches!(c as u32, 0xFDD0..=0xFDEF) || c as u32 & 0xFFFE == 0xFFFE
}

/// A visible replacement for a refused character.
const fn replacement(c: char) -> char {
    // Characters that change the writing direction can make `txt.exe` look like `exe.txt`; the user should see them.
    if is_bidi(c) { '\u{FFFD}' } else { '_' }
}

fn is_refused(c: char) -> bool {
    c.is_control() || is_bidi(c) || matches!(c, '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*')
}

/// Control characters of the Unicode bidirectional algorithm (UAX 9, 2.0).
const fn is_bidi(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    RESERVED.iter().any(|device| stem.eq_ignore_ascii_case(device))
        || NUMBERED.iter().any(|device| {
            let (head, number) = stem.split_at_checked(device.len()).unwrap_or_default();
            let mut digits = number.chars();
            let is_digit = matches!(digits.next(), Some('0'..='9' | '¹' | '²' | '³'));
            head.eq_ignore_ascii_case(device) && is_digit && digits.next().is_none()
        })
}

/// Cuts a name to the maximum length, keeping a short extension.
fn shorten(name: &str) -> String {
    let (stem, ending) = split_ending(name);
    format!("{}{ending}", cut(stem, LONGEST.saturating_sub(ending.len())))
}

/// Splits a name into stem and extension with its dot. A long extension, or one that is the whole name, does not count.
fn split_ending(name: &str) -> (&str, &str) {
    match name.rfind('.') {
        Some(at) if at > 0 && name.len().saturating_sub(at) <= 16 => name.split_at(at),
        _ => (name, ""),
    }
}

/// The names used in one directory, which must differ in more than case, or in how their letters are composed.
///
/// Names are stored as a hash of their folded form, which for a million names takes a tenth of the memory. If two hashes
/// ever collide, a name is numbered without need.
#[derive(Debug, Default)]
pub struct Taken {
    names: HashSet<u64>,
    /// The last number given to a repeated name, so that thousands of equal names do not all start counting at 2.
    numbers: HashMap<u64, u32>,
}

impl Taken {
    /// Reserves `name`, or the first of `name (2)`, `name (3)` … that is free. The name must be [`safe`].
    pub fn take(&mut self, name: &str) -> String {
        let folded = fold(name);
        if self.names.insert(folded) {
            return name.to_owned();
        }
        let (stem, ending) = split_ending(name);
        let number = self.numbers.entry(folded).or_insert(1);
        loop {
            *number = number.saturating_add(1);
            let mark = format!(" ({number}){ending}");
            let candidate = format!("{}{mark}", cut(stem, LONGEST.saturating_sub(mark.len())));
            if self.names.insert(fold(&candidate)) || *number == u32::MAX {
                return candidate;
            }
        }
    }
}

fn cut(text: &str, most: usize) -> &str {
    let mut keep = most.min(text.len());
    while !text.is_char_boundary(keep) {
        keep = keep.saturating_sub(1);
    }
    text.get(..keep).unwrap_or_default()
}

fn fold(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    folded(name).hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn safe_names_are_unchanged() {
        for name in ["a.txt", ".profile", "Ünïcödé", "con1.txt", "COM", "COM10", "a b", "nullify"] {
            assert!(matches!(safe(name), Cow::Borrowed(same) if same == name), "{name}");
        }
    }

    #[test]
    fn nothing_leads_elsewhere() {
        assert_eq!(safe(".."), "__");
        assert_eq!(safe("."), "_");
        assert_eq!(safe(""), "_");
        assert_eq!(safe("../../etc/passwd"), ".._.._etc_passwd");
        assert_eq!(safe("C:\\x"), "C__x");
        assert_eq!(safe("a\0b\nc\u{7f}"), "a_b_c_");
    }

    #[test]
    fn names_are_valid_on_windows() {
        assert_eq!(safe("a<b>c:d\"e|f?g*"), "a_b_c_d_e_f_g_");
        assert_eq!(safe("a. ."), "a___");
        for (name, expected) in
            [("con", "_con"), ("NUL.txt", "_NUL.txt"), ("Com1", "_Com1"), ("lpt¹.x", "_lpt¹.x"), ("aux .c", "_aux .c")]
        {
            assert_eq!(safe(name), expected);
        }
    }

    #[test]
    fn direction_controls_become_visible() {
        assert_eq!(safe("txt\u{202E}exe.txt"), "txt\u{FFFD}exe.txt");
    }

    #[test]
    fn names_in_folders_are_those_that_browsers_write() {
        for (name, expected) in [
            ("desktop.ini", "_desktop.ini"),
            ("Thumbs.DB", "_Thumbs.DB"),
            ("a.lnk", "a.lnk_"),
            ("Site.URL", "Site.URL_"),
            ("x.scf", "x.scf_"),
            ("Panel.{21EC2020-3AEA-1069-A2DD-08002B30309D}", "Panel.{21EC2020-3AEA-1069-A2DD-08002B30309D}_"),
            ("soft\u{AD}hyphen", "soft\u{FFFD}hyphen"),
            ("\u{FEFF}mark", "\u{FFFD}mark"),
            (" a\u{3000}", "_a_"),
            ("con.txt", "_con.txt"),
            ("a. ", "a__"),
        ] {
            assert_eq!(in_folder(name), expected);
        }
        for name in ["a.txt", ".profile", "a b", "desktop.ini.txt", "lnk", "a\u{200D}b", "Ünïcödé"] {
            assert!(matches!(in_folder(name), Cow::Borrowed(same) if same == name), "{name}");
        }
    }

    #[test]
    fn names_that_are_one_on_macos_are_numbered() {
        let mut taken = Taken::default();
        assert_eq!(taken.take("é"), "é");
        assert_eq!(taken.take("e\u{301}"), "e\u{301} (2)");
        assert_eq!(taken.take("straße"), "straße");
        assert_eq!(taken.take("STRASSE"), "STRASSE (2)");
        assert_eq!(taken.take("ﬁx"), "ﬁx");
        assert_eq!(taken.take("fix"), "fix (2)");
    }

    #[test]
    fn long_names_keep_their_extension() {
        let name = format!("{}.iso", "é".repeat(200));
        let short = safe(&name);
        assert!(short.len() <= 255 && short.len() >= 250 && short.ends_with("é.iso"), "{short}");
        assert!(safe(&"x".repeat(300)).len() == 255);
    }

    #[test]
    fn names_that_differ_only_in_case_are_numbered() {
        let mut taken = Taken::default();
        assert_eq!(taken.take("Readme.txt"), "Readme.txt");
        assert_eq!(taken.take("README.TXT"), "README (2).TXT");
        assert_eq!(taken.take("readme.txt"), "readme (3).txt");
        assert_eq!(taken.take("ÄÖ"), "ÄÖ");
        assert_eq!(taken.take("äö"), "äö (2)");
        let long = "y".repeat(255);
        assert_eq!(taken.take(&long).len(), 255);
        assert_eq!(taken.take(&long), format!("{} (2)", "y".repeat(251)));
    }
}
