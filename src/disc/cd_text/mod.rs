//! CD-Text: titles and names recorded in the lead-in (Sony and Philips; in MMC-3 annex J).

mod packs;
mod recorded;

use std::collections::BTreeMap;

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TextKind {
    /// Title of the album or track.
    Title,
    /// Performer.
    Performer,
    /// Writer of the words.
    Songwriter,
    /// Composer.
    Composer,
    /// Arranger.
    Arranger,
    /// Message.
    Message,
    /// Identification of the disc.
    DiscId,
    /// Genre.
    Genre,
    /// Catalog number of the album or ISRC of the track.
    Code,
}

/// Each kind with the word that cue sheets and cdrdao have for it, and the type of its packs.
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
    /// Of the word that cue sheets and cdrdao have for it, in capitals.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        KINDS.iter().find(|(_, known, _)| *known == word).map(|(kind, ..)| *kind)
    }

    /// The word that cue sheets and cdrdao have for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        KINDS.iter().find(|(kind, ..)| *kind == self).map_or("", |(_, word, _)| word)
    }

    /// In words.
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

    /// Of a pack's type, 0x80–0x8E.
    #[must_use]
    pub fn of_pack(pack: u8) -> Option<Self> {
        KINDS.iter().find(|(.., known)| *known == pack).map(|(kind, ..)| *kind)
    }
}

/// Language code of English (EBU Tech 3264), which writers take where nothing is known.
pub const ENGLISH: u8 = 9;

/// The texts of a disc, of one language block each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CdText {
    /// By block (0–7), track (0 is the album) and kind.
    texts: BTreeMap<(u8, u8, TextKind), String>,
    /// Language codes (EBU Tech 3264) of the blocks, where recorded.
    pub languages: BTreeMap<u8, u8>,
    /// Numbers of the blocks' genres (MMC-3 table J.5), where recorded; 0 is not used, 1 is none.
    pub genres: BTreeMap<u8, u16>,
    /// Packs as recorded, 18 bytes each, where the image has them: what a conversion can keep whole.
    pub packs: Vec<[u8; 18]>,
}

impl CdText {
    /// Bytes of a pack as recorded; some files leave out the last two, its CRC.
    pub const PACK_SIZE: usize = 18;

    /// The kinds that every program knows in a cue sheet.
    pub const IN_SHEETS: [TextKind; 3] = [TextKind::Title, TextKind::Performer, TextKind::Songwriter];

    /// Sets a text; an empty one is none.
    pub fn set(&mut self, block: u8, track: u8, kind: TextKind, text: impl Into<String>) {
        let text = text.into();
        if !text.is_empty() {
            self.texts.insert((block, track, kind), text);
        }
    }

    /// A text of the first block that has it.
    #[must_use]
    pub fn get(&self, track: u8, kind: TextKind) -> Option<&str> {
        (0..8).find_map(|block| self.texts.get(&(block, track, kind))).map(String::as_str)
    }

    /// The lines that every program knows in a cue sheet, of the album (0) or a track.
    #[must_use]
    pub fn sheet_lines(&self, track: u8) -> Vec<String> {
        let line = |kind: TextKind| {
            // A sheet has no way to write its own quotation mark.
            let text = self.get(track, kind)?.replace(['\r', '\n'], " ").replace('"', "'");
            Some(format!("{} \"{text}\"", kind.word()))
        };
        Self::IN_SHEETS.into_iter().filter_map(line).collect()
    }

    /// Whether a cue sheet of fields has no room for all of it: other kinds of text, quotation marks, further blocks,
    /// another language than English, which is what goes without saying, or the number of a genre.
    #[must_use]
    pub fn needs_packs(&self) -> bool {
        let fits = |(block, _, kind): &(u8, u8, TextKind)| *block == 0 && Self::IN_SHEETS.contains(kind);
        let has_language = self.blocks().any(|block| self.languages.get(&block).is_some_and(|code| *code != ENGLISH));
        // A field has no way to write its own quotation mark.
        let is_quoted = self.texts.values().any(|text| text.contains('"') && text.chars().all(|c| c <= '\u{FF}'));
        !self.texts.keys().all(fits) || is_quoted || has_language || !self.genres.is_empty()
    }

    /// The bytes of a text in packs: ISO 8859-1, with question marks for what that does not have.
    pub fn packed(text: &str) -> impl Iterator<Item = u8> {
        text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?'))
    }

    /// The blocks that have texts.
    pub fn blocks(&self) -> impl Iterator<Item = u8> {
        (0..8).filter(|block| self.texts.keys().any(|(of, ..)| of == block))
    }

    /// All texts, by block, track and kind.
    pub fn all(&self) -> impl Iterator<Item = ((u8, u8, TextKind), &str)> {
        self.texts.iter().map(|(key, text)| (*key, text.as_str()))
    }

    /// True where nothing is recorded.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty() && self.packs.is_empty()
    }
}
