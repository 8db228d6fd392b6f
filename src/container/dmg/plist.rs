//! Parses the block tables in a disk image's XML property list, which are encoded in base64.

use crate::bytes::text::without_references;

/// A block table: its name and its bytes.
pub(super) struct Table {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

/// The tables in the list of `blkx` resources.
pub(super) fn tables(text: &str) -> Vec<Table> {
    let Some((_, list)) = text.split_once("<key>blkx</key>") else { return Vec::new() };
    let list = list.split("</array>").next().unwrap_or_default();
    let mut tables = Vec::new();
    for entry in list.split("<dict>").skip(1) {
        let Some(data) = element(entry, "data") else { continue };
        let name = after_key(entry, "Name").or_else(|| after_key(entry, "CFName")).unwrap_or_default();
        tables.push(Table { name: without_references(name), bytes: of_base64(data) });
    }
    tables
}

/// The text of the first element with this name.
fn element<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(&format!("<{name}>"))?;
    rest.split_once(&format!("</{name}>")).map(|(inner, _)| inner)
}

/// The string that follows a key.
fn after_key<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(&format!("<key>{key}</key>"))?;
    rest.trim_start().strip_prefix("<string>")?.split_once("</string>").map(|(inner, _)| inner)
}

/// Decodes base64 (RFC 4648 4). Other characters, such as line ends, are skipped.
fn of_base64(text: &str) -> Vec<u8> {
    let digit = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte.wrapping_sub(b'A')),
        b'a'..=b'z' => Some(byte.wrapping_sub(b'a').wrapping_add(26)),
        b'0'..=b'9' => Some(byte.wrapping_sub(b'0').wrapping_add(52)),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let mut bytes = Vec::with_capacity(text.len());
    let (mut value, mut bits) = (0_u32, 0_u32);
    for six in text.bytes().take_while(|byte| *byte != b'=').filter_map(digit) {
        value = value << 6 | u32::from(six);
        bits = bits.saturating_add(6);
        if bits >= 8 {
            bits = bits.saturating_sub(8);
            let [.., byte] = (value >> bits).to_be_bytes();
            bytes.push(byte);
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_decoded_whatever_is_between() {
        for (text, expected) in [("", &b""[..]), ("Zg==", b"f"), ("Zm8=", b"fo"), ("Zm9v\n\tYmFy", b"foobar")] {
            assert_eq!(of_base64(text), expected);
        }
    }

    #[test]
    fn tables_are_found_with_their_names() {
        let text = "<plist><dict><key>resource-fork</key><dict><key>blkx</key><array><dict><key>Data</key><data>\nbWlz\n\
                    aA==</data><key>Name</key><string>a &amp; b</string></dict></array><key>plst</key><array><dict>\
                    <data>AAAA</data></dict></array></dict></dict></plist>";
        let found = tables(text);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].name.as_str(), found[0].bytes.as_slice()), ("a & b", &b"mish"[..]));
    }
}
