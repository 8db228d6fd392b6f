//! Lower case, to compare texts whatever the case of their letters.
//!
//! The tables of all letters would weigh as much as a small format, and every browser has them. So with the feature `web`
//! the worker provides what its browser does; elsewhere the standard library is used. Both follow the Unicode Standard.

use std::sync::OnceLock;

#[cfg(feature = "web")]
pub use lent::lower_with;

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
    fn letters_of_code_pages_are_as_the_standard_library_has_them() {
        for letter in (0..0x10a0).filter_map(char::from_u32) {
            assert_eq!(Some(lower_letter(letter)), letter.to_lowercase().next());
        }
    }
}
