//! Contents of a gap: zeros, or data that nothing refers to.

use std::ops::Range;

use super::{ByteMap, GapContent, RegionUsage, Space};
use crate::error::Result;
use crate::limits;
use crate::open::Image;
use crate::source::Files;

impl ByteMap {
    /// Reads a gap, unless that has been done, up to its first byte that is not zero and at most
    /// [`limits::GAP_BYTES`] of it. Returns the number of bytes that were read.
    ///
    /// # Errors
    /// If the image cannot be read.
    pub fn look_at_gap(&mut self, number: usize, files: &Files, image: &Image) -> Result<u64> {
        let Some(region) = self.region(number).filter(|region| region.usage == RegionUsage::Gap) else { return Ok(0) };
        let (start, end) = (region.start, region.end);
        if region.has_data {
            return Ok(0);
        }
        let mut at = start;
        let last = end.min(start.saturating_add(limits::GAP_BYTES));
        while at < last {
            let bytes = self.read(at..last, files, image)?;
            let read = u64::try_from(bytes.len()).unwrap_or(0);
            if bytes.iter().any(|byte| *byte != 0) {
                self.gaps.insert(start, GapContent::Data);
                return Ok(at.saturating_sub(start).saturating_add(read));
            }
            if read == 0 {
                break;
            }
            at = at.saturating_add(read);
        }
        if at == end {
            self.gaps.insert(start, GapContent::Zeros);
        }
        Ok(at.saturating_sub(start))
    }

    /// Reads some bytes of a range: at most those in one file.
    fn read(&self, range: Range<u64>, files: &Files, image: &Image) -> Result<Vec<u8>> {
        const PIECE: u64 = 64 << 10;
        let len = usize::try_from(range.end.saturating_sub(range.start).min(PIECE)).unwrap_or(0);
        let (content, offset) = match &self.space {
            Space::Files(joined) => {
                let Some((file, offset)) = joined.file_at(range.start) else { return Ok(Vec::new()) };
                let file = usize::try_from(file.0).ok().and_then(|at| files.all().get(at));
                let Some(file) = file else { return Ok(Vec::new()) };
                (file.content.clone(), offset)
            }
            Space::Medium(_) => {
                let Some(volume) = image.volumes.first() else { return Ok(Vec::new()) };
                (volume.content.clone(), range.start)
            }
        };
        Ok(content.read_up_to(offset, len)?)
    }
}
