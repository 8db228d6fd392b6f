//! The up-case table, by which names are compared.

use crate::error::Result;
use crate::findings::{Anomaly, Findings, Severity};
use crate::source::Source;

static CHECKSUM: Anomaly = Anomaly {
    code: "EXFAT-UP-CASE",
    severity: Severity::Warning,
    structure: "Up-case table",
    meaning: "The checksum of the table is wrong; systems may refuse the volume or not find files by their name.",
    clause: Some("exFAT 7.2.2"),
};

/// Largest table in bytes: one code unit for each code unit.
const LONGEST: u64 = 128 << 10;

/// Number of UTF-16 code units.
const UNITS: usize = 0x1_0000;

/// In a compressed table, marks a count of code units that are their own capitals (section 7.2.5).
const UNCHANGED: u16 = 0xFFFF;

/// The capitals of code units that differ from them.
pub(super) struct UpCase(Vec<u16>);

impl UpCase {
    /// Reads the table; `None` if it is damaged.
    ///
    /// # Errors
    /// If it cannot be read.
    pub(super) fn read(content: &Source, said: u32, byte: u64, findings: &mut Findings) -> Result<Option<Self>> {
        let bytes = content.read_up_to(0, usize::try_from(LONGEST).unwrap_or(0))?;
        let sum = bytes.iter().fold(0_u32, |sum, byte| sum.rotate_right(1).wrapping_add((*byte).into()));
        if sum != said || content.len() > LONGEST {
            findings.add(&CHECKSUM, byte.saturating_add(4), format!("{sum:08x}"), format!("{said:08x}"));
            return Ok(None);
        }
        let mut capitals: Vec<u16> = Vec::new();
        let mut units = bytes.as_chunks().0.iter().map(|unit| u16::from_le_bytes(*unit));
        while let Some(unit) = units.next().filter(|_| capitals.len() < UNITS) {
            match if unit == UNCHANGED { units.next() } else { None } {
                Some(count) => {
                    let from = capitals.len();
                    let end = from.saturating_add(count.into()).min(UNITS);
                    capitals.extend((from..end).filter_map(|unit| u16::try_from(unit).ok()));
                }
                None => capitals.push(unit),
            }
        }
        Ok(Some(Self(capitals)))
    }

    /// The hash of a name (section 7.6.4), which is the same for all names that are equal in the table.
    pub(super) fn hash(&self, name: &[u16]) -> u16 {
        let capital = |unit: &u16| self.0.get(usize::from(*unit)).copied().unwrap_or(*unit);
        let bytes = name.iter().map(capital).flat_map(u16::to_le_bytes);
        bytes.fold(0_u16, |hash, byte| hash.rotate_right(1).wrapping_add(byte.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_that_are_their_own_capitals_are_counted() {
        // 0 to 96 are their own, "a" and "b" are not; then one that the table does not reach.
        let units = [0xFFFF_u16, 97, 65, 66];
        let bytes: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let sum = bytes.iter().fold(0_u32, |sum, byte| sum.rotate_right(1).wrapping_add((*byte).into()));
        let mut findings = Findings::default();
        let table = UpCase::read(&Source::from_bytes(bytes.clone()), sum, 0, &mut findings).unwrap().unwrap();
        let name = |text: &str| text.encode_utf16().collect::<Vec<u16>>();
        assert_eq!(table.hash(&name("ab")), table.hash(&name("AB")));
        assert_ne!(table.hash(&name("c")), table.hash(&name("C")));
        assert!(UpCase::read(&Source::from_bytes(bytes), 1, 0, &mut findings).unwrap().is_none());
        assert_eq!(findings.kept().len(), 1);
    }
}
