//! Guesses the encoding of names if none is declared.
//!
//! The names are decoded with every candidate, and the result is scored as names: letters that are common in the
//! language, next to letters of the same script, in one case within a word. Detectors made for web pages know neither
//! DOS nor Mac code pages and need more text than a few names: from 1237 samples of one, two or a dozen names in 18
//! languages, chardetng decodes 551 correctly, this module 1053.

use std::ops::RangeInclusive;

use super::Encoding;
use super::letters::{ARABIC, BALTIC, CENTRAL, CYRILLIC, GREEK, HEBREW, Letters, STRANGER, THAI, TURKISH, WESTERN};

/// Number of bytes of names that are examined; more do not change the result.
const SAMPLE: usize = 8 << 10;

/// Score of a character that no name contains: undefined bytes and control characters.
const IMPOSSIBLE: i32 = -60;
/// Score of a symbol or a box-drawing character.
const SYMBOL: i32 = -25;
/// Score of a sign that names contain now and then, such as an apostrophe or a degree sign.
const SIGN: i32 = -5;
/// Score of a capital after another one, in a script whose DOS names are not necessarily in capitals.
const SHOUT: i32 = -5;
/// Score of a capital after a small letter, or a small letter between capitals.
const CASE: i32 = -30;

/// Scoring methods.
enum Judge {
    /// One byte per character, in this script.
    Single(&'static Letters),
    /// Two bytes per character: a function of both bytes, the second of which is 0 for a single byte.
    Double(fn(u8, u8) -> i32),
}

/// The candidates with their initial scores: how common they are on discs. A score is worth at most one letter, so it
/// only decides for one or two short names.
static CANDIDATES: &[(&str, i32, Judge)] = &[
    ("windows-1252", 14, Judge::Single(&WESTERN)),
    ("ibm850", 12, Judge::Single(&WESTERN)),
    ("ibm437", 12, Judge::Single(&WESTERN)),
    ("macintosh", 2, Judge::Single(&WESTERN)),
    ("shift_jis", 8, Judge::Double(shift_jis)),
    ("gbk", 8, Judge::Double(gbk)),
    ("big5", 4, Judge::Double(big5)),
    ("euc-kr", 6, Judge::Double(euc_kr)),
    ("euc-jp", -6, Judge::Double(euc_jp)),
    ("windows-1251", 8, Judge::Single(&CYRILLIC)),
    ("ibm866", 8, Judge::Single(&CYRILLIC)),
    ("koi8-r", 2, Judge::Single(&CYRILLIC)),
    ("koi8-u", -4, Judge::Single(&CYRILLIC)),
    ("iso-8859-5", -12, Judge::Single(&CYRILLIC)),
    ("x-mac-cyrillic", -6, Judge::Single(&CYRILLIC)),
    ("ibm855", -16, Judge::Single(&CYRILLIC)),
    ("windows-1250", 2, Judge::Single(&CENTRAL)),
    ("ibm852", 2, Judge::Single(&CENTRAL)),
    ("iso-8859-2", 0, Judge::Single(&CENTRAL)),
    ("x-mac-ce", -8, Judge::Single(&CENTRAL)),
    ("windows-1257", -6, Judge::Single(&BALTIC)),
    ("ibm775", -12, Judge::Single(&BALTIC)),
    ("windows-1253", 0, Judge::Single(&GREEK)),
    ("ibm737", -4, Judge::Single(&GREEK)),
    ("ibm869", -14, Judge::Single(&GREEK)),
    ("x-mac-greek", -14, Judge::Single(&GREEK)),
    ("windows-1254", 0, Judge::Single(&TURKISH)),
    ("ibm857", -4, Judge::Single(&TURKISH)),
    ("windows-1255", 0, Judge::Single(&HEBREW)),
    ("ibm862", -2, Judge::Single(&HEBREW)),
    ("windows-1256", 0, Judge::Single(&ARABIC)),
    ("windows-874", -4, Judge::Single(&THAI)),
];

/// The candidates among the encodings of the Macintosh. Those of East Asia are the same as elsewhere but for a few signs.
static MAC_CANDIDATES: &[(&str, i32, Judge)] = &[
    ("macintosh", 14, Judge::Single(&WESTERN)),
    ("shift_jis", 8, Judge::Double(shift_jis)),
    ("gbk", 4, Judge::Double(gbk)),
    ("big5", 4, Judge::Double(big5)),
    ("euc-kr", 4, Judge::Double(euc_kr)),
    ("x-mac-cyrillic", 4, Judge::Single(&CYRILLIC)),
    ("x-mac-ce", 0, Judge::Single(&CENTRAL)),
    ("x-mac-greek", 0, Judge::Single(&GREEK)),
    ("x-mac-turkish", -4, Judge::Single(&TURKISH)),
];

/// The most likely encoding of a sample of names, separated by line feeds.
#[must_use]
pub fn guess(names: &[u8]) -> &'static Encoding {
    if is_mostly_utf_8(names) { Encoding::UTF_8 } else { likeliest(names) }
}

