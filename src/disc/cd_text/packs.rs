//! CD-Text packs: 18 bytes each, across which texts continue (MMC-3 annex J).

use std::collections::BTreeMap;

use super::{CdText, TextKind};
use crate::bytes::text::{Encoding, guess};
use crate::findings::{Anomaly, Findings, Severity};
use crate::sector::subchannel::crc;

static CODE: Anomaly = Anomaly {
    code: "CDTEXT-CRC",
    severity: Severity::Warning,
    structure: "CD-Text pack",
    meaning: "The pack was changed after its CRC was made; its text may be wrong.",
    clause: Some("MMC-3 J.2"),
};

static PARTIAL: Anomaly = Anomaly {
    code: "CDTEXT-PARTIAL-PACK",
    severity: Severity::Warning,
    structure: "CD-Text packs",
    meaning: "Packs have 18 bytes; what is left over is not read.",
    clause: Some("MMC-3 J.2"),
};

static DOUBLE_BYTES: Anomaly = Anomaly {
    code: "CDTEXT-DOUBLE-BYTES",
    severity: Severity::Note,
    structure: "CD-Text pack",
    meaning: "The pack says that its characters have two bytes, and they have one. They are read so.",
    clause: Some("MMC-3 J.2"),
};

/// Type of the packs with the character code and languages of a block.
const SIZE_INFORMATION: u8 = 0x8F;

/// Character codes of texts with two bytes a character (MMC-3 table J.4), and the encodings of their languages.
const DOUBLE: [(u8, &str); 3] = [(0x80, "shift_jis"), (0x81, "euc-kr"), (0x82, "gbk")];

/// Encodings that writers record without saying so.
const UNDECLARED: [&str; 4] = ["utf-8", "shift_jis", "euc-kr", "gbk"];

/// The highest number a track can have.
const LAST_TRACK: u8 = 99;

/// One decoded pack.
struct Pack<'a> {
    kind: u8,
    track: u8,
    sequence: u8,
    block: u8,
    two_bytes: bool,
    text: &'a [u8],
}

/// Character code and counts of a block (MMC-3 table J.3).
struct SizeInformation([u8; 36]);

impl CdText {
    /// Decodes recorded packs; `at` is the offset of the first in the user's file. A wrong CRC is a finding, but the
    /// pack is still used.
    pub fn decode(bytes: &[u8], at: u64, findings: &mut Findings) -> Self {
        let (packs, rest) = bytes.as_chunks::<{ Self::PACK_SIZE }>();
        // Files of packs commonly end with a zero byte.
        if rest.iter().any(|byte| *byte != 0) {
            let found = format!("{} bytes over", rest.len());
            findings.add(&PARTIAL, at, "a multiple of 18 bytes", found);
        }
        check(packs, at, findings);
        let mut texts = Self { packs: packs.to_vec(), ..Self::default() };
        let mut packs: Vec<Pack> = packs.iter().map(Pack::of).collect();
        let sizes = sizes(&packs);
        let encodings = (0..8).map(|block| encoding(&packs, &sizes, block)).collect::<Vec<_>>();
        let encoding_of = |block: u8| encodings.get(usize::from(block)).copied().flatten();
        correct_width(&mut packs, |block| sizes.contains_key(&block) && encoding_of(block).is_none(), at, findings);
        texts.languages = languages(&sizes);
        let mut runs: BTreeMap<(u8, u8), Vec<&Pack>> = BTreeMap::new();
        for pack in &packs {
            runs.entry((pack.block, pack.kind)).or_default().push(pack);
        }
        for ((block, kind), run) in runs {
            if let Some(text_kind) = TextKind::of_pack(kind) {
                let number = run.first().and_then(|pack| pack.genre()).filter(|_| text_kind == TextKind::Genre);
                texts.genres.extend(number.map(|number| (block, number)));
                texts.decode_run(&run, block, text_kind, encoding_of(block));
            }
        }
        texts
    }

