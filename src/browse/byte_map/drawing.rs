//! A drawing of the map: the usage of each of some equal parts.

use std::ops::Range;

use super::{ByteMap, GapContent, RegionUsage};

/// Usage of each part of a range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// The usage that is shown of each part.
    pub parts: Vec<RegionUsage>,
    /// Numbers of the parts with bad sectors.
    pub bad: Vec<u32>,
    /// Number of regions that were looked at.
    pub looked: u64,
}

impl ByteMap {
    /// Draws a range in equal parts. A part shows its main usage; but descriptors, boot images and other small,
    /// specific structures always show.
    #[must_use]
    pub fn draw(&self, range: &Range<u64>, parts: u32) -> Drawing {
        let mut drawing = Drawing { parts: Vec::new(), bad: Vec::new(), looked: 0 };
        let edge = |part: u32| edge(range, part, parts);
        let before = |byte: u64, looked: &mut u64| RegionUsage::ALL.map(|usage| self.bytes_before(usage, byte, looked));
        let mut here = before(range.start, &mut drawing.looked);
        for part in 0..parts {
            let bytes = edge(part)..edge(part.saturating_add(1));
            let next = before(bytes.end, &mut drawing.looked);
            let counts = RegionUsage::ALL.iter().zip(here.iter().zip(&next));
            let counts = counts.map(|(usage, (here, next))| (*usage, next.saturating_sub(*here)));
            drawing.parts.push(shown(counts, bytes.start.min(self.end)..bytes.end.min(self.end), self));
            if self.bad_in(&bytes) > 0 {
                drawing.bad.push(part);
            }
            here = next;
        }
        self.draw_zeros(range, &mut drawing);
        drawing
    }

    /// Shows gaps that are known to be zeros as zeros.
    fn draw_zeros(&self, range: &Range<u64>, drawing: &mut Drawing) {
        let parts = u32::try_from(drawing.parts.len()).unwrap_or(u32::MAX);
        let zeros = self.gaps.iter_from(range.start).take_while(|(at, _)| *at < range.end);
        for (at, _) in zeros.filter(|(_, content)| **content == GapContent::Zeros) {
            let Some(region) = self.region_at(at).and_then(|number| self.region(number)) else { continue };
            let first = part_of(range, region.start, parts);
            let last = part_of(range, region.end.saturating_sub(1), parts);
            for part in first..=last {
                let shown = usize::try_from(part).ok().and_then(|part| drawing.parts.get_mut(part));
                if let Some(shown) = shown.filter(|shown| **shown == RegionUsage::Gap) {
                    *shown = RegionUsage::Zeros;
                }
            }
        }
    }
}

/// The first byte of a part.
fn edge(range: &Range<u64>, part: u32, parts: u32) -> u64 {
    let len = u128::from(range.end.saturating_sub(range.start));
    let offset = len.saturating_mul(part.into()).checked_div(parts.into()).unwrap_or(0);
    range.start.saturating_add(u64::try_from(offset).unwrap_or(u64::MAX))
}

/// The part that a byte is in.
fn part_of(range: &Range<u64>, byte: u64, parts: u32) -> u32 {
    let offset = u128::from(byte.saturating_sub(range.start)).saturating_mul(parts.into());
    let part = offset.checked_div(u128::from(range.end.saturating_sub(range.start))).unwrap_or(0);
    u32::try_from(part).unwrap_or(u32::MAX).min(parts.saturating_sub(1))
}

fn shown(counts: impl Iterator<Item = (RegionUsage, u64)>, bytes: Range<u64>, map: &ByteMap) -> RegionUsage {
    if bytes.start >= bytes.end {
        // There are more parts than bytes.
        let number = map.region_at(bytes.start.min(map.end.saturating_sub(1)));
        return number.and_then(|number| map.starts.get(number)).map_or(RegionUsage::Gap, |start| start.usage);
    }
    let mut shown = (RegionUsage::Gap, 0);
    for (usage, count) in counts.filter(|(_, count)| *count > 0) {
        if count > shown.1 || usage >= RegionUsage::Metadata {
            shown = (usage, count);
        }
    }
    shown.0
}