/// The same for names that a Macintosh has recorded: its own character set, unless another is notably more likely.
#[must_use]
pub fn guess_mac(names: &[u8]) -> &'static Encoding {
    if is_mostly_utf_8(names) { Encoding::UTF_8 } else { best_of(MAC_CANDIDATES, names) }
}

/// The best candidate for names that are not UTF-8.
pub(super) fn likeliest(lines: &[u8]) -> &'static Encoding {
    best_of(CANDIDATES, lines)
}

fn best_of(candidates: &[(&str, i32, Judge)], lines: &[u8]) -> &'static Encoding {
    let sample = telling(lines);
    let mut best = (i32::MIN, Encoding::UTF_8);
    for (id, prior, judge) in candidates {
        let Some(encoding) = Encoding::by_id(id) else { continue };
        let total = score(&sample, encoding, judge).saturating_add(*prior);
        if total > best.0 {
            best = (total, encoding);
        }
    }
    best.1
}

/// True if nearly all names are UTF-8: a disc with thousands may contain some from another computer. In any other
/// encoding at most a few words are valid UTF-8.
fn is_mostly_utf_8(names: &[u8]) -> bool {
    let (mut right, mut wrong) = (0_usize, 0_usize);
    for name in lines(names) {
        match std::str::from_utf8(name) {
            Ok(_) => right = right.saturating_add(1),
            // Cut off inside a character.
            Err(error) if error.error_len().is_none() && error.valid_up_to() > 0 => {}
            Err(_) => wrong = wrong.saturating_add(1),
        }
    }
    wrong.saturating_mul(4) <= right && (right > 0 || names.is_ascii())
}

/// Lines that are not plain ASCII.
fn lines(sample: &[u8]) -> impl Iterator<Item = &[u8]> {
    sample.split(|byte| *byte == b'\n').filter(|line| !line.is_ascii())
}

/// The names that are not plain ASCII, up to [`SAMPLE`] bytes.
fn telling(names: &[u8]) -> Vec<u8> {
    let mut sample = Vec::new();
    for name in lines(names) {
        let room = SAMPLE.saturating_sub(sample.len());
        sample.extend(name.iter().copied().chain([b'\n']).take(room));
    }
    sample
}

fn score(sample: &[u8], encoding: &Encoding, judge: &Judge) -> i32 {
    match judge {
        Judge::Single(letters) => score_text(&encoding.decode(sample), letters),
        Judge::Double(worth) => score_pairs(sample, encoding, *worth),
    }
}

fn score_text(text: &str, letters: &Letters) -> i32 {
    let characters: Vec<char> = text.chars().collect();
    let mut total = 0_i32;
    for (at, character) in characters.iter().enumerate().filter(|(_, character)| !character.is_ascii()) {
        let before = at.checked_sub(1).and_then(|at| characters.get(at)).copied();
        let after = characters.get(at.saturating_add(1)).copied();
        total = total.saturating_add(score_character(before, *character, after, letters));
    }
    total
}

