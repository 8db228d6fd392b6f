//! Translates addresses to places on the devices.

use std::collections::BTreeSet;

use zerocopy::FromBytes;

use super::layout::{Chunk, DiskKey, MIRRORED_STRIPES, PARITY, STRIPED, Stripe};

/// A device that was opened, in the content that has all of them one after the other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Device {
    pub(super) number: u64,
    pub(super) start: u64,
    pub(super) end: u64,
}

/// A place in that content, and where its device ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) at: u64,
    pub(super) end: u64,
}

/// A range of addresses.
struct Mapped {
    start: u64,
    end: u64,
    /// Its copies on the devices that were opened; those of each column of stripes if it is in stripes.
    columns: Vec<Vec<Place>>,
    /// Bytes of a stripe.
    stripe: u64,
}

/// All ranges, in order.
pub(super) struct Chunks {
    all: Vec<Mapped>,
    devices: Vec<Device>,
    /// Numbers of devices that have data, and weren't opened.
    pub(super) missing: BTreeSet<u64>,
}

impl Chunks {
    /// No ranges yet, of a volume on these devices.
    pub(super) const fn new(devices: Vec<Device>) -> Self {
        Self { all: Vec::new(), devices, missing: BTreeSet::new() }
    }

    /// Adds a range by its recorded chunk. Returns the bytes of the record; `None` if it is damaged.
    pub(super) fn add(&mut self, start: u64, record: &[u8]) -> Option<usize> {
        let (chunk, mut rest) = Chunk::read_from_prefix(record).ok()?;
        let end = start.checked_add(chunk.len.get())?;
        let count = usize::from(chunk.stripes.get());
        let mut stripes = Vec::new();
        for _ in 0..count {
            let (stripe, behind) = Stripe::read_from_prefix(rest).ok()?;
            rest = behind;
            let device = self.devices.iter().find(|device| device.number == stripe.device.get());
            if device.is_none() {
                self.missing.insert(stripe.device.get());
            }
            stripes.push(
                device.map(|device| Place { at: device.start.saturating_add(stripe.offset.get()), end: device.end }),
            );
        }
        let kind = chunk.kind.get();
        let each = match kind {
            // Of several with parity, which is rotated, none is used.
            _ if kind & PARITY != 0 && count > 1 => 0,
            _ if kind & STRIPED != 0 => 1,
            _ if kind & MIRRORED_STRIPES != 0 => usize::from(chunk.sub_stripes.get()).max(1),
            _ => count,
        };
        let columns = if each == 0 { Vec::new() } else { columns(&stripes, each) };
        let mapped = Mapped { start, end, columns, stripe: chunk.stripe_len.get() };
        let place = self.all.partition_point(|known| known.start < start);
        if self.all.get(place).is_none_or(|known| known.start != start) {
            self.all.insert(place, mapped);
        }
        Some(size_of::<Chunk>().saturating_add(count.saturating_mul(size_of::<Stripe>())))
    }

    /// Adds the ranges in the superblock, each behind its key. Returns whether all make sense.
    pub(super) fn add_all(&mut self, mut records: &[u8]) -> bool {
        while !records.is_empty() {
            let Ok((key, record)) = DiskKey::read_from_prefix(records) else { return false };
            let Some(len) = self.add(key.get().offset, record) else { return false };
            records = record.get(len..).unwrap_or_default();
        }
        true
    }

