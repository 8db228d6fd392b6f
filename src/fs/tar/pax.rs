//! Extended headers (POSIX.1-2001): records before a member that extend its header.

use std::collections::BTreeMap;

use crate::bytes::time::{Hundredths, Timestamp};

/// Values by keyword; an empty value cancels that of a global header.
#[derive(Debug, Clone, Default)]
pub(super) struct Records {
    values: BTreeMap<Vec<u8>, Vec<u8>>,
    /// Ranges of a sparse file, which version 0.0 of GNU records as repeated keywords.
    pub(super) sparse: Vec<(u64, u64)>,
}

impl Records {
    /// Adds the records of a header, as far as they are valid; false if some are not.
    pub(super) fn add(&mut self, mut bytes: &[u8]) -> bool {
        let mut offset = None;
        while !bytes.is_empty() && bytes.first() != Some(&0) {
            let Some((record, behind)) = record(bytes) else { return false };
            let Some(equals) = record.iter().position(|byte| *byte == b'=') else { return false };
            let (key, value) = record.split_at(equals);
            let value = value.get(1..).unwrap_or_default();
            match key {
                b"GNU.sparse.offset" => offset = number(value),
                b"GNU.sparse.numbytes" => self.sparse.extend(offset.take().zip(number(value))),
                _ => drop(self.values.insert(key.to_vec(), value.to_vec())),
            }
            bytes = behind;
        }
        true
    }

    /// Adds the records of another header, which take precedence.
    pub(super) fn overlaid(&self, own: &Self) -> Self {
        let mut all = self.clone();
        all.values.extend(own.values.clone());
        all.sparse.clone_from(&own.sparse);
        all
    }

    pub(super) fn get(&self, key: &str) -> Option<&[u8]> {
        self.values.get(key.as_bytes()).map(Vec::as_slice).filter(|value| !value.is_empty())
    }

    pub(super) fn number(&self, key: &str) -> Option<u64> {
        self.get(key).and_then(number)
    }

    /// A time, in seconds with a fraction.
    pub(super) fn time(&self, key: &str) -> Option<Timestamp> {
        let text = str::from_utf8(self.get(key)?).ok()?;
        let (seconds, fraction) = text.split_once('.').unwrap_or((text, ""));
        let hundredths = fraction.get(..fraction.len().min(2)).unwrap_or_default();
        let hundredths = format!("{hundredths:0<2}").parse().ok()?;
        let is_negative = seconds.starts_with('-');
        Some(Timestamp {
            hundredths: if is_negative { Hundredths::NONE } else { Hundredths::new(hundredths) },
            ..Timestamp::utc(seconds.parse().ok()?)
        })
    }

    /// All records, to show.
    pub(super) fn all(&self) -> impl Iterator<Item = (&[u8], &[u8])> {
        self.values.iter().map(|(key, value)| (key.as_slice(), value.as_slice()))
    }

    /// Whether names are in an undeclared character set instead of UTF-8.
    pub(super) fn is_binary(&self) -> bool {
        self.get("hdrcharset").is_some_and(|value| value == b"BINARY")
    }
}

/// A decimal number.
pub(super) fn number(digits: &[u8]) -> Option<u64> {
    str::from_utf8(digits).ok()?.parse().ok()
}

/// The first record, `LENGTH KEY=VALUE` and a line feed, without its length and line feed; and the bytes after it.
fn record(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let blank = bytes.iter().take(20).position(|byte| *byte == b' ')?;
    let len = usize::try_from(number(bytes.get(..blank)?)?).ok()?;
    let (record, behind) = bytes.split_at_checked(len)?;
    Some((record.get(blank.checked_add(1)?..)?.strip_suffix(b"\n")?, behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_have_their_length_in_front() {
        let mut records = Records::default();
        assert!(records.add(b"17 path=a=b\nc/de\n20 mtime=12.3456789\n11 size=25\n"));
        assert_eq!(records.get("path"), Some(b"a=b\nc/de".as_slice()));
        assert_eq!(records.number("size"), Some(25));
        let time = records.time("mtime").unwrap();
        assert_eq!((time.seconds, time.hundredths.get()), (12, 34));
        assert!(!records.add(b"99 path=a\n") && !records.add(b"x path=a\n") && !records.add(b"7 path\n"));
    }
}
