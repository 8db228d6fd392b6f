//! The cost of laying out a text, which grows faster than its length if marks are stacked or directions nested.

/// Cost of a text that is laid out at once; an ordinary character costs 1.
const BUDGET: u32 = 4 << 20;

/// Marks that a letter may have at the cost of ordinary characters: more are in no language.
const MARKS: u32 = 8;

/// Cost of each further mark, and of each control of direction.
const DEAR: u32 = 256;

/// The length in bytes of the part of a text that can be laid out in little time: mostly all of it.
#[must_use]
pub fn affordable(text: &str) -> usize {
    let (mut cost, mut marks) = (0_u32, 0_u32);
    for (at, character) in text.char_indices() {
        marks = if is_mark(character) { marks.saturating_add(1) } else { 0 };
        let is_dear = marks > MARKS || is_direction(character);
        cost = cost.saturating_add(if is_dear { DEAR } else { 1 });
        if cost > BUDGET {
            return at;
        }
    }
    text.len()
}

/// Whether a character is drawn over the one before it: those of the blocks of combining marks, and the vowel signs and
/// accents of Hebrew, Arabic, and the scripts of India and South East Asia.
const fn is_mark(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5BD}' | '\u{5BF}'..='\u{5C7}'
        | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6ED}' | '\u{711}'
        | '\u{730}'..='\u{74A}' | '\u{7A6}'..='\u{7B0}' | '\u{7EB}'..='\u{7F3}' | '\u{816}'..='\u{82D}'
        | '\u{859}'..='\u{85B}' | '\u{898}'..='\u{903}' | '\u{93A}'..='\u{94F}' | '\u{951}'..='\u{957}'
        | '\u{E31}' | '\u{E34}'..='\u{E3A}' | '\u{E47}'..='\u{E4E}' | '\u{EB1}' | '\u{EB4}'..='\u{EBC}'
        | '\u{EC8}'..='\u{ECE}' | '\u{F18}'..='\u{F19}' | '\u{F71}'..='\u{F87}' | '\u{135D}'..='\u{135F}'
        | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{2CEF}'..='\u{2CF1}'
        | '\u{2DE0}'..='\u{2DFF}' | '\u{302A}'..='\u{302F}' | '\u{3099}'..='\u{309A}' | '\u{A66F}'..='\u{A67D}'
        | '\u{A8E0}'..='\u{A8F1}' | '\u{FB1E}' | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}'
        | '\u{1E000}'..='\u{1E02A}' | '\u{E0100}'..='\u{E01EF}')
}

/// Whether a character opens, closes or marks a direction (UAX 9).
const fn is_direction(character: char) -> bool {
    matches!(character, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_all_languages_are_laid_out_whole() {
        for text in ["é\u{301}a ", "שָׁלוֹם עֲלֵיכֶם ", "नमस्ते दुनिया ", "สวัสดีครับ ", "\u{200F}שלום\u{200F} "]
        {
            let long = text.repeat(1000);
            assert_eq!(affordable(&long), long.len(), "{text}");
        }
    }

    #[test]
    fn stacks_of_marks_and_nested_directions_are_cut() {
        for mark in ["\u{301}", "\u{489}", "\u{202E}", "\u{2067}"] {
            let long = format!("a{}", mark.repeat(100_000));
            let kept = affordable(&long);
            assert!(kept < 60_000 && long.is_char_boundary(kept), "{mark:?} {kept}");
        }
    }
}
