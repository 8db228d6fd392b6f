//! The file allocation table, which links clusters to chains.

use crate::error::Result;
use crate::refusal::Refusal;

static ENDLESS: Refusal =
    Refusal { code: "FAT-CHAIN", sentence: "The FAT image is damaged: a chain of clusters doesn't end.", advice: "" };

/// Width of an entry, which depends only on the number of clusters (section 3.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Width {
    Twelve,
    Sixteen,
    ThirtyTwo,
}

/// Numbers of clusters from which on entries are wider.
const SIXTEEN_FROM: u32 = 4085;
const THIRTY_TWO_FROM: u32 = 65_525;

/// Bits of a 32-bit entry that hold a cluster; the others are reserved.
pub(super) const MASK: u32 = 0x0FFF_FFFF;

/// Smallest entry that marks a cluster as bad or as the last one.
const SPECIAL: u32 = 0x0FFF_FFF7;

/// Number of the first cluster; the two entries before its own are reserved.
pub(super) const FIRST: u32 = 2;

impl Width {
    pub(super) const fn of(clusters: u32) -> Self {
        match clusters {
            ..SIXTEEN_FROM => Self::Twelve,
            SIXTEEN_FROM..THIRTY_TWO_FROM => Self::Sixteen,
            _ => Self::ThirtyTwo,
        }
    }

    /// Number of clusters that fit in a table of this size.
    pub(super) fn clusters(self, bytes: u64) -> u64 {
        let entries = match self {
            Self::Twelve => bytes.saturating_mul(2) / 3,
            Self::Sixteen => bytes / 2,
            Self::ThirtyTwo => bytes / 4,
        };
        let most = if self == Self::Sixteen { 0xFFF7 } else { u64::from(SPECIAL) };
        entries.min(most).saturating_sub(FIRST.into())
    }

    /// Size in bytes of a table for this many clusters.
    pub(super) fn bytes(self, clusters: u32) -> u64 {
        let entries = u64::from(clusters).saturating_add(FIRST.into());
        match self {
            Self::Twelve => entries.saturating_mul(3).div_ceil(2),
            Self::Sixteen => entries.saturating_mul(2),
            Self::ThirtyTwo => entries.saturating_mul(4),
        }
    }
}

/// All entries, with marks converted to 32 bits.
#[derive(Debug, Clone)]
pub(super) struct Table {
    pub(super) entries: Vec<u32>,
}

impl Table {
    /// Reads the entries of this many clusters; `None` if some are missing.
    pub(super) fn decode(bytes: &[u8], width: Width, clusters: u32) -> Option<Self> {
        let count = usize::try_from(clusters.checked_add(FIRST)?).ok()?;
        let widened = |value: u32, special: u32| if value >= special { value | (MASK & !special & !7) } else { value };
        let entries: Vec<u32> = match width {
            Width::Twelve => {
                let entries = bytes.chunks(3).flat_map(|three| {
                    let byte = |at: usize| three.get(at).copied().map_or(0, u32::from);
                    let two = three.len() > 2;
                    let first = byte(0) | (byte(1) & 0x0F) << 8;
                    [Some(first), two.then(|| byte(1) >> 4 | byte(2) << 4)].into_iter().flatten()
                });
                entries.map(|value| widened(value, 0xFF7)).take(count).collect()
            }
            Width::Sixteen => {
                let entries = bytes.as_chunks().0.iter().map(|two| u32::from(u16::from_le_bytes(*two)));
                entries.map(|value| widened(value, 0xFFF7)).take(count).collect()
            }
            Width::ThirtyTwo => bytes.as_chunks().0.iter().map(|four| u32::from_le_bytes(*four)).take(count).collect(),
        };
        (entries.len() == count).then_some(Self { entries })
    }

    /// The entry of a cluster; `None` if the volume has no such cluster.
    fn get(&self, cluster: u32) -> Option<u32> {
        let place = usize::try_from(cluster).ok().filter(|_| cluster >= FIRST)?;
        self.entries.get(place).map(|entry| entry & MASK)
    }

    /// All clusters of a chain, in order.
    ///
    /// # Errors
    /// [`Error::Refused`](crate::error::Error::Refused) if it leaves the volume or loops.
    pub(super) fn chain(&self, first: u32) -> Result<Vec<u32>> {
        let mut chain = Vec::new();
        let mut at = first;
        while at < SPECIAL {
            let next = self.get(at).filter(|next| *next > 0 && chain.len() < self.entries.len());
            chain.push(at);
            at = next.ok_or(&ENDLESS)?;
        }
        Ok(chain)
    }

    /// Number of free clusters.
    pub(super) fn free(&self) -> u32 {
        let free = self.entries.iter().skip(2).filter(|entry| **entry & MASK == 0).count();
        u32::try_from(free).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chains_that_do_not_end_are_refused() {
        let looped = Table { entries: vec![MASK, MASK, 3, 2, 0, 99] };
        assert!(looped.chain(2).is_err() && looped.chain(4).is_err() && looped.chain(5).is_err());
        assert!(looped.chain(0).is_err() && looped.chain(1).is_err());
    }
}