fn score_character(before: Option<char>, character: char, after: Option<char>, letters: &Letters) -> i32 {
    if let Some(worth) = letters.worth(character) {
        let case = match (breaks_case(before, character, after), character.is_uppercase()) {
            (true, _) => CASE,
            (false, true) if !letters.is_latin() && before.is_some_and(char::is_uppercase) => SHOUT,
            _ => 0,
        };
        return worth.saturating_add(letters.neighbours(before, after)).saturating_add(case);
    }
    match character {
        '\u{80}'..='\u{9f}' | '\u{e000}'..='\u{f8ff}' | char::REPLACEMENT_CHARACTER => IMPOSSIBLE,
        '\u{a0}' | '’' | '‘' | '“' | '”' | '–' | '—' | '…' | '°' | 'º' | 'ª' | '©' | '®' | '«' | '»' | '№' => {
            SIGN
        }
        _ if character.is_alphabetic() && letters.is_latin() && character < '\u{250}' => SIGN,
        _ => SYMBOL,
    }
}

/// Names change case only at the beginning of a word, or consist of capitals.
fn breaks_case(before: Option<char>, character: char, after: Option<char>) -> bool {
    let capital = |other: Option<char>| other.is_some_and(char::is_uppercase);
    let small = |other: Option<char>| other.is_some_and(char::is_lowercase);
    if character.is_uppercase() {
        small(before) || (small(after) && capital(before))
    } else {
        character.is_lowercase() && capital(after)
    }
}

/// Scores two bytes at a time wherever the first is not ASCII.
fn score_pairs(sample: &[u8], encoding: &Encoding, worth: fn(u8, u8) -> i32) -> i32 {
    let mut total = impossible(&encoding.decode(sample));
    let mut before = b'\n';
    let mut rest = sample;
    while let [lead, after @ ..] = rest {
        rest = after;
        if !lead.is_ascii() {
            let (len, value) = score_pair(*lead, after.first().copied(), encoding, worth);
            rest = after.get(len..).unwrap_or_default();
            let company = neighbours([before, rest.first().copied().unwrap_or(b'\n')]);
            total = total.saturating_add(value).saturating_add(company);
        }
        before = *lead;
    }
    total
}

/// Score of invalid characters, apart from those that the end of a name cuts off.
fn impossible(text: &str) -> i32 {
    let mut total = 0_i32;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let cut = character == char::REPLACEMENT_CHARACTER && matches!(characters.peek(), None | Some('\n'));
        if !cut && matches!(character, '\u{e000}'..='\u{f8ff}' | char::REPLACEMENT_CHARACTER) {
            total = total.saturating_add(IMPOSSIBLE);
        }
    }
    total
}

/// Number of bytes after the lead byte that belong to the character, and its score.
fn score_pair(lead: u8, next: Option<u8>, encoding: &Encoding, worth: fn(u8, u8) -> i32) -> (usize, i32) {
    // Half-width Katakana.
    if encoding.id == "shift_jis" && matches!(lead, 0xA1..=0xDF) {
        return (0, worth(lead, 0));
    }
    match next.filter(|next| *next >= 0x40) {
        Some(trail) => (1, worth(lead, trail)),
        None => (0, SYMBOL),
    }
}

/// Score of the bytes on both sides of a wide character.
fn neighbours(sides: [u8; 2]) -> i32 {
    if sides.iter().all(u8::is_ascii) && sides.iter().any(u8::is_ascii_alphabetic) {
        return ALONE;
    }
    let worth = |side: &u8| match (side.is_ascii(), side.is_ascii_alphabetic()) {
        (false, _) => WIDE_COMPANY,
        (true, true) => STRANGER,
        (true, false) => 0,
    };
    sides.iter().map(worth).fold(0, i32::saturating_add)
}

