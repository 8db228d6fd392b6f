//! The sectors of a volume, filled from the first to the last.

use crate::disc::SECTOR_SIZE;
use crate::error::{Error, Result};
use crate::source::{Recipe, Segment};
use crate::tree::Body;

/// The recipe so far.
#[derive(Debug, Default)]
pub(super) struct Canvas(Recipe);

impl Canvas {
    /// Continues at a sector, with zeros up to it.
    pub(super) fn seek(&mut self, sector: u32) -> Result<()> {
        let at = u64::from(sector).saturating_mul(SECTOR_SIZE);
        let gap = at.checked_sub(self.0.len());
        // Two structures would have the same sector.
        let gap = gap.ok_or(Error::OverLimit("sectors that are free"))?;
        self.0.push(Segment::Zeros(gap));
        Ok(())
    }

    pub(super) fn bytes(&mut self, sector: u32, bytes: &[u8]) -> Result<()> {
        self.seek(sector)?;
        self.0.push(Segment::Bytes(bytes.into()));
        Ok(())
    }

    /// Number of bytes so far.
    pub(super) fn len(&self) -> u64 {
        self.0.len()
    }

    /// Appends a recipe at the current place.
    pub(super) fn recipe(&mut self, recipe: &Recipe) {
        self.0.append(recipe);
    }

    /// Appends the data of a file, up to the end of its sector where its source continues that far.
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
