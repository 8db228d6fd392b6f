//! The volume recognition sequence and anchors, which identify the file systems of a volume (ECMA-167 2/8.3, 3/8.4).

use super::SECTOR_SIZE;
use crate::error::Result;
use crate::signature;
use crate::source::Source;

/// First sector of the sequence.
const FIRST: u64 = 16;

/// Last sector searched for the sequence; longer ones have not been seen.
const LAST: u64 = 64;

/// Sector from which on descriptors are contiguous. Before it, other sectors may be between them: zeros on volumes with
/// larger blocks, and sectors after the descriptors of ISO 9660.
const CLOSE: u64 = 32;

/// Block of the first anchor (ECMA-167 3/8.4.2.1).
pub const FIRST_ANCHOR: u64 = 256;

/// First bytes of an anchor's tag (ECMA-167 3/7.2.1): the number 2.
const ANCHOR_TAG: [u8; 2] = [2, 0];

/// The result of reading the volume recognition sequence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recognition {
    /// Whether it names UDF.
    pub is_udf: bool,
    /// Whether it names ISO 9660 or ECMA-168.
    pub is_disc: bool,
    /// Sectors of descriptors other than ISO 9660's, such as those that name UDF.
    pub extended: Vec<u64>,
}

impl Recognition {
    /// Reads the sequence of the volume that begins at a byte of a content.
    ///
    /// # Errors
    /// If the content cannot be read.
    pub fn read(content: &Source, start: u64) -> Result<Self> {
        let mut found = Self::default();
        for sector in FIRST..LAST {
            let at = start.saturating_add(sector.saturating_mul(SECTOR_SIZE));
            let bytes = content.read_up_to(at, 6)?;
            let Some(id) = bytes.get(1..6) else { break };
            let is_end = id == signature::EXTENDED_AREA_END;
            if signature::UDF.iter().any(|udf| id == udf) {
                found.is_udf = true;
                found.extended.push(sector);
            } else if is_end || id == signature::EXTENDED_AREA || id == signature::BOOT {
                found.extended.push(sector);
            } else if id == signature::ISO_9660 || id == signature::ECMA_168 {
                found.is_disc = true;
            } else if sector >= CLOSE || !found.is_disc && id != [0; 5] {
                break;
            }
            if is_end && found.is_udf {
                break;
            }
        }
        Ok(found)
    }
}

/// Whether a block has an anchor, which records its own position.
///
/// # Errors
/// If the content cannot be read.
pub fn is_anchor(content: &Source, block: u64, block_size: u64) -> Result<bool> {
    let tag = content.read_up_to(block.saturating_mul(block_size), 16)?;
    let place = tag.get(12..).and_then(|place| place.first_chunk()).map(|place| u32::from_le_bytes(*place));
    Ok(tag.starts_with(&ANCHOR_TAG) && place.map(u64::from) == Some(block))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sequence(ids: &[&[u8; 5]]) -> Recognition {
        let mut content = vec![0; 64 * 2048];
        for (id, sector) in ids.iter().zip(16..) {
            content[sector * 2048 + 1..][..5].copy_from_slice(*id);
        }
        Recognition::read(&Source::from_bytes(content), 0).unwrap()
    }

    #[test]
    fn a_bridge_names_both_and_its_end_is_seen() {
        let found = sequence(&[b"CD001", b"CD001", b"BEA01", b"NSR02", b"TEA01", b"BOOT2"]);
        assert_eq!(found, Recognition { is_udf: true, is_disc: true, extended: vec![18, 19, 20] });
    }

    #[test]
    fn descriptors_may_lie_apart_and_nothing_follows_what_is_none() {
        let found = sequence(&[b"BEA01", &[0; 5], b"NSR03", &[0; 5], b"TEA01"]);
        assert_eq!(found, Recognition { is_udf: true, is_disc: false, extended: vec![16, 18, 20] });
        assert_eq!(sequence(&[b"OTHER", b"NSR03"]), Recognition::default());
        assert!(!sequence(&[b"CD001"]).is_udf && sequence(&[b"CD001"]).is_disc);
    }
}