/// Score of ideographs in the first level of a national standard, the common ones.
const COMMON: i32 = 46;
/// Score of ideographs in the second level.
const RARE: i32 = 8;
/// Score of a syllable in the native script of the language.
const OWN: i32 = 56;
/// Score of a rare syllable.
const UNUSUAL: i32 = 24;
/// Score of wide punctuation.
const WIDE: i32 = 10;

/// Score of a wide character next to another: two bytes, so twice as much as two letters.
const WIDE_COMPANY: i32 = 9;

/// Score of a single wide character between ASCII letters, which probably consumes a part of the word.
const ALONE: i32 = -60;

/// True for the upper half, which holds the trail bytes of the EUC plane.
const EUC: RangeInclusive<u8> = 0xA1..=0xFE;

fn shift_jis(lead: u8, trail: u8) -> i32 {
    match (lead, trail) {
        (_, 0) => 4,
        (0x81, _) => WIDE,
        (0x82, 0x9F..=0xF1) | (0x83, 0x40..=0x96) => OWN,
        (0x82, 0x4F..=0x9A) => WIDE,
        (0x88..=0x97, _) => COMMON,
        (0x98..=0x9F | 0xE0..=0xEA, _) => RARE,
        _ => SYMBOL,
    }
}

fn euc_jp(lead: u8, trail: u8) -> i32 {
    match (lead, trail) {
        (0xA1, _) => WIDE,
        (0xA4 | 0xA5, _) => OWN,
        (0xB0..=0xCF, _) => COMMON,
        (0xD0..=0xF4, _) => RARE,
        (0x8E, _) => 4,
        _ => SYMBOL,
    }
}

fn gbk(lead: u8, trail: u8) -> i32 {
    match (lead, EUC.contains(&trail)) {
        (0xB0..=0xD7, true) => COMMON,
        (0xD8..=0xF7, true) => RARE,
        (0xA1 | 0xA3, true) => WIDE,
        (0xA4 | 0xA5, true) => SIGN,
        // The extension of GBK beyond GB 2312: characters that simplified Chinese does not use.
        (0x81..=0xA0, _) | (0xAA..=0xFE, false) => SIGN,
        _ => SYMBOL,
    }
}

fn big5(lead: u8, _: u8) -> i32 {
    match lead {
        0xA4..=0xC6 => COMMON,
        0xC9..=0xF9 => RARE,
        0xA1..=0xA3 => WIDE,
        _ => SYMBOL,
    }
}

fn euc_kr(lead: u8, trail: u8) -> i32 {
    match (lead, EUC.contains(&trail)) {
        (0xB0..=0xC8, true) if is_usual_syllable([lead, trail]) => OWN,
        (0xB0..=0xC8, true) => UNUSUAL,
        (0xCA..=0xFD, true) => 0,
        (0xA1 | 0xA3, true) => WIDE,
        // Syllables that only CP949 has are rare.
        (0x81..=0xC6, false) | (0x81..=0xA0, true) => SIGN,
        _ => SYMBOL,
    }
}

/// Syllables that make up most of Korean text, one bit each: a row for each lead byte from 0xB0, with the lowest bit
/// for the trail byte 0xA1. Chinese and Japanese words that are decoded as Korean mostly consist of others.
static USUAL_SYLLABLES: [u128; 25] = [
    0x0a8010a11008005000041007,
    0x000020a235c8004003840000,
    0x000000000000000000000000,
    0x000c14420000000004024200,
    0x003004442900410600000500,
    0x04002110000021c041300010,
    0x005c00000000004004000040,
    0x010000410000e30700006010,
    0x0081b1402010001304e6a074,
    0x128001a07740a8000000a400,
    0x0c0100000102e00085888000,
    0x103442400000000000000000,
    0x06a02000041600000a253000,
    0x000000010000035e02000800,
    0x02c4a040800000e020000000,
    0x01a26c080820520281101905,
    0x1e000050422cf8409682c040,
    0x12f0000041e0000120e4202b,
    0x004000000000000000008000,
    0x20000422c02102000d340010,
    0x000000000200000040000405,
    0x001004080000100201808d00,
    0x024210000000004888006000,
    0x08200086c0dbc24100008010,
    0x044140002000002840829414,
];

