//! Scores of letters in the names of a language, to distinguish encodings.

use super::case::lower_letter;

/// The letters of a script or of the languages that share an encoding.
pub(super) struct Letters {
    /// Lower-case letters in classes of frequency, each with its score.
    classes: &'static [(&'static str, i32)],
    /// Range of the letters that are in no class.
    others: (char, char, i32),
    /// True for letters that are written among ASCII letters, unlike those of a separate script.
    latin: bool,
}

/// Score of a letter of a separate script next to another.
const COMPANY: i32 = 6;
/// Score of a letter of such a script next to an ASCII letter.
pub(super) const STRANGER: i32 = -25;
/// Score of a letter of such a script without another next to it.
const ALONE: i32 = -20;
/// Score of an accented letter next to another one: some words have two in a row, hardly any three.
const CROWD: i32 = -10;

/// Letters of Western Europe.
pub(super) static WESTERN: Letters = Letters {
    classes: &[("éèäöüßàáíóúñçêâîôëïåæøã", 20), ("ûõ", 16), ("ìòùœ", 12), ("ÿšž", 4), ("ýðþ", -6)],
    others: ('\u{c0}', '\u{24f}', -8),
    latin: true,
};

/// Letters of Central Europe.
pub(super) static CENTRAL: Letters = Letters {
    classes: &[("őű", 24), ("áéíóúýöüä", 20), ("čďěňřšťůžąćęłńśźżßăâîşţșțđ", 19), ("ôëçĺľŕ", 8)],
    others: ('\u{c0}', '\u{24f}', -8),
    latin: true,
};

/// Letters of the Baltic languages.
pub(super) static BALTIC: Letters = Letters {
    classes: &[("āčēģīķļņšūžąęėįų", 18), ("äöüõ", 14), ("éóåæø", 4)],
    others: ('\u{c0}', '\u{24f}', -8),
    latin: true,
};

/// Turkish letters.
pub(super) static TURKISH: Letters =
    Letters {
        classes: &[("ışğ", 24), ("çöü", 20), ("âîû", 10)], others: ('\u{c0}', '\u{24f}', -8), latin: true
    };

/// Cyrillic letters.
pub(super) static CYRILLIC: Letters = Letters {
    classes: &[("оеаинтсрв", 32), ("лкмдпуяы", 24), ("ьгзбчйхж", 16), ("іїє", 14), ("шюцщэ", 8)],
    others: ('\u{400}', '\u{4ff}', -4),
    latin: false,
};

/// Greek letters.
pub(super) static GREEK: Letters = Letters {
    classes: &[("αοιετσνη", 28), ("υρπκμλςωάόέί", 22), ("θγδχφβήύώ", 14)],
    others: ('\u{370}', '\u{3ff}', 0),
    latin: false,
};

/// Hebrew letters.
pub(super) static HEBREW: Letters =
    Letters {
        classes: &[("יוהלאמרת", 32), ("בשנדקעח", 28)], others: ('\u{5d0}', '\u{5ea}', 16), latin: false
    };

/// Arabic letters.
pub(super) static ARABIC: Letters =
    Letters {
        classes: &[("اليمنرتوب", 26), ("ةعدسفهكق", 20)], others: ('\u{620}', '\u{6d3}', 8), latin: false
    };

/// Thai letters.
pub(super) static THAI: Letters =
    Letters {
        classes: &[("านรกอเงมย่ลวด้ทส", 20), ("ะปบัคีหิแจพ", 14)], others: ('\u{e01}', '\u{e4e}', 2), latin: false
    };

impl Letters {
    /// Score of a letter; `None` for any other character.
    pub(super) fn worth(&self, character: char) -> Option<i32> {
        let small = lower_letter(character);
        let class = self.classes.iter().find(|(letters, _)| letters.contains(small));
        let (first, last, other) = self.others;
        let rest = (first..=last).contains(&small) && small.is_alphabetic();
        class.map(|(_, worth)| *worth).or_else(|| rest.then_some(other))
    }

    /// Score of the neighbors of a letter.
    pub(super) fn neighbours(&self, before: Option<char>, after: Option<char>) -> i32 {
        let sides = [before, after].map(|other| other.map_or(0, |other| self.neighbour(other)));
        let alone = !self.latin && !sides.contains(&COMPANY);
        let alone = if alone { ALONE } else { 0 };
        sides.into_iter().fold(alone, i32::saturating_add)
    }

    fn neighbour(&self, other: char) -> i32 {
        match (self.latin, other.is_ascii_alphabetic(), !other.is_ascii() && self.worth(other).is_some()) {
            (true, _, true) => CROWD,
            (false, true, _) => STRANGER,
            (false, _, true) => COMPANY,
            _ => 0,
        }
    }

    /// True if ASCII letters belong to the script.
    pub(super) const fn is_latin(&self) -> bool {
        self.latin
    }
}