    /// Decodes texts of one kind in one block: each ends with a zero and belongs to the track after the one before.
    fn decode_run(&mut self, run: &[&Pack], block: u8, kind: TextKind, encoding: Option<&Encoding>) {
        let mut track = run.first().map_or(0, |pack| pack.track);
        let mut text: Vec<u8> = Vec::new();
        let mut next = None;
        for pack in run {
            let goes_on = next.is_none_or(|next| next == pack.sequence) && pack.track == track;
            if !goes_on {
                // Packs are missing: the next one states the track of its first character.
                self.keep(block, track, kind, &text, encoding, pack.two_bytes);
                text.clear();
                track = pack.track;
            }
            next = Some(pack.sequence.wrapping_add(1));
            let width = if pack.two_bytes { 2 } else { 1 };
            for character in pack.payload(kind).chunks(width) {
                if character.iter().any(|byte| *byte != 0) {
                    text.extend(character);
                    continue;
                }
                self.keep(block, track, kind, &text, encoding, pack.two_bytes);
                text.clear();
                track = track.saturating_add(1);
            }
        }
        self.keep(block, track, kind, &text, encoding, run.last().is_some_and(|pack| pack.two_bytes));
    }

    fn keep(
        &mut self,
        block: u8,
        track: u8,
        kind: TextKind,
        text: &[u8],
        encoding: Option<&Encoding>,
        two_bytes: bool,
    ) {
        if track > LAST_TRACK {
            return;
        }
        let same_as_before: &[u8] = if two_bytes { b"\t\t" } else { b"\t" };
        let text = if text == same_as_before {
            let before = track.checked_sub(1).and_then(|before| self.texts.get(&(block, before, kind)));
            before.cloned().unwrap_or_default()
        } else {
            decode(text, kind, encoding)
        };
        self.set(block, track, kind, text);
    }
}

impl<'a> Pack<'a> {
    fn of(bytes: &'a [u8; CdText::PACK_SIZE]) -> Self {
        let [kind, track, sequence, place, text @ .., _, _] = bytes;
        Self {
            kind: *kind,
            // The highest bit means that a later byte states the block.
            track: track & 0x7F,
            sequence: *sequence,
            block: place >> 4 & 7,
            two_bytes: place & 0x80 != 0,
            text,
        }
    }

    /// The number at the start of a genre; `None` if there is none, or it means nothing.
    fn genre(&self) -> Option<u16> {
        let number = u16::from_be_bytes(*self.text.first_chunk()?);
        (1..=u16::from(u8::MAX)).contains(&number).then_some(number)
    }

    /// The text of the pack. A genre begins with a two-byte number.
    fn payload(&self, kind: TextKind) -> &'a [u8] {
        let numbered = kind == TextKind::Genre && self.text.first() == Some(&0);
        if numbered { self.text.get(2..).unwrap_or_default() } else { self.text }
    }
}

impl SizeInformation {
    const fn character_code(&self) -> u8 {
        let Self([code, ..]) = self;
        *code
    }

    /// Language codes of the eight blocks.
    fn languages(&self) -> &[u8] {
        self.0.get(28..).unwrap_or_default()
    }
}

/// The encoding of a block's texts: that of its character code, or the one that they are in where the code is that of ISO
/// 8859-1 or ASCII or there is none. `None` for ISO 8859-1.
fn encoding(packs: &[Pack], sizes: &BTreeMap<u8, SizeInformation>, block: u8) -> Option<&'static Encoding> {
    let code = sizes.get(&block).map_or(0, |size| size.character_code());
    if let Some((_, id)) = DOUBLE.iter().find(|(known, _)| *known == code) {
        return Encoding::by_id(id);
    }
    let mut lines = Vec::new();
    for pack in packs.iter().filter(|pack| pack.block == block) {
        let kind = TextKind::of_pack(pack.kind).filter(|kind| !is_of_codes(*kind));
        let text = kind.map_or(&[][..], |kind| pack.payload(kind));
        lines.extend(text.iter().map(|byte| if *byte == 0 { b'\n' } else { *byte }));
    }
    // The last text may be cut off inside a character.
    if let Some(error) = std::str::from_utf8(&lines).err().filter(|error| error.error_len().is_none()) {
        lines.truncate(error.valid_up_to());
    }
    let guessed = (!lines.is_ascii()).then(|| guess(&lines));
    guessed.filter(|encoding| UNDECLARED.contains(&encoding.id))
}

/// Whether a text is always in single bytes.
fn is_of_codes(kind: TextKind) -> bool {
    matches!(kind, TextKind::Code | TextKind::DiscId)
}

