//! Encodes texts as packs, or returns the packs that the image has (MMC-3 annex J).

use super::{CdText, ENGLISH, KINDS, TextKind};
use crate::sector::subchannel::crc;

/// Type of the packs that state the character code, counts and languages of a block.
const SIZE_INFORMATION: u8 = 0x8F;

/// Bytes of text in a pack.
const TEXT: usize = 12;

/// Upper bound for the text packs of a block: their number has eight bits, and three more describe them.
const MOST: usize = 253;

type Pack = [u8; CdText::PACK_SIZE];

/// The packs of one block being encoded.
struct Block {
    number: u8,
    packs: Vec<Pack>,
    last_track: u8,
}

impl CdText {
    /// The packs of all texts: as recorded, or encoded in ISO 8859-1.
    #[must_use]
    pub fn recorded(&self) -> Vec<[u8; Self::PACK_SIZE]> {
        if !self.packs.is_empty() {
            return self.packs.clone();
        }
        let last_track = self.texts.keys().map(|(_, track, _)| *track).max().unwrap_or(0);
        let mut blocks: Vec<Block> = Vec::new();
        for number in 0..8 {
            let mut block = Block { number, packs: Vec::new(), last_track };
            for (kind, _, pack) in KINDS {
                block.texts(self, kind, pack);
            }
            if !block.packs.is_empty() {
                blocks.push(block);
            }
        }
        let lasts: Vec<(u8, u8)> = blocks.iter().map(|block| (block.number, block.last_sequence())).collect();
        for block in &mut blocks {
            let languages = |number: u8| self.languages.get(&number).copied().unwrap_or(ENGLISH);
            block.sizes(&lasts, languages);
        }
        blocks.into_iter().flat_map(|block| block.packs).collect()
    }
}

impl Block {
    /// Adds the texts of one type, for the album and every track, each ending with a zero.
    fn texts(&mut self, texts: &CdText, kind: TextKind, pack: u8) {
        let of = |track: u8| texts.texts.get(&(self.number, track, kind)).map_or("", String::as_str);
        let is_of_album = matches!(kind, TextKind::DiscId | TextKind::Genre);
        let last = if is_of_album { 0 } else { self.last_track };
        let genre = texts.genres.get(&self.number).filter(|_| kind == TextKind::Genre);
        if (0..=last).all(|track| of(track).is_empty()) && genre.is_none() {
            return;
        }
        // Each byte with its track and its position in that track's text.
        let mut bytes: Vec<(u8, u8, usize)> = Vec::new();
        if kind == TextKind::Genre {
            bytes.extend(genre.copied().unwrap_or(0).to_be_bytes().map(|byte| (byte, 0, 0)));
        }
        for track in 0..=last {
            let text = CdText::packed(of(track)).chain([0]);
            bytes.extend(text.enumerate().map(|(place, byte)| (byte, track, place)));
        }
        for part in bytes.chunks(TEXT) {
            let Some((_, track, place)) = part.first().copied() else { continue };
            let mut text = [0; TEXT];
            for (to, (from, ..)) in text.iter_mut().zip(part) {
                *to = *from;
            }
            if self.packs.len() < MOST {
                self.push(pack, track, u8::try_from(place.min(15)).unwrap_or(15), text);
            }
        }
    }

    /// Adds the three packs that describe the others (MMC-3 table J.3).
    fn sizes(&mut self, lasts: &[(u8, u8)], language: impl Fn(u8) -> u8) {
        let mut sizes = [0; 3 * TEXT];
        let count = |kind: u8| self.packs.iter().filter(|[of, ..]| *of == kind).count();
        let kinds = (0x80..SIZE_INFORMATION).map(|kind| u8::try_from(count(kind)).unwrap_or(u8::MAX));
        let head = [0, u8::from(self.last_track > 0), self.last_track, 0].into_iter();
        let last_of = |number: u8| lasts.iter().find(|(of, _)| *of == number);
        let ends = (0..8).map(|number| last_of(number).map_or(0, |(_, last)| *last));
        let languages = (0..8).map(|number| last_of(number).map_or(0, |_| language(number)));
        let all = head.chain(kinds).chain([3]).chain(ends).chain(languages);
        for (to, from) in sizes.iter_mut().zip(all) {
            *to = from;
        }
        for (number, text) in (0..).zip(sizes.as_chunks::<TEXT>().0) {
            self.push(SIZE_INFORMATION, number, 0, *text);
        }
    }

    /// The number of the last pack, counting the three that describe the others.
    fn last_sequence(&self) -> u8 {
        u8::try_from(self.packs.len().saturating_add(2)).unwrap_or(u8::MAX)
    }

    fn push(&mut self, kind: u8, track: u8, place: u8, text: [u8; TEXT]) {
        let sequence = u8::try_from(self.packs.len()).unwrap_or(u8::MAX);
        let mut pack = [0; CdText::PACK_SIZE];
        let head = [kind, track, sequence, self.number << 4 | place];
        for (to, from) in pack.iter_mut().zip(head.iter().chain(&text)) {
            *to = *from;
        }
        let [data @ .., high, low] = &mut pack;
        [*high, *low] = (!crc(data)).to_be_bytes();
        self.packs.push(pack);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Findings;

    // The packs of libcdio's p1.nrg that hold its title, encoded in the same way.
    const P1: [[u8; 18]; 3] = [
        *b"\x80\x00\x00\x00Join us now \x4B\x43",
        *b"\x80\x00\x01\x0Cwe have the \x10\xE4",
        *b"\x80\x00\x02\x0Fsoftware\0\0\0\0\xA3\x09",
    ];

    #[test]
    fn packs_equal_those_of_other_programs() {
        let mut texts = CdText::default();
        texts.set(0, 0, TextKind::Title, "Join us now we have the software");
        assert_eq!(texts.recorded()[..3], P1);
    }

    #[test]
    fn all_texts_survive_encoding() {
        let mut texts = CdText::default();
        for track in 0..20 {
            texts.set(0, track, TextKind::Title, format!("Träck number {track}"));
            texts.set(1, track, TextKind::Performer, if track % 3 == 0 { "" } else { "A somewhat longer name" });
        }
        texts.set(0, 0, TextKind::Genre, "Heavy metal");
        texts.set(0, 7, TextKind::Code, "DEXX12345678");
        let mut findings = Findings::default();
        let back = CdText::decode(&texts.recorded().concat(), 0, &mut findings);
        assert_eq!(findings.kept(), []);
        assert_eq!(back.all().collect::<Vec<_>>(), texts.all().collect::<Vec<_>>());
        assert_eq!((back.languages.get(&0), back.languages.get(&1)), (Some(&9), Some(&9)));
        assert_eq!(back.recorded(), back.packs);
    }
}
