//! Decodes recorded text: in declared character sets, or by a guess if none is declared.

mod case;
mod document;
mod encode;
mod guess;
pub mod layout;
mod letters;
mod pages;
mod references;
mod standard;

use std::borrow::Cow;

use self::pages::Page;
#[cfg(feature = "web")]
pub use case::{fold_with, lower_with};
pub use case::{folded, lower};
pub use document::{guess_document, looks_like_text};
pub use guess::{guess, guess_mac};
pub use references::without_references;
#[cfg(feature = "web")]
pub use standard::decode_with;

/// A character encoding of names.
#[derive(Debug)]
pub struct Encoding {
    /// Stable name from the WHATWG Encoding Standard or IANA, in lower case.
    pub id: &'static str,
    /// Name for the user.
    pub name: &'static str,
    table: Table,
}

#[derive(Debug)]
enum Table {
    Utf8,
    Utf16(fn([u8; 2]) -> u16),
    Utf32(fn([u8; 4]) -> u32),
    /// ASCII below 0x80, and a code page above.
    Page(&'static Page),
    /// Several bytes per character.
    Wide,
}

const fn page(id: &'static str, name: &'static str, table: &'static Page) -> Encoding {
    Encoding { id, name, table: Table::Page(table) }
}

const fn wide(id: &'static str, name: &'static str) -> Encoding {
    Encoding { id, name, table: Table::Wide }
}

const fn utf_16(id: &'static str, name: &'static str, unit: fn([u8; 2]) -> u16) -> Encoding {
    Encoding { id, name, table: Table::Utf16(unit) }
}

const fn utf_32(id: &'static str, name: &'static str, unit: fn([u8; 4]) -> u32) -> Encoding {
    Encoding { id, name, table: Table::Utf32(unit) }
}

/// Encodings that documents have and names never: they are not offered.
static OF_DOCUMENTS: &[&Encoding] = &[
    &utf_32("utf-32le", "Unicode (UTF-32 LE)", u32::from_le_bytes),
    &utf_32("utf-32be", "Unicode (UTF-32 BE)", u32::from_be_bytes),
];

/// All encodings in the order to offer them: Unicode, then by region, the most common ones of a region first.
pub static ALL: &[&Encoding] = &[
    Encoding::UTF_8,
    &utf_16("utf-16le", "Unicode (UTF-16 LE)", u16::from_le_bytes),
    &utf_16("utf-16be", "Unicode (UTF-16 BE)", u16::from_be_bytes),
    &page("windows-1252", "Western (Windows-1252, Latin-1)", &pages::WINDOWS_1252),
    &page("iso-8859-15", "Western (ISO 8859-15, Latin-9)", &pages::ISO_8859_15),
    &page("macintosh", "Western (Mac Roman)", &pages::MACINTOSH),
    &page("ibm437", "Western (DOS 437)", &pages::CP437),
    &page("ibm850", "Western (DOS 850)", &pages::CP850),
    &page("ibm860", "Portuguese (DOS 860)", &pages::CP860),
    &page("ibm863", "Canadian French (DOS 863)", &pages::CP863),
    &page("iso-8859-10", "Nordic (ISO 8859-10)", &pages::ISO_8859_10),
    &page("ibm865", "Nordic (DOS 865)", &pages::CP865),
    &page("ibm861", "Icelandic (DOS 861)", &pages::CP861),
    &page("iso-8859-14", "Celtic (ISO 8859-14)", &pages::ISO_8859_14),
    &page("iso-8859-3", "South European (ISO 8859-3)", &pages::ISO_8859_3),
    &page("iso-8859-4", "North European (ISO 8859-4)", &pages::ISO_8859_4),
    &page("windows-1250", "Central European (Windows-1250)", &pages::WINDOWS_1250),
    &page("iso-8859-2", "Central European (ISO 8859-2)", &pages::ISO_8859_2),
    &page("iso-8859-16", "Romanian (ISO 8859-16)", &pages::ISO_8859_16),
    &page("ibm852", "Central European (DOS 852)", &pages::CP852),
    &page("x-mac-ce", "Central European (Mac)", &pages::MAC_CENTRAL_EUROPE),
    &page("windows-1257", "Baltic (Windows-1257)", &pages::WINDOWS_1257),
    &page("iso-8859-13", "Baltic (ISO 8859-13)", &pages::ISO_8859_13),
    &page("ibm775", "Baltic (DOS 775)", &pages::CP775),
    &page("windows-1251", "Cyrillic (Windows-1251)", &pages::WINDOWS_1251),
    &page("ibm866", "Cyrillic (DOS 866)", &pages::IBM866),
    &page("koi8-r", "Cyrillic (KOI8-R)", &pages::KOI8_R),
    &page("koi8-u", "Cyrillic (KOI8-U)", &pages::KOI8_U),
    &page("iso-8859-5", "Cyrillic (ISO 8859-5)", &pages::ISO_8859_5),
    &page("x-mac-cyrillic", "Cyrillic (Mac)", &pages::X_MAC_CYRILLIC),
    &page("ibm855", "Cyrillic (DOS 855)", &pages::CP855),
    &page("windows-1253", "Greek (Windows-1253)", &pages::WINDOWS_1253),
    &page("iso-8859-7", "Greek (ISO 8859-7)", &pages::ISO_8859_7),
    &page("ibm737", "Greek (DOS 737)", &pages::CP737),
    &page("ibm869", "Greek (DOS 869)", &pages::CP869),
    &page("x-mac-greek", "Greek (Mac)", &pages::MAC_GREEK),
    &page("windows-1254", "Turkish (Windows-1254, Latin-5)", &pages::WINDOWS_1254),
    &page("ibm857", "Turkish (DOS 857)", &pages::CP857),
    &page("x-mac-turkish", "Turkish (Mac)", &pages::MAC_TURKISH),
    &page("windows-1255", "Hebrew (Windows-1255)", &pages::WINDOWS_1255),
    &page("iso-8859-8", "Hebrew (ISO 8859-8)", &pages::ISO_8859_8),
    &page("ibm862", "Hebrew (DOS 862)", &pages::CP862),
    &page("windows-1256", "Arabic (Windows-1256)", &pages::WINDOWS_1256),
    &page("iso-8859-6", "Arabic (ISO 8859-6)", &pages::ISO_8859_6),
    &page("windows-1258", "Vietnamese (Windows-1258)", &pages::WINDOWS_1258),
    &page("windows-874", "Thai (Windows-874)", &pages::WINDOWS_874),
    &wide("shift_jis", "Japanese (Shift JIS)"),
    &wide("euc-jp", "Japanese (EUC-JP)"),
    &wide("gbk", "Simplified Chinese (GBK)"),
    &wide("gb18030", "Chinese (GB 18030)"),
    &wide("big5", "Traditional Chinese (Big5)"),
    &wide("euc-kr", "Korean (EUC-KR, CP949)"),
];

impl Encoding {
    /// UTF-8, the default.
    pub const UTF_8: &'static Self = &Self { id: "utf-8", name: "Unicode (UTF-8)", table: Table::Utf8 };