    /// Where an address is, in each copy, and how many bytes follow it there; no copies if it is on other devices.
    pub(super) fn places(&self, address: u64) -> (Vec<Place>, u64) {
        let found = self.all.partition_point(|known| known.start <= address).checked_sub(1);
        let found = found.and_then(|place| self.all.get(place)).filter(|known| address < known.end);
        let Some(known) = found else { return (Vec::new(), 0) };
        let (within, left) = (address.saturating_sub(known.start), known.end.saturating_sub(address));
        let count = known.columns.len() as u64;
        let (number, skip) = match (within.checked_div(known.stripe), within.checked_rem(known.stripe)) {
            (Some(number), Some(skip)) if count > 1 => (number, skip),
            _ => (0, within),
        };
        let column = number.checked_rem(count).and_then(|column| usize::try_from(column).ok());
        let row = number.checked_div(count).unwrap_or(0);
        let offset = row.saturating_mul(known.stripe).saturating_add(skip);
        let copies = column.and_then(|column| known.columns.get(column)).map(Vec::as_slice).unwrap_or_default();
        let place = |copy: &Place| Place { at: copy.at.saturating_add(offset), end: copy.end };
        let run = if count > 1 { known.stripe.saturating_sub(skip).min(left) } else { left };
        (copies.iter().map(place).collect(), run)
    }

    /// How many devices were opened.
    pub(super) const fn devices(&self) -> usize {
        self.devices.len()
    }

    /// How many ranges there are.
    pub(super) const fn len(&self) -> usize {
        self.all.len()
    }
}

/// Stripes in columns of so many copies, as far as their devices were opened.
fn columns(stripes: &[Option<Place>], each: usize) -> Vec<Vec<Place>> {
    stripes.chunks(each).map(|copies| copies.iter().copied().flatten().collect()).collect()
}

#[cfg(test)]
mod tests {
    use zerocopy::IntoBytes;

    use super::*;

    const DEVICES: [Device; 2] =
        [Device { number: 1, start: 0, end: 1000 }, Device { number: 2, start: 1000, end: 3000 }];

    fn chunks(kind: u64, sub_stripes: u16, stripes: &[(u64, u64)]) -> Chunks {
        let chunk = Chunk {
            len: 400.into(),
            owner: 2.into(),
            stripe_len: 64.into(),
            kind: kind.into(),
            alignment: 0.into(),
            width: 0.into(),
            sector_size: 0.into(),
            stripes: u16::try_from(stripes.len()).unwrap().into(),
            sub_stripes: sub_stripes.into(),
        };
        let stripe =
            |(device, offset): &(u64, u64)| [&device.to_le_bytes()[..], &offset.to_le_bytes(), &[0; 16]].concat();
        let record = [chunk.as_bytes(), &stripes.iter().flat_map(stripe).collect::<Vec<u8>>()].concat();
        let mut chunks = Chunks::new(DEVICES.to_vec());
        assert_eq!(chunks.add(5000, &record), Some(record.len()));
        chunks
    }

    fn places(chunks: &Chunks, address: u64) -> (Vec<u64>, u64) {
        let (places, run) = chunks.places(address);
        (places.iter().map(|place| place.at).collect(), run)
    }

    #[test]
    fn stripes_and_copies_are_found_on_the_devices_at_hand() {
        let mirror = chunks(0x11, 1, &[(1, 100), (2, 200), (3, 300)]);
        assert_eq!(places(&mirror, 5010), (vec![110, 1210], 390));
        assert_eq!(places(&mirror, 5400), (vec![], 0));
        assert_eq!(mirror.missing.iter().copied().collect::<Vec<u64>>(), [3]);
        let striped = chunks(0x9, 1, &[(1, 100), (2, 200)]);
        assert_eq!(places(&striped, 5010), (vec![110], 54));
        assert_eq!(places(&striped, 5064), (vec![1200], 64));
        assert_eq!(places(&striped, 5130), (vec![166], 62));
        // The second column is on a device that wasn't opened.
        let halved = chunks(0x9, 1, &[(1, 100), (3, 200)]);
        assert_eq!((places(&halved, 5010), places(&halved, 5064)), ((vec![110], 54), (vec![], 64)));
        // Two copies of each of two columns.
        let both = chunks(0x41, 2, &[(1, 0), (3, 0), (1, 300), (2, 300)]);
        assert_eq!(places(&both, 5000), (vec![0], 64));
        assert_eq!(places(&both, 5064 + 128), (vec![364, 1364], 64));
        // With parity.
        assert_eq!(places(&chunks(0x81, 1, &[(1, 0), (2, 0), (3, 0)]), 5000).0, [0; 0]);
    }
}