/// Clears wrong double-byte flags: a pair of bytes with a single zero is never a double-byte character, and a block of
/// ISO 8859-1 has none.
fn correct_width(packs: &mut [Pack], is_single: impl Fn(u8) -> bool, at: u64, findings: &mut Findings) {
    let is_text = |pack: &Pack| TextKind::of_pack(pack.kind).is_some();
    let mut narrow: Vec<(u8, u8)> = Vec::new();
    for (number, pack) in (0_u64..).zip(packs.iter()).filter(|(_, pack)| pack.two_bytes && is_text(pack)) {
        let kind = TextKind::of_pack(pack.kind).unwrap_or(TextKind::Title);
        let is_half_zero = |pair: &&[u8]| matches!(pair, [0, other] | [other, 0] if *other != 0);
        let runs = (pack.block, pack.kind);
        if !narrow.contains(&runs)
            && (is_single(pack.block) || pack.payload(kind).chunks(2).any(|pair| is_half_zero(&pair)))
        {
            let byte = at.saturating_add(number.saturating_mul(CdText::PACK_SIZE as u64)).saturating_add(3);
            findings.add(&DOUBLE_BYTES, byte, "characters of one byte", "the mark of two bytes");
            narrow.push(runs);
        }
    }
    for pack in packs {
        pack.two_bytes &= !narrow.contains(&(pack.block, pack.kind));
    }
}

fn check(packs: &[[u8; CdText::PACK_SIZE]], at: u64, findings: &mut Findings) {
    for (number, pack) in (0_u64..).zip(packs) {
        let [data @ .., high, low] = pack;
        let recorded = u16::from_be_bytes([*high, *low]);
        let computed = !crc(data);
        // Writers that compute no CRC leave zeros; drives do not return it either.
        if recorded != computed && recorded != 0 {
            let byte = at.saturating_add(number.saturating_mul(18)).saturating_add(16);
            findings.add(&CODE, byte, format!("{computed:04X}"), format!("{recorded:04X}"));
        }
    }
}

/// The size information of each block, which three packs hold.
fn sizes(packs: &[Pack]) -> BTreeMap<u8, SizeInformation> {
    let mut sizes: BTreeMap<u8, SizeInformation> = BTreeMap::new();
    for pack in packs.iter().filter(|pack| pack.kind == SIZE_INFORMATION) {
        let third = usize::from(pack.track).saturating_mul(12);
        let SizeInformation(all) = sizes.entry(pack.block).or_insert(SizeInformation([0; 36]));
        if let Some(to) = all.get_mut(third..third.saturating_add(12)) {
            to.copy_from_slice(pack.text);
        }
    }
    sizes
}

/// The languages of all blocks, which every block states; 0 means none.
fn languages(sizes: &BTreeMap<u8, SizeInformation>) -> BTreeMap<u8, u8> {
    let of_block = |block: &u8| {
        let place = usize::from(*block);
        sizes.values().find_map(|size| size.languages().get(place).copied().filter(|language| *language != 0))
    };
    sizes.keys().filter_map(|block| Some((*block, of_block(block)?))).collect()
}

