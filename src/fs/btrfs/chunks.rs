//! Translates addresses to places on the device.

use zerocopy::FromBytes;

use super::layout::{Chunk, DiskKey, SPREAD, Stripe};

/// A range of addresses.
struct Mapped {
    start: u64,
    end: u64,
    /// Where its copies are on this device.
    copies: Vec<u64>,
}

/// All ranges, in order.
#[derive(Default)]
pub(super) struct Chunks(Vec<Mapped>);

impl Chunks {
    /// Adds a range by its recorded chunk, on the device of this number. Returns the bytes of the record; `None` if it
    /// is damaged.
    pub(super) fn add(&mut self, start: u64, record: &[u8], device: u64) -> Option<usize> {
        let (chunk, mut rest) = Chunk::read_from_prefix(record).ok()?;
        let end = start.checked_add(chunk.len.get())?;
        let count = usize::from(chunk.stripes.get());
        let mut copies = Vec::new();
        for _ in 0..count {
            let (stripe, behind) = Stripe::read_from_prefix(rest).ok()?;
            rest = behind;
            if stripe.device.get() == device {
                copies.push(stripe.offset.get());
            }
        }
        if chunk.kind.get() & SPREAD != 0 && count > 1 {
            copies.clear();
        }
        let place = self.0.partition_point(|known| known.start < start);
        if self.0.get(place).is_none_or(|known| known.start != start) {
            self.0.insert(place, Mapped { start, end, copies });
        }
        Some(size_of::<Chunk>().saturating_add(count.saturating_mul(size_of::<Stripe>())))
    }

    /// Adds the ranges in the superblock, each behind its key. Returns whether all make sense.
    pub(super) fn add_all(&mut self, mut records: &[u8], device: u64) -> bool {
        while !records.is_empty() {
            let Ok((key, record)) = DiskKey::read_from_prefix(records) else { return false };
            let Some(len) = self.add(key.get().offset, record, device) else { return false };
            records = record.get(len..).unwrap_or_default();
        }
        true
    }

    /// Where an address is on this device, in each copy; none if it is on others.
    pub(super) fn places(&self, address: u64) -> impl Iterator<Item = u64> + '_ {
        let found = self.0.partition_point(|known| known.start <= address).checked_sub(1);
        let found = found.and_then(|place| self.0.get(place)).filter(|known| address < known.end);
        found.into_iter().flat_map(move |known| {
            let within = address.saturating_sub(known.start);
            known.copies.iter().map(move |copy| copy.saturating_add(within))
        })
    }

    /// How many ranges there are.
    pub(super) const fn len(&self) -> usize {
        self.0.len()
    }
}
