//! Names with accents: HFS+ records a letter and its accents separately (TN1150 "Unicode Subtleties"), while other
//! systems write one letter.

use unicode_normalization::char::{canonical_combining_class, compose};

/// Composes letters with the accents after them, by Unicode's canonical composition. Characters with other
/// decompositions stay unchanged.
pub(super) fn composed(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut letters: Vec<char> = Vec::new();
    // Position of the letter that accents apply to, and the class of the last accent that couldn't be composed with it.
    let (mut starter, mut last_class) = (None, None);
    for letter in text.chars() {
        let class = canonical_combining_class(letter);
        if let Some(base) = starter.and_then(|at| letters.get_mut::<usize>(at))
            && last_class.is_none_or(|last| last < class)
            && let Some(both) = compose(*base, letter)
        {
            *base = both;
            continue;
        }
        if class == 0 {
            (starter, last_class) = (Some(letters.len()), None);
        } else {
            last_class = Some(class);
        }
        letters.push(letter);
    }
    letters.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_composed_as_unicode_says() {
        // Two accents in the order of their classes, one that isn't composed, Hangul, kana, and characters that Unicode
        // never composes.
        for (apart, whole) in [
            ("gro\u{308}\u{df}e", "gr\u{f6}\u{df}e"),
            ("a\u{323}\u{302}", "\u{1ead}"),
            ("q\u{323}\u{307}", "q\u{323}\u{307}"),
            ("a\u{327}\u{301}", "\u{e1}\u{327}"),
            ("\u{1112}\u{1161}\u{11ab}", "\u{d55c}"),
            ("\u{304b}\u{3099}", "\u{304c}"),
            ("\u{915}\u{93c}", "\u{915}\u{93c}"),
            ("\u{212b}ngstro\u{308}m", "\u{212b}ngstr\u{f6}m"),
            ("\u{301}a", "\u{301}a"),
        ] {
            assert_eq!(composed(apart), whole);
            assert_eq!(composed(whole), whole);
        }
    }
}
