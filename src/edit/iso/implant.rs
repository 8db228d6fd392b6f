//! Adds a checksum to a new image, which requires reading all of it.

use md5::{Digest, Md5};

use super::decision::{Decision, Outcome};
use super::rebuilt::Rebuilt;
use super::summing::Summing;
use crate::error::Result;
use crate::fs::iso9660::write::{Checksum, Fragments};
use crate::job::{Job, Progress, Step};
use crate::source::{ReadAt, Recipe, Source};

/// Name of the checksum in the decisions.
pub(super) const WHAT: &str = "Checksum of the image (isomd5sum)";

/// Reads a new image and inserts its checksum. Before that, the image has none, and its decisions say so.
#[derive(Debug)]
pub struct Implant {
    rebuilt: Rebuilt,
    /// The checksums of libisofs, which exclude this one.
    summing: Option<Summing>,
    checksum: Option<Checksum>,
    source: Source,
    covered: u64,
    done: u64,
    digest: Md5,
    fragments: Fragments,
}

impl Implant {
    /// # Errors
    /// If the image cannot be read.
    pub(super) fn new(mut rebuilt: Rebuilt, checksum: Option<Checksum>) -> Result<Self> {
        let summing = rebuilt.sums.take().map(|placed| Summing::new(placed, &rebuilt.recipe));
        let source = without_field(&rebuilt.recipe).into_source();
        let is_wanted = checksum.is_some() && is_free(&rebuilt.recipe)?;
        let covered = if is_wanted { Checksum::covered(&source)? } else { 0 };
        let fragments = Fragments::new(covered);
        Ok(Self { rebuilt, summing, checksum, source, covered, done: 0, digest: Md5::new(), fragments })
    }

    fn block(&mut self) -> Result<()> {
        let length = self.covered.saturating_sub(self.done).min(Checksum::BLOCK);
        let mut bytes = vec![0; usize::try_from(length).unwrap_or(0)];
        self.source.read_exact_at(self.done, &mut bytes)?;
        self.digest.update(&bytes);
        if self.fragments.is_border(self.done) {
            self.fragments.record(self.done, &self.digest.clone().finalize());
        }
        self.done = self.done.saturating_add(length);
        Ok(())
    }

    fn finish(&mut self) -> Rebuilt {
        let mut rebuilt = std::mem::take(&mut self.rebuilt);
        for (at, bytes) in self.summing.take().into_iter().flat_map(Summing::finish) {
            rebuilt.recipe = with(&rebuilt.recipe, at, bytes);
        }
        let Some(checksum) = self.checksum else { return rebuilt };
        rebuilt.decisions.retain(|line| line.what != WHAT);
        if self.covered == 0 {
            let why = "there is no room for it in the primary descriptor";
            rebuilt.decisions.push(Decision::new(Outcome::Dropped, WHAT, why));
            return rebuilt;
        }
        self.fragments.finish();
        let text = checksum.text(&self.digest.finalize_reset(), &self.fragments);
        rebuilt.recipe = with_field(&rebuilt.recipe, text);
        rebuilt.decisions.push(Decision::new(Outcome::Patched, WHAT, "recomputed for the new image"));
        rebuilt
    }
}

impl Job for Implant {
    type Output = Rebuilt;

    fn step(&mut self, budget: u64) -> Result<Step<Rebuilt>> {
        if let Some(summing) = &mut self.summing {
            let until = summing.done.saturating_add(budget.max(1));
            while summing.done < until {
                if !summing.step()? {
                    return Ok(Step::Done(self.finish()));
                }
            }
            return Ok(Step::More(Progress { done: summing.done, total: summing.total() }));
        }
        let until = self.done.saturating_add(budget.max(1)).min(self.covered);
        while self.done < until {
            self.block()?;
        }
        if self.done < self.covered {
            return Ok(Step::More(Progress { done: self.done, total: self.covered }));
        }
        Ok(Step::Done(self.finish()))
    }
}

/// Whether the field is unused; CD-ROM XA, for example, has its signature there.
fn is_free(image: &Recipe) -> Result<bool> {
    let field = image.clone().into_source().read_up_to(Checksum::FIELD, Checksum::LENGTH)?;
    Ok(field.iter().all(|byte| matches!(byte, 0 | b' ')))
}

fn without_field(image: &Recipe) -> Recipe {
    with_field(image, vec![b' '; Checksum::LENGTH])
}

fn with_field(image: &Recipe, field: Vec<u8>) -> Recipe {
    with(image, Checksum::FIELD, field)
}

/// The image with some bytes replaced.
fn with(image: &Recipe, at: u64, bytes: Vec<u8>) -> Recipe {
    let mut recipe = Recipe::default();
    let behind = at.saturating_add(bytes.len() as u64);
    image.below(0..at).into_iter().flatten().for_each(|part| recipe.push(part));
    recipe.push_bytes(bytes);
    image.below(behind..image.len()).into_iter().flatten().for_each(|part| recipe.push(part));
    recipe
}
