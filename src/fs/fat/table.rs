//! The file allocation table: which cluster follows which.

use crate::error::{Error, Result};

/// How wide an entry is. The count of clusters decides it, and nothing else (section 3.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Width {
    Twelve,
    Sixteen,
    ThirtyTwo,
}

/// Clusters from which on entries are wider.
const SIXTEEN_FROM: u32 = 4085;
const THIRTY_TWO_FROM: u32 = 65_525;

/// Bits of an entry of 32 that count.
const MASK: u32 = 0x0FFF_FFFF;

/// From here on, an entry says that a cluster is bad, or the last.
const SPECIAL: u32 = 0x0FFF_FFF7;

/// The last cluster of a chain.
const LAST: u32 = 0x0FFF_FFFF;

/// Entries before that of the first cluster, which has the number 2.
pub(super) const FIRST: u32 = 2;

impl Width {
    pub(super) const fn of(clusters: u32) -> Self {
        match clusters {
            ..SIXTEEN_FROM => Self::Twelve,
            SIXTEEN_FROM..THIRTY_TWO_FROM => Self::Sixteen,
            _ => Self::ThirtyTwo,
        }
    }

    /// Bytes of a table of so many clusters.
    pub(super) fn bytes(self, clusters: u32) -> u64 {
        let entries = u64::from(clusters).saturating_add(FIRST.into());
        match self {
            Self::Twelve => entries.saturating_mul(3).div_ceil(2),
            Self::Sixteen => entries.saturating_mul(2),
            Self::ThirtyTwo => entries.saturating_mul(4),
        }
    }
}

/// All entries, in the numbers of the widest kind.
#[derive(Debug, Clone)]
pub(super) struct Table {
    entries: Vec<u32>,
}

impl Table {
    /// Reads the entries of so many clusters; `None` where they are not all there.
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

    /// The table as it is recorded, filled with zeros to so many bytes.
    pub(super) fn encode(&self, width: Width, length: usize) -> Vec<u8> {
        let mut bytes: Vec<u8> = match width {
            Width::Twelve => {
                let pair = |two: &[u32]| {
                    let entry = |at: usize| two.get(at).copied().unwrap_or(0) & 0xFFF;
                    let [a, b, c, _] = (entry(0) | entry(1) << 12).to_le_bytes();
                    [a, b, c]
                };
                self.entries.chunks(2).flat_map(pair).collect()
            }
            Width::Sixteen => self.entries.iter().flat_map(|entry| [0, 1].map(|at| byte(*entry, at))).collect(),
            Width::ThirtyTwo => self.entries.iter().flat_map(|entry| entry.to_le_bytes()).collect(),
        };
        bytes.resize(length, 0);
        bytes
    }

    fn get(&self, cluster: u32) -> Option<u32> {
        let place = usize::try_from(cluster).ok().filter(|_| cluster >= FIRST)?;
        self.entries.get(place).map(|entry| entry & MASK)
    }

    fn set(&mut self, cluster: u32, value: u32) {
        let place = usize::try_from(cluster).ok().filter(|_| cluster >= FIRST);
        if let Some(entry) = place.and_then(|place| self.entries.get_mut(place)) {
            *entry = (*entry & !MASK) | value;
        }
    }

    /// The clusters of a chain in order.
    ///
    /// # Errors
    /// [`Error::Unsupported`] where it leads out of the volume or into itself.
    pub(super) fn chain(&self, first: u32) -> Result<Vec<u32>> {
        let mut chain = Vec::new();
        let mut at = first;
        while at < SPECIAL {
            let next = self.get(at).filter(|next| *next > 0 && chain.len() < self.entries.len());
            chain.push(at);
            at = next.ok_or_else(|| Error::Unsupported("The FAT image is damaged: a chain does not end.".into()))?;
        }
        Ok(chain)
    }

    /// Clusters of nobody.
    pub(super) fn free(&self) -> u32 {
        let free = self.entries.iter().skip(2).filter(|entry| **entry & MASK == 0).count();
        u32::try_from(free).unwrap_or(u32::MAX)
    }

    /// Takes so many clusters of nobody as a chain; fewer where there are no more.
    pub(super) fn take(&mut self, count: usize) -> Vec<u32> {
        let free = (FIRST..).zip(self.entries.iter().skip(2)).filter(|(_, entry)| **entry & MASK == 0);
        let taken: Vec<u32> = free.map(|(cluster, _)| cluster).take(count).collect();
        self.link(&taken);
        taken
    }

    /// Makes a chain of clusters.
    pub(super) fn link(&mut self, chain: &[u32]) {
        let next = chain.iter().skip(1).copied().chain(std::iter::once(LAST));
        chain.iter().zip(next).for_each(|(cluster, next)| self.set(*cluster, next));
    }

    pub(super) fn release(&mut self, chain: &[u32]) {
        chain.iter().for_each(|cluster| self.set(*cluster, 0));
    }

    /// Adds clusters of nobody.
    pub(super) fn grow(&mut self, more: u32) {
        let more = usize::try_from(more).unwrap_or(0);
        self.entries.resize(self.entries.len().saturating_add(more), 0);
    }

    /// The first entry repeats the kind of medium, as wide as the entries are.
    pub(super) fn set_media(&mut self, media: u8) {
        if let Some(first) = self.entries.first_mut() {
            *first = (MASK & !0xFF) | u32::from(media);
        }
    }
}

fn byte(value: u32, at: usize) -> u8 {
    value.to_le_bytes().get(at).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    // As mkfs.fat and mtools leave tables with one file of three clusters, and one of one.
    #[test]
    fn tables_are_read_and_written_alike() {
        let twelve = [0xF8, 0xFF, 0xFF, 0x03, 0x40, 0x00, 0xFF, 0xFF, 0xFF, 0x00, 0x00];
        let table = Table::decode(&twelve, Width::Twelve, 4).unwrap();
        assert_eq!(table.chain(2).unwrap(), [2, 3, 4]);
        assert_eq!(table.chain(5).unwrap(), [5]);
        assert_eq!(table.encode(Width::Twelve, 11), twelve);
        let sixteen = [0xF8, 0xFF, 0xFF, 0xFF, 3, 0, 4, 0, 0xFF, 0xFF, 0xFF, 0xFF];
        assert_eq!(table.encode(Width::Sixteen, 12), sixteen);
        assert_eq!(Table::decode(&sixteen, Width::Sixteen, 4).unwrap().entries, table.entries);
        let wide = Table::decode(&table.encode(Width::ThirtyTwo, 24), Width::ThirtyTwo, 4).unwrap();
        assert_eq!(wide.chain(2).unwrap(), [2, 3, 4]);
    }

    #[test]
    fn chains_that_do_not_end_are_refused() {
        let looped = Table { entries: vec![LAST, LAST, 3, 2, 0, 99] };
        assert!(looped.chain(2).is_err() && looped.chain(4).is_err() && looped.chain(5).is_err());
        assert!(looped.chain(0).is_err() && looped.chain(1).is_err());
    }

    #[test]
    fn clusters_are_taken_given_back_and_added() {
        let mut table = Table { entries: vec![LAST, LAST, LAST, 0, LAST, 0] };
        assert_eq!((table.free(), table.take(3)), (2, vec![3, 5]));
        assert_eq!(table.chain(3).unwrap(), [3, 5]);
        table.release(&[5]);
        table.grow(2);
        assert_eq!((table.free(), table.take(2)), (3, vec![5, 6]));
    }
}
