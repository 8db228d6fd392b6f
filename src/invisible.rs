//! Characters that are not seen: controls, format characters and fillers, by which a name can pose as another.

use std::fmt::Write;

/// Ranges of format characters (Unicode general category Cf), but for those of ASCII and Latin-1.
const FORMAT: [(u32, u32); 16] = [
    (0x600, 0x605),
    (0x61C, 0x61C),
    (0x6DD, 0x6DD),
    (0x70F, 0x70F),
    (0x890, 0x891),
    (0x8E2, 0x8E2),
    (0x180E, 0x180E),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0xFEFF, 0xFEFF),
    (0xFFF9, 0xFFFB),
    (0x1_3430, 0x1_343F),
    (0x1_BCA0, 0x1_BCA3),
    (0x1_D173, 0x1_D17A),
    (0xE_0000, 0xE_007F),
];

/// Signs of scripts among [`FORMAT`] that are drawn.
const DRAWN: [(u32, u32); 4] = [(0x600, 0x605), (0x6DD, 0x6DD), (0x890, 0x891), (0x8E2, 0x8E2)];

/// Characters of other categories that nothing is drawn for: joiners, fillers, variation selectors, separators.
const FILLERS: [(u32, u32); 11] = [
    (0x34F, 0x34F),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x2028, 0x2029),
    (0x2800, 0x2800),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0D),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFF8),
    (0xE_0080, 0xE_0FFF),
];

/// Whether a character is a format character (Cf).
#[must_use]
pub fn is_format(character: char) -> bool {
    character == '\u{AD}' || is_in(&FORMAT, character)
}

/// Whether nothing is seen of a character in a name, though it is not a space.
#[must_use]
pub fn is_invisible(character: char) -> bool {
    character.is_control()
        || character > '\u{AC}' && (is_format(character) && !is_in(&DRAWN, character) || is_in(&FILLERS, character))
}

fn is_in(ranges: &[(u32, u32)], character: char) -> bool {
    let code = u32::from(character);
    ranges.iter().any(|(first, last)| (*first..=*last).contains(&code))
}

/// Adds a text with invisible characters as what they are: "a⟨U+202E⟩b".
pub fn push_visible(text: &str, to: &mut String) {
    for character in text.chars() {
        if is_invisible(character) {
            // Cannot fail: writing to a string always succeeds.
            let _ = write!(to, "\u{27e8}U+{:04X}\u{27e9}", u32::from(character));
        } else {
            to.push(character);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_is_shown_as_what_it_is() {
        let shown = |text: &str| {
            let mut to = String::new();
            push_visible(text, &mut to);
            to
        };
        for hidden in
            "\0\u{1b}\u{7f}\u{85}\u{AD}\u{34F}\u{61C}\u{115F}\u{1160}\u{180E}\u{200B}\u{200D}\u{202E}\u{2066}\u{3164}\u{FFA0}\u{FEFF}\u{E0041}\u{2028}"
                .chars()
        {
            assert_eq!(shown(&format!("a{hidden}b")), format!("a⟨U+{:04X}⟩b", u32::from(hidden)));
        }
        for seen in ["ümlaut", "日本", "ا\u{600}", "a b\u{a0}c", "é\u{301}", "❤\u{FE0F}", "שלום"] {
            assert_eq!(shown(seen), seen);
        }
    }
}
