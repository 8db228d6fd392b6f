//! CD-Text: titles and names recorded in the lead-in (Sony and Philips; in MMC-3 annex J).

mod packs;
mod recorded;

use std::collections::BTreeMap;

/// The type of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TextKind {
    /// Title of the album or track.
    Title,
    /// Performer.
    Performer,
    /// Songwriter.
    Songwriter,
    /// Composer.
    Composer,
    /// Arranger.
    Arranger,
    /// Message to the user.
    Message,
    /// Disc identification.
    DiscId,
    /// Genre.
    Genre,
    /// Catalog number of the album or ISRC of the track.
    Code,
}

/// Each type with its keyword in cue sheets and cdrdao's files, and the type of its packs.
const KINDS: [(TextKind, &str, u8); 9] = [
    (TextKind::Title, "TITLE", 0x80),
    (TextKind::Performer, "PERFORMER", 0x81),
    (TextKind::Songwriter, "SONGWRITER", 0x82),
    (TextKind::Composer, "COMPOSER", 0x83),
    (TextKind::Arranger, "ARRANGER", 0x84),
    (TextKind::Message, "MESSAGE", 0x85),
    (TextKind::DiscId, "DISC_ID", 0x86),
    (TextKind::Genre, "GENRE", 0x87),
    (TextKind::Code, "UPC_EAN", 0x8E),
];

impl TextKind {
    /// Finds the type by its keyword in cue sheets and cdrdao's files, in capitals.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        KINDS.iter().find(|(_, known, _)| *known == word).map(|(kind, ..)| *kind)
    }

    /// Keyword in cue sheets and cdrdao's files.
    #[must_use]
    pub fn word(self) -> &'static str {
        KINDS.iter().find(|(kind, ..)| *kind == self).map_or("", |(_, word, _)| word)
    }

    /// Display name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Performer => "Performer",
            Self::Songwriter => "Songwriter",
            Self::Composer => "Composer",
            Self::Arranger => "Arranger",
            Self::Message => "Message",
            Self::DiscId => "Disc identification",
            Self::Genre => "Genre",
            Self::Code => "Code",
        }
    }

    /// Finds the type by the type of a pack, 0x80–0x8E.
    #[must_use]
    pub fn of_pack(pack: u8) -> Option<Self> {
        KINDS.iter().find(|(.., known)| *known == pack).map(|(kind, ..)| *kind)
    }
}

/// Language code of English (EBU Tech 3264), which writers use if nothing is known.
pub const ENGLISH: u8 = 9;

/// The texts of a disc, in blocks of one language each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CdText {
    /// Texts by block (0–7), track (0 is the album) and type.
    texts: BTreeMap<(u8, u8, TextKind), String>,
    /// Language codes (EBU Tech 3264) of the blocks, if recorded.
    pub languages: BTreeMap<u8, u8>,
    /// Genre numbers of the blocks (MMC-3 table J.5), if recorded; 0 is not used, 1 means none.
    pub genres: BTreeMap<u8, u16>,
    /// Packs as recorded, 18 bytes each, if the image has them, so that a conversion can keep them all.
    pub packs: Vec<[u8; 18]>,
}

impl CdText {
    /// Size of a recorded pack in bytes; some files leave out the last two, its CRC.
    pub const PACK_SIZE: usize = 18;

    /// The types that every program reads in a cue sheet.
    pub const IN_SHEETS: [TextKind; 3] = [TextKind::Title, TextKind::Performer, TextKind::Songwriter];

    /// Sets a text, without control characters; an empty text removes it.
    pub fn set(&mut self, block: u8, track: u8, kind: TextKind, text: impl Into<String>) {
        let printable = |c: char| match c {
            '\t' | '\n' | '\r' => Some(' '),
            c => Some(c).filter(|c| !c.is_control()),
        };
        let text: String = text.into().chars().filter_map(printable).collect();
        if !text.is_empty() {
            self.texts.insert((block, track, kind), text);
        }
    }

    /// Renumbers the tracks of texts, by pairs of old and new number. The recorded packs, which have the old numbers,
    /// are dropped.
    pub fn renumber(&mut self, numbers: &[(u8, u8)]) {
        let mut texts = BTreeMap::new();
        for ((block, track, kind), text) in std::mem::take(&mut self.texts) {
            let mut new = numbers.iter().filter(|(from, _)| *from == track).map(|(_, to)| *to).peekable();
            if new.peek().is_none() {
                texts.insert((block, track, kind), text.clone());
            }
            texts.extend(new.map(|to| ((block, to, kind), text.clone())));
        }
        self.texts = texts;
        self.packs.clear();
    }

    /// A text from the first block that has it.
    #[must_use]
    pub fn get(&self, track: u8, kind: TextKind) -> Option<&str> {
        (0..8).find_map(|block| self.texts.get(&(block, track, kind))).map(String::as_str)
    }

    /// The cue sheet lines that every program reads, for the album (0) or a track.
    #[must_use]
    pub fn sheet_lines(&self, track: u8) -> Vec<String> {
        let line = |kind: TextKind| {
            // A cue sheet cannot express its own quotation mark.
            let text = self.get(track, kind)?.replace(['\r', '\n'], " ").replace('"', "'");
            Some(format!("{} \"{text}\"", kind.word()))
        };
        Self::IN_SHEETS.into_iter().filter_map(line).collect()
    }

    /// Whether the fields of a cue sheet can't hold everything: other types of text, quotation marks, more blocks, a
    /// language other than English, which is the default, or a genre number.
    #[must_use]
    pub fn needs_packs(&self) -> bool {
        let fits = |(block, _, kind): &(u8, u8, TextKind)| *block == 0 && Self::IN_SHEETS.contains(kind);
        let has_language = self.blocks().any(|block| self.languages.get(&block).is_some_and(|code| *code != ENGLISH));
        // A field cannot express its own quotation mark.
        let is_quoted = self.texts.values().any(|text| text.contains('"') && text.chars().all(|c| c <= '\u{FF}'));
        !self.texts.keys().all(fits) || is_quoted || has_language || !self.genres.is_empty()
    }

    /// Encodes a text for packs: ISO 8859-1, with question marks for other characters.
    pub fn packed(text: &str) -> impl Iterator<Item = u8> {
        text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?'))
    }

    /// The blocks that have texts.
    pub fn blocks(&self) -> impl Iterator<Item = u8> {
        (0..8).filter(|block| self.texts.keys().any(|(of, ..)| of == block))
    }

    /// All texts with their block, track and type.
    pub fn all(&self) -> impl Iterator<Item = ((u8, u8, TextKind), &str)> {
        self.texts.iter().map(|(key, text)| (*key, text.as_str()))
    }

    /// True if nothing is recorded.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty() && self.packs.is_empty()
    }
}
