//! Values in DER (ITU-T X.690), to the extent that signatures need them.

use crate::bytes::text;

/// Tags that occur in signatures.
pub(super) const SEQUENCE: u8 = 0x30;
pub(super) const SET: u8 = 0x31;
pub(super) const OBJECT: u8 = 0x06;
pub(super) const OCTETS: u8 = 0x04;
pub(super) const INTEGER: u8 = 0x02;
/// Context-specific, constructed, number 0.
pub(super) const CONTEXT_0: u8 = 0xA0;
const BMP_STRING: u8 = 0x1E;

/// A value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Value<'a> {
    pub(super) tag: u8,
    /// Its content.
    pub(super) content: &'a [u8],
    /// Tag, length and content.
    pub(super) whole: &'a [u8],
}

impl<'a> Value<'a> {
    /// The values in the content.
    pub(super) const fn values(self) -> Values<'a> {
        Values(self.content)
    }

    /// The content as text.
    pub(super) fn text(self) -> String {
        if self.tag == BMP_STRING {
            let units = self.content.as_chunks::<2>().0.iter().map(|pair| u16::from_be_bytes(*pair));
            return text::of_utf_16(units);
        }
        text::Encoding::UTF_8.decode(self.content).into_owned()
    }
}

/// Values one after the other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Values<'a>(pub(super) &'a [u8]);

impl<'a> Values<'a> {
    /// The next value, if it has this tag.
    pub(super) fn expect(&mut self, tag: u8) -> Option<Value<'a>> {
        self.next().filter(|value| value.tag == tag)
    }

    /// The next value, if it has this tag; otherwise it remains the next one.
    pub(super) fn take_if(&mut self, tag: u8) -> Option<Value<'a>> {
        let rest = *self;
        let value = self.expect(tag);
        if value.is_none() {
            *self = rest;
        }
        value
    }
}

impl<'a> Iterator for Values<'a> {
    type Item = Value<'a>;

    fn next(&mut self) -> Option<Value<'a>> {
        let [tag, first, rest @ ..] = self.0 else { return None };
        // Tags of several bytes don't occur.
        let (len, header) = match *first {
            short @ 0..0x80 => (usize::from(short), 2_usize),
            long => {
                let count = usize::from(long & 0x7F);
                let bytes = rest.get(..count).filter(|_| (1..=4).contains(&count))?;
                let len = bytes.iter().fold(0_u32, |len, byte| len.wrapping_shl(8) | u32::from(*byte));
                (usize::try_from(len).ok()?, count.checked_add(2)?)
            }
        };
        let end = header.checked_add(len)?;
        let value = Value { tag: *tag, content: self.0.get(header..end)?, whole: self.0.get(..end)? };
        self.0 = self.0.get(end..)?;
        Some(value)
    }
}