    /// The encoding with an [`Encoding::id`].
    #[must_use]
    pub fn by_id(id: &str) -> Option<&'static Self> {
        ALL.iter().chain(OF_DOCUMENTS).find(|encoding| encoding.id == id).copied()
    }

    /// Length of a unit in bytes; every character takes one or more units.
    #[must_use]
    pub const fn unit(&self) -> usize {
        match self.table {
            Table::Utf8 | Table::Page(_) | Table::Wide => 1,
            Table::Utf16(_) => 2,
            Table::Utf32(_) => 4,
        }
    }

    /// Decodes bytes. Invalid ones become U+FFFD.
    #[must_use]
    pub fn decode<'a>(&self, bytes: &'a [u8]) -> Cow<'a, str> {
        match (&self.table, std::str::from_utf8(bytes)) {
            (Table::Utf8, Ok(text)) => Cow::Borrowed(text),
            (Table::Page(_) | Table::Wide, Ok(text)) if text.is_ascii() => Cow::Borrowed(text),
            (Table::Utf8, _) => String::from_utf8_lossy(bytes),
            (Table::Utf16(unit), _) => Cow::Owned(utf_16_text(bytes, *unit)),
            (Table::Utf32(unit), _) => Cow::Owned(utf_32_text(bytes, *unit)),
            (Table::Page(page), _) => {
                let upper = page.characters();
                bytes.iter().map(|byte| character(*byte, upper)).collect()
            }
            (Table::Wide, _) => standard::decode(self.id, bytes),
        }
    }
}

/// The bytes of a field of fixed length before its first zero.
#[must_use]
pub fn before_zero(field: &[u8]) -> &[u8] {
    field.split(|byte| *byte == 0).next().unwrap_or_default()
}

