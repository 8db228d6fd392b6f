//! Text as discs record it: declared character sets, and the guess where none is declared.

mod document;
mod guess;
mod letters;
mod pages;

use std::borrow::Cow;

use encoding_rs as whatwg;

pub use document::{guess_document, looks_like_text};
pub use guess::guess;

/// A character set that names may be in.
#[derive(Debug)]
pub struct Encoding {
    /// Stable name, as the WHATWG Encoding Standard or IANA has it, lower case.
    pub id: &'static str,
    /// Name for people.
    pub name: &'static str,
    table: Table,
}

#[derive(Debug)]
enum Table {
    Whatwg(&'static whatwg::Encoding),
    /// ASCII below, a page of ours above.
    Page(&'static pages::Page),
}

const fn whatwg(id: &'static str, name: &'static str, table: &'static whatwg::Encoding) -> Encoding {
    Encoding { id, name, table: Table::Whatwg(table) }
}

const fn page(id: &'static str, name: &'static str, table: &'static pages::Page) -> Encoding {
    Encoding { id, name, table: Table::Page(table) }
}

/// All encodings, in the order to offer them: Unicode, then by region, and in a region the most usual first.
pub static ALL: &[&Encoding] = &[
    Encoding::UTF_8,
    &whatwg("utf-16le", "Unicode (UTF-16 LE)", whatwg::UTF_16LE),
    &whatwg("utf-16be", "Unicode (UTF-16 BE)", whatwg::UTF_16BE),
    &whatwg("windows-1252", "Western (Windows-1252, Latin-1)", whatwg::WINDOWS_1252),
    &whatwg("iso-8859-15", "Western (ISO 8859-15, Latin-9)", whatwg::ISO_8859_15),
    &whatwg("macintosh", "Western (Mac Roman)", whatwg::MACINTOSH),
    &page("ibm437", "Western (DOS 437)", &pages::CP437),
    &page("ibm850", "Western (DOS 850)", &pages::CP850),
    &page("ibm860", "Portuguese (DOS 860)", &pages::CP860),
    &page("ibm863", "Canadian French (DOS 863)", &pages::CP863),
    &whatwg("iso-8859-10", "Nordic (ISO 8859-10)", whatwg::ISO_8859_10),
    &page("ibm865", "Nordic (DOS 865)", &pages::CP865),
    &page("ibm861", "Icelandic (DOS 861)", &pages::CP861),
    &whatwg("iso-8859-14", "Celtic (ISO 8859-14)", whatwg::ISO_8859_14),
    &whatwg("iso-8859-3", "South European (ISO 8859-3)", whatwg::ISO_8859_3),
    &whatwg("iso-8859-4", "North European (ISO 8859-4)", whatwg::ISO_8859_4),
    &whatwg("windows-1250", "Central European (Windows-1250)", whatwg::WINDOWS_1250),
    &whatwg("iso-8859-2", "Central European (ISO 8859-2)", whatwg::ISO_8859_2),
    &whatwg("iso-8859-16", "Romanian (ISO 8859-16)", whatwg::ISO_8859_16),
    &page("ibm852", "Central European (DOS 852)", &pages::CP852),
    &page("x-mac-ce", "Central European (Mac)", &pages::MAC_CENTRAL_EUROPE),
    &whatwg("windows-1257", "Baltic (Windows-1257)", whatwg::WINDOWS_1257),
    &whatwg("iso-8859-13", "Baltic (ISO 8859-13)", whatwg::ISO_8859_13),
    &page("ibm775", "Baltic (DOS 775)", &pages::CP775),
    &whatwg("windows-1251", "Cyrillic (Windows-1251)", whatwg::WINDOWS_1251),
    &whatwg("ibm866", "Cyrillic (DOS 866)", whatwg::IBM866),
    &whatwg("koi8-r", "Cyrillic (KOI8-R)", whatwg::KOI8_R),
    &whatwg("koi8-u", "Cyrillic (KOI8-U)", whatwg::KOI8_U),
    &whatwg("iso-8859-5", "Cyrillic (ISO 8859-5)", whatwg::ISO_8859_5),
    &whatwg("x-mac-cyrillic", "Cyrillic (Mac)", whatwg::X_MAC_CYRILLIC),
    &page("ibm855", "Cyrillic (DOS 855)", &pages::CP855),
    &whatwg("windows-1253", "Greek (Windows-1253)", whatwg::WINDOWS_1253),
    &whatwg("iso-8859-7", "Greek (ISO 8859-7)", whatwg::ISO_8859_7),
    &page("ibm737", "Greek (DOS 737)", &pages::CP737),
    &page("ibm869", "Greek (DOS 869)", &pages::CP869),
    &page("x-mac-greek", "Greek (Mac)", &pages::MAC_GREEK),
    &whatwg("windows-1254", "Turkish (Windows-1254, Latin-5)", whatwg::WINDOWS_1254),
    &page("ibm857", "Turkish (DOS 857)", &pages::CP857),
    &page("x-mac-turkish", "Turkish (Mac)", &pages::MAC_TURKISH),
    &whatwg("windows-1255", "Hebrew (Windows-1255)", whatwg::WINDOWS_1255),
    &whatwg("iso-8859-8", "Hebrew (ISO 8859-8)", whatwg::ISO_8859_8),
    &page("ibm862", "Hebrew (DOS 862)", &pages::CP862),
    &whatwg("windows-1256", "Arabic (Windows-1256)", whatwg::WINDOWS_1256),
    &whatwg("iso-8859-6", "Arabic (ISO 8859-6)", whatwg::ISO_8859_6),
    &whatwg("windows-1258", "Vietnamese (Windows-1258)", whatwg::WINDOWS_1258),
    &whatwg("windows-874", "Thai (Windows-874)", whatwg::WINDOWS_874),
    &whatwg("shift_jis", "Japanese (Shift JIS)", whatwg::SHIFT_JIS),
    &whatwg("euc-jp", "Japanese (EUC-JP)", whatwg::EUC_JP),
    &whatwg("gbk", "Simplified Chinese (GBK)", whatwg::GBK),
    &whatwg("gb18030", "Chinese (GB 18030)", whatwg::GB18030),
    &whatwg("big5", "Traditional Chinese (Big5)", whatwg::BIG5),
    &whatwg("euc-kr", "Korean (EUC-KR, CP949)", whatwg::EUC_KR),
];

impl Encoding {
    /// UTF-8, the one that needs no choice.
    pub const UTF_8: &'static Self = &whatwg("utf-8", "Unicode (UTF-8)", whatwg::UTF_8);

    /// The encoding of that [`Encoding::id`].
    #[must_use]
    pub fn by_id(id: &str) -> Option<&'static Self> {
        ALL.iter().find(|encoding| encoding.id == id).copied()
    }

    /// Bytes as text; what the encoding does not know becomes U+FFFD.
    #[must_use]
    pub fn decode<'a>(&self, bytes: &'a [u8]) -> Cow<'a, str> {
        match self.table {
            Table::Whatwg(table) => table.decode_without_bom_handling(bytes).0,
            Table::Page(page) => through_page(bytes, page),
        }
    }

    /// The encoding with the decoder of that name in the Encoding Standard; UTF-8 for one that is not offered.
    fn of_whatwg(table: &'static whatwg::Encoding) -> &'static Self {
        let same = |encoding: &&&'static Self| matches!(encoding.table, Table::Whatwg(other) if other == table);
        ALL.iter().find(same).copied().unwrap_or(Self::UTF_8)
    }
}

fn through_page<'a>(bytes: &'a [u8], page: &pages::Page) -> Cow<'a, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) if text.is_ascii() => Cow::Borrowed(text),
        _ => bytes.iter().map(|byte| character(*byte, page)).collect(),
    }
}

fn character(byte: u8, page: &pages::Page) -> char {
    let upper = byte.checked_sub(0x80).and_then(|index| page.get(usize::from(index)));
    upper.copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::*;

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
        let hex: String = digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, "40e040fac70df3116d55f63d7ca9b5428d9ba40ef8db0522eebaf4c0297eb120");
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
