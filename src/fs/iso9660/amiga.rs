//! Amiga entries "AS": protection bits and comments (Rock_Ridge_Amiga_Specific 2.4 of MakeCD).

use super::susp::SystemUse;
use crate::facts::Facts;

/// Flag: the entry holds four bytes of protection bits.
const PROTECTION: u8 = 1;
/// Flag: the entry holds a comment, or a part of one.
const COMMENT: u8 = 2;

/// Protection and comment. A comment may continue in further entries.
pub(super) fn facts(entries: &SystemUse<'_>) -> Facts {
    let mut facts = Facts::new("Amiga");
    let mut comment = String::new();
    let mut at = None;
    for entry in entries.iter().filter(|entry| entry.signature == *b"AS") {
        let Some((flags, mut rest)) = entry.payload.split_first() else { continue };
        at = entries.stored(&entry);
        if flags & PROTECTION != 0 {
            let Some((protection, behind)) = rest.split_first_chunk() else { continue };
            let bytes = entries.payload(&entry).absolute(1..5);
            facts.add_at("Protection", protection_letters(u32::from_be_bytes(*protection)), bytes, None);
            rest = behind;
        }
        if flags & COMMENT != 0 {
            // The length includes its own byte.
            let text = rest.first().and_then(|length| rest.get(1..usize::from(*length)));
            comment.extend(text.unwrap_or_default().iter().map(|letter| char::from(*letter)));
        }
    }
    if !comment.is_empty() {
        facts.add_at("Comment", comment, at, None);
    }
    facts
}

/// Protection bits as the command LIST shows them. The bits of the owner deny, all others grant.
fn protection_letters(bits: u32) -> String {
    let granted = bits ^ 0x0F;
    let letter = |(bit, letter): (u32, char)| if granted & bit == 0 { '-' } else { letter };
    let owner = [(0x80, 'h'), (0x40, 's'), (0x20, 'p'), (0x10, 'a'), (8, 'r'), (4, 'w'), (2, 'e'), (1, 'd')];
    let mut letters: String = owner.into_iter().map(letter).collect();
    if bits & 0xFF00 != 0 {
        let rights = |shift: u32| {
            let bits = bits >> shift;
            let letter = |(bit, letter): (u32, char)| if bits & bit == 0 { '-' } else { letter };
            [(8, 'r'), (4, 'w'), (2, 'e'), (1, 'd')].into_iter().map(letter).collect::<String>()
        };
        letters.push_str(&format!(", group {}, others {}", rights(8), rights(12)));
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::super::susp::gather;
    use super::*;
    use crate::findings::Findings;
    use crate::source::Source;

    fn shown(area: &[u8]) -> Vec<String> {
        let content = Source::from_bytes(vec![0; 2048]);
        let entries = gather(&content, 2048, 0, area, 0, 0, &mut Findings::default());
        facts(&entries).lines.iter().map(|line| format!("{} {}", line.label, line.value)).collect()
    }

    #[test]
    fn protection_and_a_comment_in_two_parts() {
        let area = b"AS\x0e\x01\x07\0\0\x80\x55\x05Gr\xfc\xdfAS\x08\x01\x02\x03e!";
        assert_eq!(shown(area), ["Protection -s-ar-e-, group ----, others r---", "Comment Grüße!"]);
    }

    #[test]
    fn nothing_is_forbidden_by_zeros() {
        assert_eq!(shown(b"AS\x09\x01\x01\0\0\0\0"), ["Protection ----rwed"]);
    }

    #[test]
    fn cut_entries_give_what_is_there() {
        assert_eq!(shown(b"AS\x07\x01\x01\0\0"), Vec::<String>::new());
        assert_eq!(shown(b"AS\x07\x01\x02\x09a"), Vec::<String>::new());
        assert_eq!(shown(b"AS\x04\x01"), Vec::<String>::new());
    }
}