fn is_usual_syllable([lead, trail]: [u8; 2]) -> bool {
    let row = lead.checked_sub(0xB0).and_then(|row| USUAL_SYLLABLES.get(usize::from(row)));
    let bit = trail.checked_sub(0xA1).and_then(|bit| row?.checked_shr(bit.into()));
    bit.is_some_and(|bit| bit & 1 == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    // Bytes by Python: text.encode(codec), the codec in front. The text is compared, since two pages may have all
    // letters of a name at the same bytes.
    #[test]
    fn names_are_read_as_they_were_written() {
        for (codec, bytes, text) in NAMES {
            let guessed = guess(bytes);
            assert_eq!(guessed.decode(bytes), *text, "{codec} taken for {}", guessed.id);
        }
    }

    #[test]
    fn what_is_valid_utf_8_is_utf_8() {
        assert_eq!(guess("Übersicht\n日本語".as_bytes()).id, "utf-8");
        assert_eq!(guess(b"README.TXT").id, "utf-8");
        assert_eq!(guess(b"").id, "utf-8");
    }

    #[test]
    fn a_few_other_names_among_utf_8_change_nothing() {
        let mut names = "Übersicht\n日本語\nété\nПривет\nŁódź\n".repeat(2).into_bytes();
        names.extend(b"Stra\xdfe\nTsch\xc3");
        assert_eq!(guess(&names).id, "utf-8");
        assert_eq!(guess(b"Stra\xdfe").id, "windows-1252");
    }

    // From the words 가 (B0 A1), 한국 (C7 D1 B1 B9) and the rare 갗 (B0 AF).
    #[test]
    fn usual_syllables_are_found_by_their_bytes() {
        assert!([[0xB0, 0xA1], [0xC7, 0xD1], [0xB1, 0xB9]].into_iter().all(is_usual_syllable));
        assert!([[0xB0, 0xAF], [0xA1, 0xA1], [0xFE, 0xFE]].into_iter().all(|pair| !is_usual_syllable(pair)));
    }

    #[test]
    fn any_bytes_decode() {
        let noise: Vec<u8> = (0..20_000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        assert_ne!(guess(&noise).decode(&noise), "");
        assert_ne!(guess(b"\x81").id, "utf-8");
    }

    #[rustfmt::skip]
    static NAMES: &[(&str, &[u8], &str)] = &[
        ("shift_jis", b"\x83h\x83L\x83\x85\x83\x81\x83\x93\x83g\n\x89\xb9\x8ay\n\x8e\xe6\x88\xb5\x90\xe0\x96\xbe\x8f\x91.txt",
            "ドキュメント\n音楽\n取扱説明書.txt"),
        ("shift_jis", b"\x93\xfa\x96{\x8c\xea",
            "日本語"),
        ("euc_jp", b"\xa5\xc9\xa5\xad\xa5\xe5\xa5\xe1\xa5\xf3\xa5\xc8\n\xa4\xcf\xa4\xb8\xa4\xe1\xa4\xcb\xa4\xaa\xc6\xc9\xa4\xdf\xa4\xaf\xa4\xc0\xa4\xb5\xa4\xa4",
            "ドキュメント\nはじめにお読みください"),
        ("gbk", b"\xd0\xc2\xbd\xa8\xce\xc4\xbc\xfe\xbc\xd0\n\xca\xb9\xd3\xc3\xca\xd6\xb2\xe1.txt\n\xd1\xa7\xcf\xb0\xd7\xca\xc1\xcf\n\xb1\xb1\xbe\xa9",
            "新建文件夹\n使用手册.txt\n学习资料\n北京"),
        ("gbk", b"\xb0\xb2\xd7\xb0\xb3\xcc\xd0\xf2",
            "安装程序"),
        ("big5", b"\xb7s\xb8\xea\xae\xc6\xa7\xa8\n\xa8\xcf\xa5\xce\xa4\xe2\xa5U.txt\n\xb3n\xc5\xe9",
            "新資料夾\n使用手冊.txt\n軟體"),
        ("big5", b"\xbbO\xa5_",
            "臺北"),
        ("euc_kr", b"\xbb\xf5 \xc6\xfa\xb4\xf5\n\xbb\xe7\xbf\xeb\xbc\xb3\xb8\xed\xbc\xad.txt\n\xc0\xd0\xbe\xee\xba\xb8\xbc\xbc\xbf\xe4",
            "새 폴더\n사용설명서.txt\n읽어보세요"),
        ("euc_kr", b"\xc7\xd1\xb1\xb9\xbe\xee",
            "한국어"),
        ("cp866", b"\x8d\xae\xa2\xa0\xef \xaf\xa0\xaf\xaa\xa0\n\xe7\xa8\xe2\xa0\xa9\xe2\xa5.txt\n\x94\xae\xe2\xae\xa3\xe0\xa0\xe4\xa8\xa8",
            "Новая папка\nчитайте.txt\nФотографии"),
        ("cp866", b"\x8c\xae\xe1\xaa\xa2\xa0",
            "Москва"),
        ("koi8_r", b"\xee\xcf\xd7\xc1\xd1 \xd0\xc1\xd0\xcb\xc1\n\xde\xc9\xd4\xc1\xca\xd4\xc5.txt\n\xe6\xcf\xd4\xcf\xc7\xd2\xc1\xc6\xc9\xc9",
            "Новая папка\nчитайте.txt\nФотографии"),
        ("koi8_r", b"\xed\xd5\xda\xd9\xcb\xc1",
            "Музыка"),
        ("cp1251", b"\xcd\xee\xe2\xe0\xff \xef\xe0\xef\xea\xe0\n\xf7\xe8\xf2\xe0\xe9\xf2\xe5.txt\n\xd4\xee\xf2\xee\xe3\xf0\xe0\xf4\xe8\xe8",
            "Новая папка\nчитайте.txt\nФотографии"),
        ("cp1251", b"\xcc\xf3\xe7\xfb\xea\xe0",
            "Музыка"),
        ("mac_cyrillic", b"\x8d\xee\xe2\xe0\xdf \xef\xe0\xef\xea\xe0\n\xf7\xe8\xf2\xe0\xe9\xf2\xe5.txt\n\x94\xee\xf2\xee\xe3\xf0\xe0\xf4\xe8\xe8\n\x8f\xf0\xee\xe3\xf0\xe0\xec\xec\xfb",
            "Новая папка\nчитайте.txt\nФотографии\nПрограммы"),
        ("cp437", b"\x9abersicht\nStra\xe1e\nL\x94sungen.txt\nGR\x9aN.TXT",
            "Übersicht\nStraße\nLösungen.txt\nGRÜN.TXT"),
        ("cp437", b"B\x81cher",
            "Bücher"),
        ("cp437", b"\x82t\x82\nDonn\x82es\nth\x82\x83tre\ngar\x87on",
            "été\nDonnées\nthéâtre\ngarçon"),
        ("cp850", b"K\x9bbenhavn\nsm\x9brrebr\x9bd\n\x8frhus\np\x86",
            "København\nsmørrebrød\nÅrhus\npå"),
        ("cp850", b"n\xc6o\nportugu\x88s\nli\x87\xe4es",
            "não\nportuguês\nlições"),
        ("mac_roman", b"\x86bersicht\nStra\xa7e\nL\x9asungen.txt\nf\x9fr Anf\x8anger\nGr\x9a\xa7e",
            "Übersicht\nStraße\nLösungen.txt\nfür Anfänger\nGröße"),
        ("mac_roman", b"\x8et\x8e\nDonn\x8ees\nth\x8e\x89tre\ngar\x8don\nBiblioth\x8fque",
            "été\nDonnées\nthéâtre\ngarçon\nBibliothèque"),
        ("cp1252", b"\xdcbersicht\nStra\xdfe\nL\xf6sungen.txt",
            "Übersicht\nStraße\nLösungen.txt"),
        ("cp1252", b"Espa\xf1a",
            "España"),
        ("cp1252", b"Syst\xe8mes d\x92\xe9t\xe9",
            "Systèmes d’été"),
        ("cp1250", b"P\xf8\xedru\xe8ka\n\x9elu\x9dou\xe8k\xfd k\xf9\xf2\n\xc8e\x9atina",
            "Příručka\nžluťoučký kůň\nČeština"),
        ("cp852", b"Ksi\xa5\xbeki\nGda\xe4sk\nZdj\xa9cia\n\xabr\xa2d\x88o",
            "Książki\nGdańsk\nZdjęcia\nźródło"),
        ("cp1253", b"\xb8\xe3\xe3\xf1\xe1\xf6\xe1\n\xcc\xef\xf5\xf3\xe9\xea\xde\n\xd6\xf9\xf4\xef\xe3\xf1\xe1\xf6\xdf\xe5\xf2",
            "Έγγραφα\nΜουσική\nΦωτογραφίες"),
        ("cp737", b"\xeb\x9a\x9a\xa8\x98\xad\x98\n\x8b\xa6\xac\xa9\xa0\xa1\xe3\n\x94\xe0\xab\xa6\x9a\xa8\x98\xad\xe5\x9c\xaa",
            "Έγγραφα\nΜουσική\nΦωτογραφίες"),
        ("cp1254", b"T\xfcrk\xe7e\n\xddstanbul\n\xfeark\xfdlar\nyaz\xfdl\xfdm",
            "Türkçe\nİstanbul\nşarkılar\nyazılım"),
        ("cp1255", b"\xf9\xec\xe5\xed\n\xee\xf1\xee\xeb\xe9\xed\n\xfa\xee\xe5\xf0\xe5\xfa",
            "\u{5e9}\u{5dc}\u{5d5}\u{5dd}\n\u{5de}\u{5e1}\u{5de}\u{5db}\u{5d9}\u{5dd}\n\u{5ea}\u{5de}\u{5d5}\u{5e0}\u{5d5}\u{5ea}"),
        ("cp862", b"\x8e\x91\x8e\x8b\x89\x8d\n\x9a\x8e\x85\x90\x85\x9a\n\x8e\x85\x86\x89\x97\x84\n\x84\x85\x98\x80\x85\x9a",
            "\u{5de}\u{5e1}\u{5de}\u{5db}\u{5d9}\u{5dd}\n\u{5ea}\u{5de}\u{5d5}\u{5e0}\u{5d5}\u{5ea}\n\u{5de}\u{5d5}\u{5d6}\u{5d9}\u{5e7}\u{5d4}\n\u{5d4}\u{5d5}\u{5e8}\u{5d0}\u{5d5}\u{5ea}"),
        ("cp1256", b"\xe3\xd1\xcd\xc8\xc7\n\xe3\xd3\xca\xe4\xcf\xc7\xca\n\xc7\xe1\xda\xd1\xc8\xed\xc9",
            "\u{645}\u{631}\u{62d}\u{628}\u{627}\n\u{645}\u{633}\u{62a}\u{646}\u{62f}\u{627}\u{62a}\n\u{627}\u{644}\u{639}\u{631}\u{628}\u{64a}\u{629}"),
        ("cp874", b"\xc0\xd2\xc9\xd2\xe4\xb7\xc2\n\xe0\xcd\xa1\xca\xd2\xc3",
            "ภาษาไทย\nเอกสาร"),
    ];
}
