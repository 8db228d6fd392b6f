//! Finds files with the same content, which are stored once.

use std::collections::HashMap;

use super::{BodyId, Draft};
use crate::bytes::crc::Crc32;
use crate::error::Result;
use crate::job::{Job, Progress, Step};
use crate::order::sort_by;
use crate::source::{Recipe, Source};

/// Bytes read at once.
const PIECE: u64 = 1 << 20;

/// Finds identical data and, at the end, lets all nodes share the first copy. Only data of equal length is read, for
/// its CRC and, if that is equal too, byte by byte. Data from an existing image is left as it is.
pub struct Sharing<'a> {
    draft: &'a mut Draft,
    /// Data still to be read, the last first.
    left: Vec<BodyId>,
    /// Data that has been read, by length and CRC; all different.
    known: HashMap<(u64, u32), Vec<BodyId>>,
    /// Replacements for duplicate bodies.
    same: HashMap<BodyId, BodyId>,
    progress: Progress,
}

impl<'a> Sharing<'a> {
    /// Finds the data of a draft that could be identical.
    #[must_use]
    pub fn new(draft: &'a mut Draft) -> Self {
        let mut lengths: HashMap<u64, Vec<BodyId>> = HashMap::new();
        for (number, body) in (0_u32..).zip(draft.bodies()) {
            if body.order.is_none() && !body.recipe.is_empty() {
                lengths.entry(body.recipe.len()).or_default().push(BodyId(number));
            }
        }
        lengths.retain(|_, bodies| bodies.len() > 1);
        let bytes = |(length, bodies): (&u64, &Vec<BodyId>)| length.saturating_mul(bodies.len() as u64);
        let total = lengths.iter().map(bytes).sum();
        let mut left: Vec<BodyId> = lengths.into_values().flatten().collect();
        sort_by(&mut left, &mut |one, other| other.cmp(one));
        Self { draft, left, known: HashMap::new(), same: HashMap::new(), progress: Progress { done: 0, total } }
    }

    /// Identical data seen before, if any.
    fn look_up(&mut self, id: BodyId, source: &Source) -> Result<Option<BodyId>> {
        let like = self.known.entry((source.len(), crc(source)?)).or_default();
        for other in like.iter() {
            let known = self.draft.body(*other).map(|body| body.recipe.clone()).unwrap_or_default();
            if equal(source, known)? {
                return Ok(Some(*other));
            }
        }
        like.push(id);
        Ok(None)
    }
}

impl Job for Sharing<'_> {
    type Output = ();

    fn step(&mut self, budget: u64) -> Result<Step<()>> {
        let until = self.progress.done.saturating_add(budget);
        while let Some(id) = self.left.pop() {
            let recipe = self.draft.body(id).map(|body| body.recipe.clone()).unwrap_or_default();
            let source = recipe.into_source();
            if let Some(first) = self.look_up(id, &source)? {
                self.same.insert(id, first);
            }
            self.progress.done = self.progress.done.saturating_add(source.len());
            if self.progress.done >= until && !self.left.is_empty() {
                return Ok(Step::More(self.progress));
            }
        }
        self.draft.replace_bodies(&self.same);
        Ok(Step::Done(()))
    }
}

fn piece(source: &Source, at: u64) -> Result<Vec<u8>> {
    Ok(source.read_up_to(at, usize::try_from(PIECE).unwrap_or(usize::MAX))?)
}

fn crc(source: &Source) -> Result<u32> {
    let mut hasher = Crc32::new();
    let mut at = 0;
    while at < source.len() {
        hasher.update(&piece(source, at)?);
        at = at.saturating_add(PIECE);
    }
    Ok(hasher.finalize())
}

fn equal(source: &Source, other: Recipe) -> Result<bool> {
    let other = other.into_source();
    let mut at = 0;
    while at < source.len() {
        if piece(source, at)? != piece(&other, at)? {
            return Ok(false);
        }
        at = at.saturating_add(PIECE);
    }
    Ok(source.len() == other.len())
}

#[cfg(test)]
mod tests {
    use super::super::{Body, Content, DraftNode, Name};
    use super::*;

    #[test]
    fn the_same_content_becomes_one_body() {
        let mut draft = Draft::new();
        for (name, content) in [("a", "same"), ("b", "diff"), ("c", "same"), ("d", "longer"), ("e", "")] {
            let source = Source::from_bytes(content.as_bytes());
            let recipe = Recipe::of(&source, 0..source.len());
            let body = draft.add_body(Body { recipe, ..Body::default() }).unwrap();
            draft.add(Draft::ROOT, DraftNode::new(Name::Text(name.into()), Content::File(body))).unwrap();
        }
        Sharing::new(&mut draft).run().unwrap();
        let bodies: Vec<&Content> =
            draft.children(Draft::ROOT).iter().map(|id| &draft.node(*id).unwrap().content).collect();
        let expected = [0, 1, 0, 3, 4].map(|number| Content::File(BodyId(number)));
        assert!(bodies.into_iter().eq(&expected));
    }
}
