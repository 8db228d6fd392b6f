//! Lower case, to compare texts whatever the case of their letters.
//!
//! The tables of all letters would weigh as much as a small format, and every browser has them. So with the feature `web`
//! the worker provides what its browser does; elsewhere the standard library is used. Both follow the Unicode Standard.

use std::sync::OnceLock;

#[cfg(feature = "web")]
pub use lent::{fold_with, lower_with};

/// The characters that are looked up in a table: Latin, Greek, Cyrillic and Armenian letters.
const LOOKED_UP: std::ops::Range<u32> = 0x80..0x590;

/// The first character of each of [`LOOKED_UP`] in lower case.
static SMALL: OnceLock<Vec<char>> = OnceLock::new();

/// Converts a text to lower case.
#[must_use]
pub fn lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars().map(alone).collect::<Option<String>>().unwrap_or_else(|| any_lower(text))
}

/// Converts a text to a form that is the same for all names that a file system of macOS takes for one: whatever the case,
/// composed or not, with ligatures as their letters, and "ß" as "ss".
#[must_use]
pub fn folded(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { any_folded(text) }
}

#[cfg(not(feature = "web"))]
fn any_folded(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let upper: String = text.nfd().flat_map(char::to_uppercase).collect();
    upper.chars().flat_map(char::to_lowercase).nfd().collect()
}

#[cfg(feature = "web")]
fn any_folded(text: &str) -> String {
    lent::folded(text).unwrap_or_else(|| text.to_ascii_lowercase())
}

/// Converts a character to the first of its lower case, for alphabets that have a code page of one byte.
pub(super) fn lower_letter(letter: char) -> char {
    match letter {
        'Σ' => 'σ',
        'İ' => 'i',
        _ => alone(letter).unwrap_or(letter),
    }
}

/// A character in lower case; `None` if that depends on its neighbors, is several characters or is not known here.
fn alone(letter: char) -> Option<char> {
    match letter {
        '\0'..='\u{7f}' => Some(letter.to_ascii_lowercase()),
        'Σ' | 'İ' => None,
        // From Hebrew to Burmese, punctuation and currencies, from Chinese punctuation to Yi, and Korean: without case.
        '\u{590}'..='\u{109f}' | '\u{2000}'..='\u{20cf}' | '\u{3000}'..='\u{a63f}' | '\u{ac00}'..='\u{d7ff}' => {
            Some(letter)
        }
        _ => {
            let at = u32::from(letter).checked_sub(LOOKED_UP.start)?;
            SMALL.get_or_init(small).get(usize::try_from(at).ok()?).copied()
        }
    }
}

/// Requests all of the table at once: a call into the browser takes longer than the rest of a name.
fn small() -> Vec<char> {
    let lines: String = LOOKED_UP.filter_map(char::from_u32).flat_map(|letter| [letter, '\n']).collect();
    any_lower(&lines).lines().filter_map(|line| line.chars().next()).collect()
}

#[cfg(not(feature = "web"))]
fn any_lower(text: &str) -> String {
    text.to_lowercase()
}

#[cfg(feature = "web")]
fn any_lower(text: &str) -> String {
    lent::lower(text).unwrap_or_else(|| text.to_ascii_lowercase())
}

#[cfg(feature = "web")]
mod lent {
    use std::sync::OnceLock;

    static LOWER: OnceLock<fn(&str) -> String> = OnceLock::new();
    static FOLDED: OnceLock<fn(&str) -> String> = OnceLock::new();

    /// Sets the function that folds names. Without it, only case of ASCII is folded.
    pub fn fold_with(folded: fn(&str) -> String) {
        FOLDED.get_or_init(|| folded);
    }

    pub(super) fn folded(text: &str) -> Option<String> {
        FOLDED.get().map(|folded| folded(text))
    }

    /// Sets the function that knows all letters. Without it, only those of ASCII have a lower case.
    pub fn lower_with(lower: fn(&str) -> String) {
        LOWER.get_or_init(|| lower);
    }

    pub(super) fn lower(text: &str) -> Option<String> {
        LOWER.get().map(|lower| lower(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_as_the_standard_library_has_it() {
        for letter in (0..=0x1_ffff).filter_map(char::from_u32) {
            let text = format!("{letter}é");
            assert_eq!(lower(&text), text.to_lowercase(), "{letter:?}");
        }
        assert_eq!(lower("ΌΣΟΣ ΟΔΥΣΣΕΥΣ"), "ΌΣΟΣ ΟΔΥΣΣΕΥΣ".to_lowercase());
        assert_eq!(lower("ReadMe.TXT"), "readme.txt");
    }

    #[test]
    fn names_that_macos_takes_for_one_fold_alike() {
        for (one, other) in
            [("é", "e\u{301}"), ("ﬁle", "FILE"), ("Straße", "STRASSE"), ("ÅB", "a\u{30A}b"), ("Ω", "\u{2126}")]
        {
            assert_eq!(folded(one), folded(other), "{one} {other}");
        }
        assert_ne!(folded("e"), folded("é"));
    }

    #[test]
    fn letters_of_code_pages_are_as_the_standard_library_has_them() {
        for letter in (0..0x10a0).filter_map(char::from_u32) {
            assert_eq!(Some(lower_letter(letter)), letter.to_lowercase().next());
        }
    }
}
