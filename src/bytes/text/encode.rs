//! Encodes text as bytes, to search for them. The encoding decodes all encoded bytes to the same text.

use super::{Encoding, Table};

/// The first bytes of characters of two bytes, and the second ones.
const LEAD: std::ops::RangeInclusive<u8> = 0x81..=0xfe;
const TRAIL: std::ops::RangeInclusive<u8> = 0x40..=0xfe;

impl Encoding {
    /// Encodes a text; `None` if a character is not in the encoding, or takes more than two bytes in it.
    #[must_use]
    pub fn encode(&self, text: &str) -> Option<Vec<u8>> {
        match &self.table {
            Table::Utf8 => Some(text.as_bytes().to_vec()),
            Table::Utf16(unit) => {
                let is_little = unit([1, 0]) == 1;
                let pair = |unit: u16| if is_little { unit.to_le_bytes() } else { unit.to_be_bytes() };
                Some(text.encode_utf16().flat_map(pair).collect())
            }
            Table::Utf32(unit) => {
                let is_little = unit([1, 0, 0, 0]) == 1;
                let four = |unit: char| {
                    if is_little { u32::from(unit).to_le_bytes() } else { u32::from(unit).to_be_bytes() }
                };
                Some(text.chars().flat_map(four).collect())
            }
            Table::Page(_) | Table::Wide => self.look_up(text),
        }
    }

    /// Encodes a text by decoding all that there is: first single bytes, then pairs, if they are needed.
    fn look_up(&self, text: &str) -> Option<Vec<u8>> {
        let singles: Vec<String> = (0..=u8::MAX).map(|byte| self.decode(&[byte]).into_owned()).collect();
        let mut pairs: Option<String> = None;
        let mut bytes = Vec::new();
        for character in text.chars() {
            let is_it = |decoded: &str| decoded.chars().eq([character]) && character != char::REPLACEMENT_CHARACTER;
            if let Some(byte) = singles.iter().position(|decoded| is_it(decoded)) {
                bytes.push(u8::try_from(byte).ok()?);
                continue;
            }
            let pairs = pairs.get_or_insert_with(|| self.all_pairs());
            let at = pairs.split('\n').position(is_it)?;
            let (lead, trail) = all_pairs().nth(at)?;
            bytes.extend([lead, trail]);
        }
        Some(bytes)
    }

    /// The text of each pair, one a line.
    fn all_pairs(&self) -> String {
        let bytes: Vec<u8> = all_pairs().flat_map(|(lead, trail)| [lead, trail, b'\n']).collect();
        self.decode(&bytes).into_owned()
    }
}

fn all_pairs() -> impl Iterator<Item = (u8, u8)> {
    LEAD.flat_map(|lead| TRAIL.map(move |trail| (lead, trail)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(id: &str, text: &str) -> Option<Vec<u8>> {
        Encoding::by_id(id).unwrap().encode(text)
    }

    #[test]
    fn texts_are_encoded_as_iconv_does() {
        // printf … | iconv -t …
        assert_eq!(encoded("utf-8", "Ü").unwrap(), [0xc3, 0x9c]);
        assert_eq!(encoded("utf-16be", "A𝄞").unwrap(), [0, 0x41, 0xd8, 0x34, 0xdd, 0x1e]);
        assert_eq!(encoded("utf-16le", "A").unwrap(), [0x41, 0]);
        assert_eq!(encoded("ibm437", "aé").unwrap(), [0x61, 0x82]);
        assert_eq!(encoded("koi8-r", "Да").unwrap(), [0xe4, 0xc1]);
        assert_eq!(encoded("shift_jis", "日本a").unwrap(), [0x93, 0xfa, 0x96, 0x7b, 0x61]);
        assert_eq!(encoded("gbk", "中文").unwrap(), [0xd6, 0xd0, 0xce, 0xc4]);
        assert_eq!(encoded("euc-kr", "한").unwrap(), [0xc7, 0xd1]);
        assert_eq!(encoded("ibm437", "Д"), None);
        assert_eq!(encoded("shift_jis", "한"), None);
    }
}
