//! The sectors of a volume, filled from the first to the last.

use crate::disc::SECTOR_SIZE;
use crate::error::{Error, Result};
use crate::source::{Recipe, Segment};
use crate::tree::Body;

/// What has been written so far.
#[derive(Debug, Default)]
pub(super) struct Canvas(Recipe);

impl Canvas {
    /// Goes on at a sector, with zeros before it.
    pub(super) fn seek(&mut self, sector: u32) -> Result<()> {
        let at = u64::from(sector).saturating_mul(SECTOR_SIZE);
        let gap = at.checked_sub(self.0.len());
        // Would mean that two things were given the same sector.
        let gap = gap.ok_or(Error::OverLimit("sectors that are free"))?;
        self.0.push(Segment::Zeros(gap));
        Ok(())
    }

    pub(super) fn bytes(&mut self, sector: u32, bytes: Vec<u8>) -> Result<()> {
        self.seek(sector)?;
        self.0.push_bytes(bytes);
        Ok(())
    }

    /// Bytes so far.
    pub(super) fn len(&self) -> u64 {
        self.0.len()
    }

    /// What follows at once.
    pub(super) fn recipe(&mut self, recipe: &Recipe) {
        self.0.append(recipe);
    }

    /// A file's data; where its source goes on to the end of the sector, up to there.
    pub(super) fn body(&mut self, sector: u32, body: &Body) -> Result<()> {
        self.seek(sector)?;
        self.0.append(&body.recipe);
        let rest = body.recipe.len().next_multiple_of(SECTOR_SIZE).saturating_sub(body.recipe.len());
        if let Some(Segment::Copy { from, range }) = body.recipe.segments().last().filter(|_| body.fills_sector) {
            let end = range.end.saturating_add(rest);
            if end <= from.len() {
                self.0.push(Segment::Copy { from: from.clone(), range: range.end..end });
            }
        }
        Ok(())
    }

    pub(super) fn finish(mut self, sectors: u32) -> Result<Recipe> {
        self.seek(sectors)?;
        Ok(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    #[test]
    fn neighbours_become_one_range_across_the_ends_of_sectors() {
        let source = Source::from_bytes(vec![7; 4 * 2048]);
        let body =
            |range: std::ops::Range<u64>| Body { recipe: Recipe::of(&source, range), order: None, fills_sector: true };
        let mut canvas = Canvas::default();
        canvas.body(1, &body(0..100)).unwrap();
        canvas.body(2, &body(2048..2 * 2048 + 5)).unwrap();
        assert!(canvas.seek(3).is_err());
        let recipe = canvas.finish(5).unwrap();
        assert_eq!(recipe.len(), 5 * 2048);
        let kinds: Vec<u64> = recipe.segments().iter().map(Segment::len).collect();
        assert_eq!(kinds, [2048, 3 * 2048, 2048]);
    }
}