/// The text of a field of fixed length before its first zero, in UTF-8.
#[must_use]
pub fn field_text(field: &[u8]) -> String {
    String::from_utf8_lossy(before_zero(field)).into_owned()
}

/// Decodes code units of UTF-16. A surrogate without its other half becomes U+FFFD.
#[must_use]
pub fn of_utf_16(units: impl IntoIterator<Item = u16>) -> String {
    let text = char::decode_utf16(units);
    text.map(|character| character.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn utf_16_text(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = of_utf_16(pairs.iter().map(|pair| unit(*pair)));
    text.extend(rest.iter().map(|_| char::REPLACEMENT_CHARACTER));
    text
}

fn utf_32_text(bytes: &[u8], unit: fn([u8; 4]) -> u32) -> String {
    let (characters, rest) = bytes.as_chunks::<4>();
    let decode = |bytes: &[u8; 4]| char::from_u32(unit(*bytes)).unwrap_or(char::REPLACEMENT_CHARACTER);
    let cut = (!rest.is_empty()).then_some(char::REPLACEMENT_CHARACTER);
    characters.iter().map(decode).chain(cut).collect()
}

fn character(byte: u8, upper: &[char]) -> char {
    let found = byte.checked_sub(0x80).and_then(|index| upper.get(usize::from(index)));
    found.copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::*;
    use crate::bytes::hex::digits;

    #[test]
    fn ids_are_unique_and_found() {
        for encoding in ALL {
            assert!(std::ptr::eq(Encoding::by_id(encoding.id).unwrap(), *encoding), "{}", encoding.id);
        }
        assert!(Encoding::by_id("utf-7").is_none());
    }

    // The digest is Python's: hashlib.sha256 over bytes(range(128, 256)).decode(codec, 'replace').encode() of
    // cp437, 737, 775, 850, 852, 855, 857, 860, 861, 862, 863, 865, 869, mac_latin2, mac_greek, mac_turkish.
    #[test]
    fn pages_are_those_of_python() {
        let pages = [
            "ibm437",
            "ibm737",
            "ibm775",
            "ibm850",
            "ibm852",
            "ibm855",
            "ibm857",
            "ibm860",
            "ibm861",
            "ibm862",
            "ibm863",
            "ibm865",
            "ibm869",
            "x-mac-ce",
            "x-mac-greek",
            "x-mac-turkish",
        ];
        let upper: Vec<u8> = (128..=255).collect();
        let mut digest = Sha256::new();
        for id in pages {
            digest.update(Encoding::by_id(id).unwrap().decode(&upper).as_bytes());
        }
        assert_eq!(digits(&digest.finalize()), "40e040fac70df3116d55f63d7ca9b5428d9ba40ef8db0522eebaf4c0297eb120");
    }

    #[test]
    fn pages_of_the_encoding_standard_are_those_of_encoding_rs() {
        let mut compared = 0;
        for encoding in ALL.iter().filter(|encoding| matches!(encoding.table, Table::Page(_))) {
            let Some(theirs) = encoding_rs::Encoding::for_label(encoding.id.as_bytes()) else { continue };
            compared += 1;
            for byte in 128..=255 {
                let bytes = [byte];
                let (text, _) = theirs.decode_without_bom_handling(&bytes);
                assert_eq!(encoding.decode(&bytes), text, "{} {byte:02x}", encoding.id);
            }
        }
        assert_eq!(compared, 27);
    }

    #[test]
    fn utf_16_is_read_in_both_orders_and_halves_are_marked() {
        let little = Encoding::by_id("utf-16le").unwrap();
        let big = Encoding::by_id("utf-16be").unwrap();
        assert_eq!(little.decode(b"\x3d\xd8\xbf\xdca\0"), "💿a");
        assert_eq!(big.decode(b"\xd8\x3d\xdc\xbf\0a"), "💿a");
        assert_eq!(big.decode(b"\xd8\x3d\0a\0"), "\u{fffd}a\u{fffd}");
    }

    #[test]
    fn ascii_is_borrowed_and_upper_bytes_are_looked_up() {
        let dos = Encoding::by_id("ibm437").unwrap();
        assert!(matches!(dos.decode(b"README.TXT"), Cow::Borrowed("README.TXT")));
        assert_eq!(dos.decode(b"GR\x9a\xe1E"), "GRÜßE");
        assert_eq!(Encoding::by_id("ibm852").unwrap().decode(b"\x9d\xa2d\xab"), "Łódź");
        assert_eq!(Encoding::by_id("ibm857").unwrap().decode(b"\xd5"), "\u{fffd}");
    }
}