/// Decodes a text of a block with an encoding. Codes and identifications are always in single bytes.
fn decode(text: &[u8], kind: TextKind, encoding: Option<&Encoding>) -> String {
    let encoding = encoding.filter(|_| !is_of_codes(kind));
    // ISO 8859-1: every byte is the character of that number. Windows programs write quotation marks and the like where it
    // has control characters.
    let is_windows = text.iter().any(|byte| (0x80..0xA0).contains(byte));
    match encoding.or_else(|| Encoding::by_id("windows-1252").filter(|_| is_windows)) {
        Some(encoding) => encoding.decode(text).into_owned(),
        None => text.iter().copied().map(char::from).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack(head: [u8; 4], text: &[u8]) -> Vec<u8> {
        let mut bytes = head.to_vec();
        bytes.extend(text);
        bytes.resize(16, 0);
        let code = !crc(&bytes);
        bytes.extend(code.to_be_bytes());
        bytes
    }

    fn decode_all(packs: &[Vec<u8>]) -> (CdText, Vec<&'static str>) {
        let mut findings = Findings::default();
        let texts = CdText::decode(&packs.concat(), 1000, &mut findings);
        (texts, findings.kept().iter().map(|finding| finding.anomaly.code).collect())
    }

    // Packs of libcdio's p1.nrg; its cd-info prints title, performer and language.
    const P1: [[u8; 18]; 4] = [
        *b"\x80\x00\x00\x00Join us now \x4B\x43",
        *b"\x80\x00\x01\x0Cwe have the \x10\xE4",
        *b"\x80\x00\x02\x0Fsoftware\0\0\0\0\xA3\x09",
        *b"\x8F\x02\x07\0\0\0\0\0\x09\0\0\0\0\0\0\0\xEA\x42",
    ];

    #[test]
    fn texts_continue_across_packs() {
        let (texts, codes) = decode_all(&P1.map(Vec::from));
        assert_eq!(codes, Vec::<&str>::new());
        assert_eq!(texts.get(0, TextKind::Title), Some("Join us now we have the software"));
        assert_eq!(texts.languages.get(&0), Some(&9));
        assert_eq!((texts.packs.len(), texts.all().count()), (4, 1));
    }

    #[test]
    fn a_changed_pack_is_a_finding_and_its_text_is_used() {
        let mut packs = P1.map(Vec::from);
        packs[1][4] = b'W';
        let mut findings = Findings::default();
        let texts = CdText::decode(&packs.concat(), 1000, &mut findings);
        let finding = &findings.kept()[0];
        assert_eq!((finding.anomaly.code, finding.byte, finding.found.as_str()), ("CDTEXT-CRC", 1034, "10E4"));
        assert_eq!(texts.get(0, TextKind::Title), Some("Join us now We have the software"));
    }

    #[test]
    fn a_pack_may_have_several_texts_and_a_tab_repeats_the_last() {
        let (texts, _) = decode_all(&[
            pack([0x81, 0, 0, 0], b"All\0Ann\0\t\0Bo"),
            pack([0x81, 3, 1, 2], b"b\0"),
            pack([0x8E, 1, 2, 0], b"DEXX12345678"),
            pack([0x8E, 1, 3, 12], b"\0"),
        ]);
        let performers: Vec<_> = (0..5).map(|track| texts.get(track, TextKind::Performer)).collect();
        assert_eq!(performers, [Some("All"), Some("Ann"), Some("Ann"), Some("Bob"), None]);
        assert_eq!(texts.get(1, TextKind::Code), Some("DEXX12345678"));
    }

    #[test]
    fn double_bytes_are_believed_where_they_can_be() {
        let marked = |text: &[u8]| [pack([0x80, 0, 0, 0x80], text), pack([0x81, 0, 1, 0x80], b"Ann\0Bo\0")];
        let (texts, codes) = decode_all(&marked(b"An odd one\0T"));
        assert_eq!(texts.get(0, TextKind::Title), Some("An odd one"));
        assert_eq!((texts.get(1, TextKind::Title), texts.get(1, TextKind::Performer)), (Some("T"), Some("Bo")));
        assert_eq!(codes, ["CDTEXT-DOUBLE-BYTES"; 2]);
        // The block's character code is ISO 8859-1.
        let mut packs = marked(b"Evens\0\0\0\0\0\0\0").to_vec();
        packs.push(pack([0x8F, 0, 2, 0], &[0, 1, 1, 0]));
        let (texts, _) = decode_all(&packs);
        assert_eq!(texts.get(0, TextKind::Title), Some("Evens"));
        // Shift JIS in double bytes is kept.
        let size = pack([0x8F, 0, 1, 0x80], &[0x80, 1, 1, 0]);
        let (texts, codes) = decode_all(&[pack([0x80, 0, 0, 0x80], b"\x83\x65\x83\x58\0\0\x83\x67\0\0"), size]);
        assert_eq!((texts.get(0, TextKind::Title), texts.get(1, TextKind::Title)), (Some("テス"), Some("ト")));
        assert_eq!(codes, Vec::<&str>::new());
    }

    #[test]
    fn texts_whose_encoding_nothing_declares_are_read_in_the_one_they_are_in() {
        let japanese = b"\x83\x65\x83\x58\x83\x67\x8B\xC8\0\x89\x4A\0";
        let titles = |texts: &CdText| [0, 1].map(|track| texts.get(track, TextKind::Title).map(str::to_owned));
        let both = [Some("テスト曲".to_owned()), Some("雨".to_owned())];
        // No size information, and one that says ISO 8859-1 and English.
        let (texts, _) = decode_all(&[pack([0x80, 0, 0, 0], japanese)]);
        assert_eq!(titles(&texts), both);
        let (texts, _) = decode_all(&[
            pack([0x80, 0, 0, 0], japanese),
            pack([0x8F, 0, 1, 0], &[0, 1, 1, 0]),
            pack([0x8F, 2, 2, 0], &[0, 0, 0, 0, 9]),
        ]);
        assert_eq!(titles(&texts), both);
        // In two bytes each, with their mark.
        let wide = [
            pack([0x80, 0, 0, 0x80], b"\x83\x65\x83\x58\x83\x67\x8B\xC8\0\0\x89\x4A"),
            pack([0x80, 1, 1, 0x80], b"\0\0"),
            pack([0x8F, 0, 2, 0x80], &[0, 1, 1, 0]),
        ];
        assert_eq!(titles(&decode_all(&wide).0), both);
        let (texts, _) = decode_all(&[pack([0x80, 0, 0, 0], "Für Eli\0É".as_bytes())]);
        assert_eq!(titles(&texts), [Some("Für Eli".to_owned()), Some("É".to_owned())]);
        let (texts, _) = decode_all(&[pack([0x80, 0, 0, 0], "Größe\0é\0ü".as_bytes())]);
        assert_eq!(titles(&texts), [Some("Größe".to_owned()), Some("é".to_owned())]);
        // Latin-1 stays so.
        for (bytes, text) in [
            (&b"Caf\xE9 d\xE9j\xE0\0"[..], "Café déjà"),
            (b"B\xE9la Bart\xF3k\0", "Béla Bartók"),
            (b"\xC4\xD6\xDC\0", "ÄÖÜ"),
            (b"it\x92s \x93x\x94\0", "it’s “x”"),
        ] {
            let (texts, _) = decode_all(&[pack([0x80, 0, 0, 0], bytes)]);
            assert_eq!(texts.get(0, TextKind::Title), Some(text));
        }
    }

    #[test]
    fn no_control_character_is_in_a_text() {
        let (texts, _) = decode_all(&[pack([0x80, 0, 0, 0], b"A\x01\tb\x92s\x7F\0")]);
        assert_eq!(texts.get(0, TextKind::Title), Some("A b’s"));
    }

    #[test]
    fn a_lost_pack_costs_no_more_than_its_own_texts() {
        let (texts, _) =
            decode_all(&[pack([0x80, 0, 0, 0], b"Album\0First "), pack([0x80, 3, 2, 4], b" three\0Four\0")]);
        let titles: Vec<_> = (0..5).map(|track| texts.get(track, TextKind::Title)).collect();
        assert_eq!(titles, [Some("Album"), Some("First "), None, Some(" three"), Some("Four")]);
    }

    #[test]
    fn blocks_have_their_own_language_and_character_code() {
        let (texts, _) = decode_all(&[
            pack([0x80, 0, 0, 0], b"caf\xE9\0"),
            pack([0x8F, 0, 1, 0], &[0]),
            pack([0x8F, 2, 3, 0], &[0, 0, 0, 0, 9, 0x69]),
            // Two bytes per character: the Japanese for "Japanese", and a tab twice for the next track.
            pack([0x80, 0, 4, 0x90], b"\x93\xFA\x96\x7B\x8C\xEA\0\0\t\t\0\0"),
            pack([0x8F, 0, 5, 0x90], &[0x80]),
        ]);
        let all: Vec<_> = texts.all().collect();
        let title = TextKind::Title;
        assert_eq!(all, [((0, 0, title), "café"), ((1, 0, title), "日本語"), ((1, 1, title), "日本語")]);
        assert_eq!(texts.languages, BTreeMap::from([(0, 9), (1, 0x69)]));
    }

    #[test]
    fn a_genres_number_is_no_text() {
        let (texts, _) = decode_all(&[pack([0x87, 0, 0, 0], b"\0\x1CHeavy meta"), pack([0x87, 0, 1, 10], b"l\0")]);
        assert_eq!(texts.get(0, TextKind::Genre), Some("Heavy metal"));
    }

    #[test]
    fn noise_ends_quietly() {
        let noise: Vec<u8> = (0..5000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        for len in (0..noise.len()).step_by(101) {
            let texts = CdText::decode(&noise[..len], u64::MAX, &mut Findings::default());
            assert!(texts.all().all(|((block, track, _), _)| block < 8 && track <= 99));
        }
    }
}
