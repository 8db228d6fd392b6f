//! Which encoding names are in, where nothing declares it.
//!
//! A detector made for web pages knows neither DOS nor Mac pages, and wants more text than a few names. So every
//! candidate reads the names, and what comes out is scored as names: letters that are usual in their language, next
//! to letters of their own script, in one case within a word. The detector's own choice counts as one more vote.

use std::ops::RangeInclusive;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

use super::Encoding;
use super::letters::{ARABIC, BALTIC, CENTRAL, CYRILLIC, GREEK, HEBREW, Letters, STRANGER, THAI, TURKISH, WESTERN};

/// Bytes of names looked at; more change the outcome no more.
const SAMPLE: usize = 8 << 10;

/// What cannot be in a name: an undefined byte, a control character.
const IMPOSSIBLE: i32 = -60;
/// A symbol or a piece of a frame.
const SYMBOL: i32 = -25;
/// A sign that names do have now and then, as an apostrophe or a degree.
const SIGN: i32 = -5;
/// A capital after a small letter, or a small letter between capitals.
const CASE: i32 = -30;
/// What the detector's vote weighs, for each byte above ASCII.
const VOTE: i32 = 2;

/// How names in an encoding are scored.
enum Judge {
    /// One byte a character, of this script.
    Single(&'static Letters),
    /// Two bytes a character: what it is worth by its bytes.
    Double(fn(u8, u8) -> i32),
}

/// The candidates, with what they are worth before anything is read: how usual they are on discs. It outweighs one
/// letter at most, so it decides only between one or two short names.
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

/// The encoding that a sample of names, separated by line feeds, is most likely in.
#[must_use]
pub fn guess(names: &[u8]) -> &'static Encoding {
    if std::str::from_utf8(names).is_ok() {
        return Encoding::UTF_8;
    }
    let sample = telling(names);
    let vote = detect(&sample);
    let upper = sample.iter().filter(|byte| !byte.is_ascii()).count();
    let vote_weight = i32::try_from(upper).unwrap_or(i32::MAX).saturating_mul(VOTE);
    let mut best = (i32::MIN, Encoding::UTF_8);
    for (id, prior, judge) in CANDIDATES {
        let Some(encoding) = Encoding::by_id(id) else { continue };
        let extra = if vote.id == *id { vote_weight } else { 0 };
        let total = score(&sample, encoding, judge).saturating_add(*prior).saturating_add(extra);
        if total > best.0 {
            best = (total, encoding);
        }
    }
    best.1
}

/// The names that are not plain ASCII, up to [`SAMPLE`] bytes.
fn telling(names: &[u8]) -> Vec<u8> {
    let mut sample = Vec::new();
    for name in names.split(|byte| *byte == b'\n').filter(|name| !name.is_ascii()) {
        if sample.len().saturating_add(name.len()) > SAMPLE && !sample.is_empty() {
            break;
        }
        sample.extend_from_slice(name);
        sample.push(b'\n');
    }
    sample
}

fn detect(sample: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    Encoding::of_whatwg(detector.guess(None, Utf8Detection::Deny))
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
        let case = if breaks_case(before, character, after) { CASE } else { 0 };
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

/// Names change case at the beginning of a word only, or are in capitals throughout.
fn breaks_case(before: Option<char>, character: char, after: Option<char>) -> bool {
    let capital = |other: Option<char>| other.is_some_and(char::is_uppercase);
    let small = |other: Option<char>| other.is_some_and(char::is_lowercase);
    if character.is_uppercase() {
        small(before) || (small(after) && capital(before))
    } else {
        character.is_lowercase() && capital(after)
    }
}

/// Walks two bytes at a time wherever the first is not ASCII.
fn score_pairs(sample: &[u8], encoding: &Encoding, worth: fn(u8, u8) -> i32) -> i32 {
    let mut total = 0_i32;
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

/// What the bytes on both sides of a wide character are worth.
fn neighbours(sides: [u8; 2]) -> i32 {
    if sides.iter().all(u8::is_ascii) && sides.iter().any(u8::is_ascii_alphabetic) {
        return ALONE;
    }
    let strangers = sides.iter().filter(|side| side.is_ascii_alphabetic());
    strangers.map(|_| STRANGER).fold(0, i32::saturating_add)
}

/// How many bytes after the lead belong to the character, and what it is worth.
fn score_pair(lead: u8, next: Option<u8>, encoding: &Encoding, worth: fn(u8, u8) -> i32) -> (usize, i32) {
    if !encoding.decode(&[lead]).contains(char::REPLACEMENT_CHARACTER) {
        return (0, worth(lead, 0));
    }
    // A name cut to a length may end inside a character.
    let Some(trail) = next.filter(|next| *next != b'\n') else { return (0, SYMBOL) };
    let pair = [lead, trail];
    let outside = |character: char| matches!(character, '\u{e000}'..='\u{f8ff}' | char::REPLACEMENT_CHARACTER);
    (1, if encoding.decode(&pair).contains(outside) { IMPOSSIBLE } else { worth(lead, trail) })
}

/// Ideographs of the first level of a national standard: those in use.
const COMMON: i32 = 46;
/// Those of the second level.
const RARE: i32 = 8;
/// A syllable of the script of the language itself.
const OWN: i32 = 56;
/// A syllable that few words have.
const UNUSUAL: i32 = 24;
/// Wide punctuation.
const WIDE: i32 = 10;

/// A wide character with nothing but ASCII around it, some of it letters: half of the word is eaten.
const ALONE: i32 = -60;

/// The upper half, where the trail bytes of the EUC plane are.
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
        // The extension of GBK over GB 2312: characters that simplified Chinese does not use.
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
        // Syllables that only CP949 has are in few words.
        (0x81..=0xC6, false) | (0x81..=0xA0, true) => SIGN,
        _ => SYMBOL,
    }
}

/// Syllables that make up most of Korean text. Chinese and Japanese words, read as Korean, are mostly of others.
const USUAL_SYLLABLES: &str = "\
    가각간강개거건게격결경계고공과관교구국군권규그극근글금급기길김까나날남내년녕노논농높누눈는늘능니다단\
    달담당대더덕데도독돌동되된될두드들등따때떻또라락란람램량러려력련령례로록론료루류르른를름리린림립마막\
    만말망맞매먼메며면명몇모목못무문물미민밀및바박밖반받발방배백번벌법별병보복본봉부북분불붙비빛빠사산삼\
    상새색생서석선설섬성세소속손송쇼수순술숨쉬스승시식신실심십써씨아악안약양어언얼업없었에엔여연열영예오\
    온옷와완왜외요용우운울움워원월위유육율으은을음응의이익인일읽임입있자잘장재저적전절점접정제져졌조족존\
    종좋주죽준줄중증지직진질집째차책처천철첫청체초총최추축출충취층치친카커코크큰클키타탁태터토통투트특티\
    팀파판편평포폴표품프피필하학한할함합항해했행향허험현형호혼홍화활황회효후훈휴흥희히힘\
    ";

fn is_usual_syllable(pair: [u8; 2]) -> bool {
    USUAL_SYLLABLES.contains(encoding_rs::EUC_KR.decode_without_bom_handling(&pair).0.as_ref())
}

#[cfg(test)]
mod tests {
    use super::*;

    // Bytes by Python: text.encode(codec), the codec in front. What is compared is the text: where two pages have
    // all the letters of a name at the same bytes, either will do.
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
    fn any_bytes_are_something() {
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
